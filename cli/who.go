package cli

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"

	"entente"
	"entente/actor"
	"entente/extract"
)

// whoCmd is `entente who`.
type whoCmd struct {
	Texts  []string `arg:"" optional:"" name:"text" help:"Names or phrases; - or none reads one a line from standard input."`
	Date   day      `placeholder:"YYYY-MM-DD" help:"Day on which offices are looked up; today by default."`
	Format string   `default:"table" enum:"table,json,jsonl" help:"table, json or jsonl (both an object a text)."`
	JSONL  bool     `name:"jsonl" help:"Input is a JSON object a line: text, and a date of its own where it has one."`
	ownFlag
}

// Help is shown by `entente who --help`.
func (*whoCmd) Help() string {
	return `Says whom a name or a phrase means: country and sector as PLOVER codes them, identity, and the
office held on the date.

  entente who "Vladimir Putin" --date 2009-05-01
  entente who "the Russian president" "North Korean troops" --format json
  entente who --jsonl < phrases.jsonl --format json      {"text": "Moscow", "date": "2024-06-19"}

With --format json or jsonl a state comes with its codes in ISO 3166-1, the Correlates of War and
Gleditsch-Ward lists, FIPS 10-4 and CAMEO, a union or group of states with its members, both on the date.

A name that nobody known bears is looked for in other spellings, scripts and orders, and with letters
wrong; the reason says which known name it is like, and how much (0 to 1). A text that names nobody known
gives an empty list, not an error.`
}

// asked is one text to resolve.
type asked struct {
	ID   json.RawMessage `json:"id"` // given back as it is
	Text string          `json:"text"`
	Date string          `json:"date"`
	at   string          // what errors call it
}

// answer is what `who --format json` prints for a text: the best answer's
// fields, and all answers.
type answer struct {
	ID   json.RawMessage `json:"id,omitempty"`
	Text string          `json:"text"`
	identity
	Others  []identity `json:"others,omitempty"`
	Perhaps []identity `json:"perhaps,omitempty"` // like the text, but not like enough to answer
}

// identity is one resolved actor.
type identity struct {
	Country  string   `json:"country"`
	Sector   string   `json:"sector"`
	Sectors  []string `json:"sectors"`
	Name     string   `json:"name"`
	Wikidata string   `json:"wikidata"`
	Office   string   `json:"office"`
	From     string   `json:"from"`
	To       string   `json:"to"`
	Members  []string `json:"members,omitempty"`
	Codes    *codes   `json:"codes,omitempty"`
	Reason   string   `json:"reason"`
}

// codes are those of a state, where one is named itself, on the date.
type codes struct {
	ISO2    string `json:"iso2"`
	ISO3    string `json:"iso3"`
	Numeric string `json:"numeric"`
	COW     int    `json:"cow,omitempty"`
	GW      int    `json:"gw,omitempty"`
	FIPS    string `json:"fips"`
	CAMEO   string `json:"cameo"`
}

