package coder

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"entente"
)

// treatyDate is a date in the formal words of treaties: "12 May 1966", "May 12,
// 1966", "the twenty-fourth day of January 1961", "the 4th of April, nineteen
// hundred and forty-nine". from and to are its bytes.
type treatyDate struct {
	date     time.Time
	from, to int
	day      bool // whether the day is said, not only the month
}

var months = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// treatyDates finds the dates of a text in order.
func (w *ledgerWords) treatyDates(text string) []treatyDate {
	words := wordsOf(strings.ToLower(text))
	var out []treatyDate
	for i := range words {
		m := slices.Index(months, words[i].text)
		if m < 0 {
			continue
		}
		if d, ok := w.dateAround(words, i, time.Month(m+1)); ok {
			out = append(out, d)
		}
	}
	return out
}

// dateAround reads the date whose month is word i: the day before or behind it,
// the year behind.
func (w *ledgerWords) dateAround(words []wordSpan, i int, m time.Month) (treatyDate, bool) {
	from, next := i, i+1
	day := 0
	at := i - 1
	for at >= 0 && (words[at].text == "of" || words[at].text == "day" || words[at].text == "the") {
		at--
	}
	if n, first := w.dayBefore(words, at); n > 0 {
		day, from = n, first
	} else if next < len(words) {
		if n := dayOf(words[next].text); n > 0 {
			day, next = n, next+1
		}
	}
	year, last := w.yearAt(words, next)
	if year == 0 || day > daysIn(m, year) {
		return treatyDate{}, false
	}
	return treatyDate{time.Date(year, m, max(day, 1), 0, 0, 0, 0, time.UTC), words[from].from, words[last].to, day > 0}, true
}

func daysIn(m time.Month, year int) int { return time.Date(year, m+1, 0, 0, 0, 0, 0, time.UTC).Day() }

func dayOf(word string) int {
	for _, end := range []string{"st", "nd", "rd", "th"} {
		word = strings.TrimSuffix(word, end)
	}
	if n, err := strconv.Atoi(word); err == nil && n > 0 && n < 32 {
		return n
	}
	return 0
}

// dayBefore is the day of the month that ends at a word, in figures or words.
func (w *ledgerWords) dayBefore(words []wordSpan, at int) (day, first int) {
	if at < 0 {
		return 0, 0
	}
	if n := dayOf(words[at].text); n > 0 {
		return n, at
	}
	n := w.ordinal(words[at].text)
	if n == 0 {
		return 0, 0
	}
	if at > 0 && n < 10 {
		if tens := w.numbers[words[at-1].text]; tens == 20 || tens == 30 {
			return tens + n, at - 1
		}
	}
	return n, at
}

// ordinal is the number of "fourth", "twentieth", 0 for another word.
func (w *ledgerWords) ordinal(word string) int {
	if i := slices.Index(ordinals, word); i >= 0 {
		return i + 1
	}
	for _, end := range []string{"ieth", "th"} {
		stem, ok := strings.CutSuffix(word, end)
		if !ok {
			continue
		}
		if end == "ieth" {
			stem += "y"
		}
		if n := w.numbers[stem]; n > 0 && n < 31 {
			return n
		}
	}
	return 0
}

// yearAt is the year that begins at a word or a few behind it ("in the year"),
// and its last word.
func (w *ledgerWords) yearAt(words []wordSpan, at int) (year, last int) {
	for at < len(words) && slices.Contains([]string{"of", "in", "the", "year", "lord", "our"}, words[at].text) {
		at++
	}
	if at >= len(words) {
		return 0, 0
	}
	if n, err := strconv.Atoi(words[at].text); err == nil && n > 1500 && n < 2200 {
		return n, at
	}
	return w.spelledYear(words, at)
}

// spelledYear reads "nineteen hundred and forty-nine", "one thousand nine
// hundred and sixty-six", "two thousand twenty-five", "nineteen ninety".
func (w *ledgerWords) spelledYear(words []wordSpan, at int) (year, last int) {
	total, part := 0, 0
	for i := at; i < len(words); i++ {
		t := words[i].text
		n, is := w.numbers[t]
		switch {
		case t == "and":
			continue
		case t == "thousand":
			total, part = total+max(part, 1)*1000, 0
		case t == "hundred":
			part *= 100
		case is && n > 0 && n < 100:
			if part >= 10 && part < 100 && n >= 10 { // "nineteen ninety"
				part *= 100
			}
			part += n
		default:
			i = len(words)
			continue
		}
		last = i
	}
	if year = total + part; year > 1500 && year < 2200 {
		return year, last
	}
	return 0, 0
}

