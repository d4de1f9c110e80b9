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
		r.noteSpeaker(s, e, ref.Head)
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

// noteSpeaker keeps who was told of by a title that men of all kinds bear: "an army
// spokesman", "the rebels' commander".
func (r *reader) noteSpeaker(s *sentence, e entente.Entity, head int) {
	l := s.lemma(head)
	if !s.c.ledger.has("title of all", l) && e.Office == "" {
		for i := range s.refs { // a title before a name, "commander Ag Ibrahim"
			if f := &s.refs[i]; f.Head == head && s.c.ledger.has("title of all", s.lemma(f.First)) {
				l = s.lemma(f.First)
			}
		}
	}
	if e.Sector == "" || e.Sector == "UNK" || !s.c.ledger.has("title of all", l) || strings.HasSuffix(e.Reason, whyTitle) {
		return
	}
	if r.speakers == nil {
		r.speakers = map[string]entente.Entity{}
	}
	r.speakers[l] = e
}

// bindSpeaker gives a title alone that men of all kinds bear the state and sector of the
// last who bore it.
func (r *reader) bindSpeaker(s *sentence, i int) {
	e := &s.refs[i].Entity
	h := s.refs[i].Head
	was, ok := r.speakers[s.lemma(h)]
	if !ok || !s.article(h) || !s.aloneNoun(h) || strings.Contains(e.Text, " ") || was.Code != "" && e.Code != "" && was.Code != e.Code {
		return
	}
	e.Sector, e.More, e.Reason = was.Sector, was.More, e.Reason+whyTitle
	if was.Code != "" {
		e.Code = was.Code
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
		r.bindSpeaker(s, i)
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
