package graph

import (
	"encoding/binary"
	"fmt"
	"math"
	"strings"

	"entente/nn"
	"entente/nn/pack"
)

// Model is a trained parser, safe for concurrent use.
type Model struct {
	size        Size
	rels        []string
	vocabulary  pack.Table
	word, affix rows
	tag         []float32
	cells       [][2]nn.Cell
	mlp         *nn.Packed
	mlpB        []float32
	arc         *nn.Packed
	arcB        []float32
	label       *nn.Packed
	tagger      *nn.Packed
	taggerB     []float32
	root        Token
}

// rows is a matrix of 8-bit numbers with a scale for each row.
type rows struct {
	n, cols int
	scale   []byte // float32
	data    []byte // int8
}

// addTo adds row i to x.
func (r *rows) addTo(x []float32, i int) {
	s := math.Float32frombits(binary.LittleEndian.Uint32(r.scale[4*i:]))
	for j, q := range r.data[i*r.cols:][:r.cols] {
		x[j] += s * float32(int8(q))
	}
}

// dense returns the matrix as numbers.
func (r *rows) dense() []float32 {
	x := make([]float32, r.n*r.cols)
	for i := range r.n {
		r.addTo(x[i*r.cols:(i+1)*r.cols], i)
	}
	return x
}

// encodeRows is the section of a matrix; one of a single row is kept exactly.
func encodeRows(w []float32, n, cols int) []byte {
	le := binary.LittleEndian
	b := le.AppendUint32(le.AppendUint32(nil, uint32(n)), uint32(cols))
	if n == 1 {
		for _, x := range w {
			b = le.AppendUint32(b, math.Float32bits(x))
		}
		return b
	}
	var data []byte
	for i := range n {
		row := w[i*cols : (i+1)*cols]
		top := float32(0)
		for _, x := range row {
			top = max(top, x, -x)
		}
		scale := top / 127
		b = le.AppendUint32(b, math.Float32bits(scale))
		for _, x := range row {
			q := 0.0
			if scale > 0 {
				q = math.Round(float64(x / scale))
			}
			data = append(data, byte(int8(max(-127, min(q, 127)))))
		}
	}
	return append(b, data...)
}

// Freeze returns the sections of the parser's file.
func (l *Learned) Freeze() []pack.Section {
	n := l.net
	le := binary.LittleEndian
	size := le.AppendUint32(le.AppendUint32(le.AppendUint32(nil, uint32(n.size.Hidden)), uint32(n.size.Layers)), uint32(n.size.Rank))
	words := map[uint64]uint16{}
	for h, r := range n.words {
		words[h] = uint16(r)
	}
	s := []pack.Section{
		{Name: "size", Data: size},
		{Name: "relations", Data: []byte(strings.Join(n.rels, "\n"))},
		{Name: "vocabulary", Data: pack.EncodeTable(words)},
	}
	for _, p := range n.params {
		s = append(s, pack.Section{Name: p.Name, Data: encodeRows(p.W, p.Rows, p.Cols)})
	}
	return s
}

// reader reads the matrices of a file and keeps the first error.
type reader struct {
	f   pack.File
	err error
}

func (r *reader) fail(name string) {
	if r.err == nil {
		r.err = fmt.Errorf("matrix %s: %w", name, pack.ErrDamaged)
	}
}

// rows reads a matrix that must have the given shape; n is 0 where any number of
// rows will do.
func (r *reader) rows(name string, n, cols int) rows {
	b, err := r.f.Section(name)
	if err != nil || len(b) < 8 {
		r.fail(name)
		return rows{}
	}
	le := binary.LittleEndian
	m := rows{n: int(le.Uint32(b)), cols: int(le.Uint32(b[4:]))}
	b = b[8:]
	if m.cols != cols || n > 0 && m.n != n || m.n < 1 || m.n > 1<<20 || len(b) != m.n*(4+cols) {
		r.fail(name)
		return rows{}
	}
	m.scale, m.data = b[:4*m.n], b[4*m.n:]
	return m
}

func (r *reader) packed(name string, n, cols int) *nn.Packed {
	m := r.rows(name, n, cols)
	if r.err != nil {
		return nil
	}
	return nn.Pack(m.dense(), n, cols, cols, nil)
}

// vector reads a matrix of one row.
func (r *reader) vector(name string, cols int) []float32 {
	b, err := r.f.Section(name)
	if err != nil || len(b) != 8+4*cols {
		r.fail(name)
		return nil
	}
	v := make([]float32, cols)
	for i := range v {
		v[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[8+4*i:]))
	}
	return v
}

// Open reads a parser that expects tags numbered below tags.
func Open(f pack.File, tags int) (*Model, error) {
	m := &Model{root: rootToken()}
	if err := m.header(f); err != nil {
		return nil, err
	}
	r := &reader{f: f}
	m.word, m.affix = r.rows("word", 0, wordDim), r.rows("affix", buckets, wordDim)
	tag := r.rows("tag", tags+1, tagDim)
	if r.err != nil {
		return nil, r.err
	}
	m.tag = tag.dense()
	in, h := inputDim, m.size.Hidden
	for l := range m.size.Layers {
		var pair [2]nn.Cell
		for d := range pair {
			pair[d] = nn.Cell{
				In: in, H: h,
				Wx: r.packed(cellName(l, d, "x"), in, 4*h), Wh: r.packed(cellName(l, d, "h"), h, 4*h),
				Bias: r.vector(cellName(l, d, "b"), 4*h),
			}
		}
		m.cells = append(m.cells, pair)
		in = 2 * h
	}
	m.mlp, m.mlpB = r.packed("mlp", in, m.size.mlpWidth()), r.vector("mlp b", m.size.mlpWidth())
	m.arc, m.arcB = r.packed("arc", arcDim, arcDim), r.vector("arc b", arcDim)
	m.label = r.packed("label", m.size.labelWidth(), len(m.rels))
	m.tagger, m.taggerB = r.packed("tagger", in, tags), r.vector("tagger b", tags)
	return m, r.err
}

func (m *Model) header(f pack.File) error {
	b, err := f.Section("size")
	if err != nil {
		return err
	}
	if len(b) != 12 {
		return pack.ErrDamaged
	}
	le := binary.LittleEndian
	m.size = Size{int(le.Uint32(b)), int(le.Uint32(b[4:])), int(le.Uint32(b[8:]))}
	if m.size.Hidden < 1 || m.size.Hidden > 4096 || m.size.Layers < 1 || m.size.Layers > 16 || m.size.Rank < 1 || m.size.Rank > 512 {
		return pack.ErrDamaged
	}
	rels, err := f.Section("relations")
	if err != nil {
		return err
	}
	m.rels = strings.Fields(string(rels))
	words, err := f.Section("vocabulary")
	if err != nil {
		return err
	}
	if m.vocabulary, err = pack.OpenTable(words); err != nil {
		return err
	}
	return nil
}
