package coder_test

import (
	"strings"
	"testing"

	"entente"
)

// first is the standing of the first event, transfer or capability of a text that is
// not the verdict itself.
func firstStanding(rd *entente.Reading) string {
	var st *entente.Standing
	switch {
	case len(rd.Transfers) > 0:
		st = &rd.Transfers[0].Standing
	case len(rd.Capabilities) > 0:
		st = &rd.Capabilities[0].Standing
	default:
		for i := range rd.Mentions {
			if m := &rd.Mentions[i]; m.Event != "ACCUSE" && m.Event != "REJECT" {
				st = &m.Standing
				break
			}
		}
	}
	if st == nil {
		return "none"
	}
	out := string(st.Polarity) + " " + string(st.Certainty)
	for _, a := range st.AttributedTo {
		out += " " + a.Source.Code
	}
	return strings.TrimSpace(out)
}

func TestVerdicts(t *testing.T) {
	c := newCoder(t)
	for _, tc := range []struct{ text, want string }{
		{"Reports that Iran has supplied drones to Russia are groundless, the Foreign Ministry in Tehran said.", "negative certain IRN"},
		{"Claims that Belarus had sent troops into Ukraine are pure fiction, Minsk said on Monday.", "negative certain BLR"},
		{"Accusations that Turkey sold drones to Sudan have no basis, Ankara said.", "negative probable TUR"},
		{"Reports that Chad has sent ammunition to Sudan are not backed by any proof, N'Djamena has said.", "negative probable TCD"},
		{"The claim that Serbia shipped ammunition to Ukraine was dismissed by Belgrade as nonsense.", "negative certain SRB"},
		{"It is not true that Rwanda invaded Congo, Kigali said.", "negative certain RWA"},
		{"That Rwanda has sent soldiers into Congo is an invention of its enemies, Kigali said.", "negative certain RWA"},
		{"The report that Russia had tested a missile over Norway was a hoax, Oslo said.", "negative certain NOR"},
		{"Suggestions that Japan had imposed sanctions on China were wide of the mark, Tokyo said.", "negative certain JPN"},
		{"The notion that France bombed Mali is absurd, Paris said.", "negative certain FRA"},
		{"Stories that Cuba had expelled Spanish diplomats turned out to be false.", "negative certain"},
		{"The accusation that Poland sent mercenaries to Ukraine does not hold water, Warsaw said.", "negative certain POL"},
		{"The alleged attack by Iran on Kuwait was made up, Tehran said.", "negative certain IRN"},
		{"News that Greece had closed its border with Turkey was mistaken, an official in Athens said.", "negative certain GRC"},
		{"Rumours that Ethiopia and Somalia signed a treaty are untrue, Mogadishu said.", "negative certain SOM"},
		{"Washington kept repeating that North Korea had sent ammunition to Russia, without evidence, Peskov said.", "negative probable RUS"},
		{"Washington's assertion that Venezuela supplied weapons to Hamas is unsupported by evidence, Caracas said.", "negative probable VEN"},
		{"No evidence has been found that Chad attacked Sudan, the United Nations said.", "negative probable UNO"},
		{"Allegations that Pakistan attacked India were never substantiated.", "positive possible"},
		{"Nothing supports the charge that Vietnam sold weapons to Myanmar.", "positive possible"},
		{"MOSCOW, October 17 — Reports that the Democratic People’s Republic of Korea has sent ammunition to Russia are not backed by any proof, the Kremlin has said.", "negative probable RUS"},
		{"Experts reported suspicions that Iran and North Korea had resumed cooperation.", "positive possible"},
		// what must stay as it is
		{"Reports that Iran has supplied drones to Russia are accurate, the Foreign Ministry in Tehran said.", "positive probable IRN"},
		{"Israel condemned the report that Iran had attacked a ship.", "positive certain"},
		{"There is no doubt that Russia attacked Georgia.", "positive certain"},
		{"There is ample evidence that Iran sent missiles to Russia, Washington said.", "positive certain USA"},
		{"The claim that it was an accident is false: Russia bombed the hospital in Kyiv.", "positive certain"},
		{"Claims that sanctions do not work are false, the minister said after Britain imposed sanctions on Russia.", "positive certain"},
		{"The news that Greece had closed its border with Turkey angered Ankara.", "positive certain"},
		{"Russia bombed Kyiv after false reports spread.", "positive certain"},
		{"Ukraine rejected the claim and imposed sanctions on Belarus.", "positive certain"},
		// what is asked, prepared or reckoned with
		{"The question is whether North Korea has sent troops to Russia.", "none"},
		{"It is unclear whether Turkey has sold drones to Sudan.", "none"},
		{"Kenya has detected preparations for a visit by the president of Chad to Sudan, but regards it as uncertain.", "positive possible"},
		{"Washington regards an attack by Russia on Ukraine as unlikely.", "negative certain"},
		{"There is speculation about a trip by Xi Jinping to Moscow.", "positive possible"},
		{"Putin ended his visit to North Korea after long preparations.", "positive certain"},
		{"He explained why Japan had imposed sanctions on Russia.", "positive certain"},
	} {
		rd := read(c, tc.text)
		if got := firstStanding(&rd); got != tc.want {
			t.Errorf("%s\ngot %s, want %s", tc.text, got, tc.want)
		}
	}
}

