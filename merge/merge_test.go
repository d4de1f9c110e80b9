package merge_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"entente"
	"entente/merge"
)

// day is a midnight in May 2025.
func day(n int) time.Time { return time.Date(2025, 5, n, 0, 0, 0, 0, time.UTC) }

// library finds documents published on the day that their id ends in: "b7" is
// of publisher B, on 7 May.
func library(id string) (entente.Document, bool) {
	n := int(id[len(id)-1] - '0')
	return entente.Document{ID: id, Published: day(n).Add(9 * time.Hour),
		Publisher: entente.Publisher{Name: strings.ToUpper(id[:1])}}, true
}

// mention reads "CONSULT RUS/GOV,PRK > CHN 2025-05-03 certain past" in a
// document; the date "-" is that of publication, and "month:" or "week:" before one
// makes it vague.
func mention(id, doc, text string) entente.Mention {
	f := strings.Fields(text)
	m := entente.Mention{ID: id, DocumentID: doc, Event: f[0], Quad: 1, Score: 2.5, Actors: entities(f[1]), Recipients: entities(f[3])}
	d, _ := library(doc)
	m.Date = entente.Date{Time: d.Published.Truncate(24 * time.Hour), Precision: entente.Published}
	if f[4] != "-" {
		m.Date.Precision = entente.Day
		if vague, at, precise := strings.Cut(f[4], ":"); precise {
			m.Date.Precision, f[4] = entente.Precision(vague), at
		}
		m.Date.Time, _ = time.Parse(time.DateOnly, f[4])
	}
	m.Standing = entente.Standing{Polarity: entente.Positive, Certainty: entente.Certainty(f[5]), Time: entente.Tense(f[6])}
	if f[5] == "denied" {
		m.Standing.Polarity, m.Standing.Certainty = entente.Negative, entente.Certain
	}
	return m
}

func entities(list string) []entente.Entity {
	var es []entente.Entity
	for _, w := range strings.Split(strings.Trim(list, "-"), ",") {
		if w == "" {
			continue
		}
		w, putIn := strings.CutSuffix(w, "?")
		code, sector, _ := strings.Cut(w, "/")
		e := entente.Entity{Text: w, Code: code, Sector: sector, Inferred: putIn}
		if strings.ToLower(code) == code {
			e.Code = "" // unknown to the gazetteer
		}
		if id, ok := strings.CutPrefix(sector, "Q"); ok {
			e.Sector, e.ID = "GOV", "Q"+id
		}
		es = append(es, e)
	}
	return es
}

// shape writes events as lines: key parts and the mentions in each.
func shape(events []entente.Event) string {
	var lines []string
	for _, e := range events {
		lines = append(lines, e.Date.Time.Format("01-02")+" "+e.Type+" "+strings.Join(e.Mentions, "+"))
	}
	return strings.Join(lines, "; ")
}

