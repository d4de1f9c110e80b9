package coder

import (
	"fmt"
	"io/fs"
	"strings"
	"unicode/utf8"

	"entente/coder/frame"
	"entente/text"
)

// The first look at a sentence, before it is tagged and parsed. Parsing is most of
// the work of reading, and a sentence that names nobody cannot hold an event: no
// noun or name of the gazetteer stands in it, and no capital that could be that of
// another name. Sentences that name somebody are all parsed, with an event word or
// without: a title told there, a stranger's name, a place, or what "they" stands
// for tells of the sentences behind. What is read of a document is the same with
// the look and without.

// firstLook is what the look goes by: what it must know of a word, in lower case.
type firstLook map[string]wordUse

type wordUse uint16

const (
	useEnglish   wordUse = 1 << iota // a small word of this language
	useOpener                        // begins a sentence and is no name there
	useMeaning                       // the same, though a tagger might think so
	useAgreement                     // names an agreement
	useAnaphor                       // takes one up
	usePronoun                       // he, it, they …
	useThing                         // what passes between states or ties them, which pronouns alone can be told of
	useArms                          // takes up a weapon or test
	useDeed                          // is done to people or things on the spot
	useMeasure                       // tells how far or high it went, that it failed, or what it breached
	useGoods                         // what passes between states, which may be some of what was told of
	useMove                          // tells that it came or went
)

func loadFirstLook(lang fs.FS, lex *frame.Lexicon, w *ledgerWords, stands, english map[string]bool) (firstLook, error) {
	lists, err := loadWordLists(lang, "look.txt")
	if err != nil {
		return nil, fmt.Errorf("coder: load the words of the first look: %w", err)
	}
	l := firstLook{}
	l.add(english, useEnglish)
	l.add(lists.lists["opener"], useOpener)
	l.add(lists.lists["opener of meaning"], useOpener|useMeaning)
	l.add(lists.lists["pronoun"], usePronoun)
	l.add(lists.lists["irregular"], useAgreement|useThing)
	l.addForms(lex, lists.lists["deed"], useDeed)
	l.add(lists.lists["deed form"], useDeed)
	l.addForms(lex, w.lists["agreement"], useAgreement|useThing)
	l.addForms(lex, w.lists["agreement bound"], useAgreement)
	l.addForms(lex, w.lists["anaphor"], useAnaphor)
	l.addForms(lex, w.lists["tie.noun"], useThing)
	l.addForms(lex, stands, useThing)
	l.addForms(lex, w.lists["weapon.noun"], useArms)
	l.addForms(lex, w.lists["fail.subject"], useMeasure)
	l.addForms(lex, w.lists["unit.length"], useMeasure)
	l.addForms(lex, w.lists["unit.yield"], useMeasure)
	l.addForms(lex, w.lists["unit.weight"], useMeasure)
	l.addForms(lex, w.lists["unit.enrichment"], useMeasure)
	l.addForms(lex, w.lists["breach"], useMeasure)
	for _, list := range []string{"give.verb", "get.verb", "arrive.verb"} {
		l.addForms(lex, w.lists[list], useMove)
	}
	for _, kind := range []string{"item", "prog"} {
		for _, v := range w.values[kind] {
			l.addForms(lex, set(lastWords(v.phrases)), useThing)
			if kind == "item" && v.value != "none" && v.value != "troops" && v.value != "workers" {
				l.addForms(lex, set(lastWords(v.phrases)), useGoods)
			}
		}
	}
	return l, nil
}

func (l firstLook) add(words map[string]bool, use wordUse) {
	for word := range words {
		l[word] |= use
	}
}

// addForms adds words and all that they regularly inflect to.
func (l firstLook) addForms(lex *frame.Lexicon, words map[string]bool, use wordUse) {
	l.add(words, use)
	for word := range words {
		for _, pos := range []frame.POS{frame.Noun, frame.Verb} {
			for _, form := range lex.Inflect(word, pos) {
				l[form] |= use
			}
		}
	}
}

func lastWords(phrases []string) []string {
	out := make([]string, len(phrases))
	for i, p := range phrases {
		out[i] = p[strings.LastIndexAny(p, " -")+1:]
	}
	return out
}

