package cli

import (
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

// choiceFlags are the flags of what learns a choice from texts with all their mentions.
type choiceFlags struct {
	Files []string `arg:"" name:"file" help:"Texts with all their mentions (eval/testdata/mentions)."`
	L2    float64  `name:"l2" placeholder:"X" help:"How strongly weights are held near zero."`
	Parts int      `default:"10" placeholder:"N" help:"Parts of the texts for the figures of those not learned from; 0 gives none."`
}

// choiceLesson is what texts teach of one choice. Said is what the rules chose of each
// question, where that is not its first answer.
type choiceLesson struct {
	questions []role.Question
	text      []int // of each question
	may       []bool
	said      []string
	report    func(l *choiceLesson, chances [][]float64) string
}

func (l *choiceLesson) add(q role.Question, text int, may bool, said string) {
	l.questions, l.text, l.may, l.said = append(l.questions, q), append(l.text, text), append(l.may, may), append(l.said, said)
}

// textCoder is the accurate coder of this build.
func textCoder() (*coder.Coder, error) {
	actors, err := (&ownFlag{}).actors()
	if err != nil {
		return nil, err
	}
	return newCoder(actors.Gazetteer(), false)
}

// leastWeight is the least weight of these that is written: those below decide nothing, and
// there are as many of them as of the others.
const leastWeight = 0.03

// learn reads the files with add, prints how good what is learned is on texts that it was
// not learned from, and writes it to a folder; name is that of the command, of what its
// questions are of.
func (f *choiceFlags) learn(s *Streams, out, name, of string, lessons []*choiceLesson, add func(cd *coder.Coder, c *eval.LedgerCase, text int)) error {
	cd, err := textCoder()
	if err != nil {
		return err
	}
	if err := eachMentionCase(f.Files, func(c *eval.LedgerCase, text int, _ string) { add(cd, c, text) }); err != nil {
		return err
	}
	o := role.Defaults()
	if f.L2 > 0 {
		o.L2 = f.L2
	}
	all, n := role.Weights{}, 0
	for _, l := range lessons {
		n = max(n, len(l.questions))
		if f.Parts > 1 {
			fmt.Fprint(s.Out, l.report(l, role.Unseen(l.questions, l.text, f.Parts, o)))
		}
		if out != "" {
			maps.Copy(all, role.Learn(l.questions, o))
		}
	}
	if out == "" {
		return nil
	}
	maps.DeleteFunc(all, func(_ string, w float64) bool { return math.Abs(w) < leastWeight })
	return writeWeights(s, out, "weights.txt", []byte(fmt.Sprintf("# Learned by `entente train %s` from %d %s; README.md says how.\n%s", name, n, of, all)))
}

// writeWeights writes what was learned into a folder, which is made if there is none.
func writeWeights(s *Streams, folder, name string, b []byte) error {
	name = filepath.Join(folder, name)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return entente.Errorf(entente.Unavailable, err, "%s could not be made: %s.", folder, err)
	}
	if err := os.WriteFile(name, b, 0o644); err != nil {
		return entente.Errorf(entente.Unavailable, err, "%s could not be written: %s.", name, err)
	}
	fmt.Fprintf(s.Err, "the weights are in %s; build the program to embed them\n", name)
	return nil
}

// margins are how many times likelier than that of the rules another answer must be, for a
// report to compare.
var margins = []float64{1, 1.5, 2, 3, 4, 6, 10}

// versus counts answers before and after a choice.
type versus struct{ n, rules, now, mended, spoilt int }

func (t *versus) add(rules, now bool) {
	t.n++
	t.rules += oneIf(rules)
	t.now += oneIf(now)
	t.mended += oneIf(now && !rules)
	t.spoilt += oneIf(rules && !now)
}

// compared is a table of how often rules and choice are right, by margin; weigh tells of
// a question whether either is.
func (l *choiceLesson) compared(of string, weigh func(i int, margin float64) (rules, now bool)) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Of the mentions whose type is right, those with the right %s, by the rules alone and with weights learned from other texts:\n\n", of)
	b.WriteString("| times likelier | mentions | rules % | chosen % | mended | spoilt |\n|---|---|---|---|---|---|\n")
	for _, margin := range margins {
		var t versus
		for i := range l.questions {
			if !l.may[i] {
				t.add(weigh(i, margin))
			}
		}
		fmt.Fprintf(&b, "| %g | %d | %.1f | %.1f | %d | %d |\n", margin, t.n, ratio(t.rules, t.n), ratio(t.now, t.n), t.mended, t.spoilt)
	}
	b.WriteString("\n")
	return b.String()
}

// fieldLesson is the lesson of a field of few values.
func fieldLesson(field role.Field) *choiceLesson {
	return &choiceLesson{report: func(l *choiceLesson, chances [][]float64) string {
		return l.compared(field.Name, func(i int, margin float64) (rules, now bool) {
			value := l.said[i]
			coder.ChooseValue(&value, &field, chances[i], margin)
			right := field.Values[slices.Index(l.questions[i].Right[0], true)]
			return l.said[i] == right, value == right
		})
	}}
}

// addValue adds a question of a field, unless what is wanted is none of its values.
func (l *choiceLesson) addValue(field *role.Field, features []string, want, have string, text int, may bool) {
	k := slices.Index(field.Values, want)
	if k < 0 {
		return
	}
	right := make([]bool, len(field.Values))
	right[k] = true
	l.add(field.Ask(features, right), text, may, have)
}
