package tie

import (
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// columns are those of the export of a series.
var columns = []string{"day", "read", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict",
	"possible", "denied", "future", "visits", "types", "score", "agreements_in_force", "duty", "sum", "memory", "usual", "closeness"}

// WriteCSV writes a series as a table, a line a day, with all that Formula
// needs, so that every closeness can be computed again from the lines before.
// Numbers stand in full precision.
func WriteCSV(w io.Writer, points []Point, usual float64) error {
	c := csv.NewWriter(w)
	if err := c.Write(columns); err != nil {
		return fmt.Errorf("tie: write series: %w", err)
	}
	for i := range points {
		if err := c.Write(points[i].cells(usual)); err != nil {
			return fmt.Errorf("tie: write series: %w", err)
		}
	}
	c.Flush()
	return c.Error()
}

func (p *Point) cells(usual float64) []string {
	whole := strconv.Itoa
	exact := func(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
	var types []string
	for _, t := range slices.Sorted(maps.Keys(p.Types)) {
		types = append(types, t+" "+whole(p.Types[t]))
	}
	return []string{p.Day.Format(time.DateOnly), whole(p.Read),
		whole(p.Quad[1]), whole(p.Quad[2]), whole(p.Quad[3]), whole(p.Quad[4]),
		whole(p.Open - p.Denied - p.Future), whole(p.Denied), whole(p.Future), whole(p.Visits), strings.Join(types, "; "),
		exact(p.Score), whole(p.Agreements), exact(p.Duty), exact(p.Sum), exact(p.Memory), exact(usual), exact(p.Closeness)}
}
