package actor

import (
	"strings"
	"time"

	"entente"
	"entente/actor/names"
)

// Likes finds known actors whose names are like one that nobody bears: in
// another script or spelling, in another order, with a letter wrong. It does
// not change once made and is safe for concurrent use.
type Likes struct {
	g      *Gazetteer
	s      *names.Scorer
	index  *names.Index
	names  []string
	owners []int32 // entry, by name
}

// Likeness is a known actor whose name is like one asked for.
type Likeness struct {
	Entity entente.Entity
	Name   string // the name of theirs that is like it
	names.Verdict
}

// nearlyAsLike is how much less like the label of an actor may be than another
// of their names to be told instead.
const nearlyAsLike = 0.05

// Likes makes the index of names of persons, states, bodies, groups, places
// and media. It takes some tens of milliseconds, so it is made when it is first
// needed.
func (g *Gazetteer) Likes(s *names.Scorer) *Likes {
	l := &Likes{g: g, s: s}
	for i := range g.entries {
		for _, name := range g.entries[i].names {
			l.names = append(l.names, name)
			l.owners = append(l.owners, int32(i))
		}
	}
	l.index = names.NewIndex(s, l.names)
	return l
}

// Find gives the actors whose names are likest a text, each once, at most
// limit, with a score of at least least, as they are on a day. Nobody is like a
// text that is longer than a name.
func (l *Likes) Find(text string, on time.Time, limit int, least float64) []Likeness {
	var out []Likeness
	if l.g.wordy(text) {
		return nil
	}
	seen := map[int32]bool{}
	asked := l.s.Prepare(text)
	for _, h := range l.index.Find(asked, 4*limit, least) {
		n := l.owners[h.At]
		if seen[n] || len(out) == limit {
			continue
		}
		seen[n] = true
		like := Likeness{Entity: l.g.known(n, on), Name: l.names[h.At], Verdict: h.Verdict}
		if label := l.g.entries[n].name; label != like.Name { // which readers know better
			if v := l.s.Score(asked, l.s.Prepare(label)); v.Score >= h.Score-nearlyAsLike {
				like.Name, like.Verdict = label, v
			}
		}
		out = append(out, like)
	}
	for i := range out {
		out[i].Entity.Text = text
	}
	return out
}

// wordy reports whether a text is nothing but function words in lower case
// ("the", "of"), which abbreviations may sound like.
func (g *Gazetteer) wordy(text string) bool {
	words := strings.Fields(text)
	for _, w := range words {
		id, ok := g.trie.vocab[w]
		if !ok || g.classOf(id) == 0 {
			return false
		}
	}
	return len(words) > 0
}

// known is the entity of an entry on a day.
func (g *Gazetteer) known(n int32, on time.Time) entente.Entity {
	e := &g.entries[n]
	if e.kind == kindPerson {
		return g.person(n, on)
	}
	out := entente.Entity{Code: e.code, ID: e.id, Name: e.name, Members: g.membersOn(n, on), StateControlled: e.stateControlled}
	if t, ok := g.tenureOn(e, on); ok {
		out.Sector, out.More = split(e.dated[t].sectors)
		return out
	}
	out.Sector, out.More = split(e.sectors)
	return out
}
