package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/codebook"
	"entente/coder/frame"
	"entente/syntax"
)

// happensHere reports whether a document that tells of known countries tells of what
// people do to people or things on the spot. It happened there, whoever took part in
// it: "three were detained", "windscreens were smashed".
func (s *sentence) happensHere(h hit) bool {
	switch h.f.Type {
	case codebook.Assault, codebook.Coerce, codebook.Protest, codebook.Mobilize:
		return s.subject.told
	}
	return false
}

// believed is from which weight on a frame is believed without anybody known.
const believed = 0.55

// happened reports whether a document that tells of known countries tells that a
// thing came about, though nobody known has a part in it and though it is only named
// to tell when or how something else did: "after months of talks", "the complaint was
// turned down". What is so at all times and what any one of its kind does tells of
// nothing, nor does a noun that only says which kind another thing is of: "riot police".
func (s *sentence) happened(h hit, st stance) bool {
	if !s.subject.told || h.f.Weight < believed || st.Certainty != entente.Certain || st.Time == entente.Future {
		return false
	}
	if h.pos == frame.Verb {
		x := s.word(h.word).XPOS
		return x == "VBD" || x == "VBN"
	}
	return h.pos == frame.Noun && (h.carrier >= 0 || s.relIs(h.word, "obl", "conj", "nmod", "nsubj", "nsubj:pass", "obj")) && !s.ofAnyKind(h.word)
}

// deedHere reports whether a sentence that names nobody tells of such a thing all the
// same: "the tents were torched".
func (s *sentence) deedHere() bool {
	return s.subject.told && slices.ContainsFunc(s.tree.Words, func(w syntax.Word) bool {
		return s.c.deeds[strings.ToLower(w.Form)]&useDeed != 0
	})
}
