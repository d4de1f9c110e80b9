package names

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// What is weighed of two names that are set side by side.
const (
	fBias      = iota
	fMatched   // share of the weight of both that is paired, by how alike
	fEvidence  // weight that is paired, up to 2
	fEdits     // letters that differ in pairs
	fWorst     // of the pair that is least alike
	fConflict  // weight left over on both sides
	fOpposed   // 1 if telling parts are left over on both sides
	fExtra     // weight left over on one side by that paired, of a person, up to 3
	fMore      // the same of a body
	fNamed     // 1 if a word of its own is left over, on one side, of a body
	fPlace     // 1 if bodies' places differ, a half if one has none
	fNumber    // 1 if numbers differ, a half if one has none
	fLegal     // 1 if legal forms contradict each other
	fSingle    // 1 if but one telling part is paired and one name has more
	fOrder     // 1 if parts stand in another order
	fSwapped   // 1 if father and son, or two given names, changed places
	fShort     // short forms
	fInitials  // initials for names
	fFather    // 1 if patronymics contradict each other
	fSyllables // how unlike the given names of two Koreans or Chinese are
	fLetter    // 1 if an abbreviation stands for the whole
	features   // how many
)

// featureNames are what weights.txt calls them.
var featureNames = [features]string{
	"bias", "matched", "evidence", "edits", "worst", "conflict", "opposed", "extra", "more", "named", "place", "number",
	"legal", "single", "order", "swapped", "short", "initials", "father", "syllables", "abbreviation",
}

// signs say which way a feature may count: that more letters differ never
// makes two names more likely one.
var signs = [features]int{
	fMatched: +1, fEvidence: +1, fEdits: -1, fWorst: -1, fConflict: -1, fOpposed: -1, fExtra: -1, fMore: -1, fNamed: -1, fPlace: -1,
	fNumber: -1, fLegal: -1, fSingle: -1, fOrder: -1, fSwapped: -1, fShort: -1, fInitials: -1, fFather: -1, fSyllables: -1, fLetter: +1,
}

// Threshold is the score from which two names are held for one.
const Threshold = 0.5

// Verdict is what comparing two names gives.
type Verdict struct {
	Score float64 // 0 to 1
	Why   Reason
}

// Same reports whether the score reaches the Threshold.
func (v Verdict) Same() bool { return v.Score >= Threshold }

// addWeight enters a line of weights.txt.
func (s *Scorer) addWeight(_, line string) error {
	name, value, _ := strings.Cut(line, " ")
	for i, n := range featureNames {
		if n == name {
			w, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
			if err != nil || math.IsNaN(w) || math.IsInf(w, 0) {
				return fmt.Errorf("weight of %s is no number", name)
			}
			s.weights[i] = w
			return nil
		}
	}
	return fmt.Errorf("there is no feature %q", name)
}

// Same reports whether two names are one by their score.
func (s *Scorer) Same(a, b Name) bool { return s.Score(a, b).Same() }

// Score says how likely two names are of one person or body, 0 to 1, and why.
// It is the same for (a, b) and (b, a), 1 for a name and itself, and 0 where
// one has nothing to compare.
func (s *Scorer) Score(a, b Name) Verdict {
	if a.Empty() || b.Empty() {
		return Verdict{0, Nothing}
	}
	if a.text == b.text {
		if a.scripts != b.scripts {
			return Verdict{1, Transliteration}
		}
		return Verdict{1, SameSpelling}
	}
	if a.text > b.text {
		a, b = b, a
	}
	best := Verdict{Score: -1}
	for i := range a.readings {
		for j := range b.readings {
			if v := s.compare(&a, &b, &a.readings[i], &b.readings[j]); v.Score > best.Score {
				best = v
			}
		}
	}
	return best
}

// compare scores one reading of each name.
func (s *Scorer) compare(a, b *Name, ra, rb *reading) Verdict {
	var al alignment
	al.weigh(a, b, ra, rb)
	score := 1 / (1 + math.Exp(-dot(&s.weights, &al.f)))
	return Verdict{score, al.reason(&s.weights, score, a, b)}
}

