package web

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"entente"
	"entente/actor"
	"entente/store"
)

func get(t *testing.T, h http.Handler, path string) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
	return w
}

func post(t *testing.T, h http.Handler, path string, form url.Values, site string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest("POST", path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", site)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// allPages are the addresses of every page, with words that each must have.
var allPages = map[string][]string{
	"/alerts":                  {"Defence pact &lt;Norway&gt;", "supply &lt;boats&gt;", "severity-high", `action="/alerts/x1"`, "The channel webhook &lt;b&gt;a&lt;/b&gt; is not reached", "watches/mine.yaml:2:3: there is no &lt;b&gt;key"},
	"/watches":                 {"defence-obligation", "1 alert", "divides by &lt;b&gt;nothing", "not reached", "severity high and above", "old-&lt;b&gt;one"},
	"/":                        {"Norway may have given material help to Chad", "sample text", "Defence pact", "Feed &amp; Co", "not answering"},
	"/tie/NOR/TCD":             {"/transfers?other=TCD&amp;state=NOR", "/capabilities?state=NOR", "/positions?about=tie%3ANOR-TCD", "Norway and Chad", "Norway visited Chad", "Norway may have given material help to Chad", "possible", "DEFENSE", "mutual defence", "signed", "attributed to “the &lt;i&gt;ministry&lt;/i&gt;” (official)", "state-controlled", "1 report from 1 publisher", "&lt;img src=x", "Pact &lt;of&gt; steel, binding from 3 May 2024 on", "Transfer: arms, ", `href="/transfer/s2"`, "Nothing was read from 5 May 2024 to 29 May 2024", "not enough read", "log2(1 &#43; |x| / 10)", "of which 20 for obligations of agreements", "1 outlet, 1 origin: Test Wire", ">B3</span>"},
	"/document/d1":             {`<mark class="m-trigger"`, "no known actor", "state-controlled", "confidence 0.90", "why: frame visit", "/tie/NOR/TCD?from=2024-04-30&amp;to=2024-05-06#event-e1", "Transfer not vouched for", `<a href="/transfer/s1">The transfer in its ledger</a>`, `Same text, or what it is written after</dt><dd><a href="/document/d2">`},
	"/documents":               {"1 document", `<a href="/document/d1">`, "could not be coded"},
	"/documents?q=boats":       {`supply <mark class="m-trigger">boats</mark>`, `value="boats"`},
	"/documents?q=elephants":   {"No document passes this filter"},
	"/agreements":              {"Pact &lt;of&gt; steel", "mutual defence", "on the condition “if attacked”"},
	"/agreement/g1":            {"Pact &lt;of&gt; steel", "/tie/NOR/TCD", "if attacked", "Life line: signed, 3 May 2024", "not vouched for", "United Kingdom: alarm, since 4 May 2024", "/api/v1/agreements/g1"},
	"/transfers":               {"Boats &lt;b&gt;", "perhaps to", "⇢", "who supplies whom is not said", "no stage reached", "possible", "disputed", "1 for, 1 against", "(3)", "own &lt;class&gt; (2)", "/api/v1/transfers?format=csv"},
	"/transfer/s1":             {"Boats &lt;b&gt;", "this is no delivery", "Nobody says that it happened", "Call it possible, planned or expected (1)", "No position on this transfer"},
	"/transfer/s2":             {"Affirm it (1)", "Deny it (1)", "1 report affirms it and 1 report denies it.", "who supplies whom is not said", "by “the &lt;i&gt;ministry&lt;/i&gt;”"},
	"/capabilities":            {"Launch: Star &lt;b&gt;", "(2)", "by 4 May 2024", "3 days before it was confirmed"},
	"/capability/c1":           {"Launch: Star &lt;b&gt;", "claimed by the state", "assessed", "500 km", "3 days, from the first allegation"},
	"/positions":               {"United Kingdom", "alarm", "/positions?about=agreement%3Ag1", "possible"},
	"/positions?about=tie:x-y": {"No position is known here"},
	"/positions?about=agreement:g1&stance=alarm": {"Pact &lt;of&gt; steel", `class="stand wide"`, "United Kingdom: alarm, since 4 May 2024", `href="#position-p1"`, `id="position-p1"`},
	"/positions?about=event:e1":                  {"Norway visited Chad"},
	"/position/p1":                               {"United Kingdom: alarm", "its sentence &lt;tells&gt;"},
	"/agreements?a=NOR&obligation=DEFENSE":       {"Life line: signed, 3 May 2024", `value="Norway"`, "DEFENSE (1)", "a=NOR"},
	"/sources":                                   {"no answer within 20 seconds", "3 failures in a row", "not a text: binary data"},
	"/unknown":                                   {"Brotherhood of &lt;b&gt;Salt", "3 mentions in 2 documents", "The <mark class=\"m-trigger\">brotherhood of &lt;b&gt;salt&lt;/b&gt;</mark> met &lt;img", "Salt &amp; Co", "/unknown/answer?country=TCD&amp;name=Brotherhood", "/document/d1#m-m1"},
	"/event/e1":                                  {"Norway visited Chad", "confirmed", "Who reports it", "The same as another?", "Norway may have given material help to Chad", "/tie/NOR/TCD", "Why this is one event: one report."},
	"/unknown/answer?name=Brotherhood+of+%3Cb%3ESalt&country=TCD": {`value="Brotherhood of &lt;b&gt;Salt"`, `value="TCD"`, "Write it down", "government (GOV)", "3 mentions in 2 documents"},
	"/paste":                 {"Read only", "Store in the record"},
	"/network":               {"Norway", "Chad", "Norway and Chad: ", "bloc 1", "Who moved since", "on 30 May 2024", "−"},
	"/network?at=2024-05-04": {"on 4 May 2024", "value=\"2024-05-04\""},
	"/?sort=closeness":       {"Ties, by closest", "closeness <strong>&#43;"},
	"/?sort=colder&q=Norway": {"Ties, by growing colder", "/?q=Norway&amp;sort=closer"},
	"/?sort=change":          {"Ties, by surest change"},
	"/tie/NOR/TCD?asof=2024-05-04&type=CONSULT": {`<input type="hidden" name="asof" value="2024-05-04">`, `<input type="hidden" name="type" value="CONSULT">`},
	"/tie/NOR/TCD?asof=2024-05-04":              {"closeness.csv?asof=2024-05-04", "on 4 May 2024"},
	"/about":                                    {"Admiralty", `id="closeness"`, "ASSAULT", "apart", "Alliance Treaty"},
}

func TestPages(t *testing.T) {
	h := serve(t, newFake())
	for path, words := range allPages {
		w := get(t, h, path)
		body := w.Body.String()
		if w.Code != http.StatusOK {
			t.Errorf("%s answers %d", path, w.Code)
		}
		for _, want := range words {
			if !strings.Contains(body, want) {
				t.Errorf("%s does not say %q", path, want)
			}
		}
	}
}

// TestClosenessTable gives what closeness is computed from, as it was known.
func TestClosenessTable(t *testing.T) {
	h := serve(t, newFake())
	w := get(t, h, "/tie/NOR/TCD/closeness.csv")
	lines := strings.Split(strings.TrimSpace(w.Body.String()), "\n")
	if w.Code != http.StatusOK || len(lines) != 31 || !strings.HasPrefix(lines[3], "2024-05-03,1,1,0,0,0,0,0,0,0,,4,1,20,4,") {
		t.Errorf("%d: %d lines, %q", w.Code, len(lines), lines)
	}
	if lines = strings.Split(strings.TrimSpace(get(t, h, "/tie/NOR/TCD/closeness.csv?asof=2024-05-04").Body.String()), "\n"); len(lines) != 5 {
		t.Errorf("as of the fourth there are %d lines", len(lines))
	}
	for path, code := range map[string]int{"/tie/NOR/NOR/closeness.csv": 400, "/?sort=size": 400, "/network?at=soon": 400, "/network?at=2024-05-04&since=2024-05-05": 400} {
		if w := get(t, h, path); w.Code != code {
			t.Errorf("%s answers %d, want %d", path, w.Code, code)
		}
	}
}

// No page lets a text become markup, runs a script or sets a style inline, and
// each is told so to the browser.
func TestPagesAreInert(t *testing.T) {
	h := serve(t, newFake())
	bad := regexp.MustCompile(`(?i)<script|<img|<b>|<i>|<[^>]*\sstyle=|<[^>]*\son[a-z]+=|href="?javascript|ZgotmplZ`)
	for path := range allPages {
		w := get(t, h, path)
		if found := bad.FindString(w.Body.String()); found != "" {
			i := strings.Index(w.Body.String(), found)
			t.Errorf("%s holds %q: …%s…", path, found, w.Body.String()[max(0, i-80):min(w.Body.Len(), i+80)])
		}
		if csp := w.Header().Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s is served under the policy %q", path, csp)
		}
	}
}

func TestWhatIsNotThere(t *testing.T) {
	h := serve(t, newFake())
	for path, want := range map[string]struct {
		status int
		say    string
	}{
		"/tie/NOR/SWE":                               {404, "The record holds nothing between Norway and SWE yet."},
		"/document/none":                             {404, "no document"},
		"/documents?state=lost":                      {400, "no state of documents"},
		"/?q=elephants":                              {200, `<a href="/documents?q=elephants">`},
		"/agreement/none":                            {404, "no agreement"},
		"/transfer/none":                             {404, "no transfer"},
		"/capability/none":                           {404, "no capability"},
		"/position/none":                             {404, "no position"},
		"/positions?about=transfer:none":             {404, "no transfer"},
		"/positions?about=mood:x":                    {400, "is no thing that positions are about"},
		"/agreement/g1?asof=2024-05-03":              {404, "Nothing of this agreement had been reported by the end of 3 May 2024."},
		"/transfer/s1?asof=soon":                     {400, "is no date"},
		"/transfers?page=0":                          {400, "Pages count from 1"},
		"/transfers?page=999":                        {400, "reached by going on from the page before"},
		"/elsewhere":                                 {404, "no page at this address"},
		"/tie/NOR/Chad":                              {400, "is not a country code"},
		"/tie/NOR/NOR":                               {400, "two different states"},
		"/tie/NOR/TCD?type=PARTY":                    {400, "is not a type of event"},
		"/tie/NOR/TCD?quad=9":                        {400, "is not a quad class"},
		"/tie/NOR/TCD?standing=odd":                  {400, "is not a standing"},
		"/tie/NOR/TCD?from=yesterday":                {400, "is no date"},
		"/tie/NOR/TCD?asof=2024-02-30":               {400, "is no date"},
		"/tie/NOR/TCD?page=0":                        {400, "Pages count from 1"},
		"/?page=minus":                               {400, "Pages count from 1"},
		"/tie/NOR/TCD?from=2024-05-09&to=2024-05-01": {400, "ends (2024-05-01) before it begins (2024-05-09)"},
	} {
		w := get(t, h, path)
		if w.Code != want.status || !strings.Contains(w.Body.String(), want.say) {
			t.Errorf("%s answers %d, want %d and %q", path, w.Code, want.status, want.say)
		}
	}
}

func TestTieFilters(t *testing.T) {
	h := serve(t, newFake())
	visit, supply := "<h3>Norway visited", "<h3>Norway may have given"
	for query, want := range map[string][2]bool{
		"":                               {true, true},
		"?standing=counted":              {true, false},
		"?standing=possible":             {false, true},
		"?standing=denied":               {false, false},
		"?type=CONSULT":                  {true, false},
		"?quad=2":                        {false, true},
		"?from=2024-05-04":               {false, true},
		"?to=2024-05-03":                 {true, false},
		"?asof=2024-05-04":               {true, true},
		"?asof=2024-05-04&quad=1&page=1": {true, false},
	} {
		body := get(t, h, "/tie/NOR/TCD"+query).Body.String()
		if got := [2]bool{strings.Contains(body, visit), strings.Contains(body, supply)}; got != want {
			t.Errorf("%q shows visit, supply %v, want %v", query, got, want)
		}
	}
}

// Ties are found by names and codes of states, and by the name of an actor in
// any script.
func TestTiesAreFound(t *testing.T) {
	h := serve(t, newFake())
	for query, want := range map[string]bool{"norway": true, "TCD chad": true, "Йонас Гар Стёре": true, "Йонас": false, "sweden": false} {
		body := get(t, h, "/?q="+url.QueryEscape(query)).Body.String()
		if got := strings.Contains(body, `<ol class="ties">`); got != want {
			t.Errorf("%q finds the tie: %v, want %v", query, got, want)
		}
	}
}

// Before the first report nothing was known.
func TestTieBeforeItWasKnown(t *testing.T) {
	body := get(t, serve(t, newFake()), "/tie/nor/tcd?asof=2024-05-03").Body.String()
	if strings.Contains(body, `id="event-`) || strings.Contains(body, "Pact") {
		t.Error("the page shows on 3 May what was first reported on 4 May")
	}
}

func TestPaste(t *testing.T) {
	f := newFake()
	h := serve(t, f)
	text := url.Values{"text": {"Norway visited Chad. <script>x</script>"}, "title": {"A \"title\""}, "date": {"2024-05-02"}}

	read := url.Values{"do": {"read"}}
	for k, v := range text {
		read[k] = v
	}
	w := post(t, h, "/paste", read, "same-origin")
	body := w.Body.String()
	if w.Code != 200 || !strings.Contains(body, `<mark class="m-trigger" title="trigger: CONSULT">visited</mark>`) {
		t.Errorf("read only answers %d without the mark", w.Code)
	}
	if strings.Contains(body, "<script>") || !strings.Contains(body, "not in the record") {
		t.Error("the read text is not escaped, or not said to be left out of the record")
	}
	if len(f.kept) != 0 {
		t.Error("read only stored the text")
	}

	text.Set("do", "store")
	w = post(t, h, "/paste", text, "same-origin")
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/document/d1" {
		t.Errorf("store answers %d to %q", w.Code, w.Header().Get("Location"))
	}
	if len(f.kept) != 1 || f.kept[0].Published.Format("2006-01-02") != "2024-05-02" || f.kept[0].Title != `A "title"` {
		t.Errorf("kept %+v", f.kept)
	}
}

