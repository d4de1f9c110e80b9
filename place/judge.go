package place

import (
	"strings"

	"entente"
	"entente/actor"
)

// judge weighs what stands around a name. It reports false where the name is
// certainly no place's here.
func (r *Reader) judge(m *mention, refs []actor.Ref) bool {
	g := &r.names[m.group]
	major := r.major(g) || m.adjective
	if r.partOfName(m, major) || r.borne(m, major, refs) {
		return false
	}
	if m.adjective {
		if !r.describes(m) {
			return false
		}
		m.proof, g.proof = unrefused, unrefused
		g.count++
		return true
	}
	m.proof = r.proofOf(m)
	switch {
	case m.proof == certain:
	case major && !r.onlyFirstName(m):
		m.proof = unrefused
	case r.strange(m):
		if m.proof < strong {
			return false
		}
	case !r.proper(m.last) && !r.mistagged(m, g):
		return false
	}
	if m.first == m.last && m.proof < certain && r.plainWord(m, g) {
		return false
	}
	g.proof = max(g.proof, m.proof)
	g.whole = g.whole || r.is(classWhole, m.last+1) || m.first > 1 && r.is(classOf, m.first-1) && r.is(classWhole, m.first-2)
	g.count++
	return true
}

// mistagged reports whether a name that the tagger took for another word is one
// all the same: in capitals, of several words, or a large city's within a
// sentence.
func (r *Reader) mistagged(m *mention, g *group) bool {
	switch {
	case r.upper:
		return true
	case m.first != m.last:
		return m.proof >= strong
	}
	return m.first > 0 && r.part != entente.Title && m.proof >= fair && r.populous(g, 100_000)
}

// major reports whether a name is that of a state, region or area, or of what a
// list of ours names.
func (r *Reader) major(g *group) bool {
	for i := range g.senses {
		s := &g.senses[i]
		if s.isCountry() || s.isArea() || s.preferred {
			return true
		}
	}
	return false
}

// describes reports whether an adjective describes something, and is no
// language or people.
func (r *Reader) describes(m *mention) bool {
	w := &r.tree.Words[m.last]
	switch w.UPOS {
	case "ADJ":
		return true
	case "PROPN", "NOUN":
		return w.Head > m.last || w.Rel == "flat" || w.XPOS == "JJ" || r.proper(m.last+1)
	}
	return false
}

// plainWord reports whether a name of one word is more likely no place: a word
// that is written with a capital for other reasons, or a very short one.
func (r *Reader) plainWord(m *mention, g *group) bool {
	if m.proof == unrefused {
		return false
	}
	if len(m.text) <= 4 && allCaps(m.text) && !r.upper && !r.dateline(m) {
		return true // an abbreviation
	}
	if r.is(classWord, m.first) {
		return m.proof < strong || r.proper(m.last+1) && !r.is(classAfter, m.last+1) || !r.populous(g, 20_000)
	}
	return len(r.low[m.first]) <= 3 && m.proof < strong
}

func (r *Reader) populous(g *group, n float64) bool {
	for i := range g.senses {
		if g.senses[i].people >= n {
			return true
		}
	}
	return false
}

// onlyFirstName reports whether a state's name is a person's first one here.
func (r *Reader) onlyFirstName(m *mention) bool {
	return m.first == m.last && r.is(classGiven, m.first) && r.proper(m.last+1) && !r.is(classAfter, m.last+1) && r.tied(m.last, m.last+1)
}

// partOfName reports whether a name is a part of a longer one that is no
// place's: "Judy Law", "Paris Hilton", "Nokomis Street".
func (r *Reader) partOfName(m *mention, major bool) bool {
	if r.is(classStreet, m.last+1) && r.capital(m.last+1) && !r.is(classAfter, m.last+1) {
		return true
	}
	if b := m.first - 1; b >= 0 && !r.taken[b] {
		if r.is(classPerson, b) && (r.capital(b) || r.tied(b, m.first)) && !major {
			return true
		}
		if r.g.given[r.low[b]] && r.capital(b) {
			r.estrange(m.first, m.last)
			return true
		}
		if r.proper(b) && !r.is(classDirection, b) && (r.flat(m.first, b) || len(r.low[b]) == 1 || !major && r.tied(b, m.first) && !r.is(classAfter, b)) {
			r.estrange(m.first, m.last)
			return true
		}
	}
	a := m.last + 1
	if a >= len(r.tree.Words) || !r.proper(a) || r.is(classAfter, a) || r.is(classPerson, a) {
		return false
	}
	if r.flat(a, m.last) && !r.upper || m.first == m.last && r.is(classGiven, m.first) && r.tied(m.last, a) {
		r.estrange(a, a)
		return true
	}
	return false
}

// strange reports whether the document has given the name to a person.
func (r *Reader) strange(m *mention) bool {
	return m.first == m.last && r.strangers[r.low[m.first]]
}

