package coder_test

import (
	"slices"
	"testing"
)

// What stances are on is found by what the thing was called, and who holds them by
// whose body speaks.
func TestPositionsTakenUp(t *testing.T) {
	c := newCoder(t)
	for _, tc := range []struct {
		name, text string
		want       []string
	}{
		{"a sale by its goods", "Russia promised Iran 24 jets. Israel voiced grave misgivings over the aircraft.",
			[]string{"ISR concern transfer IRN RUS"}},
		{"a test by what was heard", "Pakistan tested five nuclear devices. Japan condemned the explosions.",
			[]string{"JPN condemn capability PAK"}},
		{"a declaration by its noun", "The Joint Declaration of Argyle was signed by Guyana and Venezuela. Brazil hailed the declaration.",
			[]string{"BRA welcome agreement GUY VEN"}},
		{"a clause by its nouns", "The United States moved a battery of Patriot interceptors into Poland. Romania's president was delighted that the battery had come.",
			[]string{"ROU welcome capability USA"}},
		{"a step that was a build-up", "Iran has begun to enrich uranium to 60 percent at Natanz. Saudi Arabia expressed concern over the step.",
			[]string{"SAU concern capability IRN"}},
		{"who rejects what he is said to have done", "Rwanda supplied missiles to rebels in Congo, a panel said. Kigali rejected this.",
			[]string{"RWA deny transfer COD RWA"}},
		{"a department of whose state somebody speaks", "Turkey ordered missiles from Russia. A Pentagon spokesman said that the department had relayed its concerns over the purchase.",
			[]string{"USA concern transfer RUS TUR"}},
		{"by tone", "Kenya and Uganda signed a defence pact. Tanzania gave the pact a frosty reception.",
			[]string{"TZA concern agreement KEN UGA"}},
		{"how it went down", "China tested a missile. The test went down badly in Canberra.",
			[]string{"AUS concern capability CHN"}},
		{"hardly pleased", "Kenya and Uganda signed a defence pact. Burundi was less pleased with it.",
			[]string{"BDI concern agreement KEN UGA"}},
		{"a call read as a noun", "The Arab Republic of Egypt calls upon Israel to accede to the Treaty.",
			[]string{"EGY call for agreement ISR"}},
		{"one's own people", "Pakistan's finance minister asked the nation to eat less.", nil},
		{"beside one's officials", "Russia and China stood behind their officials in Shanghai.", nil},
		{"no call", "The president of Kenya received a telephone call from the Amir of Kuwait.", nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := positionsOf(read(c, tc.text).Positions); !slices.Equal(got, tc.want) {
				t.Errorf("%s\nwant %q\ngot  %q", tc.text, tc.want, got)
			}
		})
	}
}
