package web

import (
	"net/http"

	"entente"
)

// aboutPage is what the page on reading the record lists.
type aboutPage struct {
	Types       []typeWords
	Quads       [5]string
	Obligations []string
	Statuses    []badge
}

// typeWords is a PLOVER type and an example sentence in the page's own words.
type typeWords struct{ Type, Words string }

// about explains how to read the record.
func (d *desk) about(w http.ResponseWriter, r *http.Request) {
	p := aboutPage{Quads: quadNames}
	for _, s := range statusNames {
		p.Statuses = append(p.Statuses, statusBadge(entente.Status(s)))
	}
	for _, t := range eventTypes {
		ph := phrases[t]
		p.Types = append(p.Types, typeWords{t, "A " + ph.past + sprintOne(ph.to, "B")})
	}
	d.show(w, r, http.StatusOK, "about", "How to read the record", p)
}
