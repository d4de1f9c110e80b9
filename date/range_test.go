package date_test

import (
	"strings"
	"testing"
	"time"

	"entente"
	"entente/date"
	"entente/lang/en"
)

func words(t testing.TB) *date.Words {
	t.Helper()
	w, err := date.Load(en.FS)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// said writes what is found as a day or as a range to the day before To.
func said(found []date.Found) string {
	day := func(t time.Time) string {
		if t.IsZero() {
			return "open"
		}
		return t.Format(time.DateOnly)
	}
	var out []string
	for _, f := range found {
		s := day(f.Point)
		if f.Point.IsZero() {
			s = day(f.From) + ".." + day(f.To)
		}
		if f.Loose {
			s += " loose"
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

type expression struct{ text, want string }

// Wednesday, 19 June 2024.
var written = time.Date(2024, 6, 19, 15, 0, 0, 0, time.UTC)

func check(t *testing.T, w *date.Words, all []expression) {
	t.Helper()
	for _, c := range all {
		if got := said(w.Resolve(tree(c.text), c.text, entente.Body, written)); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestRanges(t *testing.T) {
	check(t, words(t), []expression{
		{"fought from March to May 2019", "2019-03-01..2019-06-01"},
		{"fought between 2007 and 2009", "2007-01-01..2010-01-01"},
		{"met from 3 to 5 June", "2024-06-03..2024-06-06"},
		{"met on June 3-5 there", "2024-06-03..2024-06-06"},
		{"the 1914-1918 war", "1914-01-01..1919-01-01"},
		{"talks from 26 May in 2019 to 2 June in 2020", "2019-05-26..2020-06-03"},
		{"raids from Monday to Friday", "2024-06-17..2024-06-22"},
		{"war since 2022", "2022-01-01..open"},
		{"signed before the end of 2020", "open..2021-01-01"},
		{"signed by June 2020", "open..2020-07-01"},
		{"signed after March 2020", "2020-04-01..open"},
		{"spending in 2016 and later", "2016-01-01..open"},
		{"sales year to date", "2024-01-01..2024-06-19 loose"},
		{"shelled over the past three days", "2024-06-16..2024-06-19 loose"},
		{"shelled in the last two years", "2022-06-19..2024-06-19 loose"},
		{"meets in the next two weeks", "2024-06-20..2024-07-04 loose"},
		{"grew in the last two quarters", "2023-10-01..2024-04-01 loose"},
	})
}

func TestPartsOfTimes(t *testing.T) {
	check(t, words(t), []expression{
		{"signed in mid-June 2020", "2020-06-10..2020-06-21"},
		{"signed in early 2020", "2020-01-01..2020-07-01"},
		{"signed late last year", "2023-07-01..2024-01-01"},
		{"due at the end of the month", "2024-06-16..2024-07-01"},
		{"signed earlier this week", "2024-06-17..2024-06-19"},
		{"the rest of this month", "2024-06-19..2024-07-01"},
		{"grew in the third quarter of 2019", "2019-07-01..2019-10-01"},
		{"grew in Q1 2020", "2020-01-01..2020-04-01"},
		{"grew in 2019-Q4 again", "2019-10-01..2020-01-01"},
		{"in the first half of the year", "2024-01-01..2024-07-01"},
		{"the first week of 2021", "2021-01-04..2021-01-11"},
		{"the last week of July 2016", "2016-07-25..2016-08-01"},
		{"the second Sunday in May 2020", "2020-05-10"},
		{"the last day of 2019", "2019-12-31"},
		{"the week of 3 June", "2024-06-03..2024-06-10"},
		{"met over the weekend", "2024-06-15..2024-06-17"},
		{"met last weekend", "2024-06-15..2024-06-17"},
		{"fought in summer 2018", "2018-06-01..2018-09-01"},
		{"born in the 1990s", "1990-01-01..2000-01-01"},
		{"ruled in the 15th century", "1400-01-01..1500-01-01"},
		{"the late nineties", "1995-01-01..2000-01-01"},
		{"killed in 44 BC", "-0043-01-01..-0042-01-01 loose"},
	})
}

func TestCountedAndNamedDays(t *testing.T) {
	check(t, words(t), []expression{
		{"the day before yesterday", "2024-06-17"},
		{"the day after tomorrow", "2024-06-21"},
		{"signed two weeks ago", "2024-06-05"},
		{"signed two years and a month ago", "2022-05-19"},
		{"leaves three days from tomorrow", "2024-06-23"},
		{"left two days after Christmas 2020", "2020-12-27"},
		{"left on Good Friday 2022", "2022-04-15"},
		{"met on Thanksgiving 2018", "2018-11-22"},
		{"met on New Year 's Eve", "2023-12-31"},
		{"met on Wednesday , 12 June", "2024-06-12"},
		{"met on Tuesday of last week", "2024-06-11"},
		{"the Friday of next week", "2024-06-28"},
		{"on the 20th of last month", "2024-05-20"},
		{"last night", "2024-06-18"},
		{"signed in May of last year", "2023-05-01..2023-06-01"},
		{"signed on the fourth of July , 1995", "1995-07-04"},
		{"on 15 August nineteen hundred ninety three", "1993-08-15"},
		{"in August two thousand and fifteen", "2015-08-01..2015-09-01"},
		{"dated 03/18/2019 there", "2019-03-18"},
		{"dated 18/03/2019 there", "2019-03-18"},
		{"dated 22.06.2020 there", "2020-06-22"},
		{"dated 2020/Sep/23 there", "2020-09-23"},
		{"dated 16-Jun-2017 there", "2017-06-16"},
		{"Dec/2018-May/2019", "2018-12-01..2019-06-01"},
	})
}

// What news writes for other things than days.
func TestNoDates(t *testing.T) {
	check(t, words(t), []expression{
		{"the first time in 24 years", ""},
		{"fought for three weeks", ""},
		{"destroyed four tanks in three days", ""},
		{"voted 10/1 against", ""},
		{"meets every Friday", ""},
		{"killed 2022 people", ""},
		{"paid $ 2019 for it", ""},
		{"the second brigade may march", ""},
		{"the Sun reported", ""},
		{"met in the following week", ""},
		{"the same month", ""},
		{"in the coming weeks", ""},
		{"two men wed there", ""},
		{"page 12-14 of it", ""},
	})
}

func TestAgenda(t *testing.T) {
	check(t, words(t).Agenda(), []expression{
		{"free in November", "2024-11-01..2024-12-01"},
		{"free on Monday", "2024-06-24"},
		{"back in 3 days", "2024-06-22"},
		{"the figures of week 31", "2024-07-29..2024-08-05"},
		{"away between 10/1 and 11/7", "2024-10-01..2024-11-08"},
		{"met last Monday", "2024-06-10"},
		{"the following week", "2024-06-24..2024-07-01"},
		{"away from July 30 to August 2", "2024-07-30..2024-08-03"},
	})
}

// An event is dated by the beginning of a time, as precisely as the words say.
func TestDateOfRange(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"fought from March to May 2019", "2019-03-01 month"},
		{"signed before June 2020", "2020-06-01 month"},
		{"signed late last year", "2023-01-01 year"},
		{"signed two months ago", "2024-04-01 month"},
		{"met over the weekend", "2024-06-15 week"},
	} {
		found := words(t).Resolve(tree(c.text), c.text, entente.Body, written)
		if len(found) != 1 {
			t.Errorf("%q: %d dates", c.text, len(found))
			continue
		}
		d := found[0].Date
		if got := d.Time.Format(time.DateOnly) + " " + string(d.Precision); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func FuzzResolve(f *testing.F) {
	for _, s := range []string{
		"from 10/1/2018-10/7/2018", "the last two weeks of May 2020", "three years and 2 days ago", "'90s mid-1990s 44 BC",
		"week 99999999 of 0000-00-00", "hundred thousand thousand days after Feb 29", "Jan-Feb-Mar . , ' / -", "last last next next",
	} {
		f.Add(s, int64(written.Unix()))
	}
	w := words(f)
	f.Fuzz(func(t *testing.T, s string, at int64) {
		if strings.TrimSpace(s) == "" {
			return
		}
		now := time.Unix(at%(1<<33), 0)
		for _, w := range []*date.Words{w, w.Agenda()} {
			last := -1
			for _, d := range w.Resolve(tree(s), s, entente.Body, now) {
				sp := d.Date.Evidence.Span
				if sp.Start < last || sp.End <= sp.Start || d.Date.Evidence.Text != s[sp.Start:sp.End] || d.First > d.Last {
					t.Fatalf("%q: %+v is not in order", s, d)
				}
				if !d.From.IsZero() && !d.To.IsZero() && !d.From.Before(d.To) && d.Point.IsZero() {
					t.Fatalf("%q: %+v ends before it begins", s, d)
				}
				last = sp.End
			}
		}
	})
}

// BenchmarkResolve reads a sentence without a date, and one with two.
func BenchmarkResolve(b *testing.B) {
	for name, s := range map[string]string{
		"none":    "The minister of defence signed a new agreement with twelve neighbours in the capital and left for the front",
		"figures": "At least 24 soldiers were killed and 1,200 wounded in the North-South battle over the dam",
		"two":     "The ministers who met on Monday will sign the deal of June 2019 again",
	} {
		b.Run(name, func(b *testing.B) {
			w, t := words(b), tree(s)
			b.ReportAllocs()
			for b.Loop() {
				w.Resolve(t, s, entente.Body, written)
			}
		})
	}
}
