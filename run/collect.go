package run

import (
	"context"
	"fmt"
	"runtime/debug"
	"time"

	"entente"
)

// How often sources are looked at: feeds as readers commonly do, folders so
// that a file dropped in is seen while one waits.
const (
	feedEvery   = 10 * time.Minute
	folderEvery = 2 * time.Second
	// stillThere is how often a folder that gave nothing new is noted as
	// looked at all the same.
	stillThere = 5 * time.Minute
	// fetchesAtOnce is how many feeds are looked at side by side. Folders do
	// not count: feeds that do not answer keep no file waiting.
	fetchesAtOnce = 8
)

// AddSource adds a source and has it looked at at once.
func (d *Desk) AddSource(ctx context.Context, src entente.Source) (entente.Source, error) {
	src, err := d.o.Store.AddSource(ctx, src)
	if err == nil {
		d.nudge(collecting)
	}
	return src, err
}

// collect starts a look at every source that is due. It does not wait for
// them: a source that is slow to answer holds up no other.
func (d *Desk) collect(ctx context.Context) error {
	sources, err := d.o.Store.Sources(ctx)
	if err != nil {
		return err
	}
	for _, src := range sources {
		if !d.start(src) {
			continue
		}
		d.fetching.Go(func() {
			defer d.end(src)
			if err := d.look(ctx, src); err != nil && ctx.Err() == nil {
				d.o.Log.Error("the state of a source could not be kept", "source", src.Location, "error", chain(err))
			}
		})
	}
	return nil
}

// start marks a source as being looked at, if it is due and there is room.
func (d *Desk) start(src entente.Source) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.busy[src.ID] != "" || !d.room(src.Kind) || !d.due(src) {
		return false
	}
	d.busy[src.ID], d.looked[src.ID] = src.Kind, d.o.Now()
	return true
}

// room reports whether another source of a kind may be looked at now.
func (d *Desk) room(kind entente.SourceKind) bool {
	if kind != entente.SourceFeed {
		return true
	}
	feeds := 0
	for _, k := range d.busy {
		if k == entente.SourceFeed {
			feeds++
		}
	}
	return feeds < fetchesAtOnce
}

func (d *Desk) end(src entente.Source) {
	d.mu.Lock()
	delete(d.busy, src.ID)
	d.mu.Unlock()
	d.nudge(collecting) // there is room for another
}

// due reports whether a source is to be looked at: its time has come, later
// after each failure in a row, six hours at most.
func (d *Desk) due(src entente.Source) bool {
	every := feedEvery
	switch src.Kind {
	case entente.SourceFeed:
	case entente.SourceFolder:
		every = folderEvery
	default:
		return false // nothing to look at: its documents are given by hand
	}
	last := src.Checked
	if l := d.looked[src.ID]; l.After(last) {
		last = l
	}
	for range min(src.Failures, 12) {
		every = min(2*every, 6*time.Hour)
	}
	return !d.o.Now().Before(last.Add(every))
}

// look fetches from one source, stores what came and then the state of the
// source: what could not be stored is fetched again.
func (d *Desk) look(ctx context.Context, src entente.Source) error {
	before := src
	in, err := d.fetch(ctx, &src)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	for i := range in {
		in[i].Doc.SourceID = src.ID
	}
	if err == nil {
		_, err = d.Load(ctx, in)
	}
	if err != nil {
		src = before
		src.Error, src.Failures = err.Error(), src.Failures+1
		d.o.Log.Warn("a source does not give", "source", src.Location, "failures", src.Failures, "error", chain(err))
	} else {
		src.Error, src.Failures = "", 0
	}
	src.Checked = d.o.Now()
	if src.Kind == entente.SourceFolder && len(in) == 0 && src.Error == before.Error && src.Checked.Sub(before.Checked) < stillThere {
		return nil // not worth a write every other second
	}
	return d.o.Store.SaveSource(ctx, src)
}

// fetch asks the fetcher; one that panics has failed on this source only.
func (d *Desk) fetch(ctx context.Context, src *entente.Source) (in []entente.Input, err error) {
	defer func() {
		if p := recover(); p != nil {
			d.o.Log.Error("fetching broke on a source", "source", src.Location, "panic", p, "stack", string(debug.Stack()))
			err = fmt.Errorf("reading this source broke: %v", p)
		}
	}()
	return d.o.Fetcher.Fetch(ctx, src)
}
