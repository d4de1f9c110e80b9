package names

// Costs of an edit, in tenths of a letter.
const (
	costLetter = 10 // another letter, one more, one less
	costVowel  = 8  // a vowel more or less
	costNear   = 6  // letters that spellings or ears confuse
	costSwap   = 8  // two neighbours changed places
	costDouble = 3  // a letter doubled, a silent h
)

// edits is the least cost of making b of a, in tenths of a letter, counted up
// to a bound: what is over it may be any number over it. Both are ASCII and at
// most maxLetter long; longer ones count as wholly different.
func edits(a, b string, bound int) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] && (len(a) < 2 || len(b) < 2 || a[1] == b[1]) {
		a, b = a[1:], b[1:]
	}
	if len(a) > maxLetter || len(b) > maxLetter {
		return costLetter * max(len(a), len(b))
	}
	var rows [3][maxLetter + 1]int16
	before, last, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) {
		last[j+1] = last[j] + one(b, j)
	}
	for i := range len(a) {
		row[0] = last[0] + one(a, i)
		least := row[0]
		for j := range len(b) {
			c := min(last[j+1]+one(a, i), row[j]+one(b, j), last[j]+other(a[i], b[j]))
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] && a[i] != b[j] {
				c = min(c, before[j-1]+costSwap)
			}
			row[j+1] = c
			least = min(least, c)
		}
		if int(least) > bound+costSwap {
			return int(least)
		}
		before, last, row = last, row, before
	}
	return int(last[len(b)])
}

// one is the cost of letter i of s being there or not.
func one(s string, i int) int16 {
	switch {
	case i > 0 && s[i] == s[i-1], s[i] == 'h' && i > 0 && s[i-1] != 'c' && s[i-1] != 's':
		return costDouble
	case isVowel(s[i]):
		return costVowel
	}
	return costLetter
}

// other is the cost of one letter in the place of another.
func other(a, b byte) int16 {
	if a == b {
		return 0
	}
	if isVowel(a) && isVowel(b) || near(a, b) || near(b, a) {
		return costNear
	}
	return costLetter
}

// confused has for a letter those that spellings of names take it for.
var confused = [256]string{
	'b': "p",
	'd': "t",
	'g': "qjh",
	'h': "k",
	'i': "yji",
	'j': "yji",
	'k': "cqgx",
	'l': "ri",
	'm': "n",
	's': "zcSx",
	'u': "wv",
	'v': "wfb",
	'z': "j",
	'C': "Skjsh",
}

// near reports whether spellings of names take one letter for the other.
func near(a, b byte) bool {
	for i := range len(confused[a]) {
		if confused[a][i] == b {
			return true
		}
	}
	return false
}

// scrambled reports whether b has the letters of a in another order.
func scrambled(a, b string) bool {
	if len(a) != len(b) || len(a) < 5 {
		return false
	}
	var n [256]int8
	for i := range len(a) {
		n[a[i]]++
		n[b[i]]--
	}
	return n == [256]int8{}
}
