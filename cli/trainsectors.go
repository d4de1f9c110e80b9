package cli

import (
	"context"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"

	"entente"
	"entente/coder"
	"entente/coder/role"
	"entente/eval"
)

// trainSectorsCmd is `entente train sectors`.
type trainSectorsCmd struct {
	Files []string `arg:"" name:"file" help:"Texts with all their mentions (eval/testdata/mentions)."`
	Out   string   `short:"o" default:"lang/en/sectors" placeholder:"DIR" help:"Folder that weights.txt is written to; empty to write none."`
	L2    float64  `name:"l2" placeholder:"X" help:"How strongly weights are held near zero."`
	Parts int      `default:"10" placeholder:"N" help:"Parts of the texts for the figures of those not learned from; 0 gives none."`
}

// Help is shown by `entente train sectors --help`.
func (*trainSectorsCmd) Help() string {
	return `Learns of what sector they are who take part in an event, from texts of which all events are put down, and prints
how often that is right of texts not learned from, by the rules alone and with what was learned.

  entente train sectors eval/testdata/mentions/seen.txt eval/testdata/mentions/new.txt && go build ./cmd/entente`
}

// sectorLesson is what texts teach of sectors.
type sectorLesson struct {
	questions []role.Question
	text      []int // of each question
	may       []bool
	said      []string
}

// Run learns.
func (c *trainSectorsCmd) Run(_ context.Context, s *Streams) error {
	actors, err := (&ownFlag{}).actors()
	if err != nil {
		return err
	}
	cd, err := newCoder(actors.Gazetteer(), false)
	if err != nil {
		return err
	}
	l := &sectorLesson{}
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
	head := fmt.Sprintf("# Learned by `entente train sectors` from %d who take part; README.md says how.\n", len(l.questions))
	if err := os.WriteFile(name, []byte(head+learned.String()), 0o644); err != nil {
		return entente.Errorf(entente.Unavailable, err, "%s could not be written: %s.", name, err)
	}
	fmt.Fprintf(s.Err, "the weights are in %s; build the program to embed them\n", name)
	return nil
}

// add takes the questions of a text whose answers its lines give.
func (l *sectorLesson) add(cd *coder.Coder, c *eval.LedgerCase, text int) {
	mentions, questions := cd.SectorQuestions(&c.Doc)
	wanted, field := eval.MentionRoles(c, mentions), coder.SectorField()
	for _, q := range questions {
		w, ok := wanted[q.Mention]
		if !ok {
			continue
		}
		k := slices.Index(field.Values, w.Sector(q.Side == 1, q.Entity.Code))
		if k < 0 {
			continue
		}
		right := make([]bool, len(field.Values))
		right[k] = true
		l.questions, l.text, l.may = append(l.questions, field.Ask(q.Features, right)), append(l.text, text), append(l.may, w.May)
		l.said = append(l.said, coder.SectorValue(&q.Entity))
	}
}

// report tells how often rules and what was learned are right, by how many times likelier
// another sector must be.
func (l *sectorLesson) report(chances [][]float64) string {
	of := standLesson{coder.SectorField(), l.questions, l.text, l.said, l.may}
	return of.report(chances)
}
