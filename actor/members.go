package actor

import (
	"slices"
	"strings"
	"time"
)

// membership is some of the members of a group or body for a stretch of days:
// codes of states, or all members of another group or body.
type membership struct {
	codes    []string
	includes string // key of its label or another name; empty if codes are given
	as       string // the same as the line has it, for messages
	span     span
}

// unionFact takes a fact that bodies, places and groups have of their standing
// among states. It reports false for any other fact.
func (e *entry) unionFact(f fact) bool {
	if m, ok := membershipOf(f); ok {
		e.members = append(e.members, m)
		return true
	}
	switch {
	case f.dated:
		return false
	case f.key == "disputed":
		e.disputed = f.value
	case f.key == "named" && e.kind == kindGroup:
		e.named = true
	default:
		return false
	}
	return true
}

// membershipOf reads a fact about members, dated or not. It reports false for
// any other fact.
func membershipOf(f fact) (membership, bool) {
	key, value := f.key, f.value
	if f.dated {
		key, value, _ = strings.Cut(f.text, " ")
	}
	m := membership{span: f.span}
	switch key {
	case "member", "members":
		m.codes = strings.Fields(value)
	case "includes":
		m.as, m.includes = value, unionKey(value)
	default:
		return membership{}, false
	}
	return m, value != ""
}

// Members gives the codes of the states that a group or body of that name has
// as members on a day ("NATO", "Baltic states"), in the order of the data; a
// zero day asks for today's. It is empty for a name that is not known, for a
// body that is no union of states, and for a group whose members nobody counts
// ("the Global South").
func (g *Gazetteer) Members(name string, day time.Time) []string {
	n, ok := g.union(unionKey(name))
	if !ok {
		return nil
	}
	return g.membersOn(n, day)
}

// unionKey is the form by which bodies and groups are looked up. A plus makes
// another body of a name: OPEC+ is not OPEC.
func unionKey(name string) string {
	return foldName(strings.ReplaceAll(strings.TrimPrefix(name, "the "), "+", "plus"))
}

// union finds a group or body by the key of its name.
func (g *Gazetteer) union(key string) (int32, bool) {
	if n, ok := g.groups[key]; ok {
		return n, true
	}
	n, ok := g.bodies[key]
	return n, ok
}

// membersOn gives the members of a group or body on a day, each once.
func (g *Gazetteer) membersOn(n int32, day time.Time) []string {
	return g.gather(nil, n, day, 0)
}

// deepest is how many groups may stand in one another; Load sees to it that
// none stands in itself.
const deepest = 8

func (g *Gazetteer) gather(out []string, n int32, day time.Time, depth int) []string {
	for _, m := range g.entries[n].members {
		if !m.span.on(day) {
			continue
		}
		for _, code := range m.codes {
			if !slices.Contains(out, code) {
				out = append(out, code)
			}
		}
		if inner, ok := g.union(m.includes); ok && m.includes != "" && depth < deepest {
			out = g.gather(out, inner, day, depth+1)
		}
	}
	return out
}

// meant is the group that a group's name stands for on a day: itself, or the
// one that it includes, where it has nothing else ("the allies").
func (g *Gazetteer) meant(n int32, day time.Time) int32 {
	only := int32(-1)
	for _, m := range g.entries[n].members {
		if !m.span.on(day) {
			continue
		}
		inner, ok := g.union(m.includes)
		if !ok || m.includes == "" || only >= 0 || m.span == (span{}) {
			return n
		}
		only = inner
	}
	if only < 0 {
		return n
	}
	return only
}
