package merge_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"entente"
	"entente/merge"
)

// capability reads "test | ICBM | Hwasong-18 missile | 1 | 2025-05-03 |
// certain:KOR" of North Korea, of a document.
func capability(id, doc, text string) entente.Capability {
	f := strings.Split(text, " | ")
	c := entente.Capability{ID: id, DocumentID: doc, State: entities("PRK")[0], Change: f[0], Programme: f[1], Weapon: strings.Trim(f[2], "-")}
	c.Count, _ = strconv.Atoi(f[3])
	if f[4] != "-" {
		c.Date.Time, _ = time.Parse(time.DateOnly, f[4])
		c.Date.Precision = entente.Day
	}
	c.Standing = standing(f[5])
	return c
}

func capabilities(lines ...string) []entente.Capability {
	var all []entente.Capability
	for i, line := range lines {
		doc, text, _ := strings.Cut(line, ": ")
		all = append(all, capability("c"+string(rune('0'+i)), doc, text))
	}
	return all
}

func capabilityReports(all []entente.RegisteredCapability) [][]string {
	var out [][]string
	for _, c := range all {
		out = append(out, c.Reports)
	}
	return out
}

func TestCapabilities(t *testing.T) {
	for name, c := range map[string]struct {
		reports []string
		want    string
	}{
		"a test is a launch of the same day": {
			[]string{"a4: test | ICBM | - | 0 | 2025-05-03 | certain", "b5: launch | ICBM | ICBM | 0 | 2025-05-03 | certain"}, "c0+c1"},
		"reported the day after": {
			[]string{"a4: test | ICBM | - | 0 | 2025-05-03 | certain", "b5: launch | ICBM | - | 0 | - | certain"}, "c0+c1"},
		"a missile is the ICBM": {
			[]string{"a4: launch | ballistic missile | missile | 0 | 2025-05-03 | certain", "b5: launch | ICBM | - | 0 | 2025-05-03 | certain"}, "c0+c1"},
		"a short-range missile is not the ICBM": {
			[]string{"a4: launch | ballistic missile | short-range missile | 0 | 2025-05-03 | certain", "b5: launch | ICBM | - | 0 | 2025-05-03 | certain"}, "c0 c1"},
		"what one calls medium is what another calls intermediate": {
			[]string{"a4: launch | ballistic missile | medium-range missile | 0 | 2025-05-03 | certain", "b5: launch | ballistic missile | intermediate-range missile | 0 | 2025-05-03 | certain"}, "c0+c1"},
		"but neither of two programmes": {
			[]string{"a4: launch | ballistic missile | missile | 0 | 2025-05-03 | certain", "b5: launch | ICBM | - | 0 | 2025-05-03 | certain", "c5: launch | cruise | - | 0 | 2025-05-03 | certain"}, "c0 c1 c2"},
		"two weapons are two": {
			[]string{"a4: launch | ICBM | Hwasong-17 | 0 | 2025-05-03 | certain", "b5: launch | ICBM | Hwasong-18 missile | 0 | 2025-05-03 | certain"}, "c0 c1"},
		"one name in two spellings": {
			[]string{"a4: launch | ICBM | Hwasong-18 | 0 | 2025-05-03 | certain", "b5: launch | ICBM | the Hwasong‑18 missile | 0 | 2025-05-03 | certain"}, "c0+c1"},
		"two tests in a week are two": {
			[]string{"a9: test | ICBM | - | 0 | 2025-05-03 | certain", "b9: test | ICBM | - | 0 | 2025-05-08 | certain"}, "c0 c1"},
		"an expansion takes its time": {
			[]string{"a9: expansion | nuclear | - | 0 | 2025-05-03 | certain", "b9: expansion | nuclear | - | 0 | 2025-04-20 | certain"}, "c0+c1"},
		"what is planned is not what was done": {
			[]string{"a4: launch | satellite | - | 0 | 2025-05-03 | future", "b5: launch | satellite | - | 0 | 2025-05-03 | certain"}, "c0 c1"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := merged(capabilityReports(merge.Capabilities(capabilities(c.reports...), library, nil))); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestCapabilitySaysTogether(t *testing.T) {
	all := capabilities("a4: launch | satellite | satellite | 1 | 2025-05-03 | certain:KOR", "b5: failed test | satellite | Chollima-1 carrier rocket | 2 | 2025-05-03 | certain:PRK")
	all[0].Parameters, all[1].Parameters = map[string]string{"altitude": "200 km"}, map[string]string{"altitude": "500 km"}
	got := merge.Capabilities(all, library, nil)
	if len(got) != 1 {
		t.Fatalf("%d entries", len(got))
	}
	v := got[0]
	if v.Status != entente.StatusConfirmed || v.Weapon != "Chollima-1 carrier rocket" || v.State.Code != "PRK" || len(v.Parameters) != 2 ||
		v.Parameters[0].Claimed || !v.Parameters[1].Claimed || v.Parameters[0].By.Code != "KOR" {
		t.Errorf("got %+v", v)
	}
	if lead, ok := v.LeadTime(); !ok || lead != 24*time.Hour {
		t.Errorf("lead time %v", lead)
	}
	if want := []string{"Different numbers by different reports: 1 2.", "1 report says that it failed."}; !slices.Equal(v.Conflicts, want) {
		t.Errorf("conflicts %q, want %q", v.Conflicts, want)
	}
}

func TestCapabilityFamily(t *testing.T) {
	all := capabilities("a4: launch | ICBM | - | 0 | - | certain", "b5: test | ballistic missile | - | 0 | - | certain", "c5: test | nuclear | - | 0 | - | certain", "d5: launch | ICBM | - | 0 | - | certain")
	all[3].Standing.Time = entente.Historical
	if merge.CapabilityFamily(&all[0]) != merge.CapabilityFamily(&all[1]) {
		t.Error("a launch and a test of missiles are of two families")
	}
	for _, o := range all[2:] {
		if merge.CapabilityFamily(&all[0]) == merge.CapabilityFamily(&o) {
			t.Errorf("%+v is of the family", o)
		}
	}
}

func TestOrderOfCapabilitiesDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pick := func(what string, of ...string) string { return rapid.SampledFrom(of).Draw(t, what) }
		var lines []string
		for range rapid.IntRange(1, 14).Draw(t, "n") {
			lines = append(lines, pick("document", "a1", "b4", "c6", "d9")+": "+strings.Join([]string{
				pick("change", "test", "launch", "failed test"), pick("programme", "ICBM", "ballistic missile", "cruise"),
				pick("weapon", "-", "missile", "Hwasong-17", "Hwasong-18"), pick("count", "0", "1", "2"),
				pick("date", "-", "2025-05-03", "2025-05-04", "2025-04-29"), pick("standing", "certain", "certain:KOR", "certain:PRK", "future", "denied:PRK"),
			}, " | "))
		}
		all := capabilities(lines...)
		want := merge.Capabilities(slices.Clone(all), library, nil)
		if d := cmp.Diff(want, merge.Capabilities(rapid.Permutation(all).Draw(t, "shuffled"), library, nil)); d != "" {
			t.Fatal(d)
		}
		n := 0
		for _, v := range want {
			n += len(v.Reports)
		}
		if n != len(all) {
			t.Fatalf("%d of %d reports are in the register", n, len(all))
		}
	})
}
