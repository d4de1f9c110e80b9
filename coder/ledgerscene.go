package coder

import (
	"slices"
	"strings"

	"entente"
)

// ledgerScene is what is kept of a sentence with entries of the ledgers, which are weighed
// when its tree is gone: the states that it names, and where it tells of the entries.
type ledgerScene struct {
	sides []sideNamed
	told  []toldAt
}

// sideNamed is a state named in a sentence.
type sideNamed struct {
	e      entente.Entity
	word   int
	speaks bool
}

// toldAt is where a sentence tells of an entry, with how what it names stands to that.
type toldAt struct {
	span             entente.Span
	word             int
	lemma, pos, rel  string
	above, beside    string
	depth            int
	relative, quoted bool
	sides            []wayTo
}

// setScene keeps a sentence that tells of entries.
func (r *reader) setScene(s *sentence, spans []entente.Span) {
	if r.ledgerWeighing() && len(spans) > 0 {
		r.scenes = append(r.scenes, s.sceneOf(spans))
	}
}

// sceneOf keeps what a sentence names.
func (s *sentence) sceneOf(spans []entente.Span) ledgerScene {
	var out ledgerScene
	s.keepSides(&out)
	for _, sp := range spans {
		out.told = append(out.told, s.toldAt(sp, &out))
	}
	return out
}

// keepSides keeps which states are named.
func (s *sentence) keepSides(out *ledgerScene) {
	add := func(i int, e entente.Entity) {
		if e.Code == "" || e.Sector == "JRN" {
			return
		}
		h := s.head(i)
		out.sides = append(out.sides, sideNamed{
			e: e, word: i, speaks: s.speaksOf(i) || h >= 0 && s.relIs(i, "nsubj") && s.isVerb(h) && s.reports(h),
		})
	}
	for i := range s.tree.Words {
		if e, ok := s.pronouns[i]; ok && s.refAt[i] < 0 {
			add(i, e)
		}
	}
	for _, ref := range s.refs {
		if e, ok := s.entity(ref.Head); ok {
			add(ref.Head, e)
		}
	}
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
	way := func(w int) wayTo { return wayTo{s.wayTo(w, t.word), w < t.word, max(w-t.word, t.word-w)} }
	for _, o := range sc.sides {
		t.sides = append(t.sides, way(o.word))
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

// newSpans are the first spans of the entries behind so many.
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
