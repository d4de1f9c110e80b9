package watch

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"go.yaml.in/yaml/v3"
)

// Bounds of a condition, which make its cost known before it runs: lists in a
// thing have at most maxList members, loops lie at most maxLoops deep, and
// ranges of numbers are not read, so that the dearest condition takes
// maxList^maxLoops rounds.
const (
	maxCondition = 4000 // bytes
	maxNodes     = 300
	maxLoops     = 2
	maxList      = 100
)

// builtins are the functions of the expression language itself that conditions
// may use. What makes long texts, and what asks for the clock, is not among
// them.
var builtins = []string{"all", "none", "any", "one", "filter", "map", "count", "len", "abs", "ceil", "floor", "round",
	"lower", "upper", "trim", "max", "min", "hasPrefix", "hasSuffix"}

// fleeting are functions that ask what has just changed.
var fleeting = []string{"changed", "rose_to"}

// condition compiles the condition of a rule.
func (p *reader) condition(r *Rule, n *yaml.Node) {
	if _, ok := p.scalar(n); !ok {
		return
	}
	src, at := p.text(n)
	at.col0 = r.place.col0
	r.When, r.place = src, at
	fault := func(line, col int, format string, args ...any) {
		line, col = at.of(line, col)
		p.at(line, col, format, args...)
	}
	switch {
	case strings.TrimSpace(src) == "":
		fault(1, 1, "the condition is empty; write one, such as obligation(\"DEFENSE\").")
		return
	case len(src) > maxCondition:
		fault(1, 1, "the condition is longer than %d letters.", maxCondition)
		return
	}
	wrong := r.compile(src)
	if wrong == nil {
		return
	}
	var e *file.Error
	if errors.As(wrong, &e) {
		if e.Line == 0 {
			e.Bind(file.NewSource(src))
		}
		fault(e.Line, e.Column+1, "%s%s", e.Message, near(e.Message, r.On))
		return
	}
	fault(1, 1, "%s", wrong)
}

// near adds names that may be meant to a message about one that is not known.
func near(message string, on Kind) string {
	name, ok := strings.CutPrefix(message, "unknown name ")
	if !ok {
		return fullStop(message)
	}
	var like []string
	for _, f := range Names(on) {
		if distance(name, f) <= max(1, len(name)/3) {
			like = append(like, f)
		}
	}
	if len(like) == 0 {
		return " on " + string(on) + "; docs/watches.md lists what there is."
	}
	return " on " + string(on) + "; perhaps " + strings.Join(like, " or ") + "."
}

func fullStop(s string) string {
	if strings.HasSuffix(s, ".") {
		return ""
	}
	return "."
}

// distance is the number of letters to change, add or leave out to make one
// word of another (Levenshtein 1966).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		left := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := left
			if a[i] != b[j] {
				cost = 1 + min(left, row[j], row[j+1])
			}
			left, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}

// compile checks and compiles a condition.
func (r *Rule) compile(src string) error {
	config := conf.New(fieldsOf(r.On))
	config.MaxNodes = maxNodes
	for name := range config.Builtins {
		if !slices.Contains(builtins, name) {
			delete(config.Builtins, name)
		}
	}
	tree, err := parser.ParseWithConfig(src, config)
	if err != nil {
		return err
	}
	c := &costs{r: r}
	ast.Walk(&tree.Node, c)
	if c.fault != nil {
		return c.fault.Bind(tree.Source)
	}
	options := []expr.Option{expr.Env(fieldsOf(r.On)), expr.AsBool(), expr.MaxNodes(maxNodes), expr.DisableAllBuiltins(),
		expr.Function("divided", divided, new(func(float64, float64) float64), new(func(int, int) float64), new(func(int, float64) float64), new(func(float64, int) float64)),
		expr.Function("remainder", remainder, new(func(int, int) int)), expr.Patch(division{})}
	for _, b := range builtins {
		options = append(options, expr.EnableBuiltin(b))
	}
	r.program, err = expr.Compile(src, options...)
	if err == nil && r.fleeting && r.For > 0 {
		return &file.Error{Line: 1, Message: "a condition that asks what has just changed holds for a moment only; take out for: or changed() and rose_to()"}
	}
	return err
}

// costs refuses what could take long, and what divides by nothing.
type costs struct {
	r     *Rule
	fault *file.Error
}

// Visit looks at one node of a condition.
func (c *costs) Visit(n *ast.Node) {
	switch v := (*n).(type) {
	case *ast.PredicateNode:
		if depth(v) > maxLoops {
			c.refuse(v, "loops lie more than %d deep here; write the condition without the innermost", maxLoops)
		}
	case *ast.BinaryNode:
		if v.Operator == ".." {
			c.refuse(v, "ranges of numbers are not read here")
		}
		if (v.Operator == "/" || v.Operator == "%") && isZero(v.Right) {
			c.refuse(v, "this divides by nothing")
		}
	case *ast.CallNode:
		if id, ok := v.Callee.(*ast.IdentifierNode); ok && slices.Contains(fleeting, id.Value) {
			c.r.fleeting = true
		}
	}
}

func (c *costs) refuse(n ast.Node, format string, args ...any) {
	if c.fault == nil {
		c.fault = &file.Error{Location: n.Location(), Message: fmt.Sprintf(format, args...)}
	}
}

// depth is how many loops a loop has in it, itself counted.
func depth(p *ast.PredicateNode) int {
	inner := &loops{}
	ast.Walk(&p.Node, inner)
	return 1 + inner.deepest
}

type loops struct{ deepest int }

// Visit looks for loops.
func (l *loops) Visit(n *ast.Node) {
	if p, ok := (*n).(*ast.PredicateNode); ok {
		l.deepest = max(l.deepest, depth(p))
	}
}

func isZero(n ast.Node) bool {
	switch v := n.(type) {
	case *ast.IntegerNode:
		return v.Value == 0
	case *ast.FloatNode:
		return v.Value == 0
	}
	return false
}

// division has divisions checked while they run.
type division struct{}

// Visit puts a checked division in the place of a plain one.
func (division) Visit(n *ast.Node) {
	b, ok := (*n).(*ast.BinaryNode)
	if !ok {
		return
	}
	name := map[string]string{"/": "divided", "%": "remainder"}[b.Operator]
	if name != "" {
		ast.Patch(n, &ast.CallNode{Callee: &ast.IdentifierNode{Value: name}, Arguments: []ast.Node{b.Left, b.Right}})
	}
}

var errNothing = errors.New("this divides by nothing")

func divided(args ...any) (any, error) {
	a, b := number(args[0]), number(args[1])
	if b == 0 || math.IsNaN(b) {
		return nil, errNothing
	}
	return a / b, nil
}

func remainder(args ...any) (any, error) {
	a, b := int(number(args[0])), int(number(args[1]))
	if b == 0 {
		return nil, errNothing
	}
	return a % b, nil
}

func number(v any) float64 {
	switch n := v.(type) {
	case int:
		return float64(n)
	case float64:
		return n
	}
	return 0
}

// Names are the fields and functions that conditions on a kind may name.
func Names(on Kind) []string {
	var names []string
	collectNames(reflect.TypeOf(fieldsOf(on)).Elem(), &names)
	slices.Sort(names)
	return append(names, builtins...)
}

func collectNames(t reflect.Type, names *[]string) {
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			collectNames(f.Type, names)
		} else if tag := f.Tag.Get("expr"); tag != "" {
			*names = append(*names, tag)
		}
	}
}
