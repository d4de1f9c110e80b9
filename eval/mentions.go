package eval

import (
	"cmp"
	"io"
	"maps"
	"slices"
	"strings"

	"entente"
)

// Mentions reads the texts of a file of cases and compares the mentions that
// the coder finds in each with all that a trained coder would put down.
//
// A mention and a line are of one trigger if the trigger overlaps the line's
// quote; each has one partner at most, the one that agrees in most. A mention
// is an event found if the type is one that the line names. It is right in all
// if the actors, the recipients and the standing (polarity, certainty and time)
// are right as well. Actors are right if each that is wanted is there and none
// with a code or a sector is that is not wanted; things without either ("a
// determination") are passed over. Codes are compared, or the words where no
// country can be known ("~militants"); sectors are counted apart.
//
// Who says so is right too if a line names nobody and the mention its own actor: "the
// minister said that he deplored it".
//
// Precision is of what the coder says, recall of the lines. Lines that a
// careful coder may or may not put down ("may") count neither way, nor does
// what is found for them.
//
// With errors set a table lists what was missed and what was wrong.
func Mentions(read func(*LedgerCase) []entente.Mention, file io.Reader, errors bool) (*Report, error) {
	s := newMentionScore()
	err := EachMentionCase(file, func(c *LedgerCase) {
		s.add(c, mentionEntries(&c.Doc, read(c)))
	})
	if err != nil {
		return nil, err
	}
	return s.report(errors), nil
}

// MentionMarks says of each mention of a case whether its type, actors (with
// sectors), recipients (with sectors) and standing are right; all are false
// where no line of its type stands at its trigger. A mention that only a line
// with "may" stands for has no marks.
func MentionMarks(c *LedgerCase, mentions []entente.Mention) map[int][4]bool {
	entries := mentionEntries(&c.Doc, mentions)
	out := map[int][4]bool{}
	for j := range entries {
		out[j] = [4]bool{}
	}
	for _, p := range pairMentions(c, entries) {
		if c.want[p.line].may() {
			delete(out, p.entry)
		} else if !slices.Contains(p.amiss, "type") {
			is := func(names ...string) bool {
				return !slices.ContainsFunc(names, func(n string) bool { return slices.Contains(p.amiss, n) })
			}
			out[p.entry] = [4]bool{true, is("actor", "actor sector"), is("recipient", "recipient sector"), is("polarity", "certainty", "time")}
		}
	}
	return out
}

// EachMentionCase calls f with the cases of a file in order.
func EachMentionCase(file io.Reader, f func(*LedgerCase)) error {
	cases, err := readLedgerCases(file)
	if err != nil {
		return err
	}
	for i := range cases {
		f(&cases[i])
	}
	return nil
}

// mentionLedger is what a line of a mention can ask for.
var mentionLedger = ledger{"mention", "type", append([]ledgerField{
	{"type", listed, isType}, {"actor", sameActors, isActor}, {"recipient", sameActors, isActor},
	{"time", equal, oneOf("past", "ongoing", "future", "historical")},
	{"attributed_to", sameActors, isActor}, {"may", equal, oneOf("true")},
}, standingFields[:2]...)}

func isType(s string) bool { return s == strings.ToUpper(s) }

// isActor is whether s is "USA", "USA.GOV" or "~words of the text".
func isActor(s string) bool {
	code, sector, has := strings.Cut(s, ".")
	return len(s) > 1 && s[0] == '~' || isCode(code) && (!has || len(sector) == 3)
}

// party is an actor as lines write it and as the coder gives it.
type party struct {
	code    string
	sectors []string
	words   string
}

// parseParty reads "USA.GOV.MIL~words".
func parseParty(s string) party {
	code, words, _ := strings.Cut(s, "~")
	f := strings.Split(code, ".")
	return party{code: f[0], sectors: slices.DeleteFunc(f[1:], func(s string) bool { return s == "" }), words: words}
}

// is reports whether a found actor is the one wanted, sectors aside.
func (p party) is(got party) bool {
	if p.code == "" {
		return got.code == "" && has(p.words, got.words)
	}
	return p.code == got.code
}

func sameActors(want, got []string) bool {
	of := func(a, b string) bool { return parseParty(a).is(parseParty(b)) }
	coded := slices.DeleteFunc(slices.Clone(got), func(g string) bool {
		p := parseParty(g)
		return p.code == "" && len(p.sectors) == 0
	})
	return every(want, got, of) && every(coded, want, func(g, w string) bool { return of(w, g) })
}

