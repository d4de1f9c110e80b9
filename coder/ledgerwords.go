package coder

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

// ledgerWords are the lists of lang/en/ledgers.txt and arms.txt. A list named "a.b" is
// a list of kind a with the value b; values keep the order of the file, since
// the first that fits wins.
type ledgerWords struct {
	lists                   map[string]map[string]bool
	listed                  map[string]map[string]bool // by word, the lists that have it: most words are in none
	mayList, mayValue       sieve                      // of the words of listed and of valued
	values                  map[string][]valueList
	valued                  map[string]map[string]string   // by kind and word, the first value that has it
	ending                  map[string]map[string][]phrase // by kind and last piece, the phrases that end so
	dead, injured, arrested map[string]bool
	numbers                 map[string]int
}

type valueList struct {
	value   string
	phrases []string
}

// valued are the kinds of list that have values.
var valued = []string{"stage.transfer", "stage", "type.body", "type.word", "type.does", "type", "days later", "combining", "item", "prog", "change", "stance", "number", "many", "make", "adj", "changed by"}

func loadLedgerWords(lang fs.FS) (*ledgerWords, error) {
	w := &ledgerWords{lists: map[string]map[string]bool{}, listed: map[string]map[string]bool{}, values: map[string][]valueList{}, valued: map[string]map[string]string{}, numbers: map[string]int{}}
	w.ending = map[string]map[string][]phrase{}
	for _, file := range []string{"ledgers.txt", "arms.txt"} {
		err := eachLine(lang, file, func(line string) error {
			name, words, ok := strings.Cut(line, ":")
			if !ok {
				return fmt.Errorf("%q: want name: word, word", line)
			}
			w.add(strings.TrimSpace(name), splitWords(words))
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	for _, v := range w.values["number"] {
		n, err := strconv.Atoi(v.value)
		if err != nil {
			return nil, fmt.Errorf("coder: ledgers.txt: number.%s: %w", v.value, err)
		}
		for _, word := range v.phrases {
			w.numbers[word] = n
		}
	}
	w.dead, w.injured, w.arrested = w.lists["dead"], w.lists["injured"], w.lists["arrested"]
	return w, nil
}

func splitWords(list string) []string {
	var out []string
	for p := range strings.SplitSeq(list, ",") {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

func (w *ledgerWords) add(name string, words []string) {
	for _, kind := range valued {
		if value, ok := strings.CutPrefix(name, kind+"."); ok {
			w.addValue(kind, value, words)
			return
		}
	}
	if w.lists[name] == nil {
		w.lists[name] = map[string]bool{}
	}
	for _, word := range words {
		w.lists[name][word] = true
		w.mayList.add(name, word)
		if w.listed[word] == nil {
			w.listed[word] = map[string]bool{}
		}
		w.listed[word][name] = true
	}
}

func (w *ledgerWords) addValue(kind, value string, phrases []string) {
	if w.valued[kind] == nil {
		w.valued[kind] = map[string]string{}
	}
	v := valueList{value: value, phrases: phrases}
	for _, p := range phrases {
		if kind == "changed by" {
			first, _, _ := strings.Cut(p, " ")
			w.add("changed by first", []string{first})
		}
		w.index(kind, value, p)
		w.mayValue.add(kind, p)
		if w.valued[kind][p] == "" {
			w.valued[kind][p] = value
		}
	}
	w.values[kind] = append(w.values[kind], v)
}

// has reports whether a lemma is in a list.
func (w *ledgerWords) has(list, lemma string) bool {
	return w.mayList.may(list, lemma) && w.listed[lemma][list]
}

// valueOf is the value whose list of a kind holds the lemma, "" if none does.
func (w *ledgerWords) valueOf(kind, lemma string) string {
	if !w.mayValue.may(kind, lemma) {
		return ""
	}
	return w.valued[kind][lemma]
}

// manyOf is the least that a word for a round number of people means, 0 if it is
// none.
func (w *ledgerWords) manyOf(form string) int {
	n, err := strconv.Atoi(w.valueOf("many", form))
	if err != nil {
		return 0
	}
	return n
}

// inText is the first value of a kind one of whose phrases stands in a lower
// case text at word boundaries.
func (w *ledgerWords) inText(kind, low string) string {
	for _, v := range w.values[kind] {
		for _, p := range v.phrases {
			if phraseAt(low, p) >= 0 {
				return v.value
			}
		}
	}
	return ""
}

// onlyIn is the value of a kind whose phrases stand in a lower-case text, "" if
// those of none do, or of more than one.
func (w *ledgerWords) onlyIn(kind, low string) string {
	found := ""
	for _, v := range w.values[kind] {
		if !slices.ContainsFunc(v.phrases, func(p string) bool { return phraseAt(low, p) >= 0 }) {
			continue
		}
		if found != "" {
			return ""
		}
		found = v.value
	}
	return found
}

// firstWord is the value whose phrase stands first in a lower-case text, "other"
// if none stands there.
func (w *ledgerWords) firstWord(kind, low string) string {
	found, at := "other", len(low)
	for _, v := range w.values[kind] {
		for _, p := range v.phrases {
			if i := phraseAt(low, p); i >= 0 && i < at {
				found, at = v.value, i
			}
		}
	}
	return found
}

// phraseAt finds a phrase in a text at word boundaries, -1 if it is not there.
// A plural of the last word counts.
func phraseAt(low, phrase string) int {
	for from := 0; ; {
		i := strings.Index(low[from:], phrase)
		if i < 0 {
			return -1
		}
		i += from
		end := i + len(phrase)
		for _, suffix := range []string{"s", "es"} {
			if strings.HasPrefix(low[end:], suffix) && !letterAt(low, end+len(suffix)) {
				end += len(suffix)
				break
			}
		}
		if !letterAt(low, i-1) && !letterAt(low, end) {
			return i
		}
		from = i + 1
	}
}

func letterAt(s string, i int) bool {
	return i >= 0 && i < len(s) && (s[i] >= 'a' && s[i] <= 'z' || s[i] >= '0' && s[i] <= '9' || s[i] >= 0x80 && s[i] < 0xE2)
}
