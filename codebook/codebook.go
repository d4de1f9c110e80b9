// Package codebook is PLOVER, the Political Language Ontology for Verifiable
// Event Records (Open Event Data Alliance, manual 0.8 of 2024), as data: its
// sixteen event types with their quad classes and scores, their modes, the
// contexts, and the CAMEO code that stands beside each.
//
// An event says what (type), how (mode) and about what (contexts). The four
// quad classes fold the types into verbal cooperation (1), material
// cooperation (2), verbal conflict (3) and material conflict (4). The score
// is PLOVER's event_scale, from -10 (most conflictual) to 10 (most
// cooperative): a figure of the type and mode, never of the instance.
package codebook

import "slices"

// Version names the edition that the coder works by.
const Version = "plover-0.8"

// The event types.
const (
	Agree     = "AGREE"
	Consult   = "CONSULT"
	Support   = "SUPPORT"
	Concede   = "CONCEDE"
	Cooperate = "COOPERATE"
	Aid       = "AID"
	Retreat   = "RETREAT"
	Request   = "REQUEST"
	Accuse    = "ACCUSE"
	Reject    = "REJECT"
	Threaten  = "THREATEN"
	Sanction  = "SANCTION"
	Protest   = "PROTEST"
	Mobilize  = "MOBILIZE"
	Coerce    = "COERCE"
	Assault   = "ASSAULT"
)

// Type is one event type of the codebook.
type Type struct {
	Name           string
	Quad           int
	Score          float64
	CAMEO          string // the root code that the type comes closest to
	NeedsRecipient bool
	Modes          []Mode
}

// Mode is how an event of a type was done.
type Mode struct {
	Name  string
	Score float64
	CAMEO string
}

// Types lists the sixteen in the manual's order (section 3). SANCTION is
// material conflict, as the manual's section says and its summary table does
// not; ACCUSE is negative, though the manual prints it without its sign.
func Types() []Type { return slices.Clone(types) }

// Lookup finds a type by name.
func Lookup(name string) (Type, bool) {
	i := slices.IndexFunc(types, func(t Type) bool { return t.Name == name })
	if i < 0 {
		return Type{}, false
	}
	return types[i], true
}

// Valid reports whether a type, and a mode where one is given, exist.
func Valid(name, mode string) bool {
	t, ok := Lookup(name)
	return ok && (mode == "" || t.mode(mode) >= 0)
}

// Quad is a type's quad class, 0 if there is no such type.
func Quad(name string) int {
	t, _ := Lookup(name)
	return t.Quad
}

// Score is the mode's score, or the type's where the mode has none of its own.
func Score(name, mode string) float64 {
	t, _ := Lookup(name)
	if i := t.mode(mode); i >= 0 {
		return t.Modes[i].Score
	}
	return t.Score
}

// CAMEO is the CAMEO code of a type and mode.
func CAMEO(name, mode string) string {
	t, _ := Lookup(name)
	if i := t.mode(mode); i >= 0 && t.Modes[i].CAMEO != "" {
		return t.Modes[i].CAMEO
	}
	return t.CAMEO
}

// QuadName is a quad class in words, "neutral" for 0.
func QuadName(quad int) string {
	switch quad {
	case 1:
		return "verbal cooperation"
	case 2:
		return "material cooperation"
	case 3:
		return "verbal conflict"
	case 4:
		return "material conflict"
	}
	return "neutral"
}

// Contexts lists the 37 contexts (section 4 of the manual).
func Contexts() []string { return slices.Clone(contexts) }

func (t Type) mode(name string) int {
	return slices.IndexFunc(t.Modes, func(m Mode) bool { return m.Name == name })
}
