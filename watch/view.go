package watch

import (
	"slices"
	"strings"
	"time"

	"entente"
)

// View answers what a condition asks of the record as it is at the time of the
// look. What it does not know it answers with nothing, never with a guess.
type View interface {
	// Last is the day of the latest event that a query finds.
	Last(q EventQuery) (day time.Time, found bool)
	// Count counts the events that a query finds.
	Count(q EventQuery) int
	// Agreements are those between two states.
	Agreements(d entente.Dyad) []Held
	// Stances are the states that have taken one of the stances on a topic (see
	// Topics) since a day, each once.
	Stances(topic string, stances []string, since time.Time) []string
	// Begins is the day of the earliest report in the record, zero if there is
	// none.
	Begins() time.Time
}

// Held is an agreement as far as conditions ask about it.
type Held struct {
	ID          string
	Since       time.Time // its first stage, else its first report
	Obligations []string
	Firm        bool // further than negotiated, and not over
	Counts      bool
}

// HeldOf is what conditions ask about an agreement.
func HeldOf(a *entente.RegisteredAgreement) Held {
	h := Held{ID: a.ID, Since: a.First, Firm: firm(a.Stages), Counts: a.Standing.Counts()}
	for _, s := range done(a.Stages) {
		if !s.Date.Time.IsZero() && s.Date.Time.Before(h.Since) {
			h.Since = s.Date.Time
		}
	}
	for _, o := range a.Obligations {
		h.Obligations = append(h.Obligations, o.Code)
	}
	return h
}

// EventQuery selects events between two states. An empty Type or Mode is any.
type EventQuery struct {
	Dyad   entente.Dyad
	Type   string
	Mode   string
	Actor  string // only those that this state did, empty for both
	Heads  bool   // only those whose actor is at the head of its state
	Open   bool   // those that do not count (possible, denied, to come) instead of those that do
	Sample bool   // of the sample chronicle
	From   time.Time
	Before time.Time // up to the day before this one
	Except string    // an event that is left out
}

// Topics are what a position is about, each as one word: the things of the
// record that it names, by kind and id ("agreement 4f…"), and the tie of the two
// states that it names ("tie PRK-RUS"). Where it names more states or fewer, it
// is about no tie.
func Topics(p *entente.Position) []string {
	var out []string
	var codes []string
	for _, t := range p.About {
		if t.ID != "" {
			out = append(out, t.Kind+" "+t.ID)
		}
		codes = append(codes, StatesOf(t.Entities)...)
		for _, e := range t.Entities {
			for _, m := range e.Members {
				if entente.IsState(m) {
					codes = append(codes, m)
				}
			}
		}
	}
	slices.Sort(codes)
	if codes = slices.Compact(codes); len(codes) == 2 {
		out = append(out, "tie "+codes[0]+"-"+codes[1])
	}
	return out
}

// TiesOf is the dyad that a position is about, in a list; the list is empty
// where it is about none.
func TiesOf(p *entente.Position) []entente.Dyad {
	for _, topic := range Topics(p) {
		if tie, ok := strings.CutPrefix(topic, "tie "); ok {
			a, b, _ := strings.Cut(tie, "-")
			return []entente.Dyad{entente.NewDyad(a, b)}
		}
	}
	return nil
}

// History is a record in memory that things are added to in the order in which
// they became known. It is the View of rehearsals and of rules' own tests.
type History struct {
	events     map[entente.Dyad]map[string][]*entry // by type, in order of their days
	byID       map[string]*entry
	agreements map[entente.Dyad][]*Held
	held       map[string]*Held
	stances    map[string][]stance
	begins     time.Time
}

// entry is an event in a history.
type entry struct {
	id, typ, mode  string
	day            time.Time
	actors, heads  []string
	counts, sample bool
	dyads          []entente.Dyad
}

type stance struct {
	state, stance string
	at            time.Time
}

// NewHistory makes an empty history.
func NewHistory() *History {
	return &History{events: map[entente.Dyad]map[string][]*entry{}, byID: map[string]*entry{},
		agreements: map[entente.Dyad][]*Held{}, held: map[string]*Held{}, stances: map[string][]stance{}}
}

// Put adds a thing, or has it stand as it does now.
func (h *History) Put(t *Thing) {
	if at := t.First; !at.IsZero() && (h.begins.IsZero() || at.Before(h.begins)) {
		h.begins = at
	}
	switch {
	case t.Event != nil:
		h.putEvent(t)
	case t.Agreement != nil:
		h.putAgreement(t)
	case t.Position != nil:
		h.putPosition(t.Position, t.First)
	}
}

