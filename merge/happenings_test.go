package merge_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"entente"
	"entente/merge"
)

var towns = map[string]*entente.Place{
	"Kharkiv":   {Text: "Kharkiv", Name: "Kharkiv", Country: "UKR", Located: true, Lat: 49.98, Lon: 36.25, Resolution: 4, Province: "Kharkiv Oblast", GeoNames: 706483},
	"Saltivka":  {Text: "Saltivka", Name: "Saltivka", Country: "UKR", Located: true, Lat: 50.02, Lon: 36.34, Resolution: 5, Province: "Kharkiv Oblast"},
	"oblast":    {Text: "Kharkiv region", Name: "Kharkiv Oblast", Country: "UKR", Located: true, Lat: 49.5, Lon: 36.5, Resolution: 2, Province: "Kharkiv Oblast"},
	"Odesa":     {Text: "Odesa", Name: "Odesa", Country: "UKR", Located: true, Lat: 46.48, Lon: 30.73, Resolution: 4, Province: "Odesa Oblast", GeoNames: 698740},
	"Ukraine":   {Text: "Ukraine", Name: "Ukraine", Country: "UKR", Located: true, Resolution: 1},
	"Kharkivka": {Text: "Kharkivka"},
}

// detailed reads "mention | place | mode | persons | quote" with "-" for what is
// not given; persons are "RUS:Putin,PRK:Kim", in whose code's entity they go.
func detailed(id, doc, line string) entente.Mention {
	f := strings.Split(line, " | ")
	for len(f) < 5 {
		f = append(f, "-")
	}
	m := mention(id, doc, f[0])
	m.Place, m.Mode, m.Quote = towns[f[1]], strings.Trim(f[2], "-"), strings.Trim(f[4], "-")
	for _, p := range strings.Split(strings.Trim(f[3], "-"), ",") {
		code, who, _ := strings.Cut(p, ":")
		for _, es := range [][]entente.Entity{m.Actors, m.Recipients} {
			for i := range es {
				if es[i].Code == code {
					es[i].Name, es[i].Office = who, "Office"
				}
			}
		}
	}
	return m
}

func details(lines ...string) []entente.Mention {
	var ms []entente.Mention
	for i, line := range lines {
		doc, text, _ := strings.Cut(line, " | ")
		ms = append(ms, detailed("m"+string(rune('0'+i)), doc, text))
	}
	return ms
}

func sortedShape(events []entente.Event) string {
	lines := strings.Split(shape(events), "; ")
	slices.Sort(lines)
	return strings.Join(lines, "; ")
}

