// Package api gives the record to programs, as JSON under /api/v1/.
//
// What it gives is what the pages show: the list of ties, a tie with its days,
// events and agreements, a document with everything that was read in it, the
// ledgers (agreements, transfers, capabilities, positions), the alerts, the
// watches, who is told, the sources, the names that nobody knows, how the desk
// is; it keeps what is said of an alert (acknowledged, silent until), and reads a
// text that is posted to it without storing it.
//
// Fields and codes are PLOVER's where PLOVER has them, in the shapes that
// `entente read --format json` prints (package formats/record). Spans count
// Unicode code points of the document's text, half open. Lists come in pages:
// `limit` (50 unless said, at most 200) and `offset`; each answer carries the
// `total`.
//
// # Closeness and the network
//
// /api/v1/ties/A/B/closeness gives a tie day by day with all that closeness is
// computed from (package tie prints the formula), as JSON or with format=csv as a
// table; /api/v1/network the blocs of states on a day (at), the bridges between
// them, and who moved since another (since). Both are of what is known now, or
// with asof of what was known by the end of a day: the reports that were out, and
// the decisions of analysts that had been made. So does the list of ties, and a tie.
//
// /api/v1/corrections lists texts that correct, withdraw or replace others, what
// analysts decided about events, and since when which coder reads.
//
// # The ledgers
//
// Lists are of entries, the latest reported first, each with its first three
// reports; an entry looked up by its id has them all (at most 500), and the
// positions on it. These parameters narrow a list, together:
//
//	agreements    a, b (parties), type, stage (reached), obligation
//	transfers     state, other, supplier, recipient, class, stage, status
//	capabilities  state, programme, change, status
//	positions     actor, stance, about (kind:id, as agreement:4f2a, tie:PRK-RUS), kind, state, other
//	all           from, to (days of the latest report), known_by (day of the first), asof, limit, offset, after
//
// With asof each entry of the list, as JSON and as a table, is made anew from the
// reports that were out by the end of the day; a page may have fewer entries than
// its limit, or one in several parts, and next goes on. A status is possible,
// denied, disputed, alleged, reported, corroborated or confirmed (see
// entente.Status). So who is alarmed by an agreement, and since when, is
// /api/v1/positions?about=agreement:ID&stance=alarm, in `first`.
//
// `next` of an answer is what `after` goes on with; entries that come meanwhile
// shift nothing. `total` counts the list; where `at_least` is set there are more.
// `format=csv`, or an Accept of text/csv, gives the same page as a table (package
// formats/ledger), with the next page's address in the header Link.
//
// A parameter that an address does not take is refused; /api/v1/ lists those of
// each.
//
// What goes wrong is answered with a fitting HTTP status and an object of a
// `code` for the program (invalid, not_found, …) and a `message` for the
// person. Other sites' pages cannot read the answers: no CORS header is sent.
package api
