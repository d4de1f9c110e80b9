package coder

import (
	"slices"
	"strings"

	"entente"
)

// good is a thing that passes between states, as a sentence names it.
type good struct {
	entente.Item
	word int // the head of its words
	top  int // the head of the phrase that it stands in, which may only measure it
}

// goods are the things in some slots of a trigger that the lexicon has a class
// for.
func (s *sentence) goods(t trigger, slots ...string) []good {
	var out []good
	for _, slot := range slots {
		for _, h := range s.heads(t, slot) {
			out = append(out, s.goodsAt(h, 0)...)
		}
	}
	for _, g := range out {
		out = append(out, s.listedWith(g)...)
	}
	return uniqueGoods(out)
}

// listedWith are the goods that stand right beside others with a conjunction
// between, however they were parsed: "food and rocket engines".
func (s *sentence) listedWith(g good) []good {
	var out []good
	lo := g.word
	for lo > 0 && s.word(lo).Start > g.Span.Start {
		lo--
	}
	if j := lo - 2; j >= 0 && s.word(lo-1).UPOS == "CCONJ" && s.isNoun(j) {
		if it, _, ok := s.item(j); ok {
			out = append(out, good{it, j, j})
		}
	}
	if g.word+2 >= len(s.tree.Words) || s.word(g.word+1).UPOS != "CCONJ" {
		return out
	}
	for k := g.word + 2; k < min(len(s.tree.Words), g.word+5) && !s.isVerb(k); k++ {
		if it, _, ok := s.item(k); ok && s.isNoun(k) && !s.relIs(k, "compound") {
			return append(out, good{it, k, k})
		}
	}
	return out
}

func uniqueGoods(list []good) []good {
	var out []good
	for _, g := range list {
		if !slices.ContainsFunc(out, func(o good) bool { return o.word == g.word }) {
			out = append(out, g)
		}
	}
	return out
}

// goodsAt are the things that a phrase names: its head, or what the head only
// measures or is a part of ("thousands of containers of shells", "500 million
// dollars in weapons").
func (s *sentence) goodsAt(h, depth int) []good {
	if depth > 3 {
		return nil
	}
	it, first, ok := s.item(h)
	if !ok {
		if sum, found := s.sumOf(h); found {
			if worth := s.worthSo(sum, depth); len(worth) > 0 {
				return worth // "oil [worth $2 billion]"
			}
			return []good{sum}
		}
		it, first, ok = s.joinedItem(h)
	}
	if ok && it.Class == "funds" {
		if worth := s.worthSo(good{it, h, h}, depth); len(worth) > 0 {
			return worth // "oil [worth $2 billion]"
		}
	}
	if ok && it.Class == "troops" {
		if inner := s.goodsUnder(h, depth); len(inner) > 0 {
			return inner // "the first regiment of S-400 systems"
		}
	}
	if !ok || s.c.ledger.has("currency", s.lemma(h)) || s.c.ledger.has("carrier", s.lemma(h)) {
		if inner := s.goodsIn(h, depth); len(inner) > 0 && !(ok && inner[0].Class == "technology") { // "boats with technology from": the boats go
			return inner
		}
	}
	if !ok {
		if some := s.muchOfIt(h); len(some) > 0 {
			return some
		}
		if some := s.sameAmount(h); len(some) > 0 {
			return some
		}
		return s.someOfThem(h)
	}
	out := []good{{it, h, h}}
	for _, k := range s.kidsBy(h, "compound", "amod") { // "food and rocket engines"
		for _, c := range s.kidsBy(k, "conj") {
			if o, f, ok := s.item(c); ok && (f > h || c < first) && o.Class != it.Class && s.isNoun(c) {
				out = append(out, good{o, c, h})
			}
		}
	}
	return out
}

// goodsUnder are the weapons that a unit of soldiers is named for: "a battery of
// howitzers".
func (s *sentence) goodsUnder(h, depth int) []good {
	var out []good
	for _, k := range s.under(h, "of") {
		for _, g := range s.goodsAt(k, depth+1) {
			if g.Class != "troops" && g.Class != "workers" && g.Class != "funds" {
				g.top = h
				out = append(out, g)
			}
		}
	}
	return out
}

