// Package collect looks at sources: it fetches what is new there and makes
// documents of it. It is where the web, feeds, folders and the extraction of
// text meet; run asks it what is new, and the command line uses it to read an
// address or a file.
//
// A feed's item that holds its text is taken as it is; of one that holds only
// the beginning, the page behind the link is fetched, as far as its host allows
// that; where it cannot be had, the beginning has to do.
//
// What could not be read is a document too: one with an error and no text, so
// that it is listed and not silently missing.
//
// Nothing is lost between looking and storing: what a look gave counts as taken
// only at the next look, and only if the source says that the last one went
// well, for whoever stores the documents notes that there.
package collect
