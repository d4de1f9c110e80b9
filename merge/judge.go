package merge

import (
	"slices"
	"time"

	"entente"
	"entente/merge/origin"
)

// # How far a thing may be believed
//
// One rule judges events, entries of the ledgers and what watches look at
// (Judge), once it is known who has it from whom:
//
//   - A report affirms if it says that the thing is so: at least as probable and
//     not still to come, or as possible of the past on somebody's word ("Seoul
//     says the North may have sent shells"). What could, may or will be affirms
//     nothing, and a report of negative polarity denies.
//   - A party speaks where its officials or state media vouch within the text
//     and no other state tells it in its name, or where its own medium or
//     ministry says so in its own voice. Who is done harm to is no party: it
//     accuses (Parties).
//
// With none that affirms, a thing is possible, or denied where some deny it.
// Where the last word of a party is that it is so, it is confirmed; what a party
// denied and then owns up to is confirmed, what it takes back is not. Else, what
// anybody denies is disputed. Else it is corroborated where Independent origins
// say so in their own voice, reported where one does, and alleged where all have
// it on somebody's word.

// Independent is how many origins confirm a thing between them.
const Independent = 2

// Claim is what one report says of a thing, as far as judging goes.
type Claim struct {
	Standing entente.Standing
	Origin   string // whom its document has it from; empty if that is not known
	Party    bool   // a party speaks (Speaks)
}

// Judge says how far a thing may be believed, by the claims about it in order
// of publication.
func Judge(claims []Claim) entente.Status {
	var v verdict
	for i := range claims {
		c := &claims[i]
		v.hear(&c.Standing, c.Origin, c.Party)
	}
	return v.status()
}

// verdict is what claims heard so far come to.
type verdict struct {
	affirmed, denied, plain, owned bool
	origins                        [Independent]string // that say so in their own voice
	voices                         int                 // how many of them
}

func (v *verdict) hear(s *entente.Standing, origin string, party bool) {
	switch {
	case denies(*s):
		v.denied = true
		v.owned = v.owned && !party
		return
	case !affirms(*s):
		return
	}
	v.affirmed = true
	if !s.Counts() {
		return
	}
	v.owned = v.owned || party
	if len(s.AttributedTo) > 0 {
		return
	}
	v.plain = true
	if origin != "" && v.voices < Independent && !slices.Contains(v.origins[:v.voices], origin) {
		v.origins[v.voices] = origin
		v.voices++
	}
}

func (v *verdict) status() entente.Status {
	switch {
	case !v.affirmed && v.denied:
		return entente.StatusDenied
	case !v.affirmed:
		return entente.StatusPossible
	case v.owned:
		return entente.StatusConfirmed
	case v.denied:
		return entente.StatusDisputed
	case v.voices >= Independent:
		return entente.StatusCorroborated
	case v.plain:
		return entente.StatusReported
	}
	return entente.StatusAlleged
}

// affirms reports whether a report says that a thing is so.
func affirms(s entente.Standing) bool {
	return s.Counts() ||
		s.Polarity == entente.Positive && s.Certainty == entente.Possible && s.Time == entente.Past && len(s.AttributedTo) > 0
}

func denies(s entente.Standing) bool { return s.Polarity == entente.Negative }

// open reports whether a report neither affirms nor denies.
func open(s entente.Standing) bool { return !affirms(s) && !denies(s) }

// Parties are those whose word confirms an event: who acts, and of cooperation
// also whom it is done to.
func Parties(e *entente.Event) []entente.Entity {
	if e.Quad > 2 {
		return e.Actors
	}
	return slices.Concat(e.Actors, e.Recipients)
}

// Speaks reports whether one of some parties speaks in a report: within its
// words, or as the outlet whose own words they are.
func Speaks(s entente.Standing, outlets []entente.Publisher, parties []entente.Entity) bool {
	codes := ownCodes(parties)
	if len(s.AttributedTo) > 0 {
		return speaks(s, codes)
	}
	return slices.ContainsFunc(outlets, func(p entente.Publisher) bool { return slices.Contains(codes, speaksFor(&p)) })
}

// ownCodes are the codes of parties, none of them empty.
func ownCodes(sides ...[]entente.Entity) []string {
	var codes []string
	for _, es := range sides {
		for i := range es {
			if es[i].Code != "" {
				codes = append(codes, es[i].Code)
			}
		}
	}
	return codes
}

// speaks reports that for a voice, of parties by their codes.
func (v *voice) speaks(codes []string) bool {
	if len(v.standing.AttributedTo) > 0 {
		return speaks(*v.standing, codes)
	}
	return slices.Contains(codes, v.official)
}

// speaksFor is the state for which an outlet speaks, empty if for none.
func speaksFor(p *entente.Publisher) string {
	if p.StateControlled || p.Kind == "ministry" || p.Kind == "government" {
		return p.Country
	}
	return ""
}

// speaks reports whether one of the parties vouches for a report within it.
func speaks(s entente.Standing, codes []string) bool {
	if len(s.AttributedTo) == 0 {
		return false
	}
	last := len(s.AttributedTo) - 1
	for i, a := range s.AttributedTo {
		media := a.Kind == entente.Media || a.Kind == entente.StateMedia
		if i < last && !media && a.Source.Code != s.AttributedTo[last].Source.Code {
			return false
		}
	}
	by := s.AttributedTo[last]
	official := by.Kind == entente.Official || by.Kind == entente.StateMedia || by.Kind == "" && by.Source.Code != ""
	return official && by.Source.Code != "" && slices.Contains(codes, by.Source.Code)
}

