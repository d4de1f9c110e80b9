package arch

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// required are the modules that go.mod requires.
func required(t *testing.T) []string {
	t.Helper()
	var out []string
	lines := bufio.NewScanner(strings.NewReader(read(t, "go.mod")))
	inBlock := false
	for lines.Scan() {
		f := strings.Fields(lines.Text())
		switch {
		case len(f) >= 2 && f[0] == "require" && f[1] == "(":
			inBlock = true
		case len(f) == 1 && f[0] == ")":
			inBlock = false
		case len(f) >= 3 && f[0] == "require":
			out = append(out, f[1])
		case inBlock && len(f) >= 2 && f[0] != "//":
			out = append(out, f[0])
		}
	}
	if len(out) == 0 {
		t.Fatal("go.mod requires nothing?")
	}
	return out
}

// Each module that the project imports itself is named in ARCHITECTURE.md,
// which gives the reason to carry it.
func TestDirectDependenciesHaveAReason(t *testing.T) {
	modules, told := required(t), read(t, "ARCHITECTURE.md")
	for _, p := range packages(t) {
		for i := range p.imports() {
			first, _, _ := strings.Cut(i, "/")
			if !strings.Contains(first, ".") {
				continue // standard library, or ours
			}
			m := moduleOf(modules, i)
			if m == "" {
				t.Errorf("%s imports %s, which no module in go.mod gives", p.path, i)
			} else if !strings.Contains(told, m) {
				t.Errorf("%s imports %s, but ARCHITECTURE.md does not say why it is carried", p.path, m)
			}
		}
	}
}

func moduleOf(modules []string, imported string) string {
	best := ""
	for _, m := range modules {
		if (imported == m || strings.HasPrefix(imported, m+"/")) && len(m) > len(best) {
			best = m
		}
	}
	return best
}

// Nothing that is compiled in is under a licence that would bind the whole.
func TestLicences(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("no go command to ask for the modules")
	}
	cmd := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{.Path}}\t{{.Dir}}{{end}}", "./cmd/entente")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	seen := map[string]bool{}
	for line := range strings.Lines(string(out)) {
		name, dir, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || name == module || seen[name] {
			continue
		}
		seen[name] = true
		checkLicence(t, name, dir)
	}
	if len(seen) < 5 {
		t.Errorf("only %d modules compiled in?", len(seen))
	}
}

func checkLicence(t *testing.T, name, dir string) {
	t.Helper()
	var files []string
	for _, pattern := range []string{"LICEN[CS]E*", "licen[cs]e*", "COPYING*", "UNLICENSE*", "License*"} {
		found, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	if len(files) == 0 {
		t.Errorf("module %s has no licence file", name)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			continue // a folder of several
		}
		if head := strings.ToUpper(string(b[:min(len(b), 400)])); strings.Contains(head, "GENERAL PUBLIC LICENSE") {
			t.Errorf("module %s is under the GPL or a kin of it (%s)", name, filepath.Base(f))
		}
	}
}
