package coder

import (
	"slices"
	"strings"
	"unicode"

	"entente"
	"entente/syntax"
)

// nearby is how many bytes behind its name an agreement may be taken up by a
// pronoun, and by a noun.
const (
	nearby     = 400
	nearbyNoun = 600
)

// wait keeps an agreement that a sentence names in full and tells too little of,
// for a later one that says whose it is: "What is new in the Sahel Charter? Mali
// and Niger signed it in May".
func (r *reader) wait(b *bond) {
	if b.s.part != entente.Body || !b.properName() || b.pact != nil || b.commercial() || b.imagined() {
		return
	}
	r.article, r.articleAt = articleIn(b.s.text[b.s.start:b.s.end]), b.s.number
	r.waiting = &waitingBond{title: b.title(), noun: b.s.lemma(b.noun), span: b.s.span(b.lo, b.hi), parties: b.parties}
}

// waitingBond is an agreement of which nothing but its name is known.
type waitingBond struct {
	title, noun string
	span        entente.Span
	parties     []entente.Entity
}

// waitsFor reports whether the agreement that waits was named at most so many bytes
// before a word, and no entry was spoken of since.
func (r *reader) waitsFor(s *sentence, i, within int) bool {
	w := r.waiting
	if w == nil || w.span.In != s.part || w.span.End > s.word(i).Start || s.word(i).Start-w.span.End > within {
		return false
	}
	if n := len(r.out.Agreements); n > 0 {
		near := r.out.Agreements[n-1].Spans
		return near[len(near)-1].End < w.span.End
	}
	return true
}

// named gives a bond that takes up the agreement that waits its name: "The Charter
// was signed by Mali and Niger".
func (r *reader) named(b *bond) {
	if !b.bare() || !b.definite() || b.pact != nil || b.full != "" || !r.waitsFor(b.s, b.lo, nearbyNoun) {
		return
	}
	if noun := b.s.lemma(b.noun); noun == r.waiting.noun || b.s.c.ledger.has("any agreement", noun) {
		b.full = r.waiting.title
	}
}

// takenWaiting opens an entry for the agreement that waits where a pronoun or
// noun takes it up with a step and those who take it; -1 where none is opened.
func (r *reader) takenWaiting(s *sentence, i int) int {
	if !r.waitsFor(s, i, nearbyNoun) {
		return -1
	}
	b := bond{s: s, noun: i, lo: i, hi: i, full: r.waiting.title, steps: s.stepsOf(i, i), parties: slices.Clone(r.waiting.parties)}
	for _, st := range b.steps {
		for _, e := range s.stepTakers(st.word) {
			b.parties = addParty(b.parties, e)
		}
	}
	if len(b.parties) < 2 && b.tellsOfPair() {
		b.parties = r.pair()
	}
	if len(b.steps) == 0 || len(b.parties) < 2 {
		return -1
	}
	a := b.entry(r.doc.ID)
	a.Spans = append(a.Spans, r.waiting.span)
	r.waiting = nil
	for _, st := range b.steps {
		b.addStage(&a, st)
	}
	r.out.Agreements = append(r.out.Agreements, a)
	return len(r.out.Agreements) - 1
}

// inFull is the entry of an agreement without a name that a sentence soon names in
// full: "signed a treaty … The Treaty of Concord, as it is called", -1 if there is
// none.
func (r *reader) inFull(b *bond) int {
	n := len(r.out.Agreements)
	if n == 0 || b.s.part != entente.Body || b.pact != nil || !b.properName() {
		return -1
	}
	a := &r.out.Agreements[n-1]
	if b.headlined(a) {
		return n - 1
	}
	if b.named > 0 {
		return -1
	}
	near := a.Spans[len(a.Spans)-1]
	if properTitle(a.Title) || near.In != b.s.part || b.s.word(b.lo).Start-near.End > nearbyNoun {
		return -1
	}
	noun := b.s.lemma(b.noun)
	if !b.s.saidToBeCalled(b.lo) && (!b.definite() || !strings.Contains(strings.ToLower(a.Title), noun)) || !covers(a.Parties, b.parties) {
		return -1
	}
	return n - 1
}

// headlined reports whether an entry is what the title calls by a plain noun ("the
// Thai-Cambodian truce") and the text by a name, of the same parties.
func (b *bond) headlined(a *entente.Agreement) bool {
	return a.Spans[len(a.Spans)-1].In == entente.Title && len(a.Stages) == 0 && len(a.Obligations) == 0 &&
		!strings.Contains(a.Title, " ") && len(a.Parties) >= leastPair && sameParties(a.Parties, b.parties)
}

