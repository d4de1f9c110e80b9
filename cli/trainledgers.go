package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"entente"
	"entente/coder"
	"entente/coder/role"
	"entente/eval"
	"entente/fetch"
)

// trainLedgersCmd is `entente train ledgers`.
type trainLedgersCmd struct {
	Files []string `arg:"" name:"file" help:"Texts with all that the ledgers must hold (eval/testdata/ledgers)."`
	Out   string   `short:"o" default:"lang/en/ledgers" placeholder:"DIR" help:"Folder that weights.txt is written to."`
	Fresh []string `placeholder:"PREFIX" help:"What the ids of those texts begin with that the rules were not made on."`
	L2    float64  `name:"l2" placeholder:"X" help:"How strongly weights are held near zero."`
	Parts int      `default:"10" placeholder:"N" help:"Parts of the texts for the figures of those not learned from; 0 gives none."`
}

// Help is shown by `entente train ledgers --help`.
func (*trainLedgersCmd) Help() string {
	return `Learns how likely an entry of the ledgers is right, from texts of which all transfers and capabilities are
put down, and prints what comes of it on texts not learned from.

  entente train ledgers eval/testdata/ledgers/seen.txt eval/testdata/ledgers/opened.txt && go build ./cmd/entente`
}

// ledgerLesson is what texts teach of entries of the ledgers.
type ledgerLesson struct {
	questions []role.Question
	text      []int
	of        []ledgerAsked
	cases     []*eval.LedgerCase
	files     []string
	fresh     []string // what the ids of texts begin with that the rules were not made on
}

// ledgerAsked is a question beside what is learned from it.
type ledgerAsked struct {
	ledger string
	fresh  bool // the rules were not made on its text
	right  bool
}

// ledgerOptions are those of the shipped weights.
func ledgerOptions() role.Options { return role.Options{L2: 12, Least: 3, Rounds: 120} }

// Run learns.
func (c *trainLedgersCmd) Run(_ context.Context, s *Streams) error {
	actors, err := (&ownFlag{}).actors()
	if err != nil {
		return err
	}
	cd, err := newCoder(actors.Gazetteer(), false)
	if err != nil {
		return err
	}
	l := &ledgerLesson{fresh: c.Fresh}
	for _, name := range c.Files {
		if err := l.take(cd, name); err != nil {
			return err
		}
	}
	if len(l.questions) == 0 {
		return entente.Errorf(entente.Invalid, nil, "No text in %s has an entry of the ledgers; try eval/testdata/ledgers/seen.txt.", strings.Join(c.Files, ", "))
	}
	o := ledgerOptions()
	if c.L2 > 0 {
		o.L2 = c.L2
	}
	if c.Parts > 1 {
		fmt.Fprint(s.Out, l.report(cd, c.Parts, o))
	}
	name := filepath.Join(c.Out, "weights.txt")
	head := fmt.Sprintf("# Learned by `entente train ledgers` from %d questions; README.md says how.\n", len(l.questions))
	if err := os.WriteFile(name, []byte(head+role.Learn(l.questions, o).String()), 0o644); err != nil {
		return entente.Errorf(entente.Unavailable, err, "%s could not be written: %s.", name, err)
	}
	fmt.Fprintf(s.Err, "the weights are in %s; build the program to embed them\n", name)
	return nil
}

// take reads a file of texts.
func (l *ledgerLesson) take(cd *coder.Coder, name string) error {
	f, err := fetch.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	return eval.EachLedgerCase(f, func(c *eval.LedgerCase) {
		one := *c
		l.cases, l.files = append(l.cases, &one), append(l.files, filepath.Base(name))
		l.add(cd, &one)
	})
}

// add takes the questions of a text that its lines answer.
func (l *ledgerLesson) add(cd *coder.Coder, c *eval.LedgerCase) {
	reading, questions := cd.Ledgers(&c.Doc)
	marks := map[string][]bool{}
	for _, ledger := range []string{"transfer", "capability"} {
		marks[ledger] = eval.LedgerMarks(c, &reading, ledger)
	}
	fresh := slices.ContainsFunc(l.fresh, func(p string) bool { return strings.HasPrefix(c.ID, p) })
	for _, q := range questions {
		right := marks[q.Ledger][q.At]
		l.questions = append(l.questions, ledgerQuestion(q.Features, right, fresh))
		l.text = append(l.text, len(l.cases)-1)
		l.of = append(l.of, ledgerAsked{q.Ledger, fresh, right})
	}
}

// ledgerQuestion makes a question to learn from: an entry is right by its features, or it is
// not. In texts that the rules were made on they are right far oftener than elsewhere; how
// often that is so is learned apart.
func ledgerQuestion(features []string, right, fresh bool) role.Question {
	if !fresh {
		features = append(features, "worked on", "worked on "+features[1])
	}
	return role.Question{
		Sides: [2][][]string{{features, nil}, {nil}},
		Pairs: [][][]string{{nil}, {nil}},
		Right: [2][]bool{{right, !right}, {true}},
	}
}
