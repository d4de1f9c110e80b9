package coder

import (
	"slices"

	"entente"
	"entente/actor"
	"entente/codebook"
	"entente/coder/frame"
)

// wherein are the prepositions under which people stand in a place.
var wherein = []string{"in", "from", "across", "near", "inside"}

// placed gives groups that the text ties to no country that of the place where it
// says they are: "people living in flooded parts of Mali", "rebels in the hills
// of Oman". The reader of actors has done so where place and group touch.
func (s *sentence) placed(es []entente.Entity) []entente.Entity {
	var out []entente.Entity
	for _, e := range es {
		places := s.placesOf(e)
		if len(places) == 0 {
			out = append(out, e)
		}
		for _, p := range places {
			g := e
			g.Code, g.Reason = s.refs[p].Entity.Code, e.Reason+", in "+s.refs[p].Entity.Text
			if end := s.placeEnd(p); end > g.Span.End {
				g.Span.End = end
				g.Text = s.text[g.Span.Start:end]
			}
			if !slices.ContainsFunc(out, g.Same) {
				out = append(out, g)
			}
		}
	}
	return out
}

// needyOf tells of which state those are who are helped, where their own phrase
// does not: of the only other one that the sentence names as a place behind
// them ("shelter for people after the flood in Mali"). Help to a force of peace
// is help to the state where it stands, too.
func (s *sentence) needyOf(helped, helpers []entente.Entity) []entente.Entity {
	var out []entente.Entity
	for _, e := range helped {
		r := slices.IndexFunc(s.refs, func(r actor.Ref) bool { return r.Entity.Span == e.Span })
		switch {
		case r < 0:
		case e.Code == "" && len(e.Members) == 0 && (e.Sector == "CVL" || e.Sector == "REF" || e.Sector == "MED"):
			if p := s.onlyPlace(r, helpers); p >= 0 {
				e.Code, e.Reason = s.refs[p].Entity.Code, e.Reason+", with "+s.refs[p].Entity.Text+" the only place named"
				e.Span.End = s.placeEnd(p)
				e.Text = s.text[e.Span.Start:e.Span.End]
			}
		case !entente.IsState(e.Code) && s.c.ledger.has("moved", s.lemma(s.refs[r].Head)):
			for _, p := range s.under(s.refs[r].Head, "in") {
				if host, ok := s.entity(p); ok && entente.IsState(host.Code) && bareState(host) {
					out = append(out, host)
				}
			}
		}
		out = append(out, e)
	}
	return out
}

// onlyPlace is the place in refs of the one state that a sentence names besides
// those who act, if it stands behind a group as a place; else -1.
func (s *sentence) onlyPlace(group int, actors []entente.Entity) int {
	at := -1
	for r := range s.refs {
		e := s.refs[r].Entity
		if !entente.IsState(e.Code) || slices.ContainsFunc(actors, func(a entente.Entity) bool { return a.Code == e.Code }) {
			continue
		}
		h := s.refs[r].Head
		if r < group || !bareState(e) || !s.relIs(h, "nmod", "obl") || !slices.Contains(wherein, s.caseOf(h)) || at >= 0 && s.refs[at].Entity.Code != e.Code {
			return -1
		}
		at = r
	}
	return at
}

// placeEnd is where the phrase of a place ends in the text: "the Daraa
// countryside" with its noun.
func (s *sentence) placeEnd(r int) int {
	last := s.refs[r].Last
	if h := s.head(s.refs[r].Head); h == last+1 && s.relIs(s.refs[r].Head, "compound", "amod") {
		last = h
	}
	return s.word(last).End
}

// placesOf are the countries, by their place in refs, that the phrase of a group
// of no country says it is in.
func (s *sentence) placesOf(e entente.Entity) []int {
	if e.Code != "" || e.Sector == "" || e.Sector == "JRN" || len(e.Members) > 0 {
		return nil
	}
	r := slices.IndexFunc(s.refs, func(r actor.Ref) bool { return r.Entity.Span == e.Span })
	if r < 0 {
		return nil
	}
	return s.placesBelow(s.refs[r].Head, s.refs[r].Last, 0)
}

