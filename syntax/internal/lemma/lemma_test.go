package lemma

import (
	"testing"

	"entente/nn/pack"
	"entente/syntax/internal/look"
)

func lesson() []Example {
	var out []Example
	for _, e := range [][4]string{
		{"signed", "VERB", "VBD", "sign"}, {"warned", "VERB", "VBD", "warn"}, {"joined", "VERB", "VBD", "join"},
		{"agreed", "VERB", "VBD", "agree"}, {"freed", "VERB", "VBD", "free"},
		{"went", "VERB", "VBD", "go"}, {"said", "VERB", "VBD", "say"},
		{"troops", "NOUN", "NNS", "troop"}, {"pacts", "NOUN", "NNS", "pact"}, {"men", "NOUN", "NNS", "man"},
		{"Norland", "PROPN", "NNP", "Norland"}, {"Aster", "PROPN", "NNP", "Aster"},
		{"The", "DET", "DT", "the"}, {"the", "DET", "DT", "the"}, {"A", "DET", "DT", "a"},
	} {
		out = append(out, Example{e[0], e[1], e[2], e[3]})
	}
	return out
}

func reopened(t *testing.T) *Model {
	t.Helper()
	f, err := pack.Decode(pack.Encode(Train(lesson()).Freeze()))
	if err != nil {
		t.Fatal(err)
	}
	m, err := Open(f)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestLemma(t *testing.T) {
	m := reopened(t)
	seen := lesson()
	unseen := []Example{
		{"earned", "VERB", "VBD", "earn"},
		{"Went", "VERB", "VBD", "go"},
		{"treaties’", "PROPN", "NNP", "treaties’"},
		{"Estland", "PROPN", "NNP", "Estland"},
		{"drones", "NOUN", "NNS", "drone"},
		{"x", "X", "FW", "x"},
	}
	for _, e := range append(seen, unseen...) {
		w := look.Of(e.Form)
		if got := string(m.Append(nil, e.Form, &w, e.UPOS, e.XPOS)); got != e.Lemma {
			t.Errorf("%s %s: %q, want %q", e.Form, e.XPOS, got, e.Lemma)
		}
	}
}
