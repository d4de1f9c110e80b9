// Package frame is the event lexicon: what a word, in a certain company,
// reports. A frame names a trigger (lemma and part of speech), the conditions
// on what stands around it, the PLOVER type and mode that it then means, and
// where its roles are found. The lexicon is data (lang/en/frames, with the
// grammar in its README); this package reads it and picks the most specific
// frame whose conditions hold. It knows no language and no tree: what a slot
// holds is asked of a Scene.
package frame

import (
	"slices"
)

// POS is the part of speech of a trigger.
type POS byte

// The parts of speech that can trigger an event.
const (
	Verb POS = 'v'
	Noun POS = 'n'
	Adj  POS = 'a'
)

// Frame is one line of the lexicon.
type Frame struct {
	Lemmas   []string
	POS      POS
	Conds    []Cond
	Type     string // a codebook type, or "" for none
	Mode     string
	Actor    []string // slots, first found wins
	To       []string // slots of the recipient
	Mutual   bool
	Visit    bool
	Keep     bool
	Late     bool // tried only where no other frame of the trigger holds
	CAMEO    string
	Contexts []string
	Weight   float64 // how often these words really report the event
	Example  string
	Source   string // file:line

	needs []Words // the words of each condition that only words can meet
}

// None reports whether the frame says that there is no event.
func (f *Frame) None() bool { return f.Type == "" }

// Specificity orders frames of one trigger: more conditions, and narrower ones,
// win. A condition on a lemma counts more than one on anything at all.
func (f *Frame) Specificity() int {
	n := 0
	for _, c := range f.Conds {
		n += c.weight()
	}
	return n
}

// Cond is one condition on the trigger's company.
type Cond struct {
	Slot  string // or several, joined by commas: one of them must hold it
	Not   bool
	Any   bool // *
	Kinds []string
	words map[string]bool
	slots []string // of Slot
}

func (c *Cond) weight() int {
	switch {
	case c.Not:
		return 2
	case c.Any:
		return 3
	case len(c.words) == 0:
		return 4
	}
	return 5
}

// Filler is what stands in a slot.
type Filler struct {
	Lemma string
	// Kind reports whether the filler is an actor of the kind ("actor",
	// "state", "person" or a PLOVER sector).
	Kind func(kind string) bool
}

// Scene answers what stands in a slot of the trigger under examination. Words are
// the lemmas that any slot may hold.
type Scene interface {
	Fillers(slot string) []Filler
	Words() Words
}

// Words is a set of lemmas that may take one for another, so that it is small:
// what is not in it was never added.
type Words [4]uint64

// Add puts a lemma into the set.
func (w *Words) Add(lemma string) {
	h := uint32(2166136261) // FNV-1a
	for i := range len(lemma) {
		h = (h ^ uint32(lemma[i])) * 16777619
	}
	h ^= h >> 16
	w[h>>6&3] |= 1 << (h & 63)
}

// meets reports whether a lemma may be in both sets.
func (w *Words) meets(other *Words) bool {
	return w[0]&other[0]|w[1]&other[1]|w[2]&other[2]|w[3]&other[3] != 0
}

// Holds reports whether the condition is met in a scene.
func (c *Cond) Holds(s Scene) bool {
	for _, slot := range c.slots {
		if slices.ContainsFunc(s.Fillers(slot), c.takes) {
			return !c.Not
		}
	}
	return c.Not
}

// Names reports whether the condition asks for a lemma by itself or by its class,
// not for anything at all.
func (c *Cond) Names(slot, lemma string) bool {
	return c.Slot == slot && !c.Not && c.words[lemma]
}

// Has reports whether a condition names a word, in whichever of its slots.
func (c *Cond) Has(lemma string) bool { return !c.Not && c.words[lemma] }

// Asks reports whether a condition of the frame asks for something in a slot.
func (f *Frame) Asks(slot string) bool {
	return slices.ContainsFunc(f.Conds, func(c Cond) bool { return c.Slot == slot && !c.Not })
}

func (c *Cond) takes(f Filler) bool {
	if c.Any || c.words[f.Lemma] {
		return true
	}
	for _, k := range c.Kinds {
		if f.Kind != nil && f.Kind(k) {
			return true
		}
	}
	return false
}

// Lexicon holds all frames of a language.
type Lexicon struct {
	byTrigger map[trigger][]*Frame
	light     map[string]bool
	forms     map[trigger]string
	rules     []inflection
	frames    []*Frame
	finer     []finer
}

type trigger struct {
	lemma string
	pos   POS
}

// Light reports whether a verb is light: the noun under it says what happened.
func (l *Lexicon) Light(lemma string) bool { return l.light[lemma] }

// Frames lists all frames in the order of their files.
func (l *Lexicon) Frames() []*Frame { return l.frames }

// Knows reports whether any frame has the trigger.
func (l *Lexicon) Knows(lemma string, pos POS) bool {
	return len(l.byTrigger[trigger{lemma, pos}]) > 0
}

// Particle reports whether some frame of a verb asks for the particle ("hand
// over").
func (l *Lexicon) Particle(verb, particle string) bool {
	for _, f := range l.byTrigger[trigger{verb, Verb}] {
		for i := range f.Conds {
			if c := &f.Conds[i]; c.Slot == "prt" && c.words[particle] {
				return true
			}
		}
	}
	return false
}

// Candidates lists the frames of a trigger, most specific first.
func (l *Lexicon) Candidates(lemma string, pos POS) []*Frame {
	return l.byTrigger[trigger{lemma, pos}]
}

// Match is the most specific frame of a trigger whose conditions hold, nil if
// there is none. A frame that says none ends the search: the caller checks
// None.
func (l *Lexicon) Match(lemma string, pos POS, s Scene) *Frame {
	frames := l.byTrigger[trigger{lemma, pos}]
	if len(frames) == 0 {
		return nil
	}
	words := s.Words()
	for _, f := range frames {
		if f.may(&words) && f.holds(s) {
			return f
		}
	}
	return nil
}

// may reports whether the words of a scene do not rule the frame out already.
func (f *Frame) may(words *Words) bool {
	for i := range f.needs {
		if !f.needs[i].meets(words) {
			return false
		}
	}
	return true
}

// need notes which words a condition needs, if nothing else meets it.
func (f *Frame) need(c *Cond) {
	if c.Not || c.Any || len(c.Kinds) > 0 {
		return
	}
	var w Words
	for lemma := range c.words {
		w.Add(lemma)
	}
	f.needs = append(f.needs, w)
}

func (f *Frame) holds(s Scene) bool {
	for i := range f.Conds {
		if !f.Conds[i].Holds(s) {
			return false
		}
	}
	return true
}

// Plain is a frame for what no line of the lexicon lists: it asks for nothing, and looks
// for roles where words of its part of speech have them.
func Plain(typ string, pos POS, mutual bool, weight float64) *Frame {
	f := &Frame{POS: pos, Type: typ, Mutual: mutual, Weight: weight}
	f.defaultRoles()
	return f
}