func TestParticulars(t *testing.T) {
	const strike, call = "ASSAULT RUS > UKR 2025-05-03 certain past", "CONSULT RUS > PRK 2025-05-03 certain past"
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"two cities, two strikes":               {[]string{"a4 | " + strike + " | Kharkiv", "b4 | " + strike + " | Odesa"}, "05-03 ASSAULT m0; 05-03 ASSAULT m1"},
		"a part of the city":                    {[]string{"a4 | " + strike + " | Kharkiv", "b4 | " + strike + " | Saltivka"}, "05-03 ASSAULT m0+m1"},
		"the region of the city":                {[]string{"a4 | " + strike + " | Kharkiv", "b4 | " + strike + " | oblast", "c4 | " + strike + " | Odesa"}, "05-03 ASSAULT m0+m1; 05-03 ASSAULT m2"},
		"the country says nothing":              {[]string{"a4 | " + strike + " | Kharkiv", "b4 | " + strike + " | Ukraine"}, "05-03 ASSAULT m0+m1"},
		"which of two is not told":              {[]string{"a4 | " + strike + " | Kharkiv", "b4 | " + strike + " | Odesa", "c4 | " + strike}, "05-03 ASSAULT m0; 05-03 ASSAULT m1; 05-03 ASSAULT m2"},
		"its document tells which":              {[]string{"a4 | " + strike + " | Kharkiv", "b4 | " + strike + " | Odesa", "b4 | " + strike}, "05-03 ASSAULT m0; 05-03 ASSAULT m1+m2"},
		"its words tell which":                  {[]string{"a4 | " + strike + " | Kharkiv | - | - | missiles hit a hospital at dawn", "b4 | " + strike + " | Odesa | - | - | drones set grain silos alight in the port", "c4 | " + strike + " | - | - | - | drones burned silos of grain"}, "05-03 ASSAULT m0; 05-03 ASSAULT m1+m2"},
		"guns are no bombs":                     {[]string{"a4 | " + strike + " | - | aerial", "b4 | " + strike + " | - | firearms"}, "05-03 ASSAULT m0; 05-03 ASSAULT m1"},
		"with a mode and without":               {[]string{"a4 | " + strike + " | - | aerial", "b4 | " + strike, "c4 | " + strike + " | - | drone"}, "05-03 ASSAULT m0+m1+m2"},
		"two agree about others":                {[]string{"a4 | AGREE RUS,UKR > UKR 2025-05-03 certain past", "b4 | AGREE UKR,RUS > PRK 2025-05-03 certain past", "c4 | AGREE RUS > PRK 2025-05-03 certain past"}, "05-03 AGREE m0+m1; 05-03 AGREE m2"},
		"a visit is no talks":                   {[]string{"a4 | " + call + " | - | visit", "b4 | " + call}, "05-03 CONSULT m0; 05-03 CONSULT m1"},
		"a visit to a person is":                {[]string{"a4 | " + call + " | - | visit | PRK:Kim", "b4 | " + call}, "05-03 CONSULT m0+m1"},
		"talks may be by phone":                 {[]string{"a4 | " + call + " | - | phone", "b4 | " + call}, "05-03 CONSULT m0+m1"},
		"a thing hit is none that others name":  {[]string{"a4 | ASSAULT RUS > silos 2025-05-03 certain past", "b4 | ASSAULT RUS > - 2025-05-03 certain past", "c4 | ASSAULT RUS > trains 2025-05-03 certain past"}, "05-03 ASSAULT m0; 05-03 ASSAULT m1; 05-03 ASSAULT m2"},
		"a thing hit, and none named":           {[]string{"a4 | ASSAULT RUS > silos 2025-05-03 certain past", "b4 | ASSAULT RUS > - 2025-05-03 certain past"}, "05-03 ASSAULT m0+m1"},
		"gunmen, or rebels":                     {[]string{"a4 | ASSAULT RUS/UAF > UKR 2025-05-03 certain past", "b4 | ASSAULT RUS/REB > UKR/CVL 2025-05-03 certain past"}, "05-03 ASSAULT m0+m1"},
		"gunmen, or the people":                 {[]string{"a4 | ASSAULT RUS/UAF > UKR 2025-05-03 certain past", "b4 | ASSAULT RUS/CVL > UKR 2025-05-03 certain past"}, "05-03 ASSAULT m0; 05-03 ASSAULT m1"},
		"students hit, or companies":            {[]string{"a4 | ASSAULT RUS > UKR/EDU 2025-05-03 certain past", "b4 | ASSAULT RUS > UKR/BUS 2025-05-03 certain past", "c4 | ASSAULT RUS > UKR/CVL 2025-05-03 certain past"}, "05-03 ASSAULT m0+m2; 05-03 ASSAULT m1"},
		"to one, and to two":                    {[]string{"a4 | REQUEST RUS > PRK 2025-05-03 certain past | - | - | - | asked for shells and rockets", "b4 | REQUEST RUS > PRK,CHN 2025-05-03 certain past | - | - | - | asked for rockets or shells", "c4 | REQUEST RUS > IRN 2025-05-03 certain past | - | - | - | asked for shells and rockets"}, "05-03 REQUEST m0+m1; 05-03 REQUEST m2"},
		"a deal is called otherwise":            {[]string{"a4 | SANCTION RUS > deal 2025-05-03 certain past | - | - | - | left the deal on grain in the port", "b4 | SANCTION RUS > accord 2025-05-03 certain past | - | - | - | quit the accord about grain of the port", "c4 | SANCTION RUS > treaty 2025-05-03 certain past | - | - | - | cancelled the treaty about tests"}, "05-03 SANCTION m0+m1; 05-03 SANCTION m2"},
		"whom it leaves out, its words tell":    {[]string{"a4 | REJECT JPN > PRK 2025-05-03 certain past | - | - | - | complained of missiles in Beijing", "b4 | REJECT JPN > - 2025-05-03 certain past | - | - | - | protested over missiles in Beijing"}, "05-03 REJECT m0+m1"},
		"whom it leaves out, nothing tells":     {[]string{"a4 | REJECT JPN > PRK 2025-05-03 certain past | - | - | - | complained of missiles in Beijing", "b4 | REJECT JPN > - 2025-05-03 certain past | - | - | - | criticised tariffs on cars"}, "05-03 REJECT m0; 05-03 REJECT m1"},
		"another like it tells":                 {[]string{"a4 | REJECT JPN > PRK 2025-05-03 certain past | - | - | - | complained of missiles in Beijing", "b4 | REJECT JPN > - 2025-05-03 certain past | - | - | - | protested over missiles in Beijing", "c4 | REJECT JPN > - 2025-05-03 certain past"}, "05-03 REJECT m0+m1+m2"},
		"two days later, in like words":         {[]string{"a4 | " + strike + " | - | - | - | bombs burned silos of grain", "b5 | ASSAULT RUS > UKR - certain past | - | - | - | raids on silos of grain"}, "05-03 ASSAULT m0+m1"},
		"two days later, in other words":        {[]string{"a4 | " + strike + " | - | - | - | bombs burned silos of grain", "b5 | ASSAULT RUS > UKR - certain past | - | - | - | shot at a bus with children"}, "05-03 ASSAULT m0; 05-05 ASSAULT m1"},
		"dated a day later, in like words":      {[]string{"a4 | " + strike + " | - | - | - | bombs burned silos of grain", "b5 | ASSAULT RUS > UKR 2025-05-04 certain past | - | - | - | raids on silos of grain"}, "05-03 ASSAULT m0+m1"},
		"dated a day later, in other words":     {[]string{"a4 | " + strike + " | - | - | - | bombs burned silos of grain", "b5 | ASSAULT RUS > UKR 2025-05-04 certain past | - | - | - | shot at a bus with children"}, "05-03 ASSAULT m0; 05-04 ASSAULT m1"},
		"dated day by day":                      {[]string{"a4 | " + strike + " | - | - | - | bombs burned silos of grain", "b5 | ASSAULT RUS > UKR 2025-05-04 certain past | - | - | - | raids on silos of grain", "b6 | ASSAULT RUS > UKR 2025-05-05 certain past | - | - | - | raids on silos of grain"}, "05-03 ASSAULT m0+m1; 05-05 ASSAULT m2"},
		"names are no like words":               {[]string{"a4 | CONSULT Russia/GOV > Korea 2025-05-03 certain past | - | - | - | Russia and Korea spoke of grain", "b5 | CONSULT Russia/GOV > Korea 2025-05-04 certain past | - | - | - | Russia and Korea looked at a rocket"}, "05-03 CONSULT m0; 05-04 CONSULT m1"},
		"whom it leaves out, the place tells":   {[]string{"a4 | ACCUSE JPN > PRK 2025-05-03 certain past | Odesa", "b4 | ACCUSE JPN > - 2025-05-03 certain past | Odesa", "c4 | ACCUSE JPN > - 2025-05-03 certain past | Kharkiv"}, "05-03 ACCUSE m0+m1; 05-03 ACCUSE m2"},
		"in a week, told again":                 {[]string{"a4 | " + call, "d9 | CONSULT RUS > PRK week:2025-05-01 certain past"}, "05-03 CONSULT m0+m1"},
		"in a month, which of two":              {[]string{"a3 | " + call, "d8 | CONSULT RUS > PRK 2025-05-07 certain past", "d9 | CONSULT RUS > PRK month:2025-05-01 certain past"}, "05-01 CONSULT m2; 05-03 CONSULT m0; 05-07 CONSULT m1"},
		"in a month, its words tell which":      {[]string{"a3 | " + call + " | - | - | - | spoke of grain and gas", "d8 | CONSULT RUS > PRK 2025-05-07 certain past | - | - | - | spoke of rockets", "d9 | CONSULT RUS > PRK month:2025-05-01 certain past | - | - | - | talks on gas and grain"}, "05-03 CONSULT m0+m2; 05-07 CONSULT m1"},
		"in a week, what is done daily":         {[]string{"a4 | " + strike, "d9 | ASSAULT RUS > UKR week:2025-05-01 certain past"}, "05-01 ASSAULT m1; 05-03 ASSAULT m0"},
		"in a week, done daily, in like words":  {[]string{"a4 | " + strike + " | - | - | - | bombs burned silos of grain", "d9 | ASSAULT RUS > UKR week:2025-05-01 certain past | - | - | - | raids on silos of grain"}, "05-03 ASSAULT m0+m1"},
		"in another week":                       {[]string{"a4 | " + call, "d9 | CONSULT RUS > PRK week:2025-05-10 certain past"}, "05-03 CONSULT m0; 05-10 CONSULT m1"},
		"two days later, the same two meet":     {[]string{"a4 | " + call + " | - | - | RUS:Putin,PRK:Kim", "b5 | CONSULT RUS > PRK - certain past | - | - | RUS:Putin,PRK:Kim"}, "05-03 CONSULT m0+m1"},
		"two days later, another meets":         {[]string{"a4 | " + call + " | - | - | RUS:Putin,PRK:Kim", "b5 | CONSULT RUS > PRK - certain past | - | - | RUS:Lavrov,PRK:Kim"}, "05-03 CONSULT m0; 05-05 CONSULT m1"},
		"at home the place tells nothing":       {[]string{"a4 | ACCUSE UKR > PRK 2025-05-03 certain past | Odesa", "b4 | ACCUSE UKR > - 2025-05-03 certain past | Odesa"}, "05-03 ACCUSE m0; 05-03 ACCUSE m1"},
		"a host is left out":                    {[]string{"a4 | CONSULT RUS,UKR > UNO 2025-05-03 certain past", "b4 | CONSULT UKR > RUS,aides 2025-05-03 certain past", "c4 | CONSULT UKR > UNO 2025-05-03 certain past"}, "05-03 CONSULT m0+m1; 05-03 CONSULT m2"},
		"a visit takes days":                    {[]string{"a4 | " + call + " | - | visit", "b4 | CONSULT RUS > PRK 2025-05-04 certain past | - | visit"}, "05-03 CONSULT m0+m1"},
		"a state demands nothing of itself":     {[]string{"a4 | MOBILIZE PRK > - 2025-05-03 certain past", "b4 | MOBILIZE PRK > PRK 2025-05-03 certain past"}, "05-03 MOBILIZE m0+m1"},
		"as far as reports follow each other":   {[]string{"a4 | " + strike + " | - | - | - | bombs burned silos of grain", "b4 | ASSAULT RUS > UKR 2025-05-04 certain past | - | - | - | raids on silos of grain", "c6 | ASSAULT RUS > UKR - certain past | - | - | - | raids on silos of grain", "d7 | ASSAULT RUS > UKR - certain past | - | - | - | raids on silos of grain"}, "05-03 ASSAULT m0+m1+m2+m3"},
		"two days later, which of two":          {[]string{"a4 | " + strike + " | Kharkiv | - | - | bombs burned silos of grain", "b4 | " + strike + " | Odesa | - | - | bombs burned silos of grain", "c5 | ASSAULT RUS > UKR - certain past | - | - | - | raids on silos of grain"}, "05-03 ASSAULT m0; 05-03 ASSAULT m1; 05-05 ASSAULT m2"},
		"a call is no visit":                    {[]string{"a4 | " + call + " | - | phone", "b4 | " + call + " | - | visit"}, "05-03 CONSULT m0; 05-03 CONSULT m1"},
		"talks of other ministers":              {[]string{"a4 | " + call + " | - | - | RUS:Lavrov,PRK:Choe", "b4 | " + call + " | - | - | RUS:Shoigu,PRK:Kang"}, "05-03 CONSULT m0; 05-03 CONSULT m1"},
		"states, and who speaks for them":       {[]string{"a4 | " + call + " | - | - | RUS:Lavrov,PRK:Choe", "b4 | " + call, "c4 | " + call + " | - | - | RUS:Lavrov"}, "05-03 CONSULT m0+m1+m2"},
		"forces do not act in person":           {[]string{"a4 | " + strike + " | - | - | RUS:Gerasimov", "b4 | " + strike + " | - | - | RUS:Putin"}, "05-03 ASSAULT m0+m1"},
		"the place tells whom":                  {[]string{"a4 | ASSAULT RUS > - 2025-05-03 certain past | Odesa", "b4 | " + strike + " | Odesa"}, "05-03 ASSAULT m0+m1"},
		"the place is the assailant's own":      {[]string{"a4 | ASSAULT UKR > - 2025-05-03 certain past | Odesa", "b4 | ASSAULT UKR > UKR 2025-05-03 certain past | Odesa"}, "05-03 ASSAULT m0; 05-03 ASSAULT m1"},
		"a denial stands beside what it denies": {[]string{"a4 | " + strike + " | Kharkiv", "b4 | ASSAULT RUS > UKR 2025-05-03 denied past | Kharkiv"}, "05-03 ASSAULT m0+m1"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := sortedShape(merge.Merger{Kin: kin(t)}.Events(details(c.lines...), library)); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// A word that cannot name the same happening is no other word for it.
func TestPlaceHeedsTheWords(t *testing.T) {
	for word, one := range map[string]bool{"handed over": false, "aid": true, "help": true, "voted": false, "": true} {
		ms := details("a4 | AID PRK > - 2025-05-03 certain past", "a4 | AID PRK > RUS 2025-05-03 certain past")
		ms[0].Trigger.Text, ms[1].Trigger.Text = word, "aided"
		if got := len(merge.Merger{Kin: kin(t)}.Events(ms, library)) == 1; got != one {
			t.Errorf("%q and aided are one: %v", word, got)
		}
	}
}

// Who is left out is the only state that the document has on the other side.
func TestPlaceFindsWhoIsLeftOut(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		one   bool
	}{
		"one state on the other side":  {[]string{"a4 | ASSAULT - > UKR 2025-05-03 certain past | - | - | - | bombs on silos of grain", "a4 | ACCUSE UKR > RUS 2025-05-03 certain past"}, true},
		"two states on the other side": {[]string{"a4 | ASSAULT - > UKR 2025-05-03 certain past | - | - | - | bombs on silos of grain", "a4 | ACCUSE UKR > RUS 2025-05-03 certain past", "a4 | ACCUSE UKR > BLR 2025-05-03 certain past"}, false},
		"in other words":               {[]string{"a4 | ASSAULT - > UKR 2025-05-03 certain past | - | - | - | shot at a bus with children", "a4 | ACCUSE UKR > RUS 2025-05-03 certain past"}, false},
	} {
		lines := append(c.lines, "b4 | ASSAULT RUS > UKR 2025-05-03 certain past | - | - | - | raids on silos of grain")
		assaults := 0
		for _, e := range (merge.Merger{Kin: kin(t)}).Events(details(lines...), library) {
			if e.Type == "ASSAULT" {
				assaults++
			}
		}
		if assaults == 1 != c.one {
			t.Errorf("%s: %d assaults", name, assaults)
		}
	}
}

func TestReasonTellsWhatIsApart(t *testing.T) {
	const strike = "ASSAULT RUS > UKR 2025-05-03 certain past"
	events := merge.Events(details("a4 | "+strike+" | Kharkiv", "b4 | "+strike+" | Odesa", "b4 | ASSAULT RUS > - 2025-05-03 certain past"), library)
	for _, e := range events {
		if !strings.HasSuffix(e.Reason, "; apart from others of these parties on the day: another place (1)") {
			t.Errorf("%s", e.Reason)
		}
		if want := "one report that says less of who or when"; len(e.Mentions) == 2 && !strings.Contains(e.Reason, want) {
			t.Errorf("%s: want %s", e.Reason, want)
		}
	}
}

func TestEventStatus(t *testing.T) {
	for name, c := range map[string]struct {
		reports []string // document and standing
		want    entente.Status
	}{
		"one paper":                       {[]string{"a4 certain"}, entente.StatusReported},
		"one paper twice":                 {[]string{"a4 certain", "a5 certain"}, entente.StatusReported},
		"two papers":                      {[]string{"a4 certain", "b4 certain"}, entente.StatusCorroborated},
		"somebody says so":                {[]string{"a4 certain:KOR", "b4 certain:KOR"}, entente.StatusAlleged},
		"the party says so":               {[]string{"a4 certain:KOR", "b4 certain:RUS"}, entente.StatusConfirmed},
		"the party denies it":             {[]string{"a4 certain", "b4 certain", "b4 denied:RUS"}, entente.StatusDisputed},
		"nobody says anything but denial": {[]string{"a4 denied:RUS"}, entente.StatusDenied},
		"what may come":                   {[]string{"a4 future", "b4 future"}, entente.StatusPossible},
	} {
		var ms []entente.Mention
		for i, line := range c.reports {
			doc, how, _ := strings.Cut(line, " ")
			m := mention(fmt.Sprint("m", i), doc, "AID PRK > RUS 2025-05-03 certain past")
			m.Standing = standing(how)
			ms = append(ms, m)
		}
		if got := merge.Events(ms, library)[0].Status; got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func drawnDetailed(t *rapid.T, i int) entente.Mention {
	pick := func(what string, of ...string) string { return rapid.SampledFrom(of).Draw(t, what) }
	m := detailed("m"+string(rune('a'+i)), pick("document", "a3", "b4", "a5", "c6", "b7"), strings.Join([]string{
		pick("type", "CONSULT", "ASSAULT") + " " + pick("actors", "RUS", "UKR,RUS", "-") + " > " + pick("recipients", "-", "UKR") + " " +
			pick("date", "-", "-", "2025-05-03", "2025-05-04", "month:2025-05-01", "week:2025-04-28") + " " + pick("certainty", "certain", "denied") + " past",
		pick("place", "-", "Kharkiv", "Odesa", "oblast", "Ukraine"), pick("mode", "-", "phone", "visit", "aerial", "firearms"),
		pick("persons", "-", "RUS:Lavrov", "RUS:Putin,UKR:Zelensky"), pick("quote", "-", "drones set silos alight", "talks of grain and silos")}, " | "))
	m.Sentence = rapid.IntRange(0, 3).Draw(t, "sentence")
	return m
}

func drawDetailed(t *rapid.T) []entente.Mention {
	ms := make([]entente.Mention, rapid.IntRange(1, 18).Draw(t, "n"))
	for i := range ms {
		ms[i] = drawnDetailed(t, i)
	}
	return ms
}

// drawSparse draws mentions of few families that leave much out, over ten days:
// whom, when and, of what was signed, who.
func drawSparse(t *rapid.T) []entente.Mention {
	pick := func(what string, of ...string) string { return rapid.SampledFrom(of).Draw(t, what) }
	ms := make([]entente.Mention, rapid.IntRange(1, 12).Draw(t, "n"))
	for i := range ms {
		who := pick("what", "REJECT JPN > -", "REJECT JPN > -", "REJECT JPN > PRK", "REJECT JPN > CHN", "REJECT JPN > silos",
			"SUPPORT - > -", "SUPPORT - > -", "SUPPORT RUS > -", "SUPPORT RUS,PRK > -", "SUPPORT RUS > CHN")
		line := who + " " + pick("date", "-", "-", "-", "2025-05-03", "2025-05-05", "month:2025-05-01", "week:2025-05-05") + " certain past"
		doc := pick("document", "a1", "a2", "b2", "a3", "a4", "b4", "a5", "c6", "b7", "c8", "d9")
		ms[i] = detailed("m"+string(rune('a'+i)), doc, line+" | "+pick("place", "-", "-", "Kharkiv", "Odesa")+" | - | - | "+
			pick("quote", "-", "bombs burned silos of grain", "raids on silos of grain", "shot at a bus with children"))
		if ms[i].Event == "SUPPORT" {
			ms[i].CAMEO = "057"
		}
	}
	return ms
}

// drawAny draws one or the other, with some of those who take part put in.
func drawAny(t *rapid.T) []entente.Mention {
	ms := drawNamed(t)
	for i := range ms {
		for _, es := range [][]entente.Entity{ms[i].Actors, ms[i].Recipients} {
			for j := range es {
				es[j].Inferred = rapid.IntRange(0, 3).Draw(t, "put in") == 0
			}
		}
	}
	return ms
}

func drawNamed(t *rapid.T) []entente.Mention {
	switch rapid.IntRange(0, 2).Draw(t, "of which kind") {
	case 0:
		return drawSparse(t)
	case 1:
		return drawRun(t)
	}
	return drawDetailed(t)
}

// drawRun draws what two states do to each other on some of nine days, dated or
// not, in words that are more or less alike.
func drawRun(t *rapid.T) []entente.Mention {
	var lines []string
	for range rapid.IntRange(2, 10).Draw(t, "n") {
		doc := rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "paper") + fmt.Sprint(rapid.IntRange(1, 9).Draw(t, "day"))
		date := "-"
		if rapid.Bool().Draw(t, "dated") {
			date = "2025-05-0" + doc[1:]
		}
		to := rapid.SampledFrom([]string{"UKR", "UKR", "-"}).Draw(t, "to")
		kind := rapid.SampledFrom([]string{"ACCUSE", "ACCUSE", "ASSAULT"}).Draw(t, "type")
		quote := rapid.SampledFrom([]string{"bombs burned silos of grain", "raids on silos of grain", "a bus with children", "-"}).Draw(t, "quote")
		lines = append(lines, doc+" | "+kind+" RUS > "+to+" "+date+" certain past | - | - | - | "+quote)
	}
	return details(lines...)
}

func TestOrderOfDetailedDoesNotMatter(t *testing.T) {
	g := merge.Merger{Kin: kin(t)}
	rapid.Check(t, func(t *rapid.T) {
		ms := drawAny(t)
		want := g.Events(slices.Clone(ms), library)
		if d := cmp.Diff(want, g.Events(rapid.Permutation(ms).Draw(t, "shuffled"), library)); d != "" {
			t.Fatal(d)
		}
		seen, ids := map[string]bool{}, map[string]bool{}
		for _, e := range want {
			if ids[e.ID] {
				t.Fatalf("two events have the id %s", e.ID)
			}
			ids[e.ID] = true
			for _, m := range e.Mentions {
				if seen[m] {
					t.Fatalf("%s is in two events", m)
				}
				seen[m] = true
			}
		}
		if len(seen) != len(ms) {
			t.Fatalf("%d of %d mentions are in events", len(seen), len(ms))
		}
	})
}

// Documents come in any order and in any batches; after each batch only what
// Reach, Back and Ahead say is merged again. In the end the events are those of
// all at once.
func TestBatchesOfDocuments(t *testing.T) {
	g := merge.Merger{Kin: kin(t)}
	rapid.Check(t, func(t *rapid.T) {
		ms := drawAny(t)
		in := map[string][]entente.Mention{}
		for _, m := range ms {
			in[m.DocumentID] = append(in[m.DocumentID], m)
		}
		var ids []string
		for id := range in {
			ids = append(ids, id)
		}
		slices.Sort(ids)
		ids = rapid.Permutation(ids).Draw(t, "order")
		held := map[string][]merge.Placed{} // by family
		events := map[string]entente.Event{}
		family := map[string]string{} // of an event
		for n := 0; n < len(ids); {
			to := rapid.IntRange(n+1, len(ids)).Draw(t, "come by then")
			stale := map[merge.Placing]bool{}
			for _, id := range ids[n:to] {
				doc, _ := library(id)
				for i, p := range g.Place(in[id], doc) {
					p.Family = merge.Exact(p.Family)
					held[p.Family] = append(held[p.Family], merge.Placed{Mention: in[id][i], Day: p.Day})
					stale[p] = true
				}
			}
			n = to
			for p := range stale {
				again(g, p, held[p.Family], events, family)
			}
		}
		want := map[string]entente.Event{}
		for _, e := range g.Events(ms, library) {
			want[e.ID] = e
		}
		if d := cmp.Diff(want, events); d != "" {
			t.Fatal(d)
		}
	})
}

// Documents that are not read any more leave nothing behind: what is merged again are the days that their
// mentions may have touched.
func TestDocumentsLeave(t *testing.T) {
	g := merge.Merger{Kin: kin(t)}
	rapid.Check(t, func(t *rapid.T) {
		ms := drawAny(t)
		in := map[string][]entente.Mention{}
		held := map[string][]merge.Placed{}
		events, family := map[string]entente.Event{}, map[string]string{}
		gone := ms[rapid.IntRange(0, len(ms)-1).Draw(t, "of the document that leaves")].DocumentID
		stale := map[merge.Placing]bool{}
		for _, m := range ms {
			in[m.DocumentID] = append(in[m.DocumentID], m)
		}
		for id, of := range in {
			doc, _ := library(id)
			for i, p := range g.Place(of, doc) {
				if id == gone {
					stale[p] = true
				}
				held[merge.Exact(p.Family)] = append(held[merge.Exact(p.Family)], merge.Placed{Mention: of[i], Day: p.Day})
			}
		}
		for f, of := range held {
			for _, e := range g.OfFamily(f, of, library) {
				events[e.ID], family[e.ID] = e, f
			}
			held[f] = slices.DeleteFunc(of, func(p merge.Placed) bool { return p.Mention.DocumentID == gone })
		}
		for p := range stale {
			from, to := merge.Touched(p.Family, p.Day, p.Day)
			againBetween(g, merge.Exact(p.Family), from, to, held[merge.Exact(p.Family)], events, family)
		}
		want := map[string]entente.Event{}
		for _, e := range g.Events(slices.DeleteFunc(ms, func(m entente.Mention) bool { return m.DocumentID == gone }), library) {
			want[e.ID] = e
		}
		if d := cmp.Diff(want, events); d != "" {
			t.Fatal(d)
		}
	})
}

func inWeekOrMonth(m merge.Placed) bool {
	return m.Mention.Date.Precision == entente.Week || m.Mention.Date.Precision == entente.Month
}

// again merges a family around a day, as a desk does.
func again(g merge.Merger, p merge.Placing, all []merge.Placed, events map[string]entente.Event, family map[string]string) {
	againBetween(g, p.Family, p.Day, p.Day, all, events, family)
}

func againBetween(g merge.Merger, of string, from, to time.Time, all []merge.Placed, events map[string]entente.Event, family map[string]string) {
	between := func(m merge.Placed, from, to time.Time) bool { return !m.Day.Before(from) && !m.Day.After(to) }
	var loose, near []merge.Placed
	for _, m := range all {
		if between(m, from.AddDate(0, 0, -merge.LooseReach), to.AddDate(0, 0, merge.LooseReach)) && inWeekOrMonth(m) {
			loose = append(loose, m)
		}
	}
	around := merge.Around(loose, from, to)
	for _, m := range all {
		if between(m, around.ReadFrom, around.ReadTo) && !inWeekOrMonth(m) {
			near = append(near, m)
		}
	}
	for id, e := range events {
		if family[id] == of && between(merge.Placed{Day: e.Date.Time}, around.From, around.To) {
			delete(events, id)
		}
	}
	for _, e := range g.Again(of, append(near, loose...), from, to, library) {
		events[e.ID], family[e.ID] = e, of
	}
}

// What comes last of those that follow each other changes the event of the first
// of them, Back days before.
func TestBack(t *testing.T) {
	g := merge.Merger{Kin: kin(t)}
	var all []merge.Placed
	for i, line := range []string{"a4 | 2025-05-03", "b4 | 2025-05-04", "c7 | -", "d8 | -"} {
		doc, date, _ := strings.Cut(line, " | ")
		m := details(doc + " | ASSAULT RUS > UKR " + date + " certain past | - | - | - | raids on silos of grain")[0]
		m.ID = fmt.Sprint("m", i)
		d, _ := library(doc)
		all = append(all, merge.Placed{Mention: m, Day: merge.Day(&m, d)})
	}
	if back := int(all[3].Day.Sub(all[0].Day).Hours() / 24); back != merge.Back {
		t.Fatalf("the last is %d days after the first, want Back, %d", back, merge.Back)
	}
	if got := shape(g.Again("f", all, all[3].Day, all[3].Day, library)); got != "05-03 ASSAULT m0+m1+m2+m3" {
		t.Error(got)
	}
}

// Of what was signed, a report that does not say who did joins by the place, its
// document or its words, and else stands alone.
func TestSigned(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"as subject and object, or together": {[]string{"a4 | SUPPORT RUS > PRK 2025-05-03 certain past", "b4 | SUPPORT PRK,RUS > - 2025-05-03 certain past"}, "05-03 SUPPORT m0+m1"},
		"other parties":                      {[]string{"a4 | SUPPORT RUS > PRK 2025-05-03 certain past", "b4 | SUPPORT RUS > CHN 2025-05-03 certain past"}, "05-03 SUPPORT m0; 05-03 SUPPORT m1"},
		"one of the parties":                 {[]string{"a4 | SUPPORT RUS > PRK 2025-05-03 certain past | Kharkiv", "b4 | SUPPORT RUS > - 2025-05-03 certain past | Kharkiv"}, "05-03 SUPPORT m0+m1"},
		"another's":                          {[]string{"a4 | SUPPORT RUS > PRK 2025-05-03 certain past | Kharkiv", "b4 | SUPPORT CHN > - 2025-05-03 certain past | Kharkiv"}, "05-03 SUPPORT m0; 05-03 SUPPORT m1"},
		"in the same place":                  {[]string{"a4 | SUPPORT RUS > PRK 2025-05-03 certain past | Kharkiv", "b4 | SUPPORT - > - 2025-05-03 certain past | Kharkiv"}, "05-03 SUPPORT m0+m1"},
		"in the words of another":            {[]string{"a4 | SUPPORT RUS > PRK 2025-05-03 certain past | - | - | - | signed a treaty on fish and timber", "b4 | SUPPORT - > - 2025-05-03 certain past | - | - | - | the treaty on fish signed"}, "05-03 SUPPORT m0+m1"},
		"nothing tells":                      {[]string{"a4 | SUPPORT RUS > PRK 2025-05-03 certain past", "b4 | SUPPORT - > - 2025-05-03 certain past"}, "05-03 SUPPORT m0; 05-03 SUPPORT m1"},
		"nobody is nobody else":              {[]string{"a4 | SUPPORT - > - 2025-05-03 certain past", "b4 | SUPPORT - > - 2025-05-03 certain past"}, "05-03 SUPPORT m0; 05-03 SUPPORT m1"},
	} {
		ms := details(c.lines...)
		for i := range ms {
			ms[i].CAMEO = "057"
		}
		if got := sortedShape(merge.Merger{Kin: kin(t)}.Events(ms, library)); got != c.want {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
	}
}

// An analyst's word holds whatever speaks against it, and for what is split off
// too.
func TestDecidedMentions(t *testing.T) {
	const strike = "ASSAULT RUS > UKR 2025-05-03 certain past"
	ms := details("a4 | "+strike+" | Kharkiv", "b4 | "+strike+" | Odesa", "c4 | "+strike+" | Kharkiv")
	rapid.Check(t, func(t *rapid.T) {
		all := []merge.Placed{{Mention: ms[0], Day: day(3)}, {Mention: ms[2], Day: day(3)},
			{Mention: ms[1], Day: day(3), Decided: true, BesideIn: "a4", Beside: ms[0].Anchor()}}
		got := merge.Merger{}.OfFamily("f", rapid.Permutation(all).Draw(t, "shuffled"), library)
		if len(got) != 1 || len(got[0].Mentions) != 3 || !strings.Contains(got[0].Reason, "one report put here by an analyst") {
			t.Fatalf("joined: %+v", got)
		}
	})
	left := merge.Merger{}.OfFamily("f", []merge.Placed{{Mention: ms[2], Day: day(3)}, {Mention: ms[1], Day: day(3), Decided: true, BesideIn: "a4", Beside: ms[0].Anchor()}}, library)
	if len(left) != 1 || len(left[0].Mentions) != 2 {
		t.Errorf("what it was put beside is gone: %+v", left)
	}
	off := merge.Merger{}.OfFamily("split", []merge.Placed{{Mention: ms[0], Day: day(3), Decided: true}, {Mention: ms[1], Day: day(3), Decided: true}}, library)
	if len(off) != 1 || len(off[0].Mentions) != 2 {
		t.Errorf("split off: %+v", off)
	}
}

// Whom the coder put in where a sentence tells of nobody parts no two reports, save of what families
// are told apart by.
func TestWhoIsPutInPartsNothing(t *testing.T) {
	for kind, want := range map[string]int{"ACCUSE": 1, "AID": 2} {
		ms := details("a4 | "+kind+" RUS > UKR 2025-05-03 certain past | - | - | - | condemned the vote on grain at the port",
			"b4 | "+kind+" RUS > CHN 2025-05-03 certain past | - | - | - | the vote on grain at the port was condemned")
		g := merge.Merger{Kin: kin(t)}
		if got := g.Events(ms, library); len(got) != 2 {
			t.Fatalf("%s of two states named: %s", kind, shape(got))
		}
		ms[1].Recipients[0].Inferred = true
		if got := g.Events(ms, library); len(got) != want {
			t.Errorf("%s: got %s, want %d events", kind, shape(got), want)
		}
	}
}

// One report that names a party is enough for the event to name it.
func TestWhoIsNamedOnceIsNamed(t *testing.T) {
	ms := details("a4 | ACCUSE RUS > UKR 2025-05-03 certain past | - | - | - | condemned the vote on grain at the port",
		"b4 | ACCUSE RUS > UKR 2025-05-03 certain past | - | - | - | the vote on grain at the port was condemned")
	for want, inferred := range map[bool][2]bool{false: {true, false}, true: {true, true}} {
		ms[0].Recipients[0].Inferred, ms[1].Recipients[0].Inferred = inferred[0], inferred[1]
		g := merge.Merger{Kin: kin(t)}
		got := g.Events(ms, library)
		if len(got) != 1 || len(got[0].Recipients) != 1 || got[0].Recipients[0].Inferred != want {
			t.Errorf("inferred %v: got %s, want one recipient, inferred %v", inferred, shape(got), want)
		}
	}
}
