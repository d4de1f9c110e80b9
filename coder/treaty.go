package coder

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"entente"
	"entente/syntax"
	"entente/text"
)

// Why nothing, or no event, is read off a treaty.
const (
	ReasonTreaty  = "clause of a treaty" // binds, and tells of nothing that happened
	ReasonNoPact  = "a treaty's text in which fewer than two parties are named"
	ReasonNoWords = "a treaty's text without words in English"
)

// The most that is kept of one treaty: who signs for more than all states there
// are, and the articles of a trade agreement of thousands of pages.
const (
	maxTreatyParties  = 250
	maxTreatyArticles = 2000
)

// treaty is the reading of a text that is one agreement, given whole
// (entente.Treaty). Its clauses are read by their wording alone (treaties.txt):
// they are formulas, and longer than a parser does well. Only the names of the
// parties are looked for in trees.
type treaty struct {
	r     *reader
	raw   string
	clean cleanText
	parts treatyParts
	a     entente.Agreement
}

// treaty reads the document as a treaty's text.
func (r *reader) treaty() {
	t := &treaty{r: r, raw: r.doc.Text, clean: cleaned(r.doc.Text)}
	if strings.TrimSpace(t.clean.text) == "" {
		r.refuse(ReasonNoWords)
		return
	}
	t.parts = splitTreaty(t.clean.text)
	t.a = entente.Agreement{DocumentID: r.doc.ID, Type: "other", Coder: r.out.Coder}
	t.title()
	if t.parties(); len(t.a.Parties) < 2 {
		r.refuse(ReasonNoPact)
		return
	}
	for i := range t.parts.articles {
		t.article(&t.parts.articles[i])
	}
	t.closing()
	t.kind()
	t.found()
	r.out.Agreements = append(r.out.Agreements, t.a)
	for _, sent := range text.Split(t.raw) {
		r.tell(entente.Body, sent, 0, ReasonTreaty)
	}
}

// refuse says of the whole document why it gives nothing.
func (r *reader) refuse(reason string) {
	r.tell(entente.Body, text.Sentence{Start: 0, End: len(r.doc.Text)}, 0, reason)
}

func (t *treaty) spans(from, to int) []entente.Span { return t.clean.spans(from, to, t.raw) }

// words is a stretch of the clean text, its lines joined.
func (t *treaty) words(from, to int) string {
	return strings.Join(strings.Fields(t.clean.text[from:to]), " ")
}

func (t *treaty) evidence(from, to int) entente.Evidence {
	sp := t.spans(from, to)
	if len(sp) == 0 {
		return entente.Evidence{}
	}
	return entente.Evidence{Text: t.words(from, to), Span: sp[0]}
}

// title names the treaty by the document's title, else by its first lines.
func (t *treaty) title() {
	if d := t.r.doc.Title; t.r.c.namesTreaty(d) {
		from, to := titleOf(d)
		t.a.Title = strings.Join(strings.Fields(d[from:to]), " ")
		t.a.Spans = append(t.a.Spans, entente.Span{Start: from, End: to, In: entente.Title})
		return
	}
	if from, to := t.r.c.headline(t.clean.text, t.parts.preamble.to); to > from {
		t.a.Title = t.words(from, to)
		t.a.Spans = append(t.a.Spans, t.spans(from, to)...)
		return
	}
	if d := t.r.doc.Title; d != "" {
		from, to := titleOf(d)
		t.a.Title = d[from:to]
		t.a.Spans = append(t.a.Spans, entente.Span{Start: from, End: to, In: entente.Title})
	}
}

// parties are those that the title names, else the preamble, else the
// signatures; what the preamble adds to the title's (names in full) is evidence.
func (t *treaty) parties() {
	inTitle := t.titleParties()
	end := partiesEnd(t.clean.text[t.parts.preamble.from:t.parts.preamble.to])
	inText := t.namesIn(t.parts.preamble.from, t.parts.preamble.from+end)
	switch {
	case len(inTitle) >= 2:
		t.a.Parties = inTitle
	case len(inText) >= 2:
		t.a.Parties = inText
	default:
		t.a.Parties = inTitle
		for _, s := range signatures(t.clean.text[t.parts.closing.from:]) {
			for _, e := range t.namesIn(t.parts.closing.from+s[0], t.parts.closing.from+s[1]) {
				t.a.Parties = addParty(t.a.Parties, e)
			}
		}
		for _, e := range inText {
			t.a.Parties = addParty(t.a.Parties, e)
		}
	}
	t.a.Parties = asGovernment(t.a.Parties[:min(len(t.a.Parties), maxTreatyParties)])
	for _, e := range inText {
		if covers(t.a.Parties, []entente.Entity{e}) {
			t.a.Spans = append(t.a.Spans, e.Span)
		}
	}
}

