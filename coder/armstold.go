package coder

import (
	"slices"
	"strings"
	"unicode"

	"entente"
	"entente/syntax"
)

// armsTold is what later sentences of a document add to: the capability told
// last and the state that did something last.
type armsTold struct {
	part     entente.Part
	sentence int // of the last capability
	caps     []int
	doer     []entente.Entity
	dealt    int               // the sentence of the last transfer
	speakers map[string]string // codes of those who spoke of transfers, by the last word of their names
	headed   []entente.Entity  // see sentence.topicState
}

// followers is how many sentences behind a capability may still speak of it
// without its name.
const (
	followers = 3
	breachers = 8 // and may say what it breaches
)

// arms reads the transfers and capabilities of a sentence, and adds to those
// told before what it says of them.
func (r *reader) arms(s *sentence) {
	s.doer, s.before = r.told.doer, r.out.Transfers
	s.dealtAt = r.told.dealt
	if t := s.topicState(); len(t) > 0 {
		r.told.headed = t
	}
	s.headed = r.told.headed
	if n := len(r.told.caps); n > 0 && s.number <= r.told.sentence+followers {
		s.armedState = []entente.Entity{r.out.Capabilities[r.told.caps[n-1]].State}
	}
	s.atomicTold = slices.ContainsFunc(r.out.Capabilities, func(c entente.Capability) bool { return c.Programme == "nuclear" })
	s.drillTold = slices.ContainsFunc(r.out.Capabilities, func(c entente.Capability) bool { return c.Change == "exercise" })
	trs, caps := s.transfers(), s.capabilities()
	trs, caps = sorted(trs, caps)
	for i := range trs {
		r.knowSpeaker(&trs[i].Standing)
		s.wholeSources(&trs[i].Standing)
	}
	for i := range caps {
		r.knowSpeaker(&caps[i].Standing)
		s.wholeSources(&caps[i].Standing)
	}
	if len(trs) == 0 {
		r.supplierBehind(s)
	}
	r.retest(s, caps)
	r.follow(s, caps)
	r.out.Transfers = append(r.out.Transfers, trs...)
	if len(trs) > 0 {
		r.told.dealt = s.number
	}
	if len(caps) > 0 {
		r.told.part, r.told.sentence, r.told.caps = s.part, s.number, nil
	}
	for _, c := range caps {
		r.told.caps = append(r.told.caps, len(r.out.Capabilities))
		r.out.Capabilities = append(r.out.Capabilities, c)
	}
	if es := s.rootDoer(); len(es) > 0 {
		r.told.doer = es
	}
}

// knowSpeaker remembers for whom a named source speaks, and gives it to the bare
// surname by which the document calls him again.
func (r *reader) knowSpeaker(st *entente.Standing) {
	n := len(st.AttributedTo)
	if n == 0 {
		return
	}
	by := &st.AttributedTo[n-1].Source
	words := strings.Fields(by.Text)
	if len(words) == 0 || !unicode.IsUpper(firstRune(words[len(words)-1])) {
		return
	}
	name := words[len(words)-1]
	if r.told.speakers == nil {
		r.told.speakers = map[string]string{}
	}
	switch {
	case by.Code != "":
		r.told.speakers[name] = by.Code
	case len(words) == 1 && r.told.speakers[name] != "":
		st.AttributedTo = slices.Clone(st.AttributedTo)
		st.AttributedTo[n-1].Source.Code = r.told.speakers[name]
	}
}

// sorted takes out what is told in the wrong ledger: goods that pass to another
// state change nothing at home, and a weapon given up goes to nobody.
func sorted(trs []entente.Transfer, caps []entente.Capability) ([]entente.Transfer, []entente.Capability) {
	caps = slices.DeleteFunc(caps, func(c entente.Capability) bool {
		return c.Change != "launch" && c.Change != "test" && slices.ContainsFunc(trs, func(tr entente.Transfer) bool {
			given := len(tr.Suppliers) > 0 && len(tr.Recipients) > 0 && !slices.ContainsFunc(tr.Recipients, func(e entente.Entity) bool { return e.Code == c.State.Code })
			return (given || len(tr.Recipients) > 0 && c.Change == "expansion" && !strings.HasSuffix(tr.Finding.Reason, whyHelped)) && itemIn(&tr, &c)
		})
	})
	caps = slices.DeleteFunc(caps, func(c entente.Capability) bool { // "a missile fired by it blew up"
		return (c.Change == "launch" || c.Change == "test") && slices.ContainsFunc(caps, func(o entente.Capability) bool {
			return o.Change == "failed test" && o.State.Code == c.State.Code && o.Weapon == c.Weapon
		})
	})
	trs = slices.DeleteFunc(trs, func(tr entente.Transfer) bool {
		return slices.ContainsFunc(caps, func(c entente.Capability) bool { return itemIn(&tr, &c) && len(tr.Recipients) == 0 })
	})
	return trs, caps
}