// worthSo are the goods that a sum is only the worth of.
func (s *sentence) worthSo(sum good, depth int) []good {
	for j := sum.word; j >= max(1, sum.word-5); j-- {
		if s.lemma(j) == "worth" || s.lemma(j) == "value" {
			if g := s.goodsAt(j-1, depth+1); len(g) > 0 && g[0].Class != "funds" {
				return g
			}
		}
	}
	return nil
}

func (s *sentence) goodsIn(h, depth int) []good {
	var out []good
	for _, prep := range []string{"of", "in", "worth", "with", "for"} {
		if !s.contains(h) && !(prep == "of" && (s.c.ledger.has("transfer.noun", s.lemma(h)) || s.c.ledger.has("arms unit", s.lemma(h)))) {
			continue
		}
		in := s.under(h, prep)
		if prep == "of" && s.word(h).UPOS == "NOUN" && s.isCount(h) { // "tens of thousands [more artillery shells]"
			in = append(in, s.kidsBy(h, "appos")...)
		}
		for _, k := range in {
			for _, j := range s.expand([]int{k}) {
				for _, g := range s.goodsAt(j, depth+1) {
					g.top = h
					out = append(out, g)
				}
			}
		}
		if len(out) > 0 {
			break
		}
	}
	return out
}

// isCount reports whether a noun is one of round numbers: "tens", "dozens".
func (s *sentence) isCount(h int) bool {
	return s.c.ledger.has("many", s.lemma(h)) || s.lemma(h) == "ten"
}

// contains reports whether a noun only measures, holds or is part of what its
// phrase names.
func (s *sentence) contains(h int) bool {
	if s.lemma(h) == "more" && (s.child(h, "nummod") >= 0 || s.child(h, "obl", "nmod") >= 0) { // "two more of the ten helicopters", "more than 40 of them"
		return true
	}
	return s.c.ledger.has("currency", s.lemma(h)) || s.c.ledger.has("carrier", s.lemma(h)) || s.measures(h) || s.c.ledger.has("ordinal", s.lemma(h)) && (!s.isNoun(h) || len(s.under(h, "of")) > 0)
}

// item is the thing whose name a word ends or heads, with the first word of the
// name.
func (s *sentence) item(i int) (entente.Item, int, bool) {
	class, first := s.goodsName(i)
	if s.c.ledger.has("turn of", s.lemma(i)) && s.child(i, "nmod") >= 0 && s.caseOf(s.child(i, "nmod")) == "of" { // "nine rounds of talks"
		return entente.Item{}, -1, false
	}
	if r := s.refAt[i]; first < 0 || class == "none" || r >= 0 && s.refs[r].Entity.Code != "" && s.word(i).UPOS == "PROPN" {
		return entente.Item{}, -1, false
	}
	if (class == "aircraft" || class == "naval") && slices.ContainsFunc(s.kidsBy(i, "amod", "compound"), func(k int) bool { return s.c.ledger.has("civil", s.lemma(k)) }) {
		return entente.Item{}, -1, false
	}
	ev := s.evidence(min(first, i), max(i, s.lastFlat(i)))
	return entente.Item{Text: ev.Text, Class: class, Span: ev.Span}, first, true
}

// goodsName is the class of a noun: that of its own name, or, where it has none or
// a loose one, of the name that stands before or behind it ("Patriot missiles",
// "Leopard 2", "the Barak MX system").
func (s *sentence) goodsName(i int) (class string, first int) {
	class, first = s.longest("item", i)
	loose := class == "" || class == "weapons" || class == "missiles" || class == "naval" || s.c.ledger.has("carrier", s.lemma(i)) || s.c.ledger.has("arms unit", s.lemma(i))
	if !loose || class == "none" || !s.isNoun(i) && s.word(i).UPOS != "NUM" && s.word(i).UPOS != "X" {
		return class, first
	}
	open := class == "" && (s.c.ledger.has("carrier", s.lemma(i)) || s.word(i).UPOS == "PROPN" || s.word(i).XPOS == "NNS" || s.word(i).XPOS == "NN")
	loosely := -1
	for j := i; j >= max(0, i-8) && s.partOfGoods(j, i); j-- {
		if j == i && class != "" {
			continue
		}
		c, f := s.nameClass(j)
		if f >= 0 && open && c == "missiles" && loosely < 0 { // "S-300 [missile] systems"
			loosely = f
			continue
		}
		if f >= 0 && loosely >= 0 && c != "air defence" {
			continue
		}
		if f >= 0 && (open && c != "none" && c != "troops" || class != "" && c == "air defence" || class == "missiles" && c == "air defence" || class == "troops" && c != "none" && c != "troops") {
			return c, f
		}
	}
	if loosely >= 0 {
		return "missiles", loosely
	}
	if last := s.lastFlat(i); last > i {
		if c, f := s.nameClass(last); f >= 0 && class == "" && c != "none" {
			return c, f
		}
	}
	return class, first
}

