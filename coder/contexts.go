package coder

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"entente/codebook"
)

// contexts maps words and phrases to what an event is about. A phrase of
// several words is looked up by its first lemma.
type contexts struct {
	first map[string][]contextCue
}

type contextCue struct {
	rest    []string
	context string
}

func loadContexts(lang fs.FS) (*contexts, error) {
	lists, err := loadLists(lang, "contexts.txt")
	if err != nil {
		return nil, err
	}
	c := &contexts{first: map[string][]contextCue{}}
	known := codebook.Contexts()
	for _, name := range known { // in the codebook's order, not the map's
		for _, phrase := range lists[name] {
			words := strings.Fields(phrase)
			c.first[words[0]] = append(c.first[words[0]], contextCue{words[1:], name})
		}
		delete(lists, name)
	}
	for name := range lists {
		return nil, fmt.Errorf("coder: contexts.txt: %q is not a context of the codebook", name)
	}
	return c, nil
}

// maxContexts bounds how many contexts one mention carries.
const maxContexts = 4

// of lists the contexts of an event: those of its frame, then those of the
// words in the clause of its trigger.
func (c *contexts) of(s *sentence, h hit) []string {
	out := slices.Clone(h.f.Contexts)
	top := h.word
	if h.carrier >= 0 {
		top = h.carrier
	}
	for i := range s.tree.Words {
		if r := s.refAt[i]; !s.within(i, top) || r >= 0 && s.refs[r].Entity.Code != "" && !strings.HasSuffix(s.refs[r].Entity.Reason, whyOwned) {
			continue
		}
		for _, cue := range c.first[s.lemma(i)] {
			if s.follows(i, cue.rest) && !slices.Contains(out, cue.context) && len(out) < maxContexts {
				out = append(out, cue.context)
			}
		}
	}
	return out
}

// follows reports whether the lemmas stand right after word i.
func (s *sentence) follows(i int, lemmas []string) bool {
	for n, l := range lemmas {
		j := i + 1 + n
		if j >= len(s.tree.Words) || s.lemma(j) != l && !strings.EqualFold(s.word(j).Form, l) {
			return false
		}
	}
	return true
}
