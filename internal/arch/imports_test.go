package arch

import (
	"go/ast"
	"slices"
	"strings"
	"testing"
)

// layer is a group of packages (by the first element of their paths) and the
// layers that they may import. Packages of one family may import each other;
// beyond that the table is all that is allowed.
type layer struct {
	name     string
	families []string
	may      []string
	ordered  bool // a family may import those before it in the list
	why      string
}

var layers = []layer{
	{name: "nouns", families: []string{""},
		why: "the nouns are what all parts speak in; if they knew a part, no part could be understood without it"},
	{name: "knowledge", families: []string{"codebook", "lang", "nn", "chronicle"}, may: []string{"nouns"},
		why: "what is known (the codebook, a language, the sample) is read by the steps and depends on none of them"},
	{name: "steps", families: []string{"text", "syntax", "actor", "place", "date", "coder", "merge", "tie", "watch"},
		may: []string{"nouns", "knowledge"}, ordered: true,
		why: "a step sees the data as the steps before it left it; looking ahead would make a circle of the way of the data"},
	{name: "edges", families: []string{"fetch", "feed", "extract", "store", "dispatch", "notify"}, may: []string{"nouns", "knowledge"},
		why: "an edge talks to the world in the nouns only, so that each can be replaced or tested without the others"},
	{name: "formats", families: []string{"formats"}, may: []string{"nouns", "knowledge"},
		why: "a format is a shape of the nouns; how they came about is not its business"},
	{name: "run", families: []string{"run"}, may: []string{"nouns", "knowledge", "steps", "edges", "formats"},
		why: "run is the one place where steps and edges meet"},
	{name: "shows", families: []string{"web", "api", "eval"}, may: []string{"nouns", "knowledge", "steps", "edges", "formats", "run"},
		why: "pages, API and scores show what is below them, and not each other"},
	{name: "config", families: []string{"config"}, may: []string{"nouns"},
		why: "settings are handed down as arguments; a package that could read them would hide what it depends on"},
	{name: "cli", families: []string{"cli"}, may: []string{"nouns", "knowledge", "steps", "edges", "formats", "run", "shows", "config"},
		why: "the command line puts the program together"},
	{name: "cmd", families: []string{"cmd"}, may: []string{"cli"},
		why: "main only starts the command line, so that tests can start it too"},
	{name: "internal", families: []string{"internal"}, may: []string{"nouns"},
		why: "what helps the tests stays out of the program"},
}

func layerOf(p string) *layer {
	for i := range layers {
		if slices.Contains(layers[i].families, top(p)) {
			return &layers[i]
		}
	}
	return nil
}

func TestImportsPointDown(t *testing.T) {
	for _, p := range packages(t) {
		from := layerOf(p.path)
		if from == nil {
			t.Errorf("package %s is in no layer: add it to the table in %s, with the reason", p.path, t.Name())
			continue
		}
		for i := range p.imports() {
			if to, ok := ours(i); ok && !allowed(from, p.path, to) {
				t.Errorf("%s imports %s, but %s", p.path, to, from.why)
			}
		}
	}
}

// ours is a package's path from the root, if an import is of this project.
func ours(imported string) (string, bool) {
	if imported == module {
		return "", true
	}
	return strings.CutPrefix(imported, module+"/")
}

func allowed(l *layer, from, to string) bool {
	if top(from) == top(to) {
		return true
	}
	target := layerOf(to)
	switch {
	case target == nil:
		return false
	case target == l:
		return l.ordered && slices.Index(l.families, top(to)) < slices.Index(l.families, top(from))
	}
	return slices.Contains(l.may, target.name)
}

// Imports that only some packages may have.
var reserved = []struct {
	imports []string
	only    []string // families
	why     string
}{
	{[]string{"database/sql", "modernc.org/sqlite"}, []string{"store"},
		"all SQL is in one place, so that another database is one package"},
	{[]string{"github.com/alecthomas/kong", "github.com/vbauerster/mpb/v8", "entente/config"}, []string{"cli"},
		"flags, settings and progress are the command line's; below it they are arguments"},
	{[]string{"github.com/markusmobius/go-trafilatura"}, []string{"extract"},
		"what takes articles out of pages can be replaced"},
	{[]string{"github.com/expr-lang/expr"}, []string{"watch"},
		"the language of conditions is package watch's"},
	{[]string{"github.com/wneessen/go-mail", "github.com/nicholas-fedor/shoutrrr"}, []string{"notify"},
		"how a service is told is the channel's"},
	{[]string{"github.com/mmcdole/gofeed"}, []string{"feed"},
		"what parses feeds can be replaced"},
}

func TestReservedImports(t *testing.T) {
	for _, p := range packages(t) {
		for i := range p.imports() {
			for _, r := range reserved {
				if slices.Contains(r.imports, i) && !slices.Contains(r.only, top(p.path)) {
					t.Errorf("%s imports %s, but %s", p.path, i, r.why)
				}
			}
		}
	}
}

// Training is no step: it reads treebanks and tells how far it is.
func TestStepsArePure(t *testing.T) {
	impure := []string{"os", "net", "net/http", "log", "log/slog", "database/sql", "os/exec"}
	steps := layers[slices.IndexFunc(layers, func(l layer) bool { return l.name == "steps" })]
	for _, p := range packages(t) {
		if !slices.Contains(steps.families, top(p.path)) || p.path == "syntax/train" || p.path == "syntax/conllu" {
			continue
		}
		for i := range p.imports() {
			if slices.Contains(impure, i) {
				t.Errorf("%s imports %s, but a step gives the same output for the same input and touches nothing else", p.path, i)
			}
		}
		for _, f := range p.files {
			ast.Inspect(f, func(n ast.Node) bool {
				if isCall(n, "time", "Now") {
					t.Errorf("%s: a step takes the time as an argument", p.fset.Position(n.Pos()))
				}
				if isCall(n, "rand", "IntN", "Int", "Float64", "Perm", "Shuffle", "Uint64") {
					t.Errorf("%s: a step has no chance in it but what a seed of its own gives", p.fset.Position(n.Pos()))
				}
				return true
			})
		}
	}
}

// isCall reports a call of one of a package's functions.
func isCall(n ast.Node, pkg string, names ...string) bool {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return false
	}
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || !slices.Contains(names, sel.Sel.Name) {
		return false
	}
	x, ok := sel.X.(*ast.Ident)
	return ok && x.Name == pkg
}

func TestNoInit(t *testing.T) {
	for _, p := range packages(t) {
		for _, f := range p.files {
			for _, d := range f.Decls {
				if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
					t.Errorf("%s: init runs unasked and cannot be handed anything; use a constructor", p.fset.Position(fn.Pos()))
				}
			}
		}
	}
}
