package syntax_test

import (
	"bytes"
	"encoding/binary"
	"io/fs"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"entente/nn/pack"
	"entente/syntax"
	"entente/text"
)

// files are the model's files, and the sections of those of weights.
func files(t testing.TB) (fstest.MapFS, map[string][]pack.Section) {
	t.Helper()
	all, sections := fstest.MapFS{}, map[string][]pack.Section{}
	entries, err := fs.ReadDir(model(t), ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		b, err := fs.ReadFile(model(t), e.Name())
		if err != nil {
			t.Fatal(err)
		}
		all[e.Name()] = &fstest.MapFile{Data: b}
		if strings.HasSuffix(e.Name(), ".bin") {
			f, err := pack.Decode(b)
			if err != nil {
				t.Fatal(err)
			}
			sections[e.Name()] = f.Sections()
		}
	}
	return all, sections
}

// with is the model with another file in place of one, checksum and all.
func with(all fstest.MapFS, name string, sections []pack.Section) fstest.MapFS {
	out := fstest.MapFS{}
	for n, f := range all {
		out[n] = f
	}
	out[name] = &fstest.MapFile{Data: pack.Encode(sections)}
	return out
}

// damages are what may have become of a section whose checksum is right all the
// same: written by a faulty program, or meant to break this one.
var damages = []struct {
	what string
	do   func([]byte) []byte
}{
	{"empty", func([]byte) []byte { return nil }},
	{"half", func(b []byte) []byte { return b[:len(b)/2] }},
	{"a byte off", func(b []byte) []byte { return b[:len(b)-1] }},
	{"twice", func(b []byte) []byte { return append(slices.Clone(b), b...) }},
	{"large head", func(b []byte) []byte { return patched(b, 0, bytes.Repeat([]byte{0xff}, 16)) }},
	{"large", func(b []byte) []byte { return bytes.Repeat([]byte{0xff}, len(b)) }},
	{"zeros", func(b []byte) []byte { return make([]byte, len(b)) }},
	{"no number", func(b []byte) []byte { return patched(b, 8, float(math.NaN())) }},
	{"large numbers", func(b []byte) []byte { return patched(b, 8, bytes.Repeat(float(math.MaxFloat32), 1000)) }},
}

func float(x float64) []byte {
	return binary.LittleEndian.AppendUint32(nil, math.Float32bits(float32(x)))
}

// patched is b with some bytes from at on written over.
func patched(b []byte, at int, by []byte) []byte {
	b = slices.Clone(b)
	if at < len(b) {
		copy(b[at:], by)
	}
	return b
}

// TestLoadStrange loads files that are whole but strange. Where that is no error
// which names the file, text is analysed as it should be: any tree, no panic.
func TestLoadStrange(t *testing.T) {
	all, sections := files(t)
	for name, ss := range sections {
		for i, s := range ss {
			less := slices.Delete(slices.Clone(ss), i, i+1)
			if _, err := loader(name)(with(all, name, less)); err == nil || !strings.Contains(err.Error(), name) || !strings.Contains(err.Error(), "entente train") {
				t.Errorf("%s without %s: error %v", name, s.Name, err)
			}
			for k, d := range damages {
				if i > 6 && (i+k)%4 > 0 { // matrix after matrix
					continue
				}
				changed := slices.Clone(ss)
				changed[i].Data = d.do(s.Data)
				use(t, name+", "+s.Name+", "+d.what, name, with(all, name, changed))
			}
		}
	}
}

// use loads a model and, where that works, analyses with it.
func use(t *testing.T, what, name string, m fs.FS) {
	t.Helper()
	defer func() {
		if p := recover(); p != nil {
			t.Fatalf("%s: panic: %v", what, p)
		}
	}()
	a, err := loader(name)(m)
	if err != nil {
		if !strings.Contains(err.Error(), name) {
			t.Errorf("%s: the error does not name the file: %v", what, err)
		}
		return
	}
	wellFormed(t, a, "Norland didn't sign the 2019 PACT (in the capital). It's “off”.")
}

