package coder

import (
	"io/fs"
	"slices"
	"strings"

	"entente"
	"entente/codebook"
	"entente/coder/frame"
	toponym "entente/place"
)

// # What a thing stands for
//
// Whoever welcomes "the plan", shoots down "the plane" or condemns "the violence" does
// it to somebody: to the one of whom the text told, sentences before, that he announced
// the plan, flew the plane, or fired on the crowd. A reader keeps of each thing whose it
// is (thingtold.go), and the word that takes it up later, by its own noun or by another
// of the same kind, stands for him.

// ownWords are the lists of owners.txt.
type ownWords struct {
	wordLists
	kinds map[string][]string // of a noun
	does  map[string][]string // of a verb, the kinds of thing that take up what it does
}

func loadOwnWords(lang fs.FS) (*ownWords, error) {
	lists, err := loadWordLists(lang, "owners.txt")
	w := &ownWords{wordLists: lists, kinds: map[string][]string{}, does: map[string][]string{}}
	for name, words := range lists.lists {
		for word := range words {
			if kind, is := strings.CutPrefix(name, "kind."); is {
				w.kinds[word] = append(w.kinds[word], kind)
			} else if kind, is := strings.CutPrefix(name, "does."); is {
				w.does[word] = append(w.does[word], kind)
			}
		}
	}
	return w, err
}

// of reports whether a noun is of a kind in a list of kinds.
func (w *ownWords) of(list, noun string) bool {
	return slices.ContainsFunc(w.kinds[noun], func(k string) bool { return w.has(list, k) })
}

// taken is a word that takes up a thing told of elsewhere.
type taken struct {
	noun   string
	number int
	at     entente.Span
	text   string
	not    []entente.Entity // who is on the other side of the event
}

// How many sentences back a thing is found: under its own noun, under another of
// its kind, and as what was done last.
const (
	reachOfName = 30
	reachOfKind = 8
	reachOfDeed = 2
)

// The ways in which a word takes up a thing, the surest first.
const (
	bySameNoun = iota
	byKind
	byLastDeed
	waysOfTaking
)

// takes reports whether a thing can be what a word takes up in a way.
func (w *ownWords) takes(t *owned, x *taken, way int) bool {
	switch way {
	case bySameNoun:
		return t.noun != "" && t.noun == x.noun
	case byKind:
		return slices.ContainsFunc(w.kinds[x.noun], func(k string) bool { return slices.Contains(t.kinds, k) })
	}
	return t.deed && w.has("takes up", x.noun)
}

// ownerOf is the thing that a word takes up: the last before it that is called by its
// noun, else one of its kind; nil where two in one sentence are different people's.
func (r *reader) ownerOf(x *taken) *owned {
	for way, reach := range [waysOfTaking]int{reachOfName, reachOfKind, reachOfDeed} {
		if t, doubtful := r.lastOwned(x, way, reach); t != nil || doubtful {
			return t
		}
	}
	return nil
}

// lastOwned is the last thing that a word takes up in one way, within reach sentences;
// doubtful is whether its sentence has another such thing of somebody else.
func (r *reader) lastOwned(x *taken, way, reach int) (found *owned, doubtful bool) {
	for i := len(r.owned) - 1; i >= 0; i-- {
		t := &r.owned[i]
		if !before(t.at, x.at) || t.at.Overlaps(x.at) {
			continue
		}
		if x.number-t.number > reach || found != nil && found.in != t.in {
			break
		}
		if !t.counts(x) || !r.c.owns.takes(t, x, way) || sharesActor(t.by, x.not) {
			continue
		}
		if found != nil && !sameCodes(found.by, t.by) {
			return nil, true
		}
		if found == nil {
			found = t
		}
	}
	return found, false
}

// counts reports whether those whose a thing is can be on the other side of an event:
// of whom no state is told, only those who are expected at home, and not for a state.
func (t *owned) counts(x *taken) bool {
	if slices.ContainsFunc(t.by, placeable) {
		return true
	}
	return slices.Contains(homebound, t.by[0].Sector) && t.at.In != entente.Title && !slices.ContainsFunc(x.not, bareCountry)
}

// firstOwner is the thing that a headline's word stands for: the first that the text
// below tells of.
func (r *reader) firstOwner(x *taken) *owned {
	for way := range byLastDeed {
		for i := range r.owned {
			t := &r.owned[i]
			if t.at.In == entente.Body && t.number < reachOfDeed && r.c.owns.takes(t, x, way) && !sharesActor(t.by, x.not) {
				return t
			}
		}
	}
	return nil
}

