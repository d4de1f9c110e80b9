package notify_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"entente"
	"entente/notify"
)

var alert = entente.Alert{ID: "x", Watch: "w", Title: "t", Dyad: entente.NewDyad("RUS", "PRK"), Quote: "ひとつ",
	Spans: []entente.Span{{Start: 7, End: 16}, {Start: 0, End: 3, In: entente.Title}, {Start: 90, End: 99}}}

// alleged is a report that is told on two words.
var alleged = entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Past, AttributedTo: []entente.Attribution{
	{Source: entente.Entity{Text: "the  minister", Name: "Tibor Balakov"}, Kind: entente.Official}, {Source: entente.Entity{Text: "two\nofficials"}, Kind: entente.Anonymous}}}

// Who vouches for what an alert tells is told with it, in JSON and in plain
// text, so that an allegation does not read as a fact.
func TestWhoSaysSo(t *testing.T) {
	a := alert
	a.Standing = alleged
	m := notify.NewMessage(a, doc, "c", "")
	if len(m.Says) != 2 || m.Says[0].Who != "Tibor Balakov" || m.Says[1].Who != "two officials" {
		t.Errorf("told %+v", m.Says)
	}
	for _, text := range []string{notify.Words(a, doc), m.Text()} {
		if !strings.Contains(text, "attributed to Tibor Balakov (official)\nattributed to two officials (anonymous)\n") {
			t.Errorf("the words are %q", text)
		}
	}
	if text := notify.Words(alert, doc); strings.Contains(text, "attributed") {
		t.Errorf("what the text says itself is %q", text)
	}
}

var doc = entente.Document{ID: "d", Title: "Für alle", Text: "é — ひとつ", URL: "https://a.example/1", Sample: true}

// hook serves a webhook's other side.
func hook(t *testing.T, answer http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(answer)
	t.Cleanup(s.Close)
	return s.URL + "/token-s3cret"
}

func webhook(t *testing.T, address, secret string) *notify.Webhook {
	t.Helper()
	w, err := notify.NewWebhook(address, secret, nil)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestSend(t *testing.T) {
	var got *http.Request
	var body []byte
	address := hook(t, func(_ http.ResponseWriter, r *http.Request) {
		got = r
		body, _ = io.ReadAll(r.Body)
	})
	w := webhook(t, address, "hush")
	m := notify.NewMessage(alert, doc, w.Name(), "https://desk.example")
	if err := w.Send(context.Background(), m); err != nil {
		t.Fatal(err)
	}
	if got.Method != http.MethodPost || got.Header.Get("Content-Type") != "application/json" {
		t.Errorf("got %s %s", got.Method, got.Header)
	}
	if got.Header.Get("Idempotency-Key") != notify.Key("x", w.Name(), 1) || got.Header.Get(notify.SignatureHeader) != notify.Sign([]byte("hush"), body) {
		t.Errorf("got headers %s", got.Header)
	}
	var back notify.Message
	if err := json.Unmarshal(body, &back); err != nil {
		t.Fatal(err)
	}
	want := []notify.Span{{Start: 4, End: 7, Text: "ひとつ"}, {Start: 0, End: 2, In: "title", Text: "Fü"}}
	if len(back.Evidence) != 2 || back.Evidence[0] != want[0] || back.Evidence[1] != want[1] {
		t.Errorf("evidence: got %v, want %v", back.Evidence, want)
	}
	if !back.Document.Sample || back.Link != "https://desk.example/document/d" || strings.Join(back.Between, " ") != "PRK RUS" {
		t.Errorf("got %+v", back)
	}
}

// Each time that an alert is told is a notice of its own; the first has the key
// that it had when alerts were told once.
func TestKeyOfEachTelling(t *testing.T) {
	a := alert
	a.Told = []entente.Telling{{}, {}}
	m := notify.NewMessage(a, doc, "c", "")
	if m.Time != 2 || m.Key != notify.Key("x", "c", 2) || m.Key == notify.Key("x", "c", 1) {
		t.Errorf("got time %d, key %s", m.Time, m.Key)
	}
	if got := notify.Key("x", "c", 1); got != "7f7c6e186c4139e466731e2abbf42ac4" {
		t.Errorf("got %s", got)
	}
}

func TestNoSecretNoSignature(t *testing.T) {
	signed := "not called"
	address := hook(t, func(_ http.ResponseWriter, r *http.Request) { signed = r.Header.Get(notify.SignatureHeader) })
	if err := webhook(t, address, "").Send(context.Background(), notify.Message{}); err != nil || signed != "" {
		t.Errorf("signature %q, error %v", signed, err)
	}
}

func TestSign(t *testing.T) {
	// The example of HMAC-SHA256 that encyclopedias give.
	want := "sha256=f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8"
	if got := notify.Sign([]byte("key"), []byte("The quick brown fox jumps over the lazy dog")); got != want {
		t.Errorf("got %s", got)
	}
}

func TestSendFails(t *testing.T) {
	moved := 0
	for name, c := range map[string]struct {
		answer http.HandlerFunc
		want   string
		after  time.Duration
	}{
		"refused": {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) }, "403", 0},
		"too many": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "30")
			w.WriteHeader(http.StatusTooManyRequests)
		}, "429", 30 * time.Second},
		"moved": {func(w http.ResponseWriter, r *http.Request) {
			moved++
			http.Redirect(w, r, "/elsewhere", http.StatusTemporaryRedirect)
		}, "points elsewhere", 0},
		"cut off": {func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, "EOF", 0},
	} {
		t.Run(name, func(t *testing.T) {
			err := webhook(t, hook(t, c.answer), "").Send(context.Background(), notify.Message{})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("got %v", err)
			}
			if strings.Contains(err.Error(), "s3cret") {
				t.Errorf("the address is told in %v", err)
			}
			var later *notify.Later
			if errors.As(err, &later) != (c.after > 0) || (later != nil && later.After != c.after) {
				t.Errorf("try again: got %v", later)
			}
		})
	}
	if moved != 1 {
		t.Errorf("the redirect was followed: %d requests", moved)
	}
}

func TestAHangingHookEndsWithItsContext(t *testing.T) {
	release := make(chan struct{})
	address := hook(t, func(http.ResponseWriter, *http.Request) { <-release })
	defer close(release)
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	if err := webhook(t, address, "").Send(ctx, notify.Message{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

func TestNewWebhookRefuses(t *testing.T) {
	for _, address := range []string{"", "desk.example/hook", "ftp://desk.example", "http://", "http://%zz"} {
		if _, err := notify.NewWebhook(address, "", nil); entente.CodeOf(err) != entente.Invalid {
			t.Errorf("%q: got %v", address, err)
		}
	}
}

func TestBackoff(t *testing.T) {
	sum := time.Duration(0)
	for i := 1; i < notify.MaxAttempts; i++ {
		if notify.Backoff(i+1) < notify.Backoff(i) || notify.Backoff(i) > time.Hour {
			t.Errorf("after %d: %v", i, notify.Backoff(i))
		}
		sum += notify.Backoff(i)
	}
	if sum < 6*time.Hour || sum > 12*time.Hour {
		t.Errorf("tried for %v in all", sum)
	}
}
