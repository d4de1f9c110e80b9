package coder

import (
	"slices"
	"strconv"
	"strings"

	"entente"
	"entente/codebook"
)

// # Who is meant by a number
//
// "The three countries", "both ministers", "the two" and "the delegations" are those of
// whom the text last told that they did something together or stood in one list: who
// met, who signed, who issued a statement. A number asks for a list as long; a noun for
// those who meet and speak ("the ministers") for those of the sentences just before.

// joint are states that a text told of together.
type joint struct {
	codes []string
	acted bool // they did or said something together
	paper bool // in a text of theirs, which "it" means
	at    entente.Span
	in    int // ordinal of the sentence
}

// whyJoint begins the reason of who is meant by a number or a noun for several.
const whyJoint = "those told of together before"

// How many sentences back a list is found: under a number, and without one.
const (
	reachOfNumber = 30
	reachOfGroup  = 3
)

// bindJoint gives the nouns and pronouns for several in a sentence the states for
// which they stand.
func (r *reader) bindJoint(s *sentence) {
	if len(s.refs) == 0 { // the look passes over what names nobody
		return
	}
	for i := range s.tree.Words {
		if s.word(i).UPOS == "PRON" {
			r.bindThey(s, i)
			continue
		}
		if s.jointPaper(i) {
			if j := r.jointOf(s, i, 0); j != nil {
				s.standJoint(i, j)
			}
			continue
		}
		n, ok := s.several(i)
		if !ok || !s.alone(i) {
			continue
		}
		j := r.jointOf(s, i, n)
		if pair := r.pairAt(s, i, n, j); pair != nil {
			j = pair
		}
		if j != nil {
			s.standJoint(i, j)
		}
	}
}

// paragraph is the paragraph that is being read, with the states that it has named.
type paragraph struct {
	part  entente.Part
	start int // where it begins
	codes []string
}

// pairAt is the two states of whom alone the paragraph has told so far, as which it
// means "the two countries" where they were told of together in paragraphs before only;
// nil if there are not two such.
func (r *reader) pairAt(s *sentence, i, n int, last *joint) *joint {
	if n != 2 || !s.c.ledger.has("country noun", s.lemma(i)) {
		return nil
	}
	p := r.paragraphOf(s)
	if last != nil && last.in > 0 && !p.before(last, s) {
		return nil
	}
	codes := slices.Clone(p.codes)
	for _, ref := range s.refs {
		if ref.First < i {
			codes = addStates(codes, ref.Entity)
		}
	}
	if len(codes) != 2 || slices.Contains(codes, s.doerOver(i)) {
		return nil
	}
	return &joint{codes: codes, acted: true, at: s.span(i, i), in: s.ordinal()}
}

// before reports whether a list was told before the paragraph began.
func (p *paragraph) before(j *joint, s *sentence) bool {
	return j.at.In != s.part || j.at.Start < p.start
}

// paragraphOf is the paragraph of a sentence: the one that is being read, or a new one.
func (r *reader) paragraphOf(s *sentence) *paragraph {
	at := s.word(0).Start
	start := strings.LastIndexByte(r.doc.PartText(s.part)[:at], '\n') + 1
	if r.now.part != s.part || r.now.start != start {
		r.now = paragraph{part: s.part, start: start}
	}
	return &r.now
}

// noteNamed adds to a paragraph the states that a sentence of it names.
func (r *reader) noteNamed(s *sentence) {
	if len(s.tree.Words) == 0 {
		return
	}
	p := r.paragraphOf(s)
	for _, ref := range s.refs {
		p.codes = addStates(p.codes, ref.Entity)
	}
}

// addStates adds the state of an entity to some, or its members.
func addStates(codes []string, e entente.Entity) []string {
	for _, c := range append(slices.Clone(e.Members), e.Code) {
		if entente.IsState(c) && !slices.Contains(codes, c) {
			codes = append(codes, c)
		}
	}
	return codes
}

