package merge_test

import (
	"slices"
	"strings"
	"testing"

	"entente"
	"entente/merge"
)

// Two reports each with the sentence that they stand in, as a report, its trigger last, and " :: " before its text; what else the second
// document tells comes after " ; ". They are one or like one.
func TestSentences(t *testing.T) {
	const (
		copied  = " :: The harbour authority said that two tankers had been boarded off the cape before dawn."
		on      = " :: The harbour authority said on Friday that two tankers had been boarded off the cape before dawn."
		shorter = " :: Two tankers were boarded off the cape."
		board   = " | COERCE - > tanker - certain past | - | - | - | boarded"
		invite  = " | AGREE KEN > UGA - certain past | - | - | - | invited"
		asked   = " :: The president invited his neighbour to visit the capital in the spring of next year."
		blame   = "a3 | ACCUSE KEN > UGA - certain past | - | - | - | condemned :: Kenya condemned the shipments of rifles through its port."
		summons = "a3 | ACCUSE UKR > UGA 2025-05-03 certain past | - | - | - | called in :: Kyiv called in the envoy of Uganda."
		struck  = "a3 | ASSAULT RUS > UKR 2025-05-03 certain past | Odesa | - | - | bombed :: Russia bombed a depot near Odesa."
		athome  = "b3 | ASSAULT RUS/REB? > RUS/CVL - certain past | - | - | - | hit :: "
		pledge  = " ; b3 | ACCUSE UKR > RUS - certain past | - | - | - | blamed"
	)
	for name, c := range map[string]struct {
		first, second string
		one           bool
	}{
		"a copy that names nobody":              {"a3" + board + copied, "b3" + board + copied, true},
		"a copy, with the day put in":           {"a3" + board + copied, "b3" + board + on, true},
		"a copy, another deed in its sentence":  {"a3" + board + copied, "b3 | COERCE - > tanker - certain past | - | - | - | said" + copied, false},
		"a copy, of another type":               {"a3" + board + copied, "b3 | ASSAULT - > tanker - certain past | - | - | - | boarded" + copied, false},
		"too short to be a copy":                {"a3" + board + shorter, "b3" + board + shorter, false},
		"other words":                           {"a3" + board + copied, "b3" + board + strings.Replace(copied, "two", "six", 1), false},
		"a copy days later that names nobody":   {"a3" + board + copied, "b9" + board + copied, false},
		"a copy of the next day":                {"a3" + invite + asked, "b4" + invite + asked, true},
		"a copy of six days later":              {"a3" + invite + asked, "b9" + invite + asked, false},
		"three days later in other words":       {"a3" + invite + asked, "b6" + invite + " :: A trip to the lake was proposed.", false},
		"three days later, another day named":   {"a3" + invite + strings.Replace(asked, "invited", "invited on Friday", 1), "b6" + invite + strings.Replace(asked, "invited", "invited on Monday", 1), false},
		"a copy with another thing put in":      {"a3 | SANCTION KEN > ships 2025-05-03 certain past | - | - | - | boarded" + copied, "b3 | SANCTION KEN > tankers 2025-05-03 certain past | - | - | - | boarded" + copied, true},
		"we condemn, told by the spokesman":     {blame, "b3 | ACCUSE - > KEN - certain past | - | - | KEN:Mwaura | condemn :: \"We condemn\" the shipments of rifles, Isaac Mwaura told reporters at the port.", true},
		"they condemn the spokesman":            {blame, "b3 | ACCUSE - > KEN - certain past | - | - | KEN:Mwaura | condemn :: They condemn the shipments of rifles of Isaac Mwaura, reporters at the port heard.", false},
		"we condemn, by another state":          {blame, "b3 | ACCUSE - > TZA - certain past | - | - | TZA:Makamba | condemn :: \"We condemn\" the shipments of rifles, January Makamba told reporters at the port.", false},
		"we condemn something else":             {blame, "b3 | ACCUSE - > KEN - certain past | - | - | KEN:Mwaura | condemn :: \"We condemn\" a ruling on tea, Isaac Mwaura told farmers.", false},
		"called to the ministry abroad":         {summons, "b3 | 114:ACCUSE UGA > UGA 2025-05-03 certain past | Odesa | - | - | called :: The envoy of Uganda in Odesa was called to the ministry.", true},
		"called to the ministry elsewhere":      {summons, "b3 | 114:ACCUSE UGA > UGA 2025-05-03 certain past | - | - | - | called :: The envoy of Uganda was called to the ministry.", false},
		"another's envoy is called":             {summons, "b3 | 114:ACCUSE TZA > TZA 2025-05-03 certain past | Odesa | - | - | called :: The envoy of Tanzania in Odesa was called to the ministry.", false},
		"blamed at home, no summons":            {summons, "b3 | 111:ACCUSE UGA > UGA 2025-05-03 certain past | Odesa | - | - | called :: The envoy of Uganda in Odesa was called names.", false},
		"hit on the soil of another":            {struck, athome + "A base on UKRainian soil was hit by drones." + pledge, true},
		"hit at home":                           {struck, athome + "A base in the hills was hit by drones." + pledge, false},
		"hit on the soil of two others":         {struck, athome + "Bases on UKRainian and PRKorean soil were hit." + pledge + " ; b3 | ACCUSE PRK > RUS - certain past | - | - | - | blamed", false},
		"hit on the soil of another, elsewhere": {struck, "b3 | ASSAULT RUS/REB? > RUS/CVL - certain past | Kharkiv | - | - | hit :: A base on UKRainian soil was hit by drones." + pledge, false},
		"hit by those who are named":            {struck, "b3 | ASSAULT RUS/REB > RUS/CVL - certain past | - | - | - | hit :: A base near the UKRainian border was hit by drones." + pledge, false},
	} {
		if got := oneSentence(merge.Merger{Kin: kin(t)}, c.first, c.second); got != c.one {
			t.Errorf("%s: one: %v, want %v", name, got, c.one)
		}
	}
}

// oneSentence reports whether the first reports of two texts are of one event.
func oneSentence(g merge.Merger, first, second string) bool {
	var ms []entente.Mention
	texts := map[string]string{}
	for i, line := range append([]string{first}, strings.Split(second, " ; ")...) {
		line, text, _ := strings.Cut(line, " :: ")
		doc, told, _ := strings.Cut(line, " | ")
		code, rest, ok := strings.Cut(told, ":")
		if ok = ok && len(code) == 3; !ok {
			rest = told
		}
		m := detailed("m"+string(rune('0'+i)), doc, rest)
		if ok {
			m.CAMEO = code
		}
		m.Trigger.Text = m.Quote
		if at := strings.Index(text, m.Quote); at >= 0 && text != "" {
			m.Where, m.Spans, texts[doc] = entente.Body, []entente.Span{{Start: at, End: at + len(m.Quote)}}, text
		}
		for _, es := range [][]entente.Entity{m.Actors, m.Recipients} {
			for n := range es {
				if es[n].Name == "" && !es[n].Inferred && es[n].Sector == "" {
					es[n].Name = es[n].Code
				}
			}
		}
		ms = append(ms, m)
	}
	docs := func(id string) (entente.Document, bool) {
		doc, ok := library(id)
		doc.Text = texts[id]
		return doc, ok
	}
	return slices.ContainsFunc(g.Events(ms, docs), func(e entente.Event) bool {
		return slices.Contains(e.Mentions, ms[0].ID) && slices.Contains(e.Mentions, ms[1].ID)
	})
}
