package coder

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"entente"
	"entente/codebook"
)

// strengths orders stances by how strong they are, 0 to 1.
var strengths = map[string]float64{
	"alarm": 0.7, "concern": 0.5, "condemn": 0.8, "oppose": 0.7, "deny": 0.6, "welcome": 0.6, "support": 0.7, "call for": 0.5,
}

// thing is something that the document tells of and that a later word can take
// up: an agreement, transfer, capability, tie or event.
type thing struct {
	class  string
	event  string // type of an event
	id     string
	text   string
	at     entente.Span
	in     place // its sentence
	states []entente.Entity
	doers  []entente.Entity // of an event or capability, who did it

	nouns     []string // of an agreement, the nouns of its title
	goods     []string // of a transfer, the classes of its items
	programme string   // of a capability
	shot      bool     // whether it is a test or launch
	over      bool     // of an agreement or transfer, that it ended or was halted
}

// linker finds what stances are on, going through a document in order.
type linker struct {
	recent  []thing // latest last, few
	first   map[string]thing
	topic   *thing           // of the last stance
	topicIn place            // sentence of the last stance
	ahead   []thing          // what the text tells of later
	takers  []entente.Entity // who took the last stance
	held    map[string]int   // positions, by the keys of sameAs
	names   map[string]thing // agreements by their names
	acted   []acting         // who acts in which sentence
	askers  []entente.Entity // who called for something last
	asks    map[string]bool  // nouns that take that up
}

// maxRecent is how many things back a word can take one up.
const maxRecent = 40

// positions gives the stances of the document's sentences their topics, and
// joins those that say the same twice.
func (r *reader) positions() {
	if len(r.stood) == 0 {
		return
	}
	things := r.things()
	slices.SortStableFunc(r.acted, func(a, b acting) int { return order(a.in.span(), b.in.span()) })
	l := linker{first: map[string]thing{}, held: map[string]int{}, names: r.names, acted: r.acted, asks: r.c.stances.lists["asked"]}
	var title []stand
	n := 0
	for _, st := range r.stood {
		at := st.finding.Spans[0]
		if at.In == entente.Title {
			title = append(title, st)
			continue
		}
		for ; n < len(things) && before(things[n].at, at); n++ {
			l.tell(things[n])
		}
		l.ahead = things[n:]
		r.hold(&l, st)
	}
	for ; n < len(things); n++ {
		l.tell(things[n])
	}
	l.fromStart()
	for _, st := range title {
		r.hold(&l, st)
	}
}

// before reports whether a span begins before another; the title stands before
// the body.
func before(a, b entente.Span) bool { return order(a, b) < 0 }

func order(a, b entente.Span) int {
	if a.In != b.In {
		if a.In == entente.Title {
			return -1
		}
		return 1
	}
	return cmp.Compare(a.Start, b.Start)
}

// tell takes in a thing that the text tells of next.
func (l *linker) tell(t thing) {
	if _, ok := l.first[t.class]; !ok {
		l.first[t.class] = t
	}
	if len(l.recent) == maxRecent {
		l.recent = append(l.recent[:0], l.recent[maxRecent/2:]...)
	}
	l.recent = append(l.recent, t)
}

// fromStart lets a headline take up what the document tells of first.
func (l *linker) fromStart() {
	l.recent, l.topic = l.recent[:0], nil
	for _, class := range []string{"event", "tie", "capability", "transfer", "agreement"} {
		if t, ok := l.first[class]; ok {
			t.at = entente.Span{In: entente.Title}
			l.recent = append(l.recent, t)
		}
	}
}

