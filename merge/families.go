package merge

import (
	"slices"

	"entente"
)

// kinds of goods: reports of one transfer may name its items by classes of one
// kind, finer or coarser. "Weapons" are any arms, "technology" may be dual-use.
var goods = map[string]string{
	"aircraft": arms, "air defence": arms, "armour": arms, "artillery": arms, "ammunition": arms, "missiles": arms,
	"naval": arms, "sensors": arms, "satellites": arms, "engines": arms, "small arms": arms, "drones": arms, coarseArms: arms,
	coarseTechnology: coarseTechnology, "dual-use": coarseTechnology,
}

const (
	arms             = "arms"
	coarseArms       = "weapons"
	coarseTechnology = "technology"
)

// kindOf is the kind of goods that a class is of; a class that is of none is
// its own kind.
func kindOf(class string) string {
	if k, ok := goods[class]; ok {
		return k
	}
	return class
}

// coarse reports whether a class says no more than the kind.
func coarse(class string) bool {
	return class == coarseArms || class == coarseTechnology || class == ""
}

// TransferFamily is what reports share that may be of one transfer: the states
// that have a part in it, whoever of them supplies, and the kind of its
// items (of several the first in the alphabet). A report that names fewer than two by a code, or tells undated of an
// earlier time, is of its own document.
func TransferFamily(t *entente.Transfer) string {
	parties := slices.Concat(t.Suppliers, t.Recipients, t.Between)
	kind := ""
	for i, it := range t.Items {
		if k := kindOf(it.Class); i == 0 || k < kind {
			kind = k
		}
	}
	of := list(parties, name)
	if known(parties) < 2 || t.Standing.Time == entente.Historical && !given(t.Dates) {
		return hash("transfer", of, kind, t.DocumentID)
	}
	return hash("transfer", of, kind)
}

// known counts the actors that have a code.
func known(es []entente.Entity) int {
	n := 0
	for _, e := range together(es) {
		if e.Code != "" {
			n++
		}
	}
	return n
}

// given reports whether a text gives one of the dates itself.
func given(dates []entente.Date) bool { return slices.ContainsFunc(dates, isGiven) }

func isGiven(d entente.Date) bool {
	return !d.Time.IsZero() && d.Precision != entente.Published && d.Precision != ""
}

// deeds groups changes that reports of one happening give for each other: what
// one calls a test is a launch to another, and one that failed is tried.
var deeds = map[string]string{"test": "firing", "launch": "firing", "failed test": "firing"}

// programmes groups those that reports of one happening give for each other: an
// ICBM is a ballistic missile, and a satellite goes up in a space launch.
var programmes = map[string]string{
	"ICBM": coarseMissile, "SLBM": coarseMissile, "hypersonic": coarseMissile, "cruise": coarseMissile, coarseMissile: coarseMissile,
	"space launch": coarseSpace, "satellite": coarseSpace,
}

const (
	coarseMissile = "ballistic missile"
	coarseSpace   = "space launch"
)

func groupOf(in map[string]string, v string) string {
	if g, ok := in[v]; ok {
		return g
	}
	return v
}

// CapabilityFamily is what reports share that may be of one change in what a
// state can do: the state, the kind of change and the kind of programme. A
// report of a state without a code, or undated of an earlier time, is of its own
// document.
func CapabilityFamily(c *entente.Capability) string {
	parts := []string{"capability", name(c.State), groupOf(deeds, c.Change), groupOf(programmes, c.Programme)}
	if c.State.Code == "" || c.Standing.Time == entente.Historical && !isGiven(c.Date) {
		parts = append(parts, c.DocumentID)
	}
	return hash(parts...)
}
