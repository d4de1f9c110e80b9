package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"entente"
	"entente/actor/names"
	"entente/fetch"
)

// trainNamesCmd is `entente train names`.
type trainNamesCmd struct {
	Pairs string `arg:"" default:"actor/names/data/pairs.txt" name:"pairs" help:"Labelled pairs of names, a line each."`
	Out   string `short:"o" default:"actor/names/data" placeholder:"DIR" help:"Folder that weights.txt is written to."`
}

// Help is shown by `entente train names --help`.
func (*trainNamesCmd) Help() string {
	return `Learns from labelled pairs how much it counts that parts of two names differ, are missing or stand in
another order, and writes weights.txt, which a build embeds. It takes a second; the same pairs give the same weights.

  entente train names && go build ./cmd/entente

A line is "= NAME | NAME" for one person or body, "# NAME | NAME" for two.`
}

// Run learns.
func (c *trainNamesCmd) Run(_ context.Context, s *Streams) error {
	f, err := fetch.Open(c.Pairs)
	if err != nil {
		return err
	}
	defer f.Close()
	pairs, err := names.Pairs(f)
	if err != nil {
		return entente.Errorf(entente.Unavailable, err, "%s could not be read: %s.", c.Pairs, err)
	}
	if len(pairs) == 0 {
		return entente.Errorf(entente.Invalid, nil, `%s holds no pair; a line is "= NAME | NAME" or "# NAME | NAME".`, c.Pairs)
	}
	sc, err := newScorer()
	if err != nil {
		return err
	}
	learned := sc.Learn(pairs)
	name := filepath.Join(c.Out, "weights.txt")
	if err := os.WriteFile(name, []byte(learned.Weights()), 0o644); err != nil {
		return entente.Errorf(entente.Unavailable, err, "%s could not be written: %s.", name, err)
	}
	fmt.Fprintf(s.Err, "%d pairs, %d judged rightly by what was learned, %d by weights set by hand\nthe weights are in %s; build the program to embed them\n",
		len(pairs), learned.Right(pairs), sc.ByHand().Right(pairs), name)
	return nil
}