// titleParties are the states behind "between" in the document's title.
func (t *treaty) titleParties() []entente.Entity {
	d := t.r.doc.Title
	to := max(phraseAt(lowered(d), "between"), phraseAt(lowered(d), "among"))
	if to < 0 {
		return nil
	}
	var out []entente.Entity
	for _, e := range t.r.refsIn(entente.Title, d) {
		if e.Span.Start >= to {
			out = addParty(out, e)
		}
	}
	return out
}

// namesIn are the states and bodies in a stretch of the clean text.
func (t *treaty) namesIn(from, to int) []entente.Entity {
	var out []entente.Entity
	for _, e := range t.r.refsIn(entente.Body, t.clean.text[from:to]) {
		sp := t.spans(from+e.Span.Start, from+e.Span.End)
		if len(sp) == 0 {
			continue
		}
		e.Span = sp[0]
		out = addParty(out, e)
	}
	return out
}

// refsIn are the actors in a text by itself. One in capitals is looked at in
// small letters, as names are written in prose.
func (r *reader) refsIn(part entente.Part, body string) []entente.Entity {
	if shouted(body) {
		body = capitalised(body)
	}
	var out []entente.Entity
	for tree, err := range r.c.syntax.AnalyzeAll(syntax.Passage{Text: body, Sentences: text.Split(body)}) {
		if err != nil {
			continue
		}
		for _, ref := range r.who.Find(part, &tree, body) {
			out = append(out, ref.Entity)
		}
	}
	return out
}

func shouted(s string) bool {
	upper, lower := 0, 0
	for _, r := range s {
		if unicode.IsUpper(r) {
			upper++
		} else if unicode.IsLower(r) {
			lower++
		}
	}
	return upper > 4*lower
}

// capitalised puts all but the first letters of words in small letters, byte for
// byte.
func capitalised(s string) string {
	b := []byte(lowered(s))
	for i := range b {
		if b[i] >= 'a' && b[i] <= 'z' && (i == 0 || !letterAt(string(b[i-1:i]), 0) && b[i-1] != '\'') {
			b[i] -= 'a' - 'A'
		}
	}
	for _, small := range []string{"Of", "The", "And", "Between"} {
		for _, w := range wordsOf(string(b)) {
			if w.text == small {
				b[w.from] += 'a' - 'A'
			}
		}
	}
	return string(b)
}

// article reads one article: what it binds to, what it is about, and the term.
func (t *treaty) article(p *treatyPart) {
	c := t.r.c
	art := entente.Article{Number: p.number, Heading: p.heading}
	if sp := t.spans(p.from, p.to); len(sp) > 0 {
		art.Span = sp[0]
	}
	body := t.clean.text[p.from:p.to]
	for _, s := range clauseSentences(body) {
		sent := body[s[0]:s[1]]
		for _, h := range c.clauses.obligationsIn(sent, false) {
			t.obligation(p, p.from+s[0], p.from+s[1], h)
			if !slices.Contains(art.About, h.code) {
				art.About = append(art.About, h.code)
			}
		}
		for _, about := range c.clauses.aboutOf(wordsOf(lowered(sent))) {
			t.about(about, p.from+s[0], p.from+s[1])
			if !slices.Contains(art.About, about) {
				art.About = append(art.About, about)
			}
		}
	}
	art.Sectors = c.sectorsIn(p.heading + " " + body)
	for _, s := range art.Sectors {
		if !slices.Contains(t.a.Sectors, s) && len(t.a.Sectors) < 20 {
			t.a.Sectors = append(t.a.Sectors, s)
		}
	}
	if len(t.a.Articles) < maxTreatyArticles && art.Span.End > art.Span.Start {
		t.a.Articles = append(t.a.Articles, art)
	}
}

// obligation adds one with its words: the sentence of the clause that it stands
// in.
func (t *treaty) obligation(p *treatyPart, from, to int, h clauseHit) {
	o := entente.Obligation{Code: h.code, Article: p.number, Spans: t.spans(from, to)}
	if len(o.Spans) == 0 {
		return // no clause without words
	}
	if h.condTo > h.condFrom {
		o.Condition = t.words(from+h.condFrom, from+h.condTo)
	}
	for i := range t.a.Obligations {
		if b := &t.a.Obligations[i]; b.Code == o.Code && b.Article == o.Article {
			if b.Condition == "" {
				b.Condition = o.Condition
			}
			b.Spans = append(b.Spans, o.Spans...)
			return
		}
	}
	t.a.Obligations = append(t.a.Obligations, o)
}

