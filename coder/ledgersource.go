package coder

import (
	"strconv"
	"strings"

	"entente"
)

// say writes a feature of an answer, by the field and by what beside.
func (q *ledgerQuest) say(a *fieldAnswer, field string, parts ...string) {
	var all [6]string
	all[0] = field
	n := 1 + copy(all[1:], parts)
	a.sheet.Add(all[:n]...)
}

// last is the innermost source of an entry, nil if it has none.
func (q *ledgerQuest) last() *entente.Attribution {
	by := q.e.finding().Standing.AttributedTo
	if len(by) == 0 {
		return nil
	}
	return &by[len(by)-1]
}

// sameSource reports whether two sources are one as far as codes and words tell.
func sameSource(a, b *entente.Attribution) bool {
	return a.Source.Code == b.Source.Code && (a.Source.Code != "" || strings.EqualFold(a.Source.Text, b.Source.Text))
}

// ofRules writes a feature that tells what the rules say. Where they were made on the very
// texts that are learned from it says too much, and is left out (see RulesFeature).
func (q *ledgerQuest) ofRules(a *fieldAnswer, field string, parts ...string) {
	var all [6]string
	all[0] = field
	n := 1 + copy(all[1:], parts)
	q.say(a, RulesFeature, all[:n]...)
}

// RulesFeature begins the names of features that tell what the rules say.
const RulesFeature = "rules"

// askSource asks who says what an entry tells.
func (q *ledgerQuest) askSource() fieldQuest {
	f := fieldQuest{field: AskSource}
	rules := q.answer(nil)
	q.describeRuled(&rules)
	f.answers = append(f.answers, rules)
	var seen []*entente.Attribution
	if by := q.last(); by != nil {
		seen = append(seen, by)
		q.describeWho(&f.answers[0], by)
		none := q.answer(func(e entryRef) { e.finding().Standing.AttributedTo = nil })
		q.ofRules(&none, "source", "drop", q.ruled())
		q.describeUnsaid(&none)
		f.answers = append(f.answers, none)
	} else {
		seen = append(seen, nil)
		q.describeUnsaid(&f.answers[0])
	}
	at := []int{0}
	for _, step := range [...]int{0, -1, 1} {
		q.voicesOf(step, &seen, &at, &f)
	}
	for i := range q.all {
		if by := q.all[i].finding().Standing.AttributedTo; i != q.at && len(by) > 0 {
			q.addVoice(&by[len(by)-1], &seen, &at, &f, func(a *fieldAnswer) { q.say(a, "source", "from other entry") })
		}
	}
	return f
}

// ruled is in what way the rules fill the source.
func (q *ledgerQuest) ruled() string {
	by := q.last()
	switch {
	case by == nil:
		return "nobody"
	case by.Cue.Span.Len() == 0:
		return "no cue"
	case by.Source.Code == "":
		return "stateless"
	}
	return "state"
}

// describeRuled tells in what way the rules fill the source.
func (q *ledgerQuest) describeRuled(a *fieldAnswer) {
	how := q.ruled()
	q.ofRules(a, "source", "keep", how)
	q.ofRules(a, "source", "keep", how, q.e.ledger())
	q.ofRules(a, "source", "keep", how, "with", few(len(q.r.scenes[q.here].voices)))
	if q.told.relative {
		q.ofRules(a, "source", "keep", how, "relative")
	}
	if q.told.quoted {
		q.ofRules(a, "source", "keep", how, "quoted")
	}
}

// describeUnsaid tells of nobody as an answer.
func (q *ledgerQuest) describeUnsaid(a *fieldAnswer) {
	q.say(a, "source", "none")
	q.say(a, "source", "none", q.e.ledger())
	q.say(a, "source", "none with", few(len(q.r.scenes[q.here].voices)))
	q.say(a, "source", "none in", string(q.e.finding().Spans[0].In))
	if q.told.relative {
		q.say(a, "source", "none relative")
	}
	if q.told.quoted {
		q.say(a, "source", "none quoted")
	}
}

