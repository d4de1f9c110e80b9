package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/alecthomas/kong"
	"golang.org/x/term"

	"entente"
	"entente/config"
)

// Exit codes; see the package comment.
const (
	exitFine        = 0
	exitSomeFailed  = 1
	exitUsage       = 2
	exitFailed      = 3
	exitInterrupted = 130
)

// Streams are what the program reads from and writes to, and the clock and
// environment it sees.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
	Env      func(string) string
	Now      func() time.Time
}

// System are the streams, clock and environment of the process.
func System() Streams {
	return Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Env: os.Getenv, Now: time.Now}
}

// errSomeFailed ends a command that told what failed while it ran.
var errSomeFailed = errors.New("some documents could not be read")

// stop carries an exit code out of kong, which knows no other way to end after
// it has printed its help.
type stop int

// Main runs the command that args name and gives the exit code. It returns
// early when ctx ends.
func Main(ctx context.Context, s Streams, args []string) (code int) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case stop:
			code = int(r)
		default:
			panic(r)
		}
	}()
	var g grammar
	parser, err := newParser(&g, s)
	if err != nil {
		return s.fail(err, exitFailed, false)
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	kctx, err := parser.Parse(args)
	if err != nil {
		code := s.fail(err, exitUsage, g.Verbose)
		fmt.Fprintln(s.Err, "Run entente --help, or entente COMMAND --help, to see how it is used.")
		return code
	}
	kctx.BindTo(ctx, (*context.Context)(nil))
	err = kctx.Run(&s)
	return s.exit(ctx, err, g.Verbose)
}

func newParser(g *grammar, s Streams) (*kong.Kong, error) {
	return kong.New(g,
		kong.Name("entente"), kong.Description(description),
		kong.Writers(s.Out, s.Err),
		kong.Exit(func(code int) { panic(stop(code)) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
		kong.Vars{"data": config.DataFolder(s.Env)},
	)
}

// exit turns how a command ended into an exit code, and tells what was not told
// yet.
func (s *Streams) exit(ctx context.Context, err error, verbose bool) int {
	switch {
	case err == nil:
		return exitFine
	case errors.Is(err, errSomeFailed):
		return exitSomeFailed
	case ctx.Err() != nil && (errors.Is(err, ctx.Err()) || entente.CodeOf(err) == entente.Unavailable):
		fmt.Fprintln(s.Err, "entente: interrupted")
		return exitInterrupted
	}
	var wrong usageError
	if errors.As(err, &wrong) {
		return s.fail(err, exitUsage, verbose)
	}
	return s.fail(err, exitFailed, verbose)
}

// usageError is a fault of the command line that the parser cannot see.
type usageError struct{ error }

func usage(format string, args ...any) error {
	return usageError{fmt.Errorf(format, args...)}
}

// fail prints an error: the sentence for the user, and the chain behind it if
// that was asked for.
func (s *Streams) fail(err error, code int, verbose bool) int {
	fmt.Fprintf(s.Err, "entente: %s\n", err)
	var told *entente.Error
	if verbose && errors.As(err, &told) && told.Err != nil {
		fmt.Fprintf(s.Err, "  because: %s\n", told.Err)
	}
	return code
}

// isTerminal reports whether a stream is a terminal that somebody looks at.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
