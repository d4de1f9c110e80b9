package entente

import (
	"strconv"
	"time"
)

// Status says how far an entry of a ledger may be believed, by who stands
// behind it.
type Status string

// The statuses, from the least to the most that is vouched for; package merge
// judges them. Only entries of StatusReported, StatusCorroborated and
// StatusConfirmed are facts as far as the record can tell; what is possible is
// never a delivery.
const (
	StatusPossible  Status = "possible"  // nobody says that it happened: it could, may or will
	StatusDenied    Status = "denied"    // there are denials only
	StatusDisputed  Status = "disputed"  // some say so and others deny it, and no party has the last word for it
	StatusAlleged   Status = "alleged"   // somebody says so who has no part in it
	StatusReported  Status = "reported"  // a text says so in its own voice, and nobody denies it
	StatusConfirmed Status = "confirmed" // a party says so itself, and has not taken it back
	// StatusCorroborated is of what no party confirms: texts of independent
	// origins say so in their own voice, and nobody denies it.
	StatusCorroborated Status = "corroborated"
)

// Said is the first time that something was said of an entry: when its document
// came out, in which report and document.
type Said struct {
	Time       time.Time
	Report     string // id of the report; empty if nobody said it yet
	DocumentID string
	By         Entity // who says so within the text, zero where the text itself does
}

// Known reports whether it was said at all.
func (s Said) Known() bool { return s.Report != "" }

// StageReport is a stage of a transfer, when, and the report that says so.
type StageReport struct {
	Stage      string
	Date       Date // without its words: those stand in the report
	Report     string
	DocumentID string
}

// Quantity is an amount in the words of reports. Uncertain means that the words
// give no exact number or that no report of it counts (Standing.Counts).
type Quantity struct {
	Text      string
	Uncertain bool
	Reports   []string
}

// RegisteredTransfer is one transfer: what several documents report of it.
// Derived from the reports (see package merge), which keep the spans; its ID is
// kept. Where no report says who supplies whom, Between holds the parties and
// the other two lists are empty.
type RegisteredTransfer struct {
	ID         string
	Suppliers  []Entity
	Recipients []Entity
	Between    []Entity
	Items      []Item // each class and words once, without spans
	Quantities []Quantity
	// Stages are those that a report affirms as at least probable and not still
	// to come, by date; Stage is the furthest, or halted if that came last. Both
	// are empty where a transfer is only possible or only denied.
	Stages     []StageReport
	Stage      string
	Status     Status
	Alleged    Said // the first report that affirms it
	Confirmed  Said // the first in which a party itself does
	Affirmed   int  // reports that affirm it
	Denied     int  // reports that deny it
	Standing   Standing
	Conflicts  []string // contradictions between reports, a sentence each
	First      time.Time
	Latest     time.Time // first and latest report, by publication
	Reports    []string  // ids of Transfers, in order of publication
	Publishers []string
	Origins    []Origin // those of most outlets first
	Reason     string   // why these reports are one transfer
}

// Parties are all who have a part in the transfer.
func (t *RegisteredTransfer) Parties() []Entity {
	return append(append(append([]Entity{}, t.Suppliers...), t.Recipients...), t.Between...)
}

// LeadTime is how long before a party confirmed the transfer it was first
// alleged; false if it was not confirmed, or not alleged before.
func (t *RegisteredTransfer) LeadTime() (time.Duration, bool) {
	return leadTime(t.Alleged, t.Confirmed)
}

func leadTime(alleged, confirmed Said) (time.Duration, bool) {
	if !alleged.Known() || !confirmed.Known() || !alleged.Time.Before(confirmed.Time) {
		return 0, false
	}
	return confirmed.Time.Sub(alleged.Time), true
}

// Number is the quantity as the SIPRI register prints it: in brackets where it
// is uncertain, because reports differ, give no exact number, or the transfer is
// neither reported as a fact nor confirmed. Several quantities stand side by
// side. It is empty if none is said.
func (t *RegisteredTransfer) Number() string {
	text, certain := "", len(t.Quantities) == 1 && t.vouched()
	for i, q := range t.Quantities {
		if i > 0 {
			text += "; "
		}
		text += q.Text
		certain = certain && !q.Uncertain
	}
	return bracketed(text, certain)
}

// Year is the year of the furthest stage, in brackets where the date is that of
// the report only or the transfer is not vouched for; empty without a stage.
func (t *RegisteredTransfer) Year() string {
	for _, s := range t.Stages {
		if s.Stage != t.Stage || s.Date.Time.IsZero() {
			continue
		}
		given := s.Date.Precision != Published && s.Date.Precision != ""
		return bracketed(strconv.Itoa(s.Date.Time.Year()), given && t.vouched())
	}
	return ""
}

func (t *RegisteredTransfer) vouched() bool {
	return t.Status == StatusReported || t.Status == StatusCorroborated || t.Status == StatusConfirmed
}

func bracketed(text string, certain bool) string {
	if text == "" || certain {
		return text
	}
	return "(" + text + ")"
}

// Parameter is a figure given of a capability. Claimed is whether the state
// itself gives it; what others say is an assessment.
type Parameter struct {
	Name    string // range, altitude, …
	Value   string // in the text's words
	Claimed bool
	By      Entity // who says so, zero where the text itself does
	Reports []string
}

// RegisteredCapability is one change in what a state can do: what several
// documents report of it. Derived like RegisteredTransfer.
type RegisteredCapability struct {
	ID         string
	State      Entity
	Programme  string // the finest that a report gives
	Weapon     string // the fullest name that a report gives
	Change     string
	Count      int // that most reports give of those that give one, 0 if none
	Place      string
	Parameters []Parameter
	Date       Date
	Status     Status
	Alleged    Said
	Confirmed  Said // by the state itself
	Affirmed   int
	Denied     int
	Standing   Standing
	Conflicts  []string
	First      time.Time
	Latest     time.Time
	Reports    []string // ids of Capabilities, in order of publication
	Publishers []string
	Origins    []Origin // those of most outlets first
	Reason     string
}

// LeadTime is how long before the state itself spoke of it a change was first
// alleged; false if it never did, or nobody alleged it before.
func (c *RegisteredCapability) LeadTime() (time.Duration, bool) {
	return leadTime(c.Alleged, c.Confirmed)
}

// The kinds of thing that a position can be about (Topic.Kind). The ID is that
// of the register or event; of a tie it is Dyad.String, of a topic what it is
// called by.
const (
	AboutAgreement  = "agreement"
	AboutTransfer   = "transfer"
	AboutCapability = "capability"
	AboutEvent      = "event"
	AboutTie        = "tie"
	AboutTopic      = "topic"
)

// RegisteredPosition is where one actor stands on one thing: a stance, since
// when, and the reports of it. Positions on a tie or a mere topic, which have no
// one time, are registered month by month.
type RegisteredPosition struct {
	ID         string
	Actor      Entity
	Stance     string
	About      Topic   // by kind and id in the register
	Strength   float64 // the strongest that a report has
	Quote      string  // of the first report
	Standing   Standing
	First      time.Time // since when, by publication
	Latest     time.Time
	Reports    []string // ids of Positions, in order of publication
	Publishers []string
	Origins    []Origin // those of most outlets first
	Reason     string   // why it is held to be about this
}
