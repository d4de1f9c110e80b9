package eval

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"entente"
)

// Ledgers reads the texts of a file of cases and compares what the ledgers
// hold with all that they must hold, per ledger: agreement, stage, obligation,
// transfer, capability, position, tie.
//
// A thing in the record is right if a line stands for it: its evidence overlaps
// the line's quote and every field that the line asks for is as it says. Each
// line stands for one thing at most. Recall is the share of lines that stand
// for something, precision the share of things that a line stands for; so a
// thing with one field amiss counts against both, and one that no line speaks
// of, or said twice, against precision. False alarms are the share of texts
// with nothing in them where something was found all the same.
//
// With errors set a table lists what was missed and what was wrong.
func Ledgers(read func(*LedgerCase) entente.Reading, file io.Reader, errors bool) (*Report, error) {
	cases, err := readLedgerCases(file)
	if err != nil {
		return nil, err
	}
	s := ledgerScore{of: map[string]*counts{}, faults: Table{
		Title: "What is missed and what is wrong", Head: []string{"case", "ledger", "", "words", "fields"},
	}}
	for _, l := range ledgers {
		s.of[l.name] = &counts{}
	}
	for i := range cases {
		reading := read(&cases[i])
		s.add(&cases[i], entriesOf(&cases[i].Doc, &reading))
	}
	return s.report(len(cases), errors), nil
}

type ledgerScore struct {
	of            map[string]*counts
	empty, alarms int // cases with no line, and those of them where something was found
	faults        Table
}

func (s *ledgerScore) add(c *LedgerCase, found []entry) {
	if len(c.want) == 0 {
		s.empty++
		if len(found) > 0 {
			s.alarms++
		}
	}
	for _, l := range ledgers {
		lines := slices.DeleteFunc(slices.Clone(c.want), func(w ledgerLine) bool { return w.ledger != l.name })
		entries := slices.DeleteFunc(slices.Clone(found), func(e entry) bool { return e.ledger != l.name })
		standsFor := assign(lines, entries, &c.Doc)
		n := s.of[l.name]
		n.gold += len(lines)
		n.said += len(entries)
		n.right += len(standsFor)
		s.fault(c, lines, entries, standsFor)
	}
}

// assign gives as many lines as can be an entry each that is all they ask for
// (by augmenting paths, so that the order of neither counts): entry to line.
func assign(lines []ledgerLine, entries []entry, doc *entente.Document) map[int]int {
	fits := make([][]int, len(lines))
	for i := range lines {
		for j := range entries {
			if lines[i].touches(&entries[j], doc) && len(lines[i].differs(&entries[j])) == 0 {
				fits[i] = append(fits[i], j)
			}
		}
	}
	taken := map[int]int{}
	for i := range lines {
		augment(i, fits, taken, map[int]bool{})
	}
	return taken
}

// augment finds line i an entry, moving other lines to others of theirs where
// it must.
func augment(i int, fits [][]int, taken map[int]int, tried map[int]bool) bool {
	for _, j := range fits[i] {
		if tried[j] {
			continue
		}
		tried[j] = true
		other, is := taken[j]
		if !is || augment(other, fits, taken, tried) {
			taken[j] = i
			return true
		}
	}
	return false
}

// fault lists the lines that nothing stands for and the entries that no line
// asks for; a line and an entry of the same words stand together, with the
// fields in which they differ.
func (s *ledgerScore) fault(c *LedgerCase, lines []ledgerLine, entries []entry, standsFor map[int]int) {
	row := func(ledger, what, words, fields string) {
		s.faults.Rows = append(s.faults.Rows, []string{c.ID, ledger, what, cell(words), cell(fields)})
	}
	found := slices.Collect(maps.Values(standsFor))
	told := map[int]bool{}
	for j := range standsFor {
		told[j] = true
	}
	for i := range lines {
		l := &lines[i]
		if slices.Contains(found, i) {
			continue
		}
		j := l.nearest(entries, told, &c.Doc)
		if j < 0 {
			row(l.ledger, "missed", l.quotes[0], fieldWords(l.fields))
			continue
		}
		told[j] = true
		var amiss []string
		for _, name := range l.differs(&entries[j]) {
			amiss = append(amiss, fmt.Sprintf("%s: want %s, have %s", name, strings.Join(l.fields[name], ", "), strings.Join(entries[j].fields[name], ", ")))
		}
		row(l.ledger, "differs", l.quotes[0], strings.Join(amiss, "; "))
	}
	for j := range entries {
		if !told[j] {
			row(entries[j].ledger, "wrong", entries[j].words, fieldWords(entries[j].fields))
		}
	}
}

// nearest is the entry of the line's words that differs in the fewest fields,
// -1 if there is none that was not told of yet.
func (l *ledgerLine) nearest(entries []entry, told map[int]bool, doc *entente.Document) int {
	best, least := -1, 0
	for j := range entries {
		if told[j] || !l.touches(&entries[j], doc) {
			continue
		}
		if n := len(l.differs(&entries[j])); n > 0 && (best < 0 || n < least) {
			best, least = j, n
		}
	}
	return best
}

func fieldWords(f map[string][]string) string {
	var out []string
	for _, k := range slices.Sorted(maps.Keys(f)) {
		if v := strings.Join(f[k], ", "); v != "" && v != "0" {
			out = append(out, k+"="+v)
		}
	}
	return strings.Join(out, "; ")
}

// cell keeps words inside a cell of a table.
func cell(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "|", "/")), " ")
}

func (s *ledgerScore) report(n int, errors bool) *Report {
	r := &Report{Task: "ledgers", N: n, Figures: map[string]float64{
		"empty_cases": float64(s.empty), "false_alarms": percent(s.alarms, s.empty),
	}, Tabled: true}
	t := Table{Title: "By ledger", Head: []string{"ledger", "lines", "in the record", "precision", "recall", "F1"}}
	var all counts
	for _, l := range ledgers {
		c := *s.of[l.name]
		all.gold, all.said, all.right = all.gold+c.gold, all.said+c.said, all.right+c.right
		t.Rows = append(t.Rows, c.row(l.name))
		c.figures(r.Figures, l.name+"_")
	}
	t.Rows = append(t.Rows, all.row("all"))
	all.figures(r.Figures, "")
	r.Tables = []Table{t, {
		Title: "Texts with nothing in them", Head: []string{"texts", "where something was found, %"},
		Rows: [][]string{{itoa(s.empty), one(percent(s.alarms, s.empty))}},
	}}
	if errors {
		r.Tables = append(r.Tables, s.faults)
	}
	return r
}

func (c counts) figures(into map[string]float64, prefix string) {
	into[prefix+"lines"], into[prefix+"said"] = float64(c.gold), float64(c.said)
	into[prefix+"precision"], into[prefix+"recall"], into[prefix+"f1"] = c.precision(), c.recall(), c.f1()
}
