package tie

import (
	"slices"
	"time"

	"entente"
)

// Duty is what an obligation in force adds to closeness, in its points: what a
// party gives up of its freedom, by the code of ATOP (Leeds, Ritter, Mitchell
// and Long 2002, "Alliance Treaty Obligations and Provisions, 1815–1944",
// International Interactions 28). To fight for the other weighs as much as
// thirty points of PLOVER score held in memory for good; to consult, as much as
// four.
func Duty(code string) float64 {
	switch code {
	case entente.ObligationDefense, entente.ObligationOffense:
		return 20
	case entente.ObligationNeutral, entente.ObligationNonAgg:
		return 10
	case entente.ObligationConsul:
		return 5
	}
	return 0
}

// Term is a time for which an agreement binds, half open; a zero To is open.
type Term struct{ From, To time.Time }

// holds reports whether a day lies in the term.
func (t Term) holds(day time.Time) bool {
	return !day.Before(t.From) && (t.To.IsZero() || day.Before(t.To))
}

// Terms are the times for which an agreement binds. As in ATOP it does from the
// day of its signature, or of a later step if no report dates that, and until it
// is suspended, withdrawn from, denounced or ended. One of which no step is
// reported binds from its first report; one that was only proposed or
// negotiated, or that does not count (Standing.Counts), binds at no time. A step
// that is denied, possible or still to come (Stage.Done) begins and ends nothing.
func Terms(a *entente.RegisteredAgreement) []Term {
	if !a.Standing.Counts() {
		return nil
	}
	if len(a.Stages) == 0 {
		return []Term{{From: midnight(a.First)}}
	}
	var terms []Term
	open := func() bool { return len(terms) > 0 && terms[len(terms)-1].To.IsZero() }
	for _, s := range a.Stages {
		day := midnight(s.Date.Time)
		if s.Date.Time.IsZero() {
			day = midnight(a.First)
		}
		if !s.Done() {
			continue
		}
		switch s.Stage {
		case "signed", "ratified", "in force", "invoked", "amended":
			if !open() {
				terms = append(terms, Term{From: day})
			}
		case "suspended", "withdrawn from", "denounced", "ended":
			if open() && !day.Before(terms[len(terms)-1].From) {
				terms[len(terms)-1].To = day
			}
		}
	}
	return terms
}

// midnight is the day that an instant lies on.
func midnight(t time.Time) time.Time { return t.UTC().Truncate(24 * time.Hour) }

// bond is an agreement and when it binds.
type bond struct {
	terms []Term
	codes []string
}

func bonds(all []entente.RegisteredAgreement) []bond {
	var out []bond
	for i := range all {
		b := bond{terms: Terms(&all[i])}
		for _, o := range all[i].Obligations {
			b.codes = append(b.codes, o.Code)
		}
		if len(b.terms) > 0 {
			out = append(out, b)
		}
	}
	return out
}

// inForce counts the agreements that bind on a day, and adds up what their
// obligations weigh, each code once however many agreements hold it.
func inForce(all []bond, day time.Time) (n int, duty float64) {
	var seen []string
	for _, b := range all {
		if !slices.ContainsFunc(b.terms, func(t Term) bool { return t.holds(day) }) {
			continue
		}
		n++
		for _, c := range b.codes {
			if !slices.Contains(seen, c) {
				seen = append(seen, c)
				duty += Duty(c)
			}
		}
	}
	return n, duty
}
