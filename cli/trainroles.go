package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"entente"
	"entente/coder"
	"entente/coder/role"
	"entente/eval"
	"entente/fetch"
)

// trainRolesCmd is `entente train roles`.
type trainRolesCmd struct {
	Files []string `arg:"" name:"file" help:"Texts with all their mentions (eval/testdata/mentions)."`
	Out   string   `short:"o" default:"lang/en/roles" placeholder:"DIR" help:"Folder that weights.txt is written to."`
	L2    float64  `name:"l2" placeholder:"X" help:"How strongly weights are held near zero."`
	Parts int      `default:"10" placeholder:"N" help:"Parts of the texts for the figures of those not learned from; 0 gives none."`
}

// Help is shown by `entente train roles --help`.
func (*trainRolesCmd) Help() string {
	return `Learns who acts in an event and to whom it is done, from texts of which all events are put down, and
prints how often that is right of texts not learned from, by the rules alone and with what was learned.

  entente train roles eval/testdata/mentions/seen.txt eval/testdata/mentions/new.txt && go build ./cmd/entente`
}

// roleLesson is what texts teach of roles.
type roleLesson struct {
	questions []role.Question
	text      []int // of each question
	file      []string
	of        []roleCase
}

// roleCase is what is known of a question beside what is learned from it: the margins by
// which another answer is chosen, and of either side which answers give those who are
// wanted, and which give them with their sectors.
type roleCase struct {
	may          bool
	margins      [2]float64
	alike        [2][]int
	who, sectors [2][]bool
}

// Run learns.
func (c *trainRolesCmd) Run(_ context.Context, s *Streams) error {
	cd, err := textCoder()
	if err != nil {
		return err
	}
	of, err := unseenDetectors(cd, c.Files)
	if err != nil {
		return err
	}
	lesson, err := learnFrom(of, c.Files)
	if err != nil {
		return err
	}
	if len(lesson.questions) == 0 {
		return entente.Errorf(entente.Invalid, nil, "No mention in %s is of an event that its text is said to have; try eval/testdata/mentions/seen.txt.", strings.Join(c.Files, ", "))
	}
	o := role.Defaults()
	if c.L2 > 0 {
		o.L2 = c.L2
	}
	if c.Parts > 1 {
		fmt.Fprint(s.Out, lesson.report(role.Unseen(lesson.questions, lesson.text, c.Parts, o)))
	}
	head := fmt.Sprintf("# Learned by `entente train roles` from %d mentions; README.md says how.\n", len(lesson.questions))
	return writeWeights(s, c.Out, "weights.txt", []byte(head+role.Learn(lesson.questions, o).String()))
}

// learnFrom reads files of texts with all their mentions, each by a coder of its own.
func learnFrom(of func(text int) *coder.Coder, files []string) (*roleLesson, error) {
	l := &roleLesson{}
	err := eachMentionCase(files, func(c *eval.LedgerCase, text int, file string) { l.add(of(text), c, text, filepath.Base(file)) })
	return l, err
}

