package entente

// Topic is what a position is about: a thing of the record by kind and id, or
// the entities that the text names.
type Topic struct {
	Kind     string // agreement, event, transfer, capability, tie, or topic
	ID       string
	Text     string
	Entities []Entity
}

// Position is where an actor stands on something.
type Position struct {
	ID         string
	DocumentID string
	Actor      Entity
	Stance     string // welcome, support, concern, alarm, condemn, oppose, deny, call for
	About      []Topic
	Strength   float64 // 0-1
	Finding
	Coder string
}
