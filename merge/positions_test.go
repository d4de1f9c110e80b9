package merge_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"entente"
	"entente/lang/en"
	"entente/merge"
)

// telling is a text of sentences, each on a line, and a reading of it that
// tests add to.
type telling struct {
	doc entente.Document
	rd  entente.Reading
	reg map[[2]string]string
}

func tell(lines ...string) *telling {
	v := &telling{doc: entente.Document{ID: "a4", Text: strings.Join(lines, "\n")}, reg: map[[2]string]string{}}
	at := 0
	for _, l := range lines {
		v.rd.Sentences = append(v.rd.Sentences, entente.SentenceResult{Span: entente.Span{Start: at, End: at + len(l)}})
		at += len(l) + 1
	}
	return v
}

// at finds words in the text.
func (v *telling) at(words string) entente.Finding {
	i := strings.Index(v.doc.Text, words)
	if i < 0 {
		panic(words + " does not stand in the text")
	}
	return entente.Finding{Quote: words, Spans: []entente.Span{{Start: i, End: i + len(words)}}}
}

func (v *telling) agreement(title, words, parties string) *telling {
	id := "r-" + title
	v.rd.Agreements = append(v.rd.Agreements, entente.Agreement{ID: id, Title: title, Parties: entities(parties), Finding: v.at(words)})
	v.reg[[2]string{"agreement", id}] = "agreement of " + title
	return v
}

func (v *telling) transfer(item, words, from, to string) *telling {
	v.rd.Transfers = append(v.rd.Transfers, entente.Transfer{ID: item, Items: []entente.Item{{Text: item}}, Suppliers: entities(from), Recipients: entities(to), Finding: v.at(words)})
	v.reg[[2]string{"transfer", item}] = "transfer of " + item
	return v
}

func (v *telling) launch(weapon, words, state string) *telling {
	v.rd.Capabilities = append(v.rd.Capabilities, entente.Capability{ID: weapon, Weapon: weapon, Change: "launch", State: entities(state)[0], Finding: v.at(words)})
	v.reg[[2]string{"capability", weapon}] = "launch of " + weapon
	return v
}

func (v *telling) event(words, actors, recipients string) *telling {
	f := v.at(words)
	v.rd.Mentions = append(v.rd.Mentions, entente.Mention{ID: words, Trigger: entente.Evidence{Text: words, Span: f.Spans[0]}, Actors: entities(actors), Recipients: entities(recipients)})
	v.reg[[2]string{"event", words}] = "event of " + words
	return v
}

// link is what a position with given words is about whom is linked to.
func (v *telling) link(t *testing.T, words, about string) string {
	t.Helper()
	things, err := merge.LoadThings(en.FS)
	if err != nil {
		t.Fatal(err)
	}
	v.rd.Positions = []entente.Position{{ID: "p", Actor: entities("KOR")[0], Stance: "concern", Finding: v.at(words),
		About: []entente.Topic{{Kind: "topic", Entities: entities(about)}}}}
	links := things.Links(&v.rd, &v.doc, v.reg)
	if len(links) != 1 || links[0].Position != "p" || links[0].Reason == "" {
		t.Fatalf("links %+v", links)
	}
	return links[0].About.Kind + ": " + links[0].About.ID
}

