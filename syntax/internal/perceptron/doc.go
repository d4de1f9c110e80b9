// Package perceptron is the averaged multi-class perceptron over sparse binary
// features (Collins 2002), which tagger and parser learn with.
//
// A decision has some dozens of features, each a 64-bit hash of what is seen
// ("the word is 'sign' and the one before is tagged TO"). A label's score is the
// sum of its weights over the features. Learning adds one to the weights of the
// label that should have won and takes one from that which did; the weights kept
// are the mean over all steps, which is what makes them hold on new text.
//
// For use, the weights are frozen: small ones dropped, the others put on a
// mu-law scale of 8 bits (linear steps lose most of the accuracy, since few
// weights are large), laid out in buckets by hash. [Open] lays them out anew, for
// speed.
package perceptron

// Mix joins two numbers into a well-spread hash; features are made with it.
func Mix(a, b uint64) uint64 {
	h := (a ^ b*0x9e3779b97f4a7c15) * 0xd6e8feb86659fd93
	h ^= h >> 32
	return h * 0xff51afd7ed558ccd
}

// Hash returns the hash of a string's bytes (FNV-1a, then spread).
func Hash[T string | []byte](s T) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h ^ h>>29
}
