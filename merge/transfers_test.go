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

// standing reads "certain", "possible", "possible past", "denied" or "future",
// and behind a colon who says so.
func standing(text string) entente.Standing {
	how, by, found := strings.Cut(text, ":")
	s := entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Past}
	switch how {
	case "possible":
		s.Certainty, s.Time = entente.Possible, entente.Ongoing
	case "possible past":
		s.Certainty = entente.Possible
	case "denied":
		s.Polarity = entente.Negative
	case "future":
		s.Certainty, s.Time = entente.Probable, entente.Future
	}
	if found {
		s.AttributedTo = []entente.Attribution{{Source: entente.Entity{Text: by, Code: by, Sector: "GOV"}, Kind: entente.Official}}
	}
	return s
}

// transfer reads "PRK > RUS | missiles | 12 | shipped | 2025-05-03 | certain:KOR"
// ("PRK - RUS" where the direction is not said) of a document.
func transfer(id, doc, text string) entente.Transfer {
	f := strings.Split(text, " | ")
	t := entente.Transfer{ID: id, DocumentID: doc, Quantity: strings.Trim(f[2], "-"), Stage: strings.Trim(f[3], "-")}
	t.Standing = standing(f[5])
	if from, to, ok := strings.Cut(f[0], " > "); ok {
		t.Suppliers, t.Recipients = entities(from), entities(to)
	} else {
		t.Between = entities(strings.ReplaceAll(f[0], " - ", ","))
	}
	for _, class := range strings.Split(f[1], ",") {
		t.Items = append(t.Items, entente.Item{Text: class, Class: class, Span: entente.Span{End: 3}})
	}
	if f[4] != "-" {
		at, _ := time.Parse(time.DateOnly, f[4])
		t.Dates = []entente.Date{{Time: at, Precision: entente.Day}}
	}
	return t
}

func transfers(lines ...string) []entente.Transfer {
	var all []entente.Transfer
	for i, line := range lines {
		doc, text, _ := strings.Cut(line, ": ")
		all = append(all, transfer("t"+string(rune('0'+i)), doc, text))
	}
	return all
}

// merged are entries as the reports in each, sorted.
func merged(reports [][]string) string {
	var lines []string
	for _, ids := range reports {
		ids = slices.Clone(ids)
		slices.Sort(ids)
		lines = append(lines, strings.Join(ids, "+"))
	}
	slices.Sort(lines)
	return strings.Join(lines, " ")
}

func transferReports(all []entente.RegisteredTransfer) [][]string {
	var out [][]string
	for _, t := range all {
		out = append(out, t.Reports)
	}
	return out
}

