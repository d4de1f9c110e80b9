package extract_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"entente"
	"entente/extract"
	"entente/lang/en"
)

func reader(t testing.TB) *extract.Reader {
	t.Helper()
	r, err := extract.Load(en.FS)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestPlainText(t *testing.T) {
	const body = "Ruritania and Grenzmark signed a trade pact on Monday.\nThe two sides will meet again in May."
	for name, c := range map[string]struct{ in, title, text string }{
		"as it is":         {body + "\n", "", body + "\n"},
		"reply at the end": {body + "\nLeave a Reply", "", body},
		"several at the end": {
			body + "\n\nShare this\nTweet\nSubscribe to our newsletter\n\n3 Comments\n", "", body},
		"advertisement in the middle": {
			"One side agreed.\nADVERTISEMENT\nThe other did not.", "",
			"One side agreed.\n             \nThe other did not."},
		"related links": {
			body + "\n\nRelated Articles\nFive things to know about the pact\nWhy the border matters\n", "", body},
		"text after related links": {
			"One side agreed.\n\nRead more:\nWhy the border matters\n\nThe other side did not agree.", "",
			"One side agreed.\n\n          \n                      \n\nThe other side did not agree."},
		"headline": {
			"Ruritania Signs Trade Pact With Grenzmark\n\n" + body, "Ruritania Signs Trade Pact With Grenzmark",
			strings.Repeat(" ", 41) + "\n\n" + body},
		"furniture above the headline": {
			"Share this\n\nRuritania Signs Trade Pact With Grenzmark\n\n" + body, "Ruritania Signs Trade Pact With Grenzmark",
			strings.Repeat(" ", 10) + "\n\n" + strings.Repeat(" ", 41) + "\n\n" + body},
		"headline and byline": {
			"Grenzmark recalls its envoy\nBy Ada Winter and Tom Field, Harbour Post\n\n" + body, "",
			"Grenzmark recalls its envoy\n" + strings.Repeat(" ", 41) + "\n\n" + body},
		"a first sentence is no headline": {"The envoy left on Tuesday.\n\n" + body, "", "The envoy left on Tuesday.\n\n" + body},
		"a headline needs an empty line":  {"Grenzmark recalls its envoy\n" + body, "", "Grenzmark recalls its envoy\n" + body},
		"alone, a line is text":           {"Grenzmark recalls its envoy", "", "Grenzmark recalls its envoy"},
		"furniture words in a sentence": {
			"He asked them to share this with the allies.\nThey will subscribe to our newsletter of demands, he said.", "",
			"He asked them to share this with the allies.\nThey will subscribe to our newsletter of demands, he said."},
		"wrapped line": {
			"The ministry, which had published the\nadvertisement\nin March, apologised.", "",
			"The ministry, which had published the\nadvertisement\nin March, apologised."},
		"By at the start of a sentence": {"By Monday the troops had left the town.", "", "By Monday the troops had left the town."},
		"carriage returns":              {"One side agreed.\r\nLeave a Reply\r\n", "", "One side agreed."},
		"other scripts":                 {"Le ministre a signé l’accord.\n両国は条約に署名した。\nوقع البلدان اتفاقا.", "", "Le ministre a signé l’accord.\n両国は条約に署名した。\nوقع البلدان اتفاقا."},
	} {
		t.Run(name, func(t *testing.T) {
			doc, err := reader(t).Document([]byte(c.in), extract.Hint{URL: "a.txt"})
			if err != nil {
				t.Fatal(err)
			}
			if doc.Title != c.title || doc.Text != c.text {
				t.Errorf("title %q, text %q\nwant %q, %q", doc.Title, doc.Text, c.title, c.text)
			}
		})
	}
}

// Offsets in a plain text are offsets in its file.
func TestPlainTextKeepsOffsets(t *testing.T) {
	const in = "Grenzmark’s envoy is recalled\n\nBy Ada Winter\n\nThe café “deal” failed.\nShare this\nThe talks go on.\nLeave a Reply\n"
	doc, err := reader(t).Document([]byte(in), extract.Hint{})
	if err != nil {
		t.Fatal(err)
	}
	for _, quote := range []string{"café", "The talks go on."} {
		want, got := runesBefore(in, quote), runesBefore(doc.Text, quote)
		if want != got {
			t.Errorf("%q is at %d in the text, at %d in the file", quote, got, want)
		}
	}
}

func runesBefore(s, part string) int {
	before, _, _ := strings.Cut(s, part)
	return utf8.RuneCountInString(before)
}

func TestEncodings(t *testing.T) {
	for name, c := range map[string]struct {
		raw, contentType, encoding, want string
	}{
		"utf-8":                   {raw: "Der Außenminister", want: "Der Außenminister"},
		"utf-8 with mark":         {raw: "\xEF\xBB\xBFAußen", want: "Außen"},
		"utf-16le with mark":      {raw: "\xFF\xFEA\x00u\x00\xDF\x00e\x00n\x00", want: "Außen"},
		"utf-16be with mark":      {raw: "\xFE\xFF\x00A\x00u\x00\xDF", want: "Auß"},
		"utf-16le without mark":   {raw: "T\x00h\x00e\x00 \x00p\x00a\x00c\x00t\x00", want: "The pact"},
		"declared in the header":  {raw: "Au\xDFen", contentType: "text/plain; charset=ISO-8859-1", want: "Außen"},
		"named by the user":       {raw: "\xEF\xF0\xE8\xE2\xE5\xF2", encoding: "windows-1251", want: "привет"},
		"the user outranks":       {raw: "\xEF\xF0\xE8\xE2\xE5\xF2", contentType: "text/plain; charset=utf-8", encoding: "windows-1251", want: "привет"},
		"declared in the charset": {raw: "\xEF\xF0\xE8\xE2\xE5\xF2", contentType: `text/plain; charset="windows-1251"; x=y`, want: "привет"},
	} {
		t.Run(name, func(t *testing.T) {
			doc, err := reader(t).Document([]byte(c.raw), extract.Hint{ContentType: c.contentType, Encoding: c.encoding})
			if err != nil {
				t.Fatal(err)
			}
			if doc.Text != c.want {
				t.Errorf("got %q, want %q", doc.Text, c.want)
			}
		})
	}
}

func TestWhatIsNoText(t *testing.T) {
	for name, c := range map[string]struct{ raw, encoding, want string }{
		"empty":            {raw: "", want: "no text"},
		"blank":            {raw: " \n\t\r\n", want: "no text"},
		"furniture only":   {raw: "Leave a Reply\n", want: "no text"},
		"binary":           {raw: "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x03\x00>\x00\x01", want: "not a text"},
		"image":            {raw: "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", want: "image/png"},
		"zip":              {raw: "PK\x03\x04\x14\x00\x00\x00\x08\x00", want: "zip"},
		"pdf":              {raw: "%PDF-1.7\n1 0 obj\n", want: "pdf"},
		"cut off":          {raw: "Der Au\xC3", want: "cut off"},
		"damaged":          {raw: "Der Außenminister \xC3\x28 sprach", want: "not valid UTF-8"},
		"looks western":    {raw: "The caf\xE9 where the ministers met was closed.", want: "--encoding windows-1252"},
		"unknown encoding": {raw: "abc", encoding: "klingon", want: "not known"},
		"half a character": {raw: "\xFF\xFEA\x00\x3D\xD8", want: "damaged, cut off"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := reader(t).Document([]byte(c.raw), extract.Hint{Encoding: c.encoding})
			if entente.CodeOf(err) != entente.Invalid || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want an invalid that says %q", err, c.want)
			}
		})
	}
}

