package store

import (
	"context"
	"slices"
	"strings"
	"time"

	"entente"
)

// # entry, entry_report
//
// The ledgers: one row an entry, which is what several documents report of one
// transfer, one capability or one position (ledger is the kind). payload is the
// noun of the root package; an agreement's stands in table agreement, and here
// the ids of its reports. family is what its reports merge by, n numbers it for good, as does
// its id within its ledger. entry_report holds the findings that it was merged
// from. Derived, but ids are kept.
//
// # facet, facet_total
//
// What entries are found by. An entry has a row under each of its facets: of
// its ledger alone, of a state in it, of two, of its class, stage, status … (see
// facets of each ledger). The key goes on with the time of its latest report, so
// that a page of any facet is one walk; words repeats the facets that others are
// narrowed by, so that the walk needs no other row; entry.facets lists them, to
// take them out again. facet_total counts the entries of each facet.
//
// # position_link
//
// What a reported position is about, as its whole document shows: payload is a
// PositionLink, family what positions merge by. Derived.

// facet is one thing that entries are found by: what it is, a letter, and its
// value.
type facet struct {
	what  byte
	value string
}

// What a facet can be of.
const (
	ofAll        = 0
	ofState      = 's' // a party in any role
	ofSupplier   = 'f'
	ofRecipient  = 't'
	ofDyad       = 'd' // who supplies and who receives, or two that it is between or about: "PRK-RUS"
	ofClass      = 'c' // of items; type of an agreement; programme; kind of what a position is about
	ofStage      = 'g' // reached; change of a capability
	ofStatus     = 'u'
	ofObligation = 'o'
	ofActor      = 'a' // of a position
	ofStance     = 'p'
	ofThing      = 'x' // what a position is about, "agreement ID"
)

// key is a facet of a ledger as the table has it.
func (f facet) key(ledger Kind) string {
	if f.what == ofAll {
		return string(ledger)
	}
	return string(ledger) + " " + f.word()
}

// word is a facet as words has it.
func (f facet) word() string { return string(f.what) + ":" + strings.ReplaceAll(f.value, "\n", " ") }

// narrows reports whether words holds facets of a kind. Those that are of few
// entries lead the walk anyway.
func (f facet) narrows() bool { return f.what != ofAll && f.what != ofDyad && f.what != ofThing }

// entry is an entry of any ledger as it is stored.
type entry struct {
	id            string
	first, latest time.Time
	payload       string
	facets        []facet
	reports       []string
}

// held is what is kept of an entry that is in the record already.
type held struct {
	n       int64
	id      string
	latest  int64
	facets  string
	payload string
}

func scanHeld(r row) (h held, err error) {
	err = r.Scan(&h.n, &h.id, &h.latest, &h.facets, &h.payload)
	return h, err
}

// replaceEntries makes the given entries the only ones of a family in a ledger.
// Those whose content did not change are left alone. Documents whose reports
// came to another entry have the links of their positions made again.
func (u *Update) replaceEntries(ctx context.Context, ledger Kind, family string, all []entry, documents map[string]string) error {
	old, err := collect(ctx, u.t, scanHeld, `SELECT n, id, latest, facets, payload FROM entry WHERE ledger = ? AND family = ?`,
		string(ledger), family)
	if err != nil {
		return err
	}
	before, err := u.entriesOf(ctx, ledger, family)
	if err != nil {
		return err
	}
	left := make(map[string]held, len(old))
	for _, h := range old {
		left[h.id] = h
	}
	for _, e := range all {
		h, known := left[e.id]
		delete(left, e.id)
		if known && h.payload == e.payload && h.facets == listed(e.facets) && h.latest == instant(e.latest) {
			continue
		}
		if err := u.putEntry(ctx, ledger, family, e, h, documents); err != nil {
			return err
		}
	}
	for _, h := range old {
		if _, gone := left[h.id]; gone {
			if err := u.removeEntry(ctx, ledger, h); err != nil {
				return err
			}
		}
	}
	return u.staleLinks(ctx, moved(all, before, documents))
}

