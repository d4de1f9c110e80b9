package store

import (
	"context"
	"slices"
	"strings"
	"time"

	"entente"
)

// # unknown
//
// One row a mention and name in it that nobody knows: the name as it is compared
// and as it is written, the country of the actor that it is part of, when the
// document was published (or retrieved, where that is not known), and where the
// sentence stands. Derived from the current reading of a document alone, so that
// counting asks no other table.

// NoCountry selects unknown names of no country.
const NoCountry = "none"

// Unknown is a name that the current mentions hold and nobody knows.
type Unknown struct {
	Name      string // as it is written most
	Country   string // code, empty if none is told
	Mentions  int
	Documents int
	// First and Last are when the first and last of its documents were
	// published, or retrieved where that is not known.
	First, Last time.Time
	Examples    []UnknownExample
}

// UnknownExample is a sentence that holds the name, the head of its document
// and the mention.
type UnknownExample struct {
	Sentence  string
	Document  entente.Document
	MentionID string
}

// maxExamples is how many sentences, each of another document, show a name.
const maxExamples = 3

// UnknownFilter selects unknown names: of a country (NoCountry: of none), or
// one name; zero fields select all.
type UnknownFilter struct {
	Country string
	Name    string
	Page
}

func (f *UnknownFilter) where() (string, []any) {
	where, args := `1 = 1`, []any{}
	if f.Country != "" {
		where, args = where+` AND u.country = ?`, append(args, countryOrNone(f.Country))
	}
	if f.Name != "" {
		where, args = where+` AND u.key = ?`, append(args, nameKey(f.Name))
	}
	return where, args
}

func countryOrNone(code string) string {
	if code == NoCountry {
		return ""
	}
	return code
}

// Unknown lists unknown names, what is mentioned most first, and how many there
// are in all.
func (s *Store) Unknown(ctx context.Context, f UnknownFilter) ([]Unknown, int, error) {
	where, args := f.where()
	n, _, err := one(ctx, s.r, scanInt, `SELECT COUNT(*) FROM (SELECT u.key, u.country FROM unknown u WHERE `+where+` GROUP BY u.key, u.country) x`, args...)
	if err != nil {
		return nil, 0, s.wrap("count unknown names", err)
	}
	all, err := collect(ctx, s.r, scanUnknown, `SELECT u.key, u.country, COUNT(*) AS times, COUNT(DISTINCT u.document_id),
		MIN(u.seen), MAX(u.seen) FROM unknown u WHERE `+where+` GROUP BY u.key, u.country ORDER BY times DESC, u.key, u.country LIMIT ? OFFSET ?`,
		append(args, f.limit(), f.offset())...)
	for i := range all {
		if err == nil {
			err = s.showUnknown(ctx, &all[i])
		}
	}
	return all, int(n), s.wrap("list unknown names", err)
}

// UnknownCountries lists the countries of unknown names, without those of none.
func (s *Store) UnknownCountries(ctx context.Context) ([]string, error) {
	all, err := collect(ctx, s.r, scanString, `SELECT DISTINCT u.country FROM unknown u WHERE u.country <> '' ORDER BY u.country`)
	return all, s.wrap("list countries of unknown names", err)
}

func scanUnknown(r row) (Unknown, error) {
	var v Unknown
	err := r.Scan(&v.Name, &v.Country, &v.Mentions, &v.Documents, (*msTime)(&v.First), (*msTime)(&v.Last))
	return v, err
}

// showUnknown puts the name as it is written in the place of its key, and adds
// the examples.
func (s *Store) showUnknown(ctx context.Context, v *Unknown) error {
	key := v.Name
	name, found, err := one(ctx, s.r, scanString, `SELECT x.text FROM (SELECT u.text FROM unknown u
		WHERE u.key = ? AND u.country = ? ORDER BY u.seen DESC LIMIT 200) x GROUP BY x.text ORDER BY COUNT(*) DESC, x.text LIMIT 1`, key, v.Country)
	if err != nil || !found {
		return err
	}
	v.Name = name
	places, err := collect(ctx, s.r, scanUnknownPlace, `SELECT u.document_id, u.mention_id, u.part, u.first_byte, u.last_byte FROM unknown u
		WHERE u.key = ? AND u.country = ? ORDER BY u.seen DESC, u.document_id DESC, u.mention_id DESC LIMIT 40`, key, v.Country)
	if err != nil {
		return err
	}
	v.Examples, err = s.examples(ctx, places, key)
	return err
}

