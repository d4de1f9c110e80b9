package coder

import "entente/codebook"

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
