package arch

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

const (
	module = "entente"
	root   = "../.."
)

// pkg is a package of the project as its source files give it, tests left out.
type pkg struct {
	path  string // from the root: "store/sqlite"; "" is the root
	files map[string]*ast.File
	fset  *token.FileSet
}

// doc is the package's comment.
func (p *pkg) doc() string {
	var out strings.Builder
	for _, f := range p.files {
		out.WriteString(f.Doc.Text())
	}
	return out.String()
}

// imports are the import paths of all files, each once.
func (p *pkg) imports() map[string]bool {
	out := map[string]bool{}
	for _, f := range p.files {
		for _, i := range f.Imports {
			out[strings.Trim(i.Path.Value, `"`)] = true
		}
	}
	return out
}

// packages parses the project.
func packages(t *testing.T) []*pkg {
	t.Helper()
	var out []*pkg
	byPath := map[string]*pkg{}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := d.Name()
		if d.IsDir() && name != root && (strings.HasPrefix(base, ".") || base == "testdata" || base == "node_modules" || base == "bin") {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(base, ".go") || strings.HasSuffix(base, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, filepath.Dir(name))
		if err != nil {
			return err
		}
		rel = strings.TrimPrefix(filepath.ToSlash(rel), ".")
		p := byPath[rel]
		if p == nil {
			p = &pkg{path: rel, files: map[string]*ast.File{}, fset: token.NewFileSet()}
			byPath[rel] = p
			out = append(out, p)
		}
		p.files[base], err = parser.ParseFile(p.fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 5 {
		t.Fatalf("only %d packages found: is this the project?", len(out))
	}
	return out
}

// read gives a file of the project's root.
func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(path.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// top is the first element of a package's path: its family.
func top(p string) string {
	first, _, _ := strings.Cut(p, "/")
	return first
}