// sharesActor reports whether somebody stands in both of two lists.
func sharesActor(a, b []entente.Entity) bool {
	return slices.ContainsFunc(a, func(e entente.Entity) bool {
		return slices.ContainsFunc(b, func(o entente.Entity) bool {
			return e.Code == o.Code && (e.Code != "" || e.Text == o.Text) && (oneActor(e, o) || e.Sector == o.Sector)
		})
	})
}

// sameCodes reports whether two lists are of the same states and sectors.
func sameCodes(a, b []entente.Entity) bool {
	key := func(es []entente.Entity) string {
		var out []string
		for _, e := range es {
			out = append(out, e.Code+strings.Join(e.Members, "+"))
		}
		slices.Sort(out)
		return strings.Join(slices.Compact(out), " ")
	}
	return key(a) == key(b)
}

// standIn is those whose a thing is, as the ones who a word for it stands for.
func (r *reader) standIn(x *taken, t *owned) []entente.Entity {
	out := slices.Clone(single(t.by))
	for i := range out {
		e := &out[i]
		e.Reason = "whose it is, told by “" + e.Text + "”: " + e.Reason
		e.Text, e.Span, e.Unknown = x.text, x.at, ""
		if (r.c.owns.has("armed", x.noun) || r.c.owns.has("armed", t.noun)) && bareState(*e) && entente.IsState(e.Code) {
			e.Sector = "MIL"
		}
	}
	return out
}

// thingsOf notes what a sentence tells of whose a thing is, and gives its mentions
// those for whom the things in them stand. first is the place of the sentence's first
// mention in the record.
func (r *reader) thingsOf(s *sentence, ms []entente.Mention, first int) {
	r.noteThings(s)
	r.noteDeeds(s, ms)
	for i := range ms {
		h, ok := s.coded[ms[i].ID]
		if !ok {
			continue
		}
		r.actorsByThing(s, &ms[i], h)
		r.recipientsByThing(s, &ms[i], h, first+i)
	}
}

// recipientsByThing puts the owner in the place of a mere thing that something is
// said about or done to, of a place, or of nobody.
func (r *reader) recipientsByThing(s *sentence, m *entente.Mention, h hit, at int) {
	if h.f.Mutual { // who signs "the deal" does it with its other party
		return
	}
	if es := r.keepers(s, m, h); len(es) > 0 {
		m.Recipients = es
		return
	}
	for _, k := range s.thingsAt(m, h) {
		k = s.wholeThing(k)
		told := s.toldBefore(k)
		if !told && !(m.Event == codebook.Protest && s.isNoun(k)) || s.refAt[k] >= 0 || !r.c.owns.touches(m.Event, s.lemma(k)) || len(s.ownersAt(k)) > 0 {
			continue
		}
		x := s.taking(k, m.Actors)
		if t := r.ownerOf(&x); told && t != nil {
			m.Recipients = r.standIn(&x, t)
			return
		}
		if len(m.Recipients) == 0 || isThing(m.Recipients[0]) {
			r.unowned = append(r.unowned, unowned{x, at})
		}
		return
	}
}

// keepers are those who hold what somebody wants back: "demanded the return of the
// boats" asks it of whoever seized the boats.
func (r *reader) keepers(s *sentence, m *entente.Mention, h hit) []entente.Entity {
	if m.Event != codebook.Request || h.pos != frame.Verb {
		return nil
	}
	for _, o := range s.heads(h.trigger, "obj") {
		of := s.under(o, "of")
		if !r.c.owns.has("giving back", s.lemma(o)) || len(of) == 0 || slices.ContainsFunc(m.Recipients, func(e entente.Entity) bool {
			k := s.headOf(e.Span)
			return k < 0 || !s.within(k, o)
		}) {
			continue
		}
		x := s.taking(of[0], m.Actors)
		if t := r.keeperOf(&x); t != nil {
			return r.standIn(&x, t)
		}
	}
	return nil
}

// keeperOf is who took last what a word names, else who took anything last.
func (r *reader) keeperOf(x *taken) *owned {
	var last *owned
	for i := len(r.held) - 1; i >= 0; i-- {
		t := &r.held[i]
		if !before(t.at, x.at) || x.number-t.number > reachOfKind || sharesActor(t.by, x.not) {
			continue
		}
		if t.noun == x.noun {
			return t
		}
		if last == nil {
			last = t
		}
	}
	return last
}

