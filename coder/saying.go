package coder

import (
	"slices"
	"strings"

	"entente"
)

// Saying is one attribution within a text: somebody is told to say, think, feel
// or mean something.
type Saying struct {
	entente.Attribution              // Source is empty where nobody is named: "is expected to win"
	Head                entente.Span // the word of the source that its others hang on, as it stands: "who" is not put right
	CueHead             entente.Span
	Content             entente.Span // what is said as far as it stands in the sentence, empty where it does not
	// Nested is whether it stands in what another one says, in quotation marks or
	// not: "Oslo said that Rome had promised" holds a promise only on Oslo's word.
	Nested bool
	How    string // the word and rule that found it
}

// Sayings lists the attributions of a document, in the order of their cues. It
// takes in more than the attributions of mentions do: attitudes, intentions and
// judgements too, which vouch for no event.
func (c *Coder) Sayings(doc *entente.Document) []Saying {
	r := c.reader(doc)
	r.keep = true
	r.parts(entente.Title, entente.Body)
	quotes := append(quotations(doc.Title, entente.Title), quotations(doc.Text, entente.Body)...)
	var out []Saying
	for _, s := range r.sentences {
		out = append(out, s.sayings(quotes)...)
	}
	return out
}

// cue is a word that attributes, with the word of its source and the head of
// its content, -1 where there is none.
type cue struct {
	word, source, content int
	how                   string
}

func (s *sentence) sayings(quotes []entente.Span) []Saying {
	var cues []cue
	for i := range s.tree.Words {
		if q, ok := s.cueAt(i); ok {
			cues = append(cues, q)
		}
	}
	var out []Saying
	for i, q := range cues {
		outer := s.outer(q, cues)
		if k := s.trailing(q, cues[:i]); k >= 0 {
			cues[i].source, q.source = k, k
			outer = -1
		} else if outer >= 0 && s.goesOn(q, cues[outer]) {
			cues[i].source, q.source = cues[outer].source, cues[outer].source
			outer = -1
		}
		a := s.saying(q)
		a.Nested = inQuotes(a.CueHead, quotes) || outer >= 0
		out = append(out, a)
	}
	return out
}

// outer is the place in a list of cues of the first whose content another cue
// stands in, -1 if there is none.
func (s *sentence) outer(q cue, all []cue) int {
	if s.isSourcePhrase(q) { // "according to" stands outside of what it is put to
		return -1
	}
	for i, o := range all {
		if o.word == q.word || o.content < 0 || !s.within(q.word, o.content) || !s.holds(o) {
			continue
		}
		if s.within(q.word, o.word) != s.within(o.content, o.word) {
			continue // the words of the one who speaks, not his speech
		}
		if q.content >= 0 && s.within(o.word, q.content) && !s.within(o.word, q.word) {
			continue // it is the other way round
		}
		if s.tellsMore(q.word, o.content) || s.contrasts(q, o) {
			continue
		}
		return i
	}
	return -1
}

// tellsMore reports whether a verb of saying with a speaker of its own is set into a
// clause about the thing that a cue is about, and is the writer's: "criticised the
// deal, which, she said, …".
func (s *sentence) tellsMore(v, content int) bool {
	return s.isNoun(content) && s.relIs(v, "acl:relcl") && s.c.says.has("verb alone", s.lemma(v)) &&
		s.ownSubject(v) && s.child(v, "ccomp", "xcomp") >= 0
}

// ownSubject reports whether the subject of a verb is more than the pronoun that
// relates its clause.
func (s *sentence) ownSubject(v int) bool {
	k := s.child(v, "nsubj", "nsubj:pass")
	return k >= 0 && s.word(k).XPOS[0] != 'W'
}

// contrasts reports whether a cue begins what somebody else says beside what the
// outer one tells, hung too low: "half said that they agree, while others said …".
func (s *sentence) contrasts(q, outer cue) bool {
	v := q.word
	if !s.isVerb(v) || !s.isVerb(outer.word) || v < outer.word || !s.ownSubject(v) || !s.c.says.has("verb alone", s.lemma(v)) {
		return false
	}
	if s.relIs(v, "advcl") {
		m := s.child(v, "mark")
		return m >= 0 && s.c.says.has("contrast", s.lemma(m))
	}
	return s.relIs(v, "conj") && s.head(v) == outer.content && s.word(v).XPOS == s.word(outer.word).XPOS
}

