package eval

import (
	"cmp"
	"io"
	"maps"
	"slices"

	"entente"
	"entente/codebook"
)

// quadRecord is one line of quad.jsonl: a sentence and its quad class, or
// neutral.
type quadRecord struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	Quad string `json:"quad"`
}

// Quad scores mentions against the quad class of whole sentences. In a neutral
// sentence any mention of any standing is a false alarm. Elsewhere a sentence
// is right if one of its mentions has the gold class, missed if it has no
// mention.
func Quad(c Reader, gold io.Reader) (*Report, error) {
	by, types := map[string]*counts{}, map[string]int{}
	n, right, missed, neutral, alarms := 0, 0, 0, 0, 0
	err := eachRecord(gold, func(rec quadRecord) {
		n++
		r := c.Read(&entente.Document{ID: rec.ID, Text: rec.Text}, nil)
		if by[rec.Quad] == nil {
			by[rec.Quad] = &counts{}
		}
		by[rec.Quad].gold++
		if rec.Quad == "neutral" {
			neutral++
			if len(r.Mentions) > 0 {
				alarms++
				types[alarm(r.Mentions)]++
			} else {
				by[rec.Quad].right++
			}
			return
		}
		has := slices.ContainsFunc(r.Mentions, func(m entente.Mention) bool { return codebook.QuadName(m.Quad) == rec.Quad })
		switch {
		case has:
			right++
			by[rec.Quad].right++
		case len(r.Mentions) == 0:
			missed++
		}
	})
	if err != nil {
		return nil, err
	}
	events := n - neutral
	return &Report{
		Task: "quad", N: n,
		Figures: map[string]float64{
			"recall": percent(right, events), "missed": percent(missed, events), "wrong": percent(events-right-missed, events),
			"false_alarms": percent(alarms, neutral), "accuracy": percent(right+neutral-alarms, n),
		},
		Tables: []Table{quadTable(by), alarmTable(types, alarms)},
	}, nil
}

// alarm is the type that a false alarm is put down to: that of the mention
// which is surest.
func alarm(ms []entente.Mention) string {
	best := slices.MaxFunc(ms, func(a, b entente.Mention) int { return cmp.Compare(a.Confidence, b.Confidence) })
	return best.Event
}

// alarmTable tells how many of the false alarms are of which type. Sets made by
// older codebooks call appeals and demands neutral, which are PLOVER's REQUEST.
func alarmTable(types map[string]int, alarms int) Table {
	t := Table{Title: "False alarms by type of the surest mention", Head: []string{"type", "sentences", "share"}}
	names := slices.Sorted(maps.Keys(types))
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(types[b], types[a]) })
	for _, name := range names {
		t.Rows = append(t.Rows, []string{name, itoa(types[name]), one(percent(types[name], alarms))})
	}
	return t
}

func quadTable(by map[string]*counts) Table {
	t := Table{Title: "Share right per class", Head: []string{"class", "gold", "right", "share"}}
	for q := range 5 {
		name := codebook.QuadName(q)
		if c := by[name]; c != nil {
			t.Rows = append(t.Rows, []string{name, itoa(c.gold), itoa(c.right), one(c.recall())})
		}
	}
	return t
}

// quadRight reports whether a quad class is that of one of the gold types. A
// set that merges CONCEDE and RETREAT gives them one quad, so either is right.
func quadRight(events []string, quad int) bool {
	return slices.ContainsFunc(events, func(e string) bool {
		if relationClass(e) == concedeRetreat {
			return quad == 1 || quad == 2
		}
		return codebook.Quad(e) == quad
	})
}
