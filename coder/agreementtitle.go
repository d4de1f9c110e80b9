package coder

import (
	"slices"
	"strings"
	"unicode"

	"entente"
)

// title is the name in quotes on the noun, else the noun with what belongs to
// its name.
func (b *bond) title() string {
	if b.full != "" {
		return b.full
	}
	if b.called[1] > 0 {
		return b.s.evidence(b.called[0], b.called[1]).Text
	}
	if q := b.s.quoted(b.noun); q != "" && b.pact == nil {
		return q
	}
	return strings.TrimSpace(b.s.evidence(b.lo, max(b.hi, b.on)).Text)
}

// onBehind is the end of what an agreement is on where that follows its parties:
// "agreement between Russia and Mali [on the peaceful uses of the atom]", -1 if
// nothing does.
func (s *sentence) onBehind(noun, hi int) int {
	at, n, parties := hi+1, len(s.tree.Words), 0
	if at >= n || s.lemma(at) != "between" && s.lemma(at) != "with" {
		return -1
	}
	for at++; at < n; at++ {
		form := strings.ToLower(s.word(at).Form)
		if r := s.refAt[at]; r >= 0 {
			at, parties = s.refs[r].Last, parties+1
			continue
		}
		if slices.Contains([]string{"on", "for", "concerning", "regarding"}, form) && parties > 0 && (at+1 >= n || !s.isDate(at+1) && s.word(at+1).UPOS != "NUM" && s.word(at+1).UPOS != "PROPN") {
			break
		}
		if u := s.word(at).UPOS; u != "DET" && u != "CCONJ" && form != "," && form != "of" && !s.c.ledger.has("country noun", s.lemma(at)) {
			return -1
		}
	}
	if at+1 >= n || s.relIs(noun, "obl") || s.noSubject(at+1) {
		return -1
	}
	end := s.phraseEnd(at+1, false)
	if end+1 < n && s.word(end+1).Form == "of" { // of a state: the name does not end well
		return -1
	}
	return end
}

// titleAround is the first and last word of the name that a noun for an
// agreement is the head of: what describes it, and what it is "of" or "on".
func (s *sentence) titleAround(i int) (lo, hi int) {
	return s.titleStart(i), s.titleEnd(i)
}

// titleStart goes left over adjectives and nouns that describe the noun, but
// neither over the names of parties nor over what is no part of a name.
func (s *sentence) titleStart(i int) int {
	lo := i
	for lo > 0 {
		k := lo - 1
		w := s.word(k)
		joins := w.Form == "-" || w.Form == "–" || w.Form == "and" || w.Form == "/"
		if w.Form == "of" && k > 0 && s.lemma(k-1) == "status" { // "status of forces agreement"
			lo = k - 1
			continue
		}
		if w.Form == "of" && k > 0 && s.upper(lo) && s.upper(k-1) && s.c.ledger.has("named with of", strings.ToLower(s.word(k-1).Form)) { // "the Gulf of Guinea Defence Pact"
			lo = k - 1
			continue
		}
		if r := s.refAt[k]; r >= 0 && r == s.refAt[i] {
			lo = k
			continue
		}
		if w.Form == "and" && s.sharesTitle(k, i) {
			lo = k - 1
			continue
		}
		if !joins && w.UPOS != "ADJ" && w.UPOS != "NOUN" && w.UPOS != "PROPN" && w.UPOS != "NUM" && w.XPOS != "VBN" && w.XPOS != "VBG" && w.UPOS != "ADV" {
			break
		}
		if s.stopsTitle(k) || joins && (k == 0 || s.stopsTitle(k-1)) || !joins && !s.within(k, i) && !s.upper(k) {
			break
		}
		lo = k
	}
	if lo == i && i > 2 && s.word(i-2).Form == "-" && s.word(i-3).UPOS == "NUM" && s.c.ledger.has("unit of term", s.lemma(i-1)) { // "a 30-year agreement"
		lo = i - 3
	}
	for lo < i && (s.word(lo).Form == "-" || s.word(lo).Form == "–" || s.word(lo).Form == "and" || s.word(lo).UPOS == "ADV") {
		lo++
	}
	return lo
}