// leave says which sentences of a part are not parsed, and why: "" for those that
// are.
func (r *reader) leave(body string, sents []text.Sentence) []string {
	out := make([]string, len(sents))
	for i := range sents {
		switch {
		case r.keep: // any of them may be the one that is asked for
		case r.repeats(body[sents[i].Start:sents[i].End]):
			out[i] = ReasonRepeated
		case r.nobody(body, sents[i].Tokens):
			out[i] = ReasonNoActor
		}
	}
	return out
}

// nobody reports whether the words of a sentence are enough to be sure that
// reading it would give nothing, since nobody is in it.
func (r *reader) nobody(body string, tokens []text.Token) bool {
	f := r.c.look.facts(body, tokens)
	r.bonded = r.bonded || f.use&useAgreement != 0
	armed := r.armed
	r.armed = r.armed || f.use&useThing != 0
	if armed && (f.use&useArms != 0 && f.use&useMeasure != 0 || f.use&useGoods != 0 && f.use&useMove != 0) {
		return false
	}
	r.called = r.called || f.called
	if f.use&useDeed != 0 {
		return false
	}
	if !f.plain || r.bonded && (f.use&(useAgreement|useAnaphor) != 0 || len(tokens) <= shortest) {
		return false
	}
	g := r.who.Look(body, tokens)
	return !g.Known && !(g.Called && r.called) && !(g.Pronoun && (f.named || f.use&useThing != 0))
}

// shortest is how many tokens a sentence has at most that may only tell when or where
// an agreement was made: "That was yesterday."
const shortest = 6

// facts are what the words of a sentence tell, each by itself.
type facts struct {
	plain  bool    // in this language, not garbled, and without a capital that could be a name's
	called bool    // somebody may be called like a pronoun
	named  bool    // a word with a capital is no name, but the tagger might take it for one
	use    wordUse // of all words together
}

// longestWord is how long the words are that the look knows, in bytes.
const longestWord = 24

func (l firstLook) facts(body string, tokens []text.Token) facts {
	f := facts{plain: len(tokens) <= text.MaxTokens}
	begun, before, last := false, "", wordUse(0)
	var buf [longestWord]byte
	for i, t := range tokens {
		form := body[t.Start:t.End]
		f.plain = f.plain && (len(form) < 3 || !strings.EqualFold(form, before)) // see sentence.garbled
		before = form
		spelt := spellingOf(form)
		if spelt == sign {
			continue
		}
		var use wordUse
		if len(form) <= len(buf) {
			use = l[string(lowerASCII(buf[:0], form))]
		}
		switch {
		case spelt == strange, spelt == capital && form != "I" && (begun || use&useOpener == 0):
			f.plain = false
		case i < 3 && strings.EqualFold(form, "it"): // see reader.continued
			use |= useAnaphor
		case strings.Contains(form, "-"): // "multiple-launch" something
			use |= useThing
		}
		f.named = f.named || spelt == capital && use&useMeaning != 0
		f.called = f.called || spelt != small && begun && (use|last)&usePronoun != 0
		f.use |= use
		begun, last = true, use
	}
	f.plain = f.plain && begun && f.use&useEnglish != 0
	return f
}

// spelling is how a word is written.
type spelling uint8

const (
	small   spelling = iota // in lower case, perhaps with digits
	capital                 // one that begins with a capital, the rest in lower case
	sign                    // no letters: punctuation or a number
	strange                 // with other capitals, foreign letters, or signs of addresses and code
)

func spellingOf(form string) spelling {
	out := sign
	for i := 0; i < len(form); i++ {
		switch c := form[i]; {
		case c >= utf8.RuneSelf:
			if !strings.HasPrefix(form[i:], "\xe2\x80") { // dashes and quotation marks
				return strange
			}
			i += 2
		case 'a' <= c && c <= 'z':
			if out == sign {
				out = small
			}
		case 'A' <= c && c <= 'Z':
			if i > 0 {
				return strange
			}
			out = capital
		case strings.IndexByte("@<>{}|\\^~=_/", c) >= 0:
			return strange
		}
	}
	return out
}

// lowerASCII appends a word in lower case.
func lowerASCII(buf []byte, word string) []byte {
	for i := 0; i < len(word); i++ {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf = append(buf, c)
	}
	return buf
}
