package coder

import (
	"slices"
	"strings"
	"unicode"

	"entente"
)

// arms is a weapon or programme as a sentence names it.
type arms struct {
	programme   string
	first, head int // its words
	top         int // the head of the phrase that it stands in, which may only measure it
}

// capabilities reads changes in what states can do: a verb or noun of change
// with a programme of the lexicon.
func (s *sentence) capabilities() []entente.Capability {
	var out []entente.Capability
	if s.harmless() {
		return nil
	}
	for i := range s.tree.Words {
		if s.refAt[i] >= 0 || !s.isVerb(i) && !s.isNoun(i) {
			for _, c := range s.readyArms(i) {
				out = addCapability(out, c)
			}
			continue
		}
		change := s.changeAt(i)
		if change == "" {
			continue
		}
		for _, c := range s.capabilitiesAt(i, change) {
			out = addCapability(out, c)
			for _, more := range s.alsoLaunched(i, c) {
				out = addCapability(out, more)
			}
		}
	}
	return out
}

// addCapability keeps one of two that two words of one clause tell ("conducted a
// launch", "began to expand").
func addCapability(list []entente.Capability, c entente.Capability) []entente.Capability {
	for _, o := range list {
		if o.State.Code == c.State.Code && o.Change == c.Change && o.Spans[0].Overlaps(c.Spans[0]) && (o.Programme == c.Programme || o.Weapon == c.Weapon) {
			return list
		}
	}
	return append(list, c)
}

// changeAt is the change that a word tells of, "" if none.
func (s *sentence) changeAt(i int) string {
	l, w := s.lemma(i), s.c.ledger
	if h := s.head(i); h >= 0 && s.relIs(i, "acl:relcl") && s.relIs(h, "appos") && w.has("build.verb", l) { // "Nuri, the first rocket that Seoul has built"
		return ""
	}
	if s.standsThere(i) || s.failsAlready(i) {
		return ""
	}
	change := w.valueOf("change", l)
	if plain := s.plainChange(i, change); plain != "" {
		return plain
	}
	if change == "" || s.laidDown(i, change) || !s.tellsChange(i) {
		return ""
	}
	if s.isVerb(i) && (l == "put" || l == "place") && s.goesWith(i, w.lists["put on duty"]) {
		return "deployment"
	}
	if s.isVerb(i) && l == "enter" && s.goesWith(i, w.lists["put with"]) {
		return "launch"
	}
	if l == "set" && s.goesWith(i, w.lists["set up"]) {
		return "expansion"
	}
	if with := w.lists[l+" with"]; len(with) > 0 && s.isVerb(i) && !s.goesWith(i, with) {
		return ""
	}
	if s.stopsDoing(i) {
		if change == "expansion" {
			return "reduction"
		}
		return ""
	}
	if s.isNoun(i) && (change == "test" || change == "launch") && s.failing(i) {
		return "failed test"
	}
	return change
}

