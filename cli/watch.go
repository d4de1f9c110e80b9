package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"entente"
	"entente/actor"
	"entente/merge"
	"entente/run/own"
	"entente/run/past"
	"entente/store"
	"entente/watch"
)

// watchCmd is `entente watch`.
type watchCmd struct {
	List     watchListCmd     `cmd:"" help:"List the watches of a desk, and when each last spoke."`
	Check    watchCheckCmd    `cmd:"" help:"Say whether files of watches are right."`
	Test     watchTestCmd     `cmd:"" help:"Run the tests of watches that a file holds."`
	Rehearse watchRehearseCmd `cmd:"" help:"Say what watches would have sent, on the record's own past."`
}

// Help is shown by `entente watch --help`.
func (*watchCmd) Help() string {
	return `A watch is a rule in YAML that looks at what is new in the record and raises alerts; docs/watches.md
teaches how to write one. Your own lie in the folder "watches" beside the record, and are read again
whenever they change.

  entente watch list
  entente watch check ~/desk/watches/mine.yaml
  entente watch test mine_test.yaml
  entente watch rehearse mine.yaml --since 2024-01-01`
}

// watchesFolder is the folder of own watches in a data folder.
const watchesFolder = "watches"

// ruleFile reads a file of rules; "shipped" is those that come with the program.
func ruleFile(name string) ([]watch.File, error) {
	if name == watch.ShippedFolder {
		return watch.ShippedFiles()
	}
	f, err := readRules(name)
	return []watch.File{f}, err
}

func readRules(name string) (watch.File, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		var p *os.PathError
		if errors.As(err, &p) {
			err = p.Err
		}
		return watch.File{}, entente.Errorf(entente.NotFound, err, "The file %s cannot be read: %v.", name, err)
	}
	return watch.File{Name: filepath.ToSlash(name), Text: text}, nil
}

// compileFiles reads rules; where a file switches off shipped ones, these have
// to be there.
func compileFiles(names []string) (*watch.Set, error) {
	var files []watch.File
	for _, n := range names {
		more, err := ruleFile(n)
		if err != nil {
			return nil, err
		}
		files = append(files, more...)
	}
	set, err := watch.Compile(files...)
	if err == nil || !strings.Contains(err.Error(), "switched off") {
		return set, err
	}
	shipped, fail := watch.ShippedFiles()
	if fail != nil {
		return nil, fail
	}
	return watch.Compile(append(shipped, files...)...)
}

// watchCheckCmd is `entente watch check`.
type watchCheckCmd struct {
	Files []string `arg:"" name:"file" help:"Files of watches."`
}

// Run checks files.
func (c *watchCheckCmd) Run(s *Streams) error {
	set, err := compileFiles(c.Files)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.Out, "right: %s\n", counted(len(set.Rules()), "watch"))
	return nil
}

// watchListCmd is `entente watch list`.
type watchListCmd struct {
	dataFlag
	Format string `default:"table" enum:"table,json" help:"table or json."`
}

// Run lists the watches.
func (c *watchListCmd) Run(ctx context.Context, s *Streams) error {
	w, err := own.OpenWatches(filepath.Join(c.Data, watchesFolder), watchesFolder, nil)
	if err != nil {
		return broken("the shipped watches", err)
	}
	states := map[string]store.WatchState{}
	st, err := c.openHeld(ctx, s)
	switch {
	case err == nil:
		defer st.Close()
		if states, err = st.WatchStates(ctx); err != nil {
			return err
		}
	case entente.CodeOf(err) != entente.NotFound:
		return err
	}
	if err := c.write(s.Out, w, states); err != nil {
		return err
	}
	for _, x := range w.Wrong() {
		fmt.Fprintln(s.Err, x.Sentence())
	}
	if len(w.Wrong()) > 0 {
		return errSomeFailed
	}
	return nil
}

// listedWatch is a watch as list prints it.
type listedWatch struct {
	Name     string            `json:"name"`
	On       string            `json:"on"`
	Severity string            `json:"severity"`
	Summary  string            `json:"summary,omitempty"`
	File     string            `json:"file"`
	Line     int               `json:"line"`
	Labels   map[string]string `json:"labels,omitempty"`
	Alerts   int               `json:"alerts"`
	Firing   int               `json:"firing"`
	Last     string            `json:"last,omitempty"`
	Trouble  string            `json:"trouble,omitempty"`
}

func (c *watchListCmd) write(out io.Writer, w *own.Watches, states map[string]store.WatchState) error {
	t := newTable("WATCH", "ON", "SEVERITY", "ALERTS", "FIRING", "LAST", "FILE", "SUMMARY")
	all := []listedWatch{}
	for _, r := range w.Set().Rules() {
		v := states[r.Name]
		l := listedWatch{r.Name, string(r.On), r.Severity, r.Summary, r.File, r.Line, r.Labels, v.Alerts, v.Firing, "", v.Trouble}
		last := ""
		if !v.Last.IsZero() {
			l.Last, last = v.Last.Format(time.RFC3339), v.Last.Format(time.DateOnly)
		}
		all = append(all, l)
		t.row(r.Name, string(r.On), r.Severity, fmt.Sprint(v.Alerts), fmt.Sprint(v.Firing), last, r.File, clip(r.Summary, 60))
	}
	text := t.text()
	if c.Format == "json" {
		var err error
		if text, err = jsonLine(map[string]any{"watches": all}); err != nil {
			return err
		}
	}
	_, err := out.Write(text)
	return err
}

