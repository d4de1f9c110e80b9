package run_test

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"entente"
	"entente/run"
	"entente/store"
)

// gatherer is a liner that reads several documents together.
type gatherer struct {
	liner
	most atomic.Int64 // documents at once
}

func (g *gatherer) ReadAll(docs ...*entente.Document) iter.Seq[entente.Reading] {
	return func(yield func(entente.Reading) bool) {
		g.most.Store(max(g.most.Load(), int64(len(docs))))
		for _, doc := range docs {
			if !yield(g.Read(doc, nil)) {
				return
			}
		}
	}
}

// What is read together is kept as what is read alone; a document that breaks the
// coder fails, and no other.
func TestReadTogether(t *testing.T) {
	const documents, broken = 120, 50
	var dumps []string
	g := &gatherer{liner: liner{version: "v1"}}
	for _, r := range []run.Reader{&liner{version: "v1"}, g} {
		s := open(t, t.TempDir())
		d := run.New(run.Options{Store: s, Reader: r, Workers: 1})
		var in []entente.Input
		for i := range documents {
			text := fmt.Sprintf("CONSULT RUS PRK\nAID %s PRK", []string{"CHN", "RUS", "CUB"}[i%3])
			if i == broken {
				text = "panic"
			}
			in = append(in, input(i, text))
		}
		ids := load(t, d, in...)
		drain(t, d)
		v, err := s.Document(context.Background(), ids[broken].ID)
		ok(t, err)
		if v.State != store.Failed || !strings.Contains(v.Error, "no such word") {
			t.Errorf("the broken document is %s: %s", v.State, v.Error)
		}
		c, err := s.Counts(context.Background())
		ok(t, err)
		if c.Coded != documents-1 {
			t.Errorf("%d documents are coded, want %d", c.Coded, documents-1)
		}
		dumps = append(dumps, dump(t, s))
	}
	if dumps[0] != dumps[1] {
		t.Errorf("alone:\n%s\ntogether:\n%s", dumps[0], dumps[1])
	}
	if n := g.most.Load(); n < 2 || n > 8 {
		t.Errorf("%d documents were read at once", n)
	}
}

func TestGather(t *testing.T) {
	for _, tt := range []struct{ waiting, workers, most, want int }{
		{0, 1, 8, 1}, {3, 1, 8, 4}, {20, 1, 8, 8}, {20, 4, 8, 6}, {3, 4, 8, 1}, {5, 1, 1, 1},
	} {
		queue := make(chan int, 20)
		for i := range tt.waiting {
			queue <- i + 1
		}
		got := run.Gather(0, queue, tt.workers, tt.most)
		if len(got) != tt.want || !slices.IsSorted(got) {
			t.Errorf("%+v: got %v", tt, got)
		}
	}
}
