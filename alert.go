package entente

import "time"

// Alert is what a watch found: once per thing, with its evidence.
type Alert struct {
	ID          string // of watch and thing, so that the same thing alerts once
	Watch       string
	Severity    string
	Title       string
	Dyad        Dyad
	AgreementID string
	DocumentID  string
	Quote       string
	Spans       []Span
	Raised      time.Time
	Reason      string // why now: "first report"
}

// Notice is one attempt record of telling one channel about one alert. Its Key
// is the idempotency key: a notice with Sent set is never sent again.
type Notice struct {
	Key      string
	AlertID  string
	Channel  string
	Sent     time.Time // zero until the channel took it
	Attempts int
	NextTry  time.Time
	Error    string
}