// plainChange is the change that a word tells of by what stands beside it,
// whatever it tells by itself; "" if it is none such.
func (s *sentence) plainChange(i int, change string) string {
	l := s.lemma(i)
	if s.isVerb(i) && s.lostInFlight(i) {
		return "failed test"
	}
	if s.isVerb(i) && s.demolished(i) {
		return "reduction"
	}
	if s.ownSatellite(i) {
		return "test"
	}
	if s.isVerb(i) && s.putOnShow(i) {
		return "display"
	}
	if s.isVerb(i) && s.setUpAbroad(i) {
		return "deployment"
	}
	if beside, _ := s.changeBeside(i); beside != "" {
		if l == "blow" && beside == "reduction" && !s.passive(i) && s.child(i, "obj") < 0 { // "blew up in its silo"
			return "failed test"
		}
		return beside
	}
	if l == "flight" && s.isNoun(i) && slices.ContainsFunc(s.modifiers(i), func(k int) bool { return s.lemma(k) == "test" }) {
		return "test"
	}
	if l == "game" && s.isNoun(i) && slices.ContainsFunc(s.kidsBy(i, "compound"), func(k int) bool { return s.lemma(k) == "war" }) {
		return "exercise"
	}
	if i > 1 && s.word(i-1).Form == "-" && s.c.ledger.has("prefire", s.lemma(i-2)) { // "test-fired"
		return "test"
	}
	switch {
	case !s.isVerb(i):
	case s.comesToNothing(i):
		return "failed test"
	case s.flownFor(i):
		return "test"
	case s.beginsMaking(i):
		return "expansion"
	case s.carriesUp(i):
		return "launch"
	case s.goesUp(i):
		return s.shotKind(i)
	case s.emplaced(i):
		return "deployment"
	case s.goesOff(i):
		return "test"
	case s.turnsReady(i):
		return "deployment"
	case change == "failed test" && (l == "explode" || l == "blow") && len(s.devices(verbAt(i)))+len(s.armsIn(verbAt(i), "obj")) > 0: // "exploded a device"
		return "test"
	case s.sendsShips(i):
		return "deployment"
	case (l == "put" || l == "place" || l == "send") && len(s.states(verbAt(i), "into", "in", "on")) > 0: // "put missiles into Cuba"
		return "deployment"
	}
	return ""
}

// tellsChange reports whether a word of change tells of one where it stands, and is
// no part of a name or description.
func (s *sentence) tellsChange(i int) bool {
	l, w := s.lemma(i), s.c.ledger
	if s.isNoun(i) {
		h := s.head(i)
		rehearsed := h >= 0 && s.isVerb(h) && s.relIs(i, "obj") && w.valueOf("change", s.lemma(h)) == "exercise" // "rehearsed the launch"
		return !s.relIs(i, "compound") && w.has("change noun", l) && !s.failedBy(i) && !rehearsed
	}
	based := i > 0 && s.word(i-1).Form == "-" && !strings.Contains(l, "-") && s.word(i).XPOS == "VBN" && !s.finite(i) // "land-based missiles"
	enriched := s.relIs(i, "acl") && s.word(i).XPOS == "VBN" && l == "enrich"                                         // "has uranium enriched to 60 percent"
	return !s.relIs(i, "amod") && !based && !enriched
}

// failing reports whether a test is called a failed one, or is said to end so.
func (s *sentence) failing(i int) bool {
	if h := s.head(i); h >= 0 && s.relIs(i, "nsubj") && s.lemma(h) == "end" {
		for _, k := range s.under(h, "in") {
			if s.c.ledger.has("failing", s.lemma(k)) {
				return true
			}
		}
	}
	return slices.ContainsFunc(s.kidsBy(i, "amod", "compound"), func(k int) bool {
		return s.c.ledger.has("failing", s.lemma(k)) || s.c.ledger.has("failing", strings.ToLower(s.word(k).Form))
	})
}

// failedBy reports whether a test is the subject of a verb by which it fails, at
// which it is read.
func (s *sentence) failedBy(i int) bool {
	h := s.head(i)
	if h < 0 || !s.relIs(i, "nsubj") {
		return false
	}
	return slices.ContainsFunc(append(s.kidsBy(h, "xcomp"), h), func(v int) bool { return s.c.ledger.has("fail.subject", s.lemma(v)) })
}

// goesWith reports whether a verb has one of the words beside it: a particle, a
// preposition or the noun under one.
func (s *sentence) goesWith(i int, with map[string]bool) bool {
	for _, k := range s.kids[i] {
		if with[s.lemma(k)] || with[s.caseOf(k)] {
			return true
		}
	}
	for j := i + 1; j < min(len(s.tree.Words), i+14); j++ {
		if with[s.lemma(j)] && s.within(j, i) {
			return true
		}
	}
	return false
}

