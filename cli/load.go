package cli

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"

	"entente"
	"entente/merge"
	"entente/run"
	"entente/run/own"
	"entente/store"
)

// loadCmd is `entente load`.
type loadCmd struct {
	dataFlag
	intake
}

// Help is shown by `entente load --help`.
func (*loadCmd) Help() string {
	return `Takes documents into the record and codes them. What is there already is not taken twice, so a
load that was broken off is simply given again.

  entente load report.html clippings/
  entente load archive.jsonl                     a document a line, as entente read --jsonl takes it
  entente load https://example.org/news/1 --date 2024-06-19
  entente load --as treaty pact.txt              the text of an agreement, article by article

A document that cannot be read is listed in the record with its error, the others are done all the
same, and the exit code is 1. If a desk has the folder open, it does the coding.`
}

// Run loads the documents.
func (c *loadCmd) Run(ctx context.Context, s *Streams) error {
	places, actors, src, err := c.begin(ctx, s, func() (*own.Actors, error) { return c.actorsOf(c.Data, s.log()) })
	if err != nil {
		return err
	}
	defer src.client.Close()
	st, err := c.openRecord(ctx, s)
	if err != nil {
		return err
	}
	defer st.Close()
	l := &loader{s: s, st: st}
	if err := l.all(ctx, inOrder(ctx, c.workers(), src.each(places), makeOne)); err != nil {
		return err
	}
	fmt.Fprintln(s.Out, l.told())
	if err := c.code(ctx, s, actors, st); err != nil {
		return err
	}
	if l.failed > 0 {
		return errSomeFailed
	}
	return nil
}

// code codes what was loaded, unless a desk does it.
func (c *loadCmd) code(ctx context.Context, s *Streams, actors *own.Actors, st *store.Store) error {
	lock, err := c.lock()
	if errors.Is(err, errHeld) {
		fmt.Fprintf(s.Err, "the desk that has %s open codes them\n", c.Data)
		return nil
	}
	if err != nil {
		return err
	}
	defer lock.Close()
	cd, err := newLiveCoder(actors, false)
	if err != nil {
		return err
	}
	things, err := newThings()
	if err != nil {
		return err
	}
	watches, err := own.OpenWatches(filepath.Join(c.Data, watchesFolder), watchesFolder, s.log())
	if err != nil {
		return broken("the shipped watches", err)
	}
	kin, err := newKin()
	if err != nil {
		return err
	}
	desk := run.New(run.Options{Store: st, Reader: cd, Learner: actors, Press: actors, Things: things, Merger: merge.Merger{Kin: kin},
		Watches: watches, Names: countryNames{actors}.Name, Workers: c.Workers, Now: s.Now, Log: s.log()})
	var p *progress
	total := 0
	defer func() { p.end() }()
	return desk.Drain(ctx, func(left int) {
		if p == nil {
			total = left
			p = newProgress(s, "code", total)
		}
		p.to(total - left)
	})
}

// made is one document to store, or what became of it.
type made struct {
	name string
	in   entente.Input
	err  error
}

func makeOne(f found) made {
	in, err := f.make()
	return made{name: f.name, in: in.Input, err: err}
}

// One transaction holds this much at most.
const (
	loadDocuments = 100
	loadBytes     = 8 << 20
)

// loader stores documents in batches and counts what becomes of them.
type loader struct {
	s                  *Streams
	st                 *store.Store
	batch              []entente.Input
	bytes              int
	fresh, old, failed int
}

func (l *loader) all(ctx context.Context, documents iter.Seq[made]) error {
	src, err := l.st.AddSource(ctx, entente.Source{Kind: entente.SourceLoad, Location: "load", Name: "Loaded by hand"})
	if err != nil {
		return err
	}
	p := newProgress(l.s, "load", 0)
	defer p.end()
	for m := range documents {
		p.step()
		if m.err != nil {
			l.failed++
			tell(p.above(l.s.Err), m.name, m.err)
			if m.in.Doc.URL == "" || len(m.in.Raw) == 0 {
				continue // there is nothing to keep: no such file, no answer
			}
			m.in.Doc = entente.Document{URL: m.in.Doc.URL, Retrieved: m.in.Doc.Retrieved, Error: m.err.Error()}
		}
		m.in.Doc.SourceID = src.ID
		if err := l.add(ctx, m.in); err != nil {
			return err
		}
	}
	if err := l.flush(ctx); err != nil {
		return err
	}
	return ctx.Err()
}

func (l *loader) add(ctx context.Context, in entente.Input) error {
	l.batch = append(l.batch, in)
	l.bytes += len(in.Raw)
	if len(l.batch) < loadDocuments && l.bytes < loadBytes {
		return nil
	}
	return l.flush(ctx)
}

func (l *loader) flush(ctx context.Context) error {
	if len(l.batch) == 0 {
		return nil
	}
	added, err := l.st.AddDocuments(ctx, l.batch)
	if err != nil {
		return err
	}
	for i, a := range added {
		switch {
		case l.batch[i].Doc.Error != "":
		case a.New:
			l.fresh++
		default:
			l.old++
		}
	}
	l.batch, l.bytes = nil, 0
	return nil
}

// told is what was done, in a sentence.
func (l *loader) told() string {
	out := counted(l.fresh, "document") + " stored"
	if l.old > 0 {
		out += fmt.Sprintf(", %d there already", l.old)
	}
	if l.failed > 0 {
		out += fmt.Sprintf(", %d could not be read", l.failed)
	}
	return out
}
