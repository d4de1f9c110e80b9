package merge

import (
	"bufio"
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"entente"
)

// # Positions
//
// What a position is about is looked for in its document: a thing of the
// registers, or an event, in which all have a part whom the position is said to
// be about. An agreement that the coder has tied to it comes first; then what
// stands in its sentence, the nearest first; then what its sentence names ("the
// pact", "the launch", a word of a title), the last that was told of before.
// What is left is about the tie of two states, or a mere topic.
//
// Positions of one actor, with one stance, on one thing are one entry, with
// those who report it, since the first; on a tie or a topic, which last, one
// entry a month. An actor whom nobody knows stands in its own document only.

// Things are the words that kinds of thing are called by, beside their names.
type Things map[string][]string

// LoadThings reads "things.txt" of a language's folder: lines of a kind, a colon
// and words.
func LoadThings(lang fs.FS) (Things, error) {
	f, err := lang.Open("things.txt")
	if err != nil {
		return nil, fmt.Errorf("merge: %w", err)
	}
	defer func() { _ = f.Close() }() // only read from
	t := Things{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		kind, words, ok := strings.Cut(line, ":")
		if !ok {
			return nil, fmt.Errorf("merge: things.txt: %q: want kind: word, word", line)
		}
		t[kind] = append(t[kind], fields(strings.ReplaceAll(words, ",", " "))...)
	}
	return t, nil
}

// Link is what a reported position is about, and why.
type Link struct {
	Position string
	About    entente.Topic
	Reason   string
}

// thing is something in a document that a position can be about.
type thing struct {
	kind, id, title string
	codes           []string
	entities        []entente.Entity
	span            entente.Span
	words           []string         // of its name
	called          []string         // what any of its kind is called
	by              []entente.Entity // who does it, if it is an event
}

// Links finds what the positions of a reading are about. doc has its text;
// registered tells, by kind and id of a finding (of a mention: "event"), under
// which id it is registered.
func (t Things) Links(rd *entente.Reading, doc *entente.Document, registered map[[2]string]string) []Link {
	all := t.things(rd, registered)
	var links []Link
	for i := range rd.Positions {
		p := &rd.Positions[i]
		about := p.About
		if len(about) == 0 {
			about = []entente.Topic{{Kind: entente.AboutTopic}}
		}
		for _, topic := range about {
			links = append(links, t.link(p, topic, all, rd, doc, registered))
		}
	}
	return links
}

// things lists what a reading tells of that is registered.
func (t Things) things(rd *entente.Reading, registered map[[2]string]string) []thing {
	var all []thing
	add := func(kind, id, title string, spans []entente.Span, words string, es ...entente.Entity) {
		if entry, ok := registered[[2]string{kind, id}]; ok && len(spans) > 0 {
			all = append(all, thing{kind: kind, id: entry, title: title, codes: codesOf(es), entities: es, span: spans[0],
				words: longWords(words), called: t[kind]})
		}
	}
	for _, a := range rd.Agreements {
		add(entente.AboutAgreement, a.ID, a.Title, a.Spans, a.Title, a.Parties...)
	}
	for _, v := range rd.Transfers {
		var items []string
		for _, it := range v.Items {
			items = append(items, it.Text)
		}
		add(entente.AboutTransfer, v.ID, strings.Join(items, ", "), v.Spans, strings.Join(items, " "), slices.Concat(v.Suppliers, v.Recipients, v.Between)...)
	}
	for _, c := range rd.Capabilities {
		add(entente.AboutCapability, c.ID, c.Change+" of "+cmp.Or(c.Weapon, c.Programme), c.Spans, c.Weapon, c.State)
	}
	for _, m := range rd.Mentions {
		n := len(all)
		add(entente.AboutEvent, m.ID, m.Event, []entente.Span{m.Trigger.Span}, m.Trigger.Text, slices.Concat(m.Actors, m.Recipients)...)
		if len(all) > n {
			all[n].by = m.Actors
		}
	}
	return all
}

func longWords(s string) []string {
	return slices.DeleteFunc(fields(s), func(w string) bool { return len(w) < 4 })
}

func codesOf(es []entente.Entity) []string {
	var all []string
	for _, e := range es {
		for _, c := range append([]string{e.Code}, e.Members...) {
			if c != "" && !slices.Contains(all, c) {
				all = append(all, c)
			}
		}
	}
	slices.Sort(all)
	return all
}

