package run_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"entente"
	"entente/run"
	"entente/store/sqlite"
)

// killFolder names, in the environment of this test's own child process, the
// folder that the child loads documents into until it is killed.
const killFolder = "ENTENTE_TEST_KILL_FOLDER"

// killDocuments is how many documents are loaded.
const killDocuments = 1000

func TestMain(m *testing.M) {
	if folder := os.Getenv(killFolder); folder != "" {
		child(folder)
		return
	}
	os.Exit(m.Run())
}

func killInputs() []entente.Input {
	in := make([]entente.Input, killDocuments)
	for i := range in {
		in[i] = input(i, fmt.Sprintf("CONSULT RUS PRK\nAID CHN,USA %s\npact RUS PRK", []string{"UKR", "PRK", "SYR"}[i%3]))
	}
	return in
}

// child works as a desk does, and tells its parent what is acknowledged.
func child(folder string) {
	s, err := sqlite.Open(context.Background(), folder, time.Now)
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	d := run.New(run.Options{Store: s, Reader: &liner{version: "v1", slow: time.Millisecond}})
	go d.Run(context.Background())
	in := killInputs()
	for len(in) > 0 {
		added, err := d.Load(context.Background(), in[:20])
		if err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
		for _, a := range added {
			fmt.Println("stored", a.ID)
		}
		in = in[20:]
	}
	fmt.Println("loaded")
	select {} // until it is killed
}

// TestKilledWhileLoading kills a process with SIGKILL in the middle of loading
// and coding, three times over, and then finishes what is left: everything
// that was acknowledged is there, and the record is that of a quiet load.
func TestKilledWhileLoading(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	folder := t.TempDir()
	acknowledged := map[string]bool{}
	for _, after := range []int{100, 500, killDocuments} {
		killAfter(t, folder, after, acknowledged)
		s := open(t, folder)
		for id := range acknowledged {
			if _, err := s.Text(context.Background(), id); err != nil {
				t.Fatalf("a document that was acknowledged is lost: %v", err)
			}
		}
		ok(t, s.Close())
	}
	s := open(t, folder)
	c, err := s.Counts(context.Background())
	ok(t, err)
	t.Logf("after the last kill: %+v", c)
	drain(t, run.New(run.Options{Store: s, Reader: &liner{version: "v1"}}))
	quiet := open(t, t.TempDir())
	d := run.New(run.Options{Store: quiet, Reader: &liner{version: "v1"}})
	load(t, d, killInputs()...)
	drain(t, d)
	got, err := s.Counts(context.Background())
	ok(t, err)
	want, err := quiet.Counts(context.Background())
	ok(t, err)
	if got != want || got.Coded != killDocuments || got.Mentions != 2*killDocuments {
		t.Errorf("after kills %+v, want %+v", got, want)
	}
	if dump(t, s) != dump(t, quiet) {
		t.Error("the events and ties differ from those of a quiet load")
	}
}

// killAfter starts a child and kills it when it has acknowledged so many
// documents in all, which it notes.
func killAfter(t *testing.T, folder string, n int, acknowledged map[string]bool) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), killFolder+"="+folder)
	out, err := cmd.StdoutPipe()
	ok(t, err)
	ok(t, cmd.Start())
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		word, id, _ := strings.Cut(lines.Text(), " ")
		switch word {
		case "error":
			t.Errorf("the child could not work: %s", id)
		case "stored":
			acknowledged[id] = true
		}
		if len(acknowledged) >= n {
			break
		}
	}
	ok(t, cmd.Process.Kill())
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) {
		t.Errorf("the child ended by itself: %v", err)
	}
}
