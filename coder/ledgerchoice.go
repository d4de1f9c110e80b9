package coder

import (
	"cmp"
	"math"
	"slices"

	"entente"
	"entente/coder/rank"
	"entente/coder/role"
)

// # Fields that learned weights choose
//
// Rules find transfers and capabilities and fill their fields by where words stand. Who
// says so, where it was, how many and between whom is often told elsewhere, as with
// events (chooser.go). So when a document is read, a log-linear model (package role) looks
// at each entry over what is named around it, the rules' value among it, and puts another
// in its place where that is much likelier. At the end it weighs how likely the whole entry
// is right: that is its confidence, and what is hardly likely is dropped.

// The questions that are asked of each entry.
const (
	AskSides    = "sides"
	AskSource   = "source"
	AskPlace    = "place"
	AskQuantity = "quantity"
	AskKeep     = "keep"
)

// ledgerMargins are how many times as likely as the rules' another value must be.
var ledgerMargins = map[string]float64{AskSides: 3, AskSource: 1.5, AskPlace: 2, AskQuantity: 2}

// leastLikely is how likely an entry must be right to stay.
const leastLikely = 0.2

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

// fieldAnswer is one value of a field.
type fieldAnswer struct {
	set   func(entryRef) // nil to leave what the rules say
	sheet role.Sheet
}

// fieldQuest is the question which value a field of an entry has. The first answer is
// what the rules say.
type fieldQuest struct {
	field   string
	answers []fieldAnswer
}

// ledgerQuest is what is known of an entry when its fields are chosen.
type ledgerQuest struct {
	r         *reader
	e         entryRef
	all       []entryRef
	at        int
	about     setting
	here      int // its scene, -1 if none is kept
	told      *toldAt
	around    []sideSeen // the states that may be sides
	described bool       // whether what the rules say was found among those who speak
}

// chooseFields chooses the fields of transfers and capabilities, and drops what is hardly
// likely right.
func (r *reader) chooseFields() {
	if !r.ledgerChoosing() {
		return
	}
	about := r.settingOf(nil)
	all := r.entriesAll()
	for i := range all {
		q := r.ledgerQuest(all, i, about)
		quests := q.quests()
		if r.learnLedgers {
			r.ask(q, quests)
			continue
		}
		q.decide(quests)
	}
	if r.learnLedgers {
		return
	}
	r.out.Transfers = slices.DeleteFunc(r.out.Transfers, func(t entente.Transfer) bool { return t.Confidence < leastLikely })
	r.out.Capabilities = slices.DeleteFunc(r.out.Capabilities, func(c entente.Capability) bool { return c.Confidence < leastLikely })
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
	sp := q.e.finding().Spans[0]
	for i := range r.scenes {
		sc := &r.scenes[i]
		if sc.part != sp.In || sp.Start < sc.from || sp.Start >= sc.to {
			continue
		}
		for k := range sc.told {
			if sc.told[k].span == sp && sc.told[k].word >= 0 {
				q.here, q.told = i, &sc.told[k]
			}
		}
	}
	return q
}

// quests are the questions of an entry; whether it stays is the last.
func (q *ledgerQuest) quests() []fieldQuest {
	var out []fieldQuest
	if q.told != nil {
		out = append(out, q.askSource())
		if q.e.c != nil {
			out = append(out, q.askPlace())
		} else {
			out = append(out, q.askSides(), q.askQuantity())
		}
	}
	return append(out, q.askKeep())
}

func (q *ledgerQuest) sheet() role.Sheet {
	return role.Sheet{Model: q.r.c.ledgers, Keep: q.r.learnLedgers}
}

// answer is a new answer; its features are those of the field.
func (q *ledgerQuest) answer(set func(entryRef)) fieldAnswer {
	return fieldAnswer{set: set, sheet: q.sheet()}
}

// decide sets the likeliest values, and the confidence.
func (q *ledgerQuest) decide(quests []fieldQuest) {
	for i := range quests {
		chances := quests[i].chances()
		if quests[i].field == AskKeep {
			q.e.finding().Confidence = min(0.99, max(0.01, math.Round(100*chances[0])/100))
			continue
		}
		if k := LikeliestField(chances, ledgerMargins[quests[i].field]); k > 0 {
			quests[i].answers[k].set(q.e)
			q.e.finding().Reason += "; " + quests[i].field + whyChosen
		}
	}
}

func (f *fieldQuest) chances() []float64 {
	out := make([]float64, len(f.answers))
	for i := range out {
		out[i] = f.answers[i].sheet.Sum
	}
	rank.Softmax(out)
	return out
}

// LikeliestField is the place of the answer of the highest chance, 0 unless it is so many times likelier
// than that.
func LikeliestField(chances []float64, margin float64) int {
	best := slices.Index(chances, slices.Max(chances))
	if chances[best] <= margin*chances[0] {
		return 0
	}
	return best
}

// LedgerQuestion is a choice that weights are learned for: an entry, and what it is with
// each value of a field. The first answer is what the rules say. Of AskKeep the first
// answer is that all of it is right and the second that something is not.
type LedgerQuestion struct {
	Ledger  string
	At      int // its place in the reading's list
	Field   string
	Answers []LedgerAnswer
}

// LedgerAnswer is an entry with one value of a field, in a reading of its own, and the
// names of the value's features.
type LedgerAnswer struct {
	Entry    entente.Reading
	Features []string
}

// Ledgers reads a document by rules alone, and gives the questions that learned weights
// would decide.
func (c *Coder) Ledgers(doc *entente.Document) (entente.Reading, []LedgerQuestion) {
	other := *c
	other.ledgers = &role.Model{}
	r := other.reader(doc)
	r.learnLedgers = true
	r.document()
	return r.out, r.ledgerQuestions
}

// ask keeps questions for learning.
func (r *reader) ask(q *ledgerQuest, quests []fieldQuest) {
	at := q.at
	if q.e.c != nil {
		at -= len(r.out.Transfers)
	}
	for i := range quests {
		out := LedgerQuestion{Ledger: q.e.ledger(), At: at, Field: quests[i].field}
		for k := range quests[i].answers {
			a := &quests[i].answers[k]
			var one entente.Reading
			if q.e.t != nil {
				t := *q.e.t
				if a.set != nil {
					a.set(entryRef{t: &t})
				}
				one.Transfers = []entente.Transfer{t}
			} else {
				c := *q.e.c
				if a.set != nil {
					a.set(entryRef{c: &c})
				}
				one.Capabilities = []entente.Capability{c}
			}
			out.Answers = append(out.Answers, LedgerAnswer{one, a.sheet.Names})
		}
		r.ledgerQuestions = append(r.ledgerQuestions, out)
	}
}

// WithLedgers is the same coder, but that it chooses the fields of ledgers by other
// weights; with none it keeps what its rules say.
func (c *Coder) WithLedgers(w role.Weights) *Coder {
	other := *c
	other.ledgers = role.New(w)
	return &other
}
