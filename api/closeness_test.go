package api

import (
	"math"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestCloseness(t *testing.T) {
	h, _ := open(t)
	ask := func(path string) map[string]any {
		t.Helper()
		code, v := call(t, h, httptest.NewRequest(http.MethodGet, path, nil))
		if code != http.StatusOK {
			t.Fatalf("%s answers %d: %v", path, code, v)
		}
		return v
	}
	// One visit of score 4 in one document: x = 4 · 1 / 10, and a pact of defence.
	want := 10*math.Log2(1+.4/10) + 20
	series := ask("/api/v1/ties/TCD/NOR/closeness")
	if got := dig(series, "days", 0, "closeness"); got != want || dig(series, "days", 0, "read") != 1.0 {
		t.Errorf("closeness %v, want %g in %v", got, want, series)
	}
	v := ask("/api/v1/ties/NOR/TCD")
	if dig(v, "closeness", "closeness") != want || dig(v, "closeness", "direction") != "not enough read" || dig(v, "closeness", "duty") != 20.0 {
		t.Errorf("the tie stands at %v", v["closeness"])
	}
	n := ask("/api/v1/network")
	if dig(n, "blocs", 0, 0) != "NOR" || dig(n, "blocs", 0, 1) != "TCD" || dig(n, "ties", 0, "closeness") != want {
		t.Errorf("network: %v", n)
	}
	if moves := ask("/api/v1/network?since=2020-01-01"); dig(moves, "moves", 0, "code") != "NOR" || dig(moves, "moves", 0, "from") != nil {
		t.Errorf("moves: %v", moves["moves"])
	}
	// Of what was out by the day before, there is nothing.
	if series := ask("/api/v1/ties/TCD/NOR/closeness?asof=2024-05-09"); len(series["days"].([]any)) != 0 {
		t.Errorf("before the report: %v", series["days"])
	}
	if n := ask("/api/v1/network?asof=2024-05-09"); len(n["blocs"].([]any)) != 0 {
		t.Errorf("the network before the report: %v", n)
	}
	if n := ask("/api/v1/network?asof=2024-05-10"); dig(n, "ties", 0, "closeness") != want || dig(n, "asof") != "2024-05-10" {
		t.Errorf("the network as of the day: %v", n)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/api/v1/ties/NOR/TCD/closeness?format=csv", nil))
	if !strings.HasPrefix(w.Body.String(), "day,read,") || strings.Count(w.Body.String(), "\n") != 2 {
		t.Errorf("table: %q", w.Body.String())
	}
	for _, path := range []string{"/api/v1/ties/NOR/NOR/closeness", "/api/v1/ties?sort=size", "/api/v1/network?at=soon", "/api/v1/network?asof=soon", "/api/v1/ties/NOR/TCD/closeness?asof=soon", "/api/v1/network?since=2999-01-01"} {
		if code, _ := call(t, h, httptest.NewRequest(http.MethodGet, path, nil)); code != http.StatusBadRequest {
			t.Errorf("%s answers %d", path, code)
		}
	}
}
