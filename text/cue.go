package text

// maxLearned is the longest block, in tokens, that the learned part looks at:
// a longer one is no paragraph, and its views would take memory.
const maxLearned = 1 << 16

// judge decides for one block where sentences end, together with the rules.
type judge struct {
	b      *borders
	decide func(Spot) bool // instead of the weights, while learning
	views  []view          // of the block's tokens, edge views around them
	cues   []uint32
	first  int  // token that the first view, behind the edges, is of
	low    bool // whether the block begins with a small letter
	closed bool // whether it ends with a sign that ends sentences

	so      soFar
	nextEnd int // view of the next sign that ends sentences
}

// soFar tells of the sentence that is being read: views [from,at).
type soFar struct {
	from, at   int
	verbs, low int // verbs and words in lower case
	commas     int
	quotes     int // 1 within a quote
	brackets   int // that are open
}

// margin is how many edge views stand before and behind a block.
const margin = 4

// open looks at the tokens of a block. It reports whether the learned part has
// a say in it.
func (j *judge) open(sc *scanner) bool {
	n := len(sc.tokens) - sc.first
	if j.b == nil || n > maxLearned {
		return false
	}
	j.first = sc.first
	j.views = append(j.views[:0], make([]view, margin)...)
	for i := sc.first; i < len(sc.tokens); i++ {
		j.views = append(j.views, j.b.look(sc.word(i)))
	}
	j.views = append(j.views, make([]view, margin)...)
	j.low = j.views[margin].kind == lowWord
	last := len(j.views) - margin - 1
	for last > margin && j.views[last].kind.closes() {
		last--
	}
	j.closed = j.views[last].kind.ends()
	j.so = soFar{from: margin, at: margin}
	j.nextEnd = margin
	return true
}

// begin says that a sentence begins with token i.
func (j *judge) begin(i int) {
	at := i - j.first + margin
	j.so = soFar{from: at, at: at}
}

// spot decides whether a sentence begins with token k; ruled is what the rules
// say.
func (j *judge) spot(sc *scanner, k int, ruled bool) bool {
	i := k - j.first + margin
	kind := j.kind(i, sc.gap(k), ruled)
	if kind == Spots {
		return false
	}
	j.read(i)
	j.cue(i, kind, sc.gap(k), sc.wide(k))
	s := Spot{Start: sc.tokens[k].Start, Rule: ruled, Kind: kind, Cues: j.cues}
	if j.decide != nil {
		return j.decide(s)
	}
	return j.b.decide(s)
}

// kind sorts the place before view i; Spots if no sentence can begin there.
func (j *judge) kind(i int, gap, ruled bool) SpotKind {
	this := j.views[i].kind
	before := j.views[i-1].kind
	switch {
	case ruled:
		return Ruled
	case before == bracketOpen || before == quoteOpen || before == comma && !this.capital():
		return Spots
	case this == stop || this == comma || this == bracketClose || this == quoteClose:
		return Spots
	case before.ends() && this == lowWord:
		return Lower
	case before.ends() && (gap || this.word()):
		return Ended
	case !gap:
		return Spots
	case before.closes() && j.views[i-2].kind.ends():
		if this == lowWord {
			return Lower
		}
		return Ended
	case this != lowWord && this != shortLow, before == locator, before == smiley, before == drawn:
		if j.closed {
			return Bare
		}
		return Loose
	}
	return Spots
}

// read goes on to view i.
func (j *judge) read(i int) {
	s := &j.so
	for ; s.at < i; s.at++ {
		v := j.views[s.at]
		switch v.kind {
		case lowWord:
			s.low++
		case comma:
			s.commas++
		case quote:
			s.quotes ^= 1
		case quoteOpen:
			s.quotes = 1
		case quoteClose:
			s.quotes = 0
		case bracketOpen:
			s.brackets++
		case bracketClose:
			s.brackets = max(0, s.brackets-1)
		}
		if isVerb(v.class) {
			s.verbs++
		}
	}
	j.nextEnd = max(j.nextEnd, i)
	for j.nextEnd < len(j.views)-margin && !j.views[j.nextEnd].kind.ends() {
		j.nextEnd++
	}
}

// lookAhead is how many views behind a spot are looked at for a verb.
const lookAhead = 12

// ahead counts verbs and words in lower case from view i to the next end.
func (j *judge) ahead(i int) (verbs, low int) {
	for n := i; n < min(i+lookAhead, j.nextEnd); n++ {
		if j.views[n].kind == lowWord {
			low++
		}
		if isVerb(j.views[n].class) {
			verbs++
		}
	}
	return verbs, low
}

// size puts a length into one of eight classes.
func size(n int) uint32 {
	switch {
	case n < 4:
		return uint32(n)
	case n < 7:
		return 4
	case n < 13:
		return 5
	case n < 30:
		return 6
	}
	return 7
}

