package look_test

import (
	"strings"
	"testing"

	"entente/syntax/internal/look"
)

func TestCase(t *testing.T) {
	for form, want := range map[string]look.Case{
		"word": look.LowerCase, "Word": look.Capital, "WORD": look.AllCapital, "U.S.": look.AllCapital,
		"iPhone": look.MixedCase, "McCain": look.MixedCase, "1990s": look.LowerCase, "5%": look.NoCase,
		"’s": look.LowerCase, "Élysée": look.Capital, "平壤": look.LowerCase, "": look.NoCase,
	} {
		if got := look.Of(form).Case; got != want {
			t.Errorf("%q has case %d, want %d", form, got, want)
		}
	}
}

func TestOf(t *testing.T) {
	a, b := look.Of("Treaties"), look.Of("treaties")
	if a.Lower != b.Lower || a.Form == b.Form || a.Shape == b.Shape || a.Suffix != b.Suffix {
		t.Error("Treaties and treaties should differ in form and shape alone")
	}
	if look.Of("1961").Lower != look.Of("2024").Lower || look.Of("’s").Lower != look.Of("'s").Lower {
		t.Error("digits or quotes are told apart")
	}
	if long := look.Of(strings.Repeat("x", 1<<20)); long.Suffix[0] == 0 {
		t.Error("a long word has no ending")
	}
	if look.Of("平壤").Letter == false || look.Of("…").Letter {
		t.Error("letters of other scripts, or their absence, are not seen")
	}
}

func TestSentence(t *testing.T) {
	for s, want := range map[string]look.Case{
		"Leaders Sign Pact in Aster City": look.Capital,
		"LEADERS SIGN PACT IN ASTER":      look.AllCapital,
		"leaders sign pact in aster":      look.LowerCase,
		"The leaders signed a pact today": look.MixedCase,
		"Hi there":                        look.NoCase,
	} {
		var words []look.Word
		for w := range strings.FieldsSeq(s) {
			words = append(words, look.Of(w))
		}
		if got := look.Sentence(words); got != want {
			t.Errorf("%q has case %d, want %d", s, got, want)
		}
	}
}
