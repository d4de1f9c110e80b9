package frame

import (
	"fmt"
	"io/fs"
	"strings"
)

// inflection is one rule of inflect.txt.
type inflection struct {
	pos     POS
	ending  string
	endings []string
}

// loadForms maps the regular forms of every lemma in the lexicon to it, so
// that a trigger is known even where the lemmatiser goes wrong on a rare word.
func (l *Lexicon) loadForms(dir fs.FS) error {
	l.forms = map[trigger]string{}
	if _, err := fs.Stat(dir, "inflect.txt"); err != nil {
		return nil // a language may do without
	}
	err := EachLine(dir, "inflect.txt", func(at, line string) error {
		f := strings.Fields(line)
		if len(f) < 3 || len(f[0]) != 1 {
			return fmt.Errorf("%s: %q: want pos, ending, endings", at, line)
		}
		l.rules = append(l.rules, inflection{POS(f[0][0]), f[1], f[2:]})
		return nil
	})
	for _, f := range l.frames {
		for _, lemma := range f.Lemmas {
			l.remember(lemma, f.POS)
		}
	}
	return err
}

func (l *Lexicon) remember(lemma string, pos POS) {
	for _, form := range l.Inflect(lemma, pos) {
		if k := (trigger{form, pos}); l.forms[k] == "" {
			l.forms[k] = lemma
		}
	}
}

// Inflect gives the regular forms of a lemma, in the order of inflect.txt: for
// a verb the third person, the pasts and the participles, for a noun the plural.
func (l *Lexicon) Inflect(lemma string, pos POS) []string {
	for _, r := range l.rules {
		stem, ending, ok := r.fit(lemma)
		if r.pos != pos || !ok {
			continue
		}
		out := make([]string, 0, len(r.endings))
		for _, e := range r.endings {
			out = append(out, stem+r.write(e, ending))
		}
		return out
	}
	return nil
}

// fit splits a lemma into what stays and what its ending stands for.
func (r *inflection) fit(lemma string) (stem, ending string, ok bool) {
	at := len(lemma) - len(r.ending)
	if at < 0 {
		return "", "", false
	}
	for i := range len(r.ending) {
		c := lemma[at+i]
		switch r.ending[i] {
		case 'V':
			ok = strings.IndexByte("aeiou", c) >= 0
		case 'C':
			ok = strings.IndexByte("aeiou", c) < 0
		default:
			ok = c == r.ending[i]
		}
		if !ok {
			return "", "", false
		}
	}
	return lemma[:at], lemma[at:], true
}

// write spells an ending with the letters that its V and C stand for.
func (r *inflection) write(form, ending string) string {
	var b strings.Builder
	for i := range len(form) {
		switch c := form[i]; c {
		case 'V', 'C':
			b.WriteByte(ending[strings.IndexByte(r.ending, c)])
		case '2':
			b.WriteByte(ending[len(ending)-1])
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// LemmaOf is the lemma of the lexicon that a lower-case form regularly belongs
// to, "" if it is none.
func (l *Lexicon) LemmaOf(form string, pos POS) string { return l.forms[trigger{form, pos}] }
