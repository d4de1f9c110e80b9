package cli

import (
	"context"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"entente"
	"entente/coder"
	"entente/coder/role"
	"entente/eval"
)

// trainVouchersCmd is `entente train vouchers`.
type trainVouchersCmd struct {
	Files []string `arg:"" name:"file" help:"Texts with all their mentions (eval/testdata/mentions)."`
	Out   string   `short:"o" default:"lang/en/vouchers" placeholder:"DIR" help:"Folder that weights.txt is written to; empty to write none."`
	L2    float64  `name:"l2" placeholder:"X" help:"How strongly weights are held near zero."`
	Parts int      `default:"10" placeholder:"N" help:"Parts of the texts for the figures of those not learned from; 0 gives none."`
}

// Help is shown by `entente train vouchers --help`.
func (*trainVouchersCmd) Help() string {
	return `Learns who in a text says that an event is so, from texts of which all events are put down, and prints
how often that is right of texts not learned from, by the rules alone and with what was learned.

  entente train vouchers eval/testdata/mentions/seen.txt eval/testdata/mentions/new.txt && go build ./cmd/entente`
}

// voucherLesson is what texts teach of who says so.
type voucherLesson struct {
	questions []role.Question
	text      []int // of each question
	may       []bool
}

// Run learns.
func (c *trainVouchersCmd) Run(_ context.Context, s *Streams) error {
	actors, err := (&ownFlag{}).actors()
	if err != nil {
		return err
	}
	cd, err := newCoder(actors.Gazetteer(), false)
	if err != nil {
		return err
	}
	l := &voucherLesson{}
	if err := eachMentionCase(c.Files, func(one *eval.LedgerCase, text int, _ string) { l.add(cd, one, text) }); err != nil {
		return err
	}
	o := role.Defaults()
	if c.L2 > 0 {
		o.L2 = c.L2
	}
	if c.Parts > 1 {
		fmt.Fprint(s.Out, l.report(role.Unseen(l.questions, l.text, c.Parts, o)))
	}
	if c.Out == "" {
		return nil
	}
	name := filepath.Join(c.Out, "weights.txt")
	if err := os.MkdirAll(c.Out, 0o755); err != nil {
		return entente.Errorf(entente.Unavailable, err, "%s could not be made: %s.", c.Out, err)
	}
	learned := role.Learn(l.questions, o)
	maps.DeleteFunc(learned, func(_ string, w float64) bool { return math.Abs(w) < leastStanding })
	head := fmt.Sprintf("# Learned by `entente train vouchers` from %d mentions; README.md says how.\n", len(l.questions))
	if err := os.WriteFile(name, []byte(head+learned.String()), 0o644); err != nil {
		return entente.Errorf(entente.Unavailable, err, "%s could not be written: %s.", name, err)
	}
	fmt.Fprintf(s.Err, "the weights are in %s; build the program to embed them\n", name)
	return nil
}

// add takes the questions of a text whose answers its lines give.
func (l *voucherLesson) add(cd *coder.Coder, c *eval.LedgerCase, text int) {
	mentions, questions := cd.VoucherQuestions(&c.Doc)
	wanted := eval.MentionStandings(c, mentions)
	for _, q := range questions {
		w, ok := wanted[q.Mention]
		if !ok {
			continue
		}
		one := role.Question{Sides: [2][][]string{q.Features, {nil}}, Right: [2][]bool{nil, {true}}}
		for k := range q.Answers {
			one.Right[0] = append(one.Right[0], w.Voucher(q.Answers[k]))
			one.Pairs = append(one.Pairs, [][]string{nil})
		}
		l.questions, l.text, l.may = append(l.questions, one), append(l.text, text), append(l.may, w.May)
	}
}

// report tells how often rules and what was learned are right, by how many times likelier
// another source must be.
func (l *voucherLesson) report(chances [][]float64) string {
	var b strings.Builder
	b.WriteString("Of the mentions whose type is right, those with the right one who says so, by the rules alone and with weights learned from other texts:\n\n")
	b.WriteString("| times likelier | mentions | rules % | chosen % | mended | spoilt | best % |\n|---|---|---|---|---|---|---|\n")
	for _, margin := range standMargins {
		n, rules, now, mended, spoilt, could := 0, 0, 0, 0, 0, 0
		for i, p := range chances {
			if l.may[i] {
				continue
			}
			best, right := slices.Index(p, slices.Max(p)), l.questions[i].Right[0]
			if p[best] <= margin*p[0] {
				best = 0
			}
			n++
			rules += oneIf(right[0])
			now += oneIf(right[best])
			mended += oneIf(right[best] && !right[0])
			spoilt += oneIf(!right[best] && right[0])
			could += oneIf(slices.Contains(right, true))
		}
		fmt.Fprintf(&b, "| %g | %d | %.1f | %.1f | %d | %d | %.1f |\n", margin, n, ratio(rules, n), ratio(now, n), mended, spoilt, ratio(could, n))
	}
	return b.String()
}
