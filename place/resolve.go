package place

import (
	"math"

	"entente"
)

// Distance is how far two points, given in degrees, are from each other on a
// sphere of the earth's mean radius, in kilometres.
func Distance(lat1, lon1, lat2, lon2 float64) float64 {
	const radius, rad = 6371.0, math.Pi / 180
	a := math.Sin((lat2 - lat1) * rad / 2)
	b := math.Sin((lon2 - lon1) * rad / 2)
	h := a*a + math.Cos(lat1*rad)*math.Cos(lat2*rad)*b*b
	return 2 * radius * math.Asin(math.Sqrt(min(1, h)))
}

// How much each thing counts, in powers of ten of inhabitants.
const (
	countryPrior    = 8.0 // a state's name means the state
	areaPrior       = 7.6
	preferredBonus  = 0.8
	capitalBonus    = 1.0
	quarterMalus    = 0.7
	wholeMalus      = 3.0 // a region that has its seat's name, where nothing says that it is meant
	districtMalus   = 0.3
	regionWeight    = 4.5 // times the share of the document that lies in the same region
	countryWeight   = 1.8 // in the same country
	nearWeight      = 1.5 // some other place is near
	near            = 120 // kilometres at which that has fallen to 1/e
	homeWeight      = 0.5
	containedBonus  = 12
	rounds          = 4
	supportAccepted = 0.12 // share of the document in the same region at which an unproved name is taken
)

// prior is how likely a sense is before the document is looked at.
func (r *Reader) prior(s *sense) float64 {
	p := math.Log10(s.people + 30)
	switch {
	case s.isCountry():
		return countryPrior
	case s.isArea():
		return areaPrior
	case s.isDistrict():
		p -= districtMalus
	case s.feature == "PPLC":
		p += capitalBonus
	case s.feature == "PPLX":
		p -= quarterMalus
	}
	if s.preferred && s.isCity() {
		p += preferredBonus
	}
	if s.country == r.home && r.home != "" {
		p += homeWeight
	}
	return p
}

// Resolve decides which place each name means and gives the toponyms in the
// order in which they were found.
func (r *Reader) Resolve() []Found {
	r.start()
	for n := 0; n < rounds && r.improve(); n++ {
	}
	var out []Found
	v := r.vote()
	for i := range r.mentions {
		m := &r.mentions[i]
		g := &r.names[m.group]
		if g.best < 0 || !r.accepted(v, m, g) {
			continue
		}
		out = append(out, Found{Span: m.span, Place: r.entity(m, &g.senses[g.best])})
	}
	return out
}

// start gives each name the sense that is likeliest without the others.
func (r *Reader) start() {
	for n := range r.names {
		g := &r.names[n]
		g.scores, g.best = make([]float64, len(g.senses)), -1
		if g.count == 0 {
			continue
		}
		for i := range g.senses {
			g.scores[i] = r.prior(&g.senses[i])
			if g.seated(&g.senses[i]) {
				g.scores[i] -= wholeMalus
			}
			for j := range g.within {
				if g.within[j] == g.senses[i] {
					g.scores[i] += containedBonus
				}
			}
		}
		g.best = best(g.scores)
	}
}

// seated reports whether a sense is a region or district, and another one of the
// name is a city in it, which is meant unless the words say otherwise.
func (g *group) seated(s *sense) bool {
	if g.whole || s.preferred || !s.isRegion() && !s.isDistrict() {
		return false
	}
	for i := range g.senses {
		if c := &g.senses[i]; c.isCity() && c.region == s.region {
			return true
		}
	}
	return false
}

func best(scores []float64) int {
	n := -1
	for i := range scores {
		if n < 0 || scores[i] > scores[n] {
			n = i
		}
	}
	return n
}

// improve chooses each name's sense anew, with the others as they were, and
// reports whether any is another one than before.
func (r *Reader) improve() bool {
	v := r.vote()
	chosen := make([]int, len(r.names))
	for n := range r.names {
		g := &r.names[n]
		chosen[n] = g.best
		if g.count == 0 || len(g.senses) < 2 {
			continue
		}
		g.now = g.now[:0]
		for i := range g.senses {
			s := r.support(v, int32(n), &g.senses[i])
			g.now = append(g.now, g.scores[i]+regionWeight*s.region+countryWeight*s.country+nearWeight*s.near)
		}
		chosen[n] = best(g.now)
	}
	changed := false
	for n := range r.names {
		changed = changed || r.names[n].best != chosen[n]
		r.names[n].best = chosen[n]
	}
	return changed
}

// votes are how much each region and state is spoken for by the names of a
// document: a name speaks for all that it can mean, for the likelier more.
type votes struct {
	region, country map[int]float64 // countries by the region that stands for them
	total           float64
}

// half is by how much a sense must be less likely than the best to have half its
// vote: powers of ten of inhabitants.
const half = 1.3

