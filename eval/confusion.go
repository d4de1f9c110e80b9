package eval

import (
	"slices"
	"strconv"
)

// confusion counts pairs of wanted and given classes.
type confusion struct {
	classes map[string]*counts
	wrong   map[[2]string]int
}

func newConfusion() *confusion {
	return &confusion{classes: map[string]*counts{}, wrong: map[[2]string]int{}}
}

func (c *confusion) class(name string) *counts {
	if c.classes[name] == nil {
		c.classes[name] = &counts{}
	}
	return c.classes[name]
}

func (c *confusion) add(want, got string) {
	c.class(want).gold++
	c.class(got).said++
	if want == got {
		c.class(want).right++
	} else {
		c.wrong[[2]string{want, got}]++
	}
}

// macroF1 is the mean F1 of the classes that the gold has.
func (c *confusion) macroF1() float64 {
	sum, n := 0.0, 0
	for _, k := range c.classes {
		if k.gold > 0 {
			sum += k.f1()
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return float64(int(10*sum/float64(n)+0.5)) / 10
}

func (c *confusion) table(title string) Table {
	t := Table{Title: title, Head: []string{"class", "gold", "said", "precision", "recall", "F1"}}
	names := make([]string, 0, len(c.classes))
	for n := range c.classes {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, n := range names {
		t.Rows = append(t.Rows, c.classes[n].row(n))
	}
	return t
}

// confusions lists the most frequent mistakes.
func (c *confusion) confusions(most int) Table {
	t := Table{Title: "Most frequent confusions", Head: []string{"gold", "said", "times"}}
	pairs := make([][2]string, 0, len(c.wrong))
	for p := range c.wrong {
		pairs = append(pairs, p)
	}
	slices.SortFunc(pairs, func(a, b [2]string) int {
		if d := c.wrong[b] - c.wrong[a]; d != 0 {
			return d
		}
		return slices.Compare(a[:], b[:])
	})
	for _, p := range pairs[:min(most, len(pairs))] {
		t.Rows = append(t.Rows, []string{p[0], p[1], strconv.Itoa(c.wrong[p])})
	}
	return t
}
