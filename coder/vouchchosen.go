package coder

import (
	"slices"
	"strconv"
	"strings"

	"entente"
	"entente/coder/rank"
	"entente/coder/role"
)

// # Who says so, chosen
//
// Rules find who vouches for an event by the verbs of saying above it, or by who the
// quotation is of. Where the speaker is named sentences before, where a report goes on in
// his words without quotation marks, and where what stands beside an event is not said of
// it, a learned model (package role) puts another in the place of who the rules have, or
// nobody.

// OverVoucher is how many times as likely as what the rules say another source must be
// (lang/en/vouchers/README.md).
const OverVoucher = 1.5

// voice is what is kept of how a mention is told, for the choice of who says so.
type voice struct {
	quoted bool
	form   string // of the trigger
	above  string // the relation of the trigger's clause to what is over it
	person string // "we" or "I" as its subject or in its sentence
}

// voiceOf reads off the tree how a mention is told.
func (s *sentence) voiceOf(t trigger) voice {
	if t.word < 0 {
		return voice{}
	}
	v := voice{quoted: s.inSpeech(t.word), form: s.form(t.word), above: s.rel(t.word)}
	for i, n := t.word, 0; i >= 0 && n < manyUps; i, n = s.head(i), n+1 {
		if s.relIs(i, "ccomp", "parataxis", "advcl", "acl") {
			v.above = s.rel(i)
			if h := s.head(i); h >= 0 {
				v.above += " " + s.lemma(h)
			}
			break
		}
	}
	for i := range s.tree.Words {
		if l := s.lemma(i); s.word(i).UPOS == "PRON" && s.c.cues.has("the speaker himself", l) {
			v.person = l
			if s.head(i) == t.word {
				v.person += " itself"
			}
		}
	}
	return v
}

// vouched is one who may have said that an event is so.
type vouched struct {
	who   int // a party, noParty for nobody
	cited int // of reader.cited, -1 where he is not named near
	keep  bool
	sheet role.Sheet
}

// vouchQuest is the question of who says so.
type vouchQuest struct {
	*chooser
	at      int
	m       *entente.Mention
	stage   *stage
	learn   bool
	have    int // the party that the rules have last, noParty if none
	answers []vouched
}

// chooseVouchers puts another in the place of who says that mentions are so.
func (r *reader) chooseVouchers(about setting) {
	if !r.choosing || r.learn || r.lookKept || !r.c.vouchers.Learned() && !r.vouchKept {
		return
	}
	c := r.chooser(about)
	for i := range r.out.Mentions {
		q := c.vouchQuest(i)
		switch {
		case q == nil:
		case r.vouchKept:
			r.vouchers = append(r.vouchers, q.question())
		default:
			q.decide()
		}
	}
}

// vouchQuest asks who says that a mention is so, nil where nobody is near who could.
func (c *chooser) vouchQuest(at int) *vouchQuest {
	q := &vouchQuest{chooser: c, at: at, m: &c.r.out.Mentions[at], have: noParty, learn: c.r.vouchKept}
	if q.stage = c.r.stages[q.m.ID]; q.stage == nil || len(q.stage.ways) == 0 && q.stage.pos == "" {
		return nil
	}
	if by := q.m.Standing.AttributedTo; len(by) > 0 && isParty(by[len(by)-1].Source) {
		q.have = c.party(by[len(by)-1].Source)
	}
	q.answers = append(q.answers, vouched{who: q.have, cited: -1, keep: true})
	if len(q.m.Standing.AttributedTo) > 0 {
		q.answers = append(q.answers, vouched{who: noParty, cited: -1})
	}
	q.speakers()
	if len(q.answers) == 1 {
		return nil
	}
	for k := range q.answers {
		a := &q.answers[k]
		a.sheet = role.Sheet{Model: c.r.c.vouchers, Keep: q.learn}
		q.describe(a)
	}
	return q
}

// mostSpeakers bounds the answers to who says so.
const mostSpeakers = 10

