package eval

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"entente"
)

// ledger is one ledger of the record: its fields that a line can ask for, and
// the one that every line has to name.
type ledger struct {
	name   string
	main   string
	fields []ledgerField
}

// ledgerField says how a field's wanted and found values are compared, and
// which values there are: nil for words that have to stand in the text.
type ledgerField struct {
	name  string
	holds func(want, got []string) bool
	valid func(string) bool
}

func (l *ledger) field(name string) (ledgerField, bool) {
	i := slices.IndexFunc(l.fields, func(f ledgerField) bool { return f.name == name })
	if i < 0 {
		return ledgerField{}, false
	}
	return l.fields[i], true
}

// The ledgers, in the order of reports.
var ledgers = []ledger{
	{"agreement", "title", []ledgerField{
		{"title", contained, nil}, {"type", equal, oneOf("alliance", "mutual defence", "non-aggression", "neutrality", "consultation",
			"strategic partnership", "military-technical cooperation", "basing", "arms control", "ceasefire", "peace", "border", "trade",
			"aid", "energy", "technology", "cultural", "other")},
		{"parties", equal, isCode}, {"sectors", listed, nil},
	}},
	{"stage", "stage", append([]ledgerField{
		{"of", contained, nil}, {"parties", equal, isCode}, {"stage", equal, oneOf("proposed", "negotiated", "signed", "ratified",
			"in force", "invoked", "amended", "suspended", "withdrawn from", "denounced", "ended")},
		{"date", begins, isDate}, {"place", contained, nil},
	}, standingFields...)},
	{"obligation", "code", []ledgerField{
		{"of", contained, nil}, {"parties", equal, isCode}, {"code", equal, oneOf(entente.ObligationDefense, entente.ObligationOffense,
			entente.ObligationNeutral, entente.ObligationNonAgg, entente.ObligationConsul)},
		{"article", equal, anything}, {"condition", contained, nil},
	}},
	{"transfer", "items", append([]ledgerField{
		{"suppliers", equal, isCode}, {"recipients", equal, isCode}, {"between", equal, isCode}, {"items", itemised, anything},
		{"quantity", contained, nil}, {"stage", equal, oneOf("offered", "ordered", "shipped", "delivered", "used", "halted")},
	}, standingFields...)},
	{"capability", "change", append([]ledgerField{
		{"state", equal, isCode}, {"programme", equal, oneOf("nuclear", "ICBM", "SLBM", "cruise", "hypersonic", "ballistic missile",
			"space launch", "satellite", "anti-satellite", "chemical", "biological", "cyber", "submarine", "naval", "drone",
			"air defence", "rocket artillery")},
		{"weapon", contained, nil}, {"change", equal, oneOf("test", "launch", "failed test", "exercise", "expansion", "deployment",
			"display", "reduction")},
		{"count", equal, isNumber}, {"place", contained, nil}, {"parameters", contained, anything}, {"breaches", contained, nil},
	}, standingFields...)},
	{"position", "stance", append([]ledgerField{
		{"actor", equal, isCode}, {"actor_text", contained, nil}, {"stance", equal, oneOf("welcome", "support", "concern", "alarm",
			"condemn", "oppose", "deny", "call for")},
		{"about", equal, isCode}, {"on", equal, oneOf("agreement", "transfer", "capability", "event", "tie", "topic")},
	}, standingFields...)},
	{"tie", "sign", append([]ledgerField{
		{"between", equal, isCode}, {"sign", equal, oneOf("closer", "colder", "aligned", "opposed")},
	}, standingFields...)},
}

var standingFields = []ledgerField{
	{"certainty", equal, oneOf("certain", "probable", "possible", "unknown")}, {"polarity", equal, oneOf("positive", "negative")},
	{"attributed_to", equal, isCode}, {"attributed_to_text", contained, nil},
}

func oneOf(names ...string) func(string) bool {
	return func(s string) bool { return slices.Contains(names, s) }
}

