package entente

// Entity is an actor as it stands in a text: the words, and what is known of
// whom they name. One that nobody knows still codes, under its Text.
type Entity struct {
	Text   string
	Span   Span
	Code   string   // ISO 3166-1 alpha-3, or PLOVER's IGO, NGO, ISM, IMG, MNC, UNO, EUR, XKX …
	Sector string   // primary PLOVER sector (GOV, MIL, …), empty if none is said
	More   []string // further sectors
	ID     string   // Wikidata id
	Name   string   // its label there: "Vladimir Putin"
	Office string   // held on the date of the event: "President of Russia"

	// Unknown is a name among the words that nobody knows: of "Russian envoy
	// Timur Balakov" the last two, of a mere name all but its article.
	Unknown string

	Members         []string // codes, where the words name a group ("Western countries")
	StateControlled bool     // of media
	Reason          string   // how it was resolved
	Inferred        bool     // the clause does not name it: it was put in from what else the text tells
}

// Same reports whether two entities are one actor as far as codes can tell.
func (e Entity) Same(o Entity) bool {
	if e.ID != "" && o.ID != "" {
		return e.ID == o.ID
	}
	if e.Code == "" && o.Code == "" {
		return e.Text == o.Text
	}
	return e.Code == o.Code && e.Sector == o.Sector
}
