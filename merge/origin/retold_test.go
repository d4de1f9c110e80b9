package origin_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"entente"
	"entente/merge/origin"
)

const (
	wire = `ESK, May 3 — Ministers Orla Brenn of Valdria and Hugo Salt of Corland agreed in Esk on Tuesday to open 14 crossings along the Marn river to lorries from June 1, the chancery in Tarn said.
They met for 3 hours and left the question of 220 fishing boats near Cape Ulm to their deputies.`
	anew = `Lorries may soon cross the Marn again. At talks in Esk on Tuesday, %s, Valdria's Orla Brenn and Hugo Salt of Corland settled on 14 places where the river can be passed after June 1.
Over the boats off Cape Ulm, 220 in number, they did not come to terms.`
)

// grouped writes which of several reports Texts takes for one: "a+b c".
func grouped(reports []origin.Report, p press) string {
	in := map[int][]string{}
	var order []int
	for i, n := range origin.Texts(reports, p, nil) {
		if in[n] == nil {
			order = append(order, n)
		}
		in[n] = append(in[n], reports[i].ID)
	}
	var out []string
	for _, n := range order {
		out = append(out, strings.Join(in[n], "+"))
	}
	return strings.Join(out, " ")
}

func TestRetoldWithACredit(t *testing.T) {
	for credit, want := range map[string]string{
		"the Sample Lake Wire reported":                     "a+b",
		"according to the Sample Lake Wire":                 "a+b",
		"reports the Sample Lake Wire":                      "a+b",
		"according to a report by the Sample Lake Wire":     "a+b",
		"the Sample Lake Wire, from which we have it, said": "a+b",
		"ministers told the Sample Lake Wire":               "a b", // whom they spoke to, not who reported
		"the Sample Marsh Wire reported":                    "a b",
		"it was learned":                                    "a b",
	} {
		reports := []origin.Report{report("a", "Sample Lake Wire", "", wire, day(3)), report("b", "Gazette", "", fmt.Sprintf(anew, credit), day(4))}
		if got := grouped(reports, press{}); got != want {
			t.Errorf("%q: %s, want %s", credit, got, want)
		}
	}
}

