package lemma

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"entente/nn/pack"
	"entente/syntax/internal/look"
)

// edit makes a lemma of a word in lower case.
type edit struct {
	bare bool   // drop the commas within: 1,200 is 1200
	drop int    // letters to drop from the end
	add  string // to put there
}

func (e edit) String() string { return fmt.Sprintf("%t %d %s", e.bare, e.drop, e.add) }

func parseEdit(s string) (edit, error) {
	f := strings.SplitN(s, " ", 3)
	if len(f) != 3 {
		return edit{}, pack.ErrDamaged
	}
	n, err := strconv.Atoi(f[1])
	if err != nil || n < 0 {
		return edit{}, pack.ErrDamaged
	}
	return edit{f[0] == "true", n, f[2]}, nil
}

// editOf finds the edit from form to lemma, both taken in lower case, that
// changes least.
func editOf(form, lemma string) edit {
	from, to := string(look.Lower(nil, form)), string(look.Lower(nil, lemma))
	if strings.Contains(from, ",") && strings.ReplaceAll(from, ",", "") == to {
		return edit{bare: true}
	}
	return between(from, to)
}

// between is the edit that makes to of from.
func between(from, to string) edit {
	n := 0
	for n < len(from) && n < len(to) && from[n] == to[n] {
		n++
	}
	for !utf8.RuneStart(at(from, n)) || !utf8.RuneStart(at(to, n)) {
		n--
	}
	return edit{drop: utf8.RuneCountInString(from[n:]), add: to[n:]}
}

// at is a byte of s, or the start of a letter behind its end.
func at(s string, i int) byte {
	if i < len(s) {
		return s[i]
	}
	return 'a'
}

// cut returns form without its last n letters; false where none would be left,
// unless all of a word gives way to another.
func cut(form string, n int, whole bool) (string, bool) {
	for ; n > 0 && form != ""; n-- {
		_, size := utf8.DecodeLastRuneInString(form)
		form = form[:len(form)-size]
	}
	return form, n == 0 && (form != "" || whole)
}
