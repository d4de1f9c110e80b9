package web

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente"
)

// Names says what a country or body code is called in English: "PRK" is
// "North Korea". It gives the empty string for a code that it does not know.
type Names interface {
	Name(code string) string
}

// bodies names the codes that are no country's, for a gazetteer that only
// knows countries.
var bodies = map[string]string{
	"UNO": "the United Nations", "EUR": "the European Union", "IGO": "an international body",
	"NGO": "a non-governmental body", "ISM": "a social movement", "IMG": "an armed group across borders",
	"MNC": "a multinational company", "XKX": "Kosovo",
}

// sectorNames are PLOVER's sectors in words. A government is its state and is
// not named apart.
var sectorNames = map[string]string{
	"MIL": "military", "COP": "police", "JUD": "judiciary", "LEG": "parliament", "SPY": "intelligence",
	"PRM": "paramilitary", "PTY": "party", "REB": "rebels", "UAF": "armed group", "AGR": "farmers",
	"BUS": "business", "CRM": "crime", "CVL": "civilians", "EDU": "education", "ELI": "former office holders",
	"JRN": "journalists", "LAB": "labour", "MED": "health workers", "REF": "refugees", "OPP": "opposition",
	"PRE": "breakaway", "REL": "clergy", "SOC": "civil society",
}

// words turns codes and events into English for the page.
type words struct{ names Names }

// articled are the states whose names English puts an article before.
var articled = map[string]bool{
	"USA": true, "GBR": true, "ARE": true, "NLD": true, "PHL": true, "BHS": true, "GMB": true, "CAF": true, "COD": true,
	"COG": true, "DOM": true, "MDV": true, "SYC": true, "SLB": true, "COM": true, "MHL": true, "VAT": true,
}

// inSentence is the name of a code with its article: "the United States".
func (w words) inSentence(code string) string {
	name := w.country(code)
	if articled[code] && name != code && !strings.HasPrefix(strings.ToLower(name), "the ") {
		return "the " + name
	}
	return name
}

// country is the name of a code, the code itself if nobody knows it.
func (w words) country(code string) string {
	if w.names != nil {
		if n := w.names.Name(code); n != "" {
			return n
		}
	}
	if n, ok := bodies[code]; ok {
		return n
	}
	return code
}

// entity is an actor as a sentence on the page names it. "Inferred" says that no report
// of the thing names it: it is who the rest of a text lets one take.
func (w words) entity(e entente.Entity) string {
	name := e.Text
	switch {
	case e.Code != "" && e.Code != "IGO" && e.Code != "NGO" && e.Code != "ISM" && e.Code != "IMG" && e.Code != "MNC":
		name = w.inSentence(e.Code)
	case e.Name != "":
		name = e.Name
	case name == "":
		name = w.country(e.Code)
	default:
		name = "“" + name + "”" // known by its words only
	}
	var more []string
	if s := sectorNames[e.Sector]; s != "" && e.Code != "" {
		more = append(more, s)
	}
	if e.Inferred {
		more = append(more, "inferred")
	}
	if len(more) == 0 {
		return name
	}
	return name + " (" + strings.Join(more, ", ") + ")"
}

// entityInFull adds the person and the office to the state.
func (w words) entityInFull(e entente.Entity) string {
	name := w.entity(e)
	if e.Name != "" && e.Name != name {
		detail := e.Name
		if e.Office != "" {
			detail += ", " + e.Office
		}
		return name + ": " + detail
	}
	return name
}

// entities joins the names of actors, each once.
func (w words) entities(list []entente.Entity) string {
	var names []string
	for _, e := range list {
		if n := w.entity(e); n != "" && !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	return joined(names)
}

// joined is a list as English writes it.
func joined(names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// claim is what an event or mention says, freed of where it comes from.
type claim struct {
	Type, Mode, CAMEO  string
	Actors, Recipients []entente.Entity
	Standing           entente.Standing
}

func claimOfEvent(e entente.Event) claim {
	return claim{e.Type, e.Mode, e.CAMEO, e.Actors, e.Recipients, e.Standing}
}

func claimOfMention(m entente.Mention) claim {
	return claim{m.Event, m.Mode, m.CAMEO, m.Actors, m.Recipients, m.Standing}
}

// say puts a claim in plain words, at its standing: what is only possible "may
// have" happened, what is to come "is to" happen, what is denied "did not".
func (w words) say(c claim) string {
	p := c.phrase()
	who, plural := w.entities(c.Actors), len(c.Actors) > 1
	if who == "" {
		who = "An actor not named"
	}
	whom := w.entities(c.others())
	rest := p.alone
	if whom != "" {
		rest = sprintOne(p.to, whom)
	}
	return capitalised(who) + " " + p.verb(c.Standing, plural) + rest
}

// others are the recipients that are not among the actors: two that sign with
// each other are named once. What several do is done to none of their own states;
// one actor may act on its own, as police do on protesters.
func (c claim) others() []entente.Entity {
	return slices.DeleteFunc(slices.Clone(c.Recipients), func(r entente.Entity) bool {
		return slices.ContainsFunc(c.Actors, func(a entente.Entity) bool {
			return r.Code != "" && r.Code == a.Code && (len(c.Actors) > 1 || r.Sector == a.Sector && r.ID == a.ID)
		})
	})
}

// phrase finds the closest wording for the claim's codes.
func (c claim) phrase() phrase {
	if c.Type == "AGREE" && c.Standing.Time == entente.Future {
		return toCome
	}
	if p, ok := modePhrases[c.Type+" "+c.Mode]; ok && c.Mode != "" {
		return p
	}
	if c.Type == "SUPPORT" && strings.HasPrefix(c.CAMEO, signingCAMEO) {
		return signed
	}
	if p, ok := phrases[c.Type]; ok {
		return p
	}
	return phrase{"do", "did", "done", " something (" + c.Type + ") to %s", " something (" + c.Type + ")"}
}

// verb is the phrase's verb as the standing asks for it.
func (p phrase) verb(s entente.Standing, plural bool) string {
	be := "is"
	if plural {
		be = "are"
	}
	denied, future := s.Polarity == entente.Negative, s.Time == entente.Future
	unsure := s.Certainty == entente.Possible || s.Certainty == entente.Unknown
	switch {
	case denied && future:
		return be + " not to " + p.base
	case denied:
		return "did not " + p.base
	case future && unsure:
		return "may " + p.base
	case future:
		return be + " to " + p.base
	case unsure:
		return "may have " + p.part
	case s.Certainty == entente.Probable:
		return "probably " + p.past
	}
	return p.past
}

// capitalised starts a sentence.
func capitalised(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 || r == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// quadNames are the quad classes in words; the first is for a code that is
// none.
var quadNames = [5]string{
	"unclassed", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict",
}

// quadName is a quad class in words.
func quadName(q int) string {
	if q < 1 || q > 4 {
		return quadNames[0]
	}
	return quadNames[q]
}

// sprintOne fills the one gap of a phrase.
func sprintOne(pattern, s string) string { return strings.Replace(pattern, "%s", s, 1) }
