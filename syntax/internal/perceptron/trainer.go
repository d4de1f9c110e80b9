package perceptron

// cell is one weight of one feature, with what is needed for its mean.
type cell struct {
	label uint16
	at    int32   // step up to which sum is complete
	w     float32 // now
	sum   float32 // over all steps until at
}

// Trainer holds the weights while they are learned.
type Trainer struct {
	labels int
	step   int32
	keys   []uint64 // open addressing; 0 is free
	rows   [][]cell
	n      int
}

// NewTrainer makes a trainer for labels 0 to labels-1.
func NewTrainer(labels int) *Trainer {
	const slots = 1 << 16
	return &Trainer{labels: labels, keys: make([]uint64, slots), rows: make([][]cell, slots)}
}

// find returns the slot of a feature, or the free one where it belongs.
func (t *Trainer) find(f uint64) int {
	mask := len(t.keys) - 1
	i := int(f>>20) & mask
	for t.keys[i] != f && t.keys[i] != 0 {
		i = (i + 1) & mask
	}
	return i
}

// Score adds the weights of the features to scores, which has an entry a label.
func (t *Trainer) Score(features []uint64, scores []float32) {
	for _, f := range features {
		for _, c := range t.rows[t.find(f|1)] {
			scores[c.label] += c.w
		}
	}
}

// Step counts a decision, whether or not it was right.
func (t *Trainer) Step() { t.step++ }

// Update moves the weights from the label that won to the one that should have.
func (t *Trainer) Update(features []uint64, right, wrong int) {
	for _, f := range features {
		i := t.find(f | 1)
		if t.keys[i] == 0 {
			if t.n*10 > len(t.keys)*7 {
				t.grow()
				i = t.find(f | 1)
			}
			t.keys[i] = f | 1
			t.n++
		}
		t.add(i, right, 1)
		t.add(i, wrong, -1)
	}
}

func (t *Trainer) add(slot, label int, d float32) {
	row := t.rows[slot]
	for i := range row {
		if c := &row[i]; int(c.label) == label {
			c.sum += c.w * float32(t.step-c.at)
			c.at = t.step
			c.w += d
			return
		}
	}
	t.rows[slot] = append(row, cell{uint16(label), t.step, d, 0})
}

func (t *Trainer) grow() {
	keys, rows := t.keys, t.rows
	t.keys, t.rows = make([]uint64, 2*len(keys)), make([][]cell, 2*len(rows))
	for i, k := range keys {
		if k != 0 {
			j := t.find(k)
			t.keys[j], t.rows[j] = k, rows[i]
		}
	}
}

// Average replaces the weights by their means; learning is over then.
func (t *Trainer) Average() {
	for _, row := range t.rows {
		for i := range row {
			c := &row[i]
			c.w = t.mean(*c)
			c.sum, c.at = c.w*float32(t.step), t.step
		}
	}
}

// mean returns a weight's mean over all steps.
func (t *Trainer) mean(c cell) float32 {
	if t.step == 0 {
		return 0
	}
	return (c.sum + c.w*float32(t.step-c.at)) / float32(t.step)
}
