package text

import "unicode"

// divide cuts the block's tokens into sentences.
func (sc *scanner) divide() {
	start := sc.first
	if d := sc.dateline(); d > start {
		sc.sentence(start, d)
		start = d
	}
	learned := sc.judge.open(sc)
	sc.judge.begin(start)
	for i := start; i < len(sc.tokens); {
		k := i + 1
		ends := false
		kind := sc.ender(i)
		if kind != noEnd {
			k = sc.closers(k)
			ends = k < len(sc.tokens) && sc.ends(kind, i, k)
		}
		if learned && kind != stroke && k < len(sc.tokens) && !(kind == cry && !ends && sc.reports(k)) {
			ends = sc.judge.spot(sc, k, ends)
		}
		if ends {
			sc.sentence(start, k)
			start = k
			sc.judge.begin(k)
		}
		i = k
	}
	sc.sentence(start, len(sc.tokens))
}

// closers passes over the closing signs at k that belong to the sentence that
// ends before it, and over note marks such as [12].
func (sc *scanner) closers(k int) int {
	for k < len(sc.tokens) && !sc.gap(k) && closing(sc.word(k)) {
		k++
	}
	for sc.word(k) == "[" && allDigits(sc.word(k+1)) && sc.word(k+2) == "]" {
		k += 3
	}
	return k
}

// sentence adds tokens [i,j) as one sentence, or more where there are too many.
func (sc *scanner) sentence(i, j int) {
	for i < j {
		k := j
		if j-i > MaxTokens {
			k = sc.cut(i)
		}
		t := sc.tokens[i:k:k]
		sc.sentences = append(sc.sentences, Sentence{t[0].Start, t[len(t)-1].End, t})
		i = k
	}
}

// cut chooses where to end a sentence from token i that is too long: behind the
// last semicolon of its second half, else behind the last comma, else full.
func (sc *scanner) cut(i int) int {
	comma := 0
	for k := i + MaxTokens; k > i+MaxTokens/2; k-- {
		switch sc.word(k - 1) {
		case ";":
			return k
		case ",":
			comma = max(comma, k)
		}
	}
	if comma > 0 {
		return comma
	}
	return i + MaxTokens
}

// end is how a token may end a sentence.
type end uint8

const (
	noEnd    end = iota
	fullStop     // . …
	cry          // ! ?
	stroke       // 。 and the like: needs no space behind it
	shortened
)

func (sc *scanner) ender(i int) end {
	w := sc.word(i)
	switch w {
	case ".", "…", "..", "...", "....":
		return fullStop
	case "。", "！", "？", "؟", "۔", "।":
		return stroke
	}
	switch w[len(w)-1] {
	case '!', '?':
		return cry
	case '.':
		if w[0] == '.' {
			return fullStop
		}
		return shortened
	}
	return noEnd
}

// ends decides whether a sentence ends with token i and the closing signs
// behind it, so that the next begins with token k.
func (sc *scanner) ends(kind end, i, k int) bool {
	if kind == stroke {
		return true
	}
	n := k
	for n < len(sc.tokens)-1 && n < k+3 && opening(sc.word(n)) {
		n++
	}
	next := sc.word(n)
	r := first(next)
	upper := unicode.IsUpper(r)
	switch {
	case !sc.gap(k):
		return upper && kind != shortened
	case unicode.IsLower(r):
		return false
	case kind == shortened:
		return upper && sc.abbreviationEnds(i, next)
	case kind == cry && k > i+1 && sc.reports(k):
		return false
	case n == k && !isWord(r):
		return startsSign(next)
	}
	return true
}

// startsSign reports whether a sign can begin a sentence.
func startsSign(w string) bool {
	switch w {
	case ",", ";", ":", ")", "]", "}", "%", "-", "--", "–", "—", "/", "&", "=":
		return false
	}
	return true
}

