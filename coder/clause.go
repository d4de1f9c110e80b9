package coder

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente"
	"entente/syntax"
)

// clauses adds to an entry what a sentence says of its contents: obligations
// with their condition, the sectors it covers, and who reported it.
func (r *reader) clauses(s *sentence, at int) {
	a := &r.out.Agreements[at]
	a.Spans = append(a.Spans, s.whole())
	n := len(a.Obligations)
	s.obligations(a)
	r.articleBefore(s, a, n)
	s.sectors(a)
	if a.ReportedBy == nil {
		a.ReportedBy = s.reportedBy()
	}
	if a.Type == "other" || a.Type == "aid" || a.Type == "peace" {
		a.Type = s.c.kindOf(a)
	}
	if a.Type == "other" {
		a.Type = cmp.Or(s.does(), a.Type)
	}
}

// articleBefore gives the one obligation that a sentence added, from n on, the article
// that the sentence before was about: "What is new is Article 6. Both hold that …".
func (r *reader) articleBefore(s *sentence, a *entente.Agreement, n int) {
	if now := articleIn(s.text[s.start:s.end]); now != "" {
		r.article, r.articleAt = now, s.number
		return
	}
	if len(a.Obligations) == n+1 && r.article != "" && r.articleAt == s.number-1 {
		a.Obligations[n].Article = r.article
	}
	r.article = ""
}

// obligations adds what the sentence says that the agreement binds to. What the
// words of a report only name, and deny or wish for, binds nobody.
func (s *sentence) obligations(a *entente.Agreement) {
	sent := s.text[s.start:s.end]
	for _, p := range articlesApart(sent) {
		for _, h := range s.c.clauses.obligationsIn(sent[p[0]:p[1]], !s.invokes(a)) {
			s.obligation(a, p[0], sent[p[0]:p[1]], h)
		}
	}
}

// invokes reports whether a sentence tells that an agreement was invoked, so that a
// clause that it only names is the one by which help is asked for.
func (s *sentence) invokes(a *entente.Agreement) bool {
	return slices.ContainsFunc(a.Stages, func(st entente.Stage) bool { return st.Stage == "invoked" && touches(st.Spans, s.whole()) })
}

// obligation adds one that a part of the sentence, from off on, lays.
func (s *sentence) obligation(a *entente.Agreement, off int, part string, h clauseHit) {
	off += s.start
	if s.unbound(off + h.from) {
		return
	}
	o := entente.Obligation{Code: h.code, Article: articleIn(part), Spans: []entente.Span{{Start: off + h.from, End: off + h.to, In: s.part}}}
	if h.condTo > h.condFrom {
		o.Condition = part[h.condFrom:h.condTo]
		o.Spans = append(o.Spans, entente.Span{Start: off + h.condFrom, End: off + h.condTo, In: s.part})
	}
	addObligation(a, o)
}

// articlesApart parts a sentence that tells of several articles where the second
// and later ones are named, in bytes.
func articlesApart(sent string) [][2]int {
	var at []int
	words := wordsOf(sent)
	for i := range words[:max(len(words)-1, 0)] {
		if strings.EqualFold(words[i].text, "article") && isNumeral(words[i+1].text) {
			at = append(at, words[i].from)
		}
	}
	for i := 0; i < len(sent); i++ {
		if sent[i] == ';' {
			at = append(at, i+1)
		}
	}
	if strings.Contains(sent, ";") {
		at = append([]int{0}, at...)
		slices.Sort(at)
	}
	out := [][2]int{{0, len(sent)}}
	for _, cut := range at[min(1, len(at)):] {
		out[len(out)-1][1] = cut
		out = append(out, [2]int{cut, len(sent)})
	}
	return out
}

// unbound reports whether the noun at a place of the text is denied or only
// wished for: "contains no clause on mutual defence".
func (s *sentence) unbound(at int) bool {
	w := s.wordAt(at)
	if w < 0 || !s.isNoun(w) && s.word(w).UPOS != "ADJ" {
		return false
	}
	top := w
	if s.word(w).UPOS == "ADJ" && s.head(w) >= 0 {
		top = s.head(w)
	}
	st := s.standing(trigger{word: top, pos: 'n', carrier: s.carrier(top)})
	if v := s.head(top); v >= 0 && s.relIs(top, "nsubj:pass") && s.lemma(v) == "consider" && !s.negated(v) { // "any attack shall be considered an attack on both"
		return false
	}
	return st.Polarity == entente.Negative || st.dropped != "" && st.dropped != dropPurpose && st.dropped != dropClaimed && st.dropped != "a condition"
}

