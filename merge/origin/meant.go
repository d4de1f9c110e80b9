package origin

import (
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"entente"
)

// # Which text a notice means
//
// A notice that stands for itself has no text in common with what it puts right. It names that by
// its headline or its day ("our story of 12 May misstated"), or tells again what it was about. Its publisher
// put the text out, so that few texts can be meant, and a wrong one is worse than none:
//
//   - A headline in quotation marks must have four fifths of its words in the title.
//   - Of the texts of a day that is named one must share two words that tell something with the notice, and a
//     quarter of those that the notice has, and more than any other of that day.
//   - Where no day is named, one of the last two weeks must share three words and two fifths of them, and more
//     than any other. That holds of a notice that stands for itself only: one at the foot of an article
//     is of that article.
//
// At lower bars near misses in TestMeant are taken.

const (
	sameHeadline = 0.8
	datedWords   = 2
	datedShare   = 0.25
	freeWords    = 3
	freeShare    = 0.4

	// NamedWithin is how many days back a notice may mean a text whose headline or day it names,
	// FreeWithin one that it only tells again.
	NamedWithin = 60
	FreeWithin  = 15
	// shortNotice is how many words a text has at most that is a notice and nothing else.
	shortNotice = 120
)

var quoted = regexp.MustCompile(`[“"‘]([^”"’“]{8,200})[”"’]`)

// Meant is which of the texts that its publisher put out before a notice means, empty if none or if nothing tells
// which. words are those of the notice (see Of) in the document.
func (n *Notices) Meant(doc *entente.Document, words string, before []entente.Document) string {
	if n == nil {
		return ""
	}
	alone := len(strings.Fields(doc.Text)) <= shortNotice
	says := words + "\n" + doc.Title
	if alone {
		says += "\n" + doc.Text
	}
	if id := n.byHeadline(says, before); id != "" {
		return id
	}
	told := n.telling(says)
	var dated, free []entente.Document
	named := false
	for _, d := range before {
		day := d.Published.UTC()
		if n.dates(says, day, doc.Published) {
			dated = append(dated, d)
		}
		if doc.Published.Sub(day) <= FreeWithin*24*time.Hour {
			free = append(free, d)
		}
	}
	for ago := range NamedWithin {
		named = named || ago > 0 && n.dates(says, doc.Published.UTC().AddDate(0, 0, -ago), doc.Published)
	}
	switch {
	case named:
		return n.most(told, dated, datedWords, datedShare)
	case alone:
		return n.most(told, free, freeWords, freeShare)
	}
	return ""
}

// byHeadline is the last text whose title a notice has in quotation marks.
func (n *Notices) byHeadline(says string, before []entente.Document) string {
	id, last := "", time.Time{}
	for _, m := range quoted.FindAllStringSubmatch(says, -1) {
		head := n.telling(m[1])
		if len(head) < datedWords {
			continue
		}
		for _, d := range before {
			if share := float64(wordsOf(head, n.telling(d.Title))) / float64(len(head)); share >= sameHeadline && d.Published.After(last) {
				id, last = d.ID, d.Published
			}
		}
	}
	return id
}

// most is the text that shares most words with a notice, if it shares enough and more than any other.
func (n *Notices) most(told map[string]bool, of []entente.Document, least int, share float64) string {
	id, best, second := "", 0, 0
	for _, d := range of {
		switch c := wordsOf(told, n.telling(d.Title+"\n"+d.Text)); {
		case c > best:
			id, best, second = d.ID, c, best
		case c > second:
			second = c
		}
	}
	if best < least || best == second || float64(best) < share*float64(len(told)) {
		return ""
	}
	return id
}

// dates reports whether a notice names a day, in one of the ways that its language has.
func (n *Notices) dates(says string, day, out time.Time) bool {
	for _, layout := range n.layouts {
		if strings.Contains(layout, "Monday") && out.Sub(day) >= 7*24*time.Hour {
			continue
		}
		if wholeIn(says, day.Format(layout)) {
			return true
		}
	}
	return false
}

// wholeIn reports whether words stand in a text, with no letter or figure beside them.
func wholeIn(text, words string) bool {
	for rest, at := text, 0; ; {
		i := strings.Index(rest, words)
		if i < 0 {
			return false
		}
		at += i
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at+len(words):])
		if !letter(before) && !letter(after) {
			return true
		}
		at += len(words)
		rest = text[at:]
	}
}

func letter(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// stemRunes is how much of a word is compared: what follows mostly inflects.
const stemRunes = 6

// telling are the words of a text that say what it is about, by their beginnings.
func (n *Notices) telling(text string) map[string]bool {
	all := map[string]bool{}
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !letter(r) }) {
		low := strings.ToLower(w)
		if r := []rune(low); !n.plain[low] && (len(r) > 3 || unicode.IsDigit(r[0]) && len(r) > 1) {
			all[string(r[:min(len(r), stemRunes)])] = true
		}
	}
	return all
}

// wordsOf counts the words of one text that another has too.
func wordsOf(a, b map[string]bool) (n int) {
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}
