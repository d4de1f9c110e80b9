// Package coder reads events off parsed sentences: who did what to whom, how
// surely, and who says so.
//
// An event coder of the CAMEO line (KEDS, TABARI, PETRARCH) looks up verb
// phrases and takes the actors left and right of them. This one works on the
// dependency tree. A word that the lexicon knows (package frame) is a trigger;
// the frame whose conditions hold in its company gives PLOVER type and mode;
// roles are filled from the slots that the frame names, through passives,
// light verbs, control, coordination, relative clauses and nominalisation; and
// standing (negation, doubt, time, attribution) is read from the words above
// and on the trigger. The ledgers (agreements, transfers, capabilities,
// positions, stated ties) are read off the same trees.
//
// Everything here is pure: the same document gives the same reading.
package coder

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"strconv"
	"sync"
	"time"

	"entente"
	"entente/actor"
	"entente/codebook"
	"entente/coder/detect"
	"entente/coder/frame"
	"entente/coder/role"
	"entente/coder/sure"
	"entente/date"
	toponym "entente/place"
	"entente/syntax"
	"entente/text"
)

// version names the rules and data that this coder works by; it changes when
// what they give changes, and the desk then reads its documents again.
const version = "entente-coder-9"

// Coder turns documents into readings. It is safe for concurrent use.
type Coder struct {
	syntax  *syntax.Analyzer
	actors  *actor.Gazetteer
	lex     *frame.Lexicon
	cues    *cues
	says    wordLists // of attributions.txt
	ledger  *ledgerWords
	clauses *clauseWords
	stances *stances
	ties    *tieWords
	owns    *ownWords
	pacts   pacts
	steps   *stepWords
	ctx     *contexts
	fields  *fields
	dates   *date.Words
	places  *toponym.Gazetteer
	rank    *detect.Model // of pairs, see pairview.go
	look    firstLook     // nil: every sentence is parsed
	deeds   firstLook     // the same words, for what is done on the spot
	// observer is nil but where somebody measures.
	observer Observer
	sure     *sure.Model
	roles    *role.Model
	stands   *role.Values
	vouchers *role.Model
	sectors  *role.Values
	detect   *detect.Model
	judging  *sync.Pool // of *detector, its memory: as much as all else that a document takes
	name     string     // version, and the edition of what the user added to it
}

// New builds a coder from a parser, a gazetteer and a folder of language data
// (lang/en: frames/, hedges.txt, reporting.txt, …). An error names the file and
// line at fault.
func New(an *syntax.Analyzer, g *actor.Gazetteer, lang fs.FS) (*Coder, error) {
	frames, err := fs.Sub(lang, "frames")
	if err != nil {
		return nil, fmt.Errorf("coder: open frames: %w", err)
	}
	c := &Coder{syntax: an, actors: g, name: versionWith(g), judging: &sync.Pool{New: func() any { return &detector{} }}}
	if c.lex, err = frame.Load(frames); err != nil {
		return nil, err
	}
	if c.cues, err = loadCues(lang); err != nil {
		return nil, err
	}
	if c.says, err = loadWordLists(lang, "attributions.txt"); err != nil {
		return nil, err
	}
	if c.ledger, err = loadLedgerWords(lang); err != nil {
		return nil, err
	}
	if c.pacts, err = loadPacts(lang); err != nil {
		return nil, err
	}
	if c.steps, err = loadStepWords(lang); err != nil {
		return nil, err
	}
	if c.clauses, err = loadClauseWords(lang); err != nil {
		return nil, err
	}
	if c.stances, err = loadStances(lang); err != nil {
		return nil, err
	}
	if lists, err := loadLists(lang, "ties.txt"); err != nil {
		return nil, err
	} else {
		c.ties = newTieWords(lists)
	}
	if c.owns, err = loadOwnWords(lang); err != nil {
		return nil, err
	}
	if c.ctx, err = loadContexts(lang); err != nil {
		return nil, err
	}
	if c.fields, err = loadFields(lang); err != nil {
		return nil, err
	}
	if c.dates, err = date.Load(lang); err != nil {
		return nil, err
	}
	if c.places, err = toponym.Load(toponym.Data(), lang, g); err != nil {
		return nil, err
	}
	if c.look, err = loadFirstLook(lang, c.lex, c.ledger, c.stances.words(), c.fields.lists["this language"]); err != nil {
		return nil, err
	}
	c.deeds = c.look
	return c, c.loadWeights(lang)
}

// WithRoles is the same coder, but that it chooses who takes part by other weights; with
// none it keeps what its rules say.
func (c *Coder) WithRoles(w role.Weights) *Coder {
	other := *c
	other.roles = role.New(w)
	return &other
}

