package coder

import (
	"slices"
	"strings"
	"unicode"

	"entente"
	"entente/text"
)

// # Whose "the government" is
//
// News calls those of the country it writes from by their plain nouns: "NAIROBI,
// Kenya — Police arrested 20 protesters". The home of a document is the state of its
// dateline, or of its publisher where that is a state's own voice. Those who
// bear no state in the whole document are of its home, unless they act on that
// state by its name, which no government does to its own.

// homebound are the sectors of people who are called so at home, where no other
// state is spoken of. Soldiers, civilians, rebels, refugees, reporters and
// experts may be anyone's.
var homebound = []string{"GOV", "OPP", "LEG", "JUD", "COP", "LAB", "PTY"}

// holdersOnly is why somebody is taken for a holder of a stance whom no name tells.
const holdersOnly = "holders without a name"

// whyHome is added to the reason of who is taken to be at home.
const whyHome = ", at home where the text is written"

// elsewhere are the seats of international bodies and courts, whose datelines tell
// of no state.
var elsewhere = []string{"united nations", "geneva", "brussels", "vienna", "the hague", "strasbourg", "new york", "luxembourg"}

// seatOfBodies reports whether a place is the seat of an international body.
func seatOfBodies(place string) bool {
	return slices.ContainsFunc(elsewhere, func(e string) bool { return strings.HasPrefix(strings.ToLower(place), e) })
}

// datelineWords is how long a dateline may be.
const datelineWords = 18

// datelineOf is the place of the dateline that a text begins with, within its
// first sentences, "" if there is none. The sentences were split behind it (text.Split).
func datelineOf(body string, sents []text.Sentence) string {
	for _, sent := range sents[:min(3, len(sents))] {
		n := len(sent.Tokens)
		if n < 2 || n > datelineWords {
			continue
		}
		switch last := sent.Tokens[n-1]; body[last.Start:last.End] {
		case "-", "--", "–", "—", ":", ")":
		case ".": // "LIMA, June 14."
			if comma := sent.Tokens[n-2]; n > 6 || !strings.ContainsAny(body[comma.Start:comma.End], "0123456789") {
				continue
			}
		default:
			continue
		}
		place := body[sent.Tokens[0].Start:sent.Tokens[n-1].Start]
		if i := strings.IndexAny(place, "(/0123456789"); i >= 0 {
			place = place[:i]
		}
		if i := strings.Index(place, ", "); i >= 0 && body[sent.Tokens[n-1].Start] == '.' {
			place = place[:i]
		}
		if place = strings.TrimRight(place, " ,.-–—"); unicode.IsUpper(firstRune(place)) {
			return place
		}
	}
	return ""
}

// section is a paragraph of news in brief and those behind it: where it begins, and
// the state that it is written from.
type section struct {
	start int
	state string
}

// sectionsOf are the parts of a text of news in brief, whose paragraphs begin each
// with a place in capitals: "BOGOTA: Rebels …". A text with one such place or none
// has none.
func (r *reader) sectionsOf(body string) []section {
	var out []section
	states := map[string]bool{}
	for start := 0; start < len(body); {
		end := len(body)
		if i := strings.IndexByte(body[start:], '\n'); i >= 0 {
			end = start + i + 1
		}
		if place := headOfBrief(body[start:end]); place != "" {
			state := r.stateOfPlace(place)
			out = append(out, section{start, state})
			states[state] = true
		}
		start = end
	}
	if delete(states, ""); len(states) < 2 {
		return nil
	}
	return out
}

// longestHead is how long the place is that a brief begins with, in bytes.
const longestHead = 40

// headOfBrief is the place in capitals before a paragraph's first colon or dash, ""
// if there is none.
func headOfBrief(paragraph string) string {
	i := strings.IndexAny(paragraph, ":-–—")
	if i < 3 || i > longestHead {
		return ""
	}
	place, _, _ := strings.Cut(strings.TrimSpace(paragraph[:i]), ", ")
	if strings.IndexFunc(place, func(c rune) bool { return unicode.IsLower(c) || unicode.IsDigit(c) }) >= 0 {
		return ""
	}
	return place
}

// homeAt is the state that a place of a document is written from.
func (r *reader) homeAt(at entente.Span) string {
	if len(r.sections) == 0 {
		return r.home
	}
	home := ""
	for _, s := range r.sections {
		if at.In == entente.Body && s.start <= at.Start {
			home = s.state
		}
	}
	return home
}

// voiceOf is the state whose government, ministry or army puts a document out, "" if
// none does.
func (r *reader) voiceOf() string {
	p := r.doc.Publisher
	if p.Kind == "ministry" {
		return p.Country
	}
	if p.Country != "" || p.Kind != "" || p.Name == "" {
		return ""
	}
	if known, ok := r.c.actors.Publisher(p.Name); ok {
		if known.Kind == "ministry" {
			return known.Country
		}
		return ""
	}
	es := r.c.actors.Resolve(p.Name, asked(r.doc))
	if len(es) == 0 || !entente.IsState(es[0].Code) || es[0].Sector != "GOV" && es[0].Sector != "MIL" {
		return ""
	}
	return es[0].Code
}

// homeOf is the state that a document is written from, "" if nothing tells.
func (r *reader) homeOf() string {
	if voice := r.voiceOf(); voice != "" {
		return voice
	}
	if r.dateline != "" {
		return r.datelineState()
	}
	if p := r.doc.Publisher; p.StateControlled || p.Kind == "ministry" {
		return p.Country
	}
	return ""
}

