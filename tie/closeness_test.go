package tie_test

import (
	"encoding/csv"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"time"

	"entente"
	"entente/tie"
)

// on is a day of a long time.
func on(n int) time.Time { return time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n) }

// poisson draws a count; a mean of each draw that itself varies makes counts
// that vary more than their mean (gamma, so that the count is negative binomial).
func poisson(r *rand.Rand, mean float64) int {
	if mean > 30 {
		return max(0, int(math.Round(mean+math.Sqrt(mean)*r.NormFloat64())))
	}
	n, p := 0, r.Float64()
	for limit := math.Exp(-mean); p > limit; n++ {
		p *= r.Float64()
	}
	return n
}

// bursts draws a count with a variance of so many times its mean.
func bursts(r *rand.Rand, mean, times float64) int {
	if times <= 1 {
		return poisson(r, mean)
	}
	// A sum of clusters whose sizes are geometric: variance/mean = times.
	size := (times + 1) / 2
	n := 0
	for range poisson(r, mean/size) {
		for n++; r.Float64() < 1-1/size; n++ {
		}
	}
	return n
}

// life is a tie of so many days, with a few gaps.
func life(r *rand.Rand, days int, rate func(day int) float64) tie.Input {
	var in tie.Input
	for d := range days {
		if d%97 > 80 || r.IntN(4) == 0 {
			continue
		}
		in.Read = append(in.Read, entente.ReadDay{Day: on(d), Documents: 1 + poisson(r, 20)})
		if n := bursts(r, rate(d), 2); n > 0 {
			v := entente.TieDay{Dyad: entente.NewDyad("NOR", "TCD"), Day: on(d), Quad: [5]int{0, n}}
			for range n {
				v.Score += []float64{-2, 1, 4, 7}[r.IntN(4)]
			}
			in.Days = append(in.Days, v)
		}
	}
	return in
}

func treaty(code string, stages ...entente.Stage) entente.RegisteredAgreement {
	return entente.RegisteredAgreement{Obligations: []entente.Obligation{{Code: code}}, Stages: stages, First: on(300),
		Standing: entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Past}}
}

func stage(name string, day int) entente.Stage {
	return entente.Stage{Stage: name, Date: entente.Date{Time: on(day), Precision: entente.Day}}
}

// TestExport computes closeness again from nothing but the lines of the table,
// by the formula as it is printed.
func TestExport(t *testing.T) {
	in := life(rand.New(rand.NewPCG(1, 2)), 900, func(int) float64 { return .5 })
	in.Agreements = []entente.RegisteredAgreement{treaty("DEFENSE", stage("proposed", 100), stage("signed", 200), stage("suspended", 700)),
		treaty("DEFENSE", stage("in force", 210)), treaty("CONSUL")}
	points := tie.Measure(in)
	var b strings.Builder
	if err := tie.WriteCSV(&b, points, tie.Usual(in.Read, points[len(points)-1].Day)); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
	if err != nil || len(rows) != len(points)+1 || len(points) < 880 {
		t.Fatal(err, len(rows))
	}
	get := func(row int, name string) float64 {
		for i, h := range rows[0] {
			if h == name {
				v, err := strconv.ParseFloat(rows[row+1][i], 64)
				if err != nil {
					t.Fatal(err)
				}
				return v
			}
		}
		t.Fatalf("no column %s", name)
		return 0
	}
	decayed := func(name string, at int) (sum float64) {
		for s := max(0, at-449); s <= at; s++ {
			sum += get(s, name) * math.Pow(2, -float64(at-s)/90)
		}
		return sum
	}
	usual, all := 0.0, 0.0
	for i := range points {
		usual, all = usual+get(i, "read")*decayed("read", i), all+get(i, "read")
	}
	usual /= all
	for i := 0; i < len(points); i += 7 {
		x := decayed("score", i) * usual / math.Max(decayed("read", i), 10)
		want := 10*math.Log2(1+math.Abs(x)/10)*math.Copysign(1, x) + get(i, "duty")
		if got := get(i, "closeness"); math.Abs(got-want) > 1e-6 {
			t.Fatalf("day %d: closeness %g, from the table %g", i, got, want)
		}
	}
	for day, want := range map[int]float64{150: 0, 250: 20, 350: 25, 800: 25} {
		if got := get(day, "duty"); got != want {
			t.Errorf("duty on day %d is %g, want %g", day, got, want)
		}
	}
}

