package merge

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"entente"
)

// # Agreements
//
// Reports of an agreement are one agreement if they have the same parties, a
// title or obligation in common, and times that fit: two that date its
// signing (or the first stage they date) at most window apart; one that gives
// no date is of the agreement that was in the news last before it came out,
// within memory, or of one that was within window after (a treaty is reported
// before it is signed). A report of an agreement as background from an earlier
// time, with no date, is joined with none that is news.

// window is how far apart the dates may be that reports of one agreement give.
const window = 60 * 24 * time.Hour

// memory is how long after it was last in the news an agreement is what a
// report without a date means.
const memory = 3 * 366 * 24 * time.Hour

// AgreementFamily is what reports share that may be of one agreement: its
// parties, by code. A report that names fewer than two is of its own document.
func AgreementFamily(a *entente.Agreement) string {
	var coded int
	for _, e := range together(a.Parties) {
		if e.Code != "" {
			coded++
		}
	}
	if coded < 2 {
		return hash("agreement", list(a.Parties, name), a.DocumentID)
	}
	return hash("agreement", list(a.Parties, name))
}

// Agreements merges the reports of one family. The result depends on the
// reports, not on their order, and is sorted by first report and id. known
// tells of documents which registered agreements their reports were part of
// before: an agreement keeps its id when it is merged again.
func Agreements(reports []entente.Agreement, docs func(id string) (entente.Document, bool),
	known map[string][]string) []entente.RegisteredAgreement {
	all := make([]agreementReport, len(reports))
	for i := range reports {
		doc, _ := docs(reports[i].DocumentID)
		all[i] = newReport(&reports[i], doc)
	}
	slices.SortFunc(all, func(a, b agreementReport) int {
		return cmp.Or(cmp.Compare(no(a.dated), no(b.dated)), a.at.Compare(b.at),
			cmp.Compare(a.doc.ID, b.doc.ID), cmp.Compare(a.a.ID, b.a.ID))
	})
	var groups []*agreementGroup
	for _, r := range all {
		if g := nearest(groups, r); g != nil {
			g.add(r)
		} else {
			groups = append(groups, newGroup(r))
		}
	}
	return registered(groups, known)
}

// agreementReport is a report with what its joining goes by.
type agreementReport struct {
	a     *entente.Agreement
	doc   entente.Document
	at    time.Time // the date of signing, or else of another stage, or else of publication
	dated bool      // the text gives the date of signing
	old   bool      // it tells of an earlier time
	words []string  // of the title, without those of the parties
}

// oldAfter is how long before its report an agreement was signed to be
// background there, not news.
const oldAfter = 366 * 24 * time.Hour

// Background reports whether a report tells of an agreement as one from an
// earlier time: it says so, or the agreement was signed more than a year before
// the report came out, by its own dates or those that others give in the
// register (nil if it is not there yet).
func Background(a *entente.Agreement, doc entente.Document, r *entente.RegisteredAgreement) bool {
	if a.Standing.Time == entente.Historical || longBefore(a.Stages, doc) {
		return true
	}
	return r != nil && longBefore(r.Stages, doc)
}

func longBefore(stages []entente.Stage, doc entente.Document) bool {
	at, dated := stageDate(stages)
	return dated && !doc.Published.IsZero() && doc.Published.Sub(at) > oldAfter
}

func newReport(a *entente.Agreement, doc entente.Document) agreementReport {
	r := agreementReport{a: a, doc: doc, old: Background(a, doc, nil), words: titleWords(a)}
	at, known := stageDate(a.Stages)
	if !known {
		at = published(doc)
	}
	r.at, r.dated = at, known && slices.ContainsFunc(a.Stages, func(s entente.Stage) bool {
		return s.Stage == "signed" && s.Date.Time.Equal(at)
	})
	return r
}

// stageDate is when an agreement was signed, or else the first date that a
// stage of it has.
func stageDate(stages []entente.Stage) (time.Time, bool) {
	var first time.Time
	for _, s := range stages {
		if s.Date.Time.IsZero() || s.Date.Precision == entente.Published || s.Date.Precision == "" || !s.Done() {
			continue
		}
		if s.Stage == "signed" {
			return s.Date.Time, true
		}
		if first.IsZero() || s.Date.Time.Before(first) {
			first = s.Date.Time
		}
	}
	return first, !first.IsZero()
}

// titleWords are the words of a title that can tell it from another: longer
// than three letters, and not the name of a party.
func titleWords(a *entente.Agreement) []string {
	var parties []string
	for _, p := range a.Parties {
		parties = append(parties, fields(p.Text+" "+p.Name)...)
	}
	var words []string
	for _, w := range fields(a.Title) {
		if len(w) > 3 && !slices.Contains(parties, w) && !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	return words
}

func fields(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return strings.ContainsRune(" -–—,.;:'’\"“”()", r) })
}

// agreementGroup is the reports taken for one agreement so far.
type agreementGroup struct {
	reports []agreementReport
	from    time.Time
	to      time.Time // between which its dates lie
	old     bool
}

func newGroup(r agreementReport) *agreementGroup {
	return &agreementGroup{reports: []agreementReport{r}, from: r.at, to: r.at, old: r.old && !r.dated}
}

