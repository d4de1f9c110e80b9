package coder

import (
	"slices"
	"strings"

	"entente"
)

// # What the choices of the ledgers are made of
//
// Which side, source, place or number an entry of the ledgers has is chosen once the
// whole document is read. What the choice needs of the sentences with entries and of
// those around them is kept here, as their trees are gone by then.

// ledgerScene is what is kept of a sentence.
type ledgerScene struct {
	part     entente.Part
	number   int
	from, to int // offsets
	voices   []voice
	sides    []sideNamed
	grounds  []ground
	sums     []ground
	told     []toldAt
}

// voice is somebody who says something in a sentence.
type voice struct {
	entente.Attribution
	word, lo, hi int // the cue, and what is said
	said         string
	pronoun      bool
	speaks       bool // by a verb or preposition that vouches
}

// sideNamed is a state named in a sentence.
type sideNamed struct {
	e       entente.Entity
	word    int
	pronoun bool
	first   bool
	speaks  bool
	as      string
}

// ground is a place or number named in a sentence.
type ground struct {
	text  string
	word  int
	as    string // its preposition, or what it counts
	kind  string // what else is known of it
	class string // of goods that it counts
}

// toldAt is where a sentence tells of an entry, with how what it names stands to that.
type toldAt struct {
	span              entente.Span
	word              int
	lemma, pos, rel   string
	above, beside     string
	depth             int
	relative, quoted  bool
	voices            []string // of each of the scene's
	sides, spots, sum []wayTo
}

// setScene keeps a sentence that tells of entries, and those beside one that does.
func (r *reader) setScene(s *sentence, spans []entente.Span) {
	if !r.ledgerChoosing() {
		return
	}
	last := r.unset
	r.unset = s
	if len(spans) == 0 && !r.sceneBefore(s) {
		return
	}
	if last != nil && last.part == s.part && len(spans) > 0 {
		r.scenes = append(r.scenes, last.sceneOf(nil))
	}
	r.scenes = append(r.scenes, s.sceneOf(spans))
	r.unset = nil
	if len(spans) == 0 {
		r.lastTold = false
	} else {
		r.lastTold = true
	}
}

// sceneBefore reports whether the sentence before told of an entry.
func (r *reader) sceneBefore(s *sentence) bool {
	n := len(r.scenes)
	return n > 0 && r.lastTold && r.scenes[n-1].part == s.part
}

// ledgerChoosing reports whether fields of entries are chosen.
func (r *reader) ledgerChoosing() bool { return r.c.ledgers.Learned() || r.learnLedgers }

// sceneOf keeps what a sentence names.
func (s *sentence) sceneOf(spans []entente.Span) ledgerScene {
	out := ledgerScene{part: s.part, number: s.number, from: s.start, to: s.end}
	s.keepVoices(&out)
	s.keepSides(&out)
	s.keepGrounds(&out)
	for _, sp := range spans {
		out.told = append(out.told, s.toldAt(sp, &out))
	}
	return out
}

// keepVoices keeps who says something.
func (s *sentence) keepVoices(out *ledgerScene) {
	for i := range s.tree.Words {
		q, ok := s.cueAt(i)
		if !ok || q.source < 0 {
			continue
		}
		v := voice{word: q.word, lo: -1, hi: -1, said: s.lemma(q.word), pronoun: s.word(q.source).UPOS == "PRON"}
		v.Attribution = s.voucher(s.antecedent(q.source), q.word)
		v.Source = s.wholeSource(v.Source)
		if q.content >= 0 {
			v.lo, v.hi = s.extent(q.content)
		}
		v.speaks = s.isSourcePhrase(q) || s.isVerb(q.word) && s.reports(q.word)
		if v.Source.Text != "" {
			out.voices = append(out.voices, v)
		}
	}
}

// keepSides keeps which states are named.
func (s *sentence) keepSides(out *ledgerScene) {
	add := func(i int, e entente.Entity, pronoun bool) {
		if e.Code == "" || e.Sector == "JRN" {
			return
		}
		h := s.head(i)
		out.sides = append(out.sides, sideNamed{
			e: e, word: i, pronoun: pronoun, first: s.subjectOfAll(i), as: s.standsAs(i),
			speaks: s.speaksOf(i) || h >= 0 && s.relIs(i, "nsubj") && s.isVerb(h) && s.reports(h),
		})
	}
	for i := range s.tree.Words {
		if e, ok := s.pronouns[i]; ok && s.refAt[i] < 0 {
			add(i, e, true)
		}
	}
	for _, ref := range s.refs {
		if e, ok := s.entity(ref.Head); ok {
			add(ref.Head, e, s.word(ref.Head).UPOS == "PRON")
		}
	}
}

// keepGrounds keeps places and numbers.
func (s *sentence) keepGrounds(out *ledgerScene) {
	for j := range s.tree.Words {
		if c := s.caseOf(j); c != "" && s.relIs(j, "obl", "nmod", "appos") && !s.isDate(j) {
			if name := s.placeName(j); name != "" {
				kind := "name"
				if s.refAt[j] >= 0 {
					kind = "state"
				}
				out.grounds = append(out.grounds, ground{text: name, word: j, as: c, kind: kind})
			}
		}
		if s.word(j).UPOS == "NUM" && !s.isDate(j) && s.relIs(j, "nummod") {
			if g, ok := s.sum(j); ok {
				out.sums = append(out.sums, g)
			}
		}
	}
}

