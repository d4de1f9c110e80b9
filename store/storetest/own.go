package storetest

import (
	"context"
	"testing"

	"entente"
	"entente/store"
)

// naming is a reading whose one mention names somebody unknown, of a country or
// of none.
func naming(doc, coder, name, country string) store.CodedReading {
	c := reading(doc, coder)
	c.Reading.Mentions[0].Actors = []entente.Entity{{Text: name, Code: country, Unknown: name}}
	c.Reading.Mentions[0].Trigger.Span = entente.Span{Start: 2, End: 3}
	c.Reading.Sentences = []entente.SentenceResult{{Span: entente.Span{Start: 0, End: 4}, Mentions: 1}}
	return c
}

func testUnknown(t *testing.T, s *store.Store) {
	ctx := context.Background()
	ids := add(t, s, text("1", "one."), text("2", "two."), text("3", "six. And more."), text("4", "ten."))
	ok(t, s.SaveReadings(ctx, []store.CodedReading{
		naming(ids[0], "v1", "Brotherhood of Salt", ""), naming(ids[1], "v1", "the brotherhood of Salt’s", ""),
		naming(ids[2], "v1", "Brotherhood of Salt", ""), naming(ids[3], "v1", "Tibor Balakov", "NOR"),
	}))
	all, n, err := s.Unknown(ctx, store.UnknownFilter{})
	ok(t, err)
	equal(t, "names", n, 2)
	equal(t, "first by frequency", all[0].Name, "Brotherhood of Salt")
	equal(t, "its mentions", all[0].Mentions, 3)
	equal(t, "its documents", all[0].Documents, 3)
	equal(t, "its examples", len(all[0].Examples), 3)
	equal(t, "first seen", all[0].First, noon)
	equal(t, "last seen", all[0].Last, noon)
	for _, e := range all[0].Examples {
		if e.Document.URL == "3" {
			equal(t, "the sentence of an example", e.Sentence, "six.")
		}
	}
	for country, want := range map[string]int{"NOR": 1, store.NoCountry: 1, "SWE": 0} {
		_, n, err := s.Unknown(ctx, store.UnknownFilter{Country: country})
		ok(t, err)
		equal(t, "names of "+country, n, want)
	}
	one, n, err := s.Unknown(ctx, store.UnknownFilter{Name: "The Brotherhood of Salt's"})
	ok(t, err)
	equal(t, "found by its name", n, 1)
	equal(t, "which is", one[0].Mentions, 3)
	second, n, err := s.Unknown(ctx, store.UnknownFilter{Page: store.Page{Limit: 1, Offset: 1}})
	ok(t, err)
	equal(t, "all on a later page", n, 2)
	equal(t, "the second page", second[0].Name, "Tibor Balakov")
	countries, err := s.UnknownCountries(ctx)
	ok(t, err)
	equal(t, "countries", len(countries), 1)

	ok(t, s.SaveReadings(ctx, []store.CodedReading{reading(ids[3], "v2")}))
	_, n, err = s.Unknown(ctx, store.UnknownFilter{Country: "NOR"})
	ok(t, err)
	equal(t, "names of a reading that is not current", n, 0)
	ok(t, s.SaveReadings(ctx, []store.CodedReading{naming(ids[3], "v1", "Tibor Balakov", "NOR")}))
	_, n, err = s.Unknown(ctx, store.UnknownFilter{Country: "NOR"})
	ok(t, err)
	equal(t, "names of a reading that is current once more", n, 1)
}

func testLessons(t *testing.T, s *store.Store) {
	ctx := context.Background()
	ids := add(t, s, text("1", "Tibor Balakov's envoys left."), text("2", "Balakov met Tibor."), text("3", "Nobody came."), text("4", "TIBOR BALAKOV"))
	ok(t, s.SaveReadings(ctx, []store.CodedReading{reading(ids[0], "v1"), reading(ids[1], "v1"), reading(ids[2], "v1")}))
	lesson := store.Lesson{Key: "persons: Tibor Balakov", Names: []string{"Tibor Balakov", "..."}}
	learn := func(want int, all ...store.Lesson) {
		t.Helper()
		n, err := s.Learn(ctx, all)
		ok(t, err)
		equal(t, "documents to read again", n, want)
	}
	work := func(coder string, want int) {
		t.Helper()
		left, err := s.WorkLeft(ctx, coder, 3)
		ok(t, err)
		equal(t, "work left for "+coder, left, want)
		listed, err := s.Work(ctx, coder, 3, 10)
		ok(t, err)
		equal(t, "work listed for "+coder, len(listed), want)
	}
	work("v1+edition", 1) // another edition alone makes no work: only what waits is
	work("v2+edition", 4)
	work("v0+edition", 4)
	learn(1, lesson)
	learn(0, lesson)
	work("v1+edition", 2)
	listed, err := s.Work(ctx, "v1+edition", 3, 1)
	ok(t, err)
	equal(t, "read again before anything else", listed[0], ids[0])
	ok(t, s.SaveReadings(ctx, []store.CodedReading{reading(ids[0], "v1+edition")}))
	work("v1+edition", 1)
	work("v1", 1)
	v, err := s.Document(ctx, ids[0])
	ok(t, err)
	equal(t, "the current reading's coder", v.Coder, "v1+edition")
	learn(1)
	work("v1", 2)
	ok(t, s.SaveReadings(ctx, []store.CodedReading{reading(ids[0], "v1")}))
	v, err = s.Document(ctx, ids[0])
	ok(t, err)
	equal(t, "the coder after the lesson was taken back", v.Coder, "v1")
	work("v1", 1)
}
