package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"entente"
	"entente/codebook"
	"entente/coder"
	"entente/coder/detect"
	"entente/coder/label"
)

// trainCoderCmd is `entente train coder`.
type trainCoderCmd struct {
	Sentences string `arg:"" default:"lang/en/examples" help:"Folder of labelled sentences (*.txt)."`
	Out       string `short:"o" default:"lang/en/rank" placeholder:"DIR" help:"Folder that relation.bin is written to; empty to write none."`
	Hidden    int    `default:"32" placeholder:"N" help:"Units of the layer between."`
	Passes    int    `default:"12" placeholder:"N" help:"Passes over the sentences."`
}

// Help is shown by `entente train coder --help`.
func (*trainCoderCmd) Help() string {
	return `Learns weights for the type of the event between two spans, over word vectors, from the examples of the
frames and from labelled sentences such as

  ACCUSE.disapprove | FRA | IRN | [A:France] condemned [R:Iran] over the seizure.

and prints how often it is right on fifths of the sentences whose event words were all put aside. It takes a minute.

  entente train coder lang/en/examples -o lang/en/rank && go build ./cmd/entente`
}

// folds is how many parts the sentences are cut into for the figure of unseen
// ones.
const folds = 5

// Run trains.
func (c *trainCoderCmd) Run(_ context.Context, s *Streams) error {
	g, err := newGazetteer()
	if err != nil {
		return err
	}
	read, err := newCoder(g, false)
	if err != nil {
		return err
	}
	if read.Vectors().Len() == 0 {
		return entente.Errorf(entente.Invalid, nil, "This build has no word vectors to learn over; run `entente train vectors` first and build anew.")
	}
	l := newPairLesson(read)
	if err := l.addLabelled(c.Sentences); err != nil {
		return err
	}
	l.addFrames()
	o := pairOptions()
	o.Hidden, o.Passes = c.Hidden, c.Passes
	fmt.Fprint(s.Out, l.report(detect.Unseen(l.lessons, l.types, read.Vectors(), folds, o)))
	if c.Out == "" {
		return nil
	}
	name := filepath.Join(c.Out, "relation.bin")
	if err := os.WriteFile(name, detect.Learn(l.lessons, l.types, read.Vectors(), o).Marshal(), 0o644); err != nil {
		return entente.Errorf(entente.Unavailable, err, "%s could not be written: %s.", name, err)
	}
	fmt.Fprintf(s.Err, "the weights, learned from %d sentences and %d examples of frames, are in %s; build the program to embed them\n",
		l.labelled/2, (len(l.lessons)-l.labelled)/2, name)
	return nil
}

// pairOptions are how the weights of pairs are learned. What the frames say and what
// words there are is left out oftener than for triggers: sentences written for frames fit
// them better than others do.
func pairOptions() detect.Options {
	o := detect.Defaults()
	o.DropUnits, o.DropOwn = 0.2, 0.3
	return o
}

// pairLesson is what sentences teach of the type between two spans: each of them is two
// lessons, one seen with the frames, and one as if its event's word had none.
type pairLesson struct {
	read     *coder.Coder
	types    []string
	lessons  []detect.Lesson
	sure     []bool         // whether a frame fits each well
	labelled int            // the first so many are of labelled sentences
	words    map[string]int // of events, each a number: what Lesson.Text is here
}

func newPairLesson(read *coder.Coder) *pairLesson {
	return &pairLesson{read: read, types: eventTypes(), words: map[string]int{}}
}

// add takes a pair in a text.
func (l *pairLesson) add(text string, p entente.Pair, event string) {
	v, ok := l.read.PairView(&entente.Document{Text: text}, p)
	k := slices.Index(l.types, event)
	if !ok || k <= detect.None {
		return
	}
	word, met := l.words[v.Lemma]
	if !met {
		word = len(l.words)
		l.words[v.Lemma] = word
	}
	for _, w := range []detect.Word{v.Word, v.Blind} {
		l.lessons = append(l.lessons, detect.Lesson{Word: w, Types: []int{k}, Text: word})
	}
	l.sure = append(l.sure, v.Sure, v.Sure)
}

