package api

import (
	"entente/formats/ledger"
	"net/http"

	"entente/actor"
	"entente/store"
)

// unknownJSON is a name that nobody knows, with sentences that hold it.
type unknownJSON struct {
	Text      string        `json:"text"`
	Country   string        `json:"country,omitempty"`
	Mentions  int           `json:"mentions"`
	Documents int           `json:"documents"`
	First     string        `json:"first,omitempty"`
	Last      string        `json:"last,omitempty"`
	Examples  []exampleJSON `json:"examples"`
}

// exampleJSON is a sentence and the document that it stands in.
type exampleJSON struct {
	Sentence string       `json:"sentence"`
	Mention  string       `json:"mention"`
	Document documentHead `json:"document"`
}

// unknownAnswer is a page of the list of unknown names.
type unknownAnswer struct {
	Unknown []unknownJSON `json:"unknown"`
	paging
}

// unknown lists the names that nobody knows, what is mentioned most first: of
// one `country` (a code, or none).
func (s *server) unknown(r *http.Request) (any, error) {
	q := r.URL.Query()
	page, err := pageParam(q)
	if err != nil {
		return nil, err
	}
	f := store.UnknownFilter{Country: q.Get("country"), Page: page}
	if f.Country != store.NoCountry {
		if f.Country, err = stateParam(f.Country); err != nil {
			return nil, err
		}
	}
	list, total, err := s.Record.Unknown(r.Context(), f)
	return unknownAnswer{ledger.Each(list, unknownOf), paging{total, page.Limit, page.Offset}}, err
}

func unknownOf(u store.Unknown) unknownJSON {
	return unknownJSON{u.Name, u.Country, u.Mentions, u.Documents, ledger.Moment(u.First), ledger.Moment(u.Last),
		ledger.Each(u.Examples, func(e store.UnknownExample) exampleJSON {
			return exampleJSON{e.Sentence, e.MentionID, headOf(e.Document)}
		})}
}

// statusAnswer is how the desk is.
type statusAnswer struct {
	Coder     string           `json:"coder"`
	Documents documentsCounted `json:"documents"`
	// ActorFiles are the user's own files that are at fault.
	ActorFiles []wrongJSON `json:"wrong_actor_files"`
}

// documentsCounted are the documents by the state of the work on them.
type documentsCounted struct {
	All        int `json:"all"`
	Waiting    int `json:"waiting"`
	Coded      int `json:"coded"`
	Failed     int `json:"failed"`
	Unreadable int `json:"unreadable"`
}

// wrongJSON is an actor file that is at fault. Kept says that it counts as it
// was when it was last right; else it is left out.
type wrongJSON struct {
	File    string `json:"file"`
	Message string `json:"message"`
	Kept    bool   `json:"kept"`
}

// status tells what the desk works by, how far it is, and what is wrong with
// the user's files.
func (s *server) status(r *http.Request) (any, error) {
	c, err := s.Record.Counts(r.Context())
	if err != nil {
		return nil, err
	}
	var wrong []actor.Wrong
	if s.Actors != nil {
		wrong = s.Actors.Wrong()
	}
	return statusAnswer{
		Coder:     s.Reader.Version(),
		Documents: documentsCounted{c.Documents, c.Waiting, c.Coded, c.Failed, c.Unreadable},
		ActorFiles: ledger.Each(wrong, func(w actor.Wrong) wrongJSON {
			return wrongJSON{w.Path, w.Err.Error(), w.Kept}
		}),
	}, nil
}
