package eval

import (
	"io"
	"math"
	"slices"
	"strings"

	"entente"
	"entente/formats/record"
	"entente/place"
)

// placeRecord is one line of places.jsonl: a document and its toponyms. Spans
// count code points.
type placeRecord struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Text     string `json:"text"`
	Toponyms []struct {
		Start, End int
		Gold       struct {
			Lat, Lon *float64
		}
	} `json:"toponyms"`
}

// Geoparser finds and resolves the toponyms of a document.
type Geoparser interface {
	Places(doc *entente.Document) []place.Found
}

// placeCounts are what is counted of one set.
type placeCounts struct {
	gold, found, right int // toponyms with coordinates; found at all; within the distance
	said, hits, rights int // said; where gold has a toponym; and within the distance
	away               []float64
}

// within is how far from the gold point a place may be and be right, in
// kilometres: the 100 miles that geoparsers are measured by.
const within = 161

// Places scores toponyms found and resolved. One of the gold is right if a place
// that was found on any of its words lies within 161 km of it; one that was not
// found is wrong. One to which the gold gives no coordinates counts neither for
// nor against. Precision is the share of the places found that are right so. The
// sets, named by the ids before the colon, are scored apart.
func Places(g Geoparser, gold io.Reader) (*Report, error) {
	by := map[string]*placeCounts{}
	n := 0
	err := eachRecord(gold, func(rec placeRecord) {
		n++
		set, _, _ := strings.Cut(rec.ID, ":")
		if by[set] == nil {
			by[set] = &placeCounts{}
		}
		by[set].add(&rec, g.Places(&entente.Document{ID: rec.ID, Text: rec.Text}))
	})
	if err != nil {
		return nil, err
	}
	r := &Report{Task: "places", N: n, Figures: map[string]float64{}, Tabled: true}
	t := Table{
		Title: "Shares of the gold's toponyms that were found, and found and placed within 161 km; of those found, within 161 km, and how far off (median, km); shares of what was said",
		Head:  []string{"set", "toponyms", "found", "right", "right if found", "median km", "said", "a toponym", "right"},
	}
	for _, set := range slices.Sorted(keys(by)) {
		by[set].report(set, r.Figures)
		t.Rows = append(t.Rows, by[set].row(set))
	}
	r.Tables = []Table{t}
	return r, nil
}

func keys[V any](m map[string]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

func (c *placeCounts) add(rec *placeRecord, said []place.Found) {
	spans := make([]entente.Span, len(rec.Toponyms))
	for i := range rec.Toponyms {
		spans[i] = record.Bytes(rec.Text, rec.Toponyms[i].Start, rec.Toponyms[i].End)
	}
	for i := range rec.Toponyms {
		lat, lon := rec.Toponyms[i].Gold.Lat, rec.Toponyms[i].Gold.Lon
		if lat == nil || lon == nil {
			continue
		}
		c.gold++
		if km, ok := closest(said, spans[i], *lat, *lon); ok {
			c.found++
			c.away = append(c.away, km)
			if km <= within {
				c.right++
			}
		}
	}
	for i := range said {
		c.addSaid(rec, spans, &said[i])
	}
}

// addSaid counts a place that was found, unless the gold has a toponym there
// and no coordinates.
func (c *placeCounts) addSaid(rec *placeRecord, spans []entente.Span, f *place.Found) {
	hit, right, unplaced := false, false, false
	for i := range spans {
		if !spans[i].Overlaps(f.Span) {
			continue
		}
		lat, lon := rec.Toponyms[i].Gold.Lat, rec.Toponyms[i].Gold.Lon
		if lat == nil || lon == nil {
			unplaced = true
			continue
		}
		hit = true
		right = right || place.Distance(f.Place.Lat, f.Place.Lon, *lat, *lon) <= within
	}
	if unplaced && !hit {
		return
	}
	c.said++
	if hit {
		c.hits++
	}
	if right {
		c.rights++
	}
}

// closest is how far the nearest place found on a span is, in kilometres.
func closest(said []place.Found, span entente.Span, lat, lon float64) (float64, bool) {
	best, ok := math.Inf(1), false
	for i := range said {
		if said[i].Span.Overlaps(span) {
			best, ok = min(best, place.Distance(said[i].Place.Lat, said[i].Place.Lon, lat, lon)), true
		}
	}
	return best, ok
}

func (c *placeCounts) median() float64 {
	if len(c.away) == 0 {
		return 0
	}
	slices.Sort(c.away)
	return math.Round(c.away[len(c.away)/2])
}

func (c *placeCounts) report(set string, to map[string]float64) {
	to[set+"_within_161km"] = percent(c.right, c.gold)
	to[set+"_found"] = percent(c.found, c.gold)
	to[set+"_resolved"] = percent(c.right, c.found)
	to[set+"_median_km"] = c.median()
	to[set+"_toponym_precision"] = percent(c.hits, c.said)
	to[set+"_precision"] = percent(c.rights, c.said)
}

func (c *placeCounts) row(set string) []string {
	return []string{
		set, itoa(c.gold), one(percent(c.found, c.gold)), one(percent(c.right, c.gold)), one(percent(c.right, c.found)), one(c.median()),
		itoa(c.said), one(percent(c.hits, c.said)), one(percent(c.rights, c.said)),
	}
}
