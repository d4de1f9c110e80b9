package merge

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"entente"
)

// registered makes agreements of groups of reports and gives them their ids.
func registered(groups []*agreementGroup, known map[string][]string) []entente.RegisteredAgreement {
	all := make([]entente.RegisteredAgreement, len(groups))
	for i, g := range groups {
		all[i] = g.agreement()
	}
	documents := map[string]string{}
	for _, g := range groups {
		for _, r := range g.reports {
			documents[r.a.ID] = r.a.DocumentID
		}
	}
	settle(all, func(e *entente.RegisteredAgreement) heading { return heading{&e.ID, e.First, e.Reports} }, documents, known)
	return all
}

// agreement is what the reports of a group say together.
func (g *agreementGroup) agreement() entente.RegisteredAgreement {
	slices.SortFunc(g.reports, func(a, b agreementReport) int {
		return cmp.Or(published(a.doc).Compare(published(b.doc)),
			cmp.Compare(a.doc.ID, b.doc.ID), cmp.Compare(a.a.ID, b.a.ID))
	})
	first, last := g.reports[0], g.reports[len(g.reports)-1]
	v := entente.RegisteredAgreement{
		ID:       hash("registered", first.a.ID),
		Standing: first.a.Standing,
		First:    published(first.doc),
		Latest:   published(last.doc),
	}
	var parties []entente.Entity
	for _, r := range g.reports {
		parties = append(parties, r.a.Parties...)
		v.Reports = append(v.Reports, r.a.ID)
		if compareStanding(r.a.Standing, v.Standing) < 0 {
			v.Standing = r.a.Standing
		}
		v.Title = fuller(v.Title, r.a.Title)
		addSectors(&v, r.a)
		addObligations(&v, r.a)
		addStages(&v, r.a)
		if p := Publisher(r.doc); p != "" && !slices.Contains(v.Publishers, p) {
			v.Publishers = append(v.Publishers, p)
		}
	}
	v.Stages = bestDated(v.Stages)
	v.Conflicts = g.conflicts(v.Stages)
	v.Parties = together(parties)
	v.Type = g.kind()
	v.Reason = g.reason()
	return v
}

// fuller is the longer of two titles, of the same in other letters the one with
// more capitals, which is how a name is written; the first of equals.
func fuller(a, b string) string {
	if len(strings.Fields(b)) > len(strings.Fields(a)) || strings.EqualFold(a, b) && capitals(b) > capitals(a) {
		return b
	}
	return a
}

func capitals(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n
}

// kind is the type that most reports give, of those that tell a type; of equals
// the first in the alphabet.
func (g *agreementGroup) kind() string {
	count := map[string]int{}
	for _, r := range g.reports {
		count[r.a.Type]++
	}
	best := ""
	for t, n := range count {
		if !plain(t) && (best == "" || n > count[best] || (n == count[best] && t < best)) {
			best = t
		}
	}
	if best == "" && count["other"] > 0 {
		return "other"
	}
	return best
}

func addSectors(v *entente.RegisteredAgreement, a *entente.Agreement) {
	for _, s := range a.Sectors {
		if !slices.Contains(v.Sectors, s) {
			v.Sectors = append(v.Sectors, s)
		}
	}
}

// addObligations keeps one obligation a code, with the fullest condition.
func addObligations(v *entente.RegisteredAgreement, a *entente.Agreement) {
	for _, o := range a.Obligations {
		o.Spans = nil
		i := slices.IndexFunc(v.Obligations, func(h entente.Obligation) bool { return h.Code == o.Code })
		if i < 0 {
			v.Obligations = append(v.Obligations, o)
			continue
		}
		v.Obligations[i].Condition = fuller(v.Obligations[i].Condition, o.Condition)
		v.Obligations[i].Article = cmp.Or(v.Obligations[i].Article, o.Article)
	}
}

// addStages keeps one row a stage and date.
func addStages(v *entente.RegisteredAgreement, a *entente.Agreement) {
	for _, s := range a.Stages {
		s.Spans, s.Date.Evidence = nil, entente.Evidence{}
		if s.Date.Precision == entente.Published {
			s.Date.Time = midnight(s.Date.Time)
		}
		i := slices.IndexFunc(v.Stages, func(h entente.Stage) bool {
			return h.Stage == s.Stage && h.Done() == s.Done() && h.Date.Time.Equal(s.Date.Time) && h.Date.Precision == s.Date.Precision
		})
		if i < 0 {
			v.Stages = append(v.Stages, s)
			continue
		}
		v.Stages[i].Place = cmp.Or(v.Stages[i].Place, s.Place)
	}
}

// life are the stages in the order in which agreements come to them: of two on one
// day the later one is where it stands.
var life = []string{"proposed", "negotiated", "signed", "ratified", "in force", "invoked", "amended", "suspended", "withdrawn from", "denounced", "ended"}

// bestDated sorts stages by date, and leaves out those that are dated only by
// the publication of their report where a date is given for the same stage, or
// an earlier report: a signing is reported for weeks. A date that says only the
// month gives way to a day in it.
func bestDated(stages []entente.Stage) []entente.Stage {
	slices.SortStableFunc(stages, func(a, b entente.Stage) int {
		return cmp.Or(a.Date.Time.Compare(b.Date.Time), cmp.Compare(slices.Index(life, a.Stage), slices.Index(life, b.Stage)), cmp.Compare(a.Date.Precision, b.Date.Precision))
	})
	guess := func(s entente.Stage) bool { return s.Date.Precision == entente.Published || s.Date.Precision == "" }
	known := map[string]bool{}
	for _, s := range stages {
		known[s.Stage] = known[s.Stage] || !guess(s)
	}
	var best []entente.Stage
	for _, s := range stages {
		if slices.ContainsFunc(stages, func(o entente.Stage) bool { return refines(o, s) }) {
			continue
		}
		if guess(s) {
			if known[s.Stage] {
				continue
			}
			known[s.Stage] = true
		}
		best = append(best, s)
	}
	return best
}

// refines reports whether a stage gives the day of what another dates by month
// or year only.
func refines(fine, coarse entente.Stage) bool {
	if fine.Stage != coarse.Stage || fine.Date.Precision != entente.Day {
		return false
	}
	f, c := fine.Date.Time, coarse.Date.Time
	switch coarse.Date.Precision {
	case entente.Month:
		return f.Year() == c.Year() && f.Month() == c.Month()
	case entente.Year:
		return f.Year() == c.Year()
	}
	return false
}

func (g *agreementGroup) reason() string {
	parties := list(g.reports[0].a.Parties, inWords)
	if len(g.reports) == 1 {
		return "the only report of an agreement of " + parties + " of this title, type and time"
	}
	how := "no date given, titles alike"
	if g.reports[0].dated || g.reports[len(g.reports)-1].dated {
		how = "dated within " + fmt.Sprint(int(window.Hours()/24)) + " days of each other or given without a date, titles alike"
	}
	return fmt.Sprintf("%d reports of an agreement of %s: %s", len(g.reports), parties, how)
}
