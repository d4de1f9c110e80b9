package merge

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"entente"
)

// # Transfers
//
// Reports of a transfer are one entry if the same states have a part in it, its
// direction does not contradict, their items share a class, and their days lie
// at most window apart; or, up to a year later, if a report tells of a further
// stage than was reached, as the delivery of what was ordered. A report of
// "weapons", or one that does not say who supplies whom, joins what is said more
// exactly if it is clear which entry it means, and stands alone otherwise. An
// order that a text dates after a delivery is another deal. What could or may be
// ("could become a key supplier") is never joined with what is said to be.

// delay is how long after the last news of a transfer a further stage of it may
// be reported.
const delay = 366 * 24 * time.Hour

// transferOrder ranks the stages of a transfer.
var transferOrder = map[string]int{"offered": 1, "ordered": 2, "shipped": 3, "delivered": 4, "used": 5}

const halted = "halted"

// Transfers merges the reports of one family. The result depends on the
// reports, not on their order, and is sorted by first report and id. known tells
// of documents which transfers their reports were part of before: a transfer
// keeps its id when it is merged again.
func Transfers(reports []entente.Transfer, docs func(id string) (entente.Document, bool),
	known map[string][]string) []entente.RegisteredTransfer {
	all, documents := make([]told[entente.Transfer], len(reports)), map[string]string{}
	for i := range reports {
		doc, _ := docs(reports[i].DocumentID)
		all[i] = tellTransfer(&reports[i], doc)
		documents[reports[i].ID] = reports[i].DocumentID
	}
	var out []entente.RegisteredTransfer
	for _, c := range (rules[entente.Transfer]{fitsTransfer, rivalTransfers}).gather(all) {
		out = append(out, registeredTransfer(c))
	}
	settle(out, func(e *entente.RegisteredTransfer) heading { return heading{&e.ID, e.First, e.Reports} }, documents, known)
	return out
}

func tellTransfer(t *entente.Transfer, doc entente.Document) told[entente.Transfer] {
	r := told[entente.Transfer]{v: t, id: t.ID, doc: doc, stand: t.Standing, at: midnight(published(doc))}
	for _, d := range t.Dates {
		if at := nearestDay(d, published(doc)); isGiven(d) && (!r.dated || at.Before(r.at)) {
			r.at, r.dated = at, true
		}
	}
	r.kinds, r.way = fineClasses(t), direction(t)
	if len(r.kinds) == 0 {
		r.fine++
	}
	if r.way == "" {
		r.fine += 2
	}
	r.stage = transferOrder[stageOf(r)]
	return r
}

// fineClasses are the classes of items that say more than "weapons".
func fineClasses(t *entente.Transfer) []string {
	var all []string
	for _, it := range t.Items {
		if !coarse(it.Class) && !slices.Contains(all, it.Class) {
			all = append(all, it.Class)
		}
	}
	return all
}

// direction is who supplies whom, empty if that is not said.
func direction(t *entente.Transfer) string {
	if len(t.Suppliers) == 0 || len(t.Recipients) == 0 {
		return ""
	}
	return list(t.Suppliers, name) + " > " + list(t.Recipients, name)
}

func fitsTransfer(c *cluster[entente.Transfer], r told[entente.Transfer]) bool {
	if open(c.reports[0].stand) != open(r.stand) || !agree(c.way, r.way) || !c.alike(r) || anew(c, r) {
		return false
	}
	apart := c.apart(r)
	return apart <= window || apart <= delay && ownsUp(c, r) || apart <= delay && r.at.After(c.to) && r.stage > c.furthest
}

// ownsUp reports whether a party admits, without a day of its own, what others said of
// it before and was denied: the soldiers that it denied for half a year.
func ownsUp(c *cluster[entente.Transfer], r told[entente.Transfer]) bool {
	return r.stage >= transferOrder["shipped"] && !r.dated && r.stand.Time == entente.Past && slices.ContainsFunc(c.reports, denied) && r.at.After(c.to) && c.furthest >= transferOrder["shipped"] && admits(r) &&
		!slices.ContainsFunc(c.reports, admits)
}

