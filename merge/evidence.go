package merge

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"entente"
)

// belief is what the reports of an entry say of whether it is so.
type belief struct {
	status             entente.Status
	alleged, confirmed entente.Said
	affirmed, denied   int
	standing           entente.Standing
}

// believed weighs reports, which are in order of publication.
func believed[T any](reports []told[T], parties []entente.Entity) belief {
	all := make([]voice, len(reports))
	for i := range reports {
		r := &reports[i]
		all[i] = voice{r.id, r.doc.ID, published(r.doc), Publisher(r.doc), speaksFor(&r.doc.Publisher), r.where, &r.stand}
	}
	return ofVoices(all, ownCodes(parties))
}

// ofVoices weighs voices, which are in order of publication. Publishers stand
// for origins until these are known (Tracer). codes are those of the parties.
func ofVoices(all []voice, codes []string) belief {
	b := belief{standing: *all[0].standing}
	body := bodies(all)
	var judged verdict
	for i := range all {
		v := &all[i]
		party := v.speaks(codes)
		if v.claims(body) {
			judged.hear(v.standing, v.origin, party)
		}
		if i > 0 && compareStanding(*v.standing, b.standing) < 0 {
			b.standing = *v.standing
		}
		switch {
		case denies(*v.standing):
			b.denied++
			continue
		case !affirms(*v.standing):
			continue
		}
		b.affirmed++
		if !b.alleged.Known() {
			b.alleged = said(v)
		}
		if !b.confirmed.Known() && v.standing.Counts() && party {
			b.confirmed = said(v)
		}
	}
	b.status = judged.status()
	return b
}

func said(v *voice) entente.Said {
	s := entente.Said{Time: v.out, Report: v.id, DocumentID: v.document}
	if n := len(v.standing.AttributedTo); n > 0 {
		s.By = v.standing.AttributedTo[n-1].Source
		s.By.Span = entente.Span{}
	}
	return s
}

// denial says in a sentence that some reports deny an entry that others affirm,
// nil if it is not so.
func (b *belief) denial() []string {
	if b.affirmed == 0 || b.denied == 0 {
		return nil
	}
	return []string{fmt.Sprintf("%s it and %s it.", count(b.affirmed, "affirms", "affirm"), count(b.denied, "denies", "deny"))}
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 report " + one
	}
	return fmt.Sprintf("%d reports %s", n, many)
}

// allPublishers lists who put reports out, each once, in order.
func allPublishers[T any](reports []told[T]) []string {
	var all []string
	for _, r := range reports {
		if p := Publisher(r.doc); p != "" && !slices.Contains(all, p) {
			all = append(all, p)
		}
	}
	return all
}

// dated is a step in the life of something and the day that a text gives it.
type dated struct {
	stage string
	on    time.Time
}

// disorder says in sentences where steps that texts give a day stand against
// the order of their kind, and where once-only steps have several days. order
// ranks steps; a step without a rank stands in no order.
func disorder(steps []dated, order map[string]int, once ...string) []string {
	days := map[string][]time.Time{}
	for _, s := range steps {
		if !slices.ContainsFunc(days[s.stage], s.on.Equal) {
			days[s.stage] = append(days[s.stage], s.on)
		}
	}
	var names []string
	for name, all := range days {
		names = append(names, name)
		slices.SortFunc(all, time.Time.Compare)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(cmp.Compare(order[a], order[b]), cmp.Compare(a, b)) })
	var out []string
	for _, name := range names {
		if all := days[name]; len(all) > 1 && slices.Contains(once, name) {
			out = append(out, fmt.Sprintf("%s on %s, by different reports.", capital(name), joined(all)))
		}
	}
	for i, early := range names {
		for _, late := range names[i+1:] {
			if order[early] > 0 && order[early] < order[late] && days[late][0].Before(days[early][0]) {
				out = append(out, fmt.Sprintf("%s on %s, before it was %s on %s.", capital(late), iso(days[late][0]), early, iso(days[early][0])))
			}
		}
	}
	return out
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func iso(t time.Time) string { return t.Format(time.DateOnly) }

func joined(days []time.Time) string {
	words := make([]string, len(days))
	for i, d := range days {
		words[i] = iso(d)
	}
	return strings.Join(words, " and on ")
}

// agreementOrder ranks the stages that follow each other in an agreement's
// life; the others may come at any time.
var agreementOrder = map[string]int{"signed": 1, "ratified": 2, "in force": 3, "ended": 4}

// conflicts are the contradictions between reports of an agreement: another day
// of signing, steps in an order that cannot be, denials.
func (g *agreementGroup) conflicts(stages []entente.Stage) []string {
	var steps []dated
	for _, s := range stages {
		if s.Date.Precision == entente.Day {
			steps = append(steps, dated{strings.ReplaceAll(s.Stage, "-", " "), s.Date.Time})
		}
	}
	out := disorder(steps, agreementOrder, "signed", "in force")
	denied := 0
	for _, r := range g.reports {
		if denies(r.a.Standing) {
			denied++
		}
	}
	if denied > 0 && denied < len(g.reports) {
		out = append(out, fmt.Sprintf("%d of %d reports deny it.", denied, len(g.reports)))
	}
	return out
}
