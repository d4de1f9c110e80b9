package api

import (
	"log/slog"
	"net/http"

	"entente"
)

// maxBody is the most that a request may send, in bytes.
const maxBody = 2 << 20

// server answers for the record.
type server struct {
	Deps
	reads chan struct{} // a slot a text that is being read
}

// readsAtOnce is how many texts are read at a time; others wait.
const readsAtOnce = 4

// routes are the API's addresses below /api/v1/, as its root lists them.
var routes = []string{
	"GET /api/v1/ties", "GET /api/v1/ties/{a}/{b}", "GET /api/v1/ties/{a}/{b}/closeness", "GET /api/v1/network", "GET /api/v1/events/{id}",
	"POST /api/v1/events/{id}/split", "POST /api/v1/events/{id}/join",
	"GET /api/v1/documents", "GET /api/v1/documents/{id}",
	"GET /api/v1/agreements", "GET /api/v1/agreements/{id}", "GET /api/v1/transfers", "GET /api/v1/transfers/{id}",
	"GET /api/v1/capabilities", "GET /api/v1/capabilities/{id}", "GET /api/v1/positions", "GET /api/v1/positions/{id}", "GET /api/v1/corrections",
	"GET /api/v1/alerts", "GET /api/v1/alerts/{id}", "POST /api/v1/alerts/{id}", "GET /api/v1/watches", "GET /api/v1/channels",
	"GET /api/v1/sources", "GET /api/v1/unknown", "GET /api/v1/status", "POST /api/v1/read",
}

// New makes the API over a record. It answers every path below /api/.
func New(deps Deps) http.Handler {
	if deps.Log == nil {
		deps.Log = slog.New(slog.DiscardHandler)
	}
	s := &server{deps, make(chan struct{}, readsAtOnce)}
	mux := http.NewServeMux()
	mux.Handle("GET /api/v1/{$}", s.answer(contents))
	mux.Handle("GET /api/v1/ties", s.answer(s.ties))
	mux.Handle("GET /api/v1/ties/{a}/{b}", s.answer(s.tie))
	mux.HandleFunc("GET /api/v1/ties/{a}/{b}/closeness", s.closeness)
	mux.Handle("GET /api/v1/network", s.answer(s.network))
	mux.Handle("GET /api/v1/events/{id}", s.answer(s.event))
	mux.Handle("POST /api/v1/events/{id}/split", s.answer(s.split))
	mux.Handle("POST /api/v1/events/{id}/join", s.answer(s.join))
	mux.Handle("GET /api/v1/documents", s.answer(s.documents))
	mux.Handle("GET /api/v1/documents/{id}", s.answer(s.document))
	mux.Handle("GET /api/v1/agreements", s.ledger(s.agreements))
	mux.Handle("GET /api/v1/agreements/{id}", s.answer(s.agreement))
	mux.Handle("GET /api/v1/transfers", s.ledger(s.transfers))
	mux.Handle("GET /api/v1/transfers/{id}", s.answer(s.transfer))
	mux.Handle("GET /api/v1/capabilities", s.ledger(s.capabilities))
	mux.Handle("GET /api/v1/capabilities/{id}", s.answer(s.capability))
	mux.Handle("GET /api/v1/positions", s.ledger(s.positions))
	mux.Handle("GET /api/v1/positions/{id}", s.answer(s.position))
	mux.Handle("GET /api/v1/corrections", s.answer(s.corrections))
	mux.Handle("GET /api/v1/alerts", s.answer(s.alerts))
	mux.Handle("GET /api/v1/alerts/{id}", s.answer(s.alert))
	mux.Handle("POST /api/v1/alerts/{id}", s.answer(s.answerAlert))
	mux.Handle("GET /api/v1/watches", s.answer(s.watches))
	mux.Handle("GET /api/v1/channels", s.answer(s.channels))
	mux.Handle("GET /api/v1/sources", s.answer(s.sources))
	mux.Handle("GET /api/v1/unknown", s.answer(s.unknown))
	mux.Handle("GET /api/v1/status", s.answer(s.status))
	mux.Handle("POST /api/v1/read", s.answer(s.read))
	mux.Handle("/", s.answer(nothing))
	guard := http.NewCrossOriginProtection()
	guard.SetDenyHandler(s.answer(foreign))
	return guard.Handler(s.strict(mux))
}

// contents lists the routes and the parameters that each takes.
func contents(*http.Request) (any, error) {
	return map[string]any{"routes": routes, "parameters": takes()}, nil
}

// nothing answers for every other address.
func nothing(r *http.Request) (any, error) {
	return nil, &entente.Error{Code: entente.NotFound, Message: "There is nothing at " + r.Method + " " + r.URL.Path + ". GET /api/v1/ lists what there is."}
}

// foreign turns away what another site's page sends.
func foreign(*http.Request) (any, error) {
	return nil, &entente.Error{Code: entente.Refused, Message: "This was sent from another site's page, so nothing was done."}
}
