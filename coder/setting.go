package coder

import (
	"slices"
	"strings"
	"unicode"

	"entente"
	toponym "entente/place"
)

// # The country that a document is about
//
// A paper at home seldom says whose police, prosecutors and ministers it writes of:
// its readers know, and the names around them tell. The setting of a document is the
// state that most of the states, cities, bodies and people named in it are of, its
// dateline and its publisher counting too. Who bears no state of his own is of it,
// where nobody of another state has a part in what is told.

// How much counts for a setting, in names of a state in the text.
const (
	townNames      = 3 // a town is where something is, a state may be anybody
	datelineNames  = 6
	publisherNames = 3
	voiceNames     = 12 // a government that tells of itself
	leastNames     = 3  // fewer tell nothing where others are named
	fewestNames    = 2  // fewer never do
	manyNames      = 8  // say so beyond doubt
	leastTold      = 2  // fewer tell of no country
)

// How large a state's share of all must be, for its own bodies to be taken for
// granted, and for everybody.
const (
	shareOfBodies = 0.4
	shareOfAll    = 0.5
)

// whySetting is added to the reason of who is taken to be of the setting.
const whySetting = ", of the country that the text is about"

// whyPrivate is added to the reason of a person of whom a text tells only the name.
const whyPrivate = ", of whom no more is said"

// setting is the country that a document is about, "" if it is about none or
// several.
type setting struct {
	c     *Coder
	state string
	alone bool // it is about hardly any other
	firm  bool // it says so often, so that also one of whom nothing is told is of it
	told  bool // it is about countries, one or several
}

// settingOf weighs what the looks at the sentences heard, and the towns and regions
// that were found, if they are known yet.
func (r *reader) settingOf(towns []toponym.Found) setting {
	votes, all := map[string]int{}, 0
	add := func(code string, n int) {
		if entente.IsState(code) {
			votes[code] += n
			all += n
		}
	}
	for code, n := range r.who.Heard() {
		add(code, n)
	}
	for i := range towns {
		if p := &towns[i].Place; !strings.HasPrefix(p.Feature, "PCL") && !seatOfBodies(p.Name) && !r.who.Bearer(p.Text) {
			add(p.Country, townNames)
		}
	}
	add(r.datelineState(), datelineNames)
	add(r.voiceOf(), voiceNames)
	out, most := setting{c: r.c}, 0
	paper := r.paperOf()
	for code, n := range votes {
		if code == paper && code != "" {
			n += publisherNames
		}
		if n > most || n == most && code < out.state {
			out.state, most = code, n
		}
	}
	if len(votes) == 0 {
		out.state, most = paper, publisherNames
	}
	if out.state == paper {
		all += publisherNames
	}
	told := all >= leastTold && r.length() >= leastSentences
	share := float64(most) / float64(max(all, 1))
	if out.state == "" || most < leastNames && most < all || most < fewestNames || share < shareOfBodies {
		return setting{c: r.c, told: told}
	}
	out.told, out.alone, out.firm = told, share >= shareOfAll, most >= manyNames
	return out
}

// length is how many sentences the parts of a document have that are read.
func (r *reader) length() int {
	n := 0
	for i := range r.passages {
		n += len(r.passages[i].sents)
	}
	return n
}

// leastSentences is how long a text must be to be about anything: a sentence alone
// only names.
const leastSentences = 3

// paperOf is the state that a document's publisher writes for, "" where that is the
// world or is not known.
func (r *reader) paperOf() string {
	p := r.doc.Publisher
	if entente.IsState(p.Country) {
		return p.Country
	}
	if known, ok := r.c.actors.Publisher(p.Name); ok {
		if known.Kind == "agency" || known.Kind == "broadcaster" || known.Kind == "international body" {
			return ""
		}
		if entente.IsState(known.Country) {
			return known.Country
		}
		return ""
	}
	state := ""
	for _, e := range r.c.actors.Resolve(p.Name, asked(r.doc)) { // "Hokkaido Shimbun"
		switch {
		case !entente.IsState(e.Code) || !bareState(e) || state != "" && e.Code != state:
			return ""
		}
		state = e.Code
	}
	return state
}

// naturalise gives those of no state on the two sides of what is told the country of
// the setting.
func (g setting) naturalise(actors, recipients []entente.Entity) {
	if g.state == "" {
		return
	}
	if g.foreigner(actors) || g.foreigner(recipients) {
		g.armed(actors)
		g.armed(recipients)
		return
	}
	named := func(side []entente.Entity) bool {
		return slices.ContainsFunc(side, func(e entente.Entity) bool { return e.Code == g.state && e.Sector == "" })
	}
	us, them := named(actors), named(recipients)
	g.side(actors, them)
	g.side(recipients, us)
}

// armed gives rebels and gangs of no state the setting even where others have a part:
// who calls on "the rebels" from abroad means those of the country in question.
func (g setting) armed(side []entente.Entity) {
	for i, e := range side {
		if e.Code == "" && g.claims(e, "") {
			side[i].Code, side[i].Reason = g.state, e.Reason+whySetting
		}
	}
}

