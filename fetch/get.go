package fetch

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"time"

	"entente"
)

// Request asks for one address.
type Request struct {
	URL          string
	ETag         string // validators of the last good answer, empty if there was none
	LastModified string
	Page         bool // a page rather than a feed: robots.txt is asked first
}

// Response is an answer. Body is empty if NotModified.
type Response struct {
	URL          string // after redirects
	NotModified  bool
	Body         []byte // decompressed
	ContentType  string
	ETag         string
	LastModified string
}

// Get fetches one address within the client's limits. Errors are
// *entente.Error: Invalid for an address that is none, Refused where fetching
// is not allowed (private address, robots.txt), NotFound, and Unavailable for
// everything that may be better tomorrow.
func (c *Client) Get(ctx context.Context, r Request) (*Response, error) {
	next := r.URL
	for hop := 0; hop <= c.opt.MaxRedirects; hop++ {
		u, err := c.admit(ctx, next, r.Page)
		if err != nil {
			return nil, err
		}
		res, location, err := c.hop(ctx, u, r)
		if err != nil {
			return nil, err
		}
		if location == "" {
			return res, nil
		}
		next = location
	}
	return nil, entente.Errorf(entente.Unavailable, nil,
		"The address %s redirects more than %d times; open it in a browser and give the address it ends at.", shorten(r.URL), c.opt.MaxRedirects)
}

// admit checks a hop before anything is sent, and waits for its host's turn.
func (c *Client) admit(ctx context.Context, raw string, page bool) (*url.URL, error) {
	u, err := c.CheckURL(raw)
	if err != nil {
		return nil, err
	}
	if err := c.checkProxied(ctx, u); err != nil {
		return nil, err
	}
	if page && !c.opt.IgnoreRobots {
		if err := c.askRobots(ctx, u); err != nil {
			return nil, err
		}
	}
	if err := c.pace.wait(ctx, u.Host); err != nil {
		return nil, c.explain(u, err)
	}
	return u, nil
}

// hop sends one request. A redirect gives its target as location.
func (c *Client) hop(ctx context.Context, u *url.URL, r Request) (res *Response, location string, err error) {
	ctx, cancel := context.WithTimeout(ctx, c.opt.Total)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, "", c.explain(u, err)
	}
	c.headers(req, r)
	answer, err := c.http.Do(req)
	if err != nil {
		return nil, "", c.explain(u, err)
	}
	defer answer.Body.Close()
	switch code := answer.StatusCode; {
	case code == http.StatusNotModified && (r.ETag != "" || r.LastModified != ""):
		return &Response{URL: u.String(), NotModified: true, ETag: r.ETag, LastModified: r.LastModified}, "", nil
	case isRedirect(code):
		location, err := redirectTarget(u, answer)
		return nil, location, err
	case code != http.StatusOK:
		return nil, "", statusError(u, answer)
	}
	body, err := c.body(u, answer)
	if err != nil {
		return nil, "", err
	}
	return &Response{
		URL: u.String(), Body: body, ContentType: answer.Header.Get("Content-Type"),
		ETag: answer.Header.Get("ETag"), LastModified: answer.Header.Get("Last-Modified"),
	}, "", nil
}

func (c *Client) headers(req *http.Request, r Request) {
	req.Header.Set("User-Agent", c.opt.UserAgent)
	req.Header.Set("Accept", "application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9, text/plain;q=0.8, */*;q=0.5")
	if r.ETag != "" {
		req.Header.Set("If-None-Match", r.ETag)
	}
	if r.LastModified != "" {
		req.Header.Set("If-Modified-Since", r.LastModified)
	}
}

// body reads an answer up to the limit. The transport has already undone gzip,
// so the limit counts what a small bomb would become.
func (c *Client) body(u *url.URL, answer *http.Response) ([]byte, error) {
	if enc := answer.Header.Get("Content-Encoding"); enc != "" && enc != "identity" {
		return nil, entente.Errorf(entente.Unavailable, nil,
			"The host %s answers in the encoding %q, which was not asked for; its operator has to mend that.", u.Host, shorten(enc))
	}
	if answer.ContentLength > c.opt.MaxBytes {
		return nil, answerTooLarge(u, c.opt.MaxBytes)
	}
	body, err := io.ReadAll(io.LimitReader(answer.Body, c.opt.MaxBytes+1))
	if err != nil {
		return nil, c.explain(u, err)
	}
	if int64(len(body)) > c.opt.MaxBytes {
		return nil, answerTooLarge(u, c.opt.MaxBytes)
	}
	return body, nil
}

func isRedirect(code int) bool {
	switch code {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther,
		http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

func redirectTarget(u *url.URL, answer *http.Response) (string, error) {
	to, err := u.Parse(answer.Header.Get("Location"))
	if err != nil || answer.Header.Get("Location") == "" {
		return "", entente.Errorf(entente.Unavailable, err,
			"The address %s redirects without saying where to; open it in a browser and give the address it ends at.", shorten(u.String()))
	}
	to.Fragment = ""
	return to.String(), nil
}

// pause waits, or ends early with the context.
func pause(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

// errorAs finds a cause of a given type in a chain.
func errorAs[T error](err error) (T, bool) {
	var t T
	ok := errors.As(err, &t)
	return t, ok
}