func (r *Reader) vote() *votes {
	v := &votes{region: map[int]float64{}, country: map[int]float64{}}
	for n := range r.names {
		g := &r.names[n]
		if g.best < 0 {
			continue
		}
		w := r.weight(g, &g.senses[g.best])
		v.total += w
		for key, share := range r.shares(g) {
			if key >= 0 {
				v.region[key] += w * share
			} else {
				v.country[key] += w * share
			}
		}
	}
	return v
}

// shares are the votes of one name, from 0 to 1: by region, and by country under
// negative keys.
func (r *Reader) shares(g *group) map[int]float64 {
	if g.share != nil {
		return g.share
	}
	g.share = map[int]float64{}
	top := g.scores[best(g.scores)]
	regions := 0.0
	for i := range g.senses {
		s := &g.senses[i]
		x := math.Exp2((g.scores[i] - top) / half)
		if s.region >= 0 && x > g.share[s.region] {
			regions += x - g.share[s.region]
			g.share[s.region] = x
		}
		if c := countryKey(s.country); c < 0 {
			g.share[c] = max(g.share[c], x)
		}
	}
	for key := range g.share { // what lies in many regions tells little of each
		if key >= 0 {
			g.share[key] /= math.Sqrt(max(1, regions))
		}
	}
	return g.share
}

// countryKey is a number below zero for a country, zero for none.
func countryKey(alpha2 string) int {
	if len(alpha2) != 2 {
		return 0
	}
	return -(int(alpha2[0])<<8 | int(alpha2[1]))
}

// support is how much of the rest of a document speaks for a sense: shares from
// 0 to 1.
type support struct{ region, country, near float64 }

func (r *Reader) support(v *votes, own int32, s *sense) support {
	g := &r.names[own]
	w := r.weight(g, &g.senses[g.best])
	out := support{near: r.nearest(own, s)}
	rest := v.total - w
	if rest <= 1e-9 {
		return out
	}
	shares := r.shares(g)
	if s.region >= 0 {
		out.region = max(0, v.region[s.region]-w*shares[s.region]) / rest
	}
	if c := countryKey(s.country); c < 0 {
		out.country = max(0, v.country[c]-w*shares[c]) / rest
	}
	return out
}

// nearest is how near the nearest of the other places is.
func (r *Reader) nearest(own int32, s *sense) float64 {
	out := 0.0
	for n := range r.names {
		if g := &r.names[n]; int32(n) != own && g.best >= 0 {
			out = max(out, nearness(&g.senses[g.best], s))
		}
	}
	return out
}

// weight is how much a name says of where a document is set: one that is
// ambiguous, or may be none, says less.
func (r *Reader) weight(g *group, s *sense) float64 {
	w := math.Sqrt(float64(g.count))
	switch {
	case s.isArea():
		return 0.2 * w
	case g.proof == certain, s.isRegion(), s.isDistrict():
		return 1.5 * w
	case s.isCountry():
		return w
	case len(g.senses) == 1:
		return 0.8 * w
	case g.proof < strong && s.people < 100_000:
		return 0.2 * w
	}
	return 0.6 * w
}

// nearness falls from 1 with the distance, for what is small enough to have
// one.
func nearness(o, s *sense) float64 {
	if math.Abs(o.lat-s.lat) > 4 || math.Abs(o.lon-s.lon) > 12 { // cheap, and most are
		return 0
	}
	if o.isCountry() || o.isArea() || s.isCountry() || s.isArea() {
		return 0
	}
	return math.Exp(-Distance(o.lat, o.lon, s.lat, s.lon) / near)
}

// accepted reports whether a mention is taken for a place: where the words
// around it do not say so, its size or the rest of the document has to.
func (r *Reader) accepted(v *votes, m *mention, g *group) bool {
	s := &g.senses[g.best]
	p := max(m.proof, min(g.proof, fair))
	switch {
	case m.proof >= certain:
		return true
	case r.strangers[g.key]:
		return m.proof >= strong
	case p >= strong, s.people >= 300_000:
		return true
	}
	sup := r.support(v, m.group, s)
	switch {
	case g.proof >= strong, p == fair && s.people >= 15_000:
		return true
	case p == fair:
		return sup.region >= supportAccepted || sup.near > 0.4
	}
	return s.people >= 5_000 && (sup.region >= 2*supportAccepted || sup.near > 0.6)
}

// entity is a sense as the record has it.
func (r *Reader) entity(m *mention, s *sense) entente.Place {
	p := entente.Place{
		Text: m.text, Span: m.span, Name: s.name, Country: r.g.countries[s.country], Located: true, Lat: s.lat, Lon: s.lon,
		GeoNames: s.id, Feature: s.feature, Resolution: s.resolution(),
	}
	if s.region >= 0 {
		p.Province = r.g.table.regions[s.region].Name
	}
	return p
}

// resolution is PLOVER's: how small what is known is.
func (s *sense) resolution() int {
	switch {
	case s.isCountry():
		return 1
	case s.isRegion():
		return 2
	case s.isDistrict():
		return 3
	case s.feature == "PPLX":
		return 5
	case s.isCity():
		return 4
	}
	return 0
}
