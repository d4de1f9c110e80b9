package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"strings"
	"time"

	"entente/formats/ledger"
	"entente/run/past"
	"entente/store"
)

// exportCmd is `entente export`.
type exportCmd struct {
	dataFlag
	Ledger string `required:"" enum:"agreements,transfers,capabilities,positions" help:"agreements, transfers, capabilities or positions."`
	Format string `default:"jsonl" enum:"csv,jsonl" help:"jsonl (an entry a line, in the API's shape) or csv."`
	State  string `placeholder:"CODE" help:"Only entries that a state has a part in, by its code; of positions those about it."`
	Other  string `placeholder:"CODE" help:"Only those that another state has a part in too."`
	AsOf   day    `name:"asof" placeholder:"YYYY-MM-DD" help:"As it was known by the end of this day."`
}

// Help is shown by `entente export --help`.
func (*exportCmd) Help() string {
	return `Writes a ledger of the record, the latest reported entries first.

  entente export --ledger transfers --format csv > transfers.csv
  entente export --ledger agreements --state RUS --other PRK
  entente export --ledger transfers --asof 2024-06-01        what was held then

With --asof each entry is made anew from the reports that were out by the end of the day: what was confirmed later is
not yet. Entries are written as they are found, so a ledger of any size takes little memory. A cell that a spreadsheet
would take for a formula has an apostrophe before it.`
}

// exportPage is how many entries are fetched at a time.
const exportPage = 500

// Run writes the ledger.
func (c *exportCmd) Run(ctx context.Context, s *Streams) error {
	c.State, c.Other = strings.ToUpper(c.State), strings.ToUpper(c.Other)
	if c.State == "" {
		c.State, c.Other = c.Other, ""
	}
	st, err := c.openHeld(ctx, s)
	if err != nil {
		return err
	}
	defer st.Close()
	w := bufio.NewWriter(s.Out)
	if err := c.write(ctx, w, st); err != nil {
		return err
	}
	return w.Flush()
}

func (c *exportCmd) write(ctx context.Context, w io.Writer, st *store.Store) error {
	var failed error
	none, lines := c.entries(ctx, st, &failed)
	write := writeLines
	if c.Format == "csv" {
		write = func(w io.Writer, lines func(func(ledger.Entry) bool)) error { return ledger.WriteCSV(w, none, lines) }
	}
	if err := write(w, lines); err != nil {
		return err
	}
	return failed
}

func writeLines(w io.Writer, lines func(func(ledger.Entry) bool)) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for e := range lines {
		if err := out.Encode(e); err != nil {
			return err
		}
	}
	return nil
}

// entries are those of the ledger, and a zero one for its header. What goes
// wrong on the way ends them, and is left in failed.
func (c *exportCmd) entries(ctx context.Context, st *store.Store, failed *error) (ledger.Entry, func(func(ledger.Entry) bool)) {
	day := c.AsOf.Time
	switch c.Ledger {
	case "transfers":
		return ledger.Transfer{}, walk(failed, day, func(sl store.Slice) (store.Listing[store.TransferView], error) {
			return st.Transfers(ctx, store.TransferFilter{State: c.State, Other: c.Other, Slice: sl})
		}, func(v store.TransferView) ([]store.TransferView, error) {
			v, err := st.Transfer(ctx, v.ID)
			return past.TransferAsOf(v, day), err
		}, func(v store.TransferView) ledger.Entry { return ledger.TransferOf(v.RegisteredTransfer) })
	case "capabilities":
		return ledger.Capability{}, walk(failed, day, func(sl store.Slice) (store.Listing[store.CapabilityView], error) {
			return st.Capabilities(ctx, store.CapabilityFilter{State: c.State, Slice: sl})
		}, func(v store.CapabilityView) ([]store.CapabilityView, error) {
			v, err := st.Capability(ctx, v.ID)
			return past.CapabilityAsOf(v, day), err
		}, func(v store.CapabilityView) ledger.Entry { return ledger.CapabilityOf(v.RegisteredCapability) })
	case "positions":
		return ledger.Position{}, walk(failed, day, func(sl store.Slice) (store.Listing[store.PositionView], error) {
			return st.Positions(ctx, store.PositionFilter{State: c.State, Other: c.Other, Slice: sl})
		}, func(v store.PositionView) ([]store.PositionView, error) {
			v, err := st.Position(ctx, v.ID)
			return past.PositionAsOf(v, day), err
		}, func(v store.PositionView) ledger.Entry { return ledger.PositionOf(v.RegisteredPosition) })
	}
	return ledger.Agreement{}, walk(failed, day, func(sl store.Slice) (store.Listing[store.AgreementView], error) {
		return st.Register(ctx, store.RegisterFilter{State: c.State, Other: c.Other, Slice: sl})
	}, func(v store.AgreementView) ([]store.AgreementView, error) {
		v, err := st.Agreement(ctx, v.ID)
		return past.AgreementsAsOf([]store.AgreementView{v}, day), err
	}, func(v store.AgreementView) ledger.Entry { return ledger.AgreementOf(v.RegisteredAgreement) })
}

// walk goes through the pages of a ledger, as it is or, with a day, as then
// makes each entry of what was known by its end.
func walk[V any](failed *error, day time.Time, page func(store.Slice) (store.Listing[V], error), then func(V) ([]V, error), as func(V) ledger.Entry) func(func(ledger.Entry) bool) {
	return func(yield func(ledger.Entry) bool) {
		sl := store.Slice{Bare: true, KnownBy: day, Page: store.Page{Limit: exportPage}}
		for {
			found, err := page(sl)
			for _, v := range found.Rows {
				all := []V{v}
				if err == nil && !day.IsZero() {
					all, err = then(v)
				}
				if err != nil {
					break
				}
				for _, e := range all {
					if !yield(as(e)) {
						return
					}
				}
			}
			if err != nil {
				*failed = err
				return
			}
			if sl.After = found.Next; sl.After == "" {
				return
			}
		}
	}
}
