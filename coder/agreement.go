package coder

import (
	"cmp"
	"slices"
	"strings"

	"entente"
	"entente/coder/frame"
	"entente/syntax"
)

// bond is one word of a sentence that names an agreement or takes one up, with
// the steps in its life that the sentence tells.
type bond struct {
	s       *sentence
	noun    int
	lo, hi  int // of its title
	parties []entente.Entity
	named   int // how many of the parties the noun names itself
	steps   []step
	touched bool // whether a step is spoken of, if only as planned
	stance  stance
	pact    *pact  // that it names, nil if it is not known by its name
	full    string // its name in full, where the document's title has that
	called  [2]int // words of the name that it is said to be called by, none where both are 0
	on      int    // last word of what it is on, where that stands behind its parties; 0 or less for none
	beside  [2]int // words of the noun phrase beside it that says what it is, none where both are 0
}

// agreements reads the register's entries off a sentence: words that name an
// agreement and its parties open an entry, later ones without parties of their
// own ("the treaty") add to the entry that they take up.
func (r *reader) agreements(s *sentence) {
	if s.fancied() {
		return
	}
	r.underHead(s)
	r.dateAfterwards(s)
	open, done := -1, -1
	for i := range s.tree.Words {
		if i <= done {
			continue
		}
		if s.takesUp(i) {
			if at := r.takenUpBy(s, i); at >= 0 {
				open = at
			}
			continue
		}
		b, ok := s.bondFrom(i)
		if !ok {
			continue
		}
		if done = max(b.hi, b.called[1], b.beside[1], b.on); s.part == entente.Title && r.heading == "" {
			r.heading = b.title()
		}
		if at := r.takeUp(&b); at >= 0 {
			open = at
		}
	}
	if open < 0 {
		open = r.continued(s)
	}
	if open >= 0 {
		r.looseSteps(s, open)
		r.clauses(s, open)
	}
	r.remember(s)
	r.lead(s)
}

// takesUp reports whether a pronoun may stand for an agreement, by what is done
// to it or what it does: "never signed it", "It entered into force".
func (s *sentence) takesUp(i int) bool {
	if s.changedPart(i) {
		return true
	}
	h := s.head(i)
	switch {
	case h < 0:
		return false
	case s.isVerb(h) && s.isNoun(i) && s.c.ledger.has("taking up", s.lemma(i)) && s.donePaper(i, h):
		return !s.hasCase(i, "of") && !s.hasCase(i, "on") && s.child(i, "nmod:poss", "det") >= 0
	}
	return strings.EqualFold(s.word(i).Form, "it") && (s.longPhrase(h, i) || s.toldOfPaper(i, h))
}

// toldOfPaper reports whether the word above a pronoun tells what only an agreement
// can suffer or do: "signed it", "it is in force", "it has yet to be ratified", "it
// lapsed".
func (s *sentence) toldOfPaper(i, h int) bool {
	if s.isVerb(h) && s.relIs(i, "obj", "nsubj:pass") && s.c.ledger.has("done to it", s.lemma(h)) {
		return true
	}
	switch {
	case !s.relIs(i, "nsubj"):
		return false
	case s.c.ledger.has("force", s.lemma(h)) && s.caseOf(h) == "in":
		return true
	case !s.isVerb(h):
		return false
	}
	yet := s.yetTo(h)
	return s.intoForce(h) || yet >= 0 && s.c.ledger.has("done to it", s.lemma(yet)) || s.c.ledger.has("lapse", s.lemma(h))
}

// takenUpBy adds the steps on a pronoun to the last entry, if that was spoken of
// shortly before; it gives the entry's index, -1 if there is none.
func (r *reader) takenUpBy(s *sentence, i int) int {
	if at := r.takenWaiting(s, i); at >= 0 {
		return at
	}
	n := len(r.out.Agreements)
	if n == 0 || s.part == entente.Title {
		return -1
	}
	a := &r.out.Agreements[n-1]
	if near := a.Spans[len(a.Spans)-1]; near.In != s.part || s.word(i).Start-near.End > nearby {
		return -1
	}
	b := bond{s: s, noun: i, lo: i, hi: i, steps: s.stepsOf(i, i)}
	for _, st := range b.steps {
		shared := s.word(st.word).XPOS == "VBN" && s.relIs(st.word, "conj") // whose subject is the pronoun
		if who := s.stepTakers(st.word); !shared && len(a.Parties) >= 2 && !covers(a.Parties, who) {
			continue
		}
		b.addStage(a, st)
	}
	return n - 1
}

