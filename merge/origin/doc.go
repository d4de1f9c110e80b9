// Package origin tells outlets from origins: how many of those who report a
// thing know it from somebody else who reports it too.
//
// Most of what papers print of the world they did not gather. An agency (a
// wire service) sells its report to hundreds of subscribers, who print it
// whole, cut from the end, under another title, or with a few words changed,
// and mark it with a credit: "SEOUL, Sept 13 (Reuters) -" before the first
// sentence, which is the dateline, or "— AFP" after the last. Others write the
// wire report again in their own words and say "Yonhap reported"; studies of
// the press call that churnalism, and find most of foreign news to be it
// (Lewis, Williams and Franklin 2008). Ten copies of one wire report are one
// origin, and so are the papers of one owner, and so is what one state's media
// say, which speak for it.
//
// # The same text
//
// A text is kept as a Sketch of some hundred numbers. Its words, without case
// and punctuation, are cut into overlapping runs of Run words (shingles, Broder
// 1997), each hashed; of every Window neighbouring hashes the least is kept
// (winnowing, Schleimer, Wilkerson and Aiken 2003). Broder's MinHash estimates
// how alike two whole texts are, and a text cut to its first two paragraphs is
// not much like its source. Winnowing keeps the places, so that it finds what
// part of the shorter text stands in the longer one, and any run of Run+Window-1
// words that two texts share is sure to be found.
//
// What is between quotation marks is left out: two reporters who heard one
// minister print the same words of his and are two. So is furniture: a
// paragraph that stands in several texts which share little else (the history
// that an agency puts under every report, "sign up for our newsletter").
//
// A form that is filled in anew each day (what a mission logs, a ministry's
// notices, an agency's report on this year's exercise) shares up to half of its
// words with the one before. So where two texts share less than that, the names
// and numbers of the one must stand in the other too; where they share more, some
// may differ: they were put right.
//
// # Credits
//
// A sketch keeps whom the text names as its source, as written; whether that is
// a publisher, and who owns it, is asked of the registry when texts are grouped,
// so that a correction of the registry holds for what was read before. A
// dateline or a credit is about the whole text. "X reported" and "according to
// X" are taken for it in the title and in the first paragraphs only: further
// down they are about one sentence, and the mentions of that sentence have X in
// their standing. "told Reuters" is no such credit. It says to whom somebody
// spoke, and a paper that prints it may have more.
//
// # Groups
//
// Texts are one origin if they share a good part of their own words, if they
// credit one source, or are put out by the one credited, or by one owner, and
// so on from one to the next. A text with several sources ("with inputs from
// AFP and Reuters") is of them and joins none to another.
//
// Where the registry has no publisher of the credited name, those who put the
// reports out are looked through for it.
//
// Texts asks of no happening: a text goes back to another if they share their
// words, or if it credits the other's publisher within days and has the names and
// numbers of the other. There two reports of one agency are two.
//
// What it cannot see: a text rewritten in full without a credit, and a
// translation without one. A roundup that prints two foreign reports in full
// joins them, since it cannot be told from a source that two papers cut
// differently. Two reporters who heard the same unnamed official are two.
package origin
