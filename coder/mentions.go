package coder

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"entente"
	"entente/codebook"
	"entente/coder/frame"
	"entente/syntax"
)

// hit is a frame found at a trigger, before roles and standing.
type hit struct {
	trigger
	f *frame.Frame
}

// mentions codes the events of a sentence; with none, it gives the reason.
func (s *sentence) mentions() ([]entente.Mention, string) {
	switch {
	case s.garbled():
		return nil, ReasonGarbled
	case s.foreignWords():
		return nil, ReasonForeign
	case len(s.refs) == 0 && !s.hasName() && !s.deedHere():
		return nil, ReasonNoActor
	}
	hits := s.hits()
	s.noteWorriers(hits)
	reason := ReasonNoTrigger
	var out []entente.Mention
	for _, h := range hits {
		m, why := s.mention(h)
		s.try(h, why)
		if why != "" {
			reason = why
			continue
		}
		out = s.keep(out, m)
	}
	out = append(out, s.calls(out)...)
	out = append(out, s.menaces(hits, out)...)
	out = append(out, s.refusals(hits, out)...)
	return s.detected(out), reason
}

// hasName reports whether a proper name stands in the sentence. A word in lower
// case that the tagger takes for one is a mistake of his.
func (s *sentence) hasName() bool {
	return slices.ContainsFunc(s.tree.Words, func(w syntax.Word) bool { return w.UPOS == "PROPN" && strings.ContainsFunc(w.Form, notSmall) })
}

// notSmall reports whether a character is a letter, and none in lower case.
func notSmall(r rune) bool { return unicode.IsLetter(r) && !unicode.IsLower(r) }

