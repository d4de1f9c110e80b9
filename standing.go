package entente

// Polarity says whether a thing is said to have happened.
type Polarity string

// The polarities.
const (
	Positive Polarity = "positive"
	Negative Polarity = "negative" // it did not happen, they did not do it
)

// Certainty is FactBank's scale (Saurí and Pustejovsky 2009).
type Certainty string

// The certainties, from most to least.
const (
	Certain  Certainty = "certain"
	Probable Certainty = "probable"
	Possible Certainty = "possible"
	Unknown  Certainty = "unknown"
)

// Tense places a thing against the publication of its document.
type Tense string

// The tenses.
const (
	Past       Tense = "past"
	Ongoing    Tense = "ongoing"
	Future     Tense = "future"
	Historical Tense = "historical" // background from an earlier time, given as such
)

// VoucherKind says what kind of source within the text vouches for a thing.
type VoucherKind string

// The kinds of voucher.
const (
	Official   VoucherKind = "official"
	StateMedia VoucherKind = "state media"
	Media      VoucherKind = "media"
	Expert     VoucherKind = "expert"
	Anonymous  VoucherKind = "anonymous"
)

// Attribution names the source within the text that vouches for a thing.
type Attribution struct {
	Source Entity // under its text if it is not known
	Cue    Evidence
	Kind   VoucherKind
}

// Standing is how a report stands: whether it is affirmed, how surely, when,
// and on whose word. AttributedTo is outermost first ("Kyiv said that Seoul
// believes" is Kyiv, Seoul) and empty where the text itself vouches.
type Standing struct {
	Polarity     Polarity
	Certainty    Certainty
	Time         Tense
	AttributedTo []Attribution
}

// Counts reports whether series and ties count a thing of this standing by
// default: affirmed, at least probable, and not still to come.
func (s Standing) Counts() bool {
	return s.Polarity == Positive && s.Time != Future &&
		(s.Certainty == Certain || s.Certainty == Probable)
}
