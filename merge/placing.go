package merge

import (
	"slices"
	"strings"
	"time"

	"entente"
)

// Placing is where a mention stands among those that may be one event with it.
type Placing struct {
	Family string
	Day    time.Time
}

// Merger makes events of mentions. The zero value works; what it knows beyond
// that makes it surer.
type Merger struct {
	// Kin knows which words can name one happening. Without it any two of a
	// type can.
	Kin *Kin
}

// Place gives the placing of each mention of a document. A mention that says too little of who
// did it to whom, or of when, is placed with the one in its document that says
// it: of the same type, with all its parties, of a day that it can mean, by a
// word that can name the same, if there is only one such happening. ms are all
// mentions of the document, in any order.
func (g Merger) Place(ms []entente.Mention, doc entente.Document) []Placing {
	ms = g.Kin.allSided(ms, &doc)
	all := make([]Placing, len(ms))
	for i := range ms {
		all[i] = Placing{Family(&ms[i]), Day(&ms[i], doc)}
	}
	placed := slices.Clone(all)
	for i := range ms {
		in := g.toldIn(ms, all, i, unsure)
		if len(in) == 0 {
			in = g.toldIn(ms, all, i, lacking)
		}
		switch len(in) {
		case 0:
			if lacking(&ms[i]) {
				placed[i].Family = familyBeside(ms, i, placed[i].Family)
			} else {
				placed[i].Family = familyAgainst(ms, i, placed[i].Family)
			}
		case 1:
			placed[i] = in[0]
		}
	}
	for i := range ms {
		if bare(&ms[i]) && placed[i] == all[i] {
			g.takeUp(ms, placed, i)
		}
		if atHome(&ms[i]) && placed[i] == all[i] {
			placed[i].Family = familyAbroad(ms, i, &doc, all[i].Family)
		}
		if bound(&ms[i]) && placed[i] == all[i] {
			placed[i].Family = g.inItsWords(&ms[i], &doc, all[i].Family)
		}
	}
	return placed
}

// bare reports whether a mention names nobody who takes part.
func bare(m *entente.Mention) bool {
	return !anyCoded(m.Actors) && !anyCoded(named(m.Recipients))
}

// takeUp places a mention that names nobody ("the strike") with the only happening of its type that others of the document tell of,
// whoever of it they name.
func (g Merger) takeUp(ms []entente.Mention, placed []Placing, i int) {
	var in []Placing
	for j := range ms {
		if j != i && !bare(&ms[j]) && g.tellsOf(&ms[j], &ms[i]) && !slices.Contains(in, placed[j]) {
			in = append(in, placed[j])
		}
	}
	if len(in) == 1 {
		placed[i] = in[0]
	}
}

// toldIn is where those mentions of a document are placed that can be of what one says too little of, by a measure of what is
// too little; none where it says enough.
func (g Merger) toldIn(ms []entente.Mention, all []Placing, i int, little func(*entente.Mention) bool) []Placing {
	if !little(&ms[i]) {
		return nil
	}
	var in []Placing
	for j := range ms {
		if j != i && !little(&ms[j]) && g.tellsOf(&ms[j], &ms[i]) && !slices.Contains(in, all[j]) {
			in = append(in, all[j])
		}
	}
	return in
}

// unsure reports whether a mention is lacking without whom the coder put in.
func unsure(m *entente.Mention) bool {
	if lacking(m) {
		return true
	}
	if joint(m) {
		return len(calledBy(named(m.Actors), named(m.Recipients))) < 2
	}
	return !anyCoded(named(m.Actors)) || len(named(m.Recipients)) == 0
}

