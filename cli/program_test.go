package cli_test

import (
	"context"
	"io"
	"net/http"
	"strings"
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
