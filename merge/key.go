package merge

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"entente"
	"entente/actor/names"
)

// Family is what mentions share that may be one event, save the day: a hash of
// type, the first of the actors (of what is mutual: of the parties, of talks all of them),
// of aid and assaults the states and bodies acted upon, and whether it is dated by a year. Who else acts and
// who is acted upon is a particular only (see particulars.go), since many reports leave it out; families of aid,
// assaults and talks would be too large so to merge again and again. Of what is signed the parties are one too:
// reports of a treaty seldom say again who signed it. Mentions that could be of
// anything merge with what other documents say in the same words only.
func Family(m *entente.Mention) string {
	parts := []string{"family", m.Event}
	if signs(m) {
		parts = append(parts, "signed")
	} else if reciprocal(m) {
		parts = append(parts, "between", meets(m))
	} else {
		parts = append(parts, "by", leads(m))
		if !few(m.Event) {
			parts = append(parts, "to", codedOnly(recipients(m)))
		}
	}
	if m.Date.Precision == entente.Year {
		parts = append(parts, string(m.Date.Precision))
	}
	if bound(m) {
		parts = append(parts, itsWords(m))
	}
	if vague(m) {
		return Loose(hash(parts...))
	}
	return hash(parts...)
}

// first is the clan of several by which their family goes, so that reports which leave out some
// of them may share it: of states the first in the alphabet, of others so where there is no state.
func first(all, states []string) string {
	if len(states) > 0 {
		return states[0]
	}
	return all[0]
}

// leads is the clan by which the family of a mention goes of those who act. Of who was put in the state is known at most,
// not who of it, where it acts upon another.
func leads(m *entente.Mention) string {
	if len(m.Actors) == 1 && m.Actors[0].Inferred && entente.IsState(m.Actors[0].Code) && m.Actors[0].Office == "" && abroadOnly(m) {
		return m.Actors[0].Code
	}
	if modeKind(m) == resignation && len(m.Actors) == 1 && entente.IsState(m.Actors[0].Code) {
		return m.Actors[0].Code // who resigns is told of with the office and without it
	}
	if all, states := clans(m.Actors); len(all) > 0 {
		return first(all, states)
	}
	return list(m.Actors, name)
}

// abroadOnly reports whether all that are acted upon are of other states than the one who acts.
func abroadOnly(m *entente.Mention) bool {
	for i := range m.Recipients {
		if r := &m.Recipients[i]; !entente.IsState(r.Code) || r.Code == m.Actors[0].Code {
			return false
		}
	}
	return len(m.Recipients) > 0
}

// meets is what the family of something mutual goes by: of talks, which are many, by all
// parties, of the rest by the first of them.
func meets(m *entente.Mention) string {
	switch all, states := between(m); {
	case len(all) == 0:
		return list(m.Actors, name)
	case m.Event == "CONSULT":
		return strings.Join(all, besides)
	default:
		return first(all, states)
	}
}

// between are the parties of what is mutual, by their clans, in order, and those of them that are of states. Two who
// agree with each other may be followed by whom their pledge is about ("agreed that neither country would
// threaten the other"), which is no party. Where two states or more are told, bodies and
// those whom nobody knows are hosts, mediators and companions, whom other reports leave out.
func between(m *entente.Mention) (all, states []string) {
	if m.Event == "AGREE" {
		if all, states = clans(m.Actors); len(all) > 1 {
			return all, states
		}
	}
	all, states = clans(m.Actors, m.Recipients)
	if len(states) > 1 {
		return states, states
	}
	if len(all) > 1 && m.Event == "CONSULT" {
		return clans(nameless(m.Actors), nameless(m.Recipients))
	}
	return all, states
}

// nameless are parties with bodies beyond states that nobody knows by name under their codes alone: each report calls a
// delegation otherwise.
func nameless(es []entente.Entity) []entente.Entity {
	out := slices.Clone(es)
	for i := range out {
		if e := &out[i]; e.Code != "" && !entente.IsState(e.Code) && e.ID == "" && e.Name == "" {
			e.Text = ""
		}
	}
	return out
}

// clans are those of all with a code, and of them those of states, each once, in order.
func clans(sides ...[]entente.Entity) (all, states []string) {
	n := 0
	for _, es := range sides {
		n += len(es)
	}
	both := make([]string, 2*n)
	all, states = both[:0:n], both[n:n]
	for _, es := range sides {
		for i := range es {
			if es[i].Code == "" {
				continue
			}
			c := clan(&es[i])
			all = append(all, c)
			if entente.IsState(es[i].Code) {
				states = append(states, c)
			}
		}
	}
	slices.Sort(all)
	slices.Sort(states)
	return slices.Compact(all), slices.Compact(states)
}

