package nn

import "fmt"

// Level is the instructions that kernels are written in. What a level computes
// is given to the others to compare with; see the package's comment.
type Level int

// The levels, the slower before the faster.
const (
	Plain  Level = iota // Go alone
	NEON                // arm64
	AVX2                // amd64, with FMA
	AVX512              // amd64, with AVX-512 F and BW
	VNNI                // amd64, AVX-512 that multiplies and adds whole numbers at once
)

var levelNames = [...]string{"plain", "neon", "avx2", "avx512", "vnni"}

func (l Level) String() string { return levelNames[l] }

// best is found once: it cannot change while the program runs.
var best = detect()

// Best returns the fastest level that this processor has.
func Best() Level { return best }

// Levels returns the levels that this processor has, the fastest last.
func Levels() []Level {
	var have []Level
	for l := range levelNames {
		if Level(l) == Plain || Level(l) <= best && (Level(l) == NEON) == (best == NEON) {
			have = append(have, Level(l))
		}
	}
	return have
}

// ParseLevel returns the level of the given name; "" is the best. It fails on
// one that this processor does not have.
func ParseLevel(name string) (Level, error) {
	if name == "" {
		return best, nil
	}
	for _, l := range Levels() {
		if l.String() == name {
			return l, nil
		}
	}
	return Plain, fmt.Errorf("this processor has no %q; it has %v", name, Levels())
}