func TestRetoldSoonAndOfTheSame(t *testing.T) {
	credited := fmt.Sprintf(anew, "the Sample Lake Wire reported")
	other := "Prices of grain rose in Tarn on Monday, the Sample Lake Wire reported, as 300 ships waited in Port Ansel for Captain Ruud Lind of Norhaven to return from Isle Merrow."
	for name, c := range map[string]struct {
		reports []origin.Report
		want    string
	}{
		"before its source":  {[]origin.Report{report("a", "Sample Lake Wire", "", wire, day(3)), report("b", "Gazette", "", credited, day(2))}, "a b"},
		"a week behind":      {[]origin.Report{report("a", "Sample Lake Wire", "", wire, day(3)), report("b", "Gazette", "", credited, day(10))}, "a b"},
		"of something else":  {[]origin.Report{report("a", "Sample Lake Wire", "", wire, day(3)), report("b", "Gazette", "", other, day(3))}, "a b"},
		"its own words":      {[]origin.Report{report("a", "Sample Lake Wire", "", wire, day(3)), report("b", "Sample Lake Wire", "", credited, day(3))}, "a b"},
		"the one of two":     {[]origin.Report{report("a", "Sample Lake Wire", "", other, day(3)), report("b", "Gazette", "", credited, day(4)), report("c", "Sample Lake Wire", "", wire, day(3))}, "a b+c"},
		"by way of a third":  {[]origin.Report{report("a", "Gazette", "", credited, day(3)), report("b", "Echo", "", wire+"\nLetters are welcome.", day(3)), report("c", "Sample Lake Wire", "", wire, day(3))}, "a+b+c"},
		"copies a month off": {[]origin.Report{report("a", "Echo", "", wire, day(1)), report("b", "Sample Lake Wire", "", wire, day(28))}, "a b"},
	} {
		if got := grouped(c.reports, press{}); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// Two publishers of one name are told apart by what stands behind it.
func TestWhichOfTwoPublishersOfAName(t *testing.T) {
	for credit, want := range map[string]string{
		"the Sample State Agency in Tarn reported": "a+c b",
		"Oster's Sample State Agency reported":     "a b+c",
		"the Sample State Agency reported":         "a b c",
	} {
		reports := []origin.Report{report("a", "Sample State Agency (Tarn)", "", wire, day(3)),
			report("b", "Sample State Agency (Oster)", "", strings.Replace(wire, "They met for 3 hours", "Both sat down for some", 1)[:190], day(3)),
			report("c", "Gazette", "", fmt.Sprintf(anew, credit), day(3))}
		reports[1].Sketch.Paragraphs = nil // so that it is no copy
		if got := grouped(reports, press{}); got != want {
			t.Errorf("%q: %s, want %s", credit, got, want)
		}
	}
}

const (
	log1 = `In the past 24 hours the mission at Esk counted 43 shots from north to south and 17 from south to north over the Marn line. Fire was heaviest near Ulm and Ansel.
Guns of Corland hit a barn at Tarn on Monday evening; 1 person was hurt.
Observers went on 388 patrols, 21 of them on foot. Talks with both armies went on, and no observer came to harm.`
	log2 = `In the past 24 hours the mission at Esk counted 36 shots from north to south and 9 from south to north over the Marn line. Fire was heaviest near Oster and Kell.
A drone of Valdria struck a lorry by the mill of Norhaven on Wednesday; 2 persons were hurt.
Observers went on 401 patrols, 19 of them on foot. Talks with both armies went on, and no observer came to harm.`
)

func TestAFormFilledInAnewIsNoCopy(t *testing.T) {
	corrected := strings.NewReplacer("43", "44", "1 person", "3 persons").Replace(log1)
	for name, c := range map[string]struct{ text, want string }{
		"the next day's":      {log2, "a b"},
		"figures put right":   {corrected, "a+b"},
		"cut, with a thought": {strings.Split(log1, "\n")[0] + "\nNobody in Lund can tell how long this will go on.", "a+b"},
	} {
		reports := []origin.Report{report("a", "Mission", "", log1, day(3)), report("b", "Echo", "", c.text, day(4))}
		if got := grouped(reports, press{}); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// A paper that others credit is the source of a text, though another printed it
// the same day.
func TestWhoIsCreditedIsTheSource(t *testing.T) {
	reports := []origin.Report{report("a", "Echo", "", wire, day(3)), report("b", "Gazette", "", fmt.Sprintf(anew, "the Sample Lake Star reported"), day(4)),
		report("c", "Sample Lake Star", "", wire, day(3))}
	got := origin.Group(reports, press{}, nil)
	if len(got) != 1 || got[0].Name != "Sample Lake Star" {
		t.Errorf("origins %+v", got)
	}
}

func TestTheOrderOfTextsDoesNotMatter(t *testing.T) {
	var all []origin.Report
	for i, l := range loadTexts(t, "texts.txt") {
		l.Outlets[0].Came = entente.Publisher{Country: fmt.Sprint(i % 3)}
		all = append(all, l.Report)
	}
	p := loadPress(t)
	together := func(reports []origin.Report) map[string]bool {
		pairs := map[string]bool{}
		of := origin.Texts(reports, p, nil)
		for i := range of {
			for j := range of {
				if of[i] == of[j] && reports[i].ID < reports[j].ID {
					pairs[reports[i].ID+" "+reports[j].ID] = true
				}
			}
		}
		return pairs
	}
	want := together(all)
	if len(want) < 10 {
		t.Fatalf("only %d pairs", len(want))
	}
	rapid.Check(t, func(r *rapid.T) {
		if diff := cmp.Diff(want, together(rapid.Permutation(all).Draw(r, "reports"))); diff != "" {
			r.Error(diff)
		}
	})
}
