package api

import (
	"context"
	"log/slog"
	"time"

	"entente"
	"entente/actor"
	"entente/merge"
	"entente/run"
	"entente/run/own"
	"entente/store"
	"entente/watch"
)

// Ties are the dyads of the record.
type Ties interface {
	Ties(ctx context.Context, f store.TieFilter) ([]entente.Tie, int, error)
	Tie(ctx context.Context, d entente.Dyad) (entente.Tie, error)
	TieDays(ctx context.Context, d entente.Dyad, from, to time.Time) ([]entente.TieDay, error)
	// ReadDays are how much was read of each day, Scores the scores of all
	// dyads, and Bound the agreements that carry obligations.
	ReadDays(ctx context.Context, from, to time.Time) ([]entente.ReadDay, error)
	Scores(ctx context.Context, from, to time.Time) ([]entente.TieDay, error)
	EachScore(ctx context.Context, from, to time.Time, f func(d entente.Dyad, day time.Time, score float64)) error
	Bound(ctx context.Context) ([]entente.RegisteredAgreement, error)
}

// Events are what happened, with the reports of it.
type Events interface {
	Events(ctx context.Context, f store.EventFilter) ([]store.EventView, int, error)
	Event(ctx context.Context, id string) (store.EventView, error)
	// Decided is where decisions made before a time put mentions of documents,
	// and EventsKnownLater which events of some days were reported after it.
	Decided(ctx context.Context, documents []string, before time.Time) (map[string]store.Decided, error)
	EventsKnownLater(ctx context.Context, from, to, after time.Time) ([]store.EventView, error)
}

// Documents are the texts and what was read in them.
type Documents interface {
	Document(ctx context.Context, id string) (store.DocumentView, error)
	Text(ctx context.Context, id string) (entente.Document, error)
	Documents(ctx context.Context, f store.DocumentFilter) ([]entente.Document, int, error)
}

// Agreements are the register of treaties and pacts.
type Agreements interface {
	Agreements(ctx context.Context, f store.AgreementFilter) ([]store.AgreementView, int, error)
	Agreement(ctx context.Context, id string) (store.AgreementView, error)
	Register(ctx context.Context, f store.RegisterFilter) (store.Listing[store.AgreementView], error)
}

// Ledgers are the registers of transfers, capabilities and positions.
type Ledgers interface {
	Transfers(ctx context.Context, f store.TransferFilter) (store.Listing[store.TransferView], error)
	Transfer(ctx context.Context, id string) (store.TransferView, error)
	Capabilities(ctx context.Context, f store.CapabilityFilter) (store.Listing[store.CapabilityView], error)
	Capability(ctx context.Context, id string) (store.CapabilityView, error)
	Positions(ctx context.Context, f store.PositionFilter) (store.Listing[store.PositionView], error)
	Position(ctx context.Context, id string) (store.PositionView, error)
}

// Alerts are what the watches found, and Sources where documents come from.
type Alerts interface {
	Alerts(ctx context.Context, f store.AlertFilter) ([]store.AlertView, int, error)
	Alert(ctx context.Context, id string) (store.AlertView, error)
	Acknowledge(ctx context.Context, id string, a store.Acknowledgement) error
	WatchStates(ctx context.Context) (map[string]store.WatchState, error)
	Channels(ctx context.Context, maxAttempts int) ([]store.ChannelView, error)
	Sources(ctx context.Context) ([]entente.Source, error)
}

// Watches are the rules of the desk. An *own.Watches is one.
type Watches interface {
	Set() *watch.Set
	// Wrong are the user's files of watches that are at fault.
	Wrong() []own.WrongWatches
}

// Unknown are the names that nobody knows, and Counts the sizes of the record.
type Unknown interface {
	Unknown(ctx context.Context, f store.UnknownFilter) ([]store.Unknown, int, error)
	Counts(ctx context.Context) (store.Counts, error)
}

// Record is all that the API gives. A *store.Store is one.
type Record interface {
	Corrections
	Ties
	Events
	Documents
	run.Texts
	Agreements
	Ledgers
	Alerts
	Unknown
}

// Decider keeps what an analyst decided about events. A *run.Desk is one.
type Decider interface {
	Decide(ctx context.Context, d entente.Decision) error
}

// Reader codes a text without storing it. The coder is one.
type Reader interface {
	Version() string
	Read(doc *entente.Document, pairs []entente.Pair) entente.Reading
}

// Actors tells which of the user's actor files are at fault.
type Actors interface {
	Wrong() []actor.Wrong
}

// Deps are what the API needs. All are required but Actors, Watches and
// Log.
type Deps struct {
	Record  Record
	Reader  Reader
	Actors  Actors  // nil: the user has no files
	Watches Watches // nil: none are listed
	Now     func() time.Time
	Log     *slog.Logger // nil logs nothing
	Decider Decider      // nil where events cannot be decided about
	Merger  merge.Merger // makes events of a past day anew
}
