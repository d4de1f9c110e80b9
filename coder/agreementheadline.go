package coder

import (
	"slices"
	"strings"

	"entente"
)

// joinHeadline joins the agreement that a headline names with the one that the
// text below it tells of: "Japan-Australia defence pact takes effect" is the
// Reciprocal Access Agreement of the first sentence. Headlines shorten names and
// leave parties out; so the one below is taken that has all its parties, first
// one that came to the same stage, and gives its own name.
func (r *reader) joinHeadline() {
	r.out.Agreements = foldHeadlines(r.out.Agreements, below, func(b, a *entente.Agreement) {
		b.Spans = append(b.Spans, a.Spans...)
		for _, o := range a.Obligations {
			if !b.HasObligation(o.Code) {
				b.Obligations = append(b.Obligations, o)
			}
		}
		if len(b.Stages) == 0 {
			b.Stages = a.Stages
		}
		for name, t := range r.names {
			if t.id == a.ID {
				t.id = b.ID
				r.names[name] = t
			}
		}
	})
}

// foldHeadlines joins each entry that only a headline tells with the one that below
// finds for it, -1 for none.
func foldHeadlines[T any](all []T, below func(all []T, h *T) int, join func(to, from *T)) []T {
	for at := 0; at < len(all); {
		to := below(all, &all[at])
		if to < 0 {
			at++
			continue
		}
		join(&all[to], &all[at])
		all = slices.Delete(all, at, at+1)
	}
	return all
}

// below is the agreement of the text that one in the headline is, -1 if none is.
func below(all []entente.Agreement, a *entente.Agreement) int {
	if !titled(a.Spans) {
		return -1
	}
	best := -1
	for i := range all {
		b := &all[i]
		if b.ID == a.ID || !headlineOf(a, b) {
			continue
		}
		if cameAsFar(a, b) {
			return i
		}
		if best < 0 {
			best = i
		}
	}
	return best
}

// headlineOf reports whether a can be b as a headline has it: b stands in the text,
// has all of a's parties, and at least one of their stages or neither has any other.
func headlineOf(a, b *entente.Agreement) bool {
	if slices.ContainsFunc(b.Spans, func(sp entente.Span) bool { return sp.In == entente.Title }) || len(b.Parties) < 2 || !covers(b.Parties, a.Parties) || otherKind(a.Type, b.Type) {
		return false
	}
	return cameAsFar(a, b) || len(a.Stages) == 0 || len(b.Stages) == 0 || sharesNoun(a.Title, b.Title)
}

func cameAsFar(a, b *entente.Agreement) bool {
	return slices.ContainsFunc(a.Stages, func(s entente.Stage) bool {
		return slices.ContainsFunc(b.Stages, func(o entente.Stage) bool { return s.Stage == o.Stage && s.Done() == o.Done() })
	})
}

// sharesNoun reports whether two titles end in the same noun.
func sharesNoun(a, b string) bool {
	x, y := strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))
	return len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1]
}

// ofDefence are the types between which headlines do not tell.
var ofDefence = []string{"mutual defence", "alliance", "strategic partnership", "basing", "military-technical cooperation", "consultation"}

// otherKind reports whether two types are of different matters.
func otherKind(a, b string) bool {
	plain := func(t string) bool { return t == "" || t == "other" }
	return a != b && !plain(a) && !plain(b) && !(slices.Contains(ofDefence, a) && slices.Contains(ofDefence, b))
}
