// Package eval scores the components of Entente against gold: labels that
// people put on text without knowing of Entente.
//
// Each task reads one file, runs the component as the product runs it, and
// gives a Report: flat figures (percentages, 0 to 100) for machines and tables
// for readers. How each figure is computed is told at its task; the reports
// that are checked in stand under reports/.
//
// Names is scored by pairs: with a threshold chosen on the other nine tenths of
// them, so that it is not chosen by what it is measured on.
//
// Event data has its own traps in measuring. A coder that says nothing of half
// the sentences looks precise; so relation accuracy counts every sentence, and
// macro F1 gives the rare types the weight of the common ones. False alarms
// are counted on sentences without any event.
//
// SameEvent is measured as coreference is, mentions given. Copies runs the whole
// way, from texts to events and origins, over the sample chronicle with copies,
// rewrites and near misses of our own (merge/testdata), and counts pairs.
//
// The ledgers have no gold of others: Ledgers reads texts of our own
// (testdata/ledgers) with all that must come of each, so that what is found and
// was not asked for counts as wrong.
package eval
