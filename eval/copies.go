package eval

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"entente"
	"entente/merge"
	"entente/merge/origin"
)

// Desk is what reads texts, merges what they say and knows publishers, as a
// desk has it.
type Desk struct {
	Reader Reader
	Merger merge.Merger
	Press  origin.Press
}

// Copies scores what a desk makes of many reports of one happening, by pairs.
// The whole chronicle and the copies of a part are read, their mentions merged
// and the origins of each event traced, as a desk does it.
//
// Origins: a pair of labelled texts is said to go back to one if origin.Texts has
// them together, by which a document's page names its copies and its source. Beside that stand the pairs of texts that
// report one event, by the origins that the event counts (merge.Trace), without
// those that one voice put out, or what they go back to: two reports of one newsroom have
// two labels, and they and their copies are counted as one origin. Events: each label is aligned to a mention of its type that stands where
// its quote stands, by its trigger before its other words, no mention to two
// labels. A pair of aligned labels is said to be one happening if both mentions
// are in one event. "all" counts labels without a mention too, which stand
// alone. Mentions that nobody labelled are not judged, since labels tell only of
// what a text mainly reports.
//
// With errors set tables list the pairs that are wrong or missed.
func Copies(d Desk, set *CopySet, errors bool) *Report {
	s := copyScore{cases: set.cases}
	s.read(d.Reader)
	s.merge(d)
	return s.report(errors)
}

type copyScore struct {
	cases    []copyCase
	mentions []entente.Mention // of all texts
	of       [][]int           // of each text, in mentions
	event    []int             // of each mention
	together []int             // of each text, the group of those that go back to one
	counted  map[[2]int]bool   // pairs of texts of one event, and whether it counts them as one origin
}

func (s *copyScore) read(r Reader) {
	for i := range s.cases {
		doc := &s.cases[i].doc
		var own []int
		for _, m := range r.Read(doc, nil).Mentions {
			own = append(own, len(s.mentions))
			s.mentions = append(s.mentions, m)
		}
		s.of = append(s.of, own)
	}
}

// merge makes events of all mentions and notes which texts have one origin.
func (s *copyScore) merge(d Desk) {
	texts := map[string]int{}
	reports := make([]origin.Report, len(s.cases))
	for i := range s.cases {
		doc := &s.cases[i].doc
		texts[doc.ID] = i
		reports[i] = origin.Report{
			ID: doc.ID, Outlets: []origin.Outlet{{Name: doc.Publisher.Name, URL: doc.URL, Came: doc.Publisher}},
			Published: doc.Published, Sketch: origin.Of(doc),
		}
	}
	furniture := s.furniture(reports)
	s.together = origin.Texts(reports, d.Press, furniture)
	docs := func(id string) (entente.Document, bool) {
		i, ok := texts[id]
		if !ok {
			return entente.Document{}, false
		}
		return s.cases[i].doc, true
	}
	at := map[string]int{}
	for i := range s.mentions {
		at[s.mentions[i].ID] = i
	}
	tracer := merge.Tracer{Report: func(id string) origin.Report { return reports[texts[id]] }, Press: d.Press, Furniture: furniture}
	s.event, s.counted = make([]int, len(s.mentions)), map[[2]int]bool{}
	for n, e := range d.Merger.Events(s.mentions, docs) {
		var of []merge.Witness
		for _, id := range e.Mentions {
			s.event[at[id]] = n
			m := &s.mentions[at[id]]
			doc, _ := docs(m.DocumentID)
			of = append(of, merge.Witness{ID: m.ID, Document: doc, Where: m.Where, Standing: m.Standing})
		}
		tracer.Event(&e, of)
		s.count(e.Origins, texts)
	}
}

// count notes which texts of an event are counted as one origin.
func (s *copyScore) count(origins []entente.Origin, texts map[string]int) {
	of := map[int]int{}
	var in []int
	for n, o := range origins {
		for _, id := range o.Documents {
			of[texts[id]] = n
			in = append(in, texts[id])
		}
	}
	pairsOf(len(in), func(i, j int) {
		pair := [2]int{min(in[i], in[j]), max(in[i], in[j])}
		s.counted[pair] = s.counted[pair] || of[in[i]] == of[in[j]]
	})
}

