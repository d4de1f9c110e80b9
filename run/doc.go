// Package run joins the steps into a desk that works by itself: it fetches
// from its sources, codes what came in, merges, sums, watches and tells. The
// steps know nothing of each other; here is the only place that knows them
// all, and it holds no rule of any of them.
//
// Five loops run side by side, each driven by a question put to the record
// rather than by a queue in memory, so that a process that was killed goes on
// where the record stands:
//
//	collect   which sources are due           → raw bytes and documents
//	learn     which of the user's actor files changed → documents to read again
//	code      which documents lack a reading  → readings
//	derive    which keys are stale            → events, tie days, agreements, alerts
//	tell      which alerts a channel lacks    → notices
//
// A loop wakes its follower, and looks by itself every few seconds for what
// another process put into the record. A document that breaks the coder is
// recorded with its error and tried three times; a source or channel that does
// not answer is recorded and tried again later; a disk that is full stops the
// loop until there is room. None of them stops the others.
package run
