package actor

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// chiefGaps and ministerGaps are how many quarters of a state, and of an
// office of a state, may be without a holder: no more than when they were last
// counted. Whoever fills gaps lowers them.
const (
	chiefGaps    = 184
	ministerGaps = 476
)

// gapsFile tells when a state had no head whom anybody could name: a line is
// STATE | FROM..TO | reason.
const gapsFile = "testdata/leaders-none.txt"

// TestChiefsKnown holds that every state has a head of state or government on
// the first day of each quarter from 1990, or its independence, to June 2025.
// With -v it lists the gaps.
func TestChiefsKnown(t *testing.T) {
	g := load(t)
	none := vacant(t)
	heads := []string{"president", "primeminister", "king", "queen", "emperor", "emir", "sultan", "supremeleader", "chancellor",
		"taoiseach", "pope", "prince", "headofstate", "statecounsellor"}
	missing := 0
	for _, c := range g.Countries() {
		gaps := gapsIn(since(&c), func(day time.Time) bool {
			for _, s := range none[c.ISO3] {
				if s.holds(day) {
					return true
				}
			}
			_, led := g.chiefOn(c.ISO3, day)
			return led || g.anyHolds(c.ISO3, heads, day)
		})
		if len(gaps) > 0 {
			missing += count(gaps)
			t.Logf("%s %s: %s", c.ISO3, c.Name, stretches(gaps))
		}
	}
	t.Logf("%d quarters of a state without a head", missing)
	if missing > chiefGaps {
		t.Errorf("%d quarters of a state have no head of state or government, %d had none before", missing, chiefGaps)
	}
}

// wellCovered are the states whose foreign and defence ministers the data tell.
const wellCovered = `USA RUS CHN GBR FRA DEU ITA ESP POL UKR TUR IRN IRQ ISR SYR LBN JOR EGY SAU ARE QAT KWT OMN YEM
	IND PAK AFG BGD LKA NPL JPN KOR PRK TWN VNM THA PHL IDN MYS SGP MMR KHM AUS NZL CAN MEX BRA ARG COL VEN CHL PER CUB
	ZAF NGA KEN ETH SDN COD RWA DZA MAR TUN LBY SWE NOR FIN DNK NLD BEL GRC HUN CZE ROU SRB BLR GEO ARM AZE KAZ UZB`

// TestMinistersKnown holds that these states have a foreign and a defence
// minister on the first day of each quarter from 2000 to June 2025. With -v
// it lists the gaps.
func TestMinistersKnown(t *testing.T) {
	g := load(t)
	missing := 0
	for _, code := range strings.Fields(wellCovered) {
		c, ok := g.Country(code)
		if !ok {
			t.Fatalf("no state %s", code)
		}
		for _, offices := range [...][]string{{"foreignminister", "secretaryofstate"}, {"defenceminister"}} {
			gaps := gapsIn(latest(since(&c), 2000), func(day time.Time) bool { return g.anyHolds(code, offices, day) })
			if len(gaps) > 0 {
				missing += count(gaps)
				t.Logf("%s %s: %s", code, offices[0], stretches(gaps))
			}
		}
	}
	t.Logf("%d quarters of an office without a holder", missing)
	if missing > ministerGaps {
		t.Errorf("%d quarters of an office have no foreign or defence minister, %d had none before", missing, ministerGaps)
	}
}

func (g *Gazetteer) anyHolds(code string, offices []string, day time.Time) bool {
	for _, office := range offices {
		if n, ok := g.offices[office]; ok {
			if _, held := g.holderOn(code, n, day); held {
				return true
			}
		}
	}
	return false
}

// since is the day from which a state's heads are asked for: 1990, or when the
// list of Gleditsch and Ward begins to hold it.
func since(c *Country) time.Time {
	own := map[string]string{"PSE": "1994-07-05", "HKG": "1997-07"} // not in that list
	from, _, _ := parseDay(own[c.ISO3])
	for _, n := range c.GW {
		if n.To.IsZero() {
			from = n.From
		}
	}
	return latest(from, 1990)
}

func latest(day time.Time, year int) time.Time {
	if first := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC); day.Before(first) {
		return first
	}
	return day
}

// gapsIn gives the stretches of quarters on whose first day nobody is known.
func gapsIn(from time.Time, known func(time.Time) bool) []span {
	var out []span
	open := false
	end := time.Date(2025, 6, 30, 0, 0, 0, 0, time.UTC)
	for day := time.Date(from.Year(), (from.Month()-1)/3*3+1, 1, 0, 0, 0, 0, time.UTC); !day.After(end); day = day.AddDate(0, 3, 0) {
		switch {
		case day.Before(from) || known(day):
			open = false
		case open:
			out[len(out)-1].to = day
		default:
			out, open = append(out, span{day, day}), true
		}
	}
	return out
}

// count is how many quarters lie in stretches.
func count(gaps []span) int {
	n := 0
	for _, s := range gaps {
		n += (s.to.Year()-s.from.Year())*4 + int(s.to.Month()-s.from.Month())/3 + 1
	}
	return n
}

func stretches(gaps []span) string {
	var out []string
	for _, s := range gaps {
		out = append(out, s.from.Format("2006-01")+".."+s.to.Format("2006-01"))
	}
	return strings.Join(out, " ")
}

// vacant reads when states had no head.
func vacant(t *testing.T) map[string][]span {
	t.Helper()
	out := map[string][]span{}
	for _, cols := range explainedIn(t, gapsFile) {
		from, to, _ := strings.Cut(cols[1], "..")
		s, err := parseSpan(from, to)
		if err != nil {
			t.Fatal(fmt.Errorf("%s: %s: %w", gapsFile, cols[0], err))
		}
		out[cols[0]] = append(out[cols[0]], s)
	}
	return out
}