func (s *sentence) capabilitiesAt(i int, change string) []entente.Capability {
	t, weapons := s.changed(i, change)
	if len(weapons) == 0 || s.calledFor(i) || s.calledOff(i) || s.takenForIt(i) || s.onlyAble(i, change) {
		return nil
	}
	st := s.standing(t)
	if st.dropped == dropPurpose && (change == "launch" || change == "test") && s.tellsFailure() {
		st.dropped, st.Certainty = "", entente.Possible // "failed in its attempt to launch"
	}
	if !s.keepsChange(t, change, &st) || (change == "launch" || change == "test") && s.ability(t.word) {
		return nil
	}
	if st.Polarity == entente.Negative && change == "launch" && s.isVerb(i) && s.negated(i) && len(st.AttributedTo) == 0 {
		return nil // "took part but did not fire its missile": nothing is said to be denied
	}
	if change == "failed test" {
		weapons = slices.DeleteFunc(weapons, func(a arms) bool {
			return s.ofRocket(a) || (s.lemma(i) == "break" || s.c.ledger.has("bodies of ships", s.lemma(a.head))) && (a.programme == "naval" || a.programme == "submarine")
		}) // a navy is broken up
		if st.Polarity = entente.Positive; len(weapons) == 0 {
			return nil
		}
	} else if st.Polarity == entente.Negative && (change == "launch" || change == "test") && s.head(i) >= 0 && s.lemma(s.head(i)) == "fail" && s.relIs(i, "xcomp") {
		change, st.Polarity = "failed test", entente.Positive
	}
	if change != "failed test" && (change == "launch" || change == "test") && st.Certainty != entente.Certain && s.tellsFailure() {
		change = "failed test"
		st.Polarity, st.Certainty, st.Time = entente.Positive, entente.Certain, entente.Past
	}
	if l := s.lemma(i); (l == "shoot" || l == "destroy") && !s.ownSatellite(i) {
		if weapons, change = s.shotDown(t, weapons, change); len(weapons) == 0 {
			return nil
		}
	}
	if change == "exercise" {
		weapons = weapons[:1] // however many arms are in it, it is one
	}
	owners := s.owners(t, i, weapons[0], change)
	if change == "display" && s.guided(i, owners) {
		return nil
	}
	if len(owners) == 0 || s.firesShips(i, change, weapons[0]) || s.attacks(t, i, change, owners) {
		return nil
	}
	var out []entente.Capability
	for _, state := range owners {
		for _, a := range weapons {
			out = append(out, s.capability(t, i, a, change, state, st))
		}
	}
	return out
}

// calledFor reports whether a change is what others ask for, or an end of it is
// told: "urged it to stop its tests", "suspended nuclear tests".
func (s *sentence) calledFor(i int) bool {
	if h := s.head(i); h >= 0 && s.isNoun(i) && s.isVerb(h) && s.relIs(i, "obj", "nsubj:pass") && s.c.ledger.has("halt.verb", s.lemma(h)) {
		return true
	}
	for at, n := i, 0; at >= 0 && n < 3; at, n = s.head(at), n+1 {
		if s.isVerb(at) && s.demanded(at) {
			return true
		}
	}
	return false
}

// tellsFailure reports whether the sentence says that an attempt came to nothing.
func (s *sentence) tellsFailure() bool {
	for i := range s.tree.Words {
		if l := s.lemma(i); s.c.ledger.has("failing", l) || l == "unsuccessfully" {
			return true
		}
	}
	return false
}

// shotDown takes what a satellite is shot down with for what is tested; what
// else is shot down is no change of its owner's.
func (s *sentence) shotDown(t trigger, weapons []arms, change string) ([]arms, string) {
	for _, slot := range []string{"with", "in", "by"} {
		for _, a := range s.armsIn(t, slot) {
			if a.programme == "anti-satellite" {
				return []arms{a}, "test"
			}
		}
	}
	for _, h := range s.heads(t, "in") { // "in a test of an anti-satellite weapon", read at the test
		if s.c.ledger.has("change noun", s.lemma(h)) {
			return nil, ""
		}
	}
	if s.lemma(t.word) == "shoot" && s.child(t.word, "compound:prt", "advmod") >= 0 {
		return nil, ""
	}
	return weapons, change
}

