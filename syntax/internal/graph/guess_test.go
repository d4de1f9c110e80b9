package graph

import (
	"math"
	"testing"
)

func TestDistKeepsTheMostProbable(t *testing.T) {
	d := distOf([]float32{0.05, 0.5, 0.001, 0.2, 0.15, 0.099})
	want := []uint16{1, 3, 4, 5}
	sum := float32(0)
	for i, c := range d {
		if c.At != want[i] {
			t.Errorf("choice %d is %d, want %d", i, c.At, want[i])
		}
		sum += c.P
	}
	if math.Abs(float64(sum-1)) > 1e-6 {
		t.Errorf("the choices add up to %g, want 1", sum)
	}
	d = d.Drop(4)
	if d[0].At != 1 || d[1].At != 3 || d[2].P != 0 {
		t.Errorf("without 4 and more: %v", d)
	}
	if p := d[0].P; math.Abs(float64(p)-0.5/0.7) > 1e-3 {
		t.Errorf("what is left is not made to add up to one: %g", p)
	}
}

// TestSoftmax compares the gradient with differences of the loss.
func TestSoftmax(t *testing.T) {
	scores := []float32{0.3, -1, 2, 0.1}
	for name, guess := range map[string]*Dist{
		"right":   nil,
		"guessed": {{At: 2, P: 0.75}, {At: 0, P: 0.25}},
	} {
		loss := func(s []float32) float64 {
			p := append([]float32(nil), s...)
			probabilities(p)
			if guess == nil {
				return -math.Log(float64(p[3]))
			}
			return -0.75*math.Log(float64(p[2])) - 0.25*math.Log(float64(p[0]))
		}
		g := append([]float32(nil), scores...)
		if softmax(g, 3, guess) {
			t.Errorf("%s: 3 does not have the highest score", name)
		}
		for i := range scores {
			const h = 1e-2
			s := append([]float32(nil), scores...)
			s[i] += h
			up := loss(s)
			s[i] -= 2 * h
			if want := (up - loss(s)) / (2 * h); math.Abs(want-float64(g[i])) > 1e-3 {
				t.Errorf("%s, score %d: derivative %g, difference %g", name, i, g[i], want)
			}
		}
	}
}

// TestDealIsFair draws every guessed sentence before any a second time.
func TestDealIsFair(t *testing.T) {
	c := Corpus{Gold: make([]Example, 3), Guessed: make([]Example, 10), Draw: 4}
	d := newDeck(c, 1)
	times := map[*Example]int{}
	for range 5 {
		epoch := d.deal()
		if len(epoch) != 7 {
			t.Fatalf("%d sentences in an epoch, want 7", len(epoch))
		}
		for _, e := range epoch {
			times[e]++
		}
	}
	for i := range c.Gold {
		if n := times[&c.Gold[i]]; n != 5 {
			t.Errorf("a gold sentence came up %d times in 5 epochs", n)
		}
	}
	for i := range c.Guessed {
		if n := times[&c.Guessed[i]]; n != 2 {
			t.Errorf("guessed sentence %d came up %d times, want 2", i, n)
		}
	}
}

func TestVocabularyPrefersGold(t *testing.T) {
	word := func(h uint64, n int) []Example {
		return []Example{{Tokens: make([]Token, n)}, {Tokens: []Token{{Word: h}}}}
	}
	gold, guessed := word(5, 0), word(7, 0)
	for range minGuessed {
		gold[0].Tokens = append(gold[0].Tokens, Token{Word: 6})
		guessed[0].Tokens = append(guessed[0].Tokens, Token{Word: 8})
	}
	rows, counts := vocabulary(Corpus{Gold: gold, Guessed: guessed})
	if len(rows) != 2 || rows[6] != firstWord || rows[8] != firstWord+1 || counts[firstWord+1] != minGuessed {
		t.Errorf("rows %v, counts %v: want 6 and 8, which are frequent enough", rows, counts)
	}
}