// few reports whether one actor does few of a type in a day: who is acted upon, which many reports leave
// out, is no part of the family then.
func few(kind string) bool {
	return kind != "ASSAULT" && kind != "AID"
}

// codedOnly lists the states and bodies among actors that have a code.
func codedOnly(es []entente.Entity) string {
	if len(es) == 1 && es[0].Code != "" {
		return state(&es[0])
	}
	return list(slices.DeleteFunc(slices.Clone(es), func(e entente.Entity) bool { return e.Code == "" }), func(e entente.Entity) string { return state(&e) })
}

// sameWords is how many words two sentences must have, and all the same, to be
// one report that was copied, whoever acts in it.
const sameWords = 8

// itsWords is what a mention that could be of anything merges by: its words,
// or its document where these are few.
func itsWords(m *entente.Mention) string {
	if words := strings.Fields(strings.ToLower(m.Quote)); len(words) >= sameWords {
		return strings.Join(words, " ")
	}
	return fmt.Sprintf("%s %s %d", m.DocumentID, m.Where, m.Sentence)
}

// describe is the family in words, for hashes with what actors go by, for
// reasons with what they are called.
func describe(m *entente.Mention, by func(entente.Entity) string) string {
	b := strings.Builder{}
	if joint(m) && len(parties(m)) > 1 {
		b.WriteString(m.Event + " between " + list(slices.Concat(m.Actors, m.Recipients), by))
	} else {
		b.WriteString(m.Event + " by " + list(m.Actors, by) + " to " + list(recipients(m), by))
	}
	switch m.Date.Precision {
	case entente.Day, entente.Published, "":
	default:
		b.WriteString(" in one " + string(m.Date.Precision))
	}
	if bound(m) {
		b.WriteString(", in the same words")
	}
	return b.String()
}

// recipients are who is acted upon: whom the mention names, or the state where
// an assault without a recipient took place, if the assailant is another. What a
// state does short of assault is done to others than itself. Whom the coder put in counts
// where the family needs to know who is acted upon, for aid and assaults.
func recipients(m *entente.Mention) []entente.Entity {
	for i := range m.Recipients {
		if few(m.Event) && m.Recipients[i].Inferred {
			said := *m
			said.Recipients = slices.DeleteFunc(slices.Clone(m.Recipients), func(e entente.Entity) bool { return e.Inferred })
			return recipients(&said)
		}
	}
	for i := range m.Recipients {
		if m.Event != "ASSAULT" && among(m.Actors, &m.Recipients[i]) {
			return slices.DeleteFunc(slices.Clone(m.Recipients), func(r entente.Entity) bool { return among(m.Actors, &r) })
		}
	}
	if m.Event != "ASSAULT" || anyCoded(m.Recipients) || m.Place == nil || !entente.IsState(m.Place.Country) || !anyCoded(m.Actors) {
		return m.Recipients
	}
	at := entente.Entity{Text: m.Place.Country, Code: m.Place.Country}
	if slices.ContainsFunc(m.Actors, func(e entente.Entity) bool { return e.Code == at.Code }) {
		return m.Recipients
	}
	return []entente.Entity{at}
}

// named are those whom a sentence names, without the states and bodies that the coder put in; of a person whom it put in
// the sentence tells at least that it is one.
func named(es []entente.Entity) []entente.Entity {
	for i := range es {
		if es[i].Inferred && es[i].Office == "" {
			return slices.DeleteFunc(slices.Clone(es), func(e entente.Entity) bool { return e.Inferred && e.Office == "" })
		}
	}
	return es
}

// among reports whether a state is one of those that act: it is not who is acted upon.
func among(actors []entente.Entity, r *entente.Entity) bool {
	for i := range actors {
		if r.Code != "" && actors[i].Code == r.Code && name(actors[i]) == name(*r) {
			return true
		}
	}
	return false
}

// bound reports whether a mention merges within its document only: no actor is
// known by a code, or it is background that has no date.
func bound(m *entente.Mention) bool {
	if m.Standing.Time == entente.Historical && undated(m) {
		return true
	}
	if reciprocal(m) {
		return !anyCoded(m.Actors) && !anyCoded(m.Recipients)
	}
	return !anyCoded(m.Actors) && !signs(m)
}

