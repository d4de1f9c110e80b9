package eval_test

import (
	"strings"
	"testing"

	"entente"
	"entente/eval"
)

const mentionText = "Chad shelled a depot in Niger, its army said. Niger's parliament denounced the raid and called for talks. Militants may have helped."

const mentionCases = `### a | report | 2021-05-06 | Own Wire | Chad shells Niger
` + mentionText + `
>>>
{"kind":"mention","type":"ASSAULT","actor":["TCD"],"recipient":["NER"],"polarity":"positive","certainty":"certain","time":"past","attributed_to":["TCD.MIL"],"quote":"shelled"}
{"kind":"mention","type":"ACCUSE|REJECT","actor":["NER.LEG"],"recipient":[],"polarity":"positive","certainty":"certain","time":"past","quote":"denounced"}
{"kind":"mention","type":"REQUEST","actor":["NER.LEG"],"recipient":["TCD"],"may":true,"quote":"called for"}
{"kind":"mention","type":"COOPERATE","actor":["~Militants"],"recipient":[],"quote":"helped"}
`

// mentionOf is a mention whose trigger stands in the text of the case.
func mentionOf(typ, trigger string, actors, recipients []entente.Entity, by ...entente.Entity) entente.Mention {
	i := strings.Index(mentionText, trigger)
	m := entente.Mention{Event: typ, Actors: actors, Recipients: recipients, Trigger: entente.Evidence{Span: entente.Span{Start: i, End: i + len(trigger)}}}
	m.Standing = entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Past}
	for _, e := range by {
		m.Standing.AttributedTo = append(m.Standing.AttributedTo, entente.Attribution{Source: e})
	}
	return m
}

func mentionsOf(t *testing.T, said []entente.Mention, errors bool) *eval.Report {
	t.Helper()
	r, err := eval.Mentions(func(*eval.LedgerCase) []entente.Mention { return said }, strings.NewReader(mentionCases), errors)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

var (
	chad       = []entente.Entity{{Text: "Chad", Code: "TCD"}}
	niger      = []entente.Entity{{Text: "Niger", Code: "NER"}}
	parliament = []entente.Entity{{Text: "Niger's parliament", Code: "NER", Sector: "GOV", More: []string{"LEG"}}}
	army       = entente.Entity{Text: "army", Code: "TCD", Sector: "MIL"}
)

// allRight is what stands for every line of the case.
func allRight() []entente.Mention {
	thing := []entente.Entity{{Text: "the raid"}}
	return []entente.Mention{
		mentionOf("ASSAULT", "shelled", chad, niger, army),
		mentionOf("ACCUSE", "denounced", parliament, thing),
		mentionOf("COOPERATE", "helped", []entente.Entity{{Text: "Militants", Sector: "UAF"}}, nil),
	}
}

func figure(t *testing.T, r *eval.Report, name string, want float64) {
	t.Helper()
	if got := r.Figures[name]; got != want {
		t.Errorf("%s = %v, want %v", name, got, want)
	}
}

func TestMentionsThatAreAllThere(t *testing.T) {
	for _, more := range [][]entente.Mention{nil, {mentionOf("REQUEST", "called", parliament, nil)}} {
		r := mentionsOf(t, append(allRight(), more...), true)
		figure(t, r, "all_precision", 100)
		figure(t, r, "all_recall", 100)
		figure(t, r, "event_lines", 3)
		if rows := r.Tables[len(r.Tables)-1].Rows; len(rows) != 0 {
			t.Errorf("faults %v", rows)
		}
	}
}

func TestMentionsThatAreAmiss(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func([]entente.Mention) []entente.Mention
		event float64 // precision
		who   float64
		all   float64
	}{
		{"type", func(m []entente.Mention) []entente.Mention { m[0].Event = "COERCE"; return m }, 66.7, 66.7, 66.7},
		{"actor", func(m []entente.Mention) []entente.Mention { m[0].Actors = niger; return m }, 100, 66.7, 66.7},
		{"a recipient too many", func(m []entente.Mention) []entente.Mention { m[1].Recipients = chad; return m }, 100, 66.7, 66.7},
		{"sector", func(m []entente.Mention) []entente.Mention {
			m[1].Actors = []entente.Entity{{Text: "Niger", Code: "NER", Sector: "MIL"}}
			return m
		}, 100, 100, 66.7},
		{"standing", func(m []entente.Mention) []entente.Mention { m[0].Standing.Time = entente.Future; return m }, 100, 66.7, 66.7},
		{"who says so", func(m []entente.Mention) []entente.Mention { m[0].Standing.AttributedTo = nil; return m }, 100, 100, 66.7},
		{"twice", func(m []entente.Mention) []entente.Mention { return append(m, m[0]) }, 75, 75, 75},
	} {
		r := mentionsOf(t, c.spoil(allRight()), false)
		t.Run(c.name, func(t *testing.T) {
			figure(t, r, "event_precision", c.event)
			figure(t, r, "precision", c.who)
			figure(t, r, "all_precision", c.all)
		})
	}
}

func TestMarksOfMentions(t *testing.T) {
	said := append(allRight(), mentionOf("REQUEST", "called", parliament, nil), mentionOf("ASSAULT", "raid", nil, nil))
	said[0].Recipients = chad
	var got map[int][4]bool
	err := eval.EachMentionCase(strings.NewReader(mentionCases), func(c *eval.LedgerCase) { got = eval.MentionMarks(c, said) })
	if err != nil {
		t.Fatal(err)
	}
	want := map[int][4]bool{0: {true, true, false, true}, 1: {true, true, true, true}, 2: {true, true, true, true}, 4: {}}
	if len(got) != len(want) {
		t.Fatalf("marks %v, want %v", got, want)
	}
	for i, w := range want {
		if got[i] != w {
			t.Errorf("mention %d: marks %v, want %v", i, got[i], w)
		}
	}
}

func TestLinesOfMentionsAreChecked(t *testing.T) {
	for _, line := range []string{
		`{"kind":"mention","actor":["TCD"],"quote":"shelled"}`,
		`{"kind":"mention","type":"ASSAULT","actor":["Chad"],"quote":"shelled"}`,
		`{"kind":"mention","type":"ASSAULT","actor":["~"],"quote":"shelled"}`,
		`{"kind":"mention","type":"ASSAULT","actor":["TCD"],"quote":"bombed"}`,
		`{"kind":"mention","type":"assault","quote":"shelled"}`,
	} {
		cases := "### a | report | 2021-05-06 | Own Wire |\n" + mentionText + "\n>>>\n" + line + "\n"
		if _, err := eval.Mentions(func(*eval.LedgerCase) []entente.Mention { return nil }, strings.NewReader(cases), false); err == nil {
			t.Errorf("no error for %s", line)
		}
	}
}