// familyBeside is the family of a mention that leaves out who acts, or one who meets or agrees, if all that its
// document tells of the other side has it with one state only: that state is who is left out. So is, of an assault
// by those who bear arms in a state without being its forces, that state, if they have nobody else on the other side.
// Otherwise it is its own, as given; so is that of what leaves out to whom, as do others that it must be found beside.
func familyBeside(ms []entente.Mention, i int, own string) string {
	m := ms[i]
	of, _ := clans(m.Actors, m.Recipients)
	acts := anyCoded(m.Actors)
	if two := onlyTwo(ms); len(of) == 0 && len(two) == 2 && reciprocal(&m) && m.Standing.Time != entente.Historical {
		m.Actors = []entente.Entity{{Text: two[0], Code: two[0]}, {Text: two[1], Code: two[1]}}
		return Family(&m)
	}
	if len(of) != 1 || signs(&m) || acts && !reciprocal(&m) && !armedOnly(&m) || m.Standing.Time == entente.Historical && undated(&m) {
		return own
	}
	with := leftOut(ms, &m, of[0])
	if with == "" {
		return own
	}
	other := []entente.Entity{{Text: with, Code: with}}
	if acts {
		m.Recipients = other
	} else {
		m.Actors = other
	}
	return Family(&m)
}

// familyAgainst is the family of an assault, or of aid, whose other side was put in: if all that its document tells of the one
// who acts has it with one other state only, that is whom it was on. Otherwise it is its own, as given.
func familyAgainst(ms []entente.Mention, i int, own string) string {
	m := ms[i]
	of, _ := clans(named(m.Actors))
	if few(m.Event) || len(of) != 1 || len(named(m.Recipients)) > 0 {
		return own
	}
	with := counterparts(ms, of[0], named)
	if len(with) != 1 {
		return own
	}
	m.Recipients = []entente.Entity{{Text: with[0], Code: with[0]}}
	return Family(&m)
}

// onlyTwo are the two states that a document tells of, nil if it tells of fewer or more.
func onlyTwo(ms []entente.Mention) []string {
	var all []string
	for i := range ms {
		for _, es := range [2][]entente.Entity{named(ms[i].Actors), named(ms[i].Recipients)} {
			for j := range es {
				if c := es[j].Code; entente.IsState(c) && !slices.Contains(all, c) {
					all = append(all, c)
				}
			}
		}
		if len(all) > 2 {
			return nil
		}
	}
	slices.Sort(all)
	return all
}

// inArms ends the clan of those who bear arms in a state without being its forces.
const inArms = " in arms"

// armedOnly reports whether a mention is of an assault by those who bear arms in a state without being its
// forces, of which nothing tells whom it was on.
func armedOnly(m *entente.Mention) bool {
	return m.Event == "ASSAULT" && strings.HasSuffix(actors(m), inArms) && !anyCoded(recipients(m))
}

// leftOut is the state on the other side of one, as its document tells of it; empty if it tells of none, or of
// several.
func leftOut(ms []entente.Mention, m *entente.Mention, of string) string {
	home, armed := strings.CutSuffix(of, inArms)
	with := counterparts(ms, of, named)
	if !armed {
		home, _, _ = strings.Cut(of, " ")
	}
	if len(with) == 0 && home != of {
		with = counterparts(ms, home, named)
	}
	if len(with) == 0 { // of whom the coder put in
		with = counterparts(ms, home, func(es []entente.Entity) []entente.Entity { return es })
	}
	switch {
	case len(with) == 1:
		return with[0]
	case len(with) > 1:
		return ""
	case reciprocal(m):
		if only, none := onlyOther(ms, of); !none {
			return only
		}
		return host(ms, of)
	case armed && anyCoded(m.Actors):
		return home
	}
	return ""
}

// host is the state, another than one, in which a document has those meet who leave out with whom; empty if none or several.
func host(ms []entente.Mention, of string) string {
	at := ""
	for i := range ms {
		p := ms[i].Place
		if p == nil || !reciprocal(&ms[i]) || p.Country == of || !entente.IsState(p.Country) {
			continue
		}
		if at != "" && at != p.Country {
			return ""
		}
		at = p.Country
	}
	return at
}

// onlyOther is the state that a document tells of besides one, empty if of none or of several, and whether it is none.
func onlyOther(ms []entente.Mention, of string) (only string, none bool) {
	for i := range ms {
		_, all := clans(ms[i].Actors, ms[i].Recipients)
		for _, c := range all {
			switch c, _, _ = strings.Cut(c, " "); {
			case c == of || c == only:
			case only != "":
				return "", false
			default:
				only = c
			}
		}
	}
	return only, only == ""
}

