package coder

// sieve tells of most words that are in no list that they are not, from their
// length and three of their letters: most words of a text are in none, and are
// asked about dozens of times. It is of 8 kilobytes, so that it stays near the
// processor where the tables behind it do not.
type sieve [1 << 10]uint64

func (s *sieve) add(word string) {
	h := sieved(word)
	s[h>>6] |= 1 << (h & 63)
}

// may reports whether a word may have been added; false is certain.
func (s *sieve) may(word string) bool {
	h := sieved(word)
	return s[h>>6]>>(h&63)&1 != 0
}

// sieved mixes what a sieve looks at into 16 bits.
func sieved(word string) uint32 {
	n := len(word)
	if n == 0 {
		return 0
	}
	return (uint32(word[0]) | uint32(word[n/2])<<8 | uint32(word[n-1])<<16 | uint32(n)<<24) * 0x9e3779b1 >> 16
}
