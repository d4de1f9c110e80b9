package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"entente"
	"entente/feed"
	"entente/fetch"
	"entente/store"
)

// addCmd is `entente add`.
type addCmd struct {
	dataFlag
	Source       string `arg:"" help:"Address of a feed, path of a folder, or an OPML file."`
	AllowPrivate bool   `help:"Fetch from private and local addresses too."`
	Unchecked    bool   `help:"Add a feed without asking it first."`
}

// Help is shown by `entente add --help`.
func (*addCmd) Help() string {
	return `Adds something that documents come from. The desk looks at it from then on; one that runs already
takes it up within seconds.

  entente add https://example.org/world.rss
  entente add ~/clippings                        every text or page that is put there
  entente add subscriptions.opml                 all feeds of a list

A feed is asked once, so that an address that is none is told now.`
}

// Run adds the source.
func (c *addCmd) Run(ctx context.Context, s *Streams) error {
	sources, err := c.sources(ctx)
	if err != nil {
		return err
	}
	st, err := c.openRecord(ctx, s)
	if err != nil {
		return err
	}
	defer st.Close()
	for _, src := range sources {
		if err := addSource(ctx, s, st, src); err != nil {
			return err
		}
	}
	return nil
}

func addSource(ctx context.Context, s *Streams, st *store.Store, src entente.Source) error {
	kept, err := st.AddSource(ctx, src)
	if err != nil {
		return err
	}
	fmt.Fprintln(s.Out, joined("  ", string(kept.Kind), kept.Location, harmless(kept.Name)))
	return nil
}

func (c *addCmd) sources(ctx context.Context) ([]entente.Source, error) {
	client := fetch.New(fetch.Options{AllowPrivate: c.AllowPrivate})
	defer client.Close()
	if strings.Contains(c.Source, "://") {
		src, err := feedSource(client, c.Source)
		if err == nil && !c.Unchecked {
			src.Name, err = askFeed(ctx, client, src.Location)
		}
		return []entente.Source{src}, err
	}
	if info, err := os.Stat(c.Source); err == nil && info.Mode().IsRegular() {
		return opmlSources(client, c.Source)
	}
	src, err := folderSource(c.Source)
	return []entente.Source{src}, err
}

// feedSource is the source at an address, which is checked but not asked.
func feedSource(client *fetch.Client, at string) (entente.Source, error) {
	u, err := client.CheckURL(at)
	if err != nil {
		return entente.Source{}, err
	}
	return entente.Source{Kind: entente.SourceFeed, Location: u.String()}, nil
}

// folderSource is the source at a path, which has to be a folder.
func folderSource(path string) (entente.Source, error) {
	if strings.TrimSpace(path) == "" {
		return entente.Source{}, entente.Errorf(entente.Invalid, nil, "There is nothing to add; give the address of a feed, the path of a folder, or an OPML file.")
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return entente.Source{}, entente.Errorf(entente.Invalid, err, "The path %s cannot be followed from here.", path)
	}
	if err := fetch.CheckFolder(abs); err != nil {
		return entente.Source{}, err
	}
	return entente.Source{Kind: entente.SourceFolder, Location: abs, Name: filepath.Base(abs)}, nil
}

// askFeed gives a feed's title, or says that it is none.
func askFeed(ctx context.Context, client *fetch.Client, at string) (title string, err error) {
	res, err := client.Get(ctx, fetch.Request{URL: at})
	if err != nil {
		return "", err
	}
	f, err := feed.Parse(res.Body, res.URL)
	return f.Title, err
}

func opmlSources(client *fetch.Client, path string) ([]entente.Source, error) {
	raw, err := fetch.File(path, fetch.MaxBytes)
	if err != nil {
		return nil, err
	}
	if !feed.IsOPML(raw) {
		return nil, entente.Errorf(entente.Invalid, nil, "%s is a file and not a list of feeds (OPML); take single documents in with entente load.", path)
	}
	outlines, err := feed.OPML(raw)
	if err != nil {
		return nil, err
	}
	var out []entente.Source
	for _, o := range outlines {
		src, err := feedSource(client, o.URL)
		if err != nil {
			return nil, err
		}
		src.Name = o.Title
		out = append(out, src)
	}
	return out, nil
}