// lowered is a text in lower case, byte for byte: what is found in it stands at
// the same place in the text. A letter whose other case has another length
// ("İ") stays as it is.
func lowered(t string) string {
	var b strings.Builder
	b.Grow(len(t))
	for i, n := 0, 0; i < len(t); i += n {
		var r rune
		r, n = utf8.DecodeRuneInString(t[i:])
		if low := unicode.ToLower(r); r != utf8.RuneError && utf8.RuneLen(low) == n {
			b.WriteRune(low)
		} else {
			b.WriteString(t[i : i+n])
		}
	}
	return b.String()
}

// wordAt is the word that covers a byte of the part's text, -1 if none does.
func (s *sentence) wordAt(at int) int {
	return slices.IndexFunc(s.tree.Words, func(w syntax.Word) bool { return w.Start <= at && at < w.End })
}

// addObligation joins what two sentences say of one obligation; those of two
// articles are two.
func addObligation(a *entente.Agreement, o entente.Obligation) {
	for i := range a.Obligations {
		b := &a.Obligations[i]
		if b.Code != o.Code || b.Article != "" && o.Article != "" && b.Article != o.Article {
			continue
		}
		if b.Condition == "" {
			b.Condition = o.Condition
		}
		if b.Article == "" {
			b.Article = o.Article
		}
		b.Spans = append(b.Spans, o.Spans...)
		return
	}
	a.Obligations = append(a.Obligations, o)
}

// articleIn is the number behind "Article" in a sentence, arabic or roman, ""
// if there is none.
func articleIn(sent string) string {
	words := wordsOf(sent)
	for i := range words[:max(len(words)-1, 0)] {
		if n := words[i+1].text; strings.EqualFold(words[i].text, "article") && isNumeral(n) {
			return n
		}
	}
	return ""
}

// isNumeral reports whether a word is a number of an article: "4", "IV".
func isNumeral(w string) bool {
	return w != "" && (strings.Trim(w, "0123456789") == "" || strings.Trim(w, "IVXLC") == "")
}

// sectors lists the fields that an agreement is said to cover, in the words of
// the text, where the sentence speaks of what it covers.
func (s *sentence) sectors(a *entente.Agreement) {
	speaks := slices.ContainsFunc(s.tree.Words, func(w syntax.Word) bool { return s.c.ledger.has("sector.verb", w.Lemma) })
	s.covered(a)
	if !speaks {
		return
	}
	var found []string
	for i := range s.tree.Words {
		w := s.word(i)
		f := strings.ToLower(w.Form)
		if s.refAt[i] < 0 && s.c.ledger.has("sector", f) && s.listed(i) && !slices.Contains(a.Sectors, f) {
			found = append(found, f)
		}
	}
	if len(found) >= 2 || len(a.Sectors) > 0 {
		a.Sectors = append(a.Sectors, found...)
	}
}

// listed reports whether a word is a member of a list or the complement of a
// preposition, not a chance adjective.
func (s *sentence) listed(i int) bool {
	return s.rel(i) == "conj" || s.child(i, "conj") >= 0 || s.caseOf(i) != "" && s.isNoun(i)
}

// reportedBy is the medium that a sentence names as the reporter.
func (s *sentence) reportedBy() *entente.Entity {
	for _, ref := range s.refs {
		e := ref.Entity
		if e.Sector != "JRN" {
			continue
		}
		if h := s.head(ref.Head); h >= 0 && s.reports(h) || s.c.ledger.has("source", s.caseOf(ref.Head)) {
			return &e
		}
	}
	return nil
}

// covered adds what an agreement, the subject of a sentence, is said to cover:
// "It covers fisheries, patrols and training".
func (s *sentence) covered(a *entente.Agreement) {
	for v := range s.tree.Words {
		if !s.isVerb(v) || !s.c.ledger.has("covering", s.lemma(v)) || s.negated(v) {
			continue
		}
		sub := s.child(v, "nsubj")
		if sub < 0 || !s.isAgreementWord(sub) && !s.c.ledger.has("anaphor", s.lemma(sub)) {
			continue
		}
		for _, o := range s.heads(trigger{word: v, pos: 'v', carrier: -1}, "obj") {
			f := strings.ToLower(s.word(o).Form)
			if s.word(o).UPOS == "NOUN" && s.refAt[o] < 0 && !slices.Contains(a.Sectors, f) && len(a.Sectors) < 12 {
				a.Sectors = append(a.Sectors, f)
			}
		}
	}
}

// titleSectors are the fields that an agreement's title names.
func (c *Coder) titleSectors(a *entente.Agreement) []string {
	var out []string
	for _, w := range wordsOf(lowered(a.Title)) {
		if c.ledger.has("sector", w.text) && !slices.Contains(out, w.text) {
			out = append(out, w.text)
		}
	}
	return out
}
