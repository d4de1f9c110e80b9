package actor

import (
	"entente"
)

// assemble makes refs of the items found in the sentence.
func (r *Reader) assemble() {
	for i := 0; i < len(r.items); {
		it := &r.items[i]
		switch {
		case it.kind() == kindIgnore || it.kind() != kindAgent && r.madeAfter(it) || r.qualifies(i) || r.halfOf(i):
			i++
		case it.kind() == kindWord:
			r.describe(it)
			i++
		default:
			i = r.noun(i)
		}
	}
}

// noun reads the noun phrase at item i, adds its refs and returns the item
// after it.
func (r *Reader) noun(i int) int {
	p, next := r.phraseAt(i)
	next, main := r.apposition(&p, next)
	if !r.says(&p) {
		return next
	}
	e := r.entity(&p)
	r.noteRole(&p, &e)
	ref := Ref{First: int(p.first), Last: int(p.last), Entity: e}
	ref.Head = r.headIn(int(main[0]), int(main[1]))
	r.place(&p, &ref)
	main[0] = r.apposed(&p, &ref, main)
	main = r.strangerOf(&p, &ref, main)
	r.setText(&ref.Entity, main)
	r.nameBehind(&p, &ref)
	r.setUnknown(&ref.Entity, &p)
	r.share(&p, &ref)
	r.refs = append(r.refs, ref)
	r.learn(&p, &ref)
	r.spreadOver(&p, &ref)
	return next
}

// says reports whether a phrase names an actor that can be coded.
func (r *Reader) says(p *phrase) bool {
	if p.person != nil || p.body != nil || p.group != nil {
		return !r.ofUnion(p)
	}
	if p.agent == nil {
		return p.owner != nil && (p.owner.e.code != "" || p.owner.alias.form != formAdjective && len(p.owner.e.sectors) > 0)
	}
	if p.owner == nil && p.code == "" && (r.idle(p) || p.agent.e.definite && !r.definite(p)) {
		return false
	}
	return r.codeOf(p) != "" || len(p.agent.e.sectors) > 0 || p.sector != "" // "a group of youths"
}

// idle reports whether an agent noun alone says too little to be an actor:
// "military" as an adjective, "business", the "party" of "party politics".
func (r *Reader) idle(p *phrase) bool {
	w := &r.tree.Words[p.agent.last]
	if p.agent.e.bound || w.UPOS == "ADJ" || r.hyphenAt(p.agent.last+1) {
		return true
	}
	if w.Rel != "compound" || p.name[1] > 0 {
		return false
	}
	switch p.agent.e.sector() {
	case "MIL", "REB", "UAF", "COP", "GOV", "PRM", "SPY", "OPP":
		return false
	}
	return true
}

func (r *Reader) hyphenAt(w int32) bool {
	return int(w) < len(r.tree.Words) && r.tree.Words[w].Form == "-"
}

// setText gives an entity the words from one to another.
func (r *Reader) setText(e *entente.Entity, words [2]int32) {
	a, b := r.tree.Words[words[0]].Start, r.tree.Words[words[1]].End
	e.Span = entente.Span{Start: a, End: b, In: r.part}
	e.Text = r.text[a:b]
}

// setUnknown keeps the name behind a title that the data do not know. The
// capitals of a headline tell too little.
func (r *Reader) setUnknown(e *entente.Entity, p *phrase) {
	if p.name[1] > p.name[0] && !r.titleCase() {
		e.Unknown = r.text[r.tree.Words[p.name[0]].Start:r.tree.Words[p.name[1]-1].End]
	}
}

// strangerOf extends an agent phrase that has no state over the unknown name
// that holds it: "Omrania's interior ministry", "president of Omrania". It
// returns the entity's own words.
func (r *Reader) strangerOf(p *phrase, ref *Ref, main [2]int32) [2]int32 {
	if p.agent == nil || p.owner != nil || ref.Entity.Code != "" || p.name[1] > 0 || r.titleCase() {
		return main
	}
	name := r.strangerAround(p)
	if name[1] == 0 {
		return main
	}
	p.name = name
	main[0], main[1] = min(main[0], name[0]), max(main[1], name[1]-1)
	ref.First, ref.Last = min(ref.First, int(name[0])), max(ref.Last, int(name[1])-1)
	return main
}

// strangerAround is the unknown name that holds an agent phrase, before it with
// 's or behind it with "of"; from and to are zero if there is none.
func (r *Reader) strangerAround(p *phrase) (name [2]int32) {
	if w := p.first - 2; int(w) > r.lastWord() && r.isPossessive(w+1) && r.stranger(w) {
		name = [2]int32{w, w + 1}
		for int(name[0])-1 > r.lastWord() && r.stranger(name[0]-1) && r.tied(name[0]-1, name[0]) {
			name[0]--
		}
		return name
	}
	w, end := p.last+1, int32(len(r.tree.Words))
	if w+1 >= end || r.classes[w]&classOf == 0 || r.classes[w]&classToward != 0 || !r.stranger(w+1) {
		return name
	}
	name = [2]int32{w + 1, w + 2}
	for name[1] < end && r.stranger(name[1]) && r.tied(name[1]-1, name[1]) {
		name[1]++
	}
	return name
}

// headIn is the word among first to last that hangs on a word outside, the
// last one where no tree says so.
func (r *Reader) headIn(first, last int) int {
	for w := first; w <= last; w++ {
		word := &r.tree.Words[w]
		if word.Rel == "" || word.Rel == "punct" || word.Rel == "case" || word.Rel == "det" {
			continue
		}
		if (word.Head < first || word.Head > last) && !r.returns(word.Head, first, last) {
			return w
		}
	}
	return last
}

