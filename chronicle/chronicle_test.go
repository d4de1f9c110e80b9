package chronicle

import (
	"io/fs"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"entente"
)

func documents(t *testing.T) []entente.Document {
	t.Helper()
	docs, err := Documents()
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

func TestDocumentsAreManyAndDistinct(t *testing.T) {
	docs := documents(t)
	if len(docs) < 60 {
		t.Errorf("%d documents, want at least 60", len(docs))
	}
	titles, ids, urls := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, d := range docs {
		if titles[d.Title] || ids[d.ID] || urls[d.URL] {
			t.Errorf("%q: title, id or URL stands twice", d.Title)
		}
		titles[d.Title], ids[d.ID], urls[d.URL] = true, true, true
	}
}

func TestDocumentsAreMarkedAsSamples(t *testing.T) {
	for _, d := range documents(t) {
		u, err := url.Parse(d.URL)
		if err != nil || u.Scheme != "https" || !strings.HasSuffix(u.Hostname(), ".example") {
			t.Errorf("%s: URL %q is not https on a reserved .example domain", d.Title, d.URL)
		}
		if !d.Sample {
			t.Errorf("%s: not marked as a sample", d.Title)
		}
		if !strings.Contains(d.Publisher.Name, "Sample") {
			t.Errorf("%s: publisher %q does not say Sample", d.Title, d.Publisher.Name)
		}
		if d.ID != entente.ContentID(d.Title, d.Text) || d.Version != 1 || d.Language != "en" {
			t.Errorf("%s: id, version or language is wrong", d.Title)
		}
	}
}

func TestDocumentsRunFromJuly2023ToJuly2025(t *testing.T) {
	first, last := time.Date(2023, 7, 1, 0, 0, 0, 0, time.UTC), time.Date(2025, 7, 31, 0, 0, 0, 0, time.UTC)
	var before time.Time
	for _, d := range documents(t) {
		if d.Published.Before(first) || d.Published.After(last) {
			t.Errorf("%s: published %s, outside the chronicle", d.Title, d.Published.Format(time.DateOnly))
		}
		if d.Published.Before(before) {
			t.Errorf("%s: out of order", d.Title)
		}
		before = d.Published
	}
}

func TestTextsAreShortCleanProse(t *testing.T) {
	upper := regexp.MustCompile(`^[A-Z]{3}$`)
	for _, d := range documents(t) {
		words := len(strings.Fields(d.Text))
		if words < 85 || words > 260 || len(d.Text) > 2000 {
			t.Errorf("%s: %d words in %d bytes", d.Title, words, len(d.Text))
		}
		if !utf8.ValidString(d.Text) || strings.Contains(d.Text, "  ") || strings.ContainsAny(d.Text, "\r\t@") {
			t.Errorf("%s: bytes that do not belong", d.Title)
		}
		if strings.Count(d.Text, "“") != strings.Count(d.Text, "”") {
			t.Errorf("%s: quotation marks do not pair", d.Title)
		}
		if !upper.MatchString(d.Publisher.Country) || d.Publisher.Kind == "" {
			t.Errorf("%s: publisher %+v is not described", d.Title, d.Publisher)
		}
		for par := range strings.SplitSeq(d.Text, "\n\n") {
			if strings.Contains(par, "\n") || !strings.HasSuffix(strings.TrimRight(par, "”\""), ".") {
				t.Errorf("%s: paragraph is broken or does not end: %.60q", d.Title, par)
			}
		}
	}
}

func TestFileNameCarriesTheDate(t *testing.T) {
	name := regexp.MustCompile(`^texts/\d{3}-(\d{4}-\d\d-\d\d)-[a-z0-9-]+\.txt$`)
	names, err := fs.Glob(texts, "texts/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for i, d := range documents(t) {
		m := name.FindStringSubmatch(names[i])
		if m == nil || m[1] != d.Published.Format(time.DateOnly) {
			t.Errorf("%s does not carry the date %s", names[i], d.Published.Format(time.DateOnly))
		}
	}
}

// Several kinds of publisher tell the same happening, else there is nothing
// for merging and grading to show.
func TestVoicesAreMany(t *testing.T) {
	kinds, countries, state := map[string]int{}, map[string]int{}, 0
	for _, d := range documents(t) {
		kinds[d.Publisher.Kind]++
		countries[d.Publisher.Country]++
		if d.Publisher.StateControlled {
			state++
		}
	}
	if len(kinds) < 7 || len(countries) < 8 || state < 10 {
		t.Errorf("kinds %v, countries %v, %d state-controlled", kinds, countries, state)
	}
}

// The article that the project was founded on is a test of the coder; the
// chronicle must not teach it.
func TestNothingIsTakenFromTheFoundingArticle(t *testing.T) {
	raw, err := os.ReadFile("../../shared/seed/article.txt")
	if err != nil {
		t.Skip("no shared folder here")
	}
	const run = 8 // words in a row that chance does not repeat
	seen := map[string]bool{}
	for _, r := range runs(string(raw), run) {
		seen[r] = true
	}
	for _, d := range documents(t) {
		for _, r := range runs(d.Text, run) {
			if seen[r] {
				t.Errorf("%s: shares %q with the article", d.Title, r)
			}
		}
	}
}

func runs(text string, n int) []string {
	words := strings.Fields(strings.ToLower(text))
	var out []string
	for i := 0; i+n <= len(words); i++ {
		out = append(out, strings.Join(words[i:i+n], " "))
	}
	return out
}

func TestDamagedFilesAreNamed(t *testing.T) {
	good := "Title: A\nPublisher: Sample P\nCountry: KOR\nKind: agency\nState-Controlled: no\nDate: 2024-01-02\nURL: https://p.example/a\n"
	cases := map[string]struct{ text, want string }{
		"no body":      {good, "no text after the header"},
		"no key":       {strings.Replace(good, "Kind: agency\n", "", 1) + "\nText.", `"Kind" is missing`},
		"twice":        {"Title: B\n" + good + "\nText.", `"Title" stands twice`},
		"unknown key":  {"Colour: red\n" + good + "\nText.", "header has 8 keys"},
		"no value":     {"what is this\n" + good + "\nText.", "is not \"Key: value\""},
		"not yes, no":  {strings.Replace(good, ": no\n", ": maybe\n", 1) + "\nText.", "not yes or no"},
		"date is none": {strings.Replace(good, "01-02", "13-40", 1) + "\nText.", "date"},
	}
	for name, c := range cases {
		files := fstest.MapFS{"texts/001-bad.txt": {Data: []byte(c.text)}}
		_, err := read(files)
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "001-bad.txt") {
			t.Errorf("%s: error %v, want one that says %s and names the file", name, err, c.want)
		}
	}
}