// isSourcePhrase reports whether a cue is the preposition before its source.
func (s *sentence) isSourcePhrase(q cue) bool {
	return q.source >= 0 && q.word == s.child(q.source, "case")
}

// holds reports whether what a cue introduces can hold what others say: it
// completes the cue, and is no mere circumstance. All that is told "according to"
// somebody is his.
func (s *sentence) holds(o cue) bool {
	if s.isSourcePhrase(o) {
		return true
	}
	return s.relIs(o.content, "ccomp", "xcomp", "parataxis", "obj", "nsubj:pass") || s.relIs(o.word, "parataxis")
}

// goesOn reports whether a cue in the content of another is more of the same
// one's saying, hung too low: "said that he had voted, adding …".
func (s *sentence) goesOn(q, outer cue) bool {
	v := q.word
	if !s.isVerb(v) || s.child(v, "nsubj") >= 0 || !s.isVerb(outer.word) || v < outer.word {
		return false
	}
	if s.word(v).XPOS == "VBG" && s.relIs(v, "advcl", "acl", "conj") && s.child(v, "mark", "aux") < 0 {
		return s.word(v-1).Form == "," || s.relIs(v, "conj")
	}
	return s.relIs(v, "conj") && s.word(v).XPOS == s.word(outer.word).XPOS && s.child(v, "aux") < 0
}

func (s *sentence) cueAt(i int) (cue, bool) {
	switch {
	case s.isVerb(i) && !s.relIs(i, "aux", "cop"):
		if q, ok := s.stateCue(i); ok {
			return q, true
		}
		if q, ok := s.feltCue(i); ok {
			return q, true
		}
		return s.verbCue(i)
	case s.isNoun(i):
		if q, ok := s.sourcePhrase(i); ok {
			return q, true
		}
		return s.nounCue(i)
	case s.word(i).UPOS == "ADJ":
		return s.adjectiveCue(i)
	case s.word(i).UPOS == "ADV":
		return s.adverbCue(i)
	case s.word(i).UPOS == "PRON":
		return s.sourcePhrase(i)
	case s.c.says.has("speaker mark", s.word(i).Form):
		return s.speakerCue(i)
	}
	return cue{}, false
}

// verbCue takes a verb of saying that has a subject, or none where it is passive
// and has a clause ("is expected to"), or where nobody in particular holds what
// it says ("seems to be losing").
func (s *sentence) verbCue(v int) (cue, bool) {
	q := cue{word: v, source: -1, content: s.contentOf(v)}
	if s.relIs(v, "amod", "compound") || s.underCue(v) || s.wordsOf(v) {
		return q, false
	}
	if q.how = s.verbKind(v, q.content); q.how == "" {
		return q, false
	}
	if s.c.says.has("nobody's", s.lemma(v)) && s.infinitive(v) {
		return q, false // "tried to appear calm"
	}
	if s.c.says.has("nobody's", s.lemma(v)) && (q.content < 0 || s.verbKind(q.content, s.contentOf(q.content)) == "") {
		return q, true // and not "seemed to blame", which blames
	}
	if s.onlyAimed(v) {
		return q, false
	}
	q.source = s.sayer(v)
	if q.source < 0 {
		return q, s.unowned(v)
	}
	return q, s.tellable(q)
}

// onlyAimed reports whether an attitude is no more than what something is done for:
// "travelled there to support the strikers".
func (s *sentence) onlyAimed(v int) bool {
	return s.infinitive(v) && s.relIs(v, "advcl", "acl") && !s.c.says.has("verb alone", s.lemma(v))
}

// wordsOf reports whether a participle only gives the words of a text that somebody is
// told to have put out, which is one attribution: "sent a letter saying …".
func (s *sentence) wordsOf(v int) bool {
	n := s.head(v)
	if n < 0 || !s.relIs(v, "acl") || s.word(v).XPOS != "VBG" || !s.relIs(n, "obj") || !s.c.says.has("noun", s.lemma(n)) && !s.c.says.has("text noun", s.lemma(n)) {
		return false
	}
	_, ok := s.verbCue(s.head(n))
	return ok
}