func (s *sentence) nameClass(j int) (string, int) {
	if c, f := s.longest("item", j); f >= 0 {
		return c, f
	}
	return s.made(j)
}

// partOfGoods reports whether word j stands in the name or before the noun i.
func (s *sentence) partOfGoods(j, i int) bool {
	if j == i || s.word(j).Form == "-" {
		return true
	}
	return s.within(j, i) && !s.isVerb(j) && s.word(j).UPOS != "ADP" && s.word(j).UPOS != "CCONJ"
}

// lastFlat is the last word that continues a name: "RCH [155]".
func (s *sentence) lastFlat(i int) int {
	last := i
	for _, k := range s.kidsBy(i, "flat", "nummod", "appos") {
		if k > last && k <= last+2 && (s.word(k).UPOS == "NUM" || s.relIs(k, "flat")) {
			last = k
		}
	}
	return last
}

// quantity is how many or how much of a good is spoken of, in the text's words, with
// what hedges the number: "up to 100".
func (s *sentence) quantity(g good) string {
	q := s.bareQuantity(g)
	if q == "" {
		return ""
	}
	lo, _ := s.extent(g.top)
	for j := max(lo-3, 0); j <= g.word; j++ {
		if !strings.HasPrefix(s.text[s.word(j).Start:], q) {
			continue
		}
		first := j
		if first > 0 && s.c.ledger.has("round number", s.lemma(first)) && (s.lemma(first-1) == "a" || s.lemma(first-1) == "an") {
			first--
		}
		for n := 0; first > 0 && n < 3 && s.c.ledger.has("number hedge", s.lemma(first-1)); n++ {
			first--
		}
		end := s.word(j).Start + len(q)
		for k := j; k < min(j+6, len(s.tree.Words)-1); k++ { // "three more"
			if s.word(k).End == end && s.lemma(k+1) == "more" {
				end = s.word(k + 1).End
			}
		}
		return s.text[s.word(first).Start:end]
	}
	return q
}

// bareQuantity is how many or how much of a good is spoken of, without what hedges it.
func (s *sentence) bareQuantity(g good) string {
	if g.Class == "funds" && s.word(g.word).UPOS == "NUM" {
		return s.hedgedSum(g)
	}
	if s.c.ledger.has("unit of goods", s.lemma(g.word)) && g.top == g.word && len(s.kidsBy(g.word, "nummod")) > 0 { // "25,000 tons"
		return g.Text
	}
	if s.word(g.word).UPOS == "NUM" && g.top == g.word { // "three of them"
		return s.evidence(g.word, g.word).Text
	}
	if g.Class == "troops" { // "a contingent, 200 strong"
		for j := g.word + 1; j < min(g.word+5, len(s.tree.Words)-1); j++ {
			if s.word(j).UPOS == "NUM" && s.lemma(j+1) == "strong" {
				return s.evidence(j, j).Text
			}
		}
		for _, k := range s.under(g.word, "of") { // "a force of 1,000 soldiers"
			if n := s.kidsBy(k, "nummod"); len(n) > 0 {
				return s.evidence(s.numberFrom(n[0]), n[0]).Text
			}
		}
	}
	if i := g.word; g.top == i {
		for j := i - 1; j >= max(2, i-3); j-- { // "half a dozen jets"
			if s.lemma(j) == "dozen" && s.lemma(j-1) == "a" && s.lemma(j-2) == "half" {
				return s.evidence(j-2, j).Text
			}
		}
	}
	for _, h := range []int{g.top, g.word} {
		if q := s.amount(h, g); q != "" {
			return q
		}
	}
	for h, n := s.head(g.word), 0; h >= 0 && h != g.top && n < maxHops; h, n = s.head(h), n+1 { // "a cargo of [40 tonnes] of wheat"
		if !s.within(h, g.top) {
			break
		}
		if q := s.amount(h, g); q != "" {
			return q
		}
	}
	if h := s.head(g.top); h >= 0 && s.relIs(g.top, "nmod") && s.measures(h) {
		return s.amount(h, g)
	}
	return s.countFirst(g)
}