// anyCoded reports whether an actor has a code.
func anyCoded(es []entente.Entity) bool {
	for i := range es { // not by value: an entity is large
		if es[i].Code != "" {
			return true
		}
	}
	return false
}

func undated(m *entente.Mention) bool {
	return m.Date.Precision == entente.Published || m.Date.Precision == "" || m.Date.Time.IsZero()
}

// Day is the day that a mention stands on: its own, or that of its document's
// publication (of its retrieval, where that is not known).
func Day(m *entente.Mention, doc entente.Document) time.Time {
	for _, t := range []time.Time{m.Date.Time, doc.Published, doc.Retrieved} {
		if !t.IsZero() {
			return midnight(t)
		}
	}
	return midnight(time.Unix(0, 0))
}

func midnight(t time.Time) time.Time {
	y, mo, d := t.UTC().Date()
	return time.Date(y, mo, d, 0, 0, 0, 0, time.UTC)
}

// list gives what each of several actors is called by, each once, in order.
func list(es []entente.Entity, by func(entente.Entity) string) string {
	if len(es) == 1 {
		return cmp.Or(by(es[0]), nobody)
	}
	all := make([]string, 0, len(es))
	for _, e := range es {
		if n := by(e); n != "" {
			all = append(all, n)
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	if len(all) == 0 {
		return nobody
	}
	return strings.Join(all, besides)
}

// besides stands between those that list has.
const besides = " and "

// nobody is what list has where there is none.
const nobody = "nobody named"

// name is what an actor goes by when mentions are compared: a state with its
// head, government and forces under its code alone, another of its sectors
// beside it, a body beyond states by its identity, and one without a code by
// its words, in whatever spelling.
func name(e entente.Entity) string { return called(e, names.Key) }

// state is what an actor goes by whose sector does not matter: its state, or else its name.
func state(e *entente.Entity) string {
	if entente.IsState(e.Code) {
		return e.Code
	}
	return name(*e)
}

// clan is what an actor goes by in a family: a state, those of one that bear arms without being its
// forces, its people, or another sector of it. Reports of one happening call the same ones gunmen and
// fighters, or students and demonstrators; which body they are of is a particular.
func clan(e *entente.Entity) string {
	s := state(e)
	if s != e.Code {
		return s
	}
	switch of := circle(e.Sector); of {
	case "", "COP", "SPY", "JUD": // a state arrests by its police and convicts by its courts
		return s
	default:
		return s + " " + of
	}
}

// circle is what sectors share that reports of one happening give for each other, empty for
// what acts for the state.
func circle(sector string) string {
	switch sector {
	case "", "GOV", "MIL":
		return ""
	case "REB", "UAF", "PRE", "PRM", "CRM":
		return "in arms"
	case "CVL", "OPP", "EDU", "LAB", "ELI", "REF", "SOC", "PTY", "MED", "AGR":
		return "people"
	}
	return sector
}

// inWords is what an actor is called in a reason: as name has it, with the words
// as they stand.
func inWords(e entente.Entity) string { return called(e, strings.ToLower) }

// spoken is what actors are called in a reason, as inWords has it, states by the names
// that are given among some: "North Korea", and PRK where nobody gives a name.
func spoken(named ...[]entente.Entity) func(entente.Entity) string {
	names := map[string]string{}
	for _, es := range named {
		for _, e := range es {
			if e.Name != "" && e.Office == "" && e.Reason == "name of a state" && (names[e.Code] == "" || e.Name < names[e.Code]) {
				names[e.Code] = e.Name
			}
		}
	}
	return func(e entente.Entity) string {
		words := inWords(e)
		return cmp.Or(names[words], words)
	}
}

func called(e entente.Entity, spelled func(string) string) string {
	switch {
	case e.Code == "":
		return spelled(strings.TrimSpace(e.Text))
	case !entente.IsState(e.Code):
		return e.Code + " " + identity(e, spelled)
	}
	switch e.Sector {
	case "", "GOV", "MIL":
		return e.Code
	}
	if e.ID != "" {
		return e.Code + " " + e.Sector + " " + e.ID
	}
	return e.Code + " " + e.Sector
}

// identity is the best that is known of who an actor beyond states is. Only
// the words of one that nobody knows may be spelled in several ways.
func identity(e entente.Entity, spelled func(string) string) string {
	if known := cmp.Or(e.ID, e.Name); known != "" {
		return strings.ToLower(known)
	}
	return spelled(e.Text)
}

func hash(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}