func TestLinks(t *testing.T) {
	for name, c := range map[string]struct {
		v                  *telling
		words, about, want string
	}{
		"the agreement of its sentence": {tell("Seoul is alarmed by the pact that Russia and North Korea signed.").agreement("mutual defence treaty", "signed", "RUS,PRK"),
			"alarmed", "RUS,PRK", "agreement: agreement of mutual defence treaty"},
		"the pact told of before": {tell("Russia and North Korea signed a treaty.", "Nothing else was said.", "Seoul voiced concern about the pact of Russia and North Korea.").
			agreement("mutual defence treaty", "signed", "RUS,PRK"), "concern", "RUS,PRK", "agreement: agreement of mutual defence treaty"},
		"the last of two launches": {tell("North Korea launched a satellite.", "Later North Korea fired a missile.", "Seoul condemned the launch.").
			launch("satellite", "launched a satellite", "PRK").launch("missile", "fired a missile", "PRK"), "condemned", "PRK", "capability: launch of missile"},
		"the one that is named of two": {tell("North Korea launched a satellite.", "Later North Korea fired a missile.", "Seoul condemned North Korea over the satellite.").
			launch("satellite", "launched a satellite", "PRK").launch("Hwasong", "fired a missile", "PRK"), "condemned", "PRK", "capability: launch of satellite"},
		"shells": {tell("Pyongyang sent shells to Moscow.", "Seoul condemned Pyongyang over the shells.").transfer("shells", "sent shells", "PRK", "RUS"),
			"condemned", "PRK", "transfer: transfer of shells"},
		"a thing that others have a part in": {tell("Iran and China signed a pact.", "Seoul voiced concern about the pact of Russia and North Korea.").agreement("pact", "signed", "IRN,CHN"),
			"concern", "RUS,PRK", "tie: PRK-RUS"},
		"a thing that is told of later only": {tell("Seoul voiced concern about a pact of Russia and North Korea.", "Russia and North Korea signed a pact.").agreement("pact", "signed", "RUS,PRK"),
			"concern", "RUS,PRK", "tie: PRK-RUS"},
		"an event of its sentence": {tell("Seoul condemned the visit of Putin to North Korea.").event("visit", "RUS", "PRK").event("condemned", "KOR", "RUS"),
			"condemned", "RUS", "event: event of visit"},
		"a thing in a ledger before the event that tells of it": {tell("Seoul condemned the signing by Russia and North Korea of a pact.").event("signing", "RUS", "PRK").agreement("pact", "pact", "RUS,PRK"),
			"condemned", "RUS,PRK", "agreement: agreement of pact"},
		"its own mention is not what it is about": {tell("Seoul condemned North Korea.").event("condemned", "KOR", "PRK"), "condemned", "PRK", "topic: PRK"},
		"the launch, of nobody named": {tell("North Korea launched a satellite.", "Seoul condemned the launch.").launch("satellite", "launched a satellite", "PRK"),
			"condemned", "the launch", "capability: launch of satellite"},
		"sanctions, an event told of before": {tell("America imposed sanctions on North Korea.", "Seoul hailed the sanctions.").event("sanctions", "USA", "PRK").event("hailed", "KOR", "the sanctions"),
			"hailed", "the sanctions", "event: event of sanctions"},
		"what nothing is called by": {tell("North Korea launched a satellite.", "Seoul condemned the decision.").launch("satellite", "launched a satellite", "PRK"),
			"condemned", "the decision", "topic: the decision"},
		"its own other deed": {tell("Seoul urged North Korea to stop and condemned North Korea.").event("condemned", "KOR", "PRK"), "urged", "PRK", "topic: PRK"},
		"a launch that has a ledger before the event of it": {tell("A rocket was fired by North Korea.", "North Korea said the launch failed.", "Seoul condemned the launch.").
			launch("missile", "fired", "PRK").event("launch failed", "PRK", ""), "condemned", "the launch", "capability: launch of missile"},
		"another's condemnation": {tell("America condemned North Korea.", "Seoul condemned North Korea.").event("America condemned", "USA", "PRK"),
			"Seoul condemned", "PRK", "topic: PRK"},
		"nobody that has a code": {tell("Seoul condemned the raiders.").event("condemned", "KOR", "raiders"), "condemned", "raiders", "topic: raiders"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.v.link(t, c.words, c.about); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestLinkThatTheCoderMade(t *testing.T) {
	v := tell("Seoul is alarmed.").agreement("pact", "Seoul", "RUS,PRK")
	v.rd.Positions = []entente.Position{{ID: "p", About: []entente.Topic{{Kind: "agreement", ID: "r-pact"}}}}
	if l := (merge.Things{}).Links(&v.rd, &v.doc, v.reg); l[0].About.ID != "agreement of pact" {
		t.Errorf("got %+v", l)
	}
}

func TestLoadThings(t *testing.T) {
	for name, dir := range map[string]fstest.MapFS{"no file": {}, "no kind": {"things.txt": {Data: []byte("pact, treaty")}}} {
		if _, err := merge.LoadThings(dir); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestPositions(t *testing.T) {
	thing := entente.Topic{Kind: "agreement", ID: "r1"}
	make := func(id, doc, actor, stance string, about entente.Topic, strength float64) (entente.Position, merge.Link) {
		return entente.Position{ID: id, DocumentID: doc, Actor: entities(actor)[0], Stance: stance, Strength: strength}, merge.Link{Position: id, About: about, Reason: "near"}
	}
	rapid.Check(t, func(t *rapid.T) {
		var ps []entente.Position
		var ls []merge.Link
		for i := range rapid.IntRange(1, 10).Draw(t, "n") {
			p, l := make("p"+string(rune('0'+i)), rapid.SampledFrom([]string{"a1", "b5", "c9"}).Draw(t, "document"), rapid.SampledFrom([]string{"KOR", "KOR/MIL", "JPN"}).Draw(t, "actor"),
				rapid.SampledFrom([]string{"alarm", "concern"}).Draw(t, "stance"), thing, rapid.SampledFrom([]float64{0.5, 0.7}).Draw(t, "strength"))
			ps, ls = append(ps, p), append(ls, l)
		}
		want := merge.Positions(ps, ls, library)
		order := rapid.Permutation(slices.Collect(func(yield func(int) bool) {
			for i := range ps {
				yield(i)
			}
		})).Draw(t, "order")
		var ps2 []entente.Position
		var ls2 []merge.Link
		for _, i := range order {
			ps2, ls2 = append(ps2, ps[i]), append(ls2, ls[i])
		}
		if d := cmp.Diff(want, merge.Positions(ps2, ls2, library)); d != "" {
			t.Fatal(d)
		}
		seen := map[string]bool{}
		for _, v := range want {
			key := v.Actor.Code + v.Stance
			if seen[key] {
				t.Fatalf("%s stands there twice", key)
			}
			seen[key] = true
			if v.First.After(v.Latest) || v.About.ID != "r1" {
				t.Fatalf("got %+v", v)
			}
		}
	})
}

func TestPositionFamily(t *testing.T) {
	may, june := entente.Document{Published: day(3)}, entente.Document{Published: day(40)}
	tie, pact := merge.Link{About: entente.Topic{Kind: "tie", ID: "PRK-RUS"}}, merge.Link{About: entente.Topic{Kind: "agreement", ID: "r1"}}
	if merge.PositionFamily(&tie, may) == merge.PositionFamily(&tie, june) {
		t.Error("a stance on a tie is one for all months")
	}
	if merge.PositionFamily(&pact, may) != merge.PositionFamily(&pact, june) {
		t.Error("a stance on an agreement is another each month")
	}
}