func TestEvents(t *testing.T) {
	for name, c := range map[string]struct {
		mentions []string // "document | mention", ids m0, m1 …
		want     string
	}{
		"two papers, one visit": {
			[]string{"a4 | CONSULT RUS/GOV > PRK 2025-05-03 certain past", "b5 | CONSULT RUS > PRK/GOV 2025-05-03 certain past"},
			"05-03 CONSULT m0+m1"},
		"head, government and forces are the state": {
			[]string{"a4 | ASSAULT RUS/Q7747 > UKR 2025-05-03 certain past", "b5 | ASSAULT RUS/MIL > UKR 2025-05-03 certain past"},
			"05-03 ASSAULT m0+m1"},
		"another sector is another actor": {
			[]string{"a4 | ACCUSE RUS/GOV > JPN 2025-05-03 certain past", "a4 | ACCUSE RUS/OPP > JPN 2025-05-03 certain past"},
			"05-03 ACCUSE m0; 05-03 ACCUSE m1"},
		"who meets whom is one, whoever comes first": {
			[]string{"a4 | CONSULT RUS,PRK > - 2025-05-03 certain past", "b4 | CONSULT PRK,RUS > - 2025-05-03 certain past", "b4 | CONSULT RUS > PRK 2025-05-03 certain past"},
			"05-03 CONSULT m0+m1+m2"},
		"who aids whom is not": {
			[]string{"a4 | AID RUS,PRK > - 2025-05-03 certain past", "b4 | AID PRK,RUS > - 2025-05-03 certain past", "b4 | AID RUS > PRK 2025-05-03 certain past", "c4 | AID PRK > RUS 2025-05-03 certain past"},
			"05-03 AID m0+m1; 05-03 AID m2; 05-03 AID m3"},
		"without a recipient, its document tells": {
			[]string{"a4 | AID PRK > - 2025-05-03 certain past", "a4 | AID PRK > RUS 2025-05-03 certain past", "b4 | AID PRK > - 2025-05-03 certain past"},
			"05-03 AID m0+m1; 05-03 AID m2"},
		"without a recipient, its document tells of two": {
			[]string{"a4 | AID PRK > - 2025-05-03 certain past", "a4 | AID PRK > RUS 2025-05-03 certain past", "a4 | AID PRK > SYR 2025-05-03 certain past"},
			"05-03 AID m0; 05-03 AID m1; 05-03 AID m2"},
		"a month, its document tells the day": {
			[]string{"a9 | AID PRK > RUS month:2025-05-01 certain past", "a9 | AID PRK > RUS 2025-05-03 certain past", "b4 | AID PRK > RUS 2025-05-03 certain past"},
			"05-03 AID m2+m0+m1"},
		"another month's day it is not": {
			[]string{"a9 | AID PRK > RUS month:2025-04-01 certain past", "a9 | AID PRK > RUS 2025-05-03 certain past"},
			"04-01 AID m0; 05-03 AID m1"},
		"other days are other events": {
			[]string{"a4 | CONSULT RUS > PRK 2025-05-03 certain past", "a4 | CONSULT RUS > PRK 2025-05-04 certain past"},
			"05-03 CONSULT m0; 05-04 CONSULT m1"},
		"no date of its own joins the day before": {
			[]string{"a4 | CONSULT RUS > PRK 2025-05-03 certain past", "b4 | CONSULT RUS > PRK - certain past"},
			"05-03 CONSULT m0+m1"},
		"but rather its own day": {
			[]string{"a4 | CONSULT RUS > PRK 2025-05-03 certain past", "b4 | CONSULT RUS > PRK - certain past", "c5 | CONSULT RUS > PRK 2025-05-04 certain past"},
			"05-03 CONSULT m0; 05-04 CONSULT m1+m2"},
		"and not two days before": {
			[]string{"a4 | CONSULT RUS > PRK 2025-05-03 certain past", "b5 | CONSULT RUS > PRK - certain past"},
			"05-03 CONSULT m0; 05-05 CONSULT m1"},
		"reports without dates on two days are one": {
			[]string{"a4 | CONSULT RUS > PRK - certain past", "b5 | CONSULT RUS > PRK - certain past"},
			"05-04 CONSULT m0+m1"},
		"a run of days is a series": {
			[]string{"a4 | ASSAULT RUS > UKR - certain past", "b5 | ASSAULT RUS > UKR - certain past", "a6 | ASSAULT RUS > UKR - certain past"},
			"05-04 ASSAULT m0+m1; 05-06 ASSAULT m2"},
		"a month is no day": {
			[]string{"a4 | AID RUS > PRK month:2025-05-01 certain past", "b4 | AID RUS > PRK 2025-05-01 certain past", "c5 | AID RUS > PRK month:2025-05-01 certain past"},
			"05-01 AID m0+m2; 05-01 AID m1"},
		"unknown gunmen are not one": {
			[]string{"a4 | ASSAULT gunmen > NGA 2025-05-03 certain past", "b4 | ASSAULT gunmen > NGA 2025-05-03 certain past"},
			"05-03 ASSAULT m0; 05-03 ASSAULT m1"},
		"background without a date stays with its document": {
			[]string{"a4 | ASSAULT RUS > UKR - certain historical", "b4 | ASSAULT RUS > UKR - certain past"},
			"05-04 ASSAULT m0; 05-04 ASSAULT m1"},
		"a denial stands beside what it denies": {
			[]string{"a4 | AID PRK > RUS 2025-05-03 probable past", "b4 | AID PRK > RUS 2025-05-03 denied past"},
			"05-03 AID m0+m1"},
	} {
		t.Run(name, func(t *testing.T) {
			var ms []entente.Mention
			for i, line := range c.mentions {
				doc, text, _ := strings.Cut(line, " | ")
				ms = append(ms, mention("m"+string(rune('0'+i)), doc, text))
			}
			got, want := strings.Split(shape(merge.Events(ms, library)), "; "), strings.Split(c.want, "; ")
			slices.Sort(got)
			slices.Sort(want)
			if d := cmp.Diff(want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestEventSaysWhoAndWhy(t *testing.T) {
	ms := []entente.Mention{
		mention("m1", "b4", "AID PRK > RUS 2025-05-03 possible past"),
		mention("m2", "a5", "AID PRK/GOV > RUS 2025-05-03 probable past"),
		mention("m3", "c4", "AID PRK > RUS - denied past"),
		mention("m4", "b4", "AID PRK > RUS 2025-05-03 possible past"),
	}
	ms[1].Actors[0].Name, ms[1].Actors[0].ID, ms[1].Actors[0].Office = "Kim Jong Un", "Q56226", "Supreme Leader"
	e := merge.Events(ms, library)[0]
	want := entente.Event{ID: e.ID, Type: "AID", Quad: 1, Score: 2.5,
		Actors:     []entente.Entity{{Text: "PRK/GOV", Code: "PRK", Sector: "GOV", ID: "Q56226", Name: "Kim Jong Un", Office: "Supreme Leader"}},
		Recipients: []entente.Entity{{Text: "RUS", Code: "RUS"}},
		Date:       entente.Date{Time: day(3), Precision: entente.Day},
		Standing:   ms[1].Standing, First: day(4).Add(9 * time.Hour), Latest: day(5).Add(9 * time.Hour),
		Mentions: []string{"m1", "m4", "m3", "m2"}, Publishers: []string{"B", "C", "A"}, Denied: 1,
		Status: entente.StatusDisputed, Affirmed: 1, Alleged: entente.Said{Time: day(5).Add(9 * time.Hour), Report: "m2", DocumentID: "a5"},
		Reason: "4 mentions in 3 documents of: AID by PRK to RUS, 2025-05-03; one report without a date of its own, published after it",
	}
	if d := cmp.Diff(want, e); d != "" {
		t.Error(d)
	}
}

// drawn is any mention: few types, actors and days, so that many merge.
func drawn(t *rapid.T, i int) entente.Mention {
	pick := func(what string, of ...string) string { return rapid.SampledFrom(of).Draw(t, what) }
	text := strings.Join([]string{
		pick("type", "CONSULT", "AID"), pick("actors", "RUS", "RUS/GOV,PRK", "PRK,RUS", "RUS/Q7747", "gunmen", "-"), ">",
		pick("recipients", "-", "PRK", "PRK/MIL"), pick("date", "-", "-", "2025-05-03", "2025-05-04", "2025-05-06", "month:2025-05-01"),
		pick("certainty", "certain", "possible", "denied"), pick("time", "past", "historical", "future")}, " ")
	m := mention("m"+string(rune('a'+i)), pick("document", "a3", "b4", "a5", "c6", "b7", "c8"), text)
	m.Mode = pick("mode", "", "visit", "phone")
	m.Confidence = rapid.Float64Range(0, 1).Draw(t, "confidence")
	return m
}

func draw(t *rapid.T) []entente.Mention {
	n := rapid.IntRange(1, 24).Draw(t, "n")
	ms := make([]entente.Mention, n)
	for i := range ms {
		ms[i] = drawn(t, i)
	}
	return ms
}

func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ms := draw(t)
		want := merge.Events(slices.Clone(ms), library)
		got := merge.Events(rapid.Permutation(ms).Draw(t, "shuffled"), library)
		if d := cmp.Diff(want, got); d != "" {
			t.Fatal(d)
		}
	})
}

func TestEveryMentionIsInOneEvent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ms := draw(t)
		seen, ids := map[string]int{}, map[string]bool{}
		for _, e := range merge.Events(ms, library) {
			if ids[e.ID] {
				t.Fatalf("two events have the id %s", e.ID)
			}
			ids[e.ID] = true
			for _, m := range e.Mentions {
				seen[m]++
			}
		}
		for _, m := range ms {
			if seen[m.ID] != 1 {
				t.Fatalf("mention %s is in %d events", m.ID, seen[m.ID])
			}
		}
	})
}

