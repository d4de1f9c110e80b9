// Package chronicle is the sample chronicle: short news texts about Russia,
// North Korea and the states around them, from July 2023 to July 2025, so that
// a desk is not empty at its first start.
//
// The texts were written for this project from public facts, in the voices of
// the kinds of publisher that an analyst reads: state media, news agencies,
// newspapers, ministries, intelligence services, think tanks and consultancies.
// They are not journalism. Every publisher is invented and says "Sample" in its
// name, every URL lies under the reserved domain .example (RFC 2606), and every
// document is marked as a sample.
//
// They behave as the news does. One happening is told by several publishers in
// different words, on different days and with different figures; what one
// affirms another denies; most of it is hedged and attributed; some texts hold
// no event at all. Nothing in them is coded beforehand: a desk reads them as it
// reads anything else.
//
// A text is a file texts/NNN-YYYY-MM-DD-slug.txt: a block of "Key: value"
// lines, an empty line, then paragraphs that are parted by empty lines.
package chronicle

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"

	"entente"
)

//go:embed texts/*.txt
var texts embed.FS

// Documents gives the sample chronicle in order of publication, oldest first.
// Published is midnight UTC of the day in the header; Retrieved is zero, since
// nothing was fetched, and SourceID is for whoever stores them.
func Documents() ([]entente.Document, error) {
	return read(texts)
}

func read(files fs.FS) ([]entente.Document, error) {
	names, err := fs.Glob(files, "texts/*.txt")
	if err != nil {
		return nil, fmt.Errorf("list the sample texts: %w", err)
	}
	docs := make([]entente.Document, 0, len(names))
	for _, name := range names {
		raw, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("read sample text %s: %w", path.Base(name), err)
		}
		doc, err := Parse(string(raw))
		if err != nil {
			return nil, fmt.Errorf("parse sample text %s: %w", path.Base(name), err)
		}
		docs = append(docs, doc)
	}
	return docs, nil
}

// Parse reads one text in the form of the chronicle's files.
func Parse(raw string) (entente.Document, error) {
	head, body, found := strings.Cut(raw, "\n\n")
	body = strings.TrimSpace(body)
	if !found || body == "" {
		return entente.Document{}, fmt.Errorf("no text after the header")
	}
	h, err := header(head)
	if err != nil {
		return entente.Document{}, err
	}
	day, err := time.Parse(time.DateOnly, h["Date"])
	if err != nil {
		return entente.Document{}, fmt.Errorf("date: %w", err)
	}
	sum := sha256.Sum256([]byte(raw))
	return entente.Document{
		ID:  entente.ContentID(h["Title"], body),
		URL: h["URL"],
		Publisher: entente.Publisher{
			Name:            h["Publisher"],
			Country:         h["Country"],
			Kind:            h["Kind"],
			StateControlled: h["State-Controlled"] == "yes",
		},
		Title:     h["Title"],
		Language:  "en",
		Published: day,
		Text:      body,
		RawHash:   hex.EncodeToString(sum[:]),
		Version:   1,
		Sample:    true,
	}, nil
}

// keys are what a header holds, each exactly once.
var keys = [...]string{"Title", "Publisher", "Country", "Kind", "State-Controlled", "Date", "URL"}

// header reads the "Key: value" lines before the text.
func header(block string) (map[string]string, error) {
	h := make(map[string]string, len(keys))
	for line := range strings.Lines(block) {
		key, value, found := strings.Cut(strings.TrimSpace(line), ": ")
		if !found {
			return nil, fmt.Errorf("header line %q is not \"Key: value\"", strings.TrimSpace(line))
		}
		if _, twice := h[key]; twice {
			return nil, fmt.Errorf("header key %q stands twice", key)
		}
		h[key] = value
	}
	for _, key := range keys {
		if h[key] == "" {
			return nil, fmt.Errorf("header key %q is missing", key)
		}
	}
	if len(h) != len(keys) {
		return nil, fmt.Errorf("header has %d keys, not %d", len(h), len(keys))
	}
	if s := h["State-Controlled"]; s != "yes" && s != "no" {
		return nil, fmt.Errorf("State-Controlled is %q, not yes or no", s)
	}
	return h, nil
}