// hold records a stance for each of its holders.
func (r *reader) hold(l *linker, st stand) {
	holders := st.holders
	if st.group != nil {
		holders = l.grouped(*st.group, nil)
	}
	l.recast(&st.on)
	l.byCourse(&st.on, r.c.stances)
	topic := l.resolve(st, holders)
	if !l.notSelf(st, &topic, holders) {
		return
	}
	l.byActors(st, &topic, holders)
	if st.disowns(topic, holders, r.c.stances) {
		st.stance, st.strength = "deny", strengths["deny"]
	}
	if len(holders) == 0 {
		l.topic, l.topicIn = &topic, st.in
		return
	}
	if r.ending(st, topic, holders) || r.consents(st, topic, holders) || st.favours() && len(holders) == 1 && topic.class == "event" && len(topic.states) > 0 && covers(holders, topic.states) {
		return
	}
	if st.on.vague && len(topic.states) == 0 && !slices.ContainsFunc(holders, takesStances) {
		return
	}
	for _, h := range holders {
		p := entente.Position{
			DocumentID: r.doc.ID, Actor: h, Stance: st.stance, Strength: st.strength, Finding: st.finding, Coder: r.c.name,
			About: []entente.Topic{{Kind: topic.class, ID: topic.id, Text: topic.text, Entities: topic.states}},
		}
		p.Spans = slices.Clone(p.Spans)
		p.ID = MentionID(p.DocumentID, r.c.name, "position "+st.stance+h.Code+h.Text, p.Spans[0])
		r.addPosition(l, p)
	}
	if st.stance != "call for" { // what is called for is not there yet
		l.topic, l.topicIn, l.takers = &topic, st.in, holders
	} else {
		l.askers = holders
	}
}

// favours reports whether a stance is for what it is on: nobody's stance on his
// own act tells more than the act.
func (st *stand) favours() bool { return st.stance == "support" || st.stance == "welcome" }

// ending reports whether a party ends an agreement by a word that condemns too:
// "denounced the treaty".
func (r *reader) ending(st stand, topic thing, holders []entente.Entity) bool {
	if !r.c.stances.has("ends", st.lemma) || st.stance == "deny" || topic.class != "agreement" || st.on.class != "agreement" && !st.on.back {
		return false
	}
	return len(topic.states) == 0 || slices.ContainsFunc(topic.states, func(e entente.Entity) bool {
		return slices.ContainsFunc(holders, func(h entente.Entity) bool { return h.Code == e.Code })
	})
}

// addPosition joins a position to one that says the same of the same.
func (r *reader) addPosition(l *linker, p entente.Position) {
	for _, key := range sameAs(&p) {
		if i, ok := l.held[key]; ok {
			o := &r.out.Positions[i]
			o.Spans = append(o.Spans, p.Spans...)
			return
		}
	}
	for _, key := range sameAs(&p) {
		l.held[key] = len(r.out.Positions)
	}
	r.out.Positions = append(r.out.Positions, p)
}

// sameAs are the keys by one of which two positions are the same: who takes
// which stance on a thing of the record, or on a kind of thing of some states.
func sameAs(p *entente.Position) []string {
	who := p.Stance + " " + p.Actor.Code
	if !entente.IsState(p.Actor.Code) {
		who += " " + cmp.Or(p.Actor.Name, strings.ToLower(p.Actor.Text))
	}
	t := p.About[0]
	var out []string
	if t.ID != "" {
		out = append(out, who+" "+t.ID)
	}
	if len(t.Entities) > 0 && t.Kind != "topic" {
		var codes []string
		for _, e := range t.Entities {
			codes = append(codes, e.Code+e.Name)
		}
		slices.Sort(codes)
		out = append(out, who+" "+t.Kind+" "+strings.Join(codes, " "))
	}
	return out
}

// grouped are the states that a word for a group takes up: others than those
// whose stance on them it is.
func (l *linker) grouped(g group, but []entente.Entity) []entente.Entity {
	for i := len(l.recent) - 1; i >= 0; i-- {
		es := onlyCountries(l.recent[i].states)
		if slices.ContainsFunc(es, func(e entente.Entity) bool {
			return slices.ContainsFunc(but, func(b entente.Entity) bool { return b.Code == e.Code })
		}) {
			continue
		}
		if len(es) == g.count || g.count == 0 && len(es) > 1 {
			return es
		}
	}
	if out := l.gathered(g, but); out != nil {
		return out
	}
	return g.others
}

