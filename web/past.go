package web

import (
	"context"
	"time"

	"entente/run/past"
	"entente/store"
)

// notKnown is said where no report of an entry was out.
func notKnown(kind string, day time.Time) error {
	return missing("Nothing of this %s had been reported by the end of %s.", kind, dayShort(day))
}

// wholeTransfer fetches all reports of an entry of a list and makes it anew.
func (d *desk) wholeTransfer(ctx context.Context, f filter) func(store.TransferView) ([]store.TransferView, error) {
	return func(v store.TransferView) ([]store.TransferView, error) {
		v, err := d.Record.Transfer(ctx, v.ID)
		return past.TransferAsOf(v, f.AsOf), err
	}
}

func (d *desk) wholeCapability(ctx context.Context, f filter) func(store.CapabilityView) ([]store.CapabilityView, error) {
	return func(v store.CapabilityView) ([]store.CapabilityView, error) {
		v, err := d.Record.Capability(ctx, v.ID)
		return past.CapabilityAsOf(v, f.AsOf), err
	}
}

func (d *desk) wholePosition(ctx context.Context, f filter) func(store.PositionView) ([]store.PositionView, error) {
	return func(v store.PositionView) ([]store.PositionView, error) {
		v, err := d.Record.Position(ctx, v.ID)
		return past.PositionAsOf(v, f.AsOf), err
	}
}

func (d *desk) wholeAgreement(ctx context.Context, f filter) func(store.AgreementView) ([]store.AgreementView, error) {
	return func(v store.AgreementView) ([]store.AgreementView, error) {
		v, err := d.Record.Agreement(ctx, v.ID)
		return past.AgreementsAsOf([]store.AgreementView{v}, f.AsOf), err
	}
}

// fullest is the one with the most reports, of equals the first.
func fullest[V any](all []V, reports func(V) int) V {
	best := all[0]
	for _, v := range all[1:] {
		if reports(v) > reports(best) {
			best = v
		}
	}
	return best
}
