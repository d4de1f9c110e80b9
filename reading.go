package entente

// Pair asks for the relation between two given spans of a document.
type Pair struct {
	Actor, Recipient Span
}

// Relation answers a Pair. It is always given, with how sure it is.
type Relation struct {
	Event      string
	Mode       string
	Quad       int
	Confidence float64
	Trigger    Evidence
	Reason     string
}

// Reading is everything that one document says, as far as the coder can tell:
// the result of steps 3 to 6. It depends on nothing but the document and the
// coder's version.
type Reading struct {
	DocumentID   string
	Mentions     []Mention
	Agreements   []Agreement
	Transfers    []Transfer
	Capabilities []Capability
	Positions    []Position
	Ties         []StatedTie
	Relations    []Relation
	Sentences    []SentenceResult
	Skipped      map[string]int // sentences with nothing coded, by reason
	Coder        string
}

// SentenceResult says what became of one sentence: how many mentions it gave,
// or the named reason why none.
type SentenceResult struct {
	Span     Span
	Mentions int
	Reason   string
}