func TestTransfers(t *testing.T) {
	for name, c := range map[string]struct {
		reports []string
		want    string
	}{
		"one class, one time": {
			[]string{"a4: PRK > RUS | missiles | - | shipped | - | certain", "b5: PRK > RUS | missiles,drones | - | delivered | 2025-05-03 | certain"}, "t0+t1"},
		"two classes are two": {
			[]string{"a4: PRK > RUS | missiles | - | shipped | - | certain", "b5: PRK > RUS | ammunition | - | shipped | - | certain"}, "t0 t1"},
		"two directions are two": {
			[]string{"a4: PRK > RUS | missiles | - | shipped | - | certain", "b5: RUS > PRK | missiles | - | shipped | - | certain"}, "t0 t1"},
		"weapons are the missiles": {
			[]string{"a4: PRK > RUS | missiles | - | shipped | - | certain", "b5: PRK > RUS | weapons | - | - | - | certain"}, "t0+t1"},
		"weapons are neither of two": {
			[]string{"a4: PRK > RUS | missiles | - | shipped | - | certain", "b5: PRK > RUS | weapons | - | - | - | certain", "c5: PRK > RUS | ammunition | - | shipped | - | certain"}, "t0 t1 t2"},
		"a flow between the two is the one way that is known": {
			[]string{"a4: PRK > RUS | missiles | - | shipped | - | certain", "b5: PRK - RUS | missiles | - | - | - | certain"}, "t0+t1"},
		"but not if both ways are": {
			[]string{"a4: PRK > RUS | missiles | - | shipped | - | certain", "b5: PRK - RUS | missiles | - | - | - | certain", "c6: RUS > PRK | missiles | - | - | - | certain"}, "t0 t1 t2"},
		"two times are two": {
			[]string{"a4: PRK > RUS | missiles | - | shipped | 2025-05-03 | certain", "b5: PRK > RUS | missiles | - | shipped | 2023-05-03 | certain"}, "t0 t1"},
		"a delivery of what was ordered long before": {
			[]string{"a4: PRK > RUS | missiles | - | ordered | 2024-10-03 | certain", "b5: PRK > RUS | missiles | - | delivered | 2025-05-03 | certain"}, "t0+t1"},
		"an order after a delivery is another deal": {
			[]string{"a4: PRK > RUS | missiles | - | delivered | 2025-04-20 | certain", "b5: PRK > RUS | missiles | - | ordered | 2025-05-03 | certain"}, "t0 t1"},
		"what could be is not what is": {
			[]string{"a4: PRK > RUS | missiles | - | shipped | - | certain", "b5: PRK > RUS | missiles | - | - | - | possible"}, "t0 t1"},
		"an admission is of what was denied half a year before": {
			[]string{"a4: PRK > RUS | troops | - | delivered | 2024-12-03 | certain:KOR", "b4: PRK > RUS | troops | - | - | 2024-12-05 | denied:PRK", "c6: PRK > RUS | troops | - | delivered | - | certain:PRK"}, "t0+t1+t2"},
		"but not of another class": {
			[]string{"a4: PRK > RUS | troops | - | delivered | 2024-12-03 | certain:KOR", "c6: PRK > RUS | ammunition | - | delivered | - | certain:PRK"}, "t0 t1"},
		"nor where a third party says so": {
			[]string{"a4: PRK > RUS | troops | - | delivered | 2024-12-03 | certain:KOR", "c6: PRK > RUS | troops | - | delivered | - | certain:USA"}, "t0 t1"},
		"nor where it names another day": {
			[]string{"a4: PRK > RUS | troops | - | delivered | 2024-12-03 | certain:KOR", "c6: PRK > RUS | troops | - | delivered | 2025-05-20 | certain:PRK"}, "t0 t1"},
		"a denial is of what is alleged": {
			[]string{"a4: PRK > RUS | missiles | - | shipped | - | certain:KOR", "b5: PRK > RUS | weapons | - | - | - | denied:RUS"}, "t0+t1"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := merged(transferReports(merge.Transfers(transfers(c.reports...), library, nil))); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestTransferFamily(t *testing.T) {
	same := transfers("a4: PRK > RUS | missiles | - | - | - | certain", "b5: RUS - PRK | weapons | - | - | - | possible", "c6: RUS > PRK | drones,funds | - | - | - | denied")
	for _, o := range same[1:] {
		if merge.TransferFamily(&same[0]) != merge.TransferFamily(&o) {
			t.Errorf("%s and %s are of two families", same[0].ID, o.ID)
		}
	}
	for _, o := range transfers("a4: PRK > RUS | energy | - | - | - | certain", "b4: PRK > CHN | missiles | - | - | - | certain") {
		if merge.TransferFamily(&same[0]) == merge.TransferFamily(&o) {
			t.Errorf("%+v is of the family", o)
		}
	}
}

func TestTransferSaysTogether(t *testing.T) {
	all := merge.Transfers(transfers(
		"a2: PRK > RUS | missiles | 12 | shipped | - | certain:KOR",
		"b4: PRK > RUS | missiles | - | - | - | denied:RUS",
		"c9: PRK > RUS | missiles | 20 | delivered | 2025-05-06 | certain:RUS",
		"d9: PRK > RUS | missiles | 99 | used | - | possible past:USA"), library, nil)
	if len(all) != 1 {
		t.Fatalf("%d entries", len(all))
	}
	v := all[0]
	lead, known := v.LeadTime()
	if v.Status != entente.StatusConfirmed || v.Stage != "delivered" || v.Alleged.DocumentID != "a2" || v.Alleged.By.Code != "KOR" ||
		v.Confirmed.DocumentID != "c9" || !known || lead != 7*24*time.Hour || v.Affirmed != 3 || v.Denied != 1 {
		t.Errorf("got %+v", v)
	}
	if v.Number() != "(12; 20; 99)" || v.Year() != "2025" {
		t.Errorf("printed as %s and %s: what reports differ on is in brackets, what a party owned up to is not", v.Number(), v.Year())
	}
	if want := []string{"Different amounts by different reports: 12; 20; 99.", "3 reports affirm it and 1 report denies it."}; !slices.Equal(v.Conflicts, want) {
		t.Errorf("conflicts %q, want %q", v.Conflicts, want)
	}
	if v.Items[0].Span != (entente.Span{}) || len(v.Items) != 1 {
		t.Errorf("items %+v", v.Items)
	}
}

func TestTransferStatus(t *testing.T) {
	for text, want := range map[string]struct {
		status       entente.Status
		stage, print string
	}{
		"certain":           {entente.StatusReported, "delivered", "12 2025"},
		"certain:KOR":       {entente.StatusAlleged, "delivered", "(12) (2025)"},
		"certain:PRK":       {entente.StatusConfirmed, "delivered", "12 2025"},
		"possible past:KOR": {entente.StatusAlleged, "", "(12) "},
		"possible":          {entente.StatusPossible, "", "(12) "},
		"possible:RUS":      {entente.StatusPossible, "", "(12) "},
		"future":            {entente.StatusPossible, "", "(12) "},
		"denied:RUS":        {entente.StatusDenied, "", " "},
	} {
		v := merge.Transfers(transfers("a4: PRK > RUS | missiles | 12 | delivered | 2025-05-03 | "+text), library, nil)[0]
		if got := v.Number() + " " + v.Year(); v.Status != want.status || v.Stage != want.stage || got != want.print {
			t.Errorf("%s: %s %q printed as %q, want %+v", text, v.Status, v.Stage, got, want)
		}
	}
	for words, want := range map[string]string{"about 12": "(about 12)", "dozens": "(dozens)", "twelve": "twelve", "1,200": "1,200", "several": "(several)"} {
		v := merge.Transfers(transfers("a4: PRK > RUS | missiles | "+words+" | delivered | - | certain"), library, nil)[0]
		if v.Number() != want {
			t.Errorf("%s is printed as %s, want %s", words, v.Number(), want)
		}
	}
}

func TestTransferConflicts(t *testing.T) {
	v := merge.Transfers(transfers("a4: PRK > RUS | missiles | - | shipped | 2025-05-03 | certain", "b5: PRK > RUS | missiles | - | delivered | 2025-05-01 | certain"), library, nil)[0]
	if want := []string{"Delivered on 2025-05-01, before it was shipped on 2025-05-03."}; !slices.Equal(v.Conflicts, want) {
		t.Errorf("got %q, want %q", v.Conflicts, want)
	}
	halt := merge.Transfers(transfers("a4: PRK > RUS | missiles | - | shipped | 2025-05-01 | certain", "b5: PRK > RUS | missiles | - | halted | 2025-05-03 | certain"), library, nil)[0]
	if halt.Stage != "halted" || len(halt.Conflicts) != 0 {
		t.Errorf("a transfer that was halted: %q, %q", halt.Stage, halt.Conflicts)
	}
}

func TestTransfersKeepTheirIDs(t *testing.T) {
	all := transfers("c6: PRK > RUS | missiles | - | shipped | - | certain", "a2: PRK > RUS | missiles | - | shipped | - | certain", "b5: PRK > RUS | drones | - | shipped | - | certain")
	id := merge.Transfers(all[:1], library, nil)[0].ID
	for _, v := range merge.Transfers(all, library, map[string][]string{"c6": {id}}) {
		if slices.Contains(v.Reports, "t0") != (v.ID == id) {
			t.Errorf("reports %v have the id %s; t0 had %s", v.Reports, v.ID, id)
		}
	}
}

// drawTransfers draws reports of one family.
func drawTransfers(t *rapid.T) []entente.Transfer {
	pick := func(what string, of ...string) string { return rapid.SampledFrom(of).Draw(t, what) }
	var lines []string
	for range rapid.IntRange(1, 14).Draw(t, "n") {
		lines = append(lines, pick("document", "a1", "b4", "c6", "d9")+": "+strings.Join([]string{
			pick("direction", "PRK > RUS", "RUS > PRK", "PRK - RUS"), pick("items", "missiles", "ammunition", "weapons", "missiles,drones"),
			pick("amount", "-", "12", "dozens"), pick("stage", "-", "offered", "ordered", "shipped", "delivered", "halted"),
			pick("date", "-", "2025-05-03", "2025-01-20", "2024-06-01", "2021-06-01"), pick("standing", "certain", "certain:KOR", "certain:RUS", "possible", "future", "denied:RUS"),
		}, " | "))
	}
	return transfers(lines...)
}

func TestOrderOfTransfersDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := drawTransfers(t)
		want := merge.Transfers(slices.Clone(all), library, nil)
		if d := cmp.Diff(want, merge.Transfers(rapid.Permutation(all).Draw(t, "shuffled"), library, nil)); d != "" {
			t.Fatal(d)
		}
		n := 0
		for _, v := range want {
			n += len(v.Reports)
			if v.Status == entente.StatusPossible && (v.Stage != "" || len(v.Stages) > 0) {
				t.Fatalf("what is only possible has the stage %q", v.Stage)
			}
			if len(v.Between) > 0 && len(v.Suppliers)+len(v.Recipients) > 0 {
				t.Fatalf("direction both known and not: %+v", v)
			}
		}
		if n != len(all) {
			t.Fatalf("%d of %d reports are in the register", n, len(all))
		}
	})
}

