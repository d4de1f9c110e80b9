package web

import (
	"strings"
	"testing"

	"entente"
)

func state(code string) []entente.Entity { return []entente.Entity{{Code: code, Text: code}} }

func TestSay(t *testing.T) {
	w := words{newFake()}
	certain := entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Past}
	possible, denied, future := certain, certain, certain
	possible.Certainty, denied.Polarity, future.Time = entente.Possible, entente.Negative, entente.Future
	both := append(state("NOR"), state("TCD")...)
	for want, c := range map[string]claim{
		"Norway visited Chad":                          {"CONSULT", "visit", "", state("NOR"), state("TCD"), certain},
		"Norway may have visited Chad":                 {"CONSULT", "visit", "", state("NOR"), state("TCD"), possible},
		"Norway did not visit Chad":                    {"CONSULT", "visit", "", state("NOR"), state("TCD"), denied},
		"Norway is to visit Chad":                      {"CONSULT", "visit", "", state("NOR"), state("TCD"), future},
		"Norway is to cooperate with Chad":             {"AGREE", "", "", state("NOR"), state("TCD"), future},
		"Norway and Chad held talks":                   {"CONSULT", "", "", both, nil, certain},
		"Norway and Chad are to hold talks":            {"CONSULT", "", "", both, nil, future},
		"Norway signed an agreement with Chad":         {"SUPPORT", "", "057", state("NOR"), state("TCD"), certain},
		"An actor not named called on Chad to act":     {"REQUEST", "", "", nil, state("TCD"), certain},
		"XYZ did something (NOVEL) to Chad":            {"NOVEL", "", "", state("XYZ"), state("TCD"), certain},
		"The United Kingdom attacked Chad (military)":  {"ASSAULT", "", "", state("GBR"), []entente.Entity{{Code: "TCD", Sector: "MIL"}}, certain},
		"Norway attacked Chad (military, inferred)":    {"ASSAULT", "", "", state("NOR"), []entente.Entity{{Code: "TCD", Sector: "MIL", Inferred: true}}, certain},
		"The United Nations imposed sanctions on Chad": {"SANCTION", "discontinue", "", state("UNO"), state("TCD"), certain},
	} {
		if got := w.say(c); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Every type has a wording, and every wording has a place for whom it is about.
func TestPhrasesAreWhole(t *testing.T) {
	for _, typ := range eventTypes {
		if _, ok := phrases[typ]; !ok {
			t.Errorf("%s has no wording", typ)
		}
	}
	for _, table := range []map[string]phrase{phrases, modePhrases, {"signed": signed, "to come": toCome}} {
		for key, p := range table {
			if strings.Count(p.to, "%s") != 1 || strings.Contains(p.alone, "%") || p.base == "" || p.past == "" || p.part == "" {
				t.Errorf("the wording of %s is not whole: %+v", key, p)
			}
		}
	}
}

func TestAround(t *testing.T) {
	long := strings.Repeat("word ", 400)
	lead := entente.Span{Start: 1000, End: 1004}
	from, to, cut := around(long, 0, len(long), lead)
	if !cut || to-from > maxQuote || from > lead.Start || to < lead.End || long[from] != 'w' {
		t.Errorf("a long sentence is shown from %d to %d, cut %v", from, to, cut)
	}
	if from, to, cut = around("short", 0, 5, entente.Span{Start: 1, End: 2}); from != 0 || to != 5 || cut {
		t.Errorf("a short sentence is shown from %d to %d, cut %v", from, to, cut)
	}
}

// What two do with each other names each once; what one does to its own keeps
// both.
func TestHeadlineNamesEachOnce(t *testing.T) {
	w := words{}
	nor, tcd := entente.Entity{Code: "NOR", Sector: "GOV"}, entente.Entity{Code: "TCD", Sector: "GOV"}
	lower, police, crowd := entente.Entity{Code: "TCD", Sector: "LEG"}, entente.Entity{Code: "NOR", Sector: "COP"}, entente.Entity{Code: "NOR", Sector: "CVL"}
	for want, c := range map[string]claim{
		"NOR and TCD signed an agreement":                    {Type: "SUPPORT", CAMEO: "057", Actors: []entente.Entity{nor, tcd}, Recipients: []entente.Entity{nor, tcd}, Standing: certain},
		"NOR and TCD (parliament) signed an agreement":       {Type: "SUPPORT", CAMEO: "057", Actors: []entente.Entity{nor, lower}, Recipients: []entente.Entity{tcd}, Standing: certain},
		"NOR signed an agreement with TCD":                   {Type: "SUPPORT", CAMEO: "057", Actors: []entente.Entity{nor}, Recipients: []entente.Entity{tcd}, Standing: certain},
		"NOR (police) used coercion against NOR (civilians)": {Type: "COERCE", Actors: []entente.Entity{police}, Recipients: []entente.Entity{crowd}, Standing: certain},
	} {
		if got := w.say(c); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
