package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"entente"
)

// LedgerCase is one text of a file of cases, with what the ledgers must hold
// once it is read.
type LedgerCase struct {
	ID   string
	Kind string // report, communique, treaty (a treaty given whole), other
	Doc  entente.Document
	want []ledgerLine
}

// ledgerLine is one thing that the record must hold. Every value is a list of
// strings: of one for a word or a number, of "name=value" for parameters.
type ledgerLine struct {
	ledger string
	quotes []string // its words, each of which will do
	fields map[string][]string
	at     int // its line in the file, from 1
}

var caseKinds = []string{"report", "communique", "treaty", "other"}

// caseReader takes a file of cases apart. The parts of a case come in this
// order: head, text, expectations.
type caseReader struct {
	at    int // line of the file, from 1
	cases []LedgerCase
	text  []string
	in    string // what the lines belong to: "" before the first head, "text", "lines", "end"
}

// readLedgerCases reads a file of cases:
//
//	### ID | KIND | DATE | PUBLISHER | TITLE
//	paragraphs of text, parted by empty lines
//	>>>
//	{one JSON object a line: what must come}
//	(an empty line)
//
// An object has the ledger as its kind, a quote (or a list of them, where the
// thing may be read off either place) and the fields that are asked for. Lines
// that begin with "# " before the first case are for readers.
//
// A fault in it is told with the number of its line: a head or a line that
// cannot be read, a name that is none, a quote that the text does not have.
func readLedgerCases(r io.Reader) ([]LedgerCase, error) {
	c := &caseReader{}
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, maxLine)
	for sc.Scan() {
		c.at++
		if err := c.line(strings.TrimRight(sc.Text(), "\r")); err != nil {
			return nil, &entente.Error{Code: entente.Invalid, Err: err, Message: fmt.Sprintf("line %d of the cases: %v", c.at, err)}
		}
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("eval: read cases: %w", err)
	}
	if c.in == "text" {
		return nil, &entente.Error{Code: entente.Invalid, Message: "The last case has no line >>> after its text; add one, with what must come below it."}
	}
	if len(c.cases) == 0 {
		return nil, &entente.Error{Code: entente.Invalid, Message: "The file holds no case; a case begins with a line ### ID | KIND | DATE | PUBLISHER | TITLE."}
	}
	return c.cases, nil
}

func (c *caseReader) line(s string) error {
	if head, ok := strings.CutPrefix(s, "### "); ok {
		if c.in == "text" {
			return fmt.Errorf("the case before has no line >>> after its text")
		}
		return c.head(head)
	}
	switch {
	case c.in == "" && s != "" && !strings.HasPrefix(s, "# "):
		return fmt.Errorf("text before the first head; a case begins with ### ID | KIND | DATE | PUBLISHER | TITLE")
	case c.in == "text" && s == ">>>":
		return c.endText()
	case c.in == "text":
		c.text = append(c.text, s)
	case c.in == "lines" && s == "":
		c.in = "end"
	case c.in == "lines":
		return c.expectation(s)
	case c.in == "end" && s != "":
		return fmt.Errorf("what must come goes without empty lines between, and the next case begins with ###")
	}
	return nil
}

func (c *caseReader) head(s string) error {
	f := strings.SplitN(s, "|", 5)
	if len(f) != 5 {
		return fmt.Errorf("want ### ID | KIND | DATE | PUBLISHER | TITLE, have %d parts", len(f))
	}
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
	}
	day, err := time.Parse("2006-01-02", f[2])
	if err != nil {
		return fmt.Errorf("the date %q is not of the form YYYY-MM-DD", f[2])
	}
	if !slices.Contains(caseKinds, f[1]) {
		return fmt.Errorf("the kind %q is not one of %s", f[1], strings.Join(caseKinds, ", "))
	}
	if f[0] == "" || slices.ContainsFunc(c.cases, func(o LedgerCase) bool { return o.ID == f[0] }) {
		return fmt.Errorf("the id %q is empty or another case's", f[0])
	}
	c.cases = append(c.cases, LedgerCase{ID: f[0], Kind: f[1], Doc: entente.Document{
		Publisher: entente.Publisher{Name: f[3]}, Title: f[4], Language: "en", Published: day,
	}})
	c.in, c.text = "text", nil
	return nil
}

