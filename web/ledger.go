package web

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"entente"
	"entente/actor"
	"entente/formats/ledger"
	"entente/store"
)

// ledgerAPage is how many entries a list of a ledger has; mostOffset how deep
// a page may be asked for by its number alone. Deeper ones are reached from the
// page before, by its cursor, which costs the same at any depth.
const (
	ledgerAPage = 25
	thingAPage  = 100 // positions on one thing, so that their picture has most of them
	mostOffset  = 10_000
)

// exportLimit is how many entries the API gives at a time.
const exportLimit = 200

// What a control of a ledger's filter takes.
const (
	fieldState  = "state"  // a state or body, by name or code
	fieldChoice = "choice" // one of a list
	fieldDay    = "day"
	fieldHidden = "hidden" // kept from the address, such as the thing that positions are about
)

// field is one control of a ledger's filter. Value is as typed, and once it is
// read a state's code.
type field struct {
	Kind, Name, Label string
	Value             string
	Choices           []choice
}

// choice is an option of a list and how many entries have it.
type choice struct {
	Value string
	Total int
}

// ledgerForm is the filter of a ledger's list. Wrong is what is wrong with one
// of its fields; nothing is listed then.
type ledgerForm struct {
	Path   string
	One    string // what an entry is called: "transfer"
	Fields []field
	Wrong  actor.FieldError

	time   filter // From, To and AsOf
	size   int    // entries a page
	number int
	after  store.Cursor
}

// choices are a ledger's words for one of its columns in their own order, each
// with how many entries have it. Words that no entry has are left out, unless
// asked for.
func choices(vocabulary []string, totals []store.FacetTotal, asked string) []choice {
	count := map[string]int{}
	all := slices.Clone(vocabulary)
	for _, t := range totals {
		if count[t.Value] = t.Total; !slices.Contains(all, t.Value) {
			all = append(all, t.Value)
		}
	}
	var out []choice
	for _, v := range all {
		if count[v] > 0 || v == asked {
			out = append(out, choice{v, count[v]})
		}
	}
	return out
}

// choiceField is a field with a list.
func choiceField(q url.Values, name, label string, vocabulary []string, totals []store.FacetTotal) field {
	v := strings.TrimSpace(q.Get(name))
	f := field{Kind: fieldChoice, Name: name, Label: label, Value: v}
	known := slices.Contains(vocabulary, v) || slices.ContainsFunc(totals, func(t store.FacetTotal) bool { return t.Value == v })
	if !known && v != "" {
		f.Choices = choices(vocabulary, totals, "")
		return f
	}
	f.Choices = choices(vocabulary, totals, v)
	return f
}

// readForm reads the fields of a ledger's filter, and after them its days and
// its page. A wrong field is told of in Wrong; the error is that of an address
// which no form makes.
func (d *desk) readForm(path, one string, q url.Values, fields ...field) (*ledgerForm, error) {
	f := &ledgerForm{Path: path, One: one, size: ledgerAPage, after: store.Cursor(q.Get("after"))}
	for _, day := range []struct{ name, label string }{{"from", "Last reported from"}, {"to", "to"}, {"asof", "As known on"}} {
		fields = append(fields, field{Kind: fieldDay, Name: day.name, Label: day.label})
	}
	for _, v := range fields {
		if v.Kind != fieldChoice {
			v.Value = strings.TrimSpace(q.Get(v.Name))
		}
		if err := d.readField(&v, q); err != nil {
			f.blame(v.Name, err)
		}
		f.Fields = append(f.Fields, v)
	}
	f.time.From, _ = dayParam(q, "from") // wrong days are told of above
	f.time.To, _ = dayParam(q, "to")
	f.time.AsOf, _ = dayParam(q, "asof")
	if !f.time.From.IsZero() && !f.time.To.IsZero() && f.time.To.Before(f.time.From) {
		f.blame("to", invalid("The time ends (%s) before it begins (%s). Exchange the two days.", iso(f.time.To), iso(f.time.From)))
	}
	var err error
	f.number, err = countParam(q, "page")
	if err == nil && f.after == "" && f.number > mostOffset/f.size {
		err = invalid("Page %d is reached by going on from the page before it. Narrow the list by a day, a state or another filter to come there sooner.", f.number)
	}
	return f, err
}

// blame keeps the first thing that is wrong.
func (f *ledgerForm) blame(name string, err error) {
	var e *entente.Error
	if f.Wrong.Message == "" && errors.As(err, &e) {
		f.Wrong = actor.FieldError{Field: name, Message: e.Message}
	}
}

