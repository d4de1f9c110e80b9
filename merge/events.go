package merge

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"time"

	"entente"
)

// Reach is how many days around a mention others must be known to tell which
// events it changes, and Ahead and Back between which days those events stand.
// With mentions from Reach days before to Reach days after a day that a
// mention came to or left, Events is right for all events from Back days
// before that day to Ahead days after it.
const (
	Reach = 8
	Back  = 5
	Ahead = 3
)

// Events merges mentions, knowing no more than they say: see Merger.Events.
func Events(ms []entente.Mention, docs func(id string) (entente.Document, bool)) []entente.Event {
	return Merger{}.Events(ms, docs)
}

// Events merges mentions. Each mention is in exactly one event; the result
// depends on the mentions, not on their order, and is sorted by day and id.
// docs finds the documents they stand in: their dates of publication and
// publishers. A mention whose document is not found counts with its own date
// and no publisher.
func (g Merger) Events(ms []entente.Mention, docs func(id string) (entente.Document, bool)) []entente.Event {
	in := map[string][]entente.Mention{}
	for _, m := range ms {
		in[m.DocumentID] = append(in[m.DocumentID], m)
	}
	families := map[string][]Placed{}
	for id, of := range in {
		doc, _ := docs(id)
		for i, p := range g.Place(of, doc) {
			families[Exact(p.Family)] = append(families[Exact(p.Family)], Placed{Mention: of[i], Day: p.Day, Says: of[i].Said(partOf(doc, of[i].Where))})
		}
	}
	var events []entente.Event
	for family, of := range families {
		events = append(events, g.family(family, of, docs)...)
	}
	return inOrder(events)
}

// Placed is a mention and the day that Place gave it, or an analyst.
type Placed struct {
	Mention entente.Mention
	Day     time.Time
	// Decided is whether an analyst put the mention into the family: it is one
	// with the mention in document BesideIn at anchor Beside, and with all others
	// so decided, whatever speaks against it.
	Decided          bool
	BesideIn, Beside string
	// Says is the sentence that it stands in (Mention.Said), empty if that is not known.
	Says string
}

// partOf is the text of a part of a document.
func partOf(doc entente.Document, where entente.Part) string {
	if where == entente.Title {
		return doc.Title
	}
	return doc.Text
}

// OfFamily merges mentions that Place put into one family.
func (g Merger) OfFamily(family string, ms []Placed, docs func(id string) (entente.Document, bool)) []entente.Event {
	return inOrder(g.family(family, ms, docs))
}

// Again merges a family after mentions came to some days or left them, the first
// of which is from and the last to: it gives the events from Back days before
// to Ahead days after. ms are the mentions from Reach days before to Reach days
// after, and what is dated loosely where that is farther: see Around.
func (g Merger) Again(family string, ms []Placed, from, to time.Time, docs func(id string) (entente.Document, bool)) []entente.Event {
	a := Around(ms, from, to)
	return inOrder(g.between(family, ms, docs, a.From, a.To))
}

func inOrder(events []entente.Event) []entente.Event {
	slices.SortFunc(events, func(a, b entente.Event) int {
		return cmp.Or(a.Date.Time.Compare(b.Date.Time), cmp.Compare(a.ID, b.ID))
	})
	return events
}

func (g Merger) family(family string, ms []Placed, docs func(id string) (entente.Document, bool)) []entente.Event {
	return g.between(family, ms, docs, time.Time{}, time.Unix(1<<40, 0)) // whatever the day
}

// between makes the events of a family from a day to another.
func (g Merger) between(family string, ms []Placed, docs func(id string) (entente.Document, bool), from, to time.Time) []entente.Event {
	free := &calendar{g: g, docs: docs, family: family}
	decided := map[beside][]*report{}
	var loose []*Placed
	for i := range ms {
		p := &ms[i]
		switch {
		case p.loose():
			loose = append(loose, p)
		case !p.Decided:
			free.put(p)
		default:
			by, r := beside{p.BesideIn, p.Beside}, &report{}
			g.placed(r, p, docs)
			decided[by] = append(decided[by], r)
		}
	}
	first := from
	for _, p := range loose {
		if start, _ := p.spans(); start.Before(first) {
			first = start
		}
	}
	if len(decided) > 0 {
		first = time.Time{} // what they are beside may stand on any day
	}
	days := free.joined(first)
	g.recall(days, loose, docs)
	putBeside(days, decided)
	n := 0
	for head, all := range days {
		if head.Before(from) || head.After(to) {
			delete(days, head)
			continue
		}
		n += len(all)
	}
	events := make([]entente.Event, 0, n)
	for head, all := range days {
		for i, key := range keys(all) {
			events = append(events, g.event(hash(append([]string{"event", family, iso(head)}, key...)...), head, all[i].reports, all[i].apart(all)))
		}
	}
	return events
}

