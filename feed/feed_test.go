package feed_test

import (
	"strings"
	"testing"
	"time"

	"entente"
	"entente/feed"
)

const rss = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Harbour Post &#8211; World</title><link>https://harbour.example</link><language>en-gb</language>
<item><title>Envoy &lt;b&gt;recalled&lt;/b&gt;</title><link>/world/envoy</link><guid>hp-1</guid>
<pubDate>Tue, 05 Mar 2024 10:30:00 +0200</pubDate><description>A short summary.</description>
<content:encoded><![CDATA[<p>Grenzmark recalled its envoy & closed the pass.</p>]]></content:encoded></item>
<item><title>No guid</title><link>https://harbour.example/2</link></item>
</channel></rss>`

func TestRSS(t *testing.T) {
	f, err := feed.Parse([]byte(rss), "https://harbour.example/feeds/world.xml")
	if err != nil {
		t.Fatal(err)
	}
	if f.Title != "Harbour Post – World" || f.Language != "en" || len(f.Items) != 2 {
		t.Fatalf("got %+v", f)
	}
	i := f.Items[0]
	if i.ID != "hp-1" || i.Title != "Envoy recalled" || i.Link != "https://harbour.example/world/envoy" || i.Publisher != f.Title {
		t.Errorf("got %+v", i)
	}
	if !i.Published.Equal(time.Date(2024, 3, 5, 8, 30, 0, 0, time.UTC)) {
		t.Errorf("published %s", i.Published)
	}
	if !strings.Contains(i.Body(), "closed the pass") || i.Complete() {
		t.Errorf("body %q, complete %v", i.Body(), i.Complete())
	}
	if f.Items[1].ID != "https://harbour.example/2" {
		t.Errorf("id %q", f.Items[1].ID)
	}
}

func TestOtherFormats(t *testing.T) {
	for name, raw := range map[string]string{
		"atom": `<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><id>1</id><title>Talks fail</title>
			<link href="https://a.example/1"/><updated>2024-03-05T08:30:00Z</updated><summary>They failed.</summary></entry></feed>`,
		"json": `{"version":"https://jsonfeed.org/version/1.1","title":"A","items":[{"id":"1","url":"https://a.example/1",
			"title":"Talks fail","content_html":"<p>They failed.</p>","date_published":"2024-03-05T08:30:00Z"}]}`,
	} {
		f, err := feed.Parse([]byte(raw), "")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		i := f.Items[0]
		if i.Title != "Talks fail" || i.Link != "https://a.example/1" || i.Published.Hour() != 8 || !strings.Contains(i.Body(), "They failed.") {
			t.Errorf("%s: got %+v", name, i)
		}
	}
}

func TestRepair(t *testing.T) {
	for name, raw := range map[string]string{
		"a line before":      "\n\n  <!-- cache miss -->\n" + rss,
		"a warning before":   "Warning: mysql_connect() in /srv/feed.php\n" + rss,
		"control characters": strings.Replace(rss, "A short", "A \x0b\x01short", 1),
		"ampersand":          strings.Replace(rss, "A short", "Trade & aid, R&D: a short", 1),
		"html entity":        strings.Replace(rss, "A short", "A&nbsp;short", 1),
	} {
		f, err := feed.Parse([]byte(raw), "https://harbour.example/")
		if err != nil || len(f.Items) != 2 {
			t.Errorf("%s: %d items, %v", name, len(f.Items), err)
		}
	}
}

func TestWhatIsNoFeed(t *testing.T) {
	for raw, want := range map[string]string{
		"": "empty",
		`<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>`: "add https://a.example/rss instead",
		`<html><body>Hello</body></html>`:              "gives HTML, not a feed",
		`<opml version="2.0"><body/></opml>`:           "list of feeds",
		`{"a": 1}`:                                     "not a feed",
		`Just some words.`:                             "not a feed",
		"\x89PNG\r\n\x1a\n\x00":                        "not even text",
		rss[:400]:                                      "damaged or cut off",
		`<?xml version="1.0"?><urlset><url/></urlset>`: "not a feed",
	} {
		_, err := feed.Parse([]byte(raw), "https://a.example/x")
		if entente.CodeOf(err) != entente.Invalid || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: got %v, want %q", raw, err, want)
		}
	}
}

func TestComplete(t *testing.T) {
	long := "<p>" + strings.Repeat("The envoys met again. ", 60) + "</p>"
	for content, want := range map[string]bool{
		long: true, "<p>Short.</p>": false, "": false,
		long + "<p>Read on […]</p>":                                  false,
		`<img src="` + strings.Repeat("x", 2000) + `"><p>Short.</p>`: false,
	} {
		i := feed.Item{Content: content}
		if i.Complete() != want {
			t.Errorf("%.40q: complete %v", content, !want)
		}
	}
}

func TestOPML(t *testing.T) {
	got, err := feed.OPML([]byte(`<?xml version="1.0" encoding="ISO-8859-1"?><opml version="1.0"><head/><body>
		<outline text="World"><outline type="rss" text="Caf` + "\xe9" + `" xmlUrl="https://a.example/rss"/></outline>
		<outline title="B" text="b" xmlUrl="https://b.example/atom"/></body></opml>`))
	want := []feed.Outline{{"Café", "https://a.example/rss"}, {"B", "https://b.example/atom"}}
	if err != nil || len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("got %v, %v", got, err)
	}
	for _, bad := range []string{"", "<opml><body><outline text='x'/></body></opml>", "<html/>", "<opml><body>"} {
		if _, err := feed.OPML([]byte(bad)); entente.CodeOf(err) != entente.Invalid {
			t.Errorf("%q: got %v", bad, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(rss))
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1.1","items":[null,{}]}`))
	f.Add([]byte(`<feed xmlns="http://www.w3.org/2005/Atom"><entry/></feed>`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if _, err := feed.Parse(raw, "https://a.example/"); err != nil && entente.CodeOf(err) != entente.Invalid {
			t.Errorf("not a sentence about the input: %v", err)
		}
	})
}

func FuzzOPML(f *testing.F) {
	f.Add([]byte(`<opml><body><outline xmlUrl="https://a.example/"/></body></opml>`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if _, err := feed.OPML(raw); err != nil && entente.CodeOf(err) != entente.Invalid {
			t.Errorf("not a sentence about the input: %v", err)
		}
	})
}