func itemIn(tr *entente.Transfer, c *entente.Capability) bool {
	return slices.ContainsFunc(tr.Items, func(it entente.Item) bool { return it.Span.Overlaps(c.Spans[0]) })
}

// rootDoer are the states that the main verb of a sentence has for its subject.
func (s *sentence) rootDoer() []entente.Entity {
	for i := range s.tree.Words {
		if s.head(i) < 0 {
			var out []entente.Entity
			who := s.heads(verbAt(i), "subj")
			if c := s.child(i, "ccomp"); c >= 0 && s.reports(i) && len(s.statesNear(who)) == 0 { // "Chad will go on, the ministry said"
				who = s.heads(verbAt(c), "subj")
			}
			for _, h := range who {
				if e, ok := s.entity(h); ok && entente.IsState(e.Code) && e.Sector != "JRN" {
					out = addEntity(out, e)
				}
			}
			return out
		}
	}
	return nil
}

// follow adds to the capability told last what a sentence says of it: measures,
// the resolution that it breaches, the weapon's name, or that it failed.
func (r *reader) follow(s *sentence, caps []entente.Capability) {
	if len(r.told.caps) == 0 || len(caps) > 0 || s.part != r.told.part || s.number > r.told.sentence+breachers {
		return
	}
	if s.number > r.told.sentence+followers {
		r.breachOf(s)
		return
	}
	subj, p := s.takesUpArms(), s.parameters(nil)
	if subj < 0 && s.putsMeasure() {
		r.measure(s, p)
		return
	}
	if subj < 0 {
		r.breachOf(s)
		return
	}
	name, programme, first, last := s.weaponCalledBy(subj)
	if h := s.head(subj); name == "" && h >= 0 && s.isNoun(h) && s.child(h, "cop") >= 0 { // "the missile was a Hwasong-12"
		name, programme, first, last = s.weaponCalledBy(h)
	}
	if name == "" {
		name, programme, first, last = s.thoughtToBe(subj)
	}
	failed, site := s.saysFailed(subj), s.launchSite(subj)
	for _, n := range r.told.caps {
		c := &r.out.Capabilities[n]
		if c.Standing.Polarity == entente.Negative || name != "" && programme != c.Programme && !narrower(programme, c.Programme) {
			continue
		}
		spanned := false
		for k, v := range p {
			if c.Parameters == nil {
				c.Parameters = map[string]string{}
			}
			if c.Parameters[k] == "" {
				c.Parameters[k], spanned = v, true
			}
		}
		if name != "" && !hasName(c.Weapon) {
			c.Weapon, c.Programme = name, programme
			c.Spans = append(c.Spans, s.span(first, last))
		}
		if rename(c, name) {
			c.Spans = append(c.Spans, s.span(first, last))
		}
		if c.Place == "" && site != "" && (c.Change == "launch" || c.Change == "test") {
			c.Place, spanned = site, true
		}
		if failed && !r.failedAlready(c) && (c.Change == "test" || c.Change == "launch") {
			c.Change, spanned = "failed test", true
			c.Standing.Certainty, c.Standing.Time = entente.Certain, entente.Past
		}
		if spanned {
			c.Spans = append(c.Spans, s.whole())
		}
	}
	r.told.sentence = s.number
}

// breachOf adds the resolution that the launch or test spoken of before is said
// to breach, by whoever condemns it.
func (r *reader) breachOf(s *sentence) {
	b := s.breached()
	if b == "" || !slices.ContainsFunc(s.tree.Words, func(w syntax.Word) bool { return r.c.ledger.has("change noun", w.Lemma) }) {
		return
	}
	for _, n := range r.told.caps {
		c := &r.out.Capabilities[n]
		if c.Parameters == nil {
			c.Parameters = map[string]string{}
		}
		if c.Parameters["breaches"] == "" {
			c.Parameters["breaches"] = b
			c.Spans = append(c.Spans, s.whole())
		}
	}
}