// entriesOf tells which entry of a family each report is of.
func (u *Update) entriesOf(ctx context.Context, ledger Kind, family string) (map[string]string, error) {
	pairs, err := collect(ctx, u.t, scanPair, `SELECT r.report_id, e.id FROM entry e JOIN entry_report r ON r.n = e.n
		WHERE e.ledger = ? AND e.family = ?`, string(ledger), family)
	of := make(map[string]string, len(pairs))
	for _, p := range pairs {
		of[p[0]] = p[1]
	}
	return of, err
}

func scanPair(r row) (p [2]string, err error) {
	err = r.Scan(&p[0], &p[1])
	return p, err
}

// moved are the documents whose reports are now of another entry.
func moved(all []entry, before, documents map[string]string) []string {
	var docs []string
	for _, e := range all {
		for _, r := range e.reports {
			if before[r] != e.id {
				docs = append(docs, documents[r])
			}
		}
	}
	return distinct(docs)
}

// putEntry stores an entry in the place of what was held of it, under the same
// number.
func (u *Update) putEntry(ctx context.Context, ledger Kind, family string, e entry, h held, documents map[string]string) error {
	if h.n != 0 {
		if err := u.removeEntry(ctx, ledger, h); err != nil {
			return err
		}
	} else {
		n, _, err := one(ctx, u.t, scanInt, `SELECT COALESCE(MAX(n), 0) + 1 FROM entry`)
		if err != nil {
			return err
		}
		h.n = n
	}
	if err := u.t.exec(ctx, `INSERT INTO entry (n, ledger, id, family, first, latest, changed, facets, payload) VALUES (?,?,?,?,?,?,?,?,?)`,
		h.n, string(ledger), e.id, family, instant(e.first), instant(e.latest), instant(u.now), listed(e.facets), e.payload); err != nil {
		return err
	}
	for _, r := range e.reports {
		if err := u.t.exec(ctx, `INSERT INTO entry_report (n, report_id, document_id) VALUES (?,?,?) ON CONFLICT DO NOTHING`,
			h.n, r, documents[r]); err != nil {
			return err
		}
	}
	return u.file(ctx, ledger, e, h.n)
}

// file puts an entry under its facets.
func (u *Update) file(ctx context.Context, ledger Kind, e entry, n int64) error {
	words := "|"
	for _, f := range e.facets {
		if f.narrows() {
			words += f.word() + "|"
		}
	}
	for _, f := range append([]facet{{}}, e.facets...) {
		key := f.key(ledger)
		if err := u.t.exec(ctx, `INSERT INTO facet (facet, latest, n, first, words) VALUES (?,?,?,?,?)`,
			key, instant(e.latest), n, instant(e.first), words); err != nil {
			return err
		}
		if err := u.t.exec(ctx, `INSERT INTO facet_total (facet, total) VALUES (?, 1)
			ON CONFLICT (facet) DO UPDATE SET total = total + 1`, key); err != nil {
			return err
		}
	}
	return nil
}

// removeEntry takes an entry out, with its reports and facets.
func (u *Update) removeEntry(ctx context.Context, ledger Kind, h held) error {
	keys := []string{facet{}.key(ledger)}
	for word := range strings.SplitSeq(h.facets, "\n") {
		if word != "" {
			keys = append(keys, string(ledger)+" "+word)
		}
	}
	for _, key := range keys {
		if err := u.t.exec(ctx, `DELETE FROM facet WHERE facet = ? AND latest = ? AND n = ?`, key, h.latest, h.n); err != nil {
			return err
		}
		if err := u.t.exec(ctx, `UPDATE facet_total SET total = total - 1 WHERE facet = ?`, key); err != nil {
			return err
		}
		if err := u.t.exec(ctx, `DELETE FROM facet_total WHERE facet = ? AND total <= 0`, key); err != nil {
			return err
		}
	}
	return u.t.exec(ctx, `DELETE FROM entry WHERE n = ?`, h.n)
}

