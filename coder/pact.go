package coder

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"entente"
)

// pact is a treaty that is known by its name (lang/en/pacts.txt).
type pact struct {
	words   []string // of the name, parted at blanks and hyphens
	line    int      // of the file: names of one line are names of one treaty
	kind    string
	parties []string // codes, none where there are many
}

// pacts are the known treaties by the first word of their names.
type pacts map[string][]pact

func loadPacts(lang fs.FS) (pacts, error) {
	out, at := pacts{}, 0
	err := eachLine(lang, "pacts.txt", func(line string) error {
		at++
		f := strings.Split(line, "|")
		if len(f) != 3 {
			return fmt.Errorf("%q: want names | type | parties", line)
		}
		for _, name := range splitWords(f[0]) {
			p := pact{nameWords(name), at, strings.TrimSpace(f[1]), strings.Fields(f[2])}
			out[p.words[0]] = append(out[p.words[0]], p)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("coder: %w", err)
	}
	return out, nil
}

func nameWords(name string) []string {
	return strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' })
}

// pactAt is the known treaty whose name begins at a word, and the name's last
// word; of two that begin there the longer. The second is -1 if none does.
func (s *sentence) pactAt(i int) (*pact, int) {
	var found *pact
	last := -1
	first, _, _ := strings.Cut(s.word(i).Form, "-")
	known := s.c.pacts.from(first)
	for n := range known {
		if hi := s.spells(i, known[n].words); hi > last {
			found, last = &known[n], hi
		}
	}
	return found, last
}

// from are the treaties whose names begin with a word, which may stand in capitals:
// "RIO TREATY".
func (p pacts) from(first string) []pact {
	known := p[first]
	if known == nil && len(first) > 1 && first == strings.ToUpper(first) {
		known = p[first[:1]+strings.ToLower(first[1:])]
	}
	return known
}

// spells is the last of the words from i on that make up a name, -1 if they do
// not.
func (s *sentence) spells(i int, name []string) int {
	last := -1
	for i < len(s.tree.Words) && len(name) > 0 {
		form := s.word(i).Form
		if form == "-" || form == "–" {
			i++
			continue
		}
		parts := nameWords(form)
		if len(parts) > len(name) || !slices.EqualFunc(parts, name[:len(parts)], sameName) {
			return -1
		}
		name, last = name[len(parts):], i
		i++
	}
	if len(name) > 0 {
		return -1
	}
	return last
}

// sameName reports whether two words of names are one, which may stand in capitals.
func sameName(form, name string) bool {
	return form == name || len(form) > 1 && form == strings.ToUpper(form) && strings.EqualFold(form, name)
}

// knownAs is the known treaty that a title names, nil if it names none.
func (p pacts) knownAs(title string) *pact {
	words := nameWords(title)
	for i, w := range words {
		known := p.from(w)
		for n := range known {
			k := &known[n]
			if len(words)-i >= len(k.words) && slices.EqualFunc(words[i:i+len(k.words)], k.words, sameName) {
				return k
			}
		}
	}
	return nil
}

// partiesBy are the parties of a known treaty, with its name as their words.
func (p *pact) partiesBy(name string, span entente.Span) []entente.Entity {
	var out []entente.Entity
	for _, code := range p.parties {
		out = append(out, entente.Entity{Text: name, Span: span, Code: code, Reason: "party to the treaty of this name"})
	}
	return out
}

// pactBond is the bond of a known treaty whose name are words lo to hi, at the
// word that the name hangs by. It is none where the name stands for another
// thing: "Warsaw Pact troops".
func (s *sentence) pactBond(p *pact, lo, hi int) (bond, bool) {
	noun := hi
	for i := lo; i <= hi; i++ {
		if h := s.head(i); h < lo || h > hi {
			noun = i
			if s.isAgreementWord(i) {
				break
			}
		}
	}
	if h := s.head(noun); h > hi && s.isNoun(h) && s.relIs(noun, "compound", "flat", "amod") || s.relIs(noun, "nmod:poss") || hi+1 < len(s.tree.Words) && isPossessive(s.word(hi+1).Form) {
		return bond{}, false
	}
	return s.bondOf(bond{s: s, noun: noun, lo: lo, hi: hi, pact: p}), true
}

// knownParties makes the parties of a known treaty those of its bond.
func (b *bond) knownParties() {
	if b.pact == nil || len(b.pact.parties) == 0 {
		return
	}
	b.parties = slices.DeleteFunc(b.parties, func(e entente.Entity) bool { return !slices.Contains(b.pact.parties, e.Code) })
	for _, e := range b.pact.partiesBy(b.title(), b.s.span(b.lo, b.hi)) {
		b.parties = addParty(b.parties, e)
	}
}