// jointPaper reports whether a word is a text that several put out who are not named
// beside it: "a joint statement condemned".
func (s *sentence) jointPaper(i int) bool {
	return s.relIs(i, "nsubj") && s.refAt[i] < 0 && s.c.ledger.has("speech", s.lemma(i)) &&
		slices.ContainsFunc(s.kids[i], func(k int) bool { return s.c.ledger.has("put out together", s.lemma(k)) }) && len(s.writers(i)) == 0
}

// bindThey lets "they" mean the list that was the subject of the sentence before, and
// "it" the text of those whose text that was.
func (r *reader) bindThey(s *sentence, i int) {
	j := r.subjectList
	if j == nil || j.in != s.ordinal()-1 || !s.relIs(i, "nsubj", "nsubj:pass") || !(s.lemma(i) == "they" && !j.paper || s.lemma(i) == "it" && j.paper && i < 2) {
		return
	}
	for k := range i {
		if x := s.word(k).XPOS; x == "NNS" || x == "NNPS" || s.rel(k) == "conj" && s.isNoun(k) {
			return // somebody nearer
		}
	}
	s.standJoint(i, j)
}

// several reports whether a word is a noun for several states or those who speak for
// them, and how many it says they are, 0 if it does not.
func (s *sentence) several(i int) (n int, ok bool) {
	if !s.relIs(i, "nsubj", "nsubj:pass", "obj", "obl", "nmod", "nmod:poss", "obl:agent") {
		return 0, false
	}
	w, the, both := s.word(i), s.child(i, "det"), false
	if the >= 0 {
		both = s.lemma(the) == "both"
	}
	switch {
	case w.UPOS == "NUM" && the >= 0 && s.relIs(i, "nsubj", "nsubj:pass"): // "the two met"
		n = s.c.numberOf(s.lemma(i))
		return n, n > 1
	case w.XPOS != "NNS" || !s.c.ledger.has("together", s.lemma(i)):
		return 0, false
	case both:
		return 2, true
	}
	if k := s.child(i, "nummod"); k >= 0 {
		n = s.c.numberOf(s.lemma(k))
		return n, the >= 0 && n > 1
	}
	return 0, the >= 0 && s.lemma(the) == "the" && s.c.ledger.has("together alone", s.lemma(i)) && s.relIs(i, "nsubj", "nsubj:pass")
}

// numberOf is the number that a word names, 0 if none.
func (c *Coder) numberOf(word string) int {
	if n, err := strconv.Atoi(word); err == nil {
		return n
	}
	return c.ledger.numbers[word]
}

// alone reports whether nothing around a noun for several says whose they are, and it is
// not known by the names in its own sentence.
func (s *sentence) alone(i int) bool {
	for _, k := range s.kids[i] {
		if s.relIs(k, "nmod") && !s.c.ledger.has("together of", s.caseOf(k)) {
			continue
		}
		if s.relIs(k, "nmod", "nmod:poss", "acl", "acl:relcl", "amod", "conj", "appos", "compound") && !s.c.ledger.has("together plain", s.lemma(k)) {
			return false
		}
	}
	r := s.refAt[i]
	if r < 0 {
		return true
	}
	e := s.refs[r].Entity
	switch {
	case len(e.Members) == 2: // the reader of actors took those named last
		return strings.HasSuffix(e.Reason, "last two states named") && !(s.named(e.Members[0], r) && s.named(e.Members[1], r))
	case len(e.Members) > 0:
		return false
	}
	return e.Code == "" && e.Name == ""
}

// jointOf is the list that a noun for n stands for; none in which who does it to them
// stands.
func (r *reader) jointOf(s *sentence, i, n int) *joint {
	reach := reachOfNumber
	if n == 0 {
		reach = reachOfGroup
	}
	not := s.doerOver(i)
	for k := len(r.joints) - 1; k >= 0; k-- {
		j := &r.joints[k]
		switch {
		case s.ordinal()-j.in > reach:
			return nil
		case n == 0 && !j.acted, n > 0 && len(j.codes) != n, slices.Contains(j.codes, not):
		default:
			return j
		}
	}
	return nil
}