// namesBond reports whether a word is a noun for an agreement that stands for
// the thing itself: not "treaty obligations", "alliance members".
func (s *sentence) namesBond(i int) bool {
	if !s.isNoun(i) || !s.c.ledger.has("agreement", s.lemma(i)) && !s.c.ledger.has("agreement", s.lower(i)) && !s.namesBoundBond(i) {
		return false
	}
	if r := s.refAt[i]; r >= 0 && s.refs[r].Last > s.refs[r].First && s.refs[r].Entity.Code != "" && s.refs[r].Last == i && s.c.ledger.has("body noun", s.lemma(i)) {
		return false // the Atlantic Alliance is a body
	}
	h := s.head(i)
	return h < 0 || !s.relIs(i, "compound", "flat") || !s.isNoun(h) || h < i || h > i+3 || s.titled(i)
}

// namesBoundBond reports whether a noun that names many things names an agreement
// by what it is on, or by the states that it is between: "a peace settlement", "an
// arrangement between Chad and Niger".
func (s *sentence) namesBoundBond(i int) bool {
	l := s.lemma(i)
	if !s.c.ledger.has("agreement bound", l) {
		return false
	}
	lo, hi := s.titleAround(i)
	kind := s.c.ledger.inText("type", lowered(s.evidence(lo, hi).Text))
	if s.c.ledger.has("agreement bound.energy", l) {
		return kind == "energy"
	}
	return kind != "" || len(s.statesOf(s.heads(trigger{word: i, pos: frame.Noun, carrier: -1}, "between"))) >= leastPair
}

// titled reports whether a noun is the capital last word of a name that another
// noun follows: "the START Treaty text".
func (s *sentence) titled(i int) bool {
	return i > 0 && s.word(i).Form != "" && firstRune(s.word(i).Form) < 'a' && firstRune(s.word(i-1).Form) < 'a' && !s.isAgreementWord(s.head(i))
}

func (s *sentence) isAgreementWord(i int) bool { return s.c.ledger.has("agreement", s.lemma(i)) }

// remember keeps the states that the last sentences were about, for "the two
// presidents signed a treaty".
func (r *reader) remember(s *sentence) {
	var now []entente.Entity
	for _, ref := range s.refs {
		if entente.IsState(ref.Entity.Code) {
			now = addParty(now, ref.Entity)
		}
	}
	if s.part == entente.Title {
		for _, e := range now {
			r.titled = addParty(r.titled, e)
		}
	}
	r.lately = append(r.lately, now)
	if len(r.lately) > 4 {
		r.lately = r.lately[1:]
	}
}

// pair are the only two states that the last sentences were about, the nearest
// first to be asked; nil if there are more, or fewer.
func (r *reader) pair() []entente.Entity {
	var all []entente.Entity
	for i := len(r.lately) - 1; i >= 0; i-- {
		for _, e := range r.lately[i] {
			all = addParty(all, e)
		}
		if len(all) == 2 {
			return all
		}
		if len(all) > 2 {
			return nil
		}
	}
	if len(r.titled) == 2 && covers(r.titled, all) { // the document is on the two
		return r.titled
	}
	return nil
}

// dropEmpty drops the entries of which the document said nothing more, unless
// their name says what they are.
func (r *reader) dropEmpty() {
	for i := range r.out.Agreements {
		if a := &r.out.Agreements[i]; len(a.Sectors) == 0 {
			a.Sectors = r.c.titleSectors(a)
		}
	}
	r.out.Agreements = slices.DeleteFunc(r.out.Agreements, func(a entente.Agreement) bool {
		return len(a.Stages) == 0 && len(a.Obligations) == 0 && a.Type == "other" && !strings.Contains(a.Title, " ")
	})
}

