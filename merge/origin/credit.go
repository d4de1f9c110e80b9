package origin

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente"
)

// Manner is how a text names whom it has its report from.
type Manner string

// The manners of a credit. Dateline and Credited are about the whole text.
const (
	Dateline Manner = "dateline" // "SEOUL (Reuters) -"
	Credited Manner = "credited" // "— AFP", "By Jane Roe, Associated Press", "with inputs from PTI"
	Reported Manner = "reported" // "Yonhap reported", "according to TASS"
)

// Credit is the name of a source as a text writes it, with words around it that
// may belong to it: "South Korea's Yonhap news agency".
type Credit struct {
	Name      string
	Manner    Manner
	Paragraph int // from 1; 0 is the title
}

// lead is how many paragraphs begin a text: what is reported there is what the
// text is about.
const lead = 3

// Bounds within which names are looked for.
const (
	maxDateline = 90 // bytes before the end of a dateline
	maxName     = 60 // bytes of a name
	maxLine     = 160
	maxCredits  = 12
)

// credits finds whom a text names as its sources.
func credits(title string, paragraphs []string) []Credit {
	var found collected
	found.add(titled(title), Credited, 0)
	for _, n := range reported(title) {
		found.add(n, Reported, 0)
	}
	for i, p := range paragraphs {
		first, last := i < 2, i >= len(paragraphs)-3
		if first {
			found.add(dateline(p), Dateline, i+1)
		}
		if first || last {
			for _, n := range signed(p) {
				found.add(n, Credited, i+1)
			}
		}
		if i < lead {
			for _, n := range reported(unquoted(p)) {
				found.add(n, Reported, i+1)
			}
		}
	}
	return found.all
}

type collected struct{ all []Credit }

// add keeps a name, each in each manner once.
func (c *collected) add(name string, m Manner, paragraph int) {
	name = strings.TrimFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' })
	known := slices.ContainsFunc(c.all, func(o Credit) bool { return o.Name == name && o.Manner == m })
	if name == "" || len(name) > maxName || known || len(c.all) == maxCredits {
		return
	}
	c.all = append(c.all, Credit{name, m, paragraph})
}

// titled is the source that a title ends or begins with: "Kim hails pact: KCNA".
func titled(title string) string {
	for _, mark := range []string{" - ", " – ", " — ", ": ", " | ", ", "} {
		if i := strings.LastIndex(title, mark); i >= 0 && len(strings.Fields(title[i+len(mark):])) <= 3 {
			return title[i+len(mark):]
		}
	}
	return ""
}

// dateline is the source in what stands before the first sentence: in brackets
// or between strokes, and followed by a dash, a stop or nothing.
func dateline(p string) string {
	head := p[:min(len(p), maxDateline)]
	for _, marks := range [][2]string{{"(", ")"}, {"/", "/"}, {"[", "]"}} {
		i := strings.Index(head, marks[0])
		if i < 0 || !place(head[:i]) {
			continue
		}
		name, rest, ok := strings.Cut(head[i+len(marks[0]):], marks[1])
		if ok && dash(strings.TrimSpace(rest), i == 0 || marks[0] == "/") {
			return name
		}
	}
	return ""
}

// place reports whether words can be place and day of a dateline: "MOSCOW,
// September 13." has no word in lower case beside those of dates.
func place(s string) bool {
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) && !slices.Contains([]string{"de", "del", "of", "the", "and", "in", "al", "th", "st", "nd", "rd", "d'"}, w) {
			return false
		}
	}
	return true
}

// dash reports whether what follows a source ends the dateline; loose lets any
// capital do so.
func dash(rest string, loose bool) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || strings.ContainsRune("-–—:.", r) || loose && unicode.IsUpper(r)
}

// signs are what a line of credit begins with.
func signs() []string {
	return []string{
		"source: ", "sources: ", "courtesy: ", "courtesy of ", "credit: ", "by ", "from ", "© ", "copyright ", "(c) ",
		"with inputs from ", "with input from ", "with agency inputs from ", "with reporting by ", "with additional reporting by ",
		"additional reporting by ", "with reports from ", "inputs from ", "with files from ", "originally published by ",
		"first published by ", "this story was originally published by ", "this article was originally published by ",
		"this article first appeared in ", "this article was first published by ", "republished from ", "this report is from ",
		"this story was first published by ", "this article is from ", "via ", "-- ", "— ", "– ", "- ", "/",
	}
}

// signed are the sources of a line of credit, or of one behind a text's last
// words: "… on Tuesday. (AFP)", "… said. — Reuters".
func signed(p string) []string {
	tail := p[max(0, len(p)-maxName):]
	if i := strings.LastIndex(tail, "("); i >= 0 && strings.HasSuffix(strings.TrimRight(tail, ". "), ")") {
		if names := listed(strings.TrimRight(tail[i+1:], "). ")); len(names) > 0 {
			return names
		}
	}
	for _, mark := range []string{". — ", ". – ", ". - ", ". -- ", ".” — ", ".\" — "} {
		if i := strings.LastIndex(tail, mark); i >= 0 {
			return listed(tail[i+len(mark):])
		}
	}
	if len(p) > maxLine {
		return nil
	}
	low := strings.ToLower(strings.TrimLeft(p, "(["))
	for _, sign := range signs() {
		if strings.HasPrefix(low, sign) {
			bare := strings.TrimLeft(p, "([")
			if len(bare) == len(low) { // lower case may be longer in some scripts
				return listed(bare[len(sign):])
			}
		}
	}
	if len(p) <= maxName && !strings.ContainsAny(p[:len(p)-1], ".!?") {
		return listed(p) // a line that is a name: "Reuters", "Agence France-Presse"
	}
	return nil
}