// weigh fills the features.
func (al *alignment) weigh(a, b *Name, ra, rb *reading) {
	al.a, al.b, al.body = ra, rb, a.body || b.body
	al.f[fBias] = 1
	al.align()
	if al.abbreviation(ra, rb) || al.abbreviation(rb, ra) {
		al.f[fLetter], al.f[fMatched], al.f[fEvidence] = 1, 0.8, 1
		al.seen[abbreviated] = true
		return
	}
	if al.pairs == 0 && ra.real+rb.real > 0 { // particles and initials alone
		al.f[fMatched], al.f[fOpposed] = 0, 1
	}
	matched := al.f[fMatched]
	al.f[fMatched] = min(1, 2*matched/(ra.weight+rb.weight))
	al.f[fEvidence] = min(2, matched)
	al.left()
	al.order(a.comma || b.comma)
	if a.legal != 0 && b.legal != 0 && a.legal&b.legal == 0 && (a.legal|b.legal)&corporate == 0 {
		al.f[fLegal] = 1
	}
	if al.pairs == 1 && max(ra.real, rb.real) > 1 && !al.body {
		al.f[fSingle] = 1
	}
}

// corporate is the family of "Co", "Corp" and "Inc", which goes with others.
const corporate = 1 << 7

// abbreviation reports whether one part of x is the initials of y.
func (al *alignment) abbreviation(x, y *reading) bool {
	if len(y.parts) < 3 && !(al.body && len(y.parts) == 2) {
		return false
	}
	for i := range x.parts {
		p := &x.parts[i]
		if p.class&classCapitals == 0 || p.text != y.initials && p.text != y.every {
			continue
		}
		for k := range x.parts {
			if k != i && x.parts[k].class&classGeo == 0 {
				return false
			}
		}
		return true
	}
	return false
}

// left weighs what is paired with nothing.
func (al *alignment) left() {
	ua, ub := al.over(al.a, &al.toB), al.over(al.b, &al.toA)
	al.f[fConflict] = min(ua.weight, ub.weight)
	if ua.telling > 0 && ub.telling > 0 {
		al.f[fOpposed] = 1
	}
	rest := max(ua.weight, ub.weight) - al.f[fConflict]
	if al.body {
		al.f[fMore] = min(3, rest/(0.1+al.f[fEvidence]))
		if ua.plain+ub.plain > 0 {
			al.f[fNamed] = 1
		}
	} else {
		al.f[fExtra] = min(3, rest/(0.1+al.f[fEvidence]))
	}
	al.place(ua, ub)
	switch {
	case ua.numbers > 0 && ub.numbers > 0:
		al.f[fNumber] = 1
	case ua.numbers+ub.numbers > 0:
		al.f[fNumber] = 0.5
	}
	if ua.fathers > 0 && ub.fathers > 0 {
		al.f[fFather] = 1
	}
}

// place notes a place that only one name has, half if it stands in brackets,
// and more if both have one.
func (al *alignment) place(ua, ub leftover) {
	switch {
	case !al.body:
	case ua.places+ua.aside > 0 && ub.places+ub.aside > 0:
		al.f[fPlace] = 1
	case ua.places+ub.places > 0:
		al.f[fPlace] = 0.5
	}
}

// leftover is what of a name is paired with nothing.
type leftover struct {
	weight        float64
	telling       int // parts that say something
	places, aside int // in brackets
	numbers       int
	fathers       int
	plain         int // words that only names have
}

func (al *alignment) over(r *reading, to *[maxParts]int8) leftover {
	var o leftover
	for i := range r.parts {
		p := &r.parts[i]
		if to[i] != none {
			continue
		}
		o.weight += p.weight
		if p.tells() || p.class&classInitial != 0 {
			o.telling++
		}
		if p.class&classGeo != 0 {
			if p.class&classParen != 0 {
				o.aside++
			} else {
				o.places++
			}
		}
		switch {
		case p.class&classNumber != 0:
			o.numbers++
		case p.tells() && p.class&(classGeneric|classField|classGeo|classParen) == 0:
			o.plain++
		}
		if p.class&(classPatronymic|classFather) != 0 {
			o.fathers++
		}
	}
	return o
}

// order compares in what order the pairs stand.
func (al *alignment) order(comma bool) {
	last, turned, swapped, fathers := int8(-1), false, false, [2]bool{}
	for j := range al.b.parts {
		fathers[1] = fathers[1] || al.b.parts[j].class&classFather != 0
	}
	for i := range al.a.parts {
		fathers[0] = fathers[0] || al.a.parts[i].class&classFather != 0
	}
	given := true
	for i := range al.a.parts {
		j := al.toB[i]
		p := &al.a.parts[i]
		if j == none || !p.tells() {
			continue
		}
		turned = turned || j < last
		last = max(last, j)
		given = given && p.class&classGiven != 0 && p.class&classSurname == 0
		if fathers[0] && fathers[1] && (p.class^al.b.parts[j].class)&classFather != 0 {
			swapped = true
		}
	}
	if turned && !comma {
		al.f[fOrder] = 1
	}
	if swapped || turned && given && !comma && len(al.a.parts) == 2 && len(al.b.parts) == 2 {
		al.f[fSwapped] = 1
	}
}