func TestPasteRefuses(t *testing.T) {
	f := newFake()
	h := serve(t, f)
	for name, c := range map[string]struct {
		form   url.Values
		site   string
		status int
		say    string
	}{
		"nothing":       {url.Values{"text": {"  \r\n "}}, "same-origin", 400, "There is no text to read"},
		"bad date":      {url.Values{"text": {"x"}, "date": {"3 May"}}, "same-origin", 400, "is no date"},
		"too long":      {url.Values{"text": {strings.Repeat("a", maxText+1)}}, "same-origin", 400, "longer than the 400 thousand"},
		"much too long": {url.Values{"text": {strings.Repeat("a", maxBody+1)}}, "same-origin", 400, "longer than the 400 thousand"},
		"broken coder":  {url.Values{"text": {"break the coder"}}, "same-origin", 500, "The coder broke on this text"},
		"odd button":    {url.Values{"text": {"x"}, "do": {"sell"}}, "same-origin", 400, "does not do"},
		"other site":    {url.Values{"text": {"x"}, "do": {"store"}}, "cross-site", 403, "another site"},
	} {
		w := post(t, h, "/paste", c.form, c.site)
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.say) {
			t.Errorf("%s answers %d, want %d and %q", name, w.Code, c.status, c.say)
		}
	}
	if len(f.kept) != 0 {
		t.Error("a refused text was stored")
	}
}