// listed are the names of a list: "Jane Roe, AFP and the Yonhap news agency".
// Where a line begins with a sign of its own within a list, that is left out.
func listed(s string) []string {
	low := strings.ToLower(s)
	for _, sign := range []string{"inputs from ", "input from ", "reports from "} {
		if i := strings.Index(low, sign); i >= 0 && len(low) == len(s) {
			s = s[i+len(sign):]
			break
		}
	}
	for _, joint := range []string{" and ", " & ", "/", ";", " via ", " for ", "|", " of "} {
		s = strings.ReplaceAll(s, joint, ",")
	}
	var out []string
	for n := range strings.SplitSeq(s, ",") {
		n = strings.Trim(strings.TrimSpace(n), "()[].0123456789 ")
		if n = strings.TrimPrefix(n, "the "); n != "" && len(strings.Fields(n)) <= 6 {
			out = append(out, n)
		}
	}
	return out
}

// telling are verbs after a source, and sayings before one.
func telling() (after, before []string) {
	return []string{"reported", "reports", "said", "says", "wrote", "quoted", "cited", "quotes", "cites", "revealed", "has reported", "has learned", "had reported", "carried"},
		[]string{"according to ", "citing ", "cited ", "quoting ", "reported by ", "report by ", "reports by ", "quoted by ", "cited by ",
			"carried by ", "published by ", "released by ", "report in ", "report from ", "reports from ", "statement carried by ",
			"reports the ", "reported the ", "writes the ", "wrote the ", "in an account by ", "as told by "}
}

// behind are what a text says of a source right after its name.
func behind() []string {
	return []string{", from which", ", which first reported", ", which reported", ", whose report", ", whose correspondent", ", whose account", "'s report", "'s account"}
}

// reported are the sources of what a passage tells.
func reported(p string) []string {
	p = strings.Map(func(r rune) rune {
		if r == '’' {
			return '\''
		}
		return r
	}, p)
	after, before := telling()
	var out []string
	for _, verb := range after {
		for at := range places(p, " "+verb) {
			if end := at + 1 + len(verb); end == len(p) || !inWord(p[end:]) {
				out = append(out, nameBefore(p[:at]))
			}
		}
	}
	for _, saying := range before {
		for at := range places(p, saying) {
			out = append(out, nameAfter(p[at+len(saying):]))
		}
	}
	for _, saying := range behind() {
		for at := range places(p, saying) {
			out = append(out, nameBefore(p[:at]))
		}
	}
	return out
}

// places are where a word begins in a text.
func places(text, word string) func(func(int) bool) {
	return func(yield func(int) bool) {
		for from := 0; ; {
			i := strings.Index(text[from:], word)
			if i < 0 || !yield(from+i) {
				return
			}
			from += i + len(word)
		}
	}
}

// nameBefore is the name that a passage ends with: words with a capital, and
// those for kinds of publisher.
func nameBefore(p string) string {
	fields := strings.Fields(p[max(0, len(p)-maxName):])
	i := len(fields)
	for i > 0 && len(fields)-i < 6 && nameWord(fields[i-1]) && (i == len(fields) || !strings.ContainsAny(fields[i-1][len(fields[i-1])-1:], ",.;:)")) {
		i--
	}
	return strings.Join(fields[i:], " ")
}

// nameAfter is the name that a passage begins with.
func nameAfter(p string) string {
	fields := strings.Fields(p[:min(len(p), maxName)])
	i := 0
	for i < len(fields) && i < 7 && nameWord(fields[i]) {
		i++
		if strings.ContainsAny(fields[i-1][len(fields[i-1])-1:], ",.;:)") {
			break
		}
	}
	return strings.Join(fields[:i], " ")
}

// nameWord reports whether a word can be part of a publisher's name or of what
// is said of it.
func nameWord(w string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "(/"))
	return unicode.IsUpper(r) || unicode.IsDigit(r) || slices.Contains([]string{
		"the", "news", "agency", "newspaper", "daily", "state", "state-run", "official", "media", "broadcaster", "outlet",
		"television", "website", "of", "in", "de", "dpa", "wire", "service", "public", "state-owned", "semi-official",
	}, strings.Trim(w, ",.;:()/"))
}

// Press is the registry of publishers.
type Press interface {
	// Publisher finds one by host or name.
	Publisher(hostOrName string) (entente.Publisher, bool)
}

// find looks a credited name up: the longest run of its words that the registry
// has. A run of one word must not be in lower case, save for a name that is so
// itself ("dpa").
func find(press Press, name string) (entente.Publisher, bool) {
	fields := strings.FieldsFunc(strings.ReplaceAll(name, "'s ", " "), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;:()/", r) })
	for n := len(fields); n > 0; n-- {
		for i := 0; i+n <= len(fields); i++ {
			run := strings.Join(fields[i:i+n], " ")
			if r, _ := utf8.DecodeRuneInString(run); n == 1 && unicode.IsLower(r) && run != "dpa" {
				continue
			}
			if p, ok := press.Publisher(strings.TrimSuffix(run, ".")); ok {
				return p, true
			}
		}
	}
	return entente.Publisher{}, false
}
