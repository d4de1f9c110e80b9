package eval

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"entente"
	"entente/merge"
	"entente/syntax"
	"entente/text"
)

// sameDocument is one line of same_event_documents.jsonl.
type sameDocument struct {
	ID     string   `json:"id"`
	Topic  string   `json:"topic"`
	Tokens []string `json:"tokens"`
}

// sameMention is one line of same_event_mentions.jsonl: a mention of the event
// that Chain numbers.
type sameMention struct {
	Doc    string `json:"doc"`
	Topic  string `json:"topic"`
	Split  string `json:"official_split"`
	Chain  string `json:"chain"`
	Head   string `json:"head"`
	Tokens []int  `json:"token_ids_in_context"`
}

// at is the token that the mention is headed by.
func (m *sameMention) at(d *sameDocument) int {
	for _, t := range m.Tokens {
		if d.Tokens[t] == m.Head {
			return t
		}
	}
	return m.Tokens[0]
}

// Analyzer finds trees, as eval needs it.
type Analyzer interface {
	Analyze(s string, sent text.Sentence) (syntax.Tree, error)
}

// SameEvent scores which mentions across documents are held to be of one event
// (merge.Kin.Same). Mentions and the topic of each document are given; the gold
// tells which are one. Beside it stands the lemma baseline: the same lemma of
// the head within a topic is one event. Figures are F1 by MUC, B-cubed and
// CEAF-e and their mean (CoNLL), for all and for each official part.
func SameEvent(an Analyzer, kin *merge.Kin, documents, mentions io.Reader) (*Report, error) {
	s := sameScore{docs: map[string]*sameDocument{}}
	err := eachRecord(documents, func(d sameDocument) {
		s.docs[d.ID] = &d
		s.papers = append(s.papers, merge.Paper{ID: d.ID, Topic: d.Topic, Words: d.Tokens})
	})
	if err != nil {
		return nil, err
	}
	if err := eachRecord(mentions, func(m sameMention) { s.mentions = append(s.mentions, m) }); err != nil {
		return nil, err
	}
	if err := s.check(); err != nil {
		return nil, err
	}
	s.look(an)
	said := kin.Same(s.papers, s.sightings)
	return s.report(said, s.baseline()), nil
}

type sameScore struct {
	docs      map[string]*sameDocument
	papers    []merge.Paper
	mentions  []sameMention
	sightings []merge.Sighting
}

// check refuses mentions that do not stand in a document.
func (s *sameScore) check() error {
	for i, m := range s.mentions {
		d := s.docs[m.Doc]
		if d == nil || len(m.Tokens) == 0 {
			return &entente.Error{Code: entente.Invalid, Message: fmt.Sprintf("Mention %d stands in no document: %q is not in the documents, or it has no tokens.", i+1, m.Doc)}
		}
		for _, t := range m.Tokens {
			if t < 0 || t >= len(d.Tokens) {
				return &entente.Error{Code: entente.Invalid, Message: fmt.Sprintf("Mention %d is at token %d of %q, which has %d.", i+1, t, m.Doc, len(d.Tokens))}
			}
		}
	}
	return nil
}

// around is how many words to each side of a mention are its clause.
const around = 6

// look reads the sentences that mentions stand in.
func (s *sameScore) look(an Analyzer) {
	parts := map[string]*sightedDocument{}
	for i := range s.mentions {
		m := &s.mentions[i]
		d := s.docs[m.Doc]
		p := parts[m.Doc]
		if p == nil {
			printed, spans := untoken(d.Tokens)
			p = &sightedDocument{text: printed, spans: spans, sentences: text.Split(printed), trees: map[int]*syntax.Tree{}}
			parts[m.Doc] = p
		}
		s.sightings = append(s.sightings, p.sighting(an, d, m))
	}
}

// sightedDocument is a document as running text.
type sightedDocument struct {
	text      string
	spans     []entente.Span // of each token
	sentences []text.Sentence
	trees     map[int]*syntax.Tree
}

