package coder

import (
	"slices"
	"strconv"

	"entente"
	"entente/coder/detect"
	"entente/coder/frame"
	"entente/coder/vectors"
)

// # How the detector sees a word
//
// The detector (package detect) judges which words name an event by the words about them
// and by features of how they stand. Here these are read off the tree.

// tried is a frame that was found at a word, and why it gave no mention, empty if it did.
type tried struct {
	hit
	why string
}

// seen is a word that the detector judges.
type seen struct {
	word  int
	found *tried           // the frame that was found there, nil for none
	in    *entente.Mention // the mention that it stands in, nil for none
}

// canName reports whether a word is one that could name an event: a noun, a verb or an
// adjective that is no name.
func (s *sentence) canName(i int) bool {
	switch s.word(i).UPOS {
	case "VERB", "ADJ":
		return true
	case "NOUN":
		return true
	case "PROPN": // in capitals, and in titles
		return s.refAt[i] < 0 || s.part == entente.Title
	}
	return false
}

// seenWords appends the words of a sentence that could name an event.
func (s *sentence) seenWords(out []seen, ms []entente.Mention) []seen {
	for i := range s.tree.Words {
		if !s.canName(i) {
			continue
		}
		w := seen{word: i}
		for k := range s.tried {
			if s.tried[k].word == i {
				w.found = &s.tried[k]
			}
		}
		for k := range ms {
			if s.covers(&ms[k], i) {
				w.in = &ms[k]
				break
			}
		}
		if w.found != nil || w.in != nil || !s.c.detect.Never(s.vectorAt[i]) {
			out = append(out, w)
		}
	}
	return out
}

// covers reports whether a word stands in the words of a mention.
func (s *sentence) covers(m *entente.Mention, i int) bool {
	at := s.span(i, i)
	if m.Trigger.Span.Overlaps(at) {
		return true
	}
	for _, sp := range m.Spans {
		if sp.Overlaps(at) {
			return true
		}
	}
	return false
}

// view describes a word for the detector.
type view struct {
	*sentence
	at  int
	out *detect.Word
}

func (v *view) own(parts ...string) { v.out.Own = append(v.out.Own, detect.Feature(parts...)) }

func (v *view) lexicon(parts ...string) {
	v.out.Lexicon = append(v.out.Lexicon, detect.Feature(parts...))
}

func (v *view) rule(parts ...string) {
	v.out.Rules = append(v.out.Rules, detect.Feature(parts...))
}

// maxSlot bounds how many words a slot takes, but for the rest of the sentence.
const maxSlot = 4

// near puts a word in a slot.
func (v *view) near(slot detect.Slot, i int) {
	if slot != detect.All && len(v.out.Near[slot]) >= maxSlot {
		return
	}
	if at := v.vectorAt[i]; at != vectors.None {
		v.out.Near[slot] = append(v.out.Near[slot], at)
	}
}

// viewOf describes a seen word.
func (s *sentence) viewOf(w *seen, out *detect.Word) {
	out.Reset()
	v := view{sentence: s, at: w.word, out: out}
	v.itself()
	v.about()
	v.children()
	v.ofLexicon()
	v.ofRules(w)
}

// itself is the word alone.
func (v *view) itself() {
	w := v.word(v.at)
	v.near(detect.Self, v.at)
	v.own("pos", w.UPOS)
	v.own("xpos", w.XPOS)
	v.own("rel", w.Rel)
	v.own("lemma", w.Lemma)
	if v.part == entente.Title {
		v.own("title")
		v.own("title", w.UPOS)
	}
	if c := v.caseOf(v.at); c != "" {
		v.own("case", c)
	}
	if v.refAt[v.at] >= 0 {
		v.own("inref")
	}
}

// about is what it hangs on, what stands beside it, and the sentence.
func (v *view) about() {
	if h := v.head(v.at); h >= 0 {
		v.near(detect.Head, h)
		v.own("headpos", v.word(h).UPOS, v.rel(v.at))
		v.own("head", v.lemma(h))
	}
	if v.at > 0 {
		v.near(detect.Prev, v.at-1)
	}
	if v.at+1 < len(v.tree.Words) {
		v.near(detect.Next, v.at+1)
	}
	for _, k := range v.bearing {
		if k != v.at {
			v.near(detect.All, k)
		}
	}
	v.own("refs", v.stateCount)
}

