package watch_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"entente"
	"entente/watch"
)

var start = time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC)

// run replays what a case gives, and gives what was told.
func run(t *testing.T, set *watch.Set, c *watch.Case) ([]entente.Alert, []watch.Trouble) {
	t.Helper()
	var told []entente.Alert
	r := watch.NewReplay(set, nil, func(v watch.Transition, _ time.Time) {
		if v.Tell {
			told = append(told, v.Alert)
		}
	})
	changes := c.Changes()
	for i := range changes {
		if err := r.Look(&changes[i]); err != nil {
			t.Fatal(err)
		}
	}
	if !c.Until.IsZero() {
		if err := r.Until(c.Until.Time); err != nil {
			t.Fatal(err)
		}
	}
	return told, r.Trouble()
}

// The cases of testdata, which `entente watch test` runs too.
func TestCases(t *testing.T) {
	text, err := os.ReadFile("testdata/shipped_test.yaml")
	if err != nil {
		t.Fatal(err)
	}
	cases, err := watch.ParseCases(watch.File{Name: "shipped_test.yaml", Text: text})
	if err != nil {
		t.Fatal(err)
	}
	shipped, err := watch.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	tried := map[string]bool{}
	for i := range cases.Cases {
		c := &cases.Cases[i]
		t.Run(c.Name, func(t *testing.T) {
			set, err := shipped.Only(c.Watches)
			if err != nil {
				t.Fatal(err)
			}
			told, trouble := run(t, set, c)
			for _, wrong := range c.Against(told) {
				t.Error(wrong)
			}
			for _, x := range trouble {
				t.Error(x.Message)
			}
			for _, a := range c.Alerts {
				tried[a.Watch] = true
			}
		})
	}
	for _, r := range shipped.Rules() {
		if !tried[r.Name] {
			t.Errorf("no case has the shipped watch %s speak", r.Name)
		}
	}
}

// cases compiles one rule and parses one case.
func oneCase(t *testing.T, rules, given string) (*watch.Set, *watch.Case) {
	t.Helper()
	c, err := watch.ParseCases(watch.File{Name: "c", Text: []byte("cases:\n  - name: c\n    given:\n" + given)})
	if err != nil {
		t.Fatal(err)
	}
	return compile(t, rules), &c.Cases[0]
}

func reasons(told []entente.Alert) string {
	var out []string
	for _, a := range told {
		out = append(out, a.Raised.Format("01-02T15")+" "+a.Reason)
	}
	return strings.Join(out, "; ")
}

func event(at, more string) string {
	return fmt.Sprintf("      - {at: %s, id: e, event: {event: AID, quad_code: 2, event_scale: -1, actor: [NOR], recipient: [TCD]%s}}\n", at, more)
}

func TestStates(t *testing.T) {
	for name, c := range map[string]struct{ rule, given, want string }{
		"waits for as long as it says": {rule("standing.counts", "    for: 36h\n"),
			event("2024-03-01", "") + event("2024-03-05", ""), "03-02T12 held for 36h0m0s"},
		"what does not last is nothing": {rule("standing.counts", "    for: 36h\n"),
			event("2024-03-01", "") + event("2024-03-02", ", polarity: negative") + event("2024-03-09", ", polarity: negative"), ""},
		"waits anew after it did not last": {rule("standing.counts", "    for: 36h\n"),
			event("2024-03-01", "") + event("2024-03-02", ", polarity: negative") + event("2024-03-03", "") + event("2024-03-09", ""), "03-04T12 held for 36h0m0s"},
		"the clock falls back while it waits": {rule("standing.counts", "    for: 36h\n"),
			event("2024-03-02", "") + event("2024-03-01", "") + event("2024-03-02T06:00:00Z", "") + event("2024-03-09", ""), "03-02T12 held for 36h0m0s"},
		"the clock falls back after it was told": {rule("standing.counts"),
			event("2024-03-02", "") + event("2024-01-01", "") + event("2024-03-03", ""), "03-02T00 first report"},
		"resolved, and told again only for a reason": {rule("standing.counts"),
			event("2024-03-01", "") + event("2024-03-03", ", polarity: negative, status: disputed, denied: 1") + event("2024-03-05", ""), "03-01T00 first report"},
		"told again after a denial": {rule("standing.counts", "    resend: [again]\n"),
			event("2024-03-01", "") + event("2024-03-03", ", polarity: negative, status: disputed, denied: 1") + event("2024-03-05", ""),
			"03-01T00 first report; 03-05T00 re-sent after denial"},
		"told that it is resolved": {rule("standing.counts", "    resend: [resolved]\n"),
			event("2024-03-01", "") + event("2024-03-03", ", polarity: negative"), "03-01T00 first report; 03-03T00 resolved: denied"},
		"gone from the record": {rule("standing.counts", "    resend: [resolved]\n"),
			event("2024-03-01", "") + "      - {at: 2024-03-02, id: e, gone: true, event: {event: AID}}\n",
			"03-01T00 first report; 03-02T00 resolved: the record no longer holds what it was about"},
		"every named reason once": {rule("quad_code == 2", "    resend: [confirmed, third origin, denied, worse]\n"),
			event("2024-03-01", ", status: alleged") + event("2024-03-02", ", status: confirmed by a party") +
				event("2024-03-04", ", status: confirmed by a party, origins: 3") + event("2024-03-05", ", status: confirmed by a party, origins: 3, denied: 1") +
				event("2024-03-06", ", status: alleged") + event("2024-03-07", ", status: confirmed by a party, origins: 4, denied: 2"),
			"03-01T00 first report; 03-02T00 allegation confirmed; 03-04T00 third independent origin; 03-05T00 denied"},
		"of a sample": {rule("sample"), event("2024-03-01", ""), ""},
	} {
		t.Run(name, func(t *testing.T) {
			set, k := oneCase(t, c.rule, c.given)
			told, trouble := run(t, set, k)
			if got := reasons(told); got != c.want || len(trouble) > 0 {
				t.Errorf("got  %q %v\nwant %q", got, trouble, c.want)
			}
		})
	}
}

