package coder

import (
	"strconv"
	"strings"

	"entente"
	"entente/coder/role"
)

// meant is a party that may be meant by a mention, with how the text around names it.
type meant struct {
	party    int
	here     int // its nearest place in the mention's sentence, -1 if that does not name it
	distance int // of that
	where    string
}

// How many sentences around a mention are looked at.
const (
	sentencesBefore = 2
	sentencesBehind = 1
)

// What a relation on the way costs in words, and a way that is too long to be told.
const (
	costOfStep = 5
	costOfFar  = 30
)

// whoMeant finds the parties named in the sentence of a mention and around it, those that
// the title or the whole text tells of, and whoever the setting is.
func (q *quest) whoMeant() []meant {
	at := make([]int, 0, maxAnswers)
	out := make([]meant, 0, maxAnswers)
	find := func(p int) *meant {
		for k, o := range at {
			if o == p {
				return &out[k]
			}
		}
		if len(out) == maxAnswers {
			return nil
		}
		at = append(at, p)
		out = append(out, meant{party: p, here: -1})
		return &out[len(out)-1]
	}
	this := q.r.citings[q.stage.sentence]
	for k := this.from; k < this.to; k++ {
		w := &q.stage.ways[k-this.from]
		d := w.far + costOfStep*(strings.Count(w.path, "<")+strings.Count(w.path, ">"))
		if w.path == farAway {
			d += costOfFar
		}
		if n := find(q.r.cited[k].party); n != nil && (n.here < 0 || d < n.distance) {
			n.here, n.distance, n.where = k, d, "here"
		}
	}
	for _, step := range [...]int{-1, -sentencesBefore, sentencesBehind} {
		q.around(step, find)
	}
	for i := range q.parties {
		p := &q.parties[i]
		if p.made {
			continue
		}
		if p.title || p.told*often >= q.most || p.e.Code == q.about.state {
			if n := find(i); n != nil && n.where == "" {
				n.where = "else"
				if p.title {
					n.where = "title"
				}
			}
		}
	}
	return out
}

// often is how many times as often the party named most may be named.
const often = 3

// around notes those whom a sentence before or behind a mention names.
func (q *quest) around(step int, find func(int) *meant) {
	i := q.stage.sentence + step
	if i < 0 || i >= len(q.r.citings) || q.r.citings[i].part != q.m.Where {
		return
	}
	where := stepName(step)
	for k := q.r.citings[i].from; k < q.r.citings[i].to; k++ {
		o := &q.r.cited[k]
		if n := find(o.party); n != nil && (n.where == "" || n.where == "last") {
			n.where = where
			if step == -1 && o.first {
				n.where = "last subject"
			}
		}
	}
}

// stepName tells how far a sentence is before or behind another.
func stepName(step int) string {
	switch step {
	case -1:
		return "last"
	case -sentencesBefore:
		return "last but one"
	}
	return "next"
}

var sideNames = [2]string{"actor", "recipient"}
var quads = [5]string{"", "1", "2", "3", "4"}

// feature writes a feature of an answer for a side.
func (q *quest) feature(s *role.Sheet, side int, parts ...string) {
	s.AddTo(&q.begins[side], parts...)
}

func (q *quest) quad() string { return quads[q.m.Quad] }

// found is in what way the rules fill a side.
func (q *quest) found(side int) string {
	list := q.m.Actors
	if side == 1 {
		list = q.m.Recipients
	}
	have := q.sides[q.at][side]
	switch {
	case len(have) > 1:
		return "several"
	case len(have) == 0 && len(list) > 0:
		return "thing"
	case len(have) == 0:
		return "nobody"
	}
	for _, e := range list {
		if isParty(e) {
			return foundBy(e)
		}
	}
	return ""
}

// foundBy tells how a rule came by somebody, by its reason.
func foundBy(e entente.Entity) string {
	switch {
	case strings.HasPrefix(e.Reason, whySilent):
		return "unsaid"
	case strings.HasPrefix(e.Reason, whyTarget):
		return "target"
	case strings.Contains(e.Reason, whyHit):
		return "hit"
	case strings.HasPrefix(e.Reason, "whose it is"):
		return "owner"
	case e.Code == "":
		return "stateless"
	case strings.Contains(e.Reason, whySetting):
		return "setting"
	case strings.Contains(e.Reason, "pronoun"):
		return "pronoun"
	}
	return "named"
}

