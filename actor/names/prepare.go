package names

import (
	"slices"
	"strings"
	"unicode"
)

// Name is a name made ready to be compared.
type Name struct {
	text     string // in Latin letters, all tokens
	readings []reading
	legal    uint32 // families of legal forms
	body     bool   // words in it say that it is no person
	comma    bool
	scripts  class // scripts other than Latin that it is written in
}

// reading is one way to say a name in Latin letters.
type reading struct {
	parts    []part
	all      string               // their texts without spaces
	at       [maxParts + 1]uint16 // where each begins there
	bones    string               // the same without vowels
	boneAt   [maxParts + 1]uint16
	weight   float64 // of all parts
	real     int     // how many say something
	initials string  // of the parts that are no "of"
	every    string  // of all parts
}

// part is a word of a name.
type part struct {
	text   string // lower-case Latin letters and digits
	sound  string // folded by sound
	bones  string // folded without vowels
	korean string // folded as a Korean syllable; empty where it is none
	chi    string // the same for Chinese
	raw    string // of Chinese characters: one form each
	ending string // that it has and many surnames have
	word   *word  // nil where nothing is known of it
	class  class
	weight float64
}

// Empty reports whether a name has nothing to compare.
func (n Name) Empty() bool { return len(n.readings) == 0 }

// Prepare makes a name ready.
func (s *Scorer) Prepare(name string) Name {
	toks, comma := s.t.tokens(name)
	n := Name{comma: comma > 0}
	var all strings.Builder
	for i := range toks {
		n.scripts |= toks[i].class & (classCyrillic | classAbjad | classHan | classHangul | classOther)
		all.WriteString(toks[i].latin)
		all.WriteByte(' ')
		if toks[i].class&classHan != 0 {
			all.WriteString(toks[i].raw)
		}
	}
	n.text = all.String()
	toks, n.legal = s.t.takeLegal(toks)
	if len(toks) == 0 {
		return n
	}
	n.body = n.legal != 0 || s.t.isBody(toks)
	for _, kind := range s.t.saidAs(toks) {
		r := reading{}
		if r.parts = s.t.parts(toks, kind, n.body); len(r.parts) == 0 {
			continue
		}
		if !n.body {
			s.t.joinSyllables(&r)
		}
		r.finish(n.body)
		n.readings = append(n.readings, r)
	}
	return n
}

// takeLegal takes the legal forms off: those of several words wherever they
// stand, short ones at an end. One part at least is left.
func (t *tables) takeLegal(toks []token) ([]token, uint32) {
	var found uint32
	for n := min(t.longest, len(toks)-1); n > 1; n-- {
		for i := 0; i+n <= len(toks) && n < len(toks); i++ {
			if f := t.legalForm(joined(toks[i : i+n])); f != 0 {
				found |= f
				toks = slices.Delete(slices.Clone(toks), i, i+n)
			}
		}
	}
	for len(toks) > 1 {
		last := len(toks) - 1
		if f := t.legal[toks[last].latin]; f != 0 {
			found |= f
			toks = toks[:last]
		} else if f := t.legal[toks[0].latin]; f != 0 && t.leads(toks[0]) {
			found |= f
			toks = toks[1:]
		} else {
			break
		}
	}
	return toks, found
}

// legalForm is the family of a legal form of several words, also one with a
// letter wrong; 0 if it is none.
func (t *tables) legalForm(s string) uint32 {
	if f := t.legal[s]; f != 0 || len(s) < 12 {
		return f
	}
	for _, form := range t.long[strings.Count(s, " ")] {
		d := len(form) - len(s)
		if d >= -1 && d <= 1 && (s[0] == form[0] || s[1] == form[1]) && edits(s, form, costLetter) <= costLetter {
			return t.legal[form]
		}
	}
	return 0
}

// leads reports whether a legal form may stand before a name: one that is no
// name itself.
func (t *tables) leads(tok token) bool {
	w := t.words[tok.latin]
	return (w == nil || w.class&(classGiven|classSurname) == 0) && (tok.class&classCapitals != 0 || len(tok.latin) > 3)
}

func joined(toks []token) string {
	var b strings.Builder
	for i := range toks {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(toks[i].latin)
	}
	return b.String()
}

// isBody reports whether a word says that a body is named: one that bodies
// share and persons do not bear.
func (t *tables) isBody(toks []token) bool {
	for i := range toks {
		w := t.words[toks[i].latin]
		if w != nil && w.class&(classGeneric|classField) != 0 && w.class&(classGiven|classSurname) == 0 && (w.class&classTitle == 0 || i > 0) {
			return true
		}
	}
	return false
}

// said is the language that Chinese characters are read in.
type said uint8

const (
	asChinese said = iota
	asKorean
	asJapanese
)

// saidAs lists the readings that a name has.
func (t *tables) saidAs(toks []token) []said {
	out := []said{asChinese}
	han := slices.ContainsFunc(toks, func(k token) bool { return k.class&classHan != 0 })
	if !han {
		return out
	}
	for _, kind := range [...]said{asKorean, asJapanese} {
		readable := true
		for i := range toks {
			if toks[i].class&classHan != 0 && t.readHan(toks[i].raw, kind) == nil {
				readable = false
			}
		}
		if readable {
			out = append(out, kind)
		}
	}
	return out
}

