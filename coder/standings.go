package coder

import (
	"entente"
	"entente/coder/frame"
)

// Standings reads a document as Read does and tells, besides, how the word under
// each span stands, whether an event is coded there or not: whether it is said
// to happen, how surely, when, and on whose word. A condition, a purpose and
// what is only talked over are Unknown; so is a span in no sentence that could
// be read.
func (c *Coder) Standings(doc *entente.Document, at []entente.Span) (entente.Reading, []WordStanding) {
	r := c.reader(doc)
	r.keep = true
	r.document()
	out := make([]WordStanding, len(at))
	for i, sp := range at {
		out[i] = r.standingAt(sp)
	}
	return r.out, out
}

// WordStanding is how a word stands: as a mention of it would, and, where it is
// not told as a thing that has happened, why not.
type WordStanding struct {
	entente.Standing
	Mood Mood
}

// Happened answers another question than the standing of a mention does: had it
// happened by the time of writing, as far as the text tells? What is still to
// come, wished or supposed had not, however surely it is announced.
func (w WordStanding) Happened() (entente.Polarity, entente.Certainty) {
	switch w.Mood {
	case "":
		return w.Polarity, w.Certainty
	case MoodQuestion:
		return w.Polarity, entente.Unknown
	case MoodFuture, MoodDuty, MoodAsked:
		return entente.Negative, entente.Probable
	}
	return entente.Negative, entente.Possible
}

func (r *reader) standingAt(sp entente.Span) WordStanding {
	unread := WordStanding{Standing: entente.Standing{Polarity: entente.Positive, Certainty: entente.Unknown, Time: entente.Past}}
	s := r.sentenceOf(sp)
	if s == nil {
		return unread
	}
	w := s.headOf(sp)
	if w < 0 {
		return unread
	}
	st := s.standing(s.plainTrigger(w))
	switch st.dropped {
	case "":
	case dropPurpose:
		st.Time = entente.Future
		st.lower(entente.Possible)
	case dropClaimed:
		st.Time = entente.Future
		st.lower(entente.Probable)
	default:
		st.Certainty = entente.Unknown
	}
	return WordStanding{st.Standing, s.unreal(w)}
}

// plainTrigger takes any word for a trigger, whatever the lexicon knows of it.
func (s *sentence) plainTrigger(w int) trigger {
	switch {
	case s.isVerb(w):
		return trigger{word: w, pos: frame.Verb, carrier: -1}
	case s.isNoun(w):
		return trigger{word: w, pos: frame.Noun, carrier: s.carrier(w)}
	}
	return trigger{word: w, pos: frame.Adj, carrier: -1}
}
