package coder

import (
	"slices"

	"entente"
	toponym "entente/place"
)

// Goods often arrive at a town or base without a word on its country: "landed at
// Balad". Which country that is can be told only when the whole text is read, so the
// transfer is put down with the place and gets its recipient then.

// whyLanded is the reason of a recipient that is the country of the place at which goods arrive.
const whyLanded = "where the goods arrive"

// landedAt is the place where goods arrive by a verb, as an actor without a country;
// none if no place is named.
func (s *sentence) landedAt(v int) []entente.Entity {
	for _, prep := range []string{"at", "in", "into", "to", "on", "near"} {
		for _, k := range s.expand(s.under(v, prep)) {
			lo, hi := s.extent(k)
			for _, spot := range s.spots {
				if spot.First >= lo && spot.Last <= hi {
					return []entente.Entity{{Text: spot.Text, Span: spot.Span, Sector: "GOV", Reason: whyLanded}}
				}
			}
		}
	}
	return nil
}

// seenAt is the place at which goods are said to have been seen: "drones seen at Harar
// Meda".
func (s *sentence) seenAt(goods []int) []entente.Entity {
	for _, h := range goods {
		for _, k := range s.kidsBy(h, "acl", "acl:relcl") {
			if s.c.ledger.has("use.verb", s.lemma(k)) || s.c.ledger.has("seize.verb", s.lemma(k)) {
				if to := s.landedAt(k); len(to) > 0 {
					return to
				}
			}
		}
	}
	return nil
}

// atPlace reports whether the only recipient is a place whose country is yet to be told.
func atPlace(to []entente.Entity) bool {
	return len(to) == 1 && to[0].Code == "" && to[0].Reason == whyLanded
}

// tellsOf reports whether something else in the document than one place is of a state: who
// does or suffers what, or another place.
func (r *reader) tellsOf(code string, towns []toponym.Found, but entente.Span) bool {
	is := func(e entente.Entity) bool { return e.Code == code }
	return slices.ContainsFunc(towns, func(t toponym.Found) bool { return t.Place.Country == code && !t.Span.Overlaps(but) }) ||
		slices.ContainsFunc(r.out.Mentions, func(m entente.Mention) bool {
			return slices.ContainsFunc(m.Actors, is) || slices.ContainsFunc(m.Recipients, is)
		})
}

// landed gives the transfers that arrived at a place the country of that place for
// their recipient. One that arrived nowhere known, or at home, is none.
func (r *reader) landed() {
	if !slices.ContainsFunc(r.out.Transfers, func(tr entente.Transfer) bool { return atPlace(tr.Recipients) }) {
		return
	}
	towns := r.where.Resolve()
	r.out.Transfers = slices.DeleteFunc(r.out.Transfers, func(tr entente.Transfer) bool {
		if !atPlace(tr.Recipients) {
			return false
		}
		to := &tr.Recipients[0]
		for _, t := range towns {
			if t.Span.Overlaps(to.Span) {
				to.Code = t.Place.Country
			}
		}
		if to.Code != r.home && r.home != "" && !r.tellsOf(to.Code, towns, to.Span) { // a base of that name at home, and not the town abroad
			to.Code = r.home
		}
		return !entente.IsState(to.Code) || slices.ContainsFunc(tr.Suppliers, func(e entente.Entity) bool { return e.Code == to.Code })
	})
}
