package actor

// phrase is a noun phrase in the making: known names and what lies between.
type phrase struct {
	first, last int32 // words
	owner       *item // gives the code: state, people, body or a person in the genitive
	body        *item
	group       *item // a list of states
	agent       *item // noun for a kind of people, or an office
	mod         *item // such a noun before it: "police" in "police chief"
	person      *item
	name        [2]int32 // words of an unknown name after a title, empty if equal
	sector      string   // from what follows "of", where the agent is weak
	more        []string
	code        string // from what follows "of"
	former      bool
	under       bool   // deputy, acting: not the holder of the office
	article     bool   // a, an
	spread      []int  // further items that the agent belongs to ("of France and Germany")
	appended    string // how more was joined, for the reason
}

// phraseAt reads the noun phrase that begins with item i and returns the item
// after it.
func (r *Reader) phraseAt(i int) (phrase, int) {
	it := &r.items[i]
	p := phrase{first: it.first, last: it.last}
	p.absorb(it)
	floor := int32(0)
	if i > 0 {
		floor = r.items[i-1].last + 1
		if r.qualifies(i - 1) {
			floor = r.items[i-1].first
		}
	}
	i++
	for i < len(r.items) && r.joins(&p, &r.items[i]) {
		p.absorb(&r.items[i])
		i++
	}
	r.dropAdjective(&p)
	r.trailingName(&p, i)
	r.modifiers(&p, floor)
	return p, r.complement(&p, i)
}

// qualifies reports whether item i only modifies the next one: "deputy" in
// "deputy Russian foreign minister".
func (r *Reader) qualifies(i int) bool {
	it := &r.items[i]
	return i+1 < len(r.items) && it.first == it.last && r.classes[it.first]&(classUnder|classFormer) != 0 &&
		r.gap(it.last, r.items[i+1].first)
}

// dropAdjective takes an agent noun off the end that the tree shows to be an
// adjective of a noun behind it: "Rouhani's official website".
func (r *Reader) dropAdjective(p *phrase) {
	if p.agent == nil || p.owner == nil || p.mod != nil || p.agent.last != p.last || p.person != nil {
		return
	}
	w := &r.tree.Words[p.agent.last]
	if w.Rel != "amod" || w.Head <= int(p.last) {
		return
	}
	p.agent, p.last = nil, p.owner.last
	if p.owner.kind() == kindPerson {
		p.person, p.owner = p.owner, nil
	}
}

// absorb takes an item into the phrase.
func (p *phrase) absorb(it *item) {
	p.last = it.last
	switch it.kind() {
	case kindState, kindPlace, kindPeople:
		if p.owner == nil || p.owner.e.code == "" && it.e.code != "" {
			p.owner = it
		}
	case kindBody, kindMedia:
		p.body = it
		if p.owner == nil {
			p.owner = it
		}
	case kindGroup:
		p.group = it
	case kindAgent, kindOffice:
		if p.person != nil { // "Biden administration"
			p.owner, p.person = p.person, nil
		}
		if p.agent != nil {
			p.mod = p.agent
		}
		p.agent = it
	case kindPerson:
		p.person = it
	}
}

// kind is what the item's entry is; a person remembered is a person.
func (it *item) kind() kind {
	if it.e == nil {
		return kindPerson
	}
	return it.e.kind
}

// joins reports whether an item belongs to the phrase before it.
func (r *Reader) joins(p *phrase, it *item) bool {
	switch it.kind() {
	case kindAgent, kindOffice:
		return r.joinsAgent(p, it)
	case kindPerson:
		return r.joinsPerson(p, it)
	case kindBody, kindMedia:
		if p.owner != nil && !fits(it.e.code, p.owner) && r.asAgent(it) {
			return r.joinsAgent(p, it)
		}
		return p.body == nil && p.agent == nil && p.person == nil && p.group == nil &&
			r.gap(p.last, it.first) && r.adjectival(p.owner, p.last) && fits(it.e.code, p.owner)
	case kindPeople:
		return p.agent == nil && p.person == nil && p.body == nil && it.first == p.last+1
	case kindState:
		return p.body != nil && p.agent == nil && it.first == p.last+1 && it.alias.form == formName && r.agentAfter(it)
	}
	return false
}

// asAgent reads a body's name as the noun that it also is: "Defense
// Department" is the American one only where nobody else's is meant.
func (r *Reader) asAgent(it *item) bool {
	for _, a := range r.g.trie.values[it.node] {
		if e := &r.g.entries[a.entry]; e.kind == kindAgent || e.kind == kindOffice {
			it.alias, it.e = a, e
			return true
		}
	}
	return false
}

// fits reports whether a body of a code can be called by its owner's nationality.
func fits(code string, owner *item) bool {
	return owner != nil && owner.e != nil && (code == "" || owner.e.code == "" || code == owner.e.code)
}

