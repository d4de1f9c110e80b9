package actor

import (
	"io/fs"
	"testing"
	"testing/fstest"
)

func load(t testing.TB) *Gazetteer {
	t.Helper()
	g, err := Load(Data())
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestLoad(t *testing.T) {
	g := load(t)
	if n := len(g.Countries()); n < 195 {
		t.Errorf("%d states, want all", n)
	}
}

func fsOf(name, content string) fs.FS {
	return fstest.MapFS{name: &fstest.MapFile{Data: []byte(content)}}
}
