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

// report reads "title | type | obligations | signed" of RUS and PRK; signed is
// a date, "-" for none given, or "old" for background without one; with a word
// before it the date is that of another stage.
func report(id, doc, text string) entente.Agreement {
	f := strings.Split(text, " | ")
	a := entente.Agreement{ID: id, DocumentID: doc, Title: f[0], Type: f[1], Parties: entities("RUS,PRK")}
	a.Standing = entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Past}
	for _, o := range strings.Fields(strings.Trim(f[2], "-")) {
		a.Obligations = append(a.Obligations, entente.Obligation{Code: o, Spans: []entente.Span{{End: 4}}})
	}
	stage, on, found := strings.Cut(f[3], " ")
	if !found {
		stage, on = "signed", f[3]
	}
	switch on {
	case "-":
	case "old":
		a.Standing.Time = entente.Historical
	default:
		at, _ := time.Parse(time.DateOnly, on)
		a.Stages = []entente.Stage{{Stage: strings.ReplaceAll(stage, "-", " "), Date: entente.Date{Time: at, Precision: entente.Day}}}
	}
	return a
}

func reports(lines ...string) []entente.Agreement {
	var all []entente.Agreement
	for i, line := range lines {
		doc, text, _ := strings.Cut(line, ": ")
		all = append(all, report("r"+string(rune('0'+i)), doc, text))
	}
	return all
}

func joined(all []entente.RegisteredAgreement) string {
	var lines []string
	for _, a := range all {
		ids := slices.Clone(a.Reports)
		slices.Sort(ids)
		lines = append(lines, strings.Join(ids, "+"))
	}
	slices.Sort(lines)
	return strings.Join(lines, " ")
}

