package watch

import (
	"cmp"
	"container/heap"
	"slices"
	"time"

	"entente"
)

// Book is a memory of alerts that lies in memory.
type Book struct {
	alerts map[string]*entente.Alert
	groups map[string][]string
	things map[string][]string
	raised map[string]int
}

// NewBook makes an empty book.
func NewBook() *Book {
	return &Book{alerts: map[string]*entente.Alert{}, groups: map[string][]string{}, things: map[string][]string{}, raised: map[string]int{}}
}

// Alert finds an alert by its id.
func (b *Book) Alert(id string) (entente.Alert, bool, error) {
	if a := b.alerts[id]; a != nil {
		return *a, true, nil
	}
	return entente.Alert{}, false, nil
}

func (b *Book) all(ids []string) []entente.Alert {
	var all []entente.Alert
	for _, id := range ids {
		if a := b.alerts[id]; a != nil {
			all = append(all, *a)
		}
	}
	return all
}

// Group finds the alerts of a watch and group.
func (b *Book) Group(watch, group string) ([]entente.Alert, error) {
	return b.all(b.groups[watch+"\x00"+group]), nil
}

// Of finds the alerts that name a thing.
func (b *Book) Of(kind Kind, id string) ([]entente.Alert, error) {
	return b.all(b.things[string(kind)+" "+id]), nil
}

// Raised counts the alerts that a watch first raised on a day.
func (b *Book) Raised(watch string, day time.Time) (int, error) {
	return b.raised[watch+day.UTC().Format(time.DateOnly)], nil
}

// Apply keeps what became of an alert.
func (b *Book) Apply(t Transition) {
	a := t.Alert
	old := b.alerts[a.ID]
	if old == nil {
		key := a.Watch + "\x00" + a.Group
		b.groups[key] = append(b.groups[key], a.ID)
	}
	if t.Gone {
		delete(b.alerts, a.ID)
		return
	}
	if !a.Fired.IsZero() && (old == nil || old.Fired.IsZero()) {
		b.raised[a.Watch+a.Fired.UTC().Format(time.DateOnly)]++
	}
	b.alerts[a.ID] = &a
	for _, id := range a.Things {
		key := a.Kind + " " + id
		if !slices.Contains(b.things[key], a.ID) {
			b.things[key] = append(b.things[key], a.ID)
		}
	}
}

// Replay runs changes through the rules of a set in the order of their times,
// as if the desk had been told of each when it became known. Alerts that wait
// fire at the time when they have waited long enough. It is given the last
// time that is looked at, and gives what became of alerts, in order.
type Replay struct {
	set     *Set
	history *History
	book    *Book
	eval    *Evaluator
	facts   map[string]Facts
	last    map[string]*Change // of things that have alerts pending
	due     dues
	out     func(Transition, time.Time)
}

// NewReplay makes a replay; each transition is given to a function, with its
// time.
func NewReplay(set *Set, names func(code string) string, out func(Transition, time.Time)) *Replay {
	r := &Replay{set: set, history: NewHistory(), book: NewBook(), facts: map[string]Facts{}, last: map[string]*Change{},
		out: out}
	r.eval = NewEvaluator(set, r.history, r.book, names)
	return r
}

// Learn adds a thing to the record without looking at it with any rule: what
// lies before the time from which the past is looked at.
func (r *Replay) Learn(c *Change) {
	r.history.Put(&c.Thing)
	r.facts[string(c.Kind)+" "+c.ID] = FactsOf(&c.Thing)
}

// Look looks at a change at its time. Changes come in the order of their times.
func (r *Replay) Look(c *Change) error {
	if err := r.Until(c.At); err != nil {
		return err
	}
	key := string(c.Kind) + " " + c.ID
	if f, known := r.facts[key]; known {
		c.Before = &f
	}
	if c.Gone {
		r.history.Drop(c.ID)
	} else {
		r.history.Put(&c.Thing)
	}
	if err := r.look(c, c.At); err != nil {
		return err
	}
	r.facts[key] = FactsOf(&c.Thing)
	return nil
}

func (r *Replay) look(c *Change, now time.Time) error {
	ts, err := r.eval.Look(c, now)
	if err != nil {
		return err
	}
	for _, t := range ts {
		r.apply(t, now)
		if t.Alert.State == entente.AlertPending {
			r.last[string(c.Kind)+" "+c.ID] = c
		}
	}
	return nil
}

func (r *Replay) apply(t Transition, now time.Time) {
	r.book.Apply(t)
	r.out(t, now)
	if at, ok := r.set.next(t.Alert); ok && !t.Gone {
		heap.Push(&r.due, dueAt{at, t.Alert.ID})
	}
}

// next is when an alert changes by itself: fires after waiting, or is resolved
// since nothing new has come.
func (s *Set) next(a entente.Alert) (time.Time, bool) {
	rule, known := s.Rule(a.Watch)
	switch {
	case !known:
	case a.State == entente.AlertPending:
		return a.Pending.Add(rule.For), true
	case a.Holds() && rule.Keep > 0:
		return later(a.Seen, a.Raised).Add(rule.Keep), true
	}
	return time.Time{}, false
}

// Until lets time go by up to a time.
func (r *Replay) Until(now time.Time) error {
	for len(r.due) > 0 && !r.due[0].at.After(now) {
		d := heap.Pop(&r.due).(dueAt)
		a, found, _ := r.book.Alert(d.id)
		if at, ok := r.set.next(a); !found || !ok || !at.Equal(d.at) {
			continue // it has changed since, and has another time
		}
		if t, old := r.set.Old(a, d.at); old {
			r.apply(t, d.at)
			continue
		}
		for _, id := range a.Things {
			if c := r.last[a.Kind+" "+id]; c != nil {
				if err := r.look(c, d.at); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// Trouble tells what went wrong, by watch, over all that was replayed.
func (r *Replay) Trouble() []Trouble { return r.eval.Trouble() }

// dueAt is an alert and a time at which it changes by itself.
type dueAt struct {
	at time.Time
	id string
}

// dues are such times, the earliest first.
type dues []dueAt

// Len, Less, Swap, Push and Pop are container/heap's.
func (d dues) Len() int { return len(d) }

// Less puts the earlier first.
func (d dues) Less(i, j int) bool {
	return cmp.Or(d[i].at.Compare(d[j].at), cmp.Compare(d[i].id, d[j].id)) < 0
}

// Swap exchanges two.
func (d dues) Swap(i, j int) { d[i], d[j] = d[j], d[i] }

// Push adds one.
func (d *dues) Push(x any) { *d = append(*d, x.(dueAt)) }

// Pop takes the last one.
func (d *dues) Pop() any {
	old := *d
	x := old[len(old)-1]
	*d = old[:len(old)-1]
	return x
}