func (h *History) putEvent(t *Thing) {
	if old := h.byID[t.ID]; old != nil && old.day.Equal(t.Date.Time) {
		old.counts = t.Standing.Counts()
		return
	}
	h.Drop(t.ID)
	e := &entry{id: t.ID, typ: t.Event.Type, mode: t.Event.Mode, day: t.Date.Time, counts: t.Standing.Counts(),
		sample: t.Sample, actors: StatesOf(t.Event.Actors), dyads: t.Dyads}
	for _, a := range t.Event.Actors {
		if head(a) {
			e.heads = append(e.heads, a.Code)
		}
	}
	h.byID[t.ID] = e
	for _, d := range t.Dyads {
		if h.events[d] == nil {
			h.events[d] = map[string][]*entry{}
		}
		list := h.events[d][e.typ]
		at, _ := slices.BinarySearchFunc(list, e.day, func(e *entry, day time.Time) int {
			if e.day.After(day) {
				return 1
			}
			return -1
		})
		h.events[d][e.typ] = slices.Insert(list, at, e)
	}
}

// Drop takes an event out.
func (h *History) Drop(id string) {
	e := h.byID[id]
	if e == nil {
		return
	}
	delete(h.byID, id)
	for _, d := range e.dyads {
		h.events[d][e.typ] = slices.DeleteFunc(h.events[d][e.typ], func(o *entry) bool { return o == e })
	}
}

func (h *History) putAgreement(t *Thing) {
	now := HeldOf(t.Agreement)
	if old := h.held[t.ID]; old != nil {
		*old = now
		return
	}
	h.held[t.ID] = &now
	for _, d := range t.Dyads {
		h.agreements[d] = append(h.agreements[d], &now)
	}
}

func (h *History) putPosition(p *entente.Position, at time.Time) {
	if !entente.IsState(p.Actor.Code) {
		return
	}
	for _, topic := range Topics(p) {
		if s := (stance{p.Actor.Code, p.Stance, at}); !slices.Contains(h.stances[topic], s) {
			h.stances[topic] = append(h.stances[topic], s)
		}
	}
}

// Last is the day of the latest event that a query finds.
func (h *History) Last(q EventQuery) (day time.Time, found bool) {
	h.each(q, func(e *entry) bool {
		if !found || e.day.After(day) {
			day, found = e.day, true
		}
		return false // those of the type come the latest first
	})
	return day, found
}

// Count counts the events that a query finds.
func (h *History) Count(q EventQuery) int {
	n := 0
	h.each(q, func(*entry) bool { n++; return true })
	return n
}

// each gives the events of a query, of each type the latest first, until a
// function has enough of a type.
func (h *History) each(q EventQuery, f func(*entry) (more bool)) {
	for typ, list := range h.events[q.Dyad] {
		if q.Type != "" && q.Type != typ {
			continue
		}
		end := len(list)
		if !q.Before.IsZero() {
			end, _ = slices.BinarySearchFunc(list, q.Before, func(e *entry, day time.Time) int { return e.day.Compare(day) })
		}
		for i := end - 1; i >= 0 && (q.From.IsZero() || !list[i].day.Before(q.From)); i-- {
			if q.takes(list[i]) && !f(list[i]) {
				break
			}
		}
	}
}

func (q *EventQuery) takes(e *entry) bool {
	switch {
	case e.id == q.Except, q.Mode != "" && e.mode != q.Mode, e.counts == q.Open, e.sample != q.Sample:
		return false
	case q.Heads && (q.Actor == "" && len(e.heads) == 0 || q.Actor != "" && !slices.Contains(e.heads, q.Actor)):
		return false
	}
	return q.Actor == "" || slices.Contains(e.actors, q.Actor)
}

// Agreements are those between two states.
func (h *History) Agreements(d entente.Dyad) []Held {
	var all []Held
	for _, a := range h.agreements[d] {
		all = append(all, *a)
	}
	return all
}

// Stances are the states that have taken one of the stances on a topic.
func (h *History) Stances(topic string, stances []string, since time.Time) []string {
	var states []string
	for _, s := range h.stances[topic] {
		if !s.at.Before(since) && slices.Contains(stances, s.stance) && !slices.Contains(states, s.state) {
			states = append(states, s.state)
		}
	}
	return states
}

// Begins is the day of the earliest report.
func (h *History) Begins() time.Time { return h.begins }

// Takes reports whether an event is one that a query asks for, as far as its
// mode, its actors and its id go; the store selects by the rest.
func (q *EventQuery) Takes(e *entente.Event) bool {
	o := entry{id: e.ID, typ: e.Type, mode: e.Mode, counts: !q.Open, sample: q.Sample, actors: StatesOf(e.Actors)}
	for _, a := range e.Actors {
		if head(a) {
			o.heads = append(o.heads, a.Code)
		}
	}
	return q.takes(&o)
}
