package origin

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"entente"
)

// How soon after a report others print it or write it again.
const (
	Printed = 14 * 24 * time.Hour // the same words
	retold  = 4 * 24 * time.Hour  // other words, with a credit
)

// Of the names and numbers of the shorter text, how many one that is written anew
// keeps, and how many at least: a paper that credits an agency for something
// else has others.
const (
	keptShare = 0.35
	keptLeast = 3
)

// Texts parts reports by the text that they go back to, whoever owns their
// publishers: they share a good part of their words within Printed of each
// other, or one credits the other's publisher in its title or first paragraphs,
// came out within days of it and has its names and numbers; of several reports
// of the credited publisher it goes back to the one with most of these. It gives
// each report the number of its group. What is together does not depend on the
// order of the reports. Unlike Group it asks of no happening: two reports of one
// agency are two. It compares each with each and is for some hundreds.
func Texts(reports []Report, press Press, furniture func(uint32) bool) []int {
	order := make([]int, len(reports))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(reports[a].ID, reports[b].ID) })
	sorted, sketches := make([]Report, len(reports)), make([]Sketch, len(reports))
	for n, i := range order {
		sorted[n], sketches[n] = reports[i], reports[i].Sketch
	}
	join := newForest(len(sorted))
	for _, p := range links(sketches, furniture) {
		if sorted[p.a].Published.Sub(sorted[p.b].Published).Abs() <= Printed {
			join.unite(p.a, p.b)
		}
	}
	g := newGrouping(press, sorted)
	for n := range sorted {
		if j := g.retells(sorted, n); j >= 0 {
			join.unite(n, j)
		}
	}
	of := make([]int, len(reports))
	for n, i := range order {
		of[i] = join.root(n)
	}
	return of
}

// Source is which of several reports another one is written after (see Texts), -1
// for none. Publishers that the registry does not have are known by who put the
// reports out.
func Source(r Report, among []Report, press Press) int {
	all := append([]Report{r}, among...)
	return max(newGrouping(press, all).retells(all, 0), 0) - 1
}

// DeskKey is what the reports that a publisher put out on a day are found by.
func DeskKey(publisher string, day time.Time) uint32 {
	return deskKey(strings.Fields(newMasthead(Outlet{Name: publisher}).name), day)
}

func deskKey(name []string, day time.Time) uint32 {
	return hash(append([]string{"desk", day.UTC().Format(time.DateOnly)}, name...))
}

// maxSourceKeys bounds what a text is looked up by.
const maxSourceKeys = 240

// SourceKeys are the DeskKeys of the reports that a text may be written after: of
// whatever its credits may name, on the days from which it can be.
func (s *Sketch) SourceKeys(published time.Time) []uint32 {
	var out []uint32
	for _, c := range s.Credits {
		named := words(strings.NewReplacer("'s ", " ", "’s ", " ").Replace(c.Name))
		for n := len(named); n > 0; n-- {
			for i := 0; i+n <= len(named) && len(out) < maxSourceKeys; i++ {
				for day := published; published.Sub(day) <= retold; day = day.AddDate(0, 0, -1) {
					out = append(out, deskKey(named[i:i+n], day))
				}
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// retells is the report that report i is written after, -1 for none.
func (g *grouping) retells(reports []Report, i int) int {
	best, most := -1, 0
	for _, p := range g.named(&reports[i]) {
		for j := range reports {
			n := kept(&reports[i], &reports[j])
			if j == i || n == 0 || !g.putOut(&reports[j], p) {
				continue
			}
			if n > most || n == most && earlier(&reports[j], &reports[best]) {
				best, most = j, n
			}
		}
	}
	return best
}

func earlier(a, b *Report) bool {
	return cmp.Or(a.Published.Compare(b.Published), cmp.Compare(a.ID, b.ID)) < 0
}

// named are the publishers that a report credits, without its own.
func (g *grouping) named(r *Report) []entente.Publisher {
	var all []entente.Publisher
	for _, c := range r.Sketch.Credits {
		p, ok := g.find(c.Name)
		if ok && !g.putOut(r, p) && !slices.ContainsFunc(all, func(o entente.Publisher) bool { return o.Name == p.Name }) {
			all = append(all, p)
		}
	}
	return all
}

// putOut reports whether a publisher is one of a report's outlets.
func (g *grouping) putOut(r *Report, p entente.Publisher) bool {
	return slices.ContainsFunc(r.Outlets, func(o Outlet) bool { return o.Publisher(g.press).Name == p.Name })
}

// kept is how many names and numbers of one report stand in another, as far as
// it can be written after that; 0 if it cannot.
func kept(r, of *Report) int {
	after := r.Published.Sub(of.Published)
	n := common(r.Sketch.Marks, of.Sketch.Marks)
	fewer := min(len(r.Sketch.Marks), len(of.Sketch.Marks))
	if after < 0 || after > retold || n < keptLeast || float64(n) < keptShare*float64(fewer) {
		return 0
	}
	return n
}

// masthead is a name under which others credit an outlet that the registry does
// not have: its words, and those that stand in brackets behind them.
type masthead struct {
	outlet Outlet
	name   string
	at     string
}

func newMasthead(o Outlet) masthead {
	name, at, _ := strings.Cut(o.Name, " (")
	name = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(name), "The "), "the ")
	return masthead{o, strings.Join(words(name), " "), strings.Join(words(at), " ")}
}

// amongOutlets finds a credited publisher among those who put the reports out: the
// longest whose name stands in the credit. One that two can be meant by is none,
// unless what stands in brackets behind their names tells which ("the Sample State
// Agency in Moscow").
func (g *grouping) amongOutlets(credit string) (entente.Publisher, bool) {
	if strings.ToLower(credit) == credit {
		return entente.Publisher{}, false // a name has a capital
	}
	in := " " + strings.Join(words(strings.NewReplacer("'s ", " ", "’s ", " ").Replace(credit)), " ") + " "
	holds := func(words string) bool { return words != "" && strings.Contains(in, " "+words+" ") }
	var can []masthead
	for _, o := range g.outlets {
		switch {
		case !holds(o.name) || len(can) > 0 && len(can[0].name) > len(o.name):
			continue
		case len(can) > 0 && len(can[0].name) < len(o.name):
			can = can[:0]
		}
		can = append(can, o)
	}
	if len(can) > 1 {
		can = slices.DeleteFunc(can, func(o masthead) bool { return !holds(o.at) })
	}
	if len(can) != 1 {
		return entente.Publisher{}, false
	}
	return can[0].outlet.Publisher(g.press), true
}
