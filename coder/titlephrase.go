package coder

import (
	"slices"
	"strings"
)

// phraseEnd is the last word of the noun phrase that begins at a word, in a
// title: -1 if what stands there is none, or names a party or a day. In a name
// in capitals a comma goes on to the next capital.
func (s *sentence) phraseEnd(i int, capital bool) int {
	p := titlePhrase{s: s, capital: capital, last: -1}
	for n := len(s.tree.Words); i < n && !p.namesParty(i) && !s.isDate(i); i++ {
		switch {
		case p.names(i):
			p.last = i
		case s.linksTitle(i):
			if p.turnsAway(i) {
				return p.last
			}
		case p.inRegion(i): // "in Asia" ends what it stands behind
			i++
			p.last = i
		case !p.goesOnBehindComma(i) && !p.inField(i):
			return p.last
		}
	}
	return p.last
}

// titlePhrase is a noun phrase in the title of an agreement, as far as it has been
// read.
type titlePhrase struct {
	s       *sentence
	capital bool // it stands in a name in capitals
	last    int  // its last noun so far, -1 before the first
}

// namesParty reports whether a word names an actor that may be a party, not the
// region or the owner of what is named: "of [Chad]", but "of African unity", "of
// Chad's waters".
func (p *titlePhrase) namesParty(i int) bool {
	s, n := p.s, len(p.s.tree.Words)
	r := s.refAt[i]
	if r < 0 || s.refs[r].Entity.Code == "" || s.c.ledger.has("region", strings.ToLower(s.word(i).Form)) {
		return false
	}
	if p.capital && s.word(i).UPOS == "ADJ" && i+1 < n && s.upper(i+1) && s.isNoun(i+1) {
		return false
	}
	behind := s.refs[r].Last + 1
	return behind >= n || !isPossessive(s.word(behind).Form)
}

// names reports whether a word is one that a title can end with: a noun, a number,
// or an -ing form that stands for a noun.
func (p *titlePhrase) names(i int) bool {
	s := p.s
	switch w := s.word(i); {
	case w.UPOS == "NOUN" || w.UPOS == "PROPN" || w.UPOS == "NUM":
		return true
	case w.XPOS != "VBG":
		return false
	}
	if s.upper(i) || p.last < 0 {
		return true
	}
	before := s.word(i - 1).UPOS
	return before == "ADJ" || before == "NOUN"
}

// linksTitle reports whether a word leads from one noun of a title to the next.
func (s *sentence) linksTitle(i int) bool {
	w := s.word(i)
	return w.UPOS == "ADJ" || w.UPOS == "DET" || w.XPOS == "VBN" && s.relIs(i, "amod") ||
		slices.Contains([]string{"-", "–", "'s", "’s", "of", "and"}, strings.ToLower(w.Form))
}

// turnsAway reports whether a word is an "and" behind which something else begins:
// what is done, who does it, another agreement.
func (p *titlePhrase) turnsAway(and int) bool {
	s, next := p.s, and+1
	if next >= len(s.tree.Words) || strings.ToLower(s.word(and).Form) != "and" {
		return false
	}
	return s.isVerb(next) && s.word(next).XPOS != "VBG" || s.refAt[next] >= 0 || s.word(next).UPOS == "DET" ||
		!p.capital && s.namesNewBond(next)
}

// inRegion reports whether a word is an "in" that says where the agreement named in
// capitals is for: "Peace and Stability in Asia".
func (p *titlePhrase) inRegion(in int) bool {
	s := p.s
	return p.capital && s.saysIn(in) && s.c.ledger.has("region", strings.ToLower(s.word(in+1).Form))
}

// inField reports whether a word is an "in" that says what the two work together
// in: "Cooperation in Defence", "cooperation in the field of energy".
func (p *titlePhrase) inField(in int) bool {
	s, field := p.s, in+1
	if p.last != in-1 || !s.saysIn(in) || s.refAt[field] >= 0 || s.isDate(field) {
		return false
	}
	if p.capital && s.upper(field) && s.c.ledger.has("sector", strings.ToLower(s.word(field).Form)) {
		return true
	}
	if !s.c.ledger.has("works together", s.lemma(p.last)) {
		return false
	}
	return s.word(field).UPOS == "NOUN" ||
		s.word(field).UPOS == "DET" && field+1 < len(s.tree.Words) && s.c.ledger.has("field of work", s.lemma(field+1))
}

// saysIn reports whether a word is an "in" with something behind it.
func (s *sentence) saysIn(i int) bool {
	return i+1 < len(s.tree.Words) && strings.ToLower(s.word(i).Form) == "in"
}

// goesOnBehindComma reports whether a word is a comma behind which the list in a
// title goes on.
func (p *titlePhrase) goesOnBehindComma(comma int) bool {
	s, next := p.s, comma+1
	if s.word(comma).Form != "," {
		return false
	}
	if !p.capital {
		return p.last == comma-1 && s.titleList(next)
	}
	return next < len(s.tree.Words) && s.upper(next) && s.refAt[next] < 0 && s.word(next).UPOS != "DET" &&
		p.last >= 0 && s.upper(p.last) && s.listGoesOn(next)
}

func isPossessive(form string) bool {
	return form == "'s" || form == "’s" || form == "'" || form == "’"
}

// listGoesOn reports whether a list in a title goes on behind a comma to an
// "and": "of Friendship, [Cooperation and Partnership]".
func (s *sentence) listGoesOn(i int) bool {
	for n := i; n < len(s.tree.Words) && n < i+8; n++ {
		switch f := s.word(n).Form; {
		case f == "and":
			return true
		case f != "," && f != "-" && !s.upper(n):
			return false
		}
	}
	return false
}

// titleList reports whether a list goes on behind a comma with words that stand
// in names of treaties, up to an "and": "of friendship, [cooperation and mutual
// assistance]".
func (s *sentence) titleList(i int) bool {
	for n := i; n+1 < len(s.tree.Words) && n < i+8; n++ {
		f := strings.ToLower(s.word(n).Form)
		switch {
		case f == "and":
			return s.c.ledger.has("title", strings.ToLower(s.word(n+1).Form))
		case f != "," && f != "-" && !s.c.ledger.has("title", f):
			return false
		}
	}
	return false
}

// namesNewBond reports whether another agreement is named within a few words,
// before anything else is.
func (s *sentence) namesNewBond(i int) bool {
	for n := i; n < len(s.tree.Words) && n < i+4; n++ {
		if s.isAgreementWord(n) {
			return true
		}
		if s.word(n).UPOS != "ADJ" && s.word(n).UPOS != "NOUN" && s.word(n).UPOS != "PROPN" && s.word(n).UPOS != "DET" {
			return false
		}
	}
	return false
}
