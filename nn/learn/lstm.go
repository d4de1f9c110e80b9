package learn

import "entente/nn"

// step returns rows and number of sequences at time t, 0 outside.
func step(b *nn.Batch, t int) (off, n int) {
	if t < 0 || t >= len(b.N) {
		return 0, 0
	}
	return b.Off[t], b.N[t]
}

// LSTM is the parameters of one direction of a layer; see nn.Cell.
type LSTM struct {
	Wx, Wh, B *Param
	Reverse   bool
}

// Trace is what the way back needs of the way forward.
type Trace struct {
	x, gates, state, shown []float32 // shown is tanh of state
}

// Forward writes the outputs to out, whose rows are ldo apart.
func (l *LSTM) Forward(m *Memory, b *nn.Batch, x, out []float32, ldo int) *Trace {
	h, g := l.Wh.Rows, l.Wx.Cols
	tr := &Trace{x: x, gates: Linear(m, l.Wx, l.B, x, b.Rows), state: m.New(b.Rows * h), shown: m.New(b.Rows * h)}
	wh := nn.Pack(l.Wh.W, h, g, g, nil)
	l.each(b, func(t, last int) {
		off, n := step(b, t)
		before, k := step(b, last)
		k = min(k, n)
		nn.Mul(tr.gates[off*g:], g, out[before*ldo:], ldo, k, wh)
		for i := range n {
			row := off + i
			state := tr.state[row*h : (row+1)*h]
			if i < k {
				copy(state, tr.state[(before+i)*h:(before+i+1)*h])
			}
			y := out[row*ldo:][:h]
			nn.Gate(tr.gates[row*g:(row+1)*g], state, y)
			shown := tr.shown[row*h : (row+1)*h]
			copy(shown, state)
			nn.Tanh(shown)
		}
	})
	return tr
}

// each calls use with each time in order, and the time before it in this
// direction.
func (l *LSTM) each(b *nn.Batch, use func(t, last int)) {
	for k := range b.N {
		if l.Reverse {
			t := len(b.N) - 1 - k
			use(t, t+1)
		} else {
			use(k, k-1)
		}
	}
}

// Back adds the gradients of the parameters, given those of out in dout, which
// it changes, and adds that of x to dx.
func (l *LSTM) Back(m *Memory, b *nn.Batch, tr *Trace, out, dout []float32, ldo int, gx, gh, gb *Grad, dx []float32) {
	h, g := l.Wh.Rows, l.Wx.Cols
	dg, dc := m.New(b.Rows*g), m.New(b.Rows*h)
	before := m.New(b.Rows * h) // output of the step before, by row
	wht := m.New(h * g)
	transpose(wht, l.Wh.W, g, h, g)
	packed := nn.Pack(wht, g, h, h, nil)
	steps := len(b.N)
	for k := range b.N {
		t, last := steps-1-k, steps-2-k
		if l.Reverse {
			t, last = k, k+1
		}
		off, n := step(b, t)
		prev, p := step(b, last)
		p = min(p, n)
		for i := range n {
			row := off + i
			var c, dcPrev []float32
			if i < p {
				c, dcPrev = tr.state[(prev+i)*h:(prev+i+1)*h], dc[(prev+i)*h:(prev+i+1)*h]
				copy(before[row*h:(row+1)*h], out[(prev+i)*ldo:][:h])
			}
			gateBack(tr.gates[row*g:(row+1)*g], tr.shown[row*h:(row+1)*h], c, dout[row*ldo:][:h],
				dc[row*h:(row+1)*h], dcPrev, dg[row*g:(row+1)*g])
		}
		nn.Mul(dout[prev*ldo:], ldo, dg[off*g:], g, p, packed)
	}
	m.MulTN(gh.G, g, before, h, h, dg, b.Rows, g, g)
	m.MulTN(gx.G, g, tr.x, l.Wx.Rows, l.Wx.Rows, dg, b.Rows, g, g)
	columns(gb.G, dg, b.Rows)
	m.MulNT(dx, l.Wx.Rows, dg, g, b.Rows, l.Wx.W, g, l.Wx.Rows, g)
}

// gateBack is the way back through nn.Gate for one row. c and dcPrev are nil at
// the first step of a sequence.
func gateBack(gates, shown, c, dh, dc, dcPrev, dg []float32) {
	h := len(shown)
	in, keep, show, fresh := gates[:h], gates[h:2*h], gates[2*h:3*h], gates[3*h:4*h]
	di, df, do, dn := dg[:h], dg[h:2*h], dg[2*h:3*h], dg[3*h:4*h]
	for j := range h {
		do[j] = dh[j] * shown[j] * show[j] * (1 - show[j])
		d := dc[j] + dh[j]*show[j]*(1-shown[j]*shown[j])
		di[j] = d * fresh[j] * in[j] * (1 - in[j])
		dn[j] = d * in[j] * (1 - fresh[j]*fresh[j])
		if c != nil {
			df[j] = d * c[j] * keep[j] * (1 - keep[j])
			dcPrev[j] = d * keep[j]
		}
	}
}
