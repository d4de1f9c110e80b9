package merge

import (
	"fmt"
	"hash/fnv"
	"hash/maphash"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"entente/text"
)

// Kin knows which words can name one happening, whatever their form: "shelled"
// and "bombardment", "meet" and "met". Make it with LoadKin. It is safe for
// concurrent use.
type Kin struct {
	classes map[string][]int  // by stem, sorted
	called  []string          // each class, as kinds has it
	light   map[string]bool   // stems that name anything
	plain   map[string]bool   // words of no matter
	things  map[string]string // what is called so or so, by stem: each as things are compared
	forms   map[string]string
	days    []string          // of the week, from Monday
	dayEnds [256]bool         // bytes that their names end with
	we      []string          // by which those who speak call themselves
	endings map[byte][]string // by their last byte, longest first

	seed   maphash.Seed
	looked sync.Mutex
	recent [2]map[uint64][]uint64 // what was looked up lately, see kept
}

// LoadKin reads "kin.txt" of a language's folder, which tells how it is
// written.
func LoadKin(lang fs.FS) (*Kin, error) {
	k := &Kin{classes: map[string][]int{}, light: map[string]bool{}, plain: map[string]bool{}, things: map[string]string{}, forms: map[string]string{}, endings: map[byte][]string{}, seed: maphash.MakeSeed()}
	var classes, things [][]string
	var light []string
	err := text.EachLine(lang, "kin.txt", func(f []string) error {
		switch f[0] {
		case "light:":
			light = f[1:]
		case "plain:":
			for _, w := range f[1:] {
				k.plain[w] = true
			}
		case "endings:":
			for _, end := range f[1:] {
				k.endings[end[len(end)-1]] = append(k.endings[end[len(end)-1]], end)
			}
		case "thing:":
			things = append(things, f[1:])
		case "days:":
			k.days = f[1:]
			for _, day := range k.days {
				k.dayEnds[day[len(day)-1]] = true
			}
		case "we:":
			k.we = f[1:]
		case "form:":
			if len(f) != 3 {
				return fmt.Errorf("%q: want form: FORM WORD", strings.Join(f, " "))
			}
			k.forms[f[1]] = f[2]
		default:
			classes = append(classes, f)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("merge: %w", err)
	}
	k.index(classes, light)
	k.call(things)
	return k, nil
}

// index is done when endings and forms are known.
func (k *Kin) index(classes [][]string, light []string) {
	for _, ends := range k.endings {
		slices.SortStableFunc(ends, func(a, b string) int { return len(b) - len(a) })
	}
	for _, w := range light {
		k.light[k.stem(w)] = true
	}
	for n, class := range classes {
		k.called = append(k.called, "of class "+strconv.Itoa(n))
		for _, w := range class {
			s := k.stem(w)
			if all := k.classes[s]; len(all) == 0 || all[len(all)-1] != n {
				k.classes[s] = append(all, n)
			}
		}
	}
}

// call notes what is called in several ways, each by the first of its words.
func (k *Kin) call(things [][]string) {
	for _, words := range things {
		for _, w := range words {
			k.things[k.stem(w)] = "thing " + words[0]
		}
	}
}

// leastStem is how many letters a word keeps at least.
const leastStem = 3

// stem is what a word is compared by: without its case and what inflects or
// derives it.
func (k *Kin) stem(word string) string {
	w := strings.ToLower(strings.Trim(word, ".,;:!?\"'’()[]"))
	if of, ok := k.forms[w]; ok {
		w = of
	}
	if w == "" {
		return w
	}
	for _, end := range k.endings[w[len(w)-1]] {
		if s, ok := strings.CutSuffix(w, end); ok && utf8.RuneCountInString(s) >= leastStem {
			w = s
			break
		}
	}
	w = strings.TrimSuffix(w, "e")
	if n := len(w); n > leastStem && w[n-1] == w[n-2] && w[n-1] < utf8.RuneSelf {
		w = w[:n-1]
	}
	return w
}

// Related reports whether two words can name one happening, or two phrases: "cast its
// veto" and "vetoed" have a word each that can.
func (k *Kin) Related(a, b string) bool {
	for x := range strings.FieldsSeq(a) {
		for y := range strings.FieldsSeq(b) {
			if k.related(k.stem(x), k.stem(y)) && (k.tells(x) || k.tells(y)) {
				return true
			}
		}
	}
	return false
}

func (k *Kin) related(a, b string) bool {
	if a == b {
		return true
	}
	x, y := k.classes[a], k.classes[b]
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0] == y[0]:
			return true
		case x[0] < y[0]:
			x = x[1:]
		default:
			y = y[1:]
		}
	}
	return false
}

// tells reports whether a word is of matter to what a text is about.
func (k *Kin) tells(word string) bool {
	return !k.plain[strings.ToLower(word)] && strings.ContainsFunc(word, func(r rune) bool {
		return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= utf8.RuneSelf
	})
}

// names reports whether a sentence names the weekday of a day, not as that on which somebody said it ("he said on Monday").
func (k *Kin) names(sentence string, day time.Time) bool {
	n := (int(day.Weekday()) + 6) % 7 // from Monday
	if n >= len(k.days) {
		return false
	}
	for {
		before, after, found := strings.Cut(sentence, k.days[n])
		if !found {
			return false
		}
		if !k.saidOn(before) {
			return true
		}
		sentence = after
	}
}

// saidOn reports whether words end with one for saying, but for words of no matter.
func (k *Kin) saidOn(words string) bool {
	for {
		words = strings.TrimRight(words, " ")
		last := words[strings.LastIndexByte(words, ' ')+1:]
		switch {
		case last == "":
			return false
		case k.light[k.stem(last)]:
			return true
		case k.tells(last):
			return false
		}
		words = words[:len(words)-len(last)]
	}
}

// Stems gives the stems of words that are of matter, sorted, each once.
func (k *Kin) stems(words []string) []string {
	all := make([]string, 0, len(words))
	for _, w := range words {
		if k.tells(w) {
			all = append(all, k.stem(w))
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// says adds the stems of a text that are of matter, each by its hash; in the place
// of those that can name one happening with others the first class that each is of,
// so that two which can are the same, and of a thing what it is called first.
func (k *Kin) says(all []uint64, text string) []uint64 {
	for w := range strings.FieldsSeq(text) {
		if !k.tells(w) {
			continue
		}
		s := k.stem(w)
		if in := k.classes[s]; len(in) > 0 {
			s = k.called[in[0]]
		}
		if thing, ok := k.things[k.stem(w)]; ok {
			s = thing
		}
		h := fnv.New64a()
		h.Write([]byte(s))
		all = append(all, h.Sum64())
	}
	return all
}

// kept gives what was made of a key before, or makes it. A report is looked at again with
// every one that comes beside it, so that what was made of the last few thousand is kept.
func (k *Kin) kept(key uint64, make func() []uint64) []uint64 {
	k.looked.Lock()
	defer k.looked.Unlock()
	out, ok := k.recent[0][key]
	if ok {
		return out
	}
	if out, ok = k.recent[1][key]; !ok {
		out = make()
	}
	if len(k.recent[0]) >= keptMost || k.recent[0] == nil {
		k.recent[0], k.recent[1] = map[uint64][]uint64{}, k.recent[0]
	}
	k.recent[0][key] = out
	return out
}

// keptMost is how much is kept, and as much from before that.
const keptMost = 30_000
