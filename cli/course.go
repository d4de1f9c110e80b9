package cli

import (
	"bytes"
	"context"
	"fmt"
	"time"

	"entente/store"
	"entente/tie"
)

// mostTurns is how many change points the terminal tells of, the latest ones.
const mostTurns = 8

// tieCourse tells in lines how close the states of a tie are, in which direction
// they go, and when the rate of what they do changed. It is empty where nothing
// was read.
func tieCourse(ctx context.Context, st *store.Store, v *store.TieView) (string, error) {
	in := tie.Input{}
	var err error
	if in.Read, err = st.ReadDays(ctx, time.Time{}, time.Time{}); err != nil {
		return "", err
	}
	if in.Days, err = st.TieDays(ctx, v.Dyad, time.Time{}, time.Time{}); err != nil {
		return "", err
	}
	for _, a := range v.Agreements {
		in.Agreements = append(in.Agreements, a.RegisteredAgreement)
	}
	reading := tie.NewReading(in.Read, time.Time{})
	if reading == nil {
		return "", nil
	}
	s := reading.Stand(v.Dyad, in.Days, in.Agreements)
	var b bytes.Buffer
	fmt.Fprintf(&b, "closeness %+.1f on %s, of it %.0f for obligations; %s\n", s.Closeness, reading.Last().Format(time.DateOnly), s.Duty, directionWords(s.Direction))
	changes := tie.Changes(tie.Measure(in))
	if len(changes) == 0 {
		return b.String(), nil
	}
	t := newTable("CHANGE", "WHAT", "BEFORE", "AFTER", "PROBABILITY")
	for _, c := range changes[max(0, len(changes)-mostTurns):] {
		t.row(c.Day.Format(time.DateOnly), changeWords(c), fmt.Sprintf("%.2g", c.Before), fmt.Sprintf("%.2g", c.After), fmt.Sprintf("%.2f", c.Probability))
	}
	b.WriteString("\n")
	b.Write(t.text())
	return b.String(), nil
}

func directionWords(d tie.Direction) string {
	if d.Word == tie.Unclear {
		return "not enough read to tell a direction"
	}
	return fmt.Sprintf("%s (score a hundred documents: %+.1f now, %+.1f before; chance %.2f)", d.Word, d.Now, d.Before, d.Chance)
}

func changeWords(c tie.Change) string {
	word := "less "
	if c.More() {
		word = "more "
	}
	return word + [...]string{"", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"}[c.Quad]
}