// abbreviationEnds decides whether the abbreviation i ends its sentence though
// its period belongs to it: it may, and next is a word that begins sentences.
func (sc *scanner) abbreviationEnds(i int, next string) bool {
	w := sc.word(i)
	kind := sc.sp.abbreviations[w]
	if kind != mayEnd && !initialism(w) {
		return false
	}
	return has(sc.sp.starters, next)
}

// reports reports whether a verb of saying follows within the three tokens
// from k, as after a quoted exclamation.
func (sc *scanner) reports(k int) bool {
	for n := k; n < k+4 && n < len(sc.tokens); n++ {
		if sc.sp.reporting[sc.word(n)] {
			return true
		}
	}
	return false
}

// datelineTokens is how far into a block the dash of a dateline is sought.
const datelineTokens = 18

// dateline returns the token behind the dash or colon of the dateline that the
// block begins with, or the block's first token. A dateline is a place in
// capitals, or a city with its country, or ends with its agency or a day of the
// month, and has no word in lower case. One that has both, the agency in brackets, needs no dash.
func (sc *scanner) dateline() int {
	bracket := false
	for i := sc.first; i < len(sc.tokens)-2 && i < sc.first+datelineTokens; i++ {
		w := sc.word(i)
		switch w {
		case "--", "—", "–", "-":
			place := capitals(sc.word(sc.first), 3)
			if !sc.gap(i) && w == "-" {
				continue
			}
			if i > sc.first && (place || bracket || sc.dated(i) || sc.agency(i) || sc.cityCountry(i)) && sc.sentenceCase(i+1) {
				return i + 1
			}
			return sc.first
		case ":":
			if i > sc.first && (capitals(sc.word(sc.first), 3) || bracket) && sc.sentenceCase(i+1) {
				return i + 1
			}
			return sc.first
		}
		if bracket && sc.afterAgency(i-1) { // no dash: "Aster, June 2 (ABNA) The talks"
			return i
		}
		bracket = w == ")"
		if unicode.IsLower(first(w)) {
			return sc.first
		}
	}
	return sc.first
}

// cityCountry reports whether all that stands before a dash is two capitalised
// words with a comma between them: "Lima, Peru —".
func (sc *scanner) cityCountry(i int) bool {
	return i == sc.first+3 && sc.word(sc.first+1) == "," && unicode.IsUpper(first(sc.word(sc.first))) && unicode.IsUpper(first(sc.word(sc.first+2)))
}

// dated reports whether a day of a month stands before token i, with the year
// or without: "Pyongyang, December 5 —", "Geneva, 5 March 2024 –".
func (sc *scanner) dated(i int) bool {
	if w := sc.word(i - 1); len(w) == 4 && allDigits(w) {
		i--
		if sc.word(i-1) == "," {
			i--
		}
	}
	if i < sc.first+3 {
		return false
	}
	a, b := sc.word(i-2), sc.word(i-1)
	return isDay(b) && unicode.IsUpper(first(a)) || isDay(a) && unicode.IsUpper(first(b))
}

// agency reports whether a day and then an agency stand before token i:
// "Aster, June 2, ABNA -".
func (sc *scanner) agency(i int) bool {
	return i > sc.first+3 && capitals(sc.word(i-1), 3) && sc.word(i-2) == "," && sc.dated(i-2)
}

// afterAgency reports whether token i closes an agency's bracket behind a day, and
// a sentence follows.
func (sc *scanner) afterAgency(i int) bool {
	open := i - 2
	return open > sc.first && sc.word(open) == "(" && capitals(sc.word(open+1), 3) && sc.dated(open) && sc.sentenceCase(i+1)
}

func isDay(w string) bool { return len(w) <= 2 && allDigits(w) }

// sentenceCase reports whether the words from i on begin a sentence and not a
// headline in capitals.
func (sc *scanner) sentenceCase(i int) bool {
	for opening(sc.word(i)) {
		i++
	}
	if !unicode.IsUpper(first(sc.word(i))) {
		return false
	}
	return !capitals(sc.word(i), 2) || !capitals(sc.word(i+1), 2)
}
