package web

import (
	"context"
	"errors"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"entente"
	"entente/actor"
	"entente/store"
)

// unknownAPage is how many unknown names a page lists.
const unknownAPage = 50

// unknownPage is the list of names that nobody knows.
type unknownPage struct {
	Rows      []unknownRow
	Total     int
	Countries []string
	Country   string
	Taught    string // what the last answer has led to: done, or under way
	CanTeach  bool
	Pager
}

// unknownRow is one name with sentences that hold it.
type unknownRow struct {
	store.Unknown
	Sentences []unknownSentence
	Like      []string // known names that may be meant
}

// unknownSentence is a sentence around a name, and where it stands.
type unknownSentence struct {
	Before, Name, After string
	Href                string
	Doc                 entente.Document
}

// AnswerHref leads to the form that answers who it is.
func (r unknownRow) AnswerHref() string {
	q := url.Values{"name": {r.Name}}
	if r.Country != "" {
		q.Set("country", r.Country)
	}
	return "/unknown/answer?" + q.Encode()
}

// unknown lists the names of the record that nobody knows, what is mentioned
// most first.
func (d *desk) unknown(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	number, err := countParam(q, "page")
	if err == nil {
		var p unknownPage
		if p, err = d.unknownPage(r.Context(), q, number); err == nil {
			d.show(w, r, http.StatusOK, "unknown", "Unknown names", p)
			return
		}
	}
	d.fail(w, r, err)
}

func (d *desk) unknownPage(ctx context.Context, q url.Values, number int) (unknownPage, error) {
	p := unknownPage{Country: q.Get("country"), CanTeach: d.Teacher != nil}
	if t := q.Get("taught"); t == taughtDone || t == taughtSoon {
		p.Taught = t
	}
	f := store.UnknownFilter{Country: p.Country, Page: store.Page{Limit: unknownAPage, Offset: (number - 1) * unknownAPage}}
	list, total, err := d.Record.Unknown(ctx, f)
	if err != nil {
		return p, err
	}
	if p.Countries, err = d.Record.UnknownCountries(ctx); err != nil {
		return p, err
	}
	for _, u := range list {
		p.Rows = append(p.Rows, d.unknownRow(u))
	}
	p.Total, p.Pager = total, newPager(number, unknownAPage, total)
	if p.Country != "" {
		p.keep(url.Values{"country": {p.Country}})
	}
	return p, nil
}

func (d *desk) unknownRow(u store.Unknown) unknownRow {
	row := unknownRow{Unknown: u}
	if d.Spellings != nil {
		row.Like = d.Spellings.Like(u.Name, u.Country)
	}
	for _, e := range u.Examples {
		s := atName(e.Sentence, u.Name)
		s.Doc, s.Href = e.Document, "/document/"+e.Document.ID+"#"+mentionAnchor(e.MentionID)
		row.Sentences = append(row.Sentences, s)
	}
	return row
}

// atName cuts a sentence at a name, and to a length that a list can show.
func atName(sentence, name string) unknownSentence {
	sentence = strings.Join(strings.Fields(safeText(sentence)), " ")
	i := strings.Index(strings.ToLower(sentence), strings.ToLower(name))
	if i < 0 || i+len(name) > len(sentence) || !strings.EqualFold(sentence[i:i+len(name)], name) {
		i, name = 0, ""
	}
	s := unknownSentence{Before: sentence[:i], Name: sentence[i : i+len(name)], After: sentence[i+len(name):]}
	const most = maxQuote / 2
	if len(s.Before) > most {
		s.Before = "… " + strings.ToValidUTF8(s.Before[len(s.Before)-most:], "")
	}
	if len(s.After) > most {
		s.After = strings.ToValidUTF8(s.After[:most], "") + " …"
	}
	return s
}

// answerPage is the form that says whom a name means.
type answerPage struct {
	actor.Answer
	Row     unknownRow // empty if the record does not hold the name
	Sectors []sectorChoice
	Problem string // of no one field
	Wrong   actor.FieldError
}

// sectorChoice is a sector and what it means.
type sectorChoice struct{ Code, Label string }

// taughtDone and taughtSoon tell the list what became of an answer.
const (
	taughtDone = "done"
	taughtSoon = "soon"
)

// askName shows the form for a name.
func (d *desk) askName(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	a := actor.Answer{Name: strings.TrimSpace(q.Get("name")), Code: strings.TrimSpace(q.Get("country")), Means: actor.Means(q.Get("means"))}
	d.showAnswer(w, r, http.StatusOK, answerPage{Answer: a})
}

func (d *desk) showAnswer(w http.ResponseWriter, r *http.Request, status int, p answerPage) {
	if d.Teacher == nil {
		d.sorry(w, r, http.StatusForbidden, "This desk has no folder for answers, so names cannot be told to it here.")
		return
	}
	p.Sectors = sectorChoices()
	if first, _, _ := strings.Cut(p.Name, ";"); strings.TrimSpace(first) != "" {
		list, _, err := d.Record.Unknown(r.Context(), store.UnknownFilter{Name: first, Page: store.Page{Limit: 1}})
		if err != nil {
			d.fail(w, r, err)
			return
		}
		if len(list) > 0 {
			p.Row = d.unknownRow(list[0])
		}
	}
	d.show(w, r, status, "answer", "Who is it?", p)
}

// sectorChoices are the sectors in the order of their codes, the government
// first.
func sectorChoices() []sectorChoice {
	out := []sectorChoice{{"GOV", "government"}}
	for _, code := range slices.Sorted(maps.Keys(sectorNames)) {
		out = append(out, sectorChoice{code, sectorNames[code]})
	}
	return out
}

// answerName takes an answer from the form.
func (d *desk) answerName(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	form := func(name string) string { return strings.TrimSpace(safeText(r.PostFormValue(name))) }
	a := actor.Answer{Name: form("name"), Means: actor.Means(form("means")), Same: form("same"), Sector: form("sector"),
		Code: form("code"), ID: form("id"), Offices: form("offices")}
	if a.Means == actor.MeansKnown {
		a.Code = "" // the form asks for the country of a new one
	}
	taught, err := d.teach(r.Context(), a)
	if err == nil {
		http.Redirect(w, r, "/unknown?taught="+taught, http.StatusSeeOther)
		return
	}
	a.Code = form("code")
	p := answerPage{Answer: a}
	var wrong *actor.FieldError
	var told *entente.Error
	switch {
	case errors.As(err, &wrong):
		p.Wrong = *wrong
		d.showAnswer(w, r, http.StatusBadRequest, p)
	case errors.As(err, &told):
		p.Problem = told.Message
		d.showAnswer(w, r, told.Code.Status(), p)
	default:
		d.fail(w, r, err)
	}
}

// teach hands an answer on and waits a little for the documents that are read
// again for it.
func (d *desk) teach(ctx context.Context, a actor.Answer) (taught string, err error) {
	if d.Teacher == nil {
		return "", entente.Errorf(entente.Refused, nil, "This desk has no folder for answers, so nothing was written.")
	}
	if err := d.Teacher.Teach(ctx, a); err != nil {
		return "", err
	}
	ctx, stop := context.WithTimeout(ctx, settleTime)
	defer stop()
	err = d.Loader.Settle(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		return taughtSoon, nil
	}
	return taughtDone, err
}
