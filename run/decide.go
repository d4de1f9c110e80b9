package run

import (
	"context"

	"entente"
)

// Decide keeps what an analyst decided about an event, and merges again what it
// changes. It returns when the decision is on disk; Settle waits for the rest.
func (d *Desk) Decide(ctx context.Context, what entente.Decision) error {
	err := d.o.Store.Decide(ctx, what)
	if err == nil {
		d.nudge(deriving)
	}
	return err
}
