package store

import (
	"context"
	"encoding/json"
	"slices"

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
		if documents, err = s.readAgain(ctx, t, namesChanged(held, lessons)); err != nil {
			return err
		}
		return keepLessons(ctx, t, lessons)
	})
	return documents, err
}

func (s *Store) lessons(ctx context.Context, q querier) (map[string][]string, error) {
	all, err := collect(ctx, q, func(r row) (l Lesson, err error) {
		var names string
		if err = r.Scan(&l.Key, &names); err == nil {
			err = json.Unmarshal([]byte(names), &l.Names)
		}
		return l, err
	}, `SELECT key, names FROM lesson`)
	out := make(map[string][]string, len(all))
	for _, l := range all {
		out[l.Key] = l.Names
	}
	return out, err
}

func sameLessons(held map[string][]string, lessons []Lesson) bool {
	seen := map[string]bool{}
	for _, l := range lessons {
		if _, ok := held[l.Key]; !ok {
			return false
		}
		seen[l.Key] = true
	}
	return len(seen) == len(held)
}

// namesChanged are the names of lessons that only one side has.
func namesChanged(held map[string][]string, lessons []Lesson) []string {
	var names []string
	now := map[string]bool{}
	for _, l := range lessons {
		now[l.Key] = true
		if _, ok := held[l.Key]; !ok {
			names = append(names, l.Names...)
		}
	}
	for key, of := range held {
		if !now[key] {
			names = append(names, of...)
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
		if err := t.exec(ctx, `INSERT INTO lesson (key, names) VALUES (?,?) ON CONFLICT DO NOTHING`, l.Key, names); err != nil {
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

// entitiesOf are all actors that a mention names, with those who vouch for it.
func entitiesOf(m *entente.Mention) []entente.Entity {
	all := slices.Concat(m.Actors, m.Recipients, m.About)
	for _, a := range m.Standing.AttributedTo {
		all = append(all, a.Source)
	}
	return all
}
