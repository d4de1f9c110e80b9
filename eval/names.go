package eval

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"entente/actor/names"
)

// nameRecord is one line of names.jsonl: two names, and whether people hold
// them for one.
type nameRecord struct {
	ID       string `json:"id"`
	Group    string `json:"group"`
	Schema   string `json:"schema"`
	Name1    string `json:"name1"`
	Name2    string `json:"name2"`
	Match    bool   `json:"match"`
	Category string `json:"category"`
}

// nameFolds is how many parts the pairs are cut into: the threshold for each
// is the one that is best on the others. The record's place in the file says
// which part it is in.
const nameFolds = 10

// namePair is a scored record.
type namePair struct {
	nameRecord
	verdict names.Verdict
	fold    int
	said    bool // held for one, by the threshold of its fold
}

// Names scores the comparison of names: F1 of the pairs held for one, with the
// threshold of the score chosen by cross-validation, and the same figures with
// the threshold that the program uses.
func Names(s *names.Scorer, gold io.Reader) (*Report, error) {
	var pairs []namePair
	err := eachRecord(gold, func(rec nameRecord) {
		v := s.Score(s.Prepare(rec.Name1), s.Prepare(rec.Name2))
		pairs = append(pairs, namePair{nameRecord: rec, verdict: v, fold: len(pairs) % nameFolds})
	})
	if err != nil {
		return nil, err
	}
	for fold := range nameFolds {
		bar := bestBar(pairs, fold)
		for i := range pairs {
			if pairs[i].fold == fold {
				pairs[i].said = pairs[i].verdict.Score >= bar
			}
		}
	}
	crossed := scoreNames(pairs, func(p *namePair) bool { return p.said })
	fixed := scoreNames(pairs, func(p *namePair) bool { return p.verdict.Same() })
	return &Report{
		Task: "names", N: len(pairs),
		Figures: map[string]float64{
			"f1": crossed.f1(), "precision": crossed.precision(), "recall": crossed.recall(),
			"accuracy": percent(len(pairs)-crossed.wrong(), len(pairs)), "threshold": 100 * bestBar(pairs, -1),
			"f1_default": fixed.f1(), "precision_default": fixed.precision(), "recall_default": fixed.recall(),
			"accuracy_default": percent(len(pairs)-fixed.wrong(), len(pairs)),
		},
		Tables: []Table{nameKinds(pairs), nameErrors(pairs)},
	}, nil
}

// wrong is how many were said to be one and are not, or the other way round.
func (c counts) wrong() int { return c.said + c.gold - 2*c.right }

func scoreNames(pairs []namePair, said func(*namePair) bool) counts {
	var c counts
	for i := range pairs {
		s := said(&pairs[i])
		if s {
			c.said++
		}
		if pairs[i].Match {
			c.gold++
		}
		if s && pairs[i].Match {
			c.right++
		}
	}
	return c
}

// smooth is how many hundredths on either side of a threshold count with it, so
// that it is not chosen by where a pair or two happen to lie.
const smooth = 10

// bestBar is the threshold, in hundredths, with the best F1 on the pairs
// outside a fold, each taken together with its neighbours; of equals the middle
// one.
func bestBar(pairs []namePair, fold int) float64 {
	var f1 [101]float64
	for step := 1; step < 100; step++ {
		f1[step] = f1At(pairs, fold, float64(step)/100)
	}
	best, bars := -1.0, []int(nil)
	for step := 1 + smooth; step < 100-smooth; step++ {
		sum := 0.0
		for _, f := range f1[step-smooth : step+smooth+1] {
			sum += f
		}
		switch {
		case sum > best:
			best, bars = sum, []int{step}
		case sum == best:
			bars = append(bars, step)
		}
	}
	return float64(bars[len(bars)/2]) / 100
}

// f1At is the F1 of a threshold on the pairs outside a fold, 0 to 1.
func f1At(pairs []namePair, fold int, bar float64) float64 {
	var c counts
	for i := range pairs {
		p := &pairs[i]
		if p.fold == fold {
			continue
		}
		if p.Match {
			c.gold++
		}
		if p.verdict.Score >= bar {
			c.said++
			if p.Match {
				c.right++
			}
		}
	}
	return float64(2*c.right) / float64(max(1, c.said+c.gold))
}

// nameKinds is a table of how many pairs are judged rightly, by group, kind of
// name and category.
func nameKinds(pairs []namePair) Table {
	t := Table{Title: "Pairs judged rightly, by group of the set", Head: []string{"group", "kind", "category", "same", "right", "other", "right"}}
	type key struct{ group, schema, category string }
	by := map[key]*[4]int{}
	for i := range pairs {
		p := &pairs[i]
		k := key{p.Group, p.Schema, cmp.Or(p.Category, "-")}
		if by[k] == nil {
			by[k] = &[4]int{}
		}
		col := 2
		if p.Match {
			col = 0
		}
		by[k][col]++
		if p.said == p.Match {
			by[k][col+1]++
		}
	}
	for k, n := range by {
		t.Rows = append(t.Rows, []string{k.group, k.schema, k.category, itoa(n[0]), itoa(n[1]), itoa(n[2]), itoa(n[3])})
	}
	slices.SortFunc(t.Rows, func(a, b []string) int { return slices.Compare(a, b) })
	return t
}

// nameErrors is a table of the pairs judged wrongly, by the reason that the
// scorer gave. The names themselves are the set's and stay there.
func nameErrors(pairs []namePair) Table {
	t := Table{Title: "Pairs judged wrongly", Head: []string{"pair", "kind", "gold", "score", "why"}}
	for i := range pairs {
		p := &pairs[i]
		if p.said == p.Match {
			continue
		}
		gold := "other"
		if p.Match {
			gold = "same"
		}
		t.Rows = append(t.Rows, []string{
			strings.ReplaceAll(p.ID, "|", "/"), p.Schema, gold, strconv.FormatFloat(p.verdict.Score, 'f', 2, 64), fmt.Sprint(p.verdict.Why),
		})
	}
	return t
}
