package entente

import "time"

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
	Denied     int       // mentions of negative polarity
	Reason     string    // why these mentions are one event
}