// sharesTitle reports whether the word before an "and" and those behind it share
// the noun i, however the parser hangs them: "a customs and extradition treaty",
// "the Fisheries and Maritime Security Agreement".
func (s *sentence) sharesTitle(and, i int) bool {
	left := and - 1
	if left < 1 || s.refAt[left] >= 0 || s.isAgreementWord(left) || s.isDate(left) || s.c.ledger.has("no title", strings.ToLower(s.word(left).Form)) || s.isVerb(left) {
		return false
	}
	if u := s.word(left).UPOS; u != "NOUN" && u != "PROPN" && u != "ADJ" {
		return false
	}
	if s.upper(i) && s.upper(left) || s.within(left, i) {
		return true
	}
	for k := left - 1; k >= 0 && left-k < 6; k-- {
		switch f := strings.ToLower(s.word(k).Form); {
		case f == "a" || f == "an":
			return true
		case f != "-" && s.word(k).UPOS != "ADJ" && s.word(k).UPOS != "NOUN" && s.word(k).UPOS != "NUM":
			return false
		}
	}
	return false
}

func (s *sentence) upper(i int) bool { return unicode.IsUpper(firstRune(s.word(i).Form)) }

// stopsTitle reports whether a word before a noun is no part of its name: a
// party's, a day's, or one that only describes.
func (s *sentence) stopsTitle(i int) bool {
	if r := s.refAt[i]; r >= 0 {
		e := s.refs[r].Entity
		return (e.Code != "" || len(e.Members) > 0) && !s.lends(r)
	}
	w := s.word(i)
	if i > 0 && s.word(i-1).Form == "-" && (w.Lemma == "year" || w.Lemma == "month" || w.Lemma == "day" || w.Lemma == "point" || w.Lemma == "page") {
		return true
	}
	if i > 0 && s.upper(i) && s.upper(i+1) && s.part != entente.Title && !s.isDate(i) && s.word(i-1).Form != "\"" && s.word(i-1).Form != "“" {
		return s.relIs(i, "nsubj", "nmod:poss") // "the New START treaty"
	}
	return s.isDate(i) || w.UPOS == "NUM" || s.c.ledger.has("no title", strings.ToLower(w.Form)) || s.c.ledger.has("no title", w.Lemma) ||
		s.c.ledger.valueOf("stage", w.Lemma) != "" && s.isVerb(i) && !s.relIs(i, "amod", "compound") || w.Form == "\"" || s.relIs(i, "nsubj", "root", "nmod:poss")
}

// lends reports whether an actor only lends its name to an agreement and is no
// party by it: the city of signing ("the Paris accord"), an alliance's letters
// ("the ANZUS treaty").
func (s *sentence) lends(r int) bool {
	ref := s.refs[r]
	if !s.relIs(ref.Head, "compound", "amod", "flat") || ref.First > 0 && s.word(ref.First-1).Form == "-" || ref.Last+1 < len(s.tree.Words) && s.word(ref.Last+1).Form == "-" {
		return false
	}
	e := ref.Entity
	return e.Code == "IGO" || e.Code == "UNO" || strings.HasPrefix(e.Reason, "capital")
}

// titleEnd goes right over "of friendship, cooperation and mutual assistance",
// "on the exchange of lists of nuclear sites", "No. 3".
func (s *sentence) titleEnd(i int) int {
	hi, n := i, len(s.tree.Words)
	if i+1 < n && strings.ToLower(s.word(i).Form) == "memorandum" && strings.EqualFold(s.word(i+1).Form, "of") && i+2 < n {
		hi = i + 2
	}
	for hi+1 < n {
		form := strings.ToLower(s.word(hi + 1).Form)
		if !slices.Contains([]string{"of", "on", "for", "concerning", "regarding", "about"}, form) {
			break
		}
		if hi+2 < n && form == "for" && s.word(hi+2).UPOS == "NUM" { // "extended the pact for five years"
			break
		}
		if form == "on" && s.noSubject(hi+2) {
			break
		}
		if form == "of" && hi == i && hi+2 < n && s.refAt[hi+2] >= 0 && s.cityOf(i, hi+2) {
			return hi + 2
		}
		end := s.phraseEnd(hi+2, s.upper(i))
		if end < 0 {
			break
		}
		hi = end
	}
	return hi
}

// noSubject reports whether what follows an "on" is nothing that an agreement could be
// on, but a day ("on the 27th") or a place where it is laid ("on ice").
func (s *sentence) noSubject(i int) bool {
	if i < len(s.tree.Words) && strings.EqualFold(s.word(i).Form, "the") {
		i++
	}
	if i >= len(s.tree.Words) {
		return true
	}
	form := strings.ToLower(s.word(i).Form)
	return s.c.ledger.has("laid on", s.lemma(i)) || dayOf(form) > 0 && form[len(form)-1] > '9' ||
		s.c.ledger.ordinal(form) > 0 && (i+1 >= len(s.tree.Words) || !s.isNoun(i+1))
}

