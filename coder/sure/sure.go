// Package sure says how likely a mention is right: a logistic regression over
// named traits, learned from mentions that a person judged against their
// sentences. A line of what it learns from is
//
//	MARKS<TAB>NAME=VALUE NAME=VALUE …
//
// with four marks, 1 or 0: is the type right, the actors, the recipients, the
// standing; where nothing of the type happens, all are 0. What follows a further
// tab is left unread, so that the figures can be given away without the text
// that they are of.
package sure

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Traits are what is known of a mention, by name. What is not there is 0.
type Traits map[string]float64

// String writes traits in the order of their names.
func (t Traits) String() string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(t)) {
		parts = append(parts, name+"="+strconv.FormatFloat(t[name], 'g', 4, 64))
	}
	return strings.Join(parts, " ")
}

// ParseTraits reads what String wrote.
func ParseTraits(line string) (Traits, error) {
	t := Traits{}
	for field := range strings.FieldsSeq(line) {
		name, value, _ := strings.Cut(field, "=")
		v, err := strconv.ParseFloat(value, 64)
		if err != nil || name == "" || v-v != 0 {
			return nil, fmt.Errorf("sure: %q is no NAME=NUMBER", field)
		}
		t[name] = v
	}
	return t, nil
}

// Between is the trait of what states and bodies of states do among
// themselves. Texts of such acts are written otherwise than those of home
// affairs, so that every other trait has a weight of its own there, on top of
// the one that it has everywhere.
const Between = "between"

// within gives the traits of an act between states a second time, by names of
// their own.
func (t Traits) within() Traits {
	if t[Between] == 0 {
		return t
	}
	out := maps.Clone(t)
	for name, v := range t {
		if name != Between {
			out[Between+"*"+name] = v
		}
	}
	return out
}

// Judged is one mention that a person judged: Event is whether an event of its
// type is reported at all, Right whether who, whom and how it stands are right
// too.
type Judged struct {
	Traits       Traits
	Event, Right bool
}

// marks is how many are given to a mention.
const marks = 4

// Read reads judged mentions. Blank lines and lines that begin with # are
// skipped; an error names the line.
func Read(r io.Reader) ([]Judged, error) {
	var out []Judged
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) < 2 || len(f[0]) != marks || strings.Trim(f[0], "01") != "" {
			return nil, fmt.Errorf("line %d: want four marks, 0 or 1, a tab, and traits", n)
		}
		t, err := ParseTraits(f[1])
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		out = append(out, Judged{t, f[0][0] == '1', f[0] == "1111"})
	}
	return out, sc.Err()
}

// Model is the weight of each trait, for both questions. The zero Model holds
// everything for as likely as not.
type Model struct {
	event, right map[string]float64
	places       map[string]places // of the weights of traits, in order
	order        []weights         // by name
}

// places are where the weights of a trait stand: that which it has everywhere, and
// that which it has between states; none where it has no such weight.
type places struct{ own, between int }

const none = -1

// weights are those of a trait for both questions.
type weights struct{ event, right float64 }

// newModel puts weights in order once, since every mention asks for them.
func newModel(event, right map[string]float64) *Model {
	m := &Model{event: event, right: right, places: map[string]places{}}
	both := maps.Clone(event)
	maps.Copy(both, right)
	for i, name := range slices.Sorted(maps.Keys(both)) {
		m.order = append(m.order, weights{event[name], right[name]})
		m.place(name, func(p *places) { p.own = i })
		if plain, ok := strings.CutPrefix(name, Between+"*"); ok && plain != Between {
			m.place(plain, func(p *places) { p.between = i })
		}
	}
	return m
}

func (m *Model) place(name string, put func(*places)) {
	p, ok := m.places[name]
	if !ok {
		p = places{none, none}
	}
	put(&p)
	m.places[name] = p
}

// bias is the trait that every mention has.
const bias = "bias"

// Learned reports whether the model knows anything.
func (m *Model) Learned() bool { return len(m.event) > 0 && len(m.right) > 0 }

