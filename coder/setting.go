package coder

import (
	"slices"
	"strings"

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
	titleNames     = 2 // a name in the title
	datelineNames  = 3
	publisherNames = 2
	leastNames     = 3 // fewer tell nothing
)

// How large a state's share of all must be, for its own bodies to be taken for
// granted, and for everybody.
const (
	shareOfBodies = 0.6
	shareOfAll    = 0.75
)

// whySetting is added to the reason of who is taken to be of the setting.
const whySetting = ", of the country that the text is about"

// setting is the country that a document is about, "" if it is about none or
// several.
type setting struct {
	c     *Coder
	state string
	alone bool // it is about hardly any other
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
		if p := &towns[i].Place; !strings.HasPrefix(p.Feature, "PCL") {
			add(p.Country, 1)
		}
	}
	add(r.datelineState(), datelineNames)
	add(r.doc.Publisher.Country, publisherNames)
	out, most := setting{c: r.c}, 0
	for code, n := range votes {
		if n > most || n == most && code < out.state {
			out.state, most = code, n
		}
	}
	share := float64(most) / float64(max(all, 1))
	if most < leastNames || share < shareOfBodies {
		return setting{c: r.c}
	}
	out.alone = share >= shareOfAll
	return out
}

// naturalise gives those of no state on the two sides of what is told the country of
// the setting.
func (g setting) naturalise(actors, recipients []entente.Entity) {
	if g.state == "" || g.foreigner(actors) || g.foreigner(recipients) {
		return
	}
	named := func(side []entente.Entity) bool {
		return slices.ContainsFunc(side, func(e entente.Entity) bool { return e.Code == g.state && e.Sector == "" })
	}
	us, them := named(actors), named(recipients)
	g.side(actors, them)
	g.side(recipients, us)
}

// foreigner reports whether one side has somebody of another state.
func (g setting) foreigner(side []entente.Entity) bool {
	return slices.ContainsFunc(side, func(e entente.Entity) bool {
		return len(e.Members) > 0 || e.Code != "" && e.Code != g.state
	})
}

// side gives one side the setting; named is whether the other is that very state
// by name, whose government it then is not.
func (g setting) side(side []entente.Entity, named bool) {
	for i, e := range side {
		if e.Code != "" || e.Sector == "" || !g.takes(e) || named && (g.c.body(e) || g.c.guest(e.Text)) {
			continue
		}
		side[i].Code, side[i].Reason = g.state, e.Reason+whySetting
	}
}

// takes reports whether somebody may be taken to be of the setting: who is
// expected at home, and in a document about one country alone everybody.
func (g setting) takes(e entente.Entity) bool {
	return g.alone || nameless(e) && slices.Contains(homebound, e.Sector) && !g.c.guest(e.Text)
}

// fill gives those of no state the country where the event was, which the people
// and the police of a place are of, and else that of the setting.
func (r *reader) fill() {
	towns := r.where.Resolve()
	g := r.settingOf(towns)
	r.ownThings(g, towns)
	for i := range r.out.Mentions {
		m := &r.out.Mentions[i]
		if p := m.Place; p != nil && p.Located && !strings.HasPrefix(p.Feature, "PCL") && !seatOfBodies(p.Name) {
			there := setting{c: r.c, state: p.Country}
			there.side(m.Actors, false)
			there.side(m.Recipients, false)
		}
		if g.alone {
			g.naturalise(m.Actors, m.Recipients)
		}
		r.ofPlace(m, towns)
		g.naturalise(m.Actors, m.Recipients)
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
