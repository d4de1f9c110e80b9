package names

import "strings"

// alignment is how the parts of two names go together. It lives on the stack.
type alignment struct {
	a, b  *reading
	body  bool
	sims  [maxParts][maxParts]float32
	toB   [maxParts]int8 // by part of a: its part of b, or none
	toA   [maxParts]int8
	f     [features]float64
	seen  [abbreviated + 1]bool // kinds of links
	pairs int                   // of telling parts
}

const none = -1

// align pairs parts, the most alike first; words that the other name joins are
// paired before.
func (al *alignment) align() {
	for i := range al.toB {
		al.toB[i], al.toA[i] = none, none
	}
	al.split(al.a, al.b, &al.toB, &al.toA)
	al.split(al.b, al.a, &al.toA, &al.toB)
	for i := range al.a.parts {
		for j := range al.b.parts {
			al.sims[i][j] = 0
			if al.toB[i] == none && al.toA[j] == none {
				al.sims[i][j] = al.worth(i, j)
			}
		}
	}
	for {
		i, j := al.best()
		if i < 0 {
			return
		}
		al.toB[i], al.toA[j] = int8(j), int8(i)
		al.take(&al.a.parts[i], &al.b.parts[j], al.link(i, j))
	}
}

// link compares two parts, the last ones of long names also as words that a
// field's length cut off.
func (al *alignment) link(i, j int) link {
	p, q := &al.a.parts[i], &al.b.parts[j]
	l := alike(p, q, al.body)
	if l.kind == apart && i > 2 && j > 2 && i == len(al.a.parts)-1 && j == len(al.b.parts)-1 &&
		(len(p.text) > 1 && strings.HasPrefix(q.text, p.text) || len(q.text) > 1 && strings.HasPrefix(p.text, q.text)) {
		return link{simInitial, 0, initial}
	}
	return l
}

// worth is what pairing two parts is worth: how alike they are, a little more
// where they stand at the same place and where they say more.
func (al *alignment) worth(i, j int) float32 {
	p, q := &al.a.parts[i], &al.b.parts[j]
	l := al.link(i, j)
	if l.kind == apart {
		return 0
	}
	w := l.sim + 0.1*min(p.weight, q.weight)
	if i == j {
		w += 0.02
	}
	if len(al.a.parts)-i == len(al.b.parts)-j {
		w += 0.02
	}
	return float32(w)
}

// best is the pair worth most of those left, -1 if there is none.
func (al *alignment) best() (bi, bj int) {
	bi, bj = -1, -1
	best := float32(0)
	for i := range al.a.parts {
		if al.toB[i] != none {
			continue
		}
		for j := range al.b.parts {
			if al.toA[j] == none && al.sims[i][j] > best {
				best, bi, bj = al.sims[i][j], i, j
			}
		}
	}
	return bi, bj
}

// split pairs parts of x with two to four parts of y that write the same apart.
func (al *alignment) split(x, y *reading, toY, toX *[maxParts]int8) {
	for i := range x.parts {
		p := &x.parts[i]
		if len(p.text) < 3 || p.class&classNumber != 0 {
			continue
		}
		for j := range y.parts {
			for n := 2; n <= 4 && j+n <= len(y.parts) && toY[i] == none; n++ {
				if !free(toX, j, n) {
					break
				}
				al.trySplit(x, y, toY, toX, i, j, n)
			}
		}
	}
}

func free(to *[maxParts]int8, j, n int) bool {
	for k := j; k < j+n; k++ {
		if to[k] != none {
			return false
		}
	}
	return true
}

// trySplit pairs part i of x with parts j to j+n of y if their letters are
// nearly the same and no part alone does as well.
func (al *alignment) trySplit(x, y *reading, toY, toX *[maxParts]int8, i, j, n int) {
	p, t := &x.parts[i], y.text(j, j+n)
	s, least := p.text, 3
	if (p.class^y.parts[j].class)&classAbjad != 0 {
		s, t, least = p.bones, y.bones[y.boneAt[j]:y.boneAt[j+n]], 4
	}
	if d := len(t) - len(s); d > 2 || d < -2 || len(s) < least {
		return
	}
	bound := 8 * len(t) / 5 // a sixth of the letters
	if least > 3 {
		bound = max(bound, costLetter) // the article inside a name
	}
	cost := edits(s, t, bound)
	if cost > bound {
		return
	}
	for k := j; k < j+n; k++ {
		if y.parts[k].text == p.text {
			return
		}
	}
	w := 0.0
	for k := j; k < j+n; k++ {
		toX[k] = int8(i)
		w += y.parts[k].weight
	}
	toY[i] = int8(j)
	sim := 0.98 - float64(cost)/float64(10*len(t))
	al.seen[split] = true
	al.count(p.weight, w, link{sim, cost, split}, true)
}

// take counts a pair.
func (al *alignment) take(p, q *part, l link) {
	if p.tells() || q.tells() || l.kind == initial {
		al.seen[l.kind] = true
	} else if l.kind != equal {
		al.seen[spelled] = true
	}
	al.count(p.weight, q.weight, l, p.tells() && q.tells())
	if p.class&q.class&classSyllables != 0 {
		al.f[fSyllables] += 1 - l.sim
	}
	if l.kind == shortFor {
		al.f[fShort]++
	}
	if l.kind == initial && (p.class|q.class)&classInitial != 0 && p.class&q.class&classInitial == 0 {
		al.f[fInitials]++
	}
}

// count adds what a link says to the features.
func (al *alignment) count(p, q float64, l link, tells bool) {
	w := min(p, q)
	if l.kind == split || l.kind == initial && al.a.real > 0 && al.b.real > 0 {
		w = max(p, q)
	}
	al.f[fMatched] += w * l.sim
	if !tells {
		return
	}
	al.pairs++
	switch l.kind {
	case typo, script, split, scramble:
		weight := 1.0
		switch {
		case l.cost == 0:
			return
		case l.kind == script: // which consonants a script has is not the writer's choice
			weight = 0.5
		}
		al.f[fEdits] += weight * float64(l.cost) / 10
		al.f[fWorst] = max(al.f[fWorst], weight*(1-l.sim))
	}
}
