package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/coder/frame"
	"entente/coder/role"
	"entente/coder/sure"
)

// # Where everybody is named
//
// Who took part in an event is chosen once the whole document is read, when the trees
// of its sentences are gone. What the choice needs of them is kept here: who is named
// where, and how each of them stands to the triggers of the sentence.

// citation is somebody named in a sentence.
type citation struct {
	e       entente.Entity
	first   bool // the subject of the whole sentence
	pronoun bool
	speaker bool // the subject of a verb of saying
	root    int  // the word that heads the list of which it is one, else its own
	party   int  // see chooser
}

// citing is a sentence with those whom it names.
type citing struct {
	part     entente.Part
	number   int
	from, to int // of reader.cited
}

// stage is what is kept of the sentence of a mention.
type stage struct {
	trigger  trigger
	sentence int     // of reader.citings
	ways     []wayTo // from each who is named in it
	pos      string  // part of speech of the trigger, with p for a passive and c for a noun that a verb carries
	rel      string  // of the trigger
	lemma    string
	mutual   bool
	typ      string      // of the frame
	traits   sure.Traits // nil where the mention's confidence is not learned
	voice    voice
	look     role.Notes  // how the mention stands, see standlook.go; kept for learning alone
	stands   [][]float64 // how likely each value of standingFields is, nil if it is not chosen
	hedged   bool        // by a word on the trigger itself
}

// wayTo is how somebody stands to a trigger.
type wayTo struct {
	path   string
	before bool
	far    int // words between
}

// cite keeps who is named in a sentence, and how they stand to its mentions.
func (r *reader) cite(s *sentence, ms []entente.Mention) {
	if !r.choosing {
		return
	}
	at := citing{part: s.part, number: s.number, from: len(r.cited)}
	var words []int
	add := func(i int, e entente.Entity, pronoun bool) {
		if !isParty(e) {
			return
		}
		h := s.head(i)
		r.cited = append(r.cited, citation{
			e: e, pronoun: pronoun, first: s.subjectOfAll(i),
			speaker: h >= 0 && s.relIs(i, "nsubj") && s.isVerb(h) && s.reports(h),
			root:    s.listRoot(i),
		})
		words = append(words, i)
	}
	for _, ref := range s.refs {
		if _, ok := s.entity(ref.Head); ok {
			add(ref.Head, ref.Entity, s.word(ref.Head).UPOS == "PRON")
		}
	}
	if len(s.pronouns) > 0 {
		for i := range s.tree.Words { // in order, which a map has not
			if e, ok := s.pronouns[i]; ok && s.refAt[i] < 0 {
				add(i, e, true)
			}
		}
	}
	at.to = len(r.cited)
	if len(ms) == 0 && !slices.ContainsFunc(r.cited[at.from:], func(o citation) bool { return !o.pronoun }) {
		r.cited = r.cited[:at.from] // as of a sentence that the first look passes over
		return
	}
	r.citings = append(r.citings, at)
	for i := range ms {
		if r.stages == nil {
			r.stages = map[string]*stage{}
		}
		st := s.stage(&ms[i], words, len(r.citings)-1)
		if r.lookKept || r.c.stands.Learned() {
			st.hedged = s.hedgedAt(st.trigger)
			s.lookOf(&ms[i], r.mentionBefore(ms, i), st.trigger, r.notes(r.lookKept))
			if r.lookKept {
				st.look = r.looked
			} else if len(r.looked.Hashes) > 0 {
				st.stands = r.c.stands.Chances(r.looked.Hashes)
			}
		}
		st.voice = s.voiceOf(st.trigger)
		r.stages[ms[i].ID] = st
	}
}

// notes are empty ones, in the memory of the last where these are not kept.
func (r *reader) notes(keep bool) *role.Notes {
	if keep || r.looked.Keep {
		r.looked = role.Notes{}
	}
	r.looked.Keep, r.looked.Hashes = keep, r.looked.Hashes[:0]
	return &r.looked
}

// mentionBefore is the mention told before one of a sentence, nil if there is none.
func (r *reader) mentionBefore(ms []entente.Mention, i int) *entente.Mention {
	switch {
	case i > 0:
		return &ms[i-1]
	case len(r.out.Mentions) > 0:
		return &r.out.Mentions[len(r.out.Mentions)-1]
	}
	return nil
}