func anything(string) bool { return true }

func isNumber(s string) bool {
	_, err := strconv.Atoi(s)
	return err == nil
}

func isCode(s string) bool {
	return entente.IsState(s) || slices.Contains([]string{"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"}, s)
}

func isDate(s string) bool {
	return len(s) >= 4 && strings.Trim(s, "0123456789-") == "" && strings.HasPrefix("0000-00-00", strings.Map(func(r rune) rune {
		if r == '-' {
			return r
		}
		return '0'
	}, s))
}

// equal compares two lists without order and without regard to case and
// hyphens.
func equal(want, got []string) bool { return listed(want, got) && listed(got, want) }

// listed reports whether each wanted word is one of those found.
func listed(want, got []string) bool {
	return every(want, got, func(w, g string) bool { return plain(w) == plain(g) })
}

// contained reports whether the wanted words stand in those found.
func contained(want, got []string) bool {
	return every(want, got, func(w, g string) bool { return has(w, g) })
}

// begins compares dates: a year or month holds every day in it.
func begins(want, got []string) bool {
	return every(want, got, func(w, g string) bool { return strings.HasPrefix(g, w) })
}

// itemised compares items, each found as "class: words": by class or words, and
// none may be found that is not wanted.
func itemised(want, got []string) bool {
	is := func(w, g string) bool {
		class, text, _ := strings.Cut(g, ": ")
		return plain(w) == plain(class) || has(w, text)
	}
	return every(want, got, is) && every(got, want, func(g, w string) bool { return is(w, g) })
}

func every(as, bs []string, ok func(a, b string) bool) bool {
	for _, a := range as {
		if !slices.ContainsFunc(bs, func(b string) bool { return ok(a, b) }) {
			return false
		}
	}
	return true
}

// entry is one thing that the record holds, field by field, as lines ask for
// them.
type entry struct {
	ledger string
	words  string // its evidence
	spans  []entente.Span
	fields map[string][]string
}

// entriesOf lays a reading out by ledger: a stage and a clause of an agreement
// are things of their own.
func entriesOf(doc *entente.Document, r *entente.Reading) []entry {
	var out []entry
	add := func(name string, spans []entente.Span, fields map[string][]string) {
		e := entry{ledger: name, spans: spans, fields: fields}
		if len(spans) > 0 {
			e.words = doc.Words(spans[0])
		}
		out = append(out, e)
	}
	for i := range r.Agreements {
		addAgreement(&r.Agreements[i], add)
	}
	for _, t := range r.Transfers {
		add("transfer", t.Spans, withStanding(t.Standing, map[string][]string{
			"suppliers": codesOf(t.Suppliers), "recipients": codesOf(t.Recipients), "between": codesOf(t.Between),
			"items": itemWords(t.Items), "quantity": {t.Quantity}, "stage": {t.Stage},
		}))
	}
	for _, c := range r.Capabilities {
		add("capability", c.Spans, withStanding(c.Standing, capabilityFields(&c)))
	}
	for _, p := range r.Positions {
		var about []entente.Entity
		var on []string
		for _, t := range p.About {
			about, on = append(about, t.Entities...), append(on, t.Kind)
		}
		add("position", p.Spans, withStanding(p.Standing, map[string][]string{
			"actor": codesOf([]entente.Entity{p.Actor}), "actor_text": {p.Actor.Text}, "stance": {p.Stance}, "about": codesOf(about), "on": on,
		}))
	}
	for _, t := range r.Ties {
		add("tie", t.Spans, withStanding(t.Standing, map[string][]string{"between": codesOf(t.Between), "sign": {t.Sign}}))
	}
	return out
}