// failedAlready reports whether the document has told a failed test of the same
// state, which what fails again is.
func (r *reader) failedAlready(c *entente.Capability) bool {
	return slices.ContainsFunc(r.out.Capabilities, func(o entente.Capability) bool {
		return o.State.Code == c.State.Code && o.Change == "failed test"
	})
}

// hasName reports whether words for a weapon hold a name, and not only its kind.
func hasName(w string) bool { return strings.ToLower(w) != w }

// takesUpArms is the subject of the sentence, where it takes up a weapon or test
// spoken of before, else -1.
func (s *sentence) takesUpArms() int {
	for i := range s.tree.Words {
		if i > 12 || i > 5 && !s.relIs(i, "nsubj") {
			continue
		}
		if _, first := s.longest("prog", i); first >= 0 && s.relIs(i, "compound", "flat") && s.word(first).UPOS == "PROPN" {
			return i // "the Hwasong-15 flew", whatever the parser takes it for
		}
		if !s.relIs(i, "nsubj") {
			continue
		}
		if s.c.ledger.has("weapon.noun", s.lemma(i)) && s.refAt[i] < 0 || s.itsMeasure(i) {
			return i
		}
		if _, first := s.longest("prog", i); first >= 0 {
			return i
		}
	}
	return -1
}

// itsMeasure reports whether a noun is a measure of what was spoken of: "its range".
func (s *sentence) itsMeasure(i int) bool {
	l := s.lemma(i)
	return s.child(i, "nmod:poss") >= 0 && (s.c.ledger.has("param.range", l) || s.c.ledger.has("param.altitude", l) || s.c.ledger.has("param.yield", l) || s.c.ledger.has("param.speed", l))
}

// weaponCalledBy is the name of the weapon that a subject is.
func (s *sentence) weaponCalledBy(subj int) (name, programme string, first, last int) {
	p, f := s.armsName(subj)
	if f < 0 {
		return "", "", -1, -1
	}
	if n := s.weapon(arms{p, f, subj, subj}, -1); hasName(n) || strings.ContainsAny(n, "0123456789") {
		return n, p, f, subj
	}
	return "", p, f, subj
}

// thoughtToBe is the name that a later predicate gives a subject: "flew 900 km and
// was thought to be a Hwasong-12".
func (s *sentence) thoughtToBe(subj int) (name, programme string, first, last int) {
	for j := subj + 1; j < len(s.tree.Words); j++ {
		if c := s.child(j, "cop"); !s.isNoun(j) || c < 0 || c > j || s.negated(j) || !s.belongsToClauses(j, s.head(subj)) {
			continue
		}
		if name, programme, first, last = s.weaponCalledBy(j); name != "" {
			return name, programme, first, last
		}
	}
	return "", "", -1, -1
}

// launchSite is whence what a subject takes up went up: "flew 130 km from a base near
// Hamhung"; "" if it is not said.
func (s *sentence) launchSite(subj int) string {
	v := s.clauseOf(subj)
	if v < 0 || !s.relIs(subj, "nsubj", "nsubj:pass") {
		return ""
	}
	for j := v + 1; j < len(s.tree.Words); j++ {
		if c := s.caseOf(j); (c == "from" || c == "near" && s.caseOf(s.head(max(0, j))) == "from") && s.within(j, v) && s.relIs(j, "obl", "nmod") && !s.isDate(j) {
			if name := s.placeName(j); name != "" {
				return name
			}
		}
	}
	return ""
}

// belongsToClauses reports whether a predicate hangs on another through
// coordination and complements only, so that both have one subject.
func (s *sentence) belongsToClauses(j, top int) bool {
	for n := 0; n < maxHops && j >= 0 && j != top; n++ {
		if !s.relIs(j, "conj", "xcomp") {
			return false
		}
		j = s.head(j)
	}
	return j == top && top >= 0
}

// saysFailed reports whether what a subject takes up is said to have failed.
func (s *sentence) saysFailed(subj int) bool {
	h := s.head(subj)
	if h < 0 {
		return false
	}
	if s.ofEarlier(subj) {
		return false
	}
	if s.negated(h) {
		return s.isVerb(h) && s.c.ledger.has("works", s.lemma(h)) && s.comesToNothing(h)
	}
	for _, v := range append(s.kidsBy(h, "xcomp", "conj"), h) {
		if s.c.ledger.has("fail.subject", s.lemma(v)) && (s.lemma(v) != "break" || s.goesWith(v, s.c.ledger.lists["break with"])) {
			return true
		}
		if s.lemma(v) == "end" && s.isVerb(v) && len(s.under(v, "in")) > 0 && s.lemma(s.under(v, "in")[0]) == "failure" {
			return true
		}
	}
	return false
}

