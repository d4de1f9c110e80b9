package merge

import "entente"

// Stronger reports whether one standing says more than another: it counts,
// affirms, is surer, or vouches itself.
func Stronger(a, b entente.Standing) bool { return compareStanding(a, b) < 0 }
