package eval_test

import (
	"strings"
	"testing"

	"entente"
	"entente/eval"
	"entente/place"
)

// mapped places by the document's text: what would be found there.
type mapped map[string][]place.Found

func (m mapped) Places(doc *entente.Document) []place.Found { return m[doc.Text] }

func at(start, end int, lat, lon float64) place.Found {
	return place.Found{Span: entente.Span{Start: start, End: end}, Place: entente.Place{Lat: lat, Lon: lon}}
}

// Worked by hand. Set x has four toponyms with coordinates: one right (half a
// degree off, some 55 km), one five degrees off, one found by a part of its
// words, one missed: 75 found, 50 right, 66.7 of those found. A fifth without
// coordinates counts nowhere. Of what was said four count: three on toponyms, two
// right. Set y has one, right. The first text begins with a letter of two bytes.
func TestPlaces(t *testing.T) {
	gold := `{"id":"x:1","text":"É Aaa Bbb","toponyms":[{"start":2,"end":5,"gold":{"lat":10,"lon":0}},{"start":6,"end":9,"gold":{"lat":20,"lon":0}}]}
{"id":"x:2","text":"Ccc Ddd Eee Fff","toponyms":[{"start":0,"end":7,"gold":{"lat":30,"lon":0}},{"start":8,"end":11,"gold":{"lat":null,"lon":null}},{"start":12,"end":15,"gold":{"lat":1,"lon":1}}]}
{"id":"y:1","text":"Ggg","toponyms":[{"start":0,"end":3,"gold":{"lat":-40,"lon":170}}]}`
	m := mapped{
		"É Aaa Bbb":       {at(0, 2, 0, 0), at(3, 6, 10.5, 0), at(7, 10, 25, 0)},
		"Ccc Ddd Eee Fff": {at(4, 7, 30, 0.1), at(8, 11, 0, 0)},
		"Ggg":             {at(0, 3, -40, 170)},
	}
	r, err := eval.Places(m, strings.NewReader(gold))
	if err != nil {
		t.Fatal(err)
	}
	want(t, r, 3, map[string]float64{
		"x_found": 75, "x_within_161km": 50, "x_resolved": 66.7, "x_toponym_precision": 75, "x_precision": 50,
		"y_found": 100, "y_within_161km": 100, "y_precision": 100, "y_median_km": 0,
	})
}
