package entente

// Capability is a change in what a state can do.
type Capability struct {
	ID         string
	DocumentID string
	State      Entity
	Programme  string // nuclear, ICBM, SLBM, cruise, hypersonic, space launch, satellite, …
	Weapon     string // its name in the text
	Change     string // test, launch, failed test, exercise, expansion, deployment, display, reduction
	Count      int    // 0 if not said
	Place      string
	Parameters map[string]string // as claimed: range, altitude
	Date       Date
	Finding
	Coder string
}