// describeRules tells of what the rules say.
func (q *quest) describeRules(a *answer, side int) {
	s, how := &a.sheet, q.found(side)
	q.feature(s, side, "keep", how)
	q.feature(s, side, "keep", how, q.m.Event)
	q.feature(s, side, "keep", how, q.stage.pos)
	q.feature(s, side, "keep", how, "by", q.stage.lemma)
	q.feature(s, side, "keep", how, q.m.Event, q.m.Mode)
	if how == "nobody" || how == "thing" {
		q.describeNone(s, side)
		return
	}
	q.feature(s, side, "keep")
	q.feature(s, side, "keep", q.m.Event)
	if q.stage.mutual {
		q.feature(s, side, "keep", how, "mutual")
	}
	if a.who >= 0 {
		q.describeParty(s, side, a.who)
	}
	at := q.placeOf(side)
	q.feature(s, side, "keep at", at)
	q.feature(s, side, "keep at", at, q.m.Event)
	q.feature(s, side, "keep at", at, how)
}

// placeOf is how the first who fills a side stands to the trigger.
func (q *quest) placeOf(side int) string {
	list := q.m.Actors
	if side == 1 {
		list = q.m.Recipients
	}
	for _, e := range list {
		if !isParty(e) {
			continue
		}
		this := q.r.citings[q.stage.sentence]
		for k := this.from; k < this.to; k++ {
			if q.r.cited[k].e.Span == e.Span {
				return q.stage.ways[k-this.from].path
			}
		}
		switch {
		case e.Span == q.m.Trigger.Span:
			return "trigger"
		case e.Span.In == q.m.Where && e.Span.Start >= q.m.Trigger.Span.Start:
			return "behind"
		}
		break
	}
	return "before"
}

// describeNone tells of nobody as an answer.
func (q *quest) describeNone(s *role.Sheet, side int) {
	q.feature(s, side, "none")
	q.feature(s, side, "none", q.m.Event)
	q.feature(s, side, "none", q.m.Event, q.m.Mode)
	q.feature(s, side, "none", q.stage.pos)
	q.feature(s, side, "none", q.stage.pos, q.m.Event)
	q.feature(s, side, "none as", q.stage.rel)
	q.feature(s, side, "none by", q.stage.lemma)
	if q.stage.mutual {
		q.feature(s, side, "none mutual")
	}
	if q.m.Where == entente.Title {
		q.feature(s, side, "none in title")
	}
	q.feature(s, side, "none", string(q.m.Standing.Polarity))
	if len(q.m.Standing.AttributedTo) > 0 {
		q.feature(s, side, "none attributed")
	}
}

// describeOther tells of a party that the rules do not give.
func (q *quest) describeOther(s *role.Sheet, side int, n *meant) {
	how := q.found(side)
	q.feature(s, side, "party")
	q.feature(s, side, "party over", how)
	q.feature(s, side, "party over", how, q.m.Event)
	if n.here >= 0 {
		q.describeWay(s, side, n, how)
	} else {
		q.feature(s, side, "out")
		q.feature(s, side, "out", n.where)
		q.feature(s, side, "out", n.where, q.quad())
		q.feature(s, side, "out", n.where, "over", how)
		q.feature(s, side, "out", q.m.Event)
		q.feature(s, side, "out by", q.stage.lemma)
		q.feature(s, side, "out over", how, q.quad())
	}
	q.describeParty(s, side, n.party)
}

// describeWay tells how a party stands to the trigger in its sentence.
func (q *quest) describeWay(s *role.Sheet, side int, n *meant, how string) {
	o, w := &q.r.cited[n.here], &q.stage.ways[n.here-q.r.citings[q.stage.sentence].from]
	q.feature(s, side, "way", w.path)
	q.feature(s, side, "way", w.path, q.quad())
	q.feature(s, side, "way", w.path, q.stage.pos)
	q.feature(s, side, "way", w.path, "over", how)
	q.feature(s, side, "way", w.path, "by", q.stage.lemma)
	on := "behind"
	if w.before {
		on = "before"
	}
	q.feature(s, side, on)
	q.feature(s, side, on, "over", how)
	q.feature(s, side, on, q.stage.pos)
	q.feature(s, side, on, q.quad())
	q.feature(s, side, on, "by words", strconv.Itoa(doublings(w.far, 5)))
	if o.pronoun {
		q.feature(s, side, "pronoun")
	}
	if o.first {
		q.feature(s, side, "subject of all")
		q.feature(s, side, "subject of all", q.quad())
	}
	if o.speaker {
		q.feature(s, side, "speaks")
		q.feature(s, side, "speaks", q.m.Event)
	}
}

