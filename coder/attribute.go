package coder

import (
	"slices"

	"entente"
	"entente/codebook"
)

// attribute finds who vouches for an event within the text: the subjects of
// the verbs of saying above it, the one it is "according to", and the one in a
// parenthesis ("…, KCNA said"). Outermost first.
func (s *sentence) attribute(t trigger, st *stance) {
	at := t.word
	if t.carrier >= 0 {
		at = t.carrier
	}
	for n := 0; at >= 0 && n <= len(s.tree.Words); n++ {
		s.parenthesis(at, t, st)
		h := s.head(at)
		if h < 0 {
			break
		}
		if (s.relIs(at, "ccomp", "xcomp", "parataxis") || s.blames(at)) && s.reports(h) && h != t.word {
			s.vouch(h, st)
		} else if s.saidAs(at, h) && h != t.word {
			s.vouch(h, st)
		}
		if s.relIs(at, "nmod", "obl", "acl", "ccomp") && s.isNoun(h) && s.reports(h) && h != t.word {
			s.vouchNoun(h, st)
		}
		if who := s.worriers[h]; len(who) > 0 && s.relIs(at, "nmod", "obl", "acl", "advcl", "ccomp") {
			s.addWorrier(who[0], h, st)
		}
		at = h
	}
	slices.Reverse(st.AttributedTo)
	if len(st.AttributedTo) == 0 {
		s.attributeByOrder(t, st)
	}
	if len(st.AttributedTo) == 0 && s.quote.known && s.inSpeech(t.word) {
		e := s.quote.speaker
		st.AttributedTo = []entente.Attribution{{Source: e, Kind: s.speechKind(e)}}
	}
}

// doneBeside takes those out of who vouches for an event who do it themselves beside what
// they say: "the envoy joked, and praised Oslo" needs nobody's word but the writer's.
func (s *sentence) doneBeside(t trigger, actors []entente.Entity, st *entente.Standing) {
	st.AttributedTo = slices.DeleteFunc(st.AttributedTo, func(a entente.Attribution) bool {
		does := slices.ContainsFunc(actors, func(e entente.Entity) bool { return e.Span == a.Source.Span && e.Span.Len() > 0 })
		return does && a.Cue.Span.Len() > 0 && !s.introduces(a.Cue.Span, t)
	})
}

// introduces reports whether a cue introduces a trigger, and does not only stand near it.
func (s *sentence) introduces(cue entente.Span, t trigger) bool {
	for i := range s.tree.Words {
		if s.span(i, i).Start != cue.Start {
			continue
		}
		if k := s.child(i, "ccomp", "xcomp"); k >= 0 {
			return s.within(t.word, k)
		}
		return s.relIs(i, "parataxis") && t.word < i
	}
	return true
}

func (s *sentence) reports(i int) bool {
	_, ok := s.c.cues.report[s.lemma(i)]
	return ok
}

// parenthesis looks for "according to X" and ", X said" on a clause.
func (s *sentence) parenthesis(at int, t trigger, st *stance) {
	for _, k := range s.kids[at] {
		switch {
		case s.relIs(k, "obl", "nmod") && s.c.ledger.has("source", s.caseOf(k)):
			s.addVoucher(k, s.child(k, "case"), st)
		case s.relIs(k, "parataxis") && s.reports(k) && !s.within(t.word, k) && !s.clauseOfItsOwn(k) && !s.saidBefore(k, t.word):
			s.vouch(k, st)
		case s.relIs(k, "conj") && k > t.word && s.isVerb(k):
			s.saidOfAll(k, st)
		}
	}
}

// clauseOfItsOwn reports whether a clause is parted from the one before it by a
// semicolon, and says nothing of it: "students marched; police answered".
func (s *sentence) clauseOfItsOwn(v int) bool {
	lo, _ := s.extent(v)
	return lo > 0 && s.c.says.has("full stop within", s.word(lo-1).Form) || s.c.says.has("full stop within", s.word(lo).Form)
}

// saidBefore reports whether who says a thing is told before another clause begins
// that has a subject of its own: "A has won, the commission said, but B rejected it".
func (s *sentence) saidBefore(say, w int) bool {
	for at, n := w, 0; at >= 0 && n <= len(s.tree.Words) && at != s.head(say); at, n = s.head(at), n+1 {
		if s.head(at) == s.head(say) && s.relIs(at, "conj") && at > say && s.isVerb(at) {
			return s.child(at, "nsubj", "nsubj:pass") >= 0
		}
	}
	return false
}

