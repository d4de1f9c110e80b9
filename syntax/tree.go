package syntax

// Word is a word of a tree.
type Word struct {
	Start, End int    // bytes of the text analysed, half open
	Form       string // as written
	Lemma      string // dictionary form: "sign" of "signed", "Russia" of "Russia"
	UPOS       string // universal part of speech: VERB, NOUN, PROPN, ADP, …
	XPOS       string // Penn Treebank tag: VBD, NNS, NNP, IN, …
	Head       int    // index of the word it depends on, -1 for the root
	Rel        string // relation to the head, with subtype: nsubj:pass, nmod:poss
}

// Tree is the dependency tree of one sentence. It has one root, and every word
// reaches it by way of heads.
type Tree struct {
	Words []Word

	// Children of word i are children[first[i]:first[i+1]], in order.
	first, children []int
}

// NewTree makes a tree of words whose heads are set, and remembers who depends
// on whom. A Tree written as a literal works too, but looks that up each time.
func NewTree(words []Word) Tree {
	t := Tree{Words: words}
	n := len(words)
	all := make([]int, 2*n+1)
	t.first, t.children = all[:n+1:n+1], all[n+1:]
	for _, w := range words {
		if w.Head >= 0 {
			t.first[w.Head+1]++
		}
	}
	for i := range n {
		t.first[i+1] += t.first[i]
	}
	// place each word, moving the start of its group along; then move back
	for i, w := range words {
		if w.Head >= 0 {
			t.children[t.first[w.Head]] = i
			t.first[w.Head]++
		}
	}
	copy(t.first[1:], t.first[:n])
	t.first[0] = 0
	return t
}

// Children returns the words that depend on word i, in order of the text. The
// slice belongs to the tree.
func (t *Tree) Children(i int) []int {
	if t.first != nil {
		return t.children[t.first[i]:t.first[i+1]]
	}
	var kids []int
	for k, w := range t.Words {
		if w.Head == i {
			kids = append(kids, k)
		}
	}
	return kids
}

// Root returns the index of the word without a head, -1 in an empty tree.
func (t *Tree) Root() int {
	for i, w := range t.Words {
		if w.Head < 0 {
			return i
		}
	}
	return -1
}

// Subtree returns the first and last word of those that word i dominates, i
// included. Where arcs cross, words between them may belong elsewhere.
func (t *Tree) Subtree(i int) (lo, hi int) {
	lo, hi = i, i
	for kids := t.Children(lo); len(kids) > 0 && kids[0] < lo; kids = t.Children(lo) {
		lo = kids[0]
	}
	for kids := t.Children(hi); len(kids) > 0 && kids[len(kids)-1] > hi; kids = t.Children(hi) {
		hi = kids[len(kids)-1]
	}
	return lo, hi
}
