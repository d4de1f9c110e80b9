// Package tag finds the part of speech of each word, from left to right, by an
// averaged perceptron. UPOS and Penn tag are one label ("VERB VBD"), since each
// narrows down the other.
package tag

import (
	"fmt"
	"strings"

	"entente/nn/pack"
	"entente/syntax/internal/look"
	"entente/syntax/internal/perceptron"
)

// Tag is a label: both parts of speech.
type Tag struct{ UPOS, XPOS string }

// Model is a trained tagger, safe for concurrent use.
type Model struct {
	tags    []Tag
	classes pack.Table        // of known words: which tags it had
	taught  map[uint64]uint16 // classes of words that training has not met
	weights *perceptron.Model
}

// Open reads a tagger.
func Open(f pack.File) (*Model, error) {
	var m Model
	list, err := f.Section("tags")
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(list)) {
		u, x, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok {
			return nil, fmt.Errorf("tag %q: %w", line, pack.ErrDamaged)
		}
		m.tags = append(m.tags, Tag{u, x})
	}
	classes, err := f.Section("classes")
	if err != nil {
		return nil, err
	}
	if m.classes, err = pack.OpenTable(classes); err != nil {
		return nil, err
	}
	weights, err := f.Section("weights")
	if err != nil {
		return nil, err
	}
	if m.weights, err = perceptron.Open(weights); err != nil {
		return nil, fmt.Errorf("%w: %w", pack.ErrDamaged, err)
	}
	if len(m.tags) == 0 || m.weights.Labels() != len(m.tags) {
		return nil, fmt.Errorf("%d labels for %d tags: %w", m.weights.Labels(), len(m.tags), pack.ErrDamaged)
	}
	return &m, nil
}

// Teach gives words that training has not met the tags of known words: taught
// maps a word's hash in lower case to that of the word it is like. Words that
// are known stay as they are. It is for use before the first Tag.
func (m *Model) Teach(like map[uint64]uint64) {
	m.taught = make(map[uint64]uint16, len(like))
	for word, known := range like {
		if id, ok := m.classes.Get(known); ok {
			m.taught[word] = id
		}
	}
}

// Get implements classes.
func (m *Model) Get(hash uint64) (uint16, bool) {
	if id, ok := m.classes.Get(hash); ok {
		return id, true
	}
	id, ok := m.taught[hash]
	return id, ok
}

// Tags returns the labels; a word's tag is an index into them.
func (m *Model) Tags() []Tag { return m.tags }

// Universal numbers the UPOS of each tag by the first tag that has it.
func Universal(tags []Tag) []uint64 {
	first := map[string]uint64{}
	out := make([]uint64, 0, len(tags))
	for i, t := range tags {
		if _, ok := first[t.UPOS]; !ok {
			first[t.UPOS] = uint64(i)
		}
		out = append(out, first[t.UPOS])
	}
	return out
}

// Scratch is memory that is used again from sentence to sentence, by one
// goroutine at a time.
type Scratch struct {
	window
	scores []float32
}

// Tag appends the tag of each word to out.
func (m *Model) Tag(sc *Scratch, words []look.Word, out []uint16) []uint16 {
	return sc.run(words, m, m.weights.Labels(), m.weights.Score, out)
}

// run tags with whichever weights score reads.
func (sc *Scratch) run(words []look.Word, classes classes, labels int, score func([]uint64, []float32), out []uint16) []uint16 {
	sc.begin(words, classes)
	if cap(sc.scores) < labels {
		sc.scores = make([]float32, labels)
	}
	scores := sc.scores[:labels]
	for i := range words {
		clear(scores)
		score(sc.at(i), scores)
		best := argmax(scores)
		sc.decide(i, best)
		out = append(out, uint16(best))
	}
	return out
}

func argmax(scores []float32) int {
	best := 0
	for i, s := range scores {
		if s > scores[best] {
			best = i
		}
	}
	return best
}
