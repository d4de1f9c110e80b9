//go:build !amd64 && !arm64

package nn

func (l Level) vectorTanh(x []float32) int    { return 0 }
func (l Level) vectorSigmoid(x []float32) int { return 0 }

func (l Level) vectorRectify(x []float32, slope float32) int        { return 0 }
func (l Level) vectorAddBytes(x []float32, q []byte, s float32) int { return 0 }
func (l Level) vectorTimes(x, a []float32, v float32) int           { return 0 }
func (l Level) vectorGate(sums, state, out []float32) int           { return 0 }
