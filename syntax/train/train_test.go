package train_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/syntax"
	"entente/syntax/train"
	"entente/text"
)

// grammar makes a small treebank: subjects, verbs and objects in all
// combinations, active and passive.
func grammar() string {
	var b strings.Builder
	names := []string{"Norland", "Southland", "Ostland"}
	verbs := []string{"warned", "joined", "attacked"}
	for _, s := range names {
		for _, v := range verbs {
			for _, o := range names {
				lemma := strings.TrimSuffix(v, "ed")
				b.WriteString("# text = " + s + " " + v + " " + o + ".\n")
				b.WriteString("1\t" + s + "\t" + s + "\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n")
				b.WriteString("2\t" + v + "\t" + lemma + "\tVERB\tVBD\t_\t0\troot\t_\t_\n")
				b.WriteString("3\t" + o + "\t" + o + "\tPROPN\tNNP\t_\t2\tobj\t_\tSpaceAfter=No\n")
				b.WriteString("4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n")
				b.WriteString("# text = " + s + " was " + v + " by " + o + ".\n")
				b.WriteString("1\t" + s + "\t" + s + "\tPROPN\tNNP\t_\t3\tnsubj:pass\t_\t_\n")
				b.WriteString("2\twas\tbe\tAUX\tVBD\t_\t3\taux:pass\t_\t_\n")
				b.WriteString("3\t" + v + "\t" + lemma + "\tVERB\tVBN\t_\t0\troot\t_\t_\n")
				b.WriteString("4\tby\tby\tADP\tIN\t_\t5\tcase\t_\t_\n")
				b.WriteString("5\t" + o + "\t" + o + "\tPROPN\tNNP\t_\t3\tobl:agent\t_\tSpaceAfter=No\n")
				b.WriteString("6\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n")
			}
		}
	}
	return b.String()
}

// small is options with which learning takes a second.
func small(t *testing.T) train.Options {
	dir := t.TempDir()
	bank := filepath.Join(dir, "small.conllu")
	if err := os.WriteFile(bank, []byte(grammar()), 0o644); err != nil {
		t.Fatal(err)
	}
	o := train.Defaults()
	o.Treebanks, o.Dir = []string{bank}, filepath.Join(dir, "model")
	o.PruneTagger, o.PruneFast, o.Noise = 0, 0, 0.2
	o.TagEpochs, o.FastEpochs, o.ParseEpochs = 4, 4, 25
	o.Hidden, o.Layers, o.Rank = 16, 1, 8
	o.Batch, o.Drop, o.Rate = 6, 0.1, 1e-2
	return o
}

// passive fails the test unless the sentence, "X was …ed by Y.", gets its tree.
func passive(t *testing.T, parser string, a *syntax.Analyzer, s string) syntax.Tree {
	t.Helper()
	tree, err := a.Analyze(s, text.Split(s)[0])
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"nsubj:pass", "aux:pass", "root", "case", "obl:agent", "punct"} {
		if got := tree.Words[i].Rel; got != want {
			t.Errorf("%s parser: %s is %s, want %s", parser, tree.Words[i].Form, got, want)
		}
	}
	return tree
}

