package store

import (
	"context"
	"runtime"
	"sync"

	"entente"
)

// Past is all of the record that watches look at, as it is now, to run them
// over again.
type Past struct {
	Events     []entente.Event
	Mentions   map[string][]entente.Mention // of each event; only their ID, DocumentID, Quote, Spans and Standing
	Agreements []entente.RegisteredAgreement
	Reports    map[string]entente.Agreement // by id
	Findings   []entente.Reading            // transfers, capabilities and positions
	Documents  map[string]entente.Document  // without their texts
}

// pastMention is what is read of a mention.
type pastMention struct {
	ID         string
	DocumentID string
	Quote      string
	Spans      []entente.Span
	Standing   entente.Standing
}

// Past reads the whole record.
func (s *Store) Past(ctx context.Context) (*Past, error) {
	p := &Past{Mentions: map[string][]entente.Mention{}, Reports: map[string]entente.Agreement{}, Documents: map[string]entente.Document{}}
	for _, read := range []func(context.Context, *Past) error{s.pastDocuments, s.pastEvents, s.pastMentions, s.pastAgreements, s.pastFindings} {
		if err := read(ctx, p); err != nil {
			return nil, s.wrap("read the past", err)
		}
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

func (s *Store) pastMentions(ctx context.Context, p *Past) error {
	type held struct{ event, payload string }
	rows, err := collect(ctx, s.r, func(r row) (v held, err error) {
		err = r.Scan(&v.event, &v.payload)
		return v, err
	}, `SELECT x.event_id, m.payload FROM event_mention x JOIN mention m ON m.id = x.mention_id`)
	if err != nil {
		return err
	}
	payloads := make([]string, len(rows))
	for i := range rows {
		payloads[i] = rows[i].payload
	}
	all, err := unpackAll[pastMention](payloads)
	for i, m := range all {
		p.Mentions[rows[i].event] = append(p.Mentions[rows[i].event], entente.Mention{ID: m.ID, DocumentID: m.DocumentID,
			Finding: entente.Finding{Quote: m.Quote, Spans: m.Spans, Standing: m.Standing}})
	}
	return err
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
	out, errs := make([]T, len(payloads)), make([]error, runtime.NumCPU())
	var all sync.WaitGroup
	for w := range errs {
		all.Go(func() {
			for i := w; i < len(payloads); i += len(errs) {
				v, err := unpack[T](payloads[i])
				if err != nil {
					errs[w] = err
					return
				}
				out[i] = v
			}
		})
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
