package coder

// sieve tells of most words that are in no list that they are not, from their
// length and three of their letters: most words of a text are in none, and are
// asked about dozens of times. It is of 8 kilobytes, so that it stays near the
// processor where the tables behind it do not.
type sieve [1 << 10]uint64

// A word is added with the list that it is in: what is in some list is asked of others
// as often.
func (s *sieve) add(list, word string) {
	h := sieved(list, word)
	s[h>>6] |= 1 << (h & 63)
}

// may reports whether a word may have been added with a list; false is certain.
func (s *sieve) may(list, word string) bool {
	h := sieved(list, word)
	return s[h>>6]>>(h&63)&1 != 0
}

// sieved mixes what a sieve looks at into 16 bits.
func sieved(list, word string) uint32 {
	return (shape(word)*0x9e3779b1 ^ shape(list)*0x85ebca6b) * 0xc2b2ae35 >> 16
}

// shape is the length of a word and three of its letters.
func shape(word string) uint32 {
	n := len(word)
	if n == 0 {
		return 0
	}
	return uint32(word[0]) | uint32(word[n/2])<<8 | uint32(word[n-1])<<16 | uint32(n)<<24
}
