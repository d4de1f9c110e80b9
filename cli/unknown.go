package cli

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"time"

	"entente/store"
)

// unknownCmd is `entente unknown`.
type unknownCmd struct {
	dataFlag
	Country string `placeholder:"CODE" help:"Only names of a country, by its code, or none."`
	Limit   int    `default:"30" placeholder:"N" help:"Names to show, what is mentioned most first."`
	Format  string `default:"table" enum:"table,json" help:"table, or json (as the API gives it)."`
}

// Help is shown by `entente unknown --help`.
func (*unknownCmd) Help() string {
	return `Lists the names of the record that no actor file knows, what is mentioned most first.

  entente unknown
  entente unknown --country PRK --format json

Who one is can be said on the desk's page, or in a file of the folder "actors" beside the record:
  persons-mine.txt   Tibor Balakov | RUS | | | Foreign Minister 2024-03-09..
  names-mine.txt     Wladimir Putin | | | | same Vladimir Putin
  ignore-mine.txt    Salt Museum`
}

// Run lists the names.
func (c *unknownCmd) Run(ctx context.Context, s *Streams) error {
	if c.Limit < 1 || c.Limit > 200 {
		return usage("%d names cannot be shown; give 1 to 200", c.Limit)
	}
	c.Country = strings.TrimSpace(c.Country)
	if !strings.EqualFold(c.Country, store.NoCountry) {
		c.Country = strings.ToUpper(c.Country)
	}
	st, err := c.openHeld(ctx, s)
	if err != nil {
		return err
	}
	defer st.Close()
	if c.Format == "json" {
		path := fmt.Sprintf("/api/v1/unknown?limit=%d&country=%s", c.Limit, c.Country)
		w, err := askAPI(ctx, s, st, path)
		if err != nil {
			return err
		}
		_, err = s.Out.Write(w)
		return err
	}
	list, total, err := st.Unknown(ctx, store.UnknownFilter{Country: c.Country, Page: store.Page{Limit: c.Limit}})
	if err != nil {
		return err
	}
	_, err = s.Out.Write(unknownText(list, total))
	return err
}

func unknownText(list []store.Unknown, total int) []byte {
	if total == 0 {
		return []byte("no unknown names\n")
	}
	var b bytes.Buffer
	t := newTable("NAME", "COUNTRY", "MENTIONS", "DOCUMENTS", "FIRST", "LAST", "WORDS")
	for i := range list {
		u := &list[i]
		words := ""
		if len(u.Examples) > 0 {
			words = clip(u.Examples[0].Sentence, 60)
		}
		t.row(u.Name, u.Country, fmt.Sprint(u.Mentions), fmt.Sprint(u.Documents), u.First.Format(time.DateOnly), u.Last.Format(time.DateOnly), words)
	}
	b.Write(t.text())
	if total > len(list) {
		fmt.Fprintf(&b, "%d more\n", total-len(list))
	}
	return b.Bytes()
}
