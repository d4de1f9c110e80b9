package place

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"entente/nn/pack"
)

// Row is a place as the table is made of it.
type Row struct {
	Name       string
	ID         int // GeoNames, 0 if not known
	Lat, Lon   float64
	Population int
	Region     int    // index in the list of regions
	Feature    string // GeoNames feature code: PPL, PPLC, ADM1 …
}

// Region is a first-level region of a country, or, with an empty code, the
// country where no region is told.
type Region struct {
	Country string // ISO 3166-1 alpha-2
	Code    string // as GeoNames has it
	Name    string
}

// features are the feature codes that the table can hold, by the byte that
// stands for them.
var features = [...]string{"PPL", "PPLA", "PPLA2", "PPLA3", "PPLA4", "PPLA5", "PPLC", "PPLX", "PPLL", "PPLG", "PPLS", "PPLF", "PPLQ", "PPLH", "PPLR", "PPLW", "STLMT", "PPLCH", "ADM1", "ADM2"}

// A row of the table: hash of the folded name, name, id, latitude, longitude
// (10⁻⁴ degrees), population (see packCount), region, feature.
const (
	rowSize   = 21
	atName    = 4
	atID      = 7
	atLat     = 10
	atLon     = 13
	atCount   = 16
	atRegion  = 18
	atFeature = 20
)

// Names of the sections of the file.
const (
	sectionNames   = "names"
	sectionRows    = "rows"
	sectionRegions = "regions"
)

// perLog is how many steps of the stored population one unit of its natural
// logarithm is.
const perLog = 3700

func packCount(n int) uint16 {
	return uint16(min(math.Round(perLog*math.Log1p(float64(max(n, 0)))), math.MaxUint16))
}

// Pack writes the table. It refuses what its fields cannot hold.
func Pack(rows []Row, regions []Region) ([]byte, error) {
	type hashed struct {
		row  *Row
		hash uint32
	}
	sorted := make([]hashed, len(rows))
	for i := range rows {
		sorted[i] = hashed{&rows[i], hash(Fold(rows[i].Name))}
	}
	slices.SortStableFunc(sorted, func(a, b hashed) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(b.row.Population, a.row.Population), cmp.Compare(a.row.ID, b.row.ID))
	})
	var names, out []byte
	at := map[string]int{}
	for _, h := range sorted {
		off, ok := at[h.row.Name]
		if !ok {
			off = len(names)
			at[h.row.Name] = off
			names = append(names, byte(len(h.row.Name)))
			names = append(names, h.row.Name...)
		}
		if err := h.row.check(off, len(regions)); err != nil {
			return nil, err
		}
		out = h.row.append(out, h.hash, off)
	}
	return pack.Encode([]pack.Section{
		{Name: sectionNames, Data: names}, {Name: sectionRows, Data: out}, {Name: sectionRegions, Data: regionLines(regions)},
	}), nil
}

func (r *Row) check(off, regions int) error {
	switch {
	case len(r.Name) == 0 || len(r.Name) > math.MaxUint8:
		return fmt.Errorf("place: name %q is empty or too long", r.Name)
	case off >= 1<<24 || r.ID < 0 || r.ID >= 1<<24:
		return fmt.Errorf("place: %s (%d) does not fit in the table", r.Name, r.ID)
	case r.Region < 0 || r.Region >= regions || regions > math.MaxUint16:
		return fmt.Errorf("place: %s has no region", r.Name)
	case !(math.Abs(r.Lat) <= 90 && math.Abs(r.Lon) <= 180):
		return fmt.Errorf("place: %s lies nowhere (%g, %g)", r.Name, r.Lat, r.Lon)
	case !slices.Contains(features[:], r.Feature):
		return fmt.Errorf("place: %s has the unknown feature code %q", r.Name, r.Feature)
	}
	return nil
}

func (r *Row) append(b []byte, hash uint32, name int) []byte {
	b = binary.LittleEndian.AppendUint32(b, hash)
	for _, v := range [...]int{name, r.ID, int(math.Round(r.Lat * 1e4)), int(math.Round(r.Lon * 1e4))} {
		b = append(b, byte(v), byte(v>>8), byte(v>>16))
	}
	b = binary.LittleEndian.AppendUint16(b, packCount(r.Population))
	b = binary.LittleEndian.AppendUint16(b, uint16(r.Region))
	return append(b, byte(slices.Index(features[:], r.Feature)))
}

