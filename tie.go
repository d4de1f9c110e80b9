package entente

import "time"

// StatedTie is a tie that the text itself asserts ("close alignment").
type StatedTie struct {
	ID         string
	DocumentID string
	Between    []Entity
	Sign       string // closer, colder, aligned, opposed
	Finding
	Coder string
}

// Dyad is an unordered pair of states, A before B in the alphabet.
type Dyad struct{ A, B string }

// NewDyad orders two codes.
func NewDyad(a, b string) Dyad {
	if a > b {
		a, b = b, a
	}
	return Dyad{A: a, B: b}
}

// String is the two codes with a hyphen between, the id of a tie.
func (d Dyad) String() string { return d.A + "-" + d.B }

// TieDay is what happened between two states on one day. It is derived from
// events and can be computed again.
type TieDay struct {
	Dyad  Dyad
	Day   time.Time // midnight UTC
	Quad  [5]int    // events by quad class 1-4 that count (Standing.Counts); [0] is unused
	Score float64   // sum of their PLOVER scores
	// Open counts events that are reported without being vouched for:
	// possible, denied, or still to come. They are shown apart.
	Open   int
	Denied int // of those that are open: said not to have happened
	Future int // of those that are open and not denied: still to come
	Visits int // of those that count: somebody went to the other (CONSULT visit)
	// Types are the events that count by PLOVER type; nil where none does.
	Types map[string]int
}

// ReadDay is how much was read of what was published on one day: what counts
// of events must be seen against. A day on which nothing was read has none.
type ReadDay struct {
	Day       time.Time // midnight UTC
	Documents int       // coded, by publication
}

// Tie is two states as a list of ties shows them.
type Tie struct {
	Dyad   Dyad
	Events int
	Open   int
	Score  float64
	Quad   [5]int
	First  time.Time
	Last   time.Time // day of the latest event
	// Changed is when a new event or agreement was last recorded.
	Changed    time.Time
	Agreements int
	Turn       Turn
}

// Turn is the change point of a tie that a list tells of: when the rate of events
// of a quad class became another, the latest that is sure or else the surest, as
// package tie finds it. The zero value is none.
type Turn struct {
	Day    time.Time // first day of the first week of the new rate
	Quad   int       // 1 to 4
	More   bool      // more of them than before, or less
	Chance float64   // probability that it did
}
