package names

// link is how two parts, or a part and several, go together.
type link struct {
	sim  float64 // 0 to 1
	cost int     // of the edits, in tenths of a letter; 0 where none were needed
	kind kind
}

// kind is why two parts go together.
type kind uint8

const (
	apart    kind = iota
	equal         // the same letters
	spelled       // spellings of one name, by the tables or by sound
	script        // one is written without vowels
	shortFor      // "Bill" for William, or the name in another language
	initial       // "V." for Vladimir
	typo          // some letters differ
	split         // one writes as several words what the other joins
	scramble      // the same letters in another order
	abbreviated
)

// Similarities of parts that are one name by knowledge, not by letters.
const (
	simSpelled   = 0.97
	simSound     = 0.95
	simScript    = 0.9
	simShort     = 0.8
	simInitial   = 0.75
	simScrambled = 0.8
	leastFather  = 0.8  // what is less alike is another father's name
	leastSim     = 0.55 // what is less alike does not go together
)

// alike compares two parts.
func alike(a, b *part, body bool) link {
	if l, done := known(a, b, body); done {
		return l
	}
	if (a.class|b.class)&classAbjad != 0 && a.class&classAbjad != b.class&classAbjad {
		return boned(a, b)
	}
	if l, ok := folded(a, b); ok {
		return l
	}
	return lettered(a, b)
}

// known compares by what the parts are; done is false where letters decide.
func known(a, b *part, body bool) (l link, done bool) {
	switch {
	case a.class&b.class&classHan != 0 && a.raw != "" && b.raw != "":
		if a.raw == b.raw || a.text == b.text && len(a.raw) != len(b.raw) {
			return link{1, 0, equal}, true
		}
		return link{}, true
	case a.text == b.text:
		return link{1, 0, equal}, true
	case (a.class|b.class)&classNumber != 0:
		return link{}, true
	case (a.class|b.class)&classInitial != 0:
		return initialed(a, b), true
	case a.class&b.class&classHangul != 0, (a.class|b.class)&classDotted != 0:
		return link{}, true
	}
	if a.word == nil || b.word == nil {
		return link{}, false
	}
	if body && a.word.sense != 0 && b.word.sense != 0 {
		if a.word.sense == b.word.sense {
			return link{simSpelled, 0, spelled}, true
		}
		return link{}, true
	}
	return shared(a.word, b.word)
}

// shared compares by the groups of given names and surnames.
func shared(a, b *word) (link, bool) {
	for _, g := range a.groups {
		for _, h := range b.groups {
			if g == h {
				return link{simSpelled, 0, spelled}, true
			}
		}
	}
	if meets(a.groups, b.short) || meets(b.groups, a.short) || meets(a.short, b.short) {
		return link{simShort, 0, shortFor}, true
	}
	return link{}, false
}

func meets(a, b []int32) bool {
	for _, g := range a {
		for _, h := range b {
			if g == h {
				return true
			}
		}
	}
	return false
}

// initialed compares where one is a single letter.
func initialed(a, b *part) link {
	if a.text[0] == b.text[0] || a.sound != "" && b.sound != "" && a.sound[0] == b.sound[0] && !isVowel(a.sound[0]) {
		return link{simInitial, 0, initial}
	}
	return link{}
}

// folded compares by sound, and by syllables where both are Korean or Chinese.
func folded(a, b *part) (link, bool) {
	switch {
	case a.korean != "" && a.korean == b.korean, a.chi != "" && a.chi == b.chi:
		return link{simSound, 0, spelled}, true
	case a.sound == b.sound && len(a.sound) > 1 && a.class&b.class&classSyllables == 0:
		return link{simSound, 0, spelled}, true
	}
	return link{}, false
}

// boned compares consonants, where one script writes no vowels.
func boned(a, b *part) link {
	n := max(len(a.bones), len(b.bones))
	if n < 2 || a.bones == b.bones {
		if n > 1 {
			return link{simScript, 0, script}
		}
		return lettered(a, b)
	}
	cost := edits(a.bones, b.bones, 20)
	sim := 0.95 - float64(cost)/float64(10*n)
	if sim < leastSim {
		return link{}
	}
	return link{min(sim, simScript), cost, script}
}

// lettered compares letters: as written, and by sound.
func lettered(a, b *part) link {
	n := max(len(a.text), len(b.text))
	if d := len(a.text) - len(b.text); d > n/2 || -d > n/2 {
		return link{}
	}
	bound := 10 * n / 2
	cost := edits(a.text, b.text, bound)
	if a.class&b.class&classSyllables == 0 {
		cost = min(cost, edits(a.sound, b.sound, bound)+4)
	}
	length := float64(n)
	if a.class&b.class&classPatronymic != 0 {
		length -= 4 // that both end alike says nothing
	} else if a.ending != "" && a.ending == b.ending {
		length -= float64(len(a.ending)) - 1
	}
	sim := 1 - float64(cost)/(10*length)
	if a.class&b.class&classSyllables != 0 {
		sim -= float64(cost) / (20 * length) // a syllable is a word
	}
	if a.word != nil && b.word != nil && a.word.class&(classGiven|classSurname) != 0 && b.word.class&(classGiven|classSurname) != 0 {
		sim -= 0.2 // two names that are both known
	}
	if sim < simScrambled && scrambled(a.text, b.text) {
		return link{simScrambled, costSwap, scramble}
	}
	if sim >= leastSim && (a.class&b.class&classPatronymic == 0 || sim >= leastFather) {
		return link{sim, cost, typo}
	}
	return link{}
}