// readHan reads characters by the table, the longest entries first, surname
// and given name apart; nil if one is not in it.
func (t *tables) readHan(raw string, kind said) []string {
	rs := []rune(raw)
	var out []string
	for i := 0; i < len(rs); {
		n := min(t.hanMost, len(rs)-i)
		for ; n > 0; n-- {
			if w := t.han[string(rs[i:i+n])]; w != nil && w.said(kind) != "" {
				out = append(out, w.said(kind))
				break
			}
		}
		if n == 0 {
			return nil
		}
		i += n
	}
	if len(out) > 2 {
		out = []string{out[0], strings.Join(out[1:], "")}
	}
	return out
}

func (w *hanWord) said(kind said) string {
	if kind == asKorean {
		return w.korean
	}
	return w.japanese
}

// parts makes parts of tokens.
func (t *tables) parts(toks []token, kind said, body bool) []part {
	var out []part
	for i := range toks {
		tok := &toks[i]
		switch {
		case tok.class&classHan != 0 && kind != asChinese:
			for _, s := range t.readHan(tok.raw, kind) {
				out = append(out, t.part(s, tok))
			}
		case tok.class&(classHan|classHangul) != 0 && !body:
			out = append(out, t.surnameFirst(tok)...)
		case tok.class&classDotted != 0 && !body: // "J.R.R."
			one := *tok
			one.class &^= classDotted | classCapitals
			for k := range tok.latin {
				out = append(out, t.part(tok.latin[k:k+1], &one))
			}
		default:
			out = append(out, t.part(tok.latin, tok))
		}
	}
	out = slices.DeleteFunc(out, func(p part) bool { return p.text == "" })
	if len(out) > maxParts {
		out = out[:maxParts]
	}
	t.classify(out, toks, body)
	return out
}

// surnameFirst parts two to four characters into surname and given name.
func (t *tables) surnameFirst(tok *token) []part {
	rs := []rune(tok.raw)
	n := 1
	if len(rs) > 2 && t.double[string(rs[:2])] {
		n = 2
	}
	if len(rs) < 2 || len(rs) > 4 {
		return []part{t.part(tok.latin, tok)}
	}
	var out []part
	for _, s := range [...]string{string(rs[:n]), string(rs[n:])} {
		half := *tok
		half.raw = s
		out = append(out, t.part(t.latin(s), &half))
	}
	out[1].class |= classSyllables
	return out
}

// part makes a part of a word in Latin letters.
func (t *tables) part(s string, tok *token) part {
	if len(s) > maxLetter {
		s = s[:maxLetter]
	}
	p := part{text: s, class: tok.class, word: t.words[s]}
	if p.class&classHan != 0 {
		p.raw = t.oneForm(tok.raw)
	}
	if p.word != nil {
		p.class |= p.word.class
	}
	for _, e := range t.endings["ending"] {
		if len(s) > len(e)+2 && strings.HasSuffix(s, e) {
			p.ending = e
			break
		}
	}
	var buf [2 * maxLetter]byte
	p.sound = string(t.sound.fold(buf[:0], s))
	p.bones = string(t.abjad.fold(buf[:0], s))
	return p
}

// oneForm writes Chinese characters in one form each.
func (t *tables) oneForm(s string) string {
	return strings.Map(func(r rune) rune {
		if to, ok := t.same[r]; ok {
			return to
		}
		return r
	}, s)
}

// classify adds the classes that depend on where a part stands.
func (t *tables) classify(ps []part, toks []token, body bool) {
	leading := true
	for i := range ps {
		p := &ps[i]
		if p.class&classTitle != 0 && (body || !leading || i == len(ps)-1) {
			p.class &^= classTitle
		}
		leading = leading && p.class&classTitle != 0
		if body || len(ps) == 1 || i == len(ps)-1 && p.class&classJoin == 0 || i == 0 && (len(p.text) == 1 || p.class&(classGiven|classSurname) != 0) {
			p.class &^= classParticle
		}
		if i == 0 || body && p.class&classSuffix != 0 {
			p.class &^= classSuffix
		}
		if !body && p.class&classStop != 0 && (p.text != "the" && p.text != "of" && p.text != "and") {
			p.class &^= classStop
		}
		switch {
		case isNumber(p, i, len(ps), body):
			p.class |= classNumber
		case len(p.text) == 1 && p.class&(classHan|classHangul|classParticle|classStop) == 0:
			p.class |= classInitial
		case t.ends(p.text, "patronymic") && i > 0:
			p.class |= classPatronymic
		}
		if p.word == nil && p.class&(classNumber|classInitial|classPatronymic) == 0 {
			p.class |= classPlain
		}
	}
}

