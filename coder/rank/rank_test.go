package rank_test

import (
	"math"
	"testing"

	"entente/coder/rank"
)

func TestSoftmax(t *testing.T) {
	p := rank.Softmax([]float64{1000, 1000 + math.Log(3), 0}) // no exponential of 1000 is a number
	for i, want := range []float64{0.25, 0.75, 0} {
		if math.Abs(p[i]-want) > 1e-9 {
			t.Errorf("chance %d is %g, want %g", i, p[i], want)
		}
	}
	if got := rank.Softmax([]float32(nil)); len(got) != 0 {
		t.Errorf("no scores gave %v", got)
	}
}
