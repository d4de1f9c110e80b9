package cli

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"time"

	"entente"
	"entente/extract"
	"entente/feed"
	"entente/fetch"
	"entente/run/collect"
)

// found is one document to be, or why there is none. Extraction is put off to
// make, so that it is done by whichever worker takes it.
type found struct {
	name string // what errors call it
	make func() (input, error)
}

// input is a document with its raw bytes, and the pairs asked about it. Where
// making it failed, the bytes and the address are there as far as they are
// known.
type input struct {
	entente.Input
	pairs []entente.Pair
}

func failed(name string, err error) found {
	return found{name: name, make: func() (input, error) {
		return input{Input: entente.Input{Doc: entente.Document{URL: name}}}, err
	}}
}

// sources finds documents in what a command was given: files, folders,
// addresses, and "-" for standard input.
type sources struct {
	ctx      context.Context
	in       io.Reader
	collect  *collect.Collector
	client   *fetch.Client
	now      func() time.Time
	encoding string
	lines    bool      // every input is a document a line
	date     time.Time // of publication, where it was given
	kind     entente.DocumentKind
}

// each gives the documents of all places, in order.
func (s *sources) each(places []string) iter.Seq[found] {
	return func(yield func(found) bool) {
		for _, p := range places {
			for f := range s.place(p) {
				if s.ctx.Err() != nil || !yield(f) {
					return
				}
			}
		}
	}
}

func (s *sources) place(p string) iter.Seq[found] {
	switch {
	case p == "-":
		return s.stdin()
	case strings.Contains(p, "://"):
		return s.address(p)
	}
	info, err := os.Stat(p)
	if err == nil && info.IsDir() {
		return s.folder(p)
	}
	return s.file(p)
}

func only(f found) iter.Seq[found] {
	return func(yield func(found) bool) { yield(f) }
}

func (s *sources) stdin() iter.Seq[found] {
	const name = "standard input"
	if s.lines {
		return s.jsonLines(s.in, name)
	}
	return only(found{name: name, make: func() (input, error) {
		raw, err := fetch.All(s.in, name, fetch.MaxBytes)
		return s.document(raw, extract.Hint{}, err)
	}})
}

// file is one document, or one a line where its name or --jsonl says so.
func (s *sources) file(path string) iter.Seq[found] {
	if s.lines || collect.IsLines(path) {
		return s.lineFile(path)
	}
	return only(found{name: path, make: func() (input, error) {
		raw, err := fetch.File(path, fetch.MaxBytes)
		return s.document(raw, extract.Hint{URL: path}, err)
	}})
}

func (s *sources) lineFile(path string) iter.Seq[found] {
	return func(yield func(found) bool) {
		f, err := fetch.Open(path)
		if err != nil {
			yield(failed(path, err))
			return
		}
		defer f.Close()
		s.jsonLines(f, path)(yield)
	}
}

// folder gives the files of a folder and of those in it, by name.
func (s *sources) folder(dir string) iter.Seq[found] {
	return func(yield func(found) bool) {
		var files []string
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() && path != dir && !fetch.WantedFolder(path) {
				return fs.SkipDir
			}
			if fetch.Wanted(d) {
				files = append(files, path)
			}
			return nil
		})
		if err != nil {
			yield(failed(dir, entente.Errorf(entente.Unavailable, err, "The folder cannot be read; check its permissions and its disk.")))
			return
		}
		if len(files) == 0 {
			yield(failed(dir, entente.Errorf(entente.NotFound, nil, "There is no file in the folder.")))
			return
		}
		for _, path := range files {
			for f := range s.file(path) {
				if !yield(f) {
					return
				}
			}
		}
	}
}

// address is a page, or a feed and its items.
func (s *sources) address(at string) iter.Seq[found] {
	return func(yield func(found) bool) {
		res, err := s.client.Get(s.ctx, fetch.Request{URL: at, Page: true})
		if err != nil {
			yield(failed(at, err))
			return
		}
		if !feed.Looks(res.Body) {
			h := s.hint(res.URL, res.ContentType)
			yield(found{name: at, make: func() (input, error) { return s.document(res.Body, h, nil) }})
			return
		}
		f, err := feed.Parse(res.Body, res.URL)
		if err != nil {
			yield(failed(at, err))
			return
		}
		for _, item := range f.Items {
			if !yield(found{name: at + " " + item.ID, make: func() (input, error) { return s.item(&item) }}) {
				return
			}
		}
	}
}

func (s *sources) hint(at, contentType string) extract.Hint {
	return extract.Hint{URL: at, ContentType: contentType, Encoding: s.encoding, Retrieved: s.now()}
}

func (s *sources) item(i *feed.Item) (input, error) {
	in, err := s.collect.Item(s.ctx, i)
	s.told(&in.Doc)
	return input{Input: in}, err
}

func (s *sources) document(raw []byte, h extract.Hint, err error) (input, error) {
	if err != nil {
		return input{Input: entente.Input{Doc: entente.Document{URL: h.URL}}}, err
	}
	h.Encoding = s.encoding
	in, err := s.collect.Text(raw, h)
	s.told(&in.Doc)
	return input{Input: in}, err
}

// told gives a document the date and kind from the command line: somebody who
// types one knows better than a page's metadata.
func (s *sources) told(doc *entente.Document) {
	doc.Kind = s.kind
	if !s.date.IsZero() {
		doc.Published = s.date
	}
}

// jsonLines gives a document a line. A line's own date outranks the command
// line's, which is for those that have none.
func (s *sources) jsonLines(r io.Reader, name string) iter.Seq[found] {
	return func(yield func(found) bool) {
		b := bufio.NewReaderSize(r, 64<<10)
		for n := 1; ; n++ {
			raw, err := readLine(b, fetch.MaxBytes)
			at := fmt.Sprintf("%s: line %d", name, n)
			switch {
			case errors.Is(err, io.EOF):
				return
			case errors.Is(err, errLongLine):
				err = entente.Errorf(entente.Invalid, nil, "The line is longer than %d MB, the limit for one text; split the text.", fetch.MaxBytes>>20)
			case err != nil:
				yield(failed(at, entente.Errorf(entente.Unavailable, err, "The input broke off; what came before it is done.")))
				return
			case len(bytes.TrimSpace(raw)) == 0:
				continue
			}
			f := failed(at, err)
			if err == nil {
				f = found{name: at, make: func() (input, error) { return s.line(raw, at) }}
			}
			if !yield(f) {
				return
			}
		}
	}
}

func (s *sources) line(raw []byte, at string) (input, error) {
	in, pairs, err := s.collect.Line(raw)
	if in.Doc.Published.IsZero() {
		in.Doc.Published = s.date
	}
	in.Doc.Kind = s.kind
	if err != nil {
		in.Doc.URL = at
	}
	return input{Input: in, pairs: pairs}, err
}

var errLongLine = errors.New("line too long")

// readLine reads a line without its end. Of one that is longer than limit the
// rest is passed over, so that the next line can be read.
func readLine(b *bufio.Reader, limit int) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := b.ReadSlice('\n')
		if !long && len(line)+len(part) > limit {
			long, line = true, nil
		}
		if !long {
			line = append(line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && (!errors.Is(err, io.EOF) || len(line) == 0 && !long):
			return nil, err
		case long:
			return nil, errLongLine
		}
		return bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r")), nil
	}
}
