package merge_test

import (
	"slices"
	"strings"
	"testing"

	"entente"
	"entente/merge"
)

// Two short reports each, of which the second leaves out who or to whom, or has them put in ("RUS?"), told by a bare noun or in the
// passive; or of what is like it: another day, town, minister, state, number. A report is as TestOneOrTwo has it; what else its
// document tells comes after " ; ".
func TestBareReports(t *testing.T) {
	const (
		strike = "a3 | ASSAULT KEN > SOM 2025-05-03 certain past | Odesa | - | - | jets struck a camp in the delta"
		talks  = "a3 | CONSULT JPN > VNM 2025-05-03 certain past | Odesa | - | JPN:Kihara,VNM:Giang | held talks on patrol boats"
		pact   = "a3 | 057:SUPPORT NOR,CHL > - 2025-05-03 certain past | Odesa | - | - | signed a fisheries pact"
		expel  = "a3 | SANCTION ECU > CUB 2025-05-03 certain past | - | expel | - | expelled the attache"
		refuse = "a3 | REJECT BRA > BOL 2025-05-03 certain past | - | - | - | rejected a request for cheaper gas"
	)
	for name, c := range map[string]struct {
		first, second string
		one           bool
	}{
		"hit in the passive, beside whom it blames": {strike, "b4 | ASSAULT - > SOM 2025-05-03 certain past | Odesa | - | - | a camp was hit ; b4 | ACCUSE SOM > KEN - certain past", true},
		"hit elsewhere":  {strike, "b4 | ASSAULT - > SOM 2025-05-03 certain past | Kharkiv | - | - | a camp was hit ; b4 | ACCUSE SOM > KEN - certain past", false},
		"hit by another": {strike, "b4 | ASSAULT - > SOM 2025-05-03 certain past | Odesa | - | - | a camp was hit ; b4 | ACCUSE SOM > ETH - certain past", false},
		"hit days later": {strike, "b8 | ASSAULT - > SOM 2025-05-07 certain past | Odesa | - | - | a camp was hit ; b8 | ACCUSE SOM > KEN - certain past", false},
		"people were hit, beside their state's blame":   {strike, "b4 | ASSAULT - > SOM/CVL 2025-05-03 certain past | Odesa | - | - | herders were hit ; b4 | ACCUSE SOM > KEN - certain past", true},
		"the noun takes up the verb":                    {strike, "b3 | ASSAULT - > - - certain past | - | - | - | the strike ; b3 | ASSAULT KEN > SOM 2025-05-03 certain past | Odesa | - | - | struck a camp", true},
		"the noun could take up two":                    {strike, "b4 | ASSAULT - > - - certain past | - | - | - | the strike ; b4 | ASSAULT KEN > SOM 2025-05-03 certain past | Odesa ; b4 | ASSAULT ETH > SOM 2025-05-04 certain past | Kharkiv", false},
		"by rebels that were put in":                    {strike, "b4 | ASSAULT KEN/REB? > SOM? - certain past | - | - | - | hit with precision by drones", true},
		"by rebels that are named":                      {strike, "b4 | ASSAULT KEN/REB > SOM - certain past | - | - | - | hit with precision by drones", false},
		"on a state that was put in, two others beside": {strike, "b3 | ASSAULT KEN > EGY? 2025-05-03 certain past | Odesa | - | - | bombs on a camp ; b3 | ACCUSE SOM > KEN - certain past ; b3 | ACCUSE UGA > KEN - certain past", false},
		"on a state that is named":                      {strike, "b3 | ASSAULT KEN > EGY 2025-05-03 certain past | Odesa | - | - | bombs on a camp ; b3 | ACCUSE SOM > KEN - certain past", false},

		"the talks, of the only two in the text": {talks, "b4 | CONSULT - > - - certain past | - | - | - | the talks lasted two hours ; b4 | AGREE JPN > VNM - certain future", true},
		"the talks, three in the text":           {talks, "b4 | CONSULT - > - - certain past | - | - | - | the talks lasted two hours ; b4 | AGREE JPN > VNM - certain future ; b4 | ACCUSE JPN > CHN - certain past", false},
		"the talks, of another two":              {talks, "b4 | CONSULT - > - - certain past | - | - | - | the talks lasted two hours ; b4 | AGREE JPN > THA - certain future", false},
		"the talks, a week later":                {talks, "b9 | CONSULT - > - 2025-05-09 certain past | - | - | - | the talks lasted two hours ; b9 | AGREE JPN > VNM - certain future", false},
		"one of those who talked":                {talks, "b4 | CONSULT JPN > - 2025-05-03 certain past | - | - | - | conferred until night ; b4 | ACCUSE CHN > JPN - certain past ; b4 | AID JPN > VNM - certain past", false},
		"one who talked, the only other beside":  {talks, "b4 | CONSULT JPN > - 2025-05-03 certain past | - | - | - | conferred until night ; b4 | AID JPN > VNM - certain past", true},
		"one who talked, where the other lives":  {"a3 | CONSULT JPN > UKR 2025-05-03 certain past | Odesa | - | - | held talks", "b4 | CONSULT JPN > - 2025-05-03 certain past | Odesa | - | - | conferred at a long table", true},
		"one who talked, where another lives":    {"a3 | CONSULT JPN > VNM 2025-05-03 certain past | Odesa | - | - | held talks", "b4 | CONSULT JPN > - 2025-05-03 certain past | Odesa | - | - | conferred at a long table", false},
		"other ministers":                        {talks, "b3 | CONSULT JPN > VNM 2025-05-03 certain past | - | - | JPN:Kamikawa,VNM:Son | held talks on patrol boats", false},
		"he arrived there":                       {"a3 | CONSULT RUS > PRK 2025-05-03 certain past | - | visit | RUS:Shoigu | visited", "b3 | CONSULT RUS > PRK? 2025-05-03 certain past | - | - | RUS:Shoigu | arrived", true},
		"another arrived there":                  {"a3 | CONSULT RUS > PRK 2025-05-03 certain past | - | visit | RUS:Shoigu | visited", "b3 | CONSULT RUS > PRK? 2025-05-03 certain past | - | - | RUS:Lavrov | arrived", false},
		"a delegation however called":            {"a3 | CONSULT IGO > NER 2025-05-03 certain past | - | - | - | met envoys", "b3 | CONSULT IGO > NER 2025-05-03 certain past | - | - | - | saw the general", true},

		"a pact, in the passive":              {pact, "b5 | 057:SUPPORT NOR > - 2025-05-03 certain past | Odesa | - | - | the agreement was signed", true},
		"a pact, elsewhere":                   {pact, "b5 | 057:SUPPORT NOR > - 2025-05-03 certain past | Kharkiv | - | - | the agreement was signed", false},
		"a pact of nobody, known to few":      {pact, "b8 | 057:SUPPORT - > - 2025-05-03 certain past | - | - | - | the treaty signed on May 3", false},
		"a pact, by parliament for its state": {pact, "b3 | 057:SUPPORT NOR/LEG > CHL 2025-05-03 certain past | - | - | - | approved the pact on fish", true},

		"a refusal, of whom was put in":          {refuse, "b4 | REJECT - > BOL? - certain past | - | - | - | the refusal ; b4 | ACCUSE BOL > BRA? - certain past", true},
		"a refusal, of another":                  {refuse, "b4 | REJECT - > BOL? - certain past | - | - | - | the refusal ; b4 | ACCUSE BOL > ARG? - certain past", false},
		"protest against whom was put in":        {"a3 | ACCUSE CHN > USA 2025-05-03 certain past | - | - | - | lodged a strong protest", "b3 | ACCUSE CHN > USA? - certain past | - | - | - | was angry about the balloon", true},
		"protest against another put in":         {"a3 | ACCUSE CHN > USA 2025-05-03 certain past | - | - | - | lodged a strong protest", "b3 | ACCUSE CHN > JPN? - certain past | - | - | - | was angry about the balloon", false},
		"the start of the talks":                 {"a3 | REJECT TUR > talks 2025-05-03 certain past | - | - | - | blocked them", "b4 | REJECT TUR > talks - certain past | - | - | - | nothing will begin", true},
		"an expulsion, beside its state's anger": {expel, "b4 | SANCTION - > CUB/MIL - certain past | - | expel | - | the expulsion of the attache ; b4 | ACCUSE CUB > ECU - certain past", true},
		"an expulsion, by another":               {expel, "b4 | SANCTION - > CUB/MIL - certain past | - | expel | - | the expulsion of the attache ; b4 | ACCUSE CUB > PER - certain past", false},
		"who resigns, without the office":        {"a3 | RETREAT BGD/GOV > - 2025-05-03 certain past | - | resign | - | she resigned", "b4 | RETREAT BGD/ELI > - 2025-05-03 certain past | - | resign | - | had stepped down", true},
		"another state's resigns":                {"a3 | RETREAT BGD/GOV > - 2025-05-03 certain past | - | resign | - | she resigned", "b4 | RETREAT LKA/ELI > - 2025-05-03 certain past | - | resign | - | had stepped down", false},
		"police arrest for their state":          {"a3 | COERCE TUR/COP > TUR/CVL 2025-05-03 certain past | - | arrest | - | detained 110 people in raids", "b3 | COERCE TUR > TUR/CVL 2025-05-03 certain past | Odesa | arrest | - | were detained", true},
		"the next day another number":            {"a3 | COERCE TUR/COP > TUR/CVL 2025-05-03 certain past | - | arrest | - | police detained 110 people in raids", "b4 | COERCE TUR/COP > TUR/CVL 2025-05-04 certain past | - | arrest | - | police detained 30 people in raids", false},
		"the next day the same number":           {"a3 | COERCE TUR/COP > TUR/CVL 2025-05-03 certain past | - | arrest | - | police detained 110 people in raids", "b4 | COERCE TUR/COP > TUR/CVL 2025-05-04 certain past | - | arrest | - | police detained 110 people in raids", true},
	} {
		if got := oneOf(merge.Merger{Kin: kin(t)}, c.first, c.second); got != c.one {
			t.Errorf("%s: one: %v, want %v", name, got, c.one)
		}
	}
}

