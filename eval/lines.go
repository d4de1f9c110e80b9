package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"entente"
)

// maxLine bounds one line of a gold file, in bytes.
const maxLine = 16 << 20

// eachRecord decodes a JSON object a line and calls f with it.
func eachRecord[T any](r io.Reader, f func(T)) error {
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, maxLine)
	records := 0
	for n := 1; sc.Scan(); n++ {
		if len(sc.Bytes()) == 0 {
			continue
		}
		records++
		var rec T
		if err := json.Unmarshal(sc.Bytes(), &rec); err != nil {
			return &entente.Error{
				Code: entente.Invalid, Err: err,
				Message: fmt.Sprintf("line %d is not the JSON that this task reads: %v", n, err),
			}
		}
		f(rec)
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("eval: read gold: %w", err)
	}
	if records == 0 {
		return &entente.Error{Code: entente.Invalid, Message: "The gold file holds no record; it wants a JSON object a line."}
	}
	return nil
}

// Reader is the coder as eval needs it.
type Reader interface {
	Read(doc *entente.Document, pairs []entente.Pair) entente.Reading
}
