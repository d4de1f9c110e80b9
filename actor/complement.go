package actor

import (
	"unicode"
	"unicode/utf8"

	"entente"
)

func isWordStart(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// trailingName takes an unknown name behind a title: "Foreign Minister Jan
// Kowalski". Item i is the next after the phrase.
func (r *Reader) trailingName(p *phrase, i int) {
	if p.agent == nil || p.person != nil || p.agent.alias.plural || p.last != p.agent.last {
		return
	}
	end := int32(len(r.tree.Words))
	if i < len(r.items) {
		end = r.items[i].first
	}
	w := p.last + 1
	for w < end && w-p.last <= 6 && (r.nameWord(w) || w > p.last+1 && r.nameHyphen(w, end)) {
		w++
	}
	if w > p.last+1 {
		p.name = [2]int32{p.last + 1, w}
		p.last = w - 1
	}
}

// nameWord reports whether a word can be part of an unknown person's name.
func (r *Reader) nameWord(w int32) bool {
	word := &r.tree.Words[w]
	if r.classes[w]&classStop != 0 || casingOf(word.Form) == lower {
		return false
	}
	return word.UPOS == "PROPN" || word.UPOS == ""
}

// nameHyphen reports whether a word is the hyphen of a double name.
func (r *Reader) nameHyphen(w, end int32) bool {
	return r.tree.Words[w].Form == "-" && w+1 < end && r.nameWord(w+1)
}

// complement takes what an agent noun or body governs behind it: "officials
// in Kyiv", "leader of Hamas", "spokesman for the Russian foreign ministry".
// Item i is the next after the phrase; the item after what was taken is
// returned.
func (r *Reader) complement(p *phrase, i int) int {
	w := p.last + 1
	if p.agent == nil && (p.body == nil || p.body.e.code != "") || p.name[1] > 0 && !r.nameOf(p, i) ||
		i >= len(r.items) || int(w) >= len(r.classes) {
		return i
	}
	c := r.classes[w]
	it := &r.items[i]
	if c&(classOf|classIn) == 0 || it.first > w+4 || !r.reaches(w, it.first) || r.madeAfter(it) {
		return i
	}
	if r.tree.Words[it.last].Rel != "" && !r.linked(it.last, p.agentWord()) && !(p.name[1] > 0 && (r.linked(it.last, p.name[0]) || r.linked(it.last, p.name[1]-1))) {
		return i
	}
	if c&classIn != 0 && c&classOf == 0 {
		return r.placeOf(p, i)
	}
	if c&classToward != 0 && !r.coded(i) {
		return i
	}
	return r.genitiveOf(p, i)
}

// nameOf reports whether an unknown name behind a title is said to be of a state or body
// whose the title is: "General Otto Perez of the Guatemalan army". Item i is the next.
func (r *Reader) nameOf(p *phrase, i int) bool {
	w := p.last + 1
	if p.owner != nil || p.body != nil || i >= len(r.items) || int(w) >= len(r.classes) || r.tree.Words[w].Form != "of" {
		return false
	}
	return r.itemCode(&r.items[i]) != "" && r.items[i].kind() != kindPerson
}

// coded reports whether the phrase at item i has a code.
func (r *Reader) coded(i int) bool {
	q, _ := r.phraseAt(i)
	return r.codeOf(&q) != ""
}

// agentWord is the noun that the phrase is built around.
func (p *phrase) agentWord() int32 {
	switch {
	case p.agent != nil:
		return p.agent.last
	case p.body != nil:
		return p.body.last
	}
	return p.last
}

// reaches reports whether only determiners and modifiers stand between a
// preposition and a word.
func (r *Reader) reaches(prep, first int32) bool {
	for w := prep + 1; w < first; w++ {
		if r.classes[w]&(classDefinite|classArticle) == 0 && !r.inside(w) {
			return false
		}
	}
	return true
}

// placeOf: "officials in Kyiv", but not "soldiers in Ukraine", who may be
// anyone's.
func (r *Reader) placeOf(p *phrase, i int) int {
	it := &r.items[i]
	if p.owner != nil || p.agent == nil || !settled(p.agent.e.sector()) || !r.standsAlone(it) ||
		it.kind() != kindState && it.kind() != kindPlace {
		return i
	}
	p.owner, p.last, p.appended = it, it.last, "place"
	return i + 1
}

// settled reports whether people of a sector who are in a place are of it, as
// officials and villagers are, and soldiers, reporters and refugees are not.
func settled(sector string) bool {
	switch sector {
	case "MIL", "JRN", "REF", "UNK", "NGO":
		return false
	}
	return true
}

// standsAlone reports whether a state's name is a noun phrase by itself.
func (r *Reader) standsAlone(it *item) bool {
	if it.alias.form == formAdjective || r.isPossessive(it.last+1) {
		return false
	}
	w := &r.tree.Words[it.last]
	return w.Rel != "compound" && w.Rel != "amod" && w.Rel != "nmod:poss"
}

// genitiveOf: "leader of Hamas", "officials from Japan".
func (r *Reader) genitiveOf(p *phrase, i int) int {
	it := &r.items[i]
	if k := it.kind(); (k == kindState || k == kindPlace) && r.standsAlone(it) {
		return r.stateOf(p, i)
	}
	if r.districtAt(i) {
		return r.stateOf(p, i+1)
	}
	q, next := r.phraseAt(i)
	code := r.codeOf(&q)
	sector, more := r.sectorOf(&q)
	if q.agent == nil && q.body == nil && q.person == nil && q.group == nil || r.ofOthers(p, code) {
		return i
	}
	if p.owner == nil {
		p.code = code
		p.owner = q.owner
		if q.person != nil && p.owner == nil {
			p.owner = q.person
		}
	}
	if p.agent == nil || p.agent.e.weak || q.agent != nil && p.agent.e.sovereign && sector != "GOV" {
		p.sector, p.more = sector, more
	}
	if p.group == nil {
		p.group = q.group
	}
	if p.body == nil {
		p.body = q.body
	}
	p.last, p.appended = q.last, "complement"
	return next
}

// districtAt reports whether item i is a state that holds a place of its own,
// the next item: "governor of [Mexico's Sonora] state", "mayor of the [Russian
// city of Belgorod]".
func (r *Reader) districtAt(i int) bool {
	if i+1 >= len(r.items) {
		return false
	}
	it, place := &r.items[i], &r.items[i+1]
	if it.kind() != kindState || place.kind() != kindPlace && place.alias.form != formCity || it.e.code == "" || it.e.code != place.e.code || r.isPossessive(place.last+1) {
		return false
	}
	return place.first-it.last <= 4 && (r.isPossessive(it.last+1) || it.alias.form == formAdjective)
}

// ofOthers reports whether a phrase that has its state is followed by people of
// another: "the arrest by Greek police of a Turkish reporter" has no police of
// his.
func (r *Reader) ofOthers(p *phrase, code string) bool {
	return p.owner != nil && p.owner.e != nil && entente.IsState(p.owner.e.code) && entente.IsState(code) && p.owner.e.code != code
}

// stateOf: "president of France", "the leaders of Germany, France and the UK".
func (r *Reader) stateOf(p *phrase, i int) int {
	it := &r.items[i]
	if p.owner != nil && p.owner.e != nil && p.owner.e.code != "" {
		return i
	}
	p.owner, p.last, p.appended = it, it.last, "complement"
	i++
	for last := it.last; i < len(r.items) && len(p.spread) < 8; i++ {
		next := &r.items[i]
		if k := next.kind(); k != kindState && k != kindPlace || !r.standsAlone(next) || !r.listed(last, next.first) {
			break
		}
		p.spread = append(p.spread, i)
		last = next.last
	}
	return i
}

// listed reports whether two words are neighbours in a list.
func (r *Reader) listed(last, first int32) bool {
	if first == last+1 || first-last > 4 {
		return false
	}
	for w := last + 1; w < first; w++ {
		if r.tree.Words[w].Form != "," && r.classes[w]&(classAnd|classDefinite) == 0 {
			return false
		}
	}
	return true
}

// apposition takes what stands beside a name between commas: "Sergei Lavrov,
// Russia's foreign minister,". Item i is the next after the phrase.
func (r *Reader) apposition(p *phrase, i int) (next int, main [2]int32) {
	main = [2]int32{p.first, p.last}
	comma := p.last + 1
	if i >= len(r.items) || int(comma) >= len(r.tree.Words) || r.tree.Words[comma].Form != "," {
		return i, main
	}
	first := r.items[i].first
	if first > comma+4 || !r.reaches(comma, first) {
		return i, main
	}
	q, after := r.phraseAt(i)
	if !r.closed(q.last+1) || r.tree.Words[q.agentWord()].Rel == "conj" || !r.same(p, &q) {
		return i, main
	}
	if p.person == nil {
		p.person = q.person
	} else {
		p.agent, p.mod, p.appended = q.agent, q.mod, "apposition"
		p.under = p.under || q.under
	}
	if p.owner == nil {
		p.owner = q.owner
	}
	p.last = q.last
	return after, main
}

// closed reports whether an apposition may end before word w.
func (r *Reader) closed(w int32) bool {
	return int(w) >= len(r.tree.Words) || !isWordStart(r.tree.Words[w].Form) && !r.isPossessive(w) && r.tree.Words[w].Form != "-"
}

// same reports whether one of two phrases is a known person and the other an
// agent noun that can be the same.
func (r *Reader) same(p, q *phrase) bool {
	if (p.person == nil) == (q.person == nil) {
		return false
	}
	if p.person == nil {
		p, q = q, p
		if p.agent != nil || q.agent.isPlural() {
			return false
		}
	}
	if q.agent == nil || q.agent.isPlural() {
		return false
	}
	a, b := r.codeOf(p), r.codeOf(q)
	return a == b || a == "" || b == ""
}

func (it *item) isPlural() bool { return it == nil || it.alias.plural }
