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

// step is the first row and the number of rows of what is read as number s,
// counted from the end if in reverse.
func (b *Batch) step(s int, reverse bool) (off, n int) {
	if reverse {
		s = len(b.N) - 1 - s
	}
	return b.Off[s], b.N[s]
}

// stretch is how many steps from s on have rows for one product, and the rows.
func (b *Batch) stretch(s int, reverse bool) (steps, from, to int) {
	from, n := b.step(s, reverse)
	to = from + n
	for steps = 1; s+steps < len(b.N); steps++ {
		off, n := b.step(s+steps, reverse)
		if to-from+n > stretch {
			break
		}
		from, to = min(from, off), max(to, off+n)
	}
	return steps, from, to
}