// joinArms makes one entry of what several sentences of the document tell of one
// transfer or capability.
func (r *reader) joinArms() {
	var caps []entente.Capability
	for _, c := range r.out.Capabilities {
		if i := slices.IndexFunc(caps, func(o entente.Capability) bool { return sameCapability(&o, &c) }); i >= 0 {
			mergeCapability(&caps[i], &c)
		} else {
			caps = append(caps, c)
		}
	}
	r.out.Capabilities = slices.DeleteFunc(caps, r.gotIt)
	var trs []entente.Transfer
	for _, t := range r.out.Transfers {
		if i := slices.IndexFunc(trs, func(o entente.Transfer) bool { return sameTransfer(&o, &t) }); i >= 0 {
			mergeTransfer(&trs[i], &t)
		} else {
			trs = append(trs, t)
		}
	}
	r.out.Transfers = trs
}

// gotIt reports whether what a headline tells as a gain of a state is what the text
// says that another state gave it: "Second corvette joins the fleet".
func (r *reader) gotIt(c entente.Capability) bool {
	if c.Spans[0].In != entente.Title || len(c.Spans) > 1 || c.Change != "deployment" && c.Change != "expansion" {
		return false
	}
	return slices.ContainsFunc(r.out.Transfers, func(t entente.Transfer) bool {
		return len(t.Suppliers) > 0 && slices.ContainsFunc(t.Recipients, func(e entente.Entity) bool { return e.Code == c.State.Code }) &&
			slices.ContainsFunc(t.Items, func(it entente.Item) bool { return r.c.ledger.has("goods of "+c.Programme, it.Class) })
	})
}

// sameCapability reports whether two entries of a document tell of one change.
func sameCapability(a, b *entente.Capability) bool {
	return a.State.Code == b.State.Code && a.Standing.Polarity == b.Standing.Polarity && (sameChange(a.Change, b.Change) || cameToNothing(a, b) || cameToNothing(b, a)) &&
		(a.Programme == b.Programme || narrower(a.Programme, b.Programme) || narrower(b.Programme, a.Programme) || oneDrill(a, b) || bothFailed(a, b) || cameToNothing(a, b) || cameToNothing(b, a) ||
			a.Change == "failed test" && b.Programme == "ballistic missile") &&
		(a.Count == 0 || b.Count == 0 || a.Count == b.Count) && sameDay(a.Date, b.Date) && sameWords(a.Place, b.Place) &&
		(!hasName(a.Weapon) || !hasName(b.Weapon) || sameWords(a.Weapon, b.Weapon) || a.Programme != b.Programme && (cameToNothing(a, b) || cameToNothing(b, a))) &&
		(a.Standing.Time == entente.Future) == (b.Standing.Time == entente.Future) && (a.Standing.Certainty == entente.Possible) == (b.Standing.Certainty == entente.Possible)
}

// bothFailed reports whether one entry tells of a rocket that failed, and one of the
// satellite on it.
func bothFailed(a, b *entente.Capability) bool {
	return a.Change == "failed test" && b.Change == "failed test" && (rodeUp(a, b) || rodeUp(b, a))
}

// oneDrill reports whether of two exercises one is told without its arms.
func oneDrill(a, b *entente.Capability) bool {
	return a.Change == "exercise" && (a.Programme == "" || b.Programme == "")
}

func sameChange(a, b string) bool {
	shot := func(c string) bool { return c == "test" || c == "launch" }
	return a == b || shot(a) && shot(b)
}

// cameToNothing reports whether one entry tells how what failed by the other began: "the
// Simorgh had lifted off at dawn". Its kind of rocket may be told by one only.
func cameToNothing(a, b *entente.Capability) bool {
	return a.Change == "failed test" && (b.Change == "launch" || b.Change == "test") && b.Standing.Time == entente.Past &&
		(a.Programme == b.Programme && hasName(b.Weapon) || rodeUp(a, b)) && (b.Date.Precision == entente.Published || a.Date.Precision != entente.Published)
}

