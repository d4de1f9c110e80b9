package cli

import (
	"context"
	"fmt"
	"io/fs"

	"entente"
	"entente/lang/en"
	"entente/syntax/train"
	"entente/text"
)

// trainSentencesCmd is `entente train sentences`.
type trainSentencesCmd struct {
	Treebanks []string `arg:"" name:"treebank" help:"CoNLL-U files or folders, as for train syntax."`
	News      string   `default:"lang/en/examples" placeholder:"DIR" help:"Folder of labelled sentences (*.txt), learned from as edited text."`
	Out       string   `short:"o" default:"lang/en/text" placeholder:"DIR" help:"Folder that borders.bin is written to."`
}

// Help is shown by `entente train sentences --help`.
func (*trainSentencesCmd) Help() string {
	return `Learns where sentences end in text that is punctuated badly or not at all, such as mail and headers of pages.
The rules (lang/en/text) find the places; what is learned decides there. It takes seconds.

  entente train sentences UD_English-EWT/ -o lang/en/text

The weights carry the licence of the treebanks they were learned from.`
}

// Run trains.
func (c *trainSentencesCmd) Run(ctx context.Context, s *Streams) error {
	o := train.BorderDefaults()
	var err error
	if o.Treebanks, err = treebanks(c.Treebanks); err != nil {
		return err
	}
	news, err := labelled(c.News)
	if err != nil {
		return err
	}
	for _, l := range news {
		o.News = append(o.News, l.Text)
	}
	lists, err := fs.Sub(en.FS, "text")
	if err != nil {
		return err
	}
	if o.Splitter, err = text.New(lists); err != nil {
		return err
	}
	b, err := train.Borders(ctx, o, func(p train.Progress) {
		fmt.Fprintf(s.Err, "%-12s %2d of %d  %.2f %% right while learning\n", p.Step, p.Epoch, p.Of, 100*p.Accuracy)
	})
	if err != nil {
		return entente.Errorf(entente.Unavailable, err, "Training did not finish: %s.", err)
	}
	if err := train.WriteBorders(c.Out, b); err != nil {
		return entente.Errorf(entente.Unavailable, err, "The weights could not be written: %s.", err)
	}
	fmt.Fprintf(s.Err, "the weights are in %s; build the program to embed them\n", c.Out)
	return nil
}
