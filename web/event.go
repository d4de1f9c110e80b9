package web

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"

	"entente"
	"entente/store"
	"entente/tie"
)

// eventPage is one event with all reports of it, and what an analyst may decide
// about it.
type eventPage struct {
	eventView
	Status  badge
	Affirm  []chosenReport
	Deny    []chosenReport
	Ties    []entente.Dyad
	Near    []nearEvent // that it may be the same as
	Decides bool        // whether the desk takes decisions
	Problem string
	Note    string

	PutRight []correctionView // of its reports, by what came later
}

// chosenReport is a report that can be ticked.
type chosenReport struct {
	report
	ID     string
	Choice bool // whether it can be split off
	Ticked bool
}

// nearEvent is another event between the same states about that time.
type nearEvent struct {
	ID, Headline string
	Date         entente.Date
	Reports      int
}

// nearDays is how many days around an event others are offered to join it with,
// and nearMost how many of them.
const (
	nearDays = 7
	nearMost = 20
)

// event shows one event.
func (d *desk) event(w http.ResponseWriter, r *http.Request) {
	d.showEvent(w, r, http.StatusOK, eventPage{}, nil)
}

func (d *desk) showEvent(w http.ResponseWriter, r *http.Request, status int, p eventPage, ticked []string) {
	e, err := d.Record.Event(r.Context(), r.PathValue("id"))
	if err == nil {
		err = d.fillEvent(r.Context(), &p, e, ticked)
	}
	if err != nil {
		d.fail(w, r, err)
		return
	}
	d.show(w, r, status, "event", p.Headline, p)
}

func (d *desk) fillEvent(ctx context.Context, p *eventPage, e store.EventView, ticked []string) error {
	lib := newLibrary(d.Record)
	v, err := d.eventView(ctx, lib, e)
	if err != nil {
		return err
	}
	p.eventView, p.Status, p.Ties, p.Decides = v, statusBadge(e.Status), tie.Dyads(&e.Event), d.Decider != nil
	for _, m := range e.Found {
		r, err := d.report(ctx, lib, m)
		if err != nil {
			return err
		}
		c := chosenReport{r, m.ID, p.Decides && len(e.Found) > 1, slices.Contains(ticked, m.ID)}
		if m.Standing.Polarity == entente.Negative {
			p.Deny = append(p.Deny, c)
		} else {
			p.Affirm = append(p.Affirm, c)
		}
	}
	if p.Near, err = d.nearEvents(ctx, &e.Event, p.Ties); err != nil {
		return err
	}
	p.PutRight, err = d.putRight(ctx, e)
	return err
}

// putRight are the corrections of an event's reports.
func (d *desk) putRight(ctx context.Context, e store.EventView) ([]correctionView, error) {
	reports := map[string]bool{}
	var ids []string
	for _, m := range e.Found {
		if !reports[m.DocumentID] {
			reports[m.DocumentID] = true
			ids = append(ids, m.DocumentID)
		}
	}
	all, err := d.Record.CorrectionsOf(ctx, ids)
	return viewsOf(slices.DeleteFunc(all, func(c store.CorrectionView) bool { return !reports[c.Corrects] })), err
}

// nearEvents lists others of the first pair of states about the day.
func (d *desk) nearEvents(ctx context.Context, e *entente.Event, ties []entente.Dyad) ([]nearEvent, error) {
	if d.Decider == nil || len(ties) == 0 {
		return nil, nil
	}
	on := e.Date.Time
	list, _, err := d.Record.Events(ctx, store.EventFilter{Dyad: ties[0], From: on.AddDate(0, 0, -nearDays), To: on.AddDate(0, 0, nearDays),
		Page: store.Page{Limit: nearMost}})
	var near []nearEvent
	for _, o := range list {
		if o.ID != e.ID {
			near = append(near, nearEvent{o.ID, d.words.say(claimOfEvent(o.Event)), o.Date, texts(o)})
		}
	}
	return near, err
}

// splitEvent takes the form that says which reports are of another event.
func (d *desk) splitEvent(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	if err := r.ParseForm(); err != nil {
		d.sorry(w, r, http.StatusBadRequest, "The form did not come whole. Go back and send it again.")
		return
	}
	d.decide(w, r, entente.Decision{Kind: entente.Split, Event: r.PathValue("id"), Mentions: r.PostForm["mention"]}, r.PathValue("id"))
}

// joinEvent takes the form that says which event this is the same as: its id,
// or the address of its page.
func (d *desk) joinEvent(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	other := strings.TrimSpace(r.PostFormValue("address"))
	if other == "" {
		other = strings.TrimSpace(r.PostFormValue("other"))
	}
	other = other[strings.LastIndexByte(strings.TrimRight(other, "/"), '/')+1:]
	if other == "" {
		d.showEvent(w, r, http.StatusBadRequest, eventPage{Problem: "Choose the event that this one is the same as.", Note: note(r)}, nil)
		return
	}
	d.decide(w, r, entente.Decision{Kind: entente.Join, Event: r.PathValue("id"), Other: other}, other)
}

func note(r *http.Request) string { return strings.TrimSpace(safeText(r.PostFormValue("note"))) }

// decide hands a decision on, waits a little until it shows, and leads to the
// event that is left.
func (d *desk) decide(w http.ResponseWriter, r *http.Request, what entente.Decision, to string) {
	if d.Decider == nil {
		d.sorry(w, r, http.StatusForbidden, "This desk only shows its record; nothing can be decided here.")
		return
	}
	what.Note = note(r)
	err := d.Decider.Decide(r.Context(), what)
	var told *entente.Error
	switch {
	case errors.As(err, &told):
		d.showEvent(w, r, told.Code.Status(), eventPage{Problem: told.Message, Note: what.Note}, what.Mentions)
		return
	case err != nil:
		d.fail(w, r, err)
		return
	}
	ctx, stop := context.WithTimeout(r.Context(), settleTime)
	defer stop()
	if err := d.Loader.Settle(ctx); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		d.fail(w, r, err)
		return
	}
	http.Redirect(w, r, "/event/"+to, http.StatusSeeOther)
}
