package merge

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

// Family is what mentions share that may be one event, save the day: a hash of
// type, actors, recipients and precision. Mentions that merge with none of
// another document have a family of their own document.
func Family(m *entente.Mention) string {
	return hash("family", describe(m))
}

// describe is the family in words, as reasons and hashes have it.
func describe(m *entente.Mention) string {
	b := strings.Builder{}
	b.WriteString(m.Event + " by " + names(m.Actors) + " to " + names(m.Recipients))
	switch m.Date.Precision {
	case entente.Day, entente.Published, "":
	default:
		b.WriteString(" in one " + string(m.Date.Precision))
	}
	if bound(m) {
		b.WriteString(" within document " + m.DocumentID)
	}
	if len(m.Actors) == 0 && len(m.Recipients) == 0 {
		fmt.Fprintf(&b, " in sentence %d of its %s", m.Sentence, cmp.Or(string(m.Where), "body"))
	}
	return b.String()
}

// bound reports whether a mention merges within its document only: no actor is
// known by a code, or it is background that has no date.
func bound(m *entente.Mention) bool {
	if m.Standing.Time == entente.Historical && undated(m) {
		return true
	}
	return !slices.ContainsFunc(m.Actors, func(e entente.Entity) bool { return e.Code != "" })
}

func undated(m *entente.Mention) bool {
	return m.Date.Precision == entente.Published || m.Date.Precision == "" || m.Date.Time.IsZero()
}

// Day is the day that a mention stands on: its own, or that of its document's
// publication (of its retrieval, where that is not known).
func Day(m *entente.Mention, doc entente.Document) time.Time {
	for _, t := range []time.Time{m.Date.Time, doc.Published, doc.Retrieved} {
		if !t.IsZero() {
			return midnight(t)
		}
	}
	return midnight(time.Unix(0, 0))
}

func midnight(t time.Time) time.Time {
	y, mo, d := t.UTC().Date()
	return time.Date(y, mo, d, 0, 0, 0, 0, time.UTC)
}

// names are the names that a list of actors goes by, each once, in order.
func names(es []entente.Entity) string {
	var all []string
	for _, e := range es {
		if n := name(e); n != "" {
			all = append(all, n)
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	if len(all) == 0 {
		return "nobody named"
	}
	return strings.Join(all, " and ")
}

// name is what an actor goes by when mentions are compared: a state with its
// head, government and forces under its code alone, another of its sectors
// beside it, a body beyond states by its identity, and one without a code by
// its words.
func name(e entente.Entity) string {
	switch {
	case e.Code == "":
		return strings.ToLower(strings.TrimSpace(e.Text))
	case !entente.IsState(e.Code):
		return e.Code + " " + identity(e)
	}
	switch e.Sector {
	case "", "GOV", "MIL":
		return e.Code
	}
	if e.ID != "" {
		return e.Code + " " + e.Sector + " " + e.ID
	}
	return e.Code + " " + e.Sector
}

// identity is the best that is known of who an actor beyond states is.
func identity(e entente.Entity) string {
	for _, s := range []string{e.ID, e.Name, e.Text} {
		if s != "" {
			return strings.ToLower(s)
		}
	}
	return ""
}

func hash(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}
