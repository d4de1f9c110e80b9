package cli

import (
	"strings"
	"testing"
	"testing/fstest"

	"entente"
)

// Damaged weights stop the program with a sentence that names the file and says
// what to do.
func TestDamagedWeights(t *testing.T) {
	for _, fast := range []bool{false, true} {
		m := fstest.MapFS{"tagger.bin": &fstest.MapFile{Data: []byte("version https://example.org/spec/v1")}}
		_, err := openAnalyzer(m, fast)
		if err == nil || entente.CodeOf(err) != entente.Internal {
			t.Fatalf("error %v", err)
		}
		for _, part := range []string{"tagger.bin", "damaged", "Build or download it again."} {
			if !strings.Contains(err.Error(), part) {
				t.Errorf("%q lacks %q", err, part)
			}
		}
	}
}
