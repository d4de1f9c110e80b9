package actor

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"entente"
)

// goodFiles are small and right. Each case below replaces or adds one file.
func goodFiles() fstest.MapFS {
	files := map[string]string{
		"words-good.txt": "former | former\n>s | plural\n",
		"states-good.txt": `Freedonia | FRE | | Q1 | iso FR 001; cow 11 1900..; gw 11 1900..
Sylvania | SYL | | Q2 | iso SY 002; cow 12 1900..
`,
		"offices-good.txt": "secretary general | | GOV | | label Secretary General of {}; many\n",
		"bodies-good.txt":  "Marx League; League | IGO | | Q3 | member FRE 1950..; as MIL 1950..1960\n",
		"groups-good.txt":  "border states | | | | includes Marx League; members SYL\n",
		"persons-good.txt": "Rufus Firefly | FRE | | Q4 | Secretary General of the Marx League 1950..1955\n",
	}
	out := fstest.MapFS{}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// TestValidate holds that each thing that data can do wrong is refused, with
// the file and line at fault.
func TestValidate(t *testing.T) {
	if _, err := Load(goodFiles()); err != nil {
		t.Fatal("the right files:", err)
	}
	for _, c := range []struct{ rule, file, text, want string }{
		{"impossible date", "persons-own.txt", "# own\nTrentino | SYL | | | Ambassador 2021-02-30..",
			`persons-own.txt:2: fact "Ambassador 2021-02-30..": no date "2021-02-30"`},
		{"end before start", "persons-own.txt", "Trentino | SYL | | | Ambassador 2021..2020",
			`persons-own.txt:1: fact "Ambassador 2021..2020": ends before it begins`},
		{"duplicate id", "persons-own.txt", "Trentino | SYL | | Q4 |",
			`persons-own.txt:1: id Q4 is that of "Rufus Firefly" too (persons-good.txt:1)`},
		{"unknown code", "persons-own.txt", "Trentino | SLV | | |", `persons-own.txt:1: unknown code "SLV"`},
		{"state without code", "states-own.txt", "Nowhere | | | |", `states-own.txt:1: a state has no code`},
		{"unknown successor", "states-own.txt", "Old Nowhere | NOW | | | former 1900..1950", `states-own.txt:1: unknown code "NOW"`},
		{"code twice", "states-own.txt", "New Freedonia | FRE | | | iso NF 003", `states-own.txt:1: code FRE is given twice`},
		{"unknown sector", "persons-own.txt", "Trentino | SYL | GVO | |", `persons-own.txt:1: unknown sector "GVO"`},
		{"unknown sector for a time", "bodies-own.txt", "Duck Corps | FRE | GOV | | as MLI 1950..", `bodies-own.txt:1: unknown sector "MLI"`},
		{"malformed id", "persons-own.txt", "Trentino | SYL | | 42 |", `persons-own.txt:1: id "42"`},
		{"malformed id with zero", "persons-own.txt", "Trentino | SYL | | Q042 |", `persons-own.txt:1: id "Q042"`},
		{"circle", "groups-own.txt", "ducks | | | | includes soups\nsoups | | | | includes ducks",
			`groups-own.txt:1: "ducks" includes itself`},
		{"circle of one", "groups-own.txt", "ducks | | | | includes ducks", `groups-own.txt:1: "ducks" includes itself`},
		{"unknown include", "groups-own.txt", "ducks | | | | includes geese 1950..",
			`groups-own.txt:1: it includes "geese", which is no group or body`},
		{"same as no office", "offices-own.txt", "top duck | FRE | GOV | | same soup chief",
			`offices-own.txt:1: office "soup chief" stands in no line before`},
		{"unknown fact", "bodies-own.txt", "Duck Corps | FRE | GOV | | motto Soup", `bodies-own.txt:1: unknown fact "motto"`},
		{"unknown fact of a state", "states-own.txt", "Nowhere | NOW | | | motto Soup", `states-own.txt:1: unknown fact "motto" of a state`},
		{"unknown dated fact", "bodies-own.txt", "Duck Corps | FRE | GOV | | led 1950..", `bodies-own.txt:1: unknown dated fact "led"`},
		{"label twice", "persons-own.txt", "\nRUFUS Firefly | FRE | | |", `persons-own.txt:2: "RUFUS Firefly" stands in persons-good.txt:1 too`},
		{"name twice", "persons-own.txt", "Trentino; Trentino | SYL | | |", `persons-own.txt:1: name "Trentino" is given twice`},
		{"unknown member", "groups-own.txt", "ducks | | | | members FRE DUK", `groups-own.txt:1: unknown member "DUK"`},
		{"unknown member for a time", "bodies-own.txt", "Duck Pact | IGO | | | member DUK 1950..", `bodies-own.txt:1: unknown member "DUK"`},
		{"unknown office target", "persons-own.txt", "Chicolini | IGO | | | Secretary General of the Peanut League 1950..",
			`persons-own.txt:1: office "Secretary General of the Peanut League" is of what the data do not know`},
		{"COW number twice", "states-own.txt", "Nowhere | NOW | | | iso NO 003; cow 11 1990..",
			`states-own.txt:1: COW number 11 is that of "Freedonia" at the same time (states-good.txt:1)`},
		{"GW number twice", "states-own.txt", "Nowhere | NOW | | | iso NO 003; gw 11 ..1900-01-01",
			`states-own.txt:1: GW number 11 is that of "Freedonia"`},
		{"two COW numbers", "states-own.txt", "Nowhere | NOW | | | iso NO 003; cow 21 1900..1950; cow 22 1950-12-31..",
			`states-own.txt:1: COW numbers 21 and 22 overlap in time`},
		{"no COW number", "states-own.txt", "Nowhere | NOW | | | cow x 1900..", `states-own.txt:1: fact "cow x" has no number`},
		{"unknown class", "words-own.txt", "formerly | formr", `words-own.txt:1: unknown class "formr"`},
		{"too many columns", "persons-own.txt", "a | FRE | | | | x", `persons-own.txt:1: 6 columns, 5 are known`},
		{"unknown file", "people.txt", "a | FRE | | | ", `name must begin with one of`},
	} {
		data := goodFiles()
		data[c.file] = &fstest.MapFile{Data: []byte(c.text)}
		wantFault(t, c.rule, data, c.want)
	}
}

func wantFault(t *testing.T, rule string, data fs.FS, want string) {
	t.Helper()
	_, err := Load(data)
	var e *entente.Error
	if !errors.As(err, &e) || e.Code != entente.Invalid || !strings.Contains(e.Message, want) {
		t.Errorf("%s: %v\nwant %s", rule, err, want)
	}
}

// TestFaultsTogether holds that all that is wrong is told at once, and not
// without end.
func TestFaultsTogether(t *testing.T) {
	data := goodFiles()
	text := strings.Repeat("\n", 4) + "A | XXX | | |\nB | YYY | | |\n"
	data["persons-own.txt"] = &fstest.MapFile{Data: []byte(text)}
	wantFault(t, "first", data, `persons-own.txt:5: unknown code "XXX"`)
	wantFault(t, "second", data, `persons-own.txt:6: unknown code "YYY"`)
	for _, name := range strings.Fields("c d e f g h i j k l m") {
		text += name + " | ZZZ | | |\n"
	}
	data["persons-own.txt"] = &fstest.MapFile{Data: []byte(text)}
	wantFault(t, "many", data, "; and 3 more.")
}

// TestNumbersApart holds that a number may pass from one state to another.
func TestNumbersApart(t *testing.T) {
	data := goodFiles()
	data["states-own.txt"] = &fstest.MapFile{Data: []byte("Nowhere | NOW | | | iso NO 003; cow 11 ..1899-12-31; cow 13 1900..\n")}
	g, err := Load(data)
	if err != nil {
		t.Fatal(err)
	}
	if c, _ := g.CountryByCOW(11, dayOf(t, "1890")); c.ISO3 != "NOW" {
		t.Errorf("11 was %s", c.ISO3)
	}
}