// link finds what one topic of a position is.
func (t Things) link(p *entente.Position, topic entente.Topic, all []thing, rd *entente.Reading, doc *entente.Document,
	registered map[[2]string]string) Link {
	if id, ok := registered[[2]string{topic.Kind, topic.ID}]; ok && topic.ID != "" {
		topic.ID = id
		return Link{p.ID, topic, "its sentence tells of this " + topic.Kind}
	}
	if len(p.Spans) > 0 {
		if best, reason := choose(p, topic, all, rd, doc); best != nil {
			return Link{p.ID, entente.Topic{Kind: best.kind, ID: best.id, Text: cmp.Or(topic.Text, best.title), Entities: best.entities}, reason}
		}
	}
	return Link{p.ID, standalone(topic), "nothing else that it can be about is told of near it"}
}

// standalone is a topic that no thing of the document stands for: the tie of
// two states, or whatever it is called.
func standalone(topic entente.Topic) entente.Topic {
	codes := codesOf(topic.Entities)
	topic.Kind, topic.ID = entente.AboutTopic, strings.Join(codes, "+")
	switch {
	case len(codes) == 2 && entente.IsState(codes[0]) && entente.IsState(codes[1]):
		topic.Kind, topic.ID = entente.AboutTie, entente.NewDyad(codes[0], codes[1]).String()
	case len(codes) == 0:
		topic.ID = strings.ToLower(topic.Text)
		if topic.ID == "" {
			topic.ID = list(topic.Entities, name)
		}
	}
	return topic
}

// choose picks the thing that a position is about, nil if none fits.
func choose(p *entente.Position, topic entente.Topic, all []thing, rd *entente.Reading, doc *entente.Document) (*thing, string) {
	own := p.Spans[0]
	at := sentenceAt(rd.Sentences, own)
	if at < 0 {
		return nil, ""
	}
	said, codes := fields(doc.Words(rd.Sentences[at].Span)), codesOf(topic.Entities)
	if len(codes) == 0 { // "condemned the launch": only what it is called tells
		said = calledIn(topic)
	}
	var best *thing
	var nearest [3]int
	for i := range all {
		v := &all[i]
		if v.span.Overlaps(own) || v.ownDeed(p.Actor) || slices.ContainsFunc(codes, func(c string) bool { return !slices.Contains(v.codes, c) }) {
			continue
		}
		rank, ok := v.near(own, rd.Sentences[at].Span, said)
		if len(codes) == 0 {
			ok = ok && v.named(said)
		} else if v.kind == entente.AboutEvent {
			ok = ok && rank[0] == inSentence // its trigger is no name: many things are condemned
		}
		if ok && (best == nil || slices.Compare(rank[:], nearest[:]) < 0) {
			best, nearest = v, rank
		}
	}
	switch {
	case best == nil:
		return nil, ""
	case nearest[0] == inSentence:
		return best, "its sentence tells of this " + best.kind
	}
	return best, "its sentence names what this " + best.kind + " is called, the last that was told of"
}

// How near a thing stands to a position.
const (
	inSentence  = iota
	namedAgain  // by a word of its name
	calledAgain // by what any of its kind is called
	doneAgain   // an event by its trigger: things that have a ledger come first
)

// near ranks a thing by where it stands: in the sentence of the position, or
// before it and named in it by one of its words; then by distance, then by kind,
// since an event is often the telling of a thing that has a ledger.
func (v *thing) near(own, sentence entente.Span, said []string) (rank [3]int, ok bool) {
	kinds := []string{entente.AboutAgreement, entente.AboutTransfer, entente.AboutCapability, entente.AboutEvent}
	rank[2] = slices.Index(kinds, v.kind)
	switch {
	case sentence.Overlaps(v.span):
		rank[1] = distance(own, v.span)
		if v.kind == entente.AboutEvent {
			rank[1] += sentence.Len() // after all that have a ledger
		}
		return rank, true
	case v.kind == entente.AboutEvent && meet(v.words, said):
		rank[0] = doneAgain
	case meet(v.words, said):
		rank[0] = namedAgain
	case meet(v.called, said):
		rank[0] = calledAgain
	default:
		return rank, false
	}
	switch {
	case v.span.In == own.In && v.span.Start > own.Start:
		return rank, false // told of later only
	case v.span.In != own.In:
		rank[1] = own.Start + v.span.Len() // in the title, above all of the body
	default:
		rank[1] = distance(own, v.span)
	}
	return rank, true
}