// hits finds the triggers of a sentence: verbs first, since they claim the
// nouns that are part of them ("signed a pact" is one event) and the clauses
// that complete them ("agreed to sign").
func (s *sentence) hits() []hit {
	var out []hit
	for pass := range 2 {
		for i := range s.tree.Words {
			if s.used[i] || s.isVerb(i) != (pass == 0) {
				continue
			}
			if h, ok := s.hitAt(i); ok {
				s.try(h, "")
				s.claim(h)
				out = append(out, h)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b hit) int { return a.word - b.word })
	return slices.DeleteFunc(out, func(h hit) bool { return h.f.None() || s.used[h.word] || s.struckBy(h, out) })
}

// struckBy reports whether a blow is only the subject of the verb that tells what it
// did: "the attack killed six" is one event, where "the attack on a base killed six"
// tells of two who were hit.
func (s *sentence) struckBy(h hit, all []hit) bool {
	if w := s.head(h.word); h.f.Type == codebook.Assault && h.pos == frame.Verb && s.rel(h.word) == "acl" && s.passive(h.word) && s.isThing(w) && s.relIs(w, "nsubj") {
		return slices.ContainsFunc(all, func(o hit) bool { return o.f.Type == codebook.Assault && o.word == s.head(w) }) // "shells fired by rebels hit a school"
	}
	if h.f.Type != codebook.Assault || h.f.Mode != "" || h.pos != frame.Noun || !s.relIs(h.word, "nsubj") || len(s.under(h.word, "on"))+len(s.under(h.word, "against")) > 0 {
		return false
	}
	return slices.ContainsFunc(all, func(o hit) bool { return o.f.Type == codebook.Assault && o.word == s.head(h.word) })
}

func (s *sentence) hitAt(i int) (hit, bool) {
	t, ok := s.triggerAt(i)
	if !ok || !s.known(i, t.pos) {
		return hit{}, false
	}
	f := s.c.lex.Match(s.lemma(i), t.pos, &scene{sentence: s, t: t})
	return hit{t, f}, f != nil && !s.ownDeed(i, f) && !(f.Type == codebook.Concede && t.pos == frame.Verb && s.foretellsEvil(i)) // "they will regret it"
}

// known reports whether the lexicon has a word. Where the lemmatiser gave a
// lemma that it lacks, but the form is one of a lemma that it has, the lemma is
// mended.
func (s *sentence) known(i int, pos frame.POS) bool {
	if s.c.lex.Knows(s.lemma(i), pos) {
		return true
	}
	lemma := s.c.lex.LemmaOf(strings.ToLower(s.word(i).Form), pos)
	if lemma == "" {
		return false
	}
	s.word(i).Lemma = lemma
	return true
}

// triggerAt makes a trigger of a word by its part of speech. A word inside an
// actor's name ("the War Ministry") is none.
func (s *sentence) triggerAt(i int) (trigger, bool) {
	t := trigger{word: i, carrier: -1}
	switch s.word(i).UPOS {
	case "VERB":
		if s.rel(i) == "amod" { // "increased cooperation" tells of cooperation
			return t, false
		}
		t.pos = frame.Verb
	case "NOUN":
		t.pos = frame.Noun
		t.carrier = s.carrier(i)
	case "PROPN": // in capitals and names of agreements: "Peace Treaty"
		t.pos = frame.Noun
		t.carrier = s.carrier(i)
	case "ADJ":
		t.pos = frame.Adj
	default:
		return t, false
	}
	if s.word(i).UPOS == "PROPN" && (s.partOfName(i) || s.namedWar(i)) {
		return t, false
	}
	if r := s.refAt[i]; r >= 0 && (s.refs[r].Head == i && !s.toldVerb(i) || s.word(i).UPOS == "PROPN") {
		return t, false
	}
	return t, true
}

// toldVerb reports whether a word that begins an actor's name is the verb of its clause
// all the same: "the army [ousted Mali's president]" tells of what the army did, not
// of a president who was ousted before.
func (s *sentence) toldVerb(i int) bool {
	w := s.word(i)
	subj := s.child(i, "nsubj")
	return w.UPOS == "VERB" && w.XPOS == "VBD" && subj >= 0 && subj < i && s.child(i, "obj") > i
}

// castWithBlow fills the roles of a frame. Where a verb of force has nobody known in
// them, because a blow is its subject, those of the blow are in them: "the war in
// Yemen has killed thousands".
func (s *sentence) castWithBlow(h hit) roles {
	r := s.cast(h.trigger, h.f)
	if h.pos != frame.Verb || h.f.Type != codebook.Assault && h.f.Type != codebook.Coerce || anyKnown(r.actors, r.recipients) {
		return r
	}
	for _, n := range s.kidsBy(h.word, "nsubj") {
		t, ok := s.triggerAt(n)
		if !ok || t.pos != frame.Noun {
			continue
		}
		f := s.c.lex.Match(s.lemma(n), t.pos, &scene{sentence: s, t: t})
		if f == nil || f.Type != h.f.Type {
			continue
		}
		if blow := s.cast(t, f); anyKnown(blow.actors, blow.recipients) {
			return blow
		}
	}
	return r
}

// partOfName reports whether a word is the first or a later word of a person's
// name: "Faith Kipyegon".
func (s *sentence) partOfName(i int) bool {
	if s.part == entente.Title {
		return false
	}
	h := s.head(i)
	return s.rel(i) == "flat" || s.child(i, "flat") >= 0 || h == i+1 && s.relIs(i, "compound") &&
		s.word(h).UPOS == "PROPN" && s.refAt[h] < 0 && !s.c.lex.Knows(s.lemma(h), frame.Noun)
}

// namedWar reports whether a word ends the name that a war has in history: "the
// Winter War", "the Battle of Verdun".
func (s *sentence) namedWar(i int) bool {
	return s.part != entente.Title && s.c.fields.has("named war", s.lemma(i)) && s.word(i).Form != strings.ToUpper(s.word(i).Form)
}

// carrier is the light verb above a noun, -1 if there is none.
func (s *sentence) carrier(i int) int {
	if p := s.spell(i); p != i {
		return s.carrier(p)
	}
	h := s.head(i)
	if s.rel(i) == "conj" && h >= 0 {
		return s.carrier(h)
	}
	if h < 0 || !s.isVerb(h) || !s.c.lex.Light(s.lemma(h)) {
		return -1
	}
	if s.relIs(i, "obj", "nsubj:pass", "xcomp") || s.relIs(i, "obl") && slices.Contains([]string{"on", "in", "under"}, s.caseOf(i)) {
		return h
	}
	return -1
}

// claim marks the words that are part of an event already found.
func (s *sentence) claim(h hit) {
	for _, c := range h.f.Conds {
		if c.Not || c.Any {
			continue
		}
		for slot := range strings.SplitSeq(c.Slot, ",") {
			s.claimSlot(h, c, slot)
		}
	}
	if h.f.None() || h.f.Keep {
		return
	}
	switch h.f.Type {
	case codebook.Agree, codebook.Reject, codebook.Request, codebook.Threaten:
		s.claimComplements(h.word, 0)
	}
}

// claimSlot takes the words that a frame's condition named: they are part of
// its event. Another noun beside the one that it named tells an event of its own:
// "voiced its rejection and condemnation of".
func (s *sentence) claimSlot(h hit, c frame.Cond, slot string) {
	switch slot {
	case "subj", "iobj", "poss", "mod", "verb", "prt":
		return
	}
	for _, i := range s.heads(h.trigger, slot) {
		other := slot == "obj" && len(c.Kinds) == 0 && c.Slot == slot && s.relIs(i, "conj") && !c.Names(slot, s.lemma(i))
		if !other && (!s.isVerb(i) || !h.f.Keep) {
			s.used[i] = true
		}
	}
}

func (s *sentence) claimComplements(i, depth int) {
	if depth > maxHops {
		return
	}
	for _, k := range s.complements(i) {
		s.used[k], s.claimed[k] = true, true
		if s.c.lex.Light(s.lemma(k)) {
			for _, o := range s.kidsBy(k, "obj") {
				s.used[o], s.claimed[o] = true, true
			}
		}
		s.claimComplements(k, depth+1)
	}
}

// mention fills roles and standing; dropped is why there is no event.
func (s *sentence) mention(h hit) (m entente.Mention, dropped string) {
	st := s.standing(h.trigger)
	if st.dropped != "" || st.open || s.bidden(h.trigger) || s.inQuestion(h.trigger) || s.byLaw(h.trigger) || s.unspoken(h, st) {
		return m, ReasonDropped
	}
	if h.f.Type == codebook.Request && s.questions(h.word) || s.unsaid(h.word) {
		return m, ReasonDropped
	}
	r := s.castWithBlow(h)
	if s.inert(h, r) {
		return m, ReasonNoRoles
	}
	about := s.about(h, r)
	here := s.happensHere(h)
	if (!anyKnown(r.actors, r.recipients, about) && !here || s.background(h, r) && !(here && s.relIs(h.word, "obl", "conj"))) && !s.happened(h, st) {
		return m, ReasonNoRoles
	}
	if s.elsewhere(h, r) != "" || s.polled(h) || s.namesInQuotes(h, r) || h.f.Mutual && s.quarrel(h, r) {
		return m, ReasonElsewhere
	}
	typ, mode, why := s.typeOf(h, r, st)
	if typ == codebook.Reject && h.f.Mutual && len(r.actors) == 1 && len(r.recipients) == 0 {
		r.recipients = s.near(h.trigger, h.f, r.actors) // "could not agree on Peru's debts"
	}
	if s.foretold(typ, h, r, st) {
		return m, ReasonDropped
	}
	m, event := s.build(h, r, &st, coding{typ, mode, why, about})
	if event < floor(r) || s.passing(h, r) {
		return m, ReasonWeak
	}
	return m, ""
}

// coding is what a hit is coded as.
type coding struct {
	typ, mode string
	why       string // it is another than the frame's
	about     []entente.Entity
}

// build makes the mention of a hit, and tells how likely such an event is reported at
// all.
func (s *sentence) build(h hit, r roles, st *stance, as coding) (m entente.Mention, event float64) {
	m = entente.Mention{
		DocumentID: s.doc.ID, Sentence: s.number, Where: s.part, Event: as.typ, Mode: as.mode,
		Actors: r.actors, Recipients: r.recipients, Trigger: s.triggerText(h),
		Contexts: s.c.ctx.of(s, h), Size: s.size(h.trigger),
	}
	m.Recipients = slices.DeleteFunc(s.targets(h.trigger, as.typ, s.addressees(h.f.Type, r.recipients)), func(e entente.Entity) bool {
		return !isParty(e) && e.Span.Overlaps(s.span(h.word, h.word)) // "died in the incursion"
	})
	m.CAMEO = s.cameo(h, as.typ, as.mode)
	m.About = as.about
	m.Place = s.placeOf(h.trigger, as.typ)
	m.Date = s.when(h.trigger, st)
	s.doneBeside(h.trigger, m.Actors, &st.Standing)
	m.Standing = st.Standing
	if as.typ == codebook.Reject && h.f.Type != as.typ { // the refusal itself did happen
		m.Standing.Polarity, m.Standing.Time = entente.Positive, entente.Past
	}
	m.Spans = []entente.Span{m.Trigger.Span}
	m.Quote = m.Trigger.Text
	m.Reason = s.reason(h, as.why)
	s.c.finish(&m)
	event = s.weigh(&m, h, r, *st)
	if s.coded == nil {
		s.coded = map[string]hit{}
	}
	s.coded[m.ID] = h
	return m, event
}

// typeOf is the type of a hit by how it stands and who takes part, with its mode and why
// it is another than the frame's.
func (s *sentence) typeOf(h hit, r roles, st stance) (typ, mode, why string) {
	typ, mode, why = retype(h.f.Type, meetingMode(h.f, r), st)
	switch {
	case s.quarrel(h, r):
		return codebook.Accuse, "disapprove", "politicians attack with words"
	case typ == codebook.Aid && s.sentNowhere(h, r):
		return codebook.Mobilize, "troops", "sent to no other"
	case codebook.Quad(typ) == 4 && typ == h.f.Type && s.mayDo(h.trigger, r, st):
		return foresee(typ, mode)
	}
	return typ, mode, why
}

// sentNowhere reports whether a state sends forces to nobody but itself: what would be help
// to another ("sent soldiers to Chad") raises its own readiness at home ("sent soldiers
// to its north").
func (s *sentence) sentNowhere(h hit, r roles) bool {
	sent := slices.ContainsFunc(h.f.Conds, func(c frame.Cond) bool {
		return c.Names("obj", "troop") || c.Names("obj", "reinforcement") || c.Names("obj", "police")
	})
	if !sent || h.pos != frame.Verb || len(r.actors) != 1 || !entente.IsState(r.actors[0].Code) {
		return false
	}
	return !slices.ContainsFunc(r.recipients, func(e entente.Entity) bool { return e.Code != r.actors[0].Code || e.Sector != "" })
}

// meetingMode is the mode of a frame; a meeting of three states or more is
// multilateral (codebook, Modes).
func meetingMode(f *frame.Frame, r roles) string {
	if f.Type != codebook.Consult || f.Mode != "" || !f.Mutual {
		return f.Mode
	}
	states := map[string]bool{}
	for _, e := range r.actors {
		if entente.IsState(e.Code) {
			states[e.Code] = true
		}
	}
	if len(states) > 2 {
		return "multilateral"
	}
	return ""
}

// background reports whether a noun only names a thing by which something else
// is explained ("support in the war in Ukraine", "experts on sanctions"): no
// verb carries it, nobody is said to do it, and it hangs on another noun.
func (s *sentence) background(h hit, r roles) bool {
	if h.pos != frame.Noun || h.carrier >= 0 {
		return false
	}
	if h.f.Type == codebook.Support && s.c.ledger.has("agreement", s.lemma(h.word)) {
		return true // "the treaty with" names one; a verb says that it was signed
	}
	if len(r.actors) > 0 || codebook.Quad(h.f.Type) == 3 {
		return false
	}
	if s.ofAnyKind(h.word) {
		return true
	}
	return s.relIs(h.word, "nmod", "compound", "obl", "conj", "appos")
}

// ofAnyKind reports whether a noun is any one of its kind: "a visit to Egypt costs
// less".
func (s *sentence) ofAnyKind(n int) bool {
	v, det := s.head(n), s.child(n, "det")
	if det < 0 || v < 0 || s.lemma(det) != "a" || !s.relIs(n, "nsubj") {
		return false
	}
	x := s.word(v).XPOS
	return (x == "VBZ" || x == "VBP") && s.child(v, "aux") < 0 && s.part != entente.Title
}

func anyKnown(lists ...[]entente.Entity) bool {
	for _, list := range lists {
		for i := range list {
			if e := &list[i]; e.Code != "" || e.Sector != "" || len(e.Members) > 0 {
				return true
			}
		}
	}
	return false
}

func (s *sentence) reason(h hit, why string) string {
	out := fmt.Sprintf("%s/%c by frame %s", s.lemma(h.word), h.pos, h.f.Source)
	if h.f.Source == "" {
		out = fmt.Sprintf("%s/%c by no frame", s.lemma(h.word), h.pos)
	}
	if h.carrier >= 0 {
		out += ", under the light verb " + s.lemma(h.carrier)
	}
	if why != "" {
		out += "; " + why
	}
	return out
}

// retype applies the codebook's rules on what is still to come and on what is
// refused (Where types touch).
func retype(typ, mode string, st stance) (newType, newMode, why string) {
	switch {
	case st.refused && st.Polarity == entente.Negative:
		return refuse(typ, mode, st)
	case st.Time != entente.Future || st.Polarity == entente.Negative || sureness[st.Certainty] < sureness[entente.Probable]:
		return typ, mode, ""
	}
	return foresee(typ, mode)
}

// mayDo reports whether somebody says of himself that he may do a hostile thing:
// "Russia said it might cut gas" threatens as much as "would".
func (s *sentence) mayDo(t trigger, r roles, st stance) bool {
	verb := t.word
	if t.carrier >= 0 {
		verb = t.carrier
	}
	modal := slices.ContainsFunc(s.kidsBy(verb, "aux"), func(a int) bool { return s.c.ledger.has("modal", s.lemma(a)) })
	if !modal || st.Polarity == entente.Negative || st.Certainty != entente.Possible {
		return false
	}
	return slices.ContainsFunc(st.AttributedTo, func(by entente.Attribution) bool {
		return by.Source.Code != "" && slices.ContainsFunc(r.actors, func(a entente.Entity) bool { return a.Code == by.Source.Code })
	})
}

// refuse turns a cooperative act that its actor will not do, or failed to agree
// to, into REJECT: "will not release", "did not give permission".
func refuse(typ, mode string, st stance) (newType, newMode, why string) {
	switch typ {
	case codebook.Agree, codebook.Support, codebook.Concede:
		return codebook.Reject, "", "refused, so REJECT"
	case codebook.Retreat, codebook.Aid, codebook.Cooperate, codebook.Consult:
		if st.Time == entente.Future {
			return codebook.Reject, "", "will not, so REJECT"
		}
	}
	return typ, mode, ""
}

// foresee makes a coming act of cooperation AGREE, an announced withdrawal
// CONCEDE, a coming act of conflict by the speaker THREATEN. An intent to
// release, disarm or let in is AGREE, as CAMEO's 035 is in the published
// conversion to PLOVER.
func foresee(typ, mode string) (newType, newMode, why string) {
	switch typ {
	case codebook.Consult, codebook.Support, codebook.Cooperate, codebook.Aid:
		return codebook.Agree, "", "still to come, so AGREE"
	case codebook.Retreat:
		if mode == "withdraw" {
			return codebook.Concede, "", "an announced withdrawal, so CONCEDE"
		}
		return codebook.Agree, "", "an intent to yield, so AGREE"
	case codebook.Sanction:
		return codebook.Threaten, "relations", "still to come, so THREATEN"
	case codebook.Assault:
		return codebook.Threaten, "violence", "still to come, so THREATEN"
	case codebook.Coerce:
		return codebook.Threaten, "restrict", "still to come, so THREATEN"
	case codebook.Protest, codebook.Mobilize:
		return codebook.Threaten, "", "still to come, so THREATEN"
	}
	return typ, mode, ""
}

// keep adds a mention unless the sentence already has the same one, told by the same
// words.
func (s *sentence) keep(list []entente.Mention, m entente.Mention) []entente.Mention {
	for i, o := range list {
		if toldApart(o, m) || o.Event != m.Event || !sameEntities(o.Actors, m.Actors) || !sameEntities(o.Recipients, m.Recipients) && len(m.Recipients) > 0 && len(o.Recipients) > 0 {
			continue
		}
		if o.Standing.Polarity != m.Standing.Polarity {
			continue
		}
		if fuller := len(m.Recipients) - len(o.Recipients); fuller > 0 || fuller == 0 && m.Confidence > o.Confidence {
			m.Spans = append(m.Spans, o.Spans...)
			list[i] = m
		} else {
			list[i].Spans = append(list[i].Spans, m.Spans...)
		}
		return list
	}
	return append(list, m)
}

// toldApart reports whether two mentions are told by words of their own: "burned the
// stores and looted the market" tells of two deeds, though one did both.
func toldApart(a, b entente.Mention) bool { return !strings.EqualFold(a.Trigger.Text, b.Trigger.Text) }

func sameEntities(a, b []entente.Entity) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !slices.ContainsFunc(b, a[i].Same) {
			return false
		}
	}
	return true
}