const webPage = `<!DOCTYPE html><html lang="en-GB"><head>
<title>Grenzmark recalls its envoy | Harbour Post</title>
<meta property="og:title" content="Grenzmark recalls its envoy">
<meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2024-03-05T10:30:00Z">
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Grenzmark recalls its envoy</h1>
<p class="byline">By Ada Winter</p>
<p>The government of Grenzmark recalled its ambassador to Ruritania on Tuesday, a day after border guards of both
states exchanged fire near the river crossing, the foreign ministry said in a statement.</p>
<p>Ruritania&rsquo;s prime minister called the decision &ldquo;regrettable&rdquo; and said that talks on the disputed customs
post would go on. Two guards were wounded in the incident, according to officials in the capital.</p>
<p>Advertisement</p>
<p>The two neighbours had signed an agreement on the crossing only last year, after months of negotiations that were
led by the League of Harbours.</p>
</article>
<aside><h2>Most read</h2><ul><li><a href="/1">Ten recipes for autumn</a></li><li><a href="/2">Cup final: as it happened</a></li></ul></aside>
<section id="comments"><h3>Leave a Reply</h3><p>Your email address will not be published.</p></section>
<footer>&copy; Harbour Post. All rights reserved.</footer></body></html>`

func TestPage(t *testing.T) {
	doc, err := reader(t).Document([]byte(webPage), extract.Hint{
		URL: "https://harbour.example/world/envoy", ContentType: "text/html; charset=utf-8",
		Retrieved: time.Date(2024, 3, 6, 0, 0, 0, 0, time.UTC),
	})
	if err != nil {
		t.Fatal(err)
	}
	if doc.Title != "Grenzmark recalls its envoy" || doc.Publisher.Name != "Harbour Post" || doc.Language != "en" {
		t.Errorf("title %q, publisher %q, language %q", doc.Title, doc.Publisher.Name, doc.Language)
	}
	if got := doc.Published.Format(time.DateOnly); got != "2024-03-05" {
		t.Errorf("published %s", got)
	}
	for _, must := range []string{"exchanged fire", "Ruritania’s prime minister", "League of Harbours"} {
		if !strings.Contains(doc.Text, must) {
			t.Errorf("the text lacks %q:\n%s", must, doc.Text)
		}
	}
	for _, mustNot := range []string{"Most read", "recipes", "Reply", "Advertisement", "rights reserved", "recalls its envoy", "By Ada"} {
		if strings.Contains(doc.Text, mustNot) {
			t.Errorf("the text has %q:\n%s", mustNot, doc.Text)
		}
	}
	if strings.Count(doc.Text, "\n\n") != 2 {
		t.Errorf("three paragraphs expected:\n%s", doc.Text)
	}
}