// continued is the entry that a sentence goes on about without naming it: "It
// also provides for …", "Article 4 says …", "They shall consult …".
func (r *reader) continued(s *sentence) int {
	n := len(r.out.Agreements)
	if n == 0 || s.part == entente.Title {
		return -1
	}
	last := &r.out.Agreements[n-1]
	near := last.Spans[len(last.Spans)-1]
	if near.In != s.part || s.start-near.End > 600 {
		return -1
	}
	if s.bindsBoth() {
		return n - 1
	}
	for _, ref := range s.refs {
		if e := ref.Entity; entente.IsState(e.Code) && !covers(last.Parties, []entente.Entity{e}) && !s.speaksOfThem(last) {
			return -1
		}
	}
	for i := range s.tree.Words {
		if i < 2 && s.lemma(i) == "article" {
			return n - 1
		}
		if i < 12 && s.relIs(i, "nsubj", "obl", "nmod") && (s.c.ledger.has("anaphor", s.lemma(i)) || s.c.ledger.has("anaphor", strings.ToLower(s.word(i).Form)) || s.refAt[i] >= 0) {
			return n - 1
		}
	}
	return -1
}

// bindsBoth reports whether a sentence lays an obligation on those who are each
// other's: "both swear to march on Libya", "the two ministers shall confer".
func (s *sentence) bindsBoth() bool {
	return slices.ContainsFunc(s.tree.Words, func(w syntax.Word) bool { return s.c.ledger.has("each other", strings.ToLower(w.Form)) }) &&
		len(s.c.clauses.obligationsIn(s.text[s.start:s.end], false)) > 0
}

// speaksOfThem reports whether a sentence is about an agreement or its parties, so
// that a third state in it is one that they agreed something on: its subject takes
// them up, or names them.
func (s *sentence) speaksOfThem(a *entente.Agreement) bool {
	for i := range s.tree.Words {
		if s.rel(i) != "root" {
			continue
		}
		for _, k := range s.kidsBy(i, "nsubj") {
			f := strings.ToLower(s.word(k).Form)
			if s.refAt[k] < 0 && (f == "it" || f == "they" || f == "each" || f == "both" || f == "neither" || s.isAgreementWord(k)) {
				return true
			}
			if who := s.stateParties(s.expand([]int{k})); len(who) > 0 && covers(a.Parties, who) && len(s.c.clauses.obligationsIn(s.text[s.start:s.end], false)) > 0 {
				return true
			}
		}
	}
	return false
}

// bondFrom is the bond whose name begins at a word, if it is that of a known
// treaty, or whose noun that word is.
func (s *sentence) bondFrom(i int) (bond, bool) {
	if p, hi := s.pactAt(i); p != nil {
		return s.pactBond(p, i, hi)
	}
	if !s.namesBond(i) {
		return bond{}, false
	}
	b := s.bondAt(i)
	return b, b.pact == nil || b.called[1] > 0 // else a name that stands for another thing here
}

func (s *sentence) bondAt(i int) bond {
	b := bond{s: s, noun: i}
	b.lo, b.hi = s.titleAround(i)
	for k := b.lo; k < i && b.pact == nil; k++ {
		b.pact, _ = s.pactAt(k)
	}
	if b.called = s.calledBy(b.hi); b.called[1] > 0 {
		b.pact, _ = s.pactAt(b.called[0])
	}
	return s.bondOf(b)
}

// bondOf fills in what a sentence tells of an agreement whose name is found.
func (s *sentence) bondOf(b bond) bond {
	i := b.noun
	t := trigger{word: i, pos: frame.Noun, carrier: s.carrier(i)}
	b.stance = s.standing(t)
	b.lookBeside()
	if b.hi == i && b.pact == nil {
		b.on = s.onBehind(i, b.hi)
	}
	b.steps = s.stepsOf(i, b.hi)
	b.touched = len(b.steps) > 0 || s.spokenOf(i)
	b.findParties(t)
	return b
}

// spokenOf reports whether the word above a noun is one of a step, however that
// stands.
func (s *sentence) spokenOf(i int) bool {
	h := s.head(i)
	return h >= 0 && (s.c.ledger.valueOf("stage", s.lemma(h)) != "" && s.relIs(i, "obj", "nsubj:pass", "nmod") || s.c.ledger.has("leaving", s.lemma(h)))
}

