package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/actor"
	"entente/codebook"
	"entente/coder/frame"
)

// receivers finds whom an event is done to. What the frame's own slots hold
// comes first; then whoever is known in the clauses and phrases that complete
// the trigger; a mere thing, under its text, only where no actor is near.
func (s *sentence) receivers(t trigger, f *frame.Frame, actors []entente.Entity) []entente.Entity {
	finders := []func() []entente.Entity{
		func() []entente.Entity { return s.obliged(t, f) },
		func() []entente.Entity { return s.victims(t, f) },
		func() []entente.Entity { return s.firstEntities(t, f.To) },
		func() []entente.Entity { return s.promised(t) },
		func() []entente.Entity { return s.hearers(t, f, actors) },
		func() []entente.Entity { return s.affected(t, f) },
		func() []entente.Entity { return s.near(t, f, actors) },
		func() []entente.Entity { return s.awaited(t) },
		func() []entente.Entity { return s.companion(t, f) },
		func() []entente.Entity { return s.kindNear(t, f, actors) },
		func() []entente.Entity { return s.promisedThing(t) },
		func() []entente.Entity { return s.thing(t, f) },
		func() []entente.Entity { return s.affectedThing(t, f) },
	}
	if f.Type == codebook.Mobilize {
		finders = slices.Insert(finders, 2, func() []entente.Entity { return s.occasion(t, f, actors) })
	}
	if f.Type == codebook.Protest {
		finders = slices.Insert(finders, 7, func() []entente.Entity { return s.entities(s.crowdPlace(t)) })
	}
	if f.Type == codebook.Accuse {
		finders = slices.Insert(finders, 6, func() []entente.Entity { return s.doersOfCalled(t) })
	}
	var weak []entente.Entity
	for _, find := range finders {
		switch es := s.withinReach(f, s.blamed(f, without(find(), actors)), actors); {
		case len(es) == 0:
		case !s.weak(es, actors):
			return es
		case weak == nil:
			weak = es
		}
		if weak != nil && anyKnown(actors) {
			if es := s.near(t, f, actors); len(es) > 0 && !s.weak(es, actors) && anyKnown(es) {
				return es
			}
			return weak
		}
	}
	return weak
}

// doersOfCalled are the doers of what a clause in the place of an object calls by its name:
// "criticised what it called reckless flights by Chinese jets".
func (s *sentence) doersOfCalled(t trigger) []entente.Entity {
	var out []entente.Entity
	for _, o := range s.heads(t, "obj") {
		if s.lemma(o) != "what" {
			continue
		}
		for _, v := range s.kidsBy(o, "acl:relcl") {
			for _, n := range s.kidsBy(v, "obj", "obl", "xcomp") {
				for _, by := range s.expand(append(s.under(n, "by"), s.deeper(n, "by", 0)...)) {
					if e, ok := s.entity(by); ok && placeable(e) {
						out = addEntity(out, e)
					}
				}
			}
		}
	}
	return out
}

// blamed leaves out of the accused who suffers the deed that is condemned: "to
// condemn the attack on Kyiv" accuses whoever attacked it. What only happens in
// a state may well be its own doing, and leaves it in.
func (s *sentence) blamed(f *frame.Frame, es []entente.Entity) []entente.Entity {
	if f.Type != codebook.Accuse {
		return es
	}
	return slices.DeleteFunc(slices.Clone(es), func(e entente.Entity) bool {
		r := slices.IndexFunc(s.refs, func(r actor.Ref) bool { return r.Entity.Span == e.Span })
		return r >= 0 && s.suffers(s.refs[r].Head)
	})
}

// withinReach leaves out of those whom police or a court lay hands on the states that
// are only named as a place or a source: "seized the bones after a tip from Canada".
// They have no power abroad.
func (s *sentence) withinReach(f *frame.Frame, es, actors []entente.Entity) []entente.Entity {
	if f.Type != codebook.Coerce || len(actors) == 0 || slices.ContainsFunc(actors, func(a entente.Entity) bool { return a.Code == "" || a.Sector != "COP" && a.Sector != "JUD" }) {
		return es
	}
	return slices.DeleteFunc(slices.Clone(es), func(e entente.Entity) bool {
		if !entente.IsState(e.Code) || !bareState(e) || e.Code == actors[0].Code {
			return false
		}
		r := slices.IndexFunc(s.refs, func(r actor.Ref) bool { return r.Entity.Span == e.Span })
		return r >= 0 && slices.Contains(placeSlots, s.caseOf(s.refs[r].Head)) && s.caseOf(s.refs[r].Head) != "of"
	})
}

