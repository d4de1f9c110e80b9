package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/actor"
	"entente/coder/sure"
	"entente/date"
	toponym "entente/place"
	"entente/syntax"
)

// sentence is one parsed sentence with who and when found in it. Words are
// named by their index in the tree.
type sentence struct {
	c        *Coder
	doc      *entente.Document
	part     entente.Part
	text     string // of the whole part: offsets count in it
	number   int
	start    int
	end      int
	tree     syntax.Tree
	kids     [][]int
	lows     []string // forms in small letters, "" where nobody has asked yet
	refs     []actor.Ref
	refAt    []int  // word to index in refs, -1 where no actor stands
	ignored  []bool // by word: part of a phrase that is known to be no actor
	pronouns map[int]entente.Entity
	dates    []date.Found
	spots    []toponym.Spot // names that are likely places'
	// between holds the two states of the agreement or tie last spoken of
	// before this sentence.
	between []entente.Entity
	// met holds the two states that last did something together or to each
	// other before this sentence.
	met []entente.Entity
	// organs are the bodies named before, by their nouns.
	organs  map[string]entente.Entity
	home    string  // the state that the text is written from, empty if nothing tells
	subject setting // the country that it is about
	// lastly is whom the sentence before told of, where it only
	// describes him: "A company registered in Malta".
	lastly entente.Entity
	// worriers are those who voice concern, by the words that voice it.
	worriers map[int][]entente.Entity
	shared   map[int][]int // to an actor, by its place in refs, the countries that share its noun
	used     []bool        // words that are part of an event already coded
	// claimed words are complements of AGREE, REQUEST … : what they say is
	// agreed to or asked for, and not done.
	claimed  []bool
	coded    map[string]hit         // of its mentions, by their ids
	traitsOf map[string]sure.Traits // the same, where they are weighed again
	quote    speech                 // that goes on from the sentence before
	weighed  *[]Weighed             // where to keep what confidence is computed from, nil to keep nothing
	makerRef []actor.Ref            // countries named as makers of goods
	before   []entente.Transfer     // that the document told before
	now      []entente.Transfer     // that the sentence has told so far
	// armedState is whose capability the document told last.
	armedState []entente.Entity
	drillTold  bool // the document has told of an exercise
	dealtAt    int  // the sentence that told the last of them
	// atomicTold is whether the document has told of nuclear arms before.
	atomicTold bool
	headed     []entente.Entity // the state that the heading above names
	doer       []entente.Entity // the states that did something in the sentence before
	pieces     []piece          // see cut
	pieceAt    []int            // by word, where its pieces begin
	sameDay    entente.Date     // of the step told before, while one "of that day" is dated
	headDay    entente.Date     // that heads its paragraph
	pairBefore []entente.Entity // the only two states of the sentence before
	single     bool             // the text has one or two sentences
	tried      []tried          // the frames that were found, and what came of them
	vectorAt   []int32          // of its words in the table of vectors
	bearing    []int            // its nouns, verbs and adjectives that name nobody
	stateCount string           // how many of a country it names, 3 for more
	times      []string         // see otherTimes
	room       []int            // see places
	lowTitle   string           // the headline in lower case, made when first looked at
}

func (s *sentence) word(i int) *syntax.Word { return &s.tree.Words[i] }
func (s *sentence) lemma(i int) string      { return s.tree.Words[i].Lemma }
func (s *sentence) rel(i int) string        { return s.tree.Words[i].Rel }
func (s *sentence) head(i int) int          { return s.tree.Words[i].Head }

// lower is the form of a word in small letters. Dozens of questions are asked about it;
// it is folded once.
func (s *sentence) lower(i int) string {
	if s.lows == nil {
		s.lows = make([]string, len(s.tree.Words))
	}
	if s.lows[i] == "" {
		s.lows[i] = strings.ToLower(s.word(i).Form)
	}
	return s.lows[i]
}

// relIs compares a relation without its subtype. No name is empty.
func (s *sentence) relIs(i int, names ...string) bool {
	rel := s.rel(i)
	for _, n := range names {
		if len(rel) < len(n) || rel[0] != n[0] { // most are told apart by this alone
			continue
		}
		if rel[:len(n)] == n && (len(rel) == len(n) || rel[len(n)] == ':') {
			return true
		}
	}
	return false
}

// index keeps the children of each word and the map from words to actors.
func (s *sentence) index() {
	n := len(s.tree.Words)
	s.kids = make([][]int, n)
	for i := range s.kids {
		s.kids[i] = s.tree.Children(i)
		s.word(i).Lemma = strings.ToLower(s.lemma(i)) // once, for all that look: "Treaty" is a treaty
	}
	s.used, s.claimed = make([]bool, n), make([]bool, n)
	s.refAt = make([]int, n)
	for i := range s.refAt {
		s.refAt[i] = -1
	}
	for r, ref := range s.refs {
		for i := ref.First; i <= ref.Last && i < n; i++ {
			s.refAt[i] = r
		}
	}
}