// furniture tells of paragraphs that recur, by the rule of the record (see
// store.Update.Furniture): on four days that lie ten apart.
func (s *copyScore) furniture(reports []origin.Report) func(uint32) bool {
	days := map[uint32][]time.Time{}
	for i := range reports {
		day := reports[i].Published
		for _, p := range reports[i].Sketch.Passages() {
			if !slices.Contains(days[p], day) {
				days[p] = append(days[p], day)
			}
		}
	}
	return func(p uint32) bool {
		on := days[p]
		return len(on) >= 4 && slices.MaxFunc(on, time.Time.Compare).Sub(slices.MinFunc(on, time.Time.Compare)) >= 10*24*time.Hour
	}
}

// pairsOf calls f with each pair of numbers below n, the lower first.
func pairsOf(n int, f func(i, j int)) {
	for i := range n {
		for j := i + 1; j < n; j++ {
			f(i, j)
		}
	}
}

// placed is a label and the mention that it is aligned to, -1 for none.
type placed struct {
	text int
	happeningLabel
	mention int
}

// align gives each label of a text a mention: as many as can be, those with the
// trigger in the quote first.
func (s *copyScore) align(text int) []placed {
	c := &s.cases[text]
	fits := make([][]int, len(c.tells))
	for i := range c.tells {
		fits[i] = s.fitting(text, &c.tells[i])
	}
	taken := map[int]int{}
	for i := range fits {
		augment(i, fits, taken, map[int]bool{})
	}
	out := make([]placed, len(c.tells))
	for i := range out {
		out[i] = placed{text, c.tells[i], -1}
	}
	for m, i := range taken {
		out[i].mention = m
	}
	return out
}

// fitting are the mentions that can be what a label means, the best first.
func (s *copyScore) fitting(text int, l *happeningLabel) []int {
	rank := map[int]int{}
	var all []int
	for _, place := range l.places(&s.cases[text].doc) {
		for _, n := range s.of[text] {
			m := &s.mentions[n]
			switch _, known := rank[n]; {
			case m.Event != l.event:
				continue
			case m.Trigger.Span.Overlaps(place):
				if !known {
					all = append(all, n)
				}
				rank[n] = 0
			case !known && slices.ContainsFunc(m.Spans, place.Overlaps):
				all = append(all, n)
				rank[n] = 1
			}
		}
	}
	slices.SortStableFunc(all, func(a, b int) int { return cmp.Compare(rank[a], rank[b]) })
	return all
}

// labels are those of all texts, aligned.
func (s *copyScore) labels() []placed {
	var all []placed
	for i := range s.cases {
		if s.cases[i].origin != "" {
			all = append(all, s.align(i)...)
		}
	}
	return all
}

// pairScore counts pairs and keeps those that are amiss.
type pairScore struct {
	counts
	faults Table
}

// add counts a pair; told is asked for where it is amiss.
func (p *pairScore) add(gold, said bool, told func() []string) {
	p.gold += yes(gold)
	p.said += yes(said)
	p.right += yes(gold && said)
	switch {
	case said && !gold:
		p.faults.Rows = append(p.faults.Rows, append([]string{"wrong"}, told()...))
	case gold && !said:
		p.faults.Rows = append(p.faults.Rows, append([]string{"missed"}, told()...))
	}
}

func yes(b bool) int {
	if b {
		return 1
	}
	return 0
}

// origins scores pairs of texts, and those of them that report one event.
func (s *copyScore) origins() (texts, counted pairScore, n int) {
	texts.faults = Table{Title: "Origins: pairs of texts that are wrong or missed", Head: []string{"", "text", "origin", "text", "origin"}}
	counted.faults = Table{Title: "Origins of one event: pairs of texts that are wrong or missed", Head: texts.faults.Head}
	var in []int
	for i := range s.cases {
		if s.cases[i].origin != "" {
			in = append(in, i)
		}
	}
	from := s.sources()
	pairsOf(len(in), func(i, j int) {
		a, b := &s.cases[in[i]], &s.cases[in[j]]
		gold, told := a.origin == b.origin, func() []string { return []string{a.name, a.origin, b.name, b.origin} }
		texts.add(gold, s.together[in[i]] == s.together[in[j]], told)
		if oneVoice(a.doc.Publisher, b.doc.Publisher) || !gold && oneVoice(from[a.origin], from[b.origin]) {
			return
		}
		if said, both := s.counted[[2]int{in[i], in[j]}]; both {
			counted.add(gold, said, told)
		}
	})
	return texts, counted, len(in)
}