// doublings is how often one can be doubled to reach a number, at most some times.
func doublings(n, most int) int {
	d := 0
	for ; n > 1 && d < most; n >>= 1 {
		d++
	}
	return d
}

// class is what somebody is, coarsely.
func class(e *entente.Entity) string {
	switch e.Code {
	case "UNO", "EUR", "IGO":
		return "union"
	case "NGO", "IMG", "ISM", "MNC":
		return e.Code
	}
	switch e.Sector {
	case "":
		if e.Code == "" {
			return "group"
		}
		return "state"
	case "UAF", "PRM", "CRM":
		return "armed"
	}
	return e.Sector
}

// describeParty tells what a party is, and does elsewhere in the document.
func (q *quest) describeParty(s *role.Sheet, side, who int) {
	p := &q.parties[who]
	is := class(&p.e)
	q.feature(s, side, "is", is)
	q.feature(s, side, "is", is, q.quad())
	q.feature(s, side, "is", is, q.m.Event)
	q.feature(s, side, "is", is, q.m.Event, q.m.Mode)
	q.feature(s, side, "is", is, "by", q.stage.lemma)
	if p.e.Code != "" && p.e.Code == q.about.state {
		q.feature(s, side, "of setting")
		q.feature(s, side, "of setting", q.m.Event)
		q.feature(s, side, "of setting", is)
	}
	if p.told == q.most {
		q.feature(s, side, "told most")
	}
	q.feature(s, side, "told", strconv.Itoa(doublings(p.told, 3)))
	if p.title {
		q.feature(s, side, "in title")
	}
	for i, a := range q.m.Standing.AttributedTo {
		if sameParty(&a.Source, &p.e) {
			q.feature(s, side, "vouches")
			q.feature(s, side, "vouches", q.m.Event)
			if i == len(q.m.Standing.AttributedTo)-1 {
				q.feature(s, side, "vouches last", q.quad())
			}
		}
	}
	q.describeDoings(s, side, who)
	q.describeBeside(s, side, who)
}

// describeDoings tells how often a party has the same part elsewhere, or the other.
func (q *quest) describeDoings(s *role.Sheet, side, who int) {
	p, h := &q.parties[who], hostile(q.m)
	for k, name := range [2]string{"same role", "other role"} {
		k = (side + k) % 2
		like, unlike, typ := p.role[k][h], p.role[k][1-h], p.typeRole[k][q.m.Event]
		for _, own := range q.sides[q.at][k] { // what the mention itself says does not count
			if own == who {
				like, typ = like-1, typ-1
			}
		}
		if like > 0 {
			q.feature(s, side, name, strconv.Itoa(min(3, like)))
			q.feature(s, side, name, "of", q.quad())
		}
		if unlike > 0 {
			q.feature(s, side, name, "otherwise")
		}
		if typ > 0 {
			q.feature(s, side, name, "of type")
			q.feature(s, side, name, "of type", q.m.Event)
		}
	}
}

// describeBeside tells what part a party has in the mentions next to this one.
func (q *quest) describeBeside(s *role.Sheet, side, who int) {
	for _, step := range [...]int{-1, 1} {
		i := q.at + step
		if i < 0 || i >= len(q.sides) {
			continue
		}
		m := &q.r.out.Mentions[i]
		where := "beside before"
		switch {
		case m.Where == q.m.Where && m.Sentence == q.m.Sentence && step > 0:
			where = "beside behind"
		case m.Where == q.m.Where && m.Sentence == q.m.Sentence:
		case step < 0:
			where = "last mention"
		default:
			continue
		}
		like := "unlike"
		if hostile(m) == hostile(q.m) {
			like = "like"
		}
		for k, name := range [2]string{"same role", "other role"} {
			for _, o := range q.sides[i][(side+k)%2] {
				if o == who {
					q.feature(s, side, where, name, like)
					break
				}
			}
		}
	}
}