func TestAddSource(t *testing.T) {
	f := newFake()
	h := serve(t, f)
	w := post(t, h, "/sources", url.Values{"location": {" https://news.example/feed "}}, "same-origin")
	if w.Code != http.StatusSeeOther || len(f.added) != 1 || f.added[0] != "https://news.example/feed" {
		t.Errorf("adding answers %d, added %q", w.Code, f.added)
	}
	w = post(t, h, "/sources", url.Values{"location": {"http://192.168.0.1/feed"}}, "same-origin")
	if w.Code != http.StatusForbidden || !strings.Contains(w.Body.String(), "--allow-private") || !strings.Contains(w.Body.String(), `value="http://192.168.0.1/feed"`) {
		t.Errorf("a private address answers %d, or the form forgets what was typed", w.Code)
	}
	if w = post(t, h, "/sources", url.Values{}, "same-origin"); w.Code != http.StatusBadRequest {
		t.Errorf("no address answers %d", w.Code)
	}
	if w = post(t, h, "/sources", url.Values{"location": {"https://evil.example"}}, "cross-site"); w.Code != http.StatusForbidden || len(f.added) != 1 {
		t.Errorf("another site's form answers %d", w.Code)
	}
}

func TestEmptyRecord(t *testing.T) {
	h := serve(t, &fake{})
	for path, say := range map[string]string{
		"/": "The record is empty", "/alerts": "No alert has been raised", "/agreements": "The record holds no agreement yet", "/transfers": "The record holds no transfer yet", "/capabilities": "The record holds no capability yet", "/positions": "The record holds no position yet", "/sources": "There is no source yet",
	} {
		if w := get(t, h, path); w.Code != 200 || !strings.Contains(w.Body.String(), say) {
			t.Errorf("%s of an empty record answers %d without %q", path, w.Code, say)
		}
	}
}

