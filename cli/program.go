package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"entente"
	"entente/api"
	"entente/chronicle"
	"entente/config"
	"entente/fetch"
	"entente/lang/en"
	"entente/merge"
	"entente/merge/origin"
	"entente/run"
	"entente/run/collect"
	"entente/run/own"
	"entente/store"
	"entente/web"
)

// Program is the desk put together: record, loops, pages and API. Make it with
// NewProgram, start it with Run; either Run or Close lets go of what it holds.
type Program struct {
	s       Streams
	o       config.Desk
	lock    *os.File
	store   *store.Store
	client  *fetch.Client
	listen  net.Listener
	desk    *run.Desk
	watches *own.Watches
	shown   []web.Channel // the channels, as the pages show them
	server  *http.Server
	log     *slog.Logger
}

// NewProgram opens the record in a folder and the address to listen on, and
// puts the desk together. It does nothing more before Run.
func NewProgram(ctx context.Context, s Streams, data string, o config.Desk) (*Program, error) {
	p := &Program{s: s, o: o, log: s.log()}
	if err := p.open(ctx, &dataFlag{Data: data}); err != nil {
		p.Close()
		return nil, err
	}
	if err := p.assemble(data); err != nil {
		p.Close()
		return nil, err
	}
	return p, nil
}

// open takes hold of what only one process can have.
func (p *Program) open(ctx context.Context, d *dataFlag) (err error) {
	if p.listen, err = listen(ctx, p.o.Listen); err != nil {
		return err
	}
	if p.store, err = d.openRecord(ctx, &p.s); err != nil {
		return err
	}
	p.lock, err = d.lock()
	if errors.Is(err, errHeld) {
		return entente.Errorf(entente.Conflict, err,
			"Another desk has the folder %s open. Use that one, stop it, or give this one another folder with --data.", d.Data)
	}
	return err
}

func listen(ctx context.Context, addr string) (net.Listener, error) {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	switch {
	case err == nil:
		return l, nil
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, entente.Errorf(entente.Conflict, err,
			"Another program listens on %s already. If it is a desk, use that one; else choose another port with --listen, such as 127.0.0.1:0 for any.", addr)
	case errors.Is(err, os.ErrPermission):
		return nil, entente.Errorf(entente.Refused, err, "This user may not listen on %s; choose a port above 1023 with --listen.", addr)
	}
	return nil, entente.Errorf(entente.Unavailable, err, "It is not possible to listen on %s; give an address of this machine with --listen.", addr)
}

// assemble joins the parts.
func (p *Program) assemble(data string) error {
	actors, err := (&ownFlag{Actors: p.o.Actors}).actorsOf(data, p.log)
	if err != nil {
		return err
	}
	cd, err := newLiveCoder(actors, false)
	if err != nil {
		return err
	}
	extractor, err := newExtractor()
	if err != nil {
		return err
	}
	if p.watches, err = own.OpenWatches(filepath.Join(data, watchesFolder), watchesFolder, p.log); err != nil {
		return broken("the shipped watches", err)
	}
	channels, err := p.channels(data)
	if err != nil {
		return err
	}
	things, err := newThings()
	if err != nil {
		return err
	}
	kin, err := newKin()
	if err != nil {
		return err
	}
	notices, err := origin.LoadNotices(en.FS)
	if err != nil {
		return broken("how texts correct others", err)
	}
	merger := merge.Merger{Kin: kin}
	p.client = fetch.New(fetch.Options{AllowPrivate: p.o.AllowPrivate})
	p.desk = run.New(run.Options{
		Store: p.store, Reader: cd, Learner: actors, Press: actors, Fetcher: collect.New(p.client, extractor, actors, p.s.Now), Channels: channels,
		Things: things, Notices: notices, Merger: merger, Watches: p.watches, Names: countryNames{actors}.Name,
		Base: p.Address(), Workers: p.o.Workers, Now: p.s.Now, Log: p.log,
	})
	p.server = &http.Server{
		Handler: p.handler(actors, cd, merger), ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 30 * time.Second,
		WriteTimeout: 2 * time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
		ErrorLog: slog.NewLogLogger(p.log.Handler(), slog.LevelDebug),
	}
	return nil
}