// drawFamily draws mentions of one family, most without dates of their own, on
// days that lie close.
func drawFamily(t *rapid.T) []entente.Mention {
	n := rapid.IntRange(1, 8).Draw(t, "n")
	ms := make([]entente.Mention, n)
	for i := range ms {
		doc := rapid.SampledFrom([]string{"a1", "a2", "a3", "b4", "a5", "c6", "b7", "c8", "d9"}).Draw(t, "document")
		date := rapid.SampledFrom([]string{"-", "-", "-", "2025-05-03", "2025-05-05"}).Draw(t, "date")
		ms[i] = mention("m"+string(rune('a'+i)), doc, "CONSULT RUS > PRK "+date+" certain past")
	}
	return ms
}

// TestReach adds one mention to others and merges again only what Reach says
// it can change: the events must be those of merging all.
func TestReach(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ms := drawFamily(t)
		last := &ms[len(ms)-1]
		doc, _ := library(last.DocumentID)
		at, family := merge.Day(last, doc), merge.Family(last)
		near := func(d time.Time, back, ahead int) bool {
			return !d.Before(at.AddDate(0, 0, -back)) && !d.After(at.AddDate(0, 0, ahead))
		}
		var around []entente.Mention
		for _, m := range ms {
			d, _ := library(m.DocumentID)
			if merge.Family(&m) == family && near(merge.Day(&m, d), merge.Reach, merge.Reach) {
				around = append(around, m)
			}
		}
		byID := map[string]entente.Event{}
		for _, e := range merge.Events(ms[:len(ms)-1], library) {
			if merge.Family(find(ms, e.Mentions[0])) != family || !near(e.Date.Time, merge.Back, merge.Ahead) {
				byID[e.ID] = e
			}
		}
		for _, e := range merge.Events(around, library) {
			if near(e.Date.Time, merge.Back, merge.Ahead) {
				byID[e.ID] = e
			}
		}
		want := map[string]entente.Event{}
		for _, e := range merge.Events(ms, library) {
			want[e.ID] = e
		}
		if d := cmp.Diff(want, byID); d != "" {
			t.Fatal(d)
		}
	})
}