// suffers reports whether violence that a noun names is done to the one at a
// word: "the bombing of Kyiv".
func (s *sentence) suffers(i int) bool {
	first := s.firstOfList(i)
	deed, by := s.head(first), s.caseOf(first)
	if lo, _ := s.extent(first); by == "against" && s.relIs(first, "obl") && lo > 0 && s.isNoun(lo-1) { // parsers hang it on the verb
		deed = lo - 1
	} else if !s.relIs(first, "nmod") {
		return false
	}
	if deed < 0 || !s.isNoun(deed) || by == "in" || by == "into" {
		return false
	}
	if by == "against" && s.c.fields.has("wrong done", s.lemma(deed)) {
		return true
	}
	t, ok := s.triggerAt(deed)
	if !ok {
		return false
	}
	f := s.c.lex.Match(s.lemma(deed), t.pos, &scene{sentence: s, t: t})
	return f != nil && f.Type == codebook.Assault && (by == "against" || slices.Contains(f.To, by) && !slices.Contains(f.Actor, by))
}

// weak reports whether all of some recipients are so only until a better one is
// found: those of the actor's state who only mark a thing as its own ("French
// army lorries for Chad"), and forces of no state.
func (s *sentence) weak(es, actors []entente.Entity) bool {
	for _, e := range es {
		r := slices.IndexFunc(s.refs, func(r actor.Ref) bool { return r.Entity.Span == e.Span })
		if r < 0 {
			return false
		}
		head := s.refs[r].Head
		if e.Code == "" && len(e.Members) == 0 {
			if !s.c.ledger.has("moved", s.lemma(head)) {
				return false
			}
			continue
		}
		own := slices.ContainsFunc(actors, func(a entente.Entity) bool { return a.Code == e.Code })
		if !own || !s.relIs(head, "compound", "amod", "nmod:poss") || s.rel(head) == "nmod:poss" && !bareState(e) {
			return false
		}
	}
	return true
}

// hearers are those who are told of an act that is promised, refused or threatened:
// "told [the envoys] it is willing to talk".
func (s *sentence) hearers(t trigger, f *frame.Frame, actors []entente.Entity) []entente.Entity {
	switch f.Type {
	case codebook.Agree, codebook.Reject, codebook.Threaten, codebook.Concede:
	default:
		return nil
	}
	tell := s.head(t.word)
	if tell < 0 || !s.relIs(t.word, "ccomp", "xcomp") || !s.c.ledger.has("telling", s.lemma(tell)) {
		return nil
	}
	told := s.expand(s.kidsBy(tell, "iobj", "obj"))
	if s.passive(tell) {
		told = s.expand(s.passiveObjects(tell, 0))
	}
	return without(s.entities(told), actors)
}

// victims are persons whom nobody knows by their trade, where violence is done to
// them: of "ambushed a truckload of [coffee pickers] near Goma" they suffer it, and
// not the place. The place tells whose they are.
func (s *sentence) victims(t trigger, f *frame.Frame) []entente.Entity {
	if f.Type != codebook.Assault && f.Type != codebook.Coerce || t.pos != frame.Verb || !slices.Contains(f.To, "obj") {
		return nil
	}
	objects := s.receiving(t, "obj")
	if len(s.entities(objects)) > 0 {
		return nil
	}
	for _, o := range objects {
		if !s.isPerson(o) || s.ownThing(o) || s.measures(o) {
			continue
		}
		es := s.things([]int{o})
		for _, slot := range []string{"in", "near", "at", "from", "outside"} {
			if at := s.entities(s.heads(t, slot)); len(es) > 0 && len(at) > 0 && entente.IsState(at[0].Code) {
				return s.in(es, at[0])
			}
		}
	}
	return nil
}

