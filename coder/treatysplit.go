package coder

import (
	"slices"
	"strings"
	"unicode"
)

// treatyPart is one article of a treaty in its clean text: heading and words.
type treatyPart struct {
	number, heading string
	from, to        int // of its words, behind the heading
	at              int // where the heading begins
}

// treatyParts are a treaty taken apart: what stands before the first article,
// the articles, and the closing formula with the signatures.
type treatyParts struct {
	preamble treatyPart
	articles []treatyPart
	closing  treatyPart
}

// ordinals by which articles are numbered in words.
var ordinals = []string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"}
var cardinals = []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// headingOf reads the head of an article at the beginning of a line: its number,
// the name of the kind of part ("article", "section"), and how many bytes both
// take. A line that only begins with a reference to one ("Article 5 of this
// Treaty shall …", wrapped) is no head.
func headingOf(t string) (kind, number string, n int, ok bool) {
	t = strings.TrimRight(t, " ")
	kind, rest, ok := headingKind(t)
	if !ok {
		return "", "", 0, false
	}
	word := rest
	if i := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }); i >= 0 {
		word = rest[:i]
	}
	number, ok = articleNumber(word)
	if !ok {
		return "", "", 0, false
	}
	rest = rest[len(word):]
	for _, more := range []string{" bis", " ter", " quater"} {
		if strings.HasPrefix(strings.ToLower(rest), more) {
			number, rest = number+more, rest[len(more):]
		}
	}
	mark := strings.TrimLeft(rest, " ")
	end := strings.TrimLeft(mark, ".:-–—)]")
	body := strings.TrimLeft(end, " ")
	if len(end) == len(mark) && body != "" && !unicode.IsUpper(firstRune(body)) && firstRune(body) != '(' && !unicode.IsDigit(firstRune(body)) {
		return "", "", 0, false
	}
	if len(end) < len(mark) && (mark[0] == ')' || mark[0] == '(') { // "Article 5 (2)"
		return "", "", 0, false
	}
	return kind, number, len(t) - len(body), true
}

// headingKind takes the word for a part off the beginning of a line.
func headingKind(t string) (kind, rest string, ok bool) {
	for _, k := range []string{"article", "art.", "art", "section", "clause", "§"} {
		if len(t) > len(k) && strings.EqualFold(t[:len(k)], k) {
			rest = strings.TrimLeft(t[len(k):], " .\u00a0")
			if k != "§" && (len(rest) == len(t)-len(k) || !unicode.IsUpper(firstRune(t))) {
				continue
			}
			return "article", rest, rest != ""
		}
	}
	return "", "", false
}

func articleNumber(w string) (string, bool) {
	low := strings.ToLower(w)
	switch {
	case w == "":
		return "", false
	case digitsOnly(w) && len(w) < 5, strings.Trim(w, "IVXLC") == "", low == "i" || low == "ii" || low == "iii" || low == "iv" || low == "v":
		return w, true
	case slices.Contains(ordinals, low) || slices.Contains(cardinals, low) || low == "unique" || low == "sole":
		return w, true
	}
	return "", false
}

// splitTreaty takes the clean text of a treaty apart. Where no line is the head
// of an article, numbered paragraphs are its articles, else its paragraphs.
func splitTreaty(text string) treatyParts {
	end := closingAt(text)
	heads := articleHeads(text[:end])
	if len(heads) < 2 {
		heads = numberedHeads(text[:end], heads)
	}
	p := treatyParts{closing: treatyPart{from: end, to: len(text), at: end}}
	if len(heads) == 0 {
		p.preamble, p.articles = plainParagraphs(text[:end])
		return p
	}
	p.preamble = treatyPart{to: heads[0].at}
	for i, h := range heads {
		h.to = end
		if i+1 < len(heads) {
			h.to = heads[i+1].at
		}
		h.takeHeading(text)
		if strings.TrimSpace(text[h.from:h.to]) != "" {
			p.articles = append(p.articles, h)
		}
	}
	return p
}