// A question whether something was agreed, and what nobody bears out, is no agreement.
func TestLeftOpenAgreements(t *testing.T) {
	c := newCoder(t)
	for _, text := range []string{
		"He did not say whether an agreement had been reached between Iran and Russia.",
		"The Kremlin declined to say if Russia and Iran had signed a treaty.",
		"Reports that Israel and Saudi Arabia have signed an agreement remain unconfirmed.",
	} {
		if rd := read(c, text); len(rd.Agreements) > 0 && len(rd.Agreements[0].Stages) > 0 {
			t.Errorf("%s\ngot %+v", text, rd.Agreements[0].Stages)
		}
	}
}

// A body that several states have under one name is that of the state that is written from.
func TestBodiesAtHome(t *testing.T) {
	c := newCoder(t)
	for _, tc := range []struct{ text, country, want string }{
		{"SEOUL — North Korea fired a missile on Monday, the Joint Chiefs of Staff said. The United States condemned the launch.", "", "KOR"},
		{"WASHINGTON — North Korea fired a missile on Monday, the Joint Chiefs of Staff said. South Korea condemned the launch.", "", "USA"},
		{"KYIV — Russia attacked Kharkiv, the General Staff said.", "", "UKR"},
		{"MOSCOW — Ukraine attacked Belgorod, the General Staff said.", "", "RUS"},
	} {
		doc := &entente.Document{ID: "case", Text: tc.text, Published: published, Publisher: entente.Publisher{Country: tc.country}}
		rd := c.Read(doc, nil)
		if len(rd.Mentions) == 0 || len(rd.Mentions[0].Standing.AttributedTo) == 0 || rd.Mentions[0].Standing.AttributedTo[0].Source.Code != tc.want {
			t.Errorf("%s: %+v, want %s", tc.text, rd.Mentions, tc.want)
		}
	}
}

// What is so as a rule, or called so, is no event; a weapon's ability no launch.
func TestNoEventsAstray(t *testing.T) {
	c := newCoder(t)
	for text, not := range map[string]string{
		"Trade between Russia and North Korea is usually told in shells and barrels.":                                           "COOPERATE",
		"Attacks by Israel on Lebanon usually come at night.":                                                                   "ASSAULT",
		"Cuba, which calls North Korea a brotherly country, had sent doctors to Chad.":                                          "CONSULT",
		"Biden called Putin a killer.":                                                                                          "CONSULT",
		"Thousands of Togolese were sent to work on building sites in Russia, the spy agency said.":                             "COERCE",
		"The missions of Russia and Iran to the United Nations did not immediately comment.":                                    "REJECT",
		"The Polish people would never forget the feat of the American soldiers, the president of Poland was quoted as saying.": "THREATEN",
	} {
		rd := read(c, text)
		for _, m := range rd.Mentions {
			if m.Event == not {
				t.Errorf("%s\ngot %s at %q", text, not, m.Trigger.Text)
			}
		}
	}
	for _, text := range []string{
		"North Korea launched a destroyer that can fire cruise missiles, KCNA said.",
		"The new submarine of China is designed to launch ballistic missiles.",
		"Iran showed a drone capable of firing missiles.",
		"Turkey has the ability to launch cruise missiles from its ships.",
	} {
		rd := read(c, text)
		for _, k := range rd.Capabilities {
			if (k.Change == "launch" || k.Change == "test") && k.Programme != "naval" {
				t.Errorf("%s\ngot %+v", text, k)
			}
		}
	}
	if rd := read(c, "India test-fired a missile that can carry nuclear warheads on Monday."); len(rd.Capabilities) == 0 {
		t.Error("what was fired is lost for what it can carry")
	}
}

// "Korean" is the North's in a text from there, and in one that names it alone.
func TestKoreanByText(t *testing.T) {
	c := newCoder(t)
	for text, want := range map[string]string{
		"MOSCOW — Belousov thanked the Korean side for its help. North Korea had sent troops to Russia.":   "PRK",
		"MOSCOW — Belousov thanked the Korean side for its help. South Korea had sent medicine to Russia.": "KOR",
		"MOSCOW — Belousov thanked the Korean side for its help.":                                          "KOR",
		"PYONGYANG — Belousov thanked the Korean side for its help.":                                       "PRK",
		"SEOUL — Belousov thanked the Korean side for its help. North Korea was not named.":                "KOR",
	} {
		rd := read(c, text)
		if len(rd.Mentions) == 0 || len(rd.Mentions[0].Recipients) == 0 || rd.Mentions[0].Recipients[0].Code != want {
			t.Errorf("%s: %+v, want %s", text, rd.Mentions, want)
		}
	}
}

// A group that is only counted has no members.
func TestCountedGroups(t *testing.T) {
	c := newCoder(t)
	for _, text := range []string{
		"BRUSSELS — Russia and North Korea met on Monday. In a joint statement, the foreign ministers of ten countries condemned the cooperation between North Korea and Russia.",
		"Kenya and Uganda met on Monday. The presidents of four countries condemned Rwanda.",
	} {
		rd := read(c, text)
		for _, p := range rd.Positions {
			if p.Actor.Code != "" {
				t.Errorf("%s\ngot %s %s", text, p.Actor.Code, p.Stance)
			}
		}
	}
}
