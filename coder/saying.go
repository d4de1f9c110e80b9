package coder

import (
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
	r.part(entente.Title)
	r.part(entente.Body)
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
	for _, q := range cues {
		a := s.saying(q)
		a.Nested = inQuotes(a.CueHead, quotes) || s.nested(q, cues)
		out = append(out, a)
	}
	return out
}

// nested reports whether a cue stands in what another one introduces.
func (s *sentence) nested(q cue, all []cue) bool {
	for _, o := range all {
		if o.word != q.word && o.content >= 0 && s.within(q.word, o.content) && !s.within(q.word, o.word) {
			return true
		}
		if o.word != q.word && o.content >= 0 && s.within(o.content, o.word) && s.within(q.word, o.content) {
			return true
		}
	}
	return false
}

func (s *sentence) cueAt(i int) (cue, bool) {
	switch {
	case s.isVerb(i) && !s.relIs(i, "aux", "cop"):
		return s.verbCue(i)
	case s.isNoun(i):
		if q, ok := s.sourcePhrase(i); ok {
			return q, true
		}
		return s.nounCue(i)
	case s.word(i).UPOS == "ADJ":
		return s.adjectiveCue(i)
	case s.word(i).UPOS == "PRON":
		return s.sourcePhrase(i)
	case s.c.says.has("speaker mark", s.word(i).Form):
		return s.speakerCue(i)
	}
	return cue{}, false
}

// verbCue takes a verb of saying that has a subject, or none where it is passive
// and has a clause ("is expected to").
func (s *sentence) verbCue(v int) (cue, bool) {
	if s.underCue(v) {
		return cue{}, false
	}
	q := cue{word: v, source: -1, content: s.contentOf(v)}
	l := s.lemma(v)
	alone, plain, clausal := s.c.says.has("verb alone", l), s.c.says.has("verb", l), s.c.says.has("verb with clause", l)
	by := s.byPreposition(v)
	switch {
	case alone:
		q.how = "a verb of saying"
	case by:
		q.how = "a verb with its preposition"
	case clausal && s.hasClause(v):
		q.how = "a verb with a clause"
	case !clausal && plain && q.content >= 0:
		q.how = "a verb with an object"
	default:
		return cue{}, false
	}
	q.source = s.sayer(v)
	if q.source < 0 && !(s.passive(v) && (s.hasClause(v) || alone)) {
		return cue{}, false
	}
	return q, true
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

// sayer is the word for the one who says what a verb introduces, -1 if the
// sentence has none.
func (s *sentence) sayer(v int) int {
	for _, h := range s.subjects(v, 0) {
		return h
	}
	return -1
}

// hasClause reports whether a clause completes a verb.
func (s *sentence) hasClause(v int) bool {
	return len(s.complements(v)) > 0 || s.child(v, "parataxis") >= 0 || s.relIs(v, "parataxis")
}

// contentOf is the head of what a verb introduces.
func (s *sentence) contentOf(v int) int {
	if k := s.child(v, "ccomp", "xcomp"); k >= 0 {
		return k
	}
	if k := s.child(v, "obj", "nsubj:pass"); k >= 0 {
		return k
	}
	if s.rel(v) == "parataxis" {
		return s.head(v)
	}
	return s.child(v, "parataxis", "obl", "advcl", "csubj")
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
		case s.relIs(k, "compound:prt", "advmod", "obj"):
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
	return cue{}, false
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
	return q, q.source >= 0 && q.content >= 0
}

// utterer is the holder of a noun of saying, -1 if it has none.
func (s *sentence) utterer(n int) int {
	for _, k := range s.kidsBy(n, "nmod:poss") {
		return k
	}
	for _, prep := range []string{"by", "from"} {
		for _, k := range s.under(n, prep) {
			return k
		}
	}
	return -1
}

// adjectiveCue is "is confident that", with a subject.
func (s *sentence) adjectiveCue(i int) (cue, bool) {
	if !s.c.says.has("adjective", s.lemma(i)) || s.relIs(i, "amod") {
		return cue{}, false
	}
	q := cue{word: i, source: s.child(i, "nsubj"), content: s.child(i, "ccomp", "xcomp", "obl", "advcl"), how: "an adjective"}
	return q, q.source >= 0 && q.content >= 0
}

// speakerCue is the mark between a speaker and his words: "Trump: …".
func (s *sentence) speakerCue(i int) (cue, bool) {
	q := cue{word: i, source: -1, content: i + 1, how: "a speaker's mark"}
	if i == 0 || i > maxSpeaker || i+1 >= len(s.tree.Words) {
		return q, false
	}
	for j := range i {
		switch s.word(j).UPOS {
		case "PROPN", "NOUN":
		default:
			return q, false
		}
		if h := s.head(j); h < 0 || h >= i {
			q.source = j
		}
	}
	return q, q.source >= 0
}

// maxSpeaker is how many words the name of a speaker can have before a mark.
const maxSpeaker = 4

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
