package run

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"entente"
	"entente/merge"
	"entente/merge/origin"
	"entente/notify"
	"entente/store"
)

// Reader codes documents: the steps from text to reading. It is used by
// several workers at once.
type Reader interface {
	// Version names the coder and its codebook; another version reads all
	// documents again.
	Version() string
	// Read codes a document and answers the pairs asked about. What it gives
	// depends on nothing but its arguments and its version.
	Read(doc *entente.Document, pairs []entente.Pair) entente.Reading
}

// TogetherReader is a Reader that reads several documents sooner together than one
// by one.
type TogetherReader interface {
	Reader
	// ReadAll is Read without pairs, for documents in order.
	ReadAll(docs ...*entente.Document) iter.Seq[entente.Reading]
}

// Fetcher looks at a source and returns what is new there. It may set the
// source's validators (ETag, LastModified) and name; they are kept once what
// it returned is stored.
type Fetcher interface {
	Fetch(ctx context.Context, src *entente.Source) ([]entente.Input, error)
}

// Channel takes notices of alerts.
type Channel interface {
	// Name is what the notice log knows the channel by.
	Name() string
	// Send delivers a message once, or says why it could not.
	Send(ctx context.Context, m notify.Message) error
}

// Learner is what the user teaches the reader about actors, in files that may
// change at any time.
type Learner interface {
	// Look looks at the files and, if they have changed, has the reader work by
	// them from then on. The reader's version is another then.
	Look() (changed bool)
	// Lessons are what the files say now.
	Lessons() []store.Lesson
}

// Options are what a desk is made of. Store and Reader must be given.
type Options struct {
	Store    *store.Store
	Reader   Reader
	Learner  Learner                  // nil: the reader never learns
	Fetcher  Fetcher                  // nil: sources are not looked at
	Channels []Channel                // who is told of alerts
	Watches  Watches                  // nil: those shipped
	Press    origin.Press             // the registry of publishers; nil: none is known
	Notices  *origin.Notices          // how texts say that they correct others; nil: only another text under an address is known for one
	Things   merge.Things             // what things that positions are on are called; nil: by their own names only
	Merger   merge.Merger             // makes events of mentions
	Names    func(code string) string // what states are called in alerts; nil: their codes
	Base     string                   // address of the desk as others see it, for links in notices; may be empty
	Workers  int                      // that code; 0: one a processor
	Now      func() time.Time
	Log      *slog.Logger
}

// Desk is the whole at work. Make it with New, start it with Run.
type Desk struct {
	o    Options
	wake map[string]chan struct{}

	merging sync.Mutex // one derivation at a time, whoever asks for it

	// learning is held to learn, and shared to save: a reading made by what was
	// known before is not saved after the documents to read again were marked.
	learning sync.RWMutex
	learned  bool // the record has taken account of the lessons

	fetching sync.WaitGroup // looks at sources under way
	mu       sync.Mutex
	looked   map[int64]time.Time          // when each source was last looked at
	busy     map[int64]entente.SourceKind // sources being looked at
}

// New makes a desk; it does nothing before Run, Load or Drain.
func New(o Options) *Desk {
	if o.Workers <= 0 {
		o.Workers = runtime.NumCPU()
	}
	if o.Watches == nil {
		o.Watches = shippedWatches()
	}
	if o.Press == nil {
		o.Press = noPress{}
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	d := &Desk{o: o, wake: map[string]chan struct{}{}, looked: map[int64]time.Time{}, busy: map[int64]entente.SourceKind{}}
	for _, loop := range []string{collecting, learningFiles, coding, deriving, watching} {
		d.wake[loop] = make(chan struct{}, 1)
	}
	for _, c := range o.Channels {
		d.wake[telling+c.Name()] = make(chan struct{}, 1)
	}
	return d
}

// The loops, as logs name them.
const (
	collecting    = "collect"
	learningFiles = "learn"
	coding        = "code"
	deriving      = "derive"
	watching      = "watch"
	telling       = "tell " // and the channel
)

// pollEvery is how often a loop looks for work that nobody woke it for: what
// another process stored, or what is due by now.
const pollEvery = 2 * time.Second

// Run works until the context ends, and then stops at a clean point. Trouble
// of any kind is logged and recorded where it belongs, and work goes on.
func (d *Desk) Run(ctx context.Context) {
	var all sync.WaitGroup
	all.Go(func() { d.loop(ctx, coding, d.code) })
	all.Go(func() { d.loop(ctx, deriving, d.derive) })
	all.Go(func() { d.loop(ctx, watching, d.tick) })
	if d.o.Learner != nil {
		all.Go(func() { d.loop(ctx, learningFiles, d.Learn) })
	}
	if d.o.Fetcher != nil {
		all.Go(func() { d.loop(ctx, collecting, d.collect) })
	}
	for _, c := range d.o.Channels {
		all.Go(func() {
			d.loop(ctx, telling+c.Name(), func(ctx context.Context) error { return d.tell(ctx, c) })
		})
	}
	all.Wait()
	d.fetching.Wait()
}

// loop repeats a step whenever it is woken or a poll is due; after trouble it
// waits longer each time, a minute at most.
func (d *Desk) loop(ctx context.Context, name string, step func(context.Context) error) {
	wait := pollEvery
	for ctx.Err() == nil {
		err := guard(ctx, step)
		switch {
		case err == nil || ctx.Err() != nil:
			wait = pollEvery
		default:
			d.o.Log.Error("a step failed and will be tried again", "step", name, "error", chain(err), "after", wait)
			wait = min(2*wait, time.Minute)
		}
		wake := d.wake[name]
		if err != nil {
			wake = nil // wait out the trouble
		}
		select {
		case <-ctx.Done():
		case <-wake:
		case <-time.After(wait):
		}
	}
}

// guard turns a panic of a step into its error, so that the other loops go on.
func guard(ctx context.Context, step func(context.Context) error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("it broke: %v\n%s", p, debug.Stack())
		}
	}()
	return step(ctx)
}

// nudge wakes a loop; if it is awake it looks once more.
func (d *Desk) nudge(loop string) {
	select {
	case d.wake[loop] <- struct{}{}:
	default:
	}
}

// chain is an error as the operator needs it: with what lies behind the
// sentence for the user.
func chain(err error) string {
	var e *entente.Error
	if errors.As(err, &e) && e.Err != nil {
		return e.Message + " (" + e.Err.Error() + ")"
	}
	return err.Error()
}
