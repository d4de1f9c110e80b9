package web

import (
	"net/http"

	"entente/store"
)

// alertsAPage is how many alerts a page lists.
const alertsAPage = 50

// alertsPage lists what the watches found.
type alertsPage struct {
	Rows []store.AlertView
	Pager
}

// alerts shows what the watches found, and who was told.
func (d *desk) alerts(w http.ResponseWriter, r *http.Request) {
	number, err := countParam(r.URL.Query(), "page")
	if err != nil {
		d.fail(w, r, err)
		return
	}
	list, total, err := d.Record.Alerts(r.Context(), store.AlertFilter{Page: store.Page{Limit: alertsAPage, Offset: (number - 1) * alertsAPage}})
	if err != nil {
		d.fail(w, r, err)
		return
	}
	d.show(w, r, http.StatusOK, "alerts", "Alerts", alertsPage{list, newPager(number, alertsAPage, total)})
}