// term is the value of a trait with the place of its weights.
type term struct {
	at    int
	value float64
}

// mostTerms is how many traits a mention has as a rule; more take more memory.
const mostTerms = 96

// Chances is how likely an event of the mention's type is reported, and how likely
// the mention is right in everything: 0 to 1, and no likelier than its event.
func (m *Model) Chances(t Traits) (event, right float64) {
	var memory [mostTerms]term
	terms := memory[:0]
	between := t[Between] != 0
	for name, v := range t {
		p, ok := m.places[name]
		if !ok {
			continue
		}
		if p.own != none {
			terms = append(terms, term{p.own, v})
		}
		if between && p.between != none {
			terms = append(terms, term{p.between, v})
		}
	}
	slices.SortFunc(terms, func(a, b term) int { return a.at - b.at }) // sums of floats depend on the order
	event, right = m.event[bias], m.right[bias]
	for _, x := range terms {
		event += m.order[x.at].event * x.value
		right += m.order[x.at].right * x.value
	}
	event, right = 1/(1+math.Exp(-event)), 1/(1+math.Exp(-right))
	return event, min(right, event)
}

// Event is how likely an event of the mention's type is reported, 0 to 1.
func (m *Model) Event(t Traits) float64 {
	event, _ := m.Chances(t)
	return event
}

// Right is how likely the mention is right in everything, 0 to 1, and no
// likelier than its event.
func (m *Model) Right(t Traits) float64 {
	_, right := m.Chances(t)
	return right
}

// String writes the weights, a line each: NAME EVENT RIGHT.
func (m *Model) String() string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(m.event)) {
		fmt.Fprintf(&b, "%s %.3f %.3f\n", name, m.event[name], m.right[name])
	}
	return b.String()
}

// Parse reads what String wrote. Blank lines and lines that begin with # are
// skipped; an error names the line.
func Parse(text string) (*Model, error) {
	event, right := map[string]float64{}, map[string]float64{}
	n := 0
	for line := range strings.Lines(text) {
		n++
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Fields(line)
		if len(f) != 3 {
			return nil, fmt.Errorf("line %d: want NAME WEIGHT WEIGHT, have %q", n, line)
		}
		for i, to := range []map[string]float64{event, right} {
			w, err := strconv.ParseFloat(f[i+1], 64)
			if err != nil || w-w != 0 {
				return nil, fmt.Errorf("line %d: %q is no weight", n, f[i+1])
			}
			to[f[0]] = w
		}
	}
	return newModel(event, right), nil
}

// least is in how many judged mentions a trait must be seen for its weight to be
// learned.
const least = 5

// rounds of Newton's method are more than enough for so few weights.
const rounds = 30

// Learn fits a model. l2 is how strongly weights are held near zero (the biases
// are not); the same mentions give the same model.
func Learn(judged []Judged, l2 float64) *Model {
	var event, right []bool
	for _, j := range judged {
		event, right = append(event, j.Event), append(right, j.Right)
	}
	return newModel(fit(judged, event, l2), fit(judged, right, l2))
}

// fit learns one answer by Newton's method.
func fit(judged []Judged, answer []bool, l2 float64) map[string]float64 {
	names := common(judged)
	rows := make([][]float64, len(judged))
	for i, j := range judged {
		rows[i] = make([]float64, len(names))
		t := j.Traits.within()
		for k, name := range names {
			rows[i][k] = t[name]
		}
		rows[i][0] = 1
	}
	w := make([]float64, len(names))
	for range rounds {
		step := solve(slopes(rows, answer, w, l2))
		for k := range w {
			w[k] -= step[k]
		}
	}
	weights := map[string]float64{}
	for k, name := range names {
		weights[name] = math.Round(1000*w[k]) / 1000
	}
	return weights
}

// common are the names of traits to learn of, the bias first.
func common(judged []Judged) []string {
	count := map[string]int{}
	for _, j := range judged {
		for name, v := range j.Traits.within() {
			if v != 0 {
				count[name]++
			}
		}
	}
	names := []string{bias}
	for _, name := range slices.Sorted(maps.Keys(count)) {
		if count[name] >= least && name != bias {
			names = append(names, name)
		}
	}
	return names
}

