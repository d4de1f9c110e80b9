package origin

import (
	"hash/fnv"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente"
)

// Version names how sketches are made; another makes them anew.
const Version = 2

// Run is how many words are hashed together, Window how many neighbouring
// hashes one is kept of.
const (
	Run    = 4
	Window = 3
)

// Bounds of a sketch, so that none grows with a damaged text.
const (
	maxBytes      = 200_000
	maxParagraphs = 80
	maxPrints     = 2_000
	maxMarks      = 400
)

// Sketch is what is kept of a text to tell whose it is.
type Sketch struct {
	Paragraphs []Paragraph
	Credits    []Credit `json:",omitempty"` // in order of the text, each once
	Marks      []uint32 `json:",omitempty"` // hashes of the names and numbers in the text, sorted, each once
}

// Paragraph is one of a text, by the hash of its words, with its prints. A
// paragraph that stands twice in a text is kept once.
type Paragraph struct {
	Hash   uint32
	Prints []uint32 `json:",omitempty"`
}

// Of makes the sketch of a document.
func Of(d *entente.Document) Sketch {
	text := d.Text
	if len(text) > maxBytes {
		text = text[:maxBytes]
	}
	paragraphs := split(text)
	s := Sketch{Credits: credits(d.Title, paragraphs), Marks: marks(paragraphs)}
	seen := map[uint32]bool{}
	left := maxPrints
	for _, p := range paragraphs {
		words := words(unquoted(p))
		if len(words) == 0 {
			continue
		}
		whole := hash(words)
		if seen[whole] {
			continue
		}
		seen[whole] = true
		prints := winnow(words)
		prints = prints[:min(len(prints), left)]
		left -= len(prints)
		s.Paragraphs = append(s.Paragraphs, Paragraph{Hash: whole, Prints: prints})
		if len(s.Paragraphs) == maxParagraphs {
			break
		}
	}
	return s
}

// split cuts a text into paragraphs: lines, as extraction leaves them.
func split(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// unquoted is a paragraph without what stands between quotation marks. A mark
// that is not closed quotes to the end of the paragraph, as the press has it.
func unquoted(p string) string {
	var b strings.Builder
	quoted := false
	for _, r := range p {
		switch {
		case r == '“' || r == '«' || r == '„':
			quoted = true
		case r == '”' || r == '»':
			quoted = false
		case r == '"':
			quoted = !quoted
		case !quoted:
			b.WriteRune(r)
			continue
		}
		b.WriteByte(' ')
	}
	return b.String()
}

// words are the words of a text in lower case; scripts that do not part words
// give one for each sign.
func words(text string) []string {
	var out []string
	start := -1
	end := func(at int) {
		if start >= 0 {
			out = append(out, strings.ToLower(text[start:at]))
		}
		start = -1
	}
	for i, r := range text {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai):
			end(i)
			out = append(out, text[i:i+utf8.RuneLen(r)])
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if start < 0 {
				start = i
			}
		case r == '\'' || r == '’' || r == '.' || r == ',': // inside a word: "Seoul's", "1,000", "U.S."
			if start >= 0 && !inWord(text[i+utf8.RuneLen(r):]) {
				end(i)
			}
		default:
			end(i)
		}
	}
	end(len(text))
	return out
}

func inWord(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// marks are the names and numbers of a text: what a report keeps when it is
// written anew, and what the next report in the same form has others of. A word
// with a capital that begins a sentence may be any and is none.
func marks(paragraphs []string) []uint32 {
	var out []uint32
	for _, p := range paragraphs {
		begins := true
		for _, f := range strings.Fields(p) {
			w := strings.TrimFunc(f, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
			if r, _ := utf8.DecodeRuneInString(w); unicode.IsDigit(r) || unicode.IsUpper(r) && !begins {
				w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
				out = append(out, hash([]string{strings.ToLower(w)}))
			}
			begins = strings.HasSuffix(strings.TrimRight(f, "\"”’')"), ".")
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	return out[:min(len(out), maxMarks)]
}

func hash(words []string) uint32 {
	h := fnv.New64a()
	for _, w := range words {
		_, _ = h.Write([]byte(w)) // a hash takes everything
		_, _ = h.Write([]byte{0})
	}
	sum := h.Sum64()
	return uint32(sum ^ sum>>32)
}

// winnow gives the prints of words, sorted, each once: of every Window hashes
// of Run words the least. Fewer words give none.
func winnow(words []string) []uint32 {
	if len(words) < Run {
		return nil
	}
	all := make([]uint32, len(words)-Run+1)
	for i := range all {
		all[i] = hash(words[i : i+Run])
	}
	var out []uint32
	for i := 0; i == 0 || i+Window <= len(all); i++ {
		out = append(out, slices.Min(all[i:min(i+Window, len(all))]))
	}
	slices.Sort(out)
	return slices.Compact(out)
}
