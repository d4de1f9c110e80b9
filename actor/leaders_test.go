package actor

import (
	"bufio"
	"encoding/json"
	"fmt"
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
// them will do. A reign that differs must be explained in the file of
// differences.
func TestLeaders(t *testing.T) {
	g := load(t)
	explained := differences(t)
	checked := 0
	for _, rec := range reigns(t) {
		day, ok := middle(&rec)
		names := g.chiefs(rec.Country, day)
		if !ok || len(names) == 0 {
			continue
		}
		checked++
		if anyShares(rec.Name, names) {
			continue
		}
		at := fmt.Sprintf("%s %s: %s there, %s here", rec.Country, day.Format("2006-01"), rec.Name, strings.Join(names, ", "))
		if reason, ok := explained[rec.Country+" "+rec.Name]; ok {
			t.Logf("%s (%s)", at, reason)
		} else {
			t.Errorf("%s: correct the data, or explain it in %s", at, differencesFile)
		}
	}
	t.Logf("%d reigns checked", checked)
	if checked < 300 {
		t.Errorf("only %d reigns could be checked", checked)
	}
}

// reigns reads REIGN's records.
func reigns(t *testing.T) []leaderRecord {
	t.Helper()
	f, err := os.Open(leadersFile)
	if err != nil {
		t.Skip("no list of leaders here")
	}
	defer f.Close()
	var out []leaderRecord
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		var rec leaderRecord
		if err := json.Unmarshal(sc.Bytes(), &rec); err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(rec.Source, "REIGN") {
			out = append(out, rec)
		}
	}
	return out
}

// differencesFile explains where REIGN and the data differ and why the data
// stand: a line is STATE | name there | reason.
const differencesFile = "testdata/leaders-differences.txt"

func differences(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, cols := range explainedIn(t, differencesFile) {
		out[cols[0]+" "+cols[1]] = cols[2]
	}
	return out
}

// explainedIn reads lines of three columns, the last of which is a reason.
func explainedIn(t *testing.T, file string) [][3]string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out [][3]string
	for n, l := range strings.Split(string(b), "\n") {
		if l == "" || l[0] == '#' {
			continue
		}
		cols := strings.SplitN(l, " | ", 3)
		if len(cols) < 3 || strings.TrimSpace(cols[2]) == "" {
			t.Fatalf("%s:%d: no reason", file, n+1)
		}
		out = append(out, [3]string(cols))
	}
	return out
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
	for _, office := range []string{"president", "primeminister", "king", "emir", "sultan", "supremeleader", "chancellor", "taoiseach", "generalsecretary", "chairman", "leader", "statecounsellor", "commanderinchief", "emperor", "crownprince", "queen", "prince", "pope", "chiefexecutive", "headofstate"} {
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
