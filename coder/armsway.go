package coder

import (
	"slices"
	"strings"

	"entente"
)

// Weapons are often the subject of what is told: a missile soars, a device goes off,
// drones pound a town, gas no longer reaches a neighbour.

// goesUp reports whether a verb tells that a missile or rocket, its subject, went up.
func (s *sentence) goesUp(v int) bool {
	if !s.isVerb(v) || !s.c.ledger.has("rises", s.lemma(v)) || !s.goesWith(v, s.c.ledger.lists["rises to"]) && !s.outward(v) && !s.leavesPad(v) {
		return false
	}
	if l := s.lemma(v); (l == "clear" || l == "leave") && !s.leavesPad(v) {
		return false
	}
	return slices.ContainsFunc(s.armsIn(verbAt(v), "subj"), func(a arms) bool {
		switch a.programme {
		case "nuclear", "naval", "submarine", "drone", "cyber", "chemical", "biological", "air defence", "rocket artillery":
			return false
		}
		return a.programme != ""
	})
}

// shotKind is what it is that a missile goes up: of those that are kept for a war
// between great powers a test, else a launch.
func (s *sentence) shotKind(v int) string {
	for _, a := range s.armsIn(verbAt(v), "subj") {
		if a.programme == "ICBM" || a.programme == "SLBM" {
			return "test"
		}
	}
	return "launch"
}

// leavesPad reports whether what a rocket leaves or clears is where it stood.
func (s *sentence) leavesPad(v int) bool {
	return slices.ContainsFunc(s.kidsBy(v, "obj"), func(k int) bool { return s.c.ledger.has("pad", s.lemma(k)) })
}

// demolished reports whether silos or plants for arms are blown up or filled in.
func (s *sentence) demolished(v int) bool {
	if !s.c.ledger.has("demolishes", s.lemma(v)) {
		return false
	}
	slot := s.demolishedSlot(v)
	return slices.ContainsFunc(s.heads(verbAt(v), slot), func(h int) bool {
		return s.c.ledger.has("shelter", s.lemma(h)) || slices.ContainsFunc(s.under(h, "of"), func(k int) bool { return s.c.ledger.has("shelter", s.lemma(k)) })
	}) && len(s.armsIn(verbAt(v), slot)) > 0
}

// demolishedSlot is where a verb has what is blown up: its object, or the subject where it
// has none: "Last silo blown up".
func (s *sentence) demolishedSlot(v int) string {
	if !s.passive(v) && s.word(v).XPOS == "VBN" && s.child(v, "obj", "aux") < 0 {
		return "subj"
	}
	return "obj"
}

// emplaced reports whether launchers or missiles are put at a place on the ground.
func (s *sentence) emplaced(v int) bool {
	l := s.lemma(v)
	return (l == "place" || l == "put" || l == "set") && s.passive(v) && (len(s.under(v, "at")) > 0 || len(s.under(v, "near")) > 0) && len(s.armsIn(verbAt(v), "obj")) > 0
}

// outward reports whether "out of" or "off" follows a verb.
func (s *sentence) outward(v int) bool {
	return v+1 < len(s.tree.Words) && (s.lemma(v+1) == "out" || s.lemma(v+1) == "off" || s.lemma(v+1) == "up")
}

// goesOff reports whether a verb tells that a nuclear device, its subject, exploded.
func (s *sentence) goesOff(v int) bool {
	if !s.isVerb(v) || !s.c.ledger.has("goes off", s.lemma(v)) || s.lemma(v) == "go" && !slices.Contains(s.particlesOf(v), "off") && !(v+1 < len(s.tree.Words) && s.lemma(v+1) == "off") {
		return false
	}
	return slices.ContainsFunc(s.armsIn(verbAt(v), "subj"), func(a arms) bool { return a.programme == "nuclear" })
}

// groundArms are tanks and guns that an army moves up: they are of no programme.
func (s *sentence) groundArms(v int, change string) []arms {
	if change != "deployment" || !s.c.ledger.has("moves up", s.lemma(v)) || s.passive(v) {
		return nil
	}
	army := slices.ContainsFunc(s.heads(verbAt(v), "subj"), func(h int) bool {
		e, ok := s.entity(h)
		return ok && entente.IsState(e.Code) && (e.Sector == "MIL" || bareState(e))
	})
	if !army || len(foreign(s.states(verbAt(v), "to", "into", "iobj"), s.doersOf(verbAt(v)))) > 0 {
		return nil
	}
	var out []arms
	for _, g := range s.goods(verbAt(v), "obj") {
		if g.Class == "armour" || g.Class == "artillery" {
			out = append(out, arms{"", g.word, g.word, g.top})
		}
	}
	if len(s.heads(verbAt(v), "to")) == 0 && len(s.heads(verbAt(v), "into")) == 0 && len(s.heads(verbAt(v), "near")) == 0 && len(s.heads(verbAt(v), "towards")) == 0 {
		return nil
	}
	return out
}

