package coder_test

import (
	"strings"
	"testing"
	"time"

	"entente"
)

// A happening is dated by the one that it came before or after. The texts are
// published on a Wednesday.
func TestDatedByAnother(t *testing.T) {
	c := newCoder(t)
	for _, w := range []struct {
		text, trigger, day string
		precision          entente.Precision
	}{
		{"Seoul will reconsider its policy, an adviser said on Tuesday, a day after Russia and North Korea signed a treaty.", "signed", "2024-06-17", entente.Day},
		{"Kenya's president met rebels in Juba on Monday, two days after a ceasefire was signed by Sudan and South Sudan.", "signed", "2024-06-15", entente.Day},
		{"The ministers of Peru and Chile met on 3 May, one day before the Peruvian attack on Ecuador.", "attack", "2024-05-04", entente.Day},
		{"Poland closed the border a week after Belarus arrested a Polish journalist.", "arrested", "2024-06-12", entente.Week},
		{"Hours after Turkey bombed Syria, France recalled its ambassador.", "bombed", "2024-06-19", entente.Day},
		{"Days after Turkey bombed Syria, France recalled its ambassador.", "bombed", "2024-06-19", entente.Published},
		{"Poland closed the border a day after Belarus arrested a Polish journalist on 2 June.", "arrested", "2024-06-02", entente.Day},
		{"Last week Peru and Chile signed a treaty.", "signed", "2024-06-10", entente.Week},
		{"The experts lost their work in March, when Moscow vetoed the resolution.", "vetoed", "2024-03-01", entente.Month},
		{"Traders have paid less since Monday, when Kenya and Ethiopia signed an accord.", "signed", "2024-06-17", entente.Day},
		{"It was in May that Lavrov visited Baku.", "visited", "2024-05-01", entente.Month},
		{"On Monday Putin received Xi, whom he had met the day before in Samarkand.", "met", "2024-06-16", entente.Day},
		{"Russia shelled Sumy on Tuesday and Ukraine had attacked Belgorod the night before.", "attacked", "2024-06-17", entente.Day},
		{"Modi visited Kyiv on Friday, the first by an Indian leader.", "visited", "2024-06-14", entente.Day},
	} {
		found := false
		for _, m := range read(c, w.text).Mentions {
			if at := m.Trigger.Span; len(m.Trigger.Text) > 0 && strings.Contains(w.text[at.Start:at.End], w.trigger) {
				found = true
				if m.Date.Time.Format(time.DateOnly) != w.day || m.Date.Precision != w.precision {
					t.Errorf("%s\ndates %q %s (%s), want %s (%s)", w.text, w.trigger, m.Date.Time.Format(time.DateOnly), m.Date.Precision, w.day, w.precision)
				}
				if e := m.Date.Evidence; e.Text != "" && w.text[e.Span.Start:e.Span.End] != e.Text {
					t.Errorf("%s\nthe date is told by %q, its span is of %q", w.text, e.Text, w.text[e.Span.Start:e.Span.End])
				}
			}
		}
		if !found {
			t.Errorf("%s\nhas no mention at %q", w.text, w.trigger)
		}
	}
}
