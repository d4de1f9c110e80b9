package web

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"entente"
)

// life is the life line of an agreement, laid out: its steps on an axis of
// time, from left to right. What is only planned, possible or denied is hollow;
// a step that no text dates stands where its report does, as a diamond. The
// line is thin before the agreement is in force and thick while it is.
type life struct {
	ID            string // its class: line, wide or phone
	Width, Height float64
	Axis          float64
	Lines         []lifeLine
	Marks         []lifeMark
	Ticks         []tick
	Label         string // all of it in words
}

// lifeLine is a stretch of the line: thin, or thick while in force.
type lifeLine struct {
	Class  string
	X1, X2 float64
}

// lifeMark is a step.
type lifeMark struct {
	Class       string // on or hollow, and by where only its report has a day
	X           float64
	From, Width float64 // the time that the step may lie in, where it is dated no closer than a month
	Title       string
	Text        string // beside the mark, in big pictures
	TextX       float64
	TextY       float64
	Anchor      string
}

// By reports whether the day is that of the report.
func (m lifeMark) By() bool { return strings.HasSuffix(m.Class, " by") }

// lifeSize is the room that a life line has.
type lifeSize struct {
	id     string
	width  float64
	labels bool
}

// The sizes of life lines: in a list, and on an agreement's page for wide and
// for narrow screens.
var (
	rowLife   = lifeSize{id: "line", width: 320}
	wideLife  = lifeSize{id: "wide", width: 960, labels: true}
	phoneLife = lifeSize{id: "phone", width: 350, labels: true}
)

const (
	lifePad    = 12.0 // left and right of the line
	lifeChar   = 6.4  // width of a character beside a mark
	lifeLane   = 17.0 // height of a row of words
	lifeBottom = 24.0 // room for dates below the line
)

// lifeSpan is the time that life lines are drawn over: that of all steps and
// reports, with some air around.
func lifeSpan(all ...[]stageLine) (from, to time.Time) {
	for _, steps := range all {
		for _, s := range steps {
			if t := s.Date.Time; !t.IsZero() {
				if from.IsZero() || t.Before(from) {
					from = t
				}
				if end := dateEnd(s.Date); end.After(to) {
					to = end
				}
			}
		}
	}
	if from.IsZero() {
		return from, to
	}
	air := max(to.Sub(from)/20, 20*24*time.Hour)
	return from.Add(-air), to.Add(air)
}

// dateEnd is the last day that a date may mean.
func dateEnd(d entente.Date) time.Time {
	switch d.Precision {
	case entente.Year:
		return d.Time.AddDate(1, 0, -1)
	case entente.Month:
		return d.Time.AddDate(0, 1, -1)
	case entente.Week:
		return d.Time.AddDate(0, 0, 6)
	}
	return d.Time
}

// newLife lays out the steps of an agreement over a time. It is nil if none has
// a day.
func newLife(steps []stageLine, from, to time.Time, size lifeSize) *life {
	steps = slices.DeleteFunc(slices.Clone(steps), func(s stageLine) bool { return s.Date.Time.IsZero() })
	if len(steps) == 0 || !to.After(from) {
		return nil
	}
	l := &life{ID: size.id, Width: size.width, Axis: 14}
	x := func(t time.Time) float64 {
		share := float64(t.Sub(from)) / float64(to.Sub(from))
		return round(lifePad + min(max(share, 0), 1)*(size.width-2*lifePad))
	}
	var said []string
	for _, s := range steps {
		m := lifeMark{Class: "on", X: x(s.Date.Time), Title: cmp.Or(s.Told, s.Stage) + ", " + dayBy(s.Date)}
		if s.Hollow {
			m.Class = "hollow"
		}
		if s.Hollow && (s.Told == "" || s.Told == s.Stage) {
			m.Title += " (not vouched for)"
		}
		if s.Date.Precision == entente.Published {
			m.Class += " by"
		}
		if end := x(dateEnd(s.Date)); end-m.X > 8 {
			m.From, m.Width = m.X, end-m.X
			m.X = round(m.X + m.Width/2)
		}
		if size.labels {
			m.Text = m.Title
		}
		said = append(said, m.Title)
		l.Marks = append(l.Marks, m)
	}
	l.Label = "Life line: " + strings.Join(said, "; ")
	if size.labels {
		l.place()
	}
	l.lines(steps, x, to)
	l.Height = l.Axis + lifeBottom
	l.dates(from, to, x)
	return l
}

// place puts words above their marks, in as many rows as they need.
func (l *life) place() {
	var ends []float64 // of each row
	for i := range l.Marks {
		m := &l.Marks[i]
		w := lifeChar * float64(columns(m.Text))
		m.TextX, m.Anchor = m.X-4, "start"
		if m.X+w > l.Width {
			m.TextX, m.Anchor = m.X+4, "end"
		}
		left := m.TextX
		if m.Anchor == "end" {
			left -= w
		}
		row := slices.IndexFunc(ends, func(end float64) bool { return end < left })
		if row < 0 {
			row, ends = len(ends), append(ends, 0)
		}
		ends[row] = left + w + 8
		m.TextY = float64(row)
	}
	l.Axis = float64(len(ends))*lifeLane + 20
	for i := range l.Marks {
		l.Marks[i].TextY = round(l.Axis - 14 - lifeLane*l.Marks[i].TextY)
	}
}

// lines draws the line: thin from the first step that is vouched for, thick
// from where it is in force to where it ends, or to the end of the time if no text
// tells of an end.
func (l *life) lines(steps []stageLine, x func(time.Time) float64, to time.Time) {
	var first, last, force time.Time
	for _, s := range steps {
		t := s.Date.Time
		if s.Hollow {
			continue
		}
		if first.IsZero() {
			first = t
		}
		last = t
		switch s.Stage {
		case "in force":
			if force.IsZero() {
				force = t
			}
		case "suspended", "ended", "denounced":
			if !force.IsZero() {
				l.Lines = append(l.Lines, lifeLine{"force", x(force), x(t)})
				force = time.Time{}
			}
		}
	}
	if !last.After(first) && force.IsZero() {
		return
	}
	if !force.IsZero() {
		l.Lines = append(l.Lines, lifeLine{"force", x(force), x(to)})
	}
	l.Lines = append([]lifeLine{{"thin", x(first), x(last)}}, l.Lines...)
}

// dates writes years below the line, or the months at both ends of a short time.
func (l *life) dates(from, to time.Time, x func(time.Time) float64) {
	years := to.Year() - from.Year()
	if years < 2 {
		l.Ticks = []tick{{lifePad, from.Format("Jan 2006")}, {l.Width - lifePad, to.Format("Jan 2006")}}
		return
	}
	step := 1
	for float64(years)/float64(step)*44 > l.Width {
		step = nextStep(step)
	}
	for y := from.Year() + 1; y <= to.Year(); y++ {
		at := x(time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC))
		if y%step == 0 && at > 18 && at < l.Width-18 {
			l.Ticks = append(l.Ticks, tick{at, itoa(y)})
		}
	}
}

// nextStep goes 1, 2, 5, 10, 20, 50 …
func nextStep(n int) int {
	for m := 1; ; m *= 10 {
		for _, s := range []int{m, 2 * m, 5 * m} {
			if s > n {
				return s
			}
		}
	}
}

// Late is where dates below the line are written to their left.
func (l *life) Late() float64 { return l.Width - 40 }
