package web

import (
	"embed"
	"log/slog"
	"net/http"
)

// maxBody is the most that a form may send, in bytes: a long report, not a
// library.
const maxBody = 2 << 20

//go:embed static
var static embed.FS

// desk answers for the pages.
type desk struct {
	Deps
	words words
	pages *pages
	reads chan struct{} // a slot a text that is being read
}

// New makes the pages over a record. It panics if a template does not parse,
// which is a fault of the build and not of the user.
func New(deps Deps) http.Handler {
	if deps.Log == nil {
		deps.Log = slog.New(slog.DiscardHandler)
	}
	d := &desk{Deps: deps, words: words{deps.Names}, reads: make(chan struct{}, readsAtOnce)}
	d.pages = parsePages(d.words)

	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", d.ties)
	mux.HandleFunc("GET /tie/{a}/{b}", d.tie)
	mux.HandleFunc("GET /tie/{a}/{b}/closeness.csv", d.closeness)
	mux.HandleFunc("GET /network", d.network)
	mux.HandleFunc("GET /documents", d.documents)
	mux.HandleFunc("GET /document/{id}", d.document)
	mux.HandleFunc("GET /event/{id}", d.event)
	mux.HandleFunc("POST /event/{id}/split", d.splitEvent)
	mux.HandleFunc("POST /event/{id}/join", d.joinEvent)
	mux.HandleFunc("GET /agreements", d.agreements)
	mux.HandleFunc("GET /agreement/{id}", d.agreement)
	mux.HandleFunc("GET /transfers", d.transfers)
	mux.HandleFunc("GET /transfer/{id}", d.transfer)
	mux.HandleFunc("GET /capabilities", d.capabilities)
	mux.HandleFunc("GET /capability/{id}", d.capability)
	mux.HandleFunc("GET /positions", d.positions)
	mux.HandleFunc("GET /position/{id}", d.position)
	mux.HandleFunc("GET /alerts", d.alerts)
	mux.HandleFunc("POST /alerts/{id}", d.answerAlert)
	mux.HandleFunc("GET /alerts.atom", d.alertsFeed)
	mux.HandleFunc("GET /corrections", d.corrections)
	mux.HandleFunc("GET /corrections.atom", d.correctionsFeed)
	mux.HandleFunc("GET /watches", d.watches)
	mux.HandleFunc("POST /watches/{name}", d.silenceWatch)
	mux.HandleFunc("GET /sources", d.sources)
	mux.HandleFunc("POST /sources", d.addSource)
	mux.HandleFunc("GET /unknown", d.unknown)
	mux.HandleFunc("GET /unknown/answer", d.askName)
	mux.HandleFunc("POST /unknown/answer", d.answerName)
	mux.HandleFunc("GET /paste", d.paste)
	mux.HandleFunc("POST /paste", d.readPaste)
	mux.HandleFunc("GET /about", d.about)
	mux.HandleFunc("GET /static/{file}", d.file)
	mux.HandleFunc("/", d.nothingHere)
	return secure(d.sameOrigin(mux))
}

// policy lets a page load its own style sheet and send its own forms, and
// nothing else. There is no script to allow.
const policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// secure sets the headers that every answer carries.
func secure(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		next.ServeHTTP(w, r)
	})
}

// sameOrigin turns away forms that another site sends (by Sec-Fetch-Site, or
// Origin where a browser does not send it).
func (d *desk) sameOrigin(next http.Handler) http.Handler {
	guard := http.NewCrossOriginProtection()
	guard.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		d.sorry(w, r, http.StatusForbidden, "This form was sent from another site, so nothing was done. Open the desk itself and send it from there.")
	}))
	return guard.Handler(next)
}

// file serves the style sheet and the icon.
func (d *desk) file(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "max-age=300")
	http.ServeFileFS(w, r, static, "static/"+r.PathValue("file"))
}

// nothingHere answers for every other address.
func (d *desk) nothingHere(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		d.sorry(w, r, http.StatusMethodNotAllowed, "This address only shows a page; nothing can be sent to it.")
		return
	}
	d.sorry(w, r, http.StatusNotFound, "There is no page at this address. The list of ties leads to everything in the record.")
}
