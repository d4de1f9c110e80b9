package actor

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

// Means says what an Answer makes of a name.
type Means string

// What a name can mean.
const (
	MeansKnown  Means = "same"   // one who is known: another spelling
	MeansPerson Means = "person" // a person who was not known
	MeansBody   Means = "body"   // an organisation that was not known
	MeansPlace  Means = "place"  // a city or region, evidence of its state
	MeansNobody Means = "nobody" // no actor at all
)

// Answer says whom a name means that the data do not know. Fields that its
// Means has no use for are passed over.
type Answer struct {
	Name    string // as texts have it; more than one are separated by semicolons
	Means   Means
	Same    string // the label or Wikidata id of the one who is known
	Code    string // of MeansKnown too, where several have the label; also a state's name
	Sector  string // PLOVER's
	ID      string // Wikidata's
	Offices string // with dates, separated by semicolons: "Foreign Minister 2024-03-09.."
}

// FieldError says what is wrong with one field of an Answer, by the field's
// name in lower case.
type FieldError struct{ Field, Message string }

// Error gives the sentence for the user.
func (e *FieldError) Error() string { return e.Message }

func field(name, format string, args ...any) error {
	return &FieldError{Field: name, Message: fmt.Sprintf(format, args...)}
}

// Line writes an answer as a line of data, and names the own file that such
// lines are kept in. An error is a *FieldError. Whether the line holds beside
// all others is for LoadOwn to tell.
func (g *Gazetteer) Line(a Answer) (file, line string, err error) {
	names, err := answerNames(a.Name)
	if err != nil {
		return "", "", err
	}
	switch a.Means {
	case MeansNobody:
		return "ignore-answered.txt", names, nil
	case MeansKnown:
		line, err = g.sameLine(names, &a)
		return "names-answered.txt", line, err
	case MeansPerson:
		line, err = g.newLine(names, &a)
		return "persons-answered.txt", line, err
	case MeansBody:
		a.Offices = ""
		line, err = g.newLine(names, &a)
		return "bodies-answered.txt", line, err
	case MeansPlace:
		if a.Sector, a.Offices = "", ""; strings.TrimSpace(a.Code) == "" {
			return "", "", field("code", "Give the country that the place lies in.")
		}
		line, err = g.newLine(names, &a)
		return "places-answered.txt", line, err
	}
	return "", "", field("means", "Choose whether the name is another name of one who is known, a new person, body or place, or no actor.")
}

// longestName is how long a name, or a column, may be, in bytes.
const longestName = 300

func answerNames(s string) (string, error) {
	names := list(s)
	if len(names) == 0 {
		return "", field("name", "There is no name.")
	}
	for _, n := range names {
		if !wordy(n) || foldName(n) == "" || len(n) > longestName {
			return "", field("name", "%q cannot be a name: it needs letters, is not longer than %d, and has no | or # in it.", n, longestName)
		}
	}
	return strings.Join(names, "; "), nil
}

func (g *Gazetteer) sameLine(names string, a *Answer) (string, error) {
	who := strings.TrimSpace(a.Same)
	if who == "" || !wordy(who) {
		return "", field("same", "Give the name or the Wikidata id of the one who is known, such as Vladimir Putin or Q7747.")
	}
	code, err := g.answerCode(a.Code)
	return columns(names, code, "", "", sameKey+" "+who), err
}

func (g *Gazetteer) newLine(names string, a *Answer) (string, error) {
	code, err := g.answerCode(a.Code)
	if err != nil {
		return "", err
	}
	sector := strings.ToUpper(strings.TrimSpace(a.Sector))
	if sector != "" && !sectorKnown(sector) {
		return "", field("sector", "%q is not a sector; PLOVER's are such as GOV, MIL, REB, OPP.", a.Sector)
	}
	id := strings.TrimSpace(a.ID)
	if id != "" && !regexp.MustCompile(`^Q[1-9][0-9]{0,11}$`).MatchString(id) {
		return "", field("id", "%q is not a Wikidata id; they are written Q7747. Leave it empty where you are not certain.", a.ID)
	}
	offices, err := answerOffices(a.Offices)
	if err == nil && code == "" && sector == "" {
		err = field("code", "Give the country, or at least the sector.")
	}
	return columns(names, code, sector, id, offices), err
}

func columns(cols ...string) string { return strings.TrimRight(strings.Join(cols, " | "), " |") }

// answerCode reads a code or the name of a state.
func (g *Gazetteer) answerCode(s string) (string, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", nil
	}
	up := strings.ToUpper(s)
	switch up {
	case "UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC":
		return up, nil
	}
	c, ok := g.Country(s)
	if !ok {
		c, ok = g.Country(up)
	}
	if !ok {
		return "", field("code", "%q is no state that is known; give its code, such as PRK, or its English name.", s)
	}
	return c.ISO3, nil
}

func answerOffices(s string) (string, error) {
	offices := list(strings.NewReplacer("\r", "", "\n", ";").Replace(s))
	for _, o := range offices {
		f, err := parseFact(o)
		if err != nil || !f.dated || !wordy(o) || f.span.from.After(time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)) {
			return "", field("offices", "%q is not an office with its dates; write it as Foreign Minister 2024-03-09..2025-01, with nothing behind the dots while it is held.", o)
		}
	}
	return strings.Join(offices, "; "), nil
}

// sectorKnown reports whether PLOVER has a sector, or uses it as one (NGO).
func sectorKnown(s string) bool {
	switch s {
	case "GOV", "MIL", "COP", "JUD", "LEG", "SPY", "PRM", "PTY", "REB", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU", "ELI",
		"JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC", "NGO":
		return true
	}
	return false
}