func denied(r told[entente.Transfer]) bool { return denies(r.stand) }

// admits reports whether a party says in a report that a transfer was made.
func admits(r told[entente.Transfer]) bool {
	return r.stand.Counts() && Speaks(r.stand, []entente.Publisher{r.doc.Publisher}, slices.Concat(r.v.Suppliers, r.v.Recipients))
}

// anew reports whether a report offers or orders, on a day that its text gives,
// what the cluster had shipped or delivered on a day given before.
func anew(c *cluster[entente.Transfer], r told[entente.Transfer]) bool {
	early := r.stage > 0 && r.stage < transferOrder["shipped"]
	return early && r.dated && !c.shipped.IsZero() && c.shipped.Before(r.at)
}

// stageOf is the stage that a report vouches for: none if it does not count, so
// that what is possible never has one.
func stageOf(r told[entente.Transfer]) string {
	if !r.stand.Counts() {
		return ""
	}
	return r.v.Stage
}

// rivalTransfers reports whether two clusters go another way or hold other
// items.
func rivalTransfers(a, b *cluster[entente.Transfer]) bool {
	return !agree(a.way, b.way) || !sameKinds(a, b)
}

func registeredTransfer(c *cluster[entente.Transfer]) entente.RegisteredTransfer {
	reason := transferReason(c)
	c.byPublication()
	v := entente.RegisteredTransfer{ID: hash("transfer", c.reports[0].id), Reason: reason, Publishers: allPublishers(c.reports)}
	v.First, v.Latest = published(c.reports[0].doc), published(c.reports[len(c.reports)-1].doc)
	var from, to, between []entente.Entity
	for _, r := range c.reports {
		v.Reports = append(v.Reports, r.id)
		if direction(r.v) == "" {
			between = slices.Concat(between, r.v.Suppliers, r.v.Recipients, r.v.Between)
		} else {
			from, to = append(from, r.v.Suppliers...), append(to, r.v.Recipients...)
		}
		addItems(&v, r.v)
		addQuantity(&v, r)
		addStage(&v, r)
	}
	v.Suppliers, v.Recipients = some(together(from)), some(together(to))
	if len(from) == 0 {
		v.Between = some(together(between))
	}
	b := believed(c.reports, v.Parties())
	v.Status, v.Alleged, v.Confirmed, v.Affirmed, v.Denied, v.Standing = b.status, b.alleged, b.confirmed, b.affirmed, b.denied, b.standing
	v.Stages = bestStages(v.Stages)
	v.Stage = reached(v.Stages)
	v.Conflicts = append(transferConflicts(&v), b.denial()...)
	return v
}

// some is a list, nil if it is empty, so that equal entries are equal.
func some[T any](all []T) []T {
	if len(all) == 0 {
		return nil
	}
	return all
}

func addItems(v *entente.RegisteredTransfer, t *entente.Transfer) {
	for _, it := range t.Items {
		it.Span = entente.Span{}
		if !slices.ContainsFunc(v.Items, func(h entente.Item) bool { return h.Class == it.Class && strings.EqualFold(h.Text, it.Text) }) {
			v.Items = append(v.Items, it)
		}
	}
}

// addQuantity keeps each amount once; those that a denial names are none.
func addQuantity(v *entente.RegisteredTransfer, r told[entente.Transfer]) {
	text := strings.TrimSpace(r.v.Quantity)
	if text == "" || denies(r.stand) {
		return
	}
	vague := !exactNumber(text) || !r.stand.Counts()
	for i := range v.Quantities {
		if q := &v.Quantities[i]; strings.EqualFold(q.Text, text) {
			q.Uncertain = q.Uncertain && vague
			q.Reports = append(q.Reports, r.id)
			return
		}
	}
	v.Quantities = append(v.Quantities, entente.Quantity{Text: text, Uncertain: vague, Reports: []string{r.id}})
}

// exactNumber reports whether words are a number and nothing beside it: digits,
// or one word that is no plural ("twelve", not "dozens", "about 12", "several").
func exactNumber(words string) bool {
	if strings.Trim(words, "0123456789.,") == "" {
		return true
	}
	switch strings.ToLower(words) {
	case "several", "many", "some", "few":
		return false
	}
	return !strings.ContainsAny(words, " 0123456789") && !strings.HasSuffix(words, "s")
}