// stateCue is a participle that says how somebody feels and not what is done to
// him: "was concerned about".
func (s *sentence) stateCue(v int) (cue, bool) {
	form := strings.ToLower(s.word(v).Form)
	if s.word(v).XPOS != "VBN" || form == s.lemma(v) || !s.c.says.has("adjective", form) {
		return cue{}, false
	}
	q := cue{word: v, source: s.child(v, "nsubj:pass"), content: s.child(v, "ccomp", "xcomp", "obl", "advcl"), how: "a state"}
	return q, q.source >= 0 && q.content >= 0
}

// feltCue is a verb of feeling with the one who feels as its object, or the subject
// of its passive.
func (s *sentence) feltCue(v int) (cue, bool) {
	q := cue{word: v, source: s.child(v, "obj", "nsubj:pass"), content: s.child(v, "nsubj", "csubj", "obl:agent", "obl", "ccomp"), how: "a feeling of its object"}
	ok := q.source >= 0 && q.content >= 0 && q.content != q.source && s.c.says.has("felt by its object", s.lemma(v))
	return q, ok && !s.relIs(v, "amod", "compound") && s.tellable(q)
}

// adverbCue is "reportedly", on the word of nobody named; a verb of saying tells more.
func (s *sentence) adverbCue(i int) (cue, bool) {
	q := cue{word: i, source: -1, content: s.head(i), how: "an adverb"}
	if q.content < 0 || !s.relIs(i, "advmod") || s.relIs(q.content, "amod") || !s.c.says.has("adverb", s.lemma(i)) {
		return q, false
	}
	_, says := s.verbCue(q.content)
	return q, !says || !s.isVerb(q.content)
}

// tellable reports whether a cue tells of somebody: not of the one who writes or
// reads, and an attitude not of things.
func (s *sentence) tellable(q cue) bool {
	if s.c.says.has("writer or reader", strings.ToLower(s.word(q.source).Form)) {
		return s.word(q.word).XPOS == "VBD" && s.c.says.has("verb alone", s.lemma(q.word))
	}
	return s.c.says.has("verb alone", s.lemma(q.word)) || !s.holdsNothing(q.source, q.word)
}

// holdsNothing reports whether a source is a thing that has no attitude: "a rise in
// prices" does not "want" or "oppose", though it may show something.
func (s *sentence) holdsNothing(source, cue int) bool {
	w := s.word(source)
	if s.c.says.has("no holder", strings.ToLower(w.Form)) {
		return true
	}
	return w.UPOS == "NOUN" && (source == 0 || w.Form == strings.ToLower(w.Form)) &&
		s.c.says.has("no holder", s.lemma(source)) && !s.c.says.has("shown by things", s.lemma(cue))
}

// unowned reports whether a verb may attribute without a source: "is expected
// to win", "was criticised", "when asked about it".
func (s *sentence) unowned(v int) bool {
	if s.relIs(v, "acl") { // "a movement called Dawn"
		return false
	}
	return s.participle(v) && s.c.says.has("verb alone", s.lemma(v)) || s.passive(v) && (s.hasClause(v) || s.c.says.has("verb alone", s.lemma(v)) || s.child(v, "nsubj:pass") >= 0)
}

// participle reports whether a past form without a subject begins an adverbial:
// "when asked why, she …".
func (s *sentence) participle(v int) bool {
	x := s.word(v).XPOS
	return (v == 0 || s.relIs(v, "advcl")) && (x == "VBD" || x == "VBN") && s.child(v, "nsubj", "nsubj:pass", "aux") < 0
}

// verbKind is how a verb attributes, "" if it does not.
func (s *sentence) verbKind(v, content int) string {
	l, says := s.lemma(v), s.c.says
	switch {
	case s.byPreposition(v):
		return "a verb with its preposition"
	case says.has("verb of words", l):
		if s.hasWords(v) {
			return "a verb of saying with words"
		}
	case says.has("verb alone", l):
		return "a verb of saying"
	case says.has("verb with clause", l):
		if s.hasClause(v) {
			return "a verb with a clause"
		}
		if subj := s.sayer(v); content >= 0 && subj >= 0 && says.has("text noun", s.lemma(subj)) {
			return "a verb of a text"
		}
	case says.has("verb", l) && content >= 0:
		return "a verb with an object"
	}
	if s.utters(v) {
		return "a verb that utters its object"
	}
	return ""
}

