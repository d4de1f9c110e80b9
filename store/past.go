package store

import (
	"context"
	"encoding/json"
	"errors"
	"runtime"
	"strings"
	"sync"

	"entente"
)

// Past is all of the record that watches look at, as it is now, to run them
// over again.
type Past struct {
	Events     []entente.Event
	Mentions   map[string][]entente.Mention // of each event; only their ID, DocumentID, Where and Standing
	Agreements []entente.RegisteredAgreement
	Reports    map[string]entente.Agreement // by id
	Findings   []entente.Reading            // transfers, capabilities and positions
	Documents  map[string]entente.Document  // without their texts
}

// Past reads the whole record.
func (s *Store) Past(ctx context.Context) (*Past, error) {
	p := &Past{Mentions: map[string][]entente.Mention{}, Reports: map[string]entente.Agreement{}, Documents: map[string]entente.Document{}}
	reads := []func(context.Context, *Past) error{s.pastMentions, s.pastEvents, s.pastDocuments, s.pastAgreements, s.pastFindings}
	errs := make([]error, len(reads))
	var all sync.WaitGroup
	for i, read := range reads { // each fills fields of its own
		all.Go(func() { errs[i] = read(ctx, p) })
	}
	all.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, s.wrap("read the past", err)
	}
	return p, nil
}

func (s *Store) pastDocuments(ctx context.Context, p *Past) error {
	docs, err := collect(ctx, s.r, scanHead, `SELECT `+headColumns+` FROM document d WHERE d.coder <> ''`)
	for _, d := range docs {
		p.Documents[d.ID] = d
	}
	return err
}

func (s *Store) pastEvents(ctx context.Context, p *Past) error {
	payloads, err := collect(ctx, s.r, scanString, `SELECT payload FROM event`)
	if err != nil {
		return err
	}
	p.Events, err = unpackAll[entente.Event](payloads)
	return err
}

// pastMentions reads what the status of events goes by. Mentions are most of a
// record, so they are read in the order in which they lie on disk, and of their
// payloads only the standing, where it says more than the columns: who vouches.
func (s *Store) pastMentions(ctx context.Context, p *Past) error {
	rows, err := collect(ctx, s.r, func(r row) (v pastMention, err error) {
		err = r.Scan(&v.event, &v.m.ID, &v.m.DocumentID, &v.m.Standing.Polarity, &v.m.Standing.Certainty, &v.m.Standing.Time, &v.payload)
		if strings.Contains(v.payload, inTitle) {
			v.m.Where = entente.Title
		}
		if at := strings.Index(v.payload, standingKey); at >= 0 && !strings.Contains(v.payload[at:], nobodyVouches) {
			v.payload = strings.Clone(v.payload[at+len(standingKey)-1:])
		} else {
			v.payload = ""
		}
		return v, err
	}, `SELECT x.event_id, m.id, m.document_id, m.polarity, m.certainty, m.tense, m.payload
		FROM mention m CROSS JOIN event_mention x ON x.mention_id = m.id ORDER BY m.rowid`)
	if err != nil {
		return err
	}
	err = onAll(len(rows), func(i int) error {
		if rows[i].payload == "" {
			return nil
		}
		return json.NewDecoder(strings.NewReader(rows[i].payload)).Decode(&rows[i].m.Standing)
	})
	for i := range rows {
		p.Mentions[rows[i].event] = append(p.Mentions[rows[i].event], rows[i].m)
	}
	return err
}

// pastMention is a mention, its event, and what is still to be read of it.
type pastMention struct {
	event, payload string
	m              entente.Mention
}

// The beginning of a standing in a payload, of one that the text itself
// vouches for, and the mark of a mention in a title. None can stand in a string,
// where quotes are escaped.
const (
	standingKey   = `"Standing":{`
	nobodyVouches = `"AttributedTo":null`
	inTitle       = `"Where":"title"`
)

// Quotes gives the words of mentions, by id.
func (s *Store) Quotes(ctx context.Context, ids []string) (map[string]string, error) {
	out := map[string]string{}
	for _, part := range chunks(distinct(ids), 400) {
		found, err := collect(ctx, s.r, scanPayload[entente.Mention], `SELECT payload FROM mention WHERE id IN (`+marks(len(part))+`)`, anys(part)...)
		if err != nil {
			return nil, s.wrap("find quotes", err)
		}
		for _, m := range found {
			out[m.ID] = m.Quote
		}
	}
	return out, nil
}

func (s *Store) pastAgreements(ctx context.Context, p *Past) error {
	var err error
	if p.Agreements, err = collect(ctx, s.r, scanPayload[entente.RegisteredAgreement], `SELECT payload FROM agreement`); err != nil {
		return err
	}
	reports, err := collect(ctx, s.r, scanPayload[entente.Agreement], `SELECT f.payload FROM agreement_report r
		JOIN finding f ON f.id = r.report_id AND f.kind = 'agreement'`)
	for _, r := range reports {
		p.Reports[r.ID] = r
	}
	return err
}

func (s *Store) pastFindings(ctx context.Context, p *Past) error {
	const current = `SELECT f.payload FROM finding f JOIN document d ON d.id = f.document_id AND d.coder = f.coder WHERE f.kind = ? ORDER BY f.document_id, f.seq`
	rd := entente.Reading{}
	var err error
	if rd.Transfers, err = collect(ctx, s.r, scanPayload[entente.Transfer], current, string(KindTransfer)); err != nil {
		return err
	}
	if rd.Capabilities, err = collect(ctx, s.r, scanPayload[entente.Capability], current, string(KindCapability)); err != nil {
		return err
	}
	rd.Positions, err = collect(ctx, s.r, scanPayload[entente.Position], current, string(KindPosition))
	p.Findings = []entente.Reading{rd}
	return err
}

// unpackAll unpacks payloads on all processors.
func unpackAll[T any](payloads []string) ([]T, error) {
	out := make([]T, len(payloads))
	err := onAll(len(payloads), func(i int) (err error) {
		out[i], err = unpack[T](payloads[i])
		return err
	})
	return out, err
}

// onAll does n things on all processors, and gives an error of them if there is
// one.
func onAll(n int, f func(i int) error) error {
	errs := make([]error, runtime.NumCPU())
	var all sync.WaitGroup
	for w := range errs {
		all.Go(func() {
			for i := w; i < n && errs[w] == nil; i += len(errs) {
				errs[w] = f(i)
			}
		})
	}
	all.Wait()
	return errors.Join(errs...)
}
