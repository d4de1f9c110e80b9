package coder_test

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"entente"
	"entente/coder"
)

func readTreaty(c *coder.Coder, title, text string) (entente.Document, entente.Reading) {
	doc := entente.Document{ID: "treaty", Title: title, Text: text, Published: published, Kind: entente.Treaty}
	return doc, c.Read(&doc, nil)
}

// one is the only agreement of a reading; every clause of it has its words.
func one(t *testing.T, doc *entente.Document, r *entente.Reading) entente.Agreement {
	t.Helper()
	if len(r.Agreements) != 1 {
		t.Fatalf("%d agreements, want 1; left out: %v", len(r.Agreements), r.Skipped)
	}
	a := r.Agreements[0]
	for _, o := range a.Obligations {
		if len(o.Spans) == 0 || strings.TrimSpace(doc.Words(o.Spans[0])) == "" {
			t.Errorf("%s of article %s has no words", o.Code, o.Article)
		}
	}
	for _, s := range a.Stages {
		if len(s.Spans) == 0 || strings.TrimSpace(doc.Words(s.Spans[0])) == "" {
			t.Errorf("the stage %s has no words", s.Stage)
		}
	}
	return a
}

func clausesOf(a entente.Agreement) string {
	var out []string
	for _, o := range a.Obligations {
		out = append(out, strings.TrimSpace(o.Code+" "+o.Article))
	}
	return strings.Join(out, ", ")
}

func datedStages(a entente.Agreement) string {
	var out []string
	for _, s := range a.Stages {
		day := ""
		if !s.Date.Time.IsZero() {
			day = " " + s.Date.Time.Format(time.DateOnly)
		}
		out = append(out, s.Told()+day)
	}
	return strings.Join(out, ", ")
}

const pact = `The Republic of Estonia and the Republic of Latvia (hereinafter "the Parties") have agreed as follows:

%s

Done at Valga on the third day of May, nineteen hundred and ninety-five, in two copies.`

func TestTreatyArticles(t *testing.T) {
	c := newCoder(t)
	for name, tc := range map[string]struct{ body, clauses string }{
		"arabic": {`Article 1
Mutual assistance
If one of the Parties is attacked, the other shall come to its aid with all the means at its disposal.

Article 2
The Parties shall consult each other whenever the security of either is threatened.

Article 3
This Treaty shall remain in force for ten years. It shall be renewed for five more years unless notice is given.`, "DEFENSE 1, CONSUL 2"},
		"roman, on the line": {`ARTICLE I. Neither Party shall attack the other.

ARTICLE II. If a third State goes to war with one Party, the other shall remain neutral.`, "NONAGG I, NEUTRAL II"},
		"short": {`Art. 1 - Each Party shall refrain from the use of force against the other.

Art. 2 - In the event of a threat to peace the Parties shall hold consultations.`, "NONAGG 1, CONSUL 2"},
		"numbers only": {`1. The Parties shall jointly attack any State that occupies the islands.

2. The Parties shall exchange maps.`, "OFFENSE 1"},
		"no articles at all": {`Neither of the two States shall ever resort to force against the other.

They shall consult without delay if peace in the region is in danger.`, "NONAGG, CONSUL"},
		"a reference at the beginning of a line": {`Article 1
The Parties shall consult each other in the event of a threat to peace as laid down in
Article 5 of the Charter of the United Nations and in
Article 8 which follows.

Article 2
Neither Party shall attack the other.`, "CONSUL 1, NONAGG 2"},
		"what is no such clause": {`Article 1
The Parties shall consult each other on the application of this Treaty and on customs tariffs.

Article 2
The Parties shall assist each other in customs matters and help victims of floods.

Article 3
Nothing in this Treaty obliges a Party to come to the aid of the other if it is attacked.

Article 4
Disputes shall be settled by negotiation.`, ""},
	} {
		doc, r := readTreaty(c, "Treaty between Estonia and Latvia on Security", fmt.Sprintf(pact, tc.body))
		a := one(t, &doc, &r)
		if clausesOf(a) != tc.clauses || codesOf(a.Parties) != "EST LVA" || datedStages(a) != "signed 1995-05-03" || a.Stages[0].Place != "Valga" {
			t.Errorf("%s\ngot %q of %s, %s at %q", name, clausesOf(a), codesOf(a.Parties), datedStages(a), a.Stages[0].Place)
		}
	}
}

func TestTreatyTerms(t *testing.T) {
	c := newCoder(t)
	doc, r := readTreaty(c, "Agreement on Trade between Chile and Peru", fmt.Sprintf(`The Governments of Chile and Peru have agreed:

Article 1. Cooperation covers trade, energy and education.

Article 2. This Agreement shall enter into force on %s.

Article 3. It shall remain in force for a period of six years and shall be renewed automatically for further periods.

Article 4. Either Party may denounce it by written notice.

Done at Arica, 4 March 2019.`, "1 January 2020"))
	a := one(t, &doc, &r)
	if datedStages(a) != "in force 2020-01-01, signed 2019-03-04" {
		t.Errorf("stages %s", datedStages(a))
	}
	for name, e := range map[string]entente.Evidence{"six years": a.Term.Length, "further periods": a.Term.Renewal, "written notice": a.Term.Withdrawal} {
		if !strings.Contains(e.Text, name) || !strings.Contains(doc.Words(e.Span), name) {
			t.Errorf("%q is not in %q", name, e.Text)
		}
	}
	if len(a.Articles) != 4 || !slices.Equal(a.Articles[0].Sectors, []string{"trade", "energy", "education"}) || !slices.Contains(a.Articles[2].About, "renewal") {
		t.Errorf("articles %+v", a.Articles)
	}
}

