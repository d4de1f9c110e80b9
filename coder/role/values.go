package role

import (
	"slices"
	"strings"

	"entente/coder/rank"
)

// Field is a question that has the same answers wherever it is asked, such as when
// something happened: its name and its values, in order.
type Field struct {
	Name   string
	Values []string
}

// Values holds weights for the values of some fields. What is asked about is described
// once, by a list of features, and each feature has a weight for each value of each
// field. So one look-up tells all that a feature says.
type Values struct {
	fields []Field
	from   []int // of each field's values in a row
	width  int   // of a row
	at     table // of rows, counted from 1
	rows   []float32
}

// NewValues takes the weights of fields, which are named FIELD VALUE FEATURE. Others are
// passed over.
func NewValues(w Weights, fields []Field) *Values {
	v := &Values{fields: fields}
	for _, f := range fields {
		v.from = append(v.from, v.width)
		v.width += len(f.Values)
	}
	rows := map[uint32]uint32{}
	for name, weight := range w {
		field, rest, _ := strings.Cut(name, " ")
		value, feature, _ := strings.Cut(rest, " ")
		i := slices.IndexFunc(fields, func(f Field) bool { return f.Name == field })
		if i < 0 {
			continue
		}
		k := slices.Index(fields[i].Values, value)
		if k < 0 {
			continue
		}
		h := hash([]string{feature})
		if rows[h] == 0 {
			v.rows = append(v.rows, make([]float32, v.width)...)
			rows[h] = uint32(len(v.rows) / v.width)
		}
		v.row(rows[h])[v.from[i]+k] += float32(weight)
	}
	v.at = newTable(rows)
	return v
}

// row is a row of weights, by its number.
func (v *Values) row(n uint32) []float32 { return v.rows[int(n-1)*v.width:][:v.width] }

// Learned reports whether any weights are known.
func (v *Values) Learned() bool { return len(v.rows) > 0 }

// Chances gives for each field how likely each of its values is, by the features of what
// is asked about.
func (v *Values) Chances(features []uint32) [][]float64 {
	all := make([]float64, v.width)
	for _, h := range features {
		if n := v.at.of(h); n != 0 {
			row := v.row(n)
			for k := range all[:len(row)] {
				all[k] += float64(row[k])
			}
		}
	}
	out := make([][]float64, len(v.fields))
	for i, f := range v.fields {
		out[i] = all[v.from[i] : v.from[i]+len(f.Values)]
		rank.Softmax(out[i])
	}
	return out
}

// Ask makes a question to learn from of a field: features describe what is asked about,
// and right tells which values are.
func (f *Field) Ask(features []string, right []bool) Question {
	q := Question{Sides: [2][][]string{nil, {nil}}, Right: [2][]bool{right, {true}}}
	for _, value := range f.Values {
		named := make([]string, len(features))
		for k, n := range features {
			named[k] = f.Name + " " + value + " " + n
		}
		q.Sides[0] = append(q.Sides[0], named)
		q.Pairs = append(q.Pairs, [][]string{nil})
	}
	return q
}

// Notes is a list of features, by their hashes and, for learning, by their names.
type Notes struct {
	Keep   bool
	Hashes []uint32
	Names  []string
}

// Add writes a feature, whose name is the parts with blanks between.
func (n *Notes) Add(parts ...string) {
	if n.Keep {
		n.Names = append(n.Names, strings.Join(parts, " "))
	}
	n.Hashes = append(n.Hashes, hash(parts))
}