// readField checks a value, and turns the name of a state into its code.
func (d *desk) readField(v *field, q url.Values) (err error) {
	switch {
	case v.Value == "":
	case v.Kind == fieldDay:
		_, err = dayParam(q, v.Name)
	case v.Kind == fieldState:
		v.Value, err = d.stateNamed(v.Value)
	case v.Kind == fieldChoice && !slices.ContainsFunc(v.Choices, func(c choice) bool { return c.Value == v.Value }):
		err = invalid("“%s” is not in the list of this field. Choose one that is, or “any”.", safeText(v.Value))
	}
	return err
}

// stateNamed finds the code of a state or body by its code or any of its names.
// What is not found comes back as it was.
func (d *desk) stateNamed(s string) (string, error) {
	if c, err := code(s); err == nil && d.words.country(c) != c {
		return c, nil
	}
	var codes []string
	if d.Finder != nil {
		codes = d.Finder.Codes(s)
	}
	switch len(codes) {
	case 0:
		return s, invalid("“%s” is no state or body that the desk knows. Write its English name, or its code of three letters, such as PRK.", safeText(s))
	case 1:
		return codes[0], nil
	}
	return s, invalid("“%s” names more than one state. Write one of them: %s.", safeText(s), strings.Join(codes, " or "))
}

// value is what a field holds.
func (f *ledgerForm) value(name string) string {
	for _, v := range f.Fields {
		if v.Name == name {
			return v.Value
		}
	}
	return ""
}

// now is what a field holds that asks for how things stand today. With an as-of
// day the record cannot select by it, and what it finds is tested instead.
func (f *ledgerForm) now(name string) string {
	if !f.time.AsOf.IsZero() {
		return ""
	}
	return f.value(name)
}

// is reports whether a value is the one that a field asks for, if it asks.
func (f *ledgerForm) is(name string, values ...string) bool {
	asked := f.value(name)
	return asked == "" || slices.Contains(values, asked)
}

// Any reports whether the filter leaves anything out.
func (f *ledgerForm) Any() bool {
	return slices.ContainsFunc(f.Fields, func(v field) bool { return v.Value != "" && v.Kind != fieldHidden })
}

// AsOf is the day as known on which the list is shown, zero for today.
func (f *ledgerForm) AsOf() time.Time { return f.time.AsOf }

// query are the parameters of the filter, without those of the page.
func (f *ledgerForm) query() url.Values {
	q := url.Values{}
	for _, v := range f.Fields {
		if v.Value != "" {
			q.Set(v.Name, v.Value)
		}
	}
	return q
}

// Kept are the parameters that stay when all filters are dropped.
func (f *ledgerForm) Kept() string {
	q := url.Values{}
	for _, v := range f.Fields {
		if v.Value != "" && v.Kind == fieldHidden {
			q.Set(v.Name, v.Value)
		}
	}
	if len(q) == 0 {
		return f.Path
	}
	return f.Path + "?" + q.Encode()
}

// Status is how a page with this form is answered.
func (f *ledgerForm) status() int {
	if f.Wrong.Message != "" {
		return http.StatusBadRequest
	}
	return http.StatusOK
}

// export is the address of the same list in the API.
func (f *ledgerForm) export(format string) string {
	q := f.query()
	q.Set("format", format)
	q.Set("limit", itoa(exportLimit))
	return "/api/v1" + f.Path + "?" + q.Encode()
}

// CSV and JSON are the addresses of the same list for other programs.
func (f *ledgerForm) CSV() string { return f.export("csv") }

// JSON is described at CSV.
func (f *ledgerForm) JSON() string { return f.export("json") }

// ledgerPage is what every list of a ledger has.
type ledgerPage struct {
	Form         *ledgerForm
	Total        int
	AtLeast      bool
	First, Last  int // numbers of the entries shown, from 1; 0 with an as-of day
	Newest       string
	Newer, Older string
	Empty        bool // the ledger holds nothing at all
}

// Cut reports whether the export links give less than the list.
func (p ledgerPage) Cut() bool { return p.Total > exportLimit }

// slice is the part of the ledger that a page shows.
func (f *ledgerForm) slice() store.Slice {
	s := store.Slice{After: f.after, Page: store.Page{Limit: f.size}}
	if !f.time.AsOf.IsZero() {
		s.KnownBy = f.time.AsOf // what was last reported when is tested
		return s
	}
	s.From, s.To = f.time.From, f.time.To
	if f.after == "" {
		s.Offset = (f.number - 1) * f.size
	}
	return s
}

