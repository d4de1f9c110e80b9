package collect

import (
	"context"
	"fmt"

	"entente"
	"entente/extract"
	"entente/fetch"
)

// One look at a folder gives this much at most, so that a folder of a hundred
// thousand files does not stand in memory; the rest comes with the next look.
const (
	folderFiles = 200
	folderBytes = 32 << 20
)

// folder is a watched folder and the files of the last look.
type folder struct {
	watch   *fetch.Folder
	pending []string
}

// fetchFolder gives the files of a folder that are new or changed.
func (c *Collector) fetchFolder(ctx context.Context, src *entente.Source) ([]entente.Input, error) {
	f := c.folderState(src)
	ready, err := f.watch.Scan(c.now())
	if err != nil {
		return nil, err
	}
	var out []entente.Input
	size := 0
	for i, path := range ready {
		if i >= folderFiles || size >= folderBytes {
			break
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		for _, in := range c.file(path) {
			size += len(in.Raw)
			out = append(out, in)
		}
		f.pending = append(f.pending, path)
	}
	return out, nil
}

// folderState settles what the last look gave: stored, or to be given again.
func (c *Collector) folderState(src *entente.Source) *folder {
	c.mu.Lock()
	defer c.mu.Unlock()
	f := c.folders[src.ID]
	if f == nil {
		f = &folder{watch: fetch.NewFolder(src.Location)}
		c.folders[src.ID] = f
	}
	if src.Failures == 0 {
		f.watch.Done(f.pending)
	}
	f.pending = nil
	return f
}

// file gives the documents of a file: one, or one a line.
func (c *Collector) file(path string) []entente.Input {
	raw, err := fetch.File(path, fetch.MaxBytes)
	if err != nil {
		return []entente.Input{unreadable(entente.Input{Doc: entente.Document{URL: path}}, err)}
	}
	if IsLines(path) {
		return c.lineFile(path, raw)
	}
	in, err := c.Text(raw, extract.Hint{URL: path, Retrieved: c.now()})
	if err != nil {
		in = unreadable(in, err)
	}
	return []entente.Input{in}
}

func (c *Collector) lineFile(path string, raw []byte) []entente.Input {
	var out []entente.Input
	for n, line := range lines(raw) {
		in, _, err := c.Line(line)
		if err != nil {
			in.Doc.URL = fmt.Sprintf("%s#%d", path, n+1)
			in = unreadable(in, err)
		}
		out = append(out, in)
	}
	return out
}