// sum is a number with what hedges it and what it measures.
func (s *sentence) sum(j int) (ground, bool) {
	h := s.head(j)
	if h < 0 || s.word(min(j+1, len(s.tree.Words)-1)).Form == "-" || j > 0 && s.word(j-1).Form == "-" {
		return ground{}, false
	}
	first, last := s.numberFrom(j), j
	for n := 0; first > 0 && n < 3 && s.c.ledger.has("number hedge", s.lemma(first-1)); n++ {
		first--
	}
	kind := "things"
	switch {
	case s.c.ledger.has("currency", s.lemma(h)):
		kind, first, last = "money", min(first, h), max(last, h)
	case s.measures(h):
		kind, last = "measure", max(last, h)
	case h < j:
		kind = "behind"
	}
	it, _, _ := s.item(h)
	return ground{s.evidence(first, last).Text, j, s.lemma(h), kind, it.Class}, true
}

// wholeSource gives a source that is only described ("official") all the words that
// describe it: "an official of the Moscow factory".
func (s *sentence) wholeSource(e entente.Entity) entente.Entity {
	if e.Text == "" || e.Name != "" || e.Span.In != s.part || e.Span.Start < s.start || e.Span.End > s.end || strings.ToLower(e.Text) != e.Text {
		return e
	}
	for i := range s.tree.Words {
		if !s.isNoun(i) || !e.Span.Overlaps(s.span(i, i)) || s.head(i) >= 0 && e.Span.Overlaps(s.span(s.head(i), s.head(i))) {
			continue
		}
		lo, hi := i, i
		for _, k := range s.kids[i] {
			a, b := s.extent(k)
			if s.relIs(k, "det", "amod", "compound", "nummod", "nmod:poss", "nmod") && (b < i || s.relIs(k, "nmod") && s.c.ledger.has("source of", s.caseOf(k))) {
				lo, hi = min(lo, a), max(hi, b)
			}
		}
		if sp := s.span(lo, hi); sp.Start <= e.Span.Start && sp.End >= e.Span.End {
			e.Text, e.Span = s.text[sp.Start:sp.End], sp
		}
		break
	}
	return e
}

// wholeSources does so for the last source of an entry.
func (s *sentence) wholeSources(st *entente.Standing) {
	n := len(st.AttributedTo)
	if n == 0 {
		return
	}
	if e := s.wholeSource(st.AttributedTo[n-1].Source); e.Span != st.AttributedTo[n-1].Source.Span {
		st.AttributedTo = slices.Clone(st.AttributedTo)
		st.AttributedTo[n-1].Source = e
	}
}

// toldAt keeps how what a scene names stands to the words of an entry.
func (s *sentence) toldAt(sp entente.Span, sc *ledgerScene) toldAt {
	t := toldAt{span: sp, word: s.tellingWord(sp)}
	if t.word < 0 {
		return t
	}
	t.lemma, t.rel, t.quoted = s.lemma(t.word), s.rel(t.word), s.inSpeech(t.word)
	t.pos = s.posOf(verbAt(t.word))
	if s.isNoun(t.word) {
		t.pos = "noun"
	}
	for at := t.word; s.head(at) >= 0 && t.depth <= len(s.tree.Words); at = s.head(at) {
		t.relative = t.relative || s.relIs(at, "acl")
		t.depth++
	}
	if h := s.head(t.word); h >= 0 {
		t.above = s.lemma(h)
	}
	if k := s.child(t.word, "obj", "nsubj:pass"); k >= 0 {
		t.beside = s.lemma(k)
	}
	for k := range sc.voices {
		t.voices = append(t.voices, s.wayOfVoice(&sc.voices[k], t.word))
	}
	way := func(w int) wayTo { return wayTo{s.wayTo(w, t.word), w < t.word, max(w-t.word, t.word-w)} }
	for _, o := range sc.sides {
		t.sides = append(t.sides, way(o.word))
	}
	for _, o := range sc.grounds {
		t.spots = append(t.spots, way(o.word))
	}
	for _, o := range sc.sums {
		t.sum = append(t.sum, way(o.word))
	}
	return t
}

// tellingWord is the word of an entry's evidence that its others hang on, a verb where it
// has one.
func (s *sentence) tellingWord(sp entente.Span) int {
	if i, ok := s.telling[sp]; ok {
		return i
	}
	out := -1
	for i := range s.tree.Words {
		if !sp.Overlaps(s.span(i, i)) {
			continue
		}
		if h := s.head(i); out < 0 && (h < 0 || !sp.Overlaps(s.span(h, h))) {
			out = i
		}
	}
	return out
}

// wayOfVoice tells how one who says something stands to a word: whether it lies in what
// he says, or on which side of it he speaks.
func (s *sentence) wayOfVoice(v *voice, w int) string {
	switch {
	case v.lo >= 0 && v.lo <= w && w <= v.hi:
		return "holds"
	case v.lo >= 0 && s.within(v.word, w):
		return "below"
	case v.lo < 0 && v.word > w:
		return "after"
	case v.lo < 0:
		return "before"
	case v.word > w:
		return "holds other after"
	}
	return "holds other before"
}

// spansOf are the first spans of entries of the ledgers.
func (r *reader) newSpans(transfers, capabilities int) []entente.Span {
	var out []entente.Span
	for _, t := range r.out.Transfers[min(transfers, len(r.out.Transfers)):] {
		out = append(out, t.Spans[0])
	}
	for _, c := range r.out.Capabilities[min(capabilities, len(r.out.Capabilities)):] {
		if !slices.Contains(out, c.Spans[0]) {
			out = append(out, c.Spans[0])
		}
	}
	return out
}

// tellsAt notes the word by which a sentence tells of an entry.
func (s *sentence) tellsAt(sp entente.Span, word int) {
	if s.telling == nil {
		s.telling = map[entente.Span]int{}
	}
	s.telling[sp] = word
}