// mostLookedAt is how many entries are looked at for a page of the past.
const mostLookedAt = 8 * ledgerAPage

// ledgerList gives a page of a ledger. With an as-of day each entry is made
// anew by past from the reports that were out by then, and tested by lets.
func ledgerList[V any](f *ledgerForm, list func(store.Slice) (store.Listing[V], error),
	past func(V) ([]V, error), lets func(V) bool) (store.Listing[V], error) {
	s := f.slice()
	found, err := list(s)
	if err != nil || f.time.AsOf.IsZero() {
		return found, err
	}
	out := store.Listing[V]{Total: found.Total, AtLeast: found.AtLeast}
	for looked := 0; ; {
		for _, v := range found.Rows {
			then, err := past(v)
			if err != nil {
				return out, err
			}
			for _, p := range then {
				if lets(p) {
					out.Rows = append(out.Rows, p)
				}
			}
		}
		out.Next, looked = found.Next, looked+len(found.Rows)
		if found.Next == "" || len(out.Rows) > 0 || looked >= mostLookedAt {
			return out, nil
		}
		s.After = found.Next
		if found, err = list(s); err != nil {
			return out, err
		}
	}
}

// ledgerPageOf is what a listing's page has around its rows.
func ledgerPageOf[V any](f *ledgerForm, l store.Listing[V]) ledgerPage {
	p := ledgerPage{Form: f, Total: l.Total, AtLeast: l.AtLeast}
	if f.time.AsOf.IsZero() && len(l.Rows) > 0 {
		p.First = (f.number-1)*f.size + 1
		p.Last = p.First + len(l.Rows) - 1
		p.Total = max(p.Total, p.Last)
	}
	q := f.query()
	if f.number > 1 {
		p.Newest = f.at(q, 1, "")
		if f.time.AsOf.IsZero() && f.number-1 <= mostOffset/f.size {
			p.Newer = f.at(q, f.number-1, "")
		}
	}
	if l.Next != "" {
		p.Older = f.at(q, f.number+1, l.Next)
	}
	p.Empty = l.Total == 0 && len(q) == 0 && f.number == 1
	return p
}

// at is the address of a page of the list.
func (f *ledgerForm) at(q url.Values, number int, after store.Cursor) string {
	q = url.Values(http.Header(q).Clone())
	if number > 1 {
		q.Set("page", itoa(number))
	}
	if after != "" {
		q.Set("after", string(after))
	}
	if len(q) == 0 {
		return f.Path
	}
	return f.Path + "?" + q.Encode()
}

// entryHref is the address of an entry, as known on the same day.
func entryHref(kind, id string, asof time.Time) string {
	href := "/" + kind + "/" + url.PathEscape(id)
	if !asof.IsZero() {
		href += "?asof=" + iso(asof)
	}
	return href
}

// The words of the ledgers, as the record's nouns list them, in the order in
// which a menu shows them.
var (
	agreementTypes = []string{"alliance", "mutual defence", "non-aggression", "neutrality", "consultation", "strategic partnership",
		"military-technical cooperation", "basing", "arms control", "ceasefire", "peace", "border", "trade", "aid", "energy", "technology", "cultural", "other"}
	agreementStages = ledger.AgreementStages()
	obligationCodes = ledger.Obligations()
	transferClasses = []string{"aircraft", "air defence", "armour", "artillery", "ammunition", "missiles", "naval", "sensors", "satellites", "engines",
		"small arms", "drones", "weapons", "nuclear", "dual-use", "technology", "troops", "workers", "energy", "food", "funds"}
	transferStages = ledger.TransferStages()
	programmes     = []string{"nuclear", "ICBM", "SLBM", "ballistic missile", "cruise", "hypersonic", "space launch", "satellite", "chemical", "biological", "cyber"}
	changes        = []string{"test", "launch", "failed test", "exercise", "expansion", "deployment", "display", "reduction"}
	stances        = ledger.Stances()
	thingKinds     = []string{entente.AboutAgreement, entente.AboutTransfer, entente.AboutCapability, entente.AboutEvent, entente.AboutTie, entente.AboutTopic}
	statusNames    = []string{string(entente.StatusConfirmed), string(entente.StatusCorroborated), string(entente.StatusReported), string(entente.StatusAlleged),
		string(entente.StatusDisputed), string(entente.StatusDenied), string(entente.StatusPossible)}
)
