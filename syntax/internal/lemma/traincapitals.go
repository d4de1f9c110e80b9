package lemma

import (
	"entente/syntax/internal/look"
	"entente/syntax/internal/perceptron"
)

// spell learns how words are written whose tag leaves that open.
func (l *Learned) spell(types []wordType) {
	votes, open := counts{}, openTags(types)
	for _, t := range types {
		if !open[t.tag] {
			continue
		}
		l.seen[t.key()] += t.n
		if s, ok := spelled(t.Lemma); ok {
			votes.add(t.key(), uint16(s), t.n)
		}
	}
	for key, v := range votes {
		l.spelling[key] = winner(v)
	}
}

// openTags are the tags of which more than a few words have a lemma with
// capitals.
func openTags(types []wordType) map[uint64]bool {
	n, capital := map[uint64]int{}, map[uint64]int{}
	for _, t := range types {
		n[t.tag]++
		if s, ok := spelled(t.Lemma); !ok || s != none {
			capital[t.tag]++
		}
	}
	open := map[uint64]bool{}
	for tag := range n {
		open[tag] = capital[tag]*30 > n[tag]
	}
	return open
}

// spelled tells which capitals a word has; false where only the word itself
// tells (McCain).
func spelled(s string) (capitals, bool) {
	w := look.Of(s)
	switch w.Case {
	case look.LowerCase, look.NoCase:
		return none, true
	case look.Capital:
		return first, true
	case look.AllCapital:
		return all, true
	}
	return keep, false
}

// capitalise learns rules of capitals. For words that are rare the ending votes,
// as it will for those never met.
func (l *Learned) capitalise(types, originals []wordType) {
	l.spell(originals)
	votes := counts{}
	for _, t := range types {
		rule := capitalRule(&t.look, t.Style, t.tag)
		s, known := l.spelling[t.key()]
		known = known && l.seen[t.key()] > rare
		for c := range capitalKinds {
			if string(c.write(nil, t.Form, t.edit, &t.look)) != t.Lemma {
				continue
			}
			if known {
				votes.add(perceptron.Mix(rule, uint64(s)+1), uint16(c), 1)
				votes.add(capitalEnding(&t.look, 0, rule), uint16(c), 1)
				continue
			}
			for n := 0; n <= capitalEndings; n++ {
				votes.add(capitalEnding(&t.look, n, rule), uint16(c), 1)
			}
		}
	}
	for k, v := range votes {
		l.capitals[k] = winner(v)
	}
	l.thinCapitals(types, votes)
}

// thinCapitals removes rules of endings that few words have, or that say what
// the shorter ending says.
func (l *Learned) thinCapitals(types []wordType, votes counts) {
	drop := map[uint64]bool{}
	for _, t := range types {
		rule := capitalRule(&t.look, t.Style, t.tag)
		for n := 1; n <= capitalEndings; n++ {
			k := capitalEnding(&t.look, n, rule)
			if total(votes[k]) < leastCapitals || l.capitals[k] == l.capitals[capitalEnding(&t.look, n-1, rule)] {
				drop[k] = true
			}
		}
	}
	for k := range drop {
		delete(l.capitals, k)
	}
}

// leastCapitals is how many words an ending must be that of before it decides
// on capitals.
const leastCapitals = 4

// rare is how often a word is met that tells what words never met are like.
const rare = 1
