package names

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

// shipped is what is known of languages as embedded, read once; it is part of
// the program, so that a fault in it is a fault of the program.
var shipped = sync.OnceValue(func() *Scorer {
	s, err := Load(Data())
	if err != nil {
		panic(fmt.Sprintf("names: embedded data: %v", err))
	}
	return s
})

// Key is what the spellings of one name share where they differ in script,
// accents, capitals, hyphens, order of parts, letters that sound alike, titles,
// articles and legal form: names with one key are the same without being
// compared. It finds less than Score: a letter wrong is another key. What is no
// proper name ("gunmen") is its own key, in lower case.
func Key(name string) string {
	name = strings.TrimSpace(name)
	if !proper(name) {
		return strings.ToLower(name)
	}
	return shipped().key(name)
}

// proper reports whether a text has a capital or letters of a script without.
func proper(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsUpper(r) || unicode.Is(unicode.Lo, r) })
}

func (s *Scorer) key(name string) string {
	n := s.Prepare(name)
	if n.Empty() {
		return strings.ToLower(name)
	}
	r := &n.readings[min(1, len(n.readings)-1)] // of Chinese characters the Korean or Japanese one, where there is one
	given := len(r.parts) == 2                  // two given names: their order tells who it is
	words := make([]string, 0, len(r.parts))
	for i := range r.parts {
		p := &r.parts[i]
		if p.weight <= weightSuffix && r.real > 0 {
			continue
		}
		given = given && p.class&classGiven != 0 && p.class&classSurname == 0
		words = append(words, p.key(n.body))
	}
	if !given {
		slices.Sort(words)
	}
	return strings.Join(words, " ")
}

// key is what the spellings of a part share.
func (p *part) key(body bool) string {
	if p.class&classFather != 0 {
		return "<" + p.sound
	}
	switch {
	case p.class&classNumber != 0:
		return p.text
	case body && p.word != nil && p.word.sense != 0:
		return "=" + strconv.Itoa(int(p.word.sense))
	case p.word != nil && len(p.word.groups) > 0:
		return "#" + strconv.Itoa(int(slices.Min(p.word.groups)))
	case p.korean != "":
		return p.korean
	case p.chi != "":
		return p.chi
	case p.sound != "":
		return p.sound
	}
	return p.text
}
