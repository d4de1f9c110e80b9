package merge

import (
	"slices"

	"entente"
	"entente/merge/origin"
)

// # How an event is graded
//
// Reliability is that of the best outlet whose report affirms, as the registry
// of publishers has it. Credibility comes from the origins, never from the
// outlets: 1 confirmed, if two origins affirm, none denies, and not all of them
// on unnamed people's word; 2 probably true, if all are on such, or one affirms
// and a party to the event itself says so; 3 possibly true, if one affirms, or
// several hold it for possible, or at least three and more than twice as many
// affirm as deny; 4 doubtful, if it is denied otherwise; 5 improbable, if it is
// only denied; 6 if nobody affirms or denies, as with plans.

// Event finds the origins of an event, grades it and judges it anew: who has it
// from whom decides whether it is corroborated. all are its mentions in order.
func (t Tracer) Event(e *entente.Event, all []Witness) {
	reports := t.reports(all)
	by := make(map[string]*origin.Report, len(reports))
	for i := range reports {
		by[reports[i].ID] = &reports[i]
	}
	e.Origins = origin.Group(reports, t.Press, t.Furniture)
	e.Grade = entente.Grade{Reliability: reliability(reports, t.Press), Credibility: weigh(e, by).credibility()}
	JudgeEvent(e, all)
}

// reliability is the best grade among outlets that affirm; F if none has one.
func reliability(reports []origin.Report, press origin.Press) string {
	best := "F"
	for _, r := range reports {
		if !slices.ContainsFunc(r.Standings, affirms) && slices.ContainsFunc(reports, affirmed) {
			continue
		}
		for _, o := range r.Outlets {
			if grade := o.Publisher(press).Reliability; grade != "" && grade < best {
				best = grade
			}
		}
	}
	return best
}

func affirmed(r origin.Report) bool { return slices.ContainsFunc(r.Standings, affirms) }

// claims are how many origins say what of an event.
type claims struct {
	sure, named, maybe, denied int // named of the sure: not on unnamed people's word alone
	party                      bool
}

func weigh(e *entente.Event, by map[string]*origin.Report) claims {
	var c claims
	codes := ownCodes(Parties(e))
	for _, o := range e.Origins {
		var all []entente.Standing
		for _, d := range o.Documents {
			if r := by[d]; r != nil {
				all = append(all, r.Standings...)
			}
		}
		switch {
		case slices.ContainsFunc(all, entente.Standing.Counts):
			c.sure++
			if o.Citing == "" {
				c.named++
			}
		case slices.ContainsFunc(all, affirms):
			c.maybe++
		case slices.ContainsFunc(all, denies):
			c.denied++
		}
		c.party = c.party || slices.ContainsFunc(all, func(s entente.Standing) bool { return s.Counts() && speaks(s, codes) })
	}
	return c
}

func (c claims) credibility() int {
	affirm := c.sure + c.maybe
	switch {
	case affirm == 0 && c.denied == 0:
		return 6
	case affirm == 0:
		return 5
	case c.denied > 0 && (affirm < 3 || affirm <= 2*c.denied):
		return 4
	case c.denied > 0:
		return 3
	case c.sure > 1 && c.named > 0:
		return 1
	case c.sure > 1 || c.sure == 1 && c.party:
		return 2
	}
	return 3
}

// Among are the origins as far as some documents go, such as those known on a
// day. docs finds these, with their publishers.
func Among(origins []entente.Origin, docs func(id string) (entente.Document, bool)) []entente.Origin {
	var out []entente.Origin
	for _, o := range origins {
		held := o
		held.Documents, held.Outlets = nil, nil
		for _, id := range o.Documents {
			d, ok := docs(id)
			if !ok {
				continue
			}
			held.Documents = append(held.Documents, id)
			if p := Publisher(d); p != "" && !slices.Contains(held.Outlets, p) {
				held.Outlets = append(held.Outlets, p)
			}
		}
		if len(held.Documents) > 0 {
			slices.Sort(held.Outlets)
			out = append(out, held)
		}
	}
	return out
}
