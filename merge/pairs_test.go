package merge_test

import (
	"strings"
	"testing"

	"entente"
	"entente/merge"
)

// Two short reports each, of one happening in other words or of one that is like it: another day, another town,
// another minister, another number. A report is "document | type, parties, day | place | mode | persons | words"; the
// CAMEO code stands before the type where it matters.
func TestOneOrTwo(t *testing.T) {
	for name, c := range map[string]struct {
		first, second string
		one           bool
	}{
		// who signs
		"a people signs for its state":       {"a3 | 057:SUPPORT KAZ,CHN > - 2025-05-03 certain past | Odesa | - | - | put their names to a declaration", "b5 | 057:SUPPORT CHN/CVL > - - certain past | Odesa | - | - | the Chinese set their signatures to a text", true},
		"a people signs, elsewhere":          {"a3 | 057:SUPPORT KAZ,CHN > - 2025-05-03 certain past | Odesa | - | - | put their names to a declaration", "b5 | 057:SUPPORT CHN/CVL > - - certain past | Kharkiv | - | - | the Chinese set their signatures to a text", false},
		"another people signs":               {"a3 | 057:SUPPORT KAZ,CHN > - 2025-05-03 certain past | Odesa | - | - | put their names to a declaration", "b5 | 057:SUPPORT UZB/CVL > - - certain past | Odesa | - | - | the Uzbeks set their signatures to a text", false},
		"the same two sign, two days later":  {"a3 | 057:SUPPORT KEN,ETH > - 2025-05-03 certain past | - | - | - | signed an accord on markets", "b5 | 057:SUPPORT KEN > ETH - certain past | - | - | - | they have concluded a deal", true},
		"the same two sign, a week later":    {"a3 | 057:SUPPORT KEN,ETH > - 2025-05-03 certain past | - | - | - | signed an accord on markets", "b9 | 057:SUPPORT KEN > ETH - certain past | - | - | - | they have concluded a deal", false},
		"another two sign, two days later":   {"a3 | 057:SUPPORT KEN,ETH > - 2025-05-03 certain past | - | - | - | signed an accord on markets", "b5 | 057:SUPPORT KEN > UGA - certain past | - | - | - | signed an accord on markets", false},
		"the same two sign on another day":   {"a3 | 057:SUPPORT KEN,ETH > - 2025-05-03 certain past | - | - | - | signed an accord on markets", "b6 | 057:SUPPORT KEN > ETH 2025-05-06 certain past | - | - | - | signed a treaty on water", false},
		"two take up relations":              {"a3 | 050:SUPPORT KOR,CUB > - 2025-05-03 certain past | - | - | - | established relations", "b3 | 054:SUPPORT CUB > KOR 2025-05-03 certain past | - | - | - | recognised the republic", true},
		"another two take up relations":      {"a3 | 050:SUPPORT KOR,CUB > - 2025-05-03 certain past | - | - | - | established relations", "b3 | 054:SUPPORT CUB > SYR 2025-05-03 certain past | - | - | - | recognised the republic", false},
		"relations, and praise":              {"a3 | 050:SUPPORT KOR,CUB > - 2025-05-03 certain past | - | - | - | established relations", "b3 | 051:SUPPORT CUB > KOR 2025-05-03 certain past | - | - | - | praised the republic", false},
		"two take up relations another day":  {"a3 | 050:SUPPORT KOR,CUB > - 2025-05-03 certain past | - | - | - | established relations", "b6 | 054:SUPPORT CUB > KOR 2025-05-06 certain past | - | - | - | recognised the republic", false},
		"one of two is told, in like words":  {"a3 | AGREE CHN > ARG 2025-05-03 certain past | - | - | - | let it use more of the swap line", "a3 | AGREE ARG > CHN 2025-05-03 certain past | - | - | - | will use more of the swap line", true},
		"they pledge to others":              {"a3 | AGREE CHN > ARG 2025-05-03 certain past | - | - | - | let it use the swap line", "b3 | AGREE CHN > BRA 2025-05-03 certain past | - | - | - | let it use the swap line", false},
		"fourteen tanks, or 14":              {"a3 | AGREE DEU > UKR 2025-05-03 certain past | - | - | - | will send 14 Leopard tanks", "b4 | AGREE DEU > tanks - certain past | - | - | - | has agreed to give fourteen Leopards", true},
		"tanks, and seats at a summit":       {"a3 | AGREE DEU > UKR 2025-05-03 certain past | - | - | - | will send 14 Leopard tanks", "b4 | AGREE DEU > seats - certain past | - | - | - | has agreed to host a summit of farmers", false},
		"a ship, or a vessel":                {"a3 | REJECT JPN > CHN 2025-05-03 certain past | - | - | - | complained of a freighter off the islet", "b3 | REJECT JPN > - 2025-05-03 certain past | - | - | - | protested against the vessel near the island", true},
		"a ship, or a factory":               {"a3 | REJECT JPN > CHN 2025-05-03 certain past | - | - | - | complained of a freighter off the islet", "b3 | REJECT JPN > - 2025-05-03 certain past | - | - | - | protested against prices of steel", false},
		"troops at the frontier, or border":  {"a3 | MOBILIZE POL > BLR 2025-05-03 certain past | - | - | - | sent troops to the frontier", "b5 | MOBILIZE POL > BLR - certain past | - | - | - | had moved soldiers up to the border", true},
		"troops, and a radar":                {"a3 | MOBILIZE POL > BLR 2025-05-03 certain past | - | - | - | sent troops to the frontier", "b5 | MOBILIZE POL > BLR - certain past | - | - | - | switched a radar on", false},
		"whom gunmen hit at home":            {"a3 | ASSAULT UKR/REB > UKR/MIL 2025-05-03 certain past | - | - | - | attacked two posts in the delta", "b4 | ASSAULT UKR/REB > posts - certain past | - | - | - | assaulted posts of the delta at night", true},
		"whom gunmen hit at home, elsewhere": {"a3 | ASSAULT UKR/REB > UKR/MIL 2025-05-03 certain past | Odesa | - | - | attacked two posts in the delta", "b3 | ASSAULT UKR/REB > UKR 2025-05-03 certain past | Kharkiv | - | - | attacked two posts in the delta", false},
		"gunmen hit a bus":                   {"a3 | ASSAULT UKR/REB > UKR/MIL 2025-05-03 certain past | - | - | - | attacked two posts in the delta", "b4 | ASSAULT UKR/REB > bus - certain past | - | - | - | shot at pupils on a road", false},
		// when
		"of a week, and of its month":      {"a9 | CONSULT RUS > PRK week:2025-05-02 certain past | - | visit | RUS:Shoigu | went there last week", "b9 | CONSULT RUS > PRK month:2025-05-01 certain past | - | visit | RUS:Shoigu | since he was there in May", true},
		"of a week, and another in May":    {"a9 | CONSULT RUS > PRK week:2025-05-02 certain past | - | visit | RUS:Shoigu | went there last week", "b9 | CONSULT RUS > PRK month:2025-05-01 certain past | - | visit | RUS:Lavrov | since he was there in May", false},
		"of a week, and of another month":  {"a9 | CONSULT RUS > PRK week:2025-05-02 certain past | - | visit | RUS:Shoigu | went there last week", "b9 | CONSULT RUS > PRK month:2025-03-01 certain past | - | visit | RUS:Shoigu | since he was there in March", false},
		"assaults of a week, and of May":   {"a9 | ASSAULT RUS > UKR week:2025-05-02 certain past | - | - | - | bombs burned silos of grain", "b9 | ASSAULT RUS > UKR month:2025-05-01 certain past | - | - | - | shot at a bus", false},
		"the day after, without a day":     {"a3 | EXPEL RUS > DEU 2025-05-03 certain past", "b4 | EXPEL RUS > DEU - certain past", true},
		"two days after, not alike":        {"a3 | ACCUSE RUS > DEU 2025-05-03 certain past | - | - | - | blamed it for a spy", "b5 | ACCUSE RUS > DEU - certain past | - | - | - | denounced a film", false},
		"two days after, alike":            {"a3 | ACCUSE RUS > DEU 2025-05-03 certain past | - | - | - | blamed it for a spy in the ministry", "b5 | ACCUSE RUS > DEU - certain past | - | - | - | had denounced the agent in the ministry", true},
		"other ministers":                  {"a3 | CONSULT RUS > PRK 2025-05-03 certain past | - | - | RUS:Lavrov,PRK:Choe | spoke of grain", "b3 | CONSULT RUS > PRK 2025-05-03 certain past | - | - | RUS:Belousov,PRK:No | spoke of grain", false},
		"the state, and its minister":      {"a3 | CONSULT RUS > PRK 2025-05-03 certain past | - | - | RUS:Lavrov,PRK:Choe | spoke of grain", "b3 | CONSULT PRK,RUS > - 2025-05-03 certain past | - | - | - | talks on fish", true},
		"at a dinner, without the partner": {"a3 | CONSULT RUS > PRK 2025-05-03 certain past | Odesa | - | - | spoke of grain", "a3 | CONSULT RUS > - 2025-05-03 certain past | Odesa | - | - | sat down to dinner", true},
	} {
		ms := details(strings.Replace(c.first, "057:", "", 1), strings.Replace(c.second, "057:", "", 1))
		for i, line := range []string{c.first, c.second} {
			if _, rest, _ := strings.Cut(line, " | "); len(rest) > 4 && rest[3] == ':' {
				doc, _, _ := strings.Cut(line, " | ")
				ms[i] = detailed(ms[i].ID, doc, rest[4:])
				ms[i].CAMEO = rest[:3]
			}
		}
		both := []entente.Mention{ms[0], ms[1]}
		if got := len(merge.Merger{Kin: kin(t)}.Events(both, library)) == 1; got != c.one {
			t.Errorf("%s: one: %v, want %v", name, got, c.one)
		}
	}
}

// A town that an assault was on, which stands for its state, tells which of two it is, whatever else its document tells.
func TestTownThatWasHit(t *testing.T) {
	for town, want := range map[string]string{"Odesa": "05-03 ASSAULT m0; 05-03 ASSAULT m2+m1", "Kharkiv": "05-03 ASSAULT m0+m2; 05-03 ASSAULT m1"} {
		ms := details("a3 | ASSAULT RUS > UKR 2025-05-03 certain past | Kharkiv | - | - | a drone struck a car", "b3 | ASSAULT RUS > UKR 2025-05-03 certain past | Odesa | - | - | bombs fell by day",
			"a3 | ASSAULT RUS > UKR 2025-05-03 certain past | - | - | - | raids went on by day")
		ms[2].Recipients[0].Text = town
		if got := sortedShape(merge.Merger{Kin: kin(t)}.Events(ms, library)); got != want {
			t.Errorf("%s: got %s, want %s", town, got, want)
		}
	}
}
