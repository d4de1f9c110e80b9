// Package ledger is the shape in which the ledgers leave Entente: an agreement,
// transfer, capability or position of the register as a JSON object, or as a
// line of a CSV table. The API and `entente export` give these.
//
// # JSON
//
// One object an entry, with the fields and codes that `entente read` prints
// where both have them (package formats/record). An entry has no spans: those
// stand in its reports, which the API gives with it.
//
// # CSV
//
// RFC 4180: commas, CRLF, quotes where they are needed; UTF-8 without a byte
// order mark; one header line; lists in one cell with "; " between. A cell whose
// text begins like a formula of a spreadsheet (= + - @, a tab or a line's end)
// gets an apostrophe before it, so that opening a file runs nothing.
package ledger
