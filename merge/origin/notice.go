package origin

import (
	"fmt"
	"io/fs"
	"regexp"
	"strings"

	"entente"
	"entente/text"
)

// Notices knows how texts of a language say that they correct or withdraw an
// earlier one. Make it with LoadNotices; nil knows nothing.
type Notices struct {
	title, body []notice
	layouts     []string        // how a day is named, as package time writes layouts
	plain       map[string]bool // words that notices have, whatever they are about
}

// notice is one way to say so.
type notice struct {
	kind entente.CorrectionKind
	how  *regexp.Regexp
}

// LoadNotices reads "corrections.txt" of a language's folder, which tells how it
// is written.
func LoadNotices(lang fs.FS) (*Notices, error) {
	n := &Notices{plain: map[string]bool{}}
	err := text.EachLine(lang, "corrections.txt", func(f []string) error {
		kind, rest, _ := strings.Cut(strings.Join(f, " "), " | ")
		switch kind {
		case "day":
			n.layouts = append(n.layouts, rest)
			return nil
		case "plain":
			for w := range strings.FieldsSeq(rest) {
				n.plain[w] = true
			}
			return nil
		}
		where, pattern, ok := strings.Cut(rest, " | ")
		k := entente.CorrectionKind(kind)
		if !ok || k != entente.Corrected && k != entente.Withdrawn {
			return fmt.Errorf("%q is no line of the form kind | where | pattern", kind)
		}
		how, err := regexp.Compile("(?i)" + strings.TrimSpace(pattern))
		if err != nil {
			return err
		}
		switch where {
		case "title":
			n.title = append(n.title, notice{k, how})
		case "text":
			n.body = append(n.body, notice{k, how})
		default:
			return fmt.Errorf("%q is no place for a notice; there are title and text", where)
		}
		return nil
	})
	return n, err
}

// mostNoticed is how much of a paragraph is looked at, in bytes: a notice is
// short, and stands at the beginning of its paragraph.
const mostNoticed = 600

// Of finds the notice in a text: whether it corrects or withdraws an earlier
// one, and the words that say so; the kind is empty for none.
func (n *Notices) Of(doc *entente.Document) (entente.CorrectionKind, string) {
	if n == nil {
		return "", ""
	}
	title := strings.TrimSpace(doc.Title)
	if k := firstOf(n.title, title); k != "" {
		return k, title
	}
	var all []string
	for line := range strings.SplitSeq(doc.Text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, line)
		}
	}
	for i, p := range all {
		if i >= 2 && i < len(all)-3 {
			continue
		}
		if k := firstOf(n.body, p[:min(len(p), mostNoticed)]); k != "" {
			return k, strings.ToValidUTF8(p[:min(len(p), mostNoticed)], "")
		}
	}
	return "", ""
}

func firstOf(all []notice, s string) entente.CorrectionKind {
	for _, n := range all {
		if n.how.MatchString(s) {
			return n.kind
		}
	}
	return ""
}
