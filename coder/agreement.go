package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/coder/frame"
)

// bond is one word of a sentence that names an agreement or takes one up.
type bond struct {
	s       *sentence
	noun    int
	parties []entente.Entity
	stage   string
	verb    int // that gives the stage, -1 if none
	stance  stance
}

// agreements reads the register's entries off a sentence: words that name an
// agreement and its parties open an entry, later ones without parties of their
// own ("the treaty") add to the entry opened last.
func (r *reader) agreements(s *sentence) {
	open := -1
	for i := range s.tree.Words {
		if !s.isNoun(i) || !s.c.ledger.has("agreement", s.lemma(i)) {
			continue
		}
		if at := r.takeUp(s.bondAt(i)); at >= 0 {
			open = at
		}
	}
	if open < 0 {
		open = r.continued(s)
	}
	if open >= 0 {
		r.clauses(s, open)
	}
}

// dropEmpty drops the entries of which the document said nothing more.
func (r *reader) dropEmpty() {
	r.out.Agreements = slices.DeleteFunc(r.out.Agreements, func(a entente.Agreement) bool {
		return len(a.Stages) == 0 && len(a.Obligations) == 0
	})
}

// continued is the entry that a sentence goes on about without naming it: "It
// also provides for …", "Article 4 says …".
func (r *reader) continued(s *sentence) int {
	if len(r.out.Agreements) == 0 || s.part == entente.Title {
		return -1
	}
	for i := range s.tree.Words {
		w := s.word(i)
		it := strings.EqualFold(w.Form, "it") && s.relIs(i, "nsubj") && i < 3
		if it || s.c.ledger.has("anaphor", s.lemma(i)) && s.relIs(i, "nsubj", "obl", "nmod") {
			last := &r.out.Agreements[len(r.out.Agreements)-1]
			near := last.Spans[len(last.Spans)-1]
			if near.In == s.part && s.start-near.End < 600 {
				return len(r.out.Agreements) - 1
			}
		}
	}
	return -1
}

func (s *sentence) bondAt(i int) bond {
	b := bond{s: s, noun: i, verb: -1}
	t := trigger{word: i, pos: frame.Noun, carrier: s.carrier(i)}
	b.stance = s.standing(t)
	b.stage, b.verb = s.stageOf(i)
	b.parties = s.partiesOn(t)
	for _, e := range b.listed() {
		b.parties = addParty(b.parties, e)
	}
	if b.verb >= 0 {
		v := trigger{word: b.verb, pos: frame.Verb, carrier: -1}
		if s.isNoun(b.verb) {
			v = trigger{word: b.verb, pos: frame.Noun, carrier: s.carrier(b.verb)}
		}
		b.stance = s.standing(v)
		for _, slot := range []string{"subj", "with", "by", "between"} {
			for _, e := range s.entities(s.heads(v, slot)) {
				b.parties = addParty(b.parties, e)
			}
		}
	}
	return b
}

// partiesOn are the states that a noun names as its parties, on itself or on
// what completes its title ("the treaty on friendship between X and Y").
func (s *sentence) partiesOn(t trigger) []entente.Entity {
	var out []entente.Entity
	for _, slot := range []string{"between", "with", "poss", "mod", "among", "of"} {
		for _, e := range s.entities(s.heads(t, slot)) {
			out = addParty(out, e)
		}
	}
	for _, k := range s.kidsBy(t.word, "nmod") {
		if c := s.caseOf(k); c != "on" && c != "of" && c != "for" {
			continue
		}
		for _, prep := range []string{"between", "with"} {
			for _, e := range s.entities(s.expand(s.under(k, prep))) {
				out = addParty(out, e)
			}
		}
	}
	return out
}

// listed are the parties that follow a title word for word ("… partnership
// between X and Y"), since parsers often hang them elsewhere.
func (b *bond) listed() []entente.Entity {
	s := b.s
	at := b.titleEnd() + 1
	if at >= len(s.tree.Words) || s.lemma(at) != "between" && s.lemma(at) != "with" {
		return nil
	}
	var out []entente.Entity
	for at++; at < len(s.tree.Words); at++ {
		if r := s.refAt[at]; r >= 0 {
			out = append(out, s.refs[r].Entity)
			at = s.refs[r].Last
		} else if !slices.Contains([]string{"DET", "CCONJ", "PUNCT"}, s.word(at).UPOS) {
			break
		}
	}
	return out
}

