package cli

import (
	"context"
	"net"
	"net/http"
	"strings"

	"entente"
	"entente/actor"
	"entente/fetch"
	"entente/run"
	"entente/run/own"
)

// deskAdder lets the pages add a source.
type deskAdder struct {
	desk   *run.Desk
	client *fetch.Client
}

// AddSource adds the feed at an address or the folder at a path.
func (a *deskAdder) AddSource(ctx context.Context, location string) (entente.Source, error) {
	src, err := folderOrFeed(ctx, a.client, strings.TrimSpace(location))
	if err != nil {
		return entente.Source{}, err
	}
	return a.desk.AddSource(ctx, src)
}

func folderOrFeed(ctx context.Context, client *fetch.Client, location string) (entente.Source, error) {
	if !strings.Contains(location, "://") {
		return folderSource(location)
	}
	src, err := feedSource(client, location)
	if err != nil {
		return src, err
	}
	src.Name, err = askFeed(ctx, client, location)
	return src, err
}

// deskTeacher lets the pages teach the desk who a name is.
type deskTeacher struct {
	desk   *run.Desk
	actors *own.Actors
}

// Teach writes an answer down, and has it hold for what is read from now on and
// for the documents that hold the name.
func (t *deskTeacher) Teach(ctx context.Context, a actor.Answer) error {
	if err := t.actors.Answer(a); err != nil {
		return err
	}
	return t.desk.Learn(ctx)
}

// Wrong are the actor files that are at fault.
func (t *deskTeacher) Wrong() []actor.Wrong { return t.actors.Wrong() }

// countryNames gives the pages the names of states.
type countryNames struct{ actors *own.Actors }

// Name is what a code is called, empty if it is not known.
func (n countryNames) Name(code string) string {
	c, ok := n.actors.Gazetteer().Country(code)
	if !ok {
		return ""
	}
	return c.Name
}

// onlyLocalNames refuses requests that reached this machine under a name that
// is not its own: a page elsewhere whose name was made to resolve to 127.0.0.1
// (DNS rebinding) would otherwise be let in as if it were the desk's own.
func onlyLocalNames(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := r.Host
		if h, _, err := net.SplitHostPort(host); err == nil {
			host = h
		}
		ip := net.ParseIP(strings.Trim(host, "[]"))
		if host != "localhost" && !strings.HasSuffix(host, ".localhost") && (ip == nil || !ip.IsLoopback()) {
			http.Error(w, "This desk answers under the names of this machine only, such as localhost. A proxy in front of it has to send one of them as Host.", http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}
