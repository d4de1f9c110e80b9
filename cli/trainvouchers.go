package cli

import (
	"context"
	"slices"

	"entente/coder"
	"entente/coder/role"
	"entente/eval"
)

// trainVouchersCmd is `entente train vouchers`.
type trainVouchersCmd struct {
	choiceFlags
	Out string `short:"o" default:"lang/en/vouchers" placeholder:"DIR" help:"Folder that weights.txt is written to; empty to write none."`
}

// Help is shown by `entente train vouchers --help`.
func (*trainVouchersCmd) Help() string {
	return `Learns who in a text says that an event is so, from texts of which all events are put down, and prints
how often that is right of texts not learned from, by the rules alone and with what was learned.

  entente train vouchers eval/testdata/mentions/seen.txt eval/testdata/mentions/new.txt && go build ./cmd/entente`
}

// Run learns.
func (c *trainVouchersCmd) Run(_ context.Context, s *Streams) error {
	l := &choiceLesson{report: voucherReport}
	return c.learn(s, c.Out, "vouchers", "mentions", []*choiceLesson{l}, func(cd *coder.Coder, one *eval.LedgerCase, text int) {
		mentions, questions := cd.VoucherQuestions(&one.Doc)
		wanted := eval.MentionStandings(one, mentions)
		for _, q := range questions {
			if w, ok := wanted[q.Mention]; ok {
				l.add(voucherQuestion(&q, w), text, w.May, "")
			}
		}
	})
}

// voucherQuestion is who says so, of which some answers are right.
func voucherQuestion(q *coder.VoucherQuestion, w eval.WantedStanding) role.Question {
	one := role.Question{Sides: [2][][]string{q.Features, {nil}}, Right: [2][]bool{nil, {true}}}
	for k := range q.Answers {
		one.Right[0] = append(one.Right[0], w.Voucher(q.Answers[k]))
		one.Pairs = append(one.Pairs, [][]string{nil})
	}
	return one
}

// voucherReport tells how often rules and what was learned are right, by how many times
// likelier another source must be.
func voucherReport(l *choiceLesson, chances [][]float64) string {
	return l.compared("one who says so", func(i int, margin float64) (rules, now bool) {
		p, right := chances[i], l.questions[i].Right[0]
		best := slices.Index(p, slices.Max(p))
		if p[best] <= margin*p[0] {
			best = 0
		}
		return right[0], right[best]
	})
}