// saidToBeCalled reports whether a name is told to be one: "Known officially as the
// Agreement on …".
func (s *sentence) saidToBeCalled(at int) bool {
	for i := max(at-5, 0); i < at; i++ {
		if s.c.ledger.has("called", strings.ToLower(s.word(i).Form)) {
			return true
		}
	}
	return false
}

// properTitle reports whether a title is a name: two of its words or more begin
// with a capital.
func properTitle(t string) bool {
	n := 0
	for _, w := range strings.Fields(t) {
		if unicode.IsUpper(firstRune(w)) {
			n++
		}
	}
	return n >= 2
}

// armedFoe reports whether a sentence tells of rebels or the like who may be the
// other party of a truce.
func (s *sentence) armedFoe() bool {
	for _, ref := range s.refs {
		if slices.Contains([]string{"REB", "UAF", "SPL", "PRM"}, ref.Entity.Sector) {
			return true
		}
	}
	return slices.ContainsFunc(s.tree.Words, func(w syntax.Word) bool { return s.c.ledger.has("armed foe", w.Lemma) })
}

// endsWarWithin reports whether an agreement is a truce or peace of a government
// with those who fight it, so that one state only is its party.
func (b *bond) endsWarWithin() bool {
	s := b.s
	kind := s.c.ledger.inText("type", lowered(b.title()))
	return (kind == "ceasefire" || kind == "peace") && len(b.parties) == 1 && len(b.steps) > 0 && s.armedFoe() && s.part == entente.Body
}

// lookBeside finds the noun phrase that stands beside an agreement and says what
// it is ("the Ottawa Convention, the treaty that outlaws mines"), and lets it give
// the name where it is one: "a border pact, the Treaty of Concord".
func (b *bond) lookBeside() {
	s := b.s
	k := s.paperBeside(b.noun)
	if k <= b.hi {
		return
	}
	lo, hi := s.titleAround(k)
	b.beside = [2]int{lo, hi}
	if !b.properName() && b.called[1] == 0 && s.upper(k) && (lo < k && s.upper(lo) || hi > k && s.upper(hi)) {
		b.called, b.beside = [2]int{lo, hi}, [2]int{}
	}
}

// paperBeside is the noun for an agreement or paper in apposition to another, -1 if
// there is none.
func (s *sentence) paperBeside(i int) int {
	for _, k := range s.kidsBy(i, "appos") {
		if l := s.lemma(k); s.isNoun(k) && (s.isAgreementWord(k) || s.c.ledger.has("taking up", l) || s.c.ledger.has("agreement bound", l)) {
			return k
		}
	}
	return -1
}

// kindByDoing is the kind of an agreement by what a clause on it says that it is
// for: "an agreement by which Russia is to supply gas".
func (b *bond) kindByDoing() string {
	for _, k := range b.s.kidsBy(b.noun, "acl") {
		lo, hi := b.s.extent(k)
		if kind := b.s.c.ledger.onlyIn("type.does", lowered(b.s.evidence(lo, hi).Text)); kind != "" {
			return kind
		}
	}
	return "other"
}

// does is the kind of an agreement by what a sentence says that it does: "It
// divides the bay along a line of nine points", "" if its subject is no agreement.
func (s *sentence) does() string {
	for i := range s.tree.Words {
		if s.rel(i) != "root" {
			continue
		}
		for _, k := range s.kidsBy(i, "nsubj") {
			f := strings.ToLower(s.word(k).Form)
			if f == "it" && k < 2 || s.isAgreementWord(k) || s.c.ledger.has("taking up", s.lemma(k)) {
				return s.c.ledger.onlyIn("type.does", lowered(s.text[s.start:s.end]))
			}
		}
	}
	return ""
}

// changedPart reports whether a word is a part of the agreement last spoken of which
// is changed with it: "rewrote its Annex B".
func (s *sentence) changedPart(i int) bool {
	h := s.head(i)
	if h < 0 || !s.isVerb(h) || !s.c.ledger.has("part of paper", s.lemma(i)) || !s.relIs(i, "obj", "nsubj:pass") {
		return false
	}
	own := s.child(i, "nmod:poss")
	if own < 0 || !strings.EqualFold(s.word(own).Form, "its") {
		return false
	}
	stage := s.phraseStep(h, i)
	return stage == "amended" || stage == "" && s.c.ledger.valueOf("stage", s.lemma(h)) == "amended"
}
