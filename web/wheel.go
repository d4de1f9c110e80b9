package web

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"entente"
	"entente/tie"
)

// wheel is the network of ties laid out on a circle: the states of a bloc side by
// side, lines between those that are near each other, and broken ones between
// those that are hostile. Lengths are in units of the SVG's view box.
type wheel struct {
	ID          string
	Size        float64
	Spokes      []spoke
	Rim         []rimState
	Left        int // states that are not drawn
	Title, Desc string
}

// spoke is a tie.
type spoke struct {
	X1, Y1, X2, Y2, Width float64
	Class, Href           string
	Dyad                  entente.Dyad
	Closeness             float64
}

// rimState is a state on the rim.
type rimState struct {
	X, Y, R        float64
	TextX, TextY   float64
	Anchor         string
	Code, Class    string
	Href, BlocName string
}

// wheelSize is the room that a wheel has, and how many states it shows.
type wheelSize struct {
	id           string
	size, margin float64
	most         int
}

var (
	wideWheel  = wheelSize{"wide", 720, 52, 70}
	phoneWheel = wheelSize{"phone", 360, 48, 36}
)

// newWheel lays out the strongest states of a network.
func newWheel(size wheelSize, n *tie.Network) *wheel {
	drawn := strongest(n.States, size.most)
	c := &wheel{ID: size.id, Left: len(n.States) - len(drawn), Title: "The network of ties"}
	// Few states need no large circle.
	c.Size = math.Min(size.size, 2*size.margin+120+24*float64(len(drawn)))
	place := map[string]rimState{}
	centre, radius := c.Size/2, c.Size/2-size.margin
	for i, m := range drawn {
		angle := 2*math.Pi*(float64(i)+.5)/float64(len(drawn)) - math.Pi/2
		x, y := math.Cos(angle), math.Sin(angle)
		s := rimState{X: round(centre + radius*x), Y: round(centre + radius*y), R: round(3 + math.Min(6, math.Sqrt(m.Strength)/4)),
			TextX: round(centre + (radius+13)*x), TextY: round(centre + (radius+13)*y + 4), Anchor: "start",
			Code: m.Code, Class: blocClass(m.Bloc), Href: "/?q=" + m.Code, BlocName: fmt.Sprintf("bloc %d", m.Bloc+1)}
		switch {
		case math.Abs(x) < .25:
			s.Anchor = "middle"
		case x < 0:
			s.Anchor = "end"
		}
		place[m.Code] = s
		c.Rim = append(c.Rim, s)
	}
	c.join(place, n.Cold, "cold")
	c.join(place, n.Near, "near")
	c.Desc = fmt.Sprintf("%s in %s, %s of closeness %g and more, %s of closeness −%g and less. The tables on this page say the same.",
		plural(len(n.States), "state"), plural(len(n.Blocs), "bloc"), plural(len(n.Near), "tie"), tie.Near, plural(len(n.Cold), "tie"), tie.Near)
	return c
}

// strongest are the states with the strongest ties, in their order in the
// network.
func strongest(all []tie.Member, most int) []tie.Member {
	if len(all) <= most {
		return all
	}
	by := slices.Clone(all)
	slices.SortStableFunc(by, func(a, b tie.Member) int { return cmp.Compare(b.Strength, a.Strength) })
	least := by[most-1].Strength
	kept := slices.DeleteFunc(slices.Clone(all), func(m tie.Member) bool { return m.Strength < least })
	return kept[:min(len(kept), most)]
}

// join draws ties between states on the rim: within a bloc in its colour.
func (c *wheel) join(place map[string]rimState, ties []tie.Standing, kind string) {
	for _, s := range ties {
		a, okA := place[s.Dyad.A]
		b, okB := place[s.Dyad.B]
		if !okA || !okB {
			continue
		}
		class := kind
		if kind == "near" && a.Class == b.Class {
			class += " " + a.Class
		}
		c.Spokes = append(c.Spokes, spoke{X1: a.X, Y1: a.Y, X2: b.X, Y2: b.Y, Width: round(.6 + math.Min(4, math.Abs(s.Closeness)/18)),
			Class: class, Href: dyadHref(s.Dyad), Dyad: s.Dyad, Closeness: s.Closeness})
	}
}

// sortBridges puts those first through which most ways lead.
func sortBridges(all []tie.Member) {
	slices.SortStableFunc(all, func(a, b tie.Member) int { return cmp.Compare(b.Between, a.Between) })
}
