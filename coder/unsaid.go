package coder

import (
	"slices"
	"strings"
	"unicode"

	"entente"
	"entente/codebook"
	"entente/coder/frame"
)

// # Who is left unsaid
//
// A text does not say again what its reader knows: whose hospital it was that shells
// hit, who arrests people in the country that it is about, whom its opposition calls
// on. Once a document is read, what its setting and its places tell is put in where
// nobody of any country is said to have acted or been acted on. The words stay those
// of the text; the reason of an entity says how it came by its country.

// whyTarget begins the reason of a thing that was hit or taken, and whySilent is the
// reason of who is not named.
const (
	whyTarget = "whose such a thing is"
	whyHit    = ", where such a thing is hit"
	whySilent = "not said"
	whyBody   = "a body that is not known as an actor"
	whyPeople = "people who are not known as actors"
)

// targets gives the things that somebody hits or takes the sector of those whose
// such things are, and the country where they stand.
func (s *sentence) targets(t trigger, typ string, es []entente.Entity) []entente.Entity {
	switch typ {
	case codebook.Assault, codebook.Coerce, codebook.Protest:
	default:
		return es
	}
	for i, e := range es {
		h := s.headOf(e.Span)
		if o := s.hitIn(t, e, h); o >= 0 {
			es = slices.Clone(es)
			es[i].Sector, es[i].Reason = s.holdersKind(o), e.Reason+whyHit
			continue
		}
		if h < 0 || e.Code != "" || e.Sector != "" || len(e.Members) > 0 || !s.isNoun(h) || s.word(h).UPOS == "PROPN" {
			continue
		}
		sector := s.holdersKind(h)
		if sector == "" {
			continue
		}
		es = slices.Clone(es)
		es[i].Sector, es[i].Reason = sector, whyTarget
		if place, ok := s.standsIn(t, h); ok {
			es[i].Code, es[i].Reason = place.Code, whyTarget+", in "+place.Text
		}
	}
	return es
}

// hitIn is the thing that is hit or taken where a state is named only as its place
// or owner ("shelled a clinic in Mali"), -1 if there is none.
func (s *sentence) hitIn(t trigger, e entente.Entity, h int) int {
	if h < 0 || !entente.IsState(e.Code) || e.Sector != "" || len(e.Members) > 0 || e.Office != "" {
		return -1
	}
	var hit []int
	if t.pos == frame.Verb {
		hit = s.objects(t.word, 0)
	}
	for _, slot := range []string{"on", "against", "at", "to", "into"} {
		hit = append(hit, s.heads(t, slot)...)
	}
	for _, o := range hit {
		if o != h && !s.ofState(o) && s.isNoun(o) && s.holdersKind(o) != "" {
			return o
		}
	}
	return -1
}

// ofState reports whether a word names somebody of a known country.
func (s *sentence) ofState(i int) bool {
	r := s.refAt[i]
	return r >= 0 && s.refs[r].Entity.Code != ""
}

// targetSectors are those who own things, in the order in which they are asked.
var targetSectors = []string{"MIL", "COP", "GOV", "REL", "JRN", "REF", "BUS", "CVL"}

// holdersKind is the sector of those whose a thing is: by whoever stands before its
// noun ("a [police] station", "an [army] lorry"), else by what it is.
func (s *sentence) holdersKind(h int) string {
	if r := s.refAt[h]; r >= 0 && s.refs[r].Entity.Code == "" && s.refs[r].Entity.Sector != "" { // "police station"
		return s.refs[r].Entity.Sector
	}
	for _, k := range s.modifiers(h) {
		if r := s.refAt[k]; r >= 0 && s.refs[r].Entity.Code == "" && s.refs[r].Entity.Sector != "" {
			return s.refs[r].Entity.Sector
		}
	}
	for _, sector := range targetSectors {
		if s.c.ledger.has("target."+sector, s.lemma(h)) {
			return sector
		}
	}
	return ""
}

// standsIn is the state in which a thing stands, by the phrases on it and on the
// trigger.
func (s *sentence) standsIn(t trigger, h int) (entente.Entity, bool) {
	on := trigger{word: h, pos: t.pos, carrier: -1}
	for _, at := range []trigger{on, t} {
		for _, slot := range []string{"in", "at", "near", "of", "outside", "across"} {
			for _, p := range s.heads(at, slot) {
				if e, ok := s.entity(p); ok && entente.IsState(e.Code) && bareState(e) {
					return e, true
				}
			}
		}
	}
	return entente.Entity{}, false
}

