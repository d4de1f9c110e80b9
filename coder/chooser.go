package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/coder/rank"
	"entente/coder/role"
)

// # Who took part
//
// Rules fill the roles of a mention by where words stand in its sentence. Who acts and
// to whom it is done is often told elsewhere, and rules for single cases carry over
// badly from one text to another. So when a document is read, a learned model (package
// role) looks at each mention over all who are named around it, what the rules say and
// nobody at all among them, and puts another in their place where he is much likelier.
// Whom one acts on elsewhere in the text counts most.

// whyChosen is added to the reason of who was put in by the model.
const whyChosen = ", chosen by learned weights"

// party is somebody of a document, in whatever words.
type party struct {
	e        entente.Entity
	told     int
	title    bool
	speaks   bool
	made     bool              // nobody is named so
	role     [2][2]int         // in how many mentions he acts or is acted on, friendly and hostile
	typeRole [2]map[string]int // the same by type
}

// chooser is what is known of a document when roles are chosen.
type chooser struct {
	r       *reader
	about   setting
	parties []party
	sides   [][2][]int        // of each mention, parties
	deals   map[[2]int][2]int // how often the one acts on the other, friendly and hostile
	most    int               // how often the party is named that is named most
	begins  [2]role.Prefix    // of the features of a side
	room    [2][]answer       // the memory of a question for its answers, of either side …
	sheets  []role.Sheet      // … and for their pairs
	learn   bool
}

// Who is not one party.
const (
	noParty     = -1
	manyParties = -2
)

// chooses reports whether roles are chosen: in a text that is long enough to tell
// elsewhere what a sentence leaves out. What single sentences say the rules know better.
func (r *reader) chooses() bool {
	return (r.c.roles.Learned() || r.learn) && r.length() >= leastSentences
}

// chooseRoles puts another in the place of who acts or is acted on, where the model
// holds him for much likelier.
func (r *reader) chooseRoles(about setting) {
	if !r.choosing {
		return
	}
	c := r.chooser(about)
	for i := range r.out.Mentions {
		q := c.question(i)
		if q == nil {
			continue
		}
		if r.learn {
			r.questions = append(r.questions, q.roleQuestion())
		} else {
			q.decide()
		}
	}
}

// chooser counts what the parties of a document do.
func (r *reader) chooser(about setting) *chooser {
	c := &chooser{r: r, about: about, learn: r.learn, deals: map[[2]int][2]int{}}
	for side, name := range sideNames {
		c.begins[side] = role.Begin(name)
	}
	for i := range r.cited {
		o := &r.cited[i]
		one := []entente.Entity{o.e}
		about.side(one, false)
		o.e = one[0]
		o.party = c.party(o.e)
		c.parties[o.party].told++
		c.parties[o.party].speaks = c.parties[o.party].speaks || o.speaker
		c.most = max(c.most, c.parties[o.party].told)
	}
	for _, at := range r.citings {
		for i := at.from; i < at.to && at.part == entente.Title; i++ {
			c.parties[r.cited[i].party].title = true
		}
	}
	c.sides = make([][2][]int, len(r.out.Mentions))
	for i := range r.out.Mentions {
		c.count(i)
	}
	return c
}

// count adds what a mention says to what its parties do.
func (c *chooser) count(at int) {
	m := &c.r.out.Mentions[at]
	for side, list := range [2][]entente.Entity{m.Actors, m.Recipients} {
		for _, e := range list {
			if !isParty(e) {
				continue
			}
			i := c.party(e)
			p := &c.parties[i]
			p.role[side][hostile(m)]++
			if p.typeRole[side] == nil {
				p.typeRole[side] = map[string]int{}
			}
			p.typeRole[side][m.Event]++
			c.sides[at][side] = append(c.sides[at][side], i)
		}
	}
	for _, a := range c.sides[at][0] {
		for _, b := range c.sides[at][1] {
			n := c.deals[[2]int{a, b}]
			n[hostile(m)]++
			c.deals[[2]int{a, b}] = n
		}
	}
}

// hostile is 1 for conflict and 0 for cooperation.
func hostile(m *entente.Mention) int {
	if m.Quad > 2 {
		return 1
	}
	return 0
}