// What is to come by the day of publication is no step taken, and dates that
// contradict each other both stay.
func TestTreatyDates(t *testing.T) {
	c := newCoder(t)
	for name, tc := range map[string]struct{ force, done, stages string }{
		"to come":               {"It shall enter into force on 1 July 2031.", "Done at Oslo on 2 May 2024.", "in force (still to come) 2031-07-01, signed 2024-05-02"},
		"in force before it":    {"It entered into force on 1 July 1990.", "Done at Oslo on 2 May 1991.", "in force 1990-07-01, signed 1991-05-02"},
		"on a day not said":     {"It shall enter into force on the exchange of notes.", "Done at Oslo on 2 May 1991.", "signed 1991-05-02"},
		"a form that is open":   {"It shall be ratified.", "Done at ______ on ______ .", ""},
		"no closing formula":    {"It shall be ratified.", "", ""},
		"in words, this day of": {"It shall be ratified.", "DONE at Oslo, this twenty-first day of June two thousand and five.", "signed 2005-06-21"},
	} {
		doc, r := readTreaty(c, "Treaty of Friendship between Norway and Sweden", "Norway and Sweden have agreed as follows:\n\nArticle 1\n"+tc.force+"\n\nArticle 2\nThere shall be peace.\n\n"+tc.done)
		if a := one(t, &doc, &r); datedStages(a) != tc.stages {
			t.Errorf("%s: got %q, want %q", name, datedStages(a), tc.stages)
		}
	}
}

func TestTreatyInTwoLanguages(t *testing.T) {
	c := newCoder(t)
	columns := [][2]string{
		{"TREATY OF NEUTRALITY", "TRAITÉ DE NEUTRALITÉ"}, {"between Greece and Turkey", "entre la Grèce et la Turquie"}, {"", ""},
		{"Article 1", "Article 1"}, {"Should Greece be attacked by a", "Si la Grèce est attaquée par un"},
		{"third Power, Turkey shall remain", "tiers, la Turquie reste neutre et"}, {"neutral, and Greece likewise.", "la Grèce de même."}, {"", ""},
		{"Article 2", "Article 2"}, {"The Parties shall consult each", "Les Parties se consultent si la"},
		{"other if peace is in danger.", "paix est en danger dans la région."}, {"", ""},
		{"Done at Ankara on 30 October", "Fait à Ankara, le 30 octobre"}, {"1930.", "1930."},
	}
	var beside, under strings.Builder
	for _, l := range columns {
		fmt.Fprintf(&beside, "%-36s    %s\n", l[0], l[1])
		fmt.Fprintf(&under, "%s\n", l[0])
	}
	under.WriteString("\n\nSi la Grèce est attaquée par un tiers, la Turquie reste neutre et la Grèce de même pour la durée de la guerre.\n")
	for name, text := range map[string]string{"side by side": beside.String(), "one after the other": under.String()} {
		doc, r := readTreaty(c, "", text)
		a := one(t, &doc, &r)
		if codesOf(a.Parties) != "GRC TUR" || clausesOf(a) != "NEUTRAL 1, CONSUL 2" || datedStages(a) != "signed 1930-10-30" {
			t.Errorf("%s: got %s, %q, %s", name, codesOf(a.Parties), clausesOf(a), datedStages(a))
		}
		for _, o := range a.Obligations {
			for _, sp := range o.Spans {
				if w := doc.Words(sp); strings.Contains(w, "Turquie") || strings.Contains(w, "Parties se") {
					t.Errorf("%s: %s rests on the other language: %q", name, o.Code, w)
				}
			}
		}
	}
}

// A treaty of five hundred pages with page numbers and running heads takes
// seconds, keeps no more than it may, and loses no clause.
func TestLongTreaty(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	c := newCoder(t)
	var b strings.Builder
	b.WriteString("Kenya and Uganda have agreed as follows:\n\n")
	for page := 1; page <= 500; page++ {
		for i := range 6 {
			fmt.Fprintf(&b, "Article %d\n%s\n", page*6+i-5, strings.Repeat("Goods that are listed in the annex shall be taken over the border without duty at the office named there. ", 4))
		}
		fmt.Fprintf(&b, "\nTreaty Series, Kenya and Uganda\n- %d -\n\n", page)
	}
	b.WriteString("Article 3001\nIf one Party is attacked, the other shall come to its aid.\n\nDone at Busia on 9 May 1999.\n")
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	doc, r := readTreaty(c, "Treaty between Kenya and Uganda", b.String())
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	a := one(t, &doc, &r)
	if clausesOf(a) != "DEFENSE 3001" || datedStages(a) != "signed 1999-05-09" {
		t.Errorf("got %q, %s", clausesOf(a), datedStages(a))
	}
	if len(a.Articles) > 2000 {
		t.Errorf("%d articles are kept", len(a.Articles))
	}
	if took > 60*time.Second || after.TotalAlloc-before.TotalAlloc > 4<<30 {
		t.Errorf("%s and %d MB for %d MB of text", took, (after.TotalAlloc-before.TotalAlloc)>>20, b.Len()>>20)
	}
}

