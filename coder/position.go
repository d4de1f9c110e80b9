package coder

import (
	"slices"
	"sort"

	"entente"
	"entente/codebook"
)

// strengths orders stances by how strong they are, 0 to 1.
var strengths = map[string]float64{
	"alarm": 0.7, "concern": 0.5, "condemn": 0.9, "oppose": 0.7, "deny": 0.6, "welcome": 0.6, "support": 0.7, "call for": 0.5,
}

// positions turns the mentions that take a stance into where their actors
// stand, on an agreement of the document where the words name one, on a tie
// where they name two states, else on the states named.
func (r *reader) positions() {
	told := r.tellers()
	for i := range r.out.Mentions {
		m := &r.out.Mentions[i]
		if len(m.Actors) == 0 || len(m.Recipients) == 0 && len(m.About) == 0 {
			continue
		}
		stance := r.stances[i]
		if stance == "" {
			continue
		}
		for _, a := range m.Actors {
			p := entente.Position{
				DocumentID: m.DocumentID, Actor: a, Stance: stance, About: r.topics(m, told), Strength: strengths[stance],
				Finding: m.Finding, Coder: r.c.name,
			}
			p.ID = MentionID(m.DocumentID, r.c.name, "position "+stance+a.Code+a.Text, m.Trigger.Span)
			r.out.Positions = append(r.out.Positions, p)
		}
	}
}

// stanceOf is the stance that a mention of this sentence takes, "" for none.
func (s *sentence) stanceOf(m *entente.Mention) string {
	switch m.Event {
	case codebook.Accuse, codebook.Support, codebook.Request, codebook.Reject:
	default:
		return ""
	}
	if m.Mode != "" && m.Mode != "disapprove" && m.Event == codebook.Accuse {
		return ""
	}
	for i := range s.tree.Words {
		if m.Trigger.Span.Overlaps(s.span(i, i)) {
			if v := s.c.ledger.valueOf("stance", s.lemma(i)); v != "" {
				return v
			}
		}
	}
	return ""
}

// tellers are the sentences that tell of an agreement, by where they begin,
// with the agreements, by their place in the reading, that each tells of.
func (r *reader) tellers() map[place][]int {
	told := map[place][]int{}
	for i := range r.out.Agreements {
		for _, sp := range r.out.Agreements[i].Spans {
			if at, ok := r.placeOf(sp); ok && !slices.Contains(told[at], i) {
				told[at] = append(told[at], i)
			}
		}
	}
	return told
}

// place names a sentence of the document by where it begins.
type place struct {
	part  entente.Part
	start int
}

// placeOf finds the first sentence that a span touches. Those of the title come
// before those of the body, each in order.
func (r *reader) placeOf(sp entente.Span) (place, bool) {
	all := r.out.Sentences
	i := sort.Search(len(all), func(i int) bool {
		s := all[i].Span
		return s.In == sp.In && s.End > sp.Start || s.In == entente.Body && sp.In == entente.Title
	})
	if i == len(all) || !all[i].Span.Overlaps(sp) {
		return place{}, false
	}
	return place{all[i].Span.In, all[i].Span.Start}, true
}

// topics are what a stance is about: an agreement that its sentence tells of,
// else the tie of two states, else the states.
func (r *reader) topics(m *entente.Mention, told map[place][]int) []entente.Topic {
	about := m.About
	if len(about) == 0 {
		about = m.Recipients
	}
	at, _ := r.placeOf(m.Trigger.Span)
	for _, i := range told[at] {
		if a := &r.out.Agreements[i]; covers(a.Parties, about) {
			return []entente.Topic{{Kind: "agreement", ID: a.ID, Text: a.Title, Entities: about}}
		}
	}
	kind := "topic"
	if distinct(about) == 2 {
		kind = "tie"
	}
	return []entente.Topic{{Kind: kind, Entities: about}}
}