// gathered are as many as a word says of those who did what was told last, each
// by himself: "Iran fired a missile. Israel launched one too. … both neighbours".
func (l *linker) gathered(g group, but []entente.Entity) []entente.Entity {
	var out []entente.Entity
	for i := len(l.recent) - 1; i >= 0 && g.count > 1; i-- {
		for _, e := range onlyCountries(about(l.recent[i])) {
			if !slices.ContainsFunc(but, func(b entente.Entity) bool { return b.Code == e.Code }) {
				out = addEntity(out, e)
			}
		}
		switch n := distinct(out); {
		case n == g.count:
			return out
		case n > g.count:
			return nil
		}
	}
	return nil
}

func onlyCountries(es []entente.Entity) []entente.Entity {
	return slices.DeleteFunc(slices.Clone(es), func(e entente.Entity) bool { return !entente.IsState(e.Code) })
}

// resolve finds the thing that a stance is on.
func (l *linker) resolve(st stand, holders []entente.Entity) thing {
	m := st.on
	out := thing{class: m.class, states: m.states, text: m.text}
	if m.group != nil {
		for _, e := range l.grouped(*m.group, holders) {
			out.states = addEntity(out.states, e)
		}
	}
	if t, ok := l.names[m.name]; ok && m.name != "" {
		return t
	}
	switch found, ok := l.find(st, holders); {
	case !ok:
	case m.back || m.said || m.bond && found.class == "agreement":
		out.class, out.id, out.text = found.class, found.id, cmp.Or(found.text, m.text)
		if len(out.states) == 0 {
			out.states = about(found)
		}
	case covers(found.states, out.states) && len(out.states) > 0:
		out.id = found.id
		if wide(m.class) && st.stance != "call for" {
			out.states = found.states
		}
	}
	switch out.class {
	case "", "any", "deed":
		out.class = "event"
		if len(out.states) == 0 && !m.back {
			out.class = "topic"
		}
	}
	return out
}

// wide reports whether all who take part in a thing of a kind are what a stance
// on it is about, not only who does it.
func wide(class string) bool { return class == "agreement" || class == "tie" || class == "transfer" }

func about(t thing) []entente.Entity {
	if wide(t.class) || len(t.doers) == 0 {
		return t.states
	}
	return t.doers
}

// find is the latest thing of the kind that a stance is on. What the holder
// himself did is not what he condemns.
func (l *linker) find(st stand, holders []entente.Entity) (thing, bool) {
	m := st.on
	if m.back && m.noun != "" && (m.class == "" || m.class == "any") && l.topic != nil && l.topicLater() {
		return *l.topic, true
	}
	if (m.back && m.noun == "" || m.said && l.topicLater()) && l.topic != nil {
		return *l.topic, true
	}
	if t, ok := l.latest(st, holders); ok || !m.back {
		return t, ok
	}
	for _, t := range l.ahead { // "'This sale is wrong,' he said after Oslo approved it"
		if t.in != st.in || m.class == "event" {
			break
		}
		if l.suits(t, st, holders) {
			return t, true
		}
	}
	if m.class != "event" {
		return thing{}, false
	}
	// the step that is meant may be what the last stance was on, or that stance
	if l.topic != nil && len(l.topic.states) > 0 && !covers(holders, l.topic.states) {
		return *l.topic, true
	}
	return thing{class: "event", states: l.takers, doers: l.takers}, m.deed && len(l.takers) > 0 && !covers(holders, l.takers)
}

