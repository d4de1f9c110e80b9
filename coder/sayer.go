package coder

// Who says what a verb of saying introduces. The parser knows essays and mail better
// than news, where the speaker stands before, behind and within what is said.

// trailing is the speaker of the verb before where a participle behind a comma goes
// on with his words, whatever noun the parser has hung it on: "said Smith, a friend
// of the king, explaining that …". -1 if it does not.
func (s *sentence) trailing(q cue, before []cue) int {
	v := q.word
	if v == 0 || s.word(v).XPOS != "VBG" || s.word(v-1).Form != "," || !s.c.says.has("verb alone", s.lemma(v)) || s.child(v, "nsubj", "aux") >= 0 {
		return -1
	}
	for i := len(before) - 1; i >= 0; i-- {
		if o := before[i]; s.isVerb(o.word) && o.source >= 0 && s.c.says.has("verb alone", s.lemma(o.word)) && !s.within(o.word, v) {
			return o.source
		}
	}
	return -1
}

// inserted reports whether a clause is set into another between commas: "the king,
// she wrote, had known".
func (s *sentence) inserted(v int) bool {
	k := s.child(v, "nsubj")
	if k < 0 || k > v || v+1 >= len(s.tree.Words) || s.word(v+1).Form != "," || s.child(v, "obj", "ccomp", "xcomp") >= 0 {
		return false
	}
	lo, _ := s.extent(k)
	return lo > 0 && s.word(lo-1).Form == ","
}

// inverted is the speaker behind a verb of saying that follows a quotation or
// what is said (", said the minister"), however the parser took him; -1 if
// there is none.
func (s *sentence) inverted(v int) int {
	if x := s.word(v).XPOS; x != "VBD" && x != "VBZ" || s.c.says.has("to a hearer", s.lemma(v)) {
		return -1
	}
	if v == 0 { // "Said one of them: …"
		if to := s.nominalsFrom(1); to > 1 && s.word(1).XPOS[0] != 'W' && s.c.says.has("verb alone", s.lemma(v)) {
			return s.topBetween(1, to)
		}
		return -1
	}
	if f := s.word(v - 1).Form; !s.c.says.has("quotation mark", f) && (f != "," || !s.relIs(v, "parataxis")) {
		return -1
	}
	for _, k := range s.kids[v] {
		if k > v && k <= v+maxSpeaker+2 && s.relIs(k, "nsubj", "obj", "obl", "xcomp", "ccomp", "dep", "iobj") && (s.isNoun(k) || s.word(k).UPOS == "PRON") {
			return k
		}
	}
	if s.c.says.has("verb alone", s.lemma(v)) && s.child(v, "nsubj") < 0 {
		return s.topBetween(v+1, s.nominalsFrom(v+1)) // "said [the chief] known as Bob"
	}
	return -1
}

// nominalsFrom is the end of the nouns, and what stands with them, that begin at a word.
func (s *sentence) nominalsFrom(i int) int {
	to := i
	for to < len(s.tree.Words) && to-i < maxSpeaker && s.nominalWord(to) {
		to++
	}
	return to
}

// sayer is the word for the one who says what a verb introduces, -1 if the
// sentence has none.
func (s *sentence) sayer(v int) int {
	if k := s.inverted(v); k >= 0 {
		return k
	}
	if k := s.besideSpeaker(v); k >= 0 {
		return k
	}
	if k := s.behindComma(v); k >= 0 {
		return k
	}
	if s.participle(v) {
		return first(s.agents(v))
	}
	if k := s.child(v, "nsubj:pass"); k >= 0 && k < v && s.child(v, "aux", "obj") < 0 && s.child(v, "aux:pass") < 0 && s.word(v).XPOS != "VBG" {
		return k // no auxiliary, no passive: "The minister, a general, called for …"
	}
	who := first(s.subjects(v, 0))
	if k := s.behindSaid(v, who); k >= 0 {
		return k
	}
	if k := s.child(v, "nsubj", "nsubj:pass"); who < 0 && k >= 0 && s.shortHas(v) {
		return k
	}
	if h := s.head(v); who < 0 && h >= 0 && s.relIs(v, "advcl") && s.infinitive(v) && s.isVerb(h) {
		return first(s.surface(h, 0)) // "went on to say"
	}
	if who < 0 {
		return s.setApart(v)
	}
	if s.head(v) == who && s.word(v).XPOS == "VBG" && s.relIs(v, "acl") {
		if by, ok := s.speaksOn(v, who); ok {
			return first(by)
		}
	}
	return who
}

