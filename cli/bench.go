package cli

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"time"

	"entente"
	"entente/chronicle"
	"entente/coder"
	"entente/eval"
	"entente/nn"
	"entente/run"
	"entente/run/own"
	"entente/text"
)

// benchCmd is `entente bench`.
type benchCmd struct {
	Read benchReadCmd `cmd:"" help:"Measure how fast documents are read, and where the time goes."`
}

// benchReadCmd is `entente bench read`.
type benchReadCmd struct {
	Fast   bool `help:"With the fast parser."`
	Repeat int  `default:"3" placeholder:"N" help:"Read all of the documents so many times."`
	intake
	Format string `default:"table" enum:"table,json" help:"table (Markdown) or json (one object)."`
}

// Help is shown by `entente bench read --help`.
func (*benchReadCmd) Help() string {
	return `Reads documents from text to events and ledgers, as entente read does, and prints how long it took. Without
a file it reads the sample chronicle. Nothing is stored.

  entente bench read
  entente bench read --fast archive.jsonl
  entente bench read clippings/ --repeat 1 --workers 1 --format json

Speed is sentences and tokens by seconds of processor time, of all threads, so that workers and what else the
machine does count for nothing. Every sentence counts, also those that are passed over: the first look parses
no sentence that names nobody, nor one that the document has said many times. Finding, fetching and extracting
the documents, and loading the weights, is not in the time; but it is in the memory, which is the most that the
process has held. What a step took is by the clock, on the worker's own thread. With --format json it comes as
{"task", "n", "figures": {name: number}}.`
}

// Run reads the documents and tells how it went.
func (c *benchReadCmd) Run(ctx context.Context, s *Streams) error {
	if c.Repeat < 1 {
		return usage("documents cannot be read %d times; give --repeat 1 or more", c.Repeat)
	}
	if c.Workers < 0 {
		return usage("%d workers cannot be; leave --workers out for one a core", c.Workers)
	}
	actors, err := c.actors()
	if err != nil {
		return err
	}
	docs, err := c.documents(ctx, s, actors)
	if err != nil {
		return err
	}
	cd, err := newCoder(actors.Gazetteer(), c.Fast)
	if err != nil {
		return err
	}
	collectSeldom(s)
	b := &bench{docs: docs, coder: cd, repeat: c.Repeat, workers: c.workers(), now: s.Now}
	if err := b.run(ctx); err != nil {
		return err
	}
	r := b.report(c.Fast)
	if c.Format == "json" {
		return r.JSON(s.Out)
	}
	return r.Markdown(s.Out)
}

// documents are what is to be read, in memory.
func (c *benchReadCmd) documents(ctx context.Context, s *Streams, actors *own.Actors) ([]entente.Document, error) {
	if len(c.Sources) == 0 {
		docs, err := chronicle.Documents()
		if err != nil {
			return nil, broken("the sample chronicle", err)
		}
		return docs, nil
	}
	src, err := c.open(ctx, s, actors)
	if err != nil {
		return nil, err
	}
	defer src.client.Close()
	var docs []entente.Document
	for f := range src.each(c.Sources) {
		in, err := f.make()
		if err != nil {
			return nil, err
		}
		docs = append(docs, in.Doc)
	}
	if len(docs) == 0 {
		return nil, entente.Errorf(entente.NotFound, nil, "There is no document in what was given; name files or folders that hold some, or none for the sample chronicle.")
	}
	return docs, ctx.Err()
}

// bench measures the reading of documents.
type bench struct {
	docs            []entente.Document
	coder           *coder.Coder
	repeat, workers int
	now             func() time.Time

	watch     stopwatch // of all workers
	sentences int
	cpu, wall time.Duration
}

func (b *bench) run(ctx context.Context) error {
	watches := make([]stopwatch, b.workers)
	counts := make([]int, b.workers)
	next := make(chan *entente.Document, b.workers*(run.Together-1))
	runtime.GC() // what loading left behind is not reading's to clear away
	start, spent := b.now(), processorTime()
	var group sync.WaitGroup
	for w := range b.workers {
		group.Go(func() { counts[w] = b.work(&watches[w], next) })
	}
	for i := 0; i < b.repeat*len(b.docs) && ctx.Err() == nil; i++ {
		next <- &b.docs[i%len(b.docs)]
	}
	close(next)
	group.Wait()
	b.wall, b.cpu = b.now().Sub(start), processorTime()-spent
	for w := range watches {
		b.watch.add(&watches[w])
		b.sentences += counts[w]
	}
	return ctx.Err()
}

