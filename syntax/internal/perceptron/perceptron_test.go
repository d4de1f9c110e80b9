package perceptron

import (
	"bytes"
	"encoding/binary"
	"math"
	"math/rand/v2"
	"testing"
)

// taught returns a trainer that has learned to tell the label of a feature.
func taught(labels int) *Trainer {
	t := NewTrainer(labels)
	rng := rand.New(rand.NewPCG(1, 2))
	scores := make([]float32, labels)
	for range 20000 {
		label := rng.IntN(labels)
		f := []uint64{Mix(1, uint64(label)), Mix(2, uint64(rng.IntN(5000))), Mix(3, uint64(label/2))}
		clear(scores)
		t.Score(f, scores)
		best := 0
		for i, s := range scores {
			if s > scores[best] {
				best = i
			}
		}
		t.Step()
		if best != label {
			t.Update(f, label, best)
		}
	}
	t.Average()
	return t
}

func TestFreeze(t *testing.T) {
	const labels = 7
	tr := taught(labels)
	m, err := Open(tr.Freeze(0))
	if err != nil {
		t.Fatal(err)
	}
	for i := range uint64(6000) {
		f := []uint64{Mix(2, i), Mix(1, i%labels)}
		want, got := make([]float32, labels), make([]float32, labels)
		tr.Score(f, want)
		m.Score(f, got)
		for l := range want {
			if math.Abs(float64(want[l]-got[l])) > 0.05*(1+math.Abs(float64(want[l]))) {
				t.Fatalf("feature %d, label %d: %g frozen, %g learned", i, l, got[l], want[l])
			}
		}
	}
	for l := range uint64(labels) {
		scores := make([]float32, labels)
		m.Score([]uint64{Mix(1, l), Mix(3, l/2)}, scores)
		for other, s := range scores {
			if other != int(l) && s >= scores[l] {
				t.Errorf("label %d scores %g, label %d %g", l, scores[l], other, s)
			}
		}
	}
}

// plainly adds the weights of features to scores by reading a frozen file as it
// is laid out.
func plainly(b []byte, features []uint64, scores []float32) {
	le := binary.LittleEndian
	top, buckets := math.Float32frombits(le.Uint32(b[4:])), le.Uint64(b[8:])
	start, entries := b[16:], b[16+4*(buckets+1):]
	for _, f := range features {
		k := bucket(f|1, buckets)
		run := entries[le.Uint32(start[4*k:]):le.Uint32(start[4*k+4:])]
		for len(run) > 0 {
			n := int(run[3])
			if le.Uint32(run)&0xffffff == fingerprint(f) {
				for i, l := range run[4 : 4+n] {
					scores[l] += expand(run[4+n+i], top)
				}
				break
			}
			run = run[4+2*n:]
		}
	}
}

// TestScore compares sums with those of the file as it is laid out, to the last
// bit, with features that are there and others, few and many at a time.
func TestScore(t *testing.T) {
	for _, labels := range []int{2, 7, 107, 256} {
		b := taught(labels).Freeze(0)
		m, err := Open(b)
		if err != nil {
			t.Fatal(err)
		}
		rng := rand.New(rand.NewPCG(5, uint64(labels)))
		met := false
		for n := range 300 {
			var f []uint64
			for range n {
				f = append(f, Mix(uint64(1+rng.IntN(4)), uint64(rng.IntN(6000))))
			}
			want, got := make([]float32, labels), make([]float32, labels)
			want[0], got[0] = 1.5, 1.5 // what is there stays
			plainly(b, f, want)
			m.Score(f, got)
			for l := range want {
				met = met || l > 0 && want[l] != 0
				if got[l] != want[l] {
					t.Fatalf("%d features, label %d of %d: %g, want %g", n, l, labels, got[l], want[l])
				}
			}
		}
		if !met {
			t.Errorf("no feature of %d labels was met", labels)
		}
	}
}

func TestFreezeIsDeterministic(t *testing.T) {
	if !bytes.Equal(taught(5).Freeze(0.1), taught(5).Freeze(0.1)) {
		t.Error("the same lesson froze differently")
	}
}

func TestMuLaw(t *testing.T) {
	const top = 40
	for w := float32(-top); w <= top; w += 0.37 {
		got := expand(compress(w, top), top)
		if math.Abs(float64(got-w)) > 0.03*math.Abs(float64(w))+0.01 {
			t.Errorf("%g becomes %g", w, got)
		}
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(taught(3).Freeze(0.5))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := Open(b)
		if err != nil {
			return
		}
		m.Score([]uint64{1, 2, 3, Mix(1, 1)}, make([]float32, m.Labels()))
	})
}

// TestOpenNoNumber refuses a scale that is no number.
func TestOpenNoNumber(t *testing.T) {
	for _, top := range []float64{math.NaN(), math.Inf(1)} {
		b := taught(2).Freeze(0)
		binary.LittleEndian.PutUint32(b[4:], math.Float32bits(float32(top)))
		if _, err := Open(b); err == nil {
			t.Errorf("a scale of %g is taken", top)
		}
	}
}