// admitter is the government or army that owns up to what is told: it speaks of its
// own.
func (s *sentence) admitter() []entente.Entity {
	for _, ref := range s.refs {
		e := ref.Entity
		if !entente.IsState(e.Code) || e.Sector != "MIL" && e.Sector != "GOV" {
			continue
		}
		if v := s.clauseOf(ref.Head); v >= 0 && s.c.ledger.has("admits", s.lemma(v)) {
			return asGovernment([]entente.Entity{e})
		}
	}
	return nil
}

// letHave reads "let Kyiv have shells".
func (s *sentence) letHave(v int) *deal {
	if s.lemma(v) != "let" {
		return nil
	}
	for _, k := range s.kidsBy(v, "ccomp", "xcomp") {
		if l := s.lemma(k); l != "have" && l != "get" && l != "keep" {
			continue
		}
		d := &deal{word: v, t: verbAt(v), goods: s.goods(verbAt(k), "obj"), from: s.doersOf(verbAt(v)), closed: true}
		d.to = foreign(append(s.states(verbAt(v), "obj"), s.states(verbAt(k), "subj")...), d.from)
		if s.quantifiedBelow(k) || slices.ContainsFunc(s.kids[k], func(j int) bool { return s.lemma(j) == "not" }) {
			d.none = true
		}
		for _, o := range s.kidsBy(v, "xcomp", "obj") { // the thing, hung on "let"
			if o > k && s.isNoun(o) && len(d.goods) == 0 {
				d.goods = s.goodsAt(o, 0)
				d.none = d.none || s.denies(o) || slices.ContainsFunc(s.kids[o], func(j int) bool { return s.lemma(j) == "not" })
			}
		}
		for j := k + 1; len(d.goods) > 0 && j < d.goods[0].word; j++ {
			d.none = d.none || s.c.cues.hedge[s.lemma(j)] == "negative"
		}
		if len(d.from) > 0 && len(d.to) > 0 {
			return d
		}
	}
	return nil
}

// striking reads the use of weapons that are its subject by him for whom they
// strike: "the drones that Turkey supplied have been pounding the north for Chad".
func (s *sentence) striking(v int) *deal {
	if !s.c.ledger.has("strikes", s.lemma(v)) || s.passive(v) {
		return nil
	}
	d := &deal{word: v, t: verbAt(v), closed: true, stage: "used", goods: s.goods(verbAt(v), "subj")}
	if len(d.goods) == 0 {
		d.goods = s.strikersBefore(v)
	}
	if hasClass(d.goods, "troops") || hasClass(d.goods, "workers") || hasClass(d.goods, "funds") {
		return nil
	}
	d.to = s.states(verbAt(v), "for")
	for _, g := range d.goods {
		for _, k := range s.kidsBy(g.word, "acl", "acl:relcl") {
			if s.c.ledger.has("give.verb", s.lemma(k)) {
				d.from = append(d.from, s.states(verbAt(k), "subj", "by")...)
			}
		}
	}
	if len(d.from) == 0 {
		d.from = s.origin(d.goods)
	}
	if d.to = foreign(d.to, d.from); len(d.to) == 0 || len(d.from) == 0 {
		return nil
	}
	return d
}

// strikersBefore are weapons that open the sentence of a verb by which they strike, where
// they were parsed apart from it: "[drones] that Turkey provided have been pounding".
func (s *sentence) strikersBefore(v int) []good {
	for j := v - 1; j >= 0; j-- {
		if s.relIs(j, "root", "nsubj") && slices.ContainsFunc(s.kidsBy(j, "acl", "acl:relcl"), func(k int) bool { return s.c.ledger.has("give.verb", s.lemma(k)) && k < v }) {
			if class, first := s.longest("item", j); first >= 0 && class != "none" {
				ev := s.evidence(min(first, j), j)
				return []good{{entente.Item{Text: ev.Text, Class: class, Span: ev.Span}, j, j}}
			}
		}
	}
	return nil
}

// sumOf is a sum of money that a number is, with the sign before it: "US$500 million".
func (s *sentence) sumOf(h int) (good, bool) {
	if s.word(h).UPOS != "NUM" {
		return good{}, false
	}
	for j := h - 1; j >= max(0, h-2); j-- {
		if s.c.ledger.has("money sign", strings.ToLower(s.word(j).Form)) {
			ev := s.evidence(j, h)
			return good{entente.Item{Text: ev.Text, Class: "funds", Span: ev.Span}, h, h}, true
		}
	}
	return good{}, false
}

// joinedItem is an item whose first word alone was taken for its noun: "know-how".
func (s *sentence) joinedItem(h int) (entente.Item, int, bool) {
	if h+2 >= len(s.tree.Words) || s.word(h+1).Form != "-" || s.word(h+1).Start != s.word(h).End {
		return entente.Item{}, -1, false
	}
	class, first := s.longest("item", h+2)
	if first != h || class == "none" {
		return entente.Item{}, -1, false
	}
	ev := s.evidence(h, h+2)
	return entente.Item{Text: ev.Text, Class: class, Span: ev.Span}, h, true
}

