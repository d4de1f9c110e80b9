package storetest

import (
	"context"
	"strings"
	"testing"

	"entente"
	"entente/store"
)

func testSources(t *testing.T, s *store.Store) {
	ctx := context.Background()
	a, err := s.AddSource(ctx, entente.Source{Kind: entente.SourceFeed, Location: "https://a.example/feed", Name: "A"})
	ok(t, err)
	b, err := s.AddSource(ctx, entente.Source{Kind: entente.SourceFeed, Location: "https://a.example/feed", Name: "other name"})
	ok(t, err)
	equal(t, "id of the same source added again", b.ID, a.ID)
	equal(t, "its name", b.Name, "A")
	a.ETag, a.Error, a.Failures, a.Checked = `"x"`, "no answer", 2, noon
	ok(t, s.SaveSource(ctx, a))
	got, err := s.Source(ctx, a.ID)
	ok(t, err)
	if got != a {
		t.Errorf("got %+v, want %+v", got, a)
	}
	all, err := s.Sources(ctx)
	ok(t, err)
	equal(t, "sources", len(all), 1)
}

func testDocuments(t *testing.T, s *store.Store) {
	ctx := context.Background()
	first := text("https://a.example/1", "Oslo met Helsinki.")
	ids := add(t, s, first, text("https://a.example/1", "Oslo met Helsinki again."), first)
	equal(t, "id of the same text", ids[2], ids[0])
	again, err := s.AddDocuments(ctx, []entente.Input{text("https://b.example/copy", "Oslo met Helsinki.")})
	ok(t, err)
	equal(t, "the same text elsewhere", again[0], store.Added{ID: ids[0]})

	v, err := s.Document(ctx, ids[0])
	ok(t, err)
	equal(t, "version", v.Version, 1)
	equal(t, "sightings", len(v.Sightings), 2)
	equal(t, "versions", strings.Join(v.Versions, " "), ids[0]+" "+ids[1])
	equal(t, "text", v.Text, "Oslo met Helsinki.")
	equal(t, "published", v.Published, noon)
	equal(t, "publisher", v.Publisher, first.Doc.Publisher)
	equal(t, "state", v.State, store.Waiting)
	equal(t, "kind", v.Kind, entente.Report)
	v, err = s.Document(ctx, ids[1])
	ok(t, err)
	equal(t, "version of the changed text", v.Version, 2)

	treaty := first
	treaty.Doc.Kind = entente.Treaty
	equal(t, "id of the same text as a treaty", add(t, s, treaty)[0], ids[0])
	v, err = s.Document(ctx, ids[0])
	ok(t, err)
	equal(t, "kind of a text that is given as a treaty", v.Kind, entente.Treaty)
	add(t, s, first)
	v, err = s.Document(ctx, ids[0])
	ok(t, err)
	equal(t, "kind of it, given again without one", v.Kind, entente.Treaty)
}

func testRaw(t *testing.T, s *store.Store) {
	ctx := context.Background()
	in := text("https://a.example/1", strings.Repeat("Oslo met Helsinki. ", 500))
	id := add(t, s, in)[0]
	v, err := s.Document(ctx, id)
	ok(t, err)
	raw, err := s.Raw(ctx, v.RawHash)
	ok(t, err)
	equal(t, "raw bytes", string(raw), string(in.Raw))
}

func testUnreadable(t *testing.T, s *store.Store) {
	ctx := context.Background()
	bad := func(url string) entente.Input {
		return entente.Input{Raw: []byte{0, 1}, Doc: entente.Document{URL: url, Error: "This file is not text."}}
	}
	ids := add(t, s, bad("a.bin"), bad("b.bin"), bad("a.bin"))
	if ids[0] == ids[1] || ids[0] != ids[2] {
		t.Errorf("ids of unreadable files %v: want one for each file", ids)
	}
	work, err := s.Work(ctx, "v1", 3, 10)
	ok(t, err)
	equal(t, "work", len(work), 0)
	listed, n, err := s.Documents(ctx, store.DocumentFilter{State: store.Unreadable})
	ok(t, err)
	equal(t, "listed", n, 2)
	equal(t, "error", listed[0].Error, "This file is not text.")
}

func testSearch(t *testing.T, s *store.Store) {
	ctx := context.Background()
	ids := add(t, s, text("1", "The envoy of Åland flew to Tromsø."), text("2", "The envoy stayed."))
	for words, want := range map[string]string{
		"envoy Tromsø": ids[0], "aland": ids[0], "stay": ids[1], "envoy nowhere": "", "\"(* AND": "", "ENVOY flew": ids[0],
	} {
		found, n, err := s.Documents(ctx, store.DocumentFilter{Words: words})
		ok(t, err)
		got := ""
		if n > 0 {
			got = found[0].ID
		}
		equal(t, "found by "+words, got, want)
	}
}

func testNotFound(t *testing.T, s *store.Store) {
	ctx := context.Background()
	for what, find := range map[string]func() error{
		"document":  func() error { _, err := s.Document(ctx, "x"); return err },
		"event":     func() error { _, err := s.Event(ctx, "x"); return err },
		"agreement": func() error { _, err := s.Agreement(ctx, "x"); return err },
		"transfer":  func() error { _, err := s.Transfer(ctx, "x"); return err },
		"position":  func() error { _, err := s.Position(ctx, "x"); return err },
		"alert":     func() error { _, err := s.Alert(ctx, "x"); return err },
		"source":    func() error { _, err := s.Source(ctx, 7); return err },
		"raw":       func() error { _, err := s.Raw(ctx, "x"); return err },
	} {
		equal(t, "error for no "+what, entente.CodeOf(find()), entente.NotFound)
	}
}
