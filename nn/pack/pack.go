// Package pack is the file format of trained weights: named sections behind a
// header that tells version and checksum, so that a file that is damaged, cut
// short or of another version is refused before a byte of it is used.
//
// Layout, little-endian: magic (8 bytes), version (uint32), CRC-32C of all that
// follows (uint32), number of sections (uint32), then for each section the
// length of its name (uint32), the name, the length of its data (uint32), the
// data.
package pack

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"slices"
)

const (
	magic   = "ENTENTE\x00"
	version = 1
	header  = len(magic) + 8
)

// Section is a named run of bytes.
type Section struct {
	Name string
	Data []byte
}

// The reasons to refuse a file.
var (
	ErrDamaged = errors.New("damaged (checksum or layout is wrong); write it again with `entente train` or reinstall entente")
	ErrVersion = errors.New("written by another version of entente; write it again with `entente train`")
)

// Encode returns the bytes of a file.
func Encode(sections []Section) []byte {
	le := binary.LittleEndian
	b := append([]byte(magic), make([]byte, 8)...)
	b = le.AppendUint32(b, uint32(len(sections)))
	for _, s := range sections {
		b = le.AppendUint32(b, uint32(len(s.Name)))
		b = append(b, s.Name...)
		b = le.AppendUint32(b, uint32(len(s.Data)))
		b = append(b, s.Data...)
	}
	le.PutUint32(b[len(magic):], version)
	le.PutUint32(b[len(magic)+4:], checksum(b[header:]))
	return b
}

func checksum(b []byte) uint32 {
	return crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli))
}

// File is a decoded file. Its sections share the bytes given to Decode.
type File struct{ sections []Section }

// Decode checks and opens the bytes of a file.
func Decode(b []byte) (File, error) {
	le := binary.LittleEndian
	if len(b) < header+4 || string(b[:len(magic)]) != magic {
		return File{}, ErrDamaged
	}
	if le.Uint32(b[len(magic):]) != version {
		return File{}, ErrVersion
	}
	if le.Uint32(b[len(magic)+4:]) != checksum(b[header:]) {
		return File{}, ErrDamaged
	}
	var f File
	n, b := le.Uint32(b[header:]), b[header+4:]
	for range n {
		name, rest, ok := cut(b)
		if !ok {
			return File{}, ErrDamaged
		}
		data, rest, ok := cut(rest)
		if !ok {
			return File{}, ErrDamaged
		}
		f.sections = append(f.sections, Section{string(name), data})
		b = rest
	}
	return f, nil
}

// cut takes one run of bytes with its length before it.
func cut(b []byte) (run, rest []byte, ok bool) {
	if len(b) < 4 {
		return nil, nil, false
	}
	n := uint64(binary.LittleEndian.Uint32(b))
	if uint64(len(b)-4) < n {
		return nil, nil, false
	}
	return b[4 : 4+n : 4+n], b[4+n:], true
}

// Read opens the file called name.
func Read(fsys fs.FS, name string) (File, error) {
	b, err := fs.ReadFile(fsys, name)
	if err != nil {
		return File{}, fmt.Errorf("weights: %w", err)
	}
	f, err := Decode(b)
	if err != nil {
		return File{}, fmt.Errorf("weights %s: %w", name, err)
	}
	return f, nil
}

// Sections returns all sections, in the order of the file.
func (f File) Sections() []Section { return slices.Clone(f.sections) }

// Section returns the data called name.
func (f File) Section(name string) ([]byte, error) {
	for _, s := range f.sections {
		if s.Name == name {
			return s.Data, nil
		}
	}
	return nil, fmt.Errorf("section %s is missing: %w", name, ErrDamaged)
}
