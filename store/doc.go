// Package store keeps the record. A record is worth what can be found in it
// years later and traced to the words it came from, so three rules hold here:
//
//   - What came in is kept as it came: the raw bytes, and every version of a
//     document. Everything else can be derived again from them.
//   - Nothing that a coder made is overwritten. Coding a document with a newer
//     coder adds rows; the current view of a document is the reading of the
//     coder that read it last.
//   - Work that is left is a question asked of the tables (documents without
//     the current coder's reading, keys that are stale, alerts without a sent
//     notice), never a cursor that could pass over something that failed.
//
// All SQL of the project stands in this package, written so that another
// database can take it; what only one database says is in a Dialect, handed in
// by the package that opens it (sqlite). Package storetest is the suite that
// every backend passes.
//
// # Tables
//
// Each table is described above the code that writes it. In the order of the
// data:
//
//	source            where documents come from, and the state of the last look
//	raw               bytes as they came, deflated, by SHA-256        (kept)
//	document          texts by content hash, with their state of work (kept)
//	sighting          where and when a document was seen              (kept)
//	reading           one coder's result for one document             (re-derivable)
//	mention           its mentions                                    (re-derivable)
//	decision          what analysts decided about events              (kept)
//	decided           where that puts mentions                        (kept)
//	lesson            what the user has taught of actors              (kept)
//	unknown           names in mentions that nobody knows             (re-derivable)
//	finding, party    its agreements, transfers, capabilities, positions, ties
//	stale             keys whose derived rows must be made again
//	event …           merged mentions: event_mention, event_dyad      (re-derivable)
//	agreement …       the register: agreement_report, agreement_dyad  (ids kept)
//	entry …           the ledgers: entry_report, facet, facet_total   (ids kept)
//	position_link     what reported positions are about               (re-derivable)
//	tie_day, tie      daily series and sums per dyad                  (re-derivable)
//	alert …, notice   what was raised (alert_thing), and who was told (kept)
//	watch, watch_seen what became of watches, what they remember      (kept)
//
// Instants are Unix milliseconds with 0 for "not known"; days count from
// 1970-01-01. A payload column holds the noun of the root package as JSON; the
// columns beside it repeat what queries select by.
package store
