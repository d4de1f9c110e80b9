package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Report is the result of one task: its figures by name (percentages unless
// the name says otherwise) and tables for readers.
type Report struct {
	Task    string             `json:"task"`
	N       int                `json:"n"`
	Figures map[string]float64 `json:"figures"`
	Tables  []Table            `json:"-"`
	// Tabled is whether the tables tell the figures, so that readers need no list
	// of them.
	Tabled bool `json:"-"`
}

// Table is rows under a head, with a title.
type Table struct {
	Title string
	Head  []string
	Rows  [][]string
}

// JSON writes the report as one object.
func (r *Report) JSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(r)
}

// Markdown writes the report for a reader.
func (r *Report) Markdown(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s (n = %d)\n", r.Task, r.N)
	if !r.Tabled {
		r.list(&b)
	}
	for _, t := range r.Tables {
		fmt.Fprintf(&b, "\n%s\n\n| %s |\n|%s\n", t.Title, strings.Join(t.Head, " | "), strings.Repeat("---|", len(t.Head)))
		for _, row := range t.Rows {
			fmt.Fprintf(&b, "| %s |\n", strings.Join(row, " | "))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// list writes all figures by name.
func (r *Report) list(b *strings.Builder) {
	b.WriteString("\n| figure | value |\n|---|---|\n")
	for _, n := range slices.Sorted(maps.Keys(r.Figures)) {
		fmt.Fprintf(b, "| %s | %s |\n", n, strconv.FormatFloat(r.Figures[n], 'f', -1, 64))
	}
}

// percent is 100·a/b to one place after the point, 0 where b is 0.
func percent(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(int(1000*float64(a)/float64(b)+0.5)) / 10
}

// counts are what F1 is computed from.
type counts struct{ right, said, gold int }

func (c counts) precision() float64 { return percent(c.right, c.said) }
func (c counts) recall() float64    { return percent(c.right, c.gold) }

func (c counts) f1() float64 { return percent(2*c.right, c.said+c.gold) }

func (c counts) row(name string) []string {
	return []string{name, strconv.Itoa(c.gold), strconv.Itoa(c.said), one(c.precision()), one(c.recall()), one(c.f1())}
}

func itoa(n int) string { return strconv.Itoa(n) }

func one(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }
