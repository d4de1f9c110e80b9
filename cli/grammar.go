package cli

import (
	"io"
	"time"

	"github.com/alecthomas/kong"

	"entente/config"
	"entente/extract"
	"entente/fetch"
)

const description = `Entente reads news and keeps a record of how states stand to each other: who did what
to whom, who says so, and the words it was taken from.

  entente serve                          open the desk, with a sample chronicle in it
  entente read article.txt --date 2024-06-19
                                         code a text and print what it says
  entente who "the Russian president" --date 2009-05-01
  entente tie RUS PRK                    how two states stand, from the record

Exit codes: 0 done, 1 some documents could not be read, 2 wrong usage, 3 it could not be done.`

// grammar is the command line as kong reads it.
type grammar struct {
	Verbose bool         `short:"v" help:"Tell the cause behind an error too."`
	Config  settingsFile `placeholder:"FILE" help:"Settings file (JSON) for what the flags do not say."`

	Read    readCmd    `cmd:"" help:"Code documents and print what they say; stores nothing."`
	Who     whoCmd     `cmd:"" help:"Say whom a name or a phrase means, on a date."`
	Serve   serveCmd   `cmd:"" help:"Open the desk: sources, record, pages, API, alerts."`
	Add     addCmd     `cmd:"" help:"Add a feed, a folder or a list of feeds to look at."`
	Load    loadCmd    `cmd:"" help:"Take documents into the record and code them."`
	Tie     tieCmd     `cmd:"" help:"Show how two states stand, from the record."`
	Watch   watchCmd   `cmd:"" help:"Check, test and rehearse watches."`
	Unknown unknownCmd `cmd:"" help:"List the names in the record that nobody knows."`
	Export  exportCmd  `cmd:"" help:"Write a ledger of the record as CSV or JSON lines."`
	Eval    evalCmd    `cmd:"" help:"Score a component against gold."`
	Train   trainCmd   `cmd:"" help:"Learn weights."`
	Bench   benchCmd   `cmd:"" help:"Measure speed."`
	Version versionCmd `cmd:"" help:"Print the versions of program, coder and codebook."`
}

// settingsFile is the path of a settings file.
type settingsFile string

// BeforeResolve has the file's settings looked up where flags are not given.
func (settingsFile) BeforeResolve(ctx *kong.Context, trace *kong.Path) error {
	path, _ := ctx.FlagValue(trace.Flag).(settingsFile)
	f, err := fetch.Open(kong.ExpandPath(string(path)))
	if err != nil {
		return err
	}
	defer f.Close()
	r, err := settings(f)
	if err != nil {
		return err
	}
	ctx.AddResolver(r)
	return nil
}

// settings reads a settings file for kong: its values stand in for flags that
// are not given.
func settings(r io.Reader) (kong.Resolver, error) {
	values, err := config.File(r)
	if err != nil {
		return nil, err
	}
	return kong.ResolverFunc(func(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
		return values[flag.Name], nil
	}), nil
}

// day is a date on the command line.
type day struct{ time.Time }

// UnmarshalText reads 2024-06-19.
func (d *day) UnmarshalText(b []byte) error {
	t, err := extract.Date(string(b))
	d.Time = t
	return err
}
