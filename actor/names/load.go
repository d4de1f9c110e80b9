package names

import (
	"bufio"
	"fmt"
	"io/fs"
	"strings"

	"entente"
)

// word is what the tables know of a spelling.
type word struct {
	class  class
	groups []int32 // names that it is a spelling of
	short  []int32 // names that it is a short or foreign form of
	sense  int32   // of generic words and places: what it means; 0 none
}

// tables is what is known of languages.
type tables struct {
	words   map[string]*word
	legal   map[string]uint32 // words of a legal form, joined by spaces → its family's bit
	long    [8][]string       // those of several words, by the spaces in them
	longest int               // words of the longest legal form
	endings map[string][]string
	letters rewriter
	sound   rewriter
	abjad   rewriter
	korean  rewriter
	chinese rewriter
	russian rewriter         // Korean names in Russian, before korean
	east    map[string]class // Korean and Chinese surnames as folded
	double  map[string]bool  // surnames of two characters
	han     map[string]*hanWord
	same    map[rune]rune // forms of one Chinese character
	hanMost int           // characters of the longest entry
	groups  int32
	senses  int32

	families int // of legal forms
}

// hanWord is how Koreans and Japanese read characters; empty where they do not.
type hanWord struct {
	korean   string
	japanese string
}

// Scorer compares names. It does not change once loaded and is safe for
// concurrent use.
type Scorer struct {
	t       *tables
	weights [features]float64
}

// Load reads the data files (see README.md beside them) at the root of data.
// Data gives those that are shipped.
func Load(data fs.FS) (*Scorer, error) {
	t := &tables{
		words: map[string]*word{}, legal: map[string]uint32{}, endings: map[string][]string{},
		double: map[string]bool{}, east: map[string]class{}, han: map[string]*hanWord{}, same: map[rune]rune{},
	}
	for _, f := range []struct {
		name string
		line func(section, line string) error
	}{
		{"letters.txt", t.addLetters}, {"sounds.txt", t.addSound}, {"given.txt", t.addGiven},
		{"surnames.txt", t.addSurname}, {"words.txt", t.addWords}, {"hanzi.txt", t.addHan},
	} {
		if err := eachLine(data, f.name, f.line); err != nil {
			return nil, err
		}
	}
	s := &Scorer{t: t}
	if err := eachLine(data, "weights.txt", s.addWeight); err != nil {
		return nil, err
	}
	return s, nil
}

// eachLine calls f with the lines of a file and the section they stand in.
func eachLine(data fs.FS, name string, f func(section, line string) error) error {
	file, err := data.Open(name)
	if err != nil {
		return fmt.Errorf("open names data: %w", err)
	}
	defer file.Close()
	sc, section := bufio.NewScanner(file), ""
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(sc.Text())
		switch {
		case line == "" || line[0] == '#':
			continue
		case line[0] == '[':
			section = strings.Trim(line, "[]")
			continue
		}
		if err := f(section, line); err != nil {
			return &entente.Error{Code: entente.Invalid, Err: err, Message: fmt.Sprintf("Data of names cannot be read: %s:%d: %v.", name, n, err)}
		}
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("read names data %s: %w", name, err)
	}
	return nil
}

func (t *tables) addLetters(_, line string) error { return addRule(&t.letters, line) }

func (t *tables) addSound(section, line string) error {
	to := map[string]*rewriter{"sound": &t.sound, "abjad": &t.abjad, "korean": &t.korean, "chinese": &t.chinese, "korean in russian": &t.russian}[section]
	if to == nil {
		return fmt.Errorf("there is no table %q", section)
	}
	return addRule(to, line)
}

func addRule(w *rewriter, line string) error {
	f := strings.Fields(line)
	if len(f) != 2 {
		return fmt.Errorf("%q is not two fields", line)
	}
	w.add(f[0], f[1])
	return nil
}

func (t *tables) addGiven(_, line string) error { return t.addName(line, classGiven) }

func (t *tables) addSurname(section, line string) error {
	c := classSurname
	switch section {
	case "korean":
		c |= classKorean
	case "chinese":
		c |= classChinese
	case "of two characters":
		for s := range strings.FieldsSeq(line) {
			t.double[s] = true
		}
		return nil
	}
	return t.addName(line, c)
}