// together tells of an answer for each side.
func (q *quest) together(s *role.Sheet, i, j int) {
	if i == 0 && j == 0 {
		s.Add("kept")
		s.Add("kept", q.m.Event)
	}
	a, b := q.answers[0][i].who, q.answers[1][j].who
	if a < 0 || b < 0 {
		s.Add("open", q.classOf(a), q.classOf(b))
		s.Add("open", kindOf(a), kindOf(b), "in", q.m.Event)
		s.Add("open", kindOf(a), kindOf(b), "in", q.quad())
		if how := q.amongSeveral(a, b, i, j); how != "" {
			s.Add("open", how)
			s.Add("open", how, q.m.Event)
		}
		if q.stage.mutual {
			s.Add("open mutual", kindOf(a), kindOf(b))
		}
		return
	}
	how := q.kinship(a, b)
	s.Add("pair", how)
	s.Add("pair", how, q.quad())
	s.Add("pair", how, q.m.Event)
	s.Add("pair", how, q.classOf(a), q.classOf(b))
	s.Add("pair", how, q.classOf(a), q.classOf(b), q.quad())
	s.Add("pair", how, q.classOf(a), q.classOf(b), q.m.Event)
	s.Add("pair", how, q.m.Event, q.m.Mode)
	if q.stage.mutual {
		s.Add("pair mutual", how)
	}
	if a != b {
		q.describeDeals(s, "to", a, b, i == 0 && j == 0)
		q.describeDeals(s, "from", b, a, false)
	}
}

// amongSeveral is how near a party is to the nearest of several whom the rules give on the
// other side, "" where there are not both.
func (q *quest) amongSeveral(a, b, i, j int) string {
	one, side := a, 1
	if a == manyParties && i == 0 {
		one, side = b, 0
	}
	if one < 0 || side == 1 && (b != manyParties || j != 0) {
		return ""
	}
	how := "foreign to all"
	for _, o := range q.sides[q.at][side] {
		switch q.kinship(one, o) {
		case "self":
			return "one of them"
		case "home":
			how = "home to one"
		}
	}
	return how
}

// kinship is how near two parties are.
func (c *chooser) kinship(a, b int) string {
	x, y := c.parties[a].e.Code, c.parties[b].e.Code
	switch {
	case a == b:
		return "self"
	case x == "" || y == "":
		return "stateless"
	case x == y:
		return "home"
	}
	return "foreign"
}

// describeDeals tells how often one party acts on another elsewhere in the document; own
// is whether the mention itself says so.
func (q *quest) describeDeals(s *role.Sheet, way string, a, b int, own bool) {
	n, ok := q.deals[[2]int{a, b}]
	if !ok {
		return
	}
	h := hostile(q.m)
	if own {
		n[h]--
	}
	if n[h] > 0 {
		s.Add("deals", way)
		s.Add("deals", way, q.quad())
		s.Add("deals", way, "times", strconv.Itoa(min(3, n[h])))
	}
	if n[1-h] > 0 {
		s.Add("deals otherwise", way)
		s.Add("deals otherwise", way, q.quad())
	}
}

func kindOf(who int) string {
	switch who {
	case noParty:
		return "nobody"
	case manyParties:
		return "several"
	}
	return "party"
}

func (q *quest) classOf(who int) string {
	if who < 0 {
		return kindOf(who)
	}
	return class(&q.parties[who].e)
}

// RoleAnswer is one way in which one side of a mention may be filled.
type RoleAnswer struct {
	Side     []entente.Entity
	Alike    int // the first answer of the same countries
	Features []string
}

// RoleQuestion is who fills the two sides of a mention, with the features of each answer
// and of each pair by row and column. The first answer of each side is what rules say.
type RoleQuestion struct {
	Mention int // of those of the document
	Sides   [2][]RoleAnswer
	Pairs   [][][]string
	Margins [2]float64 // see role.Choose
}

// Roles gives the mentions of a document as the rules have them, and the questions of
// who takes part in them: what roles are learned from.
func (c *Coder) Roles(doc *entente.Document) ([]entente.Mention, []RoleQuestion) {
	r := c.reader(doc)
	r.learn = true
	r.parts(entente.Title, entente.Body)
	r.finish()
	return r.out.Mentions, r.questions
}

// roleQuestion gives a question away, with the names of its features.
func (q *quest) roleQuestion() RoleQuestion {
	out := RoleQuestion{Mention: q.at, Margins: q.margins()}
	for side, list := range [2][]entente.Entity{q.m.Actors, q.m.Recipients} {
		for k := range q.answers[side] {
			a := &q.answers[side][k]
			filled := list
			if k > 0 {
				filled = q.filled(list, a)
			}
			out.Sides[side] = append(out.Sides[side], RoleAnswer{filled, a.alike, a.sheet.Names})
		}
	}
	columns := len(q.answers[1])
	for i := range q.answers[0] {
		var row [][]string
		for j := range columns {
			row = append(row, q.pairs[i*columns+j].Names)
		}
		out.Pairs = append(out.Pairs, row)
	}
	return out
}
