package merge

import (
	"cmp"
	"slices"
	"strings"

	"entente"
)

// compareStanding puts the stronger standing first: one that series count,
// affirmed before denied, surer before less sure, what the text itself vouches
// for before another's word, what happened before what is to come; then by
// words, so that the choice does not depend on order.
func compareStanding(a, b entente.Standing) int {
	certainties := []entente.Certainty{entente.Certain, entente.Probable, entente.Possible, entente.Unknown}
	tenses := []entente.Tense{entente.Past, entente.Ongoing, entente.Historical, entente.Future}
	return cmp.Or(
		cmp.Compare(no(a.Counts()), no(b.Counts())),
		cmp.Compare(no(a.Polarity != entente.Negative), no(b.Polarity != entente.Negative)),
		cmp.Compare(rank(a.Certainty, certainties), rank(b.Certainty, certainties)),
		cmp.Compare(len(a.AttributedTo), len(b.AttributedTo)),
		cmp.Compare(rank(a.Time, tenses), rank(b.Time, tenses)),
		cmp.Compare(vouchers(a), vouchers(b)))
}

// rank is the place of a value in a list, after the end if it is not in it.
func rank[T comparable](v T, in []T) int {
	if i := slices.Index(in, v); i >= 0 {
		return i
	}
	return len(in)
}

func no(yes bool) int {
	if yes {
		return 0
	}
	return 1
}

func vouchers(s entente.Standing) string {
	var b strings.Builder
	for _, a := range s.AttributedTo {
		b.WriteString(string(a.Kind) + " " + name(a.Source) + " " + a.Cue.Text + ";")
	}
	return b.String()
}
