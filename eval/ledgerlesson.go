package eval

import (
	"io"
	"slices"

	"entente"
)

// EachLedgerCase calls f with the cases of a file of texts for the ledgers, in order.
func EachLedgerCase(file io.Reader, f func(*LedgerCase)) error { return EachMentionCase(file, f) }

// LedgerMark is what a case says of an entry of its ledgers.
type LedgerMark struct {
	Right bool        // a line stands for it
	line  *ledgerLine // the line of its words that it agrees with best, nil if there is none
}

// LedgerMarks are those of the entries of a ledger in a reading, in order.
func LedgerMarks(c *LedgerCase, r *entente.Reading, name string) []LedgerMark {
	var lines []ledgerLine
	for _, l := range c.want {
		if l.ledger == name {
			lines = append(lines, l)
		}
	}
	entries := slices.DeleteFunc(entriesOf(&c.Doc, r), func(e entry) bool { return e.ledger != name })
	stands := assign(lines, entries, &c.Doc)
	out := make([]LedgerMark, len(entries))
	for j := range entries {
		if i, ok := stands[j]; ok {
			out[j] = LedgerMark{true, &lines[i]}
			continue
		}
		best, least := -1, 0
		for i := range lines {
			if !lines[i].touches(&entries[j], &c.Doc) {
				continue
			}
			if n := len(lines[i].differs(&entries[j])); best < 0 || n < least {
				best, least = i, n
			}
		}
		if best >= 0 {
			out[j].line = &lines[best]
		}
	}
	return out
}

// Asks reports whether an entry's line asks for any of some fields.
func (m LedgerMark) Asks(fields ...string) bool {
	return m.line != nil && slices.ContainsFunc(fields, func(f string) bool { return len(m.line.fields[f]) > 0 })
}

// Holds reports whether the one entry of a reading has some fields as its line asks for them.
func (m LedgerMark) Holds(c *LedgerCase, r *entente.Reading, fields ...string) bool {
	entries := entriesOf(&c.Doc, r)
	if m.line == nil || len(entries) != 1 {
		return false
	}
	return !slices.ContainsFunc(m.line.differs(&entries[0]), func(f string) bool { return slices.Contains(fields, f) })
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
	for _, m := range LedgerMarks(c, r, name) {
		l.n.said++
		if m.Right {
			l.n.right++
		}
	}
}

// Versus are the cells of a table: lines, and precision, recall and F1 of the one and the other.
func (l *LedgerCounts) Versus(o *LedgerCounts) string {
	pair := func(a, b float64) string { return one(a) + " > " + one(b) }
	return itoa(l.n.gold) + " | " + pair(l.n.precision(), o.n.precision()) + " | " + pair(l.n.recall(), o.n.recall()) + " | " + pair(l.n.f1(), o.n.f1())
}
