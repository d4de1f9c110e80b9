package extract

import (
	"bytes"
	"net/http"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"

	"entente"
)

// decode gives raw bytes as UTF-8 without a byte order mark. declared is the
// name of an encoding, empty if nothing says; lenient allows the fallback and
// the replacement characters that web pages need.
func decode(raw []byte, declared string, lenient bool) (string, error) {
	if enc, rest := byteOrderMark(raw); enc != nil {
		return decodeAs(rest, enc, lenient)
	}
	if declared != "" {
		enc, err := htmlindex.Get(declared)
		if err != nil {
			return "", entente.Errorf(entente.Invalid, err, "The encoding %q is not known; name one such as utf-8, windows-1252 or utf-16le.", declared)
		}
		if name, _ := htmlindex.Name(enc); name != "utf-8" {
			return decodeAs(raw, enc, lenient)
		}
	}
	if enc := wide(raw); enc != nil {
		return decodeAs(raw, enc, lenient)
	}
	if err := checkBinary(raw); err != nil {
		return "", err
	}
	return decodeUTF8(raw, declared != "", lenient)
}

// byteOrderMark finds the mark and gives what comes after it.
func byteOrderMark(raw []byte) (encoding.Encoding, []byte) {
	switch {
	case bytes.HasPrefix(raw, []byte{0xEF, 0xBB, 0xBF}):
		return unicode.UTF8, raw[3:]
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}):
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), raw[2:]
	case bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), raw[2:]
	}
	return nil, raw
}

// wide recognises UTF-16 without a mark: every other byte is NUL where the text
// is mostly Latin, which binary data hardly ever shows.
func wide(raw []byte) encoding.Encoding {
	const sample = 4096
	head := raw[:min(len(raw), sample)]
	if len(head) < 8 {
		return nil
	}
	var nul [2]int
	for i, b := range head {
		if b == 0 {
			nul[i%2]++
		}
	}
	half := len(head) / 2
	switch {
	case nul[1] > half*3/4 && nul[0] == 0:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case nul[0] > half*3/4 && nul[1] == 0:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

func decodeAs(raw []byte, enc encoding.Encoding, lenient bool) (string, error) {
	if enc == unicode.UTF8 {
		return decodeUTF8(raw, true, lenient)
	}
	b, err := enc.NewDecoder().Bytes(raw)
	if err != nil {
		return "", entente.Errorf(entente.Invalid, err, "The text does not hold what its encoding promises; convert it to UTF-8.")
	}
	if !lenient && bytes.ContainsRune(b, utf8.RuneError) {
		return "", entente.Errorf(entente.Invalid, nil, "The text does not hold what its encoding promises: it is damaged, cut off or wrongly labelled. Convert it to UTF-8.")
	}
	if err := checkBinary(b); err != nil {
		return "", err
	}
	return string(b), nil
}

// decodeUTF8 takes bytes that should be UTF-8, and says what they look like
// where they are not.
func decodeUTF8(raw []byte, declared, lenient bool) (string, error) {
	if utf8.Valid(raw) {
		return string(raw), nil
	}
	at := firstInvalid(raw)
	if lenient {
		if !declared && !bytes.ContainsFunc(raw[:at], notASCII) {
			return decodeAs(raw, charsetFallback(), true)
		}
		return strings.ToValidUTF8(string(raw), string(utf8.RuneError)), nil
	}
	if !utf8.FullRune(raw[at:]) {
		return "", entente.Errorf(entente.Invalid, nil, "The text ends in the middle of a character, so it is cut off; copy or fetch it again.")
	}
	if at > 0 && bytes.ContainsFunc(raw[:at], notASCII) || !looksWestern(raw) {
		return "", entente.Errorf(entente.Invalid, nil, "The text is not valid UTF-8 (byte 0x%02X at %d) and does not say what it is; convert it with iconv, or name its encoding with --encoding.", raw[at], at)
	}
	return "", entente.Errorf(entente.Invalid, nil, "The text is not UTF-8 (byte 0x%02X at %d); it looks like windows-1252. Read it with --encoding windows-1252, or convert it with iconv.", raw[at], at)
}

func charsetFallback() encoding.Encoding {
	enc, _ := charset.Lookup("windows-1252")
	return enc
}

func notASCII(r rune) bool { return r >= utf8.RuneSelf }

// firstInvalid is the offset of the first byte that is not UTF-8.
func firstInvalid(raw []byte) int {
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(raw)
}

// looksWestern reports whether the bytes above ASCII are as rare as accents and
// curly quotes are in a text of a western European language.
func looksWestern(raw []byte) bool {
	high := 0
	for _, b := range raw {
		if b >= utf8.RuneSelf {
			high++
		}
	}
	return high*8 < len(raw)
}

// checkBinary refuses what is no text: NULs, or more control characters than a
// text has.
func checkBinary(raw []byte) error {
	control, nul := 0, false
	for _, b := range raw {
		switch {
		case b == 0:
			nul = true
		case b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1B:
			control++
		}
	}
	kind, _, _ := strings.Cut(http.DetectContentType(raw), ";")
	if !nul && control*100 <= len(raw) && kind != "application/pdf" && kind != "application/postscript" {
		return nil
	}
	if kind == "application/octet-stream" || strings.HasPrefix(kind, "text/") {
		kind = "binary data"
	}
	return entente.Errorf(entente.Invalid, nil, "This is not a text (it looks like %s); give plain text, HTML, or JSON lines.", kind)
}

// declaredCharset takes the charset parameter out of a content type.
func declaredCharset(contentType string) string {
	_, params, ok := strings.Cut(strings.ToLower(contentType), "charset=")
	if !ok {
		return ""
	}
	name, _, _ := strings.Cut(params, ";")
	return strings.Trim(strings.TrimSpace(name), `"'`)
}

// pageCharset is the encoding that a page's header or meta element names.
func pageCharset(raw []byte, contentType string) string {
	if name := declaredCharset(contentType); name != "" {
		if _, err := htmlindex.Get(name); err == nil {
			return name
		}
	}
	const prescan = 1024 // as far as the HTML standard looks
	_, name, certain := charset.DetermineEncoding(raw[:min(len(raw), prescan)], "text/html")
	if !certain && name == "windows-1252" { // its fallback, not a declaration
		return ""
	}
	return name
}
