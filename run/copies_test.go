package run_test

import (
	"context"
	"testing"

	"entente/run"
)

// A document's page names the one that it is written after, by the publisher that
// it credits, though they share no words.
func TestCopiesNameTheSource(t *testing.T) {
	s := open(t, t.TempDir())
	r := &registry{pupil: pupil{liner: liner{version: "v1"}}}
	d := run.New(run.Options{Store: s, Reader: r, Learner: r, Press: r})
	wire := input(1, "In Esk on Tuesday the Ministers Orla Brenn and Hugo Salt agreed to open 14 crossings to lorries from June 1.\nCONSULT RUS PRK")
	wire.Doc.Publisher.Name = "Sample Lake Wire"
	other := input(2, "Grain rose in Tarn on Monday as 300 ships waited in Port Ansel.\nCONSULT RUS PRK")
	other.Doc.Publisher.Name, other.Doc.Published = "Sample Lake Wire", wire.Doc.Published
	anew := input(3, "Lorries may cross soon, the Sample Lake Wire reported. At talks that Orla Brenn and Hugo Salt had in Esk they settled on 14 places.\nCONSULT RUS PRK")
	anew.Doc.Published = wire.Doc.Published.AddDate(0, 0, 1)
	added := load(t, d, wire, other, anew)
	drain(t, d)
	for i, want := range map[int]string{2: added[0].ID, 1: ""} {
		v, err := s.Document(context.Background(), added[i].ID)
		ok(t, err)
		ids, err := run.Copies(context.Background(), s, &v.Document)
		ok(t, err)
		if got := append(ids, "")[0]; got != want || len(ids) > 1 {
			t.Errorf("document %d: copies %v, want %q", i, ids, want)
		}
	}
}
