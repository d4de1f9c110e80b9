package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/syntax"
)

// opens reports whether the words are enough for an entry: two parties, and a
// step in the agreement's life or a title that says what kind it is; or a step
// in that of one which is known by its name.
func (b *bond) opens() bool {
	switch {
	case b.isNone():
		return false
	case b.pact != nil && b.s.part == entente.Body:
		return true
	case len(b.parties) < 2:
		return b.opensForOne()
	}
	return b.opensForTwo()
}

// isNone reports whether the words speak of no one agreement between states: of
// several, of none, of one that is only thought of or asked for, or of a deal of
// firms.
func (b *bond) isNone() bool {
	s := b.s
	if b.pact == nil && (s.isPlural(b.noun) || s.denies(b.noun)) {
		return true
	}
	return b.imagined() || b.stance.dropped != "" && !b.stance.onlyMeant() || b.commercial()
}

// opensForOne is opens for a bond of which one party or none is named: it must be
// known by its own name or kind.
func (b *bond) opensForOne() bool {
	switch {
	case b.endsWarWithin():
		return true
	case b.bare():
		return false
	case b.properName():
		return len(b.steps) > 0 || b.touched && b.kindKnown()
	}
	return len(b.steps) > 0 && len(b.parties) > 0 && b.kindKnown() && b.definite()
}

// opensForTwo is opens for a bond of two parties or more. A loose noun such as
// "partnership" names an agreement only in a phrase that cannot be said of other things.
func (b *bond) opensForTwo() bool {
	s := b.s
	loose := s.c.ledger.has("loose agreement", s.lemma(b.noun))
	switch {
	case b.under():
		return true
	case len(b.steps) > 0:
		return !loose || !b.bare() || s.child(b.noun, "det") >= 0
	case loose && b.properName():
		v := s.head(b.noun)
		return b.kindKnown() || v >= 0 && s.relIs(b.noun, "nsubj") && s.c.ledger.has("binding", s.lemma(v))
	case loose:
		return b.foundedOrKept()
	}
	return b.kindKnown() || b.properName() || b.called[1] > 0
}

// kindKnown reports whether the title or what is done under it says what kind of
// agreement a bond is.
func (b *bond) kindKnown() bool {
	return b.s.c.ledger.inText("type", lowered(b.title())) != "" || !b.bare() && b.kindByDoing() != "other"
}

// foundedOrKept reports whether the verb above a bond says that it is founded, or,
// where its kind is known, that it is kept up.
func (b *bond) foundedOrKept() bool {
	s := b.s
	h := s.head(b.noun)
	if h < 0 || b.bare() || !s.relIs(b.noun, "obj", "nsubj:pass", "nmod", "obl", "xcomp") {
		return false
	}
	return s.c.ledger.has("founding", s.lemma(h)) || s.c.ledger.has("keeping", s.lemma(h)) && b.kindKnown()
}

// imagined reports whether an agreement is only thought of: "a treaty between X
// and Y could …".
func (b *bond) imagined() bool {
	s := b.s
	h, d := s.head(b.noun), s.child(b.noun, "det")
	if h >= 0 && s.supposed(h) && b.pact == nil {
		return true
	}
	if h < 0 || d < 0 || s.lemma(d) != "a" || !s.relIs(b.noun, "nsubj") || len(b.steps) > 0 {
		return false
	}
	return slices.ContainsFunc(s.kidsBy(h, "aux"), func(k int) bool {
		return slices.Contains([]string{"could", "would", "might", "may", "should"}, strings.ToLower(s.word(k).Form))
	})
}

// supposed reports whether a verb stands in a condition that is not met: "If X and Y
// were to sign", "Had X ratified".
func (s *sentence) supposed(v int) bool {
	if !s.isVerb(v) {
		return false
	}
	if first := strings.ToLower(s.word(0).Form); s.relIs(v, "advcl", "root") && (first == "had" || first == "were" || first == "should") && s.within(0, v) {
		return true
	}
	wereTo := slices.ContainsFunc(append(s.kidsBy(v, "aux", "cop"), s.head(v)), func(k int) bool { return k >= 0 && strings.EqualFold(s.word(k).Form, "were") })
	return wereTo && slices.ContainsFunc([]int{v, max(s.head(v), 0)}, func(k int) bool { return s.hasMark(k, "if") })
}

// properName reports whether the title is one: a capital word before the noun
// and the noun in capitals too.
func (b *bond) properName() bool {
	if b.s.part == entente.Title || b.bare() {
		return false
	}
	s := b.s
	return s.upper(b.noun) && (b.lo < b.noun && s.upper(b.lo) || b.hi > b.noun && s.upper(b.hi)) ||
		b.lo < b.noun && b.lo > 0 && s.upper(b.lo) && s.word(b.lo).UPOS == "PROPN"
}

// commercial reports whether the sentence speaks of firms, players or money
// where a deal of theirs is meant.
func (b *bond) commercial() bool {
	s := b.s
	l := s.lemma(b.noun)
	if l != "deal" && l != "agreement" && l != "partnership" && l != "alliance" && l != "pact" || s.c.ledger.inText("type", lowered(b.title())) != "" && b.named >= 2 {
		return false
	}
	i := -1
	return slices.ContainsFunc(s.tree.Words, func(w syntax.Word) bool {
		if i++; s.refAt[i] >= 0 && s.refs[s.refAt[i]].Entity.Code != "" {
			return false
		}
		return s.c.ledger.has("commercial", w.Lemma) || s.c.ledger.has("commercial", strings.ToLower(w.Form))
	})
}
