package notify

import (
	"context"
	"slices"
	"strings"

	"entente"
)

// Sender takes messages. Webhook, Mail and Chat are senders.
type Sender interface {
	Name() string
	Send(ctx context.Context, m Message) error
}

// Route is a channel that is told of some alerts only. What is empty lets all
// through.
type Route struct {
	Sender
	Severities []string          // those that it is told of
	Labels     map[string]string // that an alert must have, all of them
	Watches    []string
	NoSamples  bool // nothing of the sample chronicle
}

// Wants reports whether the channel is to be told of an alert.
func (r *Route) Wants(a entente.Alert) bool {
	switch {
	case r.NoSamples && a.Sample,
		len(r.Severities) > 0 && !slices.Contains(r.Severities, a.Severity),
		len(r.Watches) > 0 && !slices.Contains(r.Watches, a.Watch):
		return false
	}
	for k, v := range r.Labels {
		if a.Labels[k] != v {
			return false
		}
	}
	return true
}

// Words say what the channel is told of.
func (r *Route) Words() string {
	var parts []string
	if len(r.Severities) > 0 {
		parts = append(parts, "severity "+strings.Join(r.Severities, ", "))
	}
	for k, v := range r.Labels {
		parts = append(parts, k+": "+v)
	}
	slices.Sort(parts)
	if len(r.Watches) > 0 {
		parts = append(parts, "the watches "+strings.Join(r.Watches, ", "))
	}
	if !r.NoSamples {
		parts = append(parts, "sample texts too")
	}
	if len(parts) == 0 {
		return "told of every alert"
	}
	return "told of " + strings.Join(parts, "; ")
}
