// Package web is what an analyst sees: pages that the server writes in full,
// that need no script, and in which every claim stands beside the words it was
// taken from and the name of who says it.
//
// Three habits of the field shape the pages.
//
// A report is not a fact. The same happening is reported by several
// publishers, denied by others, hedged ("could become a supplier") or set in
// the future. Series and timelines count what is affirmed at least as
// probable; the rest is shown too, but apart and hollow, so that nobody reads
// a possibility as an event (see entente.Standing).
//
// Cooperation and conflict are not one scale with a zero between them. PLOVER
// sorts events into four quad classes: verbal and material cooperation, verbal
// and material conflict. Two states can do much of both, so the timeline draws
// cooperation upward and conflict downward from one axis and never nets them.
//
// Words before numbers. A count links to its events, an event to its reports,
// a report to its sentence, and the sentence to the document with the trigger,
// the actor and the recipient marked (package-internal marks.go splits text so
// that overlapping marks stay legible).
//
// The ledgers (agreements, transfers, capabilities, positions) are lists of one
// make: a filter whose fields are checked where they stand (ledger.go), pages by
// cursor, the same list for other programs, and each entry a page with its
// reports for and against and a picture of who stands how on it (stand.go). What
// is only possible is never drawn like what was delivered: it has no stage, its
// arrow is dashed and its name in italics.
//
// Everything is escaped by html/template and served under a strict
// Content-Security-Policy: no script, no inline style, nothing from elsewhere.
package web
