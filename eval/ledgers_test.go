package eval_test

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"entente"
	"entente/eval"
)

const ledgerText = "Chad and Niger signed a border treaty in Niamey on 4 May 2021. Article 2 binds each to help the other if attacked. " +
	"Chad sent 40 trucks of rifles to Niger. Niger tested two rockets. France condemned the treaty. Ties of Chad and Niger grew warmer."

const ledgerCases = `# A comment before the first case.

### a | report | 2021-05-06 | Own Wire | Sahel neighbours sign
` + ledgerText + `
>>>
{"kind":"agreement","title":"border treaty","type":"border","parties":["NER","TCD"],"quote":"BORDER TREATY"}
{"kind":"stage","of":"treaty","parties":["TCD","NER"],"stage":"signed","date":"2021-05-04","place":"Niamey","quote":"signed"}
{"kind":"obligation","of":"treaty","code":"DEFENSE","article":"2","condition":"if attacked","quote":"help the other"}
{"kind":"transfer","suppliers":["TCD"],"recipients":["NER"],"items":["small arms"],"quantity":"40 trucks","stage":"delivered","certainty":"certain","quote":"sent 40 trucks"}
{"kind":"capability","state":["NER"],"programme":"rocket artillery","weapon":"rockets","change":"test","count":2,"parameters":{"range":"30 km"},"quote":"tested two rockets"}
{"kind":"position","actor":["FRA"],"stance":"condemn","about":["TCD","NER"],"on":"agreement","quote":"condemned"}
{"kind":"tie","between":["TCD","NER"],"sign":"closer","attributed_to":["UNO"],"quote":["Sahel","grew warmer"]}

### b | other | 2021-05-06 | Own Wire |
The weather
was fine.
>>>

`

// ledgerReading is a reading of the first case that holds each of its lines.
func ledgerReading() entente.Reading {
	in := func(w string) entente.Finding {
		i := strings.Index(ledgerText, w)
		return entente.Finding{Spans: []entente.Span{{Start: i, End: i + len(w)}}, Standing: entente.Standing{
			Polarity: entente.Positive, Certainty: entente.Certain,
			AttributedTo: []entente.Attribution{{Source: entente.Entity{Code: "FRA"}}, {Source: entente.Entity{Code: "UNO"}}},
		}}
	}
	chad, niger := entente.Entity{Code: "TCD"}, entente.Entity{Code: "NER"}
	both := []entente.Entity{{Members: []string{"TCD", "NER"}}}
	day := entente.Date{Time: time.Date(2021, 5, 4, 0, 0, 0, 0, time.UTC), Precision: entente.Day}
	return entente.Reading{
		Agreements: []entente.Agreement{{
			Title: "a border treaty", Type: "border", Parties: both, Finding: in("border treaty"),
			Stages:      []entente.Stage{{Stage: "signed", Date: day, Place: "Niamey", Spans: in("signed a").Spans}},
			Obligations: []entente.Obligation{{Code: "DEFENSE", Article: "2", Condition: "if attacked", Spans: in("to help the other").Spans}},
		}},
		Transfers: []entente.Transfer{{
			Suppliers: []entente.Entity{chad}, Recipients: []entente.Entity{niger}, Items: []entente.Item{{Text: "rifles", Class: "small arms"}},
			Quantity: "40 trucks", Stage: "delivered", Finding: in("sent"),
		}},
		Capabilities: []entente.Capability{{
			State: niger, Programme: "rocket artillery", Weapon: "rockets", Change: "test", Count: 2,
			Parameters: map[string]string{"range": "30 km", "altitude": "9 km"}, Finding: in("tested two rockets"),
		}},
		Positions: []entente.Position{{
			Actor: entente.Entity{Code: "FRA"}, Stance: "condemn", About: []entente.Topic{{Kind: "agreement", Entities: both}}, Finding: in("condemned"),
		}},
		Ties: []entente.StatedTie{{Between: both, Sign: "closer", Finding: in("grew warmer")}},
	}
}