// party is the place in parties of who somebody is.
func (c *chooser) party(e entente.Entity) int {
	for i := range c.parties {
		if sameParty(&c.parties[i].e, &e) {
			return i
		}
	}
	c.parties = append(c.parties, party{e: e})
	return len(c.parties) - 1
}

// sameParty reports whether two are the same as far as codes tell.
func sameParty(a, b *entente.Entity) bool {
	if len(a.Members) > 0 || len(b.Members) > 0 {
		return slices.Equal(a.Members, b.Members)
	}
	return a.Code == b.Code && a.Sector == b.Sector && (a.Code != "" || strings.EqualFold(a.Text, b.Text))
}

// answer is one way to fill a side of a mention.
type answer struct {
	who    int   // a party, noParty or manyParties
	them   []int // the parties, where they are many
	recode bool  // whom the rules give, who has no country, as one of the setting's
	alike  int   // the first answer of the same countries
	sheet  role.Sheet
}

// quest is the question who took part in a mention.
type quest struct {
	*chooser
	at      int
	m       *entente.Mention
	stage   *stage
	near    []meant      // the parties that may be meant
	answers [2][]answer  // the first of each is what the rules say
	pairs   []role.Sheet // by row and column
}

// likeliest is how many answers of a side are looked at together with those of the other:
// what the rules say and those likeliest by themselves. It bounds the pairs to weigh.
const likeliest = 7

// maxAnswers bounds how many parties are looked at for a mention.
const maxAnswers = 24

// question asks who took part in a mention, nil where nobody is named.
func (c *chooser) question(at int) *quest {
	q := &quest{chooser: c, at: at, m: &c.r.out.Mentions[at]}
	q.stage = c.r.stages[q.m.ID]
	if q.stage == nil {
		return nil
	}
	q.near = q.whoMeant()
	for side := range q.answers {
		q.answers[side] = q.answersOf(side, c.room[side][:0])
		c.room[side] = q.answers[side]
	}
	if len(q.answers[0]) == 1 && len(q.answers[1]) == 1 {
		return nil
	}
	q.pairs = c.sheets[:0]
	for i := range q.answers[0] {
		for j := range q.answers[1] {
			sheet := q.sheet()
			q.together(&sheet, i, j)
			q.pairs = append(q.pairs, sheet)
		}
	}
	c.sheets = q.pairs
	return q
}

func (q *quest) sheet() role.Sheet { return role.Sheet{Model: q.r.c.roles, Keep: q.learn} }

// answersOf appends the answers for one side: what the rules say, nobody, and each party.
func (q *quest) answersOf(side int, out []answer) []answer {
	have := q.sides[q.at][side]
	first := answer{who: noParty, sheet: q.sheet()}
	switch {
	case len(have) > 1:
		first.who, first.them = manyParties, have
	case len(have) == 1:
		first.who = have[0]
	}
	q.describeRules(&first, side)
	if len(have) == 1 && len(q.parties[have[0]].e.Members) > 0 {
		return append(out, first) // "Western countries": the words say who
	}
	out = append(out, first)
	if len(have) > 0 {
		none := answer{who: noParty, sheet: q.sheet()}
		q.feature(&none.sheet, side, "drop")
		q.feature(&none.sheet, side, "drop", q.found(side))
		q.describeNone(&none.sheet, side)
		out = append(out, none)
	}
	if side == 0 && q.stage.mutual && len(have) == 0 {
		return out // "the treaty signed in June": who signed it other texts tell better
	}
	for i := range q.near {
		n := &q.near[i]
		if len(q.parties[n.party].e.Members) > 0 || len(have) == 1 && have[0] == n.party {
			continue
		}
		other := answer{who: n.party, sheet: q.sheet()}
		q.describeOther(&other.sheet, side, n)
		out = append(out, other)
	}
	out = q.lists(out, side)
	out = q.atHome(out, side)
	if !q.learn && len(out) > likeliest {
		out = mostLikely(out)
	}
	for i := range out {
		k := 0
		for !q.alike(&out[k], &out[i]) {
			k++
		}
		out[i].alike = k
	}
	return out
}