// sameSectors reports whether each wanted sector is one of the actor's found. A state
// by its bare name stands for its government.
func sameSectors(want, got []string) bool {
	return every(want, got, func(a, b string) bool {
		w, g := parseParty(a), parseParty(b)
		return w.is(g) && (len(w.sectors) == 0 || slices.Contains(g.sectors, w.sectors[0]) || w.sectors[0] == "GOV" && len(g.sectors) == 0)
	})
}

func mentionEntries(doc *entente.Document, mentions []entente.Mention) []entry {
	var out []entry
	for i := range mentions {
		m := &mentions[i]
		e := entry{ledger: "mention", words: doc.Words(m.Trigger.Span), spans: []entente.Span{m.Trigger.Span}}
		e.fields = map[string][]string{
			"type": {m.Event}, "actor": parties(m.Actors), "recipient": parties(m.Recipients),
			"polarity": {string(m.Standing.Polarity)}, "certainty": {string(m.Standing.Certainty)}, "time": {string(m.Standing.Time)},
		}
		if n := len(m.Standing.AttributedTo); n > 0 {
			e.fields["attributed_to"] = parties([]entente.Entity{m.Standing.AttributedTo[n-1].Source})
		}
		out = append(out, e)
	}
	return out
}

func parties(es []entente.Entity) []string {
	var out []string
	for _, e := range es {
		codes := e.Members
		if len(codes) == 0 {
			codes = []string{e.Code}
		}
		for _, code := range codes {
			out = append(out, strings.Join(append([]string{code, e.Sector}, e.More...), ".")+"~"+e.Text)
		}
	}
	return out
}

// mentionPair is a line and a mention of one trigger, with the fields in which
// they differ, "actor sector" and "recipient sector" among them.
type mentionPair struct {
	line, entry int
	amiss       []string
}

func (l *ledgerLine) may() bool { return len(l.fields["may"]) > 0 }

// pairMentions finds partners: lines that must stand first, then those that
// agree in most.
func pairMentions(c *LedgerCase, entries []entry) []mentionPair {
	var all []mentionPair
	for i := range c.want {
		for j := range entries {
			if c.want[i].touches(&entries[j], &c.Doc) {
				all = append(all, mentionPair{i, j, c.want[i].mentionDiffers(&entries[j])})
			}
		}
	}
	worth := func(p mentionPair) int {
		n := len(p.amiss)
		if slices.Contains(p.amiss, "type") {
			n += 20
		}
		if c.want[p.line].may() {
			n += 10
		}
		return n
	}
	slices.SortStableFunc(all, func(a, b mentionPair) int { return cmp.Compare(worth(a), worth(b)) })
	lines, found := map[int]bool{}, map[int]bool{}
	return slices.DeleteFunc(all, func(p mentionPair) bool {
		if lines[p.line] || found[p.entry] {
			return true
		}
		lines[p.line], found[p.entry] = true, true
		return false
	})
}

func (l *ledgerLine) mentionDiffers(e *entry) []string {
	var out []string
	for _, f := range mentionLedger.fields {
		want, got := l.fields[f.name], e.fields[f.name]
		switch f.name {
		case "type":
			if !slices.Contains(strings.Split(want[0], "|"), got[0]) {
				out = append(out, f.name)
			}
		case "actor", "recipient":
			if !sameActors(want, got) {
				out = append(out, f.name)
			} else if !sameSectors(want, got) {
				out = append(out, f.name+" sector")
			}
		case "attributed_to":
			if !rightVoucher(want, l.fields["actor"], got) {
				out = append(out, f.name)
			}
		case "may":
		default:
			if len(want) > 0 && !f.holds(want, got) {
				out = append(out, f.name)
			}
		}
	}
	return out
}

// mentionScore counts how far mentions are right: the rows of the report.
type mentionScore struct {
	n      int
	rows   map[string]*counts // by mentionRows
	types  *confusion
	faults Table
}

// mentionRows are the rows of the report, each with the fields that must be
// right for it.
var mentionRows = []struct {
	name  string
	wants []string
}{
	{"event: trigger and type", []string{"type"}},
	{"event and actors", []string{"type", "actor"}},
	{"event and recipients", []string{"type", "recipient"}},
	{"event and standing", []string{"type", "polarity", "certainty", "time"}},
	{"event and who says so", []string{"type", "attributed_to"}},
	{"all but sectors and who says so", []string{"type", "actor", "recipient", "polarity", "certainty", "time"}},
	{"all", []string{"type", "actor", "actor sector", "recipient", "recipient sector", "polarity", "certainty", "time", "attributed_to"}},
}

