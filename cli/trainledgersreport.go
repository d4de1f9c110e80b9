package cli

import (
	"fmt"
	"maps"
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
	b.WriteString("Right of the entries whose line asks for the field, by the rules, and when another value is taken that is so many times likelier;\nin brackets how many are changed of which no line asks:\n\n")
	margins := []float64{1, 1.5, 2, 3, 5}
	b.WriteString("| ledger | field | entries | rules | best there is | > 1 | > 1.5 | > 2 | > 3 | > 5 |\n|---|---|---|---|---|---|---|---|---|---|\n")
	for _, fresh := range []bool{true, false} {
		for _, ledger := range []string{"transfer", "capability"} {
			for _, field := range slices.Sorted(maps.Keys(askedFields)) {
				b.WriteString(l.row(chances, ledger, field, margins, fresh))
			}
		}
	}
	b.WriteString("\nHow often an entry is right, by how likely it is held to be, in percent:\n\n| ledger | held for | entries | mean | right |\n|---|---|---|---|---|\n")
	for _, ledger := range []string{"transfer", "capability"} {
		var sure [10]tenth
		for i, q := range l.of {
			if q.field == coder.AskKeep && q.ledger == ledger && (q.fresh || len(l.fresh) == 0) {
				p := chances[i][0]
				sure[min(9, int(10*p))].add(p, l.questions[i].Right[0][0])
			}
		}
		for k := range sure {
			if row := sure[k].row(k); row != "" {
				b.WriteString("| " + ledger + " " + row)
			}
		}
	}
	b.WriteString("\nRead by weights learned from other texts, by file:\n\n")
	b.WriteString(l.unseen(cd, parts, o))
	return b.String()
}

// row is of one field.
func (l *ledgerLesson) row(chances [][]float64, ledger, field string, margins []float64, fresh bool) string {
	n, rules, best := 0, 0, 0
	right, moved := make([]int, len(margins)), make([]int, len(margins))
	for i, q := range l.of {
		if q.field != field || q.ledger != ledger || q.fresh != fresh {
			continue
		}
		ok := l.questions[i].Right[0]
		if q.asked {
			n++
			if ok[0] {
				rules++
			}
			if slices.Contains(ok, true) {
				best++
			}
		}
		for k, m := range margins {
			at := coder.LikeliestField(chances[i], m)
			switch {
			case q.asked && ok[at]:
				right[k]++
			case !q.asked && at > 0:
				moved[k]++
			}
		}
	}
	if n == 0 {
		return ""
	}
	if fresh {
		field += ", unworked"
	}
	out := fmt.Sprintf("| %s | %s | %d | %d | %d |", ledger, field, n, rules, best)
	for k := range margins {
		out += fmt.Sprintf(" %d (%d) |", right[k], moved[k])
	}
	return out + "\n"
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