// saidOfAll takes the one who is named at the end of several clauses for the source of
// them all: "huts were burned and goats were taken, according to villagers".
func (s *sentence) saidOfAll(last int, st *stance) {
	for _, k := range s.kids[last] {
		lo, hi := s.extent(k)
		if k < last || lo == 0 || s.word(lo-1).Form != "," && s.word(lo).Form != "," || hi < len(s.tree.Words)-2 {
			continue
		}
		switch {
		case s.relIs(k, "obl", "nmod") && s.c.ledger.has("source", s.caseOf(k)):
			s.addVoucher(k, s.child(k, "case"), st)
		case s.relIs(k, "parataxis") && s.reports(k) && s.child(k, "ccomp", "obj") < 0:
			s.vouch(k, st)
		}
	}
}

// vouch adds the one who says what a verb introduces (sayer); a passive one
// without an agent ("is believed to") has nobody to name.
func (s *sentence) vouch(v int, st *stance) {
	if h := s.sayer(v); h >= 0 {
		s.addVoucher(s.antecedent(h), v, st)
	}
}

func (s *sentence) vouchNoun(n int, st *stance) {
	for _, h := range s.kidsBy(n, "nsubj") { // "with experts warning that": a participle parsed as a noun
		s.addVoucher(h, n, st)
		return
	}
	for _, slot := range []string{"poss", "by", "from", "of", "mod"} {
		for _, h := range s.heads(trigger{word: n, pos: 'n', carrier: -1}, slot) {
			if s.refAt[h] >= 0 || s.c.cues.expert[s.lemma(h)] {
				s.addVoucher(h, n, st)
				return
			}
		}
	}
}

// addWorrier names the one who is alarmed by a thing as the one who says that
// it is so: "raised alarm about the close alignment".
func (s *sentence) addWorrier(e entente.Entity, cue int, st *stance) {
	if !slices.ContainsFunc(st.AttributedTo, func(a entente.Attribution) bool { return a.Source.Span == e.Span }) {
		st.AttributedTo = append(st.AttributedTo, entente.Attribution{Source: e, Kind: entente.Official, Cue: s.evidence(cue, cue)})
	}
}

// noteWorriers remembers who voices concern or alleges, by the words that say
// so, before standings are read.
func (s *sentence) noteWorriers(hits []hit) {
	s.worriers = map[int][]entente.Entity{}
	for _, h := range hits {
		said := h.word
		if o := s.namedObject(h); o >= 0 {
			said = o
		}
		stance := s.c.ledger.valueOf("stance", s.lemma(said))
		if h.f.Type != codebook.Accuse || stance != "alarm" && stance != "concern" && h.f.Mode != "allege" {
			continue
		}
		who := s.cast(h.trigger, h.f).actors
		s.worriers[h.word], s.worriers[said] = who, who
		if h.carrier >= 0 {
			s.worriers[h.carrier] = who
		}
	}
}

func (s *sentence) addVoucher(source, cue int, st *stance) {
	a := s.voucher(source, cue)
	for _, o := range st.AttributedTo {
		if o.Source.Span == a.Source.Span {
			return
		}
	}
	st.AttributedTo = append(st.AttributedTo, a)
}

// voucher names the one whom a word stands for as a source, with the cue by
// which he speaks, -1 for none.
func (s *sentence) voucher(source, cue int) entente.Attribution {
	e, ok := s.entity(source)
	if body, known := s.organ(source); known && e.Code == "" {
		e, ok = body, true // "the agency" that was named in full before
	}
	if of, has := s.owner(source); ok && has && e.Code == "" && nameless(e) && entente.IsState(of.Code) {
		e.Code, e.Reason = of.Code, e.Reason+", of "+of.Text // "a source at the Jordanian ministry"
	}
	if !ok {
		e, ok = s.holder(source, 2)
		ev := s.phrase(source)
		if !ok {
			e = entente.Entity{}
		}
		e = entente.Entity{Text: ev.Text, Span: ev.Span, Code: e.Code, Sector: s.c.cues.sectorOf(s.lemma(source))}
		if e.Code == "" && s.ofElsewhere(source) >= 0 {
			e.Reason = "a source" + whyElsewhere
		}
	}
	a := entente.Attribution{Source: e, Kind: s.voucherKind(source, e)}
	if cue >= 0 {
		a.Cue = s.evidence(cue, cue)
	}
	return a
}

// voucherKind sorts sources by how much they can be asked again.
func (s *sentence) voucherKind(i int, e entente.Entity) entente.VoucherKind {
	switch {
	case e.StateControlled:
		return entente.StateMedia
	case e.Sector == "JRN" || e.Sector == "MED" && s.c.cues.media[s.lemma(i)]:
		return entente.Media
	case s.c.cues.expert[s.lemma(i)]:
		return entente.Expert
	case e.Name == "" && s.c.cues.anonymous[s.lemma(i)]:
		return entente.Anonymous
	}
	return entente.Official
}
