package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"entente"
	"entente/codebook"
	"entente/coder"
	"entente/coder/label"
	"entente/coder/rank"
)

// trainCoderCmd is `entente train coder`.
type trainCoderCmd struct {
	Sentences string  `arg:"" default:"lang/en/examples" help:"Folder of labelled sentences (*.txt)."`
	Out       string  `short:"o" default:"lang/en/rank" placeholder:"DIR" help:"Folder that relation.bin is written to."`
	Epochs    int     `default:"6" placeholder:"N" help:"Passes over the sentences."`
	L2        float64 `name:"l2" default:"0.01" placeholder:"X" help:"How strongly weights are held near zero."`
}

// Help is shown by `entente train coder --help`.
func (*trainCoderCmd) Help() string {
	return `Learns which event type is likely between two marked spans where no frame fits them well, from sentences such as

  ACCUSE.disapprove | FRA | IRN | [A:France] condemned [R:Iran] over the seizure.

and prints how often it is right on fifths of the sentences that it has not seen. It takes seconds.

  entente train coder lang/en/examples -o lang/en/rank`
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
	examples, err := relationExamples(read, c.Sentences)
	if err != nil {
		return err
	}
	classes := eventTypes()
	o := rank.Options{Epochs: c.Epochs, L2: c.L2}
	fmt.Fprintf(s.Err, "%d sentences; %.1f %% right on those not seen\n", len(examples), 100*crossValidate(examples, classes, o))
	name := filepath.Join(c.Out, "relation.bin")
	if err := os.WriteFile(name, rank.Train(examples, classes, o).Marshal(), 0o644); err != nil {
		return entente.Errorf(entente.Unavailable, err, "%s could not be written: %s.", name, err)
	}
	fmt.Fprintf(s.Err, "the weights are in %s; build the program to embed them\n", name)
	return nil
}

// relationExamples makes features of the labelled sentences of a folder that
// mark an actor and a recipient.
func relationExamples(read *coder.Coder, dir string) ([]rank.Example, error) {
	sentences, err := labelled(dir)
	if err != nil {
		return nil, err
	}
	var out []rank.Example
	for _, l := range sentences {
		pair, marked := l.Pair()
		if !marked || l.Event == "" {
			continue
		}
		if f := read.Features(&entente.Document{Text: l.Text}, pair); f != nil {
			out = append(out, rank.Example{Features: f, Class: l.Event})
		}
	}
	return out, nil
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

func eventTypes() []string {
	var out []string
	for _, t := range codebook.Types() {
		out = append(out, t.Name)
	}
	return out
}

// crossValidate is the share right of sentences that the model did not see.
func crossValidate(examples []rank.Example, classes []string, o rank.Options) float64 {
	right := 0
	for fold := range folds {
		var seen, unseen []rank.Example
		for i, e := range examples {
			if i%folds == fold {
				unseen = append(unseen, e)
			} else {
				seen = append(seen, e)
			}
		}
		m := rank.Train(seen, classes, o)
		for _, e := range unseen {
			if m.Best(e.Features) == e.Class {
				right++
			}
		}
	}
	return float64(right) / float64(max(1, len(examples)))
}
