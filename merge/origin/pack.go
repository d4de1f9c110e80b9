package origin

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"slices"
)

// Pack is a sketch as bytes, some four to each print.
func (s *Sketch) Pack() ([]byte, error) {
	credits, err := json.Marshal(s.Credits)
	if err != nil {
		return nil, err
	}
	b := binary.AppendUvarint(nil, uint64(len(credits)))
	b = append(b, credits...)
	b = binary.AppendUvarint(b, uint64(len(s.Paragraphs)))
	for _, p := range s.Paragraphs {
		b = binary.LittleEndian.AppendUint32(b, p.Hash)
		b = binary.AppendUvarint(b, uint64(len(p.Prints)))
		for _, v := range p.Prints {
			b = binary.LittleEndian.AppendUint32(b, v)
		}
	}
	b = binary.AppendUvarint(b, uint64(len(s.Marks)))
	for _, v := range s.Marks {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	return b, nil
}

// Unpack reads what Pack made; an error says that it did not.
func Unpack(b []byte) (Sketch, error) {
	var s Sketch
	r := reader{b: b}
	credits := r.take(r.number())
	if r.bad || json.Unmarshal(credits, &s.Credits) != nil {
		return Sketch{}, errPacked
	}
	for range min(r.number(), maxParagraphs) {
		p := Paragraph{Hash: r.word()}
		for range min(r.number(), maxPrints) {
			p.Prints = append(p.Prints, r.word())
		}
		s.Paragraphs = append(s.Paragraphs, p)
	}
	for range min(r.number(), maxMarks) {
		s.Marks = append(s.Marks, r.word())
	}
	if r.bad || len(r.b) > 0 {
		return Sketch{}, errPacked
	}
	return s, nil
}

var errPacked = errors.New("a sketch of a text is damaged")

// reader takes bytes from a packed sketch; bad is whether they did not suffice.
type reader struct {
	b   []byte
	bad bool
}

func (r *reader) number() int {
	v, n := binary.Uvarint(r.b)
	if n <= 0 || v > 1<<30 {
		r.bad, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return int(v)
}

func (r *reader) take(n int) []byte {
	if n > len(r.b) {
		r.bad, r.b = true, nil
		return nil
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

func (r *reader) word() uint32 {
	if b := r.take(4); b != nil {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}

// Passages are the paragraphs of a text, by their hashes, that are long enough
// to be known again.
func (s *Sketch) Passages() []uint32 {
	var out []uint32
	for _, p := range s.Paragraphs {
		if len(p.Prints) > 0 {
			out = append(out, p.Hash)
		}
	}
	return out
}

// Bands are what texts that share a paragraph, or nearly, are likely to share:
// the least print of each, which is the same in two with the probability of
// their likeness (MinHash). A paragraph of few words has none.
func (s *Sketch) Bands() []uint32 {
	var out []uint32
	for _, p := range s.Paragraphs {
		if len(p.Prints) >= least {
			out = append(out, p.Prints[0]) // they are sorted
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Alike reports whether two texts are one, or one is a part of the other. What
// is furniture is not counted; furniture may be nil.
func Alike(a, b *Sketch, furniture func(uint32) bool) bool {
	return len(links([]Sketch{*a, *b}, furniture)) > 0
}