// datelineState is the state of the dateline, "" if there is none or its place is
// the seat of an international body.
func (r *reader) datelineState() string {
	place := strings.ToLower(r.dateline)
	if place == "" || seatOfBodies(place) {
		return ""
	}
	return r.stateOfPlace(r.dateline)
}

// stateOfPlace is the state that the name of a place means, "" if it means none.
func (r *reader) stateOfPlace(place string) string {
	home := ""
	for _, e := range r.c.actors.Resolve(place, asked(r.doc)) {
		if entente.IsState(e.Code) && bareState(e) {
			home = e.Code
		}
	}
	return home
}

// settle gives those of no state in the mentions and positions of a document its
// home.
func (r *reader) settle() {
	for i := range r.out.Mentions {
		m := &r.out.Mentions[i]
		home := r.homeAt(m.Trigger.Span)
		if !entente.IsState(home) {
			continue
		}
		r.witnesses(m, home)
		r.vouch(&m.Standing, home)
		named := func(side []entente.Entity) bool {
			return slices.ContainsFunc(side, func(e entente.Entity) bool { return e.Code == home && (e.Sector == "" || e.Sector == "GOV") })
		}
		abroad := slices.ContainsFunc(slices.Concat(m.Actors, m.Recipients), func(e entente.Entity) bool { return e.Code != "" && e.Code != home })
		us, them := named(m.Actors), named(m.Recipients)
		r.bring(m.Actors, home, them, abroad)
		r.bring(m.Recipients, home, us, abroad)
	}
	home := r.home
	if len(r.sections) > 0 || !entente.IsState(home) {
		return
	}
	for i := range r.out.Agreements {
		r.vouch(&r.out.Agreements[i].Standing, home)
	}
	for i := range r.out.Transfers {
		r.vouch(&r.out.Transfers[i].Standing, home)
	}
	for i := range r.out.Capabilities {
		r.vouch(&r.out.Capabilities[i].Standing, home)
	}
	for i := range r.out.Positions {
		p := &r.out.Positions[i]
		r.vouch(&p.Standing, home)
		about := slices.ContainsFunc(p.About, func(t entente.Topic) bool {
			return slices.ContainsFunc(t.Entities, func(e entente.Entity) bool { return e.Code == home && bareState(e) })
		})
		side := []entente.Entity{p.Actor}
		r.bring(side, home, about, false)
		p.Actor = side[0]
	}
}

// vouch gives the sources of no state that vouch for a thing ("the army said", "a
// minister told state television") their home.
func (r *reader) vouch(st *entente.Standing, home string) {
	for i, a := range st.AttributedTo {
		e := a.Source
		if e.Code == "" && nameless(e) && (slices.Contains(homebound, e.Sector) || e.Sector == "MIL" || e.Sector == "SPY") && !r.c.fields.has("envoy", lastWordOf(e.Text)) {
			st.AttributedTo = slices.Clone(st.AttributedTo)
			st.AttributedTo[i].Source.Code, st.AttributedTo[i].Source.Reason = home, e.Reason+whyHome
		}
	}
}

// witnesses gives people of no state who vouch for an event ("residents said") the
// state of those to whom it was done, else the home of the text.
func (r *reader) witnesses(m *entente.Mention, home string) {
	why := whyHome
	for _, e := range m.Recipients {
		if entente.IsState(e.Code) {
			home, why = e.Code, ", of the state that it was done to"
			break
		}
	}
	for i, a := range m.Standing.AttributedTo {
		if e := a.Source; e.Code == "" && e.Name == "" && e.Sector == "CVL" {
			m.Standing.AttributedTo = slices.Clone(m.Standing.AttributedTo)
			by := &m.Standing.AttributedTo[i].Source
			by.Code, by.Reason = home, e.Reason+why
		}
	}
}

// bring gives the groups of one side that have no state their home: its bodies,
// and people too unless another state has a part in it. With the other side being
// that very state by name, its government is none of them.
func (r *reader) bring(side []entente.Entity, home string, named, abroad bool) {
	voice := r.voiceOf() == home
	for i, e := range side {
		if e.Code == "" && voice && titleAlone(e) {
			side[i].Code, side[i].Reason = home, e.Reason+whyHome
		}
		if e.Code != "" || !nameless(e) || r.c.guest(e.Text) {
			continue
		}
		if body := r.c.body(e); body && !named || !body && !abroad && slices.Contains(homebound, e.Sector) {
			side[i].Code, side[i].Reason = home, e.Reason+whyHome
		}
	}
}

// titleAlone reports whether one is told of by his title only, as a government
// writes of its own: "the President", "our Minister".
func titleAlone(e entente.Entity) bool {
	return nameless(e) && e.Sector == "GOV" && len(e.Text) > 2 && unicode.IsUpper(firstRune(e.Text)) && !strings.HasSuffix(e.Text, "s")
}

// nameless reports whether only a plain noun tells who a group is.
func nameless(e entente.Entity) bool {
	return strings.HasSuffix(e.Reason, `" alone`) || e.Reason == holdersOnly
}

// body reports whether a group is a body of a state: its government, a ministry, its
// army.
func (c *Coder) body(e entente.Entity) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(e.Text)), func(w string) bool { return c.fields.has("body", w) })
}

// guest reports whether a phrase names people who are as often another state's:
// envoys, leaders, a delegation.
func (c *Coder) guest(phrase string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(phrase)), func(w string) bool { return c.fields.has("guest", w) })
}
