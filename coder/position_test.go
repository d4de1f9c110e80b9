package coder_test

import (
	"slices"
	"strings"
	"testing"

	"entente"
)

// inShort is a position in short: who, stance, kind of thing, whom it is about.
func inShort(p entente.Position) string {
	who := p.Actor.Code
	if who == "" {
		who = p.Actor.Text
	}
	var about []string
	for _, e := range p.About[0].Entities {
		about = append(about, e.Code)
	}
	slices.Sort(about)
	return strings.TrimSpace(who + " " + p.Stance + " " + p.About[0].Kind + " " + strings.Join(about, " "))
}

func positionsOf(ps []entente.Position) []string {
	var out []string
	for _, p := range ps {
		out = append(out, inShort(p))
	}
	slices.Sort(out)
	return out
}

func TestPositions(t *testing.T) {
	c := newCoder(t)
	for _, tc := range []struct {
		name, text string
		want       []string
	}{
		{"an agreement by name", "Algeria and Tunisia signed a defence pact. Morocco condemned the pact between Algeria and Tunisia.",
			[]string{"MAR condemn agreement DZA TUN"}},
		{"an agreement taken up", "Egypt and Sudan signed a joint defence agreement in Khartoum. Ethiopia voiced its unease at the pact.",
			[]string{"ETH concern agreement EGY SDN"}},
		{"it", "Estonia hailed the accord that Finland and Sweden sealed last week. Moscow took a dim view of it.",
			[]string{"EST welcome agreement FIN SWE", "RUS concern agreement FIN SWE"}},
		{"a launch", "The launch of the missile by North Korea alarmed Japan. Seoul strongly denounced the firing.",
			[]string{"JPN alarm capability PRK", "KOR condemn capability PRK"}},
		{"a sale", "Serbia sold mortars to Armenia in May. The sale drew sharp criticism from Baku.",
			[]string{"AZE condemn transfer ARM SRB"}},
		{"an attack, in the passive", "Israeli jets struck a depot near Damascus on Sunday. The raid was condemned by Syria and Iran.",
			[]string{"IRN condemn event ISR", "SYR condemn event ISR"}},
		{"a tie", "The Philippines and Vietnam have drawn closer. China watches the rapprochement with unease.",
			[]string{"CHN concern tie PHL VNM"}},
		{"all of a list", "The United States, Japan and Australia said they were gravely concerned about Iran.",
			[]string{"AUS concern event IRN", "JPN concern event IRN", "USA concern event IRN"}},
		{"a judgement in what is said", "\"This sale is a grave mistake,\" the Turkish foreign minister said after Washington approved the delivery of F-16 jets to Greece.",
			[]string{"TUR oppose transfer GRC USA"}},
		{"a judgement as a predicate", "North Korea fired a missile. Tokyo called the launch reckless.",
			[]string{"JPN condemn capability PRK"}},
		{"a call", "Belarus expelled diplomats of Latvia. Britain and France urged Minsk to reverse the decision.",
			[]string{"FRA call for event BLR", "GBR call for event BLR"}},
		{"a group taken up", "Peru and Chile signed a free-trade agreement. Bolivia called for sanctions on both countries.",
			[]string{"BOL call for event CHL PER"}},
		{"a denial", "Tehran rejected allegations that it had shipped drones to Sudan.",
			[]string{"IRN deny transfer IRN SDN"}},
		{"a plain denial", "Chad denied that it had sold rifles to Mali.", []string{"TCD deny transfer MLI TCD"}},
		{"a denial in other words", "Rwanda insisted that it had not sent rifles to Congo.",
			[]string{"RWA deny transfer COD RWA"}},
		{"where it is taken so", "The coup in Niger was welcomed in Bamako.",
			[]string{"MLI welcome event NER"}},
		{"holders without a code", "Armenia and Greece signed a defence pact. Western diplomats voiced doubts about the pact.",
			[]string{"Western diplomats concern agreement ARM GRC"}},
		{"said twice", "Japan condemned the test by North Korea. In a letter Tokyo again condemned the test by North Korea.",
			[]string{"JPN condemn capability PRK"}},
	} {
		if got := positionsOf(read(c, tc.text).Positions); !slices.Equal(got, tc.want) {
			t.Errorf("%s: %s\ngot  %q\nwant %q", tc.name, tc.text, got, tc.want)
		}
	}
}

