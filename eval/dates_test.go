package eval_test

import (
	"io/fs"
	"strings"
	"testing"

	"entente/date"
	"entente/eval"
	"entente/lang/en"
	"entente/syntax"
)

// Worked by hand. Asked are four: a day right, a range right, a range whose end
// is another, a day that is not found. What has two resolutions is not asked. Four finds are of days: three right (the August of either year
// will do), so precision is 75.
func TestDates(t *testing.T) {
	gold := `{"id":"a","reference":"2024-06-19T00:00:00","text":"They met there on 4 May 2020.","expected":[{"start":18,"end":28,"type":"datetimeV2.date","resolution":[{"value":"2020-05-04"}]}]}
{"id":"b","reference":"2024-06-19T00:00:00","text":"They fought from March 2014 to May 2015.","expected":[{"start":12,"end":39,"type":"datetimeV2.daterange","resolution":[{"start":"2014-03-01","end":"2015-05-01"}]}]}
{"id":"c","reference":"2024-06-19T00:00:00","text":"They fought in June 2010.","expected":[{"start":15,"end":24,"type":"datetimeV2.daterange","resolution":[{"start":"2010-06-01","end":"2010-06-15"}]}]}
{"id":"d","reference":"2024-06-19T00:00:00","text":"They met in August.","expected":[{"start":12,"end":18,"type":"datetimeV2.daterange","resolution":[{"start":"2023-08-01","end":"2023-09-01"},{"start":"2024-08-01","end":"2024-09-01"}]}]}
{"id":"e","reference":"2024-06-19T00:00:00","text":"They met on some day.","expected":[{"start":12,"end":20,"type":"datetimeV2.date","resolution":[{"value":"2024-06-19"}]}]}`
	model, err := fs.Sub(en.FS, "model")
	if err != nil {
		t.Fatal(err)
	}
	an, err := syntax.LoadFast(model)
	if err != nil {
		t.Fatal(err)
	}
	w, err := date.Load(en.FS)
	if err != nil {
		t.Fatal(err)
	}
	r, err := eval.Dates(an, w, strings.NewReader(gold))
	if err != nil {
		t.Fatal(err)
	}
	want(t, r, 5, map[string]float64{"asked": 4, "dates": 50, "overlapped": 75, "precision": 75, "finds": 4})
}
