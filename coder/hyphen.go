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
			s.designation(i)
		}
	}
}

// designation makes a kind of weapon of words i and i+2 that are the name of its
// model and stand for it: "sent [F-16s]".
func (s *sentence) designation(i int) {
	first, sign, last := s.word(i), s.word(i+1), s.word(i+2)
	if first.End != sign.Start || sign.End != last.Start || last.Form[0] < '0' || last.Form[0] > '9' {
		return
	}
	for _, kind := range []string{"jet", "bomber", "helicopter", "drone", "missile", "tank", "rifle", "weapon"} {
		if !s.c.ledger.has("model."+kind, strings.ToLower(first.Form)) {
			continue
		}
		head := last
		if last.Head == i {
			head = first
		}
		head.Lemma = kind
		return
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
