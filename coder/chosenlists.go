package coder

import (
	"slices"

	"entente"
	"entente/codebook"
	"entente/coder/role"
)

// several is a list of parties that may fill a side together, and where it is from.
type several struct {
	them []int
	from string
	here int // the place of its first in the mention's sentence, -1 if there is none
	of   *entente.Mention
}

// maxLists bounds how many lists are looked at for a side.
const maxLists = 6

// lists adds those who may act or be acted on together: who are joined in the sentence,
// whom the rules have on either side, and who did so in a mention just before.
func (q *quest) lists(out []answer, side int) []answer {
	var all []several
	add := func(l several) {
		if len(l.them) < 2 || len(l.them) > maxTogether || len(all) == maxLists || sameSet(l.them, q.sides[q.at][side]) {
			return
		}
		if !slices.ContainsFunc(all, func(o several) bool { return sameSet(o.them, l.them) }) {
			all = append(all, l)
		}
	}
	q.joinedHere(add)
	if side == 0 {
		add(several{them: q.union(q.sides[q.at][0], q.sides[q.at][1]), from: "both sides", here: -1})
	}
	q.togetherBefore(add)
	q.withAnother(side, add)
	for i := range all {
		a := answer{who: manyParties, them: all[i].them, sheet: q.sheet()}
		q.describeList(&a.sheet, side, &all[i])
		out = append(out, a)
	}
	return out
}

// maxTogether is how many may act together.
const maxTogether = 5

func sameSet(a, b []int) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(x int) bool { return !slices.Contains(b, x) })
}

