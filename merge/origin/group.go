package origin

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"entente"
)

// Report is one document that reports a thing.
type Report struct {
	ID        string // of the document
	Outlets   []Outlet
	Published time.Time
	Sketch    Sketch
	Standings []entente.Standing // of its mentions of the thing
}

// Outlet is who put a document out, as far as the document tells: a name, an
// address, or both, and what came with it of the publisher.
type Outlet struct {
	Name, URL string
	Came      entente.Publisher // believed where the registry has none
}

// Label is what an outlet is called: its name, or the host of its address;
// empty if neither is known.
func (o Outlet) Label() string {
	if o.Name != "" {
		return o.Name
	}
	return o.host()
}

func (o Outlet) host() string {
	u, err := url.Parse(o.URL)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// Publisher finds an outlet in the registry, by host or else by name; of one
// that it has not nothing is known but its label and what came with it.
func (o Outlet) Publisher(press Press) entente.Publisher {
	for _, n := range []string{o.host(), o.Name} {
		if n == "" {
			continue
		}
		if p, ok := press.Publisher(n); ok {
			return p
		}
	}
	o.Came.Name = o.Label()
	return o.Came
}

// voice is what publishers are counted by: a state that controls them, their
// owner, or themselves.
func voice(p entente.Publisher) string {
	switch {
	case p.StateControlled && p.Country != "":
		return "state " + p.Country
	case p.Owner != "":
		return "owner " + p.Owner
	case p.Name != "":
		return "name " + p.Name
	}
	return ""
}

// Group tells the origins of reports of one thing, those of most documents
// first. Each report is of exactly one. It depends on the reports, not on their
// order. furniture tells of paragraphs, by hash, that recur throughout the
// record; it may be nil.
func Group(reports []Report, press Press, furniture func(uint32) bool) []entente.Origin {
	reports = slices.Clone(reports)
	slices.SortFunc(reports, func(a, b Report) int { return cmp.Compare(a.ID, b.ID) })
	g := newGrouping(press, reports)
	texts := make([]Sketch, len(reports))
	for i := range reports {
		texts[i] = reports[i].Sketch
	}
	g.join = newForest(len(reports))
	for _, p := range links(texts, furniture) {
		g.join.unite(p.a, p.b)
	}
	g.reports = make([]sourced, len(reports))
	first := g.firsts(reports)
	for i := range reports {
		g.reports[i] = g.source(&reports[i], first[i])
	}
	g.uniteVoices()
	return g.origins()
}

// grouping is one call of Group or Texts.
type grouping struct {
	press   Press
	outlets []masthead // of all reports, each name once, sorted
	found   map[string]lookup
	reports []sourced
	join    forest
}

func newGrouping(press Press, reports []Report) *grouping {
	g := &grouping{press: press, found: map[string]lookup{}}
	seen := map[string]bool{}
	for i := range reports {
		for _, o := range reports[i].Outlets {
			if !seen[o.Name] {
				seen[o.Name] = true
				g.outlets = append(g.outlets, newMasthead(o))
			}
		}
	}
	slices.SortFunc(g.outlets, func(a, b masthead) int { return cmp.Compare(a.outlet.Name, b.outlet.Name) })
	return g
}

type lookup struct {
	p  entente.Publisher
	ok bool
}

// sourced is a report with whom it is from.
type sourced struct {
	*Report
	outlets []entente.Publisher
	from    entente.Publisher // whom it credits, or else its outlet; zero if it copies one unnamed
	manner  Manner            // empty where it credits nobody
}

// firsts tells of each report whether it is the one that those of the same text
// may have it from: that of him whom others credit, an agency's, or else the one
// that came out before them.
func (g *grouping) firsts(reports []Report) []bool {
	first := map[int]int{}
	names := map[string]bool{}
	for i := range reports {
		for _, p := range g.named(&reports[i]) {
			names[p.Name] = true
		}
	}
	for i := range reports {
		root := g.join.root(i)
		if j, ok := first[root]; !ok || g.before(&reports[i], &reports[j], names) {
			first[root] = i
		}
	}
	out := make([]bool, len(reports))
	for _, i := range first {
		out[i] = true
	}
	return out
}

// before reports whether of two reports with one text a is rather the source of b
// than b of a. Agencies and states sell or give what they write, and papers often
// give the day only. names are those whom any report credits.
func (g *grouping) before(a, b *Report, names map[string]bool) bool {
	is := func(r *Report, what func(entente.Publisher) bool) int {
		return no(slices.ContainsFunc(r.Outlets, func(o Outlet) bool { return what(o.Publisher(g.press)) }))
	}
	sells := func(p entente.Publisher) bool { return p.Kind == "agency" || p.StateControlled }
	named := func(p entente.Publisher) bool { return names[p.Name] }
	return cmp.Or(cmp.Compare(is(a, named), is(b, named)), cmp.Compare(is(a, sells), is(b, sells)), a.Published.Compare(b.Published), cmp.Compare(a.ID, b.ID)) < 0
}

// no is 0 for yes, so that yes comes first.
func no(yes bool) int {
	if yes {
		return 0
	}
	return 1
}

// source finds whom a report is from.
func (g *grouping) source(r *Report, first bool) sourced {
	s := sourced{Report: r}
	for _, o := range r.Outlets {
		s.outlets = append(s.outlets, o.Publisher(g.press))
	}
	s.from, s.manner = g.credited(&s)
	if s.manner == "" && first && len(s.outlets) == 1 {
		s.from = s.outlets[0]
	}
	return s
}

// credited is the source that a report names: him whom all its mentions give as
// theirs, him whom its lead goes back to, or him whose text it is marked as. One
// who credits himself credits nobody.
func (g *grouping) credited(s *sourced) (entente.Publisher, Manner) {
	if p, ok := g.vouched(s); ok {
		return p, Reported
	}
	for _, manners := range [][]Manner{{Reported}, {Dateline, Credited}} {
		for _, c := range s.Sketch.Credits {
			if !slices.Contains(manners, c.Manner) {
				continue
			}
			if p, ok := g.find(c.Name); ok && !s.itself(p) && s.Sketch.about(c, p) {
				return p, c.Manner
			}
		}
	}
	return entente.Publisher{}, ""
}

// about reports whether a credit tells where the text is from. What a state's
// media say further down than at the beginning may be an answer to it, unless
// the beginning has it from "state media".
func (s *Sketch) about(c Credit, p entente.Publisher) bool {
	return c.Manner != Reported || c.Paragraph <= 1 || !p.StateControlled ||
		slices.ContainsFunc(s.Credits, func(o Credit) bool {
			return o.Manner == Reported && o.Paragraph <= 1 && strings.Contains(o.Name, "state") && strings.Contains(o.Name, "media")
		})
}

// itself reports whether a publisher is one of a report's outlets.
func (s *sourced) itself(p entente.Publisher) bool {
	return slices.ContainsFunc(s.outlets, func(o entente.Publisher) bool { return voice(o) == voice(p) })
}

// vouched is the publisher on whose word all mentions of a report stand.
func (g *grouping) vouched(s *sourced) (entente.Publisher, bool) {
	var one entente.Publisher
	for i, st := range s.Standings {
		if len(st.AttributedTo) == 0 {
			return one, false
		}
		by := st.AttributedTo[0]
		if by.Kind != entente.Media && by.Kind != entente.StateMedia {
			return one, false
		}
		p, ok := g.find(cmp.Or(by.Source.Name, by.Source.Text))
		if !ok || s.itself(p) || i > 0 && voice(p) != voice(one) {
			return one, false
		}
		one = p
	}
	return one, len(s.Standings) > 0
}

// find looks a name up, each once: in the registry, or else among those who put
// the reports out.
func (g *grouping) find(name string) (entente.Publisher, bool) {
	l, ok := g.found[name]
	if !ok {
		if l.p, l.ok = find(g.press, name); !l.ok {
			l.p, l.ok = g.amongOutlets(name)
		}
		g.found[name] = l
	}
	return l.p, l.ok
}

// uniteVoices joins the reports that are from one voice.
func (g *grouping) uniteVoices() {
	by := map[string]int{}
	for i := range g.reports {
		v := voice(g.reports[i].from)
		if v == "" {
			continue
		}
		if j, ok := by[v]; ok {
			g.join.unite(i, j)
		} else {
			by[v] = i
		}
	}
}

// origins makes an origin of each group.
func (g *grouping) origins() []entente.Origin {
	groups := map[int][]*sourced{}
	for i := range g.reports {
		root := g.join.root(i)
		groups[root] = append(groups[root], &g.reports[i])
	}
	out := make([]entente.Origin, 0, len(groups))
	for _, group := range groups {
		out = append(out, origin(group))
	}
	slices.SortFunc(out, func(a, b entente.Origin) int {
		return cmp.Or(cmp.Compare(len(b.Outlets), len(a.Outlets)), cmp.Compare(len(b.Documents), len(a.Documents)),
			cmp.Compare(a.Name, b.Name), cmp.Compare(a.Documents[0], b.Documents[0]))
	})
	return out
}

// origin is what a group of reports comes from.
func origin(group []*sourced) entente.Origin {
	var o entente.Origin
	credits := 0
	votes := map[string]int{}
	for _, s := range group {
		o.Documents = append(o.Documents, s.ID)
		for _, p := range s.outlets {
			if p.Name != "" && !slices.Contains(o.Outlets, p.Name) {
				o.Outlets = append(o.Outlets, p.Name)
			}
		}
		switch {
		case s.manner != "":
			votes[s.from.Name] += 3
			credits++
		case s.from.Kind == "agency":
			votes[s.from.Name] += 2
		case s.from.StateControlled:
			votes[s.from.Name]++
		}
	}
	slices.Sort(o.Outlets)
	o.Name = most(votes)
	if o.Name == "" {
		o.Name = earliest(group)
	}
	o.Citing = unnamed(group)
	o.Reason = because(group, credits)
	return o
}

// most is the name with the most votes, of equals the first in the alphabet.
func most(votes map[string]int) string {
	best := ""
	for name, n := range votes {
		if name != "" && (best == "" || n > votes[best] || n == votes[best] && name < best) {
			best = name
		}
	}
	return best
}

// earliest is who put the first report of a group out.
func earliest(group []*sourced) string {
	first := slices.MinFunc(group, func(a, b *sourced) int {
		return cmp.Or(a.Published.Compare(b.Published), cmp.Compare(a.ID, b.ID))
	})
	if len(first.outlets) == 0 {
		return ""
	}
	return first.outlets[0].Name
}

// unnamed says on which unnamed people's word alone all reports of a group
// stand, empty if on others' too.
func unnamed(group []*sourced) string {
	votes := map[string]int{}
	for _, s := range group {
		if len(s.Standings) == 0 {
			return ""
		}
		for _, st := range s.Standings {
			n := len(st.AttributedTo)
			if n == 0 || st.AttributedTo[n-1].Kind != entente.Anonymous {
				return ""
			}
			votes["unnamed "+plainly(st.AttributedTo[n-1].Source.Text)]++
		}
	}
	return most(votes)
}

// plainly is what unnamed people are called, without how many and how unnamed
// they are: "two anonymous US officials".
func plainly(text string) string {
	idle := []string{"the", "a", "an", "two", "three", "four", "five", "several", "some", "many", "other", "unnamed", "anonymous",
		"unidentified", "unspecified", "senior", "one", "multiple", "certain"}
	fields := strings.Fields(strings.ReplaceAll(text, "U.S.", "US"))
	for len(fields) > 1 && slices.Contains(idle, strings.ToLower(fields[0])) {
		fields = fields[1:]
	}
	if len(fields) == 0 {
		return "sources"
	}
	common := []string{"officials", "sources", "diplomats", "people", "aides", "analysts", "experts", "insiders", "observers", "soldiers", "reports"}
	if low := strings.ToLower(fields[0]); slices.Contains(common, low) {
		fields[0] = low // it began a sentence
	}
	return strings.Join(fields, " ")
}

// because says why the reports of a group are one origin.
func because(group []*sourced, credits int) string {
	if len(group) == 1 {
		if credits == 1 {
			return "one document, which credits " + group[0].from.Name
		}
		return "one document"
	}
	s := fmt.Sprintf("%d documents", len(group))
	if credits > 0 {
		s += fmt.Sprintf(", %d with a credit of their source", credits)
	}
	var voices []string
	copies := 0
	for _, r := range group {
		v := voice(r.from)
		if v == "" {
			copies++
		} else if !slices.Contains(voices, v) {
			voices = append(voices, v)
		}
	}
	if copies > 0 || len(voices) > 1 {
		s += ", with parts of one text"
	}
	return s
}

// forest is a set of groups (union-find); the root of each is its least member,
// so that it does not depend on the order in which they were joined.
type forest []int

func newForest(n int) forest {
	f := make(forest, n)
	for i := range f {
		f[i] = i
	}
	return f
}

func (f forest) root(i int) int {
	for f[i] != i {
		f[i] = f[f[i]]
		i = f[i]
	}
	return i
}

func (f forest) unite(a, b int) {
	a, b = f.root(a), f.root(b)
	f[max(a, b)] = min(a, b)
}