// countFirst is a number at the very beginning of the phrase of goods, hung on another of
// its words: "at least [14] MiG-29 and Su-24 jets".
func (s *sentence) countFirst(g good) string {
	lo, _ := s.extent(g.top)
	for j := lo; j < g.word && j < lo+4; j++ {
		w := s.word(j)
		if w.UPOS == "NUM" && isFigure(w.Form) && s.word(j+1).Form != "-" && !s.inName(j, g) && !s.isDate(j) && s.relIs(j, "nummod") && s.head(j) > j && s.head(j) <= g.word {
			return s.evidence(lo, j).Text
		}
		if w.UPOS != "ADV" && w.UPOS != "ADJ" && w.UPOS != "ADP" {
			break
		}
	}
	return ""
}

// hedgedSum is a sum of money with the word that hedges it: "about $300 million".
func (s *sentence) hedgedSum(g good) string {
	first := g.word
	for first > 0 && s.word(first).Start > g.Span.Start {
		first--
	}
	if from := s.numberFrom(first); from < first {
		return s.evidence(from, g.word).Text
	}
	return g.Text
}

func (s *sentence) amount(h int, g good) string {
	if q := s.countedGoods(h, g); q != "" || h != g.word {
		return q
	}
	for j := h - 1; j >= max(0, h-4); j-- { // a number that was parsed as a name: "promised Chad two aircraft"
		if w := s.word(j); w.UPOS == "NUM" && (isFigure(w.Form) || s.c.ledger.number(w.Form) > 0) && s.word(max(0, j-1)).Form != "-" && !s.inName(j, g) && !s.isDate(j) {
			return s.evidence(j, j).Text
		} else if w.UPOS == "VERB" && !s.relIs(j, "amod", "compound") || w.UPOS == "ADP" {
			break
		}
	}
	return ""
}

func (s *sentence) countedGoods(h int, g good) string {
	lo, hi := -1, -1
	take := func(a, b int) {
		if lo < 0 || a < lo {
			lo = a
		}
		hi = max(hi, b)
	}
	if h != g.word && s.word(h).UPOS == "NUM" { // "two of the jets"
		take(h, h)
	}
	for _, k := range s.kidsBy(h, "nummod") {
		if a, b := s.extent(k); k < h && !s.inName(k, g) && s.word(min(k+1, h)).Form != "-" {
			for a < b && (s.refAt[a] >= 0 || s.lemma(a) == "over" && a > 0 && s.c.ledger.has("hands over", s.lemma(a-1))) { // "sending [Kyiv] 50 cars", "handed [over] two"
				a++
			}
			take(s.numberFrom(a), b)
		}
	}
	for _, k := range s.kidsBy(h, "amod", "det") {
		if s.c.ledger.has("vague", s.lemma(k)) || s.c.ledger.has("ordinal", s.lemma(k)) && s.measures(h) && h != g.word {
			take(k, k)
		}
	}
	if s.measures(h) && (h != g.word || s.c.ledger.has("many", s.lemma(h))) && (lo >= 0 || s.c.ledger.has("many", s.lemma(h))) {
		take(h, h)
	}
	if s.c.ledger.has("currency", s.lemma(h)) && lo < 0 { // "$ 500 million"
		for _, k := range s.kids[h] {
			if a, b := s.extent(k); s.word(k).UPOS == "NUM" {
				take(min(a, h), b)
			}
		}
	}
	if lo < 0 {
		return ""
	}
	if s.c.ledger.has("currency", s.lemma(h)) {
		take(h, h)
		for _, k := range s.kidsBy(h, "advmod") { // "about $300 million"
			if k == lo-1 {
				take(k, k)
			}
		}
	}
	return s.evidence(lo, hi).Text
}

// inName reports whether a number belongs to what the good is called.
func (s *sentence) inName(k int, g good) bool {
	w := s.word(k)
	return g.Span.In == s.part && g.Span.Start <= w.Start && w.End <= g.Span.End && g.word != k
}
