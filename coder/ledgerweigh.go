package coder

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"entente"
	"entente/coder/role"
)

// # How likely an entry of the ledgers is right
//
// Rules find transfers and capabilities and fill their fields by where words stand. Once
// the whole document is read a log-linear model (package role) weighs how likely all of an
// entry is right, by how it was found, by what words and beside what else. That is its
// confidence, and what is said for a fact and is hardly likely right is dropped, in texts of some sentences.

// How likely what is said for a fact must be right to stay. More keeps out more that is wrong
// and loses more that is right (lang/en/ledgers/README.md).
const (
	leastTransfer   = 0.2
	leastCapability = 0.3
)

// entryRef is a transfer or a capability of a reading.
type entryRef struct {
	t *entente.Transfer
	c *entente.Capability
}

func (e entryRef) finding() *entente.Finding {
	if e.t != nil {
		return &e.t.Finding
	}
	return &e.c.Finding
}

func (e entryRef) ledger() string {
	if e.t != nil {
		return "transfer"
	}
	return "capability"
}

// kind is the stage of a transfer or the change of a capability.
func (e entryRef) kind() string {
	if e.t != nil {
		return cmp.Or(e.t.Stage, "no stage")
	}
	return e.c.Change
}

// ledgerQuest is the question whether an entry is right.
type ledgerQuest struct {
	r     *reader
	e     entryRef
	all   []entryRef
	at    int // its place in all
	about setting
	here  int     // its scene, -1 if none is kept
	told  *toldAt // nil if none is kept
	sheet role.Sheet
}

// ledgerWeighing reports whether entries are weighed.
func (r *reader) ledgerWeighing() bool { return r.c.ledgers.Learned() || r.learnLedgers }

// weighLedgers gives transfers and capabilities their confidence, and drops what is hardly
// likely right.
func (r *reader) weighLedgers() {
	if !r.ledgerWeighing() {
		return
	}
	about := r.settingOf(nil)
	all := r.entriesAll()
	for i := range all {
		q := r.ledgerQuest(all, i, about)
		q.describe()
		if r.learnLedgers {
			at := i
			if q.e.c != nil {
				at -= len(r.out.Transfers)
			}
			r.ledgerQuestions = append(r.ledgerQuestions, LedgerQuestion{q.e.ledger(), at, q.sheet.Names})
			continue
		}
		p := 1 / (1 + math.Exp(-q.sheet.Sum))
		q.e.finding().Confidence = min(0.99, max(0.01, math.Round(100*p)/100))
	}
	if r.learnLedgers || len(r.out.Sentences) < leastSentences { // a sentence alone has nothing beside it to weigh by
		return
	}
	r.out.Transfers = slices.DeleteFunc(r.out.Transfers, func(t entente.Transfer) bool { return unlikely(&t.Finding, leastTransfer) })
	r.out.Capabilities = slices.DeleteFunc(r.out.Capabilities, func(c entente.Capability) bool { return unlikely(&c.Finding, leastCapability) })
}

// unlikely reports whether an entry that is said for a fact is hardly likely right. What is
// denied or only possible stays: it is shown as that, and nothing counts it.
func unlikely(f *entente.Finding, least float64) bool {
	sure := f.Standing.Certainty == entente.Certain || f.Standing.Certainty == entente.Probable
	return sure && f.Standing.Polarity == entente.Positive && f.Confidence < least
}

// entriesAll are all entries of a reading, in order.
func (r *reader) entriesAll() []entryRef {
	var out []entryRef
	for i := range r.out.Transfers {
		out = append(out, entryRef{t: &r.out.Transfers[i]})
	}
	for i := range r.out.Capabilities {
		out = append(out, entryRef{c: &r.out.Capabilities[i]})
	}
	return out
}

// ledgerQuest finds what is kept of the sentence of an entry.
func (r *reader) ledgerQuest(all []entryRef, at int, about setting) *ledgerQuest {
	q := &ledgerQuest{r: r, e: all[at], all: all, at: at, about: about, here: -1}
	q.sheet = role.Sheet{Model: r.c.ledgers, Keep: r.learnLedgers}
	sp := q.e.finding().Spans[0]
	for i := range r.scenes {
		for k := range r.scenes[i].told {
			if t := &r.scenes[i].told[k]; t.span == sp && t.word >= 0 {
				q.here, q.told = i, t
			}
		}
	}
	return q
}

// LedgerQuestion is whether an entry is right, for weights to be learned from.
type LedgerQuestion struct {
	Ledger   string // transfer or capability
	At       int    // its place in the reading's list
	Features []string
}

// Ledgers reads a document by rules alone, and tells by what its entries would be weighed.
func (c *Coder) Ledgers(doc *entente.Document) (entente.Reading, []LedgerQuestion) {
	r := c.WithLedgers(nil).reader(doc)
	r.learnLedgers = true
	r.document()
	return r.out, r.ledgerQuestions
}

// WithLedgers is the same coder, but that it weighs entries of the ledgers by other weights;
// with none it keeps all that its rules find.
func (c *Coder) WithLedgers(w role.Weights) *Coder {
	other := *c
	other.ledgers = role.New(w)
	return &other
}

// last is the innermost source of an entry, nil if it has none.
func (q *ledgerQuest) last() *entente.Attribution {
	by := q.e.finding().Standing.AttributedTo
	if len(by) == 0 {
		return nil
	}
	return &by[len(by)-1]
}

// sourced is in what way an entry has a source.
func (q *ledgerQuest) sourced() string {
	by := q.last()
	switch {
	case by == nil:
		return "nobody"
	case by.Cue.Span.Len() == 0:
		return "no cue"
	case by.Source.Code == "":
		return "stateless"
	}
	return "state"
}

// partOf is what part a state has in an entry.
func (q *ledgerQuest) partOf(code string) string {
	is := func(list []entente.Entity) bool {
		return slices.ContainsFunc(list, func(e entente.Entity) bool { return e.Code == code })
	}
	switch {
	case code == "":
		return "nobody"
	case q.e.c != nil && q.e.c.State.Code == code:
		return "owner"
	case q.e.c != nil:
		return "other"
	case is(q.e.t.Suppliers):
		return "supplier"
	case is(q.e.t.Recipients):
		return "recipient"
	case is(q.e.t.Between):
		return "party"
	}
	return "other"
}

// few is a small number in words of a feature.
func few(n int) string { return strconv.Itoa(min(n, 3)) }
