package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/coder/frame"
)

// matter is what a stance is on, as its own sentence names it.
type matter struct {
	class  string // agreement, capability, transfer, tie, event, any; empty where the words do not tell
	noun   string // lemma of the noun that names it
	text   string
	states []entente.Entity
	group  *group // states that its words take up: "the pact of the two countries"
	back   bool   // it takes up what was told before, and names nobody
	person bool   // somebody, and nothing that he did
	said   bool   // an allegation
	bond   bool   // a noun that is said of agreements and of ties: "the partnership"
	deed   bool   // taken up by what it is that somebody did: "the step"
	vague  bool   // the words tell no kind of thing
	loose  bool   // a clause of which only the nouns tell what it takes up
	named  named  // what its noun is called
	event  string // type of the event that it takes up
	name   string // proper name, as agreements have them too
}

// kinsfolk are the slots in which the states stand that a noun ties or that
// something goes between, and those of who does something.
var (
	partySlotsOf = []string{"poss", "mod", "between", "with", "of", "among", "by", "to", "from", "maker"}
	doerSlots    = []string{"poss", "mod", "by", "maker", "of", "from"}
	whereSlots   = []string{"in", "against", "on", "between", "with", "at", "to", "over"}
)

// matterOf reads what a stance is on off the words for it.
func (s *sentence) matterOf(on []int, stance string) matter {
	var m matter
	for n, o := range on {
		one := s.matterAt(o, stance)
		if n == 0 {
			m = one
			continue
		}
		if m.class == "" || m.class == one.class {
			m.class = one.class
			for _, e := range one.states {
				m.states = addEntity(m.states, e)
			}
		}
	}
	if len(on) == 0 {
		m.back = true
	}
	return m
}

func (s *sentence) matterAt(o int, stance string) matter {
	if s.isVerb(o) && s.child(o, "det", "amod") < 0 || s.child(o, "cop") >= 0 && !s.relIs(o, "obj", "obl", "nmod") {
		return s.clauseMatter(o)
	}
	if g, ok := s.groupAt(o); ok && s.isNoun(o) && s.c.stances.on[s.lemma(o)] == "" {
		m := matter{group: &g, noun: s.lemma(o)}
		s.blamedFor(o, &m)
		return m
	}
	if e, ok := s.entity(o); ok && s.word(o).UPOS != "PRON" && !s.isMatter(o) {
		return s.actorMatter(o, e)
	}
	if v := s.freeClause(o); v >= 0 {
		return s.freeMatter(v)
	}
	if u := s.word(o).UPOS; u == "PRON" || u == "DET" {
		return matter{back: true, noun: s.lemma(o)}
	}
	return s.nounMatter(o, stance)
}

// isMatter reports whether a word that is read as an actor is a noun for a thing
// with an actor before it: "the NATO enlargement".
func (s *sentence) isMatter(o int) bool {
	return s.c.stances.on[s.lemma(o)] != "" && s.word(o).UPOS == "NOUN"
}

// actorMatter is a stance on somebody, and on what he is blamed or praised for.
func (s *sentence) actorMatter(o int, e entente.Entity) matter {
	m := matter{noun: s.lemma(o), person: true, name: s.word(o).Form}
	if m.addStates([]entente.Entity{e}); len(m.states) == 0 {
		return matter{noun: m.noun, class: "event", back: s.definite(o), name: m.name}
	}
	s.blamedFor(o, &m)
	return m
}

// blamedFor reads what somebody is blamed or praised for.
func (s *sentence) blamedFor(o int, m *matter) {
	v := s.head(o)
	if v < 0 {
		return
	}
	for _, prep := range []string{"for", "over", "on"} {
		for _, k := range append(s.under(v, prep), s.under(o, prep)...) {
			if s.isDate(k) {
				continue
			}
			m.person = false
			if k := s.classIn(k); k != "" {
				m.class = k
			} else {
				m.class = "event"
			}
		}
	}
}