// latest is the latest thing that suits a stance. Of those of one sentence the
// first event is what it tells, and an agreement comes before what is done to it.
func (l *linker) latest(st stand, holders []entente.Entity) (thing, bool) {
	if t, ok := l.named(st, holders); ok {
		return t, true
	}
	var best thing
	rank := 0
	for i := len(l.recent) - 1; i >= 0; i-- {
		t := l.recent[i]
		if rank > 0 && t.in != best.in {
			break
		}
		if k := classRank[t.class]; l.suits(t, st, holders) && (k > rank || k == rank && t.class == "event") {
			best, rank = t, k
		}
	}
	return best, rank > 0
}

// named is the latest event whose own word is of the same stem as the noun that
// takes it up: "recognised Palestine … the recognition".
func (l *linker) named(st stand, holders []entente.Entity) (thing, bool) {
	m := st.on
	if m.class != "event" || len(m.noun) < stem {
		return thing{}, false
	}
	for i := len(l.recent) - 1; i >= 0; i-- {
		t := l.recent[i]
		if t.class == "event" && strings.Contains(strings.ToLower(t.text), m.noun[:stem]) && l.suits(t, st, holders) {
			return t, true
		}
	}
	return thing{}, false
}

// stem is how many letters a noun and a verb of one stem share, at least.
const stem = 5

// classRank says what of a sentence a later word takes up that could take up
// any of it.
var classRank = map[string]int{"event": 1, "tie": 2, "capability": 3, "transfer": 4, "agreement": 5}

// topicLater reports whether the last stance stands behind the last thing told.
func (l *linker) topicLater() bool {
	return len(l.recent) == 0 || l.recent[len(l.recent)-1].in.start <= l.topicIn.start
}

// suits reports whether a thing can be what a stance is on.
func (l *linker) suits(t thing, st stand, holders []entente.Entity) bool {
	m := st.on
	switch {
	case averse[st.stance] && len(t.doers) > 0 && covers(holders, t.doers):
		return false
	case m.said && !slices.ContainsFunc(holders, func(h entente.Entity) bool { return h.Code == "" || involves(t, h) }):
		return false
	case len(m.states) > 0 && !covers(t.states, m.states):
		return false
	}
	switch m.class {
	case "agreement", "capability", "transfer", "tie":
		return t.class == m.class || t.class == "agreement" && m.bond
	case "event", "deed":
		return t.class == "event" && (m.event == "" || m.event == t.event)
	}
	return true
}

func involves(t thing, h entente.Entity) bool {
	return slices.ContainsFunc(t.states, func(e entente.Entity) bool { return e.Code == h.Code })
}

// averse are the stances that nobody takes on what he does himself.
var averse = map[string]bool{"alarm": true, "concern": true, "condemn": true, "oppose": true, "call for": true}

// otherSides gives what positions on a transfer are about both its sides, where
// the stance names one and the sentence tells the other: who condemns what the
// North provides to Russia takes a stance on the two.
func (r *reader) otherSides() {
	for i := range r.out.Positions {
		for j := range r.out.Positions[i].About {
			about := &r.out.Positions[i].About[j]
			if about.Kind != "transfer" || len(about.Entities) != 1 {
				continue
			}
			for _, t := range r.out.Transfers {
				if strings.Contains(about.Text, t.Quote) && t.Quote != "" {
					about.Entities = joinSides(about.Entities, &t)
				}
			}
		}
	}
}

// joinSides adds the other side of a transfer to the one that is named.
func joinSides(named []entente.Entity, t *entente.Transfer) []entente.Entity {
	all := slices.Concat(t.Suppliers, t.Recipients, t.Between)
	same := func(e entente.Entity) bool { return e.Code == named[0].Code }
	if !slices.ContainsFunc(all, same) {
		return named
	}
	return append(slices.Clone(named), slices.DeleteFunc(all, same)...)
}