// mostLikely keeps the first answer, and of the others those likeliest by themselves, the
// likeliest first.
func mostLikely(out []answer) []answer {
	for n := 1; n < likeliest; n++ {
		best := n
		for k := n + 1; k < len(out); k++ {
			if out[k].sheet.Sum > out[best].sheet.Sum {
				best = k
			}
		}
		a := out[best]
		copy(out[n+1:best+1], out[n:best]) // the others stay in their order
		out[n] = a
	}
	return out[:likeliest]
}

// alike reports whether two answers are of the same countries.
func (q *quest) alike(a, b *answer) bool {
	if a.who < 0 || b.who < 0 {
		return a.who == b.who && slices.Equal(a.them, b.them)
	}
	x, y := &q.parties[a.who].e, &q.parties[b.who].e
	return a.who == b.who || x.Code != "" && x.Code == y.Code
}

// decide chooses, and fills the mention anew where what the rules say is not chosen.
func (q *quest) decide() {
	rows, columns := len(q.answers[0]), len(q.answers[1])
	chances := make([]float64, rows*columns)
	for i := range rows {
		for j := range columns {
			chances[i*columns+j] = q.answers[0][i].sheet.Sum + q.answers[1][j].sheet.Sum + q.pairs[i*columns+j].Sum
		}
	}
	rank.Softmax(chances)
	i, j := role.Choose(chances, [2][]int{q.alikes(0), q.alikes(1)}, q.margins())
	if i > 0 {
		q.m.Actors = q.filled(q.m.Actors, &q.answers[0][i])
	}
	if j > 0 {
		q.m.Recipients = q.filled(q.m.Recipients, &q.answers[1][j])
	}
	if i > 0 || j > 0 {
		q.m.Reason += "; " + changed(i, j) + whyChosen
	}
	q.weighAnew(i > 0, j > 0, role.Sure(chances, [2][]int{q.alikes(0), q.alikes(1)}, i, j))
}

func (q *quest) alikes(side int) []int {
	out := make([]int, len(q.answers[side]))
	for i := range out {
		out[i] = q.answers[side][i].alike
	}
	return out
}

// margins are how much likelier another answer must be on either side.
func (q *quest) margins() [2]float64 {
	out := [2]float64{role.OverNobody, role.OverNobody}
	for side := range out {
		if len(q.sides[q.at][side]) > 0 {
			out[side] = role.OverSomebody
		}
	}
	return out
}

func changed(actor, recipient int) string {
	switch {
	case actor > 0 && recipient > 0:
		return "actor and recipient"
	case actor > 0:
		return "actor"
	}
	return "recipient"
}

// filled is a side with an answer in the place of those who were there. Things stay.
func (q *quest) filled(side []entente.Entity, a *answer) []entente.Entity {
	if a.recode {
		return q.recoded(side, &q.parties[a.who].e)
	}
	out := slices.DeleteFunc(slices.Clone(side), isParty)
	for _, p := range a.them {
		out = append(out, q.named(p))
	}
	if a.who >= 0 {
		out = append(out, q.named(a.who))
	}
	return out
}

// named is a party as the words nearest to the trigger name it.
func (q *quest) named(who int) entente.Entity {
	e := q.parties[who].e
	at := q.r.citings[q.stage.sentence]
	best := -1
	for k := at.from; k < at.to; k++ {
		if q.r.cited[k].party == who && (best < 0 || q.stage.ways[k-at.from].far < q.stage.ways[best-at.from].far) {
			best = k
		}
	}
	if best < 0 {
		u := unsaid{r: q.r, setting: q.about}
		e = u.silent(q.m, e.Code, e.Sector)
		e.Reason = whySilent + whyChosen
		return e
	}
	e = q.r.cited[best].e
	e.Reason += whyChosen
	e.Inferred = true
	return e
}

// weighAnew gives a mention its confidence by who took part in the end, and how likely
// that is.
func (q *quest) weighAnew(actor, recipient bool, chance float64) {
	t := q.stage.traits
	if t == nil {
		return
	}
	if actor || recipient {
		retrait(t, q.stage.typ, roles{q.m.Actors, q.m.Recipients}, actor, recipient)
		yes(t, "chosen.actor", actor)
		yes(t, "chosen.recipient", recipient)
	}
	t["roles"] = logit(chance)
	q.r.c.confide(q.m, t)
}
