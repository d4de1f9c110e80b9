package entente

// Watch is a rule that looks at the record and raises alerts. One kind ships
// for now: an agreement with a given obligation appears between two states.
type Watch struct {
	Name       string
	Obligation string // an ATOP code
	Severity   string
	Summary    string // what it looks for, in a sentence
}