func flag(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// cue gathers what speaks for or against a sentence that begins with view i:
// words, classes and kinds of the tokens around it, alone and in company, since
// a sum of weights knows no other "and". The numbers tell cues apart in the
// table; they mean nothing else.
func (j *judge) cue(i int, kind SpotKind, gap, wide bool) {
	j.cues = j.cues[:0]
	v := j.views[i-margin : i+margin]
	l3, l2, l1 := v[1], v[2], v[3]
	r1, r2, r3 := v[4], v[5], v[6]
	c := func(v view) uint32 { return uint32(v.class) }
	k := func(v view) uint32 { return uint32(v.kind) }
	how := uint32(min(kind, Bare)) // with its own bar, but the same cues
	if gap {
		how += 8
	}
	// who stands beside the place
	j.add(1, how, 0, 0, 0)
	j.add(2, how, l1.word, 0, 0)
	j.add(3, how, r1.word, k(r1), 0)
	j.add(4, how, l2.word, 0, 0)
	j.add(5, how, r2.word, 0, 0)
	j.add(6, how, l1.word, r1.word, k(r1))
	j.add(7, how, l2.word, l1.word, 0)
	j.add(8, how, r1.word, r2.word, k(r1))
	j.add(9, how, l1.word, c(r1), 0)
	j.add(10, how, c(l1), r1.word, k(r1))
	j.add(11, how, l1.word, c(r1), c(r2))
	j.add(12, how, c(l2), c(l1), r1.word)
	j.add(13, how, c(l1), c(r1), 0)
	j.add(14, how, c(l2), c(l1), c(r1))
	j.add(15, how, c(l1), c(r1), c(r2))
	j.add(16, how, c(l2), c(l1), c(r1)<<8|c(r2))
	j.add(17, how, c(r1), c(r2), c(r3))
	j.add(18, how, c(l3), c(l2), c(l1))
	j.add(19, how, k(l1), k(r1), k(r2))
	j.add(20, how, k(l2)<<8|k(l1), k(r1)<<8|k(r2), 0)
	j.add(21, how, k(l3)<<8|k(l2), k(l1)<<8|k(r1), k(r2)<<8|k(r3))
	j.add(22, how, c(l3), c(l2)<<8|c(l1), c(r1)<<16|c(r2)<<8|c(r3))
	j.context(i, how, k(l1)<<8|k(r1))
	j.add(40, how, flag(wide), k(l1), k(r1))
}

// context gathers what is farther off: the sentence so far, what is left of
// the block, and how the block is written.
func (j *judge) context(i int, how, pair uint32) {
	s := j.so
	done, left := size(i-s.from), size(len(j.views)-margin-i)
	toEnd := size(j.nextEnd - i)
	verbs, low := j.ahead(i)
	verbsBefore, verbsAfter := uint32(min(s.verbs, 2)), uint32(min(verbs, 2))
	head := j.views[s.from]
	style := flag(j.low)<<1 | flag(j.closed)
	inside := uint32(s.quotes)<<1 | flag(s.brackets > 0)
	r1 := j.views[i]
	l1 := j.views[i-1]
	j.add(23, how, pair, done, 0)
	j.add(24, how, pair, left, 0)
	j.add(25, how, pair, style, 0)
	j.add(26, how, pair, inside, 0)
	j.add(27, how, verbsBefore, verbsAfter, flag(s.low > 0)<<1|flag(low > 0))
	j.add(28, how, pair, verbsBefore<<4|verbsAfter, flag(s.low > 0)<<1|flag(low > 0))
	j.add(29, how, pair, toEnd, flag(j.nextEnd < len(j.views)-margin))
	j.add(30, how, head.word, done, 0)
	j.add(31, how, uint32(head.class), done, pair)
	j.add(32, how, uint32(r1.class), verbsBefore, style)
	j.add(33, how, uint32(l1.class)<<8|uint32(r1.class), verbsBefore, verbsAfter)
	j.add(34, how, uint32(r1.class), done, style)
	j.add(35, how, uint32(l1.class), left, style)
	j.add(36, how, style, size(s.low), toEnd)
	j.add(37, how, style, done, left)
	j.add(38, how, uint32(min(s.commas, 3)), done, pair)
}

// add adds a cue: what it is and its values.
func (j *judge) add(what, how, a, b, c uint32) {
	h := (uint64(what)<<32 | uint64(how)) * 0x9e3779b97f4a7c15
	h = (h ^ h>>29 ^ uint64(a)) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>32 ^ uint64(b)) * 0x94d049bb133111eb
	h = (h ^ h>>31 ^ uint64(c)) * 0x9e3779b97f4a7c15
	j.cues = append(j.cues, uint32(h>>(64-weightBits)))
}
