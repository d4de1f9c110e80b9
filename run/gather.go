package run

// Together is how many documents a worker takes at once of those that wait: the
// coder parses the sentences of short ones together.
const Together = 8

// Gather adds to what a worker has taken of a queue what else waits there: no more
// than leaves as much for each of the other workers, and most in all. It never
// waits.
func Gather[T any](first T, queue <-chan T, workers, most int) []T {
	some := []T{first}
	for n := min(most-1, len(queue)/workers); n > 0; n-- {
		select {
		case next, open := <-queue:
			if !open {
				return some
			}
			some = append(some, next)
		default: // another worker was sooner
			return some
		}
	}
	return some
}