func (p *Program) handler(actors *own.Actors, cd run.Reader, merger merge.Merger) http.Handler {
	finder := &deskFinder{actors: actors, now: p.s.Now}
	mux := http.NewServeMux()
	mux.Handle("/api/", api.New(api.Deps{Record: p.store, Decider: p.desk, Merger: merger, Reader: cd, Actors: actors, Watches: p.watches, Now: p.s.Now, Log: p.log}))
	mux.Handle("/", web.New(web.Deps{
		Record: p.store, Reader: cd, Loader: p.desk, Decider: p.desk, Adder: &deskAdder{desk: p.desk, client: p.client},
		Names: countryNames{actors}, Watches: p.watches, Channels: p.shown, Finder: finder, Spellings: finder, Teacher: &deskTeacher{p.desk, actors},
		Merger: merger, Now: p.s.Now, Log: p.log,
	}))
	if tcp, ok := p.listen.Addr().(*net.TCPAddr); ok && tcp.IP.IsLoopback() {
		return onlyLocalNames(mux)
	}
	return mux
}

// Address is where the desk is, for a browser on this machine.
func (p *Program) Address() string {
	tcp, ok := p.listen.Addr().(*net.TCPAddr)
	if !ok {
		return "http://" + p.listen.Addr().String()
	}
	host := tcp.IP.String()
	if tcp.IP.IsUnspecified() {
		host = "127.0.0.1"
	}
	return "http://" + net.JoinHostPort(host, fmt.Sprint(tcp.Port))
}

// Run works until the context ends, and then stops at a clean point: requests
// are answered, what is being stored is stored.
func (p *Program) Run(ctx context.Context) error {
	defer p.Close()
	if !p.o.NoSample {
		if err := p.loadSample(ctx); err != nil {
			return err
		}
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	served := make(chan struct{})
	go func() {
		defer close(served)
		if err := p.server.Serve(p.listen); !errors.Is(err, http.ErrServerClosed) {
			stop(entente.Errorf(entente.Unavailable, err, "The desk cannot take requests any more; start it again."))
		}
	}()
	p.desk.Run(ctx)
	const patience = 5 * time.Second
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	_ = p.server.Shutdown(end) // whoever is still not answered has waited long enough
	<-served
	if cause := context.Cause(ctx); !errors.Is(cause, context.Canceled) {
		return cause
	}
	return nil
}

// Close lets go of the record and the address.
func (p *Program) Close() {
	if p.listen != nil {
		_ = p.listen.Close() // Serve has closed it already if it ran
	}
	if p.client != nil {
		p.client.Close()
	}
	if p.store != nil {
		if err := p.store.Close(); err != nil {
			p.log.Error("the record could not be closed", "error", err)
		}
		p.store = nil
	}
	if p.lock != nil {
		_ = p.lock.Close() // nothing is written to it
	}
}

// loadSample stores the sample chronicle at the first start. It counts as
// loaded once its source was looked at, so that a start that was broken off
// does it again.
func (p *Program) loadSample(ctx context.Context) error {
	src, err := p.store.AddSource(ctx, entente.Source{Kind: entente.SourceSample, Location: "chronicle", Name: "Sample chronicle"})
	if err != nil || !src.Checked.IsZero() {
		return err
	}
	docs, err := chronicle.Documents()
	if err != nil {
		return broken("the sample chronicle", err)
	}
	in := make([]entente.Input, len(docs))
	for i, d := range docs {
		d.SourceID = src.ID
		in[i] = entente.Input{Raw: []byte(d.Text), Doc: d}
	}
	if _, err := p.store.AddDocuments(ctx, in); err != nil {
		return err
	}
	src.Checked = p.s.Now()
	return p.store.SaveSource(ctx, src)
}
