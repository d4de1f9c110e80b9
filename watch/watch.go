// Package watch decides when the record says something that an analyst asked
// to be told of. A watch is a rule; what it finds is an alert, raised once a
// thing, with the words that it rests on and a named reason why now.
//
// One rule ships for now: an agreement with a given obligation, as the ATOP
// project codes them (DEFENSE: to come to a party's defence), appears between
// two states. It looks at what is reported, not at what may be: the report
// must affirm the agreement, at least as probable, and put it further than
// proposed or negotiated; an old treaty named as background is no news.
//
// The rules are pure: they take the time as an argument and keep nothing. That
// a thing is raised once follows from an alert's ID, which is made of the
// watch, the registered agreement and the dyad; a record that holds the ID
// already leaves the second report alone.
package watch

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"entente"
)

// Shipped are the watches that every desk has.
func Shipped() []entente.Watch {
	return []entente.Watch{{
		Name:       "defence-obligation",
		Obligation: entente.ObligationDefense,
		Severity:   "high",
		Summary:    "An agreement with a defence obligation appears between two states.",
	}}
}

// Report is a report of an agreement as a watch looks at it.
type Report struct {
	Agreement  entente.Agreement
	Registered string // id in the register of the agreement it is a report of
	Document   entente.Document
	Background bool // it tells of an agreement of an earlier time
}

// Alerts is what the watches find in reports, at a time. Each thing is raised
// once, by the report that came out first; the result does not depend on the
// order of the reports.
func Alerts(watches []entente.Watch, reports []Report, now time.Time) []entente.Alert {
	reports = slices.Clone(reports)
	slices.SortFunc(reports, func(a, b Report) int {
		return cmp.Or(a.Document.Published.Compare(b.Document.Published),
			cmp.Compare(a.Document.ID, b.Document.ID), cmp.Compare(a.Agreement.ID, b.Agreement.ID))
	})
	var alerts []entente.Alert
	raised := map[string]bool{}
	for _, w := range watches {
		for i := range reports {
			if Silent(w, &reports[i]) != "" {
				continue
			}
			for _, d := range dyads(&reports[i].Agreement) {
				a := alert(w, &reports[i], d, now)
				if !raised[a.ID] {
					raised[a.ID] = true
					alerts = append(alerts, a)
				}
			}
		}
	}
	return alerts
}

// Silent is the named reason why a watch says nothing of a report, empty if it
// speaks.
func Silent(w entente.Watch, r *Report) string {
	a := &r.Agreement
	switch {
	case !a.HasObligation(w.Obligation):
		return "no such obligation"
	case r.Background || a.Standing.Time == entente.Historical:
		return "background from an earlier time"
	case !a.Standing.Counts():
		return "not affirmed as at least probable"
	case !stands(a.Stages):
		return "not yet, or no longer, more than a proposal"
	case len(dyads(a)) == 0:
		return "not between two states"
	}
	return ""
}

// stands reports whether an agreement is further than proposed or negotiated
// and not over, by the stages that are told of it. One of which no stage is
// told stands as its report says.
func stands(stages []entente.Stage) bool {
	if len(stages) == 0 {
		return true
	}
	firm := false
	for _, s := range stages {
		if !s.Done() {
			continue
		}
		switch s.Stage {
		case "signed", "ratified", "in force", "invoked", "amended":
			firm = true
		case "withdrawn from", "denounced", "ended":
			return false
		}
	}
	return firm
}

// manyParties is from how many states an agreement is no longer taken pair by
// pair: an alliance of thirty is one alert, not four hundred.
const manyParties = 4

// dyads are the pairs of states that are told of an agreement: all of them, or
// the first two of many.
func dyads(a *entente.Agreement) []entente.Dyad {
	var codes []string
	for _, p := range a.Parties {
		if entente.IsState(p.Code) && !slices.Contains(codes, p.Code) {
			codes = append(codes, p.Code)
		}
	}
	if len(codes) >= manyParties {
		codes = slices.Sorted(slices.Values(codes))[:2]
	}
	var all []entente.Dyad
	for i, x := range codes {
		for _, y := range codes[i+1:] {
			all = append(all, entente.NewDyad(x, y))
		}
	}
	return all
}

func alert(w entente.Watch, r *Report, d entente.Dyad, now time.Time) entente.Alert {
	a := &r.Agreement
	evidence := evidenceOf(a, w.Obligation)
	quote := a.Quote
	if len(evidence) > 0 && r.Document.Words(evidence[0]) != "" {
		quote = r.Document.Words(evidence[0])
	}
	reason := "first report"
	if r.Document.Sample {
		reason = "first report, in a sample text"
	}
	return entente.Alert{
		ID:          id(w, r, d),
		Watch:       w.Name,
		Severity:    w.Severity,
		Title:       title(w, a, d),
		Dyad:        d,
		AgreementID: r.Registered,
		DocumentID:  r.Document.ID,
		Quote:       quote,
		Spans:       evidence,
		Raised:      now,
		Reason:      reason,
	}
}

// id is the identity of what is raised. The sample chronicle has alerts of its
// own, so that an invented report never silences a real one.
func id(w entente.Watch, r *Report, d entente.Dyad) string {
	world := "record"
	if r.Document.Sample {
		world = "sample"
	}
	sum := sha256.Sum256([]byte(strings.Join([]string{w.Name, world, r.Registered, d.A, d.B}, "\x00")))
	return hex.EncodeToString(sum[:12])
}

// evidenceOf is the evidence of an agreement, that of the obligation first.
func evidenceOf(a *entente.Agreement, obligation string) []entente.Span {
	var all []entente.Span
	for _, o := range a.Obligations {
		if o.Code == obligation {
			all = append(all, o.Spans...)
		}
	}
	for _, s := range a.Spans {
		if !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

// title says in a line what is found between whom.
func title(w entente.Watch, a *entente.Agreement, d entente.Dyad) string {
	what := a.Title
	if what == "" {
		what = a.Type
	}
	if what == "" {
		what = "agreement"
	}
	return fmt.Sprintf("%s and %s: %s with the obligation %s", partyName(a, d.A), partyName(a, d.B), what, w.Obligation)
}

// partyName is what a state is called where the agreement is reported.
func partyName(a *entente.Agreement, code string) string {
	for _, p := range a.Parties {
		if p.Code == code && p.Name != "" && p.Office == "" {
			return p.Name
		}
	}
	return code
}
