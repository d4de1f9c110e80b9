package eval

import (
	"slices"

	"entente"
)

// WantedStanding is how a line says that a mention stands. What it does not say is empty.
type WantedStanding struct {
	Time, Certainty, Polarity string
	by, actors                []string
	May                       bool
}

// MentionStandings gives for mentions whose event a line of a case tells, with its type
// right, how the line says that they stand.
func MentionStandings(c *LedgerCase, mentions []entente.Mention) map[int]WantedStanding {
	out := map[int]WantedStanding{}
	for _, p := range pairMentions(c, mentionEntries(&c.Doc, mentions)) {
		if slices.Contains(p.amiss, "type") {
			continue
		}
		l := &c.want[p.line]
		one := func(name string) string {
			if v := l.fields[name]; len(v) > 0 {
				return v[0]
			}
			return ""
		}
		out[p.entry] = WantedStanding{one("time"), one("certainty"), one("polarity"), l.fields["attributed_to"], l.fields["actor"], l.may()}
	}
	return out
}

// Voucher reports whether those who are found to vouch for a mention are right, the
// innermost of whom counts.
func (w WantedStanding) Voucher(found []entente.Attribution) bool {
	var got []string
	if n := len(found); n > 0 {
		got = parties([]entente.Entity{found[n-1].Source})
	}
	return rightVoucher(w.by, w.actors, got)
}

// rightVoucher reports whether who says so is whom a line names. Where it names nobody,
// its own actors may be found as well: who speaks vouches for his own words.
func rightVoucher(want, actors, got []string) bool {
	if len(want) == 0 && len(got) > 0 {
		return sameActors(actors, got)
	}
	return sameActors(want, got)
}