// Version is recorded with everything that the coder makes. Where the user has
// taught the gazetteer something, its edition follows after a plus sign.
func (c *Coder) Version() string { return c.name }

// With is the same coder over another gazetteer.
func (c *Coder) With(g *actor.Gazetteer) *Coder {
	other := *c
	other.actors, other.name = g, versionWith(g)
	return &other
}

func versionWith(g *actor.Gazetteer) string {
	if e := g.Edition(); e != "" {
		return version + "+" + e
	}
	return version
}

// Lexicon gives the frames that the coder works with.
func (c *Coder) Lexicon() *frame.Lexicon { return c.lex }

// Read codes one document, and answers the pairs that were asked, in order.
func (c *Coder) Read(doc *entente.Document, pairs []entente.Pair) entente.Reading {
	r := c.reader(doc)
	r.keep = len(pairs) > 0
	r.document()
	for _, p := range pairs {
		r.out.Relations = append(r.out.Relations, r.relation(p))
	}
	return r.out
}

// document reads the document as what it is said to be.
func (r *reader) document() {
	if r.doc.Kind == entente.Treaty {
		r.treaty()
		return
	}
	r.parts(entente.Title, entente.Body)
	r.finish()
}

func (c *Coder) reader(doc *entente.Document) *reader {
	r := &reader{c: c, doc: doc, who: c.actors.Reader(asked(doc)), where: c.places.Reader(doc.Publisher.Country)}
	r.said, r.stances = map[string]int{}, map[int]bool{}
	r.out = entente.Reading{DocumentID: doc.ID, Coder: c.name, Skipped: map[string]int{}}
	return r
}

// asked is the date on which offices are looked up.
func asked(doc *entente.Document) time.Time {
	if !doc.Published.IsZero() {
		return doc.Published
	}
	return doc.Retrieved
}

// reader is the state of reading one document. A tree takes some thirty times
// the memory of its words, so a sentence is forgotten as soon as it is read.
type reader struct {
	c           *Coder
	doc         *entente.Document
	who         *actor.Reader
	where       *toponym.Reader
	out         entente.Reading
	between     []entente.Entity   // see sentence.between
	met         []entente.Entity   // see sentence.met
	lately      [][]entente.Entity // states of the last sentences
	leads       []entente.Entity   // the first two or more states that act together
	passages    []passage
	at          int          // the passage that is being read
	dateline    string       // the place that the text is written from, where it says so
	home        string       // the state that the text is written from
	sections    []section    // of news in brief, each from its own place
	setting     setting      // the country that it is about
	heading     string       // the agreement that the document's title names
	waiting     *waitingBond // an agreement that was only named so far
	article     string       // that the last sentence on an agreement spoke of, and that sentence
	articleAt   int
	head        dayHead          // the day that heads the paragraph, see reader.underHead
	entries     []entryDate      // of a chronicle
	lastFrom    int              // where the last sentence began
	titled      []entente.Entity // states that the title names
	said        map[string]int   // how often each sentence was met
	told        armsTold         // of transfers and capabilities so far
	armed       bool             // whether weapons may have been named
	bonded      bool             // whether an agreement may have been named
	called      bool             // whether somebody may have been named who is called like a pronoun
	organs      map[string]entente.Entity
	bodies      map[string]entente.Entity // by their nouns, see bodies.go
	lastly      entente.Entity            // see sentence.lastly
	names       map[string]thing          // agreements by the names that the text gives them
	stances     map[int]bool              // mentions that only take a stance, by their place in out.Mentions
	stood       []stand                   // the stances, by sentence
	acted       []acting                  // the states of each sentence, see byActors
	noted       []thing                   // that stances can be on, beside what the ledgers hold
	owned       []owned                   // with whose they are, see things.go
	joints      []joint                   // states told of together, see together.go
	now         paragraph                 // that is being read
	titles      map[string][]string       // by title, the states of those who bore it, see titles.go
	speakers    map[string]entente.Entity // who bore a title last, see titles.go
	subjectList *joint                    // the list that was the subject of the sentence last read
	unowned     []unowned
	grounds     []toponym.Found // places of states that things are told to be in
	held        []owned         // what somebody took or holds, as his that holds it
	// keep is whether sentences are kept, for pairs to be related in them.
	keep      bool
	sentences []*sentence
	quote     speech // that may go on in the next sentence
	// weigh is whether what confidence is computed from is kept in weighed.
	weigh   bool
	weighed []Weighed
	// What roles are chosen by, see chooser.go; choosing is whether they are, and learn
	// whether the questions are kept and nothing is chosen.
	choosing   bool
	cited      []citation
	citings    []citing
	stages     map[string]*stage // of mentions, by their ids
	learn      bool
	questions  []RoleQuestion
	looked     role.Notes // of the mention last looked at
	lookKept   bool       // whether the features of how mentions stand are kept, and nothing is chosen of it
	vouchKept  bool       // the same of who says so
	vouchers   []VoucherQuestion
	sectorKept bool // the same of sectors
	// triggers is where the words that could name an event are kept, nil where they are not.
	triggers *[]Trigger
}