// TestReadingTwice reads twice as many papers, which report twice as many
// events: nothing has changed between the states.
func TestReadingTwice(t *testing.T) {
	in := life(rand.New(rand.NewPCG(3, 4)), 900, func(int) float64 { return .5 })
	twice := tie.Input{}
	for _, d := range in.Days {
		if d.Day.After(on(449)) {
			d.Score *= 2
		}
		twice.Days = append(twice.Days, d)
	}
	for _, r := range in.Read {
		if r.Day.After(on(449)) {
			r.Documents *= 2
		}
		twice.Read = append(twice.Read, r)
	}
	one, two := tie.Measure(in), tie.Measure(twice)
	last := len(one) - 1
	a, b := one[last].Sum/one[last].Memory, two[last].Sum/two[last].Memory
	if math.Abs(a-b) > .02*math.Abs(a)+.001 {
		t.Errorf("score a document is %g, and %g where twice as much was read", a, b)
	}
	if d := standing(twice, 540).Direction; d.Word == tie.Closer || d.Word == tie.Colder {
		t.Errorf("reading more makes the tie %s: %+v", d.Word, d)
	}
}

// standing is that of a tie after so many days.
func standing(in tie.Input, days int) tie.Standing {
	return tie.NewReading(in.Read, on(days)).Stand(entente.NewDyad("NOR", "TCD"), in.Days, in.Agreements)
}

// TestStanding is the end of the series, on any day.
func TestStanding(t *testing.T) {
	in := life(rand.New(rand.NewPCG(11, 12)), 1200, func(int) float64 { return .5 })
	in.Agreements = []entente.RegisteredAgreement{treaty("NEUTRAL", stage("signed", 600))}
	in.Agreements[0].Parties = []entente.Entity{{Code: "TCD"}, {Code: "NOR"}}
	for _, day := range []int{10, 300, 599, 900, 1190} {
		in.Until = on(day)
		points := tie.Measure(in)
		r := tie.NewReading(in.Read, in.Until)
		all := r.All(in.Days, in.Agreements)
		if len(all) != 1 || math.Abs(all[0].Closeness-points[len(points)-1].Closeness) > 1e-9 {
			t.Errorf("day %d: %+v, in the series %g", day, all, points[len(points)-1].Closeness)
		}
	}
}

// TestGap reads nothing for a hundred days: closeness holds.
func TestGap(t *testing.T) {
	var in tie.Input
	for d := range 400 {
		if d >= 200 && d < 300 {
			continue
		}
		in.Read = append(in.Read, entente.ReadDay{Day: on(d), Documents: 10})
		in.Days = append(in.Days, entente.TieDay{Day: on(d), Quad: [5]int{0, 1}, Score: 4})
	}
	p := tie.Measure(in)
	if math.Abs(p[199].Closeness-p[299].Closeness) > 1e-9 || p[250].Read != 0 {
		t.Errorf("closeness goes from %g to %g while nothing is read", p[199].Closeness, p[299].Closeness)
	}
	if gaps := tie.Gaps(p); len(gaps) != 1 || gaps[0] != (tie.Gap{From: on(200), To: on(300)}) {
		t.Errorf("gaps: %v", gaps)
	}
	if tie.Measure(tie.Input{Days: in.Days}) != nil {
		t.Error("there is a series though nothing was read")
	}
}

// TestTrend is how often a direction is told where there is none, and where
// the rate of events doubles.
func TestTrend(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	const tries = 400
	share := func(rate func(int) float64) (closer, colder float64) {
		for range tries {
			switch standing(life(r, 540, rate), 540).Direction.Word {
			case tie.Closer:
				closer++
			case tie.Colder:
				colder++
			}
		}
		return closer / tries, colder / tries
	}
	closer, colder := share(func(int) float64 { return .4 })
	t.Logf("no change: closer %.3f, colder %.3f", closer, colder)
	if closer+colder > .08 || closer+colder < .01 {
		t.Errorf("a direction is told in %.3f of ties without one, want about .05", closer+colder)
	}
	closer, _ = share(func(d int) float64 {
		if d > 540-91 {
			return 1.2
		}
		return .4
	})
	t.Logf("three times the events: closer %.3f", closer)
	if closer < .8 {
		t.Errorf("closer in %.3f of ties with three times the events, want .8", closer)
	}
}

// What a report denies, expects or deems possible neither binds two states nor
// frees them.
func TestTermsOfWhatIsNotDone(t *testing.T) {
	as := func(s entente.Stage, st entente.Standing) entente.Stage { s.Standing = st; return s }
	denied := entente.Standing{Polarity: entente.Negative, Certainty: entente.Certain, Time: entente.Past}
	coming := entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Future}
	maybe := entente.Standing{Polarity: entente.Positive, Certainty: entente.Possible, Time: entente.Past}
	for _, st := range []entente.Standing{denied, coming, maybe} {
		a := treaty("DEFENSE", as(stage("signed", 100), st))
		if got := tie.Terms(&a); len(got) > 0 {
			t.Errorf("signed %+v binds: %v", st, got)
		}
		a = treaty("DEFENSE", stage("signed", 100), as(stage("ended", 200), st))
		if got := tie.Terms(&a); len(got) != 1 || !got[0].To.IsZero() {
			t.Errorf("ended %+v: %v", st, got)
		}
	}
}