// work reads documents and counts their sentences.
func (b *bench) work(w *stopwatch, docs <-chan *entente.Document) int {
	*w = stopwatch{now: b.now, took: map[coder.Step]time.Duration{}, passed: map[string]int{}}
	cd := b.coder.Observed(w)
	n := 0
	for first := range docs {
		some := run.Gather(first, docs, b.workers, run.Together)
		w.begun, w.step = b.now(), coder.StepRest
		for r := range cd.ReadAll(some...) {
			n += len(r.Sentences)
		}
		w.Begin("")
	}
	return n
}

// report puts the figures together.
func (b *bench) report(fast bool) *eval.Report {
	r := &eval.Report{Task: "bench read", N: len(b.docs), Figures: map[string]float64{}, Tabled: true}
	sheet := eval.Table{Title: "What was read, and how fast.", Head: []string{"", ""}}
	tell := func(name, words string, value float64, places int) {
		r.Figures[name] = rounded(value, places)
		sheet.Rows = append(sheet.Rows, []string{words, decimal(value, places)})
	}
	parser := "accurate"
	if fast {
		parser = "fast"
	}
	sheet.Rows = append(sheet.Rows, []string{"parser", parser + ", kernels " + nn.Best().String()})
	tokens := b.repeat * b.tokens()
	tell("documents", "documents", float64(len(b.docs)), 0)
	tell("repeat", "times read", float64(b.repeat), 0)
	tell("workers", "workers", float64(b.workers), 0)
	tell("sentences", "sentences, all times together", float64(b.sentences), 0)
	tell("tokens", "tokens", float64(tokens), 0)
	tell("wall_s", "seconds by the clock", b.wall.Seconds(), 2)
	tell("cpu_s", "seconds of processor time", b.cpu.Seconds(), 2)
	tell("sentences_per_s", "sentences a second and core", perSecond(b.sentences, b.cpu), 0)
	tell("tokens_per_s", "tokens a second and core", perSecond(tokens, b.cpu), 0)
	tell("peak_mb", "most memory held, MB", float64(peakMemory())/1e6, 0)
	r.Tables = []eval.Table{sheet, b.passedOver(r.Figures), b.steps(r.Figures)}
	return r
}

// tokens counts the words and signs of the documents.
func (b *bench) tokens() int {
	n := 0
	for i := range b.docs {
		for _, part := range []entente.Part{entente.Title, entente.Body} {
			for _, sent := range text.Split(b.docs[i].PartText(part)) {
				n += len(sent.Tokens)
			}
		}
	}
	return n
}

// passedOver tells what is not parsed.
func (b *bench) passedOver(figures map[string]float64) eval.Table {
	t := eval.Table{Title: "Sentences passed over without being parsed, by reason.", Head: []string{"reason", "sentences", "%"}}
	all := 0
	for _, why := range []string{coder.ReasonNoActor, coder.ReasonRepeated} {
		n := b.watch.passed[why]
		all += n
		t.Rows = append(t.Rows, []string{why, fmt.Sprint(n), share(n, b.sentences)})
		figures["passed_"+figureName(why)] = rounded(percentOf(float64(n), float64(b.sentences)), 1)
	}
	t.Rows = append(t.Rows, []string{"all", fmt.Sprint(all), share(all, b.sentences)})
	figures["passed"] = rounded(percentOf(float64(all), float64(b.sentences)), 1)
	return t
}

// steps tells where the time went.
func (b *bench) steps(figures map[string]float64) eval.Table {
	t := eval.Table{Title: "Where the time went.", Head: []string{"step", "seconds", "%"}}
	total := b.watch.total().Seconds()
	for _, step := range coder.Steps() {
		took := b.watch.took[step].Seconds()
		part := percentOf(took, total)
		t.Rows = append(t.Rows, []string{string(step), decimal(took, 2), decimal(part, 1)})
		figures["step_"+figureName(string(step))] = rounded(part, 1)
	}
	return t
}