// echoes reports whether a clause says of the one above it who says so: "as Reuters
// has reported".
func (s *sentence) echoes(v int) bool {
	m := s.child(v, "mark")
	return m >= 0 && s.relIs(v, "advcl") && s.c.says.has("as told by", s.lemma(m)) && s.child(v, "ccomp", "obj") < 0
}

// utters reports whether the object of a light verb is a noun of saying: "made a
// promise".
func (s *sentence) utters(v int) bool {
	if !s.c.says.has("utter", s.lemma(v)) {
		return false
	}
	o := s.child(v, "obj", "nsubj:pass")
	if o < 0 || !s.c.says.has("noun", s.lemma(o)) {
		return false
	}
	whose := s.child(o, "nmod:poss")
	return whose < 0 || s.word(whose).UPOS == "PRON" && s.caseOf(o) == "" && s.child(v, "nsubj") >= 0
}

// hasWords reports whether a verb that can do other things too introduces words
// here: a clause, a quotation, or the name of a text.
func (s *sentence) hasWords(v int) bool {
	if s.child(v, "ccomp") >= 0 || s.inverted(v) >= 0 || s.afterComma(v) >= 0 || s.inserted(v) || s.echoes(v) {
		return true
	}
	if s.child(v, "xcomp") >= 0 {
		return false
	}
	o := s.child(v, "obj", "nsubj:pass")
	if o < 0 {
		return s.relIs(v, "parataxis") || s.child(v, "parataxis") >= 0 || s.besideQuote(v)
	}
	return s.c.says.has("text noun", s.lemma(o)) || s.c.says.has("noun", s.lemma(o))
}

// besideQuote reports whether a quotation ends before the clause of a verb or
// begins behind it.
func (s *sentence) besideQuote(v int) bool {
	lo, hi := s.extent(v)
	for i := max(lo-2, 0); i <= min(hi+2, len(s.tree.Words)-1); i++ {
		if s.c.says.has("quotation mark", s.word(i).Form) {
			return true
		}
	}
	return false
}

// underCue reports whether a verb only completes another that attributes:
// "declined to say" is one attribution.
func (s *sentence) underCue(v int) bool {
	h := s.head(v)
	if h < 0 || !s.relIs(v, "xcomp") || !s.isVerb(h) {
		return false
	}
	_, ok := s.verbCue(h)
	return ok
}

// hasClause reports whether a clause completes a verb.
func (s *sentence) hasClause(v int) bool {
	return len(s.complements(v)) > 0 || s.child(v, "parataxis") >= 0 || s.relIs(v, "parataxis") || s.echoes(v)
}

// contentOf is the head of what a verb introduces.
func (s *sentence) contentOf(v int) int {
	if k := s.child(v, "ccomp", "xcomp"); k >= 0 {
		return k
	}
	if k := s.child(v, "obj", "nsubj:pass"); k >= 0 {
		return k
	}
	if s.rel(v) == "parataxis" || s.echoes(v) {
		return s.head(v)
	}
	if k := s.child(v, "parataxis", "obl", "advcl", "csubj"); k >= 0 {
		return k
	}
	if s.relIs(v, "acl:relcl") && s.child(v, "nsubj") >= 0 { // "what the rebels wanted"
		return s.head(v)
	}
	return -1
}

// byPreposition reports whether a verb speaks by a preposition or particle that
// stands on it: "called for", "spoke out".
func (s *sentence) byPreposition(v int) bool {
	l := s.lemma(v)
	for _, k := range s.kids[v] {
		switch {
		case s.relIs(k, "obl", "advcl", "ccomp", "xcomp"):
			if s.c.says.has("verb with preposition", l+" "+s.caseOf(k)) {
				return true
			}
			if m := s.child(k, "mark"); m >= 0 && s.c.says.has("verb with preposition", l+" "+s.lemma(m)) {
				return true
			}
		case s.relIs(k, "compound:prt", "advmod", "obj") || s.relIs(k, "xcomp") && s.word(k).UPOS == "ADJ":
			if s.c.says.has("verb with preposition", l+" "+s.lemma(k)) {
				return true
			}
		}
	}
	return false
}