// unsaid puts in who is left unsaid in the mentions of a document.
func (r *reader) unsaid(about setting) {
	u := unsaid{r: r, setting: about}
	u.pair, u.foes = r.twoStates(), r.foes()
	for i := range r.out.Mentions {
		m := &r.out.Mentions[i]
		u.people(m)
		u.inPlace(m)
		u.authorities(m)
		atHomeAll(m)
		if !anyPlaced(m.Recipients) {
			u.recipients(m, i)
		}
	}
}

// unsaid is what is known when it is put in.
type unsaid struct {
	r       *reader
	setting setting
	pair    []string // the two states that the document is about, if it is about two
	foes    map[string][]foe
}

func anyPlaced(es []entente.Entity) bool { return slices.ContainsFunc(es, placeable) }

// inPlace gives things and names of places the country of the place where it was.
func (u *unsaid) inPlace(m *entente.Mention) {
	p := m.Place
	for i, e := range m.Recipients {
		if placeable(e) {
			continue
		}
		target := strings.HasPrefix(e.Reason, whyTarget)
		code := ""
		switch {
		case p != nil && p.Country != "" && (target || e.Sector == "" && p.Text != "" && strings.Contains(e.Text, p.Text)):
			code = p.Country
		case target:
			code = u.setting.state
		}
		if code != "" {
			m.Recipients[i].Code, m.Recipients[i].Reason = code, e.Reason+whySetting
		}
	}
}

// people gives persons by what they are ("a roofer") the country that the text is
// about, where it is about no other.
func (u *unsaid) people(m *entente.Mention) {
	if !u.setting.alone || u.setting.foreigner(m.Actors) || u.setting.foreigner(m.Recipients) {
		return
	}
	for _, side := range [][]entente.Entity{m.Actors, m.Recipients} {
		for i, e := range side {
			if u.r.c.anyState(e) {
				continue
			}
			switch e.Reason {
			case whyBody:
				side[i].Code, side[i].Reason = u.setting.state, e.Reason+whySetting
			case whyPeople:
				side[i].Code, side[i].Sector, side[i].Reason = u.setting.state, "CVL", e.Reason+whySetting
			}
		}
	}
}

// anyState reports whether somebody is any state or government, of which the text does not
// say that it is the one that it is about: "a state that tortures", "many governments".
func (c *Coder) anyState(e entente.Entity) bool {
	if strings.HasSuffix(e.Reason, whyElsewhere) {
		return true
	}
	w := strings.Fields(strings.ToLower(e.Text))
	if of := slices.Index(w, "of"); of > 0 {
		w = w[:of]
	}
	return len(w) > 0 && c.ledger.has("any state", w[len(w)-1]) && e.Sector != "PTY"
}

// atHomeAll leaves out of those whom troops are raised against their own state, and
// makes all who meet in one state of their own those who meet: only where one is of
// another state is he the guest.
func atHomeAll(m *entente.Mention) {
	if len(m.Actors) == 0 || len(m.Recipients) == 0 {
		return
	}
	own := func(e entente.Entity) bool {
		return e.Code != "" && !slices.ContainsFunc(m.Actors, func(a entente.Entity) bool { return a.Code != e.Code })
	}
	switch m.Event {
	case codebook.Mobilize:
		m.Recipients = slices.DeleteFunc(slices.Clone(m.Recipients), func(e entente.Entity) bool { return own(e) && e.Sector == "" && !unicode.IsUpper(firstRune(e.Text)) })
	case codebook.Consult:
		if len(m.Recipients) == 1 && own(m.Recipients[0]) && m.Recipients[0].Sector != "" {
			m.Actors, m.Recipients = slices.Concat(m.Actors, m.Recipients), nil
		}
	}
}

