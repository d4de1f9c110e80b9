package cli

import (
	"io/fs"

	"entente/actor"
	"entente/actor/names"
	"entente/coder"
	"entente/extract"
	"entente/lang/en"
	"entente/syntax"

	"entente"
)

// newGazetteer loads who is who.
func newGazetteer() (*actor.Gazetteer, error) {
	g, err := actor.Load(actor.Data())
	if err != nil {
		return nil, broken("the gazetteer", err)
	}
	return g, nil
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