// children is what hangs on it.
func (v *view) children() {
	for _, k := range v.kids[v.at] {
		v.own("kid", v.rel(k))
		switch {
		case v.relIs(k, "nsubj", "csubj"):
			v.near(detect.Subject, k)
			v.own("subj", v.kindOf(k))
		case v.relIs(k, "obj", "iobj"):
			v.near(detect.Object, k)
			v.own("obj", v.kindOf(k))
		case v.relIs(k, "obl", "nmod"):
			v.phraseOn(k)
		case v.relIs(k, "amod", "compound"):
			v.near(detect.Mods, k)
			v.own("mod", v.lemma(k))
			v.own("modref", v.kindOf(k))
		case v.relIs(k, "xcomp", "ccomp"):
			v.near(detect.Clause, k)
		case v.relIs(k, "mark", "det", "aux", "nummod", "advmod"):
			v.own(v.rel(k), v.lemma(k))
		}
	}
}

// phraseOn is a phrase with a preposition, or a possessor.
func (v *view) phraseOn(k int) {
	c := v.caseOf(k)
	v.own("prep", c)
	switch {
	case v.rel(k) == "nmod:poss" || c == "by":
		v.near(detect.Subject, k)
		v.own("poss", v.kindOf(k))
	case c == "of" || c == "on" || c == "against":
		v.near(detect.Object, k)
		v.own("of", c, v.kindOf(k))
	default:
		v.near(detect.Oblique, k)
		v.own("obl", v.kindOf(k))
	}
}

// kindOf is what kind of somebody or something a word names.
func (s *sentence) kindOf(i int) string {
	e, ok := s.entity(i)
	if !ok {
		switch s.word(i).UPOS {
		case "PROPN":
			return "name"
		case "PRON":
			return "pronoun"
		}
		return "thing"
	}
	switch {
	case entente.IsState(e.Code) && e.Sector == "":
		return "state"
	case e.Code != "" && e.Sector != "":
		return e.Sector
	case e.Code != "":
		return "body"
	case e.Sector != "":
		return "some " + e.Sector
	}
	return "other"
}

// mostTypes is how many types the frames of a word have as a rule.
const mostTypes = 8

// ofLexicon is what the lexicon has for it.
func (v *view) ofLexicon() {
	pos := frame.Noun
	switch v.word(v.at).UPOS {
	case "VERB":
		pos = frame.Verb
	case "ADJ":
		pos = frame.Adj
	}
	var listed, unbound [mostTypes]string // in memory that is not asked for anew
	any, bare := listed[:0], unbound[:0]
	for _, f := range v.c.lex.Candidates(v.lemma(v.at), pos) {
		if !slices.Contains(any, f.Type) {
			any = append(any, f.Type)
			v.lexicon("lex", f.Type)
		}
		if len(f.Conds) == 0 && !slices.Contains(bare, f.Type) {
			bare = append(bare, f.Type)
			v.lexicon("bare", f.Type)
		}
	}
}

// ofRules is what the rules made of it.
func (v *view) ofRules(w *seen) {
	if v.used[v.at] {
		v.rule("used")
	}
	if v.claimed[v.at] {
		v.rule("claimed")
	}
	if w.found != nil {
		typ := w.found.f.Type
		if w.found.f.None() {
			typ = "none"
		}
		v.rule("hit", typ)
		if w.found.why != "" {
			v.rule("dropped", w.found.why)
			v.rule("dropped", w.found.why, typ)
		}
	}
	if w.in != nil {
		v.rule("mention", w.in.Event)
		v.rule("mention")
	}
}

// findPlaces looks up the vectors of a sentence's words, by their lemmas or else as they
// stand, and what else the views of all words have in common.
func (s *sentence) findPlaces() {
	t := s.c.detect.Vectors()
	s.vectorAt, s.bearing = make([]int32, len(s.tree.Words)), make([]int, 0, len(s.tree.Words))
	for i := range s.vectorAt {
		s.vectorAt[i] = t.Place(s.lemma(i))
		if s.vectorAt[i] == vectors.None {
			s.vectorAt[i] = t.Place(s.lower(i))
		}
		u := s.word(i).UPOS
		if (u == "NOUN" || u == "VERB" || u == "ADJ") && s.refAt[i] < 0 {
			s.bearing = append(s.bearing, i)
		}
	}
	states := 0
	for r := range s.refs {
		if s.refs[r].Entity.Code != "" {
			states++
		}
	}
	s.stateCount = strconv.Itoa(min(states, 3))
}