// addStage keeps the stages that reports vouch for.
func addStage(v *entente.RegisteredTransfer, r told[entente.Transfer]) {
	stage := stageOf(r)
	if stage == "" {
		return
	}
	date := entente.Date{Time: midnight(published(r.doc)), Precision: entente.Published}
	for _, d := range r.v.Dates {
		if isGiven(d) {
			date = entente.Date{Time: d.Time, Precision: d.Precision}
			break
		}
	}
	v.Stages = append(v.Stages, entente.StageReport{Stage: stage, Date: date, Report: r.id, DocumentID: r.doc.ID})
}

// bestStages sorts stages by date and keeps of those on one day the first
// report; those dated by publication only give way to an earlier report of the same
// stage, or one that gives a day before it: what was told as done in May had been done
// by then, whatever day a report of a year later gives.
func bestStages(all []entente.StageReport) []entente.StageReport {
	slices.SortStableFunc(all, func(a, b entente.StageReport) int {
		return cmp.Or(a.Date.Time.Compare(b.Date.Time), cmp.Compare(transferOrder[a.Stage], transferOrder[b.Stage]), cmp.Compare(a.Stage, b.Stage))
	})
	seen := map[string]bool{} // those that are given, or were told without a date, so far
	var best []entente.StageReport
	for _, s := range all {
		key := s.Stage
		if isGiven(s.Date) {
			seen[key] = true // later ones that give none say no more
			key += " " + iso(s.Date.Time) + string(s.Date.Precision)
		}
		if !seen[key] {
			seen[key] = true
			best = append(best, s)
		}
	}
	return best
}

// reached is the furthest stage, or halted if that came after all others.
func reached(stages []entente.StageReport) string {
	if n := len(stages); n > 0 && stages[n-1].Stage == halted {
		return halted
	}
	best := ""
	for _, s := range stages {
		if best == "" || transferOrder[s.Stage] > transferOrder[best] {
			best = s.Stage
		}
	}
	return best
}

func transferConflicts(v *entente.RegisteredTransfer) []string {
	var steps []dated
	for _, s := range v.Stages {
		if s.Date.Precision == entente.Day && s.Stage != halted {
			steps = append(steps, dated{s.Stage, s.Date.Time})
		}
	}
	out := disorder(steps, transferOrder)
	if len(v.Quantities) > 1 {
		words := make([]string, len(v.Quantities))
		for i, q := range v.Quantities {
			words[i] = q.Text
		}
		out = append(out, "Different amounts by different reports: "+strings.Join(words, "; ")+".")
	}
	return out
}

// transferReason says why the reports of a cluster, the most exact first, are
// one transfer.
func transferReason(c *cluster[entente.Transfer]) string {
	t := c.reports[0].v
	what := "items " + strings.Join(fineClasses(t), " and ")
	if len(fineClasses(t)) == 0 {
		what = "items of no finer class"
	}
	var named []entente.Entity
	for _, r := range c.reports {
		named = slices.Concat(named, r.v.Suppliers, r.v.Recipients, r.v.Between)
	}
	by := spoken(named)
	way := "from " + list(t.Suppliers, by) + " to " + list(t.Recipients, by)
	if direction(t) == "" {
		way = "between " + list(slices.Concat(t.Suppliers, t.Recipients, t.Between), by) + ", who supplies whom not said"
	}
	if len(c.reports) == 1 {
		return fmt.Sprintf("the only report of a transfer %s, %s, about %s", way, what, iso(c.from))
	}
	s := fmt.Sprintf("%d reports of a transfer %s, %s, from %s to %s, each within %d days of others or of a further stage",
		len(c.reports), way, what, iso(c.from), iso(c.to), int(window.Hours()/24))
	loose := 0
	for _, r := range c.reports {
		if r.fine > c.reports[0].fine {
			loose++
		}
	}
	if loose > 0 {
		s += "; " + counted(loose, "report", " that is", " that are") + " less exact in item or direction, with nothing else to mean"
	}
	return s
}
