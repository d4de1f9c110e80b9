package coder

import (
	"cmp"
	"math"
	"slices"

	"entente"
	"entente/codebook"
	"entente/coder/detect"
	"entente/coder/frame"
	"entente/coder/vectors"
)

// # Events by learned weights
//
// The lexicon says what it lists, where its conditions hold. What it does not list, and
// what stands in a company that no frame foresees, a learned detector (package detect)
// finds: it judges each noun, verb and adjective, with what the rules made of it. Where
// it is sure of an event that the rules do not have, a mention is made there, whose roles
// are looked for where words of its kind have them; what it holds for none is left out;
// and where it holds the event for another it is that one.

// How sure the detector must be. They were chosen on texts that its weights were not
// learned from (reports/triggers.md).
const (
	sureOfNew   = 0.55 // of an event where the rules have none
	sureOfAlone = 0.98 // the same, in a text of one or two sentences
	sureOfNone  = 0.88 // that a mention of the rules is none
	sureOfHarm  = 0.75 // the same, of harm that one state does to another
	leastJudged = 0.45 // how likely an event must be, by all that is known of its mention
	sureOfOther = 0.6  // that it is of another type …
	timesOther  = 5    // … which is so many times as likely
)

// learnedWeight is the weight of what no frame stands for.
const learnedWeight = 0.6

// detector is the memory for judging the words of a sentence.
type detector struct {
	words  []detect.Word
	seen   []seen
	judged []judged
	mem    detect.Memory
}

// forget lets go of the sentence, but not of the memory.
func (d *detector) forget() {
	clear(d.seen)
	clear(d.judged)
}

// try keeps a frame that was found at a word, and why it gave no mention.
func (s *sentence) try(h hit, why string) {
	for k := range s.tried {
		if s.tried[k].word == h.word {
			s.tried[k].why = cmp.Or(why, s.tried[k].why)
			return
		}
	}
	s.tried = append(s.tried, tried{h, why})
}

// judged is a word with how likely it names each type, the first of them none.
type judged struct {
	seen
	chances []float32
}

// likeliest is the likeliest type of an event, by its place.
func (j *judged) likeliest() int { return detect.Likeliest(j.chances) }

// event is how likely the word names any event.
func (j *judged) event() float64 { return 1 - float64(j.chances[detect.None]) }

// judge asks the detector about the words of the sentence.
func (s *sentence) judge(d *detector, ms []entente.Mention) []judged {
	s.findPlaces()
	d.seen = s.seenWords(d.seen[:0], ms)
	words := d.seen
	for len(d.words) < len(words) {
		d.words = append(d.words, detect.Word{})
	}
	for k := range words {
		s.viewOf(&words[k], &d.words[k])
	}
	n := len(s.c.detect.Types())
	chances := s.c.detect.Judge(&d.mem, d.words[:len(words)])
	d.judged = d.judged[:0]
	for k := range words {
		d.judged = append(d.judged, judged{words[k], chances[k*n : (k+1)*n]})
	}
	return d.judged
}

// detected is the mentions of a sentence once the detector has judged it.
func (s *sentence) detected(ms []entente.Mention) []entente.Mention {
	if !s.c.detect.Learned() {
		return ms
	}
	d := s.c.judging.Get().(*detector)
	defer s.c.judging.Put(d)
	defer d.forget()
	words := s.judge(d, ms)
	out := ms[:0:0]
	for k := range ms {
		if s.single || s.heeds(&ms[k], words) {
			out = append(out, ms[k])
		}
	}
	for k := range words {
		w := &words[k]
		if w.in != nil || w.event() < s.bar() || s.namedBeside(w, out) {
			continue
		}
		if m, ok := s.newly(w); ok {
			out = s.keep(out, m)
		}
	}
	return out
}

// namedBeside reports whether the event that a word names is told by a mention whose
// trigger completes the word or is completed by it: "filed" of "filed a complaint".
func (s *sentence) namedBeside(w *judged, ms []entente.Mention) bool {
	typ := s.c.detect.Types()[w.likeliest()]
	return slices.ContainsFunc(ms, func(m entente.Mention) bool {
		h, ok := s.coded[m.ID]
		if !ok || m.Event != typ {
			return false
		}
		return h.carrier == w.word || s.isPartOf(h.word, w.word) || s.isPartOf(w.word, h.word) || slices.Contains(s.complements(w.word), h.word)
	})
}

