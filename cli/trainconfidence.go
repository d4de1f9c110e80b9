package cli

import (
	"bufio"
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"entente"
	"entente/codebook"
	"entente/coder"
	"entente/coder/role"
	"entente/coder/sure"
	"entente/eval"
	"entente/fetch"
)

// trainConfidenceCmd is `entente train confidence`.
type trainConfidenceCmd struct {
	Files   []string `arg:"" optional:"" name:"file" help:"Judged mentions, a line each; with --draw documents (JSON, a line each)."`
	Out     string   `short:"o" default:"lang/en/confidence" placeholder:"DIR" help:"Folder that weights.txt is written to."`
	L2      float64  `name:"l2" default:"6" placeholder:"X" help:"How strongly weights are held near zero."`
	Draw    int      `placeholder:"N" help:"Print N mentions of each file, drawn by chance, to be judged."`
	Weak    int      `placeholder:"N" help:"With --draw: so many more that are too weak to be coded."`
	Mark    bool     `help:"The files hold cases with all their mentions (eval/testdata/mentions): print a judged line for each mention coded."`
	Fresh   bool     `help:"With --mark: no weights were learned from the files, so read them with those of this build. Otherwise each text is read with weights that are learned from the others."`
	Between bool     `help:"With --draw: only what two states or bodies of states take part in, and a state's own shows of force, coercion and threats."`
	Seed    uint64   `default:"1" placeholder:"N" help:"With --draw: another number draws others."`
}

// Help is shown by `entente train confidence --help`.
func (*trainConfidenceCmd) Help() string {
	return `Learns how likely a mention is right from mentions that a person judged, and prints how well the
chances hold on tenths of them that were not seen. Lines to judge are drawn by chance from documents:

  entente train confidence --draw 150 --weak 50 news.jsonl > lines.tsv

Put four marks in the place of the ? that each line begins with, 1 or 0: is the type right, the actors,
the recipients, the standing (0000 where nothing of the type happens). Only they and the traits beside it are read, so what follows can be cut off before a file is given away:

  cut -f 1,2 lines.tsv > lang/en/confidence/judged.tsv
  entente train confidence lang/en/confidence/judged.tsv && go build ./cmd/entente

Texts whose events are all put down already need no judge:

  entente train confidence --mark eval/testdata/mentions/seen.txt >> lang/en/confidence/judged.tsv`
}

// Run learns, or draws.
func (c *trainConfidenceCmd) Run(ctx context.Context, s *Streams) error {
	switch {
	case c.Mark && len(c.Files) == 0:
		return entente.Errorf(entente.Invalid, nil, "--mark wants a file of cases; try eval/testdata/mentions/seen.txt.")
	case c.Mark:
		return c.mark(s)
	case c.Draw > 0:
		return c.draw(ctx, s)
	}
	if len(c.Files) == 0 {
		c.Files = []string{"lang/en/confidence/judged.tsv"}
	}
	var judged []sure.Judged
	for _, name := range c.Files {
		more, err := readJudged(name)
		if err != nil {
			return err
		}
		judged = append(judged, more...)
	}
	if len(judged) == 0 {
		return entente.Errorf(entente.Invalid, nil, "There is no judged mention in %s; `entente train confidence --draw 150 news.jsonl` prints some to judge.", strings.Join(c.Files, ", "))
	}
	name := filepath.Join(c.Out, "weights.txt")
	head := fmt.Sprintf("# Learned by `entente train confidence` from %d judged mentions; README.md says how.\n", len(judged))
	if err := os.WriteFile(name, []byte(head+sure.Learn(judged, c.L2).String()), 0o644); err != nil {
		return entente.Errorf(entente.Unavailable, err, "%s could not be written: %s.", name, err)
	}
	guesses := sure.CrossValidate(judged, c.L2, confidenceParts)
	fmt.Fprintf(s.Out, "%d mentions; Brier score on those not seen: %.3f whether an event is there, %.3f whether all is right\n\n",
		len(judged), sure.Brier(guesses.Event), sure.Brier(guesses.Right))
	fmt.Fprint(s.Out, reliability(guesses.Right))
	event, right := betweenStates(judged, guesses)
	fmt.Fprintf(s.Out, "\n%d of them between states: %.3f whether an event is there, %.3f whether all is right\n\n",
		len(right), sure.Brier(event), sure.Brier(right))
	fmt.Fprint(s.Out, reliability(right))
	fmt.Fprintf(s.Err, "the weights are in %s; build the program to embed them\n", name)
	return nil
}

