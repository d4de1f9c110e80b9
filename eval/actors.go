package eval

import (
	"io"
	"slices"
	"sort"
	"strings"
	"time"

	"entente"
	"entente/actor"

	"golang.org/x/text/unicode/norm"
)

// actorRecord is one line of actors.jsonl: a phrase to resolve.
type actorRecord struct {
	ID            string         `json:"id"`
	Input         string         `json:"input"`
	QueryDate     string         `json:"query_date"`
	Context       string         `json:"context"`
	KnownCountry  string         `json:"known_country"`
	Kind          string         `json:"kind"`
	Expected      map[string]any `json:"expected"`
	ExpectNothing bool           `json:"expect_nothing"`
	ExpectedOneOf map[string]any `json:"expected_one_of"`
}

// actorsToday is what the set means by "Today", and when it was made.
var actorsToday = time.Date(2022, 6, 1, 0, 0, 0, 0, time.UTC)

// Actors scores the resolution of phrases: the country and the sector, each
// over the records that state one (an empty one means that there is none), the
// label and the office where they are given, and how many of those that expect
// nothing got nothing. A query without a date is read at the time of the set.
func Actors(g *actor.Gazetteer, gold io.Reader) (*Report, error) {
	s := actorScore{fields: map[string]*counts{}, kinds: map[string]*counts{}}
	err := eachRecord(gold, func(rec actorRecord) { s.score(g, &rec) })
	if err != nil {
		return nil, err
	}
	return s.report(), nil
}

// actorScore adds up what is right, by field.
type actorScore struct {
	n      int
	fields map[string]*counts
	kinds  map[string]*counts // sector by gold sector
	wrong  [][]string
}

func (s *actorScore) score(g *actor.Gazetteer, rec *actorRecord) {
	s.n++
	r := g.Reader(actorDate(rec.QueryDate))
	if rec.Kind == "co-actors" {
		s.coActors(r, rec)
		return
	}
	for _, c := range []string{rec.KnownCountry, rec.Context} {
		if c != "" {
			r.Resolve(c)
		}
	}
	var got entente.Entity
	all := r.Resolve(rec.Input)
	if len(all) > 0 {
		got = all[0]
	}
	if rec.ExpectNothing {
		s.add(rec, "nothing", "", got.Code+got.Sector, len(all) == 0)
		return
	}
	s.compare(rec, "country", "country", got.Code)
	s.compare(rec, "sector", "code_1", got.Sector)
	s.compare(rec, "label", "title", got.Name)
	s.compare(rec, "label", "wiki", got.Name)
	s.compare(rec, "office", "actor_wiki_job", got.Office)
}

// compare scores one field of a record, if the record states it.
func (s *actorScore) compare(rec *actorRecord, field, key, got string) {
	want, ok := rec.Expected[key].(string)
	if !ok {
		return
	}
	right := sameLabel(want, got)
	if also, ok := rec.ExpectedOneOf[key].([]any); ok {
		right = slices.ContainsFunc(also, func(v any) bool { return v == got })
	}
	s.add(rec, field, want, got, right)
	if field == "sector" {
		if s.kinds[want] == nil {
			s.kinds[want] = &counts{}
		}
		s.kinds[want].gold++
		if right {
			s.kinds[want].right++
		}
	}
}

// coActors looks for all the actors of a sentence.
func (s *actorScore) coActors(r *actor.Reader, rec *actorRecord) {
	want, _ := rec.Expected["actors"].([]any)
	var got []string
	for _, e := range r.Resolve(rec.Context) {
		got = append(got, e.Text)
	}
	right := true
	for _, w := range want {
		text, _ := w.(string)
		right = right && slices.ContainsFunc(got, func(g string) bool { return strings.HasSuffix(g, text) })
	}
	s.add(rec, "co_actors", rec.Input, strings.Join(got, ", "), right)
}

func (s *actorScore) add(rec *actorRecord, field, want, got string, right bool) {
	c := s.fields[field]
	if c == nil {
		c = &counts{}
		s.fields[field] = c
	}
	c.gold++
	if right {
		c.right++
		return
	}
	s.wrong = append(s.wrong, []string{field, rec.ID, rec.QueryDate, want, got})
}

func (s *actorScore) report() *Report {
	r := &Report{Task: "actors", N: s.n, Figures: map[string]float64{}}
	t := Table{Title: "Share right per field", Head: []string{"field", "stated", "right", "share"}}
	for _, f := range sortedKeys(s.fields) {
		c := s.fields[f]
		r.Figures[f] = c.recall()
		t.Rows = append(t.Rows, []string{f, itoa(c.gold), itoa(c.right), one(c.recall())})
	}
	k := Table{Title: "Sector by gold sector", Head: []string{"sector", "stated", "right", "share"}}
	for _, f := range sortedKeys(s.kinds) {
		c := s.kinds[f]
		k.Rows = append(k.Rows, []string{f, itoa(c.gold), itoa(c.right), one(c.recall())})
	}
	w := Table{Title: "Not as the set has it", Head: []string{"field", "record", "date", "wanted", "got"}, Rows: s.wrong}
	r.Tables = []Table{t, k, w}
	return r
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// sameLabel compares without case, diacritics and a leading article.
func sameLabel(a, b string) bool { return plainLabel(a) == plainLabel(b) }

func plainLabel(s string) string {
	s = strings.ToLower(norm.NFD.String(s))
	s = strings.Map(func(r rune) rune {
		if r >= 0x300 && r < 0x370 {
			return -1
		}
		return r
	}, s)
	return strings.TrimPrefix(s, "the ")
}

// actorDate reads the dates of the set.
func actorDate(s string) time.Time {
	for _, layout := range []string{"2006-01-02", "2 January 2006", "January 2, 2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	return actorsToday
}
