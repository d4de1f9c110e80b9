package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/codebook"
	"entente/coder/frame"
)

// What is said with the words of deeds, and deeds that are only talk: shares of
// people in polls, politicians' quarrels, what somebody has not said yet.

// polled reports whether those who hold something are a share of people that a poll
// counted: "54 percent of Germans oppose the deal", "60 percent said they would vote".
func (s *sentence) polled(h hit) bool {
	v := h.word
	if h.pos == frame.Noun {
		v = h.carrier
	}
	for n := 0; v >= 0 && n <= len(s.tree.Words); n++ {
		subjects := s.kidsBy(v, "nsubj", "nsubj:pass")
		if slices.ContainsFunc(subjects, func(i int) bool { return s.c.fields.has("share of people", s.lemma(i)) }) {
			return true
		}
		if len(subjects) > 0 && !s.relIs(v, "ccomp") || !s.relIs(v, "ccomp", "xcomp", "conj") {
			return false
		}
		v = s.head(v)
	}
	return false
}

// quarrel reports whether those who attack or battle each other are persons and
// parties of one country who have no arms: they do it with words.
func (s *sentence) quarrel(h hit, r roles) bool {
	if h.f.Type != codebook.Assault || h.f.Mode != "" || !s.c.fields.has("blow in words", s.lemma(h.word)) || len(r.actors) == 0 {
		return false
	}
	all := slices.Concat(r.actors, r.recipients)
	if len(all) < 2 && !politician(all[0]) {
		return false
	}
	return !slices.ContainsFunc(all, func(e entente.Entity) bool {
		return !s.unarmed(e) || e.Code != "" && all[0].Code != "" && e.Code != all[0].Code
	}) && slices.ContainsFunc(all, politician)
}

// politician reports whether somebody is of a party or a parliament.
func politician(e entente.Entity) bool {
	return e.Sector == "PTY" || e.Sector == "LEG" || e.Sector == "ELI"
}

// unarmed reports whether somebody is a politician, an official by name, or a mere
// name.
func (s *sentence) unarmed(e entente.Entity) bool {
	return politician(e) || e.Sector == "GOV" && (e.Name != "" || e.Office != "") || e.Sector == "JRN" ||
		e.Code == "" && e.Sector == "" && len(e.Members) == 0
}

// namesInQuotes reports whether a call is one by a name in quotes: "calls Castro
// 'brutal dictator'".
func (s *sentence) namesInQuotes(h hit, r roles) bool {
	if h.f.Mode != "phone" || h.pos != frame.Verb {
		return false
	}
	return slices.ContainsFunc(r.actors, func(e entente.Entity) bool {
		if e.Span.In != s.part || e.Span.Start < s.word(h.word).End {
			return false
		}
		if strings.ContainsAny(s.text[e.Span.Start:e.Span.End], "\"“‘") || strings.Contains(e.Text, " '") {
			return true
		}
		rest := strings.TrimPrefix(s.text[e.Span.End:s.end], " ")
		return len(rest) < s.end-e.Span.End && (strings.HasPrefix(rest, "'") || strings.HasPrefix(rest, "\"") || strings.HasPrefix(rest, "“") || strings.HasPrefix(rest, "‘"))
	})
}

// unspoken reports whether a verb of telling is denied: who has not indicated,
// offered or announced a thing has not refused it.
func (s *sentence) unspoken(h hit, st stance) bool {
	return h.f.Type == codebook.Agree && h.pos == frame.Verb && st.refused && st.Polarity == entente.Negative &&
		st.Time != entente.Future && s.c.fields.has("only not said", s.lemma(h.word))
}
