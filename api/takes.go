package api

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// takes are the parameters of each address that is read, by its pattern; what
// is not here takes none.
func takes() map[string][]string {
	page := []string{"limit", "offset"}
	ledger := func(own ...string) []string {
		return append(own, "from", "to", "known_by", "asof", "after", "format", "limit", "offset")
	}
	return map[string][]string{
		"GET /api/v1/ties":                   append([]string{"state", "sort", "asof"}, page...),
		"GET /api/v1/ties/{a}/{b}":           append([]string{"from", "to", "type", "asof"}, page...),
		"GET /api/v1/ties/{a}/{b}/closeness": {"asof", "format"},
		"GET /api/v1/network":                {"at", "since", "asof"},
		"GET /api/v1/documents":              append([]string{"state", "q"}, page...),
		"GET /api/v1/agreements":             ledger("a", "b", "type", "stage", "obligation"),
		"GET /api/v1/transfers":              ledger("state", "other", "supplier", "recipient", "class", "stage", "status"),
		"GET /api/v1/capabilities":           ledger("state", "programme", "change", "status"),
		"GET /api/v1/positions":              ledger("actor", "stance", "about", "kind", "state", "other"),
		"GET /api/v1/corrections":            page,
		"GET /api/v1/alerts":                 append([]string{"state", "watch", "severity", "open"}, page...),
		"GET /api/v1/unknown":                append([]string{"country"}, page...),
	}
}

// strict refuses a parameter that an address does not take: as_of in place of
// asof would else give today's record for that of a day.
func (s *server) strict(mux *http.ServeMux) http.Handler {
	all := takes()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, pattern := mux.Handler(r)
		if err := unasked(r.URL.Query(), all[pattern]); err != nil && strings.HasPrefix(pattern, "GET ") {
			s.answer(func(*http.Request) (any, error) { return nil, err }).ServeHTTP(w, r)
			return
		}
		mux.ServeHTTP(w, r)
	})
}

// unasked says which parameter is none of those that are taken, nil if there is
// no such.
func unasked(q url.Values, taken []string) error {
	var wrong []string
	for name := range q {
		if !slices.Contains(taken, name) {
			wrong = append(wrong, name)
		}
	}
	switch {
	case len(wrong) == 0:
		return nil
	case len(taken) == 0:
		return invalid("This address takes no parameters, so %q says nothing to it.", slices.Min(wrong))
	}
	return invalid("%q is no parameter of this address. It takes %s.", slices.Min(wrong), strings.Join(taken, ", "))
}