// slopes are the gradient of the loss and its matrix of second derivatives.
func slopes(rows [][]float64, answer []bool, w []float64, l2 float64) (hessian [][]float64, gradient []float64) {
	n := len(w)
	hessian, gradient = make([][]float64, n), make([]float64, n)
	for a := range n {
		hessian[a] = make([]float64, n)
		if a == 0 {
			hessian[a][a] = 1e-6
			continue
		}
		hessian[a][a], gradient[a] = l2, l2*w[a]
	}
	for i, x := range rows {
		sum := 0.0
		for a := range n {
			sum += w[a] * x[a]
		}
		p := 1 / (1 + math.Exp(-sum))
		miss := p
		if answer[i] {
			miss = p - 1
		}
		for a := range n {
			if x[a] == 0 {
				continue
			}
			gradient[a] += miss * x[a]
			for b := range n {
				hessian[a][b] += p * (1 - p) * x[a] * x[b]
			}
		}
	}
	return hessian, gradient
}

// solve finds x with ax = b, by elimination; a is positive definite.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	x := slices.Clone(b)
	for i := range n {
		for j := i + 1; j < n; j++ {
			f := a[j][i] / a[i][i]
			if f == 0 {
				continue
			}
			for k := i; k < n; k++ {
				a[j][k] -= f * a[i][k]
			}
			x[j] -= f * x[i]
		}
	}
	for i := n - 1; i >= 0; i-- {
		for k := i + 1; k < n; k++ {
			x[i] -= a[i][k] * x[k]
		}
		x[i] /= a[i][i]
	}
	return x
}

// Guess is a chance that was given, and what turned out.
type Guess struct {
	Chance float64
	Right  bool
}

// Unseen are the guesses of models that had not learned from what they guess,
// for each judged mention in its order.
type Unseen struct{ Event, Right []Guess }

// CrossValidate gives each judged mention the chances that a model has for it
// which learned from the other parts. The parts are runs of lines: where the
// lines of one text stand together, it is all seen or all unseen, but for the
// texts that a cut goes through.
func CrossValidate(judged []Judged, l2 float64, parts int) Unseen {
	out := Unseen{make([]Guess, len(judged)), make([]Guess, len(judged))}
	for part := range parts {
		from, to := part*len(judged)/parts, (part+1)*len(judged)/parts
		m := Learn(slices.Concat(judged[:from], judged[to:]), l2)
		for i, j := range judged[from:to] {
			out.Event[from+i] = Guess{m.Event(j.Traits), j.Event}
			out.Right[from+i] = Guess{m.Right(j.Traits), j.Right}
		}
	}
	return out
}

// Brier is the mean square of what guesses missed by: 0 is best, 0.25 is what
// a constant half gets.
func Brier(guesses []Guess) float64 {
	sum := 0.0
	for _, g := range guesses {
		d := g.Chance
		if g.Right {
			d = 1 - g.Chance
		}
		sum += d * d
	}
	return sum / float64(max(1, len(guesses)))
}

// Tenth is what became of the guesses from Low up to a tenth more.
type Tenth struct {
	Low, Mean float64 // Mean is of the chances given
	N, Right  int
}

// Reliability groups guesses by tenths; those without a guess are left out.
func Reliability(guesses []Guess) []Tenth {
	var out []Tenth
	sorted := slices.SortedFunc(slices.Values(guesses), func(a, b Guess) int { return cmp.Compare(a.Chance, b.Chance) })
	for _, g := range sorted {
		low := math.Floor(min(g.Chance, 0.999)*10+1e-9) / 10
		if len(out) == 0 || out[len(out)-1].Low != low {
			out = append(out, Tenth{Low: low})
		}
		t := &out[len(out)-1]
		t.Mean = (t.Mean*float64(t.N) + g.Chance) / float64(t.N+1)
		t.N++
		if g.Right {
			t.Right++
		}
	}
	return out
}
