package cli_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"entente"
	"entente/cli"
	"entente/config"
)

func streams(t *testing.T) cli.Streams {
	return cli.Streams{In: strings.NewReader(""), Out: io.Discard, Err: t.Output(), Env: func(string) string { return "" }, Now: time.Now}
}

// The whole program starts on any port, answers, and stops.
func TestProgram(t *testing.T) {
	data := t.TempDir()
	ctx, stop := context.WithCancel(t.Context())
	p, err := cli.NewProgram(ctx, streams(t), data, config.Desk{Listen: "127.0.0.1:0", NoSample: true})
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error)
	go func() { ended <- p.Run(ctx) }()

	for host, want := range map[string]int{
		"": http.StatusOK, "localhost": http.StatusOK, "evil.example": http.StatusMisdirectedRequest, "10.0.0.1:80": http.StatusMisdirectedRequest,
	} {
		if got := status(t, p.Address()+"/", host); got != want {
			t.Errorf("host %q: status %d, want %d", host, got, want)
		}
	}
	_, err = cli.NewProgram(ctx, streams(t), data, config.Desk{Listen: "127.0.0.1:0"})
	if entente.CodeOf(err) != entente.Conflict {
		t.Errorf("a second desk in the same folder: %v", err)
	}
	stop()
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("it does not stop")
	}
	p, err = cli.NewProgram(t.Context(), streams(t), data, config.Desk{Listen: "127.0.0.1:0"})
	if err != nil {
		t.Fatalf("it did not let go of the folder: %v", err)
	}
	p.Close()
	p.Close()
}

func status(t *testing.T, url, host string) int {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Host = host
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	return res.StatusCode
}

// One alert, told once: also after a restart, and when the text comes again.
func TestAlertIsToldOnce(t *testing.T) {
	var told atomic.Int64
	body := make(chan []byte, 10)
	hook := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, _ := io.ReadAll(r.Body)
		if strings.Contains(string(b), `"watch":"defence-obligation"`) {
			told.Add(1)
			body <- b
		}
	}))
	defer hook.Close()
	data, folder := t.TempDir(), t.TempDir()
	const text = "France and Brazil signed a mutual defence treaty in Paris on 3 June 2024. " +
		"Under the treaty, each party must provide military assistance if the other is attacked."
	put := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put("a.txt", text)
	add := streams(t)
	if code := cli.Main(t.Context(), add, []string{"add", "--data", data, folder}); code != 0 {
		t.Fatalf("add ended with %d", code)
	}
	run := func(while func()) {
		t.Helper()
		ctx, stop := context.WithCancel(t.Context())
		p, err := cli.NewProgram(ctx, streams(t), data, config.Desk{Listen: "127.0.0.1:0", NoSample: true, Webhook: hook.URL})
		if err != nil {
			t.Fatal(err)
		}
		ended := make(chan error)
		go func() { ended <- p.Run(ctx) }()
		while()
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
	run(func() {
		select {
		case b := <-body:
			for _, want := range []string{`"BRA"`, `"FRA"`, "mutual defence", `"spans":[{`} {
				if !strings.Contains(string(b), want) {
					t.Errorf("the notice lacks %s: %s", want, b)
				}
			}
		case <-time.After(30 * time.Second):
			t.Error("nobody was told")
		}
	})
	put("b.txt", "It was reported again. "+text)
	run(func() { time.Sleep(4 * time.Second) })
	if n := told.Load(); n != 1 {
		t.Errorf("told %d times", n)
	}
}
