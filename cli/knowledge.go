package cli

import (
	"io/fs"
	"iter"
	"log/slog"
	"os"
	"path/filepath"
	"sync/atomic"

	"entente"
	"entente/actor"
	"entente/actor/names"
	"entente/coder"
	"entente/extract"
	"entente/lang/en"
	"entente/merge"
	"entente/run/own"
	"entente/syntax"
)

// ownFlag is where the user's own actor files lie.
type ownFlag struct {
	Actors string `placeholder:"DIR" env:"ENTENTE_ACTORS" help:"Folder of your own actor files, read over those that come with the program."`
}

// actors loads who is who, with the user's files over what is shipped. Where one
// of them is wrong, nothing is begun.
func (f *ownFlag) actors() (*own.Actors, error) {
	if f.Actors != "" {
		if info, err := os.Stat(f.Actors); err != nil || !info.IsDir() {
			return nil, entente.Errorf(entente.NotFound, err, "There is no folder %s; give that of your own actor files with --actors.", f.Actors)
		}
	}
	a, err := openActors(f.Actors, f.Actors, nil)
	if err != nil {
		return nil, err
	}
	if wrong := a.Wrong(); len(wrong) > 0 {
		return nil, wrong[0].Err
	}
	return a, nil
}

// ownFolder is the folder of own actor files in a data folder.
const ownFolder = "actors"

// actorsOf loads who is who for a record: with the files in its folder, unless
// another one is named. Files that are wrong are left out and told of.
func (f *ownFlag) actorsOf(data string, log *slog.Logger) (*own.Actors, error) {
	if f.Actors != "" {
		return openActors(f.Actors, f.Actors, log)
	}
	return openActors(filepath.Join(data, ownFolder), ownFolder, log)
}

func openActors(folder, shown string, log *slog.Logger) (*own.Actors, error) {
	a, err := own.Open(actor.Data(), folder, shown, log)
	if err != nil {
		return nil, broken("the gazetteer", err)
	}
	return a, nil
}

// newGazetteer loads who is who as it is shipped.
func newGazetteer() (*actor.Gazetteer, error) {
	a, err := openActors("", "", nil)
	if err != nil {
		return nil, err
	}
	return a.Gazetteer(), nil
}

// liveCoder is a coder that goes by what the actor files say now.
type liveCoder struct {
	actors *own.Actors
	now    atomic.Pointer[codedBy]
}

// codedBy is a coder and the gazetteer that it goes by.
type codedBy struct {
	g *actor.Gazetteer
	c *coder.Coder
}

func newLiveCoder(a *own.Actors, fast bool) (*liveCoder, error) {
	g := a.Gazetteer()
	c, err := newCoder(g, fast)
	if err != nil {
		return nil, err
	}
	l := &liveCoder{actors: a}
	l.now.Store(&codedBy{g, c})
	return l, nil
}

func (l *liveCoder) coder() *coder.Coder {
	now := l.now.Load()
	if g := l.actors.Gazetteer(); g != now.g {
		now = &codedBy{g, now.c.With(g)}
		l.now.Store(now)
	}
	return now.c
}

// Version names the coder and what it was taught.
func (l *liveCoder) Version() string { return l.coder().Version() }

// Read codes a document.
func (l *liveCoder) Read(doc *entente.Document, pairs []entente.Pair) entente.Reading {
	return l.coder().Read(doc, pairs)
}

// ReadAll codes documents, short ones together.
func (l *liveCoder) ReadAll(docs ...*entente.Document) iter.Seq[entente.Reading] {
	return l.coder().ReadAll(docs...)
}

// newScorer loads what names are compared by.
func newScorer() (*names.Scorer, error) {
	s, err := names.Load(names.Data())
	if err != nil {
		return nil, broken("what names are compared by", err)
	}
	return s, nil
}

// newAnalyzer loads the weights of tagger, lemmatiser and parser: the accurate
// one, or the one that is several times as fast.
func newAnalyzer(fast bool) (*syntax.Analyzer, error) {
	model, err := fs.Sub(en.FS, "model")
	if err != nil {
		return nil, broken("the weights of the parser", err)
	}
	return openAnalyzer(model, fast)
}

func openAnalyzer(model fs.FS, fast bool) (*syntax.Analyzer, error) {
	load := syntax.Load
	if fast {
		load = syntax.LoadFast
	}
	an, err := load(model)
	if err != nil {
		return nil, broken("the weights of the parser", err)
	}
	return an, nil
}

// newCoder loads everything that reading needs.
func newCoder(g *actor.Gazetteer, fast bool) (*coder.Coder, error) {
	an, err := newAnalyzer(fast)
	if err != nil {
		return nil, err
	}
	c, err := coder.New(an, g, en.FS)
	if err != nil {
		return nil, broken("the frames of English", err)
	}
	return c, nil
}

// newExtractor loads what pages put around a text.
func newExtractor() (*extract.Reader, error) {
	r, err := extract.Load(en.FS)
	if err != nil {
		return nil, broken("the list of page furniture", err)
	}
	return r, nil
}

func broken(what string, err error) error {
	return entente.Errorf(entente.Internal, err, "This build of entente is broken: it cannot load %s (%v). Build or download it again.", what, err)
}

// newKin loads which words can name one happening.
func newKin() (*merge.Kin, error) {
	k, err := merge.LoadKin(en.FS)
	if err != nil {
		return nil, broken("the words that can name one happening", err)
	}
	return k, nil
}

// newThings loads what the things that positions are taken on are called.
func newThings() (merge.Things, error) {
	t, err := merge.LoadThings(en.FS)
	if err != nil {
		return nil, broken("the list of things", err)
	}
	return t, nil
}