// watchRehearseCmd is `entente watch rehearse`.
type watchRehearseCmd struct {
	dataFlag
	File   string `arg:"" optional:"" help:"File of watches; shipped for those of the program, nothing for all that the desk has."`
	Since  day    `placeholder:"YYYY-MM-DD" help:"First day that is looked at; what lies before is known to the watches."`
	Until  day    `placeholder:"YYYY-MM-DD" help:"Last day."`
	Format string `default:"table" enum:"table,json" help:"table, or json (an object a line)."`
}

// Help is shown by `entente watch rehearse --help`.
func (*watchRehearseCmd) Help() string {
	return `Runs watches over the record as it grew, report by report, and prints what they would have sent,
when, and the words that each rests on. Nothing is stored and nobody is told.

  entente watch rehearse mine.yaml --since 2024-01-01
  entente watch rehearse shipped --format json

A rehearsal knows the record as it is read today: it tries a rule, it is no log of what was sent.`
}

// Run rehearses.
func (c *watchRehearseCmd) Run(ctx context.Context, s *Streams) error {
	if !c.Until.IsZero() && c.Until.Before(c.Since.Time) {
		return usage("--until %s lies before --since %s; exchange the two", c.Until.Format(time.DateOnly), c.Since.Format(time.DateOnly))
	}
	set, err := c.set()
	if err != nil {
		return err
	}
	st, err := c.openHeld(ctx, s)
	if err != nil {
		return err
	}
	defer st.Close()
	p, err := st.Past(ctx)
	if err != nil {
		return err
	}
	until := c.Until.Time
	if !until.IsZero() {
		until = until.AddDate(0, 0, 1).Add(-time.Nanosecond)
	}
	g, err := newGazetteer()
	if err != nil {
		return err
	}
	r, err := past.Rehearse(set, p, namesOf(g), c.Since.Time, until)
	if err != nil {
		return err
	}
	if err := r.Quote(func(ids []string) (map[string]string, error) { return st.Quotes(ctx, ids) }); err != nil {
		return err
	}
	return c.write(s, r)
}

// namesOf gives what states are called.
func namesOf(g *actor.Gazetteer) func(code string) string {
	return func(code string) string {
		c, _ := g.Country(code)
		return c.Name
	}
}

func (c *watchRehearseCmd) set() (*watch.Set, error) {
	if c.File != "" {
		return compileFiles([]string{c.File})
	}
	w, err := own.OpenWatches(filepath.Join(c.Data, watchesFolder), watchesFolder, nil)
	if err != nil {
		return nil, broken("the shipped watches", err)
	}
	return w.Set(), nil
}

// sentJSON is what a watch would have sent.
type sentJSON struct {
	At        string            `json:"at"`
	Watch     string            `json:"watch"`
	Severity  string            `json:"severity"`
	Labels    map[string]string `json:"labels,omitempty"`
	Title     string            `json:"title"`
	Between   []string          `json:"between"`
	Reason    string            `json:"reason"`
	Alert     string            `json:"alert"`
	Kind      string            `json:"kind"`
	Things    []string          `json:"things"`
	Quote     string            `json:"quote"`
	Document  string            `json:"document"`
	Publisher string            `json:"publisher"`
	URL       string            `json:"url"`
}

func (c *watchRehearseCmd) write(s *Streams, r *past.Rehearsal) error {
	t := newTable("DAY", "WATCH", "SEVERITY", "WHAT", "REASON", "PUBLISHER", "WORDS")
	var b bytes.Buffer
	for _, v := range r.Sent {
		a := &v.Alert
		t.row(v.At.Format(time.DateOnly), a.Watch, a.Severity, clip(a.Title, 80), a.Reason, merge.Publisher(v.Document), clip(v.Quote, 60))
		between := []string{}
		if a.Dyad.A != "" {
			between = []string{a.Dyad.A, a.Dyad.B}
		}
		line, err := jsonLine(sentJSON{v.At.UTC().Format(time.RFC3339), a.Watch, a.Severity, a.Labels, a.Title, between, a.Reason, a.ID,
			a.Kind, a.Things, v.Quote, v.Document.ID, v.Document.Publisher.Name, v.Document.URL})
		if err != nil {
			return err
		}
		b.Write(line)
	}
	for _, x := range r.Trouble {
		fmt.Fprintf(s.Err, "%s\n", x.Message)
	}
	if c.Format == "table" {
		b.Reset()
		if len(r.Sent) > 0 {
			b.Write(t.text())
		}
		fmt.Fprintf(&b, "%s would have been sent; %s looked at\n", counted(len(r.Sent), "alert"), counted(r.Looks, "report"))
	}
	_, err := s.Out.Write(b.Bytes())
	return err
}

