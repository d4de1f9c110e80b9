package origin_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente"
	"entente/merge/origin"
)

func TestPackKeepsASketch(t *testing.T) {
	for _, l := range loadTexts(t, "texts.txt") {
		data, err := l.Sketch.Pack()
		if err != nil {
			t.Fatal(err)
		}
		got, err := origin.Unpack(data)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(l.Sketch, got); diff != "" {
			t.Error(diff)
		}
		for n := range data {
			if _, err := origin.Unpack(data[:n]); err == nil {
				t.Fatalf("%d bytes of %d make a sketch", n, len(data))
			}
		}
	}
}

func FuzzSketch(f *testing.F) {
	f.Add("Kim hails pact: KCNA", "SEOUL, Sept 13 (Yonhap) -- One.\nAccording to TASS, two.\n— AFP")
	f.Add("", "\xff(\x00/İ by ")
	f.Fuzz(func(t *testing.T, title, text string) {
		s := origin.Of(&entente.Document{Title: title, Text: text})
		data, err := s.Pack()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := origin.Unpack(data); err != nil {
			t.Error(err)
		}
	})
}
