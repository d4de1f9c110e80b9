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
		{"what is denied to have come", "Chad sent cruise missiles to Libya, Spain said. Chad denied that any missile had gone to Libya.",
			[]string{"TCD deny transfer LBY TCD"}},
		{"both sides of what is given", "Bolivia strongly condemned on Thursday the provision of military equipment and munitions by Chad to the Russian Federation.",
			[]string{"BOL condemn transfer RUS TCD"}},
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
		{"a call of one who speaks in passing", "Bolivia, for its part, called for a return to talks.", []string{"BOL call for event"}},
		{"a call for a thing", "Costa Rica pleaded for restraint. Panama urged an end to the boycott.",
			[]string{"CRI call for event", "PAN call for topic"}},
		{"both, of whom each did it alone", "Iran fired a ballistic missile. Four days later Israel launched a rocket. Germany asked both neighbours to stop.",
			[]string{"DEU call for event IRN ISR"}},
		{"a call behind what is denied", "Ecuador's president denied that the guns had left the arsenal and called on Peru to open its books.",
			[]string{"ECU call for event PER", "ECU deny capability"}},
		{"by not taking another", "Greece and Cyprus signed an energy pact. Turkey refused to recognise the pact, and Libya cannot accept it.",
			[]string{"LBY oppose agreement CYP GRC", "TUR oppose agreement CYP GRC"}},
		{"how an agreement went", "The accord between Kenya and Uganda expired on Monday. Tanzania was worried by the lapse. Rwanda deplored it.",
			[]string{"RWA condemn agreement KEN UGA", "TZA concern agreement KEN UGA"}},
		{"how a delivery went", "Algeria halted gas deliveries to Morocco on Sunday. Spain is anxious about the closure.",
			[]string{"ESP concern transfer DZA MAR"}},
		{"who acted before", "Ecuador triggered the Rio Treaty on Monday. Its ambassador in Washington called for a meeting. Peru applauded the request within the hour.",
			[]string{"ECU call for event", "PER welcome event ECU"}},
		{"what somebody gives", "Oslo condemned what Niger gives to Chad.", []string{"NOR condemn transfer NER TCD"}},
		{"ours is nobody's in the sentence", "Pakistan detonated five nuclear devices. Libya threw its weight behind our country's blasts.",
			[]string{"LBY support capability PAK"}},
		{"what somebody wants to end", "Peru wants the arms trade to cease.", []string{"PER call for transfer"}},
		{"not against their own doing", "Deep concern was voiced over the growth of military activity by Peru, Chile and Bolivia.", nil},
		{"rejected, however it is called", "Ghana expelled diplomats of Togo. Togo rejected the expulsion as groundless.",
			[]string{"TGO oppose event GHA"}},
		{"what becomes of an agreement", "Turkey and Qatar signed a defence pact. Bahrain voiced alarm at the pact's renewal.",
			[]string{"BHR alarm agreement QAT TUR"}},
		{"what is learned", "The Government of Finland has heard with relief that Russia released the envoy.",
			[]string{"FIN welcome event RUS"}},
		{"a body by its noun", "The Ministry of Foreign Affairs of Uruguay met envoys on Friday. The Ministry condemns the launch of the missile by North Korea.",
			[]string{"URY condemn capability PRK"}},
		{"a ministry by its capital", "Israel bombed Damascus. In Tehran the foreign ministry condemned the raid.",
			[]string{"IRN condemn event ISR"}},
		{"an agreement by the name it is given", "Kenya and Uganda concluded a pact known as the Lake Charter. Tanzania hailed the Lake Charter.",
			[]string{"TZA welcome agreement KEN UGA"}},
		{"a judgement of what is not named", "Egypt cancelled the order of frigates from Italy. \"It is an insult,\" the Italian prime minister said.",
			[]string{"ITA condemn transfer EGY ITA"}},
		{"one without a name", "A trader based in Cyprus is said to have shipped mortars to Libya. He denies the allegation.",
			[]string{"A trader based in Cyprus deny transfer CYP LBY"}},
		{"how it is watched", "Ghana and Togo signed a defence pact. Benin is watching the pact warily.", []string{"BEN concern agreement GHA TGO"}},
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
		"The minister left without a word on what Oslo calls a provocation.",
		"The French ambassador asked for a glass of water.",
		"A shop owner was said to have sold fireworks to boys. He denies the claim.",
		"A company based in Leeds is alleged to have cheated its staff. It rejects the charge.",
		"The mayor asked both sides in the school dispute to keep calm.",
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
		{"Between Lima and Quito the mood has soured.", "PER ECU", "colder"},
		{"The ice between Athens and Ankara is melting.", "GRC TUR", "closer"},
		{"There is no love lost between Riyadh and Tehran.", "SAU IRN", "opposed"},
		{"Spain and Algeria are no longer on speaking terms.", "ESP DZA", "colder"},
		{"A chill has settled over relations between Sweden and China.", "SWE CHN", "colder"},
		{"Ireland and Iceland have never been closer.", "IRL ISL", "closer"},
		{"Mali has thrown in its lot with Russia.", "MLI RUS", "aligned"},
		{"Hanoi and Manila are strategic partners.", "VNM PHL", "aligned"},
		{"The once warm relations between Tbilisi and Kyiv have worn thin.", "GEO UKR", "colder"},
		{"Pretoria and Harare are on better terms than before.", "ZAF ZWE", "closer"},
		{"Cairo falls out with Ankara. Egypt has fallen out with Turkey.", "EGY TUR", "colder"},
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
		"Chile and Peru are trading partners.",
		"The ice between the two clubs has melted.",
	} {
		if got := read(c, text).Ties; len(got) > 0 {
			t.Errorf("%s\ngot %+v", text, got)
		}
	}
}
