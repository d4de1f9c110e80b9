package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/coder/role"
)

// # Of what sector somebody is, chosen
//
// "Three Kenyans were arrested" tells of people, "Kenya arrested three men" of its police:
// what a country's name stands for hangs on the deed. Rules know the clear cases. For the
// others a learned model (package role) looks at the words that name somebody, at the event
// and at the other side.

// sectorFields are the sectors that are chosen. GOV stands for none too: a state by its
// bare name is its government.
var sectorFields = []role.Field{{Name: "sector", Values: []string{"GOV", "MIL", "COP", "CVL", "OPP", "REB", "LEG", "JUD", "BUS", "JRN", "MED", "UAF", "EDU", "LAB", "CRM", "NGO", "SPY", "PTY"}}}

// SectorField is the field of sectors that are chosen by learned weights.
func SectorField() role.Field { return sectorFields[0] }

// OverSectors is how many times as likely as that of the rules another sector must be
// (lang/en/sectors/README.md).
const OverSectors = 4

// SectorValue is the sector of somebody as a value of SectorField.
func SectorValue(e *entente.Entity) string {
	if e.Sector == "" {
		return "GOV"
	}
	return e.Sector
}

// hasSectorChosen reports whether a sector is chosen for somebody: who is of a state.
func hasSectorChosen(e *entente.Entity) bool { return entente.IsState(e.Code) && len(e.Members) == 0 }

// chooseSectors gives those who take part another sector where it is much likelier.
func (r *reader) chooseSectors() {
	if !r.choosing || r.learn || r.lookKept || r.vouchKept || r.sectorKept || !r.c.sectors.Learned() {
		return
	}
	r.eachSector(false, func(_, _ int, e *entente.Entity, n *role.Notes) string {
		value := SectorValue(e)
		ChooseValue(&value, &sectorFields[0], r.c.sectors.Chances(n.Hashes)[0], OverSectors)
		return value
	})
}

// eachSector calls choose with everybody who may be given a sector, by mention and side,
// with the features that it is chosen by, and gives him the one that it says.
func (r *reader) eachSector(keep bool, choose func(mention, side int, e *entente.Entity, n *role.Notes) string) {
	for i := range r.out.Mentions {
		m := &r.out.Mentions[i]
		st := r.stages[m.ID]
		if st == nil {
			continue
		}
		sides := [2][]entente.Entity{m.Actors, m.Recipients}
		for side, list := range sides {
			if len(list) == 0 {
				sides[side] = nil // nobody is told in one way
			}
			for k := range list {
				e := &list[k]
				if !hasSectorChosen(e) {
					continue
				}
				n := r.notes(keep)
				describeSector(n, m, st, side, e)
				if value := choose(i, side, e, n); value != SectorValue(e) {
					if &sides[side][0] == &list[0] { // other mentions may have the same list
						sides[side] = slices.Clone(list)
					}
					sides[side][k].Sector = value
					sides[side][k].Reason += ", of a sector" + whyChosen
				}
			}
		}
		m.Actors, m.Recipients = sides[0], sides[1]
	}
}

// describeSector writes what tells of somebody's sector.
func describeSector(n *role.Notes, m *entente.Mention, st *stage, side int, e *entente.Entity) {
	have, as := SectorValue(e), sideNames[side]
	named := "bare"
	if e.Name != "" && e.Sector != "" {
		named = "known"
	}
	n.Add("rules", have)
	n.Add("rules", have, e.Sector)
	n.Add("rules", have, as, m.Event)
	n.Add("rules", have, as, m.Event, m.Mode)
	n.Add("rules", have, named)
	n.Add("rules", have, "by", foundBy(*e))
	n.Add("rules", have, as, "lemma", st.lemma)
	n.Add(as, m.Event)
	n.Add(as, m.Event, st.pos)
	n.Add(as, "lemma", st.lemma)
	n.Add(as, "by", foundBy(*e), m.Event)
	words := strings.Fields(strings.ToLower(e.Text))
	for k, w := range words {
		n.Add("word", w)
		if k == len(words)-1 {
			n.Add("last", w)
			n.Add("last", w, have)
		}
	}
	other := m.Recipients
	if side == 1 {
		other = m.Actors
	}
	if len(other) == 0 {
		n.Add("other", as, "none", m.Event)
		return
	}
	home := "foreign"
	if other[0].Code == e.Code {
		home = "home"
	}
	n.Add("other", as, home, m.Event, have)
	n.Add("other", as, home, other[0].Sector)
	n.Add("other", as, home, other[0].Sector, m.Event)
	n.Add("other", as, home, m.Event, m.Mode)
}

// SectorQuestion is of what sector somebody in a mention is.
type SectorQuestion struct {
	Mention  int
	Side     int // 0 for who acts, 1 for who is acted on
	Entity   entente.Entity
	Features []string
}

// SectorQuestions gives the mentions of a document as they are but for the choice of
// sectors, and the questions of what sector everybody is of.
func (c *Coder) SectorQuestions(doc *entente.Document) ([]entente.Mention, []SectorQuestion) {
	r := c.reader(doc)
	r.sectorKept = true
	r.parts(entente.Title, entente.Body)
	r.finish()
	var out []SectorQuestion
	r.eachSector(true, func(i, side int, e *entente.Entity, n *role.Notes) string {
		out = append(out, SectorQuestion{i, side, *e, n.Names})
		return SectorValue(e)
	})
	return r.out.Mentions, out
}

// WithSectors is the same coder, but that it chooses sectors by other weights; with none it
// keeps what its rules say.
func (c *Coder) WithSectors(w role.Weights) *Coder {
	other := *c
	other.sectors = role.NewValues(w, sectorFields)
	return &other
}
