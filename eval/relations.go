package eval

import (
	"io"
	"slices"

	"entente"
	"entente/formats/record"
)

// relationRecord is one line of relations.jsonl: a sentence, the spans of an
// actor and a recipient, and the PLOVER types that are right for them.
type relationRecord struct {
	ID        string   `json:"id"`
	Text      string   `json:"text"`
	Actor     spanned  `json:"actor"`
	Recipient spanned  `json:"recipient"`
	Event     []string `json:"event"`
}

type spanned struct {
	Text string `json:"text"`
	Span [2]int `json:"span"`
}

// concedeRetreat is the one class that these labels have for both.
const concedeRetreat = "CONCEDE/RETREAT"

func relationClass(event string) string {
	if event == "CONCEDE" || event == "RETREAT" {
		return concedeRetreat
	}
	return event
}

// Relations scores the type of the event between two given spans: accuracy and
// macro F1 over the 15 classes (CONCEDE and RETREAT are one). Where the gold
// allows several types, any of them is right, and the first stands for them in
// F1. Beside it, open: the same with the spans not given, right if a mention
// of the right type overlaps both; and open precision, the share of right types
// among all mentions that overlap both.
func Relations(c Reader, gold io.Reader) (*Report, error) {
	t := newConfusion()
	n, right, open, quad := 0, 0, 0, 0
	var between counts // mentions between the two
	err := eachRecord(gold, func(rec relationRecord) {
		n++
		doc := &entente.Document{ID: rec.ID, Text: rec.Text}
		p := entente.Pair{
			Actor:     record.Bytes(rec.Text, rec.Actor.Span[0], rec.Actor.Span[1]),
			Recipient: record.Bytes(rec.Text, rec.Recipient.Span[0], rec.Recipient.Span[1]),
		}
		r := c.Read(doc, []entente.Pair{p})
		want, got := relationClass(rec.Event[0]), relationClass(r.Relations[0].Event)
		if slices.ContainsFunc(rec.Event, func(e string) bool { return relationClass(e) == got }) {
			want = got
			right++
		}
		t.add(want, got)
		said, good := openTypes(&r, rec.Event, p)
		between.said, between.right = between.said+said, between.right+good
		if good > 0 {
			open++
		}
		if quadRight(rec.Event, r.Relations[0].Quad) {
			quad++
		}
	})
	if err != nil {
		return nil, err
	}
	return &Report{
		Task: "relations", N: n,
		Figures: map[string]float64{
			"accuracy": percent(right, n), "macro_f1": t.macroF1(), "open_accuracy": percent(open, n),
			"open_precision": between.precision(), "quad_accuracy": percent(quad, n),
		},
		Tables: []Table{t.table("Per type, both spans given"), t.confusions(12)},
	}, nil
}

// openTypes counts the mentions that have the pair, and those of a right type among
// them.
func openTypes(r *entente.Reading, events []string, p entente.Pair) (said, right int) {
	for _, m := range r.Mentions {
		if !overlaps(m.Actors, p.Actor) || !overlaps(slices.Concat(m.Recipients, m.Actors), p.Recipient) {
			continue
		}
		said++
		if slices.ContainsFunc(events, func(e string) bool { return relationClass(e) == relationClass(m.Event) }) {
			right++
		}
	}
	return said, right
}

func overlaps(es []entente.Entity, sp entente.Span) bool {
	return slices.ContainsFunc(es, func(e entente.Entity) bool { return e.Span.Overlaps(sp) })
}
