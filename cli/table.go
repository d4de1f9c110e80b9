package cli

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
	"unicode/utf8"

	"entente"
)

// table lays rows out in columns.
type table struct {
	buf bytes.Buffer
	tab *tabwriter.Writer
}

func newTable(head ...string) *table {
	t := &table{}
	t.tab = tabwriter.NewWriter(&t.buf, 0, 8, 2, ' ', 0)
	t.row(head...)
	return t
}

func (t *table) row(cells ...string) {
	for i, c := range cells {
		cells[i] = harmless(c)
	}
	fmt.Fprintln(t.tab, "  "+strings.Join(cells, "\t"))
}

func (t *table) text() []byte {
	_ = t.tab.Flush() // into memory: cannot fail
	lines := strings.Split(strings.TrimRight(t.buf.String(), "\n"), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return []byte(strings.Join(lines, "\n") + "\n")
}

// readingTable shows a document to somebody at a terminal.
func readingTable(name string, doc *entente.Document, r *entente.Reading) []byte {
	var b bytes.Buffer
	b.WriteString(harmless(name))
	if doc.Title != "" {
		fmt.Fprintf(&b, "  %s", harmless(doc.Title))
	}
	if !doc.Published.IsZero() {
		fmt.Fprintf(&b, "  %s", doc.Published.Format("2006-01-02"))
	}
	b.WriteString("\n")
	rows := readingRows(r)
	if len(rows) > 0 {
		t := newTable("WHAT", "WHO", "TO WHOM", "WHEN", "STANDING", "SURE", "WORDS")
		for _, row := range rows {
			t.row(row...)
		}
		b.Write(t.text())
	}
	b.WriteString("  " + skippedLine(r) + "\n\n")
	return b.Bytes()
}

func readingRows(r *entente.Reading) [][]string {
	var rows [][]string
	add := func(what, who, whom, when string, f *entente.Finding) {
		rows = append(rows, []string{what, who, whom, when, standingWords(f.Standing), fmt.Sprintf("%.2f", f.Confidence), clip(f.Quote, 60)})
	}
	for i := range r.Mentions {
		m := &r.Mentions[i]
		add(joined(" ", m.Event, m.Mode), actorNames(m.Actors), actorNames(m.Recipients), dateWords(m.Date), &m.Finding)
	}
	for i := range r.Agreements {
		a := &r.Agreements[i]
		add(joined(" ", "agreement:", clip(a.Title, 40), obligationWords(a)), actorNames(a.Parties), "", stageDate(a), &a.Finding)
	}
	for i := range r.Transfers {
		t := &r.Transfers[i]
		who, whom := actorNames(t.Suppliers), actorNames(t.Recipients)
		if who+whom == "" {
			who = actorNames(t.Between)
		}
		add(joined(" ", "transfer:", itemWords(t), t.Stage), who, whom, "", &t.Finding)
	}
	for i := range r.Capabilities {
		c := &r.Capabilities[i]
		add(joined(" ", "capability:", c.Programme, c.Change), actorNames([]entente.Entity{c.State}), "", dateWords(c.Date), &c.Finding)
	}
	for i := range r.Positions {
		p := &r.Positions[i]
		add("position: "+p.Stance, actorNames([]entente.Entity{p.Actor}), "", "", &p.Finding)
	}
	for i := range r.Ties {
		t := &r.Ties[i]
		add("tie: "+t.Sign, actorNames(t.Between), "", "", &t.Finding)
	}
	for _, a := range r.Relations {
		rows = append(rows, []string{joined(" ", "pair:", a.Event, a.Mode), "", "", "", "", fmt.Sprintf("%.2f", a.Confidence), clip(a.Trigger.Text, 60)})
	}
	return rows
}

func skippedLine(r *entente.Reading) string {
	total := 0
	reasons := make([]string, 0, len(r.Skipped))
	for why, n := range r.Skipped {
		total += n
		reasons = append(reasons, fmt.Sprintf("%s %d", why, n))
	}
	slices.Sort(reasons)
	switch {
	case len(r.Sentences) == 0 && total == 0:
		return "no sentences"
	case total == 0:
		return sentences(len(r.Sentences)) + ", all coded"
	}
	return fmt.Sprintf("%s; nothing coded in %d: %s", sentences(len(r.Sentences)), total, strings.Join(reasons, ", "))
}

// actorNames are actors by code and sector, or by their words where they have none.
func actorNames(es []entente.Entity) string {
	out := make([]string, len(es))
	for i, e := range es {
		out[i] = joined(" ", e.Code, e.Sector)
		if e.Code == "" {
			out[i] = joined(" ", clip(e.Text, 24), e.Sector)
		}
	}
	return strings.Join(out, ", ")
}

func standingWords(s entente.Standing) string {
	words := joined(" ", string(s.Certainty), string(s.Time))
	if s.Polarity == entente.Negative {
		words = "not " + words
	}
	if n := len(s.AttributedTo); n > 0 {
		words += ", says " + actorNames([]entente.Entity{s.AttributedTo[n-1].Source})
	}
	return words
}

func dateWords(d entente.Date) string {
	if d.Time.IsZero() {
		return ""
	}
	switch d.Precision {
	case entente.Year:
		return d.Time.Format("2006")
	case entente.Month:
		return d.Time.Format("2006-01")
	}
	return d.Time.Format(time.DateOnly)
}

func stageDate(a *entente.Agreement) string {
	if len(a.Stages) == 0 {
		return ""
	}
	last := a.Stages[len(a.Stages)-1]
	return joined(" ", last.Told(), dateWords(last.Date))
}

func obligationWords(a *entente.Agreement) string {
	out := make([]string, len(a.Obligations))
	for i, o := range a.Obligations {
		out[i] = o.Code
	}
	return strings.Join(out, " ")
}

func itemWords(t *entente.Transfer) string {
	out := make([]string, len(t.Items))
	for i, item := range t.Items {
		out[i] = joined(" ", item.Class, clip(item.Text, 24))
	}
	return strings.Join(out, ", ")
}

// joined joins the words that are not empty.
func joined(sep string, words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), sep)
}

// clip shortens to n code points.
func clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}

func sentences(n int) string {
	if n == 1 {
		return "1 sentence"
	}
	return fmt.Sprintf("%d sentences", n)
}
