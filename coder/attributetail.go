package coder

import (
	"slices"

	"entente"
)

// # Who says so, where the parser lost the thread
//
// Reports put their source behind what it tells: "Gunmen killed 18 people in two
// villages, police said on Tuesday, in the latest raid". The parser often takes the
// words before for something else than what is said. The order of the words tells it
// all the same, and so does the end of a headline: "Gunmen kill 18 - police".

// attributeByOrder adds who stands behind a trigger as the source of what his sentence
// tells.
func (s *sentence) attributeByOrder(t trigger, st *stance) {
	if s.part == entente.Title {
		if k := s.headlineSource(); k > t.word {
			s.addVoucher(k, -1, st)
			return
		}
	}
	if v := s.insertedBefore(t.word); v >= 0 {
		s.addVoucher(s.child(v, "nsubj"), v, st)
		return
	}
	for v := t.word + 1; v < len(s.tree.Words); v++ {
		switch {
		case s.c.says.has("full stop within", s.word(v).Form), s.word(v).Form == ":":
			return
		case s.saidBehind(v, t.word):
			s.addVoucher(s.child(v, "nsubj"), v, st)
			return
		case s.saidAsParticiple(v, t.word):
			s.addVoucher(s.head(v), v, st)
			return
		case s.c.ledger.has("source", s.caseOf(v)) && s.isNoun(v) && s.sourceOfClause(v, t.word):
			s.addVoucher(v, s.child(v, "case"), st)
			return
		}
	}
}

// saidBehind reports whether a verb of saying stands with its subject behind a comma,
// and what is said is all that stands before: ", police said on Monday".
func (s *sentence) saidBehind(v, trigger int) bool {
	k := s.child(v, "nsubj")
	if x := s.word(v).XPOS; k <= trigger || k > v || x != "VBD" && x != "VBZ" && x != "VBP" || !s.c.says.has("verb alone", s.lemma(v)) || !s.reports(v) {
		return false
	}
	lo, _ := s.extent(k)
	if s.word(lo).Form == "," { // parsers hang the comma on either side
		lo++
	}
	if lo <= trigger || s.word(lo-1).Form != "," || s.relIs(v, "acl", "ccomp", "xcomp", "advcl") || s.child(v, "cc", "ccomp", "xcomp", "mark") >= 0 {
		return false
	}
	return s.canSay(k) && s.nothingSaid(v) && !s.anotherClause(trigger, lo, v)
}

// anotherClause reports whether between a trigger and who speaks another clause has begun
// that goes on behind him: "attacked Chad, and on Friday, the minister said, troops left".
func (s *sentence) anotherClause(trigger, speaker, v int) bool {
	for i := trigger + 1; i < speaker; i++ {
		if h := s.head(i); s.relIs(i, "cc", "mark") && h > v && s.isVerb(h) {
			return true
		}
	}
	return false
}

// insertedBefore is the verb of saying that is set in before a trigger, in the clause that
// the trigger is the first verb of: "while in Gao, residents said, soldiers beat a boy".
// -1 if there is none.
func (s *sentence) insertedBefore(trigger int) int {
	for v := trigger - 2; v > 1; v-- {
		if s.relIs(v, "cc", "mark") || s.c.says.has("full stop within", s.word(v).Form) || s.word(v).Form == ":" {
			return -1
		}
		if !s.isVerb(v) {
			continue
		}
		k := s.child(v, "nsubj")
		if s.word(v+1).Form != "," || k < 0 || k > v || !s.c.says.has("verb alone", s.lemma(v)) || !s.reports(v) || s.child(v, "obj", "ccomp") >= 0 || s.relIs(v, "acl") || !s.canSay(k) {
			return -1
		}
		lo, _ := s.extent(k)
		if lo > 0 && (s.word(lo).Form == "," || s.word(lo-1).Form == ",") {
			return v
		}
		return -1
	}
	return -1
}

// canSay reports whether a noun or pronoun stands for somebody who can say a thing.
func (s *sentence) canSay(k int) bool {
	if _, ok := s.entity(k); ok {
		return true
	}
	return s.anybody(k) || s.c.cues.anonymous[s.lemma(k)] || s.c.cues.expert[s.lemma(k)] || s.c.cues.media[s.lemma(k)]
}

// nothingSaid reports whether behind a verb of saying follows where and when it was said
// and nothing that is said.
func (s *sentence) nothingSaid(v int) bool {
	hearer := s.c.says.has("to a hearer", s.lemma(v))
	if !hearer && s.child(v, "obj") > v || hearer && s.child(v, "obj", "iobj") < v {
		return false
	}
	next := v + 1
	return next >= len(s.tree.Words) || hearer || s.word(next).UPOS == "PUNCT" || s.word(next).UPOS == "ADP" || s.word(next).UPOS == "ADV" || s.isDate(next)
}

// sourceOfClause reports whether the source at a word is that of the clause of a trigger:
// on the way up from it stands no other clause.
func (s *sentence) sourceOfClause(k, trigger int) bool {
	for at, n := k, 0; at >= 0 && n <= len(s.tree.Words); at, n = s.head(at), n+1 {
		if s.within(trigger, at) {
			return true
		}
		if s.relIs(at, "acl", "advcl", "ccomp", "conj", "parataxis") && s.isVerb(at) {
			return false
		}
	}
	return false
}

// headlineSource is the word for who says what a headline tells: "… - police", "…: army".
// -1 if it names nobody so.
func (s *sentence) headlineSource() int {
	n := len(s.tree.Words)
	for i := n - 2; i > 1 && i >= n-1-maxSpeaker; i-- {
		if f := s.word(i).Form; f != ":" && f != "-" && f != "–" && f != "—" {
			continue
		}
		glued := s.word(i).Form == "-" && s.word(i).Start == s.word(i-1).End
		if top := s.topBetween(i+1, n); !glued && top >= 0 && s.nominalsFrom(i+1) == n && s.canSay(top) {
			return top
		}
		return -1
	}
	return -1
}

// saidAs reports whether a thing is what somebody says another is: "in what police
// described as an ambush".
func (s *sentence) saidAs(at, verb int) bool {
	return s.isVerb(verb) && s.relIs(at, "obl", "xcomp") && s.caseOf(at) == "as" && s.c.says.has("verb", s.lemma(verb)) &&
		slices.ContainsFunc(s.kids[verb], func(k int) bool { return s.relIs(k, "nsubj") && s.lemma(k) != "what" })
}

// saidAsParticiple reports whether a verb of saying at the end was taken for a participle
// on the noun that speaks: ", the watchdog confirmed on Saturday".
func (s *sentence) saidAsParticiple(v, trigger int) bool {
	k := s.head(v)
	if k <= trigger || k != v-1 || s.word(v).XPOS != "VBN" || !s.relIs(v, "acl") || !s.isNoun(k) || !s.reports(v) || s.child(v, "ccomp", "xcomp", "mark") >= 0 {
		return false
	}
	lo, hi := s.extent(k)
	if s.word(lo).Form == "," {
		lo++
	}
	if lo <= trigger || s.word(lo-1).Form != "," || hi < len(s.tree.Words)-2 || !s.relIs(k, "parataxis", "appos", "conj", "dep", "nsubj", "obl") {
		return false
	}
	return s.canSay(k) && s.nothingSaid(v)
}
