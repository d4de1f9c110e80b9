// Package rank weighs event types by learned features: a multinomial logistic
// regression over hashed features, as small as it can be. Frames say what
// words mean in a certain company; where several frames fit a pair of actors,
// or none quite does, the words around the pair still tell which type is
// likely. What the weights are learned from is the project's own labelled
// sentences (lang/en/examples), never anybody's gold.
//
// A feature is a name and a value; names are hashed to 32 bits. A row of
// weights, one for each type, is kept for every hash that training left with a
// weight worth keeping, as 8-bit integers under one scale per row.
package rank

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"math"
	"slices"
)

// Feature is a hashed name with its value.
type Feature struct {
	Hash  uint32
	Value float32
}

// Named hashes a feature's name.
func Named(value float32, parts ...string) Feature {
	h := fnv.New32a()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return Feature{h.Sum32(), value}
}

// Model holds the weights. The zero Model gives every class the same score.
type Model struct {
	Classes []string
	rows    map[uint32]row
}

type row struct {
	scale   float32
	weights []int8 // one a class
}

// Scores adds up the weights of features, one sum a class.
func (m *Model) Scores(features []Feature) []float32 {
	out := make([]float32, len(m.Classes))
	for _, f := range features {
		r, ok := m.rows[f.Hash]
		if !ok {
			continue
		}
		for c, w := range r.weights {
			out[c] += r.scale * float32(w) * f.Value
		}
	}
	return out
}

// Best is the class with the highest score, the first of several; "" without
// classes.
func (m *Model) Best(features []Feature) string {
	if len(m.Classes) == 0 {
		return ""
	}
	scores := m.Scores(features)
	return m.Classes[slices.Index(scores, slices.Max(scores))]
}

// Softmax turns scores into probabilities, in place.
func Softmax[T float32 | float64](scores []T) []T {
	if len(scores) == 0 {
		return scores
	}
	top := slices.Max(scores)
	var sum T
	for i, s := range scores {
		scores[i] = T(math.Exp(float64(s - top)))
		sum += scores[i]
	}
	for i := range scores {
		scores[i] /= sum
	}
	return scores
}

// The file: magic, checksum of what follows, number of classes, their names
// (length, bytes), number of rows, then per row hash, scale and weights.
const magic = "entrank1"

// Marshal writes the model; rows are sorted, so that the same model is the same
// bytes.
func (m *Model) Marshal() []byte {
	body := binary.LittleEndian.AppendUint32(nil, uint32(len(m.Classes)))
	for _, c := range m.Classes {
		body = append(body, byte(len(c)))
		body = append(body, c...)
	}
	hashes := make([]uint32, 0, len(m.rows))
	for h := range m.rows {
		hashes = append(hashes, h)
	}
	slices.Sort(hashes)
	body = binary.LittleEndian.AppendUint32(body, uint32(len(hashes)))
	for _, h := range hashes {
		r := m.rows[h]
		body = binary.LittleEndian.AppendUint32(body, h)
		body = binary.LittleEndian.AppendUint32(body, math.Float32bits(r.scale))
		for _, w := range r.weights {
			body = append(body, byte(w))
		}
	}
	out := append([]byte(magic), 0, 0, 0, 0)
	binary.LittleEndian.PutUint32(out[len(magic):], crc32.ChecksumIEEE(body))
	return append(out, body...)
}

// Unmarshal reads what Marshal wrote. Damage and other versions are errors.
func Unmarshal(b []byte) (*Model, error) {
	if len(b) < len(magic)+4 || string(b[:len(magic)]) != magic {
		return nil, errors.New("rank: not a model of this version")
	}
	body := b[len(magic)+4:]
	if crc32.ChecksumIEEE(body) != binary.LittleEndian.Uint32(b[len(magic):]) {
		return nil, errors.New("rank: the model is damaged: its checksum is wrong")
	}
	d := decoder{b: body}
	m := &Model{rows: map[uint32]row{}}
	for range min(d.uint32(), 256) {
		m.Classes = append(m.Classes, string(d.take(int(d.byte()))))
	}
	for range d.uint32() {
		h, scale := d.uint32(), math.Float32frombits(d.uint32())
		weights := make([]int8, len(m.Classes))
		for i, w := range d.take(len(m.Classes)) {
			weights[i] = int8(w)
		}
		if d.short {
			break
		}
		if scale-scale != 0 { // not a number, or no end to it
			return nil, fmt.Errorf("rank: the model is damaged: the weights of %08x are no numbers", h)
		}
		m.rows[h] = row{scale, weights}
	}
	if d.short {
		return nil, fmt.Errorf("rank: the model ends after %d bytes", len(b))
	}
	return m, nil
}

// decoder takes bytes off a slice and remembers when it ran short.
type decoder struct {
	b     []byte
	short bool
}

func (d *decoder) take(n int) []byte {
	if n > len(d.b) {
		d.short = true
		d.b = nil
		return nil
	}
	out := d.b[:n]
	d.b = d.b[n:]
	return out
}

func (d *decoder) byte() byte {
	if t := d.take(1); t != nil {
		return t[0]
	}
	return 0
}

func (d *decoder) uint32() uint32 {
	if t := d.take(4); t != nil {
		return binary.LittleEndian.Uint32(t)
	}
	return 0
}