// union is who is of either list, in their order.
func (q *quest) union(a, b []int) []int {
	out := slices.Clone(a)
	for _, x := range b {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

// joinedHere gives the lists of the mention's sentence.
func (q *quest) joinedHere(add func(several)) {
	this := q.r.citings[q.stage.sentence]
	for k := this.from; k < this.to; k++ {
		root := q.r.cited[k].root
		if k+1 == this.to || sameRoot(q.r.cited[this.from:k], root) || !sameRoot(q.r.cited[k+1:this.to], root) {
			continue
		}
		l := several{from: "joined", here: k}
		for o := k; o < this.to; o++ {
			if c := &q.r.cited[o]; c.root == root && !slices.Contains(l.them, c.party) && len(q.parties[c.party].e.Members) == 0 {
				l.them = append(l.them, c.party)
			}
		}
		add(l)
	}
}

// sameRoot reports whether one of those named is of a list.
func sameRoot(all []citation, root int) bool {
	for i := range all {
		if all[i].root == root {
			return true
		}
	}
	return false
}

// togetherBefore gives who did something together, or with each other, in the last
// mentions that tell of such.
func (q *quest) togetherBefore(add func(several)) {
	for i, n := q.at-1, 0; i >= 0 && n < 3; i-- {
		m := &q.r.out.Mentions[i]
		for side, name := range sideNames {
			if len(q.sides[i][side]) > 1 {
				add(several{them: q.sides[i][side], from: "before as " + name, here: -1, of: m})
				n++
			}
		}
		if side := q.sides[i]; len(side[0]) == 1 && len(side[1]) == 1 && side[0][0] != side[1][0] {
			add(several{them: q.union(q.sides[i][0], q.sides[i][1]), from: "before as sides", here: -1, of: m})
			n++
		}
	}
}

// withAnother gives whom the rules have, with one who is named near.
func (q *quest) withAnother(side int, add func(several)) {
	have := q.sides[q.at][side]
	if len(have) != 1 || side == 1 {
		return
	}
	switch q.m.Event {
	case codebook.Consult, codebook.Agree, codebook.Support, codebook.Cooperate:
	default:
		return
	}
	for i := range q.near {
		n := &q.near[i]
		if n.here >= 0 && n.party != have[0] && q.kinship(n.party, have[0]) == "foreign" {
			add(several{them: []int{have[0], n.party}, from: "with another", here: n.here})
		}
	}
}

// describeList tells of several as an answer.
func (q *quest) describeList(s *role.Sheet, side int, l *several) {
	how := q.found(side)
	q.feature(s, side, "list")
	q.feature(s, side, "list", q.m.Event)
	q.feature(s, side, "list", l.from)
	q.feature(s, side, "list", l.from, q.m.Event)
	q.feature(s, side, "list", l.from, "over", how)
	q.feature(s, side, "list", l.from, q.stage.pos)
	q.feature(s, side, "list over", how, q.m.Event)
	if q.stage.mutual {
		q.feature(s, side, "list mutual")
		q.feature(s, side, "list mutual", l.from)
	}
	if l.here >= 0 {
		w := &q.stage.ways[l.here-q.r.citings[q.stage.sentence].from]
		q.feature(s, side, "list at", w.path)
		q.feature(s, side, "list at", w.path, q.quad())
		q.feature(s, side, "list at", w.path, q.stage.pos)
		q.feature(s, side, "list at", w.path, "over", how)
	}
	q.describeListOf(s, side, l)
	q.describeListed(s, side, l)
}

// describeListOf tells of the mention before that a list is from.
func (q *quest) describeListOf(s *role.Sheet, side int, l *several) {
	if l.of != nil {
		near := "far"
		if l.of.Sentence == q.m.Sentence && l.of.Where == q.m.Where {
			near = "here"
		}
		same := "other"
		switch {
		case l.of.Event == q.m.Event:
			same = "same"
		case hostile(l.of) == hostile(q.m):
			same = "like"
		}
		q.feature(s, side, "list", l.from, near, same)
	}
}

// describeListed tells who is on a list, and what they do elsewhere.
func (q *quest) describeListed(s *role.Sheet, side int, l *several) {
	for _, p := range q.sides[q.at][side] {
		if slices.Contains(l.them, p) {
			q.feature(s, side, "list has rules'", l.from)
		} else {
			q.feature(s, side, "list lacks rules'", l.from)
		}
	}
	same, is := 0, class(&q.parties[l.them[0]].e)
	for _, p := range l.them {
		if class(&q.parties[p].e) == is {
			same++
		}
	}
	if same == len(l.them) {
		q.feature(s, side, "list of", is)
	}
	for k, name := range [2]string{"same role", "other role"} {
		k = (side + k) % 2
		if !slices.ContainsFunc(l.them, func(p int) bool { return q.parties[p].role[k][hostile(q.m)] == 0 }) {
			q.feature(s, side, "list", name)
		}
	}
}

// homeSectors are those of whom the text is about who may be meant without being named.
var homeSectors = []string{"GOV", "CVL"}

// atHome adds those of the country that the text is about, where the rules give nobody of
// any country: its government, its people, and who has no country as one of it.
func (q *quest) atHome(out []answer, side int) []answer {
	have := q.sides[q.at][side]
	if len(have) > 1 || !entente.IsState(q.about.state) {
		return out
	}
	sectors, recode := homeSectors, false
	if len(have) == 1 {
		e := &q.parties[have[0]].e
		if e.Code != "" || len(e.Members) > 0 {
			return out
		}
		sectors, recode = []string{e.Sector, "CVL"}, true
	}
	for k, sector := range sectors {
		if k > 0 && sector == sectors[0] {
			continue
		}
		who := q.made(q.about.state, sector)
		if !recode && slices.ContainsFunc(out, func(a answer) bool { return a.who == who }) {
			continue
		}
		a := answer{who: who, recode: recode, sheet: q.sheet()}
		q.describeAtHome(&a.sheet, side, sector)
		q.describeParty(&a.sheet, side, who)
		out = append(out, a)
	}
	return out
}

// made is a party that may not be named anywhere.
func (q *quest) made(code, sector string) int {
	n := len(q.parties)
	i := q.party(entente.Entity{Code: code, Sector: sector})
	if i == n {
		q.parties[i].made = true
	}
	return i
}

// describeAtHome tells of somebody of the setting as an answer.
func (q *quest) describeAtHome(s *role.Sheet, side int, sector string) {
	how := q.found(side)
	q.feature(s, side, "at home", how)
	q.feature(s, side, "at home", how, sector)
	q.feature(s, side, "at home", how, q.m.Event)
	q.feature(s, side, "at home", sector, q.m.Event, q.m.Mode)
	q.feature(s, side, "at home", sector, "by", q.stage.lemma)
}

// recoded is a side with a code and a sector for the one on it who has no code.
func (q *quest) recoded(side []entente.Entity, as *entente.Entity) []entente.Entity {
	out := slices.Clone(side)
	for i := range out {
		if isParty(out[i]) {
			out[i].Code, out[i].Sector, out[i].More = as.Code, as.Sector, nil
			out[i].Reason += whyChosen
			out[i].Inferred = true
			break
		}
	}
	return out
}
