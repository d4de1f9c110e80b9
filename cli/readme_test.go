package cli_test

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"

	"entente/cli"
)

// What the README says of its example sentence is what `entente read` says.
func TestReadmeExample(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	part := regexp.MustCompile(`(?s)\n> ([^\n]+)\n\ngives a mention of type (\w+) \(PLOVER\), actor (\w+), recipient (\w+), trigger \*([^*]+)\*, certainty \*(\w+)\*`).FindSubmatch(readme)
	if part == nil {
		t.Fatal("the README has no example sentence in the form that this test knows")
	}
	var out bytes.Buffer
	s := streams(t)
	s.In, s.Out = bytes.NewReader(part[1]), &out
	if code := cli.Main(t.Context(), s, []string{"read", "--date", "2024-06-19"}); code != 0 {
		t.Fatalf("exit code %d", code)
	}
	for line := range strings.Lines(out.String()) {
		fits := strings.HasPrefix(strings.TrimSpace(line), string(part[2]))
		for _, word := range part[3:] {
			fits = fits && strings.Contains(line, string(word))
		}
		if fits && strings.Contains(line, "says KOR GOV") {
			return
		}
	}
	t.Errorf("the README's %q is not what is read:\n%s", part[2:], out.String())
}
