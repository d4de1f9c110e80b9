package coder_test

import "testing"

// Each line is what a report says of a pact between Kenya and Uganda, the
// obligation in it ("" for none) and the condition.
var clauseCases = []struct{ text, code, cond string }{
	{"It obliges each of them to come to the other's side against any plot of outside powers.", "DEFENSE", "any plot of outside powers"},
	{"Under it an assault on the one counts as an assault on both.", "DEFENSE", "an assault on the one"},
	{"If either is set upon by a third state, the other is to throw its army into the fight.", "DEFENSE", "either is set upon by a third state"},
	{"Each undertakes to shield the other from armed attack.", "DEFENSE", "armed attack"},
	{"Neither will leave the other to face an invader alone.", "DEFENSE", ""},
	{"Both will take up arms the moment either is invaded.", "DEFENSE", "either is invaded"},
	{"Under it each would confer with the other at the first sign of a crisis.", "CONSUL", "the first sign of a crisis"},
	{"They will compare notes immediately if an emergency arises that affects the security of either.", "CONSUL", "an emergency arises that affects the security of either"},
	{"Should either feel menaced, the two will hold talks forthwith.", "CONSUL", "either feel menaced"},
	{"The two are to get in touch at once whenever either sees a threat of war.", "CONSUL", "either sees a threat of war"},
	{"Both pledge never to turn their weapons on one another.", "NONAGG", ""},
	{"It is a pledge that neither will strike first.", "NONAGG", ""},
	{"Uganda promised to sit out any war between Kenya and Somalia.", "NEUTRAL", ""},
	{"Neither is to lend a hand to a state that attacks the other.", "NEUTRAL", "attacks the other"},
	{"It binds the two to march together against Sudan in the spring.", "OFFENSE", ""},
	{"They agreed to attack Somalia jointly if it refused the ultimatum.", "OFFENSE", "it refused the ultimatum"},
	{"It obliges neither to come to the other's aid.", "", ""},
	{"It speaks of consultations on fishing quotas.", "", ""},
	{"The two will help each other against floods and fires.", "", ""},
}

func TestReportedClauses(t *testing.T) {
	c := newCoder(t)
	for _, tc := range clauseCases {
		all := read(c, "Kenya and Uganda signed the Nile Friendship Treaty on Monday. "+tc.text).Agreements
		if len(all) != 1 {
			t.Errorf("%s\n%d agreements", tc.text, len(all))
			continue
		}
		code, cond := "", ""
		for _, o := range all[0].Obligations {
			code, cond = code+o.Code, cond+o.Condition
		}
		if code != tc.code || cond != tc.cond {
			t.Errorf("%s\ngot %s %q, want %s %q", tc.text, code, cond, tc.code, tc.cond)
		}
	}
}
