package web

import (
	"context"
	"log/slog"
	"time"

	"entente"
	"entente/actor"
	"entente/merge"
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

// Alerts are what the watches found.
type Alerts interface {
	Alerts(ctx context.Context, f store.AlertFilter) ([]store.AlertView, int, error)
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
	Ties
	Events
	Documents
	Agreements
	Alerts
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
// Finder and Log.
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
	Decider   Decider      // nil where events cannot be decided about
	Finder    Finder       // nil finds ties by the names and codes of states only
	Merger    merge.Merger // makes events as the desk does, for what was known on a day
	Now       func() time.Time
	Log       *slog.Logger // nil logs nothing
}