// occasion finds whose doing it is that forces are raised for, where nobody is said
// to be the one they face: "put its army on alert as Russian ships neared".
func (s *sentence) occasion(t trigger, f *frame.Frame, actors []entente.Entity) []entente.Entity {
	if slices.ContainsFunc(foreign(s.firstEntities(t, f.To), actors), placeable) {
		return nil
	}
	if es := s.affected(t, &frame.Frame{Type: codebook.Mobilize}); slices.ContainsFunc(foreign(es, actors), placeable) || !anyKnown(actors) {
		return nil
	}
	verb := t.word
	for n := 0; verb >= 0 && n <= len(s.tree.Words) && !s.isVerb(verb); verb, n = s.head(verb), n+1 {
	}
	if verb < 0 {
		return nil
	}
	for _, k := range s.kidsBy(verb, "advcl", "obl") {
		var es []entente.Entity
		switch {
		case s.isVerb(k) && s.markedBy(k, "occasion"):
			es = s.partiesIn(k, 0)
		case !s.isVerb(k) && s.c.ledger.has("occasion", s.caseOf(k)):
			es = s.entities(append(append(s.kidsBy(k, "nmod:poss", "amod", "compound"), s.under(k, "by")...), append(s.under(k, "from"), s.under(k, "with")...)...))
		}
		if es = foreign(es, actors); len(es) > 0 {
			return es
		}
	}
	return nil
}

// crowdPlace is where those who protest do it: "marchers in Lima chanted".
func (s *sentence) crowdPlace(t trigger) []int {
	var out []int
	for _, h := range s.subjectOf(t) {
		out = append(out, s.under(h, "in")...)
	}
	return out
}

// firstEntities is who stands in the first slot that holds an actor of some
// country or body, else in the first that holds a group of none ("extradited
// [two drug lords] to Spain"), else in the first that holds a name.
func (s *sentence) firstEntities(t trigger, slots []string) []entente.Entity {
	if es := s.knownObject(t, slots); len(es) > 0 {
		return es
	}
	var groups []entente.Entity
	for _, slot := range slots {
		es := s.entities(s.receiving(t, slot))
		if len(groups) > 0 && len(es) > 0 && slices.Contains(wherein, slot) && slot != "from" && entente.IsState(es[0].Code) && bareState(es[0]) {
			return s.in(groups, es[0])
		}
		if slices.ContainsFunc(es, placeable) && (groups == nil || slices.Contains(goals, slot[strings.LastIndex(slot, ".")+1:])) {
			return es
		}
		if groups == nil {
			groups = es
		}
	}
	if len(groups) > 0 {
		return groups
	}
	for _, slot := range slots {
		for _, h := range s.receiving(t, slot) {
			if s.nameable(h) {
				return s.unknown(h)
			}
		}
	}
	return nil
}

// knownObject are the objects that are themselves of a known state, where a frame
// would look for a place or holder first: of "killed an Iranian general in
// Damascus" the general is the one it is done to.
func (s *sentence) knownObject(t trigger, slots []string) []entente.Entity {
	at := slices.Index(slots, "obj")
	if t.pos != frame.Verb || at < 1 || slices.ContainsFunc(slots[:at], func(x string) bool { return !slices.Contains(placeSlots, x) }) {
		return nil
	}
	objects := slices.DeleteFunc(s.receiving(t, "obj"), func(o int) bool {
		e, ok := s.entity(o)
		return !ok || e.Code == ""
	})
	return s.entities(objects)
}

// placeSlots are the slots that tell whose or where the object is.
var placeSlots = []string{"of", "in", "from", "at", "on", "near", "inside"}

// in gives groups of no country that of the place where they are: "killed [ten
// people in Kenya]".
func (s *sentence) in(groups []entente.Entity, place entente.Entity) []entente.Entity {
	var out []entente.Entity
	for _, g := range groups {
		if g.Code == "" {
			g.Code, g.Reason = place.Code, g.Reason+", in "+place.Text
			if g.Span.End < place.Span.End {
				g.Span.End = place.Span.End
				g.Text = s.text[g.Span.Start:g.Span.End]
			}
		}
		out = append(out, g)
	}
	return out
}

