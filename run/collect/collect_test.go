package collect_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/http/httpproxy"

	"entente"
	"entente/extract"
	"entente/fetch"
	"entente/lang/en"
	"entente/run/collect"
)

// press knows one publisher.
type press struct{}

func (press) Publisher(s string) (entente.Publisher, bool) {
	if s != "Harbour Post" {
		return entente.Publisher{}, false
	}
	return entente.Publisher{Name: "Harbour Post", Country: "GRZ", Kind: "newspaper"}, true
}

func collector(t *testing.T, now *time.Time) *collect.Collector {
	return withClock(t, func() time.Time { return *now })
}

func withClock(t *testing.T, clock func() time.Time) *collect.Collector {
	t.Helper()
	r, err := extract.Load(en.FS)
	if err != nil {
		t.Fatal(err)
	}
	client := fetch.New(fetch.Options{AllowPrivate: true, Pace: -1, Proxy: &httpproxy.Config{}})
	t.Cleanup(client.Close)
	return collect.New(client, r, press{}, clock)
}

// site is a feed whose items and pages a test changes.
type site struct {
	items atomic.Value // string
	pages atomic.Int64 // requests for pages
	down  atomic.Bool  // the pages, not the feed
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.URL.Path == "/feed":
		items := s.items.Load().(string)
		tag := fmt.Sprintf(`"%d"`, len(items))
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprintf(w, `<rss version="2.0"><channel><title>Harbour Post</title>%s</channel></rss>`, items)
	case r.URL.Path == "/robots.txt":
		http.NotFound(w, r)
	case s.down.Load():
		w.WriteHeader(http.StatusBadGateway)
	default:
		s.pages.Add(1)
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, "<html><head><title>Page</title></head><body><article><p>%s</p></article></body></html>",
			strings.Repeat("The whole text of "+r.URL.Path+" stands on its page. ", 12))
	}
}

func item(id, text string) string {
	return fmt.Sprintf(`<item><title>Title %s</title><guid>%s</guid><link>/page/%s</link><description>%s</description>
		<pubDate>Wed, 19 Jun 2024 08:00:00 GMT</pubDate></item>`, id, id, id, text)
}

func TestFeed(t *testing.T) {
	s := &site{}
	long := strings.Repeat("A long text in the feed itself. ", 40)
	s.items.Store(item("a", long) + item("b", "Only the beginning."))
	web := httptest.NewServer(s)
	defer web.Close()
	now := time.Now()
	c := collector(t, &now)
	src := entente.Source{ID: 1, Kind: entente.SourceFeed, Location: web.URL + "/feed"}
	look := func(want ...string) {
		t.Helper()
		in, err := c.Fetch(context.Background(), &src)
		if err != nil {
			t.Fatal(err)
		}
		checkTexts(t, in, want...)
	}
	look("The whole text of /page/b", "A long text") // oldest first
	if src.Name != "Harbour Post" || src.ETag == "" {
		t.Errorf("source %+v", src)
	}
	look() // not modified

	s.items.Store(item("c", "New.") + item("a", long) + item("b", "Only the beginning."))
	look("The whole text of /page/c")
	if n := s.pages.Load(); n != 2 {
		t.Errorf("%d pages fetched", n)
	}

	// It could not be stored: it is given again.
	src.Failures, src.ETag = 1, ""
	look("The whole text of /page/c")
	src.Failures = 0

	// A page that is down is tried again at the next looks, then the feed's
	// own words have to do.
	s.down.Store(true)
	s.items.Store(item("d", "Words of the feed."))
	look()
	look()
	look("Words of the feed.")
	look()
}

func checkTexts(t *testing.T, in []entente.Input, want ...string) {
	t.Helper()
	if len(in) != len(want) {
		t.Fatalf("%d documents, want %d", len(in), len(want))
	}
	for i, w := range want {
		d := in[i].Doc
		if !strings.HasPrefix(d.Text, w) || d.Error != "" {
			t.Errorf("document %d is %q (%s), want %q", i, d.Text, d.Error, w)
		}
		if d.Published.Format(time.DateOnly) != "2024-06-19" || len(in[i].Raw) == 0 {
			t.Errorf("document %d: published %s, %d raw bytes", i, d.Published, len(in[i].Raw))
		}
	}
}

