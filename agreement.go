package entente

// Obligation is what an agreement binds its parties to, as ATOP codes it.
type Obligation struct {
	Code      string // DEFENSE, OFFENSE, NEUTRAL, NONAGG, CONSUL
	Condition string // in the text's words
	Article   string
	Spans     []Span
}

// The obligations of the Alliance Treaty Obligations and Provisions project.
const (
	ObligationDefense = "DEFENSE"
	ObligationOffense = "OFFENSE"
	ObligationNeutral = "NEUTRAL"
	ObligationNonAgg  = "NONAGG"
	ObligationConsul  = "CONSUL"
)

// Stage is a step in the life of an agreement: proposed, negotiated, signed,
// ratified, in force, invoked, amended, suspended, withdrawn from, denounced,
// ended.
type Stage struct {
	Stage string
	Date  Date
	Place string
	Spans []Span
}

// Agreement is a treaty, pact, memorandum or partnership as one document
// reports it; the store joins reports of the same one.
type Agreement struct {
	ID          string // of its report
	DocumentID  string
	Title       string
	Type        string // "strategic partnership", "mutual defence", …
	Parties     []Entity
	Sectors     []string // words of the text
	Obligations []Obligation
	Stages      []Stage
	ReportedBy  *Entity // the medium that the text names, if it names one
	Finding
	Coder string
}

// HasObligation reports whether the agreement carries the ATOP code.
func (a *Agreement) HasObligation(code string) bool {
	for _, o := range a.Obligations {
		if o.Code == code {
			return true
		}
	}
	return false
}
