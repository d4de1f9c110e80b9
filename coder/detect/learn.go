package detect

import (
	"math/rand/v2"
	"slices"
	"sync"

	"entente/coder/rank"
	"entente/coder/vectors"
	"entente/nn"
	"entente/nn/learn"
)

// Lesson is a word with what it names.
type Lesson struct {
	Word  Word
	Types []int // any of which is right, by their places in the types; [None] for no event
	Text  int   // that it stands in
	// Bare lessons are learned without what the rules say, as those from examples of the
	// rules' own, where the rules are always right.
	Bare bool
}

// Options are how a model learns.
type Options struct {
	Hidden int     // units of the layer between
	Nets   int     // networks whose chances are averaged
	Passes int     // over all lessons
	Rate   float64 // of learning at the start; it falls to 0
	// The parts of units, of features and slots, of what the lexicon has, and of what the
	// rules say, that are left out at each step, each time others, so that none is relied
	// on alone (dropout; Srivastava et al. 2014).
	DropUnits, DropOwn, DropLexicon, DropRules float64
	// Seed begins the random numbers: the same seed gives the same weights.
	Seed uint64
}

// Defaults are the options that the weights that ship were learned with
// (lang/en/triggers/README.md).
func Defaults() Options {
	return Options{Hidden: 64, Nets: 1, Passes: 8, Rate: 0.002, DropUnits: 0.3, DropOwn: 0.15, DropLexicon: 0.3, DropRules: 0.3, Seed: 1}
}

// batch is how many lessons a step learns from.
const batch = 64

// Learn makes a model of lessons. types are the names of types, the first of them empty.
func Learn(lessons []Lesson, types []string, v *vectors.Table, o Options) *Model {
	m := &Model{vectors: v, types: types, nets: make([]*net, o.Nets)}
	var wg sync.WaitGroup
	for i := range m.nets {
		wg.Go(func() { m.nets[i] = newLearner(m, o, uint64(i)).run(lessons) })
	}
	wg.Wait()
	m.findNever(lessons)
	return m
}

// A word names nothing anywhere if it was met so often, and held for an event with no
// more chance than this.
const (
	oftenMet  = 4
	leastEver = 0.2
)

// findNever looks for the words that name nothing wherever they stood.
func (m *Model) findNever(lessons []Lesson) {
	m.never = make([]byte, m.vectors.Len())
	met := make([]int, len(m.never))
	most := make([]float32, len(m.never))
	var mem Memory
	for some := range slices.Chunk(lessons, batch) {
		words := make([]Word, len(some))
		for i := range some {
			words[i] = some[i].Word
		}
		said := m.Judge(&mem, words)
		for i := range some {
			if len(words[i].Near[Self]) == 0 {
				continue
			}
			at := words[i].Near[Self][0]
			met[at]++
			most[at] = max(most[at], 1-said[i*len(m.types)])
			if some[i].Types[0] != None {
				most[at] = 1
			}
		}
	}
	for at := range m.never {
		if met[at] >= oftenMet && most[at] < leastEver {
			m.never[at] = 1
		}
	}
}

// learner is the state of learning one network.
type learner struct {
	m     *Model
	o     Options
	rng   *rand.Rand
	width int
	adam  learn.Adam
	mem   learn.Memory

	in, rows, bias, out, free *learn.Param
	params                    []*learn.Param
	grads                     []*learn.Grad

	x      []float32 // of the batch
	feats  [][]uint32
	masks  []float32
	chance []float64
}

func newLearner(m *Model, o Options, seed uint64) *learner {
	l := &learner{m: m, o: o, rng: rand.New(rand.NewPCG(o.Seed, seed)), width: int(slots) * m.vectors.Dim()}
	types := len(m.types)
	l.in = learn.NewParam(l.rng, "in", l.width, o.Hidden, 0.03)
	l.rows = learn.NewParam(l.rng, "rows", buckets, o.Hidden, 0.02)
	l.rows.Sparse = true
	l.bias = learn.NewParam(l.rng, "bias", 1, o.Hidden, 0)
	l.out = learn.NewParam(l.rng, "out", o.Hidden, types, 0.1)
	l.free = learn.NewParam(l.rng, "free", 1, types, 0)
	l.params = []*learn.Param{l.in, l.rows, l.bias, l.out, l.free}
	for _, p := range l.params {
		l.grads = append(l.grads, learn.NewGrad(p))
	}
	l.x, l.feats, l.masks, l.chance = make([]float32, batch*l.width), make([][]uint32, batch), make([]float32, batch*o.Hidden), make([]float64, types)
	return l
}

func (l *learner) run(lessons []Lesson) *net {
	steps := l.o.Passes * ((len(lessons) + batch - 1) / batch)
	l.adam = learn.Adam{Rate: l.o.Rate, Beta1: 0.9, Beta2: 0.999, Clip: 5, Warm: min(100, steps/10), Total: steps}
	touched := make([]bool, buckets)
	for range l.o.Passes {
		order := l.rng.Perm(len(lessons))
		for some := range slices.Chunk(order, batch) {
			for k, i := range some {
				l.lay(k, &lessons[i])
				for _, f := range l.feats[k] {
					touched[f] = true
				}
			}
			l.step(lessons, some)
		}
	}
	return l.freeze(touched)
}

