// Package arc is what parsers, whatever their method, make of a word.
package arc

// Arc is the head of a word, -1 for the root, and the relation to it.
type Arc struct {
	Head int
	Rel  string
}
