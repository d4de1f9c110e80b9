package web

import (
	"fmt"
	"math"
	"strconv"
	"time"
)

// chart is the timeline of a tie, laid out: cooperation upward and conflict
// downward from one axis, and below them, apart and hollow, what is reported
// without being vouched for. Lengths are in units of the SVG's view box.
type chart struct {
	ID            string // keeps the ids of two charts on a page apart
	Width, Height float64
	Left, Right   float64 // the plot's edges
	Axis          float64 // y of the axis between cooperation and conflict
	LaneTop, Lane float64 // the strip for what stands apart: its top and its base
	Unit          string
	Title, Desc   string
	Bars          []bar
	Rules         []rule // horizontal lines with their counts
	Dates         []tick
	Flags         []flag
	Rows          []bin // what the bars show, for the table beside the chart
}

// bar is one unit of time: a link over its whole column and what is drawn in it.
type bar struct {
	Href, Label string
	X, W        float64 // of the drawn bar
	HitX, HitW  float64 // of the column
	HitY, HitH  float64
	Parts       []rect
}

// rect is a box with its class: q1 to q4, or open.
type rect struct {
	Class string
	Y, H  float64
}

// rule is a horizontal line and the count it stands for.
type rule struct {
	Y     float64
	Label string
}

// tick is a date under the chart.
type tick struct {
	X     float64
	Label string
}

// flag marks the day of a step in an agreement's life, of a change or of a
// transfer.
type flag struct {
	X, Y   float64
	Href   string
	Label  string
	Hollow bool // a change that is likely and not sure
	Up     bool // a change to more
}

// chartSize is the room that a chart has.
type chartSize struct {
	id                 string
	width, height      float64
	left, right        float64 // margins
	top, lane, bottom  float64 // margin above, height of the lane, room for dates
	maxBars, dateEvery int     // most bars; least units between dates
}

// The two sizes that every timeline is drawn in; the style sheet shows one.
var (
	wideChart = chartSize{id: "wide", width: 960, height: 300, left: 34, right: 8,
		top: 36, lane: 34, bottom: 22, maxBars: 110, dateEvery: 90}
	phoneChart = chartSize{id: "phone", width: 360, height: 280, left: 28, right: 4,
		top: 36, lane: 34, bottom: 22, maxBars: 44, dateEvery: 70}
)

// newChart lays out bins. href gives the address of the events of a bin.
func newChart(size chartSize, rows []bin, href func(bin) string) *chart {
	c := &chart{
		ID: size.id, Width: size.width, Height: size.height,
		Left: size.left, Right: size.width - size.right, Rows: rows,
	}
	if len(rows) == 0 {
		return c
	}
	c.Unit = unitNames[rows[0].Unit]
	scale := c.layRules(size, rows)
	step := (c.Right - c.Left) / float64(len(rows))
	for i, b := range rows {
		c.Bars = append(c.Bars, c.newBar(b, i, step, scale, href(b)))
	}
	c.layDates(rows, step, float64(size.dateEvery))
	c.describe(rows)
	return c
}

// scales is how many units of height one event has.
type scales struct{ plot, lane float64 }

// layRules places the axis, the lane and the horizontal lines.
func (c *chart) layRules(size chartSize, rows []bin) scales {
	up, down, open := 0, 0, 0
	for _, b := range rows {
		up, down, open = max(up, b.Up()), max(down, b.Down()), max(open, b.Open)
	}
	c.Lane = size.height - size.bottom
	c.LaneTop = c.Lane - size.lane
	room := c.LaneTop - 19 - size.top
	up, down = max(up, 1), max(down, 1)
	per := room / float64(up+down)
	c.Axis = round(size.top + per*float64(up))
	step := niceStep(max(up, down))
	for n := step; n <= up; n += step {
		c.Rules = append(c.Rules, rule{round(c.Axis - per*float64(n)), strconv.Itoa(n)})
	}
	for n := step; n <= down; n += step {
		c.Rules = append(c.Rules, rule{round(c.Axis + per*float64(n)), strconv.Itoa(n)})
	}
	return scales{per, (size.lane - 4) / float64(max(open, 1))}
}