// isPartOf reports whether a word only completes another: its object, or what a verb is
// tried or begun to be.
func (s *sentence) isPartOf(i, of int) bool {
	return s.head(i) == of && s.relIs(i, "obj", "nsubj:pass", "xcomp", "obl", "compound", "flat")
}

// bar is how sure the detector must be of an event that the rules do not have.
func (s *sentence) bar() float64 {
	if s.single {
		return sureOfAlone
	}
	return sureOfNew
}

// heeds gives a mention of the rules the type and the confidence that the detector's
// judgement gives it, and reports whether it stays.
func (s *sentence) heeds(m *entente.Mention, words []judged) bool {
	w := s.judgedIn(m, words)
	if w == nil {
		return true
	}
	types := s.c.detect.Types()
	best, own := w.likeliest(), slices.Index(types, m.Event)
	if float64(w.chances[detect.None]) > sureOfNone {
		return s.tooDoubtful(m)
	}
	if own < 0 {
		return true
	}
	if p := float64(w.chances[best]); best != own && p > sureOfOther && p > timesOther*float64(w.chances[own]) {
		s.retypeAs(m, types[best])
		own = best
	}
	event := s.reweigh(m, float64(w.chances[own]))
	if c := m.Standing.Certainty; c == entente.Possible || c == entente.Unknown {
		return true // it is not held for a fact
	}
	return event >= leastJudged || s.tooDoubtful(m)
}

// tooDoubtful keeps that a mention is too doubtful to be coded, for what confidence is learned
// from; it is always false.
func (s *sentence) tooDoubtful(m *entente.Mention) bool {
	if s.weighed != nil {
		for k := range *s.weighed {
			if w := &(*s.weighed)[k]; w.ID == m.ID {
				w.Coded = false
			}
		}
	}
	return false
}

// judgedIn is the judged word that a mention is told by: its trigger, or else the likeliest
// of the words that it covers.
func (s *sentence) judgedIn(m *entente.Mention, words []judged) *judged {
	var best *judged
	h, coded := s.coded[m.ID]
	for k := range words {
		w := &words[k]
		if !s.covers(m, w.word) {
			continue
		}
		if coded && h.word == w.word {
			return w
		}
		if best == nil || w.event() > best.event() {
			best = w
		}
	}
	return best
}

// retypeAs makes a mention one of another type.
func (s *sentence) retypeAs(m *entente.Mention, typ string) {
	old := m.ID
	m.Event, m.Mode, m.CAMEO = typ, "", ""
	m.Reason += "; " + typ + " by learned weights"
	s.c.finish(m)
	if h, ok := s.coded[old]; ok {
		s.coded[m.ID] = h
	}
	if t, ok := s.traitsOf[old]; ok {
		s.traitsOf[m.ID] = t
		yes(t, "retyped", true)
		if s.weighed != nil {
			*s.weighed = append(*s.weighed, Weighed{Mention: *m, Traits: t, Coded: true})
		}
	}
}

// reweigh gives a mention its confidence anew, by how likely the detector holds its type,
// and tells how likely its event is.
func (s *sentence) reweigh(m *entente.Mention, p float64) (event float64) {
	t := s.traitsOf[m.ID]
	if t == nil {
		return p
	}
	t["detected"] = logit(p)
	return s.c.confide(m, t)
}

// logit is the logarithm of the odds of a chance, which is held away from 0 and 1.
func logit(p float64) float64 {
	p = min(0.99, max(0.01, p))
	return math.Log(p / (1 - p))
}

