package actor

import "testing"

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