// From tells of a document whom it has a thing from: its place among the
// thing's origins, or else its publisher.
func From(origins []entente.Origin) func(doc entente.Document) string {
	if len(origins) == 0 {
		return Publisher
	}
	from := map[string]string{}
	for _, o := range origins {
		for _, id := range o.Documents {
			from[id] = "origin " + o.Documents[0]
		}
	}
	return func(doc entente.Document) string {
		if o, ok := from[doc.ID]; ok {
			return o
		}
		return Publisher(doc)
	}
}

// Witness is a report of a thing as far as its worth goes. A title says plainly
// what its text has on somebody's word, and is no claim where the text makes
// one.
type Witness struct {
	ID       string
	Document entente.Document
	Where    entente.Part
	Standing entente.Standing
}

// Witnesses are those of these ids, in their order.
func Witnesses(ids []string, all map[string]Witness) []Witness {
	out := make([]Witness, len(ids))
	for i, id := range ids {
		out[i] = all[id]
	}
	return out
}

// Claims are what witnesses, in order of publication, claim of a thing of some
// parties and origins.
func Claims(all []Witness, parties []entente.Entity, origins []entente.Origin) []Claim {
	from := From(origins)
	voices, codes := voicesOf(all), ownCodes(parties)
	body := bodies(voices)
	out := make([]Claim, 0, len(all))
	for i := range voices {
		if v := &voices[i]; v.claims(body) {
			out = append(out, Claim{Standing: *v.standing, Origin: from(all[i].Document), Party: v.speaks(codes)})
		}
	}
	return out
}

// voice is what judging goes by of a witness, which is far larger.
type voice struct {
	id, document string
	out          time.Time // when the document was published
	origin       string    // whom it has the thing from, where that is known
	official     string    // for which state its outlet speaks, empty if for none
	where        entente.Part
	standing     *entente.Standing
}

// voicesOf are those of witnesses, without the origins.
func voicesOf(all []Witness) []voice {
	voices := make([]voice, len(all))
	for i := range all {
		w := &all[i]
		voices[i] = voice{w.ID, w.Document.ID, published(w.Document), "", speaksFor(&w.Document.Publisher), w.Where, &w.Standing}
	}
	return voices
}

// claims reports whether a voice makes a claim: not a title whose text makes one (see bodies).
func (v *voice) claims(body map[string]bool) bool {
	return v.where != entente.Title || !body[v.document]
}

// bodies tells of which documents the text says a thing, and not the title
// alone; nil where no witness is a title.
func bodies(all []voice) map[string]bool {
	if !slices.ContainsFunc(all, func(v voice) bool { return v.where == entente.Title }) {
		return nil // nobody will ask
	}
	body := map[string]bool{}
	for i := range all {
		body[all[i].document] = body[all[i].document] || all[i].where != entente.Title
	}
	return body
}

// Tracer finds out who has a thing from whom.
type Tracer struct {
	Report    func(id string) origin.Report // of a document: who put it out and what its text is like
	Press     origin.Press
	Furniture func(uint32) bool // paragraphs that recur throughout the record; may be nil
}

// Origins are those of the documents of some witnesses.
func (t Tracer) Origins(all []Witness) []entente.Origin {
	return origin.Group(t.reports(all), t.Press, t.Furniture)
}

// reports are the documents of witnesses, each with what it says of the thing.
func (t Tracer) reports(all []Witness) []origin.Report {
	at := map[string]int{}
	body := bodies(voicesOf(all))
	var out []origin.Report
	for i := range all {
		id := all[i].Document.ID
		if all[i].Where == entente.Title && body[id] {
			continue
		}
		n, have := at[id]
		if !have {
			n = len(out)
			r := t.Report(id)
			r.ID, at[id] = id, n
			out = append(out, r)
		}
		out[n].Standings = append(out[n].Standings, all[i].Standing)
	}
	return out
}

// Transfer tells whom a transfer is known from, and judges it by that. The
// witnesses are its reports in their order.
func (t Tracer) Transfer(v *entente.RegisteredTransfer, all []Witness) {
	v.Origins = t.Origins(all)
	JudgeTransfer(v, all)
}

// Capability does so for a change of a capability.
func (t Tracer) Capability(v *entente.RegisteredCapability, all []Witness) {
	v.Origins = t.Origins(all)
	JudgeCapability(v, all)
}

// JudgeEvent judges an event by its mentions and the origins that it has.
func JudgeEvent(e *entente.Event, all []Witness) {
	e.Status = Judge(Claims(all, Parties(e), e.Origins))
}

// JudgeTransfer judges a transfer by its reports and the origins that it has.
func JudgeTransfer(v *entente.RegisteredTransfer, all []Witness) {
	v.Status = Judge(Claims(all, v.Parties(), v.Origins))
}

// JudgeCapability does so for a change of a capability.
func JudgeCapability(v *entente.RegisteredCapability, all []Witness) {
	v.Status = Judge(Claims(all, []entente.Entity{v.State}, v.Origins))
}
