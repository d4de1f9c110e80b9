package run

import (
	"context"
	"time"

	"entente"
	"entente/store"
)

// loadBatch is how many documents are stored in one transaction.
const loadBatch = 100

// Load stores documents and returns when they are on disk; they are coded
// after that. What was stored before an error stays, and is told of.
func (d *Desk) Load(ctx context.Context, in []entente.Input) ([]store.Added, error) {
	var all []store.Added
	for len(in) > 0 {
		n := min(len(in), loadBatch)
		added, err := d.o.Store.AddDocuments(ctx, in[:n])
		if err != nil {
			return all, err
		}
		all = append(all, added...)
		in = in[n:]
		d.nudge(coding)
	}
	return all, nil
}

// Drain codes and merges all that is left to do and returns; it is for a
// process that does not Run. progress, if it is given, hears how many
// documents are left.
func (d *Desk) Drain(ctx context.Context, progress func(left int)) error {
	if err := d.Learn(ctx); err != nil {
		return err
	}
	if err := d.codeAll(ctx, progress); err != nil {
		return err
	}
	return d.deriveAll(ctx)
}

// Settle waits, while the desk runs, until what was loaded is coded and
// merged, or the context ends.
func (d *Desk) Settle(ctx context.Context) error {
	for {
		left, err := d.o.Store.WorkLeft(ctx, d.o.Reader.Version(), maxAttempts)
		if err != nil {
			return err
		}
		stale, err := d.o.Store.Stale(ctx, 1)
		if err != nil {
			return err
		}
		if left == 0 && len(stale) == 0 {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(25 * time.Millisecond):
		}
	}
}