func regionLines(regions []Region) []byte {
	var b strings.Builder
	for _, r := range regions {
		fmt.Fprintf(&b, "%s|%s|%s\n", r.Country, r.Code, r.Name)
	}
	return []byte(b.String())
}

// hash is FNV-1a.
func hash[S string | []byte](s S) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// table is the file, searched where it lies.
type table struct {
	names, rows []byte
	regions     []Region
	starts      []int32 // by the upper half of a hash, the first row that has it or a later one
}

var errTable = errors.New("the table of places is damaged; write it again with `entente train places`")

// openTable checks all that later reads rely on.
func openTable(b []byte) (*table, error) {
	f, err := pack.Decode(b)
	if err != nil {
		return nil, err
	}
	t := &table{}
	var lines []byte
	for _, s := range [...]struct {
		name string
		to   *[]byte
	}{{sectionNames, &t.names}, {sectionRows, &t.rows}, {sectionRegions, &lines}} {
		if *s.to, err = f.Section(s.name); err != nil {
			return nil, err
		}
	}
	for line := range strings.Lines(string(lines)) {
		country, rest, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "|")
		code, name, ok2 := strings.Cut(rest, "|")
		if !ok || !ok2 {
			return nil, errTable
		}
		t.regions = append(t.regions, Region{country, code, name})
	}
	if err := t.check(); err != nil {
		return nil, err
	}
	t.index()
	return t, nil
}

// index notes where the rows of each upper half of a hash begin.
func (t *table) index() {
	t.starts = make([]int32, 1<<16+1)
	next := 0
	for i := range t.len() {
		for top := int(binary.LittleEndian.Uint32(t.row(i)) >> 16); next <= top; next++ {
			t.starts[next] = int32(i)
		}
	}
	for ; next < len(t.starts); next++ {
		t.starts[next] = int32(t.len())
	}
}

func (t *table) check() error {
	if len(t.rows)%rowSize != 0 {
		return errTable
	}
	before := uint32(0)
	for i := range t.len() {
		r := t.row(i)
		h := binary.LittleEndian.Uint32(r)
		off := int(uint24(r[atName:]))
		if h < before || off >= len(t.names) || off+1+int(t.names[off]) > len(t.names) || int(r[atFeature]) >= len(features) ||
			int(binary.LittleEndian.Uint16(r[atRegion:])) >= len(t.regions) {
			return errTable
		}
		before = h
	}
	return nil
}

func (t *table) len() int         { return len(t.rows) / rowSize }
func (t *table) row(i int) []byte { return t.rows[i*rowSize : (i+1)*rowSize : (i+1)*rowSize] }

func uint24(b []byte) uint32 { return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 }

// int24 is a number of 24 bits with its sign.
func int24(b []byte) int32 { return int32(uint24(b)<<8) >> 8 }

func (t *table) name(i int) string {
	off := uint24(t.row(i)[atName:])
	n := uint32(t.names[off])
	return string(t.names[off+1 : off+1+n])
}

// sense is row i as one of the things that a name can mean.
func (t *table) sense(i int) sense {
	r := t.row(i)
	s := sense{
		name: t.name(i), id: int(uint24(r[atID:])), lat: float64(int24(r[atLat:])) / 1e4, lon: float64(int24(r[atLon:])) / 1e4,
		feature: features[r[atFeature]], region: int(binary.LittleEndian.Uint16(r[atRegion:])),
	}
	s.country = t.regions[s.region].Country
	s.people = math.Expm1(float64(binary.LittleEndian.Uint16(r[atCount:])) / perLog)
	return s
}

// find appends the rows of a folded name, most populous first.
func (t *table) find(dst []int, folded []byte) []int {
	want := hash(folded)
	lo, end := int(t.starts[want>>16]), int(t.starts[want>>16+1])
	for lo < end && binary.LittleEndian.Uint32(t.row(lo)) < want {
		lo++
	}
	var buf [64]byte
	for ; lo < end && binary.LittleEndian.Uint32(t.row(lo)) == want; lo++ {
		off := uint24(t.row(lo)[atName:])
		label := t.names[off+1 : off+1+uint32(t.names[off])]
		if string(appendFold(buf[:0], string(label))) == string(folded) {
			dst = append(dst, lo)
		}
	}
	return dst
}
