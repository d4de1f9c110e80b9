// Package watch decides when the record says something that an analyst asked
// to be told of.
//
// A watch is a rule in YAML: on what kind of thing it looks (an event, an
// agreement, a transfer, a capability, a position, a tie), the condition that
// must hold, for how long, how grave it is and what is said. docs/watches.md
// is the whole language, with examples; the shipped rules lie in rules. The
// condition is an expression with typed fields, checked when it is compiled:
// a name that does not exist, a comparison of a word with a number or a
// division by nothing is refused with file, line and column. It has no side
// effects and its cost is bounded before it ever runs (see checkCost).
//
// # From a condition to an alert
//
// What a rule finds is an alert: once a thing, and again only for a reason
// that has a name. An alert is pending while its condition holds but has not
// held for long enough, firing after that, and resolved when the condition no
// longer holds. These states are data: Evaluate is given the alerts that the
// record holds and gives back what becomes of them, so that a restart neither
// forgets nor repeats one. Things of one group that lie close in time are one
// alert, which names them all.
//
// All of it is pure. Time is an argument; what a condition asks of the record
// goes through a View, which answers for the record at that time. The desk
// looks with a View of its database, a rehearsal and a rule's own tests with a
// History in memory, so that what is rehearsed is what would have been sent.
// The clock may jump: an alert's identity is made of the watch and the thing
// and not of the time, and one that waits begins to wait again if the clock
// falls behind its start.
package watch
