package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente"
)

// twofold is a record with an event of two reports, one a denial.
func twofold() *fake {
	f := newFake()
	e := &f.events[1]
	denial := e.Found[0]
	denial.ID, denial.Standing = "m9", entente.Standing{Polarity: entente.Negative, Certainty: entente.Certain, Time: entente.Past}
	e.Mentions, e.Found, e.Denied, e.Status = []string{"m1", "m9"}, append(e.Found, denial), 1, entente.StatusDisputed
	return f
}

func TestEventPageSetsDenialsApart(t *testing.T) {
	body := get(t, serve(t, twofold()), "/event/e1").Body.String()
	affirm, deny := strings.Index(body, "Who reports it"), strings.Index(body, "Who denies it")
	first, second := strings.Index(body, `value="m1"`), strings.Index(body, `value="m9"`)
	if affirm < 0 || first < affirm || deny < first || second < deny {
		t.Errorf("reports and denials stand at %d %d %d %d", affirm, first, deny, second)
	}
	if !strings.Contains(body, "disputed") {
		t.Error("the page does not tell the status")
	}
}

func TestDecideOnThePage(t *testing.T) {
	f := twofold()
	h := serve(t, f)
	w := post(t, h, "/event/e1/split", url.Values{"mention": {"m9"}, "note": {"another visit"}}, "same-origin")
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/event/e1" {
		t.Errorf("splitting answers %d %s", w.Code, w.Header().Get("Location"))
	}
	w = post(t, h, "/event/e1/join", url.Values{"address": {"http://127.0.0.1:8080/event/e2"}, "other": {"e3"}}, "same-origin")
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/event/e2" {
		t.Errorf("joining answers %d %s", w.Code, w.Header().Get("Location"))
	}
	want := []entente.Decision{{Kind: entente.Split, Event: "e1", Mentions: []string{"m9"}, Note: "another visit"}, {Kind: entente.Join, Event: "e1", Other: "e2"}}
	if d := cmp.Diff(want, f.decided); d != "" {
		t.Error(d)
	}
}

func TestDecisionsThatThePageRefuses(t *testing.T) {
	f := twofold()
	h := serve(t, f)
	if w := post(t, h, "/event/e1/join", url.Values{"note": {"why"}}, "same-origin"); w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), "Choose the event") || !strings.Contains(w.Body.String(), `value="why"`) {
		t.Errorf("joining with nothing answers %d", w.Code)
	}
	if w := post(t, h, "/event/e1/join", url.Values{"other": {"e2"}}, "cross-site"); w.Code != http.StatusForbidden {
		t.Errorf("a form of another site is answered %d", w.Code)
	}
	f.refuse = &entente.Error{Code: entente.Invalid, Message: "Choose at least one <report>."}
	w := post(t, h, "/event/e1/split", url.Values{"mention": {"m1"}}, "same-origin")
	if w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), "at least one &lt;report&gt;") || !strings.Contains(w.Body.String(), `value="m1" checked`) {
		t.Errorf("a refusal is answered %d %s", w.Code, w.Body.String())
	}
	if w := get(t, h, "/event/none"); w.Code != http.StatusNotFound {
		t.Errorf("no such event answers %d", w.Code)
	}
	if len(f.decided) != 0 {
		t.Errorf("decided %v", f.decided)
	}
}

// An event that is only alleged says so wherever it is told of, and two
// sentences of one document are one report of it.
func TestEventsSayHowFarTheyMayBeBelieved(t *testing.T) {
	f := newFake()
	e := &f.events[1]
	again := e.Found[0]
	again.ID, again.Confidence = "m9", 0.1
	e.Found, e.Mentions, e.Status = append(e.Found, again), []string{"m1", "m9"}, entente.StatusAlleged
	f.events = f.events[1:]
	h := serve(t, f)
	for _, path := range []string{"/", "/tie/NOR/TCD", "/event/e1"} {
		if body := get(t, h, path).Body.String(); !strings.Contains(body, ">alleged</span>") {
			t.Errorf("%s does not say that it is alleged", path)
		}
	}
	for _, path := range []string{"/tie/NOR/TCD", "/event/e1"} {
		if body := get(t, h, path).Body.String(); !strings.Contains(body, "1 report in 2 places from") {
			t.Errorf("%s counts sentences as reports", path)
		}
	}
	if body := get(t, h, "/tie/NOR/TCD").Body.String(); strings.Count(body, `#m-m1"`) != 1 || strings.Contains(body, `#m-m9"`) {
		t.Error("the tie quotes one sentence twice, or the less sure of two readings")
	}
}
