// Package notify tells people outside the desk of alerts. A channel is where
// an alert can be sent; one ships for now, the webhook: a POST of the alert as
// JSON, with its evidence, to an address that the user configures.
//
// Whether something is to be sent, and when it is tried again, is decided from
// the notice log in the record, never from memory, so that a restart neither
// forgets an alert nor sends it twice: a notice that the channel took is never
// sent again. If the process dies between the answer of the other side and the
// note of it, the notice is sent once more under the same key, which the
// header Idempotency-Key carries for the receiver to know it by.
//
// Unlike the addresses that sources are read from, a webhook's may be private
// (a chat server in the house, a script on this machine): it comes from the
// person who runs the desk, not from a text or a feed. Redirects are not
// followed, so that the address the user gave is the only one told.
package notify

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"entente"
)

// MaxAttempts is how often a channel is tried with one notice: with Backoff,
// for about ten hours.
const MaxAttempts = 16

// Backoff is how long to wait after the given number of failed attempts: five
// seconds, doubled each time, an hour at most.
func Backoff(attempts int) time.Duration {
	wait := 5 * time.Second
	for range attempts - 1 {
		if wait *= 2; wait >= time.Hour {
			return time.Hour
		}
	}
	return wait
}

// Key is the idempotency key of telling a channel about an alert for the
// time-th time, from 1.
func Key(alertID, channel string, time int) string {
	text := alertID + "\x00" + channel
	if time > 1 {
		text += fmt.Sprintf("\x00%d", time)
	}
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:16])
}

// Message is what a channel is told, as JSON.
type Message struct {
	Key       string            `json:"key"` // the idempotency key
	Alert     string            `json:"alert"`
	Watch     string            `json:"watch"`
	Severity  string            `json:"severity"`
	Title     string            `json:"title"`
	Between   []string          `json:"between"`   // ISO 3166-1 alpha-3
	Agreement string            `json:"agreement"` // id in the register
	Labels    map[string]string `json:"labels,omitempty"`
	Reason    string            `json:"reason"`
	Time      int               `json:"time"` // which telling of the alert this is, from 1
	Raised    time.Time         `json:"raised"`
	Quote     string            `json:"quote"`
	Says      []Voucher         `json:"attributed_to,omitempty"` // who vouches for the words, outermost first; none where the text itself does
	Evidence  []Span            `json:"spans"`
	Document  Document          `json:"document"`
	Link      string            `json:"link,omitempty"` // page of the desk, where its address is known
}

// Voucher is a source within the text that vouches for what the alert tells.
type Voucher struct {
	Who  string `json:"who"`            // by name, or in the text's words
	Kind string `json:"kind,omitempty"` // official, media, anonymous …
}

// Vouchers are the sources that a report is attributed to.
func Vouchers(s entente.Standing) []Voucher {
	var out []Voucher
	for _, a := range s.AttributedTo {
		out = append(out, Voucher{Who: cmp.Or(a.Source.Name, strings.Join(strings.Fields(a.Source.Text), " "), "a source not named"), Kind: string(a.Kind)})
	}
	return out
}

// Span is a piece of evidence: a half-open range of Unicode code points in the
// document's text or title.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	In    string `json:"in,omitempty"` // "title", empty for the text
	Text  string `json:"text"`
}

// Document says which text the evidence stands in.
type Document struct {
	ID              string    `json:"id"`
	URL             string    `json:"url"`
	Title           string    `json:"title"`
	Publisher       string    `json:"publisher"`
	StateControlled bool      `json:"state_controlled"`
	Published       time.Time `json:"published,omitzero"`
	Sample          bool      `json:"sample"` // a text of the sample chronicle, not a report
}

// NewMessage is what a channel is told of an alert, given the document that
// its evidence stands in. base is the address of the desk, empty if it is not
// known outside.
func NewMessage(a entente.Alert, doc entente.Document, channel, base string) Message {
	m := Message{
		Key: Key(a.ID, channel, a.Times()), Labels: a.Labels, Time: a.Times(), Alert: a.ID, Watch: a.Watch, Severity: a.Severity, Title: a.Title,
		Between: between(a.Dyad), Agreement: a.AgreementID, Reason: a.Reason,
		Raised: a.Raised, Quote: a.Quote, Says: Vouchers(a.Standing), Evidence: []Span{},
		Document: Document{ID: doc.ID, URL: doc.URL, Title: doc.Title, Publisher: doc.Publisher.Name,
			StateControlled: doc.Publisher.StateControlled, Published: doc.Published, Sample: doc.Sample},
	}
	for _, s := range a.Spans {
		words := doc.Words(s)
		if words == "" {
			continue
		}
		start := utf8.RuneCountInString(doc.PartText(s.In)[:s.Start])
		m.Evidence = append(m.Evidence, Span{Start: start, End: start + utf8.RuneCountInString(words), In: string(s.In), Text: words})
	}
	if base != "" {
		m.Link = base + "/document/" + doc.ID
	}
	return m
}

// between are the two states, none where an alert is not about two.
func between(d entente.Dyad) []string {
	if d == (entente.Dyad{}) {
		return []string{}
	}
	return []string{d.A, d.B}
}

// Words tell of an alert in plain text, for channels that take no JSON.
func Words(a entente.Alert, doc entente.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n%s, severity %s, watch %s\n", a.Title, a.Reason, a.Severity, a.Watch)
	if a.Quote != "" {
		fmt.Fprintf(&b, "\n“%s”\n", a.Quote)
	}
	for _, v := range Vouchers(a.Standing) {
		fmt.Fprintf(&b, "attributed to %s", v.Who)
		if v.Kind != "" {
			fmt.Fprintf(&b, " (%s)", v.Kind)
		}
		fmt.Fprintln(&b)
	}
	by := doc.Publisher.Name
	if doc.Publisher.StateControlled {
		by += " (state-controlled)"
	}
	if !doc.Published.IsZero() {
		by = strings.TrimPrefix(by+", "+doc.Published.UTC().Format("2 January 2006"), ", ")
	}
	for _, line := range []string{by, doc.Title, doc.URL} {
		if line != "" {
			fmt.Fprintln(&b, line)
		}
	}
	if doc.Sample {
		fmt.Fprintln(&b, "A text of the sample chronicle, not a report.")
	}
	return b.String()
}