// goals are the slots that tell where a thing or a group goes or is. What stands under
// "from" or "of" only tells where it was ("took in refugees from Syria").
var goals = []string{"iobj", "to", "for", "with", "against", "on", "into", "in", "near", "across", "between"}

// placeable reports whether an actor has a country or is a body of its own.
func placeable(e entente.Entity) bool { return e.Code != "" || len(e.Members) > 0 }

// receiving is what stands in a slot and can be who something is done to.
func (s *sentence) receiving(t trigger, slot string) []int {
	heads := s.heads(t, slot)
	if slot == "against" && len(heads) == 0 && !s.ownedObject(t) { // parsers hang it on the noun before
		heads = s.expand(s.deeper(t.word, slot, 0))
	}
	if slot == "to" && len(heads) == 0 && t.pos == frame.Verb && s.c.ledger.has("given to", s.lemma(t.word)) { // "returned a coin stamped with a head to"
		heads = s.expand(s.deeper(t.word, slot, 0))
	}
	return slices.DeleteFunc(heads, func(h int) bool { return s.means(t, h) || s.venue(h) })
}

// venue reports whether a phrase names the court where something is brought, and
// not against whom: "filed a case at the World Court".
func (s *sentence) venue(h int) bool {
	r := s.refAt[h]
	if r < 0 || s.refs[r].Entity.Sector != "JUD" {
		return false
	}
	c := s.caseOf(h)
	return c == "at" || c == "before"
}

// ownedObject reports whether a verb's object is an actor or has one as its
// owner: "condemned France's measures against".
func (s *sentence) ownedObject(t trigger) bool {
	if t.pos != frame.Verb {
		return false
	}
	return slices.ContainsFunc(s.objects(t.word, 0), func(o int) bool {
		_, ok := s.entity(o)
		return ok || len(s.entities(s.kidsBy(o, "nmod:poss"))) > 0
	})
}

// deeper finds the phrases under a preposition that hang on a noun behind the
// trigger ("won a verdict in Geneva against"), or on a participle there that tells
// of what is given ("gave a sword made in Toledo to").
func (s *sentence) deeper(i int, prep string, depth int) []int {
	if depth > 3 {
		return nil
	}
	for _, k := range s.kids[i] {
		if k < i || !s.relIs(k, "obj", "obl", "nmod") && !(prep == "to" && s.relIs(k, "acl")) {
			continue
		}
		if out := s.under(k, prep); len(out) > 0 {
			return out
		}
		if out := s.deeper(k, prep, depth+1); len(out) > 0 {
			return out
		}
	}
	return nil
}

// means reports whether a phrase names people or things that the actor only
// uses: his own ("withdrew its troops"), or troops that are sent somewhere.
func (s *sentence) means(t trigger, h int) bool {
	r := s.refAt[h]
	if r < 0 || s.refs[r].Entity.Code != "" || len(s.refs[r].Entity.Members) > 0 {
		return false
	}
	if s.ownThing(h) && (s.isBody(h) || s.c.ledger.has("moved", s.lemma(h))) {
		return true
	}
	return t.pos == frame.Verb && s.relIs(h, "obj") && s.c.ledger.has("move", s.lemma(t.word)) && s.c.ledger.has("moved", s.lemma(h))
}

// promised finds whom a promise, refusal, threat or request concerns in the
// clause that completes it: "agreed to open its border to refugees".
func (s *sentence) promised(t trigger) []entente.Entity {
	for _, k := range s.complements(t.word) {
		if !s.claimed[k] {
			continue
		}
		inner := trigger{word: k, pos: frame.Verb, carrier: -1}
		if es := s.firstEntities(inner, s.promiseSlots(inner)); len(es) > 0 {
			return es
		}
	}
	return nil
}

// promiseSlots are where the other side of a promised act stands: first where
// the act's own frame looks.
func (s *sentence) promiseSlots(inner trigger) []string {
	to := []string{"obj", "iobj", "with", "to", "from", "against", "on", "into"}
	if f := s.c.lex.Match(s.lemma(inner.word), frame.Verb, &scene{sentence: s, t: inner}); f != nil && !f.None() {
		to = append(slices.Clone(f.To), to...)
	}
	return to
}

