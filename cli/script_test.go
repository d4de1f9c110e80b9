package cli_test

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"os/signal"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"entente/cli"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"entente": func() {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
		defer stop()
		os.Exit(cli.Main(ctx, cli.System(), os.Args[1:]))
	}})
}

// Sessions at the command line: testdata/*.txtar. Beside testscript's own
// commands there are
//
//	exits CODE COMMAND…   runs a command that must end with the code
//	bytes FILE HEX        writes a file of these bytes
//	large FILE MB         writes a file of that size that takes no room
//	lines FILE N          writes N documents, one a line
//	desk ARGS…            starts a desk on any port, sets $DESK to its address
//	undesk                interrupts it, and it must end with code 0
//	murder                kills it with SIGKILL
//	killed TIME COMMAND…  runs a command and kills it with SIGKILL after a time
//	until URL REGEXP      asks an address until its answer matches
//
// and $WEB, a web server (see web).
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "bytes": writeBytes, "large": large, "lines": lines,
			"desk": desk, "undesk": undesk, "murder": murder, "until": until, "killed": killed,
		},
		Setup: func(e *testscript.Env) error {
			s := httptest.NewServer(http.HandlerFunc(web))
			e.Defer(s.Close)
			e.Setenv("WEB", s.URL)
			e.Setenv("HOME", e.WorkDir)
			e.Values[process{}] = &process{}
			return nil
		},
	})
}

// web is a site with all that goes wrong on sites.
func web(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/page":
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, "<html lang=en><head><title>Envoys meet</title></head><body><article><h1>Envoys meet</h1><p>",
			strings.Repeat("Russian President Vladimir Putin visited North Korea on Wednesday. ", 8), "</p></article></body></html>")
	case "/feed":
		fmt.Fprintf(w, `<rss version="2.0"><channel><title>Harbour Post</title><item><title>Visit</title><guid>1</guid>
			<pubDate>Wed, 19 Jun 2024 08:00:00 GMT</pubDate><description>%s</description></item></channel></rss>`,
			strings.Repeat("Russian President Vladimir Putin visited North Korea. ", 20))
	case "/html":
		fmt.Fprint(w, "<!doctype html><html><body>No feed.</body></html>")
	case "/loop":
		http.Redirect(w, r, "/loop", http.StatusFound)
	case "/closed":
		w.WriteHeader(http.StatusForbidden)
	default:
		http.NotFound(w, r)
	}
}

func exits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	b, err := hex.DecodeString(strings.Join(args[1:], ""))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b, 0o600))
}

func large(ts *testscript.TestScript, _ bool, args []string) {
	mb, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte("words "), 0o600))
	ts.Check(os.Truncate(ts.MkAbs(args[0]), mb<<20))
}

func lines(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"id":"%d","text":"Russia signed agreement number %d with North Korea.","date":"2024-06-19"}`+"\n", i, i)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(b.String()), 0o600))
}

// process is the desk of a script.
type process struct{ cmd *exec.Cmd }

func deskOf(ts *testscript.TestScript) *process { return ts.Value(process{}).(*process) }

func desk(ts *testscript.TestScript, _ bool, args []string) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	addr := l.Addr().String()
	ts.Check(l.Close())
	path, err := exec.LookPath("entente")
	ts.Check(err)
	log, err := os.Create(ts.MkAbs("desk.log"))
	ts.Check(err)
	cmd := exec.Command(path, append([]string{"serve", "--listen", addr}, args...)...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = ts.MkAbs("."), log, log
	cmd.Env = []string{"HOME=" + ts.MkAbs("."), "PATH=" + ts.Getenv("PATH")}
	ts.Check(cmd.Start())
	deskOf(ts).cmd = cmd
	ts.Defer(func() {
		_ = cmd.Process.Kill()
		_ = log.Close()
	})
	ts.Setenv("DESK", "http://"+addr)
	until(ts, false, []string{"http://" + addr + "/api/v1/", "routes"})
}

func undesk(ts *testscript.TestScript, _ bool, _ []string) {
	cmd := deskOf(ts).cmd
	ts.Check(cmd.Process.Signal(os.Interrupt))
	if err := cmd.Wait(); err != nil {
		ts.Fatalf("the desk ended with %v:\n%s", err, ts.ReadFile("desk.log"))
	}
}

func murder(ts *testscript.TestScript, _ bool, _ []string) {
	cmd := deskOf(ts).cmd
	ts.Check(cmd.Process.Kill())
	_ = cmd.Wait() // it was killed: that is what it says
}

func killed(ts *testscript.TestScript, _ bool, args []string) {
	after, err := time.ParseDuration(args[0])
	ts.Check(err)
	path, err := exec.LookPath(args[1])
	ts.Check(err)
	cmd := exec.Command(path, args[2:]...)
	cmd.Dir = ts.MkAbs(".")
	ts.Check(cmd.Start())
	time.Sleep(after)
	_ = cmd.Process.Kill() // it may have ended by itself
	_ = cmd.Wait()
}

func until(ts *testscript.TestScript, _ bool, args []string) {
	want := regexp.MustCompile(args[1])
	var body string
	for range 600 {
		if body = get(args[0]); want.MatchString(body) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	ts.Fatalf("%s never gave %s; last:\n%.2000s", args[0], args[1], body)
}

func get(url string) string {
	res, err := http.Get(url)
	if err != nil {
		return err.Error()
	}
	defer res.Body.Close()
	b, err := io.ReadAll(io.LimitReader(res.Body, 1<<20))
	if err != nil {
		return err.Error()
	}
	return string(b)
}
