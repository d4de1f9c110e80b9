package cli

import (
	"context"
	"fmt"

	"entente/config"
)

// serveCmd is `entente serve`.
type serveCmd struct {
	dataFlag
	config.Desk
}

// Help is shown by `entente serve --help`.
func (*serveCmd) Help() string {
	return `Opens the desk: it looks at its sources, codes what comes in, keeps the record and shows it as pages
and, under /api/v1/, as JSON. It goes on until it is interrupted; a restart goes on where it was.

  entente serve
  entente serve --listen 127.0.0.1:9000 --data ~/desk --no-sample
  entente serve --webhook https://hooks.example.org/entente --webhook-secret "$SECRET"

Files of actors that you write into the folder "actors" beside the record (or into --actors DIR) are
read over those that come with the program, and again whenever they change; README has the form.

There are no accounts: whoever reaches the address sees the record and may add to it. Listen on this
machine only (the default), or behind a proxy that asks who is there.

At its first start the desk holds a sample chronicle: texts written for this program from public
facts, marked as samples wherever they are shown.`
}

// Run serves until the context ends.
func (c *serveCmd) Run(ctx context.Context, s *Streams) error {
	if err := c.Desk.Validate(); err != nil {
		return usageError{err}
	}
	p, err := NewProgram(ctx, *s, c.Data, c.Desk)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.Out, "Entente is at %s\nThe record is in %s\n", p.Address(), c.Data)
	return p.Run(ctx)
}
