package cli

import (
	"context"

	"entente/coder"
	"entente/eval"
)

// trainStandingCmd is `entente train standing`.
type trainStandingCmd struct {
	choiceFlags
	Out string `short:"o" default:"lang/en/standing" placeholder:"DIR" help:"Folder that weights.txt is written to; empty to write none."`
}

// Help is shown by `entente train standing --help`.
func (*trainStandingCmd) Help() string {
	return `Learns how events stand (when, how surely, whether at all) from texts of which all events are put
down, and prints how often that is right of texts not learned from, by the rules alone and with what was
learned.

  entente train standing eval/testdata/mentions/seen.txt eval/testdata/mentions/new.txt && go build ./cmd/entente`
}

// Run learns.
func (c *trainStandingCmd) Run(_ context.Context, s *Streams) error {
	fields := coder.StandingFields()
	var lessons []*choiceLesson
	for _, f := range fields {
		lessons = append(lessons, fieldLesson(f))
	}
	return c.learn(s, c.Out, "standing", "mentions", lessons, func(cd *coder.Coder, one *eval.LedgerCase, text int) {
		mentions, questions := cd.StandingQuestions(&one.Doc)
		wanted := eval.MentionStandings(one, mentions)
		for _, q := range questions {
			w, ok := wanted[q.Mention]
			if !ok {
				continue
			}
			have := coder.StandingValues(&mentions[q.Mention])
			for k, want := range [...]string{w.Time, w.Certainty, w.Polarity} {
				lessons[k].addValue(&fields[k], q.Features, want, *have[k], text, w.May)
			}
		}
	})
}
