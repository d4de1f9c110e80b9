package api

import (
	"net/http"

	"entente"
	"entente/formats/ledger"
)

// sourceJSON is where documents come from, and how the last look went.
type sourceJSON struct {
	ID       int64              `json:"id"`
	Kind     entente.SourceKind `json:"kind"`
	Location string             `json:"location"`
	Name     string             `json:"name,omitempty"`
	Added    string             `json:"added,omitempty"`
	Checked  string             `json:"checked,omitempty"`
	Error    string             `json:"error,omitempty"`
	Failures int                `json:"failures"`
}

// sourcesAnswer is the list of sources, in the order they were added.
type sourcesAnswer struct {
	Sources []sourceJSON `json:"sources"`
}

// sources lists sources.
func (s *server) sources(r *http.Request) (any, error) {
	list, err := s.Record.Sources(r.Context())
	return sourcesAnswer{ledger.Each(list, func(s entente.Source) sourceJSON {
		return sourceJSON{s.ID, s.Kind, s.Location, s.Name, ledger.Moment(s.Added), ledger.Moment(s.Checked), s.Error, s.Failures}
	})}, err
}
