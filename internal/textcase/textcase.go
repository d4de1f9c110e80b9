// Package textcase reads test cases written as text, so that a case can be
// added without writing Go: a sentence on a line, and below it what the coder
// must make of it.
//
//	France condemned Iran over the seizure.
//	> ACCUSE.disapprove | FRA | IRN | certainty=certain
//	! ASSAULT
//
// A line with > is a mention that must be there, one with ! a type that must
// not be. Actors are CODE or CODE:SECTOR; * asks nothing and - asks that there
// be none. "> none" asks for no mention at all, "> none | weak" also for the
// reason that is given.
package textcase

import (
	"bufio"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"entente"
)

// Case is one sentence and its expectations.
type Case struct {
	At     string // file:line
	Text   string
	want   []want
	forbid []string
	none   bool
	reason string // why there is none, "" where any will do
}

type want struct {
	line             string
	typ, mode        string
	actor, recipient string
	keys             map[string]string
}

// Load reads the cases of a file; a line that is neither is an error.
func Load(dir fs.FS, name string) ([]Case, error) {
	f, err := dir.Open(name)
	if err != nil {
		return nil, fmt.Errorf("textcase: %w", err)
	}
	defer f.Close()
	var cases []Case
	sc := bufio.NewScanner(f)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(sc.Text())
		at := fmt.Sprintf("%s:%d", name, n)
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, ">") || strings.HasPrefix(line, "!"):
			if len(cases) == 0 {
				return nil, fmt.Errorf("%s: an expectation before any sentence", at)
			}
			if err := cases[len(cases)-1].expect(line); err != nil {
				return nil, fmt.Errorf("%s: %w", at, err)
			}
		default:
			cases = append(cases, Case{At: at, Text: line})
		}
	}
	return cases, sc.Err()
}

func (c *Case) expect(line string) error {
	body := strings.TrimSpace(line[1:])
	if line[0] == '!' {
		c.forbid = append(c.forbid, body)
		return nil
	}
	if reason, ok := strings.CutPrefix(body, "none"); ok && (reason == "" || strings.HasPrefix(reason, " |")) {
		c.none, c.reason = true, strings.TrimSpace(strings.TrimPrefix(reason, " |"))
		return nil
	}
	f := strings.Split(body, "|")
	if len(f) < 3 {
		return fmt.Errorf("%q: want TYPE | actors | recipients | keys", body)
	}
	w := want{line: body, actor: strings.TrimSpace(f[1]), recipient: strings.TrimSpace(f[2]), keys: map[string]string{}}
	w.typ, w.mode, _ = strings.Cut(strings.TrimSpace(f[0]), ".")
	if len(f) > 3 {
		for kv := range strings.FieldsSeq(f[3]) {
			k, v, _ := strings.Cut(kv, "=")
			w.keys[k] = v
		}
	}
	c.want = append(c.want, w)
	return nil
}

// Check gives what a reading lacks or has too much, "" if nothing.
func (c *Case) Check(r entente.Reading) string {
	var faults []string
	if c.none && len(r.Mentions) > 0 {
		faults = append(faults, "want no mention")
	}
	if c.reason != "" && r.Skipped[c.reason] == 0 {
		faults = append(faults, "nothing coded, but not because "+c.reason)
	}
	for _, typ := range c.forbid {
		if slices.ContainsFunc(r.Mentions, func(m entente.Mention) bool { return m.Event == typ }) {
			faults = append(faults, "must not have "+typ)
		}
	}
	for _, w := range c.want {
		if !slices.ContainsFunc(r.Mentions, w.fits) {
			faults = append(faults, "lacks "+w.line)
		}
	}
	if len(faults) == 0 {
		return ""
	}
	return strings.Join(faults, "\n") + "\ngot:\n" + Show(r)
}

func (w want) fits(m entente.Mention) bool {
	if m.Event != w.typ || w.mode != "" && m.Mode != w.mode || !actors(w.actor, m.Actors) || !actors(w.recipient, m.Recipients) {
		return false
	}
	for k, v := range w.keys {
		if field(m, k) != v {
			return false
		}
	}
	return true
}

func field(m entente.Mention, key string) string {
	switch key {
	case "polarity":
		return string(m.Standing.Polarity)
	case "certainty":
		return string(m.Standing.Certainty)
	case "time":
		return string(m.Standing.Time)
	case "by":
		if n := len(m.Standing.AttributedTo); n > 0 {
			return m.Standing.AttributedTo[n-1].Source.Code
		}
	case "dead":
		return strconv.Itoa(m.Size.Dead)
	case "injured":
		return strconv.Itoa(m.Size.Injured)
	case "arrested":
		return strconv.Itoa(m.Size.Arrested)
	case "place":
		if m.Place != nil {
			return m.Place.Name
		}
	case "date":
		return m.Date.Time.Format("2006-01-02")
	}
	return ""
}

func actors(want string, got []entente.Entity) bool {
	if want == "*" {
		return true
	}
	if want == "-" {
		return len(got) == 0
	}
	codes := strings.Fields(want)
	for _, c := range codes {
		code, sector, _ := strings.Cut(c, ":")
		if !slices.ContainsFunc(got, func(e entente.Entity) bool { return e.Code == code && (sector == "" || e.Sector == sector) }) {
			return false
		}
	}
	return len(got) == len(codes)
}

// Show prints the mentions of a reading, one a line.
func Show(r entente.Reading) string {
	var b strings.Builder
	for _, m := range r.Mentions {
		fmt.Fprintf(&b, "  %s.%s | %s | %s | %s %s %s by=%d %q %s\n", m.Event, m.Mode, names(m.Actors), names(m.Recipients),
			m.Standing.Polarity, m.Standing.Certainty, m.Standing.Time, len(m.Standing.AttributedTo), m.Trigger.Text, m.Reason)
	}
	for reason, n := range r.Skipped {
		fmt.Fprintf(&b, "  nothing coded: %s (%d)\n", reason, n)
	}
	return b.String()
}

func names(es []entente.Entity) string {
	var out []string
	for _, e := range es {
		out = append(out, fmt.Sprintf("%s:%s(%s)", e.Code, e.Sector, e.Text))
	}
	return strings.Join(out, " ")
}
