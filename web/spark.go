package web

import (
	"fmt"
	"time"

	"entente"
)

// The size of a sparkline, in units of its view box, and its number of bars.
const (
	sparkWidth, sparkHeight = 150.0, 34.0
	sparkBars               = 30
	leastSparkTop           = 4 // events that a full half stands for, at least, so that one event looks small
)

// spark is a tie's timeline in small: the same upward and downward bars, all
// sparklines of a list over the same time so that they can be compared.
type spark struct {
	Width, Height, Axis float64
	Boxes               []sparkBox
	Label               string
}

// sparkBox is one half of a bar.
type sparkBox struct {
	Class      string // up or down
	X, Y, W, H float64
}

// newSpark draws days from one day to another, inclusive.
func newSpark(days []entente.TieDay, from, to time.Time) *spark {
	rows := bins(days, from, to, unitFor(from, to, sparkBars))
	s := &spark{Width: sparkWidth, Height: sparkHeight, Axis: sparkHeight / 2}
	if len(rows) == 0 {
		return s
	}
	up, down, most := 0, 0, leastSparkTop
	for _, b := range rows {
		up, down = up+b.Up(), down+b.Down()
		most = max(most, b.Up(), b.Down())
	}
	per := (s.Axis - 1) / float64(most)
	step := s.Width / float64(len(rows))
	for i, b := range rows {
		x, w := round(step*float64(i)), round(max(step-0.8, 1))
		if h := round(per * float64(b.Up())); h > 0 {
			s.Boxes = append(s.Boxes, sparkBox{"up", x, round(s.Axis - h), w, h})
		}
		if h := round(per * float64(b.Down())); h > 0 {
			s.Boxes = append(s.Boxes, sparkBox{"down", x, s.Axis, w, h})
		}
	}
	s.Label = fmt.Sprintf("%d acts of cooperation and %d of conflict from %s to %s",
		up, down, from.Format("January 2006"), to.Format("January 2006"))
	return s
}
