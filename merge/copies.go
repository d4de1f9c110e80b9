package merge

import (
	"hash/maphash"
	"slices"
	"strings"

	"entente"
)

// # Sentences that were copied
//
// A sentence of some length that stands word for word in two texts was copied from one to the other, or both from a third. What it tells
// is one happening, whatever the coder made of who takes part, which it reads from the rest of each text: names of days aside, which papers put
// in for "today", of one day; with them, of two days that follow each other, where neither text gives the day.

// notCopied is the key of a report whose sentence is too short to tell whether it was copied.
const notCopied = 1

// copyKey is a hash of the words of a report's sentence, without the names of days, and of its trigger.
func (g Merger) copyKey(r *report) uint64 {
	if r.copyOf == 0 {
		r.copyOf = g.hashWords(r)
	}
	return r.copyOf
}

func (g Merger) hashWords(r *report) uint64 {
	if g.Kin == nil {
		return notCopied
	}
	var h maphash.Hash
	h.SetSeed(g.Kin.seed)
	if n := g.Kin.copied(r.says, func(w string) {
		h.WriteString(w)
		h.WriteByte(0)
	}); n < sameWords {
		return notCopied
	}
	h.WriteString(r.m.Trigger.Text)
	return max(h.Sum64(), notCopied+1)
}

// copied hands on the words of a sentence that a copy of it has too, those of matter, and gives how many words it has but for days.
func (k *Kin) copied(sentence string, word func(string)) (n int) {
	for w := range strings.FieldsSeq(sentence) {
		if w = strings.Trim(w, ".,;:!?\"'’‘“”()[]—–-"); w == "" || slices.Contains(k.days, w) {
			continue
		}
		n++
		if !k.plain[w] {
			word(w)
		}
	}
	return n
}

// copyAmong is the only one of some happenings that has a report of the same sentence as another, nil for none.
func (g Merger) copyAmong(all []*happening, r *report) *happening {
	var found *happening
	for _, h := range all {
		if !g.copies(h, r) {
			continue
		}
		if found != nil {
			return nil
		}
		found = h
	}
	return found
}

func (g Merger) copies(h *happening, r *report) bool {
	return slices.ContainsFunc(h.reports[:min(alikeLook, len(h.reports))], func(o *report) bool {
		return o.m.Trigger.Text == r.m.Trigger.Text && g.likeAtEnd(o.says, r.says) && o.m.DocumentID != r.m.DocumentID && g.copyKey(r) != notCopied && g.copyKey(o) == g.copyKey(r)
	})
}

// likeAtEnd reports whether two sentences end so that one may be a copy of the other: what is cheap to see keeps most from being looked at closer.
func (g Merger) likeAtEnd(a, b string) bool {
	const end, day = 4, 24 // letters
	if g.Kin == nil || len(a) < end || len(b) < end || max(len(a)-len(b), len(b)-len(a)) > day {
		return false
	}
	return a[len(a)-end:] == b[len(b)-end:] || g.Kin.endsLikeDay(a) || g.Kin.endsLikeDay(b)
}

// endsLikeDay reports whether the last letter of a sentence, before a stop, is that of the name of a day.
func (k *Kin) endsLikeDay(sentence string) bool {
	last := sentence[len(sentence)-1]
	if last == '.' {
		last = sentence[len(sentence)-2]
	}
	return k.dayEnds[last]
}

// copyBefore is the happening of the day before which tells what another does in the same sentence, word for word and without a day; nil for none.
func (g Merger) copyBefore(days *calendar, h *happening) *happening {
	some := h.reports[:min(retold, len(h.reports))]
	if !slices.ContainsFunc(some, func(r *report) bool { return !r.dated }) {
		return nil
	}
	for _, o := range days.before(h, 1) {
		if slices.ContainsFunc(some, func(r *report) bool { return g.tellsWord(o, r) }) && !(o.dated() && h.dated()) {
			return o
		}
	}
	return nil
}

// tellsWord reports whether a happening has a report without a day in the words of another.
func (g Merger) tellsWord(o *happening, r *report) bool {
	return !r.dated && slices.ContainsFunc(o.reports[:min(alikeLook, len(o.reports))], func(p *report) bool {
		return p.says == r.says && !p.dated && p.m.DocumentID != r.m.DocumentID && g.copyKey(r) != notCopied && g.copyKey(p) == g.copyKey(r)
	})
}

// inItsWords is the family of a mention that could be of anything, by the sentence it stands in; as given where that is short.
func (g Merger) inItsWords(m *entente.Mention, doc *entente.Document, own string) string {
	if g.Kin == nil || len(strings.Fields(m.Quote)) >= sameWords || m.Date.Precision == entente.Year || vague(m) {
		return own
	}
	parts := []string{"family", m.Event, "in the words", strings.ToLower(m.Trigger.Text)}
	if n := g.Kin.copied(m.Said(partOf(*doc, m.Where)), func(w string) { parts = append(parts, strings.ToLower(w)) }); n < sameWords {
		return own
	}
	return hash(parts...)
}
