package label_test

import (
	"strings"
	"testing"

	"entente/coder/label"
)

func TestRead(t *testing.T) {
	in := "# comment\n\nAID.x | FRA,DEU | .REF | On Monday [A:Paris] and [A:Berlin] fed [R:“refugees”] there.\nnone | - | - | It rained.\n"
	got, err := label.Read(strings.NewReader(in))
	if err != nil || len(got) != 2 {
		t.Fatalf("%d sentences, error %v", len(got), err)
	}
	s := got[0]
	if s.Text != "On Monday Paris and Berlin fed “refugees” there." {
		t.Errorf("text %q", s.Text)
	}
	if w := s.Text[s.Actor.Start:s.Actor.End]; w != "Paris" {
		t.Errorf("actor %q", w)
	}
	if w := s.Text[s.Recipient.Start:s.Recipient.End]; w != "“refugees”" {
		t.Errorf("recipient %q", w)
	}
	if _, ok := s.Pair(); !ok || s.Event != "AID" || s.Mode != "x" || len(s.Actors) != 2 {
		t.Errorf("%+v", s)
	}
	if _, ok := got[1].Pair(); ok || got[1].Event != "" {
		t.Errorf("%+v", got[1])
	}
	mutual, err := label.Read(strings.NewReader("CONSULT | A,B | - | [A:Paris] met [A:Berlin]."))
	if err != nil {
		t.Fatal(err)
	}
	if p, ok := mutual[0].Pair(); !ok || mutual[0].Text[p.Recipient.Start:p.Recipient.End] != "Berlin" {
		t.Errorf("pair %v, %v", p, ok)
	}
	for _, bad := range []string{"AID | FRA | x", "AID | a | b | [A Paris]", "AID | a | b | [A:Paris"} {
		if _, err := label.Read(strings.NewReader(bad)); err == nil || !strings.Contains(err.Error(), "line 1") {
			t.Errorf("%q: error %v", bad, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("AID | A | R | [A:x] gives [R:y]")
	f.Fuzz(func(_ *testing.T, s string) { _, _ = label.Read(strings.NewReader(s)) })
}