func addAgreement(a *entente.Agreement, add func(string, []entente.Span, map[string][]string)) {
	parties := codesOf(a.Parties)
	add("agreement", a.Spans, map[string][]string{"title": {a.Title}, "type": {a.Type}, "parties": parties, "sectors": a.Sectors})
	for _, s := range a.Stages {
		add("stage", s.Spans, withStanding(s.Standing, map[string][]string{
			"of": {a.Title}, "parties": parties, "stage": {s.Stage}, "date": dateWords(s.Date), "place": {s.Place},
		}))
	}
	for _, o := range a.Obligations {
		add("obligation", o.Spans, map[string][]string{
			"of": {a.Title}, "parties": parties, "code": {o.Code}, "article": {o.Article}, "condition": {o.Condition},
		})
	}
}

// capabilityFields takes the resolution that a capability is said to breach
// from among its parameters.
func capabilityFields(c *entente.Capability) map[string][]string {
	f := map[string][]string{
		"state": codesOf([]entente.Entity{c.State}), "programme": {c.Programme}, "weapon": {c.Weapon}, "change": {c.Change},
		"count": {strconv.Itoa(c.Count)}, "place": {c.Place}, "breaches": {c.Parameters["breaches"]},
	}
	for k, v := range c.Parameters {
		f["parameters"] = append(f["parameters"], k+"="+v)
	}
	return f
}

func withStanding(s entente.Standing, f map[string][]string) map[string][]string {
	f["certainty"], f["polarity"] = []string{string(s.Certainty)}, []string{string(s.Polarity)}
	if n := len(s.AttributedTo); n > 0 {
		by := s.AttributedTo[n-1].Source
		f["attributed_to"], f["attributed_to_text"] = codesOf([]entente.Entity{by}), []string{by.Text}
	}
	return f
}

// dateWords is a date that the text gives; the day of publication is none.
func dateWords(d entente.Date) []string {
	if d.Time.IsZero() || d.Precision == entente.Published {
		return nil
	}
	return []string{d.Time.Format("2006-01-02")}
}

func itemWords(items []entente.Item) []string {
	var out []string
	for _, it := range items {
		out = append(out, it.Class+": "+it.Text)
	}
	return out
}

func codesOf(es []entente.Entity) []string {
	return codesBy(es, func(e entente.Entity) (string, []string) { return e.Code, e.Members })
}

// differs lists the fields of a line that an entry does not hold.
func (l *ledgerLine) differs(e *entry) []string {
	i := slices.IndexFunc(ledgers, func(k ledger) bool { return k.name == l.ledger })
	var out []string
	for _, f := range ledgers[i].fields {
		if want := l.fields[f.name]; len(want) > 0 && !f.holds(want, e.fields[f.name]) {
			out = append(out, f.name)
		}
	}
	return out
}

// touches reports whether an entry's evidence overlaps a quote of the line
// where that stands in the text or title.
func (l *ledgerLine) touches(e *entry, doc *entente.Document) bool {
	for _, part := range []entente.Part{entente.Body, entente.Title} {
		text := doc.PartText(part)
		for _, q := range l.quotes {
			for _, at := range places(text, q) {
				if slices.ContainsFunc(e.spans, func(s entente.Span) bool { return s.In == part && overlap(text, s, at) }) {
					return true
				}
			}
		}
	}
	return false
}

func overlap(text string, s entente.Span, at [2]int) bool {
	from, to := max(0, min(s.Start, len(text))), max(0, min(s.End, len(text)))
	return utf8.RuneCountInString(text[:from]) < at[1] && at[0] < utf8.RuneCountInString(text[:to])
}

// places finds a quote in a text, in code points, without regard to case,
// hyphens and the form of quotation marks.
func places(text, quote string) [][2]int {
	t, q := []rune(plain(text)), []rune(plain(quote))
	var out [][2]int
	for i := 0; len(q) > 0 && i+len(q) <= len(t); i++ {
		if slices.Equal(t[i:i+len(q)], q) {
			out = append(out, [2]int{i, i + len(q)})
		}
	}
	return out
}
