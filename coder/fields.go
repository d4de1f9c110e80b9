package coder

import (
	"io/fs"
	"slices"
	"strings"

	"entente"
	"entente/coder/frame"
)

// fields are the lists of fields.txt: what other fields of life do with the
// words of conflict and diplomacy.
type fields struct {
	agents []field // told by who acts
	cued   []field // told by the words around
	wordLists
}

// field is one field of life that borrows words.
type field struct {
	name    string
	markers []string // agents, or cues
	turns   map[string]bool
	not     []string // words that speak against the cues
}

func loadFields(lang fs.FS) (*fields, error) {
	lists, err := loadLists(lang, "fields.txt")
	if err != nil {
		return nil, err
	}
	f, said := &fields{}, map[string][]string{}
	for name, words := range lists {
		fieldName, kind, _ := strings.Cut(name, ".")
		fl := field{name: fieldName, markers: words, turns: set(lists[fieldName+".turns"]), not: lists[fieldName+".not"]}
		switch kind {
		case "agent":
			f.agents = append(f.agents, fl)
			said[name] = words
		case "cue":
			f.cued = append(f.cued, fl)
		case "":
			said[name] = words
		}
	}
	byName := func(a, b field) int { return strings.Compare(a.name, b.name) }
	slices.SortFunc(f.agents, byName)
	slices.SortFunc(f.cued, byName)
	f.wordLists = newWordLists(said)
	return f, nil
}

// inForce are the sectors whose acts are politics on any field: police at a
// match, soldiers in a storm.
var inForce = []string{"MIL", "COP", "REB", "UAF", "PRM", "GOV", "JUD", "LEG", "SPY"}

// elsewhere names the field of life in which a trigger has its sense, "" if it
// reports politics: "Morocco beat Portugal 1-0", "the virus attacks".
func (s *sentence) elsewhere(h hit, r roles) string {
	lemma := s.lemma(h.word)
	for _, f := range s.c.fields.agents {
		if (len(f.turns) == 0 || f.turns[lemma]) && s.actsAs(h, f.name+".agent") {
			return f.name
		}
	}
	forced := slices.ContainsFunc(r.actors, func(e entente.Entity) bool { return slices.Contains(inForce, e.Sector) })
	for _, f := range s.c.fields.cued {
		if !forced && f.turns[lemma] && s.cuedBy(h.word, f.markers) && !s.cuedBy(h.word, f.not) {
			return f.name
		}
	}
	if s.told(h) {
		return "fiction"
	}
	return ""
}

// actsAs reports whether the grammatical doer of a trigger is of a list, and
// nobody with a name of his own.
func (s *sentence) actsAs(h hit, list string) bool {
	heads := s.subjectOf(h.trigger)
	if h.pos == frame.Noun && len(heads) == 0 {
		heads = s.heads(h.trigger, "mod")
	}
	return slices.ContainsFunc(heads, func(i int) bool {
		if s.c.fields.has(list, s.lemma(i)) && (s.refAt[i] < 0 || s.refs[s.refAt[i]].Entity.Sector == "BUS") {
			return true
		}
		for _, k := range s.under(i, "of") { // "an army of ants", "a wave of snow"
			if s.refAt[k] < 0 && s.c.fields.has(list, s.lemma(k)) {
				return true
			}
		}
		return false
	})
}

// cuedBy reports whether a cue stands in the clause of a word or in the
// headline.
func (s *sentence) cuedBy(i int, cues []string) bool {
	if s.lowTitle == "" {
		s.lowTitle = lowered(s.doc.PartText(entente.Title))
	}
	from, to := s.clause(i)
	low := lowered(s.text[s.word(from).Start:s.word(to).End])
	return slices.ContainsFunc(cues, func(cue string) bool {
		if cue == "score" {
			return s.hasScore(from, to)
		}
		return phraseAt(low, cue) >= 0 || phraseAt(s.lowTitle, cue) >= 0
	})
}