// takeUp adds a bond to the entry that it belongs to, or opens one; it gives
// the entry's index, -1 if the bond opens nothing.
func (r *reader) takeUp(b *bond) int {
	if len(b.parties) < 2 && b.pact == nil && b.tellsOfPair() {
		pair := r.pair()
		if len(b.s.between) == 2 && pair == nil {
			pair = b.s.between
		}
		for _, e := range pair {
			b.parties = addParty(b.parties, e)
		}
	}
	r.otherSide(b)
	at := r.entryFor(b)
	if at < 0 {
		at = r.inFull(b)
	}
	if at < 0 && len(b.parties) == 0 && b.binds() {
		b.parties = r.pair()
	}
	if at < 0 && b.isThisText() {
		b.parties, b.full = r.leads, r.heading
		if b.pact = r.c.pacts.knownAs(r.heading); b.pact != nil {
			b.parties = nil
			b.knownParties()
		}
	}
	if at < 0 {
		r.named(b)
		if !b.opens() {
			r.wait(b)
			return -1
		}
		r.out.Agreements = append(r.out.Agreements, b.entry(r.doc.ID))
		at = len(r.out.Agreements) - 1
	}
	a := &r.out.Agreements[at]
	if b.s.part == entente.Body && b.definite() {
		r.speakerJoins(b, a)
	}
	for _, st := range b.steps {
		b.addStage(a, st)
	}
	b.nameIn(a)
	return at
}

// binds reports whether the sentence tells of a clause of the agreement, which
// it names by its kind.
func (b *bond) binds() bool {
	s := b.s
	sent := s.text[s.start:s.end]
	return !b.bare() && b.definite() && s.c.ledger.inText("type", lowered(b.title())) != "" &&
		(articleIn(sent) != "" || len(s.c.clauses.obligationsIn(sent, false)) > 0)
}

// nameIn lets an entry have the longest of its names for its title, and keeps
// the others.
func (b *bond) nameIn(a *entente.Agreement) {
	t := b.title()
	a.Spans = append(a.Spans, b.s.span(b.lo, b.hi))
	if t == a.Title || !strings.Contains(t, " ") {
		return
	}
	if b.s.part == entente.Body && strings.EqualFold(t, a.Title) {
		a.Title = t
		return
	}
	if b.namesBetter(t, a.Title) {
		t, a.Title = a.Title, t
	}
	if strings.Contains(t, " ") && !strings.Contains(strings.ToLower(a.Title), strings.ToLower(t)) && !slices.Contains(a.Names, t) && len(a.Names) < 5 {
		a.Names = append(a.Names, t)
	}
	if typ := b.s.c.kindOf(a); typ != "other" {
		a.Type = typ
	}
}

// namesBetter reports whether a bond's title t is better than the one that its entry
// has: a proper name where that has none, or a longer one.
func (b *bond) namesBetter(t, has string) bool {
	body, proper := b.s.part == entente.Body, b.properName()
	if body && proper && !properTitle(has) {
		return true
	}
	longer := body && len(t) > len(has) && (proper || !properTitle(has)) || !strings.Contains(has, " ")
	return longer && (b.named >= 2 || !b.bare())
}

// bare reports whether a bond is nothing but a noun that takes up another.
func (b *bond) bare() bool { return b.lo == b.hi }

// entryFor finds the entry that a bond takes up: that of the same parties whose
// title it does not contradict, or for a definite phrase the one that bears its
// name, else the last one; -1 if there is none.
func (r *reader) entryFor(b *bond) int {
	best, most := -1, 0
	for i := range r.out.Agreements {
		a := &r.out.Agreements[i]
		if n := b.agrees(a); n > 0 && n >= most {
			best, most = i, n
		}
	}
	return best
}

// agrees says how well a bond goes with an entry, 0 if it does not.
func (b *bond) agrees(a *entente.Agreement) int {
	if k := b.s.c.pacts.knownAs(a.Title); k != nil && b.pact != nil {
		if k.line == b.pact.line {
			return 9
		}
		return 0
	}
	if !b.mayBeOf(a) {
		return 0
	}
	same := sameParties(a.Parties, b.parties)
	shared, clash := b.likeness(a)
	switch {
	case clash:
		return 0
	case shared > 1:
		return 2 + shared
	case same && (b.names(a) || !b.bare()):
		return 2
	case same && len(b.steps) > 0, b.refersByNoun(a), b.refersByKind(a):
		return 1
	}
	return 0
}

// mayBeOf reports whether the parties of a bond do not keep it from being an
// entry's: one names all that the other does, and no two of its own another pair.
func (b *bond) mayBeOf(a *entente.Agreement) bool {
	if b.named >= 2 && len(a.Parties) >= 2 && !sameParties(a.Parties, b.parties) {
		return false
	}
	return b.ofMany(a) || covers(a.Parties, b.parties) || covers(b.parties, a.Parties)
}

