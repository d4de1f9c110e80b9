package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente"
	"entente/store"
)

// documentsAPage is how many documents a page lists.
const documentsAPage = 25

// documentStates are the states that a list can be narrowed to, with what a
// menu calls them.
var documentStates = []option{{string(store.Coded), "read"}, {string(store.Waiting), "waiting to be read"},
	{string(store.Failed), "could not be coded"}, {string(store.Unreadable), "could not be read"}}

// documentsPage lists the texts of the record, those that came last first.
type documentsPage struct {
	Query, State string
	States       []option
	Rows         []documentRow
	Total        int
	Pager
}

// option is a value of a menu and what it is called.
type option struct{ Value, Label string }

// documentRow is a document of the list.
type documentRow struct {
	entente.Document
	Found excerpt
}

// Name is what the document is called.
func (r documentRow) Name() string { return documentTitle(r.Document) }

// excerpt is where a text has a word that is looked for, with what stands about
// it; Word is empty where it has none.
type excerpt struct{ Before, Word, After string }

// documents lists documents, those that hold all words of a query.
func (d *desk) documents(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	number, err := countParam(q, "page")
	p := documentsPage{Query: strings.TrimSpace(safeText(q.Get("q"))), State: q.Get("state"), States: documentStates}
	if err == nil && p.State != "" && !slices.ContainsFunc(documentStates, func(o option) bool { return o.Value == p.State }) {
		err = invalid("“%s” is no state of documents. Choose coded, waiting, failed or unreadable.", safeText(p.State))
	}
	if err == nil {
		err = d.findDocuments(r.Context(), &p, number)
	}
	if err != nil {
		d.fail(w, r, err)
		return
	}
	p.keep(url.Values{"q": {p.Query}, "state": {p.State}})
	d.show(w, r, http.StatusOK, "documents", "Documents", p)
}

func (d *desk) findDocuments(ctx context.Context, p *documentsPage, number int) error {
	list, total, err := d.Record.Documents(ctx, store.DocumentFilter{State: store.State(p.State), Words: p.Query,
		Page: store.Page{Limit: documentsAPage, Offset: (number - 1) * documentsAPage}})
	if err != nil {
		return err
	}
	p.Total, p.Pager = total, newPager(number, documentsAPage, total)
	for _, doc := range list {
		row := documentRow{Document: doc}
		if p.Query != "" {
			whole, err := d.Record.Text(ctx, doc.ID)
			if err != nil {
				return err
			}
			row.Found = excerptOf(whole.Text, strings.Fields(p.Query))
		}
		p.Rows = append(p.Rows, row)
	}
	return nil
}

// aroundWord is how many bytes of a text stand on each side of a word in a list.
const aroundWord = 90

// excerptOf finds the first of the words that a text has, whatever its case.
func excerptOf(body string, words []string) excerpt {
	for _, w := range words {
		at, end := findFold(body, w)
		if at < 0 {
			continue
		}
		from, to := max(0, at-aroundWord), min(len(body), end+aroundWord)
		for from > 0 && !utf8.RuneStart(body[from]) {
			from--
		}
		for to < len(body) && !utf8.RuneStart(body[to]) {
			to++
		}
		before, after := body[from:at], body[end:to]
		if _, rest, cut := strings.Cut(before, " "); from > 0 && cut {
			before = rest
		}
		if last := strings.LastIndexByte(after, ' '); to < len(body) && last >= 0 {
			after = after[:last]
		}
		out := excerpt{safeText(before), safeText(body[at:end]), safeText(after)}
		if from > 0 {
			out.Before = "… " + out.Before
		}
		if to < len(body) {
			out.After += " …"
		}
		return out
	}
	return excerpt{}
}

// findFold is where a text has a word at a word's beginning, whatever its case;
// -1 if it does not.
func findFold(body, word string) (from, to int) {
	n, before := utf8.RuneCountInString(word), ' '
	for i, r := range body {
		if !unicode.IsLetter(before) && !unicode.IsDigit(before) {
			end := i
			for k := 0; k < n && end < len(body); k++ {
				_, size := utf8.DecodeRuneInString(body[end:])
				end += size
			}
			if strings.EqualFold(body[i:end], word) {
				return i, end
			}
		}
		before = r
	}
	return -1, -1
}
