package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/coder"
	"entente/coder/detect"
	"entente/eval"
)

// trainTriggersCmd is `entente train triggers`.
type trainTriggersCmd struct {
	Files  []string `arg:"" name:"file" help:"Texts with all their mentions (eval/testdata/mentions)."`
	Out    string   `short:"o" default:"lang/en/triggers" placeholder:"DIR" help:"Folder that weights.bin is written to; empty to write none."`
	Parts  int      `default:"5" placeholder:"N" help:"Parts of the texts for the figures of those not learned from; 0 gives none."`
	Hidden int      `placeholder:"N" help:"Units of the layer between."`
	Nets   int      `placeholder:"N" help:"Networks whose chances are averaged."`
	Passes int      `placeholder:"N" help:"Passes over the texts."`
}

// Help is shown by `entente train triggers --help`.
func (*trainTriggersCmd) Help() string {
	return `Learns which words name an event, and of which type, from texts of which all events are put down and
from the examples of the frames. It prints how much of that is right of texts not learned from.

  entente train triggers eval/testdata/mentions/seen.txt eval/testdata/mentions/new.txt && go build ./cmd/entente`
}

// Run learns.
func (c *trainTriggersCmd) Run(_ context.Context, s *Streams) error {
	cd, err := textCoder()
	if err != nil {
		return err
	}
	if cd.Vectors().Len() == 0 {
		return entente.Errorf(entente.Invalid, nil, "This build has no word vectors to learn over; run `entente train vectors` first and build anew.")
	}
	l, err := triggerLessons(cd, c.Files)
	if err != nil {
		return err
	}
	l.addFrames(cd)
	o := detect.Defaults()
	for _, set := range []struct {
		to   *int
		from int
	}{{&o.Hidden, c.Hidden}, {&o.Nets, c.Nets}, {&o.Passes, c.Passes}} {
		if set.from > 0 {
			*set.to = set.from
		}
	}
	if c.Parts > 1 {
		fmt.Fprint(s.Out, l.report(detect.Unseen(l.lessons, l.types, cd.Vectors(), c.Parts, o)))
	}
	if c.Out == "" {
		return nil
	}
	fmt.Fprintf(s.Err, "learned from %d words of %d texts and %d of examples\n", l.words(), l.texts, len(l.lessons)-l.words())
	return writeWeights(s, c.Out, "weights.bin", l.learn(cd, o, nil).Marshal())
}

// triggerLesson is what texts and examples teach of triggers.
type triggerLesson struct {
	lessons []detect.Lesson
	said    []string // the type of the mention that the rules have at each, empty for none
	types   []string
	texts   int
}

func (l *triggerLesson) words() int {
	n := 0
	for i := range l.lessons {
		if !l.lessons[i].Bare {
			n++
		}
	}
	return n
}

// triggerLessons reads files of texts with all their mentions.
func triggerLessons(cd *coder.Coder, files []string) (*triggerLesson, error) {
	l := &triggerLesson{types: eventTypes()}
	err := eachMentionCase(files, func(c *eval.LedgerCase, text int, _ string) {
		l.add(cd.Triggers(&c.Doc), eval.MentionLines(c), text)
		l.texts = text + 1
	})
	return l, err
}

// add takes the words of a text. Of the words of a quote the one that the others hang on
// names the event; nothing is learned of the others.
func (l *triggerLesson) add(words []coder.Trigger, lines []eval.MentionLine, text int) {
	names := make([][]int, len(words))
	masked := make([]bool, len(words))
	for _, line := range lines {
		root := -1
		for i := range words {
			if !words[i].Span.Overlaps(line.Span) {
				continue
			}
			masked[i] = true
			outside := !words[i].Head.Overlaps(line.Span)
			if root < 0 || outside && (words[root].Head.Overlaps(line.Span) || words[i].Verb && !words[root].Verb) {
				root = i
			}
		}
		if root < 0 || line.Doubtful {
			continue
		}
		names[root] = nil
		for _, t := range line.Types {
			if k := slices.Index(l.types, t); k > 0 {
				names[root] = append(names[root], k)
			}
		}
	}
	for i := range words {
		switch {
		case len(names[i]) > 0:
		case masked[i]:
			continue
		default:
			names[i] = []int{detect.None}
		}
		l.lessons = append(l.lessons, detect.Lesson{Word: words[i].Word, Types: names[i], Text: text})
		l.said = append(l.said, words[i].Said)
	}
}