// betweenStates picks the guesses at what states do among themselves.
func betweenStates(judged []sure.Judged, all sure.Unseen) (event, right []sure.Guess) {
	for i, j := range judged {
		if j.Traits[sure.Between] > 0 {
			event, right = append(event, all.Event[i]), append(right, all.Right[i])
		}
	}
	return event, right
}

// confidenceParts is how many parts judged mentions are cut into for the
// figures of unseen ones.
const confidenceParts = 10

func readJudged(name string) ([]sure.Judged, error) {
	f, err := fetch.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	judged, err := sure.Read(f)
	if err != nil {
		return nil, entente.Errorf(entente.Invalid, err, "%s, %s.", name, err)
	}
	return judged, nil
}

// reliability is a table of what chances were given and how many were right.
func reliability(guesses []sure.Guess) string {
	var b strings.Builder
	b.WriteString("| confidence | mentions | mean | right % |\n|---|---|---|---|\n")
	for _, t := range sure.Reliability(guesses) {
		fmt.Fprintf(&b, "| %.1f | %d | %.2f | %.0f |\n", t.Low, t.N, t.Mean, 100*float64(t.Right)/float64(t.N))
	}
	return b.String()
}

// draw prints lines to judge.
func (c *trainConfidenceCmd) draw(ctx context.Context, s *Streams) error {
	in := intake{Sources: c.Files, JSONL: true}
	files, actors, src, err := in.begin(ctx, s, in.actors)
	if err != nil {
		return err
	}
	defer src.client.Close()
	cd, err := newCoder(actors.Gazetteer(), false)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(s.Out)
	for _, name := range files {
		for _, l := range c.drawFrom(s, cd, src.each([]string{name})) {
			fmt.Fprintln(w, l)
		}
	}
	if err := w.Flush(); err != nil {
		return entente.Errorf(entente.Unavailable, err, "The lines cannot be written: the disk is full or the other end is closed.")
	}
	return nil
}

func (c *trainConfidenceCmd) drawFrom(s *Streams, cd *coder.Coder, docs iter.Seq[found]) []string {
	var coded, weak []lot
	for f := range docs {
		in, err := f.make()
		if err != nil {
			tell(s.Err, f.name, err)
			continue
		}
		for _, m := range cd.Weigh(&in.Doc) {
			if c.Between && !amongStates(&m) {
				continue
			}
			l := lot{rank: c.rank(&m), line: toJudge(&in.Doc, &m)}
			if m.Coded {
				coded = append(coded, l)
			} else {
				weak = append(weak, l)
			}
		}
	}
	return append(drawn(coded, c.Draw), drawn(weak, c.Weak)...)
}

// amongStates reports whether a mention is of an act between states, or of one
// that states take note of in each other.
func amongStates(m *coder.Weighed) bool {
	switch m.Event {
	case codebook.Mobilize, codebook.Coerce, codebook.Threaten:
		return m.Traits[sure.Between] > 0 || m.Traits["own"] > 0
	}
	return m.Traits[sure.Between] > 0
}

// mark prints a judged line for each mention that is coded in the texts of cases,
// by what their lines say must come. Who takes part is chosen in each text by weights
// learned from others, so that confidence is not learned of choices that know the answer.
func (c *trainConfidenceCmd) mark(s *Streams) error {
	cd, err := textCoder()
	if err != nil {
		return err
	}
	of := func(int) *coder.Coder { return cd }
	if !c.Fresh {
		if of, err = unseenCoders(cd, c.Files); err != nil {
			return err
		}
	}
	w := bufio.NewWriter(s.Out)
	err = eachMentionCase(c.Files, func(l *eval.LedgerCase, text int, _ string) {
		markCase(w, of(text), l)
	})
	if err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return entente.Errorf(entente.Unavailable, err, "The lines cannot be written: the disk is full or the other end is closed.")
	}
	return nil
}

