package nn

import "testing"

// TestLevels runs the tests of arithmetic with each kind of assembly that this
// processor has, and without.
func TestLevels(t *testing.T) {
	best := cpu
	defer func() { cpu = best }()
	for l, name := range []string{"plain", "AVX2", "AVX-512"} {
		if level(l) > best {
			t.Logf("this processor has no %s", name)
			continue
		}
		cpu = level(l)
		t.Run(name, func(t *testing.T) {
			t.Run("Mul", TestMul)
			t.Run("Activations", TestActivations)
			t.Run("PackTransposed", TestPackTransposed)
			t.Run("Cell", TestCell)
		})
	}
}

func BenchmarkLevels(b *testing.B) {
	best := cpu
	defer func() { cpu = best }()
	for l, name := range []string{"plain", "AVX2", "AVX-512"} {
		if level(l) <= best {
			cpu = level(l)
			b.Run(name, BenchmarkMul)
		}
	}
}