// speakers adds who is named in the sentence, who speaks around it, and who said what was
// told before.
func (q *vouchQuest) speakers() {
	add := func(who, cited int) {
		if who == q.have || len(q.answers) > mostSpeakers || slices.ContainsFunc(q.answers, func(a vouched) bool { return !a.keep && a.who == who }) {
			return
		}
		q.answers = append(q.answers, vouched{who: who, cited: cited})
	}
	this := q.stage.sentence
	for _, speaking := range []bool{true, false} {
		for k := q.r.citings[this].from; k < q.r.citings[this].to; k++ {
			if q.r.cited[k].speaker == speaking {
				add(q.r.cited[k].party, k)
			}
		}
	}
	for _, step := range [...]int{-1, -2, 1} {
		i := this + step
		if i < 0 || i >= len(q.r.citings) || q.r.citings[i].part != q.m.Where {
			continue
		}
		for k := q.r.citings[i].from; k < q.r.citings[i].to; k++ {
			if o := &q.r.cited[k]; o.speaker || o.first {
				add(o.party, k)
			}
		}
	}
	if who := q.saidBefore(); who >= 0 {
		add(who, -1)
	}
}

// saidBefore is who vouches for the last mention that anybody vouches for.
func (q *vouchQuest) saidBefore() int {
	for i := q.at - 1; i >= 0; i-- {
		if by := q.r.out.Mentions[i].Standing.AttributedTo; len(by) > 0 {
			if e := by[len(by)-1].Source; isParty(e) {
				return q.party(e)
			}
			return noParty
		}
	}
	return noParty
}

// describe writes the features of an answer.
func (q *vouchQuest) describe(a *vouched) {
	s, v := &a.sheet, &q.stage.voice
	kind := q.kind(a)
	s.Add("is", kind)
	s.Add("is", kind, q.m.Event)
	s.Add("is", kind, v.form)
	s.Add("is", kind, "under", v.above)
	s.Add("is", kind, q.stage.pos, q.stage.rel)
	s.Add("is", kind, "time", string(q.m.Standing.Time), string(q.m.Standing.Polarity))
	s.Add("is", kind, "lemma", q.stage.lemma)
	if v.quoted {
		s.Add("quoted", kind)
		s.Add("quoted", kind, q.m.Event)
	}
	if v.person != "" {
		s.Add("person", v.person, kind)
	}
	if a.keep && len(q.m.Standing.AttributedTo) > 0 {
		q.describeKept(s)
	}
	if !a.keep && len(q.m.Standing.AttributedTo) > 0 {
		s.Add("instead", kind)
		by := &q.m.Standing.AttributedTo[len(q.m.Standing.AttributedTo)-1]
		s.Add("instead of", strings.ToLower(by.Cue.Text), kind)
		s.Add("instead of", class(&by.Source), kind)
	}
	if a.who >= 0 {
		q.describeSpeaker(a, kind)
	}
}

// kind tells where an answer is from.
func (q *vouchQuest) kind(a *vouched) string {
	switch {
	case a.keep && len(q.m.Standing.AttributedTo) == 0:
		return "none kept"
	case a.keep:
		return "kept"
	case a.who == noParty:
		return "none"
	case a.cited < 0:
		return "said before"
	}
	o, this := &q.r.cited[a.cited], q.stage.sentence
	out := "here"
	for _, step := range [...]int{-1, -sentencesBefore, sentencesBehind} {
		if i := this + step; i >= 0 && i < len(q.r.citings) && a.cited >= q.r.citings[i].from && a.cited < q.r.citings[i].to {
			out = stepName(step)
		}
	}
	if o.speaker {
		out += " speaker"
	}
	return out
}

// describeKept tells of who the rules have.
func (q *vouchQuest) describeKept(s *role.Sheet) {
	by := q.m.Standing.AttributedTo
	last := &by[len(by)-1]
	cue := strings.ToLower(last.Cue.Text)
	s.Add("kept with", cue)
	s.Add("kept with", cue, q.m.Event)
	s.Add("kept with", cue, q.stage.voice.above)
	s.Add("kept", string(last.Kind), class(&last.Source))
	s.Add("kept of", strconv.Itoa(min(len(by), 3)))
	if !isParty(last.Source) {
		s.Add("kept stranger")
		s.Add("kept stranger", cue)
	}
	if last.Cue.Span.Len() > 0 {
		where := "behind"
		if last.Cue.Span.Start < q.m.Trigger.Span.Start {
			where = "before"
		}
		s.Add("kept cue", where, q.stage.rel)
		far := max(q.m.Trigger.Span.Start-last.Cue.Span.End, last.Cue.Span.Start-q.m.Trigger.Span.End, 0)
		s.Add("kept cue", where, strconv.Itoa(doublings(far, 8)))
	}
}