// doerOver is the state of whoever does or says what a word is the object of, "" if
// it is the subject itself.
func (s *sentence) doerOver(i int) string {
	if s.relIs(i, "nsubj", "nsubj:pass") {
		return ""
	}
	for n := 0; i >= 0 && n < maxHops; n++ {
		for _, k := range s.kidsBy(i, "nsubj") {
			if e, ok := s.entity(k); ok && e.Code != "" {
				return e.Code
			}
		}
		if s.child(i, "nsubj:pass") >= 0 { // what is done has no doer in its clause
			return ""
		}
		i = s.head(i)
	}
	return ""
}

// standJoint lets a word stand for a list of states.
func (s *sentence) standJoint(i int, j *joint) {
	if r := s.refAt[i]; r >= 0 {
		e := &s.refs[r].Entity
		e.Code, e.Members, e.Reason = "", j.codes, whyJoint
		if e.Sector == "" && s.c.ledger.has("together GOV", s.lemma(i)) {
			e.Sector = "GOV"
		}
		return
	}
	ev := s.phrase(i)
	s.stands(i, entente.Entity{Text: ev.Text, Span: ev.Span, Members: j.codes, Reason: whyJoint}, true)
}

// noteJoint keeps the states that a sentence tells of together.
func (r *reader) noteJoint(s *sentence, ms []entente.Mention) {
	r.subjectList = nil
	r.noteNamed(s)
	for i := range s.tree.Words {
		if s.relIs(i, "conj") {
			continue
		}
		subject := s.relIs(i, "nsubj")
		if h := s.head(i); subject && h >= 0 && s.relIs(h, "root") && s.refAt[i] < 0 && s.c.ledger.has("speech", s.lemma(i)) {
			if by := statesOf(s.doers([]int{i}, true)); len(by) > 0 {
				r.subjectList = &joint{codes: by, paper: true, in: s.ordinal()}
			}
			continue
		}
		codes := s.listedStates(i)
		if len(codes) < 2 {
			continue
		}
		r.addJoint(s, codes, s.span(i, i), subject)
		if h := s.head(i); subject && h >= 0 && s.relIs(h, "root") {
			r.subjectList = &joint{codes: codes, in: s.ordinal()}
		}
	}
	for i := range ms {
		m := &ms[i]
		if codebook.Quad(m.Event) > 2 {
			continue
		}
		codes := statesOf(m.Actors)
		if len(codes) == 1 && m.Event == codebook.Consult && len(m.Recipients) == 1 {
			codes = statesOf(slices.Concat(m.Actors, m.Recipients))
		}
		if len(codes) > 1 {
			r.addJoint(s, codes, m.Trigger.Span, true)
		}
	}
}

func (r *reader) addJoint(s *sentence, codes []string, at entente.Span, acted bool) {
	r.joints = append(r.joints, joint{codes: codes, acted: acted, at: at, in: s.ordinal()})
}

// listedStates are the states of a noun and of those that stand in one list with it.
func (s *sentence) listedStates(i int) []string {
	var es []entente.Entity
	for _, h := range append([]int{i}, s.kidsBy(i, "conj")...) {
		if e, ok := s.entity(h); ok && strings.HasPrefix(e.Reason, whyJoint) {
			es = append(es, e)
			continue
		}
		for _, ref := range s.refs {
			if ref.Head == h || h >= ref.First && h <= ref.Last {
				es = append(es, ref.Entity)
			}
		}
	}
	return statesOf(es)
}

// statesOf are the states that entities are of, each once.
func statesOf(es []entente.Entity) []string {
	var out []string
	for _, e := range es {
		for _, code := range append(slices.Clone(e.Members), e.Code) {
			if entente.IsState(code) && !slices.Contains(out, code) && e.Sector != "JRN" {
				out = append(out, code)
			}
		}
	}
	return out
}