func (r *Reader) estrange(first, last int) {
	for w := first; w <= last; w++ {
		r.strangers[r.low[w]] = true
	}
}

// meetStrangers notes the surnames of the persons of the sentence: what goes on
// a name that is no place's, or stands behind a title.
func (r *Reader) meetStrangers() {
	for w := 1; w < len(r.tree.Words); w++ {
		if !r.proper(w) {
			continue
		}
		if r.proper(w-1) && r.flat(w, w-1) && !r.place(w-1, w) && !r.is(classAfter, w) {
			r.estrange(w, w)
		} else if r.is(classPerson, w-1) && r.capital(w-1) && !r.is(classAfter, w-1) {
			r.estrange(w, w)
		}
	}
}

// place reports whether two words are a place's name, or begin or end one.
func (r *Reader) place(first, last int) bool {
	for a := max(0, first-1); a <= first; a++ {
		for b := last; b <= min(last+1, len(r.low)-1); b++ {
			key := []byte(strings.Join(r.low[a:b+1], " "))
			if len(r.g.names[string(key)]) > 0 || len(r.g.preferred[string(key)]) > 0 {
				return true
			}
			if r.rows = r.g.table.find(r.rows[:0], key); len(r.rows) > 0 {
				return true
			}
		}
	}
	return false
}

// borne reports whether the words are part of the name of a known person or
// body that stands here: "Bank of Omaha", "the Chicago Tribune".
func (r *Reader) borne(m *mention, major bool, refs []actor.Ref) bool {
	for i := range refs {
		ref := &refs[i]
		if m.first < ref.First || m.last > ref.Last || ref.Entity.Name == "" {
			continue
		}
		name := Fold(ref.Entity.Name)
		if key := strings.Join(r.low[m.first:m.last+1], " "); name != key && strings.Contains(" "+name+" ", " "+key+" ") {
			return ref.Entity.Office != "" || !major
		}
	}
	return false
}

// proofOf looks at the words around a name.
func (r *Reader) proofOf(m *mention) proof {
	b := m.first - 1
	for b >= 0 && (r.is(classDirection, b) || r.form(b) == "-") {
		b--
	}
	switch {
	case r.dateline(m):
		return strong
	case r.is(classIn, m.first-1) && !r.capital(m.first-1), r.is(classIn, b) && (b == 0 || !r.capital(b)):
		return strong
	case r.is(classKind, b) && !r.capital(b), r.is(classOf, b) && r.is(classKind, b-1):
		return strong
	case r.is(classKind, m.last), r.is(classKind, m.last+1) && r.capital(m.last+1):
		return strong
	case r.is(classOf, b), r.is(classAfter, m.last+1):
		return fair
	case b >= 1 && r.form(b) == "," && r.taken[b-1] || r.is(classOf, b) && b > 0 && r.taken[b-1]:
		return fair // in a row of places
	}
	return noProof
}

// dateline reports whether a name opens a text: "GENEVA (Reuters) -", "OXFORD —".
func (r *Reader) dateline(m *mention) bool {
	if m.first > 0 {
		return false
	}
	switch r.form(m.last + 1) {
	case "—", "–", "--", "-", "(":
		return allCaps(r.text[m.span.Start:m.span.End]) || r.form(m.last+1) != "-"
	}
	return false
}

// link looks for places with the one that they lie in behind a comma: "London,
// Ky.".
func (r *Reader) link(from int) {
	for k := from; k+1 < len(r.mentions); k++ {
		m, next := &r.mentions[k], &r.mentions[k+1]
		if next.first != m.last+2 || r.form(m.last+1) != "," || m.adjective || next.adjective {
			continue
		}
		g := &r.names[m.group]
		inner := r.insiders(g, &r.names[next.group])
		if len(inner) == 0 {
			continue
		}
		g.within = inner
		g.proof, m.proof = max(g.proof, certain), max(m.proof, certain)
	}
}

// insiders are the senses of a name that lie in a sense of another.
func (r *Reader) insiders(g, outer *group) []sense {
	var out []sense
	for i := range g.senses {
		s := &g.senses[i]
		for j := range outer.senses {
			if o := &outer.senses[j]; contains(o, s) {
				out = append(out, *s)
				break
			}
		}
	}
	return out
}

// contains reports whether a place lies in another.
func contains(o, s *sense) bool {
	switch {
	case o.country == "" || o.country != s.country:
		return false
	case o.isCountry():
		return !s.isCountry()
	case o.isRegion():
		return (s.isCity() || s.isDistrict()) && inRegion(o, s)
	case o.isDistrict():
		return s.isCity() && s.region == o.region && Distance(o.lat, o.lon, s.lat, s.lon) < 80
	}
	return false
}

// inRegion reports whether a place lies in a region.
func inRegion(o, s *sense) bool { return o.region == s.region }
