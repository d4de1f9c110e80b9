package coder

import (
	"io/fs"
	"strings"
)

// stances are the lists of positions.txt: the words by which somebody takes a
// stance, and the nouns of what it is on.
type stances struct {
	wordLists
	verbs map[string]bool   // first words of the keys of take
	take  map[string]string // key of a verb, see positions.txt, to its stance
	move  map[string]string
	feel  map[string]string
	how   map[string]string // adverbs of who looks on
	stand map[string]string
	tone  map[string]string // adjectives and adverbs of how a thing is taken
	judge map[string]string
	on    map[string]string // noun to the kind of thing that it names
	of    map[string]string // noun to the type of event that it takes up
}

func loadStances(lang fs.FS) (*stances, error) {
	lists, err := loadLists(lang, "positions.txt")
	if err != nil {
		return nil, err
	}
	w := &stances{wordLists: newWordLists(lists), verbs: map[string]bool{}}
	w.take, w.move, w.feel = valuesOf(lists, "take.", stanceOrder), valuesOf(lists, "move.", stanceOrder), valuesOf(lists, "feel.", stanceOrder)
	w.tone = valuesOf(lists, "tone.", stanceOrder)
	w.how = valuesOf(lists, "how.", stanceOrder)
	w.stand, w.judge, w.on, w.of = valuesOf(lists, "stand.", stanceOrder), valuesOf(lists, "judge.", stanceOrder), valuesOf(lists, "on.", stanceOrder), valuesOf(lists, "of.", stanceOrder)
	for key := range w.take {
		first, _, _ := strings.Cut(key, " ")
		w.verbs[first] = true
	}
	return w, nil
}

// stanceOrder says which stance a word takes that stands in the lists of
// several: the first; and which kind of thing a noun names.
var stanceOrder = []string{
	"alarm", "condemn", "oppose", "deny", "welcome", "support", "concern", "call for",
	"agreement", "capability", "transfer", "tie", "event", "any", "deed", "ASSAULT", "CONSULT", "SANCTION", "COERCE",
}

// valuesOf maps the words of the lists that begin with a prefix to the rest of
// their list's name, which is one of the values given.
func valuesOf(lists map[string][]string, prefix string, values []string) map[string]string {
	out := map[string]string{}
	for _, value := range values {
		for _, w := range lists[prefix+value] {
			if out[w] == "" {
				out[w] = value
			}
		}
	}
	return out
}

// words are those that can take a stance by themselves.
func (w *stances) words() map[string]bool {
	out := map[string]bool{}
	for _, lists := range []map[string]string{w.take, w.move, w.feel, w.how, w.stand, w.judge} {
		for key := range lists {
			if !strings.Contains(key, " ") {
				out[key] = true
			}
		}
	}
	for _, list := range []string{"said", "insist", "insist.never"} {
		for word := range w.lists[list] {
			out[word] = true
		}
	}
	delete(out, "say") // without "never" it denies nothing
	out["never"] = true
	for key := range w.take {
		if strings.HasPrefix(key, "call ") || strings.HasPrefix(key, "object ") || strings.HasPrefix(key, "appeal ") {
			out[strings.Fields(key)[0]] = true
		}
	}
	return out
}