// promisedThing is whom or what a promised act concerns, where no known actor
// does: what it goes to before what it is done with.
func (s *sentence) promisedThing(t trigger) []entente.Entity {
	for _, k := range s.complements(t.word) {
		if !s.claimed[k] {
			continue
		}
		inner := trigger{word: k, pos: frame.Verb, carrier: -1}
		for _, slot := range []string{"iobj", "to", "with", "into", "from", "against", "on", "in", "obj"} {
			if es := s.things(s.heads(inner, slot)); len(es) > 0 {
				return es
			}
		}
	}
	return nil
}

// awaited finds whose act somebody waits for: "will not return until the
// government pays". A refusal or promise is made to him.
func (s *sentence) awaited(t trigger) []entente.Entity {
	if t.pos != frame.Verb {
		return nil
	}
	for _, k := range s.kidsBy(t.word, "advcl") {
		if !s.markedBy(k, "until") {
			continue
		}
		if es := s.partiesIn(k, 0); len(es) > 0 {
			return es
		}
		for _, c := range append([]int{k}, s.kidsBy(k, "conj")...) {
			for _, n := range s.kidsBy(c, "nsubj") {
				if es := s.partner(n); len(es) > 0 {
					return es
				}
			}
		}
	}
	return nil
}

// companion finds with whom somebody met or came to terms when he agreed or
// gave in: "in talks with Japan, Peru agreed to".
func (s *sentence) companion(t trigger, f *frame.Frame) []entente.Entity {
	switch f.Type {
	case codebook.Agree, codebook.Concede, codebook.Support, codebook.Retreat:
	default:
		return nil
	}
	for _, k := range s.kidsBy(t.word, "obl") {
		quarrel := s.c.ledger.has("quarrel", s.lemma(k))
		if !s.isMeeting(k) && !quarrel {
			continue
		}
		with := s.under(k, "with")
		if len(with) == 0 {
			with = s.under(t.word, "with") // parsers hang it on the verb
		}
		if es := s.entities(s.expand(with)); len(es) > 0 {
			return es
		}
		if quarrel && len(with) > 0 { // "climbed down in its dispute with copper producers"
			return s.somebody(with[0])
		}
	}
	return nil
}

// isMeeting reports whether a noun names what several do with each other.
func (s *sentence) isMeeting(i int) bool {
	return slices.ContainsFunc(s.c.lex.Candidates(s.lemma(i), frame.Noun), func(f *frame.Frame) bool { return f.Mutual && !f.None() })
}

// partiesIn are the actors who act or are acted on in a clause, the doer first,
// else in the clauses that complete it.
func (s *sentence) partiesIn(clause, depth int) []entente.Entity {
	if depth > 2 {
		return nil
	}
	for _, rel := range []string{"nsubj", "obl:agent", "obj", "conj", "ccomp", "xcomp"} {
		for _, k := range s.kidsBy(clause, rel) {
			if rel == "conj" || rel == "ccomp" || rel == "xcomp" {
				if es := s.partiesIn(k, depth+1); len(es) > 0 {
					return es
				}
				continue
			}
			if e, ok := s.entity(k); ok && s.pronouns[k].Span != e.Span {
				return s.entities(s.expand([]int{k}))
			}
		}
	}
	return nil
}

// thing is the recipient under its text where the role is filled by a phrase
// that names no known actor ("condemned the ruling").
func (s *sentence) thing(t trigger, f *frame.Frame) []entente.Entity {
	if es := s.proposers(t, f); len(es) > 0 {
		return es
	}
	if f.Type == codebook.Accuse && slices.Contains(f.To, "against") { // "filed a complaint of fraud against the heirs"
		if es := s.things(s.patients(s.receiving(t, "against"), f)); len(es) > 0 {
			return es
		}
	}
	for _, slot := range f.To {
		if f.Type == codebook.Aid && (slot == "in" || slot == "obj") {
			continue // "provided 5 million euros in aid" tells what, not to whom
		}
		if es := s.things(s.patients(s.heads(t, slot), f)); len(es) > 0 {
			return es
		}
	}
	return nil
}

