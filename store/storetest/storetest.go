// Package storetest is the suite that every backend of the record passes: what
// is acknowledged is kept, what is kept is found, and doing a thing twice does
// it once.
package storetest

import (
	"context"
	"testing"
	"time"

	"entente"
	"entente/store"
)

// Opener opens an empty store that stamps by the given clock and is closed when
// the test ends.
type Opener func(t *testing.T, now func() time.Time) *store.Store

// Run runs the suite against the stores that open gives.
func Run(t *testing.T, open Opener) {
	for _, c := range []struct {
		name string
		test func(*testing.T, *store.Store)
	}{
		{"sources", testSources},
		{"documents are kept once and in versions", testDocuments},
		{"raw bytes come back", testRaw},
		{"unreadable input is listed and is no work", testUnreadable},
		{"work is what lacks the coder's reading", testWork},
		{"a failed document is tried so often and no more", testFailed},
		{"a reading comes back whole", testReading},
		{"a reading is saved once", testSavedOnce},
		{"a newer coder adds", testNewerCoder},
		{"documents are found by their words", testSearch},
		{"stale keys stay until they are fresh", testStale},
		{"events replace those of their family and days", testEvents},
		{"ties are sums of days", testTies},
		{"the register keeps ids", testRegister},
		{"transfers are found by what they are", testTransfers},
		{"a ledger is walked page by page", testWalk},
		{"what has very many parties is filed", testMany},
		{"capabilities and positions are found", testLedgers},
		{"the register is found by facets", testRegisterFacets},
		{"links follow what positions are about", testLinks},
		{"an alert is raised once", testAlerts},
		{"a notice is sent once", testNotices},
		{"an alert goes through its states", testAlertStates},
		{"a notice is sent once each time that an alert is told", testNoticesOfTimes},
		{"what became of watches is kept", testWatchStates},
		{"unknown names are listed by frequency", testUnknown},
		{"a lesson has read again what it is about", testLessons},
		{"sketches are kept and found, and furniture is known", testSketches},
		{"what is taught of publishers has events made again", testGradedAgain},
		{"what is not there is an error that says so", testNotFound},
		{"an update that fails changes nothing", testAtomic},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, open(t, time.Now)) })
	}
	t.Run("ties are listed by what changed last", func(t *testing.T) {
		now := noon
		s := open(t, func() time.Time { return now })
		testTieOrder(t, s, func(d time.Duration) { now = now.Add(d) })
	})
}

var noon = time.Date(2024, 6, 19, 12, 0, 0, 0, time.UTC)

// day is a midnight in June 2024.
func day(n int) time.Time { return time.Date(2024, 6, n, 0, 0, 0, 0, time.UTC) }

// text is a document of one sentence.
func text(url, words string) entente.Input {
	return entente.Input{Raw: []byte("<p>" + words + "</p>"), Doc: entente.Document{
		URL: url, Title: "Report", Text: words, Language: "en", Published: noon, Retrieved: noon.Add(time.Hour),
		Publisher: entente.Publisher{Name: "Harbour News", Country: "NOR", Kind: "newspaper"},
	}}
}

// add stores documents and gives their ids.
func add(t *testing.T, s *store.Store, in ...entente.Input) []string {
	t.Helper()
	added, err := s.AddDocuments(context.Background(), in)
	ok(t, err)
	var ids []string
	for _, a := range added {
		ids = append(ids, a.ID)
	}
	return ids
}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func equal[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// state is an actor that is a state.
func state(code string) entente.Entity { return entente.Entity{Text: code, Code: code} }

// reading is one mention of the two states meeting, and one agreement.
func reading(doc, coder string) store.CodedReading {
	standing := entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Past}
	finding := entente.Finding{Quote: "met", Spans: []entente.Span{{Start: 2, End: 5}}, Standing: standing, Confidence: 0.8, Reason: "met: CONSULT"}
	return store.CodedReading{
		Reading: entente.Reading{
			DocumentID: doc, Coder: coder,
			Mentions: []entente.Mention{{ID: doc + coder + "m", Event: "CONSULT", Quad: 1, Score: 2.5,
				Actors: []entente.Entity{state("FIN"), state("NOR")}, Date: entente.Date{Time: day(18), Precision: entente.Day}, Finding: finding}},
			Agreements: []entente.Agreement{{ID: doc + coder + "a", Title: "pact", Type: "mutual defence",
				Parties: []entente.Entity{state("FIN"), state("NOR")}, Finding: finding}},
			Transfers:    []entente.Transfer{{Items: []entente.Item{{Text: "boats", Class: "naval"}}, Finding: finding}},
			Capabilities: []entente.Capability{{State: state("NOR"), Programme: "space launch", Finding: finding}},
			Positions:    []entente.Position{{Actor: state("SWE"), Stance: "welcome", Finding: finding}},
			Ties:         []entente.StatedTie{{Between: []entente.Entity{state("FIN"), state("NOR")}, Sign: "closer", Finding: finding}},
			Sentences:    []entente.SentenceResult{{Span: entente.Span{End: 5}, Mentions: 1}},
			Skipped:      map[string]int{"no actor": 2},
		},
		Families: []string{"meet"}, Days: []time.Time{day(18)}, Agreements: []string{"FIN NOR"},
		Transfers: []string{"boats"}, Capabilities: []string{"NOR"},
	}
}