// Run resolves the texts.
func (c *whoCmd) Run(ctx context.Context, s *Streams) error {
	texts, err := c.texts(s)
	if err != nil {
		return err
	}
	actors, err := c.actors()
	if err != nil {
		return err
	}
	g := actors.Gazetteer()
	d := newDirectory(g)
	someFailed := false
	for q, err := range texts {
		var out []byte
		if err == nil {
			out, err = c.answer(d, q, s.Now())
		}
		if err != nil {
			someFailed = true
			tell(s.Err, q.at, err)
			continue
		}
		if _, err := s.Out.Write(out); err != nil {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	if someFailed {
		return errSomeFailed
	}
	return nil
}

func (c *whoCmd) texts(s *Streams) (iter.Seq2[asked, error], error) {
	piped := len(c.Texts) == 0 || len(c.Texts) == 1 && c.Texts[0] == "-"
	if !piped {
		return func(yield func(asked, error) bool) {
			for _, t := range c.Texts {
				if !yield(asked{Text: t}, nil) {
					return
				}
			}
		}, nil
	}
	if isTerminal(s.In) && len(c.Texts) == 0 {
		return nil, usage("there is nobody to look up: give names or phrases, or pipe them in, one a line")
	}
	return c.lines(s.In), nil
}

// lines reads a text a line, or a JSON object a line.
func (c *whoCmd) lines(r io.Reader) iter.Seq2[asked, error] {
	const limit = 1 << 20
	return func(yield func(asked, error) bool) {
		b := bufio.NewReader(r)
		for n := 1; ; n++ {
			raw, err := readLine(b, limit)
			q := asked{at: fmt.Sprintf("line %d", n), Text: string(raw)}
			switch {
			case errors.Is(err, io.EOF):
				return
			case errors.Is(err, errLongLine):
				err = entente.Errorf(entente.Invalid, nil, "The line is longer than 1 MB, which is no name.")
			case err != nil:
				yield(q, entente.Errorf(entente.Unavailable, err, "The input broke off; what came before it is done."))
				return
			case len(bytes.TrimSpace(raw)) == 0:
				continue
			case c.JSONL:
				q, err = askedLine(raw, q.at)
			}
			if !yield(q, err) {
				return
			}
		}
	}
}

func askedLine(raw []byte, at string) (asked, error) {
	q := asked{at: at}
	if err := json.Unmarshal(raw, &q); err != nil || strings.TrimSpace(q.Text) == "" {
		return q, entente.Errorf(entente.Invalid, err, `The line is not an object such as {"text": "the Russian president", "date": "2009-05-01"}.`)
	}
	return q, nil
}

func (c *whoCmd) answer(d *directory, q asked, now time.Time) ([]byte, error) {
	on := c.Date.Time
	if q.Date != "" {
		var err error
		if on, err = extract.Date(q.Date); err != nil {
			return nil, err
		}
	}
	if on.IsZero() {
		on = now
	}
	found, perhaps, err := d.find(q.Text, on)
	if err != nil {
		return nil, err
	}
	if c.Format == "table" {
		return whoTable(q.Text, found, perhaps), nil
	}
	g, a := d.g, answer{ID: q.ID, Text: q.Text}
	for i := range perhaps {
		a.Perhaps = append(a.Perhaps, identityOf(g, &perhaps[i], on))
	}
	if len(found) > 0 {
		a.identity = identityOf(g, &found[0], on)
		for i := range found[1:] {
			a.Others = append(a.Others, identityOf(g, &found[i+1], on))
		}
	} else {
		a.identity = identity{Sectors: []string{}, Reason: "nobody known is named"}
	}
	return jsonLine(a)
}

func identityOf(g *actor.Gazetteer, e *entente.Entity, on time.Time) identity {
	id := identity{
		Country: e.Code, Sector: e.Sector, Sectors: []string{}, Name: e.Name, Wikidata: e.ID, Office: e.Office,
		Members: e.Members, Reason: e.Reason,
	}
	if e.Sector != "" {
		id.Sectors = append(append(id.Sectors, e.Sector), e.More...)
	}
	if len(id.Members) == 0 && e.Office == "" && e.Name != "" {
		id.Members = g.Members(e.Name, on)
	}
	id.Codes = codesOf(g, e, on)
	from, to, _ := g.Held(e, on)
	id.From, id.To = dayOrNone(from), dayOrNone(to)
	return id
}

// codesOf gives the codes of a state that is named itself, not somebody or
// something in it.
func codesOf(g *actor.Gazetteer, e *entente.Entity, on time.Time) *codes {
	c, ok := g.Country(e.Name)
	if !ok || e.Office != "" || e.Name != c.Name || e.ID != c.ID {
		return nil
	}
	at := c.Codes(on)
	return &codes{ISO2: at.ISO2, ISO3: at.ISO3, Numeric: at.Numeric, COW: at.COW, GW: at.GW, FIPS: at.FIPS, CAMEO: at.CAMEO}
}

func dayOrNone(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func whoTable(text string, found, perhaps []entente.Entity) []byte {
	if len(found) == 0 {
		out := harmless(text) + "\n  nobody known is named\n"
		for _, e := range perhaps {
			out += "  perhaps " + joined(", ", e.Name, cmp.Or(e.Office, e.Code)) + ": " + e.Reason + "\n"
		}
		return []byte(out)
	}
	t := newTable("COUNTRY", "SECTOR", "NAME", "OFFICE", "WIKIDATA", "WHY")
	for _, e := range found {
		t.row(e.Code, joined(" ", append([]string{e.Sector}, e.More...)...), e.Name, e.Office, e.ID, e.Reason)
	}
	return append([]byte(harmless(text)+"\n"), t.text()...)
}
