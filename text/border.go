package text

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"entente/nn/pack"
)

// Spot is a place before a token where a sentence may begin, as the learned
// part sees it.
type Spot struct {
	Start int      // of the token, in bytes of the text
	Rule  bool     // whether the rules begin a sentence here
	Kind  SpotKind // of which each has its own bar
	Cues  []uint32 // places of what speaks for or against in the table of weights; valid until the next Spot
}

// SpotKind sorts spots by how bold it is to decide otherwise than the rules.
type SpotKind uint8

const (
	Ruled SpotKind = iota // the rules begin a sentence here
	Ended                 // they do not, though a sign that ends sentences stands before it
	Lower                 // as Ended, and a small letter behind it
	Bare                  // no such sign, in a block that ends with one
	Loose                 // no such sign, nor at the end of the block
	Spots                 // how many kinds there are
)

// The table of weights has 2^weightBits places.
const weightBits = 17

// WeightCount is how many weights a Borders has.
const WeightCount = 1 << weightBits

// Borders is what was learned of where sentences end: a logistic regression
// over hashed cues, and the part of speech that words most often are.
type Borders struct {
	Weights []int8
	Scale   float32
	Bars    [Spots]float32    // a sentence begins where the sum of weights is above
	Speech  map[string]uint16 // number of a part of speech (see Speech), by word in lower case
}

// borders is Borders as read from a file.
type borders struct {
	weights []byte // of int8
	scale   float32
	bars    [Spots]float32
	speech  pack.Table
}

// spread makes 64 bits, as pack.Table wants them, of 32.
const spread = 0x9e3779b97f4a7c15

// BordersFile is the name of the weights among the word lists.
const BordersFile = "borders.bin"

// Sections lays the weights out for package pack.
func (b *Borders) Sections() []pack.Section {
	weights := make([]byte, len(b.Weights))
	for i, w := range b.Weights {
		weights[i] = byte(w)
	}
	numbers := pack.AppendFloats(pack.AppendFloats(nil, b.Scale), b.Bars[:]...)
	speech := map[uint64]uint16{}
	for _, w := range slices.Sorted(maps.Keys(b.Speech)) { // sorted: words that differ in digits share a place
		speech[uint64(wordHash(w))*spread] = b.Speech[w]
	}
	return []pack.Section{
		{Name: "numbers", Data: numbers},
		{Name: "weights", Data: weights},
		{Name: "speech", Data: pack.EncodeTable(speech)},
	}
}

// openBorders reads what Sections laid out.
func openBorders(f pack.File) (*borders, error) {
	encoded, err := f.Section("numbers")
	if err != nil {
		return nil, err
	}
	numbers, err := pack.Floats(encoded)
	if err != nil {
		return nil, fmt.Errorf("numbers: %w", err)
	}
	var b borders
	if b.weights, err = f.Section("weights"); err != nil {
		return nil, err
	}
	table, err := f.Section("speech")
	if err != nil {
		return nil, err
	}
	if b.speech, err = pack.OpenTable(table); err != nil {
		return nil, err
	}
	if len(b.weights) != WeightCount || len(numbers) != 1+len(b.bars) {
		return nil, fmt.Errorf("%d weights, %d numbers: %w", len(b.weights), len(numbers), pack.ErrDamaged)
	}
	b.scale = numbers[0]
	copy(b.bars[:], numbers[1:])
	if top := b.speech.Top(); top > len(strings.Fields(speeches)) {
		return nil, fmt.Errorf("there is no part of speech %d: %w", top, pack.ErrDamaged)
	}
	return &b, nil
}

// decide says whether a sentence begins at a spot.
func (b *borders) decide(s Spot) bool {
	sum := 0
	for _, c := range s.Cues {
		sum += int(int8(b.weights[c]))
	}
	return float32(sum)*b.scale > b.bars[s.Kind]
}
