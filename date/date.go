// Package date finds when things happened: the date expressions of a sentence
// ("on Wednesday", "19 June 2024", "last month", "from 2014 to 2019", "two days
// after Easter"), resolved against the day its document was published.
//
// News writes the recent past with bare weekdays and the rest with months and
// years. A weekday is the last such day before or on publication, unless the
// words or the verb say that it is still to come; a month without a year is
// the nearest one that makes sense the same way. [Words.Agenda] reads talk of
// appointments, where they are the next. The words are data (dates.txt of a
// language); this package knows calendars and the order in which the parts of
// dates stand, and no words.
//
// A date is read in three steps. Words are taken apart into pieces, since
// "Dec/2018-May/2019" is one word to a reader of news and six to this package.
// A term is the longest expression of one time that begins at a piece. A range
// is two terms with a word between them, or a term after a word that opens an
// end of it ("since", "before").
package date

import (
	"time"

	"entente"
	"entente/syntax"
)

// Found is a date expression: its words, what it means, and whether it lies so
// far back that what is dated by it is background.
//
// Date is what an event told with it is dated by: its beginning, as precisely
// as the words say. From and To say the same for readers of ranges.
type Found struct {
	First, Last int
	Date        entente.Date
	Historical  bool

	// Point is the one day that is named or counted to: two months ago is a
	// month to Date, and a day to Point. It is zero for longer times.
	Point time.Time
	// From is the first day and To the day after the last; one of them is zero
	// where that end is open, both where Point says it all.
	From, To time.Time
	// Through is the first day of what To is the end of, where the words name
	// both ends: 1 May of "from March to May". It is zero elsewhere.
	Through time.Time
	// Loose marks a time in which things happened and which dates no event: counted
	// up to publication or on from it ("in the past three years"), or out of
	// the calendar of the record ("44 BC").
	Loose bool
}

// historicalAfter is how far back a date must lie to make an event background.
const historicalAfter = 365 * 24 * time.Hour

// Midnight is the day of t, in UTC.
func Midnight(t time.Time) time.Time {
	y, m, d := t.UTC().Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// Resolve finds the dates of a sentence. Durations and repetitions ("for 24
// years", "every Monday") are no dates.
func (w *Words) Resolve(t *syntax.Tree, s string, part entente.Part, published time.Time) []Found {
	if !w.promising(t.Words) {
		return nil
	}
	most := make([]piece, 0, len(t.Words)) // few words are more than one
	r := &resolver{Words: w, words: t.Words, pieces: w.pieces(most, t.Words), now: Midnight(published)}
	var out []Found
	for i := 0; i < len(r.pieces); {
		p, ok := r.at(i)
		if !ok {
			i++
			continue
		}
		out = append(out, r.found(&p, s, part))
		i = max(p.next, i+1)
	}
	return out
}

type resolver struct {
	*Words
	words  []syntax.Word
	pieces []piece
	now    time.Time
	depth  int // of terms within terms
}

// deepest is how many terms may lie within one another ("the first day of the
// last week of May"): a bound on what senseless text can cost.
const deepest = 3

func (r *resolver) found(p *period, s string, part entente.Part) Found {
	from, to := &r.pieces[p.first], &r.pieces[p.next-1]
	sp := entente.Span{Start: from.start, End: to.end, In: part}
	f := Found{
		First: from.first, Last: to.last, Point: p.point, From: p.from, To: p.to, Through: p.through, Loose: p.loose,
		Date: entente.Date{Time: p.at, Precision: p.grain, Evidence: entente.Evidence{Text: s[sp.Start:sp.End], Span: sp}},
	}
	f.Historical = r.now.Sub(f.Date.Time) > historicalAfter
	return f
}

// at reads the longest expression that begins at a piece. A word that means
// nothing in dates begins none.
func (r *resolver) at(i int) (period, bool) {
	if p := &r.pieces[i]; p.class == letters && p.senses == nil {
		return period{}, false
	}
	if p, ok := r.between(i); ok {
		return p, true
	}
	return r.open(i)
}

// value is the number that a piece has as a word of one kind.
func (r *resolver) value(k kind, i int) (int, bool) {
	if i < 0 || i >= len(r.pieces) {
		return 0, false
	}
	for _, s := range r.pieces[i].senses {
		if s.kind == k {
			return s.value, true
		}
	}
	return 0, false
}

func (r *resolver) is(k kind, i int) bool {
	_, ok := r.value(k, i)
	return ok
}

// class is the class of a piece, 0 outside the sentence.
func (r *resolver) class(i int) rune {
	if i < 0 || i >= len(r.pieces) {
		return 0
	}
	return r.pieces[i].class
}

// sign reports whether a piece is a sign of dates.
func (r *resolver) sign(i int, c rune) bool { return r.class(i) == c }

// glued reports whether nothing stands between a piece and the one before.
func (r *resolver) glued(i int) bool { return i < len(r.pieces) && r.pieces[i].glued }

// skip passes pieces that may stand at a place: one of the kinds, or a comma.
func (r *resolver) skip(i int, ks ...kind) int {
	for _, k := range ks {
		if r.is(k, i) {
			return i + 1
		}
	}
	return i
}

// ahead reports whether a month or weekday at a piece is the next one.
func (r *resolver) ahead(i int) bool { return r.agenda || r.coming(r.pieces[i].first) }

// coming reports whether the verb above a word speaks of the future. What is
// above a verb in the past has no say: "will meet, she [said on Tuesday]".
func (r *resolver) coming(i int) bool {
	for n := 0; i >= 0 && n < 4 && r.words[i].XPOS != "VBD"; n++ {
		for j := range r.words {
			if r.words[j].Head == i && hasKind(r.lookup(r.words[j].Form), future) {
				return true
			}
		}
		i = r.words[i].Head
	}
	return false
}

func hasKind(ss []sense, k kind) bool {
	for _, s := range ss {
		if s.kind == k {
			return true
		}
	}
	return false
}
