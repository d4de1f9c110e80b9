package web

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"entente"
)

// itoa is the number in digits.
func itoa(n int) string { return strconv.Itoa(n) }

// host is where a text was found, short: the host of a URL, or the path.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return address
	}
	return strings.TrimPrefix(u.Host, "www.")
}

// code reads an actor code from the address: three letters.
func code(s string) (string, error) {
	s = strings.ToUpper(s)
	if len(s) != 3 || strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return "", invalid("%q is not a country code. A tie is written with two codes of three letters, such as /tie/RUS/PRK.", s)
	}
	return s, nil
}

// dayParam reads a date from the address. No date is the zero time.
func dayParam(q url.Values, name string) (time.Time, error) {
	s := strings.TrimSpace(q.Get(name))
	if s == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return time.Time{}, invalid("%q is no date. Write the day as year, month and day: 2024-06-19.", s)
	}
	return t, nil
}

// countParam reads a whole number of at least 1 from the address.
func countParam(q url.Values, name string) (int, error) {
	s := strings.TrimSpace(q.Get(name))
	if s == "" {
		return 1, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > 1_000_000 {
		return 0, invalid("%q is not the number of a page. Pages count from 1.", s)
	}
	return n, nil
}

// tieHref is the address of a tie.
func tieHref(a, b string) string { return "/tie/" + url.PathEscape(a) + "/" + url.PathEscape(b) }

// dyadHref is the address of a tie.
func dyadHref(d entente.Dyad) string { return tieHref(d.A, d.B) }

// eventHref is the address of an event on the page of a tie: the list of its
// day, so that it is on the first page.
func eventHref(d entente.Dyad, e entente.Event) string {
	day := iso(e.Date.Time)
	return dyadHref(d) + "?" + url.Values{"from": {day}, "to": {day}}.Encode() + "#event-" + e.ID
}

// onWeb reports whether an address can be followed from the page.
func onWeb(address string) bool {
	return strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
}
