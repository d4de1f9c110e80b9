package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"entente"
	"entente/formats/plover"
	"entente/formats/record"
)

// printed is a document's output in a format.
func printed(format, name string, doc *entente.Document, r *entente.Reading) ([]byte, error) {
	switch format {
	case "json":
		return jsonLine(record.From(doc, r))
	case "jsonl":
		var out []byte
		for _, e := range plover.Events(doc, r) {
			line, err := jsonLine(e)
			if err != nil {
				return nil, err
			}
			out = append(out, line...)
		}
		return out, nil
	}
	return readingTable(name, doc, r), nil
}

// jsonLine is a value as one line of JSON, with <, > and & as they are.
func jsonLine(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("write JSON: %w", err)
	}
	return b.Bytes(), nil
}

// counted is a number of things, whose word takes an s or es for more than one.
func counted(n int, one string) string {
	switch {
	case n == 1:
		return "1 " + one
	case strings.HasSuffix(one, "ch") || strings.HasSuffix(one, "s"):
		return fmt.Sprintf("%d %ses", n, one)
	}
	return fmt.Sprintf("%d %ss", n, one)
}
