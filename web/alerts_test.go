package web

import (
	"encoding/xml"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"entente"
)

func TestAlertsAreAnswered(t *testing.T) {
	f := newFake()
	h := serve(t, f)
	for does, holds := range map[string]func() bool{
		"acknowledge": func() bool { return f.alerts[0].Acknowledged.Equal(day(10)) },
		"silence":     func() bool { return f.alerts[0].Silent.Equal(day(17)) },
		"speak":       func() bool { return f.alerts[0].Silent.IsZero() },
		"reopen":      func() bool { return f.alerts[0].Acknowledged.IsZero() },
	} {
		f.alerts[0].Acknowledged, f.alerts[0].Silent = time.Time{}, time.Time{}
		w := post(t, h, "/alerts/x1", url.Values{"does": {does}, "days": {"7"}}, "same-origin")
		if w.Code != http.StatusSeeOther || !holds() {
			t.Errorf("%s answers %d: %+v", does, w.Code, f.alerts[0].Acknowledgement)
		}
	}
	for path, form := range map[string]url.Values{
		"/alerts/x1":   {"does": {"forget"}},
		"/alerts/x1?a": {"does": {"silence"}, "days": {"-1"}},
		"/alerts/none": {"does": {"acknowledge"}},
	} {
		if w := post(t, h, path, form, "same-origin"); w.Code != http.StatusBadRequest && w.Code != http.StatusNotFound {
			t.Errorf("%s %v answers %d", path, form, w.Code)
		}
	}
	if w := post(t, h, "/alerts/x1", url.Values{"does": {"acknowledge"}}, "cross-site"); w.Code != http.StatusForbidden {
		t.Errorf("another site's form answers %d", w.Code)
	}
}

func TestAlertsAreFiltered(t *testing.T) {
	h := serve(t, newFake())
	for path, want := range map[string]int{
		"/alerts?state=firing&severity=high&watch=defence-obligation&open=1": 200,
		"/alerts?state=loud": 400, "/alerts?severity=dire": 400, "/alerts?page=0": 400, "/alerts.atom?state=loud": 400,
	} {
		if w := get(t, h, path); w.Code != want {
			t.Errorf("%s answers %d", path, w.Code)
		}
	}
}

func TestWatchesAreSilenced(t *testing.T) {
	f := newFake()
	h := serve(t, f)
	if w := post(t, h, "/watches/defence-obligation", url.Values{"days": {"7"}}, "same-origin"); w.Code != http.StatusSeeOther || !f.silent.Equal(day(17)) {
		t.Errorf("answers %d, silent until %v", w.Code, f.silent)
	}
	if w := get(t, h, "/watches"); !strings.Contains(w.Body.String(), "silenced until 17 May 2024") {
		t.Error("the page does not say that the watch is silenced")
	}
	if w := post(t, h, "/watches/nothing", url.Values{"days": {"7"}}, "same-origin"); w.Code != http.StatusNotFound {
		t.Errorf("an unknown watch answers %d", w.Code)
	}
}

// The feed has what RFC 4287 asks of a feed and of each entry (sections 4.1.1
// and 4.1.2), and is XML whatever the texts hold.
func TestAtom(t *testing.T) {
	f := newFake()
	f.alerts[0].Title, f.alerts[0].Quote, f.alerts[0].Watch = "a <b>\x00\x1b ]]> & \xff title", "ひとつ\ufffe", "w"
	w := get(t, serve(t, f), "/alerts.atom")
	if w.Code != 200 || w.Header().Get("Content-Type") != "application/atom+xml; charset=utf-8" {
		t.Fatalf("answers %d as %s", w.Code, w.Header().Get("Content-Type"))
	}
	var feed struct {
		XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string   `xml:"id"`
		Title   string   `xml:"title"`
		Updated string   `xml:"updated"`
		Author  string   `xml:"author>name"`
		Entries []struct {
			ID       string `xml:"id"`
			Title    string `xml:"title"`
			Updated  string `xml:"updated"`
			Content  string `xml:"content"`
			Category []struct {
				Term string `xml:"term,attr"`
			} `xml:"category"`
			Link []struct {
				Rel  string `xml:"rel,attr"`
				Href string `xml:"href,attr"`
			} `xml:"link"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(w.Body.Bytes(), &feed); err != nil {
		t.Fatalf("%v in %s", err, w.Body)
	}
	if feed.ID == "" || feed.Title == "" || feed.Author == "" || len(feed.Entries) != 1 {
		t.Fatalf("got %+v", feed)
	}
	e := feed.Entries[0]
	for _, at := range []string{feed.Updated, e.Updated} {
		if _, err := time.Parse(time.RFC3339, at); err != nil {
			t.Errorf("%q is no date of RFC 3339", at)
		}
	}
	if e.Title != "a <b> ]]> &  title" || !strings.Contains(e.Content, "ひとつ") || e.ID != "urn:entente:alert:x1" || len(e.Category) != 2 {
		t.Errorf("got %+v", e)
	}
	for _, l := range e.Link {
		if u, err := url.Parse(l.Href); err != nil || !u.IsAbs() || l.Rel == "" {
			t.Errorf("a link to %q", l.Href)
		}
	}
}

func TestAtomOfNothing(t *testing.T) {
	if w := get(t, serve(t, &fake{}), "/alerts.atom"); w.Code != 200 || !strings.Contains(w.Body.String(), "<updated>1970-01-01T00:00:00Z</updated>") {
		t.Errorf("answers %d: %s", w.Code, w.Body)
	}
}

// An alert says on whose word it rests, on its page and in the feed.
func TestAlertsSayWhoVouches(t *testing.T) {
	f := newFake()
	f.alerts[0].Standing = entente.Standing{Polarity: entente.Positive, Certainty: entente.Probable, Time: entente.Past,
		AttributedTo: []entente.Attribution{{Source: entente.Entity{Text: "sources <b>"}, Kind: entente.Anonymous}}}
	h := serve(t, f)
	for _, path := range []string{"/alerts", "/", "/tie/NOR/TCD"} {
		body := get(t, h, path).Body.String()
		_, body, _ = strings.Cut(body, `class="alert-title"`)
		body, _, _ = strings.Cut(body, "raised <time")
		for _, want := range []string{"attributed to “sources &lt;b&gt;” (anonymous)", ">probable</span>"} {
			if !strings.Contains(body, want) {
				t.Errorf("%s does not say %q of its alert", path, want)
			}
		}
	}
	if feed := get(t, h, "/alerts.atom").Body.String(); !strings.Contains(feed, "attributed to sources &lt;b&gt; (anonymous)") {
		t.Error("the feed does not say who vouches")
	}
}
