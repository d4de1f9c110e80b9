package transition

// The steps: shift is 0, left with relation r is 1+2r, right is 2+2r.
const shift = 0

func left(rel int) int  { return 1 + 2*rel }
func right(rel int) int { return 2 + 2*rel }

// actions is the number of steps with n relations.
func actions(n int) int { return 1 + 2*n }

// none stands for a node that is not there. Node 0 is the root, words are 1 to n.
const none = -1

// node is a word and what has been attached to it.
type node struct {
	head          int32
	rel           int32
	left, left2   int32 // outermost child, and the one before it
	right, right2 int32
	lefts, rights uint8  // how many
	leftRels      uint64 // set of relations, a bit each
	rightRels     uint64
}

// state is a sentence being parsed.
type state struct {
	tokens []Token // of words; node i is tokens[i-1]
	nodes  []node
	stack  []int32
	next   int // node, n+1 at the end
}

func (s *state) begin(tokens []Token) {
	s.tokens = tokens
	s.nodes = s.nodes[:0]
	for range len(tokens) + 1 {
		s.nodes = append(s.nodes, node{head: none, left: none, left2: none, right: none, right2: none})
	}
	s.stack = append(s.stack[:0], 0)
	s.next = 1
}

func (s *state) n() int      { return len(s.tokens) }
func (s *state) empty() bool { return s.next > s.n() } // no next word
func (s *state) done() bool  { return s.empty() && len(s.stack) == 1 }

// top returns the node i below the top of the stack, or none.
func (s *state) top(i int) int32 {
	if k := len(s.stack) - 1 - i; k >= 0 {
		return s.stack[k]
	}
	return none
}

// may tells which kinds of step are possible.
func (s *state) may() (shift, left, right bool) {
	word := len(s.stack) > 1
	return !s.empty(), word && !s.empty(), word && (len(s.stack) > 2 || s.empty())
}

// do takes a step.
func (s *state) do(action int) {
	if action == shift {
		s.stack = append(s.stack, int32(s.next))
		s.next++
		return
	}
	rel := int32((action - 1) / 2)
	child := s.top(0)
	head := int32(s.next)
	if action%2 == 0 {
		head = s.top(1)
	}
	s.stack = s.stack[:len(s.stack)-1]
	s.attach(child, head, rel)
}

func (s *state) attach(child, head, rel int32) {
	c, h := &s.nodes[child], &s.nodes[head]
	c.head, c.rel = head, rel
	bit := uint64(1) << (rel & 63)
	if child < head {
		h.left2, h.left = h.left, child
		h.lefts++
		h.leftRels |= bit
		return
	}
	h.right2, h.right = h.right, child
	h.rights++
	h.rightRels |= bit
}
