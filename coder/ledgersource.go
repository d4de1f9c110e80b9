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

// askSource asks who says what an entry tells.
func (q *ledgerQuest) askSource() fieldQuest {
	f := fieldQuest{field: AskSource}
	rules := q.answer(nil)
	q.describeRuled(&rules)
	f.answers = append(f.answers, rules)
	if q.last() != nil {
		none := q.answer(func(e entryRef) { e.finding().Standing.AttributedTo = nil })
		q.describeUnsaid(&none)
		f.answers = append(f.answers, none)
	}
	var seen []*entente.Attribution
	if q.last() != nil {
		seen = append(seen, q.last())
	}
	for _, step := range [...]int{0, -1, 1} {
		q.voicesOf(step, &seen, &f)
	}
	for i := range q.all {
		if by := q.all[i].finding().Standing.AttributedTo; i != q.at && len(by) > 0 {
			q.addVoice(&by[len(by)-1], &seen, &f, func(a *fieldAnswer) {
				q.say(a, "source", "other entry")
				q.say(a, "source", "other entry", q.e.ledger())
			})
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

func (q *ledgerQuest) describeRuled(a *fieldAnswer) {
	how := q.ruled()
	q.say(a, "source", "keep", how)
	q.say(a, "source", "keep", how, q.e.ledger())
	q.say(a, "source", "keep", how, string(q.e.finding().Spans[0].In))
	q.say(a, "source", "keep", how, "with", few(len(q.r.scenes[q.here].voices)))
	if q.told.relative {
		q.say(a, "source", "keep", how, "relative")
	}
	if q.told.quoted {
		q.say(a, "source", "keep", how, "quoted")
	}
	if by := q.last(); by != nil {
		q.describeWho(a, by, "keep")
		sc := &q.r.scenes[q.here]
		for k := range sc.voices {
			if sameSource(&sc.voices[k].Attribution, by) {
				q.say(a, "source", "keep way", q.told.voices[k])
			}
		}
	}
}

func (q *ledgerQuest) describeUnsaid(a *fieldAnswer) {
	how := q.ruled()
	q.say(a, "source", "drop")
	q.say(a, "source", "drop", how)
	q.say(a, "source", "drop", how, q.e.ledger())
	if q.told.relative {
		q.say(a, "source", "drop relative")
	}
}

// describeWho tells who a source is beside the sides of an entry.
func (q *ledgerQuest) describeWho(a *fieldAnswer, by *entente.Attribution, how string) {
	is := q.partOf(by.Source.Code)
	q.say(a, "source", how, "is", is)
	q.say(a, "source", how, "is", is, q.e.ledger())
	q.say(a, "source", how, "kind", string(by.Kind))
	q.say(a, "source", how, "kind", string(by.Kind), is)
	if by.Source.Code != "" && by.Source.Code == q.about.state {
		q.say(a, "source", how, "of setting")
	}
	for i := range q.all {
		if o := q.all[i].finding().Standing.AttributedTo; i != q.at && len(o) > 0 && sameSource(&o[len(o)-1], by) {
			q.say(a, "source", how, "of other entry")
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
func (q *ledgerQuest) voicesOf(step int, seen *[]*entente.Attribution, f *fieldQuest) {
	i := q.beside(step)
	if i < 0 {
		return
	}
	sc := &q.r.scenes[i]
	where := map[int]string{0: "here", -1: "last", 1: "next"}[step]
	for k := range sc.voices {
		v := &sc.voices[k]
		way := where
		if step == 0 {
			way = q.told.voices[k]
		}
		q.addVoice(&v.Attribution, seen, f, func(a *fieldAnswer) { q.describeVoice(a, v, way, len(sc.voices)) })
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

func (q *ledgerQuest) addVoice(by *entente.Attribution, seen *[]*entente.Attribution, f *fieldQuest, more func(*fieldAnswer)) {
	for _, o := range *seen {
		if sameSource(o, by) {
			return
		}
	}
	*seen = append(*seen, by)
	a := q.answer(func(e entryRef) { e.finding().Standing.AttributedTo = []entente.Attribution{*by} })
	q.say(&a, "source", "other over", q.ruled())
	q.describeWho(&a, by, "other")
	more(&a)
	f.answers = append(f.answers, a)
}

// describeVoice tells how somebody who speaks near an entry stands to it.
func (q *ledgerQuest) describeVoice(a *fieldAnswer, v *voice, way string, n int) {
	over := q.ruled()
	q.say(a, "source", "way", way)
	q.say(a, "source", "way", way, "over", over)
	q.say(a, "source", "way", way, q.e.ledger())
	q.say(a, "source", "way", way, "among", few(n))
	q.say(a, "source", "said", v.said)
	if v.speaks {
		q.say(a, "source", "speaks")
		q.say(a, "source", "speaks", way)
		q.say(a, "source", "speaks", way, "over", over)
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