// speaksOn is the subject of the clause that a participle goes on from where it was
// hung on one of its nouns: "[she] released a statement saying …", "[he] spoke of the
// plan by a rival, calling it …".
func (s *sentence) speaksOn(v, noun int) (by []int, ok bool) {
	if s.relIs(noun, "obj", "obl") {
		return s.subjects(s.head(noun), 0), true
	}
	if v == 0 || s.word(v-1).Form != "," || !s.c.says.has("verb alone", s.lemma(v)) {
		return nil, false
	}
	for at, n := noun, 0; at >= 0 && n <= len(s.tree.Words) && !s.relIs(at, "nsubj", "nsubj:pass"); at, n = s.head(at), n+1 {
		if s.isVerb(at) || s.child(at, "cop") >= 0 {
			by = s.surface(at, 0)
			return by, len(by) > 0
		}
	}
	return nil, false
}

// shortHas reports whether a verb stands in the perfect with a short auxiliary that
// was taken for that of a passive: "he's said he will".
func (s *sentence) shortHas(v int) bool {
	a := s.child(v, "aux:pass")
	return a >= 0 && s.c.says.has("short has", s.word(a).Form) && s.child(v, "ccomp") >= 0
}

// behindComma is the speaker behind a verb of saying that is set into what is
// said: "the contrast, said [Jones] and others, would be clear". -1 if there is
// none.
func (s *sentence) behindComma(v int) int {
	if !s.c.says.has("verb alone", s.lemma(v)) {
		return -1
	}
	return s.afterComma(v)
}

// afterComma is behindComma for any verb.
func (s *sentence) afterComma(v int) int {
	if x := s.word(v).XPOS; v == 0 || x != "VBD" && x != "VBZ" || s.word(v-1).Form != "," || s.relIs(v, "conj", "advcl") || s.c.says.has("to a hearer", s.lemma(v)) {
		return -1
	}
	to := s.nominalsFrom(v + 1)
	if k := s.child(v, "nsubj"); k >= 0 && k < v && (to == len(s.tree.Words) || s.word(to).Form != "," || s.word(v+1).UPOS != "PROPN") {
		return -1
	}
	return s.topBetween(v+1, to)
}

// setApart is a speaker whom commas or the parser have parted from his verb: "one
// delegate, [Karen Smith], told Reuters", "[it] said". -1 if there is none.
func (s *sentence) setApart(v int) int {
	x := s.word(v).XPOS
	if x != "VBD" && x != "VBZ" && x != "VBP" || s.relIs(v, "conj", "xcomp", "acl", "amod") || s.passive(v) {
		return -1
	}
	if k := s.child(v, "expl"); k >= 0 && k < v {
		return k
	}
	if k := s.child(v, "obl"); k >= 0 && k < v && s.share(k) && s.child(v, "nsubj") < 0 {
		return k // "about [four] in ten said"
	}
	to := v
	for to > 0 && s.word(to-1).UPOS == "ADV" {
		to--
	}
	if to > 0 && s.word(to-1).Form == "," {
		to--
	}
	from := to
	for from > 0 && to-from < maxSpeaker && s.nominalWord(from-1) {
		from--
	}
	return s.topBetween(from, to)
}

// topBetween is the last noun or pronoun of some words that hangs on none of
// them, -1 if there is none.
func (s *sentence) topBetween(from, to int) int {
	for i := to - 1; i >= from; i-- {
		if h := s.head(i); (h < from || h >= to) && (s.isNoun(i) || s.word(i).UPOS == "PRON" || s.word(i).UPOS == "NUM") {
			return i
		}
	}
	return -1
}

// first is the first of some words, -1 if there are none.
func first(words []int) int {
	if len(words) == 0 {
		return -1
	}
	return words[0]
}

// besideSpeaker is the speaker that stands between a comma or a quotation and
// his verb, where the parser has taken something of what is said for the
// subject: "all that is within reach, [the mayor] added". -1 if there is none.
func (s *sentence) besideSpeaker(v int) int {
	if x := s.word(v).XPOS; x != "VBD" && x != "VBZ" || !s.c.says.has("verb alone", s.lemma(v)) {
		return -1
	}
	from := v
	for from > 0 && v-from < maxSpeaker && s.nominalWord(from-1) {
		from--
	}
	if f := max(from-1, 0); from == v || !s.c.says.has("quotation mark", s.word(f).Form) {
		return -1
	}
	return s.topBetween(from, v)
}

func (s *sentence) nominalWord(i int) bool {
	switch s.word(i).UPOS {
	case "PROPN", "NOUN", "PRON", "NUM", "DET", "ADJ":
		return true
	}
	return false
}

// maxSpeaker is how many words the name of a speaker can have before a mark.
const maxSpeaker = 4

// behindSaid is the subject that stands between what is said and the verb of saying,
// where a noun of what is said was taken for its first subject: "reports that … are
// false, Oslo said". -1 if there is none.
func (s *sentence) behindSaid(v, who int) int {
	said := s.child(v, "ccomp")
	if who < 0 || said <= who || said > v {
		return -1
	}
	for _, k := range s.kidsBy(v, "nsubj") {
		if k > said {
			return k
		}
	}
	return -1
}
