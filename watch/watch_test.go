package watch_test

import (
	"strings"
	"testing"
	"time"

	"entente"
	"entente/watch"
)

var now = time.Date(2025, 5, 20, 12, 0, 0, 0, time.UTC)

const words = "The pact binds each to defend the other."

// report is of a signed defence pact, as a test changes it.
func report(change func(*watch.Report)) watch.Report {
	r := watch.Report{
		Registered: "pact",
		Document:   entente.Document{ID: "d", Text: words, Published: now.AddDate(0, 0, -1)},
		Agreement: entente.Agreement{ID: "a", Title: "friendship pact",
			Parties:     []entente.Entity{{Code: "RUS", Name: "Russia"}, {Code: "PRK", Text: "Pyongyang"}},
			Obligations: []entente.Obligation{{Code: entente.ObligationDefense, Spans: []entente.Span{{Start: 9, End: 39}}}},
			Stages:      []entente.Stage{{Stage: "signed"}},
			Finding: entente.Finding{Quote: "The pact", Spans: []entente.Span{{Start: 0, End: 8}},
				Standing: entente.Standing{Polarity: entente.Positive, Certainty: entente.Probable, Time: entente.Past}},
		},
	}
	if change != nil {
		change(&r)
	}
	return r
}

func stages(names ...string) []entente.Stage {
	var all []entente.Stage
	for _, n := range names {
		all = append(all, entente.Stage{Stage: n})
	}
	return all
}

func TestSilent(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*watch.Report)
		want   string
	}{
		"signed":               {nil, ""},
		"no stage told":        {func(r *watch.Report) { r.Agreement.Stages = nil }, ""},
		"proposed and signed":  {func(r *watch.Report) { r.Agreement.Stages = stages("proposed", "signed") }, ""},
		"another obligation":   {func(r *watch.Report) { r.Agreement.Obligations[0].Code = "NONAGG" }, "no such obligation"},
		"proposed":             {func(r *watch.Report) { r.Agreement.Stages = stages("proposed", "negotiated") }, "not yet, or no longer, more than a proposal"},
		"ended":                {func(r *watch.Report) { r.Agreement.Stages = stages("signed", "ended") }, "not yet, or no longer, more than a proposal"},
		"possible":             {func(r *watch.Report) { r.Agreement.Standing.Certainty = entente.Possible }, "not affirmed as at least probable"},
		"denied":               {func(r *watch.Report) { r.Agreement.Standing.Polarity = entente.Negative }, "not affirmed as at least probable"},
		"to come":              {func(r *watch.Report) { r.Agreement.Standing.Time = entente.Future }, "not affirmed as at least probable"},
		"historical":           {func(r *watch.Report) { r.Agreement.Standing.Time = entente.Historical }, "background from an earlier time"},
		"dated long ago":       {func(r *watch.Report) { r.Background = true }, "background from an earlier time"},
		"with an organisation": {func(r *watch.Report) { r.Agreement.Parties[1].Code = "IGO" }, "not between two states"},
		"with itself":          {func(r *watch.Report) { r.Agreement.Parties[1].Code = "RUS" }, "not between two states"},
	} {
		t.Run(name, func(t *testing.T) {
			r := report(c.change)
			if got := watch.Silent(watch.Shipped()[0], &r); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if alerts := watch.Alerts(watch.Shipped(), []watch.Report{r}, now); (len(alerts) > 0) != (c.want == "") {
				t.Errorf("alerts: %v", alerts)
			}
		})
	}
}

func TestAlertCarriesItsEvidence(t *testing.T) {
	a := watch.Alerts(watch.Shipped(), []watch.Report{report(nil)}, now)[0]
	if a.Quote != "binds each to defend the other" || len(a.Spans) != 2 || a.Title != "PRK and Russia: friendship pact with the obligation DEFENSE" ||
		a.Dyad != entente.NewDyad("RUS", "PRK") || !a.Raised.Equal(now) || a.AgreementID != "pact" || a.DocumentID != "d" || a.Reason != "first report" {
		t.Errorf("got %+v", a)
	}
}

func TestOnceAThing(t *testing.T) {
	later := report(func(r *watch.Report) {
		r.Document.ID, r.Agreement.ID, r.Document.Published, r.Agreement.Title = "e", "b", now, "mutual defence treaty"
	})
	first := report(nil)
	for _, order := range [][]watch.Report{{first, later}, {later, first}} {
		alerts := watch.Alerts(watch.Shipped(), order, now)
		if len(alerts) != 1 || alerts[0].DocumentID != "d" {
			t.Errorf("two reports of one agreement: %+v", alerts)
		}
	}
	id := func(change func(*watch.Report)) string {
		return watch.Alerts(watch.Shipped(), []watch.Report{report(change)}, now.Add(time.Hour))[0].ID
	}
	same := id(nil)
	if same != id(func(r *watch.Report) { r.Document.ID, r.Agreement.ID = "e", "b" }) {
		t.Error("the id depends on the report")
	}
	for what, change := range map[string]func(*watch.Report){
		"another agreement": func(r *watch.Report) { r.Registered = "other" },
		"other states":      func(r *watch.Report) { r.Agreement.Parties[0].Code = "CHN" },
		"the sample":        func(r *watch.Report) { r.Document.Sample = true },
	} {
		if id(change) == same {
			t.Errorf("%s has the same id", what)
		}
	}
}

func TestManyParties(t *testing.T) {
	for codes, want := range map[string]int{"RUS PRK": 1, "RUS PRK CHN": 3, "RUS PRK CHN IRN BLR KAZ": 1} {
		alerts := watch.Alerts(watch.Shipped(), []watch.Report{report(func(r *watch.Report) {
			r.Agreement.Parties = nil
			for _, c := range strings.Fields(codes) {
				r.Agreement.Parties = append(r.Agreement.Parties, entente.Entity{Code: c})
			}
		})}, now)
		if len(alerts) != want {
			t.Errorf("%s: %d alerts, want %d", codes, len(alerts), want)
		}
	}
}
