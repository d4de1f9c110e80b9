package run

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"entente"
	"entente/merge"
	"entente/store"
)

// maxAttempts is how often a document is tried that the coder breaks on.
const maxAttempts = 3

// saveBatch is how many readings are saved in one transaction at most: as many
// as have gathered while the last were written.
const saveBatch = 64

// result is what became of one document.
type result struct {
	doc     entente.Document // without its text
	reading entente.Reading
	sketch  store.Sketch
	notice  store.Notice
	failed  string // why there is no reading
}

func (d *Desk) code(ctx context.Context) error { return d.codeAll(ctx, nil) }

// codeAll codes until no document is left that lacks the coder's reading.
func (d *Desk) codeAll(ctx context.Context, progress func(left int)) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	w := &work{d: d, flying: map[string]bool{}, jobs: make(chan entente.Document, d.o.Workers*(Together-1)), results: make(chan result, saveBatch),
		landed: make(chan struct{}, 1), progress: progress}
	var workers, saver sync.WaitGroup
	for range d.o.Workers {
		workers.Go(func() { w.read(ctx) })
	}
	saver.Go(func() {
		if err := w.save(ctx); err != nil {
			stop(err)
		}
	})
	err := w.feed(ctx)
	close(w.jobs)
	workers.Wait()
	close(w.results)
	saver.Wait()
	if cause := context.Cause(ctx); cause != nil && err != nil {
		return cause
	}
	return err
}

// work is one run of coding: documents are fed to workers, what they make is
// saved in batches. flying are the documents between the two.
type work struct {
	d        *Desk
	jobs     chan entente.Document
	results  chan result
	landed   chan struct{} // something was saved
	progress func(left int)

	mu     sync.Mutex
	flying map[string]bool
}

// feed asks the record for work until there is none and all is saved.
func (w *work) feed(ctx context.Context) error {
	for {
		flying := w.count()
		ids, err := w.d.o.Store.Work(ctx, w.d.o.Reader.Version(), maxAttempts, flying+4*w.d.o.Workers)
		if err != nil {
			return err
		}
		fed, err := w.hand(ctx, ids)
		if err != nil {
			return err
		}
		if fed > 0 {
			continue
		}
		if flying == 0 {
			return nil
		}
		select {
		case <-w.landed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// hand gives the workers those documents that are not with them already.
func (w *work) hand(ctx context.Context, ids []string) (fed int, err error) {
	for _, id := range ids {
		if !w.take(id) {
			continue
		}
		doc, still, err := w.d.o.Store.WorkOn(ctx, id, w.d.o.Reader.Version(), maxAttempts)
		if err != nil {
			return fed, err
		}
		if !still { // it landed between the question and now
			w.drop(id)
			continue
		}
		select {
		case w.jobs <- doc:
			fed++
		case <-ctx.Done():
			return fed, ctx.Err()
		}
	}
	return fed, nil
}

func (w *work) count() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.flying)
}

func (w *work) take(id string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.flying[id] {
		return false
	}
	w.flying[id] = true
	return true
}

func (w *work) drop(id string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.flying, id)
}

func (w *work) land(batch []result) {
	w.mu.Lock()
	for _, r := range batch {
		delete(w.flying, r.doc.ID)
	}
	w.mu.Unlock()
	select {
	case w.landed <- struct{}{}:
	default:
	}
}

// read is one worker.
func (w *work) read(ctx context.Context) {
	for first := range w.jobs {
		if ctx.Err() != nil {
			continue // it stays work
		}
		w.d.readSome(Gather(first, w.jobs, w.d.o.Workers, Together), func(r result) {
			select {
			case w.results <- r:
			case <-ctx.Done():
			}
		})
	}
}

// readSome codes documents and gives what became of each, in order.
func (d *Desk) readSome(docs []entente.Document, give func(result)) {
	for len(docs) > 0 {
		n := d.readTogether(docs, give)
		if n < len(docs) {
			give(d.readOne(&docs[n]))
			n++
		}
		docs = docs[n:]
	}
}

// readTogether codes documents until all are done or the coder breaks on one, and
// gives their number. Why it broke shows when that one is coded alone.
func (d *Desk) readTogether(docs []entente.Document, give func(result)) (n int) {
	reader, ok := d.o.Reader.(TogetherReader)
	if !ok || len(docs) == 1 {
		return 0
	}
	defer func() { _ = recover() }()
	all := make([]*entente.Document, len(docs))
	for i := range docs {
		all[i] = &docs[i]
	}
	for reading := range reader.ReadAll(all...) {
		give(d.resultOf(all[n], reading))
		n++
	}
	return n
}

