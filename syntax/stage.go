package syntax

// Stage names a part of the work of an [Analyzer].
type Stage string

// The stages.
const (
	StageTag   Stage = "tag" // and lemmatise
	StageParse Stage = "parse"
)

// Observed is the same analyzer, but that it calls began with each stage as it
// enters it, from whichever goroutine works. It keeps no time: a pure package has
// no clock.
func (a *Analyzer) Observed(began func(Stage)) *Analyzer {
	other := *a
	other.began = began
	return &other
}

func (a *Analyzer) enter(s Stage) {
	if a.began != nil {
		a.began(s)
	}
}