func TestWorseIsToldAgain(t *testing.T) {
	set, k := oneCase(t, rule("quad_code == 2", "    group_by: [dyad]\n    within: 3d\n    resend: [worse]\n"),
		event("2024-03-01", "")+strings.Replace(strings.Replace(event("2024-03-03", ""), "id: e", "id: f", 1), "-1", "-8", 1)+
			strings.Replace(strings.Replace(event("2024-03-04", ""), "id: e", "id: g", 1), "-1", "-7", 1))
	told, _ := run(t, set, k)
	if got := reasons(told); got != "03-01T00 first report; 03-03T00 became worse" {
		t.Errorf("got %s", got)
	}
}

// An event that is redefined a thousand times, each time otherwise, is told of
// a few times at most.
func TestAThousandTimes(t *testing.T) {
	var given strings.Builder
	for i := range 1000 {
		at := start.Add(time.Duration(i) * time.Hour).Format(time.RFC3339)
		given.WriteString(event(at, []string{"", ", polarity: negative, denied: 1, status: disputed"}[i%2]))
	}
	set, k := oneCase(t, rule("standing.counts", "    resend: [again, resolved, denied, worse, confirmed, third origin]\n"), given.String())
	told, _ := run(t, set, k)
	if n := len(told); n < 2 || n > 12 {
		t.Errorf("told %d times", n)
	}
}

// A rule that matches everything is capped, and says so with its place.
func TestACapADay(t *testing.T) {
	var given strings.Builder
	for i := range 300 {
		fmt.Fprintf(&given, "      - {at: 2024-03-0%d, event: {event: AID, quad_code: 2, actor: [NOR], recipient: [TCD]}}\n", 1+i%3)
	}
	set, k := oneCase(t, rule("true", "    most: 20\n"), given.String())
	told, trouble := run(t, set, k)
	if len(told) == 300 || len(told) > 60 {
		t.Errorf("told %d times", len(told))
	}
	if len(trouble) != 1 || trouble[0].Capped < 240 || !strings.HasPrefix(trouble[0].Message, "t.yaml:2:") {
		t.Errorf("trouble %+v", trouble)
	}
}

// What divides by nothing only on some things fails on these, is told of by
// line and column, and holds nobody up.
func TestDivisionByNothingWhileItRuns(t *testing.T) {
	set, k := oneCase(t, "watches:\n  - name: r\n    on: event\n    when: |\n      event == \"AID\" &&\n      6 / denied > 2\n  - name: s\n    on: event\n    when: quad_code % 3 == 2\n",
		event("2024-03-01", "")+event("2024-03-02", ", denied: 1"))
	told, trouble := run(t, set, k)
	if len(told) != 2 || told[0].Watch != "s" || told[1].Watch != "r" {
		t.Errorf("told %+v", told)
	}
	if len(trouble) != 1 || trouble[0].Errors != 1 || !strings.HasPrefix(trouble[0].Message, "t.yaml:6:9: this divides by nothing") {
		t.Errorf("trouble %+v", trouble)
	}
}

// The dearest condition that is read ends soon.
func TestTheDearestCondition(t *testing.T) {
	deep := strings.Repeat("any(publishers, any(publishers, # startsWith 'x')) || ", 20)
	set := compile(t, "watches:\n  - name: r\n    on: event\n    when: |\n      "+deep+"false\n")
	c := watch.Change{At: start, Thing: watch.Thing{Kind: watch.OnEvent, ID: "e", Event: &entente.Event{}, Date: entente.Date{Time: start}}}
	for i := range 10_000 {
		c.Publishers = append(c.Publishers, fmt.Sprint("paper ", i))
	}
	r := watch.NewReplay(set, nil, func(watch.Transition, time.Time) {})
	began := time.Now()
	if err := r.Look(&c); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("it took %v", took)
	}
}

func TestTitles(t *testing.T) {
	set := compile(t, rule("true", "    title: \"{{.actor}} {{.event}} {{.what}} {{.a}} {{day .date}} {{.publishers}}\"\n"))
	c := watch.Change{At: start, Thing: watch.Thing{Kind: watch.OnEvent, ID: "e", Date: entente.Date{Time: start}, Dyads: []entente.Dyad{{A: "NOR", B: "TCD"}},
		Event:      &entente.Event{Type: "AID", Actors: []entente.Entity{{Code: "NOR", Name: "Nor\x00way\n<b>"}}},
		Publishers: []string{strings.Repeat("é", 1000)}}}
	var title string
	r := watch.NewReplay(set, nil, func(v watch.Transition, _ time.Time) { title = v.Alert.Title })
	if err := r.Look(&c); err != nil {
		t.Fatal(err)
	}
	if n := len([]rune(title)); n > 240 || n < 200 || strings.Contains(title, "\n") || !strings.Contains(title, "AID AID NOR 2024-03-01") {
		t.Errorf("got %d: %s", n, title)
	}
}