// passage is a part of the document while it is read.
type passage struct {
	part  entente.Part
	body  string
	sents []text.Sentence
	left  []string // why a sentence is not parsed, "" where it is
	next  int      // sentence to come
}

// parts reads parts of the document, in order: those that tell of others first.
func (r *reader) parts(which ...entente.Part) {
	r.open(which...)
	r.c.parse(r)(func(*reader) bool { return true })
}

// open splits parts of the document into sentences, and looks at them.
func (r *reader) open(which ...entente.Part) {
	r.passages, r.at = make([]passage, len(which)), 0
	for i, part := range which {
		r.passages[i] = r.passage(part)
	}
	r.home, r.setting, r.choosing = r.homeOf(), r.settingOf(nil), r.chooses()
	r.who.From(cmp.Or(r.home, r.doc.Publisher.Country))
}

// forward goes over sentences that are not parsed to the next one that is, and
// reports whether there is any.
func (r *reader) forward() bool {
	for ; r.at < len(r.passages); r.at++ {
		if r.pass(&r.passages[r.at]) {
			return true
		}
		r.quote = speech{}
	}
	return false
}

// passage splits a part into sentences and takes a first look at them.
func (r *reader) passage(part entente.Part) passage {
	p := passage{part: part, body: r.doc.PartText(part)}
	r.begin(StepSplit)
	p.sents = text.Split(p.body)
	if part == entente.Body {
		r.dateline = datelineOf(p.body, p.sents)
		r.sections = r.sectionsOf(p.body)
		p.sents, r.entries = withoutClock(p.body, p.sents)
	}
	r.begin(StepLook)
	p.left = r.leave(p.body, p.sents)
	for i := range p.sents {
		if p.left[i] != ReasonRepeated {
			r.who.Hear(p.body, p.sents[i].Tokens)
		}
	}
	return p
}

// unleft are the sentences that are parsed.
func (p *passage) unleft() []text.Sentence {
	out := make([]text.Sentence, 0, len(p.sents))
	for i, sent := range p.sents {
		if p.left[i] == "" {
			out = append(out, sent)
		}
	}
	return out
}

// pass goes over sentences that are not parsed, and reports whether there is one
// behind them that is.
func (r *reader) pass(p *passage) bool {
	for ; p.next < len(p.sents); p.next++ {
		why, sent := p.left[p.next], p.sents[p.next]
		if why == "" {
			return true
		}
		if why != ReasonRepeated {
			r.begin(StepLook)
			r.who.Pass(p.body, sent.Tokens)
		}
		if r.c.observer != nil {
			r.c.observer.PassedOver(why)
		}
		r.tell(p.part, sent, 0, why)
	}
	return false
}

// read reads the next sentence of a passage, which has a tree, or a reason to have
// none.
func (r *reader) read(p *passage, tree syntax.Tree, err error) {
	sent, before := p.sents[p.next], len(r.out.Mentions)
	reason := ""
	if err != nil {
		reason = err.Error()
	} else {
		reason = r.parsed(&sentence{
			c: r.c, doc: r.doc, part: p.part, text: p.body, number: p.next, start: sent.Start, end: sent.End, tree: tree,
			weighed: r.kept(),
		})
	}
	r.tell(p.part, sent, len(r.out.Mentions)-before, reason)
	p.next++
}

// kept is where what confidence is computed from is kept, nil where it is not.
func (r *reader) kept() *[]Weighed {
	if r.weigh {
		return &r.weighed
	}
	return nil
}

// tell keeps what came of a sentence; reason is why if it held no mention.
func (r *reader) tell(p entente.Part, sent text.Sentence, mentions int, reason string) {
	if mentions > 0 {
		reason = ""
	} else {
		r.out.Skipped[reason]++
	}
	span := entente.Span{Start: sent.Start, End: sent.End, In: p}
	r.out.Sentences = append(r.out.Sentences, entente.SentenceResult{Span: span, Mentions: mentions, Reason: reason})
}

