package watch_test

import (
	"errors"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"entente"
	"entente/watch"
)

func compile(t *testing.T, text string) *watch.Set {
	t.Helper()
	set, err := watch.Compile(watch.File{Name: "t.yaml", Text: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// rule is a file with one rule on events.
func rule(when string, more ...string) string {
	return "watches:\n  - name: r\n    on: event\n    when: " + when + "\n" + strings.Join(more, "")
}

// Each of these files is wrong for one reason, told by line and column.
func TestWrongFiles(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"unknown name":          {rule("evnt == 'AID'"), "t.yaml:4:11: unknown name evnt on event; perhaps event."},
		"unknown field":         {rule("standing.certanty == 'certain'"), "t.yaml:4:20: type watch.standingField has no field certanty"},
		"name of another kind":  {rule("obligations == []"), "unknown name obligations on event"},
		"word and number":       {rule("event > 3"), "t.yaml:4:17: invalid operation: > (mismatched types string and int)"},
		"no yes or no":          {rule("quad_code"), "expected bool, but got int"},
		"half an expression":    {rule("event == "), "t.yaml:4:"},
		"divides by nothing":    {rule("quad_code / 0 > 1"), "t.yaml:4:21: this divides by nothing"},
		"remainder of nothing":  {rule("quad_code % 0 == 1"), "this divides by nothing"},
		"empty":                 {rule("''"), "the condition is empty"},
		"assignment":            {rule("event = 'AID'"), "t.yaml:4:"},
		"clock":                 {rule("now() > date"), "unknown name now"},
		"range":                 {rule("'any(1..1000000000, # == quad_code)'"), "ranges of numbers are not read here"},
		"deep loops":            {rule("any(actor, any(actor, any(actor, .head)))"), "loops lie more than 2 deep"},
		"long":                  {rule(strings.Repeat("event == 'AID' || ", 300) + "new"), "longer than 4000 letters"},
		"many parts":            {rule(strings.Repeat("new||", 300) + "new"), "exceed"},
		"two lines":             {"watches:\n  - name: r\n    on: event\n    when: |\n      event == 'AID' &&\n        modee == 'x'\n", "t.yaml:6:9: unknown name modee"},
		"folded":                {"watches:\n  - name: r\n    on: event\n    when: >\n      event == 'AID'\n      && modee == 'x'\n", "t.yaml:6:10: unknown name modee"},
		"quoted":                {rule(`"evnt == 'AID'"`), "t.yaml:4:12: unknown name evnt"},
		"unknown key":           {rule("new", "    whn: x\n"), "t.yaml:5:5: there is no key \"whn\""},
		"key twice":             {rule("new", "    for: 1h\n    for: 2h\n"), "t.yaml:6:5: for stands here twice"},
		"unknown kind":          {"watches:\n  - name: r\n    on: evnt\n    when: new\n", "t.yaml:3:9: \"evnt\" cannot stand here"},
		"no name":               {"watches:\n  - on: event\n    when: new\n", "t.yaml:2:5: this watch has no name"},
		"bad name":              {"watches:\n  - name: Über alles\n    on: event\n    when: new\n", "t.yaml:2:11:"},
		"no condition":          {"watches:\n  - name: r\n    on: event\n", "lacks what it looks for"},
		"severity":              {rule("new", "    severity: urgent\n"), "t.yaml:5:15:"},
		"duration":              {rule("new", "    for: soon\n"), "t.yaml:5:10: \"soon\" is no time"},
		"negative":              {rule("new", "    for: -1h\n"), "is no time"},
		"most":                  {rule("new", "    most: 0\n"), "from 1 to 1000"},
		"resend":                {rule("new", "    resend: [always]\n"), "t.yaml:5:14:"},
		"group":                 {rule("new", "    group_by: thing\n"), "here belongs a list"},
		"for a moment":          {rule("changed('status', '', '')", "    for: 1h\n"), "holds for a moment only"},
		"title field":           {rule("new", "    title: \"{{.obligations}}\"\n"), "t.yaml:5:"},
		"title loop":            {rule("new", "    title: \"{{range 1000000000}}x{{end}}\"\n"), "range and template are not read"},
		"title call":            {rule("new", "    title: \"{{printf \\\"%1000000000d\\\" 1}}\"\n"), "printf is not read here"},
		"title broken":          {rule("new", "    title: \"{{.event\"\n"), "the title cannot be written"},
		"no yaml":               {"watches: [", "t.yaml:1:"},
		"tab":                   {"watches:\n\t- name: r\n", "t.yaml:2:"},
		"no list":               {"watches: x\n", "t.yaml:1:10: watches is a list"},
		"alias":                 {"watches:\n  - &a {name: r, on: event, when: new}\n  - *a\n", "t.yaml:3:5:"},
		"two documents":         {rule("new") + "---\n" + rule("new"), "goes on after"},
		"two of one name":       {rule("new") + "  - name: r\n    on: tie\n    when: measured\n", "t.yaml:5:5: there are two watches with the name \"r\"; the other is in t.yaml, line 2"},
		"off what is not there": {"off: [nothing]\n" + rule("new"), "t.yaml:1:7: no other file has a watch"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := watch.Compile(watch.File{Name: "t.yaml", Text: []byte(c.text)})
			if entente.CodeOf(err) != entente.Invalid || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("got %v\nwant %s", err, c.want)
			}
			var faults watch.Faults
			if !errors.As(err, &faults) || len(faults) != 1 {
				t.Errorf("it is wrong for %d reasons: %v", len(faults), err)
			}
			lines := strings.Count(c.text, "\n") + 1
			if f := faults[0]; f.Line < 1 || f.Line > lines || f.Column < 1 {
				t.Errorf("there is no line %d, column %d", f.Line, f.Column)
			}
		})
	}
}