func TestAgreements(t *testing.T) {
	for name, c := range map[string]struct {
		reports []string
		want    string
	}{
		"one title, one time": {
			[]string{"a4: comprehensive strategic partnership | strategic partnership | - | 2025-05-03", "b5: Treaty on Comprehensive Strategic Partnership | strategic partnership | - | -"}, "r0+r1"},
		"one obligation under two titles": {
			[]string{"a4: comprehensive strategic partnership | strategic partnership | DEFENSE | -", "b5: mutual defence pact | mutual defence | DEFENSE | -"}, "r0+r1"},
		"two matters": {
			[]string{"a4: mutual defence pact | mutual defence | DEFENSE | -", "b5: timber trade accord | trade | - | -"}, "r0 r1"},
		"two times": {
			[]string{"a4: friendship treaty | alliance | - | 2025-05-03", "b5: friendship treaty | alliance | - | 1961-07-06"}, "r0 r1"},
		"no date is of the last in the news": {
			[]string{"a4: friendship treaty | alliance | - | 1961-07-06", "b5: friendship treaty | alliance | - | 2025-05-03", "c9: friendship treaty | alliance | - | -"}, "r0 r1+r2"},
		"a plain word is of what is near in time": {
			[]string{"a1: protocol | other | - | 2024-11-15", "b5: treaty | other | - | -"}, "r0 r1"},
		"a full title is remembered": {
			[]string{"a1: comprehensive strategic partnership | other | - | 2024-01-15", "b5: strategic partnership treaty | other | - | -"}, "r0+r1"},
		"what is in force was signed before": {
			[]string{"a1: comprehensive strategic partnership | other | - | 2024-06-19", "b5: strategic partnership treaty | other | - | ratified 2024-11-12", "c6: strategic partnership treaty | other | - | in-force 2024-12-05"}, "r0+r1+r2"},
		"and is the one called so, not what was signed last": {
			[]string{"a1: comprehensive strategic partnership | other | - | 2024-06-19", "b5: protocol | other | - | 2024-11-20", "c6: strategic partnership treaty | other | - | in-force 2024-12-05"}, "r0+r2 r1"},
		"a peace treaty is no treaty of partnership": {
			[]string{"a1: treaty on comprehensive strategic partnership | strategic partnership | - | 2024-11-04", "b5: peace treaty | peace | - | -"}, "r0 r1"},
		"nor where its type is not told": {
			[]string{"a1: treaty on comprehensive strategic partnership | strategic partnership | - | 2024-11-04", "b5: peace treaty | other | - | -"}, "r0 r1"},
		"a protocol is no treaty": {
			[]string{"a1: treaty | other | - | 2024-11-04", "b5: protocol on the exchange | other | - | 2024-11-05"}, "r0 r1"},
		"but a pact may be a treaty": {
			[]string{"a1: treaty | other | - | 2024-11-04", "b5: pact | other | - | 2024-11-05"}, "r0+r1"},
		"what is in force was ratified before": {
			[]string{"a1: strategic partnership treaty | other | - | 2024-06-19", "b5: strategic partnership treaty | other | - | ratified 2024-10-24", "c5: strategic partnership treaty | other | - | 2024-11-20", "c6: strategic partnership treaty | other | - | in-force 2024-12-05"}, "r0+r1+r3 r2"},
		"but not of one of another age": {
			[]string{"a4: friendship treaty | alliance | DEFENSE | 1961-07-06", "c9: friendship treaty | alliance | DEFENSE | -"}, "r0 r1"},
		"background without a date is not the news": {
			[]string{"a4: friendship treaty | alliance | DEFENSE | old", "b5: friendship treaty | alliance | DEFENSE | 2025-05-03"}, "r0 r1"},
		"a plain word is any of one kind": {
			[]string{"a4: comprehensive strategic partnership | strategic partnership | - | -", "b5: the treaty | other | - | -"}, "r0+r1"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := joined(merge.Agreements(reports(c.reports...), library, nil)); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestAgreementSaysTogether(t *testing.T) {
	all := reports("a4: comprehensive strategic partnership treaty | strategic partnership | - | -", "b5: Comprehensive Strategic Partnership Treaty | strategic partnership | DEFENSE CONSUL | 2025-05-03")
	all[1].Sectors, all[0].Sectors = []string{"trade", "science"}, []string{"trade"}
	a := merge.Agreements(all, library, nil)[0]
	if a.Title != "Comprehensive Strategic Partnership Treaty" || !a.HasObligation("DEFENSE") || !a.HasObligation("CONSUL") ||
		strings.Join(a.Sectors, " ") != "trade science" || strings.Join(a.Publishers, " ") != "A B" || len(a.Stages) != 1 || a.Obligations[0].Spans != nil {
		t.Errorf("got %+v", a)
	}
	if all[1].Obligations[0].Spans == nil {
		t.Error("the report lost its spans")
	}
}

func TestAgreementStages(t *testing.T) {
	all := reports("a4: pact | other | - | -", "b5: pact | other | - | -", "c6: pact | alliance | - | 2025-05-03")
	on := func(n int) entente.Date { return entente.Date{Time: day(n), Precision: entente.Published} }
	all[0].Stages = []entente.Stage{{Stage: "signed", Date: on(4)}, {Stage: "ratified", Date: on(4)}}
	all[1].Stages = []entente.Stage{{Stage: "signed", Date: on(5), Place: "Kazan"}, {Stage: "ratified", Date: on(5)}}
	a := merge.Agreements(all, library, nil)[0]
	var got []string
	for _, s := range a.Stages {
		got = append(got, s.Stage+" "+s.Date.Time.Format(time.DateOnly)+" "+string(s.Date.Precision))
	}
	if want := "signed 2025-05-03 day, ratified 2025-05-04 published"; strings.Join(got, ", ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
	if a.Type != "alliance" {
		t.Errorf("type %q: what says nothing was counted", a.Type)
	}
}

func TestDayOutranksItsMonth(t *testing.T) {
	all := reports("a4: pact | other | - | 2025-05-03", "b5: pact | other | - | -")
	month := entente.Date{Time: day(1), Precision: entente.Month}
	all[1].Stages = []entente.Stage{{Stage: "signed", Date: month}, {Stage: "ratified", Date: month}}
	a := merge.Agreements(all, library, nil)[0]
	if len(a.Stages) != 2 {
		t.Errorf("stages %+v, want one signing by its day and one ratification by its month", a.Stages)
	}
}

func TestAgreementFamily(t *testing.T) {
	a, b := report("r0", "a4", "x | other | - | -"), report("r1", "b5", "y | other | - | -")
	slices.Reverse(b.Parties)
	if merge.AgreementFamily(&a) != merge.AgreementFamily(&b) {
		t.Error("the order of parties made two families")
	}
	a.Parties, b.Parties = a.Parties[:1], a.Parties[:1]
	if merge.AgreementFamily(&a) == merge.AgreementFamily(&b) {
		t.Error("agreements of one known party in two documents are of one family")
	}
}

func TestAgreementsKeepTheirIDs(t *testing.T) {
	all := reports("c6: friendship treaty | alliance | - | -", "b5: friendship treaty | alliance | - | -", "a1: timber accord deal | trade | - | -")
	first := merge.Agreements(all[:1], library, nil)
	known := map[string][]string{"c6": {first[0].ID}}
	again := merge.Agreements(all, library, known) // an earlier report of it came in later
	for _, a := range again {
		if slices.Contains(a.Reports, "r0") != (a.ID == first[0].ID) {
			t.Errorf("reports %v have the id %s; r0 had %s", a.Reports, a.ID, first[0].ID)
		}
	}
}

func TestOrderOfReportsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "n")
		var lines []string
		for range n {
			lines = append(lines, rapid.SampledFrom([]string{"a3", "b4", "c9"}).Draw(t, "document")+": "+strings.Join([]string{
				rapid.SampledFrom([]string{"friendship treaty", "strategic partnership treaty", "timber accord", "the pact", ""}).Draw(t, "title"),
				rapid.SampledFrom([]string{"alliance", "trade", "other", ""}).Draw(t, "type"),
				rapid.SampledFrom([]string{"-", "DEFENSE", "NONAGG"}).Draw(t, "obligation"),
				rapid.SampledFrom([]string{"-", "old", "1961-07-06", "2025-05-03", "2025-04-01"}).Draw(t, "signed")}, " | "))
		}
		all := reports(lines...)
		want := merge.Agreements(slices.Clone(all), library, nil)
		got := merge.Agreements(rapid.Permutation(all).Draw(t, "shuffled"), library, nil)
		if d := cmp.Diff(want, got); d != "" {
			t.Fatal(d)
		}
		count := 0
		for _, a := range want {
			count += len(a.Reports)
		}
		if count != n {
			t.Fatalf("%d of %d reports are in the register", count, n)
		}
	})
}

