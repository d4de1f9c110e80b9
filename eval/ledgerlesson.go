package eval

import (
	"io"
	"slices"

	"entente"
)

// EachLedgerCase calls f with the cases of a file of texts for the ledgers, in order.
func EachLedgerCase(file io.Reader, f func(*LedgerCase)) error { return EachMentionCase(file, f) }

// LedgerMarks tell of the entries of one ledger in a reading, in order, whether a line of the
// case stands for them.
func LedgerMarks(c *LedgerCase, r *entente.Reading, name string) []bool {
	var lines []ledgerLine
	for _, l := range c.want {
		if l.ledger == name {
			lines = append(lines, l)
		}
	}
	entries := slices.DeleteFunc(entriesOf(&c.Doc, r), func(e entry) bool { return e.ledger != name })
	out := make([]bool, len(entries))
	for j := range assign(lines, entries, &c.Doc) {
		out[j] = true
	}
	return out
}

// LedgerCounts adds up how well readings fill one ledger.
type LedgerCounts struct{ n counts }

// Add counts a reading of a case.
func (l *LedgerCounts) Add(c *LedgerCase, r *entente.Reading, name string) {
	for _, w := range c.want {
		if w.ledger == name {
			l.n.gold++
		}
	}
	for _, right := range LedgerMarks(c, r, name) {
		l.n.said++
		if right {
			l.n.right++
		}
	}
}

// Versus are the cells of a table: lines, and precision, recall and F1 of the one and the other.
func (l *LedgerCounts) Versus(o *LedgerCounts) string {
	pair := func(a, b float64) string { return one(a) + " > " + one(b) }
	return itoa(l.n.gold) + " | " + pair(l.n.precision(), o.n.precision()) + " | " + pair(l.n.recall(), o.n.recall()) + " | " + pair(l.n.f1(), o.n.f1())
}
