package notify

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"entente"
)

// SignatureHeader carries "sha256=" and the HMAC-SHA256 of the body under the
// shared secret, in hex, where a secret is set.
const SignatureHeader = "X-Entente-Signature"

// timeout is how long a webhook may take to answer.
const timeout = 10 * time.Second

// Webhook posts messages to one address. It is safe for concurrent use.
type Webhook struct {
	url    string
	name   string
	secret []byte
	http   *http.Client
}

// NewWebhook makes a channel of an address, which must be http or https; the
// secret may be empty. The transport is nil for the usual one.
func NewWebhook(address, secret string, transport http.RoundTripper) (*Webhook, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return nil, &entente.Error{Code: entente.Invalid, Err: err,
			Message: fmt.Sprintf("%q is not an address that a webhook can have. Give one that starts with http:// or https://.", address)}
	}
	sum := sha256.Sum256([]byte(address))
	return &Webhook{
		url:    address,
		name:   fmt.Sprintf("webhook %s %x", u.Host, sum[:4]),
		secret: []byte(secret),
		http: &http.Client{Transport: transport, Timeout: timeout,
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }},
	}, nil
}

// Name is what the notice log calls the channel. It shows the host and a hash
// of the address, since addresses of webhooks often carry a secret.
func (w *Webhook) Name() string { return w.name }

// Send posts a message once. Any answer but 2xx is an error; a *Later error
// says when to try again.
func (w *Webhook) Send(ctx context.Context, m Message) error {
	body, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("notify: %s: %w", w.name, err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, w.url, bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("notify: %s: %w", w.name, err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("User-Agent", "entente")
	req.Header.Set("Idempotency-Key", m.Key)
	if len(w.secret) > 0 {
		req.Header.Set(SignatureHeader, Sign(w.secret, body))
	}
	res, err := w.http.Do(req)
	if err != nil {
		return fmt.Errorf("notify: %s: %w", w.name, withoutURL(err))
	}
	defer func() { _ = res.Body.Close() }()        // nothing of it is wanted
	_, _ = io.CopyN(io.Discard, res.Body, 64*1024) // lets the connection be used again
	return answer(w.name, res)
}

// Sign is the signature of a body under a secret.
func Sign(secret, body []byte) string {
	h := hmac.New(sha256.New, secret)
	h.Write(body)
	return "sha256=" + hex.EncodeToString(h.Sum(nil))
}

// Later is the error of a channel that says when it wants to be tried again.
type Later struct {
	After time.Duration
	Err   error
}

// Error says what went wrong.
func (l *Later) Error() string { return l.Err.Error() }

// Unwrap gives what went wrong.
func (l *Later) Unwrap() error { return l.Err }

func answer(name string, res *http.Response) error {
	switch {
	case res.StatusCode >= 200 && res.StatusCode < 300:
		return nil
	case res.StatusCode >= 300 && res.StatusCode < 400:
		return fmt.Errorf("notify: %s: it answers %s and points elsewhere; configure the address that it points to", name, res.Status)
	}
	err := fmt.Errorf("notify: %s: it answers %s", name, res.Status)
	if s, bad := strconv.Atoi(res.Header.Get("Retry-After")); bad == nil && s > 0 {
		return &Later{After: min(time.Duration(s)*time.Second, 24*time.Hour), Err: err}
	}
	return err
}

// withoutURL takes the address, which may carry a secret, out of an error that
// is logged and shown.
func withoutURL(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}