// oneOf reports whether the first report of each of two texts are of one event.
func oneOf(g merge.Merger, first, second string) bool {
	lines := append([]string{first}, strings.Split(second, " ; ")...)
	ms := details(lines...)
	for i, line := range lines {
		doc, rest, _ := strings.Cut(line, " | ")
		if code, told, ok := strings.Cut(rest, ":"); ok && len(code) == 3 {
			ms[i] = detailed(ms[i].ID, doc, told)
			ms[i].CAMEO = code
		}
	}
	return slices.ContainsFunc(g.Events(ms, library), func(e entente.Event) bool {
		return slices.Contains(e.Mentions, ms[0].ID) && slices.Contains(e.Mentions, ms[1].ID)
	})
}

// What names nobody and gives the day of something signed is the one that several texts report, not one of few.
func TestWellKnownSigning(t *testing.T) {
	for others, one := range map[int]bool{1: false, 3: true} {
		var lines []string
		for _, doc := range []string{"a3", "b3", "c4"}[:others] {
			lines = append(lines, doc+" | SUPPORT RUS,PRK > - 2025-05-03 certain past | - | - | - | signed a pact on defence")
		}
		ms := details(append(lines, "d8 | SUPPORT - > - 2025-05-03 certain past | - | - | - | what was put on paper on May 3")...)
		for i := range ms {
			ms[i].CAMEO = "057"
		}
		if got := len(merge.Merger{Kin: kin(t)}.Events(ms, library)) == 1; got != one {
			t.Errorf("beside %d: one: %v, want %v", others, got, one)
		}
	}
}