// claims reports whether rebels or gangs without a state are those of the setting,
// whatever other state is named beside them.
func (g setting) claims(e entente.Entity, other string) bool {
	return g.state != "" && g.state != other && g.alone && g.firm && nameless(e) && slices.Contains([]string{"REB", "PRM", "CRM"}, e.Sector)
}

// foreigner reports whether one side has somebody of another state. Bodies of the
// world and unions of states have no people of their own.
func (g setting) foreigner(side []entente.Entity) bool {
	return slices.ContainsFunc(side, func(e entente.Entity) bool {
		return len(e.Members) > 0 || entente.IsState(e.Code) && e.Code != g.state
	})
}

// side gives one side the setting; named is whether the other is that very state
// by name, whose government it then is not.
func (g setting) side(side []entente.Entity, named bool) {
	for i, e := range side {
		if e.Code != "" || e.Sector == "" || !g.takes(e) || g.c.anyState(e) || named && (g.c.body(e) || g.c.guest(e.Text)) {
			continue
		}
		side[i].Code, side[i].Reason = g.state, e.Reason+whySetting
	}
}

// locals gives those of one side who are of no state the country that they are in.
// Soldiers and reporters may be another's there.
func (g setting) locals(side []entente.Entity) {
	for i, e := range side {
		if e.Code == "" && nameless(e) && !g.c.guest(e.Text) && (slices.Contains(domestic, e.Sector) || e.Sector == "UAF" || e.Sector == "PRM") {
			side[i].Code, side[i].Reason = g.state, e.Reason+", in "+g.state
		}
	}
}

// takes reports whether somebody may be taken to be of the setting: who is
// expected at home, and in a document about one country alone everybody.
func (g setting) takes(e entente.Entity) bool {
	if strings.HasSuffix(e.Reason, whyPrivate) {
		return g.alone && g.firm
	}
	return g.alone && (g.firm || !g.c.roams(e)) || nameless(e) && slices.Contains(homebound, e.Sector) && !g.c.guest(e.Text)
}

// fill gives those of no state the country where the event was, which the people
// and the police of a place are of, and else that of the setting.
func (r *reader) fill(g setting, towns []toponym.Found) {
	r.introduce()
	r.ownThings(g, towns)
	for i := range r.out.Mentions {
		m := &r.out.Mentions[i]
		if p := m.Place; p != nil && p.Located && settles(p) {
			there := setting{c: r.c, state: p.Country}
			there.locals(m.Actors)
			there.locals(m.Recipients)
		}
		if g.alone {
			g.naturalise(m.Actors, m.Recipients)
		}
		r.ofPlace(m, towns)
		g.naturalise(m.Actors, m.Recipients)
		r.sources(m, g)
	}
	if !g.alone {
		return
	}
	for i := range r.out.Positions {
		side := []entente.Entity{r.out.Positions[i].Actor}
		g.side(side, true)
		r.out.Positions[i].Actor = side[0]
	}
}

// sources gives those who vouch for a mention, and bear no state, the country of the
// event's place or of the setting, and names what the text says of them elsewhere.
func (r *reader) sources(m *entente.Mention, g setting) {
	for i, a := range m.Standing.AttributedTo {
		if a.Source.Code != "" || len(a.Source.Members) > 0 || a.Source.Text == "" {
			continue
		}
		one := []entente.Entity{r.known(a.Source)}
		if p := m.Place; p != nil && p.Located && settles(p) {
			setting{c: r.c, state: p.Country}.locals(one)
		}
		g.side(one, false)
		if one[0].Code != "" {
			m.Standing.AttributedTo = slices.Clone(m.Standing.AttributedTo)
			m.Standing.AttributedTo[i].Source = one[0]
		}
	}
}

// introduce gives names that a title or a lead has before anybody says whose they
// are what the text says of them further down.
func (r *reader) introduce() {
	for i := range r.out.Mentions {
		m := &r.out.Mentions[i]
		for _, side := range [...][]entente.Entity{m.Actors, m.Recipients} {
			for k := range side {
				side[k] = r.known(side[k])
			}
		}
	}
}

// known is a name of whom nothing is known with what the text says of him elsewhere.
func (r *reader) known(e entente.Entity) entente.Entity {
	if e.Code != "" || e.Sector != "" || len(e.Members) > 0 || !unicode.IsUpper(firstRune(e.Text)) {
		return e
	}
	if known, ok := r.who.Later(e.Text); ok {
		known.Text, known.Span, known.Unknown = e.Text, e.Span, e.Unknown
		known.Reason = "introduced elsewhere in the text: " + known.Reason
		return known
	}
	if r.who.Private(e.Text) {
		e.Sector, e.Reason = "CVL", e.Reason+whyPrivate
	}
	return e
}