// thingsAt are the words that a mention's recipients may stand for: the one thing that
// it has; or what the event is about, where it has nobody but a place.
func (s *sentence) thingsAt(m *entente.Mention, h hit) []int {
	if len(m.Recipients) == 1 && isThing(m.Recipients[0]) {
		if k := s.headOf(m.Recipients[0].Span); k >= 0 {
			return []int{k}
		}
		return nil
	}
	if slices.ContainsFunc(m.Recipients, func(e entente.Entity) bool { return !s.atPlace(e) }) {
		return nil
	}
	var out []int
	if h.pos == frame.Verb {
		out = s.heads(h.trigger, "obj")
	}
	if len(m.Recipients) == 0 {
		for _, i := range append([]int{h.word}, out...) {
			for _, k := range s.kidsBy(i, "obl", "nmod") {
				if s.c.owns.has("matter", s.caseOf(k)) {
					out = append(out, k)
				}
			}
		}
	}
	return slices.DeleteFunc(out, func(k int) bool { return !s.isNoun(k) })
}

// atPlace reports whether somebody was read off the name of a place where a thing was
// done.
func (s *sentence) atPlace(e entente.Entity) bool {
	k := s.headOf(e.Span)
	return k >= 0 && s.relIs(k, "obl", "nmod") && (bareState(e) || strings.HasSuffix(e.Reason, whyHit)) && s.c.owns.has("place", s.caseOf(k))
}

// touches reports whether who does something of a type to a thing does it to its
// owner: what is said of anything, but only goods are struck or seized.
func (w *ownWords) touches(event, noun string) bool {
	switch event {
	case codebook.Accuse, codebook.Reject, codebook.Support, codebook.Agree, codebook.Concede, codebook.Protest, codebook.Request:
		return len(w.kinds[noun]) > 0 || w.has("takes up", noun)
	case codebook.Assault, codebook.Coerce, codebook.Retreat, codebook.Sanction:
		return w.of("goods", noun)
	case codebook.Threaten: // "vowed to avenge the attack"
		return w.of("goods", noun) || w.of("acting", noun)
	}
	return false
}

// isThing reports whether a role is filled by words that name nobody.
func isThing(e entente.Entity) bool {
	if strings.HasPrefix(e.Reason, whyTarget) { // only where it stands has told whose it is
		return true
	}
	return e.Code == "" && e.Sector == "" && len(e.Members) == 0 && e.Unknown == "" && e.Name == ""
}

// wholeThing is the thing of which a noun only names a part or the end: "the terms of
// the plan".
func (s *sentence) wholeThing(h int) int {
	for n := 0; h >= 0 && n < maxHops && s.c.owns.has("part", s.lemma(h)); n++ {
		of := append(s.under(h, "of"), s.under(h, "to")...)
		if len(of) == 0 {
			break
		}
		h = of[0]
	}
	return h
}

// toldBefore reports whether a noun is of a thing that was told of before.
func (s *sentence) toldBefore(h int) bool {
	return s.isNoun(h) && (s.part == entente.Title || s.definite(h) || s.c.owns.has("mass", s.lemma(h)))
}

// taking is a word as what takes up a thing.
func (s *sentence) taking(h int, not []entente.Entity) taken {
	ev := s.phrase(h)
	return taken{noun: s.lemma(h), number: s.ordinal(), at: ev.Span, text: ev.Text, not: not}
}

// ordinal is the number of a sentence in the body; the title stands before the first.
func (s *sentence) ordinal() int {
	if s.part == entente.Title {
		return -1
	}
	return s.number
}

