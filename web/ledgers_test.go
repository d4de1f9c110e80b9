package web

import (
	"fmt"
	"html"
	"net/url"
	"strings"
	"testing"
	"time"

	"entente"
	"entente/store"
)

// A wrong value is told of beside its field, with what was typed, and nothing is
// listed.
func TestWrongFilters(t *testing.T) {
	h := serve(t, newFake())
	for path, want := range map[string][]string{
		"/transfers?supplier=Ruritania%3Cb%3E":            {`value="Ruritania&lt;b&gt;"`, `id="fault-supplier">“Ruritania&lt;b&gt;” is no state`, `aria-describedby="fault-supplier"`},
		"/transfers?status=sure":                          {`id="fault-status">“sure” is not in the list`},
		"/agreements?from=2024-05-09&to=2024-05-01":       {`id="fault-to">The time ends (2024-05-01) before`},
		"/capabilities?asof=2024-02-30":                   {`id="fault-asof">&#34;2024-02-30&#34; is no date`},
		"/positions?stance=angry&about=agreement:g1":      {`id="fault-stance"`, `name="about" value="agreement:g1"`},
		"/agreements?obligation=PARTY":                    {`id="fault-obligation"`},
		"/positions?kind=mood":                            {`id="fault-kind"`},
		"/capabilities?programme=rocket+mail&change=test": {`id="fault-programme"`},
	} {
		w := get(t, h, path)
		body := w.Body.String()
		if w.Code != 400 || strings.Contains(body, "<tbody") || strings.Contains(body, `class="empty"`) {
			t.Errorf("%s answers %d, or lists something", path, w.Code)
		}
		for _, say := range want {
			if !strings.Contains(body, say) {
				t.Errorf("%s does not say %q", path, say)
			}
		}
	}
}

// What is in the menu but in no entry is no error.
func TestNoMatch(t *testing.T) {
	h := serve(t, newFake())
	for path, say := range map[string]string{
		"/transfers?stage=offered":                "No transfer passes this filter. <a href=\"/transfers\">",
		"/agreements?a=GBR":                       "No agreement passes this filter",
		"/capabilities?programme=ICBM":            "No capability passes this filter",
		"/positions?actor=NOR&about=agreement:g1": `No position passes this filter. <a href="/positions?about=agreement%3Ag1">`,
	} {
		if w := get(t, h, path); w.Code != 200 || !strings.Contains(w.Body.String(), say) {
			t.Errorf("%s answers %d without %q", path, w.Code, say)
		}
	}
}

