package api

import (
	"context"
	"net/http"

	"entente"
	"entente/formats/record"
	"entente/store"
)

// agreementJSON is an agreement of the register with its reports, which carry
// the words.
type agreementJSON struct {
	ID          string           `json:"id"`
	Title       string           `json:"title,omitempty"`
	Type        string           `json:"type,omitempty"`
	Parties     []actorJSON      `json:"parties"`
	Sectors     []string         `json:"sectors"`
	Obligations []obligationJSON `json:"obligations"`
	Stages      []stageJSON      `json:"stages"`
	Standing    standingJSON     `json:"standing"`
	First       string           `json:"first,omitempty"`
	Latest      string           `json:"latest,omitempty"`
	Publishers  []string         `json:"publishers"`
	Reason      string           `json:"reason,omitempty"`
	Reports     []reportJSON     `json:"reports"`
}

// obligationJSON is what an agreement binds its parties to.
type obligationJSON struct {
	Code      string `json:"code"`
	Condition string `json:"condition,omitempty"`
	Article   string `json:"article,omitempty"`
}

// stageJSON is a step in the life of an agreement.
type stageJSON struct {
	Stage     string `json:"stage"`
	Date      string `json:"date,omitempty"`
	Precision string `json:"precision,omitempty"`
	Place     string `json:"place,omitempty"`
	Done      bool   `json:"done"` // told as taken: not denied, doubted or still to come
}

// reportJSON is what one document says of an agreement.
type reportJSON struct {
	Document documentHead `json:"document"`
	record.Agreement
}

// agreementsAnswer is a page of the register, what changed last first.
type agreementsAnswer struct {
	Agreements []agreementJSON `json:"agreements"`
	paging
}

// agreements lists the register: of one state with `a`, of two with `a` and `b`.
func (s *server) agreements(r *http.Request) (any, error) {
	q := r.URL.Query()
	page, err := pageParam(q)
	if err != nil {
		return nil, err
	}
	f := store.AgreementFilter{Page: page}
	if f.A, err = stateParam(q.Get("a")); err != nil {
		return nil, err
	}
	if f.B, err = stateParam(q.Get("b")); err != nil {
		return nil, err
	}
	list, total, err := s.Record.Agreements(r.Context(), f)
	if err != nil {
		return nil, err
	}
	out, err := newBinder(s.Record).agreements(r.Context(), list)
	return agreementsAnswer{out, paging{total, page.Limit, page.Offset}}, err
}

// agreement gives one agreement.
func (s *server) agreement(r *http.Request) (any, error) {
	v, err := s.Record.Agreement(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	out, err := newBinder(s.Record).agreements(r.Context(), []store.AgreementView{v})
	if err != nil {
		return nil, err
	}
	return out[0], nil
}

// agreements turns agreements into JSON, in order.
func (b *binder) agreements(ctx context.Context, views []store.AgreementView) ([]agreementJSON, error) {
	out := make([]agreementJSON, 0, len(views))
	for _, v := range views {
		a := registered(v.RegisteredAgreement)
		for _, found := range v.Found {
			doc, err := b.document(ctx, found.DocumentID)
			if err != nil {
				return nil, err
			}
			rec := record.From(&doc, &entente.Reading{Agreements: []entente.Agreement{found}})
			a.Reports = append(a.Reports, reportJSON{headOf(doc), rec.Agreements[0]})
		}
		out = append(out, a)
	}
	return out, nil
}

// registered turns the register's entry into JSON, without reports.
func registered(a entente.RegisteredAgreement) agreementJSON {
	return agreementJSON{
		ID: a.ID, Title: a.Title, Type: a.Type, Parties: each(a.Parties, actorOf), Sectors: append([]string{}, a.Sectors...),
		Obligations: each(a.Obligations, func(o entente.Obligation) obligationJSON {
			return obligationJSON{o.Code, o.Condition, o.Article}
		}),
		Stages: each(a.Stages, func(s entente.Stage) stageJSON {
			return stageJSON{s.Stage, day(s.Date.Time), string(s.Date.Precision), s.Place, s.Done()}
		}),
		Standing: standingOf(a.Standing), First: moment(a.First), Latest: moment(a.Latest),
		Publishers: append([]string{}, a.Publishers...), Reason: a.Reason, Reports: []reportJSON{},
	}
}