func TestStyleIsServed(t *testing.T) {
	h := serve(t, &fake{})
	if w := get(t, h, "/static/desk.css"); w.Code != 200 || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/css") {
		t.Errorf("the style sheet answers %d as %s", w.Code, w.Header().Get("Content-Type"))
	}
	if w := get(t, h, "/static/none.css"); w.Code != 404 {
		t.Errorf("a file that is not there answers %d", w.Code)
	}
}

// A tie as of a day is made of the reports that were out by then: a visit that
// a later report denies is not yet denied.
func TestTieAsOfADay(t *testing.T) {
	f := newFake()
	late := f.docs["d1"]
	late.ID, late.Published = "d2", day(8)
	f.docs["d2"] = late
	denial := f.events[1].Found[0]
	denial.ID, denial.DocumentID, denial.Standing.Polarity = "m9", "d2", "negative"
	e := &f.events[1]
	e.Denied, e.Mentions, e.Found = 1, append(e.Mentions, "m9"), append(e.Found, denial)
	e.Sources["d2"] = late.Document
	h := serve(t, f)
	for query, want := range map[string]bool{"": true, "?asof=2024-05-08": true, "?asof=2024-05-07": false} {
		body := get(t, h, "/tie/NOR/TCD"+query).Body.String()
		if !strings.Contains(body, "Norway visited Chad") {
			t.Errorf("%q does not show the visit", query)
		}
		if got := strings.Contains(body, "denied in 1 report"); got != want {
			t.Errorf("%q shows the denial: %v, want %v", query, got, want)
		}
	}
}