// isParty reports whether somebody can be chosen: who has a country, is of a kind, or is
// a group of states.
func isParty(e entente.Entity) bool { return e.Code != "" || e.Sector != "" || len(e.Members) > 0 }

// subjectOfAll reports whether a word is the subject of the main clause.
func (s *sentence) subjectOfAll(i int) bool {
	i = s.firstOf(i)
	h := s.head(i)
	return h >= 0 && s.relIs(i, "nsubj") && s.head(h) < 0
}

// firstOf is what a word is only joined to or set beside, else the word.
func (s *sentence) firstOf(i int) int {
	for n := 0; s.relIs(i, "conj", "appos", "flat", "nmod:desc") && s.head(i) >= 0 && n < maxHops; n++ {
		i = s.head(i)
	}
	return i
}

// listRoot is the first of the list that a word is joined to by "and" or a comma.
func (s *sentence) listRoot(i int) int {
	for n := 0; s.relIs(i, "conj") && s.head(i) >= 0 && n < maxHops; n++ {
		i = s.head(i)
	}
	return i
}

// stage keeps what the choice needs of a mention's sentence; words are the heads of
// those who are named in it.
func (s *sentence) stage(m *entente.Mention, words []int, sentence int) *stage {
	out := &stage{sentence: sentence, typ: m.Event}
	t := trigger{word: s.wordAt(m.Trigger.Span.Start), pos: frame.Verb, carrier: -1}
	if h, ok := s.coded[m.ID]; ok {
		t = h.trigger
		out.mutual, out.typ, out.traits = h.f.Mutual, h.f.Type, s.traitsOf[m.ID]
	}
	out.trigger = t
	if t.word < 0 {
		return out
	}
	out.pos, out.rel, out.lemma = s.posOf(t), s.rel(t.word), s.lemma(t.word)
	out.ways = make([]wayTo, len(words))
	for k, w := range words {
		out.ways[k] = wayTo{s.wayTo(w, t.word), w < t.word, max(w-t.word, t.word-w)}
	}
	return out
}

func (s *sentence) posOf(t trigger) string {
	switch {
	case t.carrier >= 0:
		return "carried"
	case t.pos == frame.Noun:
		return "noun"
	case t.pos == frame.Adj:
		return "adjective"
	case s.passive(t.word):
		return "passive"
	}
	return "verb"
}

// standsAs is the relation of a word to what it hangs on, with its preposition.
func (s *sentence) standsAs(i int) string {
	i = s.firstOf(i)
	rel := s.rel(i)
	switch {
	case rel == "nmod:poss" || rel == "obl:agent":
		return rel
	case s.relIs(i, "compound", "amod"):
		return "mod"
	case s.relIs(i, "obl", "nmod"):
		rel, _, _ = strings.Cut(rel, ":")
		if c := s.caseOf(i); c != "" {
			return rel + "." + c
		}
	}
	return rel
}

// How far the ways up from a party and up from a trigger are told.
const (
	farUp   = 2
	farAway = "far"
	manyUps = 24
)

// wayTo is the path of relations from a word up to where it meets the way up from a
// trigger, and down to that; farAway where it is long. What is joined by "and" or set
// beside something stands where that stands.
func (s *sentence) wayTo(w, trigger int) string {
	var ups [manyUps]int
	n := 0
	for i := trigger; i >= 0 && n < manyUps; i = s.head(i) {
		ups[n] = i
		n++
	}
	path, up := "", 0
	for i, hops := w, 0; i >= 0 && hops <= len(s.tree.Words); i, hops = s.head(i), hops+1 {
		for d := range n {
			if ups[d] == i {
				return s.wayDown(path+"|", ups[:d])
			}
		}
		if s.relIs(i, "conj", "appos", "flat", "nmod:desc") {
			continue
		}
		if up++; up > farUp {
			break
		}
		path += s.standsAs(i) + "<"
	}
	return farAway
}

// wayDown adds to a path how one gets from above the last of some words down to the first.
func (s *sentence) wayDown(path string, ups []int) string {
	down := 0
	for k := len(ups) - 1; k >= 0; k-- {
		rel := s.rel(ups[k])
		switch {
		case !s.relIs(ups[k], "conj"):
			rel = s.standsAs(ups[k])
		case !s.isNoun(ups[k]):
			path += "&"
			continue
		}
		if down++; down > farUp {
			return farAway
		}
		path += rel + ">"
	}
	return path
}
