package web

import (
	"context"
	"net/http"

	"entente/store"
)

// alertsAPage is how many alerts a page lists.
const alertsAPage = 50

// alertView is an alert with the sentence that raised it.
type alertView struct {
	store.AlertView
	Quoted []segment
}

// alertsPage lists what the watches found.
type alertsPage struct {
	Rows []alertView
	Pager
}

// alerts shows what the watches found, and who was told.
func (d *desk) alerts(w http.ResponseWriter, r *http.Request) {
	number, err := countParam(r.URL.Query(), "page")
	if err != nil {
		d.fail(w, r, err)
		return
	}
	page := store.Page{Limit: alertsAPage, Offset: (number - 1) * alertsAPage}
	list, total, err := d.findAlerts(r.Context(), store.AlertFilter{Page: page})
	if err != nil {
		d.fail(w, r, err)
		return
	}
	d.show(w, r, http.StatusOK, "alerts", "Alerts", alertsPage{list, newPager(number, alertsAPage, total)})
}

// findAlerts gives alerts with the sentences that raised them, and how many
// there are in all.
func (d *desk) findAlerts(ctx context.Context, f store.AlertFilter) ([]alertView, int, error) {
	list, total, err := d.Record.Alerts(ctx, f)
	if err != nil {
		return nil, 0, err
	}
	lib := newLibrary(d.Record)
	out := make([]alertView, len(list))
	for i, a := range list {
		out[i].AlertView = a
		if len(a.Spans) == 0 {
			continue
		}
		doc, err := lib.document(ctx, a.DocumentID)
		if err != nil {
			return nil, 0, err
		}
		lead := a.Spans[0]
		out[i].Quoted = lib.quote(&doc, lead, evidenceLayers(a.Spans, lead.In, markClause, 0, a.Watch))
	}
	return out, total, nil
}
