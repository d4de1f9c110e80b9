package coder_test

import (
	"slices"
	"strings"
	"testing"

	"entente"
)

func codesOf(es []entente.Entity) string {
	var out []string
	for _, e := range es {
		out = append(out, e.Code)
	}
	return strings.Join(out, " ")
}

func stagesOf(a entente.Agreement) string {
	var out []string
	for _, s := range a.Stages {
		out = append(out, s.Stage)
	}
	return strings.Join(out, ", ")
}

func TestAgreements(t *testing.T) {
	c := newCoder(t)
	for _, tc := range []struct {
		name, text                                       string
		title, typ, parties, stages, code, cond, article string
	}{
		{
			"signed, then its clause",
			"Armenia and Greece signed a mutual defence treaty in Athens on Monday. Under Article 3, if one of the parties is attacked, the other will come to its defence.",
			"mutual defence treaty", "mutual defence", "ARM GRC", "signed", "DEFENSE", "one of the parties is attacked", "3",
		},
		{
			"spelled out and ratified",
			"The parliament of Chile ratified the Treaty on Strategic Partnership between Chile and Vietnam on Tuesday.",
			"Treaty on Strategic Partnership", "strategic partnership", "CHL VNM", "ratified", "", "", "",
		},
		{
			"in force",
			"The free-trade agreement between Kenya and Rwanda entered into force on 1 March.",
			"free-trade agreement", "trade", "KEN RWA", "in force", "", "", "",
		},
		{
			"non-aggression",
			"Peru and Ecuador signed a non-aggression pact. The pact obliges them to consult each other without delay.",
			"non-aggression pact", "non-aggression", "PER ECU", "signed", "NONAGG", "", "",
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := read(c, tc.text).Agreements
			if len(got) != 1 {
				t.Fatalf("%d agreements: %+v", len(got), got)
			}
			a := got[0]
			if a.Title != tc.title || a.Type != tc.typ || codesOf(a.Parties) != tc.parties || stagesOf(a) != tc.stages {
				t.Errorf("got %q, %q, %s, %s", a.Title, a.Type, codesOf(a.Parties), stagesOf(a))
			}
			if tc.code == "" {
				if len(a.Obligations) > 0 {
					t.Errorf("obligations %+v", a.Obligations)
				}
				return
			}
			i := slices.IndexFunc(a.Obligations, func(o entente.Obligation) bool { return o.Code == tc.code })
			if i < 0 || a.Obligations[i].Condition != tc.cond || a.Obligations[i].Article != tc.article {
				t.Errorf("obligations %+v, want %s if %q, article %q", a.Obligations, tc.code, tc.cond, tc.article)
			}
		})
	}
}

// What is no agreement, or no obligation of one, must not become one.
func TestNoAgreement(t *testing.T) {
	c := newCoder(t)
	for _, text := range []string{
		"Analysts in Oslo and Stockholm are in agreement that the treaty is old.",
		"Spain called for peace and stability in Mali.",
		"Poland could defend Estonia in the event of aggression.",
	} {
		if got := read(c, text).Agreements; len(got) > 0 {
			t.Errorf("%s\ngot %q between %s", text, got[0].Title, codesOf(got[0].Parties))
		}
	}
	text := "Italy and Malta signed a trade agreement. The agreement contains no clause on mutual defence."
	for _, a := range read(c, text).Agreements {
		if a.HasObligation(entente.ObligationDefense) {
			t.Errorf("%s\ngot a defence obligation", text)
		}
	}
}

func TestTransfers(t *testing.T) {
	c := newCoder(t)
	for _, tc := range []struct {
		text, from, to, between, class string
		certainty                      entente.Certainty
		polarity                       entente.Polarity
		stage                          string
	}{
		{"France delivered 12 howitzers to Ukraine last week.", "FRA", "UKR", "", "artillery", "certain", "positive", "delivered"},
		{"Iran could supply ballistic missiles to Russia.", "IRN", "RUS", "", "missiles", "possible", "positive", ""},
		{"Serbia denied sending ammunition to Ukraine.", "SRB", "UKR", "", "ammunition", "certain", "negative", ""},
		{"Egypt bought fighter jets from Italy.", "ITA", "EGY", "", "aircraft", "certain", "positive", "ordered"},
		{"The United States supplied Taiwan with radars.", "USA", "TWN", "", "sensors", "certain", "positive", "delivered"},
		{"Officials voiced concern about the transfer of weapons between Syria and Libya.", "", "", "SYR LBY", "weapons", "possible", "positive", ""},
		{"Experts warn that Belarus could become a key supplier of drones to Sudan.", "BLR", "SDN", "", "drones", "possible", "positive", ""},
	} {
		got := read(c, tc.text).Transfers
		if len(got) != 1 {
			t.Errorf("%s\n%d transfers: %+v", tc.text, len(got), got)
			continue
		}
		tr := got[0]
		if codesOf(tr.Suppliers) != tc.from || codesOf(tr.Recipients) != tc.to || codesOf(tr.Between) != tc.between || tr.Items[0].Class != tc.class {
			t.Errorf("%s\ngot %q to %q between %q of %+v", tc.text, codesOf(tr.Suppliers), codesOf(tr.Recipients), codesOf(tr.Between), tr.Items)
		}
		if tr.Standing.Certainty != tc.certainty || tr.Standing.Polarity != tc.polarity || tr.Stage != tc.stage {
			t.Errorf("%s\ngot %+v, stage %q", tc.text, tr.Standing, tr.Stage)
		}
	}
}

func TestCapabilities(t *testing.T) {
	c := newCoder(t)
	for _, tc := range []struct{ text, state, programme, change string }{
		{"India tested an intercontinental ballistic missile on Thursday.", "IND", "ICBM", "test"},
		{"Pakistan is expanding its nuclear arsenal.", "PAK", "nuclear", "expansion"},
		{"Iran launched a military satellite into orbit.", "IRN", "satellite", "launch"},
	} {
		got := read(c, tc.text).Capabilities
		if len(got) == 0 || got[0].State.Code != tc.state || got[0].Programme != tc.programme || got[0].Change != tc.change {
			t.Errorf("%s\ngot %+v", tc.text, got)
		}
	}
}

func TestStatedTies(t *testing.T) {
	c := newCoder(t)
	for _, tc := range []struct{ text, between, sign string }{
		{"The visit symbolises the deepening ties between Turkey and Qatar.", "TUR QAT", "closer"},
		{"Relations between Mali and France have soured.", "MLI FRA", "colder"},
		{"Canada criticised the alignment between Belarus and Venezuela.", "BLR VEN", "aligned"},
	} {
		got := read(c, tc.text).Ties
		if len(got) == 0 || codesOf(got[0].Between) != tc.between || got[0].Sign != tc.sign {
			t.Errorf("%s\ngot %+v", tc.text, got)
		}
	}
	if got := read(c, "The tie between the two teams was broken in Spain.").Ties; len(got) > 0 {
		t.Errorf("got %+v of a match", got)
	}
}
