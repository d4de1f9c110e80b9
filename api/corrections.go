package api

import (
	"context"
	"net/http"
	"time"

	"entente"
	"entente/formats/ledger"
	"entente/store"
)

// Corrections are what was put right in the record.
type Corrections interface {
	Corrections(ctx context.Context, p store.Page) ([]store.CorrectionView, int, error)
	Decisions(ctx context.Context, p store.Page) ([]entente.Decision, error)
	Codings(ctx context.Context) ([]store.Coding, error)
}

// correctionJSON is a document that puts another right. Corrects is left out
// where the record does not hold the other.
type correctionJSON struct {
	Kind     string        `json:"kind"`
	At       string        `json:"at,omitempty"`
	Words    string        `json:"words,omitempty"`
	Document documentHead  `json:"document"`
	Corrects *documentHead `json:"corrects,omitempty"`
}

// decidedJSON is what an analyst decided about events.
type decidedJSON struct {
	Kind     string   `json:"kind"`
	Made     string   `json:"made"`
	Event    string   `json:"event"`
	Other    string   `json:"other,omitempty"`
	Mentions []string `json:"mentions"`
	Note     string   `json:"note,omitempty"`
}

// codingJSON is a version of the coder and since when it reads.
type codingJSON struct {
	Coder string `json:"coder"`
	Since string `json:"since"`
}

// correctionsAnswer is a page of what was put right, the latest first; decisions
// are paged alike.
type correctionsAnswer struct {
	Corrections []correctionJSON `json:"corrections"`
	Decisions   []decidedJSON    `json:"decisions"`
	Coders      []codingJSON     `json:"coders"`
	paging
}

// corrections lists texts that correct, withdraw or replace others, what analysts
// decided about events, and since when which coder reads.
func (s *server) corrections(r *http.Request) (any, error) {
	page, err := pageParam(r.URL.Query())
	if err != nil {
		return nil, err
	}
	list, total, err := s.Record.Corrections(r.Context(), page)
	if err != nil {
		return nil, err
	}
	decisions, err := s.Record.Decisions(r.Context(), page)
	if err != nil {
		return nil, err
	}
	codings, err := s.Record.Codings(r.Context())
	return correctionsAnswer{ledger.Each(list, correctionOf), ledger.Each(decisions, decisionOf),
		ledger.Each(codings, func(c store.Coding) codingJSON { return codingJSON{c.Coder, c.Since.UTC().Format(time.RFC3339)} }),
		paging{total, page.Limit, page.Offset}}, err
}

func correctionOf(c store.CorrectionView) correctionJSON {
	out := correctionJSON{Kind: string(c.Kind), At: ledger.Moment(c.At), Words: c.Words, Document: headOf(c.Document)}
	if c.Corrects != "" {
		head := headOf(c.Original)
		out.Corrects = &head
	}
	return out
}

func decisionOf(d entente.Decision) decidedJSON {
	return decidedJSON{d.Kind, d.Made.UTC().Format(time.RFC3339), d.Event, d.Other, append([]string{}, d.Mentions...), d.Note}
}
