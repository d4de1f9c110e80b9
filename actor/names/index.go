package names

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// Index finds, of many names, those that may be one with a given name. It
// keeps the names, their distinct words and where each word stands; a name is
// prepared only when it comes up. It does not change once made and is safe for
// concurrent use.
type Index struct {
	s      *Scorer
	names  []string
	words  []string  // distinct, in Latin letters
	weight []float32 // of each word: the rarer the more
	starts []int32   // where a word's names begin in holds
	holds  []int32   // names, by word
	count  []uint8   // words of each name
	keys   []uint64  // sorted: hash of a key, number of a word that has it
}

// Hit is a name that an index found.
type Hit struct {
	At int // its place in the list that the index was made of
	Verdict
}

// Bounds of a search: words looked at for each part asked for, and names that
// are compared in full.
const (
	mostWords = 3000
	mostNames = 400
)

// of the FNV-1a hash of keys.
const (
	fnvBasis = 2166136261
	fnvPrime = 16777619
)

// NewIndex makes an index of a list of names.
func NewIndex(s *Scorer, list []string) *Index {
	x := &Index{s: s, names: list, count: make([]uint8, len(list))}
	ids := make(map[string]int32, len(list))
	var held []uint64 // word, name
	var buf []string
	for n, name := range list {
		buf = s.t.latinWords(buf[:0], name)
		x.count[n] = uint8(min(len(buf), math.MaxUint8))
		buf = neighbours(buf)
		for _, w := range buf {
			id, ok := ids[w]
			if !ok {
				id = int32(len(x.words))
				ids[w] = id
				x.words = append(x.words, w)
			}
			held = append(held, uint64(id)<<32|uint64(n))
		}
	}
	slices.Sort(held)
	x.starts = make([]int32, len(x.words)+1)
	x.holds = make([]int32, len(held))
	for i, h := range held {
		x.holds[i] = int32(uint32(h))
		x.starts[h>>32+1] = int32(i + 1)
	}
	x.weigh()
	return x
}

// weigh weighs the words and enters their keys.
func (x *Index) weigh() {
	x.weight = make([]float32, len(x.words))
	var hashes []uint32
	for id, w := range x.words {
		n := x.starts[id+1] - x.starts[id]
		x.weight[id] = float32(1 / math.Log2(2+float64(n)))
		hashes = x.s.t.keysOf(hashes[:0], w)
		for _, h := range hashes {
			x.keys = append(x.keys, uint64(h)<<32|uint64(id))
		}
	}
	slices.Sort(x.keys)
}

// latinWords appends the words of a name in Latin letters: what an index needs,
// without all that Prepare does.
func (t *tables) latinWords(dst []string, name string) []string {
	if words, ok := plainWords(dst, name); ok {
		return words
	}
	toks, _ := t.tokens(name)
	for i := range toks {
		if w := toks[i].latin; len(w) > 1 || toks[i].class&(classHan|classHangul) != 0 {
			dst = append(dst, w)
		}
	}
	return dst
}

// plainWords appends the words of a name of letters, spaces and hyphens only.
func plainWords(dst []string, name string) ([]string, bool) {
	for i := range len(name) {
		if c := name[i] | 0x20; (c < 'a' || c > 'z') && name[i] != ' ' && name[i] != '-' {
			return nil, false
		}
	}
	name = strings.ToLower(name)
	for i := 0; i < len(name); {
		n := strings.IndexAny(name[i:], " -")
		if n < 0 {
			n = len(name) - i
		}
		if n > 1 {
			dst = append(dst, name[i:i+min(n, maxLetter)])
		}
		i += n + 1
	}
	return dst, true
}

// neighbours appends short words joined with the next, as names of Koreans and
// Chinese are also written.
func neighbours(words []string) []string {
	for i := range len(words) - 1 {
		if len(words[i]) <= 5 && len(words[i+1]) <= 5 {
			words = append(words, words[i]+words[i+1])
		}
	}
	return words
}

