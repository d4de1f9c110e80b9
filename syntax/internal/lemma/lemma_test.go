package lemma

import (
	"testing"

	"entente/nn/pack"
	"entente/syntax/internal/look"
)

// examples makes examples of forms with two tags and a lemma.
func examples(style look.Case, words ...[4]string) []Example {
	var out []Example
	for _, w := range words {
		out = append(out, Example{Form: w[0], UPOS: w[1], XPOS: w[2], Lemma: w[3], Style: style})
	}
	return out
}

func lesson() []Example {
	return examples(look.MixedCase, [][4]string{
		{"signed", "VERB", "VBD", "sign"}, {"warned", "VERB", "VBD", "warn"}, {"joined", "VERB", "VBD", "join"},
		{"agreed", "VERB", "VBD", "agree"}, {"freed", "VERB", "VBD", "free"},
		{"went", "VERB", "VBD", "go"}, {"said", "VERB", "VBD", "say"}, {"says", "VERB", "VBZ", "say"},
		{"warns", "VERB", "VBZ", "warn"}, {"joins", "VERB", "VBZ", "join"},
		{"troops", "NOUN", "NNS", "troop"}, {"pacts", "NOUN", "NNS", "pact"}, {"aides", "NOUN", "NNS", "aide"}, {"men", "NOUN", "NNS", "man"},
		{"Norland", "PROPN", "NNP", "Norland"}, {"Norland", "PROPN", "NNP", "Norland"}, {"Aster", "PROPN", "NNP", "Aster"},
		{"NOPC", "PROPN", "NNP", "NOPC"}, {"NOPC", "PROPN", "NNP", "NOPC"},
		{"The", "DET", "DT", "the"}, {"the", "DET", "DT", "the"}, {"A", "DET", "DT", "a"},
		{"so", "ADV", "RB", "so"}, {"so", "ADV", "RB", "so"}, {"so", "ADV", "RB", "so"},
		{"1,200", "NUM", "CD", "1200"}, {"33,000", "NUM", "CD", "33000"}, {"410,000", "NUM", "CD", "410000"}, {"17", "NUM", "CD", "17"},
		{"shipment", "NOUN", "NN", "shipment"},
	}...)
}

// headlines is the lesson in capitals.
func headlines() []Example {
	return examples(look.AllCapital, [][4]string{
		{"SIGNED", "VERB", "VBD", "sign"}, {"WENT", "VERB", "VBD", "go"}, {"SAYS", "VERB", "VBZ", "say"},
		{"TROOPS", "NOUN", "NNS", "troop"}, {"NORLAND", "PROPN", "NNP", "Norland"}, {"ASTER", "PROPN", "NNP", "Aster"}, {"NOPC", "PROPN", "NNP", "NOPC"},
	}...)
}

func listed() []Example {
	return examples(look.NoCase, [4]string{"provoked", "VERB", "VBD", "provoke"}, [4]string{"went", "VERB", "VBD", "wend"},
		[4]string{"underwent", "VERB", "VBD", "undergo"})
}

func reopened(t testing.TB) *Model {
	t.Helper()
	f, err := pack.Decode(pack.Encode(Train(lesson(), headlines(), listed()).Freeze()))
	if err != nil {
		t.Fatal(err)
	}
	m, err := Open(f)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func check(t *testing.T, m *Model, want []Example) {
	t.Helper()
	for _, e := range want {
		w := look.Of(e.Form)
		if got := string(m.Append(nil, e.Form, &w, e.Style, e.UPOS, e.XPOS)); got != e.Lemma {
			t.Errorf("%s %s: %q, want %q", e.Form, e.XPOS, got, e.Lemma)
		}
	}
}

func TestLemmaOfWordsMet(t *testing.T) {
	m := reopened(t)
	check(t, m, lesson())
	check(t, m, headlines())
}

func TestLemmaOfWordsNotMet(t *testing.T) {
	check(t, reopened(t), examples(look.MixedCase, [][4]string{
		{"earned", "VERB", "VBD", "earn"},
		{"Went", "VERB", "VBD", "go"},
		{"provoked", "VERB", "VBD", "provoke"},
		{"treaties’", "PROPN", "NNP", "treaties’"},
		{"Estland", "PROPN", "NNP", "Estland"},
		{"drones", "NOUN", "NNS", "drone"},
		{"9,500", "NUM", "CD", "9500"},
		{"sooooo", "ADV", "RB", "so"},
		{"x", "X", "FW", "x"},
		{"s", "NOUN", "NNS", "s"},               // no letter would be left
		{"shipment", "VERB", "VBD", "shipment"}, // whatever its tag
		{"underwent", "NOUN", "NN", "undergo"},
		{"\xff\xfes", "NOUN", "NNS", "\xff\xfe"}, // no text
	}...))
}

func TestLemmaInCapitals(t *testing.T) {
	m := reopened(t)
	check(t, m, examples(look.AllCapital, [][4]string{
		{"WARNED", "VERB", "VBD", "warn"}, // met in lower case only
		{"EARNED", "VERB", "VBD", "earn"}, // met in no case
		{"MEN", "NOUN", "NNS", "man"},
		{"ESTLAND", "PROPN", "NNP", "Estland"},
	}...))
}

func TestAppendDoesNotAllocate(t *testing.T) {
	m := reopened(t)
	buf := make([]byte, 0, 256)
	for _, form := range []string{"signed", "SIGNED", "Norland", "sooooo", "1,200", "treaties’"} {
		w := look.Of(form)
		if n := testing.AllocsPerRun(20, func() { m.Append(buf, form, &w, look.AllCapital, "PROPN", "NNP") }); n > 0 {
			t.Errorf("%s: %v allocations", form, n)
		}
	}
}
