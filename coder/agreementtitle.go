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
	n := len(s.tree.Words)
	on := s.behindParties(hi + 1)
	if on < 0 || on+1 >= n || s.relIs(noun, "obl") || s.noSubject(on+1) {
		return -1
	}
	end := s.phraseEnd(on+1, false)
	if end+1 < n && s.word(end+1).Form == "of" { // of a state: the name does not end well
		return -1
	}
	return end
}

// behindParties is the "on" behind the parties that a "between" or "with" names, -1 if
// there is none or more than they stand before it.
func (s *sentence) behindParties(at int) int {
	n, parties := len(s.tree.Words), 0
	if at >= n || s.lemma(at) != "between" && s.lemma(at) != "with" {
		return -1
	}
	for at++; at < n; at++ {
		form := strings.ToLower(s.word(at).Form)
		if r := s.refAt[at]; r >= 0 {
			at, parties = s.refs[r].Last, parties+1
			continue
		}
		if slices.Contains([]string{"on", "for", "concerning", "regarding"}, form) && parties > 0 && !s.beginsName(at+1) {
			return at
		}
		if u := s.word(at).UPOS; u != "DET" && u != "CCONJ" && form != "," && form != "of" && !s.c.ledger.has("country noun", s.lemma(at)) {
			return -1
		}
	}
	return -1
}

// beginsName reports whether a word is a date, a number or a name.
func (s *sentence) beginsName(i int) bool {
	if i >= len(s.tree.Words) {
		return false
	}
	u := s.word(i).UPOS
	return s.isDate(i) || u == "NUM" || u == "PROPN"
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
		next := s.titleBefore(lo, i)
		if next == lo {
			break
		}
		lo = next
	}
	if lo == i {
		lo = s.termBefore(i)
	}
	for lo < i && s.opensNoTitle(lo) {
		lo++
	}
	return lo
}

// titleBefore is where the name of the noun i begins if the word before what was
// read of it belongs to it too, else where it began so far.
func (s *sentence) titleBefore(lo, i int) int {
	k := lo - 1
	switch r := s.refAt[k]; {
	case s.joinedByOf(k):
		return k - 1
	case r >= 0 && r == s.refAt[i]:
		return k
	case s.word(k).Form == "and" && s.sharesTitle(k, i):
		return k - 1
	case s.describes(k, i):
		return k
	}
	return lo
}

// joinedByOf reports whether a word is an "of" inside of a name: "status of forces
// agreement", "the Gulf of Guinea Defence Pact".
func (s *sentence) joinedByOf(of int) bool {
	if of == 0 || s.word(of).Form != "of" {
		return false
	}
	return s.lemma(of-1) == "status" ||
		s.upper(of+1) && s.upper(of-1) && s.c.ledger.has("named with of", strings.ToLower(s.word(of-1).Form))
}

// describes reports whether a word before the noun i describes it, or joins two
// that do.
func (s *sentence) describes(k, i int) bool {
	w := s.word(k)
	if w.Form == "-" || w.Form == "–" || w.Form == "and" || w.Form == "/" {
		return k > 0 && !s.stopsTitle(k) && !s.stopsTitle(k-1)
	}
	if w.XPOS != "VBN" && w.XPOS != "VBG" && !slices.Contains([]string{"ADJ", "NOUN", "PROPN", "NUM", "ADV"}, w.UPOS) {
		return false
	}
	return (s.within(k, i) || s.upper(k)) && !s.stopsTitle(k)
}

// termBefore is where the term begins that stands right before a noun, else the
// noun: "a [30-year] agreement".
func (s *sentence) termBefore(i int) int {
	if i > 2 && s.word(i-2).Form == "-" && s.word(i-3).UPOS == "NUM" && s.c.ledger.has("unit of term", s.lemma(i-1)) {
		return i - 3
	}
	return i
}

// opensNoTitle reports whether a word can stand in a title, but not at its head.
func (s *sentence) opensNoTitle(i int) bool {
	w := s.word(i)
	return w.Form == "-" || w.Form == "–" || w.Form == "and" || w.UPOS == "ADV"
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
	return s.upper(i) && s.upper(left) || s.within(left, i) || s.articleBefore(left)
}

// articleBefore reports whether an "a" or "an" begins the phrase in which a word
// stands, with nothing between but what describes a noun.
func (s *sentence) articleBefore(i int) bool {
	for k := i - 1; k >= 0 && i-k < 6; k-- {
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
	if s.unitBehindHyphen(i) {
		return true
	}
	w := s.word(i)
	if i > 0 && s.upper(i) && s.upper(i+1) && s.part != entente.Title && !s.isDate(i) && s.word(i-1).Form != "\"" && s.word(i-1).Form != "“" {
		return s.relIs(i, "nsubj", "nmod:poss") // "the New START treaty"
	}
	return s.isDate(i) || w.UPOS == "NUM" || w.Form == "\"" || s.onlyTells(i) || s.relIs(i, "nsubj", "root", "nmod:poss")
}

// unitBehindHyphen reports whether a word is what a number before it counts: "a
// 10-[year] treaty", "a five-[point] agreement".
func (s *sentence) unitBehindHyphen(i int) bool {
	return i > 0 && s.word(i-1).Form == "-" && slices.Contains([]string{"year", "month", "day", "point", "page"}, s.lemma(i))
}

// onlyTells reports whether a word tells how an agreement is or what became of it,
// and does not name it: "a [new] treaty".
func (s *sentence) onlyTells(i int) bool {
	w, l := s.word(i), s.c.ledger
	return l.has("no title", strings.ToLower(w.Form)) || l.has("no title", w.Lemma) ||
		l.valueOf("stage", w.Lemma) != "" && s.isVerb(i) && !s.relIs(i, "amod", "compound")
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
