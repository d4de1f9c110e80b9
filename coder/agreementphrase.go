package coder

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"
)

// Steps that a verb tells with the words that complete it: "put their names to
// the treaty", "let it lapse", "gave it the green light". A phrase is written as
// in steps.txt: the verb, then its particle, objects and prepositions in this
// order, with "_" where the agreement stands.

// stepWords are the phrases of steps.txt, with their stages, and their verbs.
type stepWords struct {
	stage map[string]string
	verbs map[string]bool
}

func loadStepWords(lang fs.FS) (*stepWords, error) {
	lists, err := loadLists(lang, "steps.txt")
	w := &stepWords{stage: map[string]string{}, verbs: map[string]bool{}}
	for stage, phrases := range lists {
		for _, p := range phrases {
			w.stage[p] = stage
			verb, _, _ := strings.Cut(strings.TrimPrefix(p, "_ "), " ")
			w.verbs[verb] = true
		}
	}
	return w, err
}

// phrasePart is a part of a phrase, and where it goes in it.
type phrasePart struct {
	rank int
	text string
}

// The places of parts in a phrase.
const (
	rankSubject = iota
	rankVerb
	rankParticle
	rankReceiver
	rankObject
	rankSecond // "gave the treaty [their blessing]"
	rankResult
	rankGoal
	rankLast
)

// maxPhraseParts bounds how many completions of one verb are tried.
const maxPhraseParts = 8

// phraseStep is the step that a verb tells of the agreement at a word, "" if its
// words are no phrase for one.
func (s *sentence) phraseStep(v, at int) string {
	stage, _ := s.phraseTold(v, at)
	return stage
}

// phraseTold is that step, with how many parts its phrase has.
func (s *sentence) phraseTold(v, at int) (string, int) {
	if v < 0 || !s.c.steps.verbs[s.predicate(v)] {
		return "", 0
	}
	hole, ok := s.phraseHole(v, at)
	if !ok {
		return "", 0
	}
	parts := s.phraseParts(v, at)
	base := []phrasePart{{rankVerb, s.predicate(v)}, hole}
	if stage := s.c.steps.stageOf(base); stage != "" {
		return s.boundPhrase(stage, v), len(base)
	}
	for i, a := range parts {
		for _, more := range append([]phrasePart{{}}, parts[i+1:]...) {
			phrase := append(slices.Clone(base), a)
			if more.text != "" {
				phrase = append(phrase, more)
			}
			if stage := s.c.steps.stageOf(phrase); stage != "" {
				return s.boundPhrase(stage, v), len(phrase)
			}
		}
	}
	return "", 0
}

// phraseAbove adds the step of the phrase that an agreement stands in, and gives its
// verb, -1 if there is none.
func (s *sentence) phraseAbove(i int, add func(string, int)) int {
	v := s.head(i)
	for n := 0; v >= 0 && n < 2 && !s.isVerb(v) && s.child(v, "cop") < 0; n++ {
		v = s.head(v)
	}
	stage := s.phraseStep(v, i)
	if stage == "" {
		return -1
	}
	add(stage, v)
	return v
}

// phraseBelow adds the step of the phrase that a clause on an agreement is.
func (s *sentence) phraseBelow(k int, add func(string, int)) bool {
	if !s.relIs(k, "acl") {
		return false
	}
	stage := s.phraseStep(k, s.head(k))
	if stage != "" {
		add(stage, k)
	}
	return stage != ""
}

// longPhrase reports whether a phrase of three words or more tells a step of what
// stands at a word, so that no other thing can be meant.
func (s *sentence) longPhrase(v, i int) bool {
	hole, ok := s.phraseHole(v, i)
	stage, parts := s.phraseTold(v, i)
	return ok && stage != "" && (parts >= 3 || strings.Contains(hole.text, " ") || s.child(v, "compound:prt") >= 0)
}

// donePaper reports whether a verb tells a step of the paper that is its object.
func (s *sentence) donePaper(i, v int) bool {
	return s.relIs(i, "obj", "nsubj:pass") && s.c.ledger.has("done to it", s.lemma(v)) || s.longPhrase(v, i)
}

// boundPhrase leaves out a vote of those who bind no state, and a refusal of one
// that is no house of a parliament: a rival rejects a treaty too.
func (s *sentence) boundPhrase(stage string, v int) string {
	if (stage == "ratified" || stage == "not ratified") && !s.byLegislature(v) && s.lemma(v) != "become" {
		return ""
	}
	return stage
}

// stageOf is the stage of the phrase that parts make up.
func (w *stepWords) stageOf(parts []phrasePart) string {
	slices.SortStableFunc(parts, func(a, b phrasePart) int { return cmp.Compare(a.rank, b.rank) })
	texts := make([]string, len(parts))
	for i, p := range parts {
		texts[i] = p.text
	}
	return w.stage[strings.Join(texts, " ")]
}