// listed is the list of facets as a row has it.
func listed(all []facet) string {
	words := make([]string, len(all))
	for i, f := range all {
		words[i] = f.word()
	}
	return strings.Join(words, "\n")
}

// filing gathers the facets of an entry, each once, those without a value left
// out.
type filing []facet

func (f *filing) add(what byte, values ...string) {
	for _, v := range values {
		if v != "" && !slices.Contains(*f, facet{what, v}) {
			*f = append(*f, facet{what, v})
		}
	}
}

// codes are the codes of actors, a group's those of its members.
func codes(es []entente.Entity) []string {
	var all []string
	for _, e := range es {
		for _, c := range append([]string{e.Code}, e.Members...) {
			if c != "" && !slices.Contains(all, c) {
				all = append(all, c)
			}
		}
	}
	return all
}

// manyPairs is how many dyads an entry may be filed under. "Western countries"
// and the members of the United Nations make thousands, which tell nobody
// anything.
const manyPairs = 200

// dyads files an entry under the pairs of one of some codes and one of others.
func (f *filing) dyads(some, others []string) {
	if len(some)*len(others) > 2*manyPairs {
		return
	}
	for _, a := range some {
		for _, b := range others {
			if a != b {
				f.add(ofDyad, entente.NewDyad(a, b).String())
			}
		}
	}
}

// # facets of transfers: state, supplier, recipient, dyad, class, stage, status.
func transferEntry(t entente.RegisteredTransfer) (entry, error) {
	var f filing
	from, to, between := codes(t.Suppliers), codes(t.Recipients), codes(t.Between)
	f.add(ofState, codes(t.Parties())...)
	f.dyads(from, to)
	f.dyads(between, between)
	f.add(ofSupplier, from...)
	f.add(ofRecipient, to...)
	for _, it := range t.Items {
		f.add(ofClass, it.Class)
	}
	f.add(ofStage, t.Stage)
	f.add(ofStatus, string(t.Status))
	return packed(t.ID, t.First, t.Latest, t.Reports, f, t)
}

// # facets of capabilities: state, class (programme), stage (change), status.
func capabilityEntry(c entente.RegisteredCapability) (entry, error) {
	var f filing
	f.add(ofState, c.State.Code)
	f.add(ofClass, c.Programme)
	f.add(ofStage, c.Change)
	f.add(ofStatus, string(c.Status))
	return packed(c.ID, c.First, c.Latest, c.Reports, f, c)
}

// # facets of positions: actor, stance, thing, class (the kind of thing), and
// state and dyad that it is about.
func positionEntry(p entente.RegisteredPosition) (entry, error) {
	var f filing
	about := codes(p.About.Entities)
	f.add(ofState, about...)
	f.dyads(about, about)
	f.add(ofActor, codes([]entente.Entity{p.Actor})...)
	f.add(ofStance, p.Stance)
	f.add(ofThing, thing(p.About.Kind, p.About.ID))
	f.add(ofClass, p.About.Kind)
	return packed(p.ID, p.First, p.Latest, p.Reports, f, p)
}

// # facets of agreements: state, class (type), stage (each reached),
// obligation. They are under no dyad: a treaty of 193 has 18,528 of them.
func agreementEntry(a entente.RegisteredAgreement) (entry, error) {
	var f filing
	f.add(ofState, codes(a.Parties)...)
	f.add(ofClass, a.Type)
	for _, s := range a.Stages {
		f.add(ofStage, s.Stage)
	}
	for _, o := range a.Obligations {
		f.add(ofObligation, o.Code)
	}
	return entry{id: a.ID, first: a.First, latest: a.Latest, payload: strings.Join(a.Reports, " "), facets: f, reports: a.Reports}, nil
}

func thing(kind, id string) string { return kind + " " + id }

func packed(id string, first, latest time.Time, reports []string, f filing, noun any) (entry, error) {
	payload, err := pack(noun)
	return entry{id: id, first: first, latest: latest, payload: payload, facets: f, reports: reports}, err
}
