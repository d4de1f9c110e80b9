package rank_test

import (
	"bytes"
	"testing"

	"entente/coder/rank"
)

func train() *rank.Model {
	var ex []rank.Example
	for range 20 {
		ex = append(ex,
			rank.Example{Features: []rank.Feature{rank.Named(1, "w", "sign"), rank.Named(1, "w", "pact")}, Class: "SUPPORT"},
			rank.Example{Features: []rank.Feature{rank.Named(1, "w", "bomb"), rank.Named(1, "w", "city")}, Class: "ASSAULT"})
	}
	return rank.Train(ex, []string{"ASSAULT", "SUPPORT"}, rank.Options{})
}

func TestLearnsAndRemembers(t *testing.T) {
	m := train()
	b := m.Marshal()
	if !bytes.Equal(b, train().Marshal()) {
		t.Error("the same training gave another model")
	}
	back, err := rank.Unmarshal(b)
	if err != nil {
		t.Fatal(err)
	}
	for word, class := range map[string]int{"bomb": 0, "pact": 1} {
		p := rank.Softmax(back.Scores([]rank.Feature{rank.Named(1, "w", word)}))
		if p[class] < 0.8 {
			t.Errorf("%s: %v, want class %d", word, p, class)
		}
	}
	if s := back.Scores([]rank.Feature{rank.Named(1, "w", "unseen")}); s[0] != 0 || s[1] != 0 {
		t.Errorf("an unseen feature scored %v", s)
	}
}

func TestDamageIsNoticed(t *testing.T) {
	b := train().Marshal()
	for _, cut := range []int{0, 5, 12, len(b) / 2, len(b) - 1} {
		if _, err := rank.Unmarshal(b[:cut]); err == nil {
			t.Errorf("%d of %d bytes were read as a model", cut, len(b))
		}
	}
	b[len(b)-1] ^= 1
	if _, err := rank.Unmarshal(b); err == nil {
		t.Error("a flipped bit was not noticed")
	}
}

func FuzzUnmarshal(f *testing.F) {
	f.Add(train().Marshal())
	f.Fuzz(func(_ *testing.T, b []byte) {
		if m, err := rank.Unmarshal(b); err == nil {
			m.Best([]rank.Feature{{Hash: 1, Value: 1}})
		}
	})
}
