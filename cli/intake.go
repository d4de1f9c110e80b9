package cli

import (
	"context"
	"runtime"

	"entente"
	"entente/fetch"
	"entente/run/collect"
	"entente/run/own"
)

// intake are the flags of commands that take documents in.
type intake struct {
	Sources      []string `arg:"" optional:"" name:"source" help:"Files, folders, addresses, or - for standard input (the default)."`
	Date         day      `placeholder:"YYYY-MM-DD" help:"Day of publication: what \"yesterday\" and offices are counted from."`
	JSONL        bool     `name:"jsonl" help:"Input is a document a line, as JSON: id, text, title, date, pairs."`
	As           string   `placeholder:"KIND" enum:"report,treaty" default:"report" help:"What the texts are: report (the default), or treaty: each is the text of one agreement, given whole."`
	Encoding     string   `placeholder:"NAME" help:"Encoding of text files that do not say it, such as windows-1252."`
	AllowPrivate bool     `help:"Fetch from private and local addresses too."`
	IgnoreRobots bool     `help:"Fetch pages that robots.txt asks programs not to; for your own sites."`
	ownFlag
	Workers int `placeholder:"N" help:"Documents worked on at a time; as many as there are cores by default."`
}

// places are the command's arguments, or standard input if somebody pipes
// something into it.
func (c *intake) places(s *Streams) ([]string, error) {
	if c.Workers < 0 {
		return nil, usage("%d workers cannot be; leave --workers out for one a core", c.Workers)
	}
	if len(c.Sources) > 0 {
		return c.Sources, nil
	}
	if isTerminal(s.In) {
		return nil, usage("there is nothing to read: name files, folders or addresses, or pipe a text in")
	}
	return []string{"-"}, nil
}

// begin finds where the documents are and opens what takes them in: the caller
// closes the client.
func (c *intake) begin(ctx context.Context, s *Streams, load func() (*own.Actors, error)) (places []string, a *own.Actors, src *sources, err error) {
	if places, err = c.places(s); err != nil {
		return nil, nil, nil, err
	}
	if a, err = load(); err != nil {
		return nil, nil, nil, err
	}
	src, err = c.open(ctx, s, a)
	return places, a, src, err
}

// open makes what finds the documents. Its client is to be closed.
func (c *intake) open(ctx context.Context, s *Streams, g collect.Publishers) (*sources, error) {
	r, err := newExtractor()
	if err != nil {
		return nil, err
	}
	client := fetch.New(fetch.Options{AllowPrivate: c.AllowPrivate, IgnoreRobots: c.IgnoreRobots})
	return &sources{
		ctx: ctx, in: s.In, collect: collect.New(client, r, g, s.Now), client: client, now: s.Now,
		encoding: c.Encoding, lines: c.JSONL, date: c.Date.Time, kind: kindOf(c.As),
	}, nil
}

func kindOf(as string) entente.DocumentKind {
	if as == string(entente.Treaty) {
		return entente.Treaty
	}
	return entente.Report
}

func (c *intake) workers() int {
	if c.Workers > 0 {
		return c.Workers
	}
	return runtime.GOMAXPROCS(0)
}
