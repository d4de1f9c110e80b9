package web

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"entente"
	"entente/tie"
)

// drawn is a timeline as the page has it.
func drawn(t interface{ Fatal(...any) }, name string, content any) string {
	var b bytes.Buffer
	if err := parsePages(words{}).byName["tie"].ExecuteTemplate(&b, name, content); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// wellFormed reads all of a piece of XML.
func wellFormed(s string) error {
	d := xml.NewDecoder(strings.NewReader(s))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

func TestChartIsWellFormed(t *testing.T) {
	days := []entente.TieDay{
		{Day: day(1), Quad: [5]int{0, 3, 1, 0, 0}}, {Day: day(2), Quad: [5]int{0, 0, 0, 1, 2}, Open: 4}, {Day: day(30), Open: 1},
	}
	c := newChart(wideChart, bins(days, day(1), day(30), byDay), func(b bin) string { return "/tie/NOR/TCD?from=" + iso(b.From) + "&to=" + iso(b.LastDay()) })
	c.mark(day(2), "#agreement-g1", `signed: "Pact" <&>`)
	svg := drawn(t, "chart", c)
	if err := wellFormed(svg); err != nil {
		t.Errorf("%v in\n%s", err, svg)
	}
	for _, want := range []string{"<title", "<desc", "4 acts of cooperation, 3 of conflict, and 5 reported apart", `class="open"`, "from=2024-05-02&amp;to=2024-05-02"} {
		if !strings.Contains(svg, want) {
			t.Errorf("the timeline has no %q", want)
		}
	}
	if err := wellFormed(drawn(t, "spark", newSpark(days, day(1), day(30)))); err != nil {
		t.Errorf("sparkline: %v", err)
	}
}

// TestCurveAndWheel draw whatever they get as XML that is well formed, and a
// line only where something was read.
func TestCurveAndWheel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		points := make([]tie.Point, rapid.IntRange(1, 900).Draw(t, "days"))
		for i := range points {
			points[i].Day = day(1 + i)
			points[i].Closeness = rapid.Float64Range(-200, 200).Draw(t, "closeness")
			points[i].Read = max(0, rapid.IntRange(-60, 2).Draw(t, "read"))
		}
		c := newCurve(wideCurve, points)
		svg := drawn(t, "curve", c)
		if err := wellFormed(svg); err != nil {
			t.Fatal(err)
		}
		if n := len(tie.Gaps(points)); n != len(c.Gaps) || strings.Count(c.Path, "M") > n+1 {
			t.Fatalf("%d gaps, %d drawn, line %s", n, len(c.Gaps), c.Path)
		}
		if strings.Contains(svg, "NaN") || strings.Contains(svg, "Inf") {
			t.Fatal("no number: " + svg)
		}
	})
	n := tie.NewNetwork([]tie.Standing{{Dyad: entente.NewDyad("NOR", "TCD"), Closeness: 20}, {Dyad: entente.NewDyad("NOR", "GBR"), Closeness: -20}, {Dyad: entente.NewDyad("TCD", "GBR"), Closeness: 9}})
	svg := drawn(t, "wheel", newWheel(wideWheel, n))
	if err := wellFormed(svg); err != nil || strings.Count(svg, "<line") != 3 || strings.Count(svg, "<circle") != 3 {
		t.Error(err, svg)
	}
}

func drawDays(t *rapid.T) []entente.TieDay {
	count := rapid.IntRange(0, 50)
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) entente.TieDay {
		d := entente.TieDay{Day: day(1).AddDate(0, 0, rapid.IntRange(0, 4000).Draw(t, "day")), Open: count.Draw(t, "open")}
		for q := 1; q <= 4; q++ {
			d.Quad[q] = count.Draw(t, "quad")
		}
		return d
	}), 1, 20).Draw(t, "days")
}

// Whatever the days, no event is lost between them and the bars, the bars do
// not exceed what fits, and nothing is drawn outside the chart.
func TestChartProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		days := drawDays(t)
		from, to := reach(days)
		u := unitFor(from, to, phoneChart.maxBars)
		rows := bins(days, from, to, u)
		c := newChart(phoneChart, rows, func(bin) string { return "" })
		if len(rows) > phoneChart.maxBars+2 {
			t.Fatalf("%d bars by %s", len(rows), unitNames[u])
		}
		if got, want := sum(rows), total(days); got != want {
			t.Fatalf("bars hold %v, days %v", got, want)
		}
		for _, b := range c.Bars {
			for _, p := range b.Parts {
				if p.Y < 0 || p.Y+p.H > c.Lane+0.2 || b.X < c.Left-0.2 || b.X+b.W > c.Right+0.2 {
					t.Fatalf("%+v of %+v lies outside", p, b)
				}
			}
		}
	})
}

func sum(rows []bin) (n [5]int) {
	for _, b := range rows {
		for q := 1; q <= 4; q++ {
			n[q] += b.Quad[q]
		}
		n[0] += b.Open
	}
	return n
}

func total(days []entente.TieDay) (n [5]int) {
	for _, d := range days {
		for q := 1; q <= 4; q++ {
			n[q] += d.Quad[q]
		}
		n[0] += d.Open
	}
	return n
}

func TestUnits(t *testing.T) {
	for days, want := range map[int]unit{1: byDay, 100: byDay, 300: byWeek, 1000: byMonth, 20000: byYear} {
		if got := unitFor(day(1), day(days), 110); got != want {
			t.Errorf("%d days are drawn by %s, want %s", days, unitNames[got], unitNames[want])
		}
	}
	// 1 May 2024 was a Wednesday.
	if got := byWeek.start(day(1)); got.Weekday() != time.Monday || got.Day() != 29 {
		t.Errorf("the week of 1 May 2024 begins on %s", got.Format(time.DateOnly))
	}
}

// A filter over ten thousand years draws no ten thousand bars.
func TestSpanIsBounded(t *testing.T) {
	f := filter{From: time.Date(1, 1, 2, 0, 0, 0, 0, time.UTC), To: time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)}
	for name, days := range map[string][]entente.TieDay{"no days": nil, "one day": {{Day: day(3)}}} {
		from, to, ok := f.span(days)
		if ok && to.Year()-from.Year() > 3*mostYears {
			t.Errorf("%s: from %s to %s", name, from.Format(time.DateOnly), to.Format(time.DateOnly))
		}
	}
	june := filter{From: day(1), To: day(30)}
	if from, to, ok := june.span([]entente.TieDay{{Day: day(3)}}); !ok || from != june.From || to != june.To {
		t.Errorf("a month is drawn from %s to %s, %v", from, to, ok)
	}
}