// predicate is the verb of a phrase: "be" for a noun or adjective that is said
// of something.
func (s *sentence) predicate(v int) string {
	if !s.isVerb(v) && s.child(v, "cop") >= 0 {
		return "be"
	}
	return s.lemma(v)
}

// phraseHole is the place of the agreement at a word in a verb's phrase.
func (s *sentence) phraseHole(v, at int) (phrasePart, bool) {
	h := s.head(at)
	switch {
	case s.head(v) == at || h == v && s.rel(at) == "nsubj:outer":
		return s.relativeHole(v)
	case h == v && s.relIs(at, "iobj"):
		return phrasePart{rankReceiver, "_"}, true
	case h == v && s.relIs(at, "obj", "nsubj:pass"):
		return phrasePart{rankObject, "_"}, true
	case h == v && s.relIs(at, "nsubj"):
		return phrasePart{rankSubject, "_"}, true
	case s.relIs(at, "obl", "nmod") && s.caseOf(at) != "" && (h == v || h >= 0 && s.head(h) == v && s.relIs(h, "obj", "obl", "nsubj:pass", "compound:prt", "advmod", "xcomp")):
		return phrasePart{rankLast, s.caseOf(at) + " _"}, true
	case s.isVerb(v) && s.relIs(at, "appos", "conj", "nmod", "obl") && at > v && s.child(v, "obj", "nsubj:pass") < 0 && s.caseOf(at) == "": // hung on what only stands between
		return phrasePart{rankObject, "_"}, true
	}
	return phrasePart{}, false
}

// relativeHole is the place of the one that a relative clause is about: that of
// "which", or where a preposition or the object is left out.
func (s *sentence) relativeHole(v int) (phrasePart, bool) {
	if s.word(v).XPOS == "VBN" && s.child(v, "nsubj") < 0 && s.child(v, "aux") < 0 { // "shelved by Manila"
		return phrasePart{rankObject, "_"}, true
	}
	for _, k := range s.kids[v] {
		if x := s.word(k).XPOS; x != "WDT" && x != "WP" {
			continue
		}
		switch {
		case s.relIs(k, "obl", "nmod") && s.caseOf(k) != "":
			return phrasePart{rankLast, s.caseOf(k) + " _"}, true
		case s.relIs(k, "nsubj") && s.rel(k) != "nsubj:pass":
			return phrasePart{rankSubject, "_"}, true
		}
	}
	if p := s.stranded(v); p != "" && s.child(v, "obj") >= 0 {
		return phrasePart{rankLast, p + " _"}, true
	}
	return phrasePart{rankObject, "_"}, true
}

// stranded is the preposition behind a verb that has nothing of its own to lead
// to: "that they put their names to here", "" if there is none.
func (s *sentence) stranded(v int) string {
	for i := v + 1; i+1 < len(s.tree.Words) && i < v+6; i++ {
		if s.word(i).UPOS != "ADP" {
			continue
		}
		switch n := s.word(i + 1); {
		case n.UPOS == "ADV", n.UPOS == "ADP", n.UPOS == "PUNCT", n.UPOS == "VERB", n.UPOS == "AUX", s.isDate(i + 1), n.Lemma == "last":
			return strings.ToLower(s.word(i).Form)
		}
	}
	return ""
}

// phraseParts are the words that complete a verb, without the agreement's.
func (s *sentence) phraseParts(v, at int) []phrasePart {
	var out []phrasePart
	add := func(rank int, text string) {
		if len(out) < maxPhraseParts {
			out = append(out, phrasePart{rank, text})
		}
	}
	if s.predicate(v) == "be" && !s.isVerb(v) {
		add(rankResult, s.lemma(v))
	}
	for _, k := range s.kids[v] {
		form := strings.ToLower(s.word(k).Form)
		switch {
		case k == at:
		case s.relIs(k, "compound:prt"), s.relIs(k, "advmod") && s.word(k).XPOS == "RP":
			add(rankParticle, form)
		case s.rel(k) == "obl:unmarked" && !s.isDate(k):
			add(rankSecond, s.lemma(k))
		case s.relIs(k, "iobj"):
			add(rankReceiver, s.lemma(k))
		case s.relIs(k, "obj", "nsubj:pass") && s.isNoun(k):
			add(rankObject, s.lemma(k))
			add(rankSecond, s.lemma(k))
		case s.relIs(k, "xcomp", "ccomp", "advmod"):
			add(rankResult, form)
		case s.relIs(k, "obl") && slices.ContainsFunc(s.kidsBy(k, "compound"), func(c int) bool { return s.refAt[c] >= 0 }), s.relIs(k, "advcl") && s.hasMark(k, "with"):
			add(rankResult, s.lemma(k)) // "let its agreement with [Malta lapse]"
		case s.relIs(k, "obl") && s.caseOf(k) != "" && s.refAt[k] < 0 && !s.isDate(k):
			add(rankGoal, s.caseOf(k)+" "+s.lemma(k))
		}
	}
	return out
}