// triggerText is the words from the carrier to the trigger, or from a verb to
// the object that its frame asks for, when they stand close together; else the
// trigger alone.
func (s *sentence) triggerText(h hit) entente.Evidence {
	if v := s.toldIn(h); v >= 0 {
		h.trigger = verbAt(v)
		h.f = &frame.Frame{Type: h.f.Type}
	}
	from, to := h.word, h.word
	for _, i := range []int{h.carrier, s.namedObject(h), s.namedPhrase(h), s.namedSubject(h)} {
		if i >= 0 && max(i-h.word, h.word-i) <= 5 {
			from, to = min(from, i), max(to, i)
		}
	}
	for _, k := range s.kids[h.word] {
		if s.relIs(k, "compound", "amod", "compound:prt") && max(k-h.word, h.word-k) <= 2 {
			from, to = min(from, k), max(to, k)
		}
	}
	return s.evidence(from, to)
}

// toldIn is the clause that an event lies in where its frame begins at the verb that
// only says so: "said that they would [pay] dearly"; -1 for other events.
func (s *sentence) toldIn(h hit) int {
	if h.pos != frame.Verb || s.c.cues.report[s.lemma(h.word)] != "neutral" {
		return -1
	}
	for _, c := range h.f.Conds {
		if c.Not || c.Any || !strings.HasPrefix(c.Slot, "xc") {
			continue
		}
		for _, k := range s.complementsOf(h.trigger) {
			if s.finite(k) {
				return k
			}
		}
	}
	return -1
}

