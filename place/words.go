package place

import (
	"bufio"
	"fmt"
	"io/fs"
	"strings"
)

// The classes of places.txt of a language.
const (
	classIn        = "in"        // stands before a place, and says that it is one
	classOf        = "of"        // stands before places and much else
	classKind      = "kind"      // "city", "province"
	classWhole     = "whole"     // of those, "province" and not "city"
	classDirection = "direction" // no part of another name
	classAfter     = "after"     // stands behind a place in a longer name
	classStreet    = "street"
	classPerson    = "person"  // stands before a person
	classSays      = "says"    // what persons do
	classWord      = "word"    // capitalised and still no place
	classGiven     = "given"   // a person's first name too
	classSwap      = "swap"    // pairs: "st saint"
	classArticle   = "article" // is no part of a name
	classLoose     = "loose"   // adjectives that name no state
	classNever     = "never"   // no place, whatever stands around
	classPlural    = "plural"  // pairs: "counties county"
)

// words are what a language says around names.
type words map[string]map[string]bool

func loadWords(lang fs.FS) (words, error) {
	f, err := lang.Open("places.txt")
	if err != nil {
		return nil, fmt.Errorf("place: %w", err)
	}
	defer f.Close()
	w := words{}
	for _, c := range [...]string{classIn, classOf, classKind, classWhole, classDirection, classAfter, classStreet, classPerson, classSays, classWord, classGiven, classSwap, classLoose, classArticle, classNever, classPlural} {
		w[c] = map[string]bool{}
	}
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(sc.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		class, list, ok := strings.Cut(line, ":")
		if !ok || w[class] == nil {
			return nil, fmt.Errorf("place: places.txt:%d: %q is no class of words", n, class)
		}
		for s := range strings.SplitSeq(list, ",") {
			w[class][strings.TrimSpace(s)] = true
		}
	}
	return w, sc.Err()
}

func (w words) is(class, word string) bool { return w[class][word] }

// IsKind reports whether a lemma says what kind of place a name is: "city",
// "province".
func (g *Gazetteer) IsKind(lemma string) bool { return g.words.is(classKind, lemma) }
