package store

import (
	"context"
	"slices"
	"time"

	"entente"
)

// # decision, decided, placed
//
// What analysts decided about events, in their order, for ever: payload is the
// entente.Decision. decided holds where it put each mention, by the mention's
// document and anchor, so that it holds for what a newer coder finds there: the
// family and day that it is merged in, and beside which mention. The latest decision
// about a mention counts; placed keeps where each decision put mentions. Not derivable: only the analyst knows.

// Decide keeps a decision about events and puts the mentions where it says. It
// is refused if there is no such event, if a split takes none or all of its
// mentions, or if an event is joined with itself.
func (s *Store) Decide(ctx context.Context, d entente.Decision) error {
	return s.write(ctx, "decide about event "+d.Event, func(t *tx) error {
		d.Made = s.now()
		of, err := placeOf(ctx, t, d.Event)
		if err != nil {
			return err
		}
		to := decided{family: hashOf("split ", d.Event, " ", d.Made.UnixNano(), " ", d.Mentions), day: of.day}
		switch d.Kind {
		case entente.Split:
			if err := properPart(d.Mentions, of.mentions); err != nil {
				return err
			}
		case entente.Join:
			if to, err = placeBeside(ctx, t, d.Event, d.Other); err != nil {
				return err
			}
			d.Mentions = of.mentions
		default:
			return entente.Errorf(entente.Invalid, nil, "An event can be split or joined, not %q.", d.Kind)
		}
		payload, err := pack(d)
		if err != nil {
			return err
		}
		if err := t.exec(ctx, `INSERT INTO decision (kind, made, payload) VALUES (?,?,?)`, d.Kind, instant(d.Made), payload); err != nil {
			return err
		}
		if err := putAll(ctx, t, d.Mentions, to); err != nil {
			return err
		}
		return keepPlaces(ctx, t, d.Mentions)
	})
}

// keepPlaces keeps where the last decision put mentions.
func keepPlaces(ctx context.Context, t *tx, ids []string) error {
	for _, id := range ids {
		m, held, err := one(ctx, t, scanPayload[entente.Mention], `SELECT payload FROM mention WHERE id = ?`, id)
		if err != nil {
			return err
		}
		if !held {
			continue
		}
		if err := t.exec(ctx, `INSERT INTO placed (n, document_id, anchor, family, day, beside_in, beside)
			SELECT (SELECT max(n) FROM decision), document_id, anchor, family, day, beside_in, beside FROM decided
			WHERE document_id = ? AND anchor = ? ON CONFLICT DO NOTHING`, m.DocumentID, m.Anchor()); err != nil {
			return err
		}
	}
	return nil
}

// properPart refuses mentions that are not some, and not all, of an event's.
func properPart(some, all []string) error {
	for _, id := range some {
		if !slices.Contains(all, id) {
			return entente.Errorf(entente.Invalid, nil, "The report %s is none of this event's; load the event again and choose from those it has now.", id)
		}
	}
	if n := len(distinct(some)); n == 0 || n == len(all) {
		return entente.Errorf(entente.Invalid, nil, "To split an event, choose at least one of its reports and leave at least one.")
	}
	return nil
}

// Decided is where a decision put a mention: the family and day that it is merged
// in, and beside which mention.
type Decided struct {
	Family           string
	Day              time.Time
	BesideIn, Beside string
}

// Decided is where the decisions made before a time put mentions of documents,
// by the document's id, a blank and the mention's anchor.
func (s *Store) Decided(ctx context.Context, documents []string, before time.Time) (map[string]Decided, error) {
	all := map[string]Decided{}
	for _, part := range chunks(distinct(documents), 400) {
		_, err := collect(ctx, s.r, func(r row) (d Decided, err error) {
			var document, anchor string
			var day int64
			err = r.Scan(&document, &anchor, &d.Family, &day, &d.BesideIn, &d.Beside)
			d.Day = midnight(day)
			all[document+" "+anchor] = d
			return d, err
		}, `SELECT p.document_id, p.anchor, p.family, p.day, p.beside_in, p.beside FROM placed p JOIN decision d ON d.n = p.n
			WHERE p.document_id IN (`+marks(len(part))+`) AND d.made < ? ORDER BY p.n`, append(anys(part), instant(before))...)
		if err != nil {
			return nil, s.wrap("find what was decided", err)
		}
	}
	return all, nil
}