// joinsAgent: "French police", "Russia's top diplomat", "police chief".
func (r *Reader) joinsAgent(p *phrase, it *item) bool {
	if p.person != nil {
		return p.agent == nil && r.owned(p.last, it.first)
	}
	if !r.gap(p.last, it.first) {
		return false
	}
	if p.agent != nil {
		return it.first-p.last <= 2
	}
	return it.first == p.last+1 || r.owned(p.last, it.first) || r.linked(p.last, it.last)
}

// joinsPerson: "President Putin", "Russia's Putin".
func (r *Reader) joinsPerson(p *phrase, it *item) bool {
	if p.person != nil || p.group != nil {
		return false
	}
	if p.agent != nil {
		return it.first == p.last+1 && !p.agent.alias.plural
	}
	return r.adjectival(p.owner, p.last) && (it.first == p.last+1 || r.owned(p.last, it.first)) && personFits(it, p.owner)
}

func personFits(it, owner *item) bool {
	if it.e == nil {
		return false
	}
	return fits(it.e.code, owner)
}

// adjectival reports whether a state stands as an adjective or genitive.
func (r *Reader) adjectival(owner *item, last int32) bool {
	return owner != nil && (owner.alias.form == formAdjective || owner.kind() == kindPeople || r.isPossessive(last+1))
}

// owned reports whether nothing, or only 's and at most two words of the same
// noun phrase, stands between two words.
func (r *Reader) owned(last, first int32) bool {
	if first == last+1 {
		return true
	}
	return r.isPossessive(last+1) && first-last <= 4 && r.gap(last+1, first)
}

func (r *Reader) isPossessive(w int32) bool {
	if int(w) >= len(r.tree.Words) {
		return false
	}
	switch r.tree.Words[w].Form {
	case "'s", "’s", "'", "’":
		return true
	}
	return false
}

// gap reports whether the words between two words can stand within one noun
// phrase; there may be four at most.
func (r *Reader) gap(last, first int32) bool {
	if first-last > 5 {
		return false
	}
	for w := last + 1; w < first; w++ {
		if !r.inside(w) {
			return false
		}
	}
	return true
}

// inside reports whether a word can stand before the noun of a noun phrase.
func (r *Reader) inside(w int32) bool {
	word := &r.tree.Words[w]
	c := r.classes[w]
	switch word.UPOS {
	case "ADJ", "NOUN", "PROPN", "NUM":
		return true
	case "PART":
		return r.isPossessive(w)
	case "VERB":
		return word.Rel == "amod" || word.Rel == "compound" || c&(classFormer|classLed) != 0
	case "ADV":
		return word.Rel == "advmod" && c&classFormer != 0 || w+1 < int32(len(r.tree.Words)) && r.tree.Words[w+1].UPOS == "ADJ"
	case "PUNCT", "SYM":
		return word.Form == "-" || word.Form == "–"
	case "":
		return c&(classStop|classAnd|classOf|classIn|classPlace|classToward) == 0 && (isWordStart(word.Form) || r.isPossessive(w) || word.Form == "-")
	}
	return false
}

// linked reports whether the tree hangs word a, over at most five steps, under
// word b. Without a tree it is taken for granted.
func (r *Reader) linked(a, b int32) bool {
	w := int(a)
	for range 6 {
		if w == int(b) {
			return true
		}
		if w < 0 || w >= len(r.tree.Words) {
			return false
		}
		if r.tree.Words[w].Rel == "" {
			return true
		}
		w = r.tree.Words[w].Head
	}
	return false
}

// agentAfter reports whether an agent noun stands right behind the item.
func (r *Reader) agentAfter(it *item) bool {
	for i := range r.items {
		if next := &r.items[i]; next.first == it.last+1 {
			return next.kind() == kindAgent || next.kind() == kindOffice
		}
	}
	return false
}

// modifiers looks for "former", "deputy" and "a" in the phrase and before it,
// and takes the first two into it. Words before floor belong to others.
func (r *Reader) modifiers(p *phrase, floor int32) {
	for w := p.first; w <= p.last; w++ {
		c := r.classes[w]
		if p.single(w) {
			c &^= classUnder
		}
		p.note(c)
	}
	for w := p.first - 1; w >= floor && w >= p.first-4; w-- {
		c := r.classes[w]
		p.note(c)
		if c&(classFormer|classUnder) != 0 {
			p.first = w
		} else if !r.inside(w) || c&classStop != 0 {
			break
		}
	}
}

// single reports whether a word is of the name of an office that a state has
// once, which its "vice" is then a part of: "vice president".
func (p *phrase) single(w int32) bool {
	a := p.agent
	return a != nil && w >= a.first && w <= a.last && a.kind() == kindOffice && !a.e.many
}

func (p *phrase) note(c class) {
	p.former = p.former || c&classFormer != 0
	p.under = p.under || c&classUnder != 0
	p.article = p.article || c&classArticle != 0
}