// addName enters a line of given.txt or surnames.txt.
func (t *tables) addName(line string, c class) error {
	line, frequent := strings.CutPrefix(line, "!")
	if frequent {
		c |= classFrequent
	}
	t.groups++
	spelled, short, _ := strings.Cut(line, "~")
	if len(strings.Fields(spelled)) == 0 {
		return fmt.Errorf("there is no name in %q", line)
	}
	for _, s := range strings.Fields(spelled) {
		w := t.word(s)
		t.addEast(s, c)
		w.class |= c
		w.groups = append(w.groups, t.groups)
	}
	for _, s := range strings.Fields(short) {
		w := t.word(s)
		w.class |= c
		w.short = append(w.short, t.groups)
	}
	return nil
}

// addEast enters how a Korean or Chinese surname sounds, which is how Russian
// writes it.
func (t *tables) addEast(s string, c class) {
	s = t.latin(s)
	if c&classKorean != 0 {
		t.east[string(t.korean.fold(nil, s))] |= classKorean
	}
	if c&classChinese != 0 {
		t.east[string(t.chinese.fold(nil, s))] |= classChinese
	}
}

// word is the entry of a spelling, made if it is new.
func (t *tables) word(s string) *word {
	key := t.latin(s)
	w := t.words[key]
	if w == nil {
		w = &word{}
		t.words[key] = w
	}
	return w
}

var wordClasses = [...]struct {
	name  string
	class class
}{
	{"generic", classGeneric}, {"field", classField}, {"geo", classGeo}, {"title", classTitle}, {"suffix", classSuffix},
	{"particle", classParticle}, {"join", classJoin}, {"stop", classStop},
}

// addWords enters a line of words.txt.
func (t *tables) addWords(_, line string) error {
	name, rest, _ := strings.Cut(line, " ")
	switch name {
	case "legal":
		return t.addLegal(rest)
	case "patronymic", "ending":
		t.endings[name] = strings.Fields(rest)
		return nil
	}
	for _, c := range wordClasses {
		if c.name == name {
			for s := range strings.SplitSeq(rest, ";") {
				t.addSense(s, c.class)
			}
			return nil
		}
	}
	return fmt.Errorf("there is no class %q", name)
}

// addSense enters words that mean the same.
func (t *tables) addSense(list string, c class) {
	t.senses++
	for s := range strings.SplitSeq(list, "=") {
		if len(strings.Fields(s)) != 1 {
			continue
		}
		w := t.word(strings.TrimSpace(s))
		w.class |= c
		if c&(classGeneric|classField|classGeo) != 0 && w.sense == 0 {
			w.sense = t.senses
		}
	}
}

func (t *tables) addLegal(rest string) error {
	_, forms, ok := strings.Cut(rest, "|")
	if !ok {
		return fmt.Errorf("%q is not LABEL | FORMS", rest)
	}
	bit := uint32(1) << (t.families % 32)
	t.families++
	for f := range strings.SplitSeq(forms, ";") {
		words := strings.Fields(f)
		for i := range words {
			words[i] = t.latin(words[i])
		}
		if len(words) == 0 {
			continue
		}
		form := strings.Join(words, " ")
		t.legal[form] |= bit
		if n := len(words) - 1; n < len(t.long) && len(form) >= 12 {
			t.long[n] = append(t.long[n], form)
		}
		t.longest = max(t.longest, len(words))
	}
	return nil
}

// addHan enters a line of hanzi.txt.
func (t *tables) addHan(_, line string) error {
	f := strings.Split(line, "|")
	if len(f) != 3 {
		return fmt.Errorf("%q is not CHARACTERS | Korean | Japanese", line)
	}
	w := &hanWord{korean: firstReading(f[1]), japanese: firstReading(f[2])}
	forms := strings.Split(strings.TrimSpace(f[0]), "=")
	head := []rune(forms[0])
	for _, s := range forms {
		rs := []rune(s)
		t.hanMost = max(t.hanMost, len(rs))
		if t.han[s] == nil {
			t.han[s] = w
		}
		for i := range rs {
			if len(rs) == len(head) && rs[i] != head[i] {
				t.same[rs[i]] = head[i]
			}
		}
	}
	return nil
}

func firstReading(s string) string {
	f := strings.Fields(s)
	if len(f) == 0 || f[0] == "-" {
		return ""
	}
	return f[0]
}