// placesBelow looks for them in the phrases and participles behind a word.
func (s *sentence) placesBelow(i, after, depth int) []int {
	if depth > 2 {
		return nil
	}
	for _, k := range s.kids[i] {
		if k <= after {
			continue
		}
		switch {
		case s.relIs(k, "nmod", "obl") && (slices.Contains(wherein, s.caseOf(k)) || depth > 0 && (s.caseOf(k) == "of" || s.caseOf(k) == "by")):
			if out := s.countriesAt(k); len(out) > 0 {
				return out
			}
		case s.rel(k) == "acl" && s.word(k).XPOS != "VB":
		default:
			continue
		}
		if out := s.placesBelow(k, k, depth+1); len(out) > 0 {
			return out
		}
	}
	return nil
}

// countriesAt are the bare countries at a word, in its modifiers and coordinated
// with it.
func (s *sentence) countriesAt(i int) []int {
	var out []int
	whose := slices.Concat(s.modifiers(i), s.kidsBy(i, "nmod:poss"))
	if s.c.lex.Knows(s.lemma(i), frame.Noun) {
		whose = nil // "killed in a Turkish strike": whose it was, not where
	}
	for _, h := range append([]int{i}, slices.Concat(s.kidsBy(i, "conj"), whose)...) {
		r := s.refAt[h]
		if r < 0 || !entente.IsState(s.refs[r].Entity.Code) || !bareState(s.refs[r].Entity) {
			continue
		}
		if !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	return out
}

// atHome gives a group of no country that of the other side, if the sentence
// names no second country: "Nigerian doctors ended their strike against [the
// government]". Where it names one, whose the group is stays open; so it does
// for rebels who act, since they may have come over the border.
func (s *sentence) atHome(f *frame.Frame, r *roles) {
	home := s.onlyCountry()
	if home == "" {
		return
	}
	in := func(e entente.Entity) bool { return e.Code == home }
	mere := func(e entente.Entity) bool { return e.Code == home && (e.Sector == "" || s.c.guest(e.Text)) }
	if slices.ContainsFunc(r.actors, in) && !(s.outsider(home) && abroadOnly(f) && !slices.ContainsFunc(r.actors, func(e entente.Entity) bool { return !bareState(e) })) {
		s.naturalise(r.recipients, home, domestic, false)
	}
	if slices.ContainsFunc(r.recipients, in) {
		sectors := domestic[1:]
		if s.home != "" && s.home != home { // "LIMA - A court rejected the appeal of a Chilean"
			sectors = slices.DeleteFunc(slices.Clone(sectors), func(x string) bool { return slices.Contains(homebound, x) })
		}
		s.naturalise(r.actors, home, sectors, slices.ContainsFunc(r.recipients, mere))
	}
}

// outsider reports whether a state is none that the text is about, though that is
// about one.
func (s *sentence) outsider(state string) bool {
	return s.subject.state != "" && s.subject.state != state
}

// abroadOnly reports whether a government does what a frame tells to those of another
// state: "imposed visa bans on officials".
func abroadOnly(f *frame.Frame) bool { return f.Type == codebook.Sanction && f.Mode != "convict" }

// domestic are the sectors of those who act in a state of their own, rebels
// first. Soldiers, refugees, reporters and aid workers may well be another's.
var domestic = []string{"REB", "GOV", "OPP", "LEG", "JUD", "COP", "CVL", "LAB", "PTY", "EDU", "AGR", "BUS", "MED", "CRM", "SOC", "REL", "ELI"}

// naturalise gives a country to groups of some sectors that have none. Where the
// other side is that very state by name, its government is none of them.
func (s *sentence) naturalise(side []entente.Entity, home string, sectors []string, named bool) {
	for i, e := range side {
		if abroad := s.home != "" && s.home != home && s.c.body(e) && !s.c.guest(e.Text); abroad {
			continue // "LIMA - A court acquitted a Chilean"
		}
		if s.subject.claims(e, home) {
			continue // "France called on the rebels", in a text about Mali
		}
		if e.Code == "" && slices.Contains(sectors, e.Sector) && !(named && (s.c.body(e) || s.c.guest(e.Text))) {
			side[i].Code, side[i].Reason = home, e.Reason+", of the only country that is named"
		}
	}
}

// onlyCountry is the state that alone is named in the sentence, "" if it names
// none or several.
func (s *sentence) onlyCountry() string {
	home := ""
	for i := range s.refs {
		e := &s.refs[i].Entity
		if len(e.Members) > 0 || e.Code != "" && home != "" && e.Code != home {
			return ""
		}
		if e.Code != "" {
			home = e.Code
		}
	}
	if !entente.IsState(home) {
		return ""
	}
	return home
}