// clauseMatter is what a clause tells of: the kind of thing that it names, and
// who does it.
func (s *sentence) clauseMatter(v int) matter {
	m := matter{class: s.classIn(v), noun: s.lemma(v)}
	t := trigger{word: v, pos: frame.Verb, carrier: -1}
	for _, slot := range []string{"subj", "obj", "iobj", "with", "to", "from", "of", "on", "against", "between", "in"} {
		if len(m.states) > 0 && m.class != "tie" && m.class != "transfer" && m.class != "agreement" {
			break
		}
		for _, h := range s.heads(t, slot) {
			m.addStates(s.statesAt(h))
		}
	}
	if m.class == "" {
		m.class = "event"
		s.clauseNames(v, &m)
	}
	return m
}

func (m *matter) addStates(es []entente.Entity) {
	for _, e := range spreadAll(es) {
		if e.Code != "" && e.Sector != "JRN" && !slices.ContainsFunc(m.states, func(o entente.Entity) bool { return o.Code == e.Code }) {
			m.states = append(m.states, e)
		}
	}
}

// spreadAll puts the members of a group in its place: "the Baltic states".
func spreadAll(es []entente.Entity) []entente.Entity {
	var out []entente.Entity
	for _, e := range es {
		if e.Code != "" {
			out = append(out, e)
		}
		for _, code := range e.Members {
			if e.Code == "" {
				out = append(out, entente.Entity{Text: e.Text, Span: e.Span, Code: code, Reason: e.Reason})
			}
		}
	}
	return out
}

// statesAt are the actors that a phrase names or belongs to.
func (s *sentence) statesAt(h int) []entente.Entity {
	if e, ok := s.entity(h); ok && !s.isMatter(h) {
		return []entente.Entity{e}
	}
	var out []entente.Entity
	t := trigger{word: h, pos: frame.Adj, carrier: -1}
	for _, slot := range partySlotsOf {
		for _, k := range s.heads(t, slot) {
			if e, ok := s.entity(k); ok {
				out = addEntity(out, e)
			}
		}
	}
	return out
}

// classIn is the kind of thing that the words of a clause or phrase name: of a
// giving verb with an item a transfer, of a launching verb with a weapon a
// capability, else that of the first noun of a kind that is no event.
func (s *sentence) classIn(top int) string {
	if s.isVerb(top) {
		if c := s.deedClass(top); c != "" {
			return c
		}
	}
	lo, hi := s.extent(top)
	event := ""
	for i := lo; i <= hi; i++ {
		if s.refAt[i] >= 0 && s.word(i).UPOS == "PROPN" || !s.isNoun(i) || !s.within(i, top) {
			continue
		}
		switch c := s.c.stances.on[s.lemma(i)]; c {
		case "":
		case "event", "any", "deed":
			event = "event"
		default:
			return c
		}
	}
	return event
}

// deedClass tells a transfer or a capability by a verb and its object.
func (s *sentence) deedClass(v int) string {
	w, l := s.c.ledger, s.lemma(v)
	give := w.has("give.verb", l) || w.has("get.verb", l)
	change := w.valueOf("change", l)
	if l == "arm" {
		return "transfer"
	}
	if w.has("arrive.verb", l) { // "that any missile had gone to Chad"
		for _, h := range s.heads(verbAt(v), "subj") {
			if class, first := s.longest("item", h); first >= 0 && class != "none" && class != "troops" && len(s.states(verbAt(v), "to", "in")) > 0 {
				return "transfer"
			}
		}
	}
	if w.has("give.verb", l) && slices.ContainsFunc(s.objects(v, 0), func(o int) bool { return s.lemma(o) == "any" || s.lemma(o) == "none" }) {
		return "transfer"
	}
	for _, o := range s.expand(append(s.objects(v, 0), s.under(v, "with")...)) {
		if give {
			if _, first := s.longest("item", o); first >= 0 {
				return "transfer"
			}
		}
		if change != "" {
			if _, first := s.longest("prog", o); first >= 0 {
				return "capability"
			}
		}
	}
	return ""
}

