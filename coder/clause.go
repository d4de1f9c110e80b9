package coder

import (
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
	s.obligations(a)
	s.sectors(a)
	if a.ReportedBy == nil {
		a.ReportedBy = s.reportedBy()
	}
	if a.Type == "other" {
		if typ := s.c.ledger.inText("type", strings.ToLower(a.Title)); typ != "" {
			a.Type = typ
		} else if a.HasObligation(entente.ObligationDefense) {
			a.Type = "mutual defence"
		}
	}
}

// obligations looks for the phrases of each ATOP code. A clause that the
// sentence denies, or one about a wish to have it, binds nobody.
func (s *sentence) obligations(a *entente.Agreement) {
	low := lowered(s.text[s.start:s.end])
	for _, code := range []string{
		entente.ObligationDefense, entente.ObligationOffense, entente.ObligationNeutral,
		entente.ObligationNonAgg, entente.ObligationConsul,
	} {
		span, ok := s.phraseOf(code, low)
		if !ok {
			continue
		}
		o := entente.Obligation{Code: code, Article: s.article(low), Spans: []entente.Span{span}}
		if cond, ok := s.condition(span.End - s.start); ok {
			o.Condition = s.text[cond.Start:cond.End]
			o.Spans = append(o.Spans, cond)
		}
		addObligation(a, o)
	}
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

// phraseOf finds the first phrase of an obligation that is neither negated nor
// wished for.
func (s *sentence) phraseOf(code, low string) (entente.Span, bool) {
	best := -1
	var length int
	for p := range s.c.ledger.lists[code] {
		i := phraseAt(low, p)
		if i >= 0 && (best < 0 || i < best || i == best && len(p) > length) {
			best, length = i, len(p)
		}
	}
	if best < 0 {
		return entente.Span{}, false
	}
	w := s.wordAt(s.start + best)
	if w < 0 {
		return entente.Span{}, false
	}
	st := s.standing(trigger{word: w, pos: 'n', carrier: s.carrier(w)})
	if st.Polarity == entente.Negative || st.dropped != "" && st.dropped != dropPurpose {
		return entente.Span{}, false
	}
	return entente.Span{Start: s.start + best, End: s.start + best + length, In: s.part}, true
}

// wordAt is the word that covers a byte of the part's text, -1 if none does.
func (s *sentence) wordAt(at int) int {
	return slices.IndexFunc(s.tree.Words, func(w syntax.Word) bool { return w.Start <= at && at < w.End })
}

// addObligation joins what two sentences say of one obligation.
func addObligation(a *entente.Agreement, o entente.Obligation) {
	for i := range a.Obligations {
		b := &a.Obligations[i]
		if b.Code != o.Code {
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

// condition is what follows "in the event of", "if" … after an obligation, up
// to the end of its clause.
func (s *sentence) condition(after int) (entente.Span, bool) {
	low := lowered(s.text[s.start:s.end])
	best, length := -1, 0
	for p := range s.c.ledger.lists["condition"] {
		i := phraseAt(low[after:], p)
		if i < 0 {
			continue
		}
		if i += after; best < 0 || i < best || i == best && len(p) > length {
			best, length = i, len(p)
		}
	}
	if best < 0 {
		return s.conditionBefore(low, after)
	}
	from := best + length
	for from < len(low) && low[from] == ' ' {
		from++
	}
	to := from + len(clauseOf(s.text[s.start+from:s.end]))
	return entente.Span{Start: s.start + from, End: s.start + to, In: s.part}, to > from
}

// conditionBefore is the if-clause that comes first: "if one of the parties is
// attacked, the other shall …".
func (s *sentence) conditionBefore(low string, before int) (entente.Span, bool) {
	best, length := -1, 0
	for p := range s.c.ledger.lists["condition"] {
		if i := phraseAt(low[:before], p); i >= 0 && (best < 0 || i < best || i == best && len(p) > length) {
			best, length = i, len(p)
		}
	}
	if best < 0 {
		return entente.Span{}, false
	}
	from := best + length + 1
	end := strings.LastIndexByte(s.text[s.start:s.start+before], ',')
	if end <= from {
		return entente.Span{}, false
	}
	return entente.Span{Start: s.start + from, End: s.start + end, In: s.part}, true
}

// clauseOf cuts a text at the first mark that ends a clause.
func clauseOf(t string) string {
	for _, end := range []string{",", ";", ".", "”", "\"", " — ", " – "} {
		if i := strings.Index(t, end); i >= 0 {
			t = t[:i]
		}
	}
	return strings.TrimSpace(t)
}

// article is the number after "Article" in a sentence, "" if there is none.
func (s *sentence) article(low string) string {
	i := phraseAt(low, "article")
	if i < 0 {
		return ""
	}
	rest := strings.TrimLeft(low[i+len("article"):], " ")
	end := strings.IndexFunc(rest, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		end = len(rest)
	}
	return rest[:end]
}

// sectors lists the fields that an agreement is said to cover, in the words of
// the text, where the sentence speaks of what it covers.
func (s *sentence) sectors(a *entente.Agreement) {
	speaks := slices.ContainsFunc(s.tree.Words, func(w syntax.Word) bool { return s.c.ledger.has("sector.verb", w.Lemma) })
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