// eachMentionCase calls yield with the texts of files, numbered over all of them, and the
// file of each.
func eachMentionCase(files []string, yield func(c *eval.LedgerCase, text int, file string)) error {
	text := 0
	for _, name := range files {
		f, err := fetch.Open(name)
		if err != nil {
			return err
		}
		err = eval.EachMentionCase(f, func(c *eval.LedgerCase) {
			yield(c, text, name)
			text++
		})
		f.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

// add takes the questions of a text whose answers its lines give.
func (l *roleLesson) add(cd *coder.Coder, c *eval.LedgerCase, text int, file string) {
	mentions, questions := cd.Roles(&c.Doc)
	wanted := eval.MentionRoles(c, mentions)
	for _, q := range questions {
		w, ok := wanted[q.Mention]
		if !ok {
			continue
		}
		one := role.Question{Pairs: q.Pairs}
		of := roleCase{may: w.May, margins: q.Margins}
		for side := range q.Sides {
			for _, a := range q.Sides[side] {
				of.alike[side] = append(of.alike[side], a.Alike)
				who, sectors := w.Right(side == 1, a.Side)
				of.who[side], of.sectors[side] = append(of.who[side], who), append(of.sectors[side], sectors)
				one.Sides[side] = append(one.Sides[side], a.Features)
			}
			one.Right[side] = of.sectors[side]
			if !slices.Contains(of.sectors[side], true) {
				one.Right[side] = of.who[side]
			}
		}
		l.questions, l.text, l.file, l.of = append(l.questions, one), append(l.text, text), append(l.file, file), append(l.of, of)
	}
}

// roleScore counts what is right of the questions of a file.
type roleScore struct {
	n                                  int
	rules, chosen, sectors, sectorsNow [2]int
	both, bothNow                      int
}

// report tells how often rules and what was learned are right, by file.
func (l *roleLesson) report(chances [][]float64) string {
	by, files := map[string]*roleScore{}, []string{}
	var sure [10]tenth
	total := &roleScore{}
	for i := range l.of {
		if l.of[i].may {
			continue
		}
		if by[l.file[i]] == nil {
			by[l.file[i]] = &roleScore{}
			files = append(files, l.file[i])
		}
		row, column := role.Choose(chances[i], l.of[i].alike, l.of[i].margins)
		by[l.file[i]].add(&l.of[i], [2]int{row, column})
		total.add(&l.of[i], [2]int{row, column})
		p := role.Sure(chances[i], l.of[i].alike, row, column)
		sure[min(9, int(10*p))].add(p, l.of[i].who[0][row] && l.of[i].who[1][column])
	}
	var b strings.Builder
	b.WriteString("Of the mentions whose type is right, those with the right ones, by the rules alone and with weights learned from other texts:\n\n")
	b.WriteString("| texts | mentions | actors % | recipients % | both % | with sectors % |\n|---|---|---|---|---|---|\n")
	for _, name := range files {
		b.WriteString(by[name].row(name))
	}
	b.WriteString(total.row("all"))
	b.WriteString("\nHow often a choice is right, by how likely it is held to be, in percent:\n\n| held for | mentions | mean | right |\n|---|---|---|---|\n")
	for k := range sure {
		b.WriteString(sure[k].row(k))
	}
	return b.String()
}

// tenth counts the choices that are held for likely by so many tenths.
type tenth struct {
	n, right int
	sum      float64
}

func (t *tenth) add(p float64, right bool) {
	t.n++
	t.sum += p
	if right {
		t.right++
	}
}

func (t *tenth) row(k int) string {
	if t.n == 0 {
		return ""
	}
	n := float64(t.n)
	return fmt.Sprintf("| %d-%d | %d | %.0f | %.0f |\n", 10*k, 10*k+10, t.n, 100*t.sum/n, 100*float64(t.right)/n)
}

func (s *roleScore) add(c *roleCase, chosen [2]int) {
	s.n++
	right := [2]bool{true, true}
	count := func(n *int, is bool) {
		if is {
			*n++
		}
	}
	for side, k := range chosen {
		count(&s.rules[side], c.who[side][0])
		count(&s.chosen[side], c.who[side][k])
		count(&s.sectors[side], c.sectors[side][0])
		count(&s.sectorsNow[side], c.sectors[side][k])
		right[0] = right[0] && c.who[side][0]
		right[1] = right[1] && c.who[side][k]
	}
	count(&s.both, right[0])
	count(&s.bothNow, right[1])
}

func (s *roleScore) row(name string) string {
	of := func(a, b int) string {
		return fmt.Sprintf("%.1f > %.1f", 100*float64(a)/float64(s.n), 100*float64(b)/float64(s.n))
	}
	return fmt.Sprintf("| %s | %d | %s | %s | %s | %s; %s |\n", name, s.n, of(s.rules[0], s.chosen[0]), of(s.rules[1], s.chosen[1]),
		of(s.both, s.bothNow), of(s.sectors[0], s.sectorsNow[0]), of(s.sectors[1], s.sectorsNow[1]))
}