// rodeUp reports whether one entry tells of the rocket on which what failed by the other
// was to ride into space, or calls it nothing but a rocket.
func rodeUp(a, b *entente.Capability) bool {
	orbital := a.Programme == "satellite" || a.Programme == "space launch"
	return orbital && (b.Programme == "space launch" || strings.EqualFold(b.Weapon, "rocket"))
}

// sameDay reports whether two dates may be one: what the text does not date may
// be any day.
func sameDay(a, b entente.Date) bool {
	return a.Precision == entente.Published || b.Precision == entente.Published || a.Time.Equal(b.Time)
}

// sameWords reports whether two names may be one: either is not said, or one
// holds the other.
func sameWords(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	return strings.Contains(a, b) || strings.Contains(b, a)
}

func mergeCapability(to, c *entente.Capability) {
	if titled(to.Spans) && c.Spans[0].In == entente.Body && c.Standing.Certainty == entente.Probable { // headlines leave out what hedges
		to.Standing.Certainty = c.Standing.Certainty
	}
	if bothFailed(to, c) && to.Programme != c.Programme {
		to.Programme = "space launch"
	}
	to.Spans, to.Confidence = append(to.Spans, c.Spans...), max(to.Confidence, c.Confidence)
	rocket := to.Programme == "satellite" && c.Programme == "space launch" && (hasName(c.Weapon) && !hasName(to.Weapon) || to.Change == "failed test") // "three satellites": the rocket that took them up tells more
	if hasName(c.Weapon) && (rocket || c.Programme == "space launch" && cameToNothing(to, c) && !sameWords(to.Weapon, c.Weapon)) {
		to.Weapon = c.Weapon
	}
	if hasName(c.Weapon) && !hasName(to.Weapon) || to.Weapon == "" {
		to.Weapon = c.Weapon
	}
	if rocket {
		to.Programme = c.Programme
	}
	if c.Change == "failed test" {
		to.Change = c.Change
	}
	if narrower(c.Programme, to.Programme) && !(to.Change == "failed test" && c.Programme == "satellite") {
		to.Programme = c.Programme
	}
	if to.Count == 0 {
		to.Count = c.Count
	}
	if to.Place == "" {
		to.Place = c.Place
	}
	if to.Date.Precision == entente.Published {
		to.Date = c.Date
	}
	for k, v := range c.Parameters {
		if to.Parameters == nil {
			to.Parameters = map[string]string{}
		}
		if to.Parameters[k] == "" {
			to.Parameters[k] = v
		}
	}
	if len(to.Standing.AttributedTo) == 0 {
		to.Standing.AttributedTo = c.Standing.AttributedTo
	}
}

// sameTransfer reports whether two entries of a document tell of one transfer.
func sameTransfer(a, b *entente.Transfer) bool {
	helped := func(t *entente.Transfer) bool { return strings.HasSuffix(t.Finding.Reason, whyHelped) }
	if a.Standing.Polarity != b.Standing.Polarity || !sameStage(a, b) || helped(a) != helped(b) {
		return false
	}
	if (a.Standing.Certainty == entente.Possible) != (b.Standing.Certainty == entente.Possible) || !sameQuantity(a.Quantity, b.Quantity) {
		return false
	}
	if len(a.Dates) > 0 && len(b.Dates) > 0 && !sameDay(a.Dates[0], b.Dates[0]) {
		return false
	}
	sided := sameSide(a.Suppliers, b.Suppliers) && sameSide(a.Recipients, b.Recipients) && sameSide(a.Between, b.Between)
	if len(a.Between) > 0 != (len(b.Between) > 0) || len(a.Between) == 0 && !shares(a, b) {
		return false
	}
	return sided && slices.ContainsFunc(a.Items, func(x entente.Item) bool {
		return slices.ContainsFunc(b.Items, func(y entente.Item) bool {
			if a.Stage == b.Stage && inTitle(a) != inTitle(b) && (x.Class == "weapons" || y.Class == "weapons") && weaponClass(x.Class) && weaponClass(y.Class) {
				return true // "holds back Exocets" over "stopped the delivery of arms"
			}
			return x.Class == y.Class && (x.Class != "energy" && x.Class != "food" || sameWords(x.Text, y.Text))
		})
	})
}

