package entente

import (
	"fmt"
	"strings"
	"time"
)

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
	Origins    []Origin  // those of most outlets first; see package merge/origin
	Grade      Grade
	Status     Status // how far it may be believed, by who affirms and denies it
	Alleged    Said   // the first report that affirms it
	Confirmed  Said   // the first in which a party itself does
	Affirmed   int    // mentions that affirm it
	Denied     int    // mentions of negative polarity
	Reason     string // why these mentions are one event
}

// Origin is one source of reports: whose text they print, or whom they credit,
// or one owner's papers. Reports of one origin are no confirmation of each other.
type Origin struct {
	Name      string   // a publisher; empty if none is known
	Citing    string   // on whose word alone they stand: "unnamed US officials"; empty if not on such
	Outlets   []string // who put the reports out, distinct, sorted
	Documents []string // ids, sorted
	Reason    string   // why they are one origin
}

// String names an origin: "Reuters citing unnamed US officials".
func (o Origin) String() string {
	name := o.Name
	if name == "" {
		name = "an unknown publisher"
	}
	if o.Citing != "" {
		return name + " citing " + o.Citing
	}
	return name
}

// Grade is what a report is worth in the Admiralty code, whose two axes are kept
// apart: a good source may be wrong, and a bad one right.
type Grade struct {
	Reliability string // of the best source: A to E, F if it cannot be judged
	Credibility int    // 1 confirmed by independent origins … 5 improbable, 6 cannot be judged
}

// String is the code: "B2", empty if nothing was graded.
func (g Grade) String() string {
	if g.Credibility == 0 {
		return ""
	}
	return fmt.Sprintf("%s%d", g.Reliability, g.Credibility)
}

// Outlets is how many publishers put reports of an event out.
func (e Event) Outlets() int {
	seen := map[string]bool{}
	for _, o := range e.Origins {
		for _, name := range o.Outlets {
			seen[name] = true
		}
	}
	return len(seen)
}

// mostNamed is how many origins a sentence names.
const mostNamed = 4

// Provenance says in words who reports an event and who of them knows it from
// whom: "11 outlets, 2 origins: TASS, and Reuters citing unnamed US officials".
// It is empty if the origins are not known.
func (e Event) Provenance() string {
	n := len(e.Origins)
	if n == 0 {
		return ""
	}
	names := make([]string, 0, mostNamed)
	for _, o := range e.Origins[:min(n, mostNamed)] {
		names = append(names, o.String())
	}
	if n > mostNamed {
		names = append(names, fmt.Sprintf("%d more", n-mostNamed))
	}
	list := names[0]
	if last := len(names) - 1; last > 0 {
		list = strings.Join(names[:last], ", ") + ", and " + names[last]
	}
	return plural(e.Outlets(), "outlet") + ", " + plural(n, "origin") + ": " + list
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
