package cli

import (
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/coder"
	"entente/coder/role"
	"entente/eval"
)

// report tells how often rules and what was learned from other texts are right.
func (l *ledgerLesson) report(cd *coder.Coder, parts int, o role.Options) string {
	chances := role.Unseen(l.questions, l.text, parts, o)
	var b strings.Builder
	b.WriteString("How often an entry is right, by how likely it is held to be, in percent:\n\n| ledger | held for | entries | mean | right |\n|---|---|---|---|---|\n")
	for _, ledger := range []string{"transfer", "capability"} {
		var sure [10]tenth
		for i, q := range l.of {
			if q.ledger == ledger && (q.fresh || len(l.fresh) == 0) {
				p := chances[i][0]
				sure[min(9, int(10*p))].add(p, q.right)
			}
		}
		for k := range sure {
			if row := sure[k].row(k); row != "" {
				b.WriteString("| " + ledger + " " + row)
			}
		}
	}
	b.WriteString("\nLeft of entries, and right of them, where those are dropped that are held for less likely:\n\n| ledger | 0 | 0.1 | 0.2 | 0.25 | 0.3 | 0.35 | 0.4 | 0.5 |\n|---|---|---|---|---|---|---|---|---|\n")
	for _, ledger := range []string{"transfer", "capability"} {
		b.WriteString(l.bars(chances, ledger))
	}
	b.WriteString("\nRead by weights learned from other texts, by file:\n\n")
	b.WriteString(l.unseen(cd, parts, o))
	return b.String()
}

// bars tells what is left of the entries of texts that the rules were not made on, and how
// many of them are right, if those are dropped that are hardly likely.
func (l *ledgerLesson) bars(chances [][]float64, ledger string) string {
	out := "| " + ledger
	for _, bar := range []float64{0, 0.1, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5} {
		n, right := 0, 0
		for i, q := range l.of {
			if q.ledger == ledger && q.fresh && chances[i][0] >= bar {
				n++
				if q.right {
					right++
				}
			}
		}
		out += fmt.Sprintf(" | %d, %d", n, right)
	}
	return out + " |\n"
}

// unseen reads each text with weights learned from others, and compares.
func (l *ledgerLesson) unseen(cd *coder.Coder, parts int, o role.Options) string {
	rules, learned := map[string]*entente.Reading{}, map[string]*entente.Reading{}
	for part := range parts {
		other := cd.WithLedgers(role.LearnWithout(l.questions, l.text, parts, part, o))
		for i, c := range l.cases {
			if i%parts == part {
				a, b := cd.WithLedgers(nil).Read(&c.Doc, nil), other.Read(&c.Doc, nil)
				rules[l.files[i]+c.ID], learned[l.files[i]+c.ID] = &a, &b
			}
		}
	}
	var b strings.Builder
	b.WriteString("| texts | ledger | lines | precision | recall | F1 |\n|---|---|---|---|---|---|\n")
	for _, file := range append(slices.Compact(slices.Clone(l.files)), "") {
		for _, ledger := range []string{"transfer", "capability"} {
			was, now := eval.LedgerCounts{}, eval.LedgerCounts{}
			for i, c := range l.cases {
				if file == "" || l.files[i] == file {
					was.Add(c, rules[l.files[i]+c.ID], ledger)
					now.Add(c, learned[l.files[i]+c.ID], ledger)
				}
			}
			if file == "" {
				fmt.Fprintf(&b, "| all | %s | %s |\n", ledger, was.Versus(&now))
			} else {
				fmt.Fprintf(&b, "| %s | %s | %s |\n", file, ledger, was.Versus(&now))
			}
		}
	}
	return b.String()
}