// mover is a verb that says nothing of what happened where its frame names the phrase
// that does: "put its fleet [on alert]", "took them [into custody]".
var mover = []string{"put", "place", "set", "keep", "hold", "bring", "take", "go", "come", "be", "stand", "remain", "stay"}

// namedPhrase is the noun of the phrase that a verb's frame names where the verb itself
// tells nothing ("went [on strike]"), -1 for other frames.
func (s *sentence) namedPhrase(h hit) int {
	if h.pos != frame.Verb || !slices.Contains(mover, s.lemma(h.word)) {
		return -1
	}
	for _, c := range h.f.Conds {
		if c.Not || c.Any || len(c.Kinds) > 0 || strings.Contains(c.Slot, ".") {
			continue
		}
		for slot := range strings.SplitSeq(c.Slot, ",") {
			for _, i := range s.heads(h.trigger, slot) {
				if s.relIs(i, "obl") && s.head(i) == h.word && c.Has(s.lemma(i)) {
					return i
				}
			}
		}
	}
	return -1
}

// namedSubject is the subject that a verb's frame names where it is what happened
// ("[strike] halts ferries"), -1 for other frames.
func (s *sentence) namedSubject(h hit) int {
	if h.pos != frame.Verb || h.f.Type == codebook.Assault {
		return -1
	}
	for _, c := range h.f.Conds {
		if c.Slot != "subj" || c.Not || c.Any {
			continue
		}
		for _, i := range s.kidsBy(h.word, "nsubj") {
			if lemma := s.lemma(i); c.Has(lemma) && slices.ContainsFunc(s.c.lex.Candidates(lemma, frame.Noun), func(f *frame.Frame) bool { return f.Type == h.f.Type }) {
				return i
			}
		}
	}
	return -1
}

// namedObject is the object that a verb's frame names ("raised alarm"), -1 if
// it names none.
func (s *sentence) namedObject(h hit) int {
	for _, c := range h.f.Conds {
		if h.pos != frame.Verb || c.Not || c.Any || len(c.Kinds) > 0 || c.Slot != "obj" {
			continue
		}
		for _, o := range s.kidsBy(h.word, "obj", "nsubj:pass") {
			if s.isNoun(o) {
				return o
			}
		}
	}
	return -1
}
