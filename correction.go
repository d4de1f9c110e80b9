package entente

import "time"

// Correction is a document that puts another right: it says that it corrects or
// withdraws it, or stands under its address with other words.
type Correction struct {
	DocumentID string
	Kind       CorrectionKind
	Words      string    // of the notice; empty for a changed text
	Corrects   string    // id of the document that it puts right, empty if the record does not hold it
	At         time.Time // when it came out
}

// CorrectionKind is how a document puts another right.
type CorrectionKind string

// The kinds of correction.
const (
	Corrected CorrectionKind = "corrected" // a notice says that something was wrong
	Withdrawn CorrectionKind = "withdrawn" // a notice takes the whole back
	Changed   CorrectionKind = "changed"   // another text under the same address
)