// authorities are who arrests, bans and sentences, where nobody is said to: those
// of the country where it was.
func (u *unsaid) authorities(m *entente.Mention) {
	if len(m.Actors) > 0 || m.Standing.Polarity == entente.Negative {
		return
	}
	sector := ""
	switch {
	case m.Event == codebook.Coerce && m.Mode == "arrest", m.Event == codebook.Assault && m.Mode == "crowd-control":
		sector = "COP"
	case m.Event == codebook.Retreat && m.Mode == "release":
		sector = "GOV"
	case m.Event == codebook.Coerce && slices.Contains([]string{"restrict", "censor", "curfew", "martial-law", "deport"}, m.Mode):
		sector = "GOV"
	case m.Event == codebook.Sanction && m.Mode == "convict":
		sector = "JUD"
	default:
		return
	}
	code := u.setting.state
	if code == "" {
		code = u.r.home
	}
	if p := m.Place; p != nil && entente.IsState(p.Country) && !seatOfBodies(p.Name) {
		code = p.Country
	}
	if code != "" {
		m.Actors = []entente.Entity{u.silent(m, code, sector)}
	}
}

// silent is somebody who is not named, under the words that tell what was done.
func (u *unsaid) silent(m *entente.Mention, code, sector string) entente.Entity {
	return entente.Entity{Text: m.Trigger.Text, Span: m.Trigger.Span, Code: code, Sector: sector, Reason: whySilent + whySetting, Inferred: true}
}

// recipients puts in whom it is done to.
func (u *unsaid) recipients(m *entente.Mention, at int) {
	switch {
	case len(m.Actors) == 0 || !anyPlaced(m.Actors):
	case u.takenUp(m, at):
	case u.sameBreath(m, at):
	case u.opponent(m):
	case u.atHome(m):
	default:
		u.abroad(m)
	}
}

// give makes those of a group or name that is of no state the state's; where there is
// none, somebody who is not named.
func (u *unsaid) give(m *entente.Mention, code, sector string) {
	done := false
	m.Recipients = slices.Clone(m.Recipients)
	for i, e := range m.Recipients {
		if e.Sector != "" || e.Unknown != "" {
			m.Recipients[i].Code, m.Recipients[i].Reason = code, e.Reason+whySetting
			done = true
		}
	}
	if !done {
		m.Recipients = append(m.Recipients, u.silent(m, code, sector))
	}
}

// takenUp is who did what a definite noun takes up: of "welcomed the move" whoever
// moved, of "condemned the shelling" whoever shelled.
func (u *unsaid) takenUp(m *entente.Mention, at int) bool {
	switch m.Event {
	case codebook.Accuse, codebook.Support, codebook.Reject, codebook.Agree, codebook.Concede, codebook.Request:
	default:
		return false
	}
	for _, e := range m.Recipients {
		if e.Code != "" || e.Sector != "" {
			continue
		}
		noun, definite := deedNoun(e.Text)
		if them := u.doersOf(m, at, noun, definite); len(them) > 0 {
			m.Recipients = append(slices.Clone(m.Recipients), them...)
			return true
		}
	}
	return false
}

// deedNoun is the noun of a phrase that can take up a deed, "" if it says more than
// that; an indefinite one ("a charge") takes up only what its own sentence tells.
func deedNoun(phrase string) (noun string, definite bool) {
	w := strings.Fields(strings.ToLower(phrase))
	if len(w) < 2 || len(w) > 3 {
		return "", false
	}
	switch w[0] {
	case "the", "this", "that", "such", "these", "those":
		definite = true
	case "a", "an":
	default:
		return "", false
	}
	return w[len(w)-1], definite
}

// doersOf are those who last did a thing of the kind that a noun names before a
// mention, others than who acts in it.
func (u *unsaid) doersOf(m *entente.Mention, at int, noun string, definite bool) []entente.Entity {
	if noun == "" {
		return nil
	}
	var last []entente.Entity
	for i := at - 1; i >= 0; i-- {
		o := &u.r.out.Mentions[i]
		if !definite && (o.Sentence != m.Sentence || o.Where != m.Where) {
			return last
		}
		if !anyPlaced(o.Actors) || slices.ContainsFunc(o.Actors, func(e entente.Entity) bool { return slices.ContainsFunc(m.Actors, e.Same) }) {
			continue
		}
		if sameStem(noun, o.Trigger.Text) {
			return o.Actors
		}
		if last == nil && (u.r.c.takesUp("taken up", noun) || u.r.c.takesUp("taken up."+o.Event, noun)) {
			last = o.Actors
		}
	}
	return last
}

// sameStem reports whether one of the words of a trigger begins like a noun: "shelling"
// and "shelled".
func sameStem(noun, trigger string) bool {
	const stem = 5
	return len(noun) >= stem && slices.ContainsFunc(strings.Fields(strings.ToLower(trigger)), func(w string) bool {
		return len(w) >= stem && w[:stem] == noun[:stem]
	})
}