// lay writes a lesson into the batch, without what is left out this time.
func (l *learner) lay(k int, lesson *Lesson) {
	x, dim, w := l.x[k*l.width:(k+1)*l.width], l.m.vectors.Dim(), &lesson.Word
	clear(x)
	for s, near := range w.Near {
		if l.drops(l.o.DropOwn) {
			continue
		}
		for _, at := range near {
			l.m.vectors.Add(x[s*dim:(s+1)*dim], at, 1/float32(len(near)))
		}
	}
	f := l.feats[k][:0]
	for _, own := range w.Own {
		if !l.drops(l.o.DropOwn) {
			f = append(f, own)
		}
	}
	if !l.drops(l.o.DropLexicon) {
		f = append(f, w.Lexicon...)
	}
	if !lesson.Bare && !l.drops(l.o.DropRules) {
		f = append(f, w.Rules...)
	}
	l.feats[k] = f
	for j := range l.o.Hidden {
		l.masks[k*l.o.Hidden+j] = 0
		if !l.drops(l.o.DropUnits) {
			l.masks[k*l.o.Hidden+j] = float32(1 / (1 - l.o.DropUnits))
		}
	}
}

func (l *learner) drops(part float64) bool { return l.rng.Float64() < part }

// step learns from a batch.
func (l *learner) step(lessons []Lesson, some []int) {
	l.mem.Reset()
	n, hidden, types := len(some), l.o.Hidden, len(l.m.types)
	h := learn.Linear(&l.mem, l.in, l.bias, l.x, n)
	for k := range n {
		row := h[k*hidden : (k+1)*hidden]
		for _, f := range l.feats[k] {
			for j, v := range l.rows.Row(int(f)) {
				row[j] += v
			}
		}
		for j := range row {
			row[j] = max(row[j], 0) * l.masks[k*hidden+j]
		}
	}
	y := learn.Linear(&l.mem, l.out, l.free, h, n)
	for k, i := range some {
		l.slope(y[k*types:(k+1)*types], lessons[i].Types)
	}
	dh := learn.LinearBack(&l.mem, l.out, l.grads[3], l.grads[4], h, y, n)
	for i, v := range h {
		if v <= 0 {
			dh[i] = 0
		} else {
			dh[i] *= l.masks[i]
		}
	}
	for k := range n {
		for _, f := range l.feats[k] {
			l.grads[1].Add(int(f), dh[k*hidden:(k+1)*hidden])
		}
	}
	learn.LinearBack(&l.mem, l.in, l.grads[0], l.grads[2], l.x, dh, n)
	l.adam.Step(l.params, [][]*learn.Grad{l.grads}, n)
}

// slope puts the slope of the loss in the place of what the network says of a word: the
// loss is -log of how likely the right types are together.
func (l *learner) slope(y []float32, right []int) {
	for k, v := range y {
		l.chance[k] = float64(v)
	}
	rank.Softmax(l.chance)
	sum := 1e-9
	for _, k := range right {
		sum += l.chance[k]
	}
	for k, p := range l.chance {
		y[k] = float32(p)
		if slices.Contains(right, k) {
			y[k] -= float32(p / sum)
		}
	}
}

// freeze rounds what was learned. Rows of features that were never met are 0.
func (l *learner) freeze(touched []bool) *net {
	for i, was := range touched {
		if !was {
			clear(l.rows.Row(i))
		}
	}
	hidden, types := l.o.Hidden, len(l.m.types)
	t := &net{hidden: hidden, bias: l.bias.W, free: l.free.W, out: make([]float32, types*hidden)}
	for j := range hidden {
		for k := range types {
			t.out[k*hidden+j] = l.out.W[j*types+k]
		}
	}
	t.raw, t.rawBy = rounded(l.in.W, hidden)
	t.rows, t.scale = rounded(l.rows.W, hidden)
	if !nn.Fits(l.width) {
		panic("detect: vectors are too long")
	}
	t.pack(l.width)
	return t
}

// Unseen gives for each lesson what a model says of it that learned from other texts: the
// lessons of texts whose number leaves the same rest by parts are put aside together.
// Lessons that are bare are learned from by all, and get nil.
func Unseen(lessons []Lesson, types []string, v *vectors.Table, parts int, o Options) [][]float32 {
	out := make([][]float32, len(lessons))
	for part := range parts {
		var known []Lesson
		var words []Word
		var at []int
		for i := range lessons {
			switch l := &lessons[i]; {
			case l.Bare || l.Text%parts != part:
				if len(l.Types) > 0 {
					known = append(known, *l)
				}
			default:
				words, at = append(words, l.Word), append(at, i)
			}
		}
		said := Learn(known, types, v, o).Judge(&Memory{}, words)
		for k, i := range at {
			out[i] = said[k*len(types) : (k+1)*len(types)]
		}
	}
	return out
}
