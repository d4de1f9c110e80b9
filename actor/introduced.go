package actor

import (
	"slices"
	"strings"

	"entente"
	"entente/syntax"
)

// Persons whom the data do not know are introduced by what they are: before the name
// with a title, behind it in an apposition, or in a clause of their own. Later
// their surname means it.

// nameBehind takes the unknown name that stands in apposition behind who somebody
// is: "the mayor, Ivan Petkov,", "the rebels' spokesman, Lul Deng". The name
// stays outside of the entity's own words.
func (r *Reader) nameBehind(p *phrase, ref *Ref) {
	if p.person != nil || p.agent == nil || p.agent.alias.plural || p.name[1] > 0 || r.titleCase() {
		return
	}
	comma := ref.Last + 1
	if comma+1 >= len(r.tree.Words) || r.tree.Words[comma].Form != "," || !r.stranger(int32(comma+1)) {
		return
	}
	first := int32(comma + 1)
	if w := &r.tree.Words[first]; w.Rel != "appos" || w.Head < ref.First || w.Head > ref.Last {
		return
	}
	last := r.endOfName(first)
	if !r.closed(last+1) || r.inList(last+1, first) {
		return
	}
	p.name = [2]int32{first, last + 1}
	ref.Last = int(last)
}

// endOfName is the last word of the unknown name that begins at a word.
func (r *Reader) endOfName(first int32) int32 {
	last := first
	for r.stranger(last+1) && (r.flat(last+1, first) || r.tree.Words[last+1].Rel == "flat") {
		last++
	}
	return last
}

// inList reports whether "and" follows a word at which an apposition may end: then
// it was the second of a list.
func (r *Reader) inList(w, name int32) bool {
	for k := w; int(k) < len(r.tree.Words) && k <= w+1; k++ {
		if r.classes[k]&classAnd != 0 {
			return true
		}
	}
	return slices.ContainsFunc(r.tree.Words, func(o syntax.Word) bool { return o.Head == int(name) && o.Rel == "conj" })
}

// introduceByClause makes a ref of an unknown name that a relative clause says is of
// a body or group.
func (r *Reader) introduceByClause() {
	for w := range r.tree.Words {
		if !r.stranger(int32(w)) || r.tree.Words[w].Rel == "flat" {
			continue
		}
		of := r.leadsWhom(w)
		if of < 0 {
			continue
		}
		group := &r.refs[of].Entity
		last := r.endOfName(int32(w))
		e := entente.Entity{Code: group.Code, Sector: group.Sector, More: group.More, Reason: `who speaks for or leads "` + group.Text + `"`}
		r.setText(&e, [2]int32{int32(w), last})
		e.Unknown = e.Text
		ref := Ref{First: w, Last: int(last), Head: w, Entity: e}
		at := slices.IndexFunc(r.refs, func(o Ref) bool { return o.First > w })
		if at < 0 {
			at = len(r.refs)
		}
		r.refs = slices.Insert(r.refs, at, ref)
		surname := last
		if r.g.familyFirst(e.Code) {
			surname = int32(w)
		}
		r.met = append(r.met, met{w, r.memo.notePerson(remembered{entry: -1, entity: e, office: -1}, foldName(r.tree.Words[surname].Form))})
	}
}

// leadsWhom is the ref of those whom a clause on a word says that its bearer leads or
// speaks for, -1 if there is none.
func (r *Reader) leadsWhom(w int) int {
	for v := range r.tree.Words {
		word := &r.tree.Words[v]
		if word.Head != w || word.Rel != "acl:relcl" && word.Rel != "acl" {
			continue
		}
		id, ok := r.g.trie.vocab[word.Lemma]
		if !ok || r.g.classOf(id)&classLeading == 0 {
			continue
		}
		for i := range r.refs {
			o := &r.tree.Words[r.refs[i].Head]
			if o.Head == v && (o.Rel == "obj" || o.Rel == "obl" && r.caseOf(r.refs[i].Head)&classOf != 0) && r.refs[i].Entity.Sector != "" {
				return i
			}
		}
	}
	return -1
}

// Later is the person whom a name means by what the whole document said of him, for
// a title or a lead that names him before he is introduced. Two of one surname are
// told apart by neither.
func (r *Reader) Later(name string) (entente.Entity, bool) {
	surname := foldName(lastOf(name))
	at := -1
	for i := max(0, len(r.memo.persons)-farBack); i < len(r.memo.persons); i++ {
		p := &r.memo.persons[i]
		if p.name || p.entity.Sector == "" && p.entity.Code == "" || !p.bears(surname) {
			continue
		}
		if o := &r.memo.persons[max(at, 0)].entity; at >= 0 && (o.Code != p.entity.Code || o.Sector != p.entity.Sector) {
			return entente.Entity{}, false
		}
		at = i
	}
	if at < 0 {
		return entente.Entity{}, false
	}
	return r.memo.persons[at].entity, true
}

// bears reports whether a person's name or what he was introduced by ends in a
// surname.
func (p *remembered) bears(surname string) bool {
	for _, name := range [...]string{p.entity.Unknown, p.entity.Name} {
		if name != "" && foldName(lastOf(name)) == surname {
			return true
		}
	}
	return false
}

// lastOf is the last word of a name, without a genitive's s.
func lastOf(name string) string {
	name = strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")
	return name[strings.LastIndexByte(name, ' ')+1:]
}

// Private reports whether a name is that of a person, by given name and surname, of
// whom the document has said nothing else.
func (r *Reader) Private(name string) bool {
	n, met := r.memo.names[foldName(lastOf(name))]
	if !met || !strings.Contains(r.memo.persons[n].entity.Text, " ") {
		return false
	}
	_, known := r.Later(name)
	return !known
}

// Bearer reports whether the document has given a word to a person as a surname.
func (r *Reader) Bearer(word string) bool {
	key := foldName(word)
	_, known := r.memo.surnames[key]
	_, met := r.memo.names[key]
	return known || met
}