// proposers are those who made what is refused, backed or agreed to: "vetoed a text
// [brought by six members]". They, and not the text, are the other side.
func (s *sentence) proposers(t trigger, f *frame.Frame) []entente.Entity {
	switch f.Type {
	case codebook.Reject, codebook.Support, codebook.Agree, codebook.Concede:
	default:
		return nil
	}
	for _, h := range s.heads(t, "obj.maker") {
		if e, ok := s.entity(h); ok {
			return []entente.Entity{e}
		}
		if s.isBody(h) || s.isPerson(h) {
			return s.things([]int{h})
		}
	}
	return nil
}

// patients are the phrases that can be whom something is done to: what is said
// touches things too ("condemned the ruling"), but nobody makes a promise to a
// date or withdraws from a banner.
func (s *sentence) patients(heads []int, f *frame.Frame) []int {
	touches := false
	switch f.Type {
	case codebook.Accuse, codebook.Reject, codebook.Support, codebook.Assault, codebook.Coerce:
		touches = true
	}
	return slices.DeleteFunc(slices.Clone(heads), func(h int) bool {
		return s.c.ledger.has("no patient", s.lemma(h)) && !(touches && s.relIs(h, "obj", "nsubj"))
	})
}

// things is the first of some phrases that names a thing and is no object of the
// actor's own, under its text.
func (s *sentence) things(heads []int) []entente.Entity {
	for _, h := range heads {
		if !s.isNoun(h) || s.refAt[h] >= 0 || s.isDate(h) || s.ownThing(h) && s.relIs(h, "obj") || s.word(h).UPOS == "SYM" {
			continue
		}
		ev := s.phrase(h)
		why := "not known as an actor"
		switch {
		case s.word(h).UPOS == "PROPN":
		case s.isPerson(h):
			why = whyPeople
		case s.isBody(h):
			why = whyBody
		}
		return []entente.Entity{{Text: ev.Text, Span: ev.Span, Reason: why}}
	}
	return nil
}

// affected finds whom an event touches where the frame's own slots hold nobody:
// who holds the object ("rejected the court's ruling"), the one who is asked to
// act ("demanded that Abiy resign"), and for what is done in a place, the place
// ("remained on alert in Darfur").
func (s *sentence) affected(t trigger, f *frame.Frame) []entente.Entity {
	verb := t.word
	if t.pos != frame.Verb {
		verb = t.carrier
	}
	if verb < 0 {
		return s.scene(t, f)
	}
	if t.pos == frame.Verb {
		if es := s.entities(s.affectedObjects(verb, f)); len(es) > 0 {
			return es
		}
		if es := s.asked(t); len(es) > 0 {
			return es
		}
	}
	return s.scene(trigger{word: verb, pos: frame.Verb, carrier: -1}, f)
}

// affectedThing is the object of a verb under its own text.
func (s *sentence) affectedThing(t trigger, f *frame.Frame) []entente.Entity {
	if t.pos != frame.Verb || f.Type == codebook.Aid {
		return nil
	}
	if o := s.namedObject(hit{t, f}); o >= 0 && s.c.lex.Light(s.lemma(t.word)) && s.c.lex.Knows(s.lemma(o), frame.Noun) {
		return nil // "launched an investigation": the object only says what is done
	}
	return s.things(s.affectedObjects(t.word, f))
}

// affectedObjects are the objects of a verb that are not its actor's own, nor joined to
// what is: what stands behind "cast its veto and" is mostly another clause.
func (s *sentence) affectedObjects(verb int, f *frame.Frame) []int {
	if f.Type == codebook.Mobilize {
		return nil // the troops are the actor's
	}
	return slices.DeleteFunc(s.expand(slices.DeleteFunc(slices.Clone(s.objects(verb, 0)), s.ownThing)), s.ownThing)
}

// ownThing reports whether a thing is its user's own: "its troops".
func (s *sentence) ownThing(i int) bool {
	for _, k := range s.kidsBy(i, "nmod:poss") {
		if s.word(k).UPOS == "PRON" {
			return true
		}
	}
	return false
}

