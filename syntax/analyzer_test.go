package syntax_test

import (
	"errors"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"entente/lang/en"
	"entente/nn"
	"entente/syntax"
	"entente/text"
)

func model(t testing.TB) fs.FS {
	t.Helper()
	m, err := fs.Sub(en.FS, "model")
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func load(t testing.TB) *syntax.Analyzer {
	t.Helper()
	a, err := syntax.Load(model(t))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// arcs writes a tree as word(lemma UPOS relation→head), in order.
func arcs(t syntax.Tree) string {
	var out []string
	for _, w := range t.Words {
		head := "·"
		if w.Head >= 0 {
			head = t.Words[w.Head].Form
		}
		out = append(out, w.Lemma+"/"+w.UPOS+"/"+w.Rel+"→"+head)
	}
	return strings.Join(out, " ")
}

func TestAnalyze(t *testing.T) {
	a := load(t)
	for _, c := range []struct{ in, want string }{
		{"Russia signed the treaty.",
			"Russia/PROPN/nsubj→signed sign/VERB/root→· the/DET/det→treaty treaty/NOUN/obj→signed ./PUNCT/punct→signed"},
		{"The envoys were expelled by Poland.",
			"the/DET/det→envoys envoy/NOUN/nsubj:pass→expelled be/AUX/aux:pass→expelled expel/VERB/root→· by/ADP/case→Poland Poland/PROPN/obl:agent→expelled ./PUNCT/punct→expelled"},
		{"The president's aides didn't read the files.",
			"the/DET/det→president president/NOUN/nmod:poss→aides 's/PART/case→president aide/NOUN/nsubj→read do/AUX/aux→read not/PART/advmod→read read/VERB/root→· the/DET/det→files file/NOUN/obj→read ./PUNCT/punct→read"},
	} {
		tree, err := a.Analyze(c.in, text.Split(c.in)[0])
		if err != nil {
			t.Fatal(err)
		}
		if got := arcs(tree); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestSkip(t *testing.T) {
	a := load(t)
	long := text.Sentence{Tokens: make([]text.Token, text.MaxTokens+1)}
	if _, err := a.Analyze("x", long); !errors.Is(err, syntax.SkipTooLong) {
		t.Errorf("a long sentence: %v", err)
	}
	for _, s := range []string{"12 : 30", "((((", "🙂"} {
		if _, err := a.Analyze(s, text.Split(s)[0]); !errors.Is(err, syntax.SkipNoWords) {
			t.Errorf("%q: %v", s, err)
		}
	}
	if _, err := a.Analyze("", text.Sentence{}); !errors.Is(err, syntax.SkipNoWords) {
		t.Errorf("an empty sentence: %v", err)
	}
}

// loader returns the function that reads the file.
func loader(name string) func(fs.FS) (*syntax.Analyzer, error) {
	if name == "fast.bin" {
		return syntax.LoadFast
	}
	return syntax.Load
}

func TestLoadDamaged(t *testing.T) {
	whole, _ := files(t)
	damage := map[string]func([]byte) []byte{
		"cut short": func(b []byte) []byte { return b[:len(b)*2/3] },
		"empty":     func([]byte) []byte { return nil },
		"a bit":     func(b []byte) []byte { c := append([]byte(nil), b...); c[len(c)/2] ^= 4; return c },
		"magic":     func(b []byte) []byte { return append([]byte("?"), b[1:]...) },
		"version":   func(b []byte) []byte { c := append([]byte(nil), b...); c[8]++; return c },
	}
	for name := range whole {
		if !strings.HasSuffix(name, ".bin") {
			continue
		}
		for what, do := range damage {
			broken := fstest.MapFS{}
			for n, f := range whole {
				broken[n] = f
			}
			broken[name] = &fstest.MapFile{Data: do(whole[name].Data)}
			if _, err := loader(name)(broken); err == nil || !strings.Contains(err.Error(), name) {
				t.Errorf("%s, %s: error %v", name, what, err)
			}
		}
		broken := fstest.MapFS{}
		for n, f := range whole {
			if n != name {
				broken[n] = f
			}
		}
		if _, err := loader(name)(broken); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("without %s: error %v", name, err)
		}
	}
}

// wellFormed checks what Analyze promises of any text.
func wellFormed(t interface{ Fatalf(string, ...any) }, a *syntax.Analyzer, s string) {
	for _, sent := range text.Split(s) {
		tree, err := a.Analyze(s, sent)
		if err != nil {
			continue
		}
		if len(tree.Words) != len(sent.Tokens) {
			t.Fatalf("%q: %d words of %d tokens", s, len(tree.Words), len(sent.Tokens))
		}
		roots := 0
		for i, w := range tree.Words {
			if w.Form != s[w.Start:w.End] || w.UPOS == "" || w.Rel == "" {
				t.Fatalf("%q: word %+v", s, w)
			}
			steps := 0
			for h := i; h >= 0; h = tree.Words[h].Head {
				if steps++; steps > len(tree.Words) {
					t.Fatalf("%q: word %d does not reach the root", s, i)
				}
			}
			if w.Head < 0 {
				roots++
			}
		}
		if roots != 1 {
			t.Fatalf("%q: %d roots", s, roots)
		}
	}
}

var oddities = []string{
	"a", "Kim met Putin", "the the the the", "of of to \xff\xfe", "习近平访问平壤。", strings.Repeat("and so ", 300),
	strings.Repeat("x", 10000), "'s n't 're", "A.B.C. (D) [E] {F}", "مرحبا بالعالم",
}

func TestOddities(t *testing.T) {
	fast, err := syntax.LoadFast(model(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range []*syntax.Analyzer{load(t), fast} {
		for _, s := range oddities {
			wellFormed(t, a, s)
		}
	}
}

// TestConcurrent analyses in several goroutines at once; each must get the tree
// that one alone gets.
func TestConcurrent(t *testing.T) {
	a := load(t)
	want := trees(t, a)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 5 {
				if got := trees(t, a); got != want {
					t.Errorf("got %s, alone %s", got, want)
				}
			}
		})
	}
	wg.Wait()
}

func trees(t *testing.T, a *syntax.Analyzer) string {
	var out []string
	for _, s := range text.Split(news) {
		tree, err := a.Analyze(news, s)
		if err != nil {
			t.Error(err)
		}
		out = append(out, arcs(tree))
	}
	return strings.Join(out, "\n")
}

func FuzzAnalyze(f *testing.F) {
	accurate := load(f)
	fast, err := syntax.LoadFast(model(f))
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range oddities {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		wellFormed(t, accurate, s)
		wellFormed(t, fast, s)
	})
}

// allocated is how many bytes a function allocates.
func allocated(do func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// news is text of the kind that is read at work.
const news = "The foreign ministers of Norland and Southland, who had not met since 2019, signed a security pact in the capital on Monday. " +
	"“We will not wait for others,” the minister said, adding that the two countries would hold joint drills next year. " +
	"Under the agreement, which runs for ten years, either side must consult the other if it is attacked by a third state. " +
	"The opposition has warned that the deal could provoke sanctions by the United States and its allies."

// same reports whether two trees have the same words.
func same(a, b syntax.Tree) bool { return slices.Equal(a.Words, b.Words) }

// A sentence gets the same tree whatever it is analysed with.
func TestAnalyzeAll(t *testing.T) {
	fast, err := syntax.LoadFast(model(t))
	if err != nil {
		t.Fatal(err)
	}
	docs, _ := samples(t)
	docs = docs[:min(20, len(docs))]
	for _, s := range oddities {
		docs = append(docs, document{s, text.Split(s)})
	}
	for _, a := range []*syntax.Analyzer{load(t), fast} {
		for _, d := range docs {
			n, all := 0, a.AnalyzeAll(syntax.Passage{Text: d.text, Sentences: d.sentences})
			for range all { // what stops early, and begins again, misses nothing
				break
			}
			for range all {
				n++
			}
			if n != len(d.sentences) {
				t.Errorf("%d trees of %d sentences when read again", n, len(d.sentences))
			}
			n = 0
			for tree, err := range all {
				want, wantErr := a.Analyze(d.text, d.sentences[n])
				if !same(tree, want) || err != wantErr {
					t.Errorf("%q\n   got %s %v\nalone %s %v", d.text, arcs(tree), err, arcs(want), wantErr)
				}
				n++
			}
			if n != len(d.sentences) {
				t.Errorf("%d trees of %d sentences", n, len(d.sentences))
			}
		}
	}
}

// Any sentences, in any order and number, get the trees that they get alone.
func TestBatches(t *testing.T) {
	a := load(t)
	docs, _ := samples(t)
	var all strings.Builder
	for _, d := range docs {
		all.WriteString(d.text + "\n\n")
	}
	for _, s := range oddities {
		all.WriteString(s + "\n\n")
	}
	s := all.String()
	sents := text.Split(s)
	alone := make([]*syntax.Tree, len(sents))
	rapid.Check(t, func(t *rapid.T) {
		at := rapid.SliceOfN(rapid.IntRange(0, len(sents)-1), 0, 70).Draw(t, "sentences")
		var drawn []text.Sentence
		for _, i := range at {
			drawn = append(drawn, sents[i])
		}
		n := 0
		for tree, err := range a.AnalyzeAll(syntax.Passage{Text: s, Sentences: drawn}) {
			i := at[n]
			if alone[i] == nil {
				one, oneErr := a.Analyze(s, sents[i])
				if err != oneErr {
					t.Fatalf("%v, alone %v", err, oneErr)
				}
				alone[i] = &one
			}
			if !same(tree, *alone[i]) {
				t.Fatalf("got %s\nalone %s", arcs(tree), arcs(*alone[i]))
			}
			n++
		}
	})
}

// All kinds of kernels find the same trees.
func TestLevels(t *testing.T) {
	docs, _ := samples(t)
	want, tokens := map[string]syntax.Tree{}, 0
	for _, l := range nn.Levels() {
		a, err := syntax.LoadFor(model(t), l)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(docs); i += 5 { // all would take plain Go long
			d, n := docs[i], 0
			for tree, err := range a.AnalyzeAll(syntax.Passage{Text: d.text, Sentences: d.sentences}) {
				if err != nil {
					t.Fatal(err)
				}
				sent := d.sentences[n]
				key := d.text[sent.Start:sent.End]
				n++
				if before, ok := want[key]; !ok {
					want[key] = tree
					tokens += len(tree.Words)
				} else if arcs(tree) != arcs(before) {
					t.Errorf("%v: %s\n   got %s\nbefore %s", l, key, arcs(tree), arcs(before))
				}
			}
		}
	}
	t.Logf("%v: %d sentences, %d tokens", nn.Levels(), len(want), tokens)
}

// Texts that are given together have the trees that each has by itself, however
// they fall into batches.
func TestPassages(t *testing.T) {
	a := load(t)
	docs, _ := samples(t)
	var together []syntax.Passage
	var want []string
	for _, d := range docs[:8] {
		p := syntax.Passage{Text: d.text, Sentences: d.sentences}
		together = append(together, p, syntax.Passage{})
		for tree := range a.AnalyzeAll(p) {
			want = append(want, arcs(tree))
		}
	}
	n := 0
	for tree, err := range a.AnalyzeAll(together...) {
		if err != nil || n >= len(want) || arcs(tree) != want[n] {
			t.Fatalf("sentence %d: %s, %v", n, arcs(tree), err)
		}
		n++
	}
	if n != len(want) || n <= 32 {
		t.Errorf("%d sentences, want %d, more than a batch holds", n, len(want))
	}
}

// Memory is used again: what is allocated for a sentence, however long, is its
// tree (words, and who depends on whom).
func TestAllocations(t *testing.T) {
	fast, err := syntax.LoadFast(model(t))
	if err != nil {
		t.Fatal(err)
	}
	docs, _ := samples(t)
	d := docs[0]
	const around = 8 // for a call, not for each sentence
	for _, a := range []*syntax.Analyzer{load(t), fast} {
		for _, s := range d.sentences {
			if got := allocations(t, a, d.text, []text.Sentence{s}); got > 2+around {
				t.Errorf("%g allocations for a sentence of %d tokens", got, len(s.Tokens))
			}
		}
		if got, most := allocations(t, a, d.text, d.sentences), float64(2*len(d.sentences)+around); got > most {
			t.Errorf("%g allocations for %d sentences, want at most %g", got, len(d.sentences), most)
		}
	}
}

func allocations(t *testing.T, a *syntax.Analyzer, s string, sents []text.Sentence) float64 {
	return testing.AllocsPerRun(20, func() {
		for _, err := range a.AnalyzeAll(syntax.Passage{Text: s, Sentences: sents}) {
			if err != nil {
				t.Fatal(err)
			}
		}
	})
}
