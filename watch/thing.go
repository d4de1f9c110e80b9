package watch

import (
	"slices"
	"strings"
	"time"

	"entente"
)

// Kind is what a rule looks at.
type Kind string

// The kinds of thing.
const (
	OnEvent      Kind = "event"
	OnAgreement  Kind = "agreement"
	OnTransfer   Kind = "transfer"
	OnCapability Kind = "capability"
	OnPosition   Kind = "position"
	OnTie        Kind = "tie"
)

// Kinds are all kinds, in the order of the documentation.
func Kinds() []Kind {
	return []Kind{OnEvent, OnAgreement, OnTransfer, OnCapability, OnPosition, OnTie}
}

// Thing is one thing of the record as it stood at a time. What is common to all
// kinds stands in its own fields; of the nouns exactly the one that Kind names
// is set.
type Thing struct {
	Kind Kind
	ID   string
	// Dyads are the pairs of states that it stands between; a rule is asked of
	// each. It is empty for what one state does alone.
	Dyads      []entente.Dyad
	States     []string // codes of all states that have a part in it
	Sample     bool     // told by the sample chronicle, which is a world of its own
	Background bool     // of an earlier time, told as history
	Date       entente.Date
	First      time.Time
	Latest     time.Time // first and latest report, by publication
	Publishers []string
	Origins    int // independent of each other, that do not deny it
	Reports    int
	Denied     int // reports that deny it
	Standing   entente.Standing
	Status     string // see StatusWord
	Report     Report // that says it best
	Newest     Report // the last one

	Event      *entente.Event
	Agreement  *entente.RegisteredAgreement
	Transfer   *entente.Transfer
	Capability *entente.Capability
	Position   *entente.Position
	Tie        *TieState
}

// Report says where the words of a thing stand: a mention or a finding, and its
// document.
type Report struct{ ID, DocumentID string }

// TieState is a dyad as rules on ties see it.
type TieState struct {
	Dyad            entente.Dyad
	Measured        bool    // whether closeness and change are known
	Closeness       float64 // as package tie defines it
	ClosenessBefore float64 // a month ago
	Change          Turn    // the latest change point
	Days30, Days365 [5]int  // events that count by quad class, in the last days
}

// Turn is a point at which a tie changed.
type Turn struct {
	Probability float64 `expr:"probability"`
	Quad        int     `expr:"quad_code"` // the class of events whose rate changed
	Direction   string  `expr:"direction"` // closer, colder
	Day         time.Time
}

// Change is a thing that is new in the record or stands otherwise than before.
type Change struct {
	Thing
	Before *Facts    // nil where the record had not held it
	Gone   bool      // the record no longer holds it
	At     time.Time // when it became known
}

// Facts are what a watch remembers of a thing, to tell what has changed in it.
type Facts struct {
	Status    string  `json:"status,omitempty"`
	Certainty string  `json:"certainty,omitempty"`
	Stage     string  `json:"stage,omitempty"`
	Origins   int     `json:"origins,omitempty"`
	Outlets   int     `json:"outlets,omitempty"`
	Denied    int     `json:"denied,omitempty"`
	Score     float64 `json:"score,omitempty"`
	Counts    bool    `json:"counts,omitempty"`
}

// FactsOf are the facts of a thing as it stands.
func FactsOf(t *Thing) Facts {
	f := Facts{Status: t.Status, Certainty: string(t.Standing.Certainty), Stage: stageOf(t), Origins: t.Origins,
		Outlets: len(t.Publishers), Denied: t.Denied, Counts: t.Standing.Counts()}
	if t.Event != nil {
		f.Score = t.Event.Score
	}
	return f
}

// stageOf is the last stage that an agreement has come to, or the stage of a
// transfer.
func stageOf(t *Thing) string {
	if t.Transfer != nil {
		return t.Transfer.Stage
	}
	if t.Agreement == nil {
		return ""
	}
	last := ""
	for _, s := range done(t.Agreement.Stages) {
		last = s.Stage
	}
	return last
}

// done are the stages that are told as taken: what is planned or denied is no
// step that an agreement has come to.
func done(stages []entente.Stage) []entente.Stage {
	return slices.DeleteFunc(slices.Clone(stages), func(s entente.Stage) bool { return !s.Done() })
}

// OldNews is how long before its first report a thing lies that is background,
// however it is told.
const OldNews = 90 * 24 * time.Hour

// firm reports whether an agreement is further than proposed or negotiated and
// not over, by its stages. One of which no stage is told stands as its reports
// say.
func firm(stages []entente.Stage) bool {
	if len(stages) == 0 {
		return true
	}
	further := false
	for _, s := range done(stages) {
		switch s.Stage {
		case "signed", "ratified", "in force", "invoked", "amended":
			further = true
		case "withdrawn from", "denounced", "ended":
			return false
		}
	}
	return further
}

// manyStates is from how many states on a thing is no longer taken pair by
// pair: an alliance of thirty is one alert, not four hundred.
const manyStates = 4

// looked are the dyads that a rule is asked of: all, or the first of many; one
// that is empty where there is none.
func looked(t *Thing) []entente.Dyad {
	switch {
	case len(t.Dyads) == 0:
		return []entente.Dyad{{}}
	case len(t.States) >= manyStates:
		return t.Dyads[:1]
	}
	return t.Dyads
}

// StatesOf are the codes of the states among entities, each once, sorted.
func StatesOf(lists ...[]entente.Entity) []string {
	var codes []string
	for _, l := range lists {
		for _, e := range l {
			if entente.IsState(e.Code) && !slices.Contains(codes, e.Code) {
				codes = append(codes, e.Code)
			}
		}
	}
	slices.Sort(codes)
	return codes
}

// Pairs are the dyads between two lists of codes.
func Pairs(as, bs []string) []entente.Dyad {
	var all []entente.Dyad
	for _, a := range as {
		for _, b := range bs {
			if d := entente.NewDyad(a, b); a != b && !slices.Contains(all, d) {
				all = append(all, d)
			}
		}
	}
	return all
}

// The names of offices that heads of state and of government hold, by how they
// begin. Deputies do not begin so.
var headOffices = []string{"President of", "King of", "Queen of", "Emperor of", "Supreme Leader of", "Prime Minister of",
	"Chancellor of", "Premier of", "Emir of", "Sultan of", "Crown Prince and Prime Minister of", "General Secretary of", "Taoiseach"}

// head reports whether an entity is said to be at the head of its state. An
// office of a body that is none ("President of the European Commission") is
// left out by its code.
func head(e entente.Entity) bool {
	if !entente.IsState(e.Code) {
		return false
	}
	for _, o := range headOffices {
		if strings.HasPrefix(e.Office, o) {
			return true
		}
	}
	return false
}

// The statuses as conditions call them, from the least to the most that is
// vouched for. Package merge judges them (merge.Judge).
const (
	Possible        = "possible"
	Denied          = "denied"
	Disputed        = "disputed"
	Alleged         = "alleged"
	Reported        = "reported"
	ConfirmedOrigin = "confirmed by independent origins"
	ConfirmedParty  = "confirmed by a party"
)

// StatusWord is what conditions call a status.
func StatusWord(s entente.Status) string {
	switch s {
	case entente.StatusCorroborated:
		return ConfirmedOrigin
	case entente.StatusConfirmed:
		return ConfirmedParty
	}
	return string(s)
}

// thirdOrigin is how many independent origins have to report a thing for an
// alert to be told again for it.
const thirdOrigin = 3