// keepsChange decides on what is only promised or wanted: plans are kept, demands
// and conditions are not.
func (s *sentence) keepsChange(t trigger, change string, st *stance) bool {
	switch st.dropped {
	case "":
		return true
	case "only considered":
		st.lower(entente.Possible)
	case dropClaimed, dropPurpose:
		if !s.bargained(t.word) {
			return false
		}
	case "only hoped for":
		if !slices.ContainsFunc(s.kidsBy(t.word, "aux"), func(k int) bool { return s.c.cues.hedge[s.lemma(k)] == "possible" }) {
			return false
		}
		st.lower(entente.Possible) // "confidence that it could test"
	default:
		return false
	}
	st.Time, st.dropped = entente.Future, ""
	return true
}

func (s *sentence) capability(t trigger, i int, a arms, change string, state entente.Entity, st stance) entente.Capability {
	c := entente.Capability{
		DocumentID: s.doc.ID, State: asGovernment([]entente.Entity{state})[0], Programme: a.programme, Change: change, Coder: s.c.name,
		Weapon: s.weapon(a, i), Date: s.when(t, &st), Place: s.site(t, i, change), Count: s.howMany(a, i, change),
	}
	if change == "launch" && a.programme == "satellite" && !hasName(c.Weapon) {
		if p := s.carrierRocket(); p.programme != "" {
			c.Programme, c.Weapon = p.programme, s.weapon(p, i)
		}
	}
	if a.programme == "ballistic missile" && (change == "launch" || change == "test" || change == "failed test") && s.fromSubmarine() {
		c.Programme = "SLBM"
	}
	if a.programme == "ballistic missile" && s.lemma(a.head) == "rocket" && (change == "launch" || change == "test") && s.isVerb(i) && s.forOrbit(i) {
		c.Programme = "space launch"
	}
	if from := s.firedFrom(a); change == "failed test" && from != "" { // not where it missed its mark
		c.Place = from
	}
	if c.Place == "" && change == "launch" && s.isVerb(i) {
		c.Place = s.placeOfRise()
	}
	if c.Place == "" && (change == "exercise" || change == "display") {
		c.Place = s.nearbySite(i, append([]string{"in", "at"}, siteCases["exercise"]...))
	}
	s.voucherOf(&st, []entente.Entity{state})
	s.ownMedia(&st, state)
	c.Parameters = s.parameters(nil)
	lo, hi := min(t.word, i, a.first, a.top), max(t.word, i, a.head, a.top)
	if t.carrier >= 0 {
		lo, hi = min(lo, t.carrier), max(hi, t.carrier)
	}
	ev := s.evidence(lo, hi)
	c.Finding = entente.Finding{
		Quote: ev.Text, Spans: []entente.Span{ev.Span}, Standing: st.Standing, Confidence: s.capabilityConfidence(i, state),
		Reason: s.lemma(i) + " with " + a.programme,
	}
	c.ID = MentionID(s.doc.ID, s.c.name, "capability "+a.programme+state.Code, s.span(lo, hi))
	return c
}

// capabilityConfidence is how likely a change is right that word i tells. A noun
// names one oftener than it tells of it, and one that does not name whose it is
// ("deplored missile launches") may be of anybody's, or of none that has been.
func (s *sentence) capabilityConfidence(i int, state entente.Entity) float64 {
	if s.isVerb(i) {
		return 0.7
	}
	if lo, hi := s.extent(i); state.Span.Overlaps(s.span(lo, hi)) {
		return 0.6
	}
	return 0.5
}

// carrierRocket is the rocket that a sentence says a satellite went up on, its
// programme empty if none is named: "on a Simorgh carrier".
func (s *sentence) carrierRocket() arms {
	for j := range s.tree.Words {
		if !s.c.ledger.has("rides", s.caseOf(j)) {
			continue
		}
		lo, hi := s.nameExtent(j)
		for k := lo; k <= hi; k++ {
			if p, first := s.longest("prog", k); first >= 0 && p == "space launch" && unicode.IsUpper(firstRune(s.word(k).Form)) {
				return arms{p, first, j, j}
			}
		}
	}
	return arms{}
}