// about keeps what a sentence says of the term, and a day of entry into force.
func (t *treaty) about(name string, from, to int) {
	set := func(e *entente.Evidence) {
		if e.Text == "" {
			*e = t.evidence(from, to)
		}
	}
	switch name {
	case "term":
		set(&t.a.Term.Length)
	case "renewal":
		set(&t.a.Term.Renewal)
	case "withdrawal":
		set(&t.a.Term.Withdrawal)
	case "entry into force":
		t.inForce(from, to)
	}
}

// inForce is a stage only where the day is said, and still to come where it
// comes after the text was published.
func (t *treaty) inForce(from, to int) {
	sent := t.clean.text[from:to]
	first, last, ok := firstOf(t.r.c.clauses.lists["in force"], wordsOf(lowered(sent)))
	if !ok {
		return
	}
	words := wordsOf(sent)
	for _, d := range t.r.c.ledger.treatyDates(sent) {
		if d.from < words[first].from || d.from > words[last].to+40 || !d.day {
			continue
		}
		st := entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Past}
		if at := asked(t.r.doc); at.IsZero() || d.date.After(at) {
			st.Time = entente.Future
		}
		t.addStage(entente.Stage{Stage: "in force", Date: asDate(d, t.evidence(from+d.from, from+d.to)), Spans: t.spans(from, to), Standing: st})
		return
	}
}

// addStage adds a stage unless it is said already; of two days for one both
// stay, as they contradict each other.
func (t *treaty) addStage(s entente.Stage) {
	for _, o := range t.a.Stages {
		if o.Stage == s.Stage && o.Date.Time.Equal(s.Date.Time) {
			return
		}
	}
	t.a.Stages = append(t.a.Stages, s)
}

// closing reads the signing off the closing formula: "Done at Moscow on 12 May
// 1966". A form that leaves place and day open is not signed.
func (t *treaty) closing() {
	from := t.parts.closing.from
	body := t.clean.text[from:]
	body = body[:min(len(body), 3000)]
	if strings.TrimSpace(body) == "" || strings.Contains(strings.ToLower(t.a.Title), "draft") {
		return
	}
	s := entente.Stage{Stage: "signed", Standing: entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Past}}
	at := t.doneAt(body)
	end := at + firstSentence(body[at:])
	end = t.signing(&s, from, body, at, end)
	if s.Place == "" && s.Date.Time.IsZero() && strings.Contains(body[:min(len(body), 400)], "__") {
		return
	}
	if s.Spans = t.spans(from+at, from+end); len(s.Spans) > 0 {
		t.addStage(s)
	}
}

// doneAt is where the sentence of the closing formula begins that tells place and
// day, behind "In witness whereof …"; 0 if none does.
func (t *treaty) doneAt(body string) int {
	for at := 0; at < len(body); {
		end := at + firstSentence(body[at:])
		if anyFits(t.r.c.clauses.lists["done at"], wordsOf(lowered(body[at:end]))) {
			return at + len(body[at:end]) - len(strings.TrimLeft(body[at:end], " \n"))
		}
		at = end + 1
	}
	return 0
}

// signing reads place and day off the closing sentence, or off the line behind
// it ("Done in duplicate. Moscow, 23 August 1939."); it gives the end of both.
func (t *treaty) signing(s *entente.Stage, off int, body string, at, end int) int {
	if lo, hi := t.r.c.signedAt(body[at:end]); hi > lo {
		s.Place = t.words(off+at+lo, off+at+hi)
	}
	ds := t.r.c.ledger.treatyDates(body[at:end])
	if len(ds) == 0 {
		at, end = end, min(len(body), end+200)
		if ds = t.r.c.ledger.treatyDates(body[at:end]); len(ds) == 0 {
			return at
		}
		end = at + ds[0].to
	}
	s.Date = asDate(ds[0], t.evidence(off+at+ds[0].from, off+at+ds[0].to))
	if lead := body[at : at+ds[0].from]; s.Place == "" {
		lead = lead[strings.LastIndexByte(lead, '\n')+1:]
		name := strings.TrimRight(strings.TrimSuffix(strings.TrimRight(lead, " "), " this"), " ,")
		if words := strings.Fields(name); len(words) > 0 && len(words) < 4 && unicode.IsUpper(firstRune(name)) && strings.HasPrefix(lead[len(name):], ",") {
			lo := off + at + ds[0].from - len(lead)
			s.Place = t.words(lo, lo+len(name))
		}
	}
	return end
}

// firstSentence is the length of the first sentence of a text, which ends with a
// full stop that no date or initial ends with, or an empty line.
func firstSentence(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' && (i+1 == len(s) || s[i+1] == '\n') {
			return i
		}
		if s[i] == '.' && (i+1 == len(s) || s[i+1] == '\n' || s[i+1] == ' ' && i+2 < len(s) && unicode.IsUpper(rune(s[i+2])) && i > 1 && s[i-2] != ' ') {
			return i
		}
	}
	return len(s)
}