func (c *caseReader) endText() error {
	doc := &c.cases[len(c.cases)-1].Doc
	doc.Text = strings.TrimSpace(strings.Join(c.text, "\n"))
	if doc.Text == "" {
		return fmt.Errorf("a case without text")
	}
	doc.ID = entente.ContentID(doc.Title, doc.Text)
	if c.cases[len(c.cases)-1].Kind == "treaty" {
		doc.Kind = entente.Treaty
	}
	c.in = "lines"
	return nil
}

func (c *caseReader) expectation(s string) error {
	var raw map[string]any
	if err := json.Unmarshal([]byte(s), &raw); err != nil {
		return fmt.Errorf("no JSON object: %w", err)
	}
	l := ledgerLine{fields: map[string][]string{}, at: c.at}
	l.emptied(raw)
	for _, name := range slices.Sorted(maps.Keys(raw)) {
		v, err := asList(raw[name])
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		switch name {
		case "kind":
			l.ledger = v[0]
		case "quote":
			l.quotes = v
		default:
			l.fields[name] = v
		}
	}
	this := &c.cases[len(c.cases)-1]
	if err := l.check(&this.Doc); err != nil {
		return err
	}
	this.want = append(this.want, l.each()...)
	return nil
}

// each parts a line of a position that several hold, or of a capability that
// several states show together: the record keeps one for each of them.
func (l ledgerLine) each() []ledgerLine {
	of := map[string]string{"position": "actor", "capability": "state"}[l.ledger]
	if len(l.fields[of]) < 2 {
		return []ledgerLine{l}
	}
	var out []ledgerLine
	for _, code := range l.fields[of] {
		one := l
		one.fields = maps.Clone(l.fields)
		one.fields[of] = []string{code}
		out = append(out, one)
	}
	return out
}

// asList makes a list of strings of a value of JSON.
func asList(v any) ([]string, error) {
	var out []string
	switch v := v.(type) {
	case string:
		out = []string{v}
	case bool:
		out = []string{strconv.FormatBool(v)}
	case float64:
		out = []string{strconv.FormatFloat(v, 'f', -1, 64)}
	case []any:
		for _, e := range v {
			s, ok := e.(string)
			if !ok {
				return nil, fmt.Errorf("want a list of strings")
			}
			out = append(out, s)
		}
	case map[string]any:
		for _, k := range slices.Sorted(maps.Keys(v)) {
			out = append(out, fmt.Sprintf("%s=%v", k, v[k]))
		}
	}
	if len(out) == 0 || slices.Contains(out, "") {
		return nil, fmt.Errorf("empty, or neither a string, a number, a list of strings nor an object")
	}
	return out, nil
}

// check reports what is wrong with a line: a ledger, field or name that there
// is not, a field that the ledger is not of use without, a quote that is not
// in the text.
func (l *ledgerLine) check(doc *entente.Document) error {
	ledgers := lineLedgers()
	i := slices.IndexFunc(ledgers, func(k ledger) bool { return k.name == l.ledger })
	if i < 0 {
		return fmt.Errorf("there is no ledger %q", l.ledger)
	}
	for name, v := range l.fields {
		f, ok := ledgers[i].field(name)
		if !ok {
			return fmt.Errorf("%s has no field %q", l.ledger, name)
		}
		for _, s := range v {
			if f.valid == nil && !stands(s, doc) {
				return fmt.Errorf("%s: the words %q are not in the text", name, s)
			}
			if f.valid != nil && !f.valid(s) {
				return fmt.Errorf("%q is no %s of %s", s, name, l.ledger)
			}
		}
	}
	if len(l.fields[ledgers[i].main]) == 0 {
		return fmt.Errorf("%s wants the field %s", l.ledger, ledgers[i].main)
	}
	if len(l.quotes) == 0 {
		return fmt.Errorf("%s wants a quote", l.ledger)
	}
	for _, q := range l.quotes {
		if !stands(q, doc) {
			return fmt.Errorf("the quote %q is not in the text", q)
		}
	}
	return nil
}

func stands(words string, doc *entente.Document) bool {
	return len(places(doc.Text, words)) > 0 || len(places(doc.Title, words)) > 0
}