// placed fills in the report that a placed mention is.
func (g Merger) placed(r *report, p *Placed, docs func(id string) (entente.Document, bool)) {
	r.m, r.day, r.decided, r.says = &p.Mention, p.Day, p.Decided, sentence(&p.Mention, p.Says)
	doc, _ := docs(r.m.DocumentID)
	r.doc, r.out = printed{doc.ID, doc.Title, doc.URL, doc.Publisher.Name, speaksFor(&doc.Publisher)}, published(doc)
	told := !p.Day.Equal(Day(r.m, doc))
	r.dated, r.told = told || !undated(r.m), told && !p.Decided
	if !r.dated && g.Kin != nil { // "on Wednesday", printed that day
		r.dated = g.Kin.names(r.says, p.Day)
	}
	r.loose = p.loose()
	r.has = particularsOf(g.Kin.sided(r.m, func() string { return r.says }))
	r.level = r.has.level()
}

// abroad leaves out who acts and is acted upon, as a report has it whose document told otherwise (familyAbroad).
func (r *report) abroad() {
	r.moved = true
	r.has.actors, r.has.to, r.has.guess, r.has.by, r.has.on = "", "", "", nil, nil
	r.level = r.has.level()
}

// beside is a mention that others were decided to be one with.
type beside struct{ document, anchor string }

// putBeside adds decided reports to the happenings of those that they were put
// beside; where that is not there any more, to what was first reported of that
// day; and where there is nothing, they are one among themselves.
func putBeside(days map[time.Time][]*happening, decided map[beside][]*report) {
	order := func(a, b beside) int {
		return cmp.Or(cmp.Compare(a.document, b.document), cmp.Compare(a.anchor, b.anchor))
	}
	free := maps.Clone(days)
	for _, by := range slices.SortedFunc(maps.Keys(decided), order) {
		reports := decided[by]
		slices.SortFunc(reports, compareReports)
		h := by.find(days)
		if all := free[reports[0].day]; h == nil && by.document != "" && len(all) > 0 {
			h = slices.MinFunc(all, func(a, b *happening) int { return compareReports(a.earliest(), b.earliest()) })
		}
		if h == nil {
			h = &happening{first: &particulars{}}
			days[reports[0].day] = append(days[reports[0].day], h)
		}
		h.reports = append(h.reports, reports...)
	}
}

func (by beside) find(days map[time.Time][]*happening) *happening {
	var best *happening
	var on time.Time
	for day, all := range days {
		for _, h := range all {
			if (best == nil || day.Before(on)) && slices.ContainsFunc(h.reports, by.is) {
				best, on = h, day
			}
		}
	}
	return best
}

func (by beside) is(r *report) bool {
	return r.m.DocumentID == by.document && r.m.Anchor() == by.anchor
}

// keys are what tells the happenings of one family and day from each other:
// nothing for the one that was reported first, which keeps its id when others
// come; for the others what is particular to them, and how often that came
// before.
func keys(all []*happening) [][]string {
	if len(all) == 1 {
		return [][]string{nil}
	}
	earliest := 0
	for i, h := range all {
		if compareReports(h.earliest(), all[earliest].earliest()) < 0 {
			earliest = i
		}
	}
	out, before := make([][]string, len(all)), map[string]int{}
	for i, h := range all {
		if i != earliest {
			what := h.first.String()
			out[i] = []string{what, fmt.Sprint(before[what])}
			before[what]++
		}
	}
	return out
}

func (h *happening) earliest() *report { return slices.MinFunc(h.reports, compareReports) }

// compareReports puts reports in the order of publication.
func compareReports(a, b *report) int {
	if c := a.out.Compare(b.out); c != 0 {
		return c
	}
	if c := cmp.Compare(a.doc.id, b.doc.id); c != 0 {
		return c
	}
	return cmp.Compare(a.m.ID, b.m.ID)
}

// report is a mention with the document that it stands in.
type report struct {
	m     *entente.Mention
	doc   printed
	out   time.Time // when the document was published
	day   time.Time
	dated bool // the text gives the day
	told  bool // elsewhere than where the mention stands
	loose bool // by a week or a month
	// decided is whether an analyst put it here.
	decided bool
	has     particulars
	level   int      // of has
	inWords string   // has, once asked for
	says    string   // its sentence, or what is known of it
	words   []uint64 // stems of what it says, once asked for
	moved   bool     // its document told of another state that it was on than it has
	copyOf  uint64   // what copies of its sentence share (copyKey), once asked for
}

// printed is what merging goes by of a document, which is larger.
type printed struct {
	id, title, url string
	publisher      string // its name
	official       string // for which state that speaks, empty if for none
}

func (p *printed) putOutBy() string { return putOutBy(p.publisher, p.url) }

// particulars are those of a report in words.
func (r *report) particulars() string {
	if r.inWords == "" {
		r.inWords = r.has.String()
	}
	return r.inWords
}

// documents are those that reports stand in. Most happenings have few.
type documents struct {
	few  []string
	many map[string]bool // once there are more than fewMost
}

const fewMost = 16

func (d *documents) has(id string) bool {
	if d.many != nil {
		return d.many[id]
	}
	return slices.Contains(d.few, id)
}

func (d *documents) add(id string) {
	switch {
	case d.many != nil:
		d.many[id] = true
	case slices.Contains(d.few, id):
	case len(d.few) < fewMost:
		d.few = append(d.few, id)
	default:
		d.many = map[string]bool{id: true}
		for _, one := range d.few {
			d.many[one] = true
		}
	}
}

func (d *documents) count() int { return max(len(d.few), len(d.many)) }