// returns reports whether the way up from a word, over at most five steps,
// leads into the words from first to last, as that from "Polish" does in
// "Polish and [Czech troops]".
func (r *Reader) returns(w, first, last int) bool {
	for n := 0; n < 5 && w >= 0; n++ {
		if w >= first && w <= last {
			return true
		}
		w = r.tree.Words[w].Head
	}
	return false
}

// madeAfter reports whether a hyphen and a participle make the name a mere
// modifier: "US-made", "Iran-backed".
func (r *Reader) madeAfter(it *item) bool {
	w := int(it.last) + 1
	if w < len(r.classes) && r.classes[w]&classMade != 0 && r.tree.Words[w].UPOS != "NOUN" && r.tree.Words[w].Rel == "amod" {
		return true
	}
	return w+1 < len(r.classes) && r.tree.Words[w].Form == "-" && r.classes[w+1]&classMade != 0
}

// apposed extends an agent phrase in apposition to an unknown name over that
// name: "Jan Kowalski, a Polish lawmaker". It returns the first word of the
// entity's own words.
func (r *Reader) apposed(p *phrase, ref *Ref, main [2]int32) int32 {
	if p.person != nil || p.agent == nil || p.agent.alias.plural || r.tree.Words[ref.Head].Rel != "appos" {
		return main[0]
	}
	h := r.tree.Words[ref.Head].Head
	comma := ref.First - 1
	for comma > h && r.tree.Words[comma].Form != "," {
		comma--
	}
	if h <= r.lastWord() || h >= comma || comma-h > 5 || !r.stranger(int32(h)) {
		return main[0]
	}
	first := int32(h)
	for int(first)-1 > r.lastWord() && r.stranger(first-1) && r.linked(first-1, int32(h)) {
		first--
	}
	p.name = [2]int32{first, min(int32(comma), r.endOfName(int32(h))+1)}
	ref.First, ref.Head = int(first), h
	return first
}

// lastWord is the last word of the refs so far, -1 before the first.
func (r *Reader) lastWord() int {
	if len(r.refs) == 0 {
		return -1
	}
	return r.refs[len(r.refs)-1].Last
}

// share gives the sector of "French and German ministers" to the adjectives
// before it, which were read as mere states.
func (r *Reader) share(p *phrase, ref *Ref) {
	if p.agent == nil || p.owner == nil || p.owner.alias.form != formAdjective {
		return
	}
	first := int32(ref.First)
	for i := len(r.refs) - 1; i >= 0; i-- {
		q := &r.refs[i]
		if q.Entity.Sector != "" || q.Last != q.First || !r.listed(int32(q.Last), first) || !r.isAdjective(q.First) {
			return
		}
		q.Entity.Sector, q.Entity.More = ref.Entity.Sector, ref.Entity.More
		q.Entity.Reason = `shares noun "` + r.textOf(p.agent) + `"`
		q.Entity.Name, q.Entity.ID = "", ""
		q.Head = ref.Head
		first = int32(q.First)
	}
}

func (r *Reader) isAdjective(w int) bool {
	for i := range r.items {
		if int(r.items[i].first) == w {
			return r.items[i].alias.form == formAdjective
		}
	}
	return false
}

// spreadOver adds a ref for each further state that the agent noun belongs
// to: "the leaders of Germany, France and the UK".
func (r *Reader) spreadOver(p *phrase, ref *Ref) {
	for _, i := range p.spread {
		it := &r.items[i]
		e := entente.Entity{Code: it.e.code, Sector: ref.Entity.Sector, More: ref.Entity.More,
			Reason: `shares noun "` + r.agentText(p) + `"`}
		r.setText(&e, [2]int32{it.first, it.last})
		r.refs = append(r.refs, Ref{First: int(it.first), Last: int(it.last), Head: ref.Head, Entity: e})
	}
}

func (r *Reader) agentText(p *phrase) string {
	if p.agent == nil {
		return r.textOf(p.body)
	}
	return r.textOf(p.agent)
}

// learn remembers a person named, also one whom the data do not know.
func (r *Reader) learn(p *phrase, ref *Ref) {
	switch {
	case p.person != nil && p.person.memo >= 0:
		r.met = append(r.met, met{ref.Head, int32(p.person.memo)})
	case p.person != nil:
		if p.person.first != p.person.last {
			delete(r.memo.strangers, r.tokenAt(p.person.last).id)
		}
		m := remembered{entry: p.person.alias.entry, entity: ref.Entity, office: -1}
		if p.agent != nil {
			m.office = p.agent.e.office
		}
		if n, ok := r.g.tenureOn(p.person.e, r.date); ok && m.office < 0 {
			m.office = p.person.e.dated[n].office
		}
		r.met = append(r.met, met{ref.Head, r.memo.notePerson(m, "")})
	case p.name[1] > p.name[0] && (ref.Entity.Code != "" || ref.Entity.Sector != ""):
		w := p.name[1] - 1
		if r.g.familyFirst(ref.Entity.Code) {
			w = p.name[0]
		}
		r.buf = fold(r.buf[:0], r.tree.Words[w].Form)
		m := remembered{entry: -1, entity: ref.Entity, office: p.agent.e.office}
		surname := string(r.buf)
		r.met = append(r.met, met{ref.Head, r.memo.notePerson(m, surname)})
	}
}
