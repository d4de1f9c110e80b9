package run_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"entente"
	"entente/run"
	"entente/store"
)

// press is a fetcher whose sources give one document at the first look, hang,
// break or fail, by their location.
type press struct {
	mu    sync.Mutex
	looks map[string]int
}

func (p *press) Fetch(ctx context.Context, src *entente.Source) ([]entente.Input, error) {
	p.mu.Lock()
	p.looks[src.Location]++
	n := p.looks[src.Location]
	p.mu.Unlock()
	switch src.Location {
	case "hangs":
		<-ctx.Done()
		return nil, ctx.Err()
	case "breaks":
		panic("no feed")
	case "fails":
		src.ETag = "must not be kept"
		return nil, &entente.Error{Code: entente.Unavailable, Message: "The feed does not answer."}
	}
	src.ETag, src.Name = `"1"`, "The Gazette"
	if n > 1 {
		return nil, nil
	}
	return []entente.Input{input(n, "CONSULT RUS PRK")}, nil
}

func TestCollect(t *testing.T) {
	s := open(t, t.TempDir())
	p := &press{looks: map[string]int{}}
	d := run.New(run.Options{Store: s, Reader: &liner{version: "v1"}, Fetcher: p})
	stop := start(t, d)
	ctx := context.Background()
	for _, location := range []string{"hangs", "breaks", "fails", "gives"} {
		_, err := d.AddSource(ctx, entente.Source{Kind: entente.SourceFeed, Location: location})
		ok(t, err)
	}
	_, err := d.AddSource(ctx, entente.Source{Kind: entente.SourceLoad, Location: "by hand"})
	ok(t, err)
	var got map[string]entente.Source
	eventually(t, "all that answer were looked at", func() bool {
		got = sources(t, s)
		return !got["breaks"].Checked.IsZero() && !got["fails"].Checked.IsZero() && !got["gives"].Checked.IsZero()
	})
	ok(t, d.Settle(ctx))
	if g := got["gives"]; g.ETag != `"1"` || g.Name != "The Gazette" || g.Error != "" {
		t.Errorf("the source that gives: %+v", g)
	}
	if g := got["fails"]; g.ETag != "" || g.Error != "The feed does not answer." || g.Failures != 1 {
		t.Errorf("the source that fails: %+v", g)
	}
	if g := got["breaks"]; g.Error == "" {
		t.Errorf("the source that breaks: %+v", g)
	}
	docs, n, err := s.Documents(ctx, store.DocumentFilter{SourceID: got["gives"].ID})
	ok(t, err)
	if n != 1 || docs[0].Coder != "v1" {
		t.Errorf("got %d documents of the source that gives: %+v", n, docs)
	}
	ended := make(chan struct{})
	go func() { stop(); close(ended) }()
	select {
	case <-ended:
	case <-time.After(10 * time.Second):
		t.Fatal("a source that hangs kept the desk from stopping")
	}
	if g := sources(t, s)["hangs"]; g.Failures != 0 {
		t.Errorf("the end of the desk counted as a failure of the source: %+v", g)
	}
	if p.looks["by hand"] != 0 {
		t.Error("a source of documents given by hand was looked at")
	}
}

func sources(t *testing.T, s *store.Store) map[string]entente.Source {
	t.Helper()
	all, err := s.Sources(context.Background())
	ok(t, err)
	by := map[string]entente.Source{}
	for _, src := range all {
		by[src.Location] = src
	}
	return by
}

func TestAFolderIsLookedAtAgain(t *testing.T) {
	s := open(t, t.TempDir())
	p := &press{looks: map[string]int{}}
	d := run.New(run.Options{Store: s, Reader: &liner{version: "v1"}, Fetcher: p})
	start(t, d)
	_, err := d.AddSource(context.Background(), entente.Source{Kind: entente.SourceFolder, Location: "folder"})
	ok(t, err)
	eventually(t, "the folder was looked at twice", func() bool {
		p.mu.Lock()
		defer p.mu.Unlock()
		return p.looks["folder"] >= 2
	})
}

// Feeds that do not answer, however many, keep no folder waiting.
func TestFeedsThatHangKeepNoFolderWaiting(t *testing.T) {
	s := open(t, t.TempDir())
	p := &press{looks: map[string]int{}}
	d := run.New(run.Options{Store: s, Reader: &liner{version: "v1"}, Fetcher: hanging{p}})
	for n := range 12 {
		_, err := s.AddSource(t.Context(), entente.Source{Kind: entente.SourceFeed, Location: fmt.Sprint("feed ", n)})
		ok(t, err)
	}
	_, err := s.AddSource(t.Context(), entente.Source{Kind: entente.SourceFolder, Location: "folder"})
	ok(t, err)
	start(t, d)
	eventually(t, "the folder was looked at", func() bool {
		p.mu.Lock()
		defer p.mu.Unlock()
		return p.looks["folder"] >= 1
	})
}

// hanging is a press whose feeds all hang.
type hanging struct{ *press }

func (h hanging) Fetch(ctx context.Context, src *entente.Source) ([]entente.Input, error) {
	if src.Kind == entente.SourceFeed {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	return h.press.Fetch(ctx, src)
}

func TestALoadCalledOffStoresNothing(t *testing.T) {
	s := open(t, t.TempDir())
	d := run.New(run.Options{Store: s, Reader: &liner{version: "v1"}})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := d.Load(ctx, []entente.Input{input(1, "x")}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	c, err := s.Counts(context.Background())
	ok(t, err)
	if c.Documents != 0 {
		t.Errorf("it left %d documents", c.Documents)
	}
}
