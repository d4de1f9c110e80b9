package run_test

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"entente"
	"entente/run"
	"entente/store"
)

// pupil is a reader of lines that learns: it knows no actor whose name begins
// with "x" unless it was taught it. While busy is set, it takes its time.
type pupil struct {
	liner
	mu      sync.Mutex
	files   map[string]string // name to code, as the user's files say
	known   map[string]string // as the reader goes by
	edition string
	busy    chan struct{}
}

func (p *pupil) Version() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return "v1" + p.edition
}

func (p *pupil) Look() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	edition := ""
	for name, code := range p.files {
		edition += "+" + name + code
	}
	if edition == p.edition {
		return false
	}
	p.known, p.edition = map[string]string{}, edition
	for name, code := range p.files {
		p.known[name] = code
	}
	return true
}

func (p *pupil) Lessons() []store.Lesson {
	p.mu.Lock()
	defer p.mu.Unlock()
	var out []store.Lesson
	for name, code := range p.known {
		out = append(out, store.Lesson{Key: name + code, Names: []string{name}})
	}
	return out
}

func (p *pupil) teach(name, code string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.files = map[string]string{name: code}
}

func (p *pupil) Read(doc *entente.Document, pairs []entente.Pair) entente.Reading {
	p.mu.Lock()
	known, version := p.known, "v1"+p.edition
	p.mu.Unlock()
	rd := p.liner.Read(doc, pairs)
	if p.busy != nil {
		<-p.busy
	}
	rd.Coder = version
	for i := range rd.Mentions {
		m := &rd.Mentions[i]
		m.ID += version
		for _, list := range [][]entente.Entity{m.Actors, m.Recipients} {
			for j := range list {
				if e := &list[j]; strings.HasPrefix(e.Text, "x") {
					e.Code, e.Unknown = known[e.Text], e.Text
					if e.Code != "" {
						e.Unknown = ""
					}
				}
			}
		}
	}
	return rd
}

// unknown are the names that the record holds as unknown.
func unknown(t *testing.T, s *store.Store) []string {
	t.Helper()
	list, _, err := s.Unknown(context.Background(), store.UnknownFilter{})
	ok(t, err)
	var out []string
	for _, u := range list {
		out = append(out, u.Name)
	}
	return out
}

func TestWhatIsTaughtIsReadAgain(t *testing.T) {
	s := open(t, t.TempDir())
	p := &pupil{liner: liner{version: "v1"}}
	d := run.New(run.Options{Store: s, Reader: p, Learner: p})
	stop := start(t, d)
	load(t, d, input(1, "CONSULT xsalt PRK"), input(2, "AID xsalt PRK"), input(3, "AID xother PRK"), input(4, "AID CHN PRK"))
	ok(t, d.Settle(context.Background()))
	if got := unknown(t, s); !slices.Equal(got, []string{"xsalt", "xother"}) {
		t.Fatalf("unknown at first: %v", got)
	}
	before := p.read.Load()
	p.teach("xsalt", "RUS")
	ok(t, d.Learn(context.Background()))
	ok(t, d.Settle(context.Background()))
	if got := unknown(t, s); !slices.Equal(got, []string{"xother"}) {
		t.Errorf("unknown after the lesson: %v", got)
	}
	if n := p.read.Load() - before; n != 2 {
		t.Errorf("%d documents were read again, want those two that hold the name", n)
	}
	tie, err := s.Tie(context.Background(), prkRUS)
	ok(t, err)
	if tie.Events != 2 {
		t.Errorf("the tie has %d events, want the two that the name was in", tie.Events)
	}
	p.teach("xother", "JPN") // by an editor: the desk looks by itself
	eventually(t, "the desk has seen the file", func() bool { return slices.Equal(unknown(t, s), []string{"xsalt"}) })
	stop()

	p.teach("xsalt", "RUS") // while no desk runs
	p.Look()
	again := run.New(run.Options{Store: s, Reader: p, Learner: p})
	drain(t, again)
	if got := unknown(t, s); !slices.Equal(got, []string{"xother"}) {
		t.Errorf("unknown after a change while no desk ran: %v", got)
	}
}

// A reading that was under way when something was learned is not kept.
func TestAReadingThatComesTooLate(t *testing.T) {
	s := open(t, t.TempDir())
	p := &pupil{liner: liner{version: "v1"}, busy: make(chan struct{})}
	d := run.New(run.Options{Store: s, Reader: p, Learner: p, Workers: 1})
	start(t, d)
	load(t, d, input(1, "CONSULT xsalt PRK"))
	eventually(t, "the document is being read", func() bool { return p.read.Load() == 1 })
	p.teach("xsalt", "RUS")
	ok(t, d.Learn(context.Background()))
	close(p.busy)
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	ok(t, d.Settle(ctx))
	if got := unknown(t, s); len(got) > 0 || p.read.Load() != 2 {
		t.Errorf("unknown %v after %d readings", got, p.read.Load())
	}
}