// articleHeads are the heads of articles at the beginnings of lines, and in
// running text behind the end of a sentence where their numbers go on.
func articleHeads(text string) []treatyPart {
	var out []treatyPart
	annex := ""
	for at := 0; at < len(text); {
		end := at + lineLen(text[at:])
		if a, is := annexOf(text[at:end]); is {
			annex = a
		}
		for i := at; i < end; {
			_, number, n, ok := headingOf(text[i:end])
			if ok && annex != "" {
				number = annex + ", " + number
			}
			if ok {
				out = append(out, treatyPart{number: number, at: i, from: i + n})
			}
			next := inlineHead(text[i:end])
			if next < 0 {
				break
			}
			i += next
		}
		at = end + 1
	}
	return out
}

// inlineHead is where the next sentence of a line begins that may be the head of
// an article, -1 if none does.
func inlineHead(t string) int {
	for from := 0; ; {
		i := strings.Index(t[from:], "rticle ")
		if i < 0 {
			return -1
		}
		i += from - 1
		from = i + 2
		if i < 2 || t[i] != 'A' || t[i-1] != ' ' || strings.IndexByte(".;:", t[i-2]) < 0 {
			continue
		}
		if _, _, n, ok := headingOf(t[i:]); ok && strings.IndexByte(".:-", strings.TrimRight(t[i:i+n], " ")[len(strings.TrimRight(t[i:i+n], " "))-1]) >= 0 {
			return i
		}
	}
}

func lineLen(t string) int {
	if i := strings.IndexByte(t, '\n'); i >= 0 {
		return i
	}
	return len(t)
}

// annexOf is the name of an annex whose head a line is.
func annexOf(t string) (string, bool) {
	t = strings.TrimSpace(t)
	w := strings.Fields(t)
	if len(w) == 0 || len(w) > 8 || strings.HasSuffix(t, ".") || len(t) > 70 {
		return "", false
	}
	switch strings.ToLower(strings.Trim(w[0], ".:")) {
	case "annex", "appendix", "schedule":
		if len(w) > 1 && len(w[1]) <= 4 {
			return "Annex " + strings.Trim(w[1], ".:"), true
		}
		return "Annex", true
	}
	return "", false
}

// numberedHeads are paragraphs that begin "1.", "(2)", "III.", if there are at
// least two in a row; otherwise what was there before.
func numberedHeads(text string, before []treatyPart) []treatyPart {
	var out []treatyPart
	for at := 0; at < len(text); {
		end := at + lineLen(text[at:])
		if num, n := paragraphNumber(text[at:end]); n > 0 {
			out = append(out, treatyPart{number: num, at: at, from: at + n})
		}
		at = end + 1
	}
	if len(out) < 2 || len(out) <= len(before) {
		return before
	}
	return out
}

func paragraphNumber(t string) (string, int) {
	s := t
	for _, word := range []string{"Paragraph ", "PARAGRAPH ", "Para. ", "Point ", "Item "} {
		s = strings.TrimPrefix(s, word)
	}
	s = strings.TrimPrefix(s, "(")
	i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsDigit(r) && !strings.ContainsRune("IVXLC", r) })
	if i <= 0 || i > 5 || i+1 >= len(s) || strings.IndexByte(".)", s[i]) < 0 || s[i+1] != ' ' {
		return "", 0
	}
	if !isNumeral(s[:i]) {
		return "", 0
	}
	return s[:i], len(t) - len(s) + i + 2
}

// plainParagraphs take a text without numbers apart at its empty lines. The
// preamble goes as far as the words "have agreed", or the first paragraph.
func plainParagraphs(text string) (treatyPart, []treatyPart) {
	var all []treatyPart
	for at := 0; at < len(text); {
		end := strings.Index(text[at:], "\n\n")
		if end < 0 {
			end = len(text) - at
		}
		if strings.TrimSpace(text[at:at+end]) != "" {
			all = append(all, treatyPart{at: at, from: at, to: at + end})
		}
		at += end + 2
	}
	lead := min(1, len(all))
	for i, p := range all {
		if low := strings.ToLower(text[p.from:p.to]); strings.Contains(low, "agreed as follows") || strings.Contains(low, "have agreed") {
			lead = i + 1
			break
		}
	}
	if len(all) == 0 {
		return treatyPart{}, nil
	}
	return treatyPart{to: all[lead-1].to}, all[lead:]
}

