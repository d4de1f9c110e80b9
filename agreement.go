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
// ended. Its standing is its own: of a treaty that was signed, the text may deny
// that it is in force, and announce that it will be ratified.
type Stage struct {
	Stage    string
	Date     Date
	Place    string
	Spans    []Span
	Standing Standing
}

// Done reports whether a step is told as taken: affirmed, at least probable and
// not still to come. A stage without a standing, as older readings have them, is.
func (s Stage) Done() bool {
	st := s.Standing
	return st.Polarity != Negative && st.Time != Future && (st.Certainty == "" || st.Certainty == Certain || st.Certainty == Probable)
}

// Told is the stage in words, with what keeps it from being done: "not in
// force", "signed (still to come)".
func (s Stage) Told() string {
	switch {
	case s.Standing.Polarity == Negative:
		return "not " + s.Stage
	case s.Standing.Time == Future:
		return s.Stage + " (still to come)"
	case !s.Done():
		return s.Stage + " (" + string(s.Standing.Certainty) + ")"
	}
	return s.Stage
}

// Article is one article of a treaty that was given whole, or one paragraph of
// a treaty that has no articles.
type Article struct {
	Number  string // as the text has it: "4", "IV"; empty where it has none
	Heading string
	About   []string // ATOP codes, and "term", "renewal", "withdrawal", "entry into force", "ratification", "disputes"
	Sectors []string
	Span    Span
}

// Term is how long an agreement binds, in the text's words: each is empty where
// the text does not say.
type Term struct {
	Length     Evidence // "twenty years", "until 31 December 2020"
	Renewal    Evidence
	Withdrawal Evidence
}

// Agreement is a treaty, pact, memorandum or partnership as one document
// reports it; the store joins reports of the same one.
type Agreement struct {
	ID          string // of its report
	DocumentID  string
	Title       string
	Names       []string // other names that the text has for it
	Type        string   // "strategic partnership", "mutual defence", …
	Parties     []Entity
	Sectors     []string // words of the text
	Obligations []Obligation
	Stages      []Stage
	Term        Term
	Articles    []Article // of a treaty given whole, in the order of the text
	ReportedBy  *Entity   // the medium that the text names, if it names one
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
