package coder_test

import "testing"

func TestMoreOfWhatWasTold(t *testing.T) {
	got := read(newCoder(t), "Russia delivered 20 howitzers to Mali in May. Moscow will send 12 more in June.").Transfers
	if len(got) != 2 || got[1].Quantity != "12 more" || codesOf(got[1].Recipients) != "MLI" || got[1].Stage != "offered" {
		t.Errorf("%+v", got)
	}
}

func TestNamesOfDrillsAreNoPlaces(t *testing.T) {
	for _, c := range read(newCoder(t), "Egyptian soldiers took part in the third day of the Tabuk-4 exercise.").Capabilities {
		if c.Place != "" {
			t.Errorf("place %q", c.Place)
		}
	}
}
