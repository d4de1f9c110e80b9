package nn

// Batch is how sequences that are read together lie in memory: the longest
// first, and by time, so that the rows of all sequences at one time are
// together and the step of a recurrent cell is one product of matrices. Row of
// sequence k at time t is Off[t]+k, for k below N[t].
type Batch struct {
	Off, N []int
	Rows   int
}

// Lay sets out sequences of the given lengths, which do not increase.
func (b *Batch) Lay(lengths []int) {
	b.Off, b.N, b.Rows = b.Off[:0], b.N[:0], 0
	n := len(lengths)
	for t := 0; n > 0; t++ {
		for n > 0 && lengths[n-1] <= t {
			n--
		}
		if n > 0 {
			b.Off, b.N = append(b.Off, b.Rows), append(b.N, n)
			b.Rows += n
		}
	}
}

// Row is the row of sequence k at time t.
func (b *Batch) Row(k, t int) int { return b.Off[t] + k }