// child is the first child with one of the relations, -1 if there is none.
func (s *sentence) child(i int, rels ...string) int {
	for _, k := range s.kids[i] {
		if s.relIs(k, rels...) {
			return k
		}
	}
	return -1
}

// caseOf is the preposition of a word, lower case, "" if it has none. One of
// several words ("because of", "according to") is joined by blanks.
func (s *sentence) caseOf(i int) string {
	k := s.child(i, "case")
	if title := s.child(i, "nmod:desc"); k < 0 && title >= 0 {
		k = s.child(title, "case") // "with [former president] Karzai"
	}
	if k < 0 {
		return ""
	}
	c := s.lower(k)
	if f := s.child(k, "fixed"); f >= 0 {
		c += " " + s.lower(f)
	}
	return c
}

func (s *sentence) isVerb(i int) bool {
	u := s.word(i).UPOS
	return u == "VERB" || u == "AUX"
}

func (s *sentence) isNoun(i int) bool {
	u := s.word(i).UPOS
	return u == "NOUN" || u == "PROPN"
}

// isPlural reports whether a noun stands in the plural.
func (s *sentence) isPlural(i int) bool {
	x := s.word(i).XPOS
	return x == "NNS" || x == "NNPS"
}

// passive reports whether the object of the meaning is the subject of the
// form: "was attacked", "the city attacked by".
func (s *sentence) passive(v int) bool {
	for _, k := range s.kids[v] {
		switch s.rel(k) {
		case "aux:pass", "nsubj:pass", "csubj:pass", "obl:agent":
			return true
		}
	}
	if s.headlined(v) {
		return true
	}
	if s.word(v).XPOS != "VBN" || s.child(v, "aux", "nsubj", "obj") >= 0 {
		return false
	}
	return s.relIs(v, "acl", "amod", "advcl") || s.relIs(v, "xcomp") && s.child(v, "mark") < 0 // "was reported killed"
}

// headlined reports whether a verb is a passive as headlines write it, without
// "was": "Man jailed after brawl". What never goes without an object is one
// too where it was tagged as a past tense.
func (s *sentence) headlined(v int) bool {
	x := s.word(v).XPOS
	if s.c.ledger.has("participle", s.lower(v)) {
		x = "VBN"
	}
	if x != "VBN" && x != "VBD" || s.child(v, "aux", "cop", "obj", "ccomp", "xcomp", "compound") >= 0 || s.child(v, "nsubj") < 0 {
		return false
	}
	if x == "VBD" && !s.c.ledger.has("needs object", s.lemma(v)) {
		return false
	}
	if slices.ContainsFunc(s.under(v, "on"), func(k int) bool { return s.refAt[k] >= 0 && !s.isDate(k) }) { // "called on Iran"
		return false
	}
	if h := s.head(v); s.rel(v) == "conj" && h >= 0 && s.isVerb(h) { // "six were hurt and two of them arrested"
		return s.child(v, "nsubj") < v && s.passive(h)
	}
	return s.relIs(v, "root", "parataxis") && s.child(v, "nsubj") < v
}

// within reports whether word i stands under word top.
func (s *sentence) within(i, top int) bool {
	for n := 0; i >= 0 && n <= len(s.tree.Words); n++ {
		if i == top {
			return true
		}
		i = s.head(i)
	}
	return false
}

// extent is the first and last word of the subtree under i.
func (s *sentence) extent(i int) (int, int) {
	lo, hi := i, i
	var walk func(i, depth int)
	walk = func(i, depth int) {
		lo, hi = min(lo, i), max(hi, i)
		if depth > len(s.tree.Words) {
			return
		}
		for _, k := range s.kids[i] {
			walk(k, depth+1)
		}
	}
	walk(i, 0)
	return lo, hi
}

// span is the stretch of text from one word to another.
func (s *sentence) span(from, to int) entente.Span {
	return entente.Span{Start: s.word(from).Start, End: s.word(to).End, In: s.part}
}

func (s *sentence) evidence(from, to int) entente.Evidence {
	sp := s.span(from, to)
	return entente.Evidence{Text: s.text[sp.Start:sp.End], Span: sp}
}

func (s *sentence) whole() entente.Span {
	return entente.Span{Start: s.start, End: s.end, In: s.part}
}

// phrase is the text of a nominal phrase without what follows it as a clause
// or an apposition.
func (s *sentence) phrase(i int) entente.Evidence {
	lo, hi := i, i
	for _, k := range s.kids[i] {
		if !s.relIs(k, "det", "amod", "compound", "nummod", "nmod:poss", "flat", "nmod") {
			continue
		}
		a, b := s.extent(k)
		if b < i || s.relIs(k, "flat") || s.relIs(k, "nmod") && s.caseOf(k) == "of" {
			lo, hi = min(lo, a), max(hi, b)
		}
	}
	return s.evidence(lo, hi)
}