// addParty adds states and bodies; the members of "the two countries" are the
// parties, not the phrase.
func addParty(list []entente.Entity, e entente.Entity) []entente.Entity {
	if len(e.Members) > 0 && e.Code == "" {
		for _, m := range e.Members {
			list = addParty(list, entente.Entity{Text: e.Text, Span: e.Span, Code: m, Reason: e.Reason})
		}
		return list
	}
	if e.Code == "" || e.Sector != "" && e.Sector != "GOV" && e.Sector != "MIL" && e.Sector != "LEG" {
		return list
	}
	if slices.ContainsFunc(list, func(o entente.Entity) bool { return o.Code == e.Code }) {
		return list
	}
	if entente.IsState(e.Code) && e.Sector != "" { // a parliament that ratifies does so for its state
		e.Sector = "GOV"
	}
	return append(list, e)
}

// stageOf is the step that the words around a noun report: the verb it is the
// object of, or the noun that it completes ("the signing of the treaty").
func (s *sentence) stageOf(i int) (string, int) {
	h := s.head(i)
	if h < 0 {
		return "", -1
	}
	switch {
	case s.isVerb(h) && s.relIs(i, "obj", "nsubj:pass"), s.isNoun(h) && s.relIs(i, "nmod") && s.caseOf(i) == "of":
		if st := s.c.ledger.valueOf("stage", s.lemma(h)); st != "" {
			return st, h
		}
	case s.isVerb(h) && s.relIs(i, "nsubj") && s.intoForce(h):
		return "in force", h
	case s.isVerb(h) && s.relIs(i, "nsubj") && s.c.ledger.has("lapse", s.lemma(h)):
		return "ended", h
	case s.isVerb(h) && s.relIs(i, "obl") && s.caseOf(i) == "from" && s.c.ledger.valueOf("stage", s.lemma(h)) == "withdrawn from":
		return "withdrawn from", h
	}
	for _, k := range s.kidsBy(i, "acl", "acl:relcl") { // "a treaty signed in June"
		if st := s.c.ledger.valueOf("stage", s.lemma(k)); st != "" && s.passive(k) {
			return st, k
		}
	}
	return "", -1
}

func (s *sentence) intoForce(v int) bool {
	for _, k := range s.kids[v] {
		if s.c.ledger.has("force", s.lemma(k)) && s.relIs(k, "obl", "obj") {
			return true
		}
	}
	return false
}

// takeUp adds a bond to the entry that it belongs to, or opens one; it gives
// the entry's index, -1 if the bond opens nothing.
func (r *reader) takeUp(b bond) int {
	if b.stance.dropped != "" {
		return -1
	}
	at := r.entryFor(b)
	if at < 0 {
		if len(b.parties) < 2 || !b.opens() {
			return -1
		}
		r.out.Agreements = append(r.out.Agreements, b.entry(r.doc.ID))
		at = len(r.out.Agreements) - 1
	}
	a := &r.out.Agreements[at]
	b.addStage(a)
	if t := b.title(); len(t) > len(a.Title) && len(b.parties) >= 2 || a.Title == "" {
		a.Title = t
	}
	if typ := b.s.c.ledger.inText("type", strings.ToLower(b.title())); typ != "" && (a.Type == "other" || a.Type == "") {
		a.Type = typ
	}
	return at
}

// opens reports whether the words are enough for an entry: a step in the
// agreement's life, or a title that says what kind it is.
func (b *bond) opens() bool {
	if x := b.s.word(b.noun).XPOS; x == "NNS" || x == "NNPS" { // "several agreements" are no one agreement
		return false
	}
	if b.stage != "" {
		return true
	}
	if b.s.c.ledger.has("loose agreement", b.s.lemma(b.noun)) {
		return false
	}
	return b.s.c.ledger.inText("type", strings.ToLower(b.title())) != ""
}

// entryFor finds the entry with the same parties, or the last one for a
// definite phrase without parties; -1 if there is none.
func (r *reader) entryFor(b bond) int {
	for i := len(r.out.Agreements) - 1; i >= 0; i-- {
		a := &r.out.Agreements[i]
		if len(b.parties) >= 2 && sameParties(a.Parties, b.parties) {
			return i
		}
		if len(b.parties) < 2 && b.definite() && b.names(a) && covers(a.Parties, b.parties) {
			return i
		}
	}
	return -1
}

// names reports whether a noun can take up an entry: the same noun, or one that
// is said of any treaty. "The protocol" of a treaty is another paper.
func (b *bond) names(a *entente.Agreement) bool {
	noun := b.s.lemma(b.noun)
	return b.s.c.ledger.has("any agreement", noun) || strings.Contains(strings.ToLower(a.Title), noun)
}