// What nobody of the record holds, what is not held, and what only might be, is
// no position.
func TestNoPosition(t *testing.T) {
	c := newCoder(t)
	for _, text := range []string{
		"Vienna has not condemned the step.",
		"Slovakia said it had no objection to the deal between Poland and Ukraine.",
		"Madrid may oppose the plan.",
		"If Tehran leaves the treaty, Paris will oppose it.",
		"Dairy farmers in Bavaria protested against the trade deal.",
		"The chief executive welcomed the deal with a Japanese rival and denied reports of layoffs.",
		"The Serbian striker denied a rift with his coach.",
		"The minister welcomed guests at the airport.",
		"Film critics slammed the sequel.",
		"A judge in Oslo rejected the appeal of two smugglers.",
		"Spain denied the activist a visa.",
		"Finland and Norway signed a pact in 1999. Finland denounced the pact in 2004.",
	} {
		if got := positionsOf(read(c, text).Positions); len(got) > 0 {
			t.Errorf("%s\ngot %q", text, got)
		}
	}
}

// How strongly a stance is taken is told by its words.
func TestStrength(t *testing.T) {
	c := newCoder(t)
	mild, plain, strong := read(c, "Peru mildly criticised the raid by Chile."), read(c, "Peru criticised the raid by Chile."), read(c, "Peru sharply criticised the raid by Chile.")
	for _, r := range []entente.Reading{mild, plain, strong} {
		if len(r.Positions) != 1 {
			t.Fatalf("got %q", positionsOf(r.Positions))
		}
	}
	if a, b, c := mild.Positions[0].Strength, plain.Positions[0].Strength, strong.Positions[0].Strength; a >= b || b >= c {
		t.Errorf("strengths %v, %v, %v do not rise", a, b, c)
	}
}

func TestTiesInOtherWords(t *testing.T) {
	c := newCoder(t)
	for _, tc := range []struct{ text, between, sign string }{
		{"Bulgaria and North Macedonia have been drifting apart for years.", "BGR MKD", "colder"},
		{"Kathmandu has drifted away from New Delhi.", "NPL IND", "colder"},
		{"Kim and Putin presented a united front in Vladivostok.", "PRK RUS", "aligned"},
		{"Seoul and Tokyo have buried the hatchet.", "KOR JPN", "closer"},
		{"Kigali and Bujumbura have patched up their differences.", "RWA BDI", "closer"},
		{"Ankara remains a close ally of Baku.", "TUR AZE", "aligned"},
		{"Poland and Hungary are at odds over Ukraine.", "POL HUN", "opposed"},
		{"Relations between Kenya and Somalia plunged to a new low.", "KEN SOM", "colder"},
		{"The rift between Mali and France has been healed.", "MLI FRA", "closer"},
		{"Niamey has moved into Moscow's orbit.", "NER RUS", "closer"},
	} {
		got := read(c, tc.text).Ties
		if len(got) != 1 || codesOf(got[0].Between) != tc.between || got[0].Sign != tc.sign {
			t.Errorf("%s\ngot %+v", tc.text, got)
		}
	}
	for _, text := range []string{
		"Poland and Hungary were once close allies.",
		"Chile hopes to strengthen its ties with Peru.",
		"Real Madrid and Manchester City are old rivals.",
		"Trade between Oman and Iran is growing.",
	} {
		if got := read(c, text).Ties; len(got) > 0 {
			t.Errorf("%s\ngot %+v", text, got)
		}
	}
}