func TestBackground(t *testing.T) {
	published := entente.Document{Published: day(9)}
	for text, want := range map[string]bool{
		"pact | alliance | - | -": false, "pact | alliance | - | old": true,
		"pact | alliance | - | 2025-05-03": false, "pact | alliance | - | 2000-02-09": true,
	} {
		a := report("r", "a4", text)
		if got := merge.Background(&a, published, nil); got != want {
			t.Errorf("%s: got %v", text, got)
		}
	}
	a, known := report("r", "a4", "pact | alliance | - | -"), report("q", "a4", "pact | alliance | - | 2000-02-09")
	if !merge.Background(&a, published, &entente.RegisteredAgreement{Stages: known.Stages}) {
		t.Error("the date that another report gives is not heeded")
	}
}

// Of two stages of one day the later in an agreement's life comes last.
func TestStagesOfOneDay(t *testing.T) {
	all := reports("a4: pact | other | - | in force 2025-05-03", "b5: pact | other | - | -")
	all[0].Stages = []entente.Stage{{Stage: "in force", Date: entente.Date{Time: day(3), Precision: entente.Day}}, {Stage: "ratified", Date: entente.Date{Time: day(3), Precision: entente.Day}}}
	a := merge.Agreements(all, library, nil)[0]
	if n := len(a.Stages); n != 2 || a.Stages[0].Stage != "ratified" || a.Stages[1].Stage != "in force" {
		t.Errorf("stages %+v, want ratified before in force", a.Stages)
	}
}