// ownDeed reports whether an event is done by an actor: who condemns and urges
// in one sentence urges nobody about the condemnation.
func (v *thing) ownDeed(a entente.Entity) bool {
	return slices.ContainsFunc(v.by, func(e entente.Entity) bool { return name(e) == name(a) })
}

// named reports whether one of several words is of a thing's name or kind.
func (v *thing) named(said []string) bool { return meet(v.words, said) || meet(v.called, said) }

// calledIn are the words of a topic that names nobody.
func calledIn(topic entente.Topic) []string {
	words := longWords(topic.Text)
	for _, e := range topic.Entities {
		words = append(words, longWords(e.Text)...)
	}
	return words
}

// meet reports whether two lists share a word.
func meet(a, b []string) bool {
	return slices.ContainsFunc(a, func(w string) bool { return slices.Contains(b, w) })
}

func distance(a, b entente.Span) int { return max(a.Start-b.End, b.Start-a.End, 0) }

// sentenceAt is the sentence that a span stands in, -1 if there is none.
func sentenceAt(all []entente.SentenceResult, sp entente.Span) int {
	return slices.IndexFunc(all, func(s entente.SentenceResult) bool { return s.Span.Overlaps(sp) })
}

// PositionFamily is what reports share that may be of one position: the thing,
// and on a tie or a topic the month that they came out in; on a topic in which
// nobody is named by a code, the document.
func PositionFamily(l *Link, doc entente.Document) string {
	family := l.About.Kind + " " + l.About.ID
	if l.About.Kind == entente.AboutTie || l.About.Kind == entente.AboutTopic {
		family += " " + published(doc).Format("2006-01")
	}
	if l.About.Kind == entente.AboutTopic && len(codesOf(l.About.Entities)) == 0 {
		family += " " + doc.ID
	}
	return family
}

// Positions merges the positions of one family, each with its link, in the same
// order. The result depends on the positions, not on their order, and is sorted
// by first report and id.
func Positions(positions []entente.Position, links []Link, docs func(id string) (entente.Document, bool)) []entente.RegisteredPosition {
	type key struct {
		actor, stance, thing string
		denied               bool
	}
	groups := map[key][]told[linked]{}
	for i := range positions {
		p := &linked{positions[i], links[i]}
		doc, _ := docs(p.DocumentID)
		actor := name(p.Actor)
		if p.Actor.Code == "" {
			actor += " " + p.DocumentID // "the minister" of another document is another
		}
		k := key{actor, p.Stance, PositionFamily(&p.link, doc), denies(p.Standing)}
		groups[k] = append(groups[k], told[linked]{v: p, id: p.ID, doc: doc, stand: p.Standing})
	}
	var out []entente.RegisteredPosition
	for k, reports := range groups {
		c := &cluster[linked]{reports: reports}
		c.byPublication()
		v := registeredPosition(c)
		v.ID = hash("position", k.actor, k.stance, k.thing, fmt.Sprint(k.denied))
		out = append(out, v)
	}
	slices.SortFunc(out, func(a, b entente.RegisteredPosition) int {
		return cmp.Or(a.First.Compare(b.First), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// linked is a position with what it is about.
type linked struct {
	entente.Position
	link Link
}

func registeredPosition(c *cluster[linked]) entente.RegisteredPosition {
	first := c.reports[0]
	v := entente.RegisteredPosition{
		Stance: first.v.Stance, About: first.v.link.About, Quote: first.v.Quote, Reason: first.v.link.Reason,
		First: published(first.doc), Latest: published(c.reports[len(c.reports)-1].doc), Publishers: allPublishers(c.reports), Standing: first.stand,
	}
	var actors, about []entente.Entity
	v.About.Text = ""
	for _, r := range c.reports {
		actors, about = append(actors, r.v.Actor), append(about, r.v.link.About.Entities...)
		v.Reports = append(v.Reports, r.id)
		v.Strength = max(v.Strength, r.v.Strength)
		v.About.Text = fuller(v.About.Text, r.v.link.About.Text)
		if compareStanding(r.stand, v.Standing) < 0 {
			v.Standing = r.stand
		}
	}
	v.Actor = first.v.Actor
	if all := together(actors); len(all) > 0 {
		v.Actor = all[0]
	}
	v.About.Entities = some(together(about))
	return v
}
