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
		stance := r.stanceOf(m)
		if stance == "" {
			continue
		}
		for _, a := range m.Actors {
			p := entente.Position{
				DocumentID: m.DocumentID, Actor: a, Stance: stance, About: r.topics(m, told), Strength: strengths[stance],
				Finding: m.Finding, Coder: version,
			}
			p.ID = MentionID(m.DocumentID, version, "position "+stance+a.Code+a.Text, m.Trigger.Span)
			r.out.Positions = append(r.out.Positions, p)
		}
	}
}

func (r *reader) stanceOf(m *entente.Mention) string {
	switch m.Event {
	case codebook.Accuse, codebook.Support, codebook.Request, codebook.Reject:
	default:
		return ""
	}
	if m.Mode != "" && m.Mode != "disapprove" && m.Event == codebook.Accuse {
		return ""
	}
	s := r.sentenceOf(m.Trigger.Span)
	if s == nil {
		return ""
	}
	for i := range s.tree.Words {
		if m.Trigger.Span.Overlaps(s.span(i, i)) {
			if v := r.c.ledger.valueOf("stance", s.lemma(i)); v != "" {
				return v
			}
		}
	}
	return ""
}

// sentenceOf is the first sentence that a span touches, nil if none does. The
// sentences of the title come before those of the body, each in order.
func (r *reader) sentenceOf(sp entente.Span) *sentence {
	i := sort.Search(len(r.sentences), func(i int) bool {
		s := r.sentences[i]
		return s.part == sp.In && s.end > sp.Start || s.part == entente.Body && sp.In == entente.Title
	})
	if i == len(r.sentences) || !r.sentences[i].whole().Overlaps(sp) {
		return nil
	}
	return r.sentences[i]
}

// tellers are the sentences that tell of an agreement, with the agreements, by
// their place in the reading, that each tells of.
func (r *reader) tellers() map[*sentence][]int {
	told := map[*sentence][]int{}
	for i := range r.out.Agreements {
		for _, sp := range r.out.Agreements[i].Spans {
			s := r.sentenceOf(sp)
			if s != nil && !slices.Contains(told[s], i) {
				told[s] = append(told[s], i)
			}
		}
	}
	return told
}

// topics are what a stance is about: an agreement that its sentence tells of,
// else the tie of two states, else the states.
func (r *reader) topics(m *entente.Mention, told map[*sentence][]int) []entente.Topic {
	about := m.About
	if len(about) == 0 {
		about = m.Recipients
	}
	for _, i := range told[r.sentenceOf(m.Trigger.Span)] {
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

// ledgers runs what reads beyond single events.
func (r *reader) ledgers() {
	for _, s := range r.sentences {
		r.out.Transfers = append(r.out.Transfers, s.transfers()...)
		r.out.Capabilities = append(r.out.Capabilities, s.capabilities()...)
		r.out.Ties = append(r.out.Ties, s.statedTies()...)
	}
	r.agreements()
	r.positions()
}
