package web

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
	Documents(ctx context.Context, f store.DocumentFilter) ([]entente.Document, int, error)
	// Text gives a document with its text, and nothing of what was read in it.
	Text(ctx context.Context, id string) (entente.Document, error)
	// EntriesOf tells which entry of its ledger each finding of a document is a
	// report of, by the finding's kind and id.
	EntriesOf(ctx context.Context, id string) (map[[2]string]string, error)
}

// Agreements are the register of treaties and pacts.
type Agreements interface {
	Agreements(ctx context.Context, f store.AgreementFilter) ([]store.AgreementView, int, error)
	Agreement(ctx context.Context, id string) (store.AgreementView, error)
	Register(ctx context.Context, f store.RegisterFilter) (store.Listing[store.AgreementView], error)
}

// Ledgers are the registers of transfers, capabilities and positions, and what
// lists of any ledger can be narrowed to.
type Ledgers interface {
	Transfers(ctx context.Context, f store.TransferFilter) (store.Listing[store.TransferView], error)
	Transfer(ctx context.Context, id string) (store.TransferView, error)
	Capabilities(ctx context.Context, f store.CapabilityFilter) (store.Listing[store.CapabilityView], error)
	Capability(ctx context.Context, id string) (store.CapabilityView, error)
	Positions(ctx context.Context, f store.PositionFilter) (store.Listing[store.PositionView], error)
	Position(ctx context.Context, id string) (store.PositionView, error)
	Choices(ctx context.Context, ledger store.Kind) (store.Choices, error)
}

// Alerts are what the watches found, and what the user said of it.
type Alerts interface {
	Alerts(ctx context.Context, f store.AlertFilter) ([]store.AlertView, int, error)
	Alert(ctx context.Context, id string) (store.AlertView, error)
	Acknowledge(ctx context.Context, id string, a store.Acknowledgement) error
}

// WatchLog is what became of watches and of the channels that are told.
type WatchLog interface {
	WatchStates(ctx context.Context) (map[string]store.WatchState, error)
	SilenceWatch(ctx context.Context, name string, until time.Time) error
	Channels(ctx context.Context, maxAttempts int) ([]store.ChannelView, error)
}

// Watches are the rules of the desk. An *own.Watches is one.
type Watches interface {
	Set() *watch.Set
	// Wrong are the user's files of watches that are at fault.
	Wrong() []own.WrongWatches
}

// Channel is a channel as it is configured.
type Channel struct {
	Name  string // in the notice log
	Kind  string // webhook, e-mail, …
	Wants string // what it is told of, in words
}

// Sources are where documents come from, and how much came.
type Sources interface {
	Sources(ctx context.Context) ([]entente.Source, error)
	Counts(ctx context.Context) (store.Counts, error)
}

// Unknown are the names that nobody knows.
type Unknown interface {
	Unknown(ctx context.Context, f store.UnknownFilter) ([]store.Unknown, int, error)
	UnknownCountries(ctx context.Context) ([]string, error)
}

// Record is all that the pages show. A *store.Store is one.
type Record interface {
	Corrections
	Ties
	Events
	Documents
	run.Texts
	Agreements
	Ledgers
	Alerts
	WatchLog
	Sources
	Unknown
}

// Reader codes a text without storing it. The coder is one.
type Reader interface {
	Read(doc *entente.Document, pairs []entente.Pair) entente.Reading
}

// Loader stores documents, which are then coded. A *run.Desk is one.
type Loader interface {
	// Load returns when the documents are on disk.
	Load(ctx context.Context, in []entente.Input) ([]store.Added, error)
	// Settle waits until what was loaded is coded and merged.
	Settle(ctx context.Context) error
}

// Adder takes a new source: the address of a feed or the path of a folder.
type Adder interface {
	AddSource(ctx context.Context, location string) (entente.Source, error)
}

// Teacher takes answers about names that nobody knows.
type Teacher interface {
	// Teach returns when the answer is on disk and holds for what is read from
	// then on. What is wrong with a field is an *actor.FieldError.
	Teach(ctx context.Context, a actor.Answer) error
	// Wrong are the user's actor files that are at fault.
	Wrong() []actor.Wrong
}

// Decider keeps what an analyst decided about events. A *run.Desk is one.
type Decider interface {
	// Decide returns when the decision is on disk.
	Decide(ctx context.Context, d entente.Decision) error
}

// Spellings knows names that a name may be another spelling of.
type Spellings interface {
	// Like are labels of known actors, best first; country is a code or empty.
	Like(name, country string) []string
}

// Finder gives the codes of the actors that a text names, in whatever spelling
// or script: "Ким Чен Ын" is PRK.
type Finder interface {
	Codes(text string) []string
}

// Deps are what the pages need. All are required but Teacher, Spellings, Decider,
// Watches, Finder and Log.
type Deps struct {
	Record Record
	Reader Reader
	Loader Loader
	Adder  Adder
	Names  Names
	// Teacher is nil where names cannot be taught, Spellings where none are
	// suggested.
	Teacher   Teacher
	Spellings Spellings
	Watches   Watches      // nil: none are listed
	Channels  []Channel    // that are configured
	Decider   Decider      // nil where events cannot be decided about
	Finder    Finder       // nil finds ties by the names and codes of states only
	Merger    merge.Merger // makes events as the desk does, for what was known on a day
	Now       func() time.Time
	Log       *slog.Logger // nil logs nothing
}
