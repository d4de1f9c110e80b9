package cli

import (
	"context"
	"fmt"
	"io"
	"runtime/debug"
	"strings"

	"entente"
	"entente/coder"
	"entente/run"
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
	collectSeldom(s)
	p := newProgress(s, "read", 0)
	defer p.end()
	work := func(some []taken, done func(readResult)) { codeSome(cd, some, c.Format, done) }
	results := inOrderBy(ctx, c.workers(), run.Together, inOrder(ctx, c.workers(), src.each(places), takeOne), work)
	return printAll(ctx, s, p, results)
}

// readResult is what becomes of one document: its output, or why there is none.
type readResult struct {
	name string
	out  []byte
	err  error
}

// taken is a document that was found and taken in, or why it was not. Its raw
// bytes are let go.
type taken struct {
	name  string
	doc   entente.Document
	pairs []entente.Pair
	err   error
}

func takeOne(f found) (t taken) {
	t.name = f.name
	defer rescue(&t.err)
	in, err := f.make()
	t.doc, t.pairs, t.err = in.Doc, in.pairs, err
	return t
}

// rescue makes an error of a panic: what breaks on a document has failed on this
// one only.
func rescue(err *error) {
	if p := recover(); p != nil {
		cause := fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		*err = entente.Errorf(entente.Internal, cause, "The coder broke on this text; please report it, with the text (%v).", p)
	}
}

// codeSome codes documents, and calls done with what becomes of each, in order.
func codeSome(cd *coder.Coder, some []taken, format string, done func(readResult)) {
	for len(some) > 0 {
		n := codeTogether(cd, some[:simple(some)], format, done)
		if n < len(some) { // one that is not simple, or that the coder broke on
			done(codeOne(cd, &some[n], format))
			n++
		}
		some = some[n:]
	}
}

// simple is how many of the first documents are there and have nothing asked
// about them.
func simple(some []taken) int {
	for n, t := range some {
		if t.err != nil || len(t.pairs) > 0 {
			return n
		}
	}
	return len(some)
}

// codeTogether codes documents until all are done or the coder breaks on one, and
// gives their number. Why it broke shows when that one is coded alone.
func codeTogether(cd *coder.Coder, some []taken, format string, done func(readResult)) (n int) {
	defer func() { _ = recover() }()
	docs := make([]*entente.Document, len(some))
	for i := range some {
		docs[i] = &some[i].doc
	}
	for reading := range cd.ReadAll(docs...) {
		out, err := printed(format, some[n].name, docs[n], &reading)
		done(readResult{name: some[n].name, out: out, err: err})
		n++
	}
	return n
}

// codeOne codes one document, if there is one.
func codeOne(cd *coder.Coder, t *taken, format string) (r readResult) {
	r.name, r.err = t.name, t.err
	if r.err != nil {
		return r
	}
	defer rescue(&r.err)
	reading := cd.Read(&t.doc, t.pairs)
	r.out, r.err = printed(format, t.name, &t.doc, &reading)
	return r
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