func TestSyntax(t *testing.T) {
	o := small(t)
	var steps []string
	err := train.Syntax(context.Background(), o, func(p train.Progress) {
		if p.Epoch == p.Of {
			steps = append(steps, p.Step)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(steps) != 4 {
		t.Errorf("steps told: %q", steps)
	}
	const s = "Ostland was joined by Southland."
	for name, load := range map[string]func() (*syntax.Analyzer, error){
		"graph": func() (*syntax.Analyzer, error) { return syntax.Load(os.DirFS(o.Dir)) },
		"fast":  func() (*syntax.Analyzer, error) { return syntax.LoadFast(os.DirFS(o.Dir)) },
	} {
		a, err := load()
		if err != nil {
			t.Fatal(err)
		}
		tree := passive(t, name, a, s)
		if l := tree.Words[2].Lemma; l != "join" {
			t.Errorf("%s parser: lemma %q", name, l)
		}
	}
}

func TestSyntaxIsDeterministic(t *testing.T) {
	var first map[string]string
	for range 2 {
		o := small(t)
		o.ParseEpochs = 2
		if err := train.Syntax(context.Background(), o, nil); err != nil {
			t.Fatal(err)
		}
		files := map[string]string{}
		for _, n := range []string{"tagger.bin", "lemmatiser.bin", "fast.bin", "parser.bin"} {
			b, err := os.ReadFile(filepath.Join(o.Dir, n))
			if err != nil {
				t.Fatal(err)
			}
			files[n] = string(b)
			if first != nil && first[n] != files[n] {
				t.Errorf("%s differs from one training to the next", n)
			}
		}
		first = files
	}
}

func TestSyntaxLearnsSomePartsOnly(t *testing.T) {
	o := small(t)
	o.Only = []train.Part{train.Lemmatiser}
	if err := train.Syntax(context.Background(), o, nil); err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(o.Dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 1 || files[0].Name() != "lemmatiser.bin" {
		t.Errorf("files written: %v", files)
	}
}

func TestSyntaxStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := train.Syntax(ctx, small(t), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled training: %v", err)
	}
	o := small(t)
	o.Treebanks = nil
	if err := train.Syntax(context.Background(), o, nil); err == nil {
		t.Error("training from nothing succeeded")
	}
}

// TestSyntaxFromRawText learns from text that teachers annotate, and shows that
// teachers are kept as long as nothing they depend on changes.
func TestSyntaxFromRawText(t *testing.T) {
	o := small(t)
	raw := filepath.Join(t.TempDir(), "raw.txt")
	var b strings.Builder
	for _, s := range []string{"Westland", "Eastland", "Midland"} {
		for _, v := range []string{"warned", "joined", "attacked"} {
			b.WriteString(s + " " + v + " Norland.\n\n" + "Norland was " + v + " by " + s + ".\n\n")
		}
	}
	if err := os.WriteFile(raw, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	o.Raw, o.Work, o.Teachers, o.TeacherHidden, o.TeacherRank, o.TeacherEpochs = []string{raw}, t.TempDir(), 2, 16, 8, 25
	learn := func() (taught int) {
		err := train.Syntax(context.Background(), o, func(p train.Progress) {
			if strings.HasPrefix(p.Step, "teacher") && p.Epoch == p.Of {
				taught++
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		return taught
	}
	if n := learn(); n != 2 {
		t.Errorf("%d teachers were taught, want 2", n)
	}
	a, err := syntax.Load(os.DirFS(o.Dir))
	if err != nil {
		t.Fatal(err)
	}
	passive(t, "graph", a, "Southland was attacked by Midland.")
	if n := learn(); n != 0 {
		t.Errorf("%d teachers were taught again, though the work folder has them", n)
	}
	o.TeacherEpochs++
	if n := learn(); n != 2 {
		t.Errorf("%d teachers were taught after an option of theirs changed, want 2", n)
	}
}

// TestSyntaxRefines goes on from a parser with a treebank that has words and
// relations which it does not know.
func TestSyntaxRefines(t *testing.T) {
	o := small(t)
	if err := train.Syntax(context.Background(), o, nil); err != nil {
		t.Fatal(err)
	}
	weights := filepath.Join(o.Dir, "parser.bin")
	before, err := os.ReadFile(weights)
	if err != nil {
		t.Fatal(err)
	}
	more := filepath.Join(t.TempDir(), "more.conllu")
	bank := strings.ReplaceAll(grammar(), "Ostland", "Farland")
	odd := strings.ReplaceAll(bank, "obl:agent", "obl:odd")
	if err := os.WriteFile(more, []byte(bank+odd), 0o644); err != nil {
		t.Fatal(err)
	}
	o.Only, o.Refine, o.RefineEpochs, o.RefineRate = []train.Part{train.Parser}, []string{more}, 2, 1e-3
	if err := train.Syntax(context.Background(), o, nil); err != nil {
		t.Fatal(err)
	}
	after, err := os.ReadFile(weights)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(before, after) {
		t.Error("the weights are what they were")
	}
	a, err := syntax.Load(os.DirFS(o.Dir))
	if err != nil {
		t.Fatal(err)
	}
	passive(t, "graph", a, "Farland was joined by Southland.")
}

// TestSyntaxOpensFirst shows that a file which is missing is told before teachers
// learn.
func TestSyntaxOpensFirst(t *testing.T) {
	o := small(t)
	none := []string{filepath.Join(t.TempDir(), "none")}
	for name, set := range map[string]func(){
		"raw":    func() { o.Raw, o.Refine = none, nil },
		"refine": func() { o.Raw, o.Refine = nil, none },
	} {
		set()
		err := train.Syntax(context.Background(), o, func(p train.Progress) {
			if strings.HasPrefix(p.Step, "teacher") || p.Step == "parser" {
				t.Errorf("%s: %s learns without its text", name, p.Step)
			}
		})
		if !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func TestSyntaxRefusesWhatCannotBeUsed(t *testing.T) {
	o := small(t)
	o.Rank = 90
	if err := train.Syntax(context.Background(), o, nil); err == nil || !strings.Contains(err.Error(), "rank") {
		t.Errorf("a rank of 90: error %v", err)
	}
}