// The reasons for which a sentence gives no mention.
const (
	ReasonNoActor   = "no actor"                          // nobody that a state's doings could be told of
	ReasonNoTrigger = "no event word"                     // no frame of the lexicon matches
	ReasonNoRoles   = "event without actors"              // a frame matches, but nobody fills its roles
	ReasonDropped   = "condition or purpose"              // all that matches is not said to happen
	ReasonElsewhere = "sport, nature, markets or fiction" // the words have the sense of another field of life
	ReasonWeak      = "weak"                              // what is found reports an event too seldom to be coded
	ReasonGarbled   = "garbled"                           // no sentence, but repeated words or signs
	ReasonForeign   = "not in English"
	ReasonRepeated  = "repeated" // the document has said the very same many times
)

// maxRepeats is how often a document can say the same sentence, word for word,
// and be read. What is said more often is furniture or damage, and would cost
// time and memory for what is known already.
const maxRepeats = 20

// repeats reports whether a sentence was met too often to be read again.
func (r *reader) repeats(s string) bool {
	r.said[s]++
	return r.said[s] > maxRepeats
}

// parsed reads a sentence by its tree and gives the reason why it held no mention.
func (r *reader) parsed(s *sentence) string {
	r.begin(StepFind)
	s.headlines()
	s.refs = r.who.Find(s.part, &s.tree, s.text)
	s.ignored, s.makerRef = r.who.Ignored(), r.who.Makers()
	s.dates = r.c.dates.Resolve(&s.tree, s.text, s.part, asked(r.doc))
	s.index()
	s.hyphened()
	s.repair()
	s.sharedNouns()
	s.relatives()
	s.spots = r.where.Find(s.part, &s.tree, s.text, s.refs)
	s.begins(r.quote)
	s.bindPronouns(r.who)
	r.bindJoint(s)
	s.strangersAbroad()
	r.bindBodies(s)
	r.bindTitles(s)
	r.bindVoice(s)
	s.ownedByThem()
	r.quote = s.ends()
	r.begin(StepCode)
	s.between, s.met = r.between, r.met
	s.traitsOf, s.single = map[string]sure.Traits{}, r.length() < leastSentences
	s.organs, s.home, s.subject = r.organs, r.homeAt(entente.Span{Start: s.start, In: s.part}), r.setting
	s.bindPairs()
	ms, reason := s.mentions()
	if r.triggers != nil {
		s.noteTriggers(ms, r.triggers)
	}
	r.cite(s, ms)
	r.note(s)
	r.stand(s, ms)
	r.thingsOf(s, ms, len(r.out.Mentions))
	r.noteJoint(s, ms)
	r.noteTitles(s)
	r.noteGrounds(s)
	r.out.Mentions = append(r.out.Mentions, ms...)
	r.begin(StepLedgers)
	r.ledgers(s)
	r.begin(StepRest)
	if r.keep {
		r.sentences = append(r.sentences, s)
	}
	return reason
}

// ledgers runs what reads beyond single events.
func (r *reader) ledgers(s *sentence) {
	r.arms(s)
	s.pairBefore = r.nearestPair()
	r.tie(s.statedTies())

	r.agreements(s)
}

// finish does what needs the whole document to be read.
func (r *reader) finish() {
	r.begin(StepFind)
	r.locate()
	r.begin(StepLedgers)
	r.dropEmpty()
	r.landed()
	r.joinHeadline()
	r.joinArms()
	r.headlineArms()
	r.positions()
	r.otherSides()
	r.settle()
	towns := r.where.Resolve()
	about := r.settingOf(towns)
	r.fill(about, towns)
	r.unsaid(about)
	r.chooseRoles(about)
	r.chooseStanding()
	r.chooseVouchers(about)
	r.chooseSectors()
	r.begin(StepRest)
}

// MentionID is stable for the same words, coder and type, so that reading a
// document twice gives the same mentions.
func MentionID(docID, coder, event string, trigger entente.Span) string {
	h := sha256.New()
	for _, part := range []string{docID, coder, event, string(trigger.In), strconv.Itoa(trigger.Start), strconv.Itoa(trigger.End)} {
		h.Write([]byte(part))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// finish gives a mention what follows from its type.
func (c *Coder) finish(m *entente.Mention) {
	m.Quad = codebook.Quad(m.Event)
	m.Score = codebook.Score(m.Event, m.Mode)
	if m.CAMEO == "" {
		m.CAMEO = codebook.CAMEO(m.Event, m.Mode)
	}
	m.Coder, m.Codebook = c.name, codebook.Version
	m.ID = MentionID(m.DocumentID, c.name, m.Event, m.Trigger.Span)
}