// sourcePhrase is "according to X".
func (s *sentence) sourcePhrase(i int) (cue, bool) {
	if s.relIs(i, "obl", "nmod") && s.c.ledger.has("source", s.caseOf(i)) {
		return cue{word: s.child(i, "case"), source: i, content: s.head(i), how: "a preposition"}, true
	}
	if k := s.child(i, "case"); k >= 0 && s.relIs(i, "obl", "nmod") && s.c.says.has("poll", s.lemma(i)) && s.c.says.has("in a poll", s.lemma(k)) {
		if q, says := s.cueAt(s.head(i)); !says || s.share(q.source) { // "he said in a poll" is his saying
			return cue{word: k, source: i, content: s.head(i), how: "a preposition before a poll"}, true
		}
	}
	return cue{}, false
}

// share reports whether a word is so many of those asked: "60 percent", "a third".
func (s *sentence) share(i int) bool {
	return i >= 0 && (s.word(i).UPOS == "NUM" || s.c.says.has("share", s.lemma(i)))
}

// nounCue is a noun of saying with the one whose it is: "Lima's claim", "the
// warning by doctors".
func (s *sentence) nounCue(n int) (cue, bool) {
	if !s.c.says.has("noun", s.lemma(n)) || s.word(n).UPOS == "PROPN" {
		return cue{}, false
	}
	q := cue{word: n, source: s.utterer(n), content: -1, how: "a noun with its owner"}
	for _, k := range s.kids[n] {
		if s.relIs(k, "acl", "ccomp", "nmod") && k > n && k != q.source && q.content < 0 {
			q.content = k
		}
	}
	if h := s.head(n); q.content < 0 && h > n && s.relIs(n, "nsubj", "nsubj:outer") && s.child(h, "mark") > n {
		q.content = h // "her fear is that …"
		return q, q.source >= 0 && s.tellable(q)
	}
	if q.source < 0 || q.content < 0 || !s.relIs(n, "nsubj", "root", "conj", "appos", "parataxis") && !s.relIs(q.content, "acl", "ccomp") {
		return q, false
	}
	return q, s.tellable(q)
}

// utterer is the holder of a noun of saying, -1 if it has none.
func (s *sentence) utterer(n int) int {
	return first(slices.Concat(s.kidsBy(n, "nmod:poss"), s.under(n, "by"), s.under(n, "from")))
}

// adjectiveCue is "is confident that", with a subject.
func (s *sentence) adjectiveCue(i int) (cue, bool) {
	h := s.head(i)
	if !s.c.says.has("adjective", s.lemma(i)) || s.relIs(i, "amod") {
		return cue{}, false
	}
	q := cue{word: i, source: s.child(i, "nsubj"), content: s.child(i, "ccomp", "xcomp", "obl", "advcl"), how: "an adjective"}
	switch {
	case q.source >= 0:
	case s.relIs(i, "xcomp") && s.isVerb(h) && !s.c.says.has("nobody's", s.lemma(h)): // "remains hopeful"
		q.source, q.how = first(s.surface(h, 0)), "an adjective of a verb"
		if _, ok := s.verbCue(h); ok {
			return q, false
		}
	}
	return q, q.source >= 0 && q.content >= 0
}

// speakerCue is the mark between a speaker and his words: "Trump: …".
func (s *sentence) speakerCue(i int) (cue, bool) {
	q := cue{word: i, source: -1, content: i + 1, how: "a speaker's mark"}
	if i == 0 || i > maxSpeaker || s.c.says.has("no speaker", s.lemma(i-1)) || i+1 >= len(s.tree.Words) {
		return q, false
	}
	for j := range i {
		if u := s.word(j).UPOS; u != "PROPN" && u != "NOUN" && i > 1 {
			return q, false
		}
		if h := s.head(j); h < 0 || h >= i {
			q.source = j
		}
	}
	return q, q.source >= 0
}

// saying gives a cue its words.
func (s *sentence) saying(q cue) Saying {
	out := Saying{CueHead: s.span(q.word, q.word), How: s.lemma(q.word) + " as " + q.how}
	out.Cue = s.evidence(q.word, q.word)
	if q.source >= 0 {
		out.Head = s.span(q.source, q.source)
		out.Attribution = s.voucher(s.antecedent(q.source), q.word)
	}
	if q.content >= 0 {
		lo, hi := s.extent(q.content)
		out.Content = s.span(lo, hi)
	}
	return out
}
