package actor

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"
)

const leadersFile = "../../shared/data/leaders.jsonl"

// leaderRecord is one line of a list of leaders made by others (REIGN and
// CountryInfo), which the project's own is held against.
type leaderRecord struct {
	Source    string `json:"source"`
	Country   string `json:"country"`
	Name      string `json:"name"`
	Intervals []struct {
		Start, End string
	} `json:"intervals"`
}

// TestLeaders holds the data against REIGN's effective leaders: on the middle
// day of each reign since 1990 of a year or more, in the states that the data
// cover, one of the highest offices must be held by somebody of that surname.
// REIGN counts presidents where the data may count prime ministers, so any of
// them will do.
func TestLeaders(t *testing.T) {
	f, err := os.Open(leadersFile)
	if err != nil {
		t.Skip("no list of leaders here")
	}
	defer f.Close()
	g := load(t)
	checked, missing := 0, 0
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		var rec leaderRecord
		if err := json.Unmarshal(sc.Bytes(), &rec); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(rec.Source, "REIGN") {
			continue
		}
		day, ok := middle(&rec)
		names := g.chiefs(rec.Country, day)
		if !ok || len(names) == 0 {
			continue
		}
		checked++
		if !anyShares(rec.Name, names) {
			missing++
			t.Logf("%s %s: %s there, %s here", rec.Country, day.Format("2006-01"), rec.Name, strings.Join(names, ", "))
		}
	}
	t.Logf("%d reigns checked, %d differ", checked, missing)
	if checked < 300 {
		t.Errorf("only %d reigns could be checked", checked)
	}
	if missing*100 > checked*6 {
		t.Errorf("%d of %d leaders are not in the data", missing, checked)
	}
}

// middle is the middle of the last reign, if it began in 1990 or later and
// lasted a year.
func middle(rec *leaderRecord) (time.Time, bool) {
	if len(rec.Intervals) == 0 {
		return time.Time{}, false
	}
	in := rec.Intervals[len(rec.Intervals)-1]
	from, _, err := parseDay(in.Start)
	if err != nil || from.Year() < 1990 {
		return time.Time{}, false
	}
	_, to, err := parseDay(in.End)
	if err != nil || to.IsZero() {
		to = time.Date(2021, 3, 1, 0, 0, 0, 0, time.UTC)
	}
	d := to.Sub(from)
	return from.Add(d / 2), d > 365*24*time.Hour
}

// chiefs names who held the highest offices of a state on a day.
func (g *Gazetteer) chiefs(code string, day time.Time) []string {
	var out []string
	for _, office := range []string{"president", "primeminister", "king", "emir", "sultan", "supremeleader", "chancellor", "taoiseach", "generalsecretary", "chairman", "leader", "statecounsellor", "commanderinchief", "emperor", "crownprince"} {
		n, ok := g.offices[office]
		if !ok {
			continue
		}
		if h, ok := g.holderOn(code, n, day); ok {
			out = append(out, g.entries[h.person].name)
		}
	}
	return out
}

func anyShares(name string, names []string) bool {
	for _, n := range names {
		for _, a := range pieces(n) {
			for _, b := range pieces(name) {
				if len(a.folded) > 2 && close(a.folded, b.folded) {
					return true
				}
			}
		}
	}
	return false
}

// close allows one letter to differ, as transliterations do.
func close(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	j := 0
	for j < len(a)-i && a[len(a)-1-j] == b[len(b)-1-j] {
		j++
	}
	return max(len(a), len(b))-i-j <= 1
}