// signedAt is the place in a closing formula: the name behind "at", else behind
// "in", which is no language and no month.
func (c *Coder) signedAt(text string) (from, to int) {
	for _, prep := range []string{"at", "in"} {
		words := wordsOf(text)
		for i := 0; i+1 < len(words) && i < 40; i++ {
			if !strings.EqualFold(words[i].text, prep) {
				continue
			}
			j := i + 1
			for j+1 < len(words) && slices.Contains([]string{"the", "city", "town", "of"}, words[j].text) {
				j++
			}
			if name := words[j].text; !unicode.IsUpper(firstRune(name)) || c.ledger.has("language", strings.ToLower(name)) || slices.Contains(months, strings.ToLower(name)) {
				continue
			}
			last := j
			for last+1 < len(words) && unicode.IsUpper(firstRune(words[last+1].text)) && strings.Trim(text[words[last].to:words[last+1].from], " -'’.\n") == "" &&
				!strings.Contains(text[words[last].to:words[last+1].from], ". ") && !slices.Contains(months, strings.ToLower(words[last+1].text)) {
				last++
			}
			return words[j].from, words[last].to
		}
	}
	return 0, 0
}

// titleOf parts the name of a treaty from its parties: "Treaty of Friendship
// between X and Y" is named "Treaty of Friendship". from and to are bytes.
func titleOf(t string) (from, to int) {
	low := lowered(t)
	to = len(t)
	for _, m := range []string{"between", "among", "concluded by", "concluded between", "signed at", "signed in", "by and between"} {
		if i := phraseAt(low, m); i > 0 {
			to = min(to, i)
		}
	}
	for _, m := range []string{"on", "concerning", "regarding", "relating to", "about", "for", "in the field", "with respect to"} {
		if i := phraseAt(low[to:], m); i > 0 { // "Agreement between X and Y on Z"
			to = len(t)
		}
	}
	if !strings.Contains(strings.TrimSpace(t[:to]), " ") { // "Convention between X and Y" has no other name
		to = len(t)
	}
	to = len(strings.TrimRight(t[:to], " ,:;-–—(\n"))
	for from < to && strings.IndexByte(" \n\t\"", t[from]) >= 0 {
		from++
	}
	return from, to
}

// treatyNouns begin or end the name of a treaty.
func (c *Coder) namesTreaty(t string) bool {
	for _, w := range wordsOf(strings.ToLower(t)) {
		if c.ledger.has("agreement", w.text) || c.ledger.has("treaty noun", w.text) {
			return true
		}
	}
	return false
}

// headline is the name in the first lines of a treaty without a title of its
// own: the first paragraph if it is short and names a treaty.
func (c *Coder) headline(text string, end int) (from, to int) {
	for at, n := 0, 0; at < end && n < 6; n++ {
		stop := strings.Index(text[at:end], "\n\n")
		if stop < 0 {
			stop = end - at
		}
		p := text[at : at+stop]
		if len(p) < 400 && c.namesTreaty(p) && !strings.HasSuffix(strings.TrimSpace(p), ".") && !isModal(p) {
			f, t := titleOf(p)
			return at + f, at + t
		}
		at += stop + 2
	}
	return 0, 0
}

// partySeparators end the words that name the parties in a preamble.
var preambleEnds = []string{"hereinafter", "hereafter", "desir", "desirous", "recogni", "consider", "guided", "proceeding", "convinced", "reaffirm", "recalling", "having", "have agreed", "have resolved", "in pursuit", "animated", "noting", "wishing", "determined", "being", "in view", "conscious", "mindful", "seeking", "taking", "believing", "inspired", "bearing", "confirming", "with a view", "represented", "the following", "on the basis", "in order", "in accordance", "expressing", "acting", "aware", "willing", "anxious", "faithful", "attaching", "referring", "agree as"}

// partiesEnd is where the words that name the parties end in a preamble.
func partiesEnd(text string) int {
	low := lowered(text)
	end := min(len(text), 12000)
	for _, m := range preambleEnds {
		for from := 0; from < end; {
			i := strings.Index(low[from:end], m)
			if i < 0 {
				break
			}
			i += from
			if i > 20 && !letterAt(low, i-1) {
				end = i
				break
			}
			from = i + 1
		}
	}
	return end
}

// signatures are the lines "For the Government of X" behind a closing formula.
func signatures(text string) [][2]int {
	var out [][2]int
	for at := 0; at < len(text) && len(out) < 250; {
		end := at + lineLen(text[at:])
		if t := strings.ToLower(text[at:end]); strings.HasPrefix(t, "for ") || strings.HasPrefix(t, "on behalf of ") {
			out = append(out, [2]int{at, end})
		}
		at = end + 1
	}
	return out
}

func asDate(d treatyDate, ev entente.Evidence) entente.Date {
	p := entente.Day
	if !d.day {
		p = entente.Month
	}
	return entente.Date{Time: d.date, Precision: p, Evidence: ev}
}