// sources are who put out what the texts of each origin in the gold go back to: the earliest of them,
// of one day the first that is of an agency, a ministry or a state's media, as these give away what they write.
func (s *copyScore) sources() map[string]entente.Publisher {
	first := map[string]*entente.Document{}
	gives := func(p entente.Publisher) int {
		return 1 - yes(p.Kind == "agency" || p.Kind == "ministry" || p.StateControlled)
	}
	for i := range s.cases {
		doc, origin := &s.cases[i].doc, s.cases[i].origin
		if held := first[origin]; held == nil || cmp.Or(doc.Published.Compare(held.Published), cmp.Compare(gives(doc.Publisher), gives(held.Publisher))) < 0 {
			first[origin] = doc
		}
	}
	from := map[string]entente.Publisher{}
	for origin, doc := range first {
		from[origin] = doc.Publisher
	}
	return from
}

// oneVoice reports whether two publishers are one, or speak for one state.
func oneVoice(a, b entente.Publisher) bool {
	return a.Name == b.Name || a.StateControlled && b.StateControlled && a.Country == b.Country
}

// events scores the aligned labels, and all. Pairs of two parts are passed over: the
// people who labelled them named no happening alike, and several stand in both.
func (s *copyScore) events(labels []placed) (aligned, all pairScore) {
	aligned.faults = Table{Title: "Events: pairs of labels that are wrong or missed", Head: []string{"", "text", "words", "mention", "text", "words", "mention"}}
	pairsOf(len(labels), func(i, j int) {
		a, b := labels[i], labels[j]
		if s.cases[a.text].hand != s.cases[b.text].hand {
			return
		}
		gold := a.id == b.id
		given := a.mention >= 0 && b.mention >= 0
		said := given && s.event[a.mention] == s.event[b.mention]
		told := func() []string { return append(s.told(a), s.told(b)...) }
		all.add(gold, said, told)
		if given {
			aligned.add(gold, said, told)
		}
	})
	return aligned, all
}

// told is a label in the cells of a table.
func (s *copyScore) told(l placed) []string {
	have := "none of its type"
	if l.mention >= 0 {
		have = describe(&s.mentions[l.mention])
	}
	return []string{s.cases[l.text].name, cell(l.id + ": " + l.quote), cell(have)}
}

// describe is a mention in a line: type, parties, day, place.
func describe(m *entente.Mention) string {
	names := func(es []entente.Entity) (out string) {
		for _, e := range es {
			out += " " + cmp.Or(e.Code, e.Text)
			if e.Sector != "" {
				out += "/" + e.Sector
			}
			if e.Name != "" {
				out += " (" + e.Name + ")"
			}
		}
		return out
	}
	s := fmt.Sprintf("%s %s%s >%s, %s %s", m.Event, m.Mode, names(m.Actors), names(m.Recipients), m.Date.Time.Format(time.DateOnly), m.Date.Precision)
	if m.Place != nil {
		s += " at " + cmp.Or(m.Place.Name, m.Place.Text)
	}
	return s
}

func (s *copyScore) report(errors bool) *Report {
	labels := s.labels()
	texts, counted, n := s.origins()
	aligned, all := s.events(labels)
	found := len(labels)
	missed := Table{Title: "Labels without a mention", Head: []string{"text", "words"}}
	for _, l := range labels {
		if l.mention < 0 {
			found--
			missed.Rows = append(missed.Rows, s.told(l)[:2])
		}
	}
	r := &Report{Task: "copies", N: n, Figures: map[string]float64{
		"labels": float64(len(labels)), "labels_found": percent(found, len(labels)),
	}, Tabled: true}
	texts.figures(r.Figures, "origins_")
	counted.figures(r.Figures, "origins_counted_")
	aligned.figures(r.Figures, "events_")
	all.figures(r.Figures, "events_all_")
	sheet := Table{Title: "Pairs", Head: []string{"pairs of", "in the gold", "said", "precision", "recall", "F1"}, Rows: [][]string{
		texts.row("texts of one origin"), counted.row("texts of one origin that report one event"),
		aligned.row("labels of one happening, with a mention"), all.row("labels of one happening, all"),
	}}
	r.Tables = []Table{sheet, {
		Title: "Labels that a mention of their type stands for", Head: []string{"labels", "with a mention, %"},
		Rows: [][]string{{itoa(len(labels)), one(percent(found, len(labels)))}},
	}}
	if errors {
		r.Tables = append(r.Tables, texts.faults, counted.faults, aligned.faults, missed)
	}
	return r
}
