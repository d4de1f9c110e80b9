package date

import (
	"bufio"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// Words are the words of dates in one language. They are read once and safe
// for concurrent use.
type Words struct {
	kinds map[string]map[string]int
}

// Load reads dates.txt from the folder of a language: lines of "kind value:
// word, word". A line that is not one is an error that names it.
func Load(lang fs.FS) (*Words, error) {
	f, err := lang.Open("dates.txt")
	if err != nil {
		return nil, fmt.Errorf("date: %w", err)
	}
	defer f.Close()
	w := &Words{kinds: map[string]map[string]int{}}
	sc := bufio.NewScanner(f)
	for n := 1; sc.Scan(); n++ {
		if err := w.add(strings.TrimSpace(sc.Text())); err != nil {
			return nil, fmt.Errorf("date: dates.txt:%d: %w", n, err)
		}
	}
	return w, sc.Err()
}

func (w *Words) add(line string) error {
	if line == "" || strings.HasPrefix(line, "#") {
		return nil
	}
	key, words, ok := strings.Cut(line, ":")
	kind, number, ok2 := strings.Cut(key, " ")
	value, err := strconv.Atoi(number)
	if !ok || !ok2 || err != nil {
		return fmt.Errorf("%q: want kind value: word, word", line)
	}
	if w.kinds[kind] == nil {
		w.kinds[kind] = map[string]int{}
	}
	for word := range strings.SplitSeq(words, ",") {
		w.kinds[kind][strings.TrimSpace(word)] = value
	}
	return nil
}

func (w *Words) value(kind, word string) (int, bool) {
	v, ok := w.kinds[kind][word]
	return v, ok
}

func (w *Words) is(kind, word string) bool {
	_, ok := w.kinds[kind][word]
	return ok
}
