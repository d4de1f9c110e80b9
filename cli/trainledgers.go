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
	return `Learns who says what the ledgers hold, where it was, how much goes from whom to whom, and how likely an
entry is right, from texts of which all transfers and capabilities are put down, and prints how often that is
right of texts not learned from, by the rules alone and with what was learned.

  entente train ledgers eval/testdata/ledgers/seen.txt eval/testdata/ledgers/opened.txt && go build ./cmd/entente`
}

// askedFields are the fields of lines that each question is about.
var askedFields = map[string][]string{
	coder.AskSides:    {"suppliers", "recipients", "between"},
	coder.AskSource:   {"attributed_to", "attributed_to_text"},
	coder.AskPlace:    {"place"},
	coder.AskQuantity: {"quantity"},
}

// ledgerLesson is what texts teach of the fields of ledgers.
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
	field, ledger, file string
	asked               bool // a line asks for the field
	fresh               bool // the rules were not made on its text
}

// ledgerOptions are those of the shipped weights.
func ledgerOptions() role.Options { return role.Options{L2: 3, Least: 3, Rounds: 120} }

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
	marks := map[string][]eval.LedgerMark{}
	for _, ledger := range []string{"transfer", "capability"} {
		marks[ledger] = eval.LedgerMarks(c, &reading, ledger)
	}
	for _, q := range questions {
		one, ok := ledgerQuestion(c, &q, marks[q.Ledger][q.At])
		if !ok {
			continue
		}
		fresh := slices.ContainsFunc(l.fresh, func(p string) bool { return strings.HasPrefix(c.ID, p) })
		if !fresh {
			one = stale(one, q.Field)
		}
		l.questions, l.text = append(l.questions, one), append(l.text, len(l.cases)-1)
		l.of = append(l.of, ledgerAsked{
			field: q.Field, ledger: q.Ledger, fresh: fresh, file: l.files[len(l.files)-1], asked: marks[q.Ledger][q.At].Asks(askedFields[q.Field]...),
		})
	}
}

// ledgerQuestion makes a question to learn from, if a line answers it. Of a field that the
// line does not ask for what the rules say is as good as anything.
func ledgerQuestion(c *eval.LedgerCase, q *coder.LedgerQuestion, m eval.LedgerMark) (role.Question, bool) {
	var out role.Question
	fields := askedFields[q.Field]
	for i, a := range q.Answers {
		right := i == 0
		switch {
		case q.Field == coder.AskKeep:
			right = m.Right == right
		case m.Asks(fields...):
			right = m.Holds(c, &a.Entry, fields...)
		}
		out.Sides[0], out.Right[0] = append(out.Sides[0], a.Features), append(out.Right[0], right)
		out.Pairs = append(out.Pairs, [][]string{nil})
	}
	out.Sides[1], out.Right[1] = [][]string{nil}, []bool{true}
	ok := q.Field == coder.AskKeep || m.Asks("items", "change") && len(q.Answers) > 1 && slices.Contains(out.Right[0], true)
	return out, ok
}

// stale takes out of a question of a text that the rules were made on what it tells of the
// rules, which are right there far oftener than elsewhere; whether an entry is right is
// learned apart from how often it is in such texts.
func stale(q role.Question, field string) role.Question {
	for i, features := range q.Sides[0] {
		features = slices.DeleteFunc(slices.Clone(features), func(f string) bool { return strings.HasPrefix(f, coder.RulesFeature+" ") })
		if field == coder.AskKeep && i == 0 {
			features = append(features, "stale", "stale "+features[1])
		}
		q.Sides[0][i] = features
	}
	return q
}
