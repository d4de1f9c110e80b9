package web

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"entente/tie"
)

// curve is the closeness of a tie over time, laid out: the line with the gaps
// in what was read, marks where the rate of events changed, and below it what
// went from one to the other and which agreements bind them. Lengths are in
// units of the SVG's view box.
type curve struct {
	ID            string
	Width, Height float64
	Left, Right   float64
	Zero          float64 // y of closeness 0
	Top, Base     float64 // of the plot
	Path          string  // the line, broken at gaps
	Gaps          []stretch
	Rules         []rule
	Dates         []tick
	Changes       []flag // Sure ones and, hollow, likely ones
	Transfers     []flag
	Force         []stretch
	LaneText      float64 // y of the word for the lane of agreements, 0 without one
	Title, Desc   string

	first, days int
}

// stretch is a time with a name: a gap, or a term of an agreement.
type stretch struct {
	X, W, Y, H  float64
	Href, Label string
}

// The two sizes of a curve, as wide as those of the timeline, and the most
// points of its line.
var (
	wideCurve  = chartSize{id: "wide", width: 960, height: 250, left: 34, right: 8, top: 30, bottom: 22, maxBars: 320, dateEvery: 90}
	phoneCurve = chartSize{id: "phone", width: 360, height: 250, left: 28, right: 4, top: 30, bottom: 22, maxBars: 150, dateEvery: 70}
)

// The lanes under the plot: how high one of transfers and one of agreements is,
// and the most of these.
const (
	transferLane, forceLane = 16.0, 9.0
	mostLanes               = 4
	markY                   = 18.0 // of the marks of changes
)

// newCurve lays out the points of some days.
func newCurve(size chartSize, points []tie.Point) *curve {
	c := &curve{ID: size.id, Width: size.width, Height: size.height, Left: size.left, Right: size.width - size.right,
		Top: size.top, Base: size.height - size.bottom - transferLane - forceLane*mostLanes - 12,
		first: dayNumber(points[0].Day), days: len(points)}
	low, high := 0.0, 0.0
	for i := range points {
		low, high = math.Min(low, points[i].Closeness), math.Max(high, points[i].Closeness)
	}
	if high-low < 10 {
		high = math.Max(high, low+10)
	}
	per := (c.Base - c.Top) / (high - low)
	y := func(v float64) float64 { return round(c.Top + (high-v)*per) }
	c.Zero = y(0)
	step := niceStep(int(math.Ceil(high - low)))
	for v := int(math.Ceil(low/float64(step))) * step; float64(v) <= high; v += step {
		c.Rules = append(c.Rules, rule{y(float64(v)), strings.Replace(strconv.Itoa(v), "-", "−", 1)})
	}
	gaps := tie.Gaps(points)
	for _, g := range gaps {
		s := c.stretch(g.From, g.To)
		s.Y, s.H = c.Top, c.Base-c.Top
		s.Label = fmt.Sprintf("Nothing was read from %s to %s", dayShort(g.From), dayShort(g.To.AddDate(0, 0, -1)))
		c.Gaps = append(c.Gaps, s)
	}
	c.Path = c.line(points, gaps, y, max(1, (len(points)+size.maxBars-1)/size.maxBars))
	u := unitFor(points[0].Day, points[len(points)-1].Day, size.maxBars/2)
	c.dates(points, u, float64(size.dateEvery))
	c.tell(points)
	return c
}

// dayNumber counts days from 1970-01-01.
func dayNumber(t time.Time) int { return int(math.Floor(float64(t.Unix()) / 86400)) }

// x is where a day begins.
func (c *curve) x(day time.Time) float64 {
	return round(c.Left + (c.Right-c.Left)*float64(dayNumber(day)-c.first)/float64(c.days))
}

// shows reports whether a day is on the curve.
func (c *curve) shows(day time.Time) bool {
	n := dayNumber(day) - c.first
	return n >= 0 && n < c.days
}

// stretch is a time as far as the curve shows it; an open end is its own.
func (c *curve) stretch(from, to time.Time) stretch {
	a, b := math.Max(c.x(from), c.Left), c.Right
	if !to.IsZero() {
		b = math.Min(c.x(to), c.Right)
	}
	return stretch{X: a, W: round(math.Max(b-a, 1))}
}

