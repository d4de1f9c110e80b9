package nn

// Level is the instructions that kernels are written in. A network takes the
// best there is; others are for comparing.
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
