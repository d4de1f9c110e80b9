package watch

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"text/template"
	"time"

	"github.com/expr-lang/expr/vm"

	"entente"
)

// Rule is a watch as it was compiled.
type Rule struct {
	Name     string
	Summary  string // what it looks for, in a sentence
	On       Kind
	When     string        // the condition as it was written
	For      time.Duration // how long the condition must hold
	Keep     time.Duration // after how long without anything new an alert is resolved
	Echo     time.Duration // for how long news without a date of its own may tell of what is known
	Within   time.Duration // how far apart in time things of one group may lie and be one alert; 0 is any distance
	Severity string
	Labels   map[string]string
	GroupBy  []string
	Resend   []string // named reasons for which an alert is told again
	Most     int      // alerts a day, at most
	File     string
	Line     int

	program  *vm.Program
	place    place // where the condition begins
	title    *template.Template
	fleeting bool // it asks for what has just changed, which no later look can find again
}

// The severities, the gravest first.
var severities = []string{"critical", "high", "medium", "low"}

// Severities are the words for how grave an alert is, the gravest first.
func Severities() []string { return slices.Clone(severities) }

// What a rule has where it says nothing.
const (
	usualKeep = 30 * 24 * time.Hour
	usualMost = 50
	mostMost  = 1000
)

// The named reasons for which an alert may be told again.
const (
	ResendConfirmed = "confirmed"    // an allegation was confirmed
	ResendOrigin    = "third origin" // three origins that are independent of each other report it
	ResendDenied    = "denied"       // somebody denies it
	ResendWorse     = "worse"        // it became worse: its score fell
	ResendStage     = "stage"        // an agreement or transfer came to another stage
	ResendAgain     = "again"        // it was resolved, and holds again
	ResendResolved  = "resolved"     // it no longer holds
)

var resends = []string{ResendConfirmed, ResendOrigin, ResendDenied, ResendWorse, ResendStage, ResendAgain, ResendResolved}

// The parts of a thing that alerts can be grouped by.
var groups = []string{"thing", "dyad", "state", "actor", "type", "mode", "stage", "class", "programme", "field", "change", "stance", "about", "day", "watch"}

// Set is the rules of a desk, in the order of their names.
type Set struct{ rules []*Rule }

// Rules are the rules of the set by name.
func (s *Set) Rules() []*Rule { return slices.Clone(s.rules) }

// Rule finds a rule by name.
func (s *Set) Rule(name string) (*Rule, bool) {
	i := slices.IndexFunc(s.rules, func(r *Rule) bool { return r.Name == name })
	if i < 0 {
		return nil, false
	}
	return s.rules[i], true
}

// LooksAt reports whether a rule of the set looks at things of a kind.
func (s *Set) LooksAt(k Kind) bool {
	return slices.ContainsFunc(s.rules, func(r *Rule) bool { return r.On == k })
}

// File is a file of rules: what messages call it, and its text.
type File struct {
	Name string
	Text []byte
}

// Fault is one thing that is wrong with a file of rules, and where. Line and
// Column count from 1.
type Fault struct {
	File         string
	Line, Column int
	Message      string
}

// String is the fault as compilers print them.
func (f Fault) String() string {
	return fmt.Sprintf("%s:%d:%d: %s", f.File, f.Line, f.Column, f.Message)
}

// Faults are what is wrong with files of rules.
type Faults []Fault

// Error lists the faults, one a line.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i := range f {
		lines[i] = f[i].String()
	}
	return strings.Join(lines, "\n")
}

// Compile reads files of rules. All of them must be right; what is wrong is an
// *entente.Error with every fault's file, line and column, whose chain holds
// the Faults.
func Compile(files ...File) (*Set, error) {
	var all []*Rule
	var off []switched
	var faults Faults
	for _, f := range files {
		rules, not, wrong := parseFile(f)
		all, off, faults = append(all, rules...), append(off, not...), append(faults, wrong...)
	}
	for _, o := range off {
		kept := slices.DeleteFunc(slices.Clone(all), func(r *Rule) bool { return r.Name == o.name && r.File != o.at.File })
		if len(kept) == len(all) && len(faults) == 0 {
			o.at.Message = fmt.Sprintf("no other file has a watch %q that could be switched off.", o.name)
			faults = append(faults, o.at)
		}
		all = kept
	}
	s := &Set{}
	for _, r := range all {
		if o, twice := s.Rule(r.Name); twice {
			faults = append(faults, Fault{r.File, r.Line, r.place.col0, fmt.Sprintf("there are two watches with the name %q; the other is in %s, line %d. Give this one another name, or switch the other off with off: [%s].", r.Name, o.File, o.Line, r.Name)})
			continue
		}
		s.rules = append(s.rules, r)
	}
	if len(faults) > 0 {
		return nil, entente.Errorf(entente.Invalid, faults, "%s", faults.Error())
	}
	slices.SortFunc(s.rules, func(a, b *Rule) int { return cmp.Compare(a.Name, b.Name) })
	return s, nil
}
