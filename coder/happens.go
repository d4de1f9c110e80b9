package coder

import (
	"slices"
	"strings"

	"entente/codebook"
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

// deedHere reports whether a sentence that names nobody tells of such a thing all the
// same: "the tents were torched".
func (s *sentence) deedHere() bool {
	return s.subject.told && slices.ContainsFunc(s.tree.Words, func(w syntax.Word) bool {
		return s.c.deeds[strings.ToLower(w.Form)]&useDeed != 0
	})
}
