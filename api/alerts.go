package api

import (
	"net/http"

	"entente"
	"entente/store"
)

// alertJSON is what a watch found, and who was told.
type alertJSON struct {
	ID        string       `json:"id"`
	Watch     string       `json:"watch"`
	Severity  string       `json:"severity,omitempty"`
	Title     string       `json:"title"`
	Between   [2]string    `json:"between"`
	Agreement string       `json:"agreement,omitempty"`
	Document  documentHead `json:"document"`
	Quote     string       `json:"quote"`
	Raised    string       `json:"raised"`
	Reason    string       `json:"reason,omitempty"`
	Notices   []noticeJSON `json:"notices"`
}

// noticeJSON is what came of telling one channel.
type noticeJSON struct {
	Channel  string `json:"channel"`
	Sent     string `json:"sent,omitempty"`
	Attempts int    `json:"attempts"`
	Error    string `json:"error,omitempty"`
}

func alertOf(v store.AlertView) alertJSON {
	return alertJSON{
		ID: v.ID, Watch: v.Watch, Severity: v.Severity, Title: v.Title, Between: [2]string{v.Dyad.A, v.Dyad.B},
		Agreement: v.AgreementID, Document: headOf(v.Document), Quote: v.Quote, Raised: moment(v.Raised), Reason: v.Reason,
		Notices: each(v.Notices, func(n entente.Notice) noticeJSON {
			return noticeJSON{n.Channel, moment(n.Sent), n.Attempts, n.Error}
		}),
	}
}

// alertsAnswer is a page of the alerts, the latest raised first.
type alertsAnswer struct {
	Alerts []alertJSON `json:"alerts"`
	paging
}

// alerts lists alerts.
func (s *server) alerts(r *http.Request) (any, error) {
	page, err := pageParam(r.URL.Query())
	if err != nil {
		return nil, err
	}
	list, total, err := s.Record.Alerts(r.Context(), store.AlertFilter{Page: page})
	return alertsAnswer{each(list, alertOf), paging{total, page.Limit, page.Offset}}, err
}
