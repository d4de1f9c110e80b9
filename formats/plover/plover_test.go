package plover_test

import (
	"encoding/json"
	"testing"
	"time"

	"entente"
	"entente/formats/plover"
)

func TestEvents(t *testing.T) {
	const text = "Grüße. Ruritania aided Grenzmark."
	doc := &entente.Document{ID: "d", Text: text, Published: time.Date(2024, 6, 19, 0, 0, 0, 0, time.UTC)}
	r := &entente.Reading{
		Sentences: []entente.SentenceResult{{Span: entente.Span{Start: 0, End: 8}}, {Span: entente.Span{Start: 9, End: len(text)}}},
		Mentions: []entente.Mention{{
			ID: "m", Event: "AID", Quad: 2, Sentence: 1, Actors: []entente.Entity{{Text: "Ruritania"}},
			Trigger: entente.Evidence{Text: "aided", Span: entente.Span{Start: 19, End: 24}},
			Place:   &entente.Place{Text: "Grenzmark", Country: "GRM", State: "Grenzmark"},
		}},
	}
	got := plover.Events(doc, r)
	if len(got) != 1 {
		t.Fatalf("%d events", len(got))
	}
	e := got[0]
	if e.Date != "2024-06-19" || e.Text != "Ruritania aided Grenzmark." || e.TextInfo != (plover.Text{Sequence: 1, Start: 7, End: 33}) {
		t.Errorf("got %+v", e)
	}
	if l := e.Location; l == nil || l.Country != "Grenzmark" || l.CountryCode != "GRM" {
		t.Errorf("the place is %+v", l)
	}
	raw, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	var fields map[string]any
	if err := json.Unmarshal(raw, &fields); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"actor", "recipient", "event", "mode", "context", "event_text"} {
		if _, ok := fields[name].([]any); !ok {
			t.Errorf("%s is %v, not a list", name, fields[name])
		}
	}
}
