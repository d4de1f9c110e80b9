package coder

import (
	"slices"
	"strings"

	"entente"
)

// forOrbit reports whether a rocket that fails was to bring something into space: "failed
// to place a satellite in orbit".
func (s *sentence) forOrbit(v int) bool {
	for _, k := range s.kidsBy(v, "xcomp", "advcl", "conj", "acl") {
		for j := k; j < len(s.tree.Words); j++ {
			if l := s.lemma(j); s.within(j, k) && (l == "orbit" || l == "satellite" || l == "spacecraft" || l == "space") {
				return true
			}
		}
	}
	for _, k := range s.kidsBy(v, "nsubj") { // "a rocket with a satellite aboard"
		lo, hi := s.extent(k)
		for j := lo; j <= hi; j++ {
			if l := s.lemma(j); l == "satellite" || l == "orbit" {
				return true
			}
		}
	}
	return false
}

// ownSatellite reports whether a state shoots at a satellite of its own, which tries a
// weapon: "destroyed one of its weather satellites with a missile".
func (s *sentence) ownSatellite(v int) bool {
	l := s.lemma(v)
	if !s.isVerb(v) || !s.c.ledger.has("hits satellites", l) {
		return false
	}
	lo, hi := s.extent(v)
	craft, own, shot := false, false, l == "shoot" || l == "intercept"
	for j := lo; j <= hi; j++ {
		switch m := s.lemma(j); {
		case s.word(j).XPOS == "PRP$" && j > v, m == "own":
			own = true
		case m == "satellite" && j > v:
			craft = true
		case j > v && (m == "missile" || m == "interceptor" || m == "rocket" || m == "weapon"):
			shot = true
		}
	}
	return craft && own && shot
}

// satelliteShot are the satellite that is shot at as the mark of an anti-satellite weapon.
func (s *sentence) satelliteShot(v int, _ string) []arms {
	if !s.ownSatellite(v) {
		return nil
	}
	for j := v + 1; j < len(s.tree.Words); j++ {
		if s.within(j, v) && s.lemma(j) == "satellite" {
			return []arms{{"anti-satellite", j, j, j}}
		}
	}
	return nil
}

// joinedBy are the states whose soldiers join an exercise, by a participle or verb beside
// it: "joined by 80 soldiers from Australia".
func (s *sentence) joinedBy() []entente.Entity {
	var out []entente.Entity
	for v := range s.tree.Words {
		if s.lemma(v) != "join" || !s.isVerb(v) {
			continue
		}
		for _, h := range s.expand(s.under(v, "by")) {
			for _, e := range s.statesNear(append(s.expand(s.under(h, "from")), h)) {
				out = addEntity(out, e)
			}
		}
	}
	return out
}

// bareDrill reports whether a noun of exercises is one of armies without a word for that:
// "staged drills", "the war games", by a state, an army or its ships.
func (s *sentence) bareDrill(i int) bool {
	civil := func(k int) bool {
		live := k > 1 && s.word(k-1).Form == "-" && s.lemma(k-2) == "live" // "live-fire drills"
		return s.c.ledger.has("civil drill", s.lemma(k)) && !live
	}
	if !s.c.ledger.has("drill", s.lemma(i)) || slices.ContainsFunc(s.kidsBy(i, "compound", "amod"), civil) {
		return false
	}
	v := s.head(i)
	if v < 0 || !s.isVerb(v) || !s.relIs(i, "obj", "nsubj:pass") || !s.c.ledger.has("hold.verb", s.lemma(v)) {
		return false
	}
	who := s.makersStates(verbAt(v), "subj", "by")
	return len(who) > 0 && !slices.ContainsFunc(who, func(e entente.Entity) bool { return e.Sector != "" && e.Sector != "MIL" && e.Sector != "GOV" })
}

// namedDrill reports whether a name stands before a noun of exercises: "the Ulchi Freedom
// Shield drills".
func (s *sentence) namedDrill(i int) bool {
	return slices.ContainsFunc(s.kidsBy(i, "compound"), func(k int) bool {
		return s.word(k).UPOS == "PROPN" && s.refAt[k] < 0 && !s.isDate(k) && !strings.EqualFold(s.word(k).Form, s.lemma(i))
	})
}

// rightUnder are what a preposition right behind a noun leads to, wherever the parser
// hung it: "building silos [for missiles]".
func (s *sentence) rightUnder(h int, prep string) []int {
	if h+1 >= len(s.tree.Words) || s.lemma(h+1) != prep || s.rel(h+1) != "case" {
		return nil
	}
	if k := s.head(h + 1); k > h && s.head(k) != h {
		return []int{k}
	}
	return nil
}

// sharers are all states whose soldiers or ships are the subject of a verb: "South Korean
// and U.S. troops", "the navies of Chad and Mali".
func (s *sentence) sharers(t trigger) []entente.Entity {
	var out []entente.Entity
	for _, h := range s.heads(t, "subj") {
		if !s.c.ledger.has("soldiers", s.lemma(h)) {
			continue
		}
		lo, hi := s.extent(h)
		for _, ref := range s.refs {
			if ref.First >= lo && ref.Last <= hi && entente.IsState(ref.Entity.Code) && (ref.Head <= h || s.relIs(ref.Head, "nmod", "conj")) {
				out = addEntity(out, ref.Entity)
			}
		}
	}
	return asGovernment(out)
}

