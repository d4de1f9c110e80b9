package pack

import (
	"errors"
	"testing"

	"pgregory.net/rapid"
)

func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sections := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Section {
			return Section{rapid.String().Draw(t, "name"), rapid.SliceOf(rapid.Byte()).Draw(t, "data")}
		}), 0, 4).Draw(t, "sections")
		b := Encode(sections)
		f, err := Decode(b)
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range f.sections {
			if s.Name != sections[i].Name || string(s.Data) != string(sections[i].Data) {
				t.Fatalf("section %d is %+v, want %+v", i, s, sections[i])
			}
		}
		at := rapid.IntRange(0, len(b)-1).Draw(t, "at")
		b[at] ^= 1 << rapid.IntRange(0, 7).Draw(t, "bit")
		if _, err := Decode(b); err == nil {
			t.Fatalf("a changed bit in byte %d was not noticed", at)
		}
	})
}

func TestVersion(t *testing.T) {
	b := Encode(nil)
	b[len(magic)]++
	if _, err := Decode(b); !errors.Is(err, ErrVersion) {
		t.Errorf("another version: %v", err)
	}
}

func TestTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := map[uint64]uint16{}
		for k, v := range rapid.MapOf(rapid.Uint32(), rapid.Uint16Max(60000)).Draw(t, "map") {
			m[uint64(k)*0x9e3779b97f4a7c15] = v // spread, as hashes are
		}
		table, err := OpenTable(EncodeTable(m))
		if err != nil {
			t.Fatal(err)
		}
		top := -1
		for _, v := range m {
			top = max(top, int(v))
		}
		if table.Top() != top {
			t.Fatalf("the highest value is %d, want %d", table.Top(), top)
		}
		for k, want := range m {
			if v, ok := table.Get(k); !ok || v != want {
				t.Fatalf("%x is %d, %t, want %d", k, v, ok, want)
			}
		}
		if _, ok := table.Get(0x1234567 ^ uint64(len(m))<<40); ok && len(m) == 0 {
			t.Fatal("found in an empty table")
		}
	})
}

func FuzzDecode(f *testing.F) {
	f.Add(Encode([]Section{{"a", []byte("b")}}))
	f.Fuzz(func(t *testing.T, b []byte) {
		if file, err := Decode(b); err == nil {
			file.Section("a")
		}
	})
}