// keysOf appends the keys of a word: its consonants, its beginning and end by
// sound, the names it is a spelling of, and its folds as a Korean or Chinese
// syllable.
func (t *tables) keysOf(dst []uint32, w string) []uint32 {
	var buf [2 * maxLetter]byte
	add := func(kind byte, s []byte) {
		if len(s) == 0 {
			return
		}
		k := (fnvBasis ^ uint32(kind)) * fnvPrime
		for _, c := range s {
			k = (k ^ uint32(c)) * fnvPrime
		}
		if !slices.Contains(dst, k) {
			dst = append(dst, k)
		}
	}
	sound := t.sound.fold(buf[:0], w)
	if n := len(sound); n > 0 {
		add('b', sound[:min(n, 4)])
		add('e', sound[max(0, n-4):])
	}
	add('c', t.abjad.fold(buf[:0], w))
	if len(w) <= 10 {
		add('k', t.korean.fold(buf[:0], w))
		add('z', t.chinese.fold(buf[:0], w))
	}
	if e := t.words[w]; e != nil {
		for _, g := range e.groups {
			add('g', []byte{byte(g), byte(g >> 8)})
		}
	}
	return dst
}

// Find gives the names of the index that may be one with n, the likest first,
// at most limit, with a score of at least least.
func (x *Index) Find(n Name, limit int, least float64) []Hit {
	var hits []Hit
	for _, at := range x.candidates(&n) {
		v := x.s.Score(n, x.s.Prepare(x.names[at]))
		if v.Score >= least {
			hits = append(hits, Hit{int(at), v})
		}
	}
	slices.SortStableFunc(hits, func(a, b Hit) int { return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.At, b.At)) })
	return hits[:min(limit, len(hits))]
}

// candidates are the names that share most with n by their words.
func (x *Index) candidates(n *Name) []int32 {
	total := map[int32]float32{}
	for i := range n.readings {
		for j := range n.readings[i].parts {
			p := &n.readings[i].parts[j]
			if p.weight > weightSuffix || len(n.readings[i].parts) == 1 {
				x.add(total, p)
			}
		}
	}
	out := make([]int32, 0, len(total))
	for name := range total {
		out = append(out, name)
	}
	rank := func(name int32) float32 { return total[name] - 0.02*float32(x.count[name]) }
	slices.SortFunc(out, func(a, b int32) int { return cmp.Or(cmp.Compare(rank(b), rank(a)), cmp.Compare(a, b)) })
	return out[:min(mostNames, len(out))]
}

// add credits every name with the word in it that is likest a part.
func (x *Index) add(total map[int32]float32, p *part) {
	best := map[int32]float32{}
	words := map[int32]bool{}
	for _, h := range x.s.t.keysOf(nil, p.text) {
		at, _ := slices.BinarySearch(x.keys, uint64(h)<<32)
		for ; at < len(x.keys) && uint32(x.keys[at]>>32) == h && len(words) < mostWords; at++ {
			words[int32(uint32(x.keys[at]))] = true
		}
	}
	for id := range words {
		sim := x.like(p, id)
		if sim == 0 {
			continue
		}
		for _, name := range x.holds[x.starts[id]:x.starts[id+1]] {
			best[name] = max(best[name], sim*x.weight[id])
		}
	}
	for name, w := range best {
		total[name] += w
	}
}

// like compares a part with a word roughly, 0 to 1.
func (x *Index) like(p *part, id int32) float32 {
	t, w := x.s.t, x.words[id]
	if p.text == w {
		return 1
	}
	if e := t.words[w]; e != nil && p.word != nil && (meets(e.groups, p.word.groups) || meets(e.groups, p.word.short) || meets(e.short, p.word.groups)) {
		return 0.95
	}
	var buf [2 * maxLetter]byte
	if string(t.sound.fold(buf[:0], w)) == p.sound || string(t.abjad.fold(buf[:0], w)) == p.bones && len(p.bones) > 1 {
		return 0.9
	}
	if len(w) <= 10 && (p.korean != "" && string(t.korean.fold(buf[:0], w)) == p.korean || p.chi != "" && string(t.chinese.fold(buf[:0], w)) == p.chi) {
		return 0.9
	}
	n := max(len(w), len(p.text))
	sim := 1 - float32(edits(p.text, w, 5*n))/float32(10*n)
	if sim < leastSim {
		return 0
	}
	return sim
}
