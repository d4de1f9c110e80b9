package api

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"

	"entente"
)

// decisionJSON is what is decided about an event: which of its mentions are
// another event, or which event it is the same as.
type decisionJSON struct {
	Kind     string   `json:"kind"`
	Event    string   `json:"event"`
	Mentions []string `json:"mentions,omitempty"`
	Other    string   `json:"other,omitempty"`
	Note     string   `json:"note,omitempty"`
}

// split decides that the mentions named are another event.
func (s *server) split(r *http.Request) (any, error) { return s.decide(r, entente.Split) }

// join decides that an event is the same as the other named.
func (s *server) join(r *http.Request) (any, error) { return s.decide(r, entente.Join) }

func (s *server) decide(r *http.Request, kind string) (any, error) {
	if s.Decider == nil {
		return nil, &entente.Error{Code: entente.Refused, Message: "This desk only shows its record; nothing can be decided here."}
	}
	var d decisionJSON
	dec := json.NewDecoder(http.MaxBytesReader(nil, r.Body, maxBody))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&d); err != nil {
		return nil, &entente.Error{Code: entente.Invalid, Err: err,
			Message: `The body must be JSON: {"mentions": ["…"], "note": "…"} to split, {"other": "…", "note": "…"} to join.`}
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, &entente.Error{Code: entente.Invalid, Message: "The body must be one JSON object and nothing behind it."}
	}
	d.Kind, d.Event = kind, r.PathValue("id")
	err := s.Decider.Decide(r.Context(), entente.Decision{Kind: kind, Event: d.Event, Mentions: d.Mentions, Other: d.Other, Note: d.Note})
	return d, err
}
