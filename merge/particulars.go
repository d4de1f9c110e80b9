package merge

import (
	"cmp"
	"fmt"
	"hash/maphash"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"entente"
)

// # Particulars
//
// Of mentions that agree in type, who acts and day, some still tell of two
// happenings: sanctions on two states, strikes on two cities, talks of other
// ministers, a call and a visit. What tells them apart are particulars: who is
// acted upon, the place, the persons, the kind of means. Two mentions speak
// against each other where both give a particular and it is not the same; what
// a mention does not give speaks for nothing, save that one which leaves out who
// is acted upon must be told by its document or its words to be of one that says it.
//
// A visit is no talks: he who arrives has not met anybody yet, and whom he meets
// then is another happening. A visit to a person is talks.

// particulars are what a mention gives beyond type, who acts and day.
type particulars struct {
	to      string              // the states and bodies acted upon, "" if none is known by a code
	guess   string              // the states and bodies acted upon that the coder put in, where to has none
	thing   string              // who or what else is acted upon, as the text calls it
	common  bool                // the thing is called by common words, not by a name
	hit     bool                // the thing is that which was hit or seized: another is another happening
	actors  string              // who acts, as far as known by a code, where the parties do not do the same to each other
	party   string              // of what parties do together, the one that is told
	open    bool                // they do it together, and not both are told
	place   *entente.Place      // nil if none is given finer than a country
	persons map[string][]string // by code, who holds an office there, sorted
	by, on  []outsider          // who of a state acts and is acted upon that does not act for it
	kind    string              // of its mode
}

func particularsOf(m *entente.Mention) particulars {
	p := particulars{kind: meansKind(m)}
	switch {
	case signs(m):
		p.joined(signatories(m))
	case reciprocal(m):
		all, _ := between(m)
		p.joined(all)
	default:
		p.actors = actors(m)
		if all := recipients(m); anyCoded(all) {
			p.to = codedOnly(all)
			p.on = outsiders(all)
		} else if len(all) > 0 {
			p.thing, p.hit = list(all, name), m.Event == "ASSAULT" || m.Event == "COERCE"
			p.common = len(all) == 1 && all[0].Text == strings.ToLower(all[0].Text)
		}
		if p.to == "" {
			p.guess = guessed(m)
		}
	}
	p.by = outsiders(m.Actors)
	if m.Place != nil && m.Place.Located && m.Place.Resolution >= provinceResolution {
		p.place = m.Place
	}
	if personal(m.Event) {
		p.persons = officials(m)
	}
	return p
}

// guessed are the states and bodies acted upon that the coder put in, "" for none.
func guessed(m *entente.Mention) string {
	for i := range m.Recipients {
		if m.Recipients[i].Inferred && m.Recipients[i].Code != "" && !among(m.Actors, &m.Recipients[i]) {
			return codedOnly(m.Recipients)
		}
	}
	return ""
}

// actors are who acts, as far as known by a code.
func actors(m *entente.Mention) string {
	if len(m.Actors) == 1 && m.Actors[0].Code != "" {
		return leads(m)
	}
	all, _ := clans(m.Actors)
	return strings.Join(all, besides)
}

// outsider is who is of a state and does not act for it.
type outsider struct{ state, circle, id string }

// outsiders are those among actors, nil if there are none.
func outsiders(es []entente.Entity) []outsider {
	var all []outsider
	for i := range es {
		if c := circle(es[i].Sector); c != "" && !es[i].Inferred && entente.IsState(es[i].Code) {
			all = append(all, outsider{es[i].Code, c, es[i].ID})
		}
	}
	return all
}

// strangers reports whether two lists of bodies tell of others: of one state both
// name some, and none of the one can be one of the other.
func strangers(a, b []outsider) bool {
	for _, x := range a {
		same, known := false, false
		for _, y := range b {
			if x.state == y.state {
				known = true
				same = same || x.circle == y.circle && agree(x.id, y.id)
			}
		}
		if known && !same {
			return true
		}
	}
	return false
}

