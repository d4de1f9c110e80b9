package names

// class is what kinds of word a part of a name may be.
type class uint32

const (
	classGiven      class = 1 << iota // a frequent given name
	classSurname                      // a frequent or well-known surname
	classFrequent                     // so frequent that it tells few apart
	classTitle                        // before a name: "Dr", "General"
	classSuffix                       // after it: "Jr"
	classParticle                     // "al", "von", "bin"
	classJoin                         // stands between a name and the father's
	classStop                         // "the", "of"
	classGeneric                      // a word that many bodies share
	classField                        // one that says what a body does
	classGeo                          // a place
	classNumber                       // digits, or a Roman number
	classInitial                      // one letter
	classPatronymic                   // "Viktorovich"
	classParen                        // stood in brackets
	classAbjad                        // from a script without vowels
	classHan                          // from Chinese characters
	classHangul                       // from Hangul
	classCyrillic
	classOther     // from a further script: Greek, Armenian, Thai
	classSyllables // the given name of a Korean or Chinese, joined
	classKorean    // surname of Koreans
	classChinese   // surname of Chinese
	classCapitals  // an abbreviation: two to six capitals
	classDotted    // letters with dots between: each of them counts
	classFather    // stands behind "bin"
	classPlain     // nothing is known of the word but its letters
)

// weights of parts in a name, by what they are.
const (
	weightPlain    = 1.0
	weightFrequent = 0.6
	weightGeneric  = 0.35
	weightField    = 0.6
	weightGeo      = 0.8
	weightNumber   = 0.8
	weightInitial  = 0.3
	weightSuffix   = 0.1
	weightParticle = 0.05
)

// weightOf is how much a part of these classes says. In a person's name generic
// words and places are names like others.
func weightOf(c class, body bool) float64 {
	w := weightPlain
	switch {
	case c&(classTitle|classParticle|classStop) != 0:
		return weightParticle
	case c&classSuffix != 0:
		return weightSuffix
	case c&classInitial != 0:
		w = weightInitial
	case c&classNumber != 0:
		return weightNumber
	case c&classPatronymic != 0:
		w = weightFrequent
	case body && c&classGeneric != 0:
		w = weightGeneric
	case body && c&classField != 0:
		w = weightField
	case body && c&classGeo != 0:
		w = weightGeo
	case c&classFrequent != 0:
		w = weightFrequent
	}
	if c&classParen != 0 {
		w *= 0.3
	}
	return w
}