// The list of ties as of a day leads on to each tie as of that day, and is empty
// before anything was reported.
func TestTiesAsOfADay(t *testing.T) {
	h := serve(t, newFake())
	for address, wants := range map[string][]string{
		"/?asof=2024-05-08":                {"as known by the end of", "/tie/NOR/TCD?asof=2024-05-08", "what happened last", "sort=closeness"},
		"/?asof=2024-05-08&sort=closeness": {"Ties, by closest", "/tie/NOR/TCD?asof=2024-05-08"},
		"/?asof=2024-05-08&q=chad":         {"/tie/NOR/TCD?asof=2024-05-08"},
		"/?asof=2024-05-08&q=peru":         {"No tie in the record has a state called"},
		"/?asof=2024-05-08&sort=change":    {"is not kept for past days"},
		"/?asof=May":                       {"is no date"},
	} {
		body := get(t, h, address).Body.String()
		for _, want := range wants {
			if !strings.Contains(body, want) {
				t.Errorf("%s lacks %q", address, want)
			}
		}
	}
	if body := get(t, h, "/?asof=2024-05-08").Body.String(); strings.Contains(body, "sort=change") {
		t.Error("a past day offers the order by change points")
	}
}

// An agreement that was ratified later is not ratified as of a day before.
func TestAgreementAsOfADay(t *testing.T) {
	f := newFake()
	late := f.docs["d1"]
	late.ID, late.Published = "d2", day(8)
	f.docs["d2"] = late
	g := &f.agreements[0]
	ratified := entente.Stage{Stage: "ratified", Date: entente.Date{Time: day(8), Precision: entente.Day}}
	report := g.Found[0]
	report.ID, report.DocumentID, report.Stages = "a2", "d2", []entente.Stage{ratified}
	g.Found, g.Reports, g.Stages = append(g.Found, report), append(g.Reports, "a2"), append(g.Stages, ratified)
	g.Sources["d2"] = late.Document
	h := serve(t, f)
	for query, want := range map[string]bool{"": true, "?asof=2024-05-08": true, "?asof=2024-05-07": false} {
		body := get(t, h, "/tie/NOR/TCD"+query).Body.String()
		if !strings.Contains(body, "Pact &lt;of&gt; steel") {
			t.Errorf("%q does not show the agreement", query)
		}
		if got := strings.Contains(body, "<strong>ratified"); got != want {
			t.Errorf("%q shows it ratified: %v, want %v", query, got, want)
		}
	}
}