// A page with little on it is taken once, block by block.
func TestShortPage(t *testing.T) {
	const long = "The envoy of Ruritania left Grenzmark on Tuesday after he had been told that he was not welcome any more in the capital."
	for name, c := range map[string]struct{ page, want string }{
		"one sentence":   {"<html><title>Port News</title><body><article><p>Ruritania warned Grenzmark.</p></article></body></html>", "Ruritania warned Grenzmark."},
		"broken off":     {"<html><head><title>Hi</title></head><body><article><p>Ruritania sent its envoy to Grenzmark on Mon", "Ruritania sent its envoy to Grenzmark on Mon"},
		"no paragraphs":  {"<div>Ruritania warned Grenzmark.</div><div>It was Monday.</div>", "Ruritania warned Grenzmark.\n\nIt was Monday."},
		"two and a list": {"<html><title>T</title><body><p>Ruritania warned Grenzmark.</p><ul><li>Trade</li><li>Borders</li></ul></body></html>", "Ruritania warned Grenzmark.\n\nTrade\n\nBorders"},
		"furniture":      {"<html><title>T</title><body><nav><a>Home</a><a>World</a></nav><p>Ruritania warned Grenzmark.</p><form><button>Go</button></form></body></html>", "Ruritania warned Grenzmark."},
		"bare article":   {"<html><title>T</title><body><article><div>" + long + "</div><div>It is over.</div></article></body></html>", long + "\n\nIt is over."},
	} {
		t.Run(name, func(t *testing.T) {
			doc, err := reader(t).Document([]byte(c.page), extract.Hint{ContentType: "text/html"})
			if err != nil || doc.Text != c.want {
				t.Errorf("got %q, %v; want %q", doc.Text, err, c.want)
			}
		})
	}
}

func TestPageWithoutArticle(t *testing.T) {
	_, err := reader(t).Document([]byte("<html><body><script>go()</script></body></html>"), extract.Hint{})
	if entente.CodeOf(err) != entente.Invalid {
		t.Errorf("got %v", err)
	}
}

func TestPageOfTooManyElements(t *testing.T) {
	_, err := reader(t).Document([]byte(strings.Repeat("<div>x</div>", 200_000)), extract.Hint{ContentType: "text/html"})
	if entente.CodeOf(err) != entente.Invalid || !strings.Contains(err.Error(), "200000 elements") {
		t.Errorf("got %v", err)
	}
}

func TestItem(t *testing.T) {
	doc, err := reader(t).Item("Talks &amp; tariffs", "<p>The sides met.</p><p>They <b>agreed</b>&nbsp;on little.</p><p>Share this</p>", extract.Hint{})
	if err != nil {
		t.Fatal(err)
	}
	if doc.Title != "Talks & tariffs" || doc.Text != "The sides met.\n\nThey agreed on little." {
		t.Errorf("title %q, text %q", doc.Title, doc.Text)
	}
}