// takeHeading parts the title of an article from its words: a short line behind
// the number that is no sentence.
func (p *treatyPart) takeHeading(text string) {
	for p.from < p.to && (text[p.from] == '\n' || text[p.from] == ' ') {
		p.from++
	}
	end := p.from + lineLen(text[p.from:p.to])
	t := strings.TrimSpace(text[p.from:end])
	if t == "" || len(t) > 90 || strings.IndexByte(".;,:", t[len(t)-1]) >= 0 || strings.TrimSpace(text[end:p.to]) == "" {
		return
	}
	next := strings.TrimLeft(text[end:p.to], " \n")
	if !unicode.IsUpper(firstRune(next)) && !unicode.IsDigit(firstRune(next)) && firstRune(next) != '(' || len(strings.Fields(t)) > 10 || isModal(t) {
		return
	}
	p.heading = strings.Trim(t, ".-–—: ")
	p.from = end + len(text[end:p.to]) - len(next)
}

func isModal(t string) bool {
	for _, w := range wordsOf(strings.ToLower(t)) {
		switch w.text {
		case "shall", "will", "undertake", "undertakes", "agree", "may", "is", "are":
			return true
		}
	}
	return false
}

// closingAt is where the closing formula begins: at the last line, or sentence,
// that begins with its words; the end of the text if there is none.
func closingAt(text string) int {
	best := len(text)
	for _, m := range []string{
		"DONE", "Done at", "Done in", "Done on", "Done this", "Done by", "Done the", "Done,", "IN WITNESS", "In witness", "IN FAITH", "In faith", "IN TESTIMONY",
		"Signed at", "Signed in", "Signed on", "Signed this", "SIGNED", "Concluded at", "Concluded in", "Made at", "Made in", "Executed",
		"Given under", "Given at", "Given in", "Given on", "Given this", "GIVEN", "As witness", "Witness our", "Witness the", "WITNESS", "In token", "In proof", "In evidence", "In confirmation",
		"In affirmation", "Drawn up at", "Drawn up in", "Sealed at", "Sealed in", "Sealed this", "Agreed at", "Agreed in", "So done", "So agreed", "Thus done", "Thus agreed", "In attestation", "To which effect",
	} {
		if i := lastAtStart(text, m); i > 40 {
			best = min(best, i)
		}
	}
	if best < len(text) {
		return best
	}
	for _, m := range []string{"This ", "The present "} { // "This Treaty was done at …"
		if i := lastAtStart(text, m); i > 40 && saysMade(text[i:]) {
			best = min(best, i)
		}
	}
	if best < len(text) {
		return best
	}
	return datelineAt(text)
}

// lastAtStart is the last place where words begin a line or a sentence, -1 if
// there is none.
func lastAtStart(text, words string) int {
	for from := len(text); from > 0; {
		i := strings.LastIndex(text[:from], words)
		if i < 0 {
			return -1
		}
		if i == 0 || text[i-1] == '\n' || i > 1 && text[i-1] == ' ' && (text[i-2] == '.' || text[i-2] == ';') {
			return i
		}
		from = i
	}
	return -1
}

// saysMade reports whether a sentence says where and when its treaty was made.
func saysMade(s string) bool {
	words := wordsOf(strings.ToLower(s[:min(len(s), 200)]))
	for i := 2; i+1 < len(words) && i < 8; i++ {
		if slices.Contains([]string{"made", "done", "signed", "concluded"}, words[i].text) && slices.Contains([]string{"at", "in", "on"}, words[i+1].text) {
			return slices.Contains([]string{"was", "been", "is", "were"}, words[i-1].text)
		}
	}
	return false
}

// datelineAt is the last line that is nothing but a place and a day, "Maputo, 20
// January 1981"; the end of the text if none of the last lines is.
func datelineAt(text string) int {
	end := len(strings.TrimRight(text, "\n "))
	for n := 0; n < 8 && end > 0; n++ {
		at := strings.LastIndexByte(text[:end], '\n') + 1
		t := strings.TrimRight(strings.TrimSpace(text[at:end]), ".")
		if at > 40 && len(t) < 60 && strings.Contains(t, ",") && unicode.IsUpper(firstRune(t)) && endsInYear(t) && namesMonth(t) {
			return at
		}
		end = max(at-1, 0)
	}
	return len(text)
}

func endsInYear(t string) bool { return len(t) > 4 && digitsOnly(t[len(t)-4:]) }

func namesMonth(t string) bool {
	return slices.ContainsFunc(wordsOf(strings.ToLower(t)), func(w wordSpan) bool { return slices.Contains(months, w.text) })
}