// weapon is the name of a weapon where its phrase has one, else the words for
// its kind.
func (s *sentence) weapon(a arms, trigger int) string {
	if a.head == trigger { // "a nuclear test" names no weapon
		return ""
	}
	if name := s.ofType(a.head); name != "" {
		return name
	}
	lo, hi := s.nameExtent(a.head)
	lo = min(lo, a.first)
	for j := a.head + 1; j < min(len(s.tree.Words)-1, a.head+4); j++ { // ", named Fujian"
		if s.c.ledger.has("naming", s.lemma(j)) && s.word(j+1).UPOS == "PROPN" {
			hi = max(hi, min(j+4, len(s.tree.Words)-1))
		}
	}
	first, last := -1, -1
	for j := lo; j <= hi; j++ {
		if s.nameWord(j, a.head) {
			if first < 0 {
				first = j
			}
			last = j
		} else if first >= 0 && s.word(j).Form != "-" && s.word(j).UPOS != "PUNCT" {
			break
		}
	}
	if first >= 0 {
		return strings.Trim(s.evidence(s.openBracket(first, last), last).Text, `"“”' `)
	}
	return s.evidence(min(a.first, a.head), a.head).Text
}

// nameWord reports whether a word is part of a weapon's name: capitals or digits
// and no country, count or date.
func (s *sentence) nameWord(j, head int) bool {
	w := s.word(j)
	if s.madeThere(j) {
		return false
	}
	if s.isDate(j) && !(w.Form == "March" && j > 0 && s.word(j-1).Form == "Long") || s.refAt[j] >= 0 && s.refs[s.refAt[j]].Entity.Code != "" && j <= head && !s.relIs(j, "appos", "flat") && !(j+2 <= head && s.word(j+1).Form == "-" && s.word(j+1).Start == s.word(j).End) {
		return false
	}
	f := firstRune(w.Form)
	upper := f >= 'A' && f <= 'Z'
	if w.UPOS == "NUM" || f >= '0' && f <= '9' {
		return j > 0 && (s.word(j-1).Form == "-" || s.relIs(j, "flat") || s.relIs(j, "nummod") && j > head || strings.ContainsFunc(w.Form, func(r rune) bool { return r >= 'A' && r <= 'Z' }) ||
			j > 1 && s.nameWord(j-1, head) && s.word(j-1).UPOS != "NUM")
	}
	return upper && w.Start > s.start && !(j == head && s.c.ledger.valueOf("prog", s.lemma(j)) == "ballistic missile" && len(w.Form) < 8 && s.lemma(j) == "missile")
}

// howMany is how many weapons or tests are spoken of, 0 if it is not said.
func (s *sentence) howMany(a arms, i int, change string) int {
	for _, h := range []int{a.head, a.top, i} {
		for _, k := range s.kidsBy(h, "nummod") {
			if k > h || k > 0 && s.word(k-1).Form == "-" || k >= a.first && k <= a.head && h != a.head {
				continue
			}
			if n := s.c.ledger.number(s.word(k).Form); n > 0 && s.rangeless(k) {
				return n
			}
		}
	}
	if x := s.word(a.head).XPOS; (change == "launch" || change == "failed test") && (x == "NN" || x == "NNP") && s.isVerb(i) &&
		slices.ContainsFunc(s.kidsBy(a.head, "det"), func(k int) bool { return s.lemma(k) == "a" || s.lemma(k) == "an" }) {
		return 1
	}
	if change == "reduction" || change == "expansion" { // "by 20 warheads"
		for _, h := range slices.Concat(s.under(i, "by"), s.under(a.head, "by"), s.under(i, "with"), s.under(a.head, "with")) {
			for _, k := range s.kidsBy(h, "nummod") {
				if _, first := s.longest("prog", h); first >= 0 || s.c.ledger.lists["add with"][s.lemma(h)] {
					return s.c.ledger.number(s.word(k).Form)
				}
			}
		}
	}
	return 0
}

// rangeless reports whether a number counts things, and is no measure.
func (s *sentence) rangeless(k int) bool {
	return k+1 >= len(s.tree.Words) || !s.c.ledger.has("unit.length", s.lemma(k+1)) && s.word(k+1).Form != "-"
}