// A later report calls the agreement by another name and says how long it runs;
// the page of a day before shows neither.
func TestAgreementNamesAndTerm(t *testing.T) {
	f := newFake()
	late := f.docs["d1"]
	late.ID, late.Published = "d2", day(8)
	f.docs["d2"] = late
	g := &f.agreements[0]
	report := g.Found[0]
	report.ID, report.DocumentID, report.Names = "a2", "d2", []string{"Oslo <Accord>", "accord"}
	report.Term.Length.Text = "for ten years"
	g.Found, g.Reports = append(g.Found, report), append(g.Reports, "a2")
	g.Sources["d2"] = late.Document
	h := serve(t, f)
	for query, want := range map[string]bool{"": true, "?asof=2024-05-07": false} {
		body := get(t, h, "/agreement/"+g.ID+query).Body.String()
		for _, words := range []string{"Oslo &lt;Accord&gt;", "for ten years", "What it is called", "How long it binds"} {
			if strings.Contains(body, words) != want {
				t.Errorf("%q shows %q: %v, want %v", query, words, !want, want)
			}
		}
	}
}

func TestWaitingPagesLookAgain(t *testing.T) {
	f := newFake()
	v := f.docs["d1"]
	v.State, v.Coder, v.Reading = store.Waiting, "", entente.Reading{}
	f.docs["d1"] = v
	w := get(t, serve(t, f), "/document/d1")
	if !strings.Contains(w.Body.String(), "waits to be read") || w.Header().Get("Refresh") == "" {
		t.Error("a document that waits does not say so, or its page does not look again")
	}
	if w := get(t, serve(t, newFake()), "/document/d1"); w.Header().Get("Refresh") != "" {
		t.Error("the page of a document that is read looks again")
	}
}

// Whatever the address, the answer is a page or a sentence, and never a fault.
func FuzzAddress(f *testing.F) {
	for path := range allPages {
		f.Add(path, "page=1")
	}
	f.Add("/tie/NOR/TCD", "type=CONSULT&quad=1&standing=apart&from=2024-05-01&to=2024-05-09&asof=2024-05-04&page=2")
	f.Add("/document/%2e%2e", "q=\xff%00")
	h := New(Deps{Record: newFake(), Reader: newFake(), Loader: newFake(), Adder: newFake(), Names: newFake(), Teacher: newFake(), Now: func() time.Time { return day(10) }})
	f.Fuzz(func(t *testing.T, path, query string) {
		r := httptest.NewRequest("GET", "/", nil)
		r.URL.Path, r.URL.RawQuery = "/"+strings.TrimPrefix(path, "/"), query
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code >= 500 {
			t.Fatalf("%q?%q answers %d: %s", path, query, w.Code, w.Body)
		}
	})
}