// newBar stacks a bin: verbal next to the axis, material beyond it.
func (c *chart) newBar(b bin, i int, step float64, s scales, href string) bar {
	gap := math.Min(2, step*0.2)
	x := c.Left + step*float64(i)
	out := bar{
		Href: href, Label: b.Summary(),
		X: round(x + gap/2), W: round(step - gap), HitX: round(x), HitW: round(step),
		HitY: 0, HitH: c.Lane,
	}
	y := c.Axis
	for _, q := range []int{1, 2} {
		h := s.plot * float64(b.Quad[q])
		y -= h
		out.add("q"+strconv.Itoa(q), y, h)
	}
	y = c.Axis
	for _, q := range []int{3, 4} {
		h := s.plot * float64(b.Quad[q])
		out.add("q"+strconv.Itoa(q), y, h)
		y += h
	}
	out.add("open", c.Lane-s.lane*float64(b.Open), s.lane*float64(b.Open))
	return out
}

// add puts a box into the bar unless it has no height.
func (b *bar) add(class string, y, h float64) {
	if h > 0 {
		b.Parts = append(b.Parts, rect{class, round(y), round(h)})
	}
}

// labelWidth is the room that a date takes.
const labelWidth = 56

// layDates writes dates under the first bar and then as often as they fit.
func (c *chart) layDates(rows []bin, step, every float64) {
	last := math.Inf(-1)
	for i, b := range rows {
		x := c.Left + step*float64(i)
		if x-last < every || x > c.Right-labelWidth {
			continue
		}
		last = x
		c.Dates = append(c.Dates, tick{round(x), dateLabel(b)})
	}
}

// dateLabel is a bin's time, as short as it can be.
func dateLabel(b bin) string {
	switch b.Unit {
	case byDay, byWeek:
		return b.From.Format("2 Jan 06")
	case byMonth:
		return b.From.Format("Jan 2006")
	}
	return b.From.Format("2006")
}

// flagY is where the flags stand: below the word for the upper half, above
// the highest bar.
const flagY = 23

// mark sets a flag on the day of a step in an agreement's life, if the day is
// on the chart.
func (c *chart) mark(day time.Time, href, label string) {
	if len(c.Rows) == 0 {
		return
	}
	first, end := c.Rows[0].From, c.Rows[len(c.Rows)-1].To
	if day.Before(first) || !day.Before(end) {
		return
	}
	part := day.Add(12*time.Hour).Sub(first).Hours() / end.Sub(first).Hours()
	c.Flags = append(c.Flags, flag{X: round(c.Left + (c.Right-c.Left)*part), Y: flagY, Href: href, Label: label})
}

// describe says in words what the chart shows, for those who do not see it.
func (c *chart) describe(rows []bin) {
	var all bin
	most := 0
	for i, b := range rows {
		for q := range b.Quad {
			all.Quad[q] += b.Quad[q]
		}
		all.Open += b.Open
		if b.Up()+b.Down() > rows[most].Up()+rows[most].Down() {
			most = i
		}
	}
	c.Title = "Cooperation and conflict by " + c.Unit
	c.Desc = fmt.Sprintf("From %s to %s: %d acts of cooperation, %d of conflict, and %d reported apart as possible, denied or still to come. The busiest %s is %s.",
		rows[0].From.Format("2 January 2006"), rows[len(rows)-1].LastDay().Format("2 January 2006"),
		all.Up(), all.Down(), all.Open, c.Unit, rows[most].Label())
}

// niceStep is a round distance between lines, so that about three fit.
func niceStep(most int) int {
	for step := 1; ; step *= 10 {
		for _, f := range []int{1, 2, 5} {
			if most <= 4*step*f {
				return step * f
			}
		}
	}
}

// round keeps coordinates short.
func round(v float64) float64 { return math.Round(v*10) / 10 }