func TestTreatyOfOneAndOfMany(t *testing.T) {
	c := newCoder(t)
	for name, text := range map[string]string{
		"one party": "The Republic of Finland declares:\n\nArticle 1\nIf Finland is attacked, it shall defend its territory.\n\nDone at Helsinki on 1 May 1990.",
		"none":      "Article 1\nIf one Party is attacked, the other shall come to its aid.\n\nArticle 2\nThey shall consult.",
		"no words":  " \n\n \n",
		"no treaty": strings.Repeat("ha ", 4000),
		"French":    "Article 1\nSi une des Parties est attaquée, les autres viennent à son aide dans les limites de la charte et des traités.\n",
	} {
		_, r := readTreaty(c, "", text)
		if len(r.Agreements) > 0 {
			t.Errorf("%s: got %+v", name, r.Agreements)
		}
		if len(r.Skipped) == 0 || len(r.Sentences) == 0 || r.Sentences[0].Reason == "" {
			t.Errorf("%s: refused without a reason: %v", name, r.Skipped)
		}
	}
	names := strings.Split(members, ",")
	doc, r := readTreaty(c, "Convention on Common Defence", strings.Join(names, ", ")+" have agreed as follows:\n\nArticle 1\nAn armed attack against one of the Parties shall be considered an attack against all of them.\n\nArticle 2\nThe Parties shall consult each other if peace is threatened.\n\nDone at Geneva on 5 May 2020.")
	a := one(t, &doc, &r)
	if len(a.Parties) < 180 || clausesOf(a) != "DEFENSE 1, CONSUL 2" {
		t.Errorf("%d parties of %d, %q", len(a.Parties), len(names), clausesOf(a))
	}
}

// members of the United Nations, as the heads of conventions list them.
const members = `Afghanistan,Albania,Algeria,Andorra,Angola,Antigua and Barbuda,Argentina,Armenia,Australia,Austria,Azerbaijan,the Bahamas,Bahrain,Bangladesh,Barbados,Belarus,Belgium,Belize,Benin,Bhutan,Bolivia,Bosnia and Herzegovina,Botswana,Brazil,Brunei,Bulgaria,Burkina Faso,Burundi,Cabo Verde,Cambodia,Cameroon,Canada,the Central African Republic,Chad,Chile,China,Colombia,the Comoros,Costa Rica,Croatia,Cuba,Cyprus,the Czech Republic,the Democratic Republic of the Congo,Denmark,Djibouti,Dominica,the Dominican Republic,Ecuador,Egypt,El Salvador,Equatorial Guinea,Eritrea,Estonia,Eswatini,Ethiopia,Fiji,Finland,France,Gabon,the Gambia,Georgia,Germany,Ghana,Greece,Grenada,Guatemala,Guinea,Guinea-Bissau,Guyana,Haiti,Honduras,Hungary,Iceland,India,Indonesia,Iran,Iraq,Ireland,Israel,Italy,Jamaica,Japan,Jordan,Kazakhstan,Kenya,Kiribati,Kuwait,Kyrgyzstan,Laos,Latvia,Lebanon,Lesotho,Liberia,Libya,Liechtenstein,Lithuania,Luxembourg,Madagascar,Malawi,Malaysia,the Maldives,Mali,Malta,the Marshall Islands,Mauritania,Mauritius,Mexico,Micronesia,Moldova,Monaco,Mongolia,Montenegro,Morocco,Mozambique,Myanmar,Namibia,Nauru,Nepal,the Netherlands,New Zealand,Nicaragua,Niger,Nigeria,North Korea,North Macedonia,Norway,Oman,Pakistan,Palau,Panama,Papua New Guinea,Paraguay,Peru,the Philippines,Poland,Portugal,Qatar,Romania,Russia,Rwanda,Saint Kitts and Nevis,Saint Lucia,Saint Vincent and the Grenadines,Samoa,San Marino,Sao Tome and Principe,Saudi Arabia,Senegal,Serbia,the Seychelles,Sierra Leone,Singapore,Slovakia,Slovenia,the Solomon Islands,Somalia,South Africa,South Korea,South Sudan,Spain,Sri Lanka,Sudan,Suriname,Sweden,Switzerland,Syria,Tajikistan,Tanzania,Thailand,Timor-Leste,Togo,Tonga,Trinidad and Tobago,Tunisia,Turkey,Turkmenistan,Tuvalu,Uganda,Ukraine,the United Arab Emirates,the United Kingdom,the United States,Uruguay,Uzbekistan,Vanuatu,Venezuela,Vietnam,Yemen,Zambia,Zimbabwe`
