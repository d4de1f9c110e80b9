// Package text finds sentences and tokens in running text.
//
// The unit that the parser reads is the word of the Universal Dependencies
// treebanks of English: "Russia's" is two tokens (Russia 's), "didn't" is two
// (did n't), "nuclear-armed" three, "U.S." and "2024-06-19" one, "$5" two. What
// splits off and what stays together is looked up in word lists (lang/en/text);
// this package knows only the shapes of scripts, digits and punctuation.
//
// A text is first cut into blocks: paragraphs, list items and lines that end
// early, such as headlines. Lines that were wrapped to a width are joined. No
// sentence crosses a block. A dateline ("PYONGYANG, June 19 (KCNA) --") is a
// sentence of its own, since the clause behind it does not depend on it.
//
// Rules see where a sentence ends by its punctuation. In mail, in heads of
// pages and in text typed in small letters that is not enough, so weights
// learned from treebanks decide with them ([Borders]): they are asked wherever
// the rules end a sentence, and where one might end unmarked, before a capital
// or a sign. How sure they must be to overrule the rules is set so that news,
// which is punctuated well, is left as the rules have it.
//
// Nothing is lost and nothing is rewritten: tokens are byte offsets into the
// text given, in order and apart, and between them lies only white space (see
// [IsSpace]). Any string is accepted, also one that is not UTF-8, and the time
// taken grows with its length alone.
package text

// Token is a word, number or sign: the bytes [Start,End) of the text.
type Token struct{ Start, End int }

// Sentence is a run of tokens; Start and End are those of its first and last.
type Sentence struct {
	Start, End int
	Tokens     []Token
}

// MaxTokens is the length in tokens of the longest sentence. What seems longer
// (tables, lists without breaks) is cut, at a semicolon or comma if it has one.
const MaxTokens = 400