// obliged is who must act in the that-clause of a request: "demanded that Kosovo
// release the prisoners", "its demand that Kenya pay".
func (s *sentence) obliged(t trigger, f *frame.Frame) []entente.Entity {
	if f.Type != codebook.Request {
		return nil
	}
	clauses := s.kids[t.word]
	if t.pos == frame.Noun && s.relIs(t.word, "obj") && s.head(t.word) >= 0 { // parsers hang it on the verb
		clauses = slices.Concat(clauses, s.kids[s.head(t.word)])
	}
	for _, k := range clauses {
		if s.relIs(k, "ccomp", "acl") && s.hasMark(k, "that") {
			if es := s.entities(s.expand(s.kidsBy(k, "nsubj"))); len(es) > 0 {
				return es
			}
		}
	}
	return nil
}

// asked is the subject of the clause that completes a request or threat.
func (s *sentence) asked(t trigger) []entente.Entity {
	for _, k := range s.complements(t.word) {
		heads := s.expand(s.subjects(k, 0))
		if s.hasMark(k, "whether") && s.passive(k) { // whether he was robbed is his matter
			heads = s.expand(s.objects(k, 0))
		}
		if es := s.entities(heads); len(es) > 0 {
			return es
		}
		for _, h := range heads {
			if es := s.unknown(h); len(es) > 0 {
				return es
			}
		}
	}
	return nil
}

// scenes are the prepositions under which the place of a deed stands.
var scenes = []string{"in", "into", "on", "at", "near", "across", "against", "over", "along", "to", "toward", "towards", "outside", "around"}

// scene is the place that a deed is done to: of material conflict and help,
// and of what is yielded, the place is the one it befalls.
func (s *sentence) scene(t trigger, f *frame.Frame) []entente.Entity {
	switch f.Type {
	case "ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "AID", "RETREAT", "CONCEDE", "SANCTION":
	default:
		return nil
	}
	for _, slot := range scenes {
		h := s.heads(t, slot)
		if es := s.entities(h); len(es) > 0 {
			return es
		}
		for _, i := range h {
			if es := s.unknown(i); len(es) > 0 {
				return es
			}
		}
	}
	return nil
}

// maxNear bounds the search for an actor below a trigger.
const maxNear = 6

// near is the known actor of another state that stands nearest below a trigger,
// in its objects, phrases and the clauses that complete it or tell its purpose:
// "paid for wells to be dug in Malawi". Failing that, one of the same state
// or a name ("turned down a plea made by friends of Okello").
func (s *sentence) near(t trigger, f *frame.Frame, actors []entente.Entity) []entente.Entity {
	if !anyKnown(actors) {
		return nil // a far phrase alone makes no event
	}
	first, second := -1, -1
	s.walkBelow(t, f, func(i, depth int) bool {
		switch s.strangeness(i, f, actors) {
		case foreigner:
			first = i
		case countryman:
			if e, known := s.entity(i); known && e.Code != "" && abroadOnly(f) {
				break // a state recalls its envoy from another
			}
			if _, known := s.entity(i); second < 0 && (known || depth > 0 || !s.relIs(i, "obj")) {
				second = i
			}
		}
		return first < 0
	})
	if first >= 0 {
		return s.entities(s.expand([]int{first}))
	}
	if second < 0 {
		return nil
	}
	if e, ok := s.entity(second); ok {
		return []entente.Entity{e}
	}
	return s.unknown(second)
}

// walkBelow visits the words below a trigger that may be whom it touches, the
// nearest first, until visit returns false.
func (s *sentence) walkBelow(t trigger, f *frame.Frame, visit func(i, depth int) bool) {
	level := []int{t.word}
	if t.carrier >= 0 {
		level = append(level, t.carrier)
	}
	for depth := 0; depth < maxNear && len(level) > 0; depth++ {
		var next []int
		for _, i := range level {
			next = append(next, s.below(i, depth)...)
		}
		switch f.Type {
		case codebook.Accuse, codebook.Support, codebook.Reject, codebook.Request, codebook.Threaten:
			if depth == 0 {
				next = slices.DeleteFunc(next, s.setting)
			}
		}
		for _, i := range next {
			if !visit(i, depth) {
				return
			}
		}
		level = next
	}
}

