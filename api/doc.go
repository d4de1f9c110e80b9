// Package api gives the record to programs, as JSON under /api/v1/.
//
// What it gives is what the pages show: the list of ties, a tie with its days,
// events and agreements, a document with everything that was read in it, the
// register of agreements, the alerts, the watches, who is told, the sources, the
// names that nobody knows, how the desk is; it keeps what is said of an alert
// (acknowledged, silent until), and reads a text that is posted to it without
// storing it.
//
// Fields and codes are PLOVER's where PLOVER has them, in the shapes that
// `entente read --format json` prints (package formats/record). Spans count
// Unicode code points of the document's text, half open. Lists come in pages:
// `limit` (50 unless said, at most 200) and `offset`; each answer carries the
// `total`.
//
// What goes wrong is answered with a fitting HTTP status and an object of a
// `code` for the program (invalid, not_found, …) and a `message` for the
// person. Other sites' pages cannot read the answers: no CORS header is sent.
package api
