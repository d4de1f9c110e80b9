package coder

import (
	"errors"
	"fmt"
	"io/fs"

	"entente/coder/detect"
	"entente/coder/role"
	"entente/coder/sure"
	"entente/coder/vectors"
)

// loadWeights reads what was learned from labelled texts. A language may do without any of
// it, and the coder keeps then what its rules say.
func (c *Coder) loadWeights(lang fs.FS) error {
	var words vectors.Table
	c.sure, c.detect, c.rank = &sure.Model{}, detect.New(&words), &detect.Model{}
	c.roles, c.vouchers = &role.Model{}, &role.Model{}
	c.stands, c.sectors = role.NewValues(nil, standingFields), role.NewValues(nil, sectorFields)
	for _, w := range []struct {
		name string
		read func(b []byte) error
	}{
		{"confidence/weights.txt", func(b []byte) (err error) { c.sure, err = sure.Parse(string(b)); return err }},
		{"vectors/words.bin", func(b []byte) error {
			v, err := vectors.Unmarshal(b)
			if err == nil {
				words = *v
			}
			return err
		}},
		{"triggers/weights.bin", func(b []byte) (err error) { c.detect, err = over(b, &words); return err }},
		{"rank/relation.bin", func(b []byte) (err error) { c.rank, err = over(b, &words); return err }},
		{"standing/weights.txt", func(b []byte) error {
			return logLinear(b, func(w role.Weights) { c.stands = role.NewValues(w, standingFields) })
		}},
		{"sectors/weights.txt", func(b []byte) error {
			return logLinear(b, func(w role.Weights) { c.sectors = role.NewValues(w, sectorFields) })
		}},
		{"roles/weights.txt", func(b []byte) error { return logLinear(b, func(w role.Weights) { c.roles = role.New(w) }) }},
		{"vouchers/weights.txt", func(b []byte) error { return logLinear(b, func(w role.Weights) { c.vouchers = role.New(w) }) }},
	} {
		b, err := fs.ReadFile(lang, w.name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err == nil {
			err = w.read(b)
		}
		if err != nil {
			return fmt.Errorf("coder: %s: %w", w.name, err)
		}
	}
	return nil
}

// over reads a model over vectors; without any it knows nothing.
func over(b []byte, v *vectors.Table) (*detect.Model, error) {
	if v.Len() == 0 {
		return detect.New(v), nil
	}
	return detect.Unmarshal(b, v)
}

// logLinear hands on the weights of a log-linear model.
func logLinear(b []byte, use func(role.Weights)) error {
	w, err := role.ParseWeights(string(b))
	if err == nil {
		use(w)
	}
	return err
}