func (g *agreementGroup) add(r agreementReport) {
	g.reports = append(g.reports, r)
	if r.at.After(g.to) {
		g.to = r.at
	}
	if r.at.Before(g.from) {
		g.from = r.at
	}
}

// nearest is the group that a report is of, nil if none: of those that fit,
// the one that is called most alike, of these one that has come as far as the
// report tells, then the nearest in time, of equals the earlier. A treaty that
// enters into force is the one that was signed half a year ago, not the
// protocol of last week.
func nearest(groups []*agreementGroup, r agreementReport) *agreementGroup {
	var best *agreementGroup
	most := unlike
	for _, g := range groups {
		like := g.fits(r)
		if like == unlike {
			continue
		}
		if best == nil || cmp.Or(-cmp.Compare(like, most), cmp.Compare(g.short(r), best.short(r)), cmp.Compare(g.apart(r), best.apart(r))) < 0 {
			best, most = g, like
		}
	}
	return best
}

// short is 1 where a report tells that the agreement was ratified before the group
// has it signed, or that it is in force, and none of the group that it was
// ratified.
func (g *agreementGroup) short(r agreementReport) int {
	signedLater := func(o agreementReport) bool { return o.dated && o.at.After(r.at) }
	if (r.tells("ratified") || r.tells("in force")) && !r.dated && slices.ContainsFunc(g.reports, signedLater) {
		return 1
	}
	if !r.tells("in force") || slices.ContainsFunc(g.reports, func(o agreementReport) bool { return o.tells("ratified") || o.tells("in force") }) {
		return 0
	}
	return 1
}

// tells reports whether a report says that a stage has been reached.
func (r agreementReport) tells(stage string) bool {
	return slices.ContainsFunc(r.a.Stages, func(s entente.Stage) bool { return s.Stage == stage && s.Done() })
}

// fits says how alike a report that can be of the agreement calls it, unlike
// if it cannot be. What is only loosely alike must lie close in time.
func (g *agreementGroup) fits(r agreementReport) likeness {
	if g.old != (r.old && !r.dated) {
		return unlike
	}
	need, reach := loosely, window
	if g.apart(r) > window && !r.dated && r.at.After(g.to) {
		need, reach = closely, memory
	}
	if g.apart(r) > reach {
		return unlike
	}
	best := unlike
	for _, o := range g.reports {
		best = max(best, alike(o, r))
	}
	if best < need {
		return unlike
	}
	return best
}

// apart is the time between a report and a group's dates.
func (g *agreementGroup) apart(r agreementReport) time.Duration {
	return outside(r.at, g.from, g.to)
}

// likeness is how alike two reports call what they tell of.
type likeness int

const (
	unlike likeness = iota
	loosely
	closely
)

// alike says how alike two reports are by what they call the agreement:
// closely with an obligation that both give, or half the words of the shorter
// title and two at least; loosely with half the words, or if one has a title of
// one word or none ("the treaty") and neither the types nor the kinds of paper
// tell them apart.
func alike(a, b agreementReport) likeness {
	for _, o := range a.a.Obligations {
		if b.a.HasObligation(o.Code) {
			return closely
		}
	}
	common, shorter := 0, min(len(a.words), len(b.words))
	for _, w := range a.words {
		if slices.Contains(b.words, w) {
			common++
		}
	}
	sameType := plain(a.a.Type) && !toldApart(a, b) || plain(b.a.Type) && !toldApart(b, a) || a.a.Type == b.a.Type
	if !sameType && !plain(a.a.Type) && !plain(b.a.Type) && common < 2 {
		return unlike
	}
	switch {
	case common >= 2 && 2*common >= shorter:
		return closely
	case common > 0 && 2*common >= shorter, shorter <= 1 && sameType && !otherPaper(a.a.Title, b.a.Title):
		return loosely
	}
	return unlike
}

// toldApart reports whether a report whose type says nothing has a title that is called
// by other words than the other's: "the peace treaty", where that one is of a
// partnership.
func toldApart(a, b agreementReport) bool {
	return len(a.words) > 1 && len(b.words) > 1 && !slices.ContainsFunc(a.words, func(w string) bool { return papers[w] == 0 && slices.Contains(b.words, w) })
}

// papers are the kinds of paper that a title can name, those of one number
// alike. A pact, an accord, a deal or an agreement may be any of them.
var papers = map[string]int{
	"treaty": 1, "convention": 1, "charter": 1, "protocol": 2, "memorandum": 3, "mou": 3, "declaration": 4, "statement": 4, "communiqué": 4, "communique": 4,
	"contract": 5, "ceasefire": 6, "cease-fire": 6, "truce": 6, "armistice": 6,
}

// otherPaper reports whether two titles name different kinds of paper: "the
// protocol" is not "the treaty".
func otherPaper(a, b string) bool {
	x, y := paper(a), paper(b)
	return x > 0 && y > 0 && x != y
}

// paper is the first kind of paper that a title names, 0 if none.
func paper(title string) int {
	for _, w := range strings.Fields(strings.ToLower(title)) {
		if n := papers[w]; n > 0 {
			return n
		}
	}
	return 0
}

// plain reports whether a type says nothing.
func plain(kind string) bool { return kind == "" || kind == "other" }
