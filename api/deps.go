package api

import (
	"context"
	"log/slog"
	"time"

	"entente"
	"entente/store"
)

// Ties are the dyads of the record.
type Ties interface {
	Ties(ctx context.Context, f store.TieFilter) ([]entente.Tie, int, error)
	Tie(ctx context.Context, d entente.Dyad) (entente.Tie, error)
	TieDays(ctx context.Context, d entente.Dyad, from, to time.Time) ([]entente.TieDay, error)
}

// Events are what happened, with the reports of it.
type Events interface {
	Events(ctx context.Context, f store.EventFilter) ([]store.EventView, int, error)
	Event(ctx context.Context, id string) (store.EventView, error)
}

// Documents are the texts and what was read in them.
type Documents interface {
	Document(ctx context.Context, id string) (store.DocumentView, error)
	Documents(ctx context.Context, f store.DocumentFilter) ([]entente.Document, int, error)
}

// Agreements are the register of treaties and pacts.
type Agreements interface {
	Agreements(ctx context.Context, f store.AgreementFilter) ([]store.AgreementView, int, error)
	Agreement(ctx context.Context, id string) (store.AgreementView, error)
}

// Alerts are what the watches found, and Sources where documents come from.
type Alerts interface {
	Alerts(ctx context.Context, f store.AlertFilter) ([]store.AlertView, int, error)
	Sources(ctx context.Context) ([]entente.Source, error)
}

// Record is all that the API gives. A *store.Store is one.
type Record interface {
	Ties
	Events
	Documents
	Agreements
	Alerts
}

// Reader codes a text without storing it. The coder is one.
type Reader interface {
	Read(doc *entente.Document, pairs []entente.Pair) entente.Reading
}

// Deps are what the API needs. All are required but Log.
type Deps struct {
	Record Record
	Reader Reader
	Now    func() time.Time
	Log    *slog.Logger // nil logs nothing
}