func newMentionScore() *mentionScore {
	s := &mentionScore{rows: map[string]*counts{}, types: newConfusion(), faults: Table{
		Title: "What is missed and what is wrong", Head: []string{"case", "", "type", "words", "fields"},
	}}
	for _, r := range mentionRows {
		s.rows[r.name] = &counts{}
	}
	return s
}

func (s *mentionScore) add(c *LedgerCase, entries []entry) {
	s.n++
	partner := map[int]mentionPair{} // by line
	told := map[int]bool{}           // entries that a line stands for
	for _, p := range pairMentions(c, entries) {
		if c.want[p.line].may() {
			told[p.entry] = true
			continue
		}
		partner[p.line] = p
		told[p.entry] = true
		s.said(p.amiss)
	}
	for i := range c.want {
		if !c.want[i].may() {
			s.line(c, i, partner, entries)
		}
	}
	for j := range entries {
		if !told[j] {
			s.said([]string{"type"})
			s.types.add(noEvent, entries[j].fields["type"][0])
			s.fault(c, "wrong", &entries[j], fieldWords(entries[j].fields))
		}
	}
}

// noEvent is the class of what is not there in the table of types.
const noEvent = "(none)"

// line counts a line that must come, with its partner if it has one.
func (s *mentionScore) line(c *LedgerCase, i int, partner map[int]mentionPair, entries []entry) {
	l := &c.want[i]
	for _, r := range mentionRows {
		s.rows[r.name].gold++
	}
	want := l.fields["type"][0]
	p, ok := partner[i]
	if !ok {
		s.types.add(strings.Split(want, "|")[0], noEvent)
		s.fault(c, "missed", &entry{words: l.quotes[0], fields: map[string][]string{"type": {want}}}, fieldWords(l.fields))
		return
	}
	got := entries[p.entry].fields
	if slices.Contains(p.amiss, "type") {
		s.types.add(strings.Split(want, "|")[0], got["type"][0])
	} else {
		s.types.add(got["type"][0], got["type"][0])
	}
	if len(p.amiss) > 0 {
		var told []string
		for _, name := range p.amiss {
			field := strings.TrimSuffix(name, " sector")
			told = append(told, name+": want "+strings.Join(l.fields[field], ", ")+", have "+strings.Join(got[field], ", "))
		}
		s.fault(c, "differs", &entries[p.entry], strings.Join(told, "; "))
	}
}

// said counts a mention that differs from its line in the fields amiss.
func (s *mentionScore) said(amiss []string) {
	for _, r := range mentionRows {
		n := s.rows[r.name]
		n.said++
		if !slices.ContainsFunc(r.wants, func(f string) bool { return slices.Contains(amiss, f) }) {
			n.right++
		}
	}
}

func (s *mentionScore) fault(c *LedgerCase, what string, e *entry, fields string) {
	s.faults.Rows = append(s.faults.Rows, []string{c.ID, what, strings.Join(e.fields["type"], ""), cell(e.words), cell(fields)})
}

func (s *mentionScore) report(errors bool) *Report {
	r := &Report{Task: "mentions", N: s.n, Figures: map[string]float64{}, Tabled: true}
	t := Table{Title: "How far mentions are right", Head: []string{"right in", "in the texts", "said", "precision", "recall", "F1"}}
	for _, row := range mentionRows {
		t.Rows = append(t.Rows, s.rows[row.name].row(row.name))
	}
	s.rows[mentionRows[0].name].figures(r.Figures, "event_")
	s.rows["all but sectors and who says so"].figures(r.Figures, "")
	s.rows["all"].figures(r.Figures, "all_")
	r.Tables = []Table{t, s.types.table("Per type; (none): nothing is there, or nothing is said"), s.types.confusions(12)}
	if errors {
		r.Tables = append(r.Tables, s.faults)
	}
	return r
}

// lineLedgers are all that a line of a case may be of.
func lineLedgers() []ledger { return append(slices.Clone(ledgers), mentionLedger) }

// emptied reads the fields of a mention that may be empty: nobody is said to
// have acted or been acted upon.
func (l *ledgerLine) emptied(raw map[string]any) {
	if raw["kind"] != mentionLedger.name {
		return
	}
	for _, name := range []string{"actor", "recipient"} {
		if v, is := raw[name].([]any); is && len(v) == 0 {
			delete(raw, name)
		}
	}
	maps.DeleteFunc(raw, func(k string, v any) bool { return k == "may" && v == false })
}
