package watch

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template"
	"text/template/parse"
	"time"

	"go.yaml.in/yaml/v3"

	"entente"
)

// maxTitle is how long a title may become, in code points.
const maxTitle = 240

// titleWords are the functions that templates may call: none of them can make
// something long of something short.
var titleWords = []string{"and", "or", "not", "eq", "ne", "lt", "le", "gt", "ge", "len", "index", "join", "lower", "upper", "day"}

// usualTitle is the title of a rule that gives none.
const usualTitle = `{{if .between}}{{.between}}: {{end}}{{.what}}`

// template compiles the title of a rule.
func (p *reader) template(r *Rule, n *yaml.Node) {
	src, at := usualTitle, r.place
	if n != nil {
		s, ok := p.scalar(n)
		if !ok {
			return
		}
		src = s
		at = place{line: n.Line, col: n.Column}
		if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
			at = place{line: n.Line + 1, col: 1}
		}
	}
	t, err := titleOf(src, r.On)
	if err != nil {
		line, col, what := templateFault(err)
		if n == nil || n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0 {
			line = 1
		}
		line, col = at.of(line, col)
		p.at(line, col, "the title cannot be written: %s.", what)
		return
	}
	r.title = t
}

// titleOf compiles a template and tries it on an empty thing.
func titleOf(src string, on Kind) (*template.Template, error) {
	if len(src) > maxCondition {
		return nil, errors.New("it is too long")
	}
	t, err := template.New("title").Option("missingkey=error").Funcs(template.FuncMap{
		"join": func(list []string, sep string) string { return strings.Join(list, sep) }, "lower": strings.ToLower, "upper": strings.ToUpper,
		"day": func(t time.Time) string { return t.Format(time.DateOnly) },
	}).Parse(src)
	if err != nil {
		return nil, err
	}
	if len(t.Templates()) > 1 {
		return nil, errors.New("define is not read here")
	}
	if t.Tree != nil {
		if err := plain(t.Root); err != nil {
			return nil, err
		}
	}
	l := &look{c: emptyChange(on)}
	f := fieldsOf(on)
	f.fill(l)
	return t, t.Execute(&capped{}, titleData(f, l))
}

// emptyChange is a thing with nothing in it, to try a template on.
func emptyChange(on Kind) *Change {
	c := &Change{Thing: Thing{Kind: on}}
	switch on {
	case OnAgreement:
		c.Agreement = &entente.RegisteredAgreement{}
	case OnTransfer:
		c.Transfer = &entente.Transfer{}
	case OnCapability:
		c.Capability = &entente.Capability{}
	case OnPosition:
		c.Position = &entente.Position{}
	case OnTie:
		c.Tie = &TieState{}
	default:
		c.Event = &entente.Event{}
	}
	return c
}

// plain refuses what could repeat, or call what is not among titleWords.
func plain(n parse.Node) error {
	if v := reflect.ValueOf(n); n == nil || v.Kind() == reflect.Pointer && v.IsNil() {
		return nil
	}
	var parts []parse.Node
	switch v := n.(type) {
	case *parse.ListNode:
		parts = v.Nodes
	case *parse.ActionNode:
		parts = []parse.Node{v.Pipe}
	case *parse.IfNode:
		parts = []parse.Node{v.Pipe, v.List, v.ElseList}
	case *parse.WithNode:
		parts = []parse.Node{v.Pipe, v.List, v.ElseList}
	case *parse.PipeNode:
		for _, c := range v.Cmds {
			parts = append(parts, c)
		}
	case *parse.CommandNode:
		parts = v.Args
	case *parse.IdentifierNode:
		if !slices.Contains(titleWords, v.Ident) {
			return fmt.Errorf("%s is not read here; there are %s", v.Ident, strings.Join(titleWords, ", "))
		}
	case *parse.RangeNode, *parse.TemplateNode:
		return errors.New("range and template are not read here; join makes a line of a list")
	}
	for _, p := range parts {
		if err := plain(p); err != nil {
			return err
		}
	}
	return nil
}

var templatePlace = regexp.MustCompile(`^template: title:(\d+)(?::(\d+))?: (?:executing "title" at <[^>]*>: )?`)

// templateFault takes apart what the library says.
func templateFault(err error) (line, col int, what string) {
	m := templatePlace.FindStringSubmatch(err.Error())
	if m == nil {
		return 1, 1, err.Error()
	}
	line, _ = strconv.Atoi(m[1])
	col, _ = strconv.Atoi(m[2])
	return line, col + 1, strings.TrimPrefix(err.Error(), m[0])
}

// capped takes the first maxTitle code points, and no more.
type capped struct{ b strings.Builder }

