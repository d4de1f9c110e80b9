package watch

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// Bounds of a file of rules.
const (
	maxFile  = 1 << 20
	maxRules = 500
	maxWords = 300 // of a summary or label, in bytes
)

// switched is a watch that a file switches off, and where it says so.
type switched struct {
	name string
	at   Fault
}

// reader reads one file.
type reader struct {
	file   File
	lines  []string
	off    []switched
	faults Faults
}

// parseFile reads the rules of a file, and what is wrong with it.
func parseFile(f File) (rules []*Rule, off []switched, faults Faults) {
	p := &reader{file: f, lines: strings.Split(string(f.Text), "\n")}
	if len(f.Text) > maxFile {
		p.at(1, 1, "the file is larger than %d KB; that is no file of watches.", maxFile>>10)
		return nil, nil, p.faults
	}
	d := yaml.NewDecoder(bytes.NewReader(f.Text))
	var doc, more yaml.Node
	switch err := d.Decode(&doc); {
	case errors.Is(err, io.EOF):
		return nil, nil, nil // a file with comments only
	case err != nil:
		p.syntax(err)
		return nil, nil, p.faults
	}
	if err := d.Decode(&more); err == nil {
		p.fault(&more, "the file goes on after a line of three hyphens; write one list of watches a file.")
	}
	rules = p.rules(doc.Content[0])
	return rules, p.off, p.faults
}

var yamlLine = regexp.MustCompile(`line (\d+): `)

// syntax tells of what is no YAML. The library tells the line only.
func (p *reader) syntax(err error) {
	text, line := strings.TrimPrefix(err.Error(), "yaml: "), 1
	if m := yamlLine.FindStringSubmatch(text); m != nil {
		line, _ = strconv.Atoi(m[1])
		text = yamlLine.ReplaceAllString(text, "")
	}
	col := 1
	if line >= 1 && line <= len(p.lines) {
		col += len(p.lines[line-1]) - len(strings.TrimLeft(p.lines[line-1], " "))
	}
	p.at(line, col, "this is no YAML: %s.", text)
}

func (p *reader) at(line, col int, format string, args ...any) {
	p.faults = append(p.faults, Fault{p.file.Name, line, col, fmt.Sprintf(format, args...)})
}

func (p *reader) fault(n *yaml.Node, format string, args ...any) {
	p.at(n.Line, n.Column, format, args...)
}

// rules reads the list under "watches".
func (p *reader) rules(n *yaml.Node) []*Rule {
	var rules []*Rule
	p.mapping(n, map[string]func(*yaml.Node){"off": p.switchOff, "watches": func(list *yaml.Node) {
		if list.Kind != yaml.SequenceNode {
			p.fault(list, "watches is a list; begin each watch with a hyphen: - name: …")
			return
		}
		if len(list.Content) > maxRules {
			p.fault(list, "there are %d watches in one file; %d are the most.", len(list.Content), maxRules)
			return
		}
		for _, item := range list.Content {
			before := len(p.faults)
			if r := p.rule(item); len(p.faults) == before {
				rules = append(rules, r)
			}
		}
	}})
	return rules
}

// switchOff reads the names of watches of other files that are not wanted.
func (p *reader) switchOff(n *yaml.Node) {
	if n.Kind != yaml.SequenceNode {
		p.fault(n, "here belongs a list in brackets of names of watches.")
		return
	}
	for _, v := range n.Content {
		if s, ok := p.scalar(v); ok {
			p.off = append(p.off, switched{s, Fault{File: p.file.Name, Line: v.Line, Column: v.Column}})
		}
	}
}

// mapping reads the keys of a mapping, each of which must have a reader and
// stand once.
func (p *reader) mapping(n *yaml.Node, keys map[string]func(*yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		p.fault(n, "here belong lines of the form key: value, with %s.", named(keys))
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		read, known := keys[key.Value]
		switch {
		case !known:
			p.fault(key, "there is no key %q; the keys here are %s.", key.Value, named(keys))
		case seen[key.Value]:
			p.fault(key, "%s stands here twice.", key.Value)
		case value.Kind == yaml.AliasNode:
			p.fault(value, "aliases are not read; write the value itself.")
		default:
			read(value)
		}
		seen[key.Value] = true
	}
}

