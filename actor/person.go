package actor

import (
	"slices"
	"strconv"
	"time"

	"entente"
)

// person is what the data say of a person on a day.
func (g *Gazetteer) person(n int32, day time.Time) entente.Entity {
	p := &g.entries[n]
	e := entente.Entity{Code: p.code, ID: p.id, Name: p.name, Reason: "name of a person"}
	if i, ok := g.tenureOn(p, day); ok {
		g.hold(&e, p, i)
		e.Reason = "name of a person, in office on the date"
		return e
	}
	if day.IsZero() && len(p.dated) > 0 {
		g.hold(&e, p, p.last())
		e.Reason = "name of a person, last office held for want of a date"
		return e
	}
	e.Sector, e.More = split(p.sectors)
	if p.left(day) && p.elite() && (len(p.sectors) == 0 || p.over(day)) {
		e.Sector, e.More = "ELI", nil
		e.Reason = "name of a person, out of office on the date"
	}
	return e
}

// hold gives an entity an office of a person.
func (g *Gazetteer) hold(e *entente.Entity, p *entry, tenure int) {
	t := &p.dated[tenure]
	e.Sector, e.More = split(t.sectors)
	e.Office = t.label
	e.Code = g.codeHeld(t, p)
}

// last is the tenure that ended last.
func (e *entry) last() int {
	n := 0
	for i := range e.dated {
		if e.dated[i].span.to.After(e.dated[n].span.to) {
			n = i
		}
	}
	return n
}

// codeHeld is the code that an office gives its holder: that of the body or
// state it belongs to.
func (g *Gazetteer) codeHeld(t *tenure, p *entry) string {
	if n, ok := bodyOf(t.code); ok {
		if code := g.entries[n].code; code != "" {
			return code
		}
		return p.code
	}
	return t.code
}

// elite reports whether any office of the person makes its former holder ELI.
func (e *entry) elite() bool {
	for _, t := range e.dated {
		if s, _ := split(t.sectors); isElite(s) || s == "" {
			return true
		}
	}
	return false
}

// bodyKey stands for a body where holderKey and tenure want a code.
func bodyKey(n int32) string { return "#" + strconv.Itoa(int(n)) }

func bodyOf(code string) (int32, bool) {
	if len(code) < 2 || code[0] != '#' {
		return 0, false
	}
	n, err := strconv.Atoi(code[1:])
	return int32(n), err == nil
}

// chiefLabel is the label of the office that means a state's effective leader,
// whichever office he holds.
const chiefLabel = "{chief}"

// chiefOn finds the effective leader of a state on a day: whom the data call
// its leader, else the holder of its chief office.
func (g *Gazetteer) chiefOn(code string, day time.Time) (holder, bool) {
	i, ok := g.byCode[code]
	if !ok {
		return holder{}, false
	}
	chief := g.countries[i].chief
	if chief == "" {
		chief = "president"
	}
	for _, office := range []string{"leader", chief} {
		n, ok := g.offices[office]
		if !ok {
			continue
		}
		if h, ok := g.holderOn(code, n, day); ok {
			return h, true
		}
	}
	return holder{}, false
}

// enterSurname lets a person be found by surname once the document has named
// him in full, or behind a fitting title. A word is a given name if two persons
// bear it as theirs: one Johnson Toribiong does not make "Johnson" one.
func (g *Gazetteer) enterSurname(names []string, n int32) {
	ps := pieces(names[0])
	if len(ps) < 2 {
		return
	}
	s, given := g.surnameOf(ps, names[1:], n)
	if given != "" {
		id := g.trie.intern(given)
		g.given[id] = append(g.given[id], g.entries[n].code)
	}
	g.surnamed[g.trie.intern(s)]++
	node := g.trie.step(0, g.trie.intern(s))
	g.trie.starts[g.trie.intern(s)] = true
	g.trie.put(node, alias{entry: n, form: formSurname, upper: 1})
}

// commonGiven is how many persons bear a given name that may be anybody's.
const commonGiven = 3

// isGiven reports whether a word is a given name where a person comes from, or
// one so common, and commoner than as a surname, that it says nothing anywhere. That somebody in Palau is
// called Johnson makes no given name of a British surname.
func (g *Gazetteer) isGiven(id int32, code string) bool {
	codes := g.given[id]
	return len(codes) >= commonGiven && len(codes) > g.surnamed[id] || slices.Contains(codes, code)
}

// surnameOf tells the surname in the first of a person's names, and the given
// name before it. Where the family name comes first there is none, as no
// syllable of "Jae-in" is a name by itself; but Joseph Wu, whose other names
// begin with Wu, is written the other way round.
func (g *Gazetteer) surnameOf(ps []namePiece, others []string, n int32) (surname, given string) {
	first, last := ps[0].folded, ps[len(ps)-1].folded
	if len(first) > 1 && g.familyFirst(g.entries[n].code) {
		if anyBegins(others, last) {
			return last, first
		}
		return first, ""
	}
	if len(last) <= 2 || last == "iii" { // "Jr.", "II"
		last = ps[len(ps)-2].folded
	}
	return last, first
}

// anyBegins reports whether a name begins with a piece, as that of Joseph Wu,
// who is also written Wu Jaushieh, does with his surname.
func anyBegins(names []string, piece string) bool {
	for _, s := range names {
		if ps := pieces(s); len(ps) > 1 && ps[0].folded == piece {
			return true
		}
	}
	return false
}

// familyFirst reports whether family names come first in a state. Readers ask it
// at the same time, so it must not enter a code that is new.
func (g *Gazetteer) familyFirst(code string) bool {
	var buf [8]byte
	id, ok := g.trie.vocab[string(fold(buf[:0], code))]
	return ok && g.classOf(id)&classFamilyFirst != 0
}