// takesUp reports whether a noun, in the singular or plural, is of a list.
func (c *Coder) takesUp(list, noun string) bool {
	return c.ledger.has(list, noun) || c.ledger.has(list, strings.TrimSuffix(noun, "s")) || c.ledger.has(list, strings.TrimSuffix(noun, "es"))
}

// sameBreath is to whom somebody does two things in one sentence, where only the first
// says so: "accused Chad of lying and threatened to leave".
func (u *unsaid) sameBreath(m *entente.Mention, at int) bool {
	switch m.Event {
	case codebook.Accuse, codebook.Agree, codebook.Reject, codebook.Concede, codebook.Request, codebook.Threaten, codebook.Sanction, codebook.Aid, codebook.Support:
	default:
		return false
	}
	if slices.ContainsFunc(m.Recipients, func(e entente.Entity) bool { return e.Sector != "" || e.Unknown != "" }) {
		return false // somebody else is said to be the other side
	}
	for i := at - 1; i >= 0; i-- {
		o := &u.r.out.Mentions[i]
		if o.Sentence != m.Sentence || o.Where != m.Where {
			return false
		}
		if (codebook.Quad(o.Event) > 2) != (codebook.Quad(m.Event) > 2) {
			continue
		}
		if !slices.ContainsFunc(o.Actors, func(e entente.Entity) bool { return e.Code != "" && e.Span == m.Actors[0].Span }) {
			continue
		}
		them := o.Recipients
		if o.Event == codebook.Consult && len(o.Actors) > 1 {
			them = slices.DeleteFunc(without(o.Actors, m.Actors), func(e entente.Entity) bool {
				return slices.ContainsFunc(m.Actors, func(a entente.Entity) bool { return a.Code == e.Code && (bareState(a) || bareState(e)) })
			})
		}
		if anyPlaced(them) && !slices.ContainsFunc(them, func(e entente.Entity) bool { return slices.ContainsFunc(m.Actors, e.Same) }) {
			m.Recipients = append(slices.Clone(m.Recipients), them...)
			return true
		}
	}
	return false
}

// foe is somebody's opponent in a document, and in how many mentions.
type foe struct {
	who   entente.Entity
	times int
}

// side is the key of one that opposes others: a state's government goes for the state.
func side(e entente.Entity) string {
	if e.Sector == "GOV" {
		return e.Code
	}
	return strings.TrimSuffix(e.Code+"."+e.Sector, ".")
}

// foes counts who is told to stand against whom in a document, by deeds and words.
func (r *reader) foes() map[string][]foe {
	out := map[string][]foe{}
	add := func(a, b entente.Entity) {
		list := out[side(a)]
		if i := slices.IndexFunc(list, func(f foe) bool { return side(f.who) == side(b) }); i >= 0 {
			list[i].times++
			return
		}
		out[side(a)] = append(list, foe{b, 1})
	}
	for i := range r.out.Mentions {
		m := &r.out.Mentions[i]
		if codebook.Quad(m.Event) < 3 || m.Event == codebook.Protest || m.Standing.Polarity == entente.Negative {
			continue
		}
		for _, a := range m.Actors {
			for _, b := range m.Recipients {
				if a.Code != "" && b.Code != "" && side(a) != side(b) {
					add(a, b)
					add(b, a)
				}
			}
		}
	}
	return out
}

// opponent is who is told to stand against somebody more often than all others, where
// he threatens, refuses or accuses and nobody is said to be meant.
func (u *unsaid) opponent(m *entente.Mention) bool {
	switch m.Event {
	case codebook.Accuse, codebook.Reject, codebook.Threaten, codebook.Sanction, codebook.Request, codebook.Assault:
	default:
		return false
	}
	if len(m.Actors) != 1 {
		return false
	}
	all, best := 0, foe{}
	for _, f := range u.foes[side(m.Actors[0])] {
		all += f.times
		if f.times > best.times {
			best = f
		}
	}
	if best.times < 2 || 2*best.times <= all {
		return false
	}
	u.give(m, best.who.Code, best.who.Sector)
	return true
}

// subjectsOfState are the sectors of those who are no part of their state's government, and
// turn to it.
var subjectsOfState = []string{"OPP", "CVL", "LAB", "PTY", "EDU", "MED", "REL", "AGR", "SOC", "JRN", "REB"}

