package sure_test

import (
	"math"
	"os"
	"strings"
	"testing"

	"entente/coder/sure"
)

// drawn are mentions of which those with "firm" are right in nine of ten and
// the others in three; six of ten of these report an event.
func drawn() []sure.Judged {
	var out []sure.Judged
	for i := range 200 {
		firm := i%2 == 0
		t := sure.Traits{"noise": float64(i % 7)}
		if firm {
			t["firm"] = 1
		}
		of10 := i / 2 % 10
		out = append(out, sure.Judged{Traits: t, Event: firm || of10 < 6, Right: firm && of10 < 9 || !firm && of10 < 3})
	}
	return out
}

func TestLearnsTheShareThatIsRight(t *testing.T) {
	m := sure.Learn(drawn(), 0.1)
	firm, loose := m.Right(sure.Traits{"firm": 1, "noise": 3}), m.Right(sure.Traits{"noise": 3})
	if math.Abs(firm-0.9) > 0.03 || math.Abs(loose-0.3) > 0.04 {
		t.Errorf("%.2f and %.2f, want 0.9 and 0.3", firm, loose)
	}
	if p := m.Event(sure.Traits{"noise": 3}); math.Abs(p-0.6) > 0.04 {
		t.Errorf("an event in %.2f, want 0.6", p)
	}
	back, err := sure.Parse("# learned\n" + m.String())
	if err != nil || back.String() != m.String() || back.Right(sure.Traits{"firm": 1}) != m.Right(sure.Traits{"firm": 1}) {
		t.Errorf("read back as %v, error %v", back, err)
	}
}

// A trait may tell one thing of acts between states and the opposite of others.
func TestTraitsWeighOtherwiseBetweenStates(t *testing.T) {
	var judged []sure.Judged
	for i := range 400 {
		help, states := i%2 == 0, i/2%2 == 0
		traits := sure.Traits{}
		if help {
			traits["help"] = 1
		}
		if states {
			traits[sure.Between] = 1
		}
		right := (help == states) == (i/4%10 < 8) // eight of ten are so
		judged = append(judged, sure.Judged{Traits: traits, Event: true, Right: right})
	}
	m := sure.Learn(judged, 0.1)
	for _, c := range []struct {
		traits sure.Traits
		want   float64
	}{
		{sure.Traits{"help": 1, sure.Between: 1}, 0.8},
		{sure.Traits{"help": 1}, 0.2},
		{sure.Traits{sure.Between: 1}, 0.2},
		{sure.Traits{}, 0.8},
	} {
		if got := m.Right(c.traits); math.Abs(got-c.want) > 0.03 {
			t.Errorf("%v: %.2f, want %.2f", c.traits, got, c.want)
		}
	}
}

func TestUnseenPartsAreGuessedAsWell(t *testing.T) {
	guesses := sure.CrossValidate(drawn(), 0.1, 9).Right
	if b := sure.Brier(guesses); b > 0.17 || b < 0.14 { // 0.5·0.09 + 0.5·0.21 at best
		t.Errorf("Brier score %.3f", b)
	}
	n := 0
	for _, row := range sure.Reliability(guesses) {
		n += row.N
		if share := float64(row.Right) / float64(row.N); row.N > 50 && math.Abs(share-row.Mean) > 0.1 {
			t.Errorf("of those given %.2f %.2f are right", row.Mean, share)
		}
	}
	if n != len(guesses) {
		t.Errorf("%d of %d in the table", n, len(guesses))
	}
}

func TestLinesOfNumbers(t *testing.T) {
	got, err := sure.Read(strings.NewReader("# judged\n1111\tweight=0.8 title=1\n\n1101\tweight=-0.5\tleft unread\n"))
	if err != nil || len(got) != 2 || !got[0].Right || got[1].Right || !got[1].Event || got[1].Traits["weight"] != -0.5 {
		t.Fatalf("%v, error %v", got, err)
	}
	if s := got[0].Traits.String(); s != "title=1 weight=0.8" {
		t.Errorf("written as %q", s)
	}
	for _, bad := range []string{"yes\ta=1", "1\ta=1", "1111", "1111\ta=x", "1111\ta=NaN", "1111\t=2"} {
		if _, err := sure.Read(strings.NewReader(bad)); err == nil || !strings.Contains(err.Error(), "line 1") {
			t.Errorf("%q: error %v", bad, err)
		}
	}
	if _, err := sure.Parse("a b 1"); err == nil {
		t.Error("a weight that is no number was taken")
	}
}

// The shipped weights are those that the judged lines beside them give.
func TestShippedWeightsAreLearnedFromTheLinesBesideThem(t *testing.T) {
	f, err := os.Open("../../lang/en/confidence/judged.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	judged, err := sure.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("../../lang/en/confidence/weights.txt")
	if err != nil {
		t.Fatal(err)
	}
	shipped, err := sure.Parse(string(text))
	if err != nil {
		t.Fatal(err)
	}
	const l2 = 6 // the default of `entente train confidence`
	learned := sure.Learn(judged, l2)
	for i, j := range judged {
		if a, b := shipped.Right(j.Traits), learned.Right(j.Traits); math.Abs(a-b) > 0.005 {
			t.Fatalf("line %d: %.3f by the shipped weights, %.3f by those learned", i+1, a, b)
		}
	}
	var between []sure.Guess
	unseen := sure.CrossValidate(judged, l2, 10).Right
	for i, j := range judged {
		if j.Traits[sure.Between] > 0 {
			between = append(between, unseen[i])
		}
	}
	// half of those between states are right, so that a constant would get 0.25
	if all, states := sure.Brier(unseen), sure.Brier(between); all > 0.19 || states > 0.215 {
		t.Errorf("Brier score %.3f on lines not seen, %.3f between states", all, states)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("1101\tframe=0.8 title=1\trest")
	f.Fuzz(func(_ *testing.T, s string) {
		if judged, err := sure.Read(strings.NewReader(s)); err == nil && len(judged) > 0 {
			sure.Reliability([]sure.Guess{{Chance: new(sure.Model).Right(judged[0].Traits)}})
		}
	})
}
