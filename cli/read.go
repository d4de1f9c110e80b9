package cli

import (
	"context"
	"fmt"
	"io"
	"runtime/debug"
	"strings"

	"entente"
	"entente/coder"
)

// readCmd is `entente read`.
type readCmd struct {
	Fast bool `help:"With the fast parser: twice the speed and more, less accurate (reports/syntax.md)."`
	intake
	Format string `default:"table" enum:"table,json,jsonl" help:"table, json (an object a document) or jsonl (a PLOVER record a line)."`
}

// Help is shown by `entente read --help`.
func (*readCmd) Help() string {
	return `Reads documents and prints what they say: who did what to whom, with the words it was taken from,
how sure the text is of it and who vouches for it. Nothing is stored.

  entente read article.txt --date 2024-06-19
  entente read https://example.org/news/1 --format json
  entente read clippings/ --format jsonl > events.jsonl
  entente read --as treaty pact.txt              the text of an agreement, article by article
  zcat shard.jsonl.gz | entente read --jsonl --format json

A document a line (--jsonl, or a file that ends in .jsonl) has "text", and may have "id", "title",
"date", "url", "publisher", "language", and "pairs" of spans to relate:
  {"id": "1", "text": "Ruritania sent Grenzmark aid.", "pairs": [{"actor": [0, 9], "recipient": [15, 24]}]}
Spans count Unicode code points, half open. Output keeps the order of the input.

A document that cannot be read has a sentence on standard error; the others are done all the same,
and the exit code is 1.`
}

// Run codes the documents.
func (c *readCmd) Run(ctx context.Context, s *Streams) error {
	places, actors, src, err := c.begin(ctx, s, c.actors)
	if err != nil {
		return err
	}
	defer src.client.Close()
	cd, err := newCoder(actors.Gazetteer(), c.Fast)
	if err != nil {
		return err
	}
	p := newProgress(s, "read", 0)
	defer p.end()
	work := func(f found) readResult { return codeOne(cd, f, c.Format) }
	results := inOrder(ctx, c.workers(), src.each(places), work)
	return printAll(ctx, s, p, results)
}

// readResult is what becomes of one document: its output, or why there is none.
type readResult struct {
	name string
	out  []byte
	err  error
}

// codeOne codes one document. A coder that panics has failed on this document
// only.
func codeOne(cd *coder.Coder, f found, format string) (r readResult) {
	defer func() {
		if p := recover(); p != nil {
			cause := fmt.Errorf("panic: %v\n%s", p, debug.Stack())
			r = readResult{name: f.name, err: entente.Errorf(entente.Internal, cause, "The coder broke on this text; please report it, with the text (%v).", p)}
		}
	}()
	in, err := f.make()
	if err != nil {
		return readResult{name: f.name, err: err}
	}
	reading := cd.Read(&in.Doc, in.pairs)
	out, err := printed(format, f.name, &in.Doc, &reading)
	return readResult{name: f.name, out: out, err: err}
}

// printAll writes results as they come. Each is written at once, so that
// whoever reads at the other end of a pipe gets whole documents.
func printAll(ctx context.Context, s *Streams, p *progress, results func(func(readResult) bool)) error {
	someFailed := false
	for r := range results {
		p.step()
		if r.err != nil {
			someFailed = true
			tell(p.above(s.Err), r.name, r.err)
			continue
		}
		if _, err := s.Out.Write(r.out); err != nil {
			return entente.Errorf(entente.Unavailable, err, "The results cannot be written: the disk is full or the other end is closed.")
		}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if someFailed {
		return errSomeFailed
	}
	return nil
}

// tell says what is wrong with one document.
func tell(w io.Writer, name string, err error) {
	if strings.Contains(err.Error(), name) {
		fmt.Fprintf(w, "entente: %s\n", err)
		return
	}
	fmt.Fprintf(w, "entente: %s: %s\n", harmless(name), err)
}