// line draws every so many days, from the end of one gap to the start of the
// next.
func (c *curve) line(points []tie.Point, gaps []tie.Gap, y func(float64) float64, step int) string {
	var b strings.Builder
	pen := "M"
	for i := range points {
		if len(gaps) > 0 && !points[i].Day.Before(gaps[0].To) {
			gaps = gaps[1:]
		}
		if len(gaps) > 0 && !points[i].Day.Before(gaps[0].From) {
			pen = "M"
			continue
		}
		ends := len(gaps) > 0 && points[i].Day.Equal(gaps[0].From.AddDate(0, 0, -1))
		if pen == "M" || ends || i%step == 0 || i == len(points)-1 {
			fmt.Fprintf(&b, "%s%g %g", pen, c.x(points[i].Day), y(points[i].Closeness))
			if pen == "M" { // a day alone between two gaps is a point
				fmt.Fprintf(&b, "h0.1")
			}
			pen = "L"
		}
	}
	return b.String()
}

func (c *curve) dates(points []tie.Point, u unit, every float64) {
	last := math.Inf(-1)
	for at := u.start(points[0].Day); !at.After(points[len(points)-1].Day); at = u.next(at) {
		if x := c.x(at); x >= c.Left && x-last >= every && x <= c.Right-labelWidth {
			last = x
			c.Dates = append(c.Dates, tick{x, dateLabel(bin{From: at, Unit: u})})
		}
	}
}

// tell says in words what the curve shows.
func (c *curve) tell(points []tie.Point) {
	low, high := points[0], points[0]
	for _, p := range points {
		if p.Closeness < low.Closeness {
			low = p
		}
		if p.Closeness > high.Closeness {
			high = p
		}
	}
	end := points[len(points)-1]
	c.Title = "Closeness by day"
	c.Desc = fmt.Sprintf("From %s to %s. It is highest on %s, at %s, lowest on %s, at %s, and %s at the end. %s in what was read.",
		dayShort(points[0].Day), dayShort(end.Day), dayShort(high.Day), withSign(high.Closeness), dayShort(low.Day), withSign(low.Closeness),
		withSign(end.Closeness), plural(len(c.Gaps), "gap"))
}

// mark sets a change point on the curve.
func (c *curve) mark(ch changeView) {
	if c.shows(ch.Day) {
		c.Changes = append(c.Changes, flag{X: c.x(ch.Day), Y: markY, Href: ch.Href, Label: ch.Words, Hollow: ch.Probability < tie.Sure, Up: ch.More()})
	}
}

// transfer sets a transfer under the curve.
func (c *curve) transfer(t transferMark) {
	if c.shows(t.Day) {
		c.Transfers = append(c.Transfers, flag{X: c.x(t.Day), Y: c.Base + transferLane/2 + 2, Href: t.Href, Label: t.Words})
	}
}

// bind draws when an agreement binds, in the first lane that is free: as tie
// counts it, from its signature on, which may lie long before it is in force.
func (c *curve) bind(a agreementView) {
	for _, t := range tie.Terms(&a.RegisteredAgreement) {
		if n := dayNumber(t.From) - c.first; n >= c.days || !t.To.IsZero() && dayNumber(t.To) <= c.first {
			continue
		}
		s := c.stretch(t.From, t.To)
		s.Href, s.Label, s.H = "#"+a.Anchor(), a.Name()+", binding from "+dayShort(t.From)+" on", forceLane-2
		lane := 0
		for _, other := range c.Force {
			if taken := int((other.Y - c.lanes()) / forceLane); taken >= lane && other.X < s.X+s.W && s.X < other.X+other.W {
				lane = min(taken+1, mostLanes-1)
			}
		}
		s.Y = c.lanes() + forceLane*float64(lane)
		c.Force = append(c.Force, s)
		c.LaneText = c.lanes() - 3
	}
}

// lanes is the y of the first lane of agreements.
func (c *curve) lanes() float64 { return c.Base + transferLane + 10 }