// things are what the document tells of, in its order.
func (r *reader) things() []thing {
	out := r.noted
	for i := range r.out.Agreements {
		a := &r.out.Agreements[i]
		for _, sp := range a.Spans {
			out = append(out, thing{class: "agreement", id: a.ID, text: a.Title, at: sp, states: a.Parties, nouns: titleNouns(a.Title), over: isOver(a)})
		}
	}
	for i := range r.out.Transfers {
		t := &r.out.Transfers[i]
		all := slices.Concat(t.Suppliers, t.Recipients, t.Between)
		out = append(out, thing{class: "transfer", id: t.ID, text: t.Quote, at: t.Spans[0], states: all, goods: classesOf(t.Items), over: t.Stage == "halted"})
	}
	for i := range r.out.Capabilities {
		c := &r.out.Capabilities[i]
		if c.Standing.Polarity == entente.Negative {
			continue
		}
		who := []entente.Entity{c.State}
		out = append(out, thing{class: "capability", id: c.ID, text: c.Quote, at: c.Spans[0], states: who, doers: who, programme: c.Programme, shot: c.Change != "exercise" && c.Change != "deployment"})
	}
	for i := range r.out.Ties {
		t := &r.out.Ties[i]
		out = append(out, thing{class: "tie", id: t.ID, text: t.Quote, at: t.Spans[0], states: t.Between})
	}
	out = append(out, r.deeds()...)
	for i := range out {
		out[i].in, _ = r.placeOf(out[i].at)
	}
	slices.SortStableFunc(out, func(a, b thing) int { return order(a.at, b.at) })
	return out
}

// deeds are the events that are no stances themselves.
func (r *reader) deeds() []thing {
	var out []thing
	for i := range r.out.Mentions {
		m := &r.out.Mentions[i]
		doers := single(withCode(m.Actors))
		if len(doers) == 0 || r.stances[i] || m.Event == codebook.Accuse {
			continue
		}
		all := slices.Clone(doers)
		for _, e := range single(withCode(m.Recipients)) {
			all = addEntity(all, e)
		}
		out = append(out, thing{class: "event", event: m.Event, id: m.ID, text: m.Trigger.Text, at: m.Trigger.Span, states: all, doers: doers})
	}
	return out
}

func classesOf(items []entente.Item) []string {
	out := make([]string, len(items))
	for i := range items {
		out[i] = items[i].Class
	}
	return out
}

func withCode(es []entente.Entity) []entente.Entity {
	return slices.DeleteFunc(slices.Clone(es), func(e entente.Entity) bool { return e.Code == "" && len(e.Members) != 2 })
}

// place names a sentence of the document by where it begins.
type place struct {
	part  entente.Part
	start int
}

// placeOf finds the first sentence that a span touches. Those of the title come
// before those of the body, each in order.
func (r *reader) placeOf(sp entente.Span) (place, bool) {
	all := r.out.Sentences
	i := sort.Search(len(all), func(i int) bool {
		s := all[i].Span
		return s.In == sp.In && s.End > sp.Start || s.In == entente.Body && sp.In == entente.Title
	})
	if i == len(all) || !all[i].Span.Overlaps(sp) {
		return place{}, false
	}
	return place{all[i].Span.In, all[i].Span.Start}, true
}

// stand reads the stances of a sentence, notes what it tells that a stance can
// be on, and which of its mentions only take a stance.
func (r *reader) stand(s *sentence, ms []entente.Mention) {
	s.organs, s.lastly = r.organs, r.lastly
	stood := s.stances()
	r.name(s)
	r.lastly = s.described()
	r.nameAgreements(s)
	for i := range ms {
		r.stances[len(r.out.Mentions)+i] = slices.ContainsFunc(stood, func(st stand) bool {
			return st.finding.Spans[0].Overlaps(ms[i].Trigger.Span)
		})
	}
	for i := range stood {
		stood[i].in = place{s.part, s.start}
	}
	r.stood = append(r.stood, stood...)
	r.noted = append(r.noted, s.tells()...)
	r.actedIn(s)
	for i := range ms {
		if pair := onlyCountries(single(append(slices.Clone(ms[i].Actors), ms[i].Recipients...))); distinct(pair) == leastPair && !r.stances[len(r.out.Mentions)+i] {
			r.met = pair
		}
	}
}
