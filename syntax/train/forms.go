package train

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"entente/syntax/conllu"
	"entente/syntax/internal/lemma"
	"entente/text"
)

// Treebanks show a word in few of its forms: who has read "provoke" there has
// not yet read "provoking". Words that are listed, and those of the treebanks,
// are therefore inflected, and the lemmatiser learns the forms as well. How a
// language inflects is data: see lang/en/forms/README.md.

// forms is a language's inflection.
type forms struct {
	tags      map[string][][]string // Penn tags of the base form and of each form, by part of speech
	rules     []formRule
	irregular map[[2]string]bool
	examples  []lemma.Example
}

// formRule is a line of rules.txt.
type formRule struct {
	upos, ending string
	alone        bool // only consonants may precede
	forms        []string
}

// openForms reads the files of a folder.
func openForms(dir fs.FS) (*forms, error) {
	f := &forms{tags: map[string][][]string{}, irregular: map[[2]string]bool{}}
	for _, file := range []struct {
		name string
		line func(fields []string) error
	}{{"rules.txt", f.rule}, {"irregular.txt", f.listIrregular}, {"regular.txt", f.listRegular}, {"other.txt", f.listOther}} {
		err := text.EachLine(dir, file.name, func(fields []string) error {
			if len(fields) < 2 {
				return errors.New("a line needs more than one word")
			}
			return file.line(fields)
		})
		if err != nil {
			return nil, fmt.Errorf("train syntax: forms of words: %w", err)
		}
	}
	return f, nil
}

func (f *forms) rule(fields []string) error {
	if fields[0] == "tags" {
		for _, t := range fields[2:] {
			f.tags[fields[1]] = append(f.tags[fields[1]], strings.Split(t, ","))
		}
		return nil
	}
	if len(fields) != 1+len(f.tags[fields[0]]) {
		return errors.New("not as many forms as the line of tags has")
	}
	ending, alone := strings.CutPrefix(fields[1], "^")
	f.rules = append(f.rules, formRule{fields[0], ending, alone, fields[2:]})
	return nil
}

func (f *forms) listIrregular(fields []string) error {
	upos, base, rest := fields[0], fields[1], fields[2:]
	if len(rest) != len(f.tags[upos])-1 {
		return errors.New("not as many forms as the line of tags has")
	}
	f.irregular[[2]string{upos, base}] = true
	f.add(upos, base, base, 0)
	for i, form := range rest {
		for form := range strings.SplitSeq(form, "/") {
			if form != "-" {
				f.add(upos, base, form, i+1)
			}
		}
	}
	return nil
}

func (f *forms) listRegular(fields []string) error {
	upos, ok := strings.CutSuffix(fields[0], ":")
	if !ok || f.tags[upos] == nil {
		return errors.New("want a part of speech of rules.txt and a colon")
	}
	for _, base := range fields[1:] {
		f.inflect(upos, base)
	}
	return nil
}

func (f *forms) listOther(fields []string) error {
	xpos, ok := strings.CutSuffix(fields[1], ":")
	if !ok {
		return errors.New("want two tags and a colon")
	}
	for _, pair := range fields[2:] {
		form, lem, ok := strings.Cut(pair, "=")
		if !ok {
			return fmt.Errorf("%s: want form=lemma", pair)
		}
		f.examples = append(f.examples, lemma.Example{Form: form, UPOS: fields[0], XPOS: xpos, Lemma: lem})
	}
	return nil
}

// add adds a form of a base, in all tags of its column.
func (f *forms) add(upos, base, form string, column int) {
	for _, xpos := range f.tags[upos][column] {
		f.examples = append(f.examples, lemma.Example{Form: form, UPOS: upos, XPOS: xpos, Lemma: base})
	}
}

// inflect adds the regular forms of a word. Behind it may stand a sign that
// only rules see.
func (f *forms) inflect(upos, word string) {
	base := strings.TrimRight(word, "+")
	f.add(upos, base, base, 0)
	for _, r := range f.rules {
		stem, ending, ok := r.fit(upos, word)
		if !ok {
			continue
		}
		for i, form := range r.forms {
			f.add(upos, base, stem+r.spell(form, ending), i+1)
		}
		return
	}
}

const vowels = "aeiou"

// fit splits a word into what stays and what the rule's ending stands for.
func (r *formRule) fit(upos, word string) (stem, ending string, ok bool) {
	at := len(word) - len(r.ending)
	if r.upos != upos || at < 1 || r.alone && strings.ContainsAny(word[:at], vowels+"y") {
		return "", "", false
	}
	for i := range len(r.ending) {
		c := word[at+i]
		switch vowel := strings.IndexByte(vowels, c) >= 0; r.ending[i] {
		case 'V':
			ok = vowel
		case 'C':
			ok = !vowel
		default:
			ok = c == r.ending[i]
		}
		if !ok {
			return "", "", false
		}
	}
	return word[:at], word[at:], true
}

// spell writes a form with the letters that V and C of the ending stand for.
func (r *formRule) spell(form, ending string) string {
	var out []byte
	for i := range len(form) {
		switch c := form[i]; c {
		case 'V', 'C':
			out = append(out, ending[strings.IndexByte(r.ending, c)])
		case '2':
			out = append(out, out[len(out)-1])
		default:
			out = append(out, c)
		}
	}
	return string(out)
}

// of returns the forms that are listed, and those of the words of sentences.
func (f *forms) of(sentences []conllu.Sentence) []lemma.Example {
	seen := map[[2]string]bool{}
	all := forms{tags: f.tags, rules: f.rules, examples: slices.Clone(f.examples)}
	for _, s := range sentences {
		for _, w := range s.Words {
			k := [2]string{w.UPOS, w.Lemma}
			if f.tags[w.UPOS] == nil || seen[k] || f.irregular[k] || !lowerLetters(w.Lemma) {
				continue
			}
			seen[k] = true
			all.inflect(w.UPOS, w.Lemma)
		}
	}
	return all.examples
}

// lowerLetters reports whether s is letters from a to z only, and of some length.
func lowerLetters(s string) bool {
	return len(s) > 2 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == ""
}
