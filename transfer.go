package entente

// Item is a thing transferred, in the text's words, and its class (SIPRI-like;
// "weapons" or "technology" where no finer one is said).
type Item struct {
	Text  string
	Class string
	Span  Span
}

// Transfer is something of strategic weight going from supplier to recipient.
// Where the text does not say who supplies whom, Between holds both and the
// other lists stay empty.
type Transfer struct {
	ID         string
	DocumentID string
	Suppliers  []Entity
	Recipients []Entity
	Between    []Entity
	Items      []Item
	Quantity   string // in the text's words
	Stage      string // offered, ordered, shipped, delivered, used, halted; empty if not said
	Dates      []Date
	Finding
	Coder string
}