func shareClass(a, b []entente.Item) bool {
	return slices.ContainsFunc(a, func(x entente.Item) bool {
		return slices.ContainsFunc(b, func(y entente.Item) bool { return x.Class == y.Class })
	})
}

// inTitle reports whether only a headline tells of a transfer.
func inTitle(t *entente.Transfer) bool { return t.Spans[0].In == entente.Title }

// weaponClass reports whether goods of a class are arms.
func weaponClass(class string) bool {
	switch class {
	case "energy", "food", "funds", "workers", "troops", "technology", "nuclear", "dual-use":
		return false
	}
	return true
}

// sameStage reports whether the stages of two transfers may be one: equal, not
// said, or both to come, where one is told from one side only.
func sameStage(a, b *entente.Transfer) bool {
	due := func(t *entente.Transfer) bool { return t.Stage == "offered" || t.Stage == "ordered" }
	return a.Stage == b.Stage || a.Stage == "" || b.Stage == "" || due(a) && due(b) && (sides(a) < 2 || sides(b) < 2)
}

// sameQuantity reports whether two quantities may be one: either is not said, or
// they have the same figures.
func sameQuantity(a, b string) bool {
	figures := func(q string) string {
		return strings.Trim(strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' || r == '.' {
				return r
			}
			return -1
		}, q), ".")
	}
	return sameWords(a, b) || figures(a) != "" && figures(a) == figures(b)
}

// shares reports whether two transfers have a named side in common.
func shares(a, b *entente.Transfer) bool {
	return len(a.Suppliers) > 0 && len(b.Suppliers) > 0 || len(a.Recipients) > 0 && len(b.Recipients) > 0
}

func sameSide(a, b []entente.Entity) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	return len(a) == len(b) && !slices.ContainsFunc(a, func(x entente.Entity) bool {
		return !slices.ContainsFunc(b, func(y entente.Entity) bool { return x.Code == y.Code })
	})
}

func mergeTransfer(to, t *entente.Transfer) {
	if titled(to.Spans) && t.Quantity != "" { // headlines round and shorten
		to.Quantity = t.Quantity
	}
	if inTitle(to) && !shareClass(to.Items, t.Items) { // the text calls them arms, the headline by a name
		to.Items = t.Items
	}
	to.Spans = append(to.Spans, t.Spans...)
	if len(to.Suppliers) == 0 {
		to.Suppliers = t.Suppliers
	}
	if len(to.Recipients) == 0 {
		to.Recipients = t.Recipients
	}
	for _, it := range t.Items {
		if !slices.ContainsFunc(to.Items, func(o entente.Item) bool { return o.Class == it.Class }) {
			to.Items = append(to.Items, it)
		}
	}
	if to.Quantity == "" {
		to.Quantity = t.Quantity
	}
	if to.Stage == "" {
		to.Stage = t.Stage
	}
	if len(to.Standing.AttributedTo) == 0 {
		to.Standing.AttributedTo = t.Standing.AttributedTo
	}
}

// ofEarlier reports whether a subject is another launch than the one told last: "its first
// flight in October", "a previous attempt".
func (s *sentence) ofEarlier(subj int) bool {
	own := s.child(subj, "nmod:poss") >= 0
	return slices.ContainsFunc(s.kidsBy(subj, "amod", "det"), func(k int) bool {
		l := s.lemma(k)
		return s.c.ledger.has("earlier", l) && (own || l != "first" && l != "last")
	})
}

// putsMeasure reports whether somebody puts a figure to a measure of what was told last:
// "put the yield at 50 kilotons".
func (s *sentence) putsMeasure() bool {
	for i := range s.tree.Words {
		if !s.isVerb(i) || !s.c.ledger.has("measures", s.lemma(i)) {
			continue
		}
		for _, o := range s.kidsBy(i, "obj", "nsubj:pass") {
			l := s.lemma(o)
			if s.c.ledger.has("param.range", l) || s.c.ledger.has("param.altitude", l) || s.c.ledger.has("param.yield", l) {
				return true
			}
		}
	}
	return false
}

// measure adds measures to what was told last.
func (r *reader) measure(s *sentence, p map[string]string) {
	for _, n := range r.told.caps {
		c := &r.out.Capabilities[n]
		if c.Parameters == nil {
			c.Parameters = map[string]string{}
		}
		for k, v := range p {
			if c.Parameters[k] == "" {
				c.Parameters[k] = v
				c.Spans = append(c.Spans, s.whole())
			}
		}
	}
}
