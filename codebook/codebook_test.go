package codebook

import "testing"

// The figures are those of the manual's summary, checked by hand.
func TestScoresAndQuads(t *testing.T) {
	for _, c := range []struct {
		typ, mode string
		quad      int
		score     float64
	}{
		{"AGREE", "", 1, 2.5}, {"CONSULT", "visit", 1, 4}, {"CONSULT", "", 1, 2.5}, {"AID", "", 2, 10},
		{"RETREAT", "disarm", 2, 10}, {"ACCUSE", "", 3, -3}, {"ACCUSE", "disapprove", 3, -2},
		{"SANCTION", "expel", 4, -5.5}, {"MOBILIZE", "militia", 4, -6}, {"ASSAULT", "unconventional", 4, -10},
		{"COERCE", "martial-law", 4, -7.5}, {"PROTEST", "riot", 4, -7}, {"REQUEST", "assist", 3, 0.5},
	} {
		if q := Quad(c.typ); q != c.quad {
			t.Errorf("Quad(%s) = %d, want %d", c.typ, q, c.quad)
		}
		if s := Score(c.typ, c.mode); s != c.score {
			t.Errorf("Score(%s, %s) = %g, want %g", c.typ, c.mode, s, c.score)
		}
	}
}

func TestShape(t *testing.T) {
	if n := len(Types()); n != 16 {
		t.Errorf("%d types, want 16", n)
	}
	if n := len(Contexts()); n != 37 {
		t.Errorf("%d contexts, want 37", n)
	}
	for _, typ := range Types() {
		if (typ.Quad <= 2) != (typ.Score > 0) && typ.Name != Request {
			t.Errorf("%s: quad %d with score %g", typ.Name, typ.Quad, typ.Score)
		}
		if len(typ.CAMEO) != 3 {
			t.Errorf("%s has CAMEO %q", typ.Name, typ.CAMEO)
		}
	}
	if Valid("ASSAULT", "visit") || !Valid("CONSULT", "visit") || Valid("WAR", "") {
		t.Error("Valid takes a mode of another type, or an unknown type")
	}
	if Lookup := CAMEO("CONSULT", "phone"); Lookup != "041" {
		t.Errorf("CAMEO(CONSULT, phone) = %s", Lookup)
	}
}