// unseenCoders gives for each text of files a coder whose triggers and roles were learned
// from other texts.
func unseenCoders(cd *coder.Coder, files []string) (func(text int) *coder.Coder, error) {
	of, err := unseenDetectors(cd, files)
	if err != nil {
		return nil, err
	}
	lesson, err := learnFrom(of, files)
	if err != nil {
		return nil, err
	}
	var roles [confidenceParts]role.Weights
	for part := range roles {
		roles[part] = role.LearnWithout(lesson.questions, lesson.text, confidenceParts, part, role.Defaults())
	}
	return func(text int) *coder.Coder { return of(text).WithRoles(roles[text%confidenceParts]) }, nil
}

func markCase(w io.Writer, cd *coder.Coder, l *eval.LedgerCase) {
	weighed := cd.Weigh(&l.Doc)
	mentions := make([]entente.Mention, len(weighed))
	for i := range weighed {
		mentions[i] = weighed[i].Mention
	}
	marks := eval.MentionMarks(l, mentions)
	for i := range weighed {
		m, judged := marks[i]
		if !judged {
			continue
		}
		for _, right := range m {
			fmt.Fprint(w, map[bool]string{true: "1", false: "0"}[right])
		}
		fmt.Fprintf(w, "\t%s\n", weighed[i].Traits)
	}
}

// lot is a line with its place in the drawing.
type lot struct {
	rank uint64
	line string
}

func drawn(lots []lot, n int) []string {
	slices.SortFunc(lots, func(a, b lot) int { return cmp.Compare(a.rank, b.rank) })
	var out []string
	for _, l := range lots[:min(n, len(lots))] {
		out = append(out, l.line)
	}
	return out
}

// rank draws by where a mention stands, so that a changed coder is judged by the
// same places in the same texts.
func (c *trainConfidenceCmd) rank(m *coder.Weighed) uint64 {
	h := fnv.New64a()
	_ = binary.Write(h, binary.LittleEndian, c.Seed)
	fmt.Fprintf(h, "%s %s %d", m.DocumentID, m.Trigger.Span.In, m.Trigger.Span.Start)
	x := h.Sum64()
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	return x ^ x>>33
}

// toJudge is a line to judge: its sentence, the event, who, whom, how it stands.
func toJudge(doc *entente.Document, m *coder.Weighed) string {
	body := doc.PartText(m.Where)
	at := m.Trigger.Span
	from, to := strings.LastIndexByte(body[:at.Start], '\n')+1, len(body)
	if end := strings.IndexByte(body[at.End:], '\n'); end >= 0 {
		to = at.End + end
	}
	from, to = max(from, at.Start-350), min(to, at.End+300)
	around := body[from:at.Start] + "⟦" + body[at.Start:at.End] + "⟧" + body[at.End:to]
	fields := []string{
		"?", m.Traits.String(), fmt.Sprintf("%s %s", doc.ID, doc.Published.Format("2006-01-02")), fmt.Sprintf("%s:%d", at.In, at.Start),
		m.Event + "." + m.Mode, people(m.Actors), people(m.Recipients), standingWords(m.Standing), fmt.Sprintf("%.2f", m.Confidence),
		m.Reason, strings.ToValidUTF8(around, ""),
	}
	for i, f := range fields {
		fields[i] = strings.Join(strings.Fields(f), " ")
	}
	return strings.Join(fields, "\t")
}

func people(list []entente.Entity) string {
	var out []string
	for _, e := range list {
		out = append(out, fmt.Sprintf("%s.%s(%s)", e.Code, e.Sector, e.Text))
	}
	return strings.Join(out, "; ")
}