// nounMatter is what a noun names, with the states that its phrase names.
func (s *sentence) nounMatter(o int, stance string) matter {
	w := s.c.stances
	m := matter{noun: s.lemma(o), text: s.phrase(o).Text}
	if s.word(o).UPOS == "PROPN" {
		m.name = s.word(o).Form
	}
	if form := strings.ToLower(s.word(o).Form); w.on[m.noun] == "" && w.on[form] != "" {
		m.noun = form // "the firing", parsed as a verb
	}
	m.class, m.event = w.on[m.noun], w.of[m.noun]
	if m.class == "" || m.class == "event" || m.class == "any" {
		if s.tradesGoods(o) {
			m.class = "transfer"
		}
	}
	m.named = s.nameFor(o)
	m.deed = w.has("on.deed", m.noun) || m.class == ""
	if s.saidOf(o) && stance == "deny" {
		m.said = true
		for _, k := range s.kidsBy(o, "acl", "ccomp") {
			return s.clauseMatter(k)
		}
		m.class = ""
	}
	core := s.core(o, &m)
	m.bond = m.class == "tie" && s.c.ledger.has("agreement", s.lemma(core))
	m.addStates(s.ownStates(core, m.class))
	s.straying(o, &m)
	if core != o {
		m.addStates(s.ownStates(o, ""))
	}
	m.group = s.groupUnder(core)
	if m.class == "" {
		if m.class = s.classUnder(o); m.class == "" && !m.said && (s.definite(o) || m.group != nil) {
			m.class, m.vague = "event", true
		}
	}
	any := m.class == "any" && slices.ContainsFunc(s.kidsBy(o, "det"), func(k int) bool { return s.lemma(k) == "any" }) // "glad of any document that"
	m.back = len(m.states) == 0 && m.group == nil && (any || !s.indefinite(o))
	return m
}

// core is the noun that tells the kind of thing: of an event, an announcement or
// an implication of something of another kind, that thing.
func (s *sentence) core(o int, m *matter) int {
	switch m.class {
	case "agreement", "capability", "transfer", "tie":
		return o
	}
	for _, k := range s.kidsBy(o, "nmod:poss") { // "the treaty's end"
		if c := s.c.stances.on[s.lemma(k)]; s.isNoun(k) && s.refAt[k] < 0 && (wide(c) || c == "capability") {
			m.class = c
			return k
		}
	}
	at := o
	for range 3 {
		next := -1
		for _, k := range s.kids[at] {
			if s.relIs(k, "nmod", "obl") && k > at && s.isNoun(k) && s.caseOf(k) != "by" && s.caseOf(k) != "in" {
				next = k
				break
			}
		}
		if next < 0 || s.refAt[next] >= 0 && !s.isMatter(next) {
			break
		}
		at = next
		switch c := s.c.stances.on[s.lemma(at)]; c {
		case "agreement", "capability", "transfer", "tie":
			m.class = c
			return at
		case "event":
			if m.class == "" || m.class == "any" {
				m.class = c
				return at
			}
		}
	}
	return o
}

// classUnder is the kind of thing that a compound or a clause on a noun tells
// of: "missile plans", "a plan to sell jets".
func (s *sentence) classUnder(o int) string {
	for _, k := range s.modifiers(o) {
		if c := s.c.stances.on[s.lemma(k)]; c != "" && c != "any" && s.isNoun(k) {
			return c
		}
	}
	for _, k := range s.kidsBy(o, "acl", "ccomp") {
		if c := s.classIn(k); c != "" {
			return c
		}
	}
	return ""
}

