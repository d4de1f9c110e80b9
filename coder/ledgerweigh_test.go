package coder_test

import (
	"testing"

	"entente"
	"entente/coder/role"
)

const rifles = "Russia delivered 2,000 rifles to Mali in May. Moscow may sell Chad tanks. Qatar flew 20 tonnes of wheat to Sudan. " +
	"France praised Qatar for it. Japan thanked France on Friday. Mali criticised Chad."

// What is said for a fact and is hardly likely right is dropped; what is only possible stays.
func TestUnlikelyEntriesAreDropped(t *testing.T) {
	c := newCoder(t)
	all := read(c.WithLedgers(nil), rifles).Transfers
	likely := read(c.WithLedgers(role.Weights{"keep": 2}), rifles).Transfers
	left := read(c.WithLedgers(role.Weights{"keep": -5}), rifles).Transfers
	if len(all) != 3 || len(likely) != 3 || len(left) != 1 || codesOf(left[0].Recipients) != "TCD" {
		t.Fatalf("%d found, %d likely, left %+v", len(all), len(likely), left)
	}
	if p := likely[0].Confidence; p < 0.85 || p > 0.9 {
		t.Errorf("confidence %.2f, want 0.88", p)
	}
	if p := left[0].Confidence; p > 0.05 {
		t.Errorf("confidence %.2f of what is hardly likely", p)
	}
}

// The questions to learn from are one an entry, told of by rules alone.
func TestLedgerQuestions(t *testing.T) {
	doc := entente.Document{ID: "case", Text: rifles, Published: published}
	r, questions := newCoder(t).Ledgers(&doc)
	if len(questions) != len(r.Transfers)+len(r.Capabilities) || len(questions) == 0 {
		t.Fatalf("%d questions of %d transfers", len(questions), len(r.Transfers))
	}
	for i, q := range questions {
		if q.Ledger != "transfer" || q.At != i || len(q.Features) < 10 {
			t.Errorf("%+v", q)
		}
	}
}

func TestMoreOfWhatWasTold(t *testing.T) {
	got := read(newCoder(t).WithLedgers(nil), "Russia delivered 20 howitzers to Mali in May. Moscow will send 12 more in June.").Transfers
	if len(got) != 2 || got[1].Quantity != "12 more" || codesOf(got[1].Recipients) != "MLI" || got[1].Stage != "offered" {
		t.Errorf("%+v", got)
	}
}

func TestNamesOfDrillsAreNoPlaces(t *testing.T) {
	for _, c := range read(newCoder(t).WithLedgers(nil), "Egyptian soldiers took part in the third day of the Tabuk-4 exercise.").Capabilities {
		if c.Place != "" {
			t.Errorf("place %q", c.Place)
		}
	}
}
