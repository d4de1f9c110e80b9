package entente

import "time"

// The kinds of decision about events.
const (
	Split = "split"
	Join  = "join"
)

// Decision is what an analyst decided about events, for ever: that some mentions
// of one are another event, or that one is the same as another.
type Decision struct {
	Kind     string // Split or Join
	Event    string // id of the event decided about, as it was then
	Mentions []string
	Other    string // Join: id of the event that it is the same as
	Note     string // why, in the analyst's words; may be empty
	Made     time.Time
}

// Event is what happened, once: the mentions that report the same thing,
// merged across sentences and documents.
type Event struct {
	ID         string // of what makes mentions one: see package merge
	Type       string
	Mode       string // that most mentions give
	CAMEO      string
	Quad       int
	Score      float64
	Actors     []Entity
	Recipients []Entity
	Place      string
	Date       Date
	Standing   Standing // the strongest that any mention has
	First      time.Time
	Latest     time.Time // first and latest report, by publication
	Mentions   []string  // ids
	Publishers []string  // distinct, in order of report
	Status     Status    // how far it may be believed, by who affirms and denies it
	Alleged    Said      // the first report that affirms it
	Confirmed  Said      // the first in which a party itself does
	Affirmed   int       // mentions that affirm it
	Denied     int       // mentions of negative polarity
	Reason     string    // why these mentions are one event
}
