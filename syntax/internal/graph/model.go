package graph

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"entente/nn"
	"entente/nn/pack"
)

// Model is a trained parser, safe for concurrent use.
type Model struct {
	level       nn.Level
	size        Size
	rels        []string
	rootRel     int   // of rels
	onceOf      []int // place among once of each relation, -1 of others
	vocabulary  pack.Table
	word, affix rows
	tag         []float32
	cells       [][2]nn.Cell
	mlp         *nn.Scaled
	mlpB        []float32
	arc         *nn.Scaled
	arcB        []float32
	label       *nn.Scaled
	tagger      *nn.Scaled
	taggerB     []float32
	root        Token
}

// rows is a matrix of 8-bit numbers with a scale for each row.
type rows struct {
	n, cols int
	scale   []float32
	data    []byte // int8
}

// addTo adds row i to x.
func (r *rows) addTo(l nn.Level, x []float32, i int) {
	l.AddBytes(x, r.data[i*r.cols:][:r.cols], r.scale[i])
}

// dense returns the matrix as numbers.
func (r *rows) dense() []float32 {
	x := make([]float32, r.n*r.cols)
	for i := range r.n {
		r.addTo(nn.Plain, x[i*r.cols:(i+1)*r.cols], i)
	}
	return x
}

// encodeRows is the section of a matrix; one of a single row is kept exactly.
func encodeRows(w []float32, n, cols int) []byte {
	le := binary.LittleEndian
	b := le.AppendUint32(le.AppendUint32(nil, uint32(n)), uint32(cols))
	if n == 1 {
		return pack.AppendFloats(b, w...)
	}
	var data []byte
	for i := range n {
		var scale float32
		data, scale = pack.AppendRounded(data, w[i*cols:(i+1)*cols])
		b = pack.AppendFloats(b, scale)
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
	f     pack.File
	level nn.Level
	err   error
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
	if m.scale, err = pack.Floats(b[:4*m.n]); err != nil {
		r.fail(name)
	}
	m.data = b[4*m.n:]
	return m
}

// scaled reads a matrix to multiply with.
func (r *reader) scaled(name string, n, cols int) *nn.Scaled {
	m := r.rows(name, n, cols)
	if r.err == nil && !nn.Fits(n) {
		r.fail(name)
	}
	if r.err != nil {
		return nil
	}
	return nn.NewScaled(r.level, m.data, m.scale, n, cols)
}

// vector reads a matrix of one row.
func (r *reader) vector(name string, cols int) []float32 {
	b, err := r.f.Section(name)
	le := binary.LittleEndian
	if err != nil || len(b) != 8+4*cols || le.Uint32(b) != 1 || int(le.Uint32(b[4:])) != cols {
		r.fail(name)
		return nil
	}
	v, err := pack.Floats(b[8:])
	if err != nil {
		r.fail(name)
	}
	return v
}

// Open reads a parser that expects tags numbered below tags, for the given kind
// of kernels.
func Open(f pack.File, tags int, level nn.Level) (*Model, error) {
	m := &Model{root: rootToken(), level: level}
	if err := m.header(f); err != nil {
		return nil, err
	}
	r := &reader{f: f, level: level}
	m.word, m.affix = r.rows("word", 0, wordDim), r.rows("affix", buckets, wordDim)
	tag := r.rows("tag", tags+1, tagDim)
	if r.err == nil && (m.word.n < firstWord || m.vocabulary.Top() >= m.word.n) {
		return nil, fmt.Errorf("the vocabulary leads to row %d of %d: %w", m.vocabulary.Top(), m.word.n, pack.ErrDamaged)
	}
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
				Wx: r.scaled(cellName(l, d, "x"), in, 4*h), Wh: r.scaled(cellName(l, d, "h"), h, 4*h),
				Bias: r.vector(cellName(l, d, "b"), 4*h),
			}
		}
		m.cells = append(m.cells, pair)
		in = 2 * h
	}
	m.mlp, m.mlpB = r.scaled("mlp", in, m.size.mlpWidth()), r.vector("mlp b", m.size.mlpWidth())
	m.arc, m.arcB = r.scaled("arc", arcDim, arcDim), r.vector("arc b", arcDim)
	m.label = r.scaled("label", m.size.labelWidth(), len(m.rels))
	m.tagger, m.taggerB = r.scaled("tagger", in, tags), r.vector("tagger b", tags)
	if r.err != nil {
		return nil, r.err
	}
	return m, nil
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
	if len(m.rels) == 0 || len(m.rels) > 1<<12 {
		return fmt.Errorf("%d relations: %w", len(m.rels), pack.ErrDamaged)
	}
	m.rootRel = slices.Index(m.rels, "root")
	for _, r := range m.rels {
		m.onceOf = append(m.onceOf, slices.Index(once[:], r))
	}
	words, err := f.Section("vocabulary")
	if err != nil {
		return err
	}
	if m.vocabulary, err = pack.OpenTable(words); err != nil {
		return err
	}
	return nil
}