// EventsKnownLater are the events of some days, both included, that were
// reported after a time, with their reports.
func (s *Store) EventsKnownLater(ctx context.Context, from, to, after time.Time) ([]EventView, error) {
	lo, hi := days(from, to)
	views, err := collect(ctx, s.r, scanEvent, `SELECT e.changed, e.payload FROM event e WHERE e.day BETWEEN ? AND ? AND e.latest >= ?`,
		lo, hi, instant(after))
	if err == nil {
		err = s.fillEvents(ctx, views)
	}
	return views, s.wrap("list events reported later", err)
}

// decided is where a decision puts mentions.
type decided struct {
	family           string
	day              int64
	besideIn, beside string
}

// eventPlace is where an event stands, and its mentions.
type eventPlace struct {
	family   string
	day      int64
	mentions []string
}

func placeOf(ctx context.Context, t *tx, id string) (eventPlace, error) {
	v, found, err := one(ctx, t, func(r row) (p eventPlace, err error) {
		var payload string
		if err := r.Scan(&p.family, &p.day, &payload); err != nil {
			return p, err
		}
		e, err := unpack[entente.Event](payload)
		p.mentions = e.Mentions
		return p, err
	}, `SELECT family, day, payload FROM event WHERE id = ?`, id)
	if err == nil && !found {
		err = notFound("event", id)
	}
	return v, err
}

// placeBeside is where an event goes that is the same as another.
func placeBeside(ctx context.Context, t *tx, id, other string) (decided, error) {
	if id == other {
		return decided{}, entente.Errorf(entente.Invalid, nil, "An event cannot be joined with itself; give the id of another.")
	}
	p, err := placeOf(ctx, t, other)
	if err != nil {
		return decided{}, err
	}
	to := decided{family: p.family, day: p.day}
	for _, id := range p.mentions {
		m, held, err := one(ctx, t, scanPayload[entente.Mention], `SELECT payload FROM mention WHERE id = ?`, id)
		if err != nil {
			return to, err
		}
		there, err := decidedBy(ctx, t, `document_id = ?`, m.DocumentID)
		if err != nil {
			return to, err
		}
		by, moved := there[m.DocumentID+" "+m.Anchor()]
		if moved { // go where it went
			to.besideIn, to.beside = by.besideIn, by.beside
		} else if held {
			to.besideIn, to.beside = m.DocumentID, m.Anchor()
			break
		}
	}
	return to, nil
}

// putAll puts mentions where a decision says, and marks what that changes.
func putAll(ctx context.Context, t *tx, ids []string, to decided) error {
	for _, id := range ids {
		m, held, err := one(ctx, t, scanPayload[entente.Mention], `SELECT payload FROM mention WHERE id = ?`, id)
		if err != nil {
			return err
		}
		if !held {
			continue
		}
		if err := t.exec(ctx, `INSERT INTO decided (document_id, anchor, family, day, beside_in, beside) VALUES (?,?,?,?,?,?)
			ON CONFLICT (document_id, anchor) DO UPDATE SET family = excluded.family, day = excluded.day,
			beside_in = excluded.beside_in, beside = excluded.beside`,
			m.DocumentID, m.Anchor(), to.family, to.day, to.besideIn, to.beside); err != nil {
			return err
		}
		if err := place(ctx, t, m.DocumentID, func(o *entente.Mention, _ int64) (string, int64, bool) {
			return to.family, to.day, o.Anchor() == m.Anchor()
		}); err != nil {
			return err
		}
	}
	return nil
}

// place gives mentions of a document a family and a day, if where says so by the day that each is on, and
// marks the families that they leave and come to.
func place(ctx context.Context, t *tx, documentID string, where func(m *entente.Mention, day int64) (family string, on int64, yes bool)) error {
	type stood struct {
		m      entente.Mention
		family string
		day    int64
	}
	all, err := collect(ctx, t, func(r row) (v stood, err error) {
		var payload string
		if err := r.Scan(&v.family, &v.day, &payload); err != nil {
			return v, err
		}
		v.m, err = unpack[entente.Mention](payload)
		return v, err
	}, `SELECT family, day, payload FROM mention WHERE document_id = ?`, documentID)
	if err != nil {
		return err
	}
	for _, v := range all {
		family, day, yes := where(&v.m, v.day)
		if !yes || family == v.family && day == v.day {
			continue
		}
		if err := t.exec(ctx, `UPDATE mention SET family = ?, day = ? WHERE id = ?`, family, day, v.m.ID); err != nil {
			return err
		}
		if err := t.exec(ctx, insertStale, string(StaleEvents), v.family, v.day); err != nil {
			return err
		}
		if err := t.exec(ctx, insertStale, string(StaleEvents), family, day); err != nil {
			return err
		}
	}
	return nil
}

