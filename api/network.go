package api

import (
	"context"
	"net/http"
	"time"

	"entente/formats/ledger"
	"entente/run/past"
	"entente/tie"
)

// networkAnswer is how states stand together on a day, and who moved since an
// earlier one, if one is given.
type networkAnswer struct {
	Day    string        `json:"day,omitempty"`
	Since  string        `json:"since,omitempty"`
	AsOf   string        `json:"asof,omitempty"`
	Near   float64       `json:"near_from"`
	Blocs  [][]string    `json:"blocs"`
	States []memberJSON  `json:"states"`
	Ties   []networkTie  `json:"ties"`
	Moves  []networkMove `json:"moves"`
}

// memberJSON is a state in the network: blocs are numbered from 0, and between is
// the share of the shortest ways between two others that lead through it.
type memberJSON struct {
	Code     string  `json:"code"`
	Bloc     int     `json:"bloc"`
	Strength float64 `json:"strength"`
	Degree   int     `json:"neighbours"`
	Across   int     `json:"in_other_blocs"`
	Between  float64 `json:"between"`
	Bridge   bool    `json:"bridge"`
}

// networkTie is a tie near or cold enough to be in the network.
type networkTie struct {
	Between   [2]string `json:"between"`
	Closeness float64   `json:"closeness"`
	Direction string    `json:"direction"`
}

// networkMove is a state that left its bloc: with whom it stood and stands; null
// where it was in no bloc.
type networkMove struct {
	Code string   `json:"code"`
	From []string `json:"from"`
	To   []string `json:"to"`
}

// network gives the network on the day `at`, or the last day read; `since` is
// the day to compare with; `asof` has both of what was known by the end of a day.
func (s *server) network(r *http.Request) (any, error) {
	at, err := dayParam(r.URL.Query(), "at")
	if err != nil {
		return nil, err
	}
	since, err := dayParam(r.URL.Query(), "since")
	if err != nil {
		return nil, err
	}
	asof, err := dayParam(r.URL.Query(), "asof")
	if err != nil {
		return nil, err
	}
	reading, now, err := s.networkOn(r.Context(), at, asof)
	if err != nil || reading == nil {
		return networkAnswer{Near: tie.Near, Blocs: [][]string{}, States: []memberJSON{}, Ties: []networkTie{}, Moves: []networkMove{}}, err
	}
	out := networkAnswer{Day: ledger.Day(reading.Last()), Since: ledger.Day(since), AsOf: ledger.Day(asof), Near: tie.Near, Blocs: ledger.Each(now.Blocs, func(b []string) []string { return b }),
		States: ledger.Each(now.States, memberOf), Ties: ledger.Each(append(now.Near, now.Cold...), networkTieOf), Moves: []networkMove{}}
	if since.IsZero() {
		return out, nil
	}
	if !since.Before(reading.Last()) {
		return nil, invalid("since is %s; it must lie before %s, the day of the network.", ledger.Day(since), out.Day)
	}
	_, then, err := s.networkOn(r.Context(), since, asof)
	if err == nil {
		out.Moves = ledger.Each(tie.Moves(then, now), func(m tie.Move) networkMove { return networkMove(m) })
	}
	return out, err
}

func memberOf(m tie.Member) memberJSON {
	return memberJSON{m.Code, m.Bloc, m.Strength, m.Degree, m.Across, m.Between, m.Bridge()}
}

func networkTieOf(s tie.Standing) networkTie {
	return networkTie{[2]string{s.Dyad.A, s.Dyad.B}, s.Closeness, s.Direction.Word}
}

// networkOn measures all ties on a day, of what was known by an as-of day if one
// is given; the reading is nil, and the network empty, where nothing had been
// read.
func (s *server) networkOn(ctx context.Context, at, asof time.Time) (*tie.Reading, *tie.Network, error) {
	r, all, err := past.Standings(ctx, s.Record, s.Merger, at, asof)
	return r, tie.NewNetwork(all), err
}