// ofMany reports whether a bond takes up an entry of many parties, who are not
// named.
func (b *bond) ofMany(a *entente.Agreement) bool {
	return len(a.Parties) < 2 && b.bare() && b.definite()
}

// refersByNoun reports whether a bond is no more than a definite noun that an entry
// of its parties can be taken up by: "the treaty".
func (b *bond) refersByNoun(a *entente.Agreement) bool {
	return b.bare() && (b.definite() || b.s.part == entente.Title) && b.names(a) && (b.ofMany(a) || covers(a.Parties, b.parties))
}

// refersByKind reports whether a bond is no more than a definite noun for the kind
// that an entry of its parties has: "the truce".
func (b *bond) refersByKind(a *entente.Agreement) bool {
	return b.bare() && b.definite() && a.Type != "other" && b.s.c.ledger.inText("type", b.s.lemma(b.noun)) == a.Type && covers(a.Parties, b.parties)
}

// likeness counts the words that a bond's title shares with an entry's, and says
// whether each has words of its own that the other lacks.
func (b *bond) likeness(a *entente.Agreement) (shared int, clash bool) {
	mine, own, other := titleWords(b.title()), 0, 0
	theirs := titleWords(strings.Join(append(a.Names, a.Title), " "))
	for _, w := range mine {
		if slices.Contains(theirs, w) {
			shared++
		} else if !b.s.c.ledger.has("any agreement", w) {
			own++
		}
	}
	for _, w := range theirs {
		if !slices.Contains(mine, w) && !b.s.c.ledger.has("any agreement", w) {
			other++
		}
	}
	return shared, own > 0 && other > 0 && own >= shared
}

func titleWords(t string) []string {
	var out []string
	for _, w := range wordsOf(lowered(t)) {
		if !slices.Contains([]string{"of", "on", "and", "the", "for", "in", "a", "to", "comprehensive"}, w.text) && !slices.Contains(out, w.text) {
			out = append(out, w.text)
		}
	}
	return out
}

// names reports whether a noun can take up an entry: the same noun, or one that
// is said of any treaty. "The protocol" of a treaty is another paper.
func (b *bond) names(a *entente.Agreement) bool {
	noun := b.s.lemma(b.noun)
	return b.s.c.ledger.has("any agreement", noun) || strings.Contains(strings.ToLower(a.Title), noun)
}

func (b *bond) definite() bool {
	d := b.s.child(b.noun, "det")
	if d >= 0 {
		return b.s.c.ledger.has("definite", strings.ToLower(b.s.word(d).Form))
	}
	return b.s.child(b.noun, "nmod:poss") >= 0 || b.s.refAtLeft(b.lo) || b.properName() || b.s.part == entente.Title
}

func (s *sentence) refAtLeft(i int) bool { return i > 0 && s.refAt[i-1] >= 0 }

func sameParties(a, b []entente.Entity) bool {
	return len(a) == len(b) && covers(a, b)
}

// covers reports whether every code of b is in a.
func covers(a, b []entente.Entity) bool {
	for _, e := range b {
		if !slices.ContainsFunc(a, func(o entente.Entity) bool { return o.Code == e.Code }) {
			return false
		}
	}
	return true
}

func (b *bond) entry(docID string) entente.Agreement {
	s := b.s
	span := s.span(b.lo, b.hi)
	st := b.stance.Standing
	if len(b.steps) > 0 {
		w := b.steps[0].word
		span = s.span(min(w, b.lo), max(w, b.hi))
		st = b.steps[0].stance.Standing
	}
	a := entente.Agreement{
		DocumentID: docID, Title: b.title(), Type: "other", Parties: asGovernment(b.parties), Coder: s.c.name,
	}
	a.Type = s.c.kindOf(&a)
	if a.Type == "other" && b.beside[1] > 0 {
		a.Type = cmp.Or(s.c.ledger.inText("type", lowered(s.evidence(b.beside[0], b.beside[1]).Text)), a.Type)
	}
	if a.Type == "other" {
		a.Type = b.kindByDoing()
	}
	a.Finding = entente.Finding{
		Quote: s.text[span.Start:span.End], Spans: []entente.Span{span}, Standing: st,
		Confidence: 0.75, Reason: "names an agreement and its parties",
	}
	a.ID = MentionID(docID, s.c.name, "agreement", span)
	return a
}
