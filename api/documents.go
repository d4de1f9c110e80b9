package api

import (
	"entente/formats/ledger"
	"net/http"

	"entente/formats/record"
	"entente/run"
	"entente/store"
)

// documentsAnswer is a page of the list of documents, what came last first.
type documentsAnswer struct {
	Documents []documentHead `json:"documents"`
	paging
}

// documents lists documents without their texts: of one `state` (waiting,
// coded, failed, unreadable), holding all words of `q`.
func (s *server) documents(r *http.Request) (any, error) {
	q := r.URL.Query()
	page, err := pageParam(q)
	if err != nil {
		return nil, err
	}
	f := store.DocumentFilter{State: store.State(q.Get("state")), Words: q.Get("q"), Page: page}
	switch f.State {
	case "", store.Waiting, store.Coded, store.Failed, store.Unreadable:
	default:
		return nil, invalid("state is %q; it must be waiting, coded, failed or unreadable.", f.State)
	}
	list, total, err := s.Record.Documents(r.Context(), f)
	return documentsAnswer{ledger.Each(list, headOf), paging{total, page.Limit, page.Offset}}, err
}

// documentAnswer is a document with its text and all that was read in it.
type documentAnswer struct {
	record.Document
	Head      documentHead      `json:"head"`
	Text      string            `json:"text"`
	State     store.State       `json:"state"`
	Versions  []string          `json:"versions"`
	Sightings []sightingJSON    `json:"sightings"`
	Copies    []string          `json:"copies"` // documents with the same text, or a part of it
	Events    map[string]string `json:"events"` // by mention id
}

// sightingJSON is one address under which a document was seen.
type sightingJSON struct {
	URL       string `json:"url,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Published string `json:"published,omitempty"`
	Retrieved string `json:"retrieved,omitempty"`
}

// document gives one document.
func (s *server) document(r *http.Request) (any, error) {
	v, err := s.Record.Document(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	copies, err := run.Copies(r.Context(), s.Record, &v.Document)
	if err != nil {
		return nil, err
	}
	out := documentAnswer{
		Copies:   append([]string{}, copies...),
		Document: record.From(&v.Document, &v.Reading), Head: headOf(v.Document), Text: v.Text, State: v.State,
		Versions: append([]string{}, v.Versions...), Events: v.Events,
		Sightings: ledger.Each(v.Sightings, func(s store.Sighting) sightingJSON {
			return sightingJSON{s.URL, s.Publisher, ledger.Moment(s.Published), ledger.Moment(s.Retrieved)}
		}),
	}
	if out.Events == nil {
		out.Events = map[string]string{}
	}
	return out, nil
}
