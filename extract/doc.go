// Package extract makes Documents of raw bytes: it finds the encoding, takes
// the article out of its page, and drops what belongs to the page rather than
// to the text. It looks at no clock, disk or network.
//
// Three shapes of input are known:
//
//   - A web page. The article is found by go-trafilatura (text density, link
//     density, and what publishers mark up), which also reads title, language,
//     site and date from the page's metadata. Paragraphs come out separated by
//     an empty line.
//   - Plain text. It is kept as it is, because people look their quotes up in
//     the file that they gave: offsets in the document are offsets in the file,
//     in code points. Furniture at the end ("Leave a Reply") is cut off;
//     furniture before the end, and a headline on the first line, are replaced
//     by spaces of the same length, so that nothing after them moves.
//   - A document a line, as JSON. Its text is never altered.
//
// Encodings are found in the order of certainty: byte order mark, declaration
// (HTTP header, meta element), UTF-8 if it is valid, UTF-16 by its NULs. An
// undeclared page falls back to windows-1252, as the HTML standard has it; an
// undeclared plain text does not, since a wrong guess would be stored as what
// somebody said: the error names the encoding that it looks like.
package extract