func TestAgreementConflicts(t *testing.T) {
	all := reports("a4: pact | other | - | 2025-05-03", "b5: pact | other | - | 2025-05-05", "c6: pact | other | - | in force 2025-05-01")
	all[2].Stages[0].Stage, all[2].Stages[0].Date = "in force", entente.Date{Time: day(1), Precision: entente.Day}
	v := merge.Agreements(all, library, nil)[0]
	want := []string{"Signed on 2025-05-03 and on 2025-05-05, by different reports.", "In force on 2025-05-01, before it was signed on 2025-05-03."}
	if !slices.Equal(v.Conflicts, want) {
		t.Errorf("got %q, want %q", v.Conflicts, want)
	}
	if v := merge.Agreements(all[:1], library, nil)[0]; v.Conflicts != nil {
		t.Errorf("one report contradicts itself: %q", v.Conflicts)
	}
}

// Whatever comes first, entries hold the same reports in the end, under ids that
// are their own.
func TestBatchesOfTransfers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.Permutation(drawTransfers(t)).Draw(t, "shuffled")
		known := map[string][]string{}
		var got []entente.RegisteredTransfer
		for n := 0; n < len(all); {
			n = rapid.IntRange(n+1, len(all)).Draw(t, "come by then")
			got = merge.Transfers(slices.Clone(all[:n]), library, known)
			clear(known)
			for _, v := range got {
				for _, r := range all[:n] {
					if slices.Contains(v.Reports, r.ID) {
						known[r.DocumentID] = append(known[r.DocumentID], v.ID)
					}
				}
			}
		}
		if a, b := merged(transferReports(got)), merged(transferReports(merge.Transfers(all, library, nil))); a != b {
			t.Fatalf("in batches %s, at once %s", a, b)
		}
		seen := map[string]bool{}
		for _, v := range got {
			if seen[v.ID] {
				t.Fatalf("two entries have the id %s", v.ID)
			}
			seen[v.ID] = true
		}
	})
}