// unknownPlace is a sentence that an unknown name was read in.
type unknownPlace struct {
	document, mention string
	span              entente.Span
}

func scanUnknownPlace(r row) (p unknownPlace, err error) {
	err = r.Scan(&p.document, &p.mention, &p.span.In, &p.span.Start, &p.span.End)
	return p, err
}

// examples are sentences at some of the places, each of another document. Of
// one document it is the first that has the name; others have its surname, or a
// pronoun.
func (s *Store) examples(ctx context.Context, places []unknownPlace, key string) ([]UnknownExample, error) {
	var out []UnknownExample
	for _, p := range byDocument(places) {
		if len(out) == maxExamples {
			break
		}
		doc, err := s.Text(ctx, p[0].document)
		if err != nil {
			return nil, err
		}
		at := max(0, slices.IndexFunc(p, func(p unknownPlace) bool {
			return strings.Contains(strings.ToLower(doc.Words(p.span)), key)
		}))
		e := UnknownExample{Sentence: doc.Words(p[at].span), Document: doc, MentionID: p[at].mention}
		e.Document.Text = ""
		out = append(out, e)
	}
	return out, nil
}

// byDocument groups places, which come by document, each group in the order of the
// text.
func byDocument(places []unknownPlace) [][]unknownPlace {
	var out [][]unknownPlace
	for i, p := range places {
		if i == 0 || places[i-1].document != p.document {
			out = append(out, nil)
		}
		last := &out[len(out)-1]
		*last = append(*last, p)
	}
	for _, group := range out {
		slices.SortStableFunc(group, func(a, b unknownPlace) int { return a.span.Start - b.span.Start })
	}
	return out
}

// replaceUnknown puts the unknown names of a reading in the place of those that
// its document had.
func replaceUnknown(ctx context.Context, t *tx, rd *entente.Reading) error {
	if err := t.exec(ctx, `DELETE FROM unknown WHERE document_id = ?`, rd.DocumentID); err != nil {
		return err
	}
	for i := range rd.Mentions {
		for _, e := range entitiesOf(&rd.Mentions[i]) {
			if err := insertUnknown(ctx, t, rd, i, e); err != nil {
				return err
			}
		}
	}
	return nil
}

func insertUnknown(ctx context.Context, t *tx, rd *entente.Reading, i int, e entente.Entity) error {
	key := nameKey(e.Unknown)
	if key == "" {
		return nil
	}
	span := sentenceAround(rd, &rd.Mentions[i])
	return t.exec(ctx, `INSERT INTO unknown (key, country, seen, document_id, mention_id, text, part, first_byte, last_byte)
		SELECT ?, ?, CASE WHEN d.published > 0 THEN d.published ELSE d.retrieved END, d.id, ?, ?, ?, ?, ?
		FROM document d WHERE d.id = ? ON CONFLICT DO NOTHING`,
		key, e.Code, mentionID(rd, i), bareName(e.Unknown), string(span.In), span.Start, span.End, rd.DocumentID)
}

// sentenceAround is the sentence that a mention stands in, its trigger if the
// reading does not tell.
func sentenceAround(rd *entente.Reading, m *entente.Mention) entente.Span {
	at := m.Trigger.Span
	for _, s := range rd.Sentences {
		if s.Span.In == at.In && s.Span.Start <= at.Start && at.Start < s.Span.End {
			return s.Span
		}
	}
	return at
}

// nameKey is the form by which unknown names are one: without case, article and
// genitive.
func nameKey(s string) string { return strings.ToLower(bareName(s)) }

// bareName is a name without article and genitive.
func bareName(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	for _, genitive := range []string{"'s", "’s", "'", "’"} {
		s = strings.TrimSuffix(s, genitive)
	}
	if len(s) > 4 && strings.EqualFold(s[:4], "the ") {
		s = s[4:]
	}
	return s
}
