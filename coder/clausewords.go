package coder

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"entente"
)

// clauseWords are the patterns of lang/en/treaties.txt, by the name of their
// list.
type clauseWords struct {
	lists map[string][]pattern
	about []string // names of the lists that begin with "about.", in their order
}

func loadClauseWords(lang fs.FS) (*clauseWords, error) {
	w := &clauseWords{lists: map[string][]pattern{}}
	name := ""
	err := eachLine(lang, "treaties.txt", func(line string) error {
		if head, ok := strings.CutSuffix(line, ":"); ok {
			name = head
			if about, is := strings.CutPrefix(head, "about."); is {
				w.about = append(w.about, about)
			}
			return nil
		}
		p, err := compilePattern(line)
		if err == nil && name == "" {
			err = fmt.Errorf("%q stands under no name", line)
		}
		w.lists[name] = append(w.lists[name], p)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("coder: %w", err)
	}
	return w, nil
}

// obligationCodes are ATOP's, in the order in which clauses are told.
var obligationCodes = []string{
	entente.ObligationDefense, entente.ObligationOffense, entente.ObligationNeutral, entente.ObligationNonAgg, entente.ObligationConsul,
}

// clauseHit is an obligation in a text, in bytes: the words that bind, and the
// condition under which they do (empty where from is to).
type clauseHit struct {
	code             string
	from, to         int
	condFrom, condTo int
}

// obligationsIn finds what a sentence of a clause binds to; named lets in the
// words by which a report only names an obligation ("a mutual defence pact").
func (w *clauseWords) obligationsIn(sent string, named bool) []clauseHit {
	low := lowered(sent)
	words := wordsOf(low)
	if anyFits(w.lists["no clause"], words) {
		return nil
	}
	var out []clauseHit
	for _, code := range obligationCodes {
		first, last, ok := w.binding(code, words)
		if !ok && named {
			first, last, ok = w.namedIn(code, words)
		}
		if !ok {
			continue
		}
		h := clauseHit{code: code, from: words[first].from, to: words[last].to}
		h.condFrom, h.condTo = conditionIn(code, sent, low, words, first, last)
		out = append(out, h)
	}
	return out
}

// binding is the stretch of words that lay an obligation: from the first to the
// last place of a pattern of its list which none of those against it touches.
func (w *clauseWords) binding(code string, words []wordSpan) (first, last int, ok bool) {
	if needs := w.lists[code+" needs"]; len(needs) > 0 && !anyFits(needs, words) {
		return 0, 0, false
	}
	if anyFits(w.lists[code+" never"], words) && !anyFits(w.lists[code+" sure"], words) {
		return 0, 0, false
	}
	for _, p := range w.lists[code] {
		for from := 0; from < len(words); {
			f, l, fits := p.find(words[from:])
			if !fits {
				break
			}
			f, l = f+from, l+from
			from = f + 1
			if w.against(code, words, f, l) {
				continue
			}
			if !ok || f < first {
				first = f
			}
			last, ok = max(last, l), true
		}
	}
	return first, last, ok
}

// against reports whether a pattern against a code touches words first to last.
func (w *clauseWords) against(code string, words []wordSpan, first, last int) bool {
	return slices.ContainsFunc(w.lists[code+" not"], func(p pattern) bool {
		for from := 0; from <= last; {
			f, l, ok := p.find(words[from:])
			if !ok {
				return false
			}
			if f, l = f+from, l+from; f <= last && l >= first {
				return true
			}
			from = f + 1
		}
		return false
	})
}

func (w *clauseWords) namedIn(code string, words []wordSpan) (int, int, bool) {
	first, last, ok := firstOf(w.lists[code+" named"], words)
	return first, last, ok && !w.against(code, words, first, last)
}

// aboutOf names what a clause is about beside its obligation.
func (w *clauseWords) aboutOf(words []wordSpan) []string {
	var out []string
	for _, name := range w.about {
		if anyFits(w.lists["about."+name], words) {
			out = append(out, name)
		}
	}
	return out
}

// The words that begin a condition, longest first.
var (
	conditionMarks = []string{
		"in the event that", "in the event of", "in the case of", "in the case that", "in case of", "in any case in which", "in case", "in the event",
		"upon the request", "at the request", "on the request", "upon the demand", "at the demand", "upon a request", "upon request of", "at the call", "at the instance", "in the face of", "in face of",
		"at the first sign of", "at the first hint of", "at the first threat of", "at any sign of", "at the sign of", "at the least sign of", "at the outbreak of",
		"on the outbreak of", "upon the outbreak of", "in time of", "in times of", "under threat of", "under the threat of", "faced with", "confronted with",
		"on the decision", "upon the decision", "by decision", "by a decision", "on a decision", "at the bidding", "at the behest", "in answer to", "in response to",
		"before any", "prior to any", "the minute", "the instant", "the moment", "the day", "as often as", "each time", "every time", "whenever", "as soon as", "as long as", "provided that", "on condition that", "if", "should", "when", "once", "where",
	}
	followMarks = []string{"on all", "on any", "on questions", "on matters", "on issues", "on international", "on important", "on foreign", "on the", "about", "concerning", "regarding", "with regard to", "over", "against"}
)

// conditionIn is the condition of the obligation at words first to last of a
// sentence, in bytes: the conditional clause behind it, before it or among its
// words, else what is asked of the case ("a State that is attacked", "any attack
// on one as an attack on all"), else what the consultations are on.
func conditionIn(code, sent, low string, words []wordSpan, first, last int) (from, to int) {
	helps, consults := code == entente.ObligationDefense || code == entente.ObligationNeutral, code == entente.ObligationConsul
	if from, to = likeAttack(words, first, last); helps && to > from {
		return from, to
	}
	if from, to = markedClause(sent, low, words); to > from {
		return from, to
	}
	if from, to = relativeIn(sent, words, first); helps && to > from {
		return from, to
	}
	if from, to = attackPhrase(sent, words, first, last); helps && to > from {
		return from, to
	}
	if from, to = againstIn(sent, low, words[first].from, words[last].to); helps && to > from {
		return from, to
	}
	for _, m := range followMarks {
		start, end := words[first].from, words[last].to
		if i := phraseAt(low[start:], m); consults && i >= 0 && start+i < end+24 {
			return clauseEnd(sent, start+i+len(m)-len(afterBlank(m)))
		}
	}
	return 0, 0
}

// againstIn is against what help is promised: "come to the other's side against [any
// plot of outside powers]".
func againstIn(sent, low string, start, end int) (int, int) {
	for _, m := range []string{"against any", "against an", "against a", "against all"} {
		if i := phraseAt(low[start:], m); i >= 0 && start+i < end+24 {
			return clauseEnd(sent, start+i+len("against "))
		}
	}
	return 0, 0
}

// afterBlank is what of "on all" belongs to the words that follow: "all".
func afterBlank(m string) string {
	if head, tail, ok := strings.Cut(m, " "); ok && head == "on" {
		return tail
	}
	return ""
}

// markedClause is the first clause from a mark of condition on. One that comes before the word that binds
// goes as far as the subject of that word, one behind it to the end.
func markedClause(sent, low string, words []wordSpan) (int, int) {
	at, length := -1, 0
	for _, m := range conditionMarks {
		i := phraseAt(low, m)
		if i < 0 || m == "should" && !fronted(low, i) || m == "once" && strings.HasSuffix(low[:i], "at ") {
			continue
		}
		if at < 0 || i < at || i == at && len(m) > length {
			at, length = i, len(m)
		}
	}
	if at < 0 {
		return 0, 0
	}
	lo, hi := clauseEnd(sent, at+length)
	for _, asked := range []string{"request", "demand", "call", "instance", "decision", "bidding", "behest", "the first sign of", "the first hint of", "the first threat of", "the outbreak of", "any sign of", "before any", "prior to any"} {
		if strings.HasSuffix(low[at:at+length], asked) { // "[the request of any Party]" is the condition itself
			lo = at + strings.IndexByte(low[at:], ' ') + 1 // "[the first sign of a crisis]"
		}
	}
	if modal := bindsAt(words, at+length); modal > 0 && bindsAt(words, 0) >= at {
		return lo, subjectBefore(sent, low, lo, modal)
	}
	return lo, hi
}

// bindsAt is where the first word that binds stands from a place on: "shall",
// "undertakes", 0 if none does.
func bindsAt(words []wordSpan, from int) int {
	for i, w := range words {
		if w.from < from || w.text == "should" {
			continue
		}
		switch w.text {
		case "shall", "will", "would", "must", "bound", "binds", "bind", "obliged", "obliges", "obligated", "undertake", "undertakes", "need", "needs", "can", "oblige", "require", "requires", "promises", "promise", "pledges", "pledge", "agree", "agrees", "commits", "may":
			return w.from
		case "to":
			if i > 0 && (words[i-1].text == "is" || words[i-1].text == "are") {
				return words[i-1].from
			}
		}
	}
	return 0
}

// subjectBefore is the end of a condition whose main clause has its verb at
// modal: the last comma before it, else the article of its subject.
func subjectBefore(sent, low string, from, modal int) int {
	if from >= modal {
		return from
	}
	cut := strings.LastIndexByte(sent[from:modal], ',')
	if cut < 0 {
		for _, w := range []string{" the ", " each ", " both ", " they ", " either ", " it "} {
			cut = max(cut, strings.LastIndex(low[from:modal], w))
		}
	}
	if cut <= 0 {
		return from
	}
	return from + len(strings.TrimRight(sent[from:from+cut], " \n\t"))
}

// fronted reports whether the word at i begins its clause, as "should" does
// where it sets a condition.
func fronted(low string, i int) bool {
	if next := strings.Fields(low[i:]); len(next) > 2 && next[0] == "should" && slices.Contains([]string{"it", "they", "one", "either", "the", "any", "a", "an", "such", "war", "hostilities", "both", "neither", "this", "that", "peace", "danger", "another", "some", "foreign", "armed", "events", "conflict", "trouble", "aggression"}, next[1]) {
		return true
	}
	head := strings.TrimRight(low[:i], " \n\t")
	return head == "" || strings.HasSuffix(head, ",") || strings.HasSuffix(head, ";") || strings.HasSuffix(head, ":") || strings.HasSuffix(head, ".") || strings.HasSuffix(head, ")")
}

// clauseEnd is the clause from a place of a sentence on, without the blanks at
// its ends. A comma ends it, unless what follows adds to it ("attacked, invaded
// or threatened") or it only sets words apart ("whenever, in their opinion, …").
func clauseEnd(sent string, from int) (int, int) {
	for from < len(sent) && strings.IndexByte(" \n\t,:", sent[from]) >= 0 {
		from++
	}
	to := from
	if rest := sent[:from]; strings.HasSuffix(strings.TrimRight(rest, " \n"), ",") {
		if i := strings.IndexByte(sent[from:], ','); i > 0 {
			to = from + i + 1
		}
	}
	for to < len(sent) {
		c := sent[to]
		if c == ';' || c == '"' || strings.HasPrefix(sent[to:], "”") || c == '.' && (to+1 == len(sent) || strings.IndexByte(" \n", sent[to+1]) >= 0) {
			break
		}
		if c == ',' && !goesOn(sent[to+1:]) {
			break
		}
		to++
	}
	return from, from + len(strings.TrimRight(sent[from:to], " \n\t"))
}

// goesOn reports whether the words behind a comma add to the clause before it.
func goesOn(rest string) bool {
	low := strings.ToLower(strings.TrimLeft(rest, " \n\t"))
	for _, w := range []string{"or ", "whether ", "including ", "as a result ", "in whole ", "in particular "} {
		if strings.HasPrefix(low, w) {
			return true
		}
	}
	next, _, _ := strings.Cut(low, " or ") // "integrity, political independence or security"
	return len(next) < len(low) && len(strings.Fields(next)) <= 3
}

// relativeIn is what a relative clause or a participle says of the one to be
// helped: "a State that [is attacked]", "the Party [attacked]".
func relativeIn(sent string, words []wordSpan, first int) (int, int) {
	for i := first; i+1 < len(words); i++ {
		switch words[i].text {
		case "that", "which", "who":
			for j := i + 1; j < min(len(words), i+6); j++ {
				if t := words[j].text; isAttack(t) || t == "war" || t == "conflict" || strings.HasPrefix(t, "hostil") {
					return clauseEnd(sent, words[i+1].from)
				}
			}
		case "party", "state", "parties", "victim", "ally", "member", "country", "states", "members":
			if isAttack(words[i+1].text) || words[i].text == "victim" {
				return words[i+1].from, words[min(i+1, len(words)-1)].to
			}
		}
	}
	return 0, 0
}

func isAttack(w string) bool {
	for _, stem := range []string{"attack", "aggress", "invade", "threaten", "invasion", "victim"} {
		if strings.HasPrefix(w, stem) {
			return true
		}
	}
	return false
}

// likeAttack is the attack that counts as one on the others: "[an armed attack
// against one] shall be considered an attack against all".
func likeAttack(words []wordSpan, first, last int) (int, int) {
	for i := first; i <= last; i++ {
		if !isAssault(words[i].text) {
			continue
		}
		from := i
		for from > 0 && slices.Contains([]string{"armed", "any", "a", "an", "external", "act", "of", "direct"}, words[from-1].text) {
			from--
		}
		for j := i + 1; j < last; j++ {
			switch words[j].text {
			case "as", "shall", "is", "are", "will", "to", "would", "must", "constitutes", "counts", "equals", "amounts", "means":
				for k := j + 1; k <= min(last, j+8); k++ {
					if isAssault(words[k].text) || words[k].text == "directed" {
						return words[from].from, words[j-1].to
					}
				}
				return 0, 0
			}
		}
		return 0, 0
	}
	return 0, 0
}

func isAssault(w string) bool {
	return slices.Contains([]string{"attack", "attacks", "aggression", "invasion", "assault", "assaults", "strike", "strikes", "blow", "incursion", "onslaught", "raid", "offensive"}, w)
}

// attackPhrase is the attack that an obligation speaks of where no mark tells
// that it is the condition: "recognizes that [an armed attack on either Party]
// would endanger its own peace".
func attackPhrase(sent string, words []wordSpan, first, last int) (int, int) {
	for i := first; i <= last; i++ {
		if !isAssault(words[i].text) || i > 0 && (words[i-1].text == "repel" || words[i-1].text == "resist") {
			continue
		}
		from := i
		for from > 0 && slices.Contains([]string{"armed", "any", "a", "an", "external", "act", "of", "direct"}, words[from-1].text) {
			from--
		}
		for j := i + 1; j < len(words); j++ {
			if words[j].text == "by" && j+1 < len(words) && slices.Contains([]string{"a", "an", "any", "another", "some", "outside", "one", "third", "other"}, words[j+1].text) {
				return words[from].from, attackersEnd(sent, words, j+1)
			}
			if strings.ContainsAny(sent[words[j-1].to:words[j].from], ",;:") || slices.Contains([]string{"would", "shall", "will", "is", "as", "by", "and", "to"}, words[j].text) {
				return words[from].from, words[j-1].to
			}
		}
		return words[from].from, words[len(words)-1].to
	}
	return 0, 0
}

// attackersEnd is where the words for those who attack end: before the verb that
// binds, or a comma. "by [a State that is not a party to this Pact] shall oblige …"
func attackersEnd(sent string, words []wordSpan, from int) int {
	for j := from + 1; j < len(words); j++ {
		if strings.ContainsAny(sent[words[j-1].to:words[j].from], ",;:") || slices.Contains([]string{"shall", "will", "would", "must", "obliges", "binds", "requires"}, words[j].text) {
			return words[j-1].to
		}
	}
	return words[len(words)-1].to
}
