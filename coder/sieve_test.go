package coder

import "testing"

// What was added may be there, whatever it is; of the words of a sentence that
// were not, and of other lists, most may not.
func TestSieve(t *testing.T) {
	var s sieve
	in := []string{"", "a", "missile", "übung", "long-range", "test-fire"}
	for _, w := range in {
		s.add("some list", w)
	}
	for _, w := range in {
		if !s.may("some list", w) {
			t.Errorf("%q was added and is not there", w)
		}
	}
	n := 0
	for _, w := range []string{"the", "minister", "of", "Norway", "told", "reporters", "on", "Tuesday"} {
		if s.may("some list", w) {
			n++
		}
	}
	for _, w := range in {
		if s.may("another", w) {
			n++
		}
	}
	if n > 1 {
		t.Errorf("%d words may be in lists that they were not added with", n)
	}
}