// clause is the first and last word of the main clause that a word stands in:
// of two that are joined ("Iran attacked Iraq, and Brazil beat Peru 2-0"), each
// has its own subject.
func (s *sentence) clause(i int) (from, to int) {
	own := func(k int) bool {
		return s.relIs(k, "conj", "parataxis") && s.isVerb(k) && s.child(k, "nsubj", "nsubj:pass") >= 0
	}
	for n := 0; s.head(i) >= 0 && !own(i) && n <= len(s.tree.Words); n++ {
		i = s.head(i)
	}
	from, to = s.extent(i)
	for _, k := range s.kids[i] {
		if own(k) && k > i {
			first, _ := s.extent(k)
			to = max(i, min(to, first-1))
		}
	}
	return from, to
}

// hasScore looks for the score of a game between two words: "2-0". Two numbers
// before a noun ("10-15 mortars") and counts of votes are none.
func (s *sentence) hasScore(from, to int) bool {
	for i := from; i <= to; i++ {
		w, next := s.word(i), i+1
		switch {
		case s.c.fields.has("no score", s.lemma(max(s.head(i), 0))):
			continue
		case s.scoreOver(i):
			next = i + 3
		case !isScore(s.text[w.Start:w.End]):
			continue
		}
		if next >= len(s.tree.Words) || s.word(next).UPOS != "NOUN" {
			return true
		}
	}
	return false
}

// scoreOver reports whether a score stands from word i on that was split into
// three.
func (s *sentence) scoreOver(i int) bool {
	if i+2 >= len(s.tree.Words) || s.word(i).End != s.word(i+1).Start || s.word(i+1).End != s.word(i+2).Start {
		return false
	}
	return isScore(s.text[s.word(i).Start:s.word(i+2).End])
}

// isScore reports whether a word is two numbers of up to three digits with a
// dash between them.
func isScore(word string) bool {
	a, b, ok := strings.Cut(strings.ReplaceAll(word, "–", "-"), "-")
	return ok && shortNumber(a) && shortNumber(b)
}

func shortNumber(t string) bool {
	return len(t) > 0 && len(t) <= 3 && strings.Trim(t, "0123456789") == ""
}

// told reports whether an event is the content of a film or novel: it happens
// "in the film", or the film tells of it. What is done to the film itself
// happens.
func (s *sentence) told(h hit) bool {
	at := h.word
	for n := 0; at >= 0 && n <= len(s.tree.Words); n++ {
		for _, k := range s.under(at, "in") {
			if s.work(k) && !s.within(h.word, k) {
				return true
			}
		}
		if up := s.head(at); s.rel(at) == "acl:relcl" && s.work(up) {
			return h.word != at
		} else if s.rel(at) == "acl:relcl" && s.played(up) {
			return true
		} else if up >= 0 && up != h.word && (s.c.fields.has("fiction tells", s.lemma(up)) || s.child(up, "cop") >= 0) &&
			slices.ContainsFunc(s.kidsBy(up, "nsubj"), func(k int) bool { return s.work(k) && !s.within(h.word, k) }) {
			return true
		}
		at = s.head(at)
	}
	return false
}

// played reports whether a noun is whom an actor plays.
func (s *sentence) played(i int) bool {
	v := s.head(i)
	return v >= 0 && s.relIs(i, "obj", "obl") && s.c.fields.has("fiction tells", s.lemma(v)) &&
		slices.ContainsFunc(s.kidsBy(v, "nsubj"), func(k int) bool { return s.c.fields.has("fiction player", s.lemma(k)) })
}

// work reports whether a noun names a work of fiction. In a title of several
// words the last word tells.
func (s *sentence) work(i int) bool { return s.c.fields.has("fiction work", s.lemma(i)) }

// bidden reports whether a trigger stands in an order or an offer to the
// reader: "Visit Turkey this summer". It opens its sentence without a subject.
func (s *sentence) bidden(t trigger) bool {
	at := s.top(t.word)
	if s.part == entente.Title || s.word(at).UPOS != "VERB" || s.word(at).XPOS != "VB" || s.child(at, "nsubj", "csubj", "aux", "mark", "cop") >= 0 {
		return false
	}
	lo, _ := s.extent(at)
	said := s.child(at, "parataxis")
	return at-lo <= 1 && (said < 0 || !s.reports(said))
}
