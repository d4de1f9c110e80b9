package web

import (
	"slices"
	"strings"

	"entente"
)

// calling is a name that an agreement goes by, with the first report that has it.
type calling struct {
	Name string
	Href string
	Doc  entente.Document
}

// lasting is what a report says of how long an agreement binds.
type lasting struct {
	What  string // "How long", "Renewal", "Withdrawal"
	Words string
	Href  string
	Doc   entente.Document
}

// call gathers the names that reports have for the agreement, each once, in
// order of the first that has it, and without those that are only part of
// another ("the treaty"). Where there is one only, it is in the head of the
// page already.
func (p *agreementPage) call() {
	reports := slices.Clone(p.Shown)
	slices.SortStableFunc(reports, func(a, b agreementReport) int { return a.Doc.Published.Compare(b.Doc.Published) })
	for _, r := range reports {
		for _, name := range append([]string{r.Title}, r.Names...) {
			if name == "" || slices.ContainsFunc(p.Called, func(c calling) bool { return strings.EqualFold(c.Name, name) }) {
				continue
			}
			p.Called = append(p.Called, calling{name, findingHref(r.DocumentID, "agreement", r.ID), r.Doc})
		}
	}
	all := slices.Clone(p.Called)
	p.Called = slices.DeleteFunc(p.Called, func(c calling) bool {
		return slices.ContainsFunc(all, func(o calling) bool {
			return len(o.Name) > len(c.Name) && strings.Contains(strings.ToLower(o.Name), strings.ToLower(c.Name))
		})
	})
	if len(p.Called) < 2 {
		p.Called = nil
	}
}

// last gathers what reports say of how long the agreement binds, and of its
// renewal and of leaving it, each in the words of the first that says it so.
func (p *agreementPage) last() {
	for _, r := range p.Shown {
		for _, l := range []lasting{{What: "How long", Words: r.Term.Length.Text}, {What: "Renewal", Words: r.Term.Renewal.Text}, {What: "Withdrawal", Words: r.Term.Withdrawal.Text}} {
			same := func(o lasting) bool { return o.What == l.What && strings.EqualFold(o.Words, l.Words) }
			if l.Words == "" || slices.ContainsFunc(p.Lasts, same) {
				continue
			}
			l.Href, l.Doc = findingHref(r.DocumentID, "agreement", r.ID), r.Doc
			p.Lasts = append(p.Lasts, l)
		}
	}
}