// Write takes what there is room for.
func (c *capped) Write(p []byte) (int, error) {
	if left := 4*maxTitle - c.b.Len(); left > 0 {
		c.b.Write(p[:min(len(p), left)])
	}
	return len(p), nil
}

func (c *capped) String() string {
	s := strings.Join(strings.Fields(strings.ToValidUTF8(c.b.String(), "")), " ")
	if r := []rune(s); len(r) > maxTitle {
		return string(r[:maxTitle-1]) + "…"
	}
	return s
}

// write is the title of what a rule found.
func (r *Rule) write(f filler, l *look) string {
	var c capped
	if err := r.title.Execute(&c, titleData(f, l)); err != nil || c.String() == "" {
		return r.Name
	}
	return c.String()
}

// titleData are the fields of a look for templates, with the names of the two
// states beside: a_name, b_name, between ("Russia and North Korea"), and what
// it is in a few words.
func titleData(f filler, l *look) map[string]any {
	data := map[string]any{}
	collectFields(reflect.ValueOf(f).Elem(), data)
	a, b := l.nameOf(l.dyad.A), l.nameOf(l.dyad.B)
	data["a_name"], data["b_name"], data["between"] = a, b, ""
	if !l.none() {
		data["between"] = a + " and " + b
	}
	data["what"] = l.what()
	data["names"] = l.allNames()
	data["record_begins"] = time.Time{}
	if l.view != nil {
		data["record_begins"] = l.view.Begins()
	}
	return data
}

func collectFields(v reflect.Value, data map[string]any) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		switch tag := f.Tag.Get("expr"); {
		case f.Anonymous:
			collectFields(v.Field(i), data)
		case tag == "" || f.Type.Kind() == reflect.Func:
		case f.Type == reflect.TypeFor[standingField](), f.Type == reflect.TypeFor[actorField](), f.Type == reflect.TypeFor[Turn]():
			inner := map[string]any{}
			collectFields(v.Field(i), inner)
			data[tag] = inner
		case f.Type == reflect.TypeFor[[]actorField]():
			var names []string
			for _, a := range v.Field(i).Interface().([]actorField) {
				names = append(names, shown(a))
			}
			data[tag] = names
		default:
			data[tag] = v.Field(i).Interface()
		}
	}
}

func shown(a actorField) string {
	switch {
	case a.Name != "":
		return a.Name
	case a.Text != "":
		return a.Text
	}
	return a.Code
}

// entities are all who have a part in the thing.
func (l *look) entities() []entente.Entity {
	switch {
	case l.c.Event != nil:
		return slices.Concat(l.c.Event.Actors, l.c.Event.Recipients)
	case l.c.Agreement != nil:
		return l.c.Agreement.Parties
	case l.c.Transfer != nil:
		return slices.Concat(l.c.Transfer.Suppliers, l.c.Transfer.Recipients, l.c.Transfer.Between)
	case l.c.Capability != nil:
		return []entente.Entity{l.c.Capability.State}
	case l.c.Position != nil:
		all := []entente.Entity{l.c.Position.Actor}
		for _, t := range l.c.Position.About {
			all = append(all, t.Entities...)
		}
		return all
	}
	return nil
}

// nameOf is what a state is called where it is reported as such, else its code.
func (l *look) nameOf(code string) string {
	if l.names != nil && code != "" {
		if name := l.names(code); name != "" {
			return name
		}
	}
	for _, e := range l.entities() {
		if e.Code == code && code != "" && e.Name != "" && e.Office == "" && e.Sector == "" {
			return e.Name
		}
	}
	return code
}

// allNames are the states that have a part, in words.
func (l *look) allNames() string {
	var out []string
	for _, s := range l.c.States {
		out = append(out, l.nameOf(s))
	}
	return strings.Join(out, ", ")
}

// what is the thing in a few words.
func (l *look) what() string {
	join := func(words ...string) string {
		return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), " ")
	}
	switch {
	case l.c.Event != nil:
		return join(l.c.Event.Type, l.c.Event.Mode)
	case l.c.Agreement != nil:
		for _, s := range []string{l.c.Agreement.Title, l.c.Agreement.Type} {
			if s != "" {
				return s
			}
		}
		return "agreement"
	case l.c.Transfer != nil:
		class := ""
		if len(l.c.Transfer.Items) > 0 {
			class = l.c.Transfer.Items[0].Class
		}
		return join(class, l.c.Transfer.Stage)
	case l.c.Capability != nil:
		return join(l.c.Capability.Programme, l.c.Capability.Change, l.c.Capability.Weapon)
	case l.c.Position != nil:
		return l.c.Position.Stance
	}
	return "tie"
}
