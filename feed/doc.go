// Package feed reads what publishers put out for programs: RSS, Atom and JSON
// Feed, by way of gofeed, and lists of feeds in OPML. It looks at bytes only;
// fetching them is for package fetch.
//
// An item of a feed is a title, a link, and as much of the text as its
// publisher gives away: all of it, a summary, or nothing. Complete tells which,
// so that the page behind the link is fetched only where it must be. Content
// and summary stay HTML, for package extract to take the text out of.
//
// Many feeds are not quite XML: they carry a stray line before the declaration,
// control characters, an ampersand that is not escaped. Those are mended once
// and read again. What is no feed at all is named for what it is, and a page
// that names its own feed is quoted, because that is the address to use.
package feed