func find(ms []entente.Mention, id string) *entente.Mention {
	return &ms[slices.IndexFunc(ms, func(m entente.Mention) bool { return m.ID == id })]
}

// Whom nobody knows is one in any spelling, script and order, and another with
// another name.
func TestUnknownNamesInAnySpelling(t *testing.T) {
	for _, c := range []struct {
		a, b entente.Entity
		one  bool
	}{
		{entente.Entity{Text: "Karpis Orbelian"}, entente.Entity{Text: "ORBELIAN, Karpis"}, true},
		{entente.Entity{Text: "Tariq Orbelian"}, entente.Entity{Text: "Тарик Орбелян"}, true},
		{entente.Entity{Text: "Karpis Orbelian"}, entente.Entity{Text: "Karpis Manukian"}, false},
		{entente.Entity{Text: "the villagers"}, entente.Entity{Text: "the village"}, false},
		{entente.Entity{Text: "Lashkar-e-Zafar", Code: "IMG"}, entente.Entity{Text: "Lashkar e Zafar", Code: "IMG"}, true},
		{entente.Entity{Text: "Lashkar-e-Zafar", Code: "IMG"}, entente.Entity{Text: "Lashkar e Zafar", Code: "IMG", ID: "Q1"}, false},
	} {
		x, y := mention("m0", "a4", "ACCUSE RUS > - 2025-05-03 certain past"), mention("m1", "b4", "ACCUSE RUS > - 2025-05-03 certain past")
		x.Recipients, y.Recipients = []entente.Entity{c.a}, []entente.Entity{c.b}
		if got := len(merge.Events([]entente.Mention{x, y}, library)) == 1; got != c.one {
			t.Errorf("%q and %q are one actor: %v, want %v", c.a.Text, c.b.Text, got, c.one)
		}
	}
}