// addLabelled takes the labelled sentences of a folder that mark an actor and a
// recipient.
func (l *pairLesson) addLabelled(dir string) error {
	sentences, err := labelled(dir)
	if err != nil {
		return err
	}
	for _, s := range sentences {
		if pair, marked := s.Pair(); marked && s.Event != "" {
			l.add(s.Text, pair, s.Event)
		}
	}
	l.labelled = len(l.lessons)
	return nil
}

// addFrames takes the examples of the frames that are read as their frame says and name
// two who take part.
func (l *pairLesson) addFrames() {
	done := map[string]bool{}
	for _, f := range l.read.Lexicon().Frames() {
		if done[f.Example] || f.None() {
			continue
		}
		done[f.Example] = true
		reading := l.read.Read(&entente.Document{Text: f.Example}, nil)
		for i := range reading.Mentions {
			m := &reading.Mentions[i]
			if p, ok := pairOf(m); ok && m.Event == f.Type {
				l.add(f.Example, p, m.Event)
				break
			}
		}
	}
}

// pairOf is the first actor and the first recipient of a mention, or its first two actors
// where it has no recipient; false where they do not both stand in the text, apart.
func pairOf(m *entente.Mention) (entente.Pair, bool) {
	all := slices.Concat(m.Actors[:min(1, len(m.Actors))], m.Recipients)
	if len(m.Recipients) == 0 {
		all = m.Actors
	}
	if len(m.Actors) == 0 || len(all) < 2 {
		return entente.Pair{}, false
	}
	p := entente.Pair{Actor: all[0].Span, Recipient: all[1].Span}
	return p, p.Actor.Len() > 0 && p.Recipient.Len() > 0 && !p.Actor.Overlaps(p.Recipient)
}

// report tells how often the labelled sentences are right by weights that have met none
// of their event words.
func (l *pairLesson) report(chances [][]float32) string {
	var all, blind, weak tally
	for i := range l.labelled {
		right := detect.Likeliest(chances[i]) == l.lessons[i].Types[0]
		switch {
		case i%2 == 1:
			blind.add(right)
		case l.sure[i]:
			all.add(right)
		default:
			all.add(right)
			weak.add(right)
		}
	}
	return fmt.Sprintf("Labelled sentences whose event words were not learned from, percent right:\n\n"+
		"| of them | sentences | right |\n|---|---|---|\n| all | %s |\n| where no frame fits well | %s |\n| all, without the frames of the word | %s |\n", all, weak, blind)
}

// tally is how many there are, and how many of them are right.
type tally struct{ n, right int }

func (c *tally) add(right bool) {
	c.n++
	c.right += oneIf(right)
}

// String is the two cells of a table.
func (c tally) String() string { return fmt.Sprintf("%d | %.1f", c.n, ratio(c.right, c.n)) }

// eventTypes are the types that a model judges between: none, which is empty, and those of
// the codebook.
func eventTypes() []string {
	out := []string{""}
	for _, t := range codebook.Types() {
		out = append(out, t.Name)
	}
	return out
}

// labelled reads the labelled sentences of a folder.
func labelled(dir string) ([]label.Sentence, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(files) == 0 {
		return nil, entente.Errorf(entente.NotFound, err, "The folder %s holds no labelled sentences (*.txt).", dir)
	}
	var out []label.Sentence
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, entente.Errorf(entente.NotFound, err, "%s could not be read.", name)
		}
		sentences, err := label.Read(strings.NewReader(string(b)))
		if err != nil {
			return nil, entente.Errorf(entente.Invalid, err, "%s, %s.", name, err)
		}
		out = append(out, sentences...)
	}
	return out, nil
}