// addFrames takes the words of the examples of the frames, which their frames code as
// they should: where one was found its type is learned, and that other words name nothing.
func (l *triggerLesson) addFrames(cd *coder.Coder) {
	done := map[string]bool{}
	for _, f := range cd.Lexicon().Frames() {
		if done[f.Example] {
			continue
		}
		done[f.Example] = true
		doc := &entente.Document{Text: f.Example, Language: "en", ID: entente.ContentID("", f.Example)}
		for _, w := range cd.Triggers(doc) {
			one := detect.Lesson{Word: w.Word, Types: []int{detect.None}, Bare: true}
			switch {
			case w.Said != "" && w.Found:
				one.Types = []int{slices.Index(l.types, w.Said)}
			case w.Said != "":
				continue
			}
			l.lessons, l.said = append(l.lessons, one), append(l.said, w.Said)
		}
	}
}

// learn makes a model of the lessons of the texts that are not put aside; aside may be
// nil.
func (l *triggerLesson) learn(cd *coder.Coder, o detect.Options, aside func(text int) bool) *detect.Model {
	var known []detect.Lesson
	for i := range l.lessons {
		if one := &l.lessons[i]; one.Bare || aside == nil || !aside(one.Text) {
			known = append(known, *one)
		}
	}
	return detect.Learn(known, l.types, cd.Vectors(), o)
}

// report tells how much is right of texts not learned from, by how sure the detector must
// be, and beside it what it adds to the rules.
func (l *triggerLesson) report(chances [][]float32) string {
	var b strings.Builder
	b.WriteString("Of words in texts not learned from, by how sure the detector must be (percent):\n\n")
	b.WriteString("| sure | named | precision | recall | F1 | beside the rules | of these right |\n|---|---|---|---|---|---|---|\n")
	for _, bar := range []float32{0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9} {
		gold, said, right, more, moreRight := 0, 0, 0, 0, 0
		for i, p := range chances {
			if p == nil {
				continue
			}
			is := l.lessons[i].Types
			if is[0] != detect.None {
				gold++
			}
			if 1-p[detect.None] < bar {
				continue
			}
			ok := slices.Contains(is, detect.Likeliest(p))
			said++
			right += oneIf(ok)
			if l.said[i] == "" {
				more++
				moreRight += oneIf(ok)
			}
		}
		pr, re := ratio(right, said), ratio(right, gold)
		fmt.Fprintf(&b, "| %.0f | %d | %.1f | %.1f | %.1f | %d | %.1f |\n", 100*bar, said, pr, re, 2*pr*re/max(pr+re, 1), more, ratio(moreRight, more))
	}
	return b.String()
}

func oneIf(b bool) int {
	if b {
		return 1
	}
	return 0
}

func ratio(a, b int) float64 { return 100 * float64(a) / float64(max(b, 1)) }

// unseenParts is in how many parts texts are put aside so that each is read with a detector
// that has not learned from it.
const unseenParts = 5

// unseenDetectors gives for each text of files, by its number over all of them, a coder
// whose detector learned from other texts: what is learned from how the coder reads these
// texts then holds for texts that nobody labelled.
func unseenDetectors(cd *coder.Coder, files []string) (func(text int) *coder.Coder, error) {
	if cd.Vectors().Len() == 0 {
		return func(int) *coder.Coder { return cd }, nil
	}
	l, err := triggerLessons(cd, files)
	if err != nil {
		return nil, err
	}
	l.addFrames(cd)
	var of [unseenParts]*coder.Coder
	for part := range of {
		of[part] = cd.WithDetector(l.learn(cd, detect.Defaults(), func(text int) bool { return text%unseenParts == part }))
	}
	return func(text int) *coder.Coder { return of[text%unseenParts] }, nil
}