func named(keys map[string]func(*yaml.Node)) string {
	var names []string
	for k := range keys {
		names = append(names, k)
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

var goodName = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)

// rule reads one watch.
func (p *reader) rule(n *yaml.Node) *Rule {
	r := &Rule{File: p.file.Name, Line: n.Line, Severity: "medium", Keep: usualKeep, Echo: usualEcho, Most: usualMost, GroupBy: []string{"thing", "dyad"}}
	r.place.col0 = n.Column
	var when, title *yaml.Node
	before := len(p.faults)
	p.mapping(n, map[string]func(*yaml.Node){
		"name": func(v *yaml.Node) {
			r.Name = p.match(v, goodName, "small letters, digits and hyphens, such as defence-obligation")
		},
		"summary":  func(v *yaml.Node) { r.Summary = p.words(v) },
		"on":       func(v *yaml.Node) { r.On = Kind(p.oneOf(v, kindNames())) },
		"when":     func(v *yaml.Node) { when = v },
		"for":      func(v *yaml.Node) { r.For = p.duration(v) },
		"keep":     func(v *yaml.Node) { r.Keep = p.duration(v) },
		"echo":     func(v *yaml.Node) { r.Echo = p.duration(v) },
		"within":   func(v *yaml.Node) { r.Within = p.duration(v) },
		"severity": func(v *yaml.Node) { r.Severity = p.oneOf(v, severities) },
		"labels":   func(v *yaml.Node) { r.Labels = p.labels(v) },
		"title":    func(v *yaml.Node) { title = v },
		"group_by": func(v *yaml.Node) { r.GroupBy = p.listOf(v, groups) },
		"resend":   func(v *yaml.Node) { r.Resend = p.listOf(v, resends) },
		"most":     func(v *yaml.Node) { r.Most = p.number(v, 1, mostMost) },
	})
	switch {
	case r.On != "" && when != nil && (r.Name != "" || len(p.faults) > before):
		p.condition(r, when)
		p.template(r, title)
	case len(p.faults) > before: // what is missing may be what is wrong
	case r.Name == "":
		p.fault(n, "this watch has no name; give it one of small letters, digits and hyphens.")
	case r.On == "":
		p.fault(n, "the watch %q lacks what it looks at; add on: with one of %s.", r.Name, strings.Join(kindNames(), ", "))
	default:
		p.fault(n, "the watch %q lacks what it looks for; add when: with a condition.", r.Name)
	}
	return r
}

func kindNames() []string {
	var names []string
	for _, k := range Kinds() {
		names = append(names, string(k))
	}
	return names
}

func (p *reader) scalar(n *yaml.Node) (string, bool) {
	if n.Kind != yaml.ScalarNode {
		p.fault(n, "here belongs one value, not a list or more keys.")
		return "", false
	}
	return n.Value, true
}

func (p *reader) words(n *yaml.Node) string {
	s, ok := p.scalar(n)
	if ok && (len(s) > maxWords || strings.ContainsAny(s, "\x00\n")) {
		p.fault(n, "this is longer than %d letters or more than a line.", maxWords)
	}
	return s
}

func (p *reader) match(n *yaml.Node, re *regexp.Regexp, form string) string {
	s, ok := p.scalar(n)
	if ok && !re.MatchString(s) {
		p.fault(n, "%q cannot stand here; write %s.", s, form)
	}
	return s
}

func (p *reader) oneOf(n *yaml.Node, choice []string) string {
	s, ok := p.scalar(n)
	if ok && !slices.Contains(choice, s) {
		p.fault(n, "%q cannot stand here; it is one of %s.", s, strings.Join(choice, ", "))
		return ""
	}
	return s
}

func (p *reader) listOf(n *yaml.Node, choice []string) []string {
	if n.Kind != yaml.SequenceNode {
		p.fault(n, "here belongs a list in brackets of %s.", strings.Join(choice, ", "))
		return nil
	}
	var out []string
	for _, v := range n.Content {
		s := p.oneOf(v, choice)
		if slices.Contains(out, s) {
			p.fault(v, "%s stands here twice.", s)
		}
		out = append(out, s)
	}
	return out
}

func (p *reader) labels(n *yaml.Node) map[string]string {
	out := map[string]string{}
	if n.Kind != yaml.MappingNode {
		p.fault(n, "labels are lines of the form name: value.")
		return out
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := p.match(n.Content[i], goodName, "a name of small letters, digits and hyphens")
		if out[key] != "" {
			p.fault(n.Content[i], "the label %s stands here twice.", key)
		}
		out[key] = p.words(n.Content[i+1])
	}
	return out
}

func (p *reader) number(n *yaml.Node, least, most int) int {
	s, ok := p.scalar(n)
	v, err := strconv.Atoi(s)
	if ok && (err != nil || v < least || v > most) {
		p.fault(n, "%q cannot stand here; it is a whole number from %d to %d.", s, least, most)
	}
	return v
}

var daysForm = regexp.MustCompile(`^(\d{1,5})([dw])$`)

// maxDuration is the longest that can be waited or looked back.
const maxDuration = 100 * 366 * 24 * time.Hour

// duration reads 90s, 10m, 36h, 7d or 2w.
func (p *reader) duration(n *yaml.Node) time.Duration {
	s, ok := p.scalar(n)
	d, err := time.ParseDuration(s)
	if m := daysForm.FindStringSubmatch(s); m != nil {
		days, _ := strconv.Atoi(m[1])
		d, err = time.Duration(days)*24*time.Hour, nil
		if m[2] == "w" {
			d *= 7
		}
	}
	if ok && (err != nil || d < 0 || d > maxDuration) {
		p.fault(n, "%q is no time; write 90s, 10m, 36h, 7d or 2w.", s)
		return 0
	}
	return d
}

// place is where in a file a piece of text begins, so that what is found wrong
// in it is told by the file's line and column.
type place struct {
	line, col int // of its first line, from 1
	indent    int // columns before each later line
	col0      int // of the rule itself
}

// of gives the file's line and column of a place in the text; both count from
// 1 there and here.
func (p place) of(line, col int) (int, int) {
	if line <= 1 {
		return p.line, p.col + col - 1
	}
	return p.line + line - 1, p.indent + col
}

// text is a scalar as the file has it, and where it begins: a block keeps its
// line ends, whichever way it is to be folded, so that lines count as they do
// in the file.
func (p *reader) text(n *yaml.Node) (string, place) {
	at := place{line: n.Line, col: n.Column}
	switch n.Style &^ yaml.TaggedStyle {
	case yaml.LiteralStyle, yaml.FoldedStyle:
		return p.block(n)
	case yaml.DoubleQuotedStyle, yaml.SingleQuotedStyle:
		at.col++
	}
	return n.Value, at
}

func (p *reader) block(n *yaml.Node) (string, place) {
	at := place{line: n.Line + 1, col: 1}
	var lines []string
	for _, l := range p.lines[min(n.Line, len(p.lines)):] {
		trimmed := strings.TrimLeft(l, " ")
		indent := len(l) - len(trimmed)
		if strings.TrimSpace(l) == "" {
			lines = append(lines, "")
			continue
		}
		if at.indent == 0 {
			at.indent, at.col = indent, indent+1
			at.line = n.Line + 1 + len(lines)
			lines = nil
		}
		if indent < at.indent {
			break
		}
		lines = append(lines, l[at.indent:])
	}
	return strings.TrimRight(strings.Join(lines, "\n"), " \r\n"), at
}