// actorsByThing finds who did what only a thing is said to have done, or of which
// only its noun is left: "the strike killed six", "in the raid", "the arrests".
func (r *reader) actorsByThing(s *sentence, m *entente.Mention, h hit) {
	if anyKnown(m.Actors) || len(m.Actors) > 1 || len(m.Actors) == 1 && !isThing(m.Actors[0]) {
		return
	}
	list := "speaking"
	switch {
	case h.f.Mutual && m.Event != codebook.Assault:
		list = "shared"
	case codebook.Quad(m.Event)%2 == 0:
		list = "acting"
	}
	if t := r.sameDeed(s, m, h); t != nil {
		x := taken{at: m.Trigger.Span, text: m.Trigger.Text}
		m.Actors = r.standIn(&x, t)
		return
	}
	for _, k := range s.doingThings(h) {
		if !r.c.owns.of(list, s.lemma(k)) || !s.toldBefore(k) {
			continue
		}
		x := s.taking(k, m.Recipients)
		t := r.ownerOf(&x)
		if t == nil || list == "shared" && (len(t.by) < 2 || t.noun != x.noun) { // a treaty is no other paper, and has two parties at least
			continue
		}
		if k == h.word && t.noun != x.noun && len(s.under(k, "of"))+len(s.under(k, "on"))+len(s.under(k, "against")) > 0 {
			continue // "the bombing of Gaza" is one of its own
		}
		if m.Actors = r.standIn(&x, t); k == h.word && len(m.Recipients) == 0 && t.event == m.Event {
			m.Recipients = slices.Clone(t.to)
		}
		return
	}
}

// sameDeed is the event that a passive without a doer tells the outcome of: the only
// one of its type in its sentence, else in the one before. "Troops stormed the camp.
// Six people were killed."
func (r *reader) sameDeed(s *sentence, m *entente.Mention, h hit) *owned {
	if m.Event != codebook.Assault || !r.c.owns.has("outcome", s.lemma(h.word)) || h.pos != frame.Verb || !s.passive(h.word) || len(s.under(h.word, "by")) > 0 {
		return nil
	}
	var found *owned
	for i := len(r.owned) - 1; i >= 0 && s.ordinal()-r.owned[i].number <= 1; i-- {
		t := &r.owned[i]
		switch {
		case t.event != m.Event || len(t.by) > 1 || sharesActor(t.by, m.Recipients):
		case found == nil:
			found = t
		case found.in != t.in:
			return found
		case !sameCodes(found.by, t.by):
			return nil
		}
	}
	return found
}

// doingThings are the nouns of the things that may have done what a trigger tells.
func (s *sentence) doingThings(h hit) []int {
	if h.pos == frame.Noun && h.carrier < 0 {
		return []int{h.word}
	}
	out := s.subjectOf(h.trigger)
	if h.f.Mutual {
		out = append(out, s.heads(h.trigger, "obj")...)
	}
	if h.pos == frame.Verb && s.passive(h.word) {
		for _, by := range []string{"by", "in", "during", "with"} {
			out = append(out, s.under(h.word, by)...)
		}
	}
	return slices.DeleteFunc(out, func(k int) bool { return !s.isNoun(k) || s.refAt[k] >= 0 })
}

// unowned is a thing that nobody before was told to own, and the mention that is
// about it, by its place in the record.
type unowned struct {
	taken
	mention int
}

// ownThings settles, once all is read, those things whose owner was not told before:
// a headline's by what the text tells, and what organs of a state do in public by the
// state that the text is about, or where it was done.
func (r *reader) ownThings(about setting, towns []toponym.Found) {
	for i := range r.unowned {
		x, m := &r.unowned[i].taken, &r.out.Mentions[r.unowned[i].mention]
		if x.at.In == entente.Title {
			if t := r.firstOwner(x); t != nil {
				m.Recipients = r.standIn(x, t)
				continue
			}
		}
		state := about.state
		if state == "" {
			state, _ = r.ground(m, towns)
		}
		if e, ok := r.public(x, state); ok {
			m.Recipients = []entente.Entity{e}
		}
	}
	r.unowned = nil
}

// public is the organ of a state that makes things of a kind; of violence among its
// people, which strangers speak of, the state itself.
func (r *reader) public(x *taken, state string) (entente.Entity, bool) {
	if !entente.IsState(state) {
		return entente.Entity{}, false
	}
	e := entente.Entity{Text: x.text, Span: x.at, Code: state, Reason: "whose it is in public" + whySetting}
	for _, sector := range []string{"JUD", "GOV"} {
		if r.c.owns.has("public."+sector, x.noun) {
			e.Sector = sector
			return e, !slices.ContainsFunc(x.not, func(o entente.Entity) bool { return o.Code == state && (o.Sector == "" || o.Sector == sector) })
		}
	}
	strangers := slices.ContainsFunc(x.not, placeable) && !slices.ContainsFunc(x.not, func(o entente.Entity) bool { return o.Code == state })
	return e, r.c.owns.has("public", x.noun) && strangers
}