// newly makes a mention of an event that only the detector sees, unless it is not said to
// happen or is of another field of life.
func (s *sentence) newly(w *judged) (entente.Mention, bool) {
	typ := s.c.detect.Types()[w.likeliest()]
	h := s.hitOf(&w.seen, typ)
	st := s.standing(h.trigger)
	if st.dropped != "" || st.open || s.bidden(h.trigger) || s.inQuestion(h.trigger) || s.byLaw(h.trigger) || s.unspoken(h, st) || s.unsaid(h.word) {
		return entente.Mention{}, false
	}
	r := s.castWithBlow(h)
	if s.inert(h, r) && (codebook.Quad(typ) == 4 || h.f.Visit || s.single) { // harm to oneself, a visit at home
		return entente.Mention{}, false
	}
	if s.elsewhere(h, r) != "" || s.polled(h) || s.namesInQuotes(h, r) || s.foretold(typ, h, r, st) {
		return entente.Mention{}, false
	}
	if codebook.Quad(typ) == 4 && w.event() < sureOfHarm && ofStates(r) {
		return entente.Mention{}, false
	}
	if st.Time == entente.Future && !slices.Contains(ofTheFuture, typ) {
		return entente.Mention{}, false
	}
	if s.single && (w.found != nil && w.found.f.None() || s.passing(h, r) || s.byThing(h)) {
		return entente.Mention{}, false
	}
	mode := ""
	if h.f.Type == typ {
		mode = meetingMode(h.f, r)
	}
	m, _ := s.build(h, r, &st, coding{typ, mode, "an event by learned weights", s.about(h, r)})
	return m, s.reweigh(&m, float64(w.chances[w.likeliest()])) >= leastJudged || s.tooDoubtful(&m)
}

// ofStates reports whether two states take part, on whichever side.
func ofStates(r roles) bool {
	code := ""
	for e := range r.both() {
		if entente.IsState(e.Code) && code != "" && e.Code != code {
			return true
		}
		if entente.IsState(e.Code) {
			code = e.Code
		}
	}
	return false
}

// ofTheFuture are the types that what is still to come is of (codebook, Where types touch).
var ofTheFuture = []string{codebook.Agree, codebook.Threaten, codebook.Concede, codebook.Request}

// byThing reports whether only a thing is said to do it: "a train hit a bus".
func (s *sentence) byThing(h hit) bool {
	subjects := s.subjectOf(h.trigger)
	return len(subjects) > 0 && !slices.ContainsFunc(subjects, func(i int) bool { return !s.isThing(i) })
}

// hitOf is a word as the trigger of a type: with the frame that was found there, if it is
// of that type, or with one that only says where words of its kind have their roles.
func (s *sentence) hitOf(w *seen, typ string) hit {
	if w.found != nil && w.found.f.Type == typ {
		return w.found.hit
	}
	t := trigger{word: w.word, pos: frame.Noun, carrier: -1}
	switch s.word(w.word).UPOS {
	case "VERB":
		t.pos = frame.Verb
	case "ADJ":
		t.pos = frame.Adj
	default:
		t.carrier = s.carrier(w.word)
	}
	mutual := typ == codebook.Consult || typ == codebook.Cooperate || typ == codebook.Agree && t.pos == frame.Noun
	return hit{t, frame.Plain(typ, t.pos, mutual, learnedWeight)}
}

// Trigger is a word that a document's detector judges, as it sees it.
type Trigger struct {
	Word detect.Word
	Span entente.Span
	Head entente.Span // of the word that it hangs on, empty for the root
	Verb bool
	// Found is whether the lexicon has a frame that holds there, and Said the type of the
	// mention that the rules have there, empty for none.
	Found bool
	Said  string
}

// Triggers gives the words of a document that could name an event, with what the rules
// made of them: what the detector learns from.
func (c *Coder) Triggers(doc *entente.Document) []Trigger {
	other := *c
	other.detect = detect.New(c.detect.Vectors())
	r := other.reader(doc)
	var out []Trigger
	r.triggers = &out
	r.parts(entente.Title, entente.Body)
	return out
}

// note keeps the words of a sentence for learning.
func (s *sentence) noteTriggers(ms []entente.Mention, out *[]Trigger) {
	s.findPlaces()
	for _, w := range s.seenWords(nil, ms) {
		t := Trigger{Span: s.span(w.word, w.word), Verb: s.isVerb(w.word), Found: w.found != nil}
		if w.in != nil {
			t.Said = w.in.Event
		}
		if h := s.head(w.word); h >= 0 {
			t.Head = s.span(h, h)
		}
		s.viewOf(&w, &t.Word)
		*out = append(*out, t)
	}
}

// WithDetector is the same coder, but that it finds events by another model.
func (c *Coder) WithDetector(m *detect.Model) *Coder {
	other := *c
	other.detect = m
	return &other
}

// Vectors is the table of word vectors that the detector is over; it is empty where the
// language has none.
func (c *Coder) Vectors() *vectors.Table { return c.detect.Vectors() }