// soldiersIn reports whether those who hold or join an exercise are soldiers or ships:
// "4,000 soldiers from Mali are taking part in an exercise".
func (s *sentence) soldiersIn(i int) bool {
	v := s.head(i)
	for n := 0; n < 3 && v >= 0 && !s.isVerb(v); n++ {
		v = s.head(v)
	}
	if v < 0 || !s.c.ledger.has("hold.verb", s.lemma(v)) && !s.c.ledger.has("hold.verb", s.lemma(i)) {
		return false
	}
	return len(s.sharers(verbAt(v))) > 1
}

// beforeProvince reports whether a word stands right before what kind of place it names:
// "Fujian province".
func (s *sentence) beforeProvince(k int) bool {
	return k+1 < len(s.tree.Words) && s.c.ledger.has("kind of place", s.lemma(k+1)) && !(s.refAt[k] >= 0 && s.word(k).UPOS == "ADJ")
}

// carriesUp reports whether a rocket, or who has one, brings something into space:
// "carried a satellite into orbit".
func (s *sentence) carriesUp(v int) bool {
	if !s.c.ledger.has("carries up", s.lemma(v)) || s.passive(v) {
		return false
	}
	for _, prep := range []string{"into", "to", "in"} {
		for _, k := range s.under(v, prep) {
			if l := s.lemma(k); l == "orbit" || l == "space" {
				return len(s.armsIn(verbAt(v), "obj")) > 0
			}
		}
	}
	return false
}

// firedFrom is the place that a participle on a weapon tells: "a missile fired from a
// submarine in the White Sea failed".
func (s *sentence) firedFrom(a arms) string {
	for _, k := range append(s.kidsBy(a.head, "acl", "acl:relcl"), s.kidsBy(a.top, "acl", "acl:relcl")...) {
		for _, v := range append(s.kidsBy(k, "xcomp"), k) { // "that it tried to launch"
			if s.isVerb(v) && s.c.ledger.has("fired", s.lemma(v)) {
				return s.site(verbAt(v), v, "launch")
			}
		}
	}
	return ""
}

// crewsState is whose a crew or a force is that does something under no state's name: that
// of the ministry or army that tells it, or of who did the last thing that the document
// told.
func (s *sentence) crewsState(t trigger) []entente.Entity {
	who := s.subjectOf(t)
	if x := s.word(t.word).XPOS; len(who) == 0 || x != "VBD" && x != "VBN" || s.passive(t.word) || !s.c.ledger.has("soldiers", s.lemma(who[0])) && s.lemma(who[0]) != "crew" {
		return nil
	}
	if len(s.doer) == 1 {
		return asGovernment(slices.Clone(s.doer))
	}
	var out []entente.Entity
	for _, ref := range s.refs {
		if e := ref.Entity; entente.IsState(e.Code) && (e.Sector == "MIL" || e.Sector == "GOV") && s.speaksOf(ref.Head) {
			out = addEntity(out, e)
		}
	}
	if len(out) != 1 {
		return nil
	}
	return asGovernment(out)
}

// ownMove are the planes, tanks and guns that a state stations somewhere: they are of no
// programme.
func (s *sentence) ownMove(v int, change string) []arms {
	if change != "deployment" || !s.c.ledger.has("stations", s.lemma(v)) || s.passive(v) && len(s.states(verbAt(v), "by")) == 0 {
		return nil
	}
	if len(s.states(verbAt(v), "subj")) == 0 {
		return nil
	}
	var out []arms
	for _, g := range s.goods(verbAt(v), "obj") {
		if g.Class == "aircraft" || g.Class == "armour" || g.Class == "artillery" {
			out = append(out, arms{"", g.word, g.word, g.top})
		}
	}
	return out
}

// sendsShips reports whether a state sends warships of its own to sea, or to no state:
// "Britain is sending a destroyer".
func (s *sentence) sendsShips(v int) bool {
	if s.drillTold || !s.c.ledger.has("sends ships", s.lemma(v)) || s.passive(v) {
		return false
	}
	t := verbAt(v)
	who := s.states(t, "subj")
	if len(who) == 0 || len(foreign(s.states(t, "iobj", "to", "for"), who)) > 0 {
		return false
	}
	lo, hi := s.extent(v)
	for j := max(lo, v); j <= hi; j++ { // "to sea for trials", "to shadow the visitors"
		if l := s.lemma(j); l == "trial" || l == "exercise" || l == "drill" || s.relIs(j, "advcl", "xcomp", "acl") && s.word(j).XPOS == "VB" {
			return false
		}
	}
	return slices.ContainsFunc(s.heads(t, "obj"), func(h int) bool {
		as := s.armsAt(h, 0)
		return len(as) > 0 && (as[0].programme == "naval" || as[0].programme == "submarine") && !s.c.ledger.has("merchant", s.lemma(h))
	})
}

// ability reports whether a verb tells what a weapon or a state is able to do and not
// what it did: "a destroyer that can launch missiles", "capable of firing", "the ability
// to launch".
func (s *sentence) ability(v int) bool {
	if !s.isVerb(v) {
		return false
	}
	for n := 0; v >= 0 && n < maxHops; n++ {
		if slices.ContainsFunc(s.kidsBy(v, "aux"), func(k int) bool { return s.lemma(k) == "can" }) {
			return true
		}
		h := s.head(v)
		if h < 0 {
			return false
		}
		if s.c.ledger.has("able", s.lemma(h)) && !s.relIs(v, "nsubj", "conj", "acl:relcl") && (s.word(v).XPOS == "VB" || s.word(v).XPOS == "VBG") {
			return true
		}
		if !s.relIs(v, "conj", "xcomp") {
			return false
		}
		v = h
	}
	return false
}
