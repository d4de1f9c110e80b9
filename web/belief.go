package web

import (
	"context"
	"fmt"
	"math"
	"time"

	"entente"
)

// mostReports is how many reports of an entry its page quotes.
const mostReports = 40

// statusSaid says what a status means, for an entry's page and a badge's title.
var statusSaid = map[entente.Status]string{
	entente.StatusPossible:     "Nobody says that it happened: texts call it possible, planned or expected. It counts as nothing done.",
	entente.StatusDenied:       "There are denials only.",
	entente.StatusDisputed:     "Some say that it happened and others deny it, and no party has the last word for it.",
	entente.StatusAlleged:      "Somebody says so who has no part in it.",
	entente.StatusReported:     "A text says so in its own voice, and nobody denies it.",
	entente.StatusCorroborated: "Texts of independent origins say so, and nobody denies it.",
	entente.StatusConfirmed:    "A party says so itself, and has not taken it back.",
}

// statusBadge is the status of an entry as a badge.
func statusBadge(s entente.Status) badge {
	class := map[entente.Status]string{entente.StatusPossible: "apart", entente.StatusDenied: "denied", entente.StatusDisputed: "trouble",
		entente.StatusConfirmed: "firm", entente.StatusReported: "said", entente.StatusCorroborated: "firm"}[s]
	return badge{class, string(s), statusSaid[s]}
}

// vouched reports whether an entry is a fact as far as the record can tell.
func vouched(s entente.Status) bool {
	return s == entente.StatusReported || s == entente.StatusCorroborated || s == entente.StatusConfirmed
}

// unreal reports whether nothing is said to have happened.
func unreal(s entente.Status) bool { return s == entente.StatusPossible || s == entente.StatusDenied }

// belief is how far an entry may be believed, as its page shows it.
type belief struct {
	Status             entente.Status
	Says               string // what the status means
	Alleged, Confirmed *saidView
	Lead               string // from the one to the other
	Affirmed, Denied   int
}

// saidView is the first time that something was said.
type saidView struct {
	entente.Said
	Href string
	Who  string // within the text
}

// belief gathers what an entry of a kind says of its standing.
func (w words) belief(kind string, status entente.Status, alleged, confirmed entente.Said, lead time.Duration, led bool, affirmed, denied int) belief {
	b := belief{Status: status, Says: statusSaid[status], Alleged: w.said(kind, alleged), Confirmed: w.said(kind, confirmed), Affirmed: affirmed, Denied: denied}
	if led {
		b.Lead = leadWords(lead)
	}
	return b
}

func (w words) said(kind string, s entente.Said) *saidView {
	if !s.Known() {
		return nil
	}
	return &saidView{s, findingHref(s.DocumentID, kind, s.Report), w.entityInFull(s.By)}
}

// leadWords is a lead time in words.
func leadWords(d time.Duration) string {
	days := int(math.Round(d.Hours() / 24))
	if days == 0 {
		return "less than a day"
	}
	return plural(days, "day")
}

// findingHref leads to a finding on the page of its document.
func findingHref(document, kind, id string) string {
	return "/document/" + document + "#" + kind + "-" + id
}

// ledgerReport is what one document says of an entry.
type ledgerReport struct {
	Href       string
	Doc        entente.Document
	Quoted     []segment
	Badges     []badge
	Vouchers   []badge
	Notes      []string // what it says that others may not
	Confidence float64
	Denies     bool
	Affirms    bool
}

// reportOf quotes what a document says of an entry. layers mark more than the
// evidence; they may be none.
func (d *desk) reportOf(ctx context.Context, lib *library, kind, id, document string, f entente.Finding, layers func(entente.Part) []layer, notes ...string) (ledgerReport, error) {
	doc, err := lib.document(ctx, document)
	if err != nil {
		return ledgerReport{}, err
	}
	r := ledgerReport{Href: findingHref(document, kind, id), Doc: doc, Badges: standing(f.Standing), Vouchers: d.words.vouchers(f.Standing),
		Confidence: f.Confidence, Affirms: f.Standing.Counts(), Denies: f.Standing.Polarity == entente.Negative}
	for _, n := range notes {
		if n != "" {
			r.Notes = append(r.Notes, safeText(n))
		}
	}
	if len(f.Spans) > 0 {
		lead := f.Spans[0]
		marks := evidenceLayers(f.Spans, lead.In, markThing, 0, kind)
		if layers != nil {
			marks = append(marks, layers(lead.In)...)
		}
		r.Quoted = lib.quote(&doc, lead, marks)
	}
	return r, nil
}

// sides are the reports of an entry by what they say.
type sides struct {
	Affirm, Deny, Other []ledgerReport
	More                int // reports that are not shown
}

func sidesOf(all []ledgerReport, total int) sides {
	s := sides{More: total - len(all)}
	for _, r := range all {
		switch {
		case r.Denies:
			s.Deny = append(s.Deny, r)
		case r.Affirms:
			s.Affirm = append(s.Affirm, r)
		default:
			s.Other = append(s.Other, r)
		}
	}
	return s
}

// shortQuote is the words of an entry's first report, for a line of a list.
type shortQuote struct {
	Words, Href string
	Doc         entente.Document
}

// mostWords is how many characters of a report a list shows.
const mostWords = 150

// spoken is the report whose words stand beside an entry in a list: the first,
// but of an entry that is said to have happened the first that says so, for the
// oldest may be a denial.
func spoken[T any](found []T, happened bool, stands func(T) entente.Standing) (T, bool) {
	for _, f := range found {
		if !happened || stands(f).Counts() {
			return f, true
		}
	}
	if len(found) > 0 {
		return found[0], true
	}
	var none T
	return none, false
}

// quoteOf is a report's words with its place and text; nil where it has none.
func quoteOf(kind, id, document, words string, sources map[string]entente.Document) *shortQuote {
	if words == "" {
		return nil
	}
	return &shortQuote{clipped(words), findingHref(document, kind, id), sources[document]}
}

// clipped is the beginning of words that are too many for a line.
func clipped(words string) string {
	words = safeText(words)
	if r := []rune(words); len(r) > mostWords {
		return string(r[:mostWords]) + " …"
	}
	return words
}

// dayBy writes a date of a step: where only the report has a day, the step came
// by then.
func dayBy(d entente.Date) string {
	if d.Precision == entente.Published && !d.Time.IsZero() {
		return "by " + dayShort(d.Time)
	}
	switch d.Precision {
	case entente.Day, "":
		return dayShort(d.Time)
	}
	return dayLong(d)
}

// bracketed is a number as the SIPRI register prints it: in brackets where it is
// not vouched for; empty for none.
func bracketed(n int, firm bool) string {
	switch {
	case n == 0:
		return ""
	case firm:
		return itoa(n)
	}
	return fmt.Sprintf("(%d)", n)
}