func TestRightFiles(t *testing.T) {
	for name, text := range map[string]string{
		"nothing":  "",
		"comments": "# later\n",
		"lists":    rule(`event in ["AID", "AGREE"] && any(actor, .head) && count(recipient, .sector == "GOV") > 0`),
		"figures":  rule(`event_scale / 2 > 1.5 && quad_code % 2 == 0 && abs(event_scale) < 10`),
		"all keys": rule("new", "    summary: s\n    for: 7d\n    keep: 0s\n    within: 2w\n    severity: low\n    labels: {a: b}\n    title: \"{{if .between}}{{.between}}{{end}} {{upper .event}} {{day .date}} {{join .states \\\", \\\"}}\"\n    group_by: [dyad, type]\n    resend: [again, worse]\n    most: 5\n"),
	} {
		if _, err := watch.Compile(watch.File{Name: "t.yaml", Text: []byte(text)}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestShippedCanBeSwitchedOff(t *testing.T) {
	files, err := watch.ShippedFiles()
	if err != nil {
		t.Fatal(err)
	}
	own := watch.File{Name: "own.yaml", Text: []byte("off: [defence-obligation]\nwatches:\n  - name: defence-obligation\n    on: agreement\n    when: obligation(\"DEFENSE\") && \"PRK\" in states\n")}
	set, err := watch.Compile(append(files, own)...)
	if err != nil {
		t.Fatal(err)
	}
	if r, ok := set.Rule("defence-obligation"); !ok || r.File != "own.yaml" {
		t.Errorf("got %+v", r)
	}
}

// The documentation names every field, function and key, and shows no rule that
// is wrong.
func TestDocumentation(t *testing.T) {
	text, err := os.ReadFile("../docs/watches.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range watch.Kinds() {
		for _, name := range watch.Names(k) {
			if !regexp.MustCompile("`" + name + `[\x60(]`).Match(text) {
				t.Errorf("docs/watches.md does not tell of %s (on %s)", name, k)
			}
		}
	}
	blocks := regexp.MustCompile("(?s)```yaml\n(watches:.*?|off:.*?)```").FindAllStringSubmatch(string(text), -1)
	if len(blocks) < 5 {
		t.Errorf("only %d examples found", len(blocks))
	}
	shipped, err := watch.ShippedFiles()
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range blocks {
		if _, err := watch.Compile(append(slices.Clone(shipped), watch.File{Name: "docs/watches.md", Text: []byte(b[1])})...); err != nil {
			t.Errorf("an example is wrong: %v\n%s", err, b[1])
		}
	}
}

func FuzzCompile(f *testing.F) {
	files, err := watch.ShippedFiles()
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		f.Add(string(file.Text))
	}
	f.Add(rule("event / quad_code > 1"))
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := watch.Compile(watch.File{Name: "t", Text: []byte(text)}); err != nil && entente.CodeOf(err) != entente.Invalid {
			t.Errorf("not a sentence about the input: %v", err)
		}
	})
}