// decidedBy finds where decisions put mentions, by document and anchor.
func decidedBy(ctx context.Context, q querier, where string, arg any) (map[string]decided, error) {
	all := map[string]decided{}
	_, err := collect(ctx, q, func(r row) (d decided, err error) {
		var document, anchor string
		err = r.Scan(&document, &anchor, &d.family, &d.day, &d.besideIn, &d.beside)
		all[document+" "+anchor] = d
		return d, err
	}, `SELECT document_id, anchor, family, day, beside_in, beside FROM decided WHERE `+where, arg)
	return all, err
}

// heed puts mentions of a reading where decisions say.
func (c *CodedReading) heed(ctx context.Context, t *tx) error {
	by, err := decidedBy(ctx, t, `document_id = ?`, c.Reading.DocumentID)
	if err != nil || len(by) == 0 {
		return err
	}
	c.Families, c.Days = slices.Clone(c.Families), slices.Clone(c.Days)
	for i := range c.Reading.Mentions {
		if d, ok := by[c.Reading.DocumentID+" "+c.Reading.Mentions[i].Anchor()]; ok {
			c.Families[i], c.Days[i] = d.family, midnight(d.day)
		}
	}
	return nil
}

// Place gives the current mentions of a document a family and a day each, by
// id; where a decision put one, it stays, unless it is beside one that goes to another
// family: then it goes there too. exact is the name under which the events of a family stand.
func (u *Update) Place(ctx context.Context, documentID string, families map[string]string, days map[string]time.Time, exact func(string) string) error {
	by, err := decidedBy(ctx, u.t, `document_id = ?`, documentID)
	if err != nil {
		return err
	}
	var gone []leaving
	before, err := collect(ctx, u.t, scanLeaving, `SELECT family, payload FROM mention WHERE document_id = ?`, documentID)
	if err != nil {
		return err
	}
	for _, m := range before {
		_, fixed := by[documentID+" "+m.anchor]
		if m.to = exact(families[m.id]); m.to != "" && !fixed && m.to != exact(m.from) {
			m.from = exact(m.from)
			gone = append(gone, m)
		}
	}
	err = place(ctx, u.t, documentID, func(m *entente.Mention, _ int64) (string, int64, bool) {
		_, fixed := by[documentID+" "+m.Anchor()]
		family, known := families[m.ID]
		return family, dayOf(days[m.ID]), known && !fixed
	})
	for i := 0; i < len(gone) && err == nil; i++ {
		err = follow(ctx, u.t, documentID, gone[i])
	}
	return err
}

// leaving is a mention that goes from one family to another.
type leaving struct{ id, anchor, from, to string }

func scanLeaving(r row) (leaving, error) {
	var payload string
	var v leaving
	if err := r.Scan(&v.from, &payload); err != nil {
		return v, err
	}
	m, err := unpack[entente.Mention](payload)
	v.id, v.anchor = m.ID, m.Anchor()
	return v, err
}

// follow puts what was decided to be beside a mention of a document into the family that this goes to.
func follow(ctx context.Context, t *tx, documentID string, m leaving) error {
	type key struct{ document, anchor string }
	const beside = ` WHERE beside_in = ? AND beside = ? AND family = ?`
	all, err := collect(ctx, t, func(r row) (k key, err error) {
		err = r.Scan(&k.document, &k.anchor)
		return k, err
	}, `SELECT document_id, anchor FROM decided`+beside, documentID, m.anchor, m.from)
	if err != nil {
		return err
	}
	for _, table := range []string{"decided", "placed"} {
		if err := t.exec(ctx, `UPDATE `+table+` SET family = ?`+beside, m.to, documentID, m.anchor, m.from); err != nil {
			return err
		}
	}
	for _, k := range all {
		if err := place(ctx, t, k.document, func(o *entente.Mention, day int64) (string, int64, bool) {
			return m.to, day, o.Anchor() == k.anchor
		}); err != nil {
			return err
		}
	}
	return nil
}

// Decisions lists what was decided about events, the latest first.
func (s *Store) Decisions(ctx context.Context, p Page) ([]entente.Decision, error) {
	all, err := collect(ctx, s.r, scanPayload[entente.Decision], `SELECT payload FROM decision ORDER BY n DESC LIMIT ? OFFSET ?`, p.limit(), p.offset())
	return all, s.wrap("list decisions", err)
}
