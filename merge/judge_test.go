package merge_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"entente"
	"entente/merge"
)

// claim reads "certain:KOR by Wire" or "denied by party": a standing, and whom
// the document has it from, or that a party speaks in it.
func claim(text string) merge.Claim {
	how, from, _ := strings.Cut(text, " by ")
	c := merge.Claim{Standing: standing(how), Origin: from}
	c.Party = from == "party"
	return c
}

func claims(text string) []merge.Claim {
	var all []merge.Claim
	for _, one := range strings.Split(text, ", ") {
		all = append(all, claim(one))
	}
	return all
}

func TestJudge(t *testing.T) {
	for text, want := range map[string]entente.Status{
		"certain by A":                                      entente.StatusReported,
		"certain by A, certain by A":                        entente.StatusReported,
		"certain by A, certain by B":                        entente.StatusCorroborated,
		"certain by , certain by ":                          entente.StatusReported,
		"certain:KOR by A, certain:KOR by B":                entente.StatusAlleged,
		"certain by A, certain:KOR by B":                    entente.StatusReported,
		"possible past:KOR by A":                            entente.StatusAlleged,
		"possible by A, possible by B":                      entente.StatusPossible,
		"future by A, future by B":                          entente.StatusPossible,
		"future by party":                                   entente.StatusPossible,
		"denied by A":                                       entente.StatusDenied,
		"denied by party, future by A":                      entente.StatusDenied,
		"certain by A, certain by B, denied by C":           entente.StatusDisputed,
		"certain by party":                                  entente.StatusConfirmed,
		"certain by party, denied by A":                     entente.StatusConfirmed,
		"certain by A, denied by party":                     entente.StatusDisputed,
		"denied by party, certain by party":                 entente.StatusConfirmed,
		"certain by party, denied by party":                 entente.StatusDisputed,
		"possible past:RUS by party":                        entente.StatusAlleged,
		"possible past:KOR by A, certain by B, denied by C": entente.StatusDisputed,
	} {
		if got := merge.Judge(claims(text)); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// What is added to the claims never makes of a thing less than it was, unless it
// denies.
func TestMoreClaimsVouchForMore(t *testing.T) {
	rank := map[entente.Status]int{entente.StatusPossible: 0, entente.StatusAlleged: 1, entente.StatusReported: 2, entente.StatusCorroborated: 3, entente.StatusConfirmed: 4}
	rapid.Check(t, func(t *rapid.T) {
		one := rapid.Custom(func(t *rapid.T) merge.Claim {
			how := rapid.SampledFrom([]string{"certain", "certain:KOR", "possible past:KOR", "possible", "future"}).Draw(t, "how")
			return claim(how + " by " + rapid.SampledFrom([]string{"A", "B", "C", "", "party"}).Draw(t, "by"))
		})
		all := rapid.SliceOfN(one, 1, 6).Draw(t, "claims")
		if before, after := merge.Judge(all[:len(all)-1]), merge.Judge(all); rank[after] < rank[before] {
			t.Fatalf("%s after %s", after, before)
		}
		all = append(all, claim("denied by A"))
		if s := merge.Judge(all); s != entente.StatusDenied && s != entente.StatusDisputed && s != entente.StatusConfirmed {
			t.Fatalf("%s, though it is denied", s)
		}
	})
}

// Who is hit by an attack accuses; who is given aid confirms. A state's own medium
// speaks for it, and somebody else's does not.
func TestWhoSpeaks(t *testing.T) {
	attack := entente.Event{Quad: 4, Actors: entities("RUS"), Recipients: entities("UKR")}
	aid := entente.Event{Quad: 2, Actors: entities("PRK"), Recipients: entities("RUS")}
	state := entente.Publisher{Name: "Own", Country: "RUS", StateControlled: true}
	paper := entente.Publisher{Name: "Paper", Country: "RUS"}
	for name, c := range map[string]struct {
		e     *entente.Event
		how   string
		by    entente.Publisher
		wants bool
	}{
		"who was hit":             {&attack, "certain:UKR", paper, false},
		"who hit":                 {&attack, "certain:RUS", paper, true},
		"who was given":           {&aid, "certain:RUS", paper, true},
		"a third":                 {&aid, "certain:KOR", paper, false},
		"its own medium":          {&attack, "certain", state, true},
		"a paper there":           {&attack, "certain", paper, false},
		"its medium on a third's": {&attack, "certain:KOR", state, false},
	} {
		if got := merge.Speaks(standing(c.how), []entente.Publisher{c.by}, merge.Parties(c.e)); got != c.wants {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// Two papers of one origin are one voice, in events and in ledgers; before the
// origins are known they count as two.
func TestOriginsDecide(t *testing.T) {
	ms := details("a4 | AID PRK > RUS 2025-05-03 certain past", "b4 | AID PRK > RUS 2025-05-03 certain past")
	e := merge.Events(ms, library)[0]
	ts := transfers("a4: PRK > RUS | missiles | 12 | delivered | 2025-05-03 | certain", "b4: PRK > RUS | missiles | 12 | delivered | 2025-05-03 | certain")
	v := merge.Transfers(ts, library, nil)[0]
	cs := merge.Capabilities(capabilities("a4: launch | ICBM | Hwasong-18 | 0 | 2025-05-03 | certain", "b4: launch | ICBM | Hwasong-18 | 0 | 2025-05-03 | certain"), library, nil)
	if e.Status != entente.StatusCorroborated || v.Status != entente.StatusCorroborated || len(cs) != 1 || cs[0].Status != entente.StatusCorroborated {
		t.Fatalf("before: %s, %s, %+v", e.Status, v.Status, cs)
	}
	for outlets, want := range map[string]entente.Status{"own": entente.StatusCorroborated, "one": entente.StatusReported} {
		tr := tracer(func(id string) string {
			if outlets == "one" {
				return "One agency"
			}
			return id
		})
		var all []merge.Witness
		for i := range ms {
			d, _ := library(ms[i].DocumentID)
			all = append(all, merge.Witness{ID: fmt.Sprint(i), Document: d, Standing: ms[i].Standing})
		}
		tr.Event(&e, all)
		tr.Transfer(&v, all)
		tr.Capability(&cs[0], all)
		if e.Status != want || v.Status != want || cs[0].Status != want || len(v.Origins) != len(e.Origins) {
			t.Errorf("%s: %s, %s and %s of %d origins, want %s", outlets, e.Status, v.Status, cs[0].Status, len(v.Origins), want)
		}
	}
}