// describeWho tells who a source is beside the sides of an entry.
func (q *ledgerQuest) describeWho(a *fieldAnswer, by *entente.Attribution) {
	is := q.partOf(by.Source.Code)
	q.say(a, "source", "is", is)
	q.say(a, "source", "is", is, q.e.ledger())
	q.say(a, "source", "kind", string(by.Kind))
	q.say(a, "source", "kind", string(by.Kind), is)
	if by.Source.Code != "" && by.Source.Code == q.about.state {
		q.say(a, "source", "of setting")
	}
	for i := range q.all {
		if o := q.all[i].finding().Standing.AttributedTo; i != q.at && len(o) > 0 && sameSource(&o[len(o)-1], by) {
			q.say(a, "source", "of other entry")
			break
		}
	}
}

// partOf is what part a state has in an entry.
func (q *ledgerQuest) partOf(code string) string {
	is := func(list []entente.Entity) bool {
		for _, e := range list {
			if e.Code == code {
				return true
			}
		}
		return false
	}
	switch {
	case code == "":
		return "nobody"
	case q.e.c != nil && q.e.c.State.Code == code:
		return "owner"
	case q.e.c != nil:
		return "other"
	case is(q.e.t.Suppliers):
		return "supplier"
	case is(q.e.t.Recipients):
		return "recipient"
	case is(q.e.t.Between):
		return "party"
	}
	return "other"
}

// voicesOf adds those who speak in a sentence beside the entry's.
func (q *ledgerQuest) voicesOf(step int, seen *[]*entente.Attribution, at *[]int, f *fieldQuest) {
	i := q.beside(step)
	if i < 0 {
		return
	}
	sc := &q.r.scenes[i]
	for k := range sc.voices {
		v := &sc.voices[k]
		way := stepNames[step]
		if step == 0 {
			way = q.told.voices[k]
		}
		q.addVoice(&v.Attribution, seen, at, f, func(a *fieldAnswer) { q.describeVoice(a, v, way, len(sc.voices)) })
	}
}

// beside is the place of the scene so many sentences from the entry's, -1 if none is kept.
func (q *ledgerQuest) beside(step int) int {
	i := q.here + step
	if i < 0 || i >= len(q.r.scenes) || q.r.scenes[i].part != q.r.scenes[q.here].part || q.r.scenes[i].number != q.r.scenes[q.here].number+step {
		return -1
	}
	return i
}

// addVoice adds somebody as an answer, or tells more of the one that he is.
func (q *ledgerQuest) addVoice(by *entente.Attribution, seen *[]*entente.Attribution, at *[]int, f *fieldQuest, more func(*fieldAnswer)) {
	for i, o := range *seen {
		if o != nil && sameSource(o, by) {
			if k := (*at)[i]; k == 0 && !q.described { // what the rules say is told of as others are
				q.described = true
				more(&f.answers[0])
			}
			return
		}
	}
	*seen, *at = append(*seen, by), append(*at, len(f.answers))
	a := q.answer(func(e entryRef) { e.finding().Standing.AttributedTo = []entente.Attribution{*by} })
	q.ofRules(&a, "source", "over", q.ruled())
	q.describeWho(&a, by)
	more(&a)
	f.answers = append(f.answers, a)
}

// describeVoice tells how somebody who speaks near an entry stands to it.
func (q *ledgerQuest) describeVoice(a *fieldAnswer, v *voice, way string, n int) {
	q.say(a, "source", "way", way)
	q.ofRules(a, "source", "way", way, "for", q.ruled())
	q.say(a, "source", "way", way, q.e.ledger())
	q.say(a, "source", "way", way, "among", few(n))
	q.say(a, "source", "said", v.said)
	if v.speaks {
		q.say(a, "source", "speaks")
		q.say(a, "source", "speaks", way)
	}
	if v.pronoun {
		q.say(a, "source", "pronoun", way)
	}
	if q.told.relative {
		q.say(a, "source", "relative", way)
	}
	if q.told.quoted {
		q.say(a, "source", "quoted", way)
	}
}

// few is a small number in words of a feature.
func few(n int) string { return strconv.Itoa(min(n, 3)) }