// watchTestCmd is `entente watch test`.
type watchTestCmd struct {
	Files []string `arg:"" name:"file" help:"Files of tests."`
	Fast  bool     `help:"Read texts with the fast parser."`
	ownFlag
	Format string `default:"table" enum:"table,json" help:"table, or json (an object a case)."`
}

// Help is shown by `entente watch test --help`.
func (*watchTestCmd) Help() string {
	return `Runs the cases of files: what becomes known on which day, as texts that are read or as things of the
record, and the alerts that must come of it, with their times. What does not come, or was not awaited, is
printed, and the exit code is 1. docs/watches.md has the form.

  entente watch test mine_test.yaml`
}

// testedCase is what became of a case.
type testedCase struct {
	File  string   `json:"file"`
	Case  string   `json:"case"`
	Wrong []string `json:"wrong"`
}

// Run runs the cases.
func (c *watchTestCmd) Run(ctx context.Context, s *Streams) error {
	failed := false
	reader := &caseReader{c: c}
	for _, name := range c.Files {
		done, err := c.file(ctx, name, reader)
		if err != nil {
			return err
		}
		for _, d := range done {
			failed = failed || len(d.Wrong) > 0
			if err := c.write(s.Out, d); err != nil {
				return err
			}
		}
	}
	if failed {
		return errSomeFailed
	}
	return nil
}

func (c *watchTestCmd) write(out io.Writer, d testedCase) error {
	if c.Format == "json" {
		line, err := json.Marshal(d)
		if err == nil {
			_, err = out.Write(append(line, '\n'))
		}
		return err
	}
	if len(d.Wrong) == 0 {
		_, err := fmt.Fprintf(out, "ok      %s: %s\n", d.File, d.Case)
		return err
	}
	_, err := fmt.Fprintf(out, "FAILED  %s: %s\n          %s\n", d.File, d.Case, strings.Join(d.Wrong, "\n          "))
	return err
}

func (c *watchTestCmd) file(ctx context.Context, name string, reader *caseReader) ([]testedCase, error) {
	f, err := readRules(name)
	if err != nil {
		return nil, err
	}
	cases, err := watch.ParseCases(f)
	if err != nil {
		return nil, err
	}
	files := []string{watch.ShippedFolder}
	if len(cases.Rules) > 0 {
		files = nil
		for _, r := range cases.Rules {
			if r != watch.ShippedFolder {
				r = filepath.Join(filepath.Dir(name), r)
			}
			files = append(files, r)
		}
	}
	set, err := compileFiles(files)
	if err != nil {
		return nil, err
	}
	var out []testedCase
	for i := range cases.Cases {
		wrong, err := c.one(ctx, set, &cases.Cases[i], reader)
		if err != nil {
			return nil, err
		}
		out = append(out, testedCase{f.Name, cases.Cases[i].Name, wrong})
	}
	return out, nil
}

func (c *watchTestCmd) one(ctx context.Context, set *watch.Set, k *watch.Case, reader *caseReader) ([]string, error) {
	only, err := set.Only(k.Watches)
	if err != nil {
		return nil, err
	}
	p, err := reader.read(ctx, k)
	if err != nil {
		return nil, err
	}
	r, err := past.RunWith(only, k.Changes(), p, k.Until.Time)
	if err != nil {
		return nil, err
	}
	var got []entente.Alert
	for _, v := range r.Sent {
		got = append(got, v.Alert)
	}
	wrong := k.Against(got)
	for _, t := range r.Trouble {
		wrong = append(wrong, t.Message)
	}
	return wrong, nil
}

// caseReader reads the texts of cases; the coder is loaded if there are any.
type caseReader struct {
	c  *watchTestCmd
	cd *liveCoder
}

func (r *caseReader) read(ctx context.Context, k *watch.Case) (*store.Past, error) {
	var docs []entente.Document
	var readings []entente.Reading
	for _, g := range k.Given {
		if g.Text == "" || ctx.Err() != nil {
			continue
		}
		if r.cd == nil {
			actors, err := r.c.actors()
			if err != nil {
				return nil, err
			}
			if r.cd, err = newLiveCoder(actors, r.c.Fast); err != nil {
				return nil, err
			}
		}
		d := entente.Document{ID: entente.ContentID(g.Title, g.Text), Title: g.Title, Text: g.Text, Language: "en", Published: g.At.Time,
			Publisher: entente.Publisher{Name: g.Publisher, Country: g.Country, StateControlled: g.State}}
		rd := r.cd.Read(&d, nil)
		rd.DocumentID = d.ID
		docs, readings = append(docs, d), append(readings, rd)
	}
	return past.Of(docs, readings), ctx.Err()
}
