package entente

import "time"

// RegisteredAgreement is one agreement in the register: what the reports of
// the same one say together. It is derived from the reports (see package
// merge), which keep the evidence spans; only its ID is kept for ever, so that
// what was told about it is not told again.
type RegisteredAgreement struct {
	ID          string
	Title       string // the fullest that a report gives
	Type        string // that most reports give
	Parties     []Entity
	Sectors     []string
	Obligations []Obligation // without spans: those stand in the reports
	Stages      []Stage      // by date, one a stage and date, without spans
	Standing    Standing     // the strongest that any report has
	Conflicts   []string     // contradictions between reports, a sentence each
	First       time.Time
	Latest      time.Time // first and latest report, by publication
	Reports     []string  // ids of Agreements, in order of publication
	Publishers  []string  // distinct, in order of report
	Origins     []Origin  // those of most outlets first
	Reason      string    // why these reports are one agreement
}

// HasObligation reports whether any report gives the agreement the ATOP code.
func (a *RegisteredAgreement) HasObligation(code string) bool {
	for _, o := range a.Obligations {
		if o.Code == code {
			return true
		}
	}
	return false
}