// A wrong actor file is told of on every page, with its file and line.
func TestWrongFilesAreTold(t *testing.T) {
	f := newFake()
	for path := range allPages {
		body := get(t, serve(t, f), path).Body.String()
		if !strings.Contains(body, "actors/persons-mine.txt:3: no date &#34;&lt;i&gt;soon&lt;/i&gt;&#34;") || !strings.Contains(body, "goes on with this file as it was before") {
			t.Errorf("%s does not tell of the wrong file", path)
		}
	}
	f.wrong = nil
	if strings.Contains(get(t, serve(t, f), "/").Body.String(), "actors/persons-mine.txt") {
		t.Error("a file that is right again is told of")
	}
}

func TestAnswers(t *testing.T) {
	f := newFake()
	h := serve(t, f)
	person := url.Values{"name": {" Tibor <i>Balakov "}, "means": {"person"}, "code": {"NOR"}, "sector": {"OPP"}, "offices": {"Foreign Minister 2024.."}, "id": {"Q9"}, "same": {"ignored"}}
	w := post(t, h, "/unknown/answer", person, "same-origin")
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/unknown?taught=soon" {
		t.Errorf("an answer is answered %d to %q", w.Code, w.Header().Get("Location"))
	}
	want := actor.Answer{Name: "Tibor <i>Balakov", Means: actor.MeansPerson, Code: "NOR", Sector: "OPP", Offices: "Foreign Minister 2024..", ID: "Q9", Same: "ignored"}
	if len(f.taught) != 1 || f.taught[0] != want {
		t.Errorf("taught %+v", f.taught)
	}
	if !strings.Contains(get(t, h, "/unknown?taught=soon").Body.String(), "are being read again") {
		t.Error("the list does not say what became of the answer")
	}
	for name, c := range map[string]struct {
		form   url.Values
		site   string
		status int
		say    []string
	}{
		"a wrong field": {url.Values{"name": {"A"}, "means": {"same"}, "same": {"nobody <known>"}}, "same-origin", 400,
			[]string{`id="fault-same">“nobody &lt;known&gt;” is not known`, `value="nobody &lt;known&gt;"`, `aria-describedby="fault-same"`, `value="same" required checked`}},
		"no choice":  {url.Values{"name": {"A"}}, "same-origin", 400, []string{"Choose what the name is."}},
		"a disk":     {url.Values{"name": {"full disk"}, "means": {"nobody"}}, "same-origin", 503, []string{"cannot be written", `value="full disk"`}},
		"other site": {person, "cross-site", 403, []string{"another site"}},
	} {
		w := post(t, h, "/unknown/answer", c.form, c.site)
		for _, say := range c.say {
			if w.Code != c.status || !strings.Contains(w.Body.String(), say) {
				t.Errorf("%s answers %d, want %d and %q", name, w.Code, c.status, say)
			}
		}
	}
	if len(f.taught) != 1 {
		t.Errorf("a refused answer was taught: %+v", f.taught)
	}
}

// Where there is no folder for answers, the list is shown and nothing asked.
func TestNamesThatCannotBeTaught(t *testing.T) {
	f := newFake()
	h := New(Deps{Record: f, Reader: f, Loader: f, Adder: f, Names: f, Now: func() time.Time { return day(10) }})
	if body := get(t, h, "/unknown?country=none").Body.String(); strings.Contains(body, "/unknown/answer") || !strings.Contains(body, "3 mentions") || f.asked.Country != store.NoCountry {
		t.Error("the list asks what cannot be answered, or does not filter")
	}
	if w := get(t, h, "/unknown/answer?name=A"); w.Code != http.StatusForbidden {
		t.Errorf("the form answers %d", w.Code)
	}
	if w := post(t, h, "/unknown/answer", url.Values{"name": {"A"}, "means": {"nobody"}}, "same-origin"); w.Code != http.StatusForbidden {
		t.Errorf("an answer is answered %d", w.Code)
	}
}