// ends reports whether a word of some length has one of a class's endings.
func (t *tables) ends(s, kind string) bool {
	for _, e := range t.endings[kind] {
		if len(s) >= len(e)+3 && strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

// isNumber reports whether a part is a number: with a digit, or Roman in a
// body's name behind another part.
func isNumber(p *part, i, n int, body bool) bool {
	if strings.ContainsFunc(p.text, unicode.IsDigit) {
		return true
	}
	if i == 0 || p.word != nil && !body || strings.Trim(p.text, "ivx") != "" || len(p.text) > 5 {
		return false
	}
	switch p.text {
	case "ii", "iii", "iv", "vii", "viii", "ix", "xii", "xiii", "xiv", "xv", "xvi":
		return true
	}
	return body && p.class&classCapitals != 0 || body && i == n-1 && len(p.text) == 1
}

// joinSyllables makes one part of the given name of a Korean or Chinese: "Kim
// Jong Un", "Kim Jong-un" and "Jongun Kim" are parted alike.
func (t *tables) joinSyllables(r *reading) {
	ps := r.parts
	if len(ps) < 2 || len(ps) > 3 {
		return
	}
	const east = classKorean | classChinese
	if ps[0].class&classCyrillic != 0 {
		ps[0].class |= t.east[string(t.chinese.fold(nil, ps[0].text))]&classChinese | t.east[string(t.korean.fold(nil, ps[0].text))]&classKorean
	}
	first, given := 0, ps[1:]
	if ps[0].class&east == 0 || !syllabic(given) {
		first, given = len(ps)-1, ps[:len(ps)-1]
		if ps[first].class&east == 0 || !syllabic(given) || len(given) < 2 {
			return
		}
	} else if ps[0].class&classGiven != 0 && len(given) == 1 { // "Joe Biden"
		return
	}
	family := ps[first]
	family.class &^= classInitial | classStop | classParticle // "I Jae-myeong"
	name := given[0]
	if len(given) == 2 {
		name = t.part(given[0].text+given[1].text, &token{class: given[0].class & (classCyrillic | classAbjad)})
		name.word = nil
	}
	name.class = name.class&^(classGiven|classFrequent|classSurname|classTitle|classParticle|classGeneric|classField|classInitial) | classSyllables
	t.foldEast(&family, &name)
	r.parts = []part{family, name}
}

// foldEast gives surname and given name their Korean and Chinese folds.
func (t *tables) foldEast(family, name *part) {
	var buf [2 * maxLetter]byte
	for _, p := range [...]*part{family, name} {
		if family.class&classKorean != 0 {
			s := p.text
			if p.class&classCyrillic != 0 {
				s = string(t.russian.fold(buf[:0], s))
			}
			p.korean = string(t.korean.fold(buf[:0], s))
		}
		if family.class&classChinese != 0 {
			p.chi = string(t.chinese.fold(buf[:0], p.text))
		}
	}
}

// syllabic reports whether parts can be a Korean or Chinese given name: two of
// one syllable each, or one of up to three.
func syllabic(ps []part) bool {
	if len(ps) == 1 {
		n := syllables(ps[0].text)
		return n > 0 && n <= 3 && len(ps[0].text) <= 12
	}
	for i := range ps {
		if syllables(ps[i].text) != 1 || len(ps[i].text) > 6 {
			return false
		}
	}
	return true
}

// finish weighs the parts. Where all are titles, particles and the like, they
// are what the name consists of.
func (r *reading) finish(body bool) {
	said := false
	for i := range r.parts {
		p := &r.parts[i]
		p.weight = weightOf(p.class, body)
		if body && len(p.text) <= 3 && p.class&classNumber == 0 {
			p.weight *= 0.7 // short words are many bodies' initials
		}
		said = said || p.weight > weightSuffix
	}
	var all, bones, every, initials strings.Builder
	for i := range r.parts {
		p := &r.parts[i]
		if !said {
			p.weight = weightPlain
		}
		if i > 0 && r.parts[i-1].text == p.text && len(p.text) > 1 {
			p.weight = weightParticle // "Sergey Sergey Shoigu"
		}
		if i > 0 && (r.parts[i-1].class&classJoin != 0 || i > 1 && r.parts[i-1].class&classParticle != 0 && r.parts[i-2].class&classJoin != 0) && p.class&classParticle == 0 {
			p.class |= classFather
		}
		r.weight += p.weight
		if p.tells() {
			r.real++
		}
		r.at[i] = uint16(all.Len())
		r.boneAt[i] = uint16(bones.Len())
		all.WriteString(p.text)
		bones.WriteString(p.bones)
		every.WriteByte(p.text[0])
		if p.class&(classStop|classParticle) == 0 {
			initials.WriteByte(p.text[0])
		}
	}
	r.at[len(r.parts)] = uint16(all.Len())
	r.boneAt[len(r.parts)] = uint16(bones.Len())
	r.all, r.bones, r.every, r.initials = all.String(), bones.String(), every.String(), initials.String()
}

// tells reports whether a part says more than a title, particle or initial.
func (p *part) tells() bool {
	return p.weight > weightInitial || p.class&classParen != 0 && p.weight >= 0.1
}

// text joins parts i to j.
func (r *reading) text(i, j int) string { return r.all[r.at[i]:r.at[j]] }
