package fetch_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/http/httpproxy"

	"entente"
	"entente/fetch"
)

// quick are options for servers on this machine.
func quick() fetch.Options {
	return fetch.Options{AllowPrivate: true, Pace: -1, Total: 2 * time.Second, MaxBytes: 1 << 20, Proxy: &httpproxy.Config{}}
}

func serve(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}

func client(t *testing.T, o fetch.Options) *fetch.Client {
	t.Helper()
	c := fetch.New(o)
	t.Cleanup(c.Close)
	return c
}

func wantError(t *testing.T, err error, code entente.ErrorCode, part string) {
	t.Helper()
	if entente.CodeOf(err) != code || !strings.Contains(fmt.Sprint(err), part) {
		t.Errorf("got %q (%s), want %s with %q", err, entente.CodeOf(err), code, part)
	}
}

func TestConditionalGet(t *testing.T) {
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Last-Modified", "Tue, 05 Mar 2024 10:30:00 GMT")
		if r.Header.Get("If-None-Match") == `"v1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, "<rss/>")
	})
	c := client(t, quick())
	first, err := c.Get(t.Context(), fetch.Request{URL: at})
	if err != nil || string(first.Body) != "<rss/>" || first.ETag != `"v1"` {
		t.Fatalf("got %+v, %v", first, err)
	}
	again, err := c.Get(t.Context(), fetch.Request{URL: at, ETag: first.ETag, LastModified: first.LastModified})
	if err != nil || !again.NotModified || again.ETag != `"v1"` {
		t.Errorf("got %+v, %v", again, err)
	}
}

func TestPrivateAddressesAreRefused(t *testing.T) {
	at := serve(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "secret") })
	o := quick()
	o.AllowPrivate = false
	c := client(t, o)
	port := at[strings.LastIndex(at, ":"):]
	for _, u := range []string{
		at, "http://localhost" + port, "http://[::1]" + port, "http://[::ffff:127.0.0.1]" + port, "http://0.0.0.0" + port,
		"http://10.1.2.3/", "http://172.16.0.1/", "http://192.168.1.1/", "http://100.64.0.1/", "http://169.254.169.254/latest/meta-data/",
		"http://[fd00:ec2::254]/", "http://[fe80::1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://127.1" + port,
		"http://2130706433" + port,
	} {
		res, err := c.Get(t.Context(), fetch.Request{URL: u})
		if err == nil {
			t.Errorf("%s: fetched %q", u, res.Body)
			continue
		}
		if code := entente.CodeOf(err); code != entente.Refused && code != entente.Unavailable {
			t.Errorf("%s: %s: %v", u, code, err)
		}
	}
	_, err := c.Get(t.Context(), fetch.Request{URL: "http://localhost" + port})
	wantError(t, err, entente.Refused, "--allow-private")
}

func TestRedirectToPrivateIsRefused(t *testing.T) {
	inside := serve(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "secret") })
	proxy := serve(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, inside, http.StatusFound) })
	// The first hop goes to a public name through a proxy, the second is private.
	o := quick()
	o.AllowPrivate = false
	o.Proxy = &httpproxy.Config{HTTPProxy: proxy}
	_, err := client(t, o).Get(t.Context(), fetch.Request{URL: "http://public.invalid/"})
	wantError(t, err, entente.Refused, "private or local")
}

func TestProxy(t *testing.T) {
	proxy := serve(t, func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "by proxy: ", r.URL) })
	o := quick()
	o.AllowPrivate = false
	o.Proxy = &httpproxy.Config{HTTPProxy: proxy}
	c := client(t, o)
	res, err := c.Get(t.Context(), fetch.Request{URL: "http://public.invalid/x"})
	if err != nil || string(res.Body) != "by proxy: http://public.invalid/x" {
		t.Fatalf("got %+v, %v", res, err)
	}
	_, err = c.Get(t.Context(), fetch.Request{URL: "http://10.0.0.1/"})
	wantError(t, err, entente.Refused, "private")
	_, err = c.Get(t.Context(), fetch.Request{URL: proxy})
	wantError(t, err, entente.Refused, "private")
}

func TestRedirects(t *testing.T) {
	hops := 0
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/loop":
			hops++
			http.Redirect(w, r, "/loop", http.StatusFound)
		case "/old":
			http.Redirect(w, r, "/new", http.StatusMovedPermanently)
		case "/new":
			fmt.Fprint(w, "moved here")
		case "/file":
			w.Header().Set("Location", "file:///etc/passwd")
			w.WriteHeader(http.StatusFound)
		case "/nowhere":
			w.WriteHeader(http.StatusFound)
		}
	})
	c := client(t, quick())
	_, err := c.Get(t.Context(), fetch.Request{URL: at + "/loop"})
	wantError(t, err, entente.Unavailable, "redirects more than 5 times")
	if hops != 6 {
		t.Errorf("%d hops", hops)
	}
	res, err := c.Get(t.Context(), fetch.Request{URL: at + "/old"})
	if err != nil || string(res.Body) != "moved here" || res.URL != at+"/new" {
		t.Errorf("got %+v, %v", res, err)
	}
	_, err = c.Get(t.Context(), fetch.Request{URL: at + "/file"})
	wantError(t, err, entente.Invalid, "http://")
	_, err = c.Get(t.Context(), fetch.Request{URL: at + "/nowhere"})
	wantError(t, err, entente.Unavailable, "without saying where")
}

func TestLimits(t *testing.T) {
	stop := make(chan struct{})
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/declared":
			w.Header().Set("Content-Length", "2000000")
			w.WriteHeader(http.StatusOK)
		case "/streamed":
			for range 2000 {
				_, _ = w.Write(bytes.Repeat([]byte("x"), 1000))
				w.(http.Flusher).Flush()
			}
		case "/bomb":
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			for range 64 {
				_, _ = z.Write(make([]byte, 1<<20))
			}
			_ = z.Close()
		case "/hangs":
			select {
			case <-r.Context().Done():
			case <-stop:
			}
		case "/drips":
			for r.Context().Err() == nil {
				fmt.Fprint(w, "x")
				w.(http.Flusher).Flush()
				time.Sleep(20 * time.Millisecond)
			}
		case "/brotli":
			w.Header().Set("Content-Encoding", "br")
			fmt.Fprint(w, "x")
		}
	})
	defer close(stop)
	o := quick()
	o.Total = 400 * time.Millisecond
	c := client(t, o)
	for path, want := range map[string]string{
		"/declared": "larger than 1 MB", "/streamed": "larger than 1 MB", "/bomb": "larger than 1 MB, the limit for one page or feed",
		"/hangs": "did not answer in time", "/drips": "did not answer in time", "/brotli": "encoding",
	} {
		start := time.Now()
		_, err := c.Get(t.Context(), fetch.Request{URL: at + path})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", path, err, want)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s took %s", path, took)
		}
	}
}

func TestSentences(t *testing.T) {
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		code := 0
		fmt.Sscan(r.URL.Path[1:], &code)
		w.WriteHeader(code)
	})
	closed := httptest.NewServer(nil)
	closed.Close()
	c := client(t, quick())
	for _, x := range []struct {
		url  string
		code entente.ErrorCode
		part string
	}{
		{at + "/404", entente.NotFound, "nothing at"},
		{at + "/410", entente.NotFound, "nothing at"},
		{at + "/403", entente.Refused, "does not let"},
		{at + "/429", entente.Unavailable, "left alone"},
		{at + "/500", entente.Unavailable, "HTTP 500"},
		{at + "/204", entente.Unavailable, "HTTP 204"},
		{closed.URL, entente.Unavailable, "refuses the connection"},
		{"http://no-such-host.invalid/", entente.Unavailable, "cannot be found"},
		{"ftp://example.org/x", entente.Invalid, "http:// or https://"},
		{"http:///x", entente.Invalid, "names no host"},
		{"http://u:p@example.org/", entente.Invalid, "password"},
		{"http://ex ample.org/", entente.Invalid, "not a web address"},
		{"", entente.Invalid, "http://"},
	} {
		_, err := c.Get(t.Context(), fetch.Request{URL: x.url})
		wantError(t, err, x.code, x.part)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := c.Get(ctx, fetch.Request{URL: at + "/200"})
	wantError(t, err, entente.Unavailable, "stopped")
}

func TestCertificate(t *testing.T) {
	s := httptest.NewTLSServer(http.NotFoundHandler())
	defer s.Close()
	s.Config.ErrorLog = nil
	_, err := client(t, quick()).Get(t.Context(), fetch.Request{URL: s.URL})
	wantError(t, err, entente.Unavailable, "certificate")
}

func TestRobots(t *testing.T) {
	asked := 0
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			asked++
			fmt.Fprint(w, "User-agent: *\nDisallow: /all\n\nUser-agent: entente\nDisallow: /private\n")
			return
		}
		fmt.Fprint(w, "page")
	})
	c := client(t, quick())
	_, err := c.Get(t.Context(), fetch.Request{URL: at + "/private/1", Page: true})
	wantError(t, err, entente.Refused, "robots.txt")
	if _, err := c.Get(t.Context(), fetch.Request{URL: at + "/all", Page: true}); err != nil {
		t.Errorf("the rules for all were taken for ours: %v", err)
	}
	if _, err := c.Get(t.Context(), fetch.Request{URL: at + "/private/feed"}); err != nil {
		t.Errorf("a feed: %v", err)
	}
	if asked != 1 {
		t.Errorf("robots.txt was asked for %d times", asked)
	}
}

func TestRobotsInTrouble(t *testing.T) {
	for code, allowed := range map[int]bool{404: true, 403: true, 429: false, 500: false, 503: false} {
		at := serve(t, func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/robots.txt" {
				w.WriteHeader(code)
			}
		})
		_, err := client(t, quick()).Get(t.Context(), fetch.Request{URL: at + "/x", Page: true})
		if (err == nil) != allowed {
			t.Errorf("HTTP %d for robots.txt: %v", code, err)
		}
	}
}

func TestPace(t *testing.T) {
	at := serve(t, func(http.ResponseWriter, *http.Request) {})
	o := quick()
	o.Pace = 60 * time.Millisecond
	c := client(t, o)
	start := time.Now()
	for range 3 {
		if _, err := c.Get(t.Context(), fetch.Request{URL: at}); err != nil {
			t.Fatal(err)
		}
	}
	if took := time.Since(start); took < 2*o.Pace {
		t.Errorf("three requests took %s", took)
	}
}

func FuzzCheckURL(f *testing.F) {
	for _, s := range []string{"http://127.0.0.1/", "http://[::ffff:10.0.0.1%25eth0]/", "https://a.example:0/", "//x", "http://0x7f.1"} {
		f.Add(s)
	}
	c := fetch.New(fetch.Options{Proxy: &httpproxy.Config{}})
	f.Fuzz(func(t *testing.T, raw string) {
		u, err := c.CheckURL(raw)
		if err != nil {
			return
		}
		if a, err := netip.ParseAddr(u.Hostname()); err == nil && (a.Unmap().IsLoopback() || a.Unmap().IsPrivate()) {
			t.Errorf("%q leads inside", raw)
		}
		if _, err := url.Parse(u.String()); err != nil {
			t.Errorf("%q does not parse again: %v", u, err)
		}
	})
}