// clauseSentences parts an article at full stops and empty lines, in bytes.
// Enumerations stay with the words that lead them in.
func clauseSentences(s string) [][2]int {
	var out [][2]int
	from := 0
	cut := func(to int) {
		lo, hi := from, to
		for lo < hi && (s[lo] == ' ' || s[lo] == '\n') {
			lo++
		}
		for hi > lo && (s[hi-1] == ' ' || s[hi-1] == '\n') {
			hi--
		}
		if hi > lo {
			out = append(out, [2]int{lo, hi})
		}
		from = to
	}
	for i := 0; i < len(s); i++ {
		stop := s[i] == '.' && (i+1 == len(s) || s[i+1] == '\n' || s[i+1] == ' ') && i > 1 && s[i-2] != ' ' && s[i-2] != '\n'
		if stop || s[i] == '\n' && i+1 < len(s) && s[i+1] == '\n' && !leadsOn(s[from:i]) {
			cut(i + 1)
		}
	}
	cut(len(s))
	return out
}

// leadsOn reports whether a stretch ends with a mark that something follows.
func leadsOn(s string) bool {
	s = strings.TrimRight(s, " \n")
	return s != "" && strings.IndexByte(":;,", s[len(s)-1]) >= 0
}

// sectorsIn are the words for fields of cooperation in a clause that speaks of
// cooperating.
func (c *Coder) sectorsIn(clause string) []string {
	words := wordsOf(lowered(clause))
	speaks := slices.ContainsFunc(words, func(w wordSpan) bool {
		return strings.HasPrefix(w.text, "cooperat") || strings.HasPrefix(w.text, "operat") || c.ledger.has("sector.verb", w.text)
	})
	if !speaks {
		return nil
	}
	var out []string
	for _, w := range words {
		if c.ledger.has("sector", w.text) && !slices.Contains(out, w.text) && len(out) < 12 {
			out = append(out, w.text)
		}
	}
	return out
}

// kind sorts the treaty by its title, and where that says little by what it
// binds to and is about.
func (t *treaty) kind() {
	t.a.Type = t.r.c.kindOf(&t.a)
	if t.a.Type != "other" {
		return
	}
	body := lowered(t.clean.text[:min(len(t.clean.text), 20000)])
	for _, v := range t.r.c.ledger.values["type.body"] {
		if slices.ContainsFunc(v.phrases, func(p string) bool { return phraseAt(body, p) >= 0 }) {
			t.a.Type = v.value
			return
		}
	}
}

// kindOf sorts an agreement by its title, then by its obligations. A name that
// says of help or friendship only is that of what it binds to.
func (c *Coder) kindOf(a *entente.Agreement) string {
	if p := c.pacts.knownAs(a.Title); p != nil && p.kind != "other" {
		return p.kind
	}
	typ := c.ledger.inText("type", lowered(a.Title))
	if typ != "" && typ != "aid" && typ != "peace" {
		return typ
	}
	switch {
	case a.HasObligation(entente.ObligationDefense):
		return "mutual defence"
	case typ != "":
		return typ
	}
	if word := c.ledger.firstWord("type.word", lowered(a.Title)); word != "other" {
		return word
	}
	return kindByClause(a)
}

// kindByClause sorts an agreement that binds to one thing only.
func kindByClause(a *entente.Agreement) string {
	kinds := map[string]string{
		entente.ObligationNonAgg: "non-aggression", entente.ObligationConsul: "consultation", entente.ObligationNeutral: "neutrality",
	}
	if len(a.Obligations) == 1 && kinds[a.Obligations[0].Code] != "" {
		return kinds[a.Obligations[0].Code]
	}
	return "other"
}

// found fills what every finding carries.
func (t *treaty) found() {
	t.a.Finding.Standing = entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Past}
	if at := asked(t.r.doc); !at.IsZero() && len(t.a.Stages) > 0 && !t.a.Stages[0].Date.Time.IsZero() && at.Sub(t.a.Stages[0].Date.Time) > 366*24*time.Hour {
		t.a.Standing.Time = entente.Historical
	}
	t.a.Confidence, t.a.Reason = 0.9, "the text of an agreement, given whole"
	if len(t.a.Spans) == 0 {
		t.a.Spans = []entente.Span{t.a.Parties[0].Span}
	}
	t.a.Quote = t.r.doc.Words(t.a.Spans[0])
	t.a.ID = MentionID(t.r.doc.ID, t.r.out.Coder, "agreement", t.a.Spans[0])
}
