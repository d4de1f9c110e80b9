package cli

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"entente"
	"entente/syntax/train"
)

// trainCmd is `entente train`.
type trainCmd struct {
	Syntax     trainSyntaxCmd     `cmd:"" help:"Learn tagger, lemmatiser and parser from treebanks."`
	Words      trainWordsCmd      `cmd:"" help:"List words that treebanks lack, for the tagger."`
	Coder      trainCoderCmd      `cmd:"" help:"Learn from labelled sentences which event type is likely."`
	Confidence trainConfidenceCmd `cmd:"" help:"Learn from judged mentions how likely one is right."`
	Roles      trainRolesCmd      `cmd:"" help:"Learn from texts with all their events who takes part in one."`

	Standing trainStandingCmd `cmd:"" help:"Learn from texts with all their events how one stands."`
	Vouchers trainVouchersCmd `cmd:"" help:"Learn from texts with all their events who says that one is so."`
	Sectors  trainSectorsCmd  `cmd:"" help:"Learn from texts with all their events of what sector those are who take part."`
	Triggers trainTriggersCmd `cmd:"" help:"Learn from texts with all their events which words name one."`
	Vectors  trainVectorsCmd  `cmd:"" help:"Take the vectors of words out of a package of them."`

	Sentences trainSentencesCmd `cmd:"" help:"Learn from treebanks where sentences end."`
	Names     trainNamesCmd     `cmd:"" help:"Learn from labelled pairs when two names are one."`
	Places    trainPlacesCmd    `cmd:"" help:"Make the table of places of GeoNames' data."`
}

// trainSyntaxCmd is `entente train syntax`.
type trainSyntaxCmd struct {
	Treebanks   []string `arg:"" name:"treebank" help:"CoNLL-U files (gzip or not), or folders of them: their training parts are taken."`
	Out         string   `short:"o" default:"lang/en/model" placeholder:"DIR" help:"Folder the weights are written to."`
	Words       string   `placeholder:"FILE" help:"like.txt of train words: sentences are learned with its words too."`
	Forms       string   `placeholder:"DIR" help:"Folder like lang/en/forms, of how words inflect: the lemmatiser learns from it too."`
	Only        []string `placeholder:"PART" enum:"lemmatiser,tagger,fast,parser" help:"Learn these parts only (lemmatiser, tagger, fast, parser) and leave the files of the others as they are. A parser learns the tags of a tagger, so it has to learn anew after the tagger."`
	Raw         []string `placeholder:"FILE" help:"Running text: several parsers annotate it together, and the one that is kept learns from that too."`
	Refine      []string `placeholder:"FILE" help:"Treebanks that the parser in the folder, learned from all the rest, learns from too in a few last passes: those kept apart to choose by."`
	Work        string   `placeholder:"DIR" help:"Folder where these parsers are kept, and found again by the next run."`
	Teachers    int      `placeholder:"N" help:"How many of them."`
	TagEpochs   int      `placeholder:"N" help:"Passes over the text for the tagger."`
	ParseEpochs int      `placeholder:"N" help:"Passes over the text for the parser."`
	Workers     int      `placeholder:"N" help:"Models that learn at a time."`
}

// Help is shown by `entente train syntax --help`.
func (*trainSyntaxCmd) Help() string {
	return `Learns from treebanks in CoNLL-U and writes the weights that a build embeds. The accurate parser
takes hours, more with --raw; the others take minutes, and the lemmatiser, which learns new words, seconds.
lang/en/model/README.md has the command that the shipped weights were made with.

  entente train syntax UD_English-EWT/ -o lang/en/model && go build ./cmd/entente
  entente train syntax UD_English-EWT/ --forms lang/en/forms --only lemmatiser -o lang/en/model
  entente eval syntax UD_English-EWT/en_ewt-ud-test.conllu

The weights carry the licence of the treebanks they were learned from.`
}

// Run trains.
func (c *trainSyntaxCmd) Run(ctx context.Context, s *Streams) error {
	files, err := treebanks(c.Treebanks)
	if err != nil {
		return err
	}
	o := train.Defaults()
	o.Treebanks, o.Dir, o.FieldWords, o.Forms = files, c.Out, c.Words, c.Forms
	for _, part := range c.Only {
		o.Only = append(o.Only, train.Part(part))
	}
	o.Raw, o.Refine, o.Work = c.Raw, c.Refine, c.Work
	for _, set := range []struct {
		to   *int
		from int
	}{{&o.TagEpochs, c.TagEpochs}, {&o.ParseEpochs, c.ParseEpochs}, {&o.Workers, c.Workers}, {&o.Teachers, c.Teachers}} {
		if set.from < 0 {
			return usage("a number of passes or workers cannot be negative")
		}
		if set.from > 0 {
			*set.to = set.from
		}
	}
	for _, f := range files {
		fmt.Fprintf(s.Err, "learning from %s\n", f)
	}
	err = train.Syntax(ctx, o, func(p train.Progress) {
		fmt.Fprintf(s.Err, "%-12s %2d of %d  %.2f %% right while learning\n", p.Step, p.Epoch, p.Of, 100*p.Accuracy)
	})
	if err != nil {
		return entente.Errorf(entente.Unavailable, err, "Training did not finish: %s.", err)
	}
	fmt.Fprintf(s.Err, "the weights are in %s; build the program to embed them\n", c.Out)
	return nil
}

// treebanks opens folders: of them the files that are named as training parts.
func treebanks(places []string) ([]string, error) {
	var out []string
	for _, p := range places {
		n := len(out)
		err := filepath.WalkDir(p, func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && (path == p || isTrainingPart(d.Name())) {
				out = append(out, path)
			}
			return err
		})
		if err != nil {
			return nil, entente.Errorf(entente.NotFound, err, "There is no treebank %s; check the path.", p)
		}
		if len(out) == n {
			return nil, entente.Errorf(entente.NotFound, nil, "The folder %s holds no training part of a treebank (…train….conllu).", p)
		}
	}
	return out, nil
}

func isTrainingPart(name string) bool {
	return strings.Contains(name, "train") && strings.Contains(name, ".conllu")
}
