package coder

import (
	"slices"

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
				DocumentID: m.DocumentID, Actor: a, Stance: stance, About: r.topics(m), Strength: strengths[stance],
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

func (r *reader) sentenceOf(sp entente.Span) *sentence {
	i := slices.IndexFunc(r.sentences, func(s *sentence) bool { return s.whole().Overlaps(sp) })
	if i < 0 {
		return nil
	}
	return r.sentences[i]
}

func (r *reader) topics(m *entente.Mention) []entente.Topic {
	about := m.About
	if len(about) == 0 {
		about = m.Recipients
	}
	for _, a := range r.out.Agreements {
		for _, sp := range a.Spans {
			s := r.sentenceOf(m.Trigger.Span)
			if s != nil && sp.Overlaps(s.whole()) && (covers(a.Parties, about) || len(about) == 0) {
				return []entente.Topic{{Kind: "agreement", ID: a.ID, Text: a.Title, Entities: about}}
			}
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
