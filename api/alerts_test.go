package api

import (
	"net/http/httptest"
	"strings"
	"testing"
)

func TestAlertsAreAnswered(t *testing.T) {
	h, _ := open(t)
	say := func(path, body string) (int, map[string]any) {
		r := httptest.NewRequest("POST", path, strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		return call(t, h, r)
	}
	status, v := say("/api/v1/alerts/x1", `{"acknowledged": true, "silent_until": "2024-06-19"}`)
	if status != 200 || v["acknowledged"] == nil || v["silent_until"] != "2024-06-19T00:00:00Z" {
		t.Errorf("answers %d: %v", status, v)
	}
	if status, v = say("/api/v1/alerts/x1", `{"acknowledged": false}`); status != 200 || v["acknowledged"] != nil || v["silent_until"] == nil {
		t.Errorf("what is left out does not stay: %d %v", status, v)
	}
	for path, c := range map[string]struct {
		body string
		want int
	}{
		"/api/v1/alerts/none": {`{}`, 404}, "/api/v1/alerts/x1?1": {`{"forget": 1}`, 400}, "/api/v1/alerts/x1?2": {`{"silent_until": "soon"}`, 400}, "/api/v1/alerts/x1?3": {`[`, 400},
	} {
		if status, v := say(path, c.body); status != c.want || v["message"] == "" {
			t.Errorf("%s %s answers %d: %v", path, c.body, status, v)
		}
	}
	for path, want := range map[string]int{"/api/v1/alerts?state=firing": 1, "/api/v1/alerts?state=resolved": 0, "/api/v1/alerts?watch=defence&open=1": 1} {
		if status, v := call(t, h, httptest.NewRequest("GET", path, nil)); status != 200 || v["total"] != float64(want) {
			t.Errorf("%s answers %d: %v", path, status, v["total"])
		}
	}
	for _, path := range []string{"/api/v1/alerts/x1", "/api/v1/watches", "/api/v1/channels"} {
		if status, v := call(t, h, httptest.NewRequest("GET", path, nil)); status != 200 {
			t.Errorf("%s answers %d: %v", path, status, v)
		}
	}
}