// organsOfState are the sectors of those who rule.
var organsOfState = []string{"", "GOV", "COP", "JUD", "MIL", "SPY"}

// atHome is whom somebody turns to or turns on in the country that the text is
// about: who is no part of its government, that; who is, its people.
func (u *unsaid) atHome(m *entente.Mention) bool {
	home := u.setting.state
	if home == "" || slices.ContainsFunc(m.Actors, func(e entente.Entity) bool { return e.Code != home }) {
		return false
	}
	all := func(sectors []string) bool {
		return !slices.ContainsFunc(m.Actors, func(e entente.Entity) bool { return !slices.Contains(sectors, e.Sector) })
	}
	switch m.Event {
	case codebook.Request, codebook.Accuse, codebook.Reject, codebook.Threaten:
		if all(subjectsOfState) {
			u.give(m, home, "GOV")
			return true
		}
	case codebook.Coerce:
		if all(organsOfState) && m.Mode != "" {
			u.give(m, home, "CVL")
			return true
		}
	case codebook.Assault:
		if all(organsOfState) && m.Mode == "crowd-control" {
			u.give(m, home, "CVL")
			return true
		}
	}
	return false
}

// abroad is the state on the other side: that which the text is about, or the other
// of two.
func (u *unsaid) abroad(m *entente.Mention) {
	switch m.Event {
	case codebook.Accuse, codebook.Threaten, codebook.Sanction, codebook.Request:
	default:
		return
	}
	other := ""
	state := m.Actors[0].Code
	if len(u.pair) == 2 && slices.Contains(u.pair, state) {
		other = u.pair[0]
		if other == state {
			other = u.pair[1]
		}
	} else if u.setting.state != "" && entente.IsState(state) {
		other = u.setting.state
	}
	if slices.ContainsFunc(m.Recipients, func(e entente.Entity) bool { return namesWithin(e.Text) }) {
		return // "condemned the bombing of Kyiv": who was bombed is not to blame
	}
	if other == "" || slices.ContainsFunc(m.Actors, func(e entente.Entity) bool { return e.Code == other || !entente.IsState(e.Code) }) {
		return
	}
	if u.r.shareOf(state, other) < shareOfPair || u.general(m) {
		return
	}
	u.give(m, other, "")
}

// shareOfPair is how much of the states' names in a document must be those of two, for
// the one to be meant wherever the other turns on somebody.
const shareOfPair = 0.6

// shareOf is how much of the states' names in a document are those of two.
func (r *reader) shareOf(a, b string) float64 {
	both, all := 0, 0
	for code, n := range r.who.Heard() {
		if entente.IsState(code) {
			all += n
			if code == a || code == b {
				both += n
			}
		}
	}
	return float64(both) / float64(max(all, 1))
}

// general reports whether what somebody says is meant for all who hear it ("called for
// calm"), or about what the text has not told of before ("blamed a faulty engine").
func (u *unsaid) general(m *entente.Mention) bool {
	if m.Event == codebook.Request && u.r.c.ledger.has("general appeal", strings.ToLower(firstWordOf(m.Trigger.Text))) {
		return true
	}
	return slices.ContainsFunc(m.Recipients, func(e entente.Entity) bool {
		w := strings.ToLower(firstWordOf(e.Text))
		return e.Code == "" && e.Sector == "" && (w == "a" || w == "an")
	})
}

// namesWithin reports whether a name stands in a phrase behind its first word.
func namesWithin(phrase string) bool {
	_, rest, _ := strings.Cut(phrase, " ")
	return strings.ContainsFunc(rest, unicode.IsUpper)
}

// twoStates are the two states that hardly any third is named beside, nil if the
// document is not about two.
func (r *reader) twoStates() []string {
	type count struct {
		code string
		n    int
	}
	var all []count
	sum := 0
	for code, n := range r.who.Heard() {
		if entente.IsState(code) {
			all = append(all, count{code, n})
			sum += n
		}
	}
	slices.SortFunc(all, func(a, b count) int {
		if a.n != b.n {
			return b.n - a.n
		}
		return strings.Compare(a.code, b.code)
	})
	if len(all) < 2 || all[1].n < leastNames || float64(all[0].n+all[1].n) < shareOfAll*float64(sum) || float64(all[1].n) < 0.25*float64(sum) {
		return nil
	}
	return []string{all[0].code, all[1].code}
}
