package coder

import (
	"strings"

	"entente/coder/frame"
)

// hyphened gives the parts of "cease-fire", which the treebanks and so the
// tokenizer write as three words, the lemma that the frames know them by.
func (s *sentence) hyphened() {
	for i := 0; i+2 < len(s.tree.Words); i++ {
		if form := s.word(i + 1).Form; form == "-" || form == "‐" || form == "‑" {
			s.joinAt(i)
		}
	}
}

// joinAt makes one trigger of words i and i+2 if a frame has them with a
// hyphen and no blank stands between.
func (s *sentence) joinAt(i int) {
	first, sign, last := s.word(i), s.word(i+1), s.word(i+2)
	if first.End != sign.Start || sign.End != last.Start {
		return
	}
	joined := strings.ToLower(first.Form) + "-" + s.lemma(i+2)
	noun := len(s.c.lex.Candidates(joined, frame.Noun)) > 0
	if !noun && len(s.c.lex.Candidates(joined, frame.Verb)) == 0 {
		return
	}
	head, part := last, first
	if last.Head == i {
		head, part = first, last
	}
	head.Lemma, part.Lemma = joined, sign.Form // the part is no trigger of its own
	if noun && !s.isVerb(i+2) || !s.isVerb(i) && !s.isVerb(i+2) {
		head.UPOS = "NOUN"
	}
}