func ledgers(t *testing.T, r entente.Reading, errors bool) *eval.Report {
	t.Helper()
	got, err := eval.Ledgers(func(c *eval.LedgerCase) entente.Reading {
		if c.ID == "a" {
			return r
		}
		return entente.Reading{}
	}, strings.NewReader(ledgerCases), errors)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

var ledgerNames = []string{"agreement", "stage", "obligation", "transfer", "capability", "position", "tie"}

func TestLedgersAllRight(t *testing.T) {
	wanted := map[string]float64{"precision": 100, "recall": 100, "f1": 100, "lines": 7, "said": 7, "empty_cases": 1, "false_alarms": 0}
	for _, l := range ledgerNames {
		wanted[l+"_precision"], wanted[l+"_recall"], wanted[l+"_said"] = 100, 100, 1
	}
	r := ledgers(t, ledgerReading(), true)
	want(t, r, 2, wanted)
	if rows := r.Tables[len(r.Tables)-1].Rows; len(rows) != 0 {
		t.Errorf("faults %v, want none", rows)
	}
}

// A thing whose words are a line's but which has one field amiss is wrong, and
// the line is missed; the other ledgers are as they were.
func TestLedgersOneFieldAmiss(t *testing.T) {
	amiss := map[string]struct {
		ledger string
		spoil  func(*entente.Reading)
	}{
		"type":       {"agreement", func(r *entente.Reading) { r.Agreements[0].Type = "peace" }},
		"date":       {"stage", func(r *entente.Reading) { r.Agreements[0].Stages[0].Date.Precision = entente.Published }},
		"place":      {"stage", func(r *entente.Reading) { r.Agreements[0].Stages[0].Place = "" }},
		"article":    {"obligation", func(r *entente.Reading) { r.Agreements[0].Obligations[0].Article = "3" }},
		"condition":  {"obligation", func(r *entente.Reading) { r.Agreements[0].Obligations[0].Condition = "if asked" }},
		"recipients": {"transfer", func(r *entente.Reading) { r.Transfers[0].Recipients = nil }},
		"suppliers": {"transfer", func(r *entente.Reading) {
			r.Transfers[0].Suppliers = append(r.Transfers[0].Suppliers, entente.Entity{Code: "FRA"})
		}},
		"items": {"transfer", func(r *entente.Reading) {
			r.Transfers[0].Items = append(r.Transfers[0].Items, entente.Item{Text: "rice", Class: "food"})
		}},
		"certainty":     {"transfer", func(r *entente.Reading) { r.Transfers[0].Standing.Certainty = entente.Possible }},
		"count":         {"capability", func(r *entente.Reading) { r.Capabilities[0].Count = 3 }},
		"parameters":    {"capability", func(r *entente.Reading) { r.Capabilities[0].Parameters["range"] = "300 km" }},
		"stance":        {"position", func(r *entente.Reading) { r.Positions[0].Stance = "welcome" }},
		"on":            {"position", func(r *entente.Reading) { r.Positions[0].About[0].Kind = "tie" }},
		"sign":          {"tie", func(r *entente.Reading) { r.Ties[0].Sign = "colder" }},
		"attributed_to": {"tie", func(r *entente.Reading) { r.Ties[0].Standing.AttributedTo = r.Ties[0].Standing.AttributedTo[:1] }},
		"":              {"capability", func(r *entente.Reading) { r.Capabilities[0].Spans[0] = entente.Span{Start: 0, End: 4} }},
	}
	for field, c := range amiss {
		r := ledgerReading()
		c.spoil(&r)
		wanted := map[string]float64{"precision": 85.7, "recall": 85.7}
		for _, l := range ledgerNames {
			wanted[l+"_precision"], wanted[l+"_recall"] = 100, 100
		}
		wanted[c.ledger+"_precision"], wanted[c.ledger+"_recall"] = 0, 0
		got := ledgers(t, r, true)
		want(t, got, 2, wanted)
		faults := got.Tables[len(got.Tables)-1].Rows
		if field != "" && (len(faults) != 1 || faults[0][2] != "differs" || !strings.HasPrefix(faults[0][4], field+": ")) {
			t.Errorf("%s: faults %v", field, faults)
		}
		if field == "" && (len(faults) != 2 || faults[0][2] != "missed" || faults[1][2] != "wrong") {
			t.Errorf("other words: faults %v", faults)
		}
	}
}

// Worked by hand. The transfer is said twice: one is right, so precision is a
// half; nothing said of ties costs recall alone.
func TestLedgersOneToOne(t *testing.T) {
	r := ledgerReading()
	r.Transfers = slices.Repeat(r.Transfers, 2)
	r.Ties = nil
	want(t, ledgers(t, r, false), 2, map[string]float64{
		"transfer_precision": 50, "transfer_recall": 100, "transfer_f1": 66.7, "tie_recall": 0, "tie_said": 0, "precision": 85.7, "recall": 85.7,
	})
}

func TestLedgersFalseAlarm(t *testing.T) {
	r, err := eval.Ledgers(func(*eval.LedgerCase) entente.Reading {
		return entente.Reading{Ties: make([]entente.StatedTie, 1)}
	}, strings.NewReader(ledgerCases), false)
	if err != nil {
		t.Fatal(err)
	}
	want(t, r, 2, map[string]float64{"false_alarms": 100, "tie_said": 2, "tie_precision": 0})
}

func TestBadLedgerCases(t *testing.T) {
	head := "### a | report | 2021-05-06 | Own Wire |\nChad tested a rocket.\n"
	line := head + ">>>\n"
	bad := map[string]string{
		"":                                   "no case",
		"text\n":                             "line 1 of the cases: text before",
		"### a | report | 2021-05-06\n":      "line 1 of the cases: want ###",
		"### a | poem | 2021-05-06 | P | \n": `"poem" is not one of`,
		"### a | report | 6 May | P | \n":    `"6 May" is not of the form`,
		head:                                 "no line >>>",
		line + "\n" + line:                   "line 5 of the cases: the id",
		line + "{":                           "line 4 of the cases: no JSON",
		line + `{"kind":"rumour","quote":"rocket"}`:                                       `no ledger "rumour"`,
		line + `{"kind":"tie","quote":"rocket"}`:                                          "wants the field sign",
		line + `{"kind":"tie","sign":"warm","quote":"rocket"}`:                            `"warm" is no sign`,
		line + `{"kind":"tie","sign":"closer","between":["Chad","TCD"],"quote":"rocket"}`: `"Chad" is no between`,
		line + `{"kind":"tie","sign":"closer","colour":"red","quote":"rocket"}`:           `no field "colour"`,
		line + `{"kind":"transfer","items":["rocket"],"quantity":"two","quote":"rocket"}`: `quantity: the words "two"`,
		line + `{"kind":"capability","change":"test","count":"two","quote":"rocket"}`:     `"two" is no count`,
		line + `{"kind":"tie","sign":"closer"}`:                                           "tie wants a quote",
		line + `{"kind":"tie","sign":"closer","quote":["rocket","rockets"]}`:              `"rockets" is not in the text`,
		line + `{"kind":"tie","sign":["closer",7],"quote":"rocket"}`:                      "sign: want a list of strings",
		line + `{"kind":"tie","sign":"","quote":"rocket"}`:                                "sign: empty",
		line + "\nmore": "line 5 of the cases: what must come",
	}
	for _, in := range slices.Sorted(maps.Keys(bad)) {
		_, err := eval.Ledgers(func(*eval.LedgerCase) entente.Reading { return entente.Reading{} }, strings.NewReader(in), false)
		if entente.CodeOf(err) != entente.Invalid || !strings.Contains(err.Error(), bad[in]) {
			t.Errorf("%q: error %v, want one of the input with %q", in, err, bad[in])
		}
	}
}

// The seen half is in order, and nothing of it is found by a coder that says
// nothing.
func TestSeenLedgerCases(t *testing.T) {
	f, err := os.Open("testdata/ledgers/seen.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, err := eval.Ledgers(func(*eval.LedgerCase) entente.Reading { return entente.Reading{} }, f, true)
	if err != nil {
		t.Fatal(err)
	}
	want(t, r, 75, map[string]float64{"empty_cases": 24, "false_alarms": 0, "said": 0, "recall": 0})
	for _, l := range ledgerNames {
		if r.Figures[l+"_lines"] < 15 {
			t.Errorf("%s: %g lines, want 15 at least", l, r.Figures[l+"_lines"])
		}
	}
	if faults := r.Tables[len(r.Tables)-1].Rows; len(faults) != int(r.Figures["lines"]) {
		t.Errorf("%d faults of %g lines", len(faults), r.Figures["lines"])
	}
}
