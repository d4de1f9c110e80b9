package date

import (
	"bufio"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

// kind is what a word does in an expression of time. The file dates.txt of a
// language says what each means.
type kind uint8

// The kinds, in the order of kindNames.
const (
	dayWord kind = iota
	weekday
	month
	unit
	season
	fixed
	national
	nth
	easter
	islamic
	decade
	weekend
	toDate
	night
	quarterCode
	endOf
	now
	// Those from here on make no date alone: a sentence that holds none of the
	// kinds above and no figure is not looked at.
	weak
	ambiguous
	beforeMonth
	step
	soon
	story
	ago
	future
	repeat
	beforeYear
	number
	ordinal
	scale
	and
	article
	of
	from
	between
	to
	since
	after
	before
	onward
	early
	mid
	late
	rest
	edgeStart
	edgeEnd
	starting
	within
	era
	plural
	calendar
	ending
	onWord
	hence
	lasting
	inexact
	business
	weekdays
	nought
	hundreds
	latter
	more
	less
	about
	prefix
	kinds
)

// kindNames are the names of kinds in dates.txt.
var kindNames = [kinds]string{
	"day", "weekday", "month", "unit", "season", "fixed", "national", "nth", "easter", "islamic", "decade", "weekend", "to-date", "night", "code", "end-of", "now",
	"", "ambiguous", "before-month", "step", "soon", "story", "ago", "future", "repeat", "before-year", "number", "ordinal", "scale",
	"and", "article", "of", "from", "between", "to", "since", "after", "before", "onward", "early", "mid", "late", "rest", "start",
	"end", "starting", "within", "era", "plural", "calendar", "ending", "on", "hence", "lasting",
	"inexact", "business", "weekdays", "nought", "hundreds", "latter", "more", "less", "about", "prefix",
}

// sense is one thing that a word can do, with its number.
type sense struct {
	kind  kind
	value int
}

// phrase is a name of several words, without its first.
type phrase struct {
	rest   []string
	senses []sense
}

// Words are the words of dates in one language. They are read once and safe
// for concurrent use.
type Words struct {
	senses  map[string][]sense
	phrases map[string][]phrase // by first word, the longest first
	lengths [256]uint32         // of those words, by their first byte: a bit for each length
	agenda  bool
}

// Agenda is the same words for talk of appointments and not of news: a month or
// weekday without more is the next one and not the last, "last" and "next"
// before a weekday count calendar weeks, and what news hardly writes is a date
// too ("10/1", "week 31", "in 3 days", a year that no preposition announces).
func (w *Words) Agenda() *Words {
	other := *w
	other.agenda = true
	return &other
}

// Load reads dates.txt from the folder of a language: lines of "kind value:
// word, word". A line that is not one is an error that names it.
func Load(lang fs.FS) (*Words, error) {
	f, err := lang.Open("dates.txt")
	if err != nil {
		return nil, fmt.Errorf("date: %w", err)
	}
	defer f.Close()
	w := &Words{senses: map[string][]sense{}, phrases: map[string][]phrase{}}
	sc := bufio.NewScanner(f)
	for n := 1; sc.Scan(); n++ {
		if err := w.add(strings.TrimSpace(sc.Text())); err != nil {
			return nil, fmt.Errorf("date: dates.txt:%d: %w", n, err)
		}
	}
	for _, ps := range w.phrases {
		slices.SortStableFunc(ps, func(a, b phrase) int { return len(b.rest) - len(a.rest) })
	}
	return w, sc.Err()
}

func (w *Words) add(line string) error {
	if line == "" || strings.HasPrefix(line, "#") {
		return nil
	}
	key, words, ok := strings.Cut(line, ":")
	name, figure, ok2 := strings.Cut(key, " ")
	value, err := strconv.Atoi(figure)
	if !ok || !ok2 || err != nil {
		return fmt.Errorf("%q: want kind value: word, word", line)
	}
	k := slices.Index(kindNames[:], name)
	if k < 0 || name == "" {
		return fmt.Errorf("%q is no kind of word; want one of %s", name, strings.Join(slices.DeleteFunc(kindNames[:], func(s string) bool { return s == "" }), ", "))
	}
	for word := range strings.SplitSeq(words, ",") {
		for _, form := range apostrophes(word) {
			w.word(strings.Fields(form), sense{kind(k), value})
		}
	}
	return nil
}

// apostrophes are the ways in which a name is written that has a possessive in
// it, as the splitter would split it: "mother's day", "mothers' day" and
// "mothers day". Other words are written in one way.
func apostrophes(word string) []string {
	bare := strings.NewReplacer("'s ", "s ", "s' ", "s ").Replace(word)
	if bare == word {
		return []string{strings.ReplaceAll(word, "'s", " 's")}
	}
	return []string{strings.Replace(bare, "s ", " 's ", 1), strings.Replace(bare, "s ", "s ' ", 1), bare}
}

// word adds a word, or a name of several as the splitter would split it.
func (w *Words) word(parts []string, s sense) {
	switch {
	case len(parts) == 1 || len(parts) == 2 && parts[0] == "" || len(parts) > 0 && parts[0] == "'s":
		word := strings.Join(parts, "")
		w.senses[word] = append(w.senses[word], s)
		w.note(word)
	case len(parts) > 1:
		w.note(parts[0])
		w.phrases[parts[0]] = append(w.phrases[parts[0]], phrase{parts[1:], []sense{s}})
	}
}

// lookup gives the senses of a word as written, without a final stop.
func (w *Words) lookup(form string) []sense {
	var b [24]byte
	low, ok := w.lower(b[:0], form)
	if !ok {
		return nil
	}
	return w.senses[string(low)]
}

// lower is the function of that name, false also if no word of dates is so long and
// begins so: most words are told apart by this alone.
func (w *Words) lower(b []byte, form string) ([]byte, bool) {
	low, ok := lower(b, form)
	return low, ok && len(low) > 0 && w.lengths[low[0]]>>len(low)&1 != 0
}

func (w *Words) note(word string) {
	if word != "" {
		w.lengths[word[0]] |= 1 << len(word) // none for one that is longer than lower allows
	}
}

// lower writes a word in small letters, without its final stop and with a plain
// apostrophe; false if it is longer than any word of dates. It does not allocate.
func lower(b []byte, form string) ([]byte, bool) {
	form = strings.TrimSuffix(form, ".")
	if len(form) > cap(b) {
		return nil, false
	}
	for i := 0; i < len(form); i++ {
		c := form[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c == "’"[0] && strings.HasPrefix(form[i:], "’") {
			c, i = '\'', i+len("’")-1
		}
		b = append(b, c)
	}
	return b, true
}
