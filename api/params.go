package api

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"entente"
	"entente/store"
)

// The length of a page of a list, and the most that can be asked for.
const (
	usualLimit = 50
	mostLimit  = 200
)

// invalid is an error of the caller's, with its sentence.
func invalid(format string, args ...any) error {
	return &entente.Error{Code: entente.Invalid, Message: fmt.Sprintf(format, args...)}
}

// pageParam reads limit and offset.
func pageParam(q url.Values) (store.Page, error) {
	limit, err := number(q, "limit", usualLimit, 1, mostLimit)
	if err != nil {
		return store.Page{}, err
	}
	offset, err := number(q, "offset", 0, 0, 1<<31-1)
	return store.Page{Limit: limit, Offset: offset}, err
}

// number reads a whole number between two bounds.
func number(q url.Values, name string, usual, least, most int) (int, error) {
	s := q.Get(name)
	if s == "" {
		return usual, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < least || n > most {
		return 0, invalid("%s is %q; it must be a whole number from %d to %d.", name, s, least, most)
	}
	return n, nil
}

// dayParam reads a day, the zero time if none is given.
func dayParam(q url.Values, name string) (time.Time, error) {
	s := q.Get(name)
	if s == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return time.Time{}, invalid("%s is %q; it must be a day written as 2024-06-19.", name, s)
	}
	return t, nil
}

// inOrder refuses a period that ends before it begins.
func inOrder(from, to time.Time) error {
	if !from.IsZero() && !to.IsZero() && to.Before(from) {
		return invalid("The period ends (%s) before it begins (%s).", to.Format(time.DateOnly), from.Format(time.DateOnly))
	}
	return nil
}

// stateParam reads the code of a state or body; empty stays empty.
func stateParam(s string) (string, error) {
	s = strings.ToUpper(s)
	if s != "" && (len(s) != 3 || strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "") {
		return "", invalid("%q is not a country code; write three letters, such as PRK.", s)
	}
	return s, nil
}

// dyadParam reads two different codes from the path.
func dyadParam(a, b string) (entente.Dyad, error) {
	a, err := stateParam(a)
	if err != nil {
		return entente.Dyad{}, err
	}
	if b, err = stateParam(b); err != nil {
		return entente.Dyad{}, err
	}
	if a == b {
		return entente.Dyad{}, invalid("A tie is between two different states, and %s is given twice.", a)
	}
	return entente.NewDyad(a, b), nil
}

// wordParam reads a word of a closed vocabulary; empty stays empty. A misspelt
// one would else find nothing, as if nothing of that kind were in the record.
func wordParam(q url.Values, name string, words []string) (string, error) {
	v := q.Get(name)
	if v != "" && !slices.Contains(words, v) {
		return "", invalid("%s is %q; it must be one of %s.", name, v, strings.Join(words, ", "))
	}
	return v, nil
}
