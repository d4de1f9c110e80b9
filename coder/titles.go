package coder

import (
	"slices"
	"strings"

	"entente"
)

// # Whose minister "the minister" is
//
// "Kim received the minister" speaks of the minister that the text named before, and of
// no minister of the country that it is about. A title alone is that of whoever bore it,
// where all who did are of one state. In what a government puts out, "we" is itself.

// whyTitle is added to the reason of who is told of by a title that was borne before.
const whyTitle = ", as one named before"

// whyWe is why a government is whom "we" means in what it puts out.
const whyWe = "speaks of itself in its own text"

// noteTitles keeps the states of those who bear the titles in a sentence.
func (r *reader) noteTitles(s *sentence) {
	for _, ref := range s.refs {
		e := ref.Entity
		if !entente.IsState(e.Code) || e.Sector != "GOV" {
			continue
		}
		titles := []string{headOfTitle(e.Office)}
		if s.word(ref.Head).XPOS == "NN" {
			titles = append(titles, s.lemma(ref.Head))
		}
		for _, t := range titles {
			if s.c.ledger.has("title", t) && !slices.Contains(r.titles[t], e.Code) {
				if r.titles == nil {
					r.titles = map[string][]string{}
				}
				r.titles[t] = append(r.titles[t], e.Code)
			}
		}
	}
}

// headOfTitle is the noun of an office: "minister" of "Foreign Minister", "secretary" of
// "Secretary of State".
func headOfTitle(office string) string {
	of, _, _ := strings.Cut(strings.ToLower(office), " of ")
	return lastWordOf(of)
}

// bindTitles gives titles alone the state of the one who bore them before.
func (r *reader) bindTitles(s *sentence) {
	for i := range s.refs {
		e := &s.refs[i].Entity
		h := s.refs[i].Head
		if e.Code != "" || len(e.Members) > 0 || !nameless(*e) || s.word(h).XPOS == "NNS" || !s.definite(h) || strings.Contains(e.Text, " ") {
			continue
		}
		if codes := r.titles[s.lemma(h)]; len(codes) == 1 && s.alone(h) {
			e.Code, e.Reason = codes[0], e.Reason+whyTitle
		}
	}
}

// bindVoice lets "we" in what a government puts out be that government, where nobody
// else is quoted.
func (r *reader) bindVoice(s *sentence) {
	voice := r.voiceOf()
	if !entente.IsState(voice) || len(s.refs) == 0 { // the look passes over what names nobody
		return
	}
	for i := range s.tree.Words {
		if _, have := s.pronouns[i]; have || s.word(i).UPOS != "PRON" || s.lemma(i) != "we" {
			continue
		}
		s.stands(i, entente.Entity{Text: s.word(i).Form, Span: s.span(i, i), Code: voice, Sector: "GOV", Reason: whyWe}, true)
	}
}