// What puts a text right stands on its page, on that of the other, on the event's
// and in a list and a feed of its own.
func TestCorrectionsArePutWhereTheyBelong(t *testing.T) {
	f := newFake()
	e, err := f.Event(context.Background(), "e1")
	if err != nil {
		t.Fatal(err)
	}
	bad := e.Found[0].DocumentID
	other, err := f.Text(context.Background(), "d2")
	if err != nil || other.ID == bad {
		t.Fatal(other.ID, err)
	}
	other.Title = "CORRECTION: <it> was not so"
	original, err := f.Text(context.Background(), bad)
	if err != nil {
		t.Fatal(err)
	}
	f.corrected = []store.CorrectionView{{Correction: entente.Correction{DocumentID: other.ID, Kind: entente.Withdrawn, Words: "not <so>", Corrects: bad, At: day(6)},
		Document: other, Original: original}}
	h := serve(t, f)
	for path, wants := range map[string][]string{
		"/corrections":          {"CORRECTION: &lt;it&gt; was not so", "withdraws <a href=\"/document/" + bad, "not &lt;so&gt;", "two &lt;convoys&gt;", "coder v2", "/corrections.atom"},
		"/document/" + bad:      {"Withdrawn on", "/document/" + other.ID},
		"/document/" + other.ID: {"This text withdraws", "/document/" + bad},
		"/event/e1":             {"was withdrawn on", "/document/" + other.ID},
		"/corrections.atom":     {"urn:entente:correction:" + other.ID, "urn:entente:decision:e1", "rel=\"related\"", "<updated>2024-05-06"},
	} {
		body := get(t, h, path).Body.String()
		for _, want := range wants {
			if !strings.Contains(body, want) {
				t.Errorf("%s lacks %q", path, want)
			}
		}
	}
	f.corrected = nil
	if body := get(t, serve(t, f), "/corrections").Body.String(); !strings.Contains(body, "No text in the record corrects another.") {
		t.Error("an empty list does not say so")
	}
}

// An excerpt is cut between characters, found whatever its case, and at the
// beginning of a word only.
func TestExcerpts(t *testing.T) {
	long := strings.Repeat("北朝鮮 ", 60)
	for _, c := range []struct {
		body, words, want string
	}{
		{"He sold ÖL to them.", "öl", "ÖL"}, {"Soil and oil.", "oil", "oil"}, {"Soil only.", "oil", ""}, {"", "oil", ""},
		{"troops\x00", "none troops", "troops"}, {long + "Kim" + long, "kim", "Kim"},
	} {
		got := excerptOf(c.body, strings.Fields(c.words))
		if got.Word != c.want || !utf8.ValidString(got.Before+got.After) || len(got.Before)+len(got.After) > 4*aroundWord {
			t.Errorf("%q in %.30q: %+v", c.words, c.body, got)
		}
	}
}

// The bytes of some other file are refused in words; a stray character is not.
func TestPasteOfNoText(t *testing.T) {
	h := serve(t, newFake())
	for text, want := range map[string]int{"\x00\x01\x02PK\x03\x04 \xff\xfe": 400, "%PDF-1.7\x00\x00": 400,
		strings.Repeat("Norway visited Chad. ", 10) + "\x00\ufffd": 200, "Norway\tvisited\r\nChad.\f": 200} {
		w := post(t, h, "/paste", url.Values{"text": {text}, "do": {"read"}}, "same-origin")
		if w.Code != want || want == 400 && !strings.Contains(w.Body.String(), "This is no text") {
			t.Errorf("%q answers %d", text, w.Code)
		}
	}
}
