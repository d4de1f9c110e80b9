package cli

import (
	"context"

	"entente/coder"
	"entente/eval"
)

// trainSectorsCmd is `entente train sectors`.
type trainSectorsCmd struct {
	choiceFlags
	Out string `short:"o" default:"lang/en/sectors" placeholder:"DIR" help:"Folder that weights.txt is written to; empty to write none."`
}

// Help is shown by `entente train sectors --help`.
func (*trainSectorsCmd) Help() string {
	return `Learns of what sector they are who take part in an event, from texts of which all events are put down, and prints
how often that is right of texts not learned from, by the rules alone and with what was learned.

  entente train sectors eval/testdata/mentions/seen.txt eval/testdata/mentions/new.txt && go build ./cmd/entente`
}

// Run learns.
func (c *trainSectorsCmd) Run(_ context.Context, s *Streams) error {
	field := coder.SectorField()
	l := fieldLesson(field)
	return c.learn(s, c.Out, "sectors", "who take part", []*choiceLesson{l}, func(cd *coder.Coder, one *eval.LedgerCase, text int) {
		mentions, questions := cd.SectorQuestions(&one.Doc)
		wanted := eval.MentionRoles(one, mentions)
		for _, q := range questions {
			if w, ok := wanted[q.Mention]; ok {
				l.addValue(&field, q.Features, w.Sector(q.Side == 1, q.Entity.Code), coder.SectorValue(&q.Entity), text, w.May)
			}
		}
	})
}
