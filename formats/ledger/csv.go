package ledger

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
)

// Entry is an entry of any ledger.
type Entry interface {
	// Header names the cells of the ledger's tables.
	Header() []string
	// Cells is the entry as a line of such a table.
	Cells() []string
}

// WriteCSV writes a table of entries of one ledger, the header from none, which
// may be its zero value, so that a table without lines has one too.
func WriteCSV(w io.Writer, none Entry, lines func(yield func(Entry) bool)) error {
	t := csv.NewWriter(w)
	t.UseCRLF = true
	if err := t.Write(none.Header()); err != nil {
		return err
	}
	for e := range lines {
		cells := e.Cells()
		for i := range cells {
			cells[i] = plain(cells[i])
		}
		if err := t.Write(cells); err != nil {
			return err
		}
	}
	t.Flush()
	return t.Error()
}

// plain keeps a spreadsheet from taking a text for a formula.
func plain(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(cell)[0]) {
		return "'" + cell
	}
	return cell
}

// known is a count, empty where it is 0 because nobody has counted.
func known(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

// Header implements Entry.
func (Agreement) Header() []string {
	return []string{"id", "title", "type", "parties", "sectors", "obligations", "conditions", "stages", "first", "latest", "counts", "conflicts", "publishers", "origins"}
}

// Cells implements Entry.
func (a Agreement) Cells() []string {
	return []string{a.ID, a.Title, a.Type, actors(a.Parties), list(a.Sectors), list(Each(a.Obligations, func(o Obligation) string { return o.Code })),
		list(Each(a.Obligations, func(o Obligation) string { return o.Condition })), list(Each(a.Stages, stage)), a.First, a.Latest,
		fmt.Sprint(a.Standing.Counts), list(a.Conflicts), list(a.Publishers), known(len(a.Origins))}
}

// Header implements Entry.
func (Transfer) Header() []string {
	return []string{"id", "suppliers", "recipients", "between", "items", "classes", "number", "year", "stage", "stages", "status", "alleged", "alleged_by",
		"confirmed", "lead_days", "affirmed", "denied", "first", "latest", "conflicts", "publishers", "origins"}
}

// Cells implements Entry.
func (t Transfer) Cells() []string {
	alleged, by := when(t.Alleged)
	confirmed, _ := when(t.Confirmed)
	return []string{t.ID, actors(t.Suppliers), actors(t.Recipients), actors(t.Between), list(Each(t.Items, func(i Item) string { return i.Text })),
		list(Each(t.Items, func(i Item) string { return i.Class })), t.Number, t.Year, t.Stage, list(Each(t.Stages, stage)), string(t.Status),
		alleged, by, confirmed, lead(t.LeadDays), fmt.Sprint(t.Affirmed), fmt.Sprint(t.Denied), t.First, t.Latest, list(t.Conflicts), list(t.Publishers), known(len(t.Origins))}
}

// Header implements Entry.
func (Capability) Header() []string {
	return []string{"id", "state", "programme", "weapon", "change", "count", "place", "date", "precision", "claimed", "assessed", "status", "alleged",
		"alleged_by", "confirmed", "lead_days", "affirmed", "denied", "first", "latest", "conflicts", "publishers", "origins"}
}

// Cells implements Entry.
func (c Capability) Cells() []string {
	var claimed, assessed []string
	for _, p := range c.Parameters {
		if p.Claimed {
			claimed = append(claimed, p.Name+" "+p.Value)
		} else {
			assessed = append(assessed, p.Name+" "+p.Value)
		}
	}
	count := ""
	if c.Count > 0 {
		count = fmt.Sprint(c.Count)
	}
	alleged, by := when(c.Alleged)
	confirmed, _ := when(c.Confirmed)
	return []string{c.ID, actor(c.State), c.Programme, c.Weapon, c.Change, count, c.Place, c.Date, c.Precision, list(claimed), list(assessed), string(c.Status),
		alleged, by, confirmed, lead(c.LeadDays), fmt.Sprint(c.Affirmed), fmt.Sprint(c.Denied), c.First, c.Latest, list(c.Conflicts), list(c.Publishers), known(len(c.Origins))}
}

// Header implements Entry.
func (Position) Header() []string {
	return []string{"id", "actor", "stance", "strength", "about_kind", "about_id", "about", "about_states", "quote", "polarity", "since", "latest", "publishers", "origins"}
}

// Cells implements Entry.
func (p Position) Cells() []string {
	return []string{p.ID, actor(p.Actor), p.Stance, fmt.Sprint(p.Strength), p.About.Kind, p.About.ID, p.About.Text, actors(p.About.Entities), p.Quote,
		string(p.Standing.Polarity), p.First, p.Latest, list(p.Publishers), known(len(p.Origins))}
}

// actor is the code of an actor, or its words where it has none.
func actor(a Actor) string {
	if a.Code != "" {
		return a.Code
	}
	return a.EntityText
}

func actors(all []Actor) string { return list(Each(all, actor)) }

// stage is a stage with its date, which a tilde marks where it is only that of
// the report.
func stage(s Stage) string {
	mark := ""
	if s.Precision == "published" {
		mark = "~"
	}
	return strings.TrimSpace(s.Stage + " " + mark + s.Date)
}

func when(s *Said) (at, by string) {
	if s == nil {
		return "", ""
	}
	if s.By != nil {
		by = actor(*s.By)
	}
	return s.Time, by
}

func lead(days *float64) string {
	if days == nil {
		return ""
	}
	return fmt.Sprintf("%.1f", *days)
}

// list is the texts of a list that has any, with "; " between.
func list(all []string) string {
	var some []string
	for _, v := range all {
		if v != "" {
			some = append(some, plain(v)) // some spreadsheets part cells at semicolons
		}
	}
	return strings.Join(some, "; ")
}