// joined fills in who signed, met or agreed: all parties, or the one that is known.
func (p *particulars) joined(parties []string) {
	switch p.open = len(parties) < 2; len(parties) {
	case 0:
	case 1:
		p.party = parties[0]
	default:
		p.to = strings.Join(parties, besides)
	}
}

// signatories are who signs, each once, in order: who is told of as a people signs for its state ("the
// Australians and their neighbours"), and so does its parliament.
func signatories(m *entente.Mention) []string {
	all, _ := clans(m.Actors, m.Recipients)
	for i, c := range all {
		all[i] = strings.TrimSuffix(strings.TrimSuffix(c, " people"), " LEG")
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// provinceResolution is the coarsest resolution (see entente.Place) that tells
// one happening in a state from another.
const provinceResolution = 2

// personal reports whether it matters for a type which person acts: not for
// what forces and bodies do.
func personal(kind string) bool {
	switch kind {
	case "CONSULT", "AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN":
		return true
	}
	return false
}

// officials are the persons with an office, by the code that they act for.
func officials(m *entente.Mention) map[string][]string {
	var by map[string][]string
	for _, es := range [][]entente.Entity{m.Actors, m.Recipients} {
		for _, e := range es {
			if who := cmp.Or(e.ID, e.Name); e.Office != "" && who != "" && e.Code != "" {
				if by == nil {
					by = map[string][]string{}
				}
				if !slices.Contains(by[e.Code], who) {
					by[e.Code] = append(by[e.Code], who)
					slices.Sort(by[e.Code])
				}
			}
		}
	}
	return by
}

// modeKinds groups the modes that reports of one happening give for each other.
// A mode that is not here tells nothing apart.
var modeKinds = map[string]string{
	"CONSULT visit": visit, "CONSULT multilateral": "in person", "CONSULT phone": "by phone", "CONSULT ": talks,

	"ASSAULT abduct": "abduction", "ASSAULT beat": "by hand", "ASSAULT torture": "by hand", "ASSAULT sexual": "by hand",
	"ASSAULT firearms": "by guns", "ASSAULT explosives": "by bombs", "ASSAULT suicide-attack": "by bombs", "ASSAULT aerial": "by bombs",
	"ASSAULT drone": "by bombs",

	"RETREAT withdraw": "withdrawal", "RETREAT release": "release", "RETREAT disarm": "disarmament", "RETREAT ceasefire": "ceasefire",
	"RETREAT access": "access", "RETREAT resign": resignation,

	"SANCTION convict": "conviction", "SANCTION expel": "expulsion", "SANCTION withdraw": "withdrawal",

	"PROTEST strike": "strike", "PROTEST hunger": "hunger strike", "PROTEST demo": "on the street", "PROTEST riot": "on the street",

	"COERCE arrest": "arrest", "COERCE deport": "deportation", "COERCE censor": "censorship", "COERCE curfew": "curfew",
	"COERCE martial-law": "martial law", "COERCE seize": "seizure", "COERCE cyber": "cyber", "COERCE misinformation": "misinformation",
}

const (
	visit       = "visit"
	resignation = "resignation"

	talks = "talks" // by phone, in person, or it is not said how
)

func modeKind(m *entente.Mention) string { return modeKinds[m.Event+" "+m.Mode] }

// meansKind is the kind of means of a mention. A visit to a person is talks; what names one party only may be either ("he
// arrived").
func meansKind(m *entente.Mention) string {
	kind := modeKind(m)
	person := func(e entente.Entity) bool { return e.Office != "" && cmp.Or(e.ID, e.Name) != "" }
	switch {
	case kind == visit && slices.ContainsFunc(m.Recipients, person):
		return talks
	case kind == talks && len(named(m.Actors))+len(named(m.Recipients)) < 2:
		return ""
	}
	return kind
}

// otherKind reports whether two kinds of means are not of one happening.
func otherKind(a, b string) bool {
	switch {
	case a == "" || b == "" || a == b:
		return false
	case a == talks || b == talks:
		return a == visit || b == visit
	}
	return true
}

// level puts particulars that tell more before those that tell less.
func (p *particulars) level() int {
	return 32*no(p.actors != "") + 16*no(p.to != "") + 8*no(p.thing != "") + 4*no(p.place != nil) + 2*no(len(p.persons) > 0) + no(p.kind != "" && p.kind != talks)
}

// String is the particulars in words.
func (p *particulars) String() string {
	var parts []string
	if whom := cmp.Or(p.to, p.thing, p.party); whom != "" {
		parts = append(parts, "to "+whom)
	}
	if p.place != nil {
		parts = append(parts, "at "+cmp.Or(p.place.Name, p.place.Text))
	}
	for _, code := range inOrderOf(p.persons) {
		parts = append(parts, code+" by "+strings.Join(p.persons[code], ", "))
	}
	if p.kind != "" && p.kind != talks {
		parts = append(parts, p.kind)
	}
	return strings.Join(parts, ", ")
}

// elsewhereSaid says that two are not of one happening for their places.
const elsewhereSaid = "another place"

// inOrderOf are the keys of a map in order.
func inOrderOf[V any](m map[string]V) []string {
	if len(m) == 0 {
		return nil
	}
	return slices.Sorted(maps.Keys(m))
}

// against says why two cannot be of one happening, "" if nothing speaks
// against it.
func (p *particulars) against(o *particulars) string {
	switch {
	case p.to != o.to && p.to != "" && o.to != "" && !partOfThem(p.to, o.to) && !partOfThem(o.to, p.to):
		return "another recipient"
	case p.actors != o.actors && p.actors != "" && o.actors != "" && !partOfThem(p.actors, o.actors) && !partOfThem(o.actors, p.actors):
		return "another actor"
	case p.hit && p.otherThing(o):
		return "another recipient"
	case !p.partyIn(o) || !o.partyIn(p):
		return "another party"
	case strangers(p.by, o.by) || strangers(o.by, p.by):
		return "another actor"
	case strangers(p.on, o.on) || strangers(o.on, p.on):
		return "another recipient"
	case p.place != nil && o.place != nil && elsewhere(p.place, o.place):
		return elsewhereSaid
	case otherKind(p.kind, o.kind):
		return "another kind"
	}
	for code, who := range p.persons {
		if others := o.persons[code]; len(others) > 0 && !slices.ContainsFunc(who, func(w string) bool { return slices.Contains(others, w) }) {
			return "other persons"
		}
	}
	return ""
}

// names reports whether two name the same actors and the same acted upon, as far as they name them.
func (p *particulars) names(o *particulars) bool {
	return agree(p.actors, o.actors) && agree(p.to, o.to) && !p.otherThing(o)
}

// otherThing reports whether two act upon two things, as their texts call them, and upon nobody.
func (p *particulars) otherThing(o *particulars) bool {
	return p.to == "" && o.to == "" && p.thing != o.thing && p.thing != "" && o.thing != "" && !(p.common && o.common && sameThing(p.thing, o.thing))
}

// sameThing reports whether what texts call two things has a word of substance in common ("the start of the talks", "the talks").
func sameThing(a, b string) bool {
	const substance = 5 // letters, as articles and prepositions have fewer
	for w := range strings.FieldsSeq(a) {
		if len(w) >= substance && slices.Contains(strings.Fields(b), w) {
			return true
		}
	}
	return false
}

// partOfThem reports whether those listed (see list) are among others.
func partOfThem(few, all string) bool {
	if len(few) >= len(all) || !strings.Contains(all, besides) {
		return false
	}
	of := strings.Split(all, besides)
	for one := range strings.SplitSeq(few, besides) {
		if !slices.Contains(of, one) {
			return false
		}
	}
	return true
}

// partyIn reports whether the one party that is told can be of those that others
// tell.
func (p *particulars) partyIn(o *particulars) bool {
	if p.party == "" || o.to == "" && o.party == "" {
		return true
	}
	return p.party == o.party || slices.Contains(strings.Split(o.to, besides), p.party)
}

// near is how many kilometres two places of one happening may be apart, each
// of them being a town or finer.
const near = 40

// elsewhere reports whether two places are known to be two. A province is where
// its towns are.
func elsewhere(a, b *entente.Place) bool {
	if a.GeoNames != 0 && a.GeoNames == b.GeoNames {
		return false
	}
	if a.Resolution == provinceResolution || b.Resolution == provinceResolution {
		return a.Country != b.Country || a.Province != "" && b.Province != "" && a.Province != b.Province
	}
	return kilometres(a, b) > near
}

// kilometres is the way between two places on a sphere.
func kilometres(a, b *entente.Place) float64 {
	const radius, rad = 6371, math.Pi / 180
	sq := func(x float64) float64 { return x * x }
	h := sq(math.Sin((b.Lat-a.Lat)*rad/2)) + math.Cos(a.Lat*rad)*math.Cos(b.Lat*rad)*sq(math.Sin((b.Lon-a.Lon)*rad/2))
	return 2 * radius * math.Asin(math.Sqrt(min(1, h)))
}

// happening is reports of one family and day that nothing tells apart.
type happening struct {
	reports []*report
	first   *particulars     // of the first report of it
	has     particulars      // persons and kind that any gives, without the place
	places  []*entente.Place // every place that one gives
	docs    documents        // that its reports stand in
	words   [][]uint64       // stems of the first reports' words, once asked for
	day     time.Time        // once all of a family are known
	nth     int              // of the days of its calendar
	into    *happening       // of a day before, which this is
}

func newHappening(r *report) *happening {
	h := &happening{first: &r.has}
	h.add(r)
	return h
}

func (h *happening) add(r *report) {
	h.reports = append(h.reports, r)
	h.docs.add(r.m.DocumentID)
	if r.has.place != nil && !slices.ContainsFunc(h.places, func(p *entente.Place) bool { return *p == *r.has.place }) {
		h.places = append(h.places, r.has.place)
	}
	h.has.open = h.has.open && r.has.open || len(h.reports) == 1 && r.has.open
	h.has.by, h.has.on = append(h.has.by, r.has.by...), append(h.has.on, r.has.on...)
	h.has.party = cmp.Or(h.has.party, r.has.party)
	if len(r.has.to) > len(h.has.to) {
		h.has.to = r.has.to
	}
	if len(r.has.actors) > len(h.has.actors) {
		h.has.actors = r.has.actors
	}
	if h.has.thing == "" {
		h.has.thing, h.has.common = r.has.thing, r.has.common
	}
	h.has.hit = h.has.hit || r.has.hit
	if h.has.kind == "" || h.has.kind == talks && r.has.kind != "" {
		h.has.kind = r.has.kind
	}
	for code, who := range r.has.persons {
		if h.has.persons == nil {
			h.has.persons = map[string][]string{}
		}
		all := append(slices.Clone(h.has.persons[code]), who...)
		slices.Sort(all)
		h.has.persons[code] = slices.Compact(all)
	}
}

// against says why a report cannot be of the happening, "" if it can.
func (h *happening) against(p *particulars) string {
	if h.notAt(p.place) {
		return elsewhereSaid
	}
	return h.has.against(p)
}

// notAt reports whether a place, nil for none, is not one of those of the happening.
func (h *happening) notAt(place *entente.Place) bool {
	return place != nil && slices.ContainsFunc(h.places, func(o *entente.Place) bool { return elsewhere(o, place) })
}

// happenings parts the reports of one family and day by particulars: those that
// give most first; one that gives less joins what it can be of if that is one
// thing, or if its document or words tell which of several; what is left of one level is joined
// among itself. The result does not depend on the order of reports.
func (g Merger) happenings(reports []*report) []*happening {
	slices.SortFunc(reports, byParticulars)
	var all []*happening
	for len(reports) > 0 {
		n := 1
		for n < len(reports) && reports[n].level == reports[0].level {
			n++
		}
		all = g.join(all, reports[:n])
		reports = reports[n:]
	}
	return all
}

// byParticulars puts reports in the order in which happenings takes them.
func byParticulars(a, b *report) int {
	if a.level != b.level {
		return a.level - b.level
	}
	if c := cmp.Compare(a.particulars(), b.particulars()); c != 0 {
		return c
	}
	return compareReports(a, b)
}

// join adds the reports of one level to what those before it made.
func (g Merger) join(before []*happening, reports []*report) []*happening {
	to := make([]*happening, len(reports))
	for i, r := range reports {
		to[i] = g.meant(before, r)
	}
	follow(before, to, reports)
	var fresh []*happening
	for i, r := range reports {
		h := to[i]
		if h == nil {
			n := slices.IndexFunc(fresh, func(f *happening) bool {
				return f.against(&r.has) == "" && (!r.has.open && f.has.names(&r.has) || f.docs.has(r.m.DocumentID) && !f.has.otherThing(&r.has) || g.told(f, r)) || g.copies(f, r)
			})
			if n < 0 {
				fresh = append(fresh, newHappening(r))
				continue
			}
			h = fresh[n]
		}
		h.add(r)
	}
	return append(before, fresh...)
}

// follow puts a report that leaves out who is acted upon, and whose words do not
// tell of which happening it is, to the only one that it can be of, if the words
// of another one like it tell that: two such of one day are one.
func follow(before []*happening, to []*happening, reports []*report) {
	if !slices.ContainsFunc(to, func(h *happening) bool { return h != nil }) {
		return
	}
	told := slices.Clone(to)
	for i, r := range reports {
		if told[i] != nil || r.has.to != "" || r.has.open {
			continue
		}
		var can []*happening
		for _, h := range before {
			if h.against(&r.has) == "" {
				can = append(can, h)
			}
		}
		for j, o := range reports {
			if len(can) == 1 && told[j] == can[0] && !can[0].docs.has(o.m.DocumentID) {
				to[i] = can[0]
			}
		}
	}
}

// meant is which happening a report is of, nil if none or if nothing tells
// which of several.
func (g Merger) meant(all []*happening, r *report) *happening {
	can := make([]*happening, 0, 8)
	for _, h := range all {
		if h.against(&r.has) == "" && (!h.tellsMore(&r.has) && h.has.names(&r.has) || g.told(h, r)) {
			can = append(can, h)
		}
	}
	if town := r.town(); town != "" {
		there := func(h *happening) bool {
			return slices.ContainsFunc(h.places, func(p *entente.Place) bool { return p.Name == town || p.Text == town })
		}
		var at []*happening
		for _, h := range all {
			if there(h) && h.against(&r.has) == "" {
				at = append(at, h)
			}
		}
		if len(at) > 0 {
			can = at
		}
	}
	if len(can) > 1 {
		if in := func(h *happening) bool { return h.docs.has(r.m.DocumentID) }; slices.ContainsFunc(can, in) {
			can = slices.DeleteFunc(can, func(h *happening) bool { return !in(h) })
		}
	}
	switch len(can) {
	case 0:
		return nil
	case 1:
		return can[0]
	}
	if h := g.copyAmong(can, r); h != nil {
		return h
	}
	return g.closest(can, r)
}

// town is what an assault was on that stands for its state and is no place to the report, as "raids on Tyre" has it; empty
// if it was on nothing such.
func (r *report) town() string {
	if r.m.Event != "ASSAULT" || r.m.Place != nil || len(r.m.Recipients) != 1 {
		return ""
	}
	if e := &r.m.Recipients[0]; entente.IsState(e.Code) && e.Sector == "" && e.Name == "" && e.Text != e.Code {
		return e.Text
	}
	return ""
}

// tellsMore reports whether a happening says which state or body acts or is acted upon,
// where a report leaves it out.
func (h *happening) tellsMore(p *particulars) bool {
	return h.has.to != "" && p.to == "" || h.has.actors != "" && p.actors == ""
}

// told reports whether the document or the words of a report tell that it is of a
// happening that says more.
func (g Merger) told(h *happening, r *report) bool {
	if h.docs.has(r.m.DocumentID) && slices.ContainsFunc(h.reports, func(o *report) bool { return o.m.DocumentID == r.m.DocumentID && g.tellsOf(o.m, r.m) }) {
		return true
	}
	if h.hinted(r) {
		return true
	}
	if h.has.kind != "" && h.has.kind == r.has.kind && !mutual(r.m.Event) && h.has.names(&r.has) {
		return true
	}
	if r.has.place != nil && len(h.places) > 0 && (r.has.open || abroad(r)) { // none is another, or it would speak against it
		return true
	}
	return g.alike(h, r) >= alikeAtAll || r.has.open && !h.has.open && (g.namesAll(h, r) || h.known(r))
}

// known reports whether a report that names nobody and gives the day of something signed can mean a happening because
// its readers know it: "the treaty signed on June 19" is the one that several documents report.
func (h *happening) known(r *report) bool {
	return signs(r.m) && r.has.party == "" && r.m.Date.Precision == entente.Day && r.out.After(r.day.AddDate(0, 0, 1)) && (h.docs.many != nil || len(h.docs.few) >= wellKnown)
}

// wellKnown is how many documents report what readers know.
const wellKnown = 3

// namesAll reports whether the sentence of a report, or its document's title, names all parties of a happening that it
// leaves out ("closer ties of Oslo and Lima, not least the treaty signed on 3 May").
func (g Merger) namesAll(h *happening, r *report) bool {
	if g.Kin == nil {
		return false
	}
	words := g.words(r)
	for party := range strings.SplitSeq(h.has.to, besides) {
		if party != r.has.party && !slices.ContainsFunc(h.reports, func(o *report) bool { return g.Kin.namedIn(words, o, party) }) {
			return false
		}
	}
	return true
}

// namedIn reports whether words, as says gives them, have all those by which a report names a party.
func (k *Kin) namedIn(words []uint64, o *report, party string) bool {
	for _, es := range [][]entente.Entity{o.m.Actors, o.m.Recipients} {
		for i := range es {
			if clan(&es[i]) != party {
				continue
			}
			if all := k.says(nil, es[i].Text); len(all) > 0 && !slices.ContainsFunc(all, func(w uint64) bool { return !slices.Contains(words, w) }) {
				return true
			}
		}
	}
	return false
}

// hinted reports whether what a report leaves out is hinted at as a happening has it: whom the coder put in is whom it was
// done to; or it is of talks of one party that stand in the family of talks that tell both, so that its document told the
// other (Merger.Place).
func (h *happening) hinted(r *report) bool {
	if r.moved || r.m.Event == "CONSULT" && r.has.open && !h.has.open {
		return true
	}
	return r.has.guess != "" && r.has.guess == h.has.to && agree(h.has.actors, r.has.actors)
}

// abroad reports whether a report is of a place that is in no state which acts: at home a
// state does too much for the place to tell.
func abroad(r *report) bool {
	return !slices.ContainsFunc(r.m.Actors, func(e entente.Entity) bool { return e.Code == r.has.place.Country })
}

// How alike in words a report must be to one of several happenings, and how
// much more than to the next, from 0 to 1.
const (
	alikeWords = 0.2
	alikeAtAll = 0.15 // where it can be one only
	alikeNight = 0.4  // of two days
	alikeMore  = 0.05
	alikeLook  = 16 // reports of a happening that are compared
)

// closest is the happening that a report is most alike in words to, nil if none
// stands out.
func (g Merger) closest(can []*happening, r *report) *happening {
	if g.Kin == nil {
		return nil
	}
	words := g.words(r)
	var best *happening
	first, second := 0.0, 0.0
	for _, h := range can {
		most := g.alikeTo(h, words)
		switch {
		case most > first:
			best, first, second = h, most, first
		case most > second:
			second = most
		}
	}
	if first < alikeWords || first-second < alikeMore {
		return nil
	}
	return best
}

// alike is how alike in words a report is to the one of a happening that is most so.
func (g Merger) alike(h *happening, r *report) float64 {
	if g.Kin == nil {
		return 0
	}
	return g.alikeTo(h, g.words(r))
}

func (g Merger) alikeTo(h *happening, words []uint64) float64 {
	most := 0.0
	for _, o := range h.reports[len(h.words):max(len(h.words), min(alikeLook, len(h.reports)))] {
		h.words = append(h.words, g.words(o))
	}
	for _, o := range h.words {
		most = max(most, shared(words, o))
	}
	return most
}

// words are the stems of what a report says and of its document's title, which
// tells more of the happening than most sentences do. Who takes part is left
// out: all of the family name them.
func (g Merger) words(r *report) []uint64 {
	if r.words == nil {
		r.words = g.Kin.kept(g.Kin.key(r), func() []uint64 { return g.Kin.ofReport(r) })
	}
	return r.words
}

// key is a hash of all that the words of a report are made of.
func (k *Kin) key(r *report) uint64 {
	var h maphash.Hash
	h.SetSeed(k.seed)
	add := func(s string) {
		h.WriteString(s)
		h.WriteByte(0)
	}
	add(r.says)
	add(r.doc.title)
	for _, es := range [][]entente.Entity{r.m.Actors, r.m.Recipients} {
		for i := range es {
			add(es[i].Text)
			add(es[i].Name)
		}
	}
	return h.Sum64()
}

func (k *Kin) ofReport(r *report) []uint64 {
	all := k.says(k.says(make([]uint64, 0, 64), r.says), r.doc.title)
	slices.Sort(all)
	var who []uint64
	for _, es := range [][]entente.Entity{r.m.Actors, r.m.Recipients} {
		for i := range es {
			if partakes(&es[i]) {
				who = k.says(k.says(who, es[i].Text), es[i].Name)
			}
		}
	}
	return slices.DeleteFunc(slices.Compact(all), func(w uint64) bool { return slices.Contains(who, w) })
}

// partakes reports whether the words for somebody are those that all reports of a family share. Who is described
// tells more than who is named, and so does a thing that somebody acts on, or a town that stands for its state.
func partakes(e *entente.Entity) bool {
	return e.Name != "" || !strings.Contains(e.Text, " ") && e.Code != "" && (e.Sector != "" || !entente.IsState(e.Code))
}

// shared is how many words of the shorter of two sorted lists the other has
// too, from 0 to 1. One word in common is chance.
func shared(a, b []uint64) float64 {
	shorter := min(len(a), len(b))
	n := 0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			n++
			a, b = a[1:], b[1:]
		}
	}
	if n < 2 {
		return 0
	}
	return float64(n) / float64(shorter)
}

// apart says of the other happenings of a family and day why they are not this
// one.
func (h *happening) apart(all []*happening) string {
	if len(all) == 1 {
		return ""
	}
	whys := map[string]int{}
	for _, o := range all {
		if o != h {
			why := o.against(&h.has)
			if why == "" && slices.ContainsFunc(h.places, o.notAt) {
				why = elsewhereSaid
			}
			whys[cmp.Or(why, "too little told to say which it is")]++
		}
	}
	var parts []string
	for _, why := range slices.Sorted(maps.Keys(whys)) {
		parts = append(parts, fmt.Sprintf("%s (%d)", why, whys[why]))
	}
	return strings.Join(parts, ", ")
}
