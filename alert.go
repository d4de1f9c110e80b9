package entente

import "time"

// AlertState is where an alert stands.
type AlertState string

// The states of an alert. One of an empty state is from a record that had no
// states yet: it is firing.
const (
	AlertPending  AlertState = "pending"  // its condition holds, but not yet for long enough
	AlertFiring   AlertState = "firing"   // it was raised and holds
	AlertResolved AlertState = "resolved" // it holds no longer
)

// Alert is what a watch found: once per thing, with its evidence.
type Alert struct {
	ID          string // of watch and thing, so that the same thing alerts once
	Watch       string
	Severity    string
	Labels      map[string]string `json:",omitempty"`
	Sample      bool              `json:",omitempty"` // of the sample chronicle
	Title       string
	Dyad        Dyad
	AgreementID string
	DocumentID  string
	ReportID    string `json:",omitempty"` // the mention or finding in it that the words are taken from
	Quote       string
	Spans       []Span
	Standing    Standing  `json:",omitzero"` // of that report: who vouches for its words, and how surely
	Raised      time.Time // when it was last told: first, or again for a named reason
	Reason      string    // why then: "first report"

	State    AlertState `json:",omitempty"`
	Pending  time.Time  `json:",omitzero"` // since when its condition holds
	Fired    time.Time  `json:",omitzero"` // when it was first raised
	Resolved time.Time  `json:",omitzero"`
	Ended    string     `json:",omitempty"` // why it is resolved
	Seen     time.Time  `json:",omitzero"`  // when something new last came to it

	Kind   string    `json:",omitempty"` // of the things that it is about
	Things []string  `json:",omitempty"` // their ids, in order of their coming
	Group  string    `json:",omitempty"` // what they have in common
	From   time.Time `json:",omitzero"`
	To     time.Time `json:",omitzero"`  // days of the earliest and latest of them
	Worst  float64   `json:",omitempty"` // the lowest score among them
	Told   []Telling `json:",omitempty"` // every time that it was told
}

// Telling is one time that an alert was told, and why then.
type Telling struct {
	Reason string
	At     time.Time
}

// Holds reports whether an alert is firing.
func (a *Alert) Holds() bool { return a.State == AlertFiring || a.State == "" }

// Times is how often an alert was told; one that was raised before tellings
// were kept was told once.
func (a *Alert) Times() int {
	if len(a.Told) == 0 && a.State != AlertPending {
		return 1
	}
	return len(a.Told)
}

// Notice is one attempt record of telling one channel about one alert. Its Key
// is the idempotency key: a notice with Sent set is never sent again. Time is
// which telling of the alert it is of, from 1.
type Notice struct {
	Key      string
	AlertID  string
	Channel  string
	Time     int
	Sent     time.Time // zero until the channel took it
	Attempts int
	NextTry  time.Time
	Error    string
}
