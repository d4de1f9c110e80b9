package merge_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"entente/lang/en"
	"entente/merge"
)

func kin(t testing.TB) *merge.Kin {
	t.Helper()
	k, err := merge.LoadKin(en.FS)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestRelatedWords(t *testing.T) {
	k := kin(t)
	for pair, want := range map[string]bool{
		"earthquake tremor": true, "quakes quake": true, "shelled bombardment": true, "met meeting": true, "Killed slaying": true,
		"resigned quit": true, "acquisition takeover": true, "invasion invaded": true, "signing inked": true,
		"shot killed": false, "earthquake flood": false, "met resigned": false, "bombed visited": false, "said tremor": false,
	} {
		a, b, _ := strings.Cut(pair, " ")
		if k.Related(a, b) != want || k.Related(b, a) != want {
			t.Errorf("%s and %s can name one happening: want %v", a, b, want)
		}
	}
}

func TestKinOfTheListAreUsable(t *testing.T) {
	k := kin(t)
	if k.Related("", "meet") || k.Related("the", "of") {
		t.Error("words of no class are related")
	}
	_, err := merge.LoadKin(fstest.MapFS{"kin.txt": {Data: []byte("meet talk\nform: met\n")}})
	if err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("a form of no word: %v", err)
	}
}

// sightings reads "paper: word word *word word" lines: the starred word is
// sighted, the rest stand around it.
func sightings(lines ...string) []merge.Sighting {
	var all []merge.Sighting
	for n, line := range lines {
		paper, clause, _ := strings.Cut(line, ": ")
		s := merge.Sighting{Paper: paper, Sentence: n}
		for _, w := range strings.Fields(clause) {
			if sighted, ok := strings.CutPrefix(w, "*"); ok {
				s.Word = sighted
			} else {
				s.Around = append(s.Around, w)
			}
		}
		all = append(all, s)
	}
	return all
}

var papers = []merge.Paper{
	{ID: "a", Topic: "1", Words: strings.Fields("An earthquake struck Velmara harbour on Tuesday and brought down the old lighthouse of Velmara")},
	{ID: "b", Topic: "1", Words: strings.Fields("The tremor in Velmara on Tuesday left the lighthouse in ruins harbour officials told")},
	{ID: "c", Topic: "1", Words: strings.Fields("A quake in distant Orsk province shook vineyards farmers reported cracked cellars Monday")},
	{ID: "d", Topic: "2", Words: strings.Fields("An earthquake struck Velmara harbour on Tuesday and brought down the old lighthouse of Velmara")},
	{ID: "e", Topic: "1", Words: strings.Fields("Parliament votes budget pensions taxes coalition")},
}

func TestSame(t *testing.T) {
	k := kin(t)
	for name, c := range map[string]struct {
		lines []string
		want  []int
	}{
		"two words, alike clauses":             {[]string{"a: *earthquake Velmara harbour Tuesday lighthouse", "b: *tremor Velmara Tuesday lighthouse"}, []int{0, 0}},
		"two words, other matters":             {[]string{"a: *earthquake Velmara harbour Tuesday lighthouse", "c: *quake Orsk vineyards"}, []int{0, 1}},
		"two words, nothing alike":             {[]string{"a: *earthquake Velmara Tuesday", "b: *tremor harbour officials"}, []int{0, 1}},
		"words that name different things":     {[]string{"a: *earthquake Velmara Tuesday", "b: *ruin Velmara Tuesday"}, []int{0, 1}},
		"one word of one matter":               {[]string{"a: *struck Velmara", "b: *strike officials"}, []int{0, 0}},
		"topics are apart":                     {[]string{"a: *earthquake Velmara", "d: *earthquake Velmara"}, []int{0, 1}},
		"a word that names anything":           {[]string{"a: *say lighthouse harbour", "b: *say lighthouse harbour", "b: *say officials ruins"}, []int{0, 0, 1}},
		"what one sentence names twice is two": {[]string{"a: *quake Velmara lighthouse Tuesday", "a: *tremor Velmara lighthouse Tuesday"}, []int{0, 1}},
	} {
		t.Run(name, func(t *testing.T) {
			seen := sightings(c.lines...)
			if strings.HasPrefix(name, "what one sentence") {
				seen[1].Sentence = seen[0].Sentence
			}
			if got := k.Same(papers, seen); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestSameInAnyOrder(t *testing.T) {
	k := kin(t)
	all := sightings("a: *earthquake Velmara harbour Tuesday lighthouse", "b: *tremor Velmara Tuesday lighthouse", "c: *quake Orsk vineyards",
		"a: *say lighthouse harbour", "b: *say lighthouse harbour", "b: *ruins Velmara", "a: *strike Velmara harbour", "d: *strike Velmara", "e: *vote budget")
	together := func(seen []merge.Sighting, of []int) map[[2]int]bool {
		pairs := map[[2]int]bool{}
		for i := range seen {
			for j := range seen {
				if of[i] == of[j] {
					pairs[[2]int{seen[i].Sentence, seen[j].Sentence}] = true
				}
			}
		}
		return pairs
	}
	want := together(all, k.Same(papers, all))
	rapid.Check(t, func(t *rapid.T) {
		seen := rapid.Permutation(all).Draw(t, "sightings")
		got := together(seen, k.Same(rapid.Permutation(papers).Draw(t, "papers"), seen))
		if len(got) != len(want) {
			t.Fatalf("got %v, want %v", got, want)
		}
		for p := range got {
			if !want[p] {
				t.Fatalf("%v are one in this order", p)
			}
		}
	})
}