// ticking is a collector on whose clock a page takes two ticks.
func ticking(t *testing.T, tick time.Duration) *collect.Collector {
	now := time.Date(2024, 6, 19, 9, 0, 0, 0, time.UTC)
	return withClock(t, func() time.Time { now = now.Add(tick); return now })
}

// A host that does not answer is asked for two pages a look; what the feed
// itself says is taken at the third all the same.
func TestFeedOfAHostThatHangs(t *testing.T) {
	s := &site{}
	var asked atomic.Int64
	s.items.Store(item("a", "Words of a.") + item("b", "Words of b.") + item("c", "Words of c.") + item("d", "Words of d."))
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/page") {
			asked.Add(1)
		}
		s.ServeHTTP(w, r)
	}))
	defer web.Close()
	s.down.Store(true)
	c := ticking(t, 6*time.Second)
	src := entente.Source{ID: 1, Kind: entente.SourceFeed, Location: web.URL + "/feed"}
	for n, want := range [][]string{{}, {}, {"Words of d.", "Words of c.", "Words of b.", "Words of a."}} {
		in, err := c.Fetch(context.Background(), &src)
		if err != nil {
			t.Fatal(err)
		}
		checkTexts(t, in, want...)
		if got := asked.Swap(0); got != 2 {
			t.Errorf("look %d asked for %d pages", n+1, got)
		}
	}
}

// A look ends in time, with what it has; the next goes on where it ended.
func TestLongFeed(t *testing.T) {
	s := &site{}
	s.items.Store(item("a", "x") + item("b", "x") + item("c", "x") + item("d", "x"))
	web := httptest.NewServer(s)
	defer web.Close()
	c := ticking(t, 25*time.Second)
	src := entente.Source{ID: 1, Kind: entente.SourceFeed, Location: web.URL + "/feed"}
	given := 0
	for n := range 4 {
		in, err := c.Fetch(context.Background(), &src)
		if err != nil {
			t.Fatal(err)
		}
		if n == 0 && (len(in) == 0 || len(in) == 4 || src.ETag != "") {
			t.Errorf("the first look gives %d documents, validator %q", len(in), src.ETag)
		}
		given += len(in)
	}
	if given != 4 || s.pages.Load() != 4 || src.ETag == "" {
		t.Errorf("%d documents of 4, %d pages asked for, validator %q", given, s.pages.Load(), src.ETag)
	}
}

func TestFeedThatIsNone(t *testing.T) {
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "<html></html>") }))
	defer web.Close()
	now := time.Now()
	src := entente.Source{ID: 1, Kind: entente.SourceFeed, Location: web.URL}
	if _, err := collector(t, &now).Fetch(context.Background(), &src); entente.CodeOf(err) != entente.Invalid {
		t.Errorf("got %v", err)
	}
}

func TestFolder(t *testing.T) {
	dir := t.TempDir()
	now := time.Now().Add(time.Hour) // all files are old
	c := collector(t, &now)
	src := entente.Source{ID: 7, Kind: entente.SourceFolder, Location: dir}
	put := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put("a.txt", "The envoys met.")
	put("b.txt", "\x7fELF\x00\x00")
	put("c.jsonl", `{"text":"One.","publisher":"Harbour Post"}`+"\n\n{\"text\":\n")
	look := func() []entente.Input {
		t.Helper()
		in, err := c.Fetch(context.Background(), &src)
		if err != nil {
			t.Fatal(err)
		}
		return in
	}
	in := look()
	if len(in) != 4 {
		t.Fatalf("%d documents", len(in))
	}
	if in[0].Doc.Text != "The envoys met." || in[2].Doc.Publisher.Country != "GRZ" {
		t.Errorf("got %+v", in)
	}
	for _, bad := range []int{1, 3} {
		if d := in[bad].Doc; d.Error == "" || d.Text != "" || !strings.HasPrefix(d.URL, dir) {
			t.Errorf("document %d is not listed with its error: %+v", bad, d)
		}
	}
	src.Failures = 1 // they could not be stored
	if n := len(look()); n != 4 {
		t.Errorf("%d documents the second time", n)
	}
	src.Failures = 0
	if n := len(look()); n != 0 {
		t.Errorf("%d documents the third time", n)
	}
	src.Location = filepath.Join(dir, "none")
	src.ID = 8
	if _, err := c.Fetch(context.Background(), &src); entente.CodeOf(err) != entente.NotFound {
		t.Errorf("got %v", err)
	}
}