// ownStates are the states that a phrase says its thing to be of: of a tie,
// agreement or transfer all that it names, of anything else who does it, or
// where it is.
func (s *sentence) ownStates(o int, class string) []entente.Entity {
	if wide(class) {
		if out := s.allSides(o); len(out) > 0 {
			return out
		}
	} else if out := s.ownDoers(o); len(out) > 0 {
		return out
	}
	t := trigger{word: o, pos: frame.Adj, carrier: -1}
	for _, slot := range whereSlots {
		var out []entente.Entity
		for _, h := range s.heads(t, slot) {
			if e, ok := s.entity(h); ok && !s.isMatter(h) {
				out = addEntity(out, e)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// ownDoers are those who do a thing, by the first of the slots that names any.
func (s *sentence) ownDoers(o int) []entente.Entity {
	if by := s.byWhom(o); len(by) > 0 {
		return by
	}
	for _, slot := range doerSlots {
		if out := s.addStatesIn(slot, o, nil); len(out) > 0 {
			return out
		}
	}
	return nil
}

// allSides are all that a phrase names as sides of a tie, agreement or transfer: "the
// pact between", "the pact signed by", "the pact that Oslo and Rome signed".
func (s *sentence) allSides(o int) []entente.Entity {
	var out []entente.Entity
	for _, slot := range partySlotsOf {
		out = s.addStatesIn(slot, o, out)
	}
	for _, k := range s.kidsBy(o, "acl") {
		if !s.isVerb(k) || len(out) >= 2 {
			continue
		}
		who := slices.Concat(s.agents(k), s.under(k, "with"), s.kidsBy(k, "nsubj"), s.under(k, "to"))
		for _, h := range s.expand(who) {
			if e, ok := s.entity(h); ok {
				out = addEntity(out, e)
			}
		}
	}
	return out
}

// addStatesIn adds those that a phrase names in a slot. What is of or between
// nobody of a name may still tell by its own words whose it is.
func (s *sentence) addStatesIn(slot string, o int, out []entente.Entity) []entente.Entity {
	for _, h := range s.heads(trigger{word: o, pos: frame.Adj, carrier: -1}, slot) {
		if _, ok := s.groupAt(h); ok || s.ofOurs(h) {
			continue
		}
		switch e, ok := s.entity(h); {
		case ok && !s.isMatter(h):
			if slot != "mod" || e.Office == "" { // the "Shaheen" missile is no senator's
				out = addEntity(out, e)
			}
		case slot == "of" || slot == "poss" || slot == "between":
			for _, e := range s.statesAt(h) {
				out = addEntity(out, e)
			}
		}
	}
	return out
}

// byWhom are those by whom a thing is done: under "by" on its noun, or on what
// that is of.
func (s *sentence) byWhom(o int) []entente.Entity {
	heads := s.under(o, "by")
	for _, of := range s.under(o, "of") {
		heads = append(heads, s.under(of, "by")...)
	}
	var out []entente.Entity
	for _, h := range s.expand(heads) {
		for _, e := range s.statesAt(h) {
			out = addEntity(out, e)
		}
	}
	return out
}

// straying adds who is named behind a thing and was hung on the verb above it:
// "condemned the raid [by Oslo]", "welcomed the pact [with Oslo]".
func (s *sentence) straying(o int, m *matter) {
	v := s.head(o)
	if v < 0 || !s.isVerb(v) || s.passive(v) || !s.relIs(o, "obj", "obl") {
		return
	}
	preps := []string{"by"}
	if wide(m.class) && len(m.states) < 2 {
		preps = []string{"by", "between", "with", "to", "from"}
	}
	for _, p := range preps {
		for _, k := range s.under(v, p) {
			if k < o || k == o {
				continue
			}
			for _, h := range s.expand([]int{k}) {
				if e, ok := s.entity(h); ok && !s.isMatter(h) {
					if p == "by" && !wide(m.class) {
						m.states = nil
					}
					m.addStates([]entente.Entity{e})
				}
			}
		}
	}
}

// groupUnder finds states that are taken up in a phrase: "sanctions against
// both countries".
func (s *sentence) groupUnder(o int) *group {
	for _, k := range s.kids[o] {
		if !s.relIs(k, "nmod", "obl", "nmod:poss") {
			continue
		}
		if g, ok := s.groupAt(k); ok && s.isNoun(k) {
			return &g
		}
	}
	return nil
}

// indefinite reports whether a phrase takes nothing up: "a pact", "any deal",
// "further tests".
func (s *sentence) indefinite(o int) bool {
	return slices.ContainsFunc(s.kidsBy(o, "det", "amod"), func(k int) bool {
		switch s.lemma(k) {
		case "a", "an", "any", "no", "every", "further", "future", "new", "another", "all", "more":
			return true
		}
		return false
	})
}

// address adds whom a stance calls on.
func (s *sentence) address(m *matter, toward []int) {
	m.states, m.group, m.back = nil, nil, false
	for _, h := range toward {
		if g, ok := s.groupAt(h); ok {
			m.group = &g
			continue
		}
		if e, ok := s.entity(h); ok {
			m.addStates([]entente.Entity{e})
		} else {
			m.addStates(s.heldBy(h))
		}
	}
	m.text = strings.TrimSpace(m.text)
}

// nameAgreements notes the names that a sentence gives to agreements: "a pact
// known as the Lake Charter", "the Comprehensive Test Ban Treaty (CTBT)".
func (r *reader) nameAgreements(s *sentence) {
	for i := range s.tree.Words {
		if !s.isNoun(i) || s.c.stances.on[s.lemma(i)] != "agreement" {
			continue
		}
		name := s.givenName(i)
		if name < 0 {
			continue
		}
		if r.names == nil {
			r.names = map[string]thing{}
		}
		t, ok := s.thingAt(i, "agreement")
		if !ok {
			t = thing{class: "agreement", text: s.evidence(i, i).Text, at: s.span(i, i)}
		}
		r.names[s.word(name).Form] = t
	}
}

// givenName is the last word of the name that is given to a noun not far behind
// it, -1 if none is.
func (s *sentence) givenName(i int) int {
	for j := i + 1; j < min(i+7, len(s.tree.Words)-1); j++ {
		if !s.c.stances.has("naming", strings.ToLower(s.word(j).Form)) {
			if s.isVerb(j) {
				return -1
			}
			continue
		}
		out := -1
		for k := j + 1; k < min(j+6, len(s.tree.Words)); k++ {
			if s.word(k).UPOS == "PROPN" {
				out = k
			} else if out >= 0 {
				break
			}
		}
		return out
	}
	return -1
}

// tells is what a sentence tells of that a later stance can be on, beside what
// the ledgers will hold: a pact with its parties, a launch, a delivery.
func (s *sentence) tells() []thing {
	var out []thing
	for i := range s.tree.Words {
		if !s.isNoun(i) || s.refAt[i] >= 0 && s.word(i).UPOS == "PROPN" {
			continue
		}
		class := s.c.stances.on[s.lemma(i)]
		if v := s.verbAbove(i); v >= 0 && class != "agreement" && class != "tie" {
			if c := s.deedClass(v); c != "" {
				class = c
			}
		}
		if t, ok := s.thingAt(i, class); ok {
			out = append(out, t)
		}
	}
	return out
}

func (s *sentence) thingAt(i int, class string) (thing, bool) {
	if v := s.verbAbove(i); class == "tie" && v >= 0 && s.c.stances.has("founds", s.lemma(v)) && s.c.ledger.has("agreement", s.lemma(i)) {
		class = "agreement"
	}
	switch class {
	case "agreement", "capability", "transfer", "tie":
	default:
		return thing{}, false
	}
	if class == "capability" && slices.ContainsFunc(s.kidsBy(i, "nmod:poss"), s.ofOurs) {
		return thing{}, false
	}
	var m matter
	m.addStates(s.ownStates(i, class))
	if v := s.verbAbove(i); v >= 0 && !s.drawsStance(v) && s.c.stances.move[s.lemma(v)] == "" && (len(m.states) == 0 || wide(class) && len(m.states) < leastPair) && s.c.stances.take[s.lemma(v)] == "" {
		t := trigger{word: v, pos: frame.Verb, carrier: -1}
		slots := []string{"subj"}
		if wide(class) {
			slots = []string{"subj", "with", "to", "iobj", "from", "obj"}
		}
		for _, slot := range slots {
			for _, h := range s.heads(t, slot) {
				if es := s.statesAt(h); len(es) > 0 {
					m.addStates(es[:1])
				}
			}
		}
	}
	if len(m.states) == 0 || wide(class) && len(m.states) < 2 {
		return thing{}, false
	}
	out := thing{class: class, text: s.evidence(i, i).Text, at: s.span(i, i), states: m.states}
	if class == "capability" {
		out.doers = m.states
	}
	return out, true
}

// drawsStance reports whether the object of a verb is a stance, so that others
// than the parties stand around it: "won praise from".
func (s *sentence) drawsStance(v int) bool {
	return slices.ContainsFunc(s.kidsBy(v, "obj", "nsubj:pass"), func(k int) bool { return s.c.stances.stand[s.lemma(k)] != "" })
}

// verbAbove is the verb whose object or complement a noun is in, -1 if it is in
// none's.
func (s *sentence) verbAbove(i int) int {
	for range 3 {
		h := s.head(i)
		switch {
		case h < 0:
			return -1
		case s.isVerb(h):
			return h
		}
		i = h
	}
	return -1
}