// siteCases are the prepositions of where a change takes place, best first.
var siteCases = map[string][]string{
	"launch": {"from", "at", "near", "off", "in", "over", "outside", "inside"}, "test": {"from", "at", "near", "in", "off", "over", "outside", "beneath", "under", "below", "inside", "on"},
	"failed test": {"from", "at", "near", "in", "off", "over", "above", "outside"}, "deployment": {"at", "in", "to", "into", "on", "near", "off", "along", "aboard", "around", "outside", "from"},
	"exercise": {"at", "in", "off", "near", "on", "around", "over", "along", "from", "outside"},
}

// site is the place of a change: the first name under a preposition of place
// that hangs on it without another verb between.
func (s *sentence) site(t trigger, i int, change string) string {
	cases := siteCases[change]
	if cases == nil {
		cases = []string{"at", "in", "near", "outside", "off", "on", "from"}
	}
	top := i
	if t.carrier >= 0 {
		top = t.carrier
	} else if h := s.head(i); h >= 0 && s.isNoun(i) && s.isVerb(h) && s.relIs(i, "obj", "nsubj", "nsubj:pass") {
		top = h
	}
	for _, c := range cases {
		for j := range s.tree.Words {
			if s.caseOf(j) == c && j > 0 && s.relIs(j, "obl", "nmod", "appos") && (s.belongs(j, top) || s.belongs(j, i) || s.hungOnName(j, i)) && !s.isDate(j) {
				if h := s.head(j); c == "in" && s.relIs(j, "nmod") && (s.caseOf(h) == "at" || s.caseOf(h) == "near") && s.placeName(h) != "" {
					continue // "at Lakenheath in England"
				}
				if name := s.placeName(j); name != "" {
					return name
				}
			}
		}
	}
	return ""
}

// placeName is the name of a place in a phrase, "" if it has none.
func (s *sentence) placeName(j int) string {
	first, last := -1, -1
	lo, hi := s.extent(j)
	for k := lo; k <= min(hi, j+6); k++ {
		w := s.word(k)
		if first >= 0 && w.UPOS == "CCONJ" && s.armsBehind(k) { // "from Plesetsk and Sineva missiles from …"
			break
		}
		f := firstRune(w.Form)
		name := !s.c.ledger.has("compass", w.Form) && (w.UPOS == "PROPN" || unicode.IsUpper(f) && s.beforeProvince(k)) && f >= 'A' && !s.isDate(k)
		switch {
		case name && (first < 0 || k-last <= 2):
			if first < 0 {
				first = k
			}
			last = k
		case first >= 0 && k-last > 1 || first >= 0 && w.UPOS == "PUNCT":
			k = hi
		}
	}
	if first < 0 || s.c.ledger.has("ship", s.lemma(j)) || s.oneOfKind(j) || s.namesDrill(j, last) {
		return ""
	}
	for first > lo && s.word(first-1).UPOS != "ADP" && unicode.IsUpper(firstRune(s.word(first-1).Form)) { // "[White] Sea"
		first--
	}
	for k := lo; k < first; k++ { // "from the submarine Knyaz Oleg"
		if s.c.ledger.has("ship", s.lemma(k)) {
			return ""
		}
	}
	if p, at := s.longest("prog", last); at >= 0 && p != "" && s.word(last).UPOS != "PROPN" {
		return ""
	}
	for last+2 < len(s.tree.Words) && s.word(last+1).Form == "-" { // "Punggye-ri"
		last += 2
	}
	return s.evidence(first, last).Text
}

// namesDrill reports whether a name in a phrase is that of an exercise: "the third day of
// the Tabuk-4 exercise".
func (s *sentence) namesDrill(j, last int) bool {
	for k := last; k < min(last+4, len(s.tree.Words)); k++ {
		if s.isNoun(k) && s.within(last, k) && s.valueOfChange(k) == "exercise" && s.within(k, j) {
			return s.relIs(last, "compound", "nmod:desc", "flat", "amod", "nummod")
		}
	}
	return false
}
