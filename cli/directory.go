package cli

import (
	"fmt"
	"sync"
	"time"

	"entente"
	"entente/actor"
	"entente/run/own"
)

// directory is where actors are looked up.
type directory struct {
	g     *actor.Gazetteer
	likes func() (*actor.Likes, error) // made when it is first needed
}

func newDirectory(g *actor.Gazetteer) *directory {
	return &directory{g: g, likes: sync.OnceValues(func() (*actor.Likes, error) {
		sc, err := newScorer()
		if err != nil {
			return nil, err
		}
		return g.Likes(sc), nil
	})}
}

// How many known actors with a name like the one asked for are told, and how
// alike it must be to be told as a perhaps.
const (
	mostLikes    = 3
	leastPerhaps = 0.1
)

// leastSure is how alike a known name must be to be the answer, or to be
// suggested where nobody has asked: more than for two names that are held
// against each other, since here the best of some twenty thousand is held
// against one.
const leastSure = 0.85

// find resolves a text: whom it names; where that is nobody known, who has a
// name like it; and who has one that is a little like it.
func (d *directory) find(text string, on time.Time) (found, perhaps []entente.Entity, err error) {
	if found = d.g.Resolve(text, on); len(found) > 0 {
		return found, nil, nil
	}
	likes, err := d.likes()
	if err != nil {
		return nil, nil, err
	}
	for _, l := range likes.Find(text, on, mostLikes, leastPerhaps) {
		l.Entity.Reason = fmt.Sprintf("name like %q (%.2f: %s)", l.Name, l.Score, l.Why)
		if l.Score >= leastSure {
			found = append(found, l.Entity)
		} else {
			perhaps = append(perhaps, l.Entity)
		}
	}
	if len(found) > 0 {
		perhaps = nil
	}
	return found, perhaps, nil
}

// deskFinder lets the pages find actors by any spelling of their names. It goes
// by the data as they are, also when the user has added to them.
type deskFinder struct {
	actors *own.Actors
	now    func() time.Time

	mu   sync.Mutex
	last *directory // of the gazetteer that was last asked
}

func (f *deskFinder) directory() *directory {
	f.mu.Lock()
	defer f.mu.Unlock()
	if g := f.actors.Gazetteer(); f.last == nil || f.last.g != g {
		f.last = newDirectory(g)
	}
	return f.last
}

// Codes gives the codes of the actors that a text names, or that have a name
// like it.
func (f *deskFinder) Codes(text string) []string {
	found, _, err := f.directory().find(text, f.now())
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range found {
		if e.Code != "" {
			out = append(out, e.Code)
		}
	}
	return out
}

// Like are the labels of known actors that a name may be another spelling of,
// best first, those of the country (if it is not empty) alone.
func (f *deskFinder) Like(name, country string) []string {
	likes, err := f.directory().likes()
	if err != nil {
		return nil
	}
	var out []string
	for _, l := range likes.Find(name, f.now(), mostLikes, leastSure) {
		if country == "" || l.Entity.Code == country {
			out = append(out, l.Entity.Name)
		}
	}
	return out
}