// A state is found by its name in any script, and the links for other programs
// have its code.
func TestStatesByName(t *testing.T) {
	body := get(t, serve(t, newFake()), "/transfers?supplier="+url.QueryEscape("Йонас Гар Стёре")+"&asof=2024-05-06").Body.String()
	for _, want := range []string{`value="Norway"`, "/api/v1/transfers?asof=2024-05-06&amp;format=csv&amp;limit=200&amp;supplier=NOR", "Boats"} {
		if !strings.Contains(body, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

// "Could become a supplier" is no delivery: nothing on its page or in its line
// says that a stage was reached, nor draws an arrow that a delivery has.
func TestPossibleIsNoDelivery(t *testing.T) {
	f := newFake()
	f.transfers = f.transfers[:1]
	alleged := f.transfers[0]
	alleged.ID, alleged.Status, alleged.Stage = "s3", entente.StatusAlleged, "offered"
	alleged.Stages = []entente.StageReport{{Stage: "offered", Date: entente.Date{Time: day(3), Precision: entente.Day}, Report: "t1", DocumentID: "d1"}}
	if w := (words{f}).way(&alleged.RegisteredTransfer, alleged.Found); w.Went || w.Unreal {
		t.Errorf("what is offered is drawn as %+v", w)
	}
	h := serve(t, f)
	for _, path := range []string{"/transfers", "/transfer/s1"} {
		body := get(t, h, path).Body.String()
		main := body[strings.Index(body, "<main"):]
		if path == "/transfers" {
			main = main[strings.Index(main, "<tbody"):]
		}
		for _, bad := range []string{"→", `class="on`, "<strong>delivered", "shipped by"} {
			if strings.Contains(main, bad) {
				t.Errorf("%s has %q", path, bad)
			}
		}
		if !strings.Contains(main, "⇢") || !strings.Contains(main, `class="unreal"`) && !strings.Contains(main, "head unreal") {
			t.Errorf("%s draws a possibility like a fact", path)
		}
	}
}

// Ten thousand agreements are listed page by page: each page leads to the next,
// none is left out, and none is shown twice.
func TestPaging(t *testing.T) {
	f := newFake()
	one := f.agreements[0]
	f.agreements = nil
	for i := range 10_000 {
		v := one
		v.ID, v.Title = fmt.Sprintf("g%d", i), strings.Repeat("معاهدة الصداقة 朝露包括的戦略的パートナーシップ条約 ", 1+i%9)
		f.agreements = append(f.agreements, v)
	}
	h := serve(t, f)
	seen := map[string]bool{}
	path, pages := "/agreements", 0
	for ; path != "" && pages < 5; pages++ {
		body := get(t, h, path).Body.String()
		if want := fmt.Sprintf("%d to %d of 10000 agreements", pages*ledgerAPage+1, (pages+1)*ledgerAPage); !strings.Contains(body, want) {
			t.Fatalf("%s does not say %q", path, want)
		}
		for _, part := range strings.Split(body, `href="/agreement/`)[1:] {
			id, _, _ := strings.Cut(part, `"`)
			if seen[id] {
				t.Errorf("%s shows %s again", path, id)
			}
			seen[id] = true
		}
		before := body[:max(strings.Index(body, `rel="next"`), 0)]
		path = html.UnescapeString(strings.TrimSuffix(before[strings.LastIndex(before, `href="`)+len(`href="`):], `" `))
	}
	if len(seen) != pages*ledgerAPage {
		t.Errorf("%d pages show %d agreements", pages, len(seen))
	}
	for path, want := range map[string]string{"/agreements?page=400": `rel="prev"`, "/agreements?page=400&after=g9999": "The list ends here"} {
		if !strings.Contains(get(t, h, path).Body.String(), want) {
			t.Errorf("%s does not say %q", path, want)
		}
	}
}

// A transfer as of a day is made of the reports that were out by then: one that
// is confirmed later is not yet, and the filter of statuses knows.
func TestTransferAsOfADay(t *testing.T) {
	f := newFake()
	late := f.docs["d1"]
	late.ID, late.Published = "d2", day(8)
	f.docs["d2"] = late
	v := &f.transfers[1]
	nor, tcd := v.Between[0], v.Between[1]
	report := entente.Transfer{ID: "t2", DocumentID: "d1", Suppliers: []entente.Entity{nor}, Recipients: []entente.Entity{tcd}, Items: []entente.Item{{Text: "arms", Class: "naval"}},
		Finding: entente.Finding{Standing: entente.Standing{Polarity: entente.Positive, Certainty: entente.Probable, Time: entente.Past,
			AttributedTo: []entente.Attribution{{Source: entente.Entity{Text: "Paris", Code: "FRA", Sector: "GOV"}}}}}}
	sure := report
	sure.ID, sure.DocumentID, sure.Stage, sure.Standing = "t9", "d2", "delivered", certain
	v.Found, v.Reports, v.Sources = []entente.Transfer{report, sure}, []string{"t2", "t9"}, map[string]entente.Document{"d1": f.docs["d1"].Document, "d2": late.Document}
	v.Suppliers, v.Recipients, v.Between, v.Status = v.Between[:1], v.Between[1:], nil, entente.StatusReported
	h := serve(t, f)
	for path, want := range map[string]bool{"/transfer/s2": true, "/transfer/s2?asof=2024-05-08": true, "/transfer/s2?asof=2024-05-07": false} {
		body := get(t, h, path).Body.String()
		if got := strings.Contains(body, `<th role="rowheader" scope="row" class="lead">delivered`); got != want {
			t.Errorf("%s shows a delivery: %v, want %v", path, got, want)
		}
	}
	for path, want := range map[string]bool{"/transfers?status=alleged&asof=2024-05-07": true, "/transfers?status=alleged&asof=2024-05-08": false, "/transfers?status=alleged": false} {
		if got := strings.Contains(get(t, h, path).Body.String(), `href="/transfer/s2`); got != want {
			t.Errorf("%s lists the transfer: %v, want %v", path, got, want)
		}
	}
}

// Steps that lie ahead, or that no report vouches for, are hollow; words beside
// the marks of a life line do not lie over each other.
func TestLife(t *testing.T) {
	step := func(stage string, at time.Time, p entente.Precision, hollow bool) stageLine {
		return stageLine{Stage: stage, Date: entente.Date{Time: at, Precision: p}, Hollow: hollow}
	}
	steps := []stageLine{step("signed", day(1), entente.Day, false), step("ratified", day(2), entente.Published, false), step("in force", day(3), entente.Day, false),
		step("ended", time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC), entente.Year, true), step("invoked", time.Time{}, "", false)}
	from, to := lifeSpan(steps)
	for _, size := range []lifeSize{rowLife, wideLife, phoneLife} {
		l := newLife(steps, from, to, size)
		var got []string
		for _, m := range l.Marks {
			got = append(got, m.Class)
			if m.X < 0 || m.X > l.Width {
				t.Errorf("%s: %q lies outside", size.id, m.Title)
			}
		}
		if strings.Join(got, ",") != "on,on by,on,hollow" {
			t.Errorf("%s: marks %v", size.id, got)
		}
		if n := len(l.Lines); n != 2 || l.Lines[1].Class != "force" || l.Lines[1].X2 < l.Marks[3].X {
			t.Errorf("%s: lines %v: what only may end is still in force", size.id, l.Lines)
		}
		for i, a := range l.Marks {
			for _, b := range l.Marks[i+1:] {
				if size.labels && a.TextY == b.TextY && a.Anchor == "start" && b.Anchor == "start" && b.TextX < a.TextX+lifeChar*float64(columns(a.Text)) {
					t.Errorf("%s: %q lies over %q", size.id, b.Text, a.Text)
				}
			}
		}
	}
	if newLife(steps[4:], from, to, rowLife) != nil {
		t.Error("a step without a day has a life line")
	}
}

// The picture of positions has one node an actor and stance, since the first,
// within its frame, and says how many are left to the table.
func TestStand(t *testing.T) {
	var rows []positionRow
	for i := range 40 {
		v := store.PositionView{RegisteredPosition: entente.RegisteredPosition{ID: fmt.Sprint(i), Stance: stances[i%len(stances)], Strength: float64(i%10) / 10, First: day(30 - i%30), Standing: certain}}
		rows = append(rows, positionRow{PositionView: v, Who: fmt.Sprintf("北朝鮮のとても長い名前の委員会 %d", i/16)})
	}
	for _, size := range []standSize{wideStand, phoneStand} {
		p := newStand("tie", rows, size)
		if len(p.Nodes)+p.Left != 24 || len(p.Nodes) != size.most {
			t.Errorf("%s: %d nodes and %d left", size.id, len(p.Nodes), p.Left)
		}
		for _, n := range p.Nodes {
			end := n.TextX + 6.0*float64(columns(n.Name))
			if n.Anchor == "end" {
				end = n.TextX - 6.0*float64(columns(n.Name))
			}
			if n.X < 0 || n.Y < 0 || n.Y > p.Height || end < 0 || end > p.Width {
				t.Errorf("%s: %q lies outside", size.id, n.Label)
			}
		}
	}
	if newStand("tie", nil, wideStand) != nil {
		t.Error("nobody makes a picture")
	}
	two := []positionRow{rows[0], rows[0]}
	two[1].First, two[1].ID = day(1), "first"
	if p := newStand("tie", two, wideStand); len(p.Nodes) != 1 || p.Nodes[0].Href != "#position-first" || p.Nodes[0].Since != "1 May 2024" {
		t.Errorf("one actor's stance of two months: %+v", p.Nodes)
	}
}

// A step that its text denies is nowhere shown as taken: not in the register,
// whose rows have only some of the reports, not on its life line and not on the
// page of the tie. A day that is only its report's is said to be that.
func TestDeniedStep(t *testing.T) {
	f := newFake()
	g := &f.agreements[0]
	denied := entente.Standing{Polarity: entente.Negative, Certainty: entente.Certain, Time: entente.Past}
	g.Stages = append(g.Stages, entente.Stage{Stage: "in force", Date: entente.Date{Time: day(6), Precision: entente.Published}, Standing: denied})
	g.Conflicts = []string{"1 of 2 reports deny it."}
	against := g.Found[0]
	against.ID, against.Standing, against.Stages = "a2", denied, g.Stages[1:]
	h := serve(t, f)
	for path, want := range map[string]string{"/agreements": `<li class="unreal"><strong>not in force</strong> <time datetime="2024-05-06">by 6 May 2024`,
		"/tie/NOR/TCD": `<li class="unreal"><strong>not in force</strong> <time datetime="2024-05-06">by 6 May 2024`, "/agreement/g1": "not in force, by 6 May 2024"} {
		body := get(t, h, path).Body.String()
		if !strings.Contains(body, want) {
			t.Errorf("%s does not say %q", path, want)
		}
		if path != "/tie/NOR/TCD" && strings.Contains(body, `class="force"`) {
			t.Errorf("%s draws it in force", path)
		}
	}
	g.Found = append(g.Found, against)
	g.Found[1].Quote = "is not <yet> in force"
	if body := get(t, serve(t, f), "/agreement/g1").Body.String(); !strings.Contains(body, "“<bdi>is not &lt;yet&gt; in force</bdi>”") {
		t.Error("a step stands without the words that tell of it")
	}
	g.Found[1].Stages = []entente.Stage{g.Stages[1]}
	g.Found[1].Stages[0].Spans = []entente.Span{at(bodyText, "supply boats")}
	if body := get(t, serve(t, f), "/agreement/g1").Body.String(); !strings.Contains(body, `could <mark class="m-clause" title="in force">supply boats</mark>`) {
		t.Error("a step is not quoted by the sentence that tells of it")
	}
	if body := get(t, serve(t, f), "/agreement/g1").Body.String(); !strings.Contains(body, `Denied in <a href="/document/d1#agreement-a2"`) {
		t.Error("the page does not lead to the report that denies it")
	}
}

// What one text reports does not look like what a party confirms, nor like what
// origins that are independent of each other say.
func TestStatusBadges(t *testing.T) {
	firm := statusBadge(entente.StatusConfirmed).Class
	if statusBadge(entente.StatusCorroborated).Class != firm {
		t.Error("corroborated does not look like confirmed")
	}
	for _, s := range []entente.Status{entente.StatusReported, entente.StatusAlleged, entente.StatusDisputed, entente.StatusDenied, entente.StatusPossible} {
		if b := statusBadge(s); b.Class == firm || b.Title == "" {
			t.Errorf("%s looks like confirmed, or means nothing: %+v", s, b)
		}
	}
}

// A list does not quote a denial for a delivery that is affirmed, and a stage
// that was told of before the day that a late report gives it says so.
func TestTransferIsQuotedAsItStands(t *testing.T) {
	f := newFake()
	v := &f.transfers[1]
	early, late := f.docs["d1"].Document, f.docs["d1"].Document
	early.ID, early.Published, late.ID, late.Published = "d0", day(1), "d9", day(9)
	denial, first, dated := v.Found[1], v.Found[0], v.Found[0]
	denial.Quote, first.Quote = "denied selling", "sent shells"
	first.ID, first.DocumentID, first.Dates, dated.DocumentID = "t0", "d0", nil, "d9"
	v.Found, v.Reports = []entente.Transfer{denial, first, dated}, []string{"t3", "t0", "t2"}
	v.Sources = map[string]entente.Document{"d0": early, "d1": f.docs["d1"].Document, "d9": late}
	v.Stages = []entente.StageReport{{Stage: "delivered", Date: entente.Date{Time: day(3), Precision: entente.Day}, Report: "t2", DocumentID: "d9"}}
	list := get(t, serve(t, f), "/transfers").Body.String()
	for want, is := range map[string]bool{"“<bdi>sent shells": true, "denied selling": false, "delivered by 1 May 2024": true, "delivered 3 May 2024": false} {
		if strings.Contains(list, want) != is {
			t.Errorf("the list says %q: %v, want %v", want, !is, is)
		}
	}
	v.Status = entente.StatusDenied
	if !strings.Contains(get(t, serve(t, f), "/transfers").Body.String(), "denied selling") {
		t.Error("a denied transfer is not quoted by its denial")
	}
	lines := (&desk{}).transferSteps(*v)
	if len(lines) != 1 || len(lines[0].Reports) != 2 || !lines[0].Before.Equal(day(1)) || lines[0].Reports[1].Words != "sent shells" {
		t.Errorf("the stage has %+v", lines)
	}
}

// A side that all reports name alone is told with its part in the transfer;
// where reports differ or say no part, who supplies whom is not said.
func TestOneSideOfATransfer(t *testing.T) {
	w := words{}
	prk, rus := []entente.Entity{{Code: "PRK"}}, []entente.Entity{{Code: "RUS"}}
	gives, gets, between := entente.Transfer{Suppliers: prk}, entente.Transfer{Recipients: prk}, entente.Transfer{Between: prk}
	for want, found := range map[string][]entente.Transfer{
		"from PRK to a party not named": {gives, gives, {}}, "from a party not named to PRK": {gets}, "PRK and a party not named": {gives, gets},
		"PRK and a party not named ": {between}, "PRK and a party not named  ": {gives, between}, "PRK and a party not named   ": {gives, {Suppliers: prk, Recipients: rus}},
	} {
		if got := w.way(&entente.RegisteredTransfer{Between: prk}, found).Text(); got != strings.TrimRight(want, " ") {
			t.Errorf("%+v: got %q, want %q", found, got, want)
		}
	}
}

// What no report names is not given a name, and parties alone need no brackets.
func TestNamesOfWhatIsNotNamed(t *testing.T) {
	for want, c := range map[string]entente.RegisteredCapability{"Exercise, of what is not said": {Change: "exercise"}, "Test: ICBM": {Change: "test", Programme: "ICBM"},
		"Launch: Star": {Change: "launch", Programme: "space launch", Weapon: "Star"}} {
		if got := capabilityName(&c); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	nor := []entente.Entity{{Code: "NOR"}}
	for want, about := range map[string]entente.Topic{"NOR": {Kind: entente.AboutEvent, Entities: nor}, "the raid (NOR)": {Kind: entente.AboutEvent, Text: "the raid", Entities: nor}} {
		if got := (words{}).thing(about, filter{}).Name; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
