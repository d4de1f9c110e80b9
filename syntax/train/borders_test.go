package train_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/lang/en"
	"entente/syntax/train"
	"entente/text"
)

// letters makes a treebank of paragraphs in which a greeting without a sign
// stands before a sentence.
func letters() string {
	var b strings.Builder
	for _, name := range []string{"Norman", "Sandra", "Otto", "Wanda"} {
		for _, verb := range []string{"wrote", "called", "left", "agreed"} {
			b.WriteString("# newpar\n# text = Regards " + name + "\n")
			b.WriteString("1\tRegards\tregard\tNOUN\tNNS\t_\t0\troot\t_\t_\n2\t" + name + "\t" + name + "\tPROPN\tNNP\t_\t1\tvocative\t_\t_\n\n")
			b.WriteString("# text = They " + verb + " " + name + ".\n")
			b.WriteString("1\tThey\tthey\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n2\t" + verb + "\t" + verb + "\tVERB\tVBD\t_\t0\troot\t_\t_\n")
			b.WriteString("3\t" + name + "\t" + name + "\tPROPN\tNNP\t_\t2\tobj\t_\tSpaceAfter=No\n4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n")
		}
	}
	return b.String()
}

func borderOptions(t *testing.T) train.BorderOptions {
	t.Helper()
	bank := filepath.Join(t.TempDir(), "letters.conllu")
	if err := os.WriteFile(bank, []byte(letters()), 0o644); err != nil {
		t.Fatal(err)
	}
	lists, err := fs.Sub(en.FS, "text")
	if err != nil {
		t.Fatal(err)
	}
	o := train.BorderDefaults()
	o.Treebanks, o.Headlines, o.Epochs = []string{bank}, 0.5, 20
	o.Bars = [text.Spots]float32{}
	o.News = []string{"The ministers met General Lee in Aster on Monday.", "Ministers Meet Lee In Aster"}
	if o.Splitter, err = text.New(lists); err != nil {
		t.Fatal(err)
	}
	return o
}

func TestBorders(t *testing.T) {
	o := borderOptions(t)
	var files [2]string
	for i := range files {
		b, err := train.Borders(context.Background(), o, nil)
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		if err := train.WriteBorders(dir, b); err != nil {
			t.Fatal(err)
		}
		file, err := os.ReadFile(filepath.Join(dir, text.BordersFile))
		if err != nil {
			t.Fatal(err)
		}
		files[i] = string(file)
		sp, err := o.Splitter.With(b)
		if err != nil {
			t.Fatal(err)
		}
		for s, want := range map[string]int{
			"Regards Erna They called Otto.":                     2,
			"The ministers met General Park in Aster on Monday.": 1,
		} {
			if got := len(sp.Split(s)); got != want {
				t.Errorf("%q: %d sentences, want %d", s, got, want)
			}
		}
	}
	if files[0] != files[1] {
		t.Error("the same training gave other weights")
	}
}

func TestBordersStop(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := train.Borders(ctx, borderOptions(t), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if _, err := train.Borders(context.Background(), train.BorderOptions{}, nil); err == nil {
		t.Error("learned from nothing")
	}
}
