package arch

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The tour names every package. Those below an internal folder belong to their
// parent, which tells of them.
func TestTourNamesEveryPackage(t *testing.T) {
	tour := tourOf(t)
	for _, p := range packages(t) {
		if p.path == "" || strings.Contains(p.path, "/internal/") {
			continue
		}
		if !regexp.MustCompile(`(^|[\s(])` + regexp.QuoteMeta(p.path) + `($|[\s,.;:)])`).MatchString(tour) {
			t.Errorf("the tour in doc.go does not name %s", p.path)
		}
	}
}

// The tour names nothing that is not there: each item of its list begins with a
// package, and whatever is written with a slash is one.
func TestTourNamesOnlyPackages(t *testing.T) {
	tour := tourOf(t)
	named := regexp.MustCompile(`(?m)^\s*- ([\w/]+)`).FindAllStringSubmatch(tour, -1)
	named = append(named, regexp.MustCompile(`(?:^|\s)(\w+(?:/\w+)+)`).FindAllStringSubmatch(tour, -1)...)
	if len(named) < 10 {
		t.Fatalf("only %d names found in the tour", len(named))
	}
	for _, m := range named {
		if info, err := os.Stat(filepath.Join(root, m[1])); err != nil || !info.IsDir() {
			t.Errorf("the tour in doc.go names %s, which is not there", m[1])
		}
	}
}

func tourOf(t *testing.T) string {
	t.Helper()
	for _, p := range packages(t) {
		if p.path == "" {
			_, tour, ok := strings.Cut(p.doc(), "# The tour")
			if !ok {
				t.Fatal("the root package's comment has no section \"The tour\"")
			}
			return tour
		}
	}
	t.Fatal("there is no root package")
	return ""
}

func TestEveryPackageTellsWhatItIs(t *testing.T) {
	const least = 60 // characters: shorter than that teaches nothing
	for _, p := range packages(t) {
		if doc := p.doc(); len(doc) < least {
			t.Errorf("package %s has no comment that tells what it is about: %q", p.path, doc)
		}
	}
}

func TestPackagesAreNamedForWhatTheyHandle(t *testing.T) {
	empty := []string{"util", "utils", "common", "types", "model", "models", "service", "services", "manager", "helper", "helpers", "misc", "base", "shared", "lib", "core"}
	for _, p := range packages(t) {
		for name := range strings.SplitSeq(p.path, "/") {
			if slices.Contains(empty, name) {
				t.Errorf("package %s: %q says nothing of what is in it", p.path, name)
			}
		}
	}
}