func TestLoadLikeDamaged(t *testing.T) {
	all, _ := files(t)
	for what, like := range map[string]string{
		"a line without a word that is known": "# words\n\nNorland Southland\n",
		"no text":                             "sign: \xff\xfe\n",
	} {
		all["like.txt"] = &fstest.MapFile{Data: []byte(like)}
		if _, err := syntax.LoadFast(all); err == nil || !strings.Contains(err.Error(), "like.txt, line ") {
			t.Errorf("%s: error %v", what, err)
		}
	}
}

// FuzzLoad writes bytes over a place in a section of a file, or cuts it there.
func FuzzLoad(f *testing.F) {
	all, sections := files(f)
	var names []string
	for n := range sections {
		names = append(names, n)
	}
	slices.Sort(names)
	for n := range names {
		f.Add(uint8(n), uint8(0), uint32(0), []byte{0xff, 0xff, 0xff, 0x7f}, false)
		f.Add(uint8(n), uint8(2), uint32(9), []byte{}, true)
	}
	f.Fuzz(func(t *testing.T, file, section uint8, at uint32, by []byte, cut bool) {
		name := names[int(file)%len(names)]
		ss := slices.Clone(sections[name])
		s := &ss[int(section)%len(ss)]
		place := int(at) % (len(s.Data) + 1)
		if cut {
			s.Data = append(s.Data[:place:place], by...)
		} else {
			s.Data = patched(s.Data, place, by)
		}
		use(t, s.Name, name, with(all, name, ss))
	})
}

// bad is text that no newsroom sends and every desk gets some day.
func bad() map[string]string {
	return map[string]string{
		"a sentence of 10,000 words": strings.Repeat("Norland and ", 5000) + "Southland signed.",
		"no letters":                 strings.Repeat("12 : 30 , ", 5000),
		"not UTF-8":                  strings.Repeat("a\xff\xfe \xc3(\x80 ", 500),
		"a million brackets":         strings.Repeat("(", 1_000_000),
		"brackets apart":             strings.Repeat("( ) ", 100_000),
		"zero bytes":                 strings.Repeat("\x00", 200_000),
		"zero bytes between words":   strings.Repeat("Norland\x00signed ", 500),
		"one word of 5 MB":           strings.Repeat("x", 5<<20),
		"one word of 5 MB, capitals": strings.Repeat("É", 5<<19),
		"emoji":                      strings.Repeat("🙂👩‍👩‍👧🇺🇳 ", 10000),
		"marks that combine":         strings.Repeat("\u0301", 200_000),
		"one letter under marks":     "a" + strings.Repeat("\u0301", 200_000),
		"hyphens":                    strings.Repeat("a-", 1000),
	}
}

// skippedOf are the texts of bad that hold no words.
var skippedOf = []string{"no letters", "a million brackets", "brackets apart", "zero bytes", "emoji", "marks that combine"}

// TestBadInput analyses bad text with both parsers: each sentence has a tree or
// the reason why it has none, and what is allocated stays in proportion.
func TestBadInput(t *testing.T) {
	quick, err := syntax.LoadFast(model(t))
	if err != nil {
		t.Fatal(err)
	}
	for parser, a := range map[string]*syntax.Analyzer{"accurate": load(t), "fast": quick} {
		for name, s := range bad() {
			skipped, n := 0, 0
			sentences := text.Split(s)
			bytes := allocated(func() {
				for _, sent := range sentences {
					tree, err := a.Analyze(s, sent)
					n++
					if err != nil {
						skipped++
					} else if len(tree.Words) != len(sent.Tokens) {
						t.Errorf("%s, %s: %d words of %d", parser, name, len(tree.Words), len(sent.Tokens))
					}
				}
			})
			if want := slices.Contains(skippedOf, name); want && skipped != n || !want && skipped == n {
				t.Errorf("%s, %s: %d of %d sentences skipped", parser, name, skipped, n)
			}
			if most := bound(s, sentences); bytes > most {
				t.Errorf("%s, %s: %d MB allocated, at most %d wanted", parser, name, bytes>>20, most>>20)
			}
		}
	}
}

// bound is what analysing may allocate: memory that is used again, some times
// the text, and the scores of the arcs of each sentence, which are a square.
func bound(s string, sentences []text.Sentence) uint64 {
	most := 64<<20 + 4*len(s)
	for _, sent := range sentences {
		n := len(sent.Tokens)
		most += 256*n + 64*n*n
	}
	return uint64(most)
}