func (b *bond) definite() bool {
	d := b.s.child(b.noun, "det")
	if d >= 0 {
		return b.s.c.ledger.has("definite", strings.ToLower(b.s.word(d).Form))
	}
	return b.s.child(b.noun, "nmod:poss") >= 0 || b.s.refAtLeft(b.noun)
}

func (s *sentence) refAtLeft(i int) bool { return i > 0 && s.refAt[i-1] >= 0 }

func sameParties(a, b []entente.Entity) bool {
	return len(a) == len(b) && covers(a, b)
}

// covers reports whether every code of b is in a.
func covers(a, b []entente.Entity) bool {
	for _, e := range b {
		if !slices.ContainsFunc(a, func(o entente.Entity) bool { return o.Code == e.Code }) {
			return false
		}
	}
	return true
}

func (b *bond) entry(docID string) entente.Agreement {
	s := b.s
	span := s.span(b.noun, b.noun)
	if b.verb >= 0 {
		span = s.span(min(b.verb, b.noun), max(b.verb, b.noun))
	}
	a := entente.Agreement{
		DocumentID: docID, Title: b.title(), Type: "other", Parties: asGovernment(b.parties), Coder: s.c.name,
	}
	a.Finding = entente.Finding{
		Quote: s.text[span.Start:span.End], Spans: []entente.Span{span}, Standing: b.stance.Standing,
		Confidence: 0.75, Reason: "names an agreement and its parties",
	}
	a.ID = MentionID(docID, s.c.name, "agreement", span)
	return a
}

func (b *bond) addStage(a *entente.Agreement) {
	if b.stage == "" || b.stance.Polarity == entente.Negative {
		return
	}
	stage := b.stage
	if b.stance.Time == entente.Future || sureness[b.stance.Certainty] < sureness[entente.Probable] {
		if stage != "signed" { // that it will be ratified is no step yet
			return
		}
		stage = "proposed"
	}
	for _, st := range a.Stages {
		if st.Stage == stage {
			return
		}
	}
	s := b.s
	t := trigger{word: b.verb, pos: frame.Verb, carrier: -1}
	st := entente.Stage{Stage: stage, Date: s.when(t, &b.stance), Spans: []entente.Span{s.span(min(b.verb, b.noun), max(b.verb, b.noun))}}
	if p := s.place(t); p != nil {
		st.Place = p.Text
	}
	a.Stages = append(a.Stages, st)
}

// title is the name in quotes on the noun, else the noun with what describes
// it and without what does not belong to a name ("new", "the").
func (b *bond) title() string {
	s := b.s
	if q := s.quoted(b.noun); q != "" {
		return q
	}
	lo := b.noun
	for lo > 0 && s.head(lo-1) >= 0 && s.within(lo-1, b.noun) && b.describes(lo-1) {
		lo--
	}
	for lo < b.noun && (s.word(lo).Form == "-" || s.word(lo).Form == "–") {
		lo++
	}
	return strings.TrimSpace(s.evidence(lo, b.titleEnd()).Text)
}

// titleEnd is the last word of "treaty on comprehensive strategic partnership".
func (b *bond) titleEnd() int {
	s := b.s
	hi := b.noun
	for hi+1 < len(s.tree.Words) {
		w := s.word(hi + 1)
		low := strings.ToLower(w.Form)
		joins := (low == "on" || low == "of" || low == "for" || low == "and" || w.Form == "-") && hi+2 < len(s.tree.Words) &&
			s.c.ledger.has("title", strings.ToLower(s.word(hi+2).Form))
		if !joins && !s.c.ledger.has("title", low) || s.refAt[hi+1] >= 0 {
			break
		}
		hi++
	}
	return hi
}

func (b *bond) describes(i int) bool {
	w := b.s.word(i)
	if b.s.refAt[i] >= 0 {
		return false
	}
	return w.Form == "-" || w.Form == "and" || b.s.c.ledger.has("title", strings.ToLower(w.Form)) || w.UPOS == "PROPN"
}

// quoted is the text between quotation marks that holds a word, if the quote
// is short enough for a title.
func (s *sentence) quoted(i int) string {
	open, shut := -1, -1
	for j := i; j >= 0 && i-j < 12; j-- {
		if isQuote(s.word(j).Form) {
			open = j
			break
		}
	}
	for j := i; j < len(s.tree.Words) && j-i < 12; j++ {
		if isQuote(s.word(j).Form) {
			shut = j
			break
		}
	}
	if open < 0 || shut < 0 || shut-open < 2 || shut-open > 14 {
		return ""
	}
	return s.evidence(open+1, shut-1).Text
}

func isQuote(f string) bool {
	switch f {
	case "“", "”", "\"", "``", "''", "«", "»", "‘", "’":
		return true
	}
	return false
}