// onOrder reads "Chad has three boats on order from Italy", "three boats are what Chad
// has on order".
func (s *sentence) onOrder(i int) *deal {
	v := s.head(i)
	if v >= 0 && !s.isVerb(v) && !s.isNoun(v) || v < 0 && s.child(i, "cop") < 0 {
		return nil
	}
	d := &deal{word: i, t: trigger{word: i, pos: 'n', carrier: -1}, stage: "ordered", closed: true}
	if v < 0 {
		v = i
	}
	if s.isVerb(v) && v != i && s.child(i, "cop") < 0 {
		d.t = verbAt(v)
		d.goods, d.to = s.goods(d.t, "obj"), s.doersOf(d.t)
		d.from = s.states(d.t, "from", "with")
	} else if g := s.goodsAt(v, 0); len(g) > 0 { // "has [three boats on order]"
		d.goods = g
		if up := s.head(v); up >= 0 && s.isVerb(up) {
			d.t = verbAt(up)
			d.to, d.from = s.doersOf(d.t), s.states(d.t, "from", "with")
		}
	}
	if len(d.goods) == 0 { // what it is that they have
		for at, n := v, 0; at >= 0 && n < 3 && len(d.goods) == 0; at, n = s.head(at), n+1 {
			for _, h := range s.kidsBy(at, "nsubj") {
				d.goods = append(d.goods, s.goodsAt(h, 0)...)
			}
		}
	}
	of := s.child(i, "nsubj")
	if cop := s.child(i, "cop"); of < 0 && cop > 0 { // hung elsewhere
		of = cop - 1
	}
	if of >= 0 && s.child(i, "cop") >= 0 { // "three more are on order"
		if d.goods = s.goodsAt(of, 0); len(d.goods) == 0 && (s.word(of).UPOS == "NUM" || of > 0 && s.word(of-1).UPOS == "NUM" || s.c.ledger.has("takes up", s.lemma(of))) {
			d.goods = s.likeBefore(of)
		}
		if b := s.toldOf(of); b != nil && classIn(d.goods, b) {
			d.from, d.to = slices.Clone(b.Suppliers), slices.Clone(b.Recipients)
		}
	}
	if len(d.from) == 0 {
		d.from = s.statesNear(append(s.under(i, "from"), s.under(i, "with")...))
	}
	d.to = foreign(d.to, d.from)
	if len(d.from) == 0 {
		d.from = foreign(s.origin(d.goods), d.to)
	}
	d.closed = len(d.from) > 0
	if len(d.to) == 0 {
		return nil
	}
	return d
}

// driesUp reads that goods come no more: "no more Algerian gas reaches Morocco".
func (s *sentence) driesUp(d *deal, v int) {
	for _, g := range d.goods {
		more := slices.ContainsFunc(s.kidsBy(g.top, "det", "amod", "advmod"), func(k int) bool { return s.lemma(k) == "more" || s.lemma(k) == "further" })
		if more && (s.denies(g.top) || s.denies(g.word) || slices.ContainsFunc(s.kids[g.top], func(k int) bool { return s.lemma(k) == "more" && s.child(k, "advmod", "det") >= 0 })) {
			d.stage, d.refused = "halted", true
		}
	}
	for _, g := range d.goods { // "no more gas reaches", however it was parsed
		for j := max(1, g.word-4); j < g.word; j++ {
			if (s.lemma(j) == "more" || s.word(j).Form == "more" || s.word(j).Form == "longer") && s.lemma(j-1) == "no" {
				d.stage, d.refused = "halted", true
			}
		}
	}
	longer := slices.ContainsFunc(s.kidsBy(v, "advmod"), func(k int) bool {
		return s.lemma(k) == "long" && s.child(k, "advmod") >= 0 || s.lemma(k) == "anymore"
	})
	if longer {
		d.stage, d.refused = "halted", true
	}
}

// findsWay reports whether goods are said to come into hands without a word on who
// sent them: "found their way to".
func (s *sentence) findsWay(v int) bool {
	return (s.lemma(v) == "find" || s.lemma(v) == "make" || s.lemma(v) == "wind" || s.lemma(v) == "end") && s.goesWith(v, s.c.ledger.lists["find in"])
}

// grounds are the states whose soil or forces some nouns name: "the Ukrainian front".
func (s *sentence) grounds(heads []int) []entente.Entity {
	var out []entente.Entity
	for _, h := range heads {
		if !s.c.ledger.has("ground", s.lemma(h)) {
			continue
		}
		for _, k := range append(s.kidsBy(h, "amod", "compound", "nmod:poss"), s.under(h, "of")...) {
			if e, ok := s.entity(k); ok && onlyState(e) {
				out = addEntity(out, e)
			}
		}
	}
	return out
}