// readOne codes one document. A coder that panics has failed on this document
// only.
func (d *Desk) readOne(doc *entente.Document) (r result) {
	r.doc = *doc
	r.doc.Text = ""
	defer func() {
		if p := recover(); p != nil {
			d.o.Log.Error("the coder broke on a document", "document", doc.ID, "url", doc.URL, "panic", p, "stack", string(debug.Stack()))
			r.failed = fmt.Sprintf("The coder broke on this text: %v.", p)
		}
	}()
	return d.resultOf(doc, d.o.Reader.Read(doc, nil))
}

// resultOf adds to a reading what else is kept of its document.
func (d *Desk) resultOf(doc *entente.Document, reading entente.Reading) result {
	r := result{doc: *doc, reading: reading}
	r.doc.Text = ""
	r.sketch, r.failed = sketch(doc)
	r.notice.Kind, r.notice.Words = d.o.Notices.Of(doc)
	r.reading.DocumentID = doc.ID
	if r.reading.Coder == "" {
		r.reading.Coder = d.o.Reader.Version()
	}
	return r
}

// save writes results as they come, as many at once as have gathered.
func (w *work) save(ctx context.Context) error {
	for first := range w.results {
		batch := []result{first}
	gather:
		for len(batch) < saveBatch {
			select {
			case r, open := <-w.results:
				if !open {
					break gather
				}
				batch = append(batch, r)
			default:
				break gather
			}
		}
		if err := w.d.saveResults(ctx, batch); err != nil {
			return err
		}
		w.land(batch)
		if err := w.report(ctx); err != nil {
			return err
		}
		w.d.nudge(deriving)
	}
	return nil
}

func (w *work) report(ctx context.Context) error {
	if w.progress == nil {
		return nil
	}
	left, err := w.d.o.Store.WorkLeft(ctx, w.d.o.Reader.Version(), maxAttempts)
	if err == nil {
		w.progress(left)
	}
	return err
}

// saveResults keeps readings in one transaction. If that cannot be for a cause
// in one of them, each is kept alone and the one at fault is recorded as
// failed; if the cause is the disk or the database, nothing is recorded and all
// will be coded again.
func (d *Desk) saveResults(ctx context.Context, batch []result) error {
	d.learning.RLock()
	defer d.learning.RUnlock()
	var coded []store.CodedReading
	for _, r := range batch {
		if r.failed == "" && r.reading.Coder != d.o.Reader.Version() {
			continue // something was learned meanwhile: it is still work
		}
		if r.failed != "" {
			if err := d.o.Store.FailDocument(ctx, r.doc.ID, d.o.Reader.Version(), r.failed); err != nil {
				return err
			}
			continue
		}
		coded = append(coded, keyed(d.o.Merger, r))
	}
	if len(coded) == 0 {
		return nil
	}
	err := d.o.Store.SaveReadings(ctx, coded)
	if err == nil || outside(ctx, err) {
		return err
	}
	for i := range coded {
		if err := d.saveAlone(ctx, coded[i]); err != nil {
			return err
		}
	}
	return nil
}

func (d *Desk) saveAlone(ctx context.Context, c store.CodedReading) error {
	err := d.o.Store.SaveReadings(ctx, []store.CodedReading{c})
	if err == nil || outside(ctx, err) {
		return err
	}
	d.o.Log.Error("a reading could not be kept", "document", c.Reading.DocumentID, "error", err)
	return d.o.Store.FailDocument(ctx, c.Reading.DocumentID, d.o.Reader.Version(), "What the coder made of this text could not be kept: "+err.Error())
}

// outside reports whether an error comes from around the record (disk, lock,
// the end of the process), not from what was to be saved.
func outside(ctx context.Context, err error) bool {
	var told *entente.Error
	return ctx.Err() != nil || errors.As(err, &told)
}

// keyed adds the keys that a reading is merged by.
func keyed(g merge.Merger, r result) store.CodedReading {
	rd := r.reading
	c := store.CodedReading{Sketch: r.sketch, Notice: r.notice, Families: make([]string, len(rd.Mentions)), Days: make([]time.Time, len(rd.Mentions)),
		Agreements: make([]string, len(rd.Agreements)), Transfers: make([]string, len(rd.Transfers)),
		Capabilities: make([]string, len(rd.Capabilities))}
	for i := range rd.Mentions {
		rd.Mentions[i].DocumentID = rd.DocumentID
	}
	for i, p := range g.Place(rd.Mentions, r.doc) {
		c.Families[i], c.Days[i] = p.Family, p.Day
	}
	for i := range rd.Agreements {
		rd.Agreements[i].DocumentID = rd.DocumentID
		c.Agreements[i] = merge.AgreementFamily(&rd.Agreements[i])
	}
	for i := range rd.Transfers {
		rd.Transfers[i].DocumentID = rd.DocumentID
		c.Transfers[i] = merge.TransferFamily(&rd.Transfers[i])
	}
	for i := range rd.Capabilities {
		rd.Capabilities[i].DocumentID = rd.DocumentID
		c.Capabilities[i] = merge.CapabilityFamily(&rd.Capabilities[i])
	}
	c.Reading = rd
	return c
}
