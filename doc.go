// Package entente holds the nouns of the record, and is the place to begin
// reading. It imports nothing but the standard library; everything else
// imports it.
//
// Entente reads news and official texts and keeps a record of how states stand
// to each other. A [Document] comes from a [Source]. Each sentence of it gives
// any number of [Mention]s: reports of an event, with the words they were
// taken from and their [Standing]: affirmed or denied, how surely, when, and
// on whose word. Mentions that report the same happening are one [Event].
// Beside events stand four ledgers ([Agreement], [Transfer], [Capability],
// [Position]) and the ties that a text itself asserts ([StatedTie]). Two
// states over time are a [Tie]; a watch looks at the record and raises an [Alert].
//
// # The tour
//
// The packages in the order in which the data goes through them:
//
//   - fetch gets raw bytes: from the web within limits, from files and folders.
//   - feed reads RSS, Atom, JSON Feed and OPML into items.
//   - extract makes documents of pages, plain text and JSON lines.
//   - chronicle is the sample that the desk starts with.
//   - text finds sentences and tokens, and loses nothing.
//   - syntax tags, lemmatises and parses a sentence into a tree.
//   - actor resolves who is named, on the date, from a gazetteer; actor/names
//     tells whether two names are one, across spellings and scripts.
//   - place finds the places that are named, and which of several is meant;
//     place/geonames makes its table.
//   - date resolves when things happened.
//   - coder reads mentions and ledgers off the trees; coder/frame is its
//     lexicon, coder/detect learns which words name an event and of which type two
//     are a pair, over the word vectors of coder/vectors, coder/label reads the
//     labelled sentences that it learns pairs from, coder/role tells who takes part,
//     coder/sure how likely a mention is right, coder/rank makes chances of scores.
//   - merge makes one event of many mentions; merge/origin tells which of their
//     outlets have it from which.
//   - tie adds events up, per pair of states and day: closeness, direction,
//     change points, and the network of all ties.
//   - watch reads the rules of analysts and raises alerts.
//   - notify tells them to channels.
//   - store keeps all of it: store/sqlite opens the database, store/storetest
//     is the suite that any backend passes.
//   - run joins the steps into the desk; run/collect looks at its sources,
//     run/own at the user's own files of actors and watches; run/past makes of
//     the record what watches look at, and rehearses them on it.
//   - formats/record is the JSON that the command line and the API share;
//   - formats/ledger is the JSON and CSV of the registers;
//     formats/plover is PLOVER's own.
//   - api serves the record as JSON, web as pages.
//   - eval scores the components against gold.
//   - config holds the settings; cli the commands, which cmd/entente starts.
//
// What the steps know stands apart: codebook is PLOVER, and lang/en is what is
// known of English, as data. syntax/conllu reads treebanks and syntax/train
// trains on them; syntax/internal/perceptron is the model they share. nn is the
// arithmetic of neural networks, nn/learn trains them, and nn/pack is the file
// format of weights.
// internal/arch holds all of this together by test; internal/textcase reads the
// test cases that are written as text.
package entente