// phraseEnd is the last word of the noun phrase that begins at a word, in a
// title: -1 if what stands there is none, or names a party or a day. In a name
// in capitals a comma goes on to the next capital.
func (s *sentence) phraseEnd(i int, capital bool) int {
	last := -1
	for n := len(s.tree.Words); i < n; i++ {
		w := s.word(i)
		form := strings.ToLower(w.Form)
		if r := s.refAt[i]; r >= 0 && s.refs[r].Entity.Code != "" && !s.c.ledger.has("region", form) && !(capital && w.UPOS == "ADJ" && i+1 < n && s.upper(i+1) && s.isNoun(i+1)) && !(i+1 < n && s.word(s.refs[r].Last).Form != "" && s.refs[r].Last+1 < n && isPossessive(s.word(s.refs[r].Last+1).Form)) {
			break
		}
		if s.isDate(i) {
			break
		}
		switch {
		case w.UPOS == "NOUN" || w.UPOS == "PROPN" || w.UPOS == "NUM" || w.XPOS == "VBG" && (s.upper(i) || last < 0 || s.word(i-1).UPOS == "ADJ" || s.word(i-1).UPOS == "NOUN"):
			last = i
		case w.UPOS == "ADJ" || w.XPOS == "VBN" && s.relIs(i, "amod") || w.UPOS == "DET" || form == "-" || form == "–" || form == "'s" || form == "’s" || form == "of" || form == "and":
			if form == "and" && i+1 < n && (s.isVerb(i+1) && s.word(i+1).XPOS != "VBG" || s.refAt[i+1] >= 0 || s.word(i+1).UPOS == "DET" || !capital && s.namesNewBond(i+1)) {
				return last
			}
		case form == "," && !capital && last == i-1 && s.titleList(i+1):
		case form == "in" && capital && i+1 < n && s.c.ledger.has("region", strings.ToLower(s.word(i+1).Form)):
			last = i + 1
			i++
		case form == "in" && capital && last == i-1 && i+1 < n && s.upper(i+1) && s.refAt[i+1] < 0 && !s.isDate(i+1) && s.c.ledger.has("sector", strings.ToLower(s.word(i+1).Form)):
		case form == "in" && last == i-1 && s.c.ledger.has("works together", s.lemma(last)) && i+1 < n && s.refAt[i+1] < 0 && !s.isDate(i+1) && (s.word(i+1).UPOS == "NOUN" || s.word(i+1).UPOS == "DET" && i+2 < n && s.c.ledger.has("field of work", s.lemma(i+2))):
		case form == "," && capital && i+1 < n && s.upper(i+1) && s.refAt[i+1] < 0 && s.word(i+1).UPOS != "DET" && last >= 0 && s.upper(last) && s.listGoesOn(i+1):
		default:
			return last
		}
	}
	return last
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

// quoted is the text between quotation marks that holds a word, if the quote
// is short enough for a title.
func (s *sentence) quoted(i int) string {
	open, shut := -1, -1
	for j := i; j >= 0 && i-j < 12; j-- {
		if isQuote(s.word(j).Form) {
			open = j
			break
		}
	}
	for j := i; j < len(s.tree.Words) && j-i < 12; j++ {
		if isQuote(s.word(j).Form) {
			shut = j
			break
		}
	}
	if open < 0 || shut < 0 || shut-open < 2 || shut-open > 14 {
		return ""
	}
	for j := open; j < shut; j++ {
		if w := s.word(j); s.isVerb(j) && w.XPOS != "VBG" && w.XPOS != "VBN" || w.UPOS == "PRON" {
			return "" // somebody speaks
		}
	}
	return s.evidence(open+1, shut-1).Text
}

func isQuote(f string) bool {
	switch f {
	case "“", "”", "\"", "``", "''", "«", "»", "‘", "’":
		return true
	}
	return false
}

// calledBy is the name that follows a title which is said to be called by it:
// "a security pact of the three called AUKUS", "a treaty known as the Baghdad
// Pact". Both words are 0 if none does.
func (s *sentence) calledBy(hi int) [2]int {
	n := len(s.tree.Words)
	for at := hi + 1; at < min(hi+7, n-1); at++ {
		f := strings.ToLower(s.word(at).Form)
		if !s.c.ledger.has("called", f) {
			if s.isVerb(at) && s.word(at).XPOS != "VBN" || f == "." || f == ";" || s.isAgreementWord(at) {
				break
			}
			continue
		}
		from := at + 1
		for from < n-1 && slices.Contains([]string{"as", "the", "\"", "“", "``"}, strings.ToLower(s.word(from).Form)) {
			from++
		}
		to := from
		for to < n && s.upper(to) && s.word(to).UPOS != "PUNCT" && !s.isDate(to) {
			to++
		}
		if to > from {
			return [2]int{from, to - 1}
		}
		break
	}
	return [2]int{}
}
