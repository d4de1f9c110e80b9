package record

import (
	"strings"

	"entente"
)

// Evidence is words of the text and where they stand.
type Evidence struct {
	Text string `json:"text"`
	Span Span   `json:"span"`
	In   string `json:"in,omitempty"`
}

// Entity is an actor as it stands in a text (PLOVER's entity object, with its
// span). Country repeats the code where that is a country's.
type Entity struct {
	Code            string   `json:"code"`
	Country         string   `json:"country,omitempty"`
	Sector          string   `json:"sector,omitempty"`
	Sectors         []string `json:"sectors,omitempty"`
	EntityText      string   `json:"entity_text"`
	IdentifierID    string   `json:"identifier_id,omitempty"`
	IdentifierText  string   `json:"identifier_text,omitempty"`
	Office          string   `json:"office,omitempty"`
	Unknown         string   `json:"unknown,omitempty"` // a name among the words that nobody knows
	Members         []string `json:"members,omitempty"`
	StateControlled bool     `json:"state_controlled,omitempty"`
	Span            Span     `json:"span"`
	In              string   `json:"in,omitempty"`
	Reason          string   `json:"reason,omitempty"`
	Inferred        bool     `json:"inferred,omitempty"` // put in from the rest of the text
}

// Attribution is who vouches for a thing within the text.
type Attribution struct {
	Entity
	Kind string    `json:"kind"`
	Cue  *Evidence `json:"cue,omitempty"`
}

// Standing is how a report stands. AttributedTo is the innermost source; where
// several are nested, Chain has them all, outermost first.
type Standing struct {
	Polarity     string        `json:"polarity"`
	Certainty    string        `json:"certainty"`
	Time         string        `json:"time"`
	AttributedTo *Attribution  `json:"attributed_to,omitempty"`
	Chain        []Attribution `json:"attribution_chain,omitempty"`
}

// Finding is what every thing carries.
type Finding struct {
	Quote      string   `json:"quote"`
	Spans      []Span   `json:"spans"`
	In         string   `json:"in,omitempty"`
	Standing   Standing `json:"standing"`
	Confidence float64  `json:"confidence"`
	Reason     string   `json:"reason"`
}

// Location is PLOVER's location object, as far as it is known.
type Location struct {
	ExtractedPlace string `json:"extracted_place"`
	ResolvedPlace  string `json:"resolved_place"`
	CountryCode    string `json:"country_code,omitempty"`
	Span           Span   `json:"span"`
	Geo
}

// Geo is where a place lies, as far as it is known: PLOVER's fields, and
// GeoNames' id and codes. Latitude and longitude are degrees (WGS 84).
type Geo struct {
	GeoNameID    int      `json:"geonameid,omitempty"`
	Lat          *float64 `json:"lat,omitempty"`
	Lon          *float64 `json:"lon,omitempty"`
	City         string   `json:"city,omitempty"`
	District     string   `json:"district,omitempty"`
	Province     string   `json:"province,omitempty"`
	FeatureClass string   `json:"feature_class,omitempty"`
	FeatureCode  string   `json:"feature_code,omitempty"`
	Resolution   int      `json:"resolution,omitempty"`
}

// GeoOf gives what is known of where a place lies.
func GeoOf(p *entente.Place) Geo {
	if !p.Located {
		return Geo{}
	}
	g := Geo{
		GeoNameID: p.GeoNames, Lat: &p.Lat, Lon: &p.Lon, Province: p.Province, FeatureCode: p.Feature,
		FeatureClass: featureClass(p.Feature), Resolution: p.Resolution,
	}
	switch p.Resolution {
	case 3:
		g.District = p.Name
	case 4, 5:
		g.City = p.Name
	}
	return g
}

// featureClass is the letter that GeoNames puts a feature code under, empty for
// a code that is not among those of package place.
func featureClass(code string) string {
	switch code {
	case "":
		return ""
	case "CONT", "RGN":
		return "L"
	case "OCN", "SEA", "GULF", "BAY", "STRT", "CHN", "CNL", "STM", "LK", "LKS":
		return "H"
	case "MT", "MTS", "DSRT", "ISL", "ISLS", "PEN", "CAPE":
		return "T"
	}
	switch {
	case strings.HasPrefix(code, "PPL"), code == "STLMT":
		return "P"
	case strings.HasPrefix(code, "ADM"), strings.HasPrefix(code, "PCL"):
		return "A"
	}
	return ""
}

// Size counts people.
type Size struct {
	Dead     int `json:"dead,omitempty"`
	Injured  int `json:"injured,omitempty"`
	Arrested int `json:"arrested,omitempty"`
}

