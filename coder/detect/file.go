package detect

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"entente/coder/vectors"
	"entente/nn"
	"entente/nn/pack"
)

// Marshal writes the weights in the format of package pack, without the vectors.
func (m *Model) Marshal() []byte {
	s := []pack.Section{{Name: "types", Data: []byte(strings.Join(m.types, "\n"))}, {Name: "never", Data: m.never}}
	for i, t := range m.nets {
		name := func(n string) string { return fmt.Sprintf("%s %d", n, i) }
		s = append(s,
			pack.Section{Name: name("in"), Data: t.raw},
			pack.Section{Name: name("in scale"), Data: pack.AppendFloats(nil, t.rawBy...)},
			pack.Section{Name: name("rows"), Data: t.rows},
			pack.Section{Name: name("rows scale"), Data: pack.AppendFloats(nil, t.scale...)},
			pack.Section{Name: name("bias"), Data: pack.AppendFloats(nil, t.bias...)},
			pack.Section{Name: name("out"), Data: pack.AppendFloats(nil, t.out...)},
			pack.Section{Name: name("free"), Data: pack.AppendFloats(nil, t.free...)},
		)
	}
	return pack.Encode(s)
}

// maxNets bounds how many networks a file can hold.
const maxNets = 16

// Unmarshal reads what Marshal wrote, of a model over these vectors.
func Unmarshal(b []byte, v *vectors.Table) (*Model, error) {
	f, err := pack.Decode(b)
	if err != nil {
		return nil, fmt.Errorf("detect: %w", err)
	}
	types, err := f.Section("types")
	if err != nil {
		return nil, fmt.Errorf("detect: %w", err)
	}
	m := &Model{vectors: v}
	if m.never, err = f.Section("never"); err != nil {
		return nil, fmt.Errorf("detect: %w", err)
	}
	for _, t := range bytes.Split(types, []byte("\n")) {
		m.types = append(m.types, string(t))
	}
	for i := range maxNets {
		if _, err := f.Section(fmt.Sprintf("in %d", i)); err != nil {
			break
		}
		t, err := readNet(f, i, len(m.types), int(slots)*v.Dim())
		if err != nil {
			return nil, fmt.Errorf("detect: network %d: %w", i, err)
		}
		m.nets = append(m.nets, t)
	}
	return m, nil
}

func readNet(f pack.File, i, types, width int) (*net, error) {
	var errs []error
	raw := func(name string) []byte {
		b, err := f.Section(fmt.Sprintf("%s %d", name, i))
		errs = append(errs, err)
		return b
	}
	floats := func(name string) []float32 {
		v, err := pack.Floats(raw(name))
		errs = append(errs, err)
		return v
	}
	t := &net{raw: raw("in"), rawBy: floats("in scale"), rows: raw("rows"), scale: floats("rows scale"), bias: floats("bias"), out: floats("out"), free: floats("free")}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	t.hidden = len(t.bias)
	if t.hidden == 0 || len(t.raw) != width*t.hidden || len(t.rawBy) != width || len(t.scale) != buckets ||
		len(t.rows) != buckets*t.hidden || len(t.out) != types*t.hidden || len(t.free) != types || !nn.Fits(width) {
		return nil, fmt.Errorf("its parts do not belong together, or to vectors of %d numbers: %w", width, pack.ErrDamaged)
	}
	t.pack(width)
	return t, nil
}

func (t *net) pack(width int) {
	t.in = nn.NewScaled(nn.Best(), t.raw, t.rawBy, width, t.hidden)
}

// rounded is rows of numbers as whole numbers of 8 bits, each row with what they are
// times.
func rounded(w []float32, cols int) (data []byte, scale []float32) {
	scale = make([]float32, len(w)/cols)
	for i := range scale {
		data, scale[i] = pack.AppendRounded(data, w[i*cols:(i+1)*cols])
	}
	return data, scale
}
