package eval

import (
	"slices"

	"entente"
)

// WantedRoles are who a line says takes part in a mention.
type WantedRoles struct {
	actors, recipients []string
	May                bool
}

// MentionRoles gives for mentions whose event a line of a case tells, with its type
// right, who the line says takes part.
func MentionRoles(c *LedgerCase, mentions []entente.Mention) map[int]WantedRoles {
	out := map[int]WantedRoles{}
	for _, p := range pairMentions(c, mentionEntries(&c.Doc, mentions)) {
		l := &c.want[p.line]
		if !slices.Contains(p.amiss, "type") {
			out[p.entry] = WantedRoles{l.fields["actor"], l.fields["recipient"], l.may()}
		}
	}
	return out
}

// Right reports whether some who fill one side are those wanted, and whether their
// sectors are too.
func (w WantedRoles) Right(recipient bool, side []entente.Entity) (who, sectors bool) {
	want := w.actors
	if recipient {
		want = w.recipients
	}
	got := parties(side)
	who = sameActors(want, got)
	return who, who && sameSectors(want, got)
}

// Sector is the sector that a line gives who is of a country on one side, "" for none.
func (w WantedRoles) Sector(recipient bool, code string) string {
	want := w.actors
	if recipient {
		want = w.recipients
	}
	for _, s := range want {
		if p := parseParty(s); p.code == code && len(p.sectors) > 0 {
			return p.sectors[0]
		}
	}
	return ""
}
