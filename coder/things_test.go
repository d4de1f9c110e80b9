package coder_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"entente"
)

// A word that takes up a thing told of before stands for those whose it is.
func TestThings(t *testing.T) {
	c := newCoder(t)
	for _, w := range []struct{ title, text, want string }{
		{"", "Portugal on Monday unveiled a plan to limit sardine catches. Morocco rejected the proposal.", "REJECT MAR PRT"},
		{"", "An Armenian warplane entered Azerbaijan's airspace on Tuesday. Azerbaijani forces shot down the aircraft near Ganja.", "ASSAULT AZE.MIL ARM.MIL"},
		{"", "North Korea launched a satellite on Thursday. Japan condemned the move.", "ACCUSE JPN PRK"},
		{"", "China's navy began three days of drills off the coast on Friday. Vietnam criticised the manoeuvres.", "ACCUSE VNM CHN.MIL"},
		{"", "The United States imposed tariffs on Canadian steel on Monday. In Tokyo, Mexico criticised the duties.", "ACCUSE MEX USA"},
		{"", "A Kyrgyz court sentenced the editor of a weekly to five years in prison on Wednesday. Germany condemned the verdict.", "ACCUSE DEU KGZ.JUD"},
		{"", "Ethiopia's government offered talks with Eritrea on Saturday. Eritrea turned down the offer a day later.", "REJECT ERI ETH.GOV"},
		{"", "Japan's defence minister visited the Yasukuni shrine on Monday. China condemned the trip.", "ACCUSE CHN JPN.GOV"},
		{"", "Rwandan troops crossed the border in a convoy of 40 vehicles on Monday. Congolese fighters attacked the convoy.", "ASSAULT COD RWA.MIL"},
		{"", "Washington slapped an oil embargo on Venezuela in January. Cuba demanded an end to the embargo.", "REQUEST CUB USA.GOV"},
		{"", "Ukrainian trucks queued at the border on Monday. Polish farmers blocked the trucks.", "PROTEST POL.AGR UKR"},
		// who did what only a thing is said to have done
		{"", "A Russian air strike hit a market in Idlib on Sunday. The strike killed nine Syrians.", "ASSAULT RUS SYR.CVL"},
		{"", "Israeli troops raided a refugee camp on Sunday. Five Jordanians were killed.", "ASSAULT ISR.MIL JOR.CVL"},
		{"", "Yemen's Houthi rebels issued a statement on Monday. The statement accused Saudi Arabia of piracy.", "ACCUSE YEM.REB SAU"},
		// whoever holds a thing is asked for it back
		{"", "Chile's navy seized three fishing boats on Monday. Peru demanded the return of the boats.", "REQUEST PER CHL.MIL"},
		{"", "Hezbollah captured two Israeli soldiers on Monday. Israel demanded the return of the soldiers.", "REQUEST ISR LBN.REB"},
		// a headline's thing is told of below it
		{"Norway condemns law", "Hungary's parliament passed a law on charities on Tuesday.", "ACCUSE NOR HUN.LEG"},
		// a bill, a result and violence in a text about one state are that state's
		{"", "ATHENS - Greece's seamen met in Piraeus on Tuesday. In Greece fares have risen. The Greek seamen's union rejected the bill.", "REJECT GRC.LAB GRC.GOV"},
		{"", "ACCRA - Ghana voted on Sunday. Shots were heard in Kumasi, a city in Ghana. Norway condemned the violence.", "ACCUSE NOR GHA"},
		// two of one kind in a sentence: neither
		{"", "Chile announced a plan on Monday and Peru announced a plan of its own. Bolivia rejected the plan.", "REJECT BOL -"},
		// any one of its kind takes up none
		{"", "Portugal on Monday unveiled a plan to limit sardine catches. Morocco rejected plans.", "REJECT MAR -"},
	} {
		r := c.Read(&entente.Document{ID: "d", Title: w.title, Text: w.text, Published: time.Date(2024, 6, 19, 0, 0, 0, 0, time.UTC)}, nil)
		var got []string
		for _, m := range r.Mentions {
			got = append(got, strings.Join([]string{m.Event, sideOf(m.Actors), sideOf(m.Recipients)}, " "))
		}
		if !strings.Contains(strings.Join(got, "; ")+";", w.want+";") {
			t.Errorf("%s %s\ngot %s\nwant %s", w.title, w.text, strings.Join(got, "; "), w.want)
		}
	}
}

// sideOf writes the codes and sectors of one side, "-" where nobody has one.
func sideOf(es []entente.Entity) string {
	var out []string
	for _, e := range es {
		if e.Code != "" || e.Sector != "" {
			out = append(out, strings.TrimSuffix(fmt.Sprintf("%s.%s", e.Code, e.Sector), "."))
		}
	}
	if len(out) == 0 {
		return "-"
	}
	return strings.Join(out, "+")
}

// The reason says where the owner was told, and the words stay those of the mention.
func TestThingsReason(t *testing.T) {
	r := newCoder(t).Read(&entente.Document{ID: "d", Text: "Portugal unveiled a plan on Monday. Morocco rejected the proposal."}, nil)
	last := r.Mentions[len(r.Mentions)-1]
	if len(last.Recipients) != 1 || last.Recipients[0].Text != "the proposal" || !strings.Contains(last.Recipients[0].Reason, "told by “Portugal”") {
		t.Errorf("got %+v", last.Recipients)
	}
}