// kindNear is the nearest group below a trigger that the text gives no country,
// and that is not the actor's own: "funds to feed the refugees".
func (s *sentence) kindNear(t trigger, f *frame.Frame, actors []entente.Entity) []entente.Entity {
	if f.Type == codebook.Mobilize {
		return nil // the troops are the actor's
	}
	var out []entente.Entity
	s.walkBelow(t, f, func(i, _ int) bool {
		e, ok := s.entity(i)
		if !ok || s.refAt[i] < 0 || e.Code != "" || e.Sector == "JRN" || s.ownThing(i) || s.c.ledger.has("moved", s.lemma(i)) {
			return true
		}
		out = without([]entente.Entity{e}, actors)
		return len(out) == 0
	})
	return out
}

// How somebody stands to those who act.
const (
	nobody = iota
	countryman
	foreigner
)

// strangeness tells whether a known actor is of another state than those who
// act, or of the same but another; a name that nobody knows counts as the latter.
func (s *sentence) strangeness(i int, f *frame.Frame, actors []entente.Entity) int {
	e, ok := s.entity(i)
	switch {
	case !ok && s.nameable(i):
		return countryman
	case !ok, e.Code == "" && len(e.Members) == 0, e.Sector == "JRN":
		return nobody
	}
	out := foreigner
	for _, a := range actors {
		if a.Code == "" || a.Code != e.Code {
			continue
		}
		if out = countryman; f.Type != codebook.Coerce && oneActor(a, e) || s.byPronoun(e, nil) {
			return nobody
		}
	}
	return out
}

// below are the words on a word that lead to whom it touches: not its subject,
// nor what stands beside it or tells when, why and by whose word.
func (s *sentence) below(i, depth int) []int {
	var out []int
	for _, k := range s.kids[i] {
		switch {
		case s.isDate(k), s.venue(k), depth == 0 && k < i && s.isVerb(i), s.isVerb(k) && s.blames(k):
		case s.relIs(k, "obl", "nmod"):
			if c := s.caseOf(k); depth > 0 && (c == "by" || c == "with" && s.isNoun(i)) || !s.c.ledger.has("circumstance", c) {
				out = append(out, k)
			}
		case s.rel(k) == "acl:relcl":
			if depth > 0 && s.passive(k) {
				out = append(out, k)
			}
		case s.relIs(k, "advcl"):
			if s.word(k).XPOS == "VB" && s.hasMark(k, "to") || s.word(k).XPOS == "VBG" && s.aims(k) {
				out = append(out, k)
			}
		case s.rel(k) == "nsubj" && s.relIs(i, "ccomp") && s.hasMark(i, "that") && depth > 1: // "a rally demanding that Iran pay"
			out = append(out, k)
		case s.relIs(k, "conj") && s.isNoun(i) && s.isNoun(k), s.relIs(k, "obj", "iobj", "acl", "xcomp", "ccomp", "compound", "amod"):
			out = append(out, k)
		}
	}
	return out
}

// setting reports whether a phrase tells where a thing was said.
func (s *sentence) setting(i int) bool {
	c := s.caseOf(i)
	return s.relIs(i, "obl") && (c == "in" || c == "at")
}

// aims reports whether a gerund stands under a preposition that tells no
// circumstance: "help in replanting".
func (s *sentence) aims(v int) bool {
	m := s.child(v, "mark")
	return m >= 0 && s.word(m).XPOS == "IN" && !s.c.ledger.has("circumstance", s.lemma(m))
}

// addressees leaves out of those to whom something is promised, and of whom it is
// asked, what is promised or asked for: the tanks of "promised more tanks".
func (s *sentence) addressees(typ string, es []entente.Entity) []entente.Entity {
	if typ != codebook.Agree && typ != codebook.Request {
		return es
	}
	return slices.DeleteFunc(slices.Clone(es), func(e entente.Entity) bool {
		h := s.headOf(e.Span)
		if e.Code != "" || len(e.Members) > 0 || h < 0 || !s.relIs(h, "obj") {
			return false
		}
		return e.Sector == "" && s.isThing(h)
	})
}