// describeSpeaker tells of somebody as the one who says so.
func (q *vouchQuest) describeSpeaker(a *vouched, kind string) {
	s := &a.sheet
	e := &q.parties[a.who].e
	is := class(e)
	s.Add("class", is)
	s.Add("class", is, kind)
	for side, name := range sideNames {
		for _, o := range q.sides[q.at][side] {
			s.Add("also", name, q.kinship(a.who, o))
			s.Add("also", name, q.kinship(a.who, o), kind)
			s.Add("also", name, q.kinship(a.who, o), q.m.Event)
		}
	}
	if a.who == q.saidBefore() {
		s.Add("said the last")
		s.Add("said the last", kind)
		if q.stage.voice.quoted {
			s.Add("said the last", "quoted")
		}
	}
	if q.parties[a.who].told == q.most {
		s.Add("told most", kind)
	}
	if a.cited >= 0 {
		q.describeCited(a, kind)
	}
}

// describeCited tells how the words that name a speaker stand.
func (q *vouchQuest) describeCited(a *vouched, kind string) {
	s, o := &a.sheet, &q.r.cited[a.cited]
	if o.first {
		s.Add("first", kind)
	}
	if o.pronoun {
		s.Add("pronoun", kind)
	}
	if k := a.cited - q.r.citings[q.stage.sentence].from; k >= 0 && k < len(q.stage.ways) {
		w := &q.stage.ways[k]
		where := "behind"
		if w.before {
			where = "before"
		}
		s.Add("way", w.path)
		s.Add("way", w.path, kind)
		s.Add("way", w.path, where)
		s.Add("way", w.path, q.m.Event)
		s.Add("far", kind, where, strconv.Itoa(doublings(w.far, 5)))
	}
}

// decide chooses.
func (q *vouchQuest) decide() {
	chances := make([]float64, len(q.answers))
	for k := range q.answers {
		chances[k] = q.answers[k].sheet.Sum
	}
	rank.Softmax(chances)
	if best := slices.Index(chances, slices.Max(chances)); best > 0 && chances[best] > OverVoucher*chances[0] {
		q.m.Standing.AttributedTo = q.given(&q.answers[best])
		q.m.Reason += "; who says so" + whyChosen
	}
}

// given is who vouches for a mention by an answer.
func (q *vouchQuest) given(a *vouched) []entente.Attribution {
	switch {
	case a.keep:
		return q.m.Standing.AttributedTo
	case a.who == noParty:
		return nil
	}
	e := q.parties[a.who].e
	if a.cited >= 0 {
		e = q.r.cited[a.cited].e
	}
	e.Reason += whyChosen
	e.Inferred = true
	return []entente.Attribution{{Source: e, Kind: kindOfSource(&e)}}
}

// kindOfSource sorts a source by who it is alone.
func kindOfSource(e *entente.Entity) entente.VoucherKind {
	switch {
	case e.StateControlled:
		return entente.StateMedia
	case e.Sector == "JRN" || e.Sector == "MED":
		return entente.Media
	}
	return entente.Official
}

// VoucherQuestion is who says that a mention is so: the answers, the first of which is
// what the rules say, with their features.
type VoucherQuestion struct {
	Mention  int
	Answers  [][]entente.Attribution
	Features [][]string
}

func (q *vouchQuest) question() VoucherQuestion {
	out := VoucherQuestion{Mention: q.at}
	for k := range q.answers {
		out.Answers = append(out.Answers, q.given(&q.answers[k]))
		out.Features = append(out.Features, q.answers[k].sheet.Names)
	}
	return out
}

// VoucherQuestions gives the mentions of a document as they are but for the choice of who
// says that they are so, and the questions of who does.
func (c *Coder) VoucherQuestions(doc *entente.Document) ([]entente.Mention, []VoucherQuestion) {
	r := c.reader(doc)
	r.vouchKept = true
	r.parts(entente.Title, entente.Body)
	r.finish()
	return r.out.Mentions, r.vouchers
}

// WithVouchers is the same coder, but that it chooses who says so by other weights; with
// none it keeps what its rules say.
func (c *Coder) WithVouchers(w role.Weights) *Coder {
	other := *c
	other.vouchers = role.New(w)
	return &other
}
