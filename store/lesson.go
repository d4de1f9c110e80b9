package store

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"entente"
)

// # lesson
//
// What the user has taught of actors, as far as the record has taken account
// of it: one row a line, with the names that change their meaning in a text by
// it. Kept, so that at the next start it is known what was changed meanwhile.

// Lesson is one thing that the user has taught: a key that changes whenever it
// changes, and the names in a text that it gives another meaning.
type Lesson struct {
	Key   string
	Names []string
	// Publishers are names and hosts of publishers of which it tells something
	// that changes what their reports are worth, and not what a text says.
	Publishers []string
}

// Learn takes account of all lessons there are now: coded documents that hold a
// name of one that was added, taken back or changed since are work again, in
// the transaction that notes it. It gives how many documents these are.
func (s *Store) Learn(ctx context.Context, lessons []Lesson) (documents int, err error) {
	held, err := s.lessons(ctx, s.r)
	if err != nil || sameLessons(held, lessons) {
		return 0, s.wrap("list lessons", err)
	}
	err = s.write(ctx, "learn", func(t *tx) error {
		held, err := s.lessons(ctx, t)
		if err != nil {
			return err
		}
		if documents, err = s.readAgain(ctx, t, changed(held, lessons, func(l Lesson) []string { return l.Names })); err != nil {
			return err
		}
		publishers := changed(held, lessons, func(l Lesson) []string { return l.Publishers })
		if err := s.gradeAgain(ctx, t, publishers); err != nil {
			return err
		}
		return keepLessons(ctx, t, lessons)
	})
	return documents, err
}

func (s *Store) lessons(ctx context.Context, q querier) (map[string]Lesson, error) {
	all, err := collect(ctx, q, func(r row) (l Lesson, err error) {
		var names, publishers string
		if err = r.Scan(&l.Key, &names, &publishers); err == nil {
			err = errors.Join(json.Unmarshal([]byte(names), &l.Names), json.Unmarshal([]byte(publishers), &l.Publishers))
		}
		return l, err
	}, `SELECT key, names, publishers FROM lesson`)
	out := make(map[string]Lesson, len(all))
	for _, l := range all {
		out[l.Key] = l
	}
	return out, err
}

func sameLessons(held map[string]Lesson, lessons []Lesson) bool {
	seen := map[string]bool{}
	for _, l := range lessons {
		if _, ok := held[l.Key]; !ok {
			return false
		}
		seen[l.Key] = true
	}
	return len(seen) == len(held)
}

// changed are the names of lessons that only one side has.
func changed(held map[string]Lesson, lessons []Lesson, of func(Lesson) []string) []string {
	var names []string
	now := map[string]bool{}
	for _, l := range lessons {
		now[l.Key] = true
		if _, ok := held[l.Key]; !ok {
			names = append(names, of(l)...)
		}
	}
	for key, l := range held {
		if !now[key] {
			names = append(names, of(l)...)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func keepLessons(ctx context.Context, t *tx, lessons []Lesson) error {
	if err := t.exec(ctx, `DELETE FROM lesson`); err != nil {
		return err
	}
	for _, l := range lessons {
		names, err := pack(l.Names)
		if err != nil {
			return err
		}
		publishers, err := pack(l.Publishers)
		if err != nil {
			return err
		}
		if err := t.exec(ctx, `INSERT INTO lesson (key, names, publishers) VALUES (?,?,?) ON CONFLICT DO NOTHING`,
			l.Key, names, publishers); err != nil {
			return err
		}
	}
	return nil
}

// readAgain makes the coded documents that hold any of the names work.
func (s *Store) readAgain(ctx context.Context, t *tx, names []string) (int, error) {
	n := 0
	for _, name := range names {
		condition, value := s.d.Phrase(name)
		done, err := t.ExecContext(ctx, `UPDATE document AS d SET again = 1 WHERE d.state = 'coded' AND d.again = 0 AND `+condition, value)
		if err != nil {
			return n, err
		}
		marked, err := done.RowsAffected()
		if err != nil {
			return n, err
		}
		n += int(marked)
	}
	return n, nil
}

// gradeAgain makes the events stale that documents of publishers report, given
// by names and hosts, and documents that hold one of the names and so may credit
// him.
func (s *Store) gradeAgain(ctx context.Context, t *tx, publishers []string) error {
	const stale = `INSERT INTO stale (kind, key, day) SELECT DISTINCT 'events', m.family, m.day FROM document d
		JOIN mention m ON m.document_id = d.id AND m.coder = d.coder WHERE `
	const put = ` ON CONFLICT DO NOTHING`
	for _, p := range publishers {
		if err := t.exec(ctx, stale+`d.id IN (SELECT document_id FROM sighting WHERE publisher = ?)`+put, p); err != nil {
			return err
		}
		if strings.Contains(p, ".") && !strings.Contains(p, " ") {
			for _, before := range []string{"https://", "https://www.", "http://", "http://www."} {
				if err := t.exec(ctx, stale+`d.id IN (SELECT document_id FROM sighting WHERE url >= ? AND url < ?)`+put,
					before+p, before+p+"\U0010ffff"); err != nil {
					return err
				}
			}
			continue
		}
		condition, value := s.d.Phrase(p)
		if err := t.exec(ctx, stale+`d.state = 'coded' AND `+condition+put, value); err != nil {
			return err
		}
	}
	return nil
}

// entitiesOf are all actors that a mention names, with those who vouch for it.
func entitiesOf(m *entente.Mention) []entente.Entity {
	all := slices.Concat(m.Actors, m.Recipients, m.About)
	for _, a := range m.Standing.AttributedTo {
		all = append(all, a.Source)
	}
	return all
}