// Mention is PLOVER's event record with its evidence.
type Mention struct {
	ID         string    `json:"id"`
	Event      []string  `json:"event"`
	Mode       []string  `json:"mode"`
	Context    []string  `json:"context"`
	CAMEO      string    `json:"cameo"`
	QuadCode   int       `json:"quad_code"`
	EventScale float64   `json:"event_scale"`
	Actor      []Entity  `json:"actor"`
	Recipient  []Entity  `json:"recipient"`
	About      []Entity  `json:"about,omitempty"`
	EventLoc   *Location `json:"event_loc,omitempty"`
	Place      string    `json:"place,omitempty"`
	Date       string    `json:"date,omitempty"`
	Precision  string    `json:"date_precision,omitempty"`
	DateText   *Evidence `json:"date_text,omitempty"`
	Size       *Size     `json:"size,omitempty"`
	Trigger    Evidence  `json:"trigger"`
	Sentence   int       `json:"sentence"`
	Finding
	Coder    string `json:"coder"`
	Codebook string `json:"codebook"`
}

// Obligation is what an agreement binds its parties to.
type Obligation struct {
	Code      string `json:"code"`
	Condition string `json:"condition,omitempty"`
	Article   string `json:"article,omitempty"`
	Spans     []Span `json:"spans"`
}

// Stage is a step in an agreement's life, with its own standing: of one that is
// signed, the text may deny that it is in force.
type Stage struct {
	Stage     string    `json:"stage"`
	Date      string    `json:"date,omitempty"`
	Precision string    `json:"precision,omitempty"`
	Place     string    `json:"place,omitempty"`
	Standing  *Standing `json:"standing,omitempty"` // absent in what older coders read
	Spans     []Span    `json:"spans"`
}

// Article is an article of a treaty that was given whole.
type Article struct {
	Number  string   `json:"number,omitempty"`
	Heading string   `json:"heading,omitempty"`
	About   []string `json:"about"`
	Sectors []string `json:"sectors"`
	Span    Span     `json:"span"`
}

// Term is how long an agreement binds, in the text's words.
type Term struct {
	Length     *Evidence `json:"length,omitempty"`
	Renewal    *Evidence `json:"renewal,omitempty"`
	Withdrawal *Evidence `json:"withdrawal,omitempty"`
}

// Agreement is an entry of the agreements register.
type Agreement struct {
	ID          string       `json:"id"`
	Title       string       `json:"title"`
	Names       []string     `json:"names,omitempty"`
	Type        string       `json:"type"`
	Parties     []Entity     `json:"parties"`
	Sectors     []string     `json:"sectors"`
	Obligations []Obligation `json:"obligations"`
	Stages      []Stage      `json:"stages"`
	Term        *Term        `json:"term,omitempty"`
	Articles    []Article    `json:"articles,omitempty"`
	ReportedBy  *Entity      `json:"reported_by,omitempty"`
	Finding
}

// Item is a thing transferred.
type Item struct {
	Text  string `json:"text"`
	Class string `json:"class"`
	Span  Span   `json:"span"`
}

// Transfer is an entry of the transfers ledger.
type Transfer struct {
	ID         string   `json:"id"`
	Suppliers  []Entity `json:"suppliers"`
	Recipients []Entity `json:"recipients"`
	Between    []Entity `json:"between"`
	Items      []Item   `json:"items"`
	Quantity   string   `json:"quantity,omitempty"`
	Stage      string   `json:"stage,omitempty"`
	Dates      []string `json:"dates"`
	Finding
}

// Capability is an entry of the capabilities ledger.
type Capability struct {
	ID         string            `json:"id"`
	State      Entity            `json:"state"`
	Programme  string            `json:"programme"`
	Weapon     string            `json:"weapon,omitempty"`
	Change     string            `json:"change"`
	Count      int               `json:"count,omitempty"`
	Place      string            `json:"place,omitempty"`
	Date       string            `json:"date,omitempty"`
	Parameters map[string]string `json:"parameters,omitempty"`
	Finding
}

// Topic is what a position is about.
type Topic struct {
	Kind     string   `json:"kind"`
	ID       string   `json:"id,omitempty"`
	Text     string   `json:"text,omitempty"`
	Entities []Entity `json:"entities"`
}

// Position is where an actor stands.
type Position struct {
	ID       string  `json:"id"`
	Actor    Entity  `json:"actor"`
	Stance   string  `json:"stance"`
	About    []Topic `json:"about"`
	Strength float64 `json:"strength"`
	Finding
}

// Tie is a tie that the text asserts. AttributedTo repeats the standing's.
type Tie struct {
	ID           string       `json:"id"`
	Between      []Entity     `json:"between"`
	Sign         string       `json:"sign"`
	AttributedTo *Attribution `json:"attributed_to,omitempty"`
	Finding
}

// Relation answers one pair of spans.
type Relation struct {
	Event      string    `json:"event"`
	Mode       string    `json:"mode,omitempty"`
	Quad       string    `json:"quad"`
	QuadCode   int       `json:"quad_code"`
	Confidence float64   `json:"confidence"`
	Trigger    *Evidence `json:"trigger,omitempty"`
	Reason     string    `json:"reason"`
}
