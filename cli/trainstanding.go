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

// trainStandingCmd is `entente train standing`.
type trainStandingCmd struct {
	Files []string `arg:"" name:"file" help:"Texts with all their mentions (eval/testdata/mentions)."`
	Out   string   `short:"o" default:"lang/en/standing" placeholder:"DIR" help:"Folder that weights.txt is written to; empty to write none."`
	L2    float64  `name:"l2" placeholder:"X" help:"How strongly weights are held near zero."`
	Parts int      `default:"10" placeholder:"N" help:"Parts of the texts for the figures of those not learned from; 0 gives none."`
}

// Help is shown by `entente train standing --help`.
func (*trainStandingCmd) Help() string {
	return `Learns how events stand (when, how surely, whether at all) from texts of which all events are put
down, and prints how often that is right of texts not learned from, by the rules alone and with what was
learned.

  entente train standing eval/testdata/mentions/seen.txt eval/testdata/mentions/new.txt && go build ./cmd/entente`
}

// standLesson is what texts teach of one field of standing.
type standLesson struct {
	field     role.Field
	questions []role.Question
	text      []int // of each question
	said      []string
	may       []bool
}

// Run learns.
func (c *trainStandingCmd) Run(_ context.Context, s *Streams) error {
	actors, err := (&ownFlag{}).actors()
	if err != nil {
		return err
	}
	cd, err := newCoder(actors.Gazetteer(), false)
	if err != nil {
		return err
	}
	lessons, err := standLessons(cd, c.Files)
	if err != nil {
		return err
	}
	o := role.Defaults()
	if c.L2 > 0 {
		o.L2 = c.L2
	}
	all, n := role.Weights{}, 0
	for i := range lessons {
		l := &lessons[i]
		if c.Parts > 1 {
			fmt.Fprint(s.Out, l.report(role.Unseen(l.questions, l.text, c.Parts, o)))
		}
		n = max(n, len(l.questions))
		if c.Out != "" {
			maps.Copy(all, role.Learn(l.questions, o))
		}
	}
	if c.Out == "" {
		return nil
	}
	name := filepath.Join(c.Out, "weights.txt")
	if err := os.MkdirAll(c.Out, 0o755); err != nil {
		return entente.Errorf(entente.Unavailable, err, "%s could not be made: %s.", c.Out, err)
	}
	maps.DeleteFunc(all, func(_ string, w float64) bool { return math.Abs(w) < leastStanding })
	head := fmt.Sprintf("# Learned by `entente train standing` from %d mentions; README.md says how.\n", n)
	if err := os.WriteFile(name, []byte(head+all.String()), 0o644); err != nil {
		return entente.Errorf(entente.Unavailable, err, "%s could not be written: %s.", name, err)
	}
	fmt.Fprintf(s.Err, "the weights are in %s; build the program to embed them\n", name)
	return nil
}

// leastStanding is the least weight that is written: those below decide nothing, and there
// are as many of them as of the others.
const leastStanding = 0.03

// standLessons reads files of texts with all their mentions.
func standLessons(cd *coder.Coder, files []string) ([]standLesson, error) {
	var out []standLesson
	for _, f := range coder.StandingFields() {
		out = append(out, standLesson{field: f})
	}
	err := eachMentionCase(files, func(c *eval.LedgerCase, text int, _ string) {
		mentions, questions := cd.StandingQuestions(&c.Doc)
		wanted := eval.MentionStandings(c, mentions)
		for _, q := range questions {
			w, ok := wanted[q.Mention]
			if !ok {
				continue
			}
			have := coder.StandingValues(&mentions[q.Mention])
			for k, want := range [...]string{w.Time, w.Certainty, w.Polarity} {
				out[k].add(q.Features, want, *have[k], text, w.May)
			}
		}
	})
	return out, err
}

func (l *standLesson) add(features []string, want, have string, text int, may bool) {
	k := slices.Index(l.field.Values, want)
	if k < 0 {
		return
	}
	right := make([]bool, len(l.field.Values))
	right[k] = true
	l.questions, l.text = append(l.questions, l.field.Ask(features, right)), append(l.text, text)
	l.said, l.may = append(l.said, have), append(l.may, may)
}

// standMargins are the margins that a report compares.
var standMargins = []float64{1, 1.5, 2, 3, 4, 6, 10}

// report tells how often rules and what was learned are right, by how many times likelier
// another value must be.
func (l *standLesson) report(chances [][]float64) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Of the mentions whose type is right, those with the right %s, by the rules alone and with weights learned from other texts:\n\n", l.field.Name)
	b.WriteString("| times likelier | mentions | rules % | chosen % | mended | spoilt |\n|---|---|---|---|---|---|\n")
	for _, margin := range standMargins {
		n, rules, now, mended, spoilt := 0, 0, 0, 0, 0
		for i, p := range chances {
			if l.may[i] {
				continue
			}
			value := l.said[i]
			coder.ChooseValue(&value, &l.field, p, margin)
			right := l.field.Values[slices.Index(l.questions[i].Right[0], true)]
			n++
			rules += oneIf(l.said[i] == right)
			now += oneIf(value == right)
			mended += oneIf(value == right && l.said[i] != right)
			spoilt += oneIf(value != right && l.said[i] == right)
		}
		fmt.Fprintf(&b, "| %g | %d | %.1f | %.1f | %d | %d |\n", margin, n, ratio(rules, n), ratio(now, n), mended, spoilt)
	}
	b.WriteString("\n")
	return b.String()
}
