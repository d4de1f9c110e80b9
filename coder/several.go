package coder

import (
	"iter"

	"entente"
	"entente/syntax"
)

// togetherBytes is how much text of documents is read together at most, where
// more than one are: some two batches of the parser. More would gain little, and
// cost memory.
const togetherBytes = 16 << 10

// ReadAll reads documents as [Coder.Read] does without pairs, in order, and gives
// each reading as soon as it is made. Sentences of short documents are parsed
// together, which is faster; what is read of each is the same.
func (c *Coder) ReadAll(docs ...*entente.Document) iter.Seq[entente.Reading] {
	return func(yield func(entente.Reading) bool) {
		for len(docs) > 0 {
			n := together(docs)
			for r := range c.some(docs[:n]) {
				if !yield(r.out) {
					return
				}
			}
			docs = docs[n:]
		}
	}
}

// together is how many of the first documents are read together. A treaty is read
// alone.
func together(docs []*entente.Document) int {
	size := 0
	for n, doc := range docs {
		size += len(doc.Title) + len(doc.Text)
		if n > 0 && (size > togetherBytes || doc.Kind == entente.Treaty) {
			return n
		}
		if doc.Kind == entente.Treaty {
			return 1
		}
	}
	return len(docs)
}

// some reads documents together, or a treaty.
func (c *Coder) some(docs []*entente.Document) iter.Seq[*reader] {
	return func(yield func(*reader) bool) {
		rs := make([]*reader, len(docs))
		for i, doc := range docs {
			rs[i] = c.reader(doc)
		}
		if docs[0].Kind == entente.Treaty {
			rs[0].document()
			yield(rs[0])
			return
		}
		for _, r := range rs {
			r.open(entente.Title, entente.Body)
		}
		for r := range c.parse(rs...) {
			r.finish()
			if !yield(r) {
				return
			}
		}
	}
}

// parse reads the opened parts of documents, and gives each when all of its
// sentences are read.
func (c *Coder) parse(rs ...*reader) iter.Seq[*reader] {
	return func(yield func(*reader) bool) {
		var parsed []syntax.Passage
		for _, r := range rs {
			for i := range r.passages {
				p := &r.passages[i]
				parsed = append(parsed, syntax.Passage{Text: p.body, Sentences: p.unleft()})
			}
		}
		rest := rs
		done := func(r *reader) bool {
			r.passages = nil // its sentences are not asked for again
			r.begin(StepRest)
			return yield(r)
		}
		for tree, err := range c.syntax.AnalyzeAll(parsed...) {
			for !rest[0].forward() {
				if !done(rest[0]) {
					return
				}
				rest = rest[1:]
			}
			r := rest[0]
			r.read(&r.passages[r.at], tree, err)
		}
		for _, r := range rest {
			if r.forward(); !done(r) {
				return
			}
		}
	}
}