// counterparts are the states that mentions of a document have on the other side of one, of those that count.
func counterparts(ms []entente.Mention, of string, count func([]entente.Entity) []entente.Entity) []string {
	var all []string
	for i := range ms {
		a, _ := clans(count(ms[i].Actors))
		r, _ := clans(count(ms[i].Recipients))
		if joint(&ms[i]) {
			a, _ = between(&ms[i])
			r = a
		}
		for _, side := range [2][2][]string{{a, r}, {r, a}} {
			if slices.Contains(side[0], of) {
				all = append(all, side[1]...)
			}
		}
	}
	slices.Sort(all)
	return slices.DeleteFunc(slices.Compact(all), func(c string) bool { return c == of || !entente.IsState(c) })
}

// mutual are the types whose parties do the same to each other, whoever of them
// the sentence begins with.
func mutual(kind string) bool { return kind == "CONSULT" || kind == "COOPERATE" || kind == "AGREE" }

// reciprocal reports whether a mention's parties do the same to each other: talks, pledges, or relations that they
// take up, which one report has of both and another of the one that recognises the other.
func reciprocal(m *entente.Mention) bool {
	return mutual(m.Event) || m.Event == "SUPPORT" && (m.CAMEO == "050" || m.CAMEO == "054")
}

// signs reports whether a mention is of an agreement signed.
func signs(m *entente.Mention) bool { return m.Event == "SUPPORT" && strings.HasPrefix(m.CAMEO, "057") }

// joint reports whether a mention's parties do the same to each other.
func joint(m *entente.Mention) bool { return reciprocal(m) || signs(m) }

// lacking reports whether a mention leaves open who, to whom or when.
func lacking(m *entente.Mention) bool {
	switch m.Date.Precision {
	case entente.Week, entente.Month, entente.Year:
		return true
	}
	if joint(m) {
		return len(parties(m)) < 2
	}
	return !anyCoded(m.Actors) || len(m.Recipients) == 0 || armedOnly(m)
}

// parties are what all who take part go by, each once, in order.
func parties(m *entente.Mention) []string { return calledBy(m.Actors, m.Recipients) }

func calledBy(sides ...[]entente.Entity) []string {
	var all []string
	for _, es := range sides {
		for _, e := range es {
			if n := name(e); n != "" {
				all = append(all, n)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// tellsOf reports whether a full mention can be of what a lacking one of the
// same document means.
func (g Merger) tellsOf(full, m *entente.Mention) bool {
	if full.Event != m.Event || (full.Standing.Time == entente.Historical) != (m.Standing.Time == entente.Historical) || !canMean(m.Date, full.Date) {
		return false
	}
	if a, b := modeKind(full), modeKind(m); a != "" && b != "" && a != b {
		return false
	}
	if g.Kin != nil && !signs(m) && full.Trigger.Text != "" && m.Trigger.Text != "" && !g.Kin.Related(full.Trigger.Text, m.Trigger.Text) {
		return false
	}
	if joint(m) {
		return within(calledBy(named(m.Actors), named(m.Recipients)), parties(full))
	}
	return within(calledBy(named(m.Actors)), calledBy(full.Actors)) && within(calledBy(named(m.Recipients)), calledBy(full.Recipients))
}

func within(some, all []string) bool {
	return !slices.ContainsFunc(some, func(s string) bool { return !slices.Contains(all, s) })
}

// canMean reports whether a date that may be vague can mean a day.
func canMean(vague, day entente.Date) bool {
	if vague.Precision == entente.Published || vague.Precision == "" || vague.Time.IsZero() {
		return true
	}
	if day.Precision != entente.Day {
		return vague.Precision == day.Precision && vague.Time.Equal(day.Time)
	}
	from := midnight(vague.Time)
	to := from.AddDate(0, 0, 1)
	switch vague.Precision {
	case entente.Week:
		to = from.AddDate(0, 0, 7)
	case entente.Month:
		to = from.AddDate(0, 1, 0)
	case entente.Year:
		to = from.AddDate(1, 0, 0)
	}
	return !day.Time.Before(from) && day.Time.Before(to)
}