func (p *sightedDocument) sighting(an Analyzer, d *sameDocument, m *sameMention) merge.Sighting {
	at := m.at(d)
	n := p.sentence(at)
	v := merge.Sighting{Paper: m.Doc, Sentence: n, Word: p.lemma(an, n, at)}
	own := map[int]bool{}
	for _, t := range m.Tokens {
		own[t] = true
	}
	for t := max(0, at-around); t < min(len(d.Tokens), at+around+1); t++ {
		if !own[t] && p.sentence(t) == n {
			v.Around = append(v.Around, d.Tokens[t])
		}
	}
	return v
}

// sentence is the number of the sentence that a token stands in.
func (p *sightedDocument) sentence(token int) int {
	for n, s := range p.sentences {
		if p.spans[token].Start < s.End {
			return n
		}
	}
	return len(p.sentences)
}

// lemma is the dictionary form of a token in its sentence, in lower case; the token itself
// where the sentence has no tree.
func (p *sightedDocument) lemma(an Analyzer, n, token int) string {
	sp := p.spans[token]
	form := p.text[sp.Start:sp.End]
	if n >= len(p.sentences) {
		return strings.ToLower(form)
	}
	tree := p.trees[n]
	if tree == nil {
		t, err := an.Analyze(p.text, p.sentences[n])
		if err != nil {
			t = syntax.Tree{}
		}
		tree = &t
		p.trees[n] = tree
	}
	for _, w := range tree.Words {
		if w.Start < sp.End && w.End > sp.Start {
			return strings.ToLower(cmp.Or(w.Lemma, form))
		}
	}
	return strings.ToLower(form)
}

// baseline gives mentions of one lemma within a topic one number.
func (s *sameScore) baseline() []int {
	numbers := numbering[[2]string]{}
	var of []int
	for i, m := range s.mentions {
		of = append(of, numbers.of([2]string{m.Topic, s.sightings[i].Word}))
	}
	return of
}

// numbering gives each key a number of its own.
type numbering[K comparable] map[K]int

func (n numbering[K]) of(k K) int {
	if _, ok := n[k]; !ok {
		n[k] = len(n)
	}
	return n[k]
}

// report scores both ways over all mentions and over each part.
func (s *sameScore) report(said, lemma []int) *Report {
	r := &Report{Task: "same-event", N: len(s.mentions), Figures: map[string]float64{}, Tabled: true}
	t := Table{Title: "F1 of mentions as events", Head: []string{"mentions", "n", "by", "MUC", "B-cubed", "CEAF-e", "CoNLL"}}
	parts := map[string]bool{}
	for _, m := range s.mentions {
		parts[m.Split] = true
	}
	for _, part := range append([]string{""}, sortedKeys(parts)...) {
		for _, by := range []struct {
			key, label string
			of         []int
		}{{"lemma", "lemma of the head within the topic", lemma}, {"", "merge", said}} {
			c, n := s.scored(part, by.of)
			key := strings.Join(strings.Fields(part+" "+by.key), "_")
			if key != "" {
				key += "_"
			}
			for name, v := range map[string]float64{"muc": c.muc, "b3": c.b3, "ceafe": c.ceafe, "conll": c.conll()} {
				r.Figures[key+name] = float64(int(10*v+0.5)) / 10
			}
			t.Rows = append(t.Rows, []string{cmp.Or(part, "all"), itoa(n), by.label, one(c.muc), one(c.b3), one(c.ceafe), one(c.conll())})
		}
	}
	r.Tables = []Table{t}
	return r
}

// scored scores the mentions of a part, of all with "".
func (s *sameScore) scored(part string, of []int) (corefScore, int) {
	chains := numbering[[2]string]{}
	var gold, said partition
	for i, m := range s.mentions {
		if part == "" || m.Split == part {
			gold, said = append(gold, chains.of([2]string{m.Topic, m.Chain})), append(said, of[i])
		}
	}
	return coreference(gold, said), len(gold)
}
