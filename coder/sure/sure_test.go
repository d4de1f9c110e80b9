package sure_test

import (
	"math"
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
