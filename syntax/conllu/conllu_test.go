package conllu_test

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"

	"entente/syntax/conllu"
)

const sample = `# newdoc id = d
# sent_id = 1
# newpar
# text = They don't trade.
1	They	they	PRON	PRP	_	4	nsubj	_	_
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	trade	trade	VERB	VB	_	0	root	_	SpaceAfter=No
4.1	it	it	PRON	PRP	_	_	_	_	_
5	.	.	PUNCT	.	_	4	punct	_	_

`

func TestRead(t *testing.T) {
	ss, err := conllu.Read(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	if len(ss) != 1 || len(ss[0].Words) != 5 || !ss[0].Par || !ss[0].Doc {
		t.Fatalf("read %+v", ss)
	}
	for _, w := range ss[0].Words {
		if got := ss[0].Text[w.Start:w.End]; got != w.Form {
			t.Errorf("word %q lies over %q", w.Form, got)
		}
	}
	if h := ss[0].Words[3].Head; h != -1 {
		t.Errorf("root has head %d", h)
	}
}

func TestReadGzip(t *testing.T) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(sample))
	z.Close()
	if ss, err := conllu.Read(&b); err != nil || len(ss) != 1 {
		t.Fatalf("read %d sentences, %v", len(ss), err)
	}
}

func TestReadDamaged(t *testing.T) {
	for name, in := range map[string]string{
		"columns": "1\tThey\n\n",
		"number":  strings.Replace(sample, "5\t.", "7\t.", 1),
		"head":    strings.Replace(sample, "4\tpunct", "9\tpunct", 1),
		"range":   strings.Replace(sample, "2-3", "2-9", 1),
		"circle":  strings.Replace(sample, "VB\t_\t0", "VB\t_\t2", 1),
		"no form": strings.Replace(sample, "don't\t", "\t", 1),
		"gzip":    "\x1f\x8bnot gzip",
	} {
		if _, err := conllu.Read(strings.NewReader(in)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(sample)
	f.Add(strings.Replace(sample, "don't", "", 1))
	f.Add(strings.Replace(sample, "4\ttrade\ttrade\tVERB\tVB\t_\t0", "4\ttrade\ttrade\tVERB\tVB\t_\t2", 1))
	f.Add("1-2\ta\t_\t_\t_\t_\t_\t_\t_\t_\n\n")
	f.Fuzz(func(t *testing.T, in string) {
		ss, err := conllu.Read(strings.NewReader(in))
		if err != nil {
			return
		}
		for _, s := range ss {
			wellFormed(t, &s)
		}
		conllu.Join(ss)
	})
}

// wellFormed checks what Read promises of a sentence.
func wellFormed(t *testing.T, s *conllu.Sentence) {
	next := 0
	for _, tok := range s.Tokens {
		if tok.First != next || tok.Last < tok.First {
			t.Fatalf("token %+v where word %d is due", tok, next)
		}
		next = tok.Last + 1
	}
	if next != len(s.Words) || next == 0 {
		t.Fatalf("%d words in tokens, %d in all", next, len(s.Words))
	}
	for i, w := range s.Words {
		if w.Start < 0 || w.End < w.Start || w.End > len(s.Text) {
			t.Fatalf("word %+v outside %q", w, s.Text)
		}
		steps := 0
		for h := i; h >= 0; h = s.Words[h].Head {
			if steps++; steps > len(s.Words) {
				t.Fatalf("word %d does not reach a root", i)
			}
		}
	}
}

func TestGenre(t *testing.T) {
	for id, want := range map[string]string{
		"newdoc id = weblog-example.org_a": "weblog", "newdoc id = GUM_news_treaty": "news", "newdoc id = n01001": "",
		"newdoc id = 2019-report": "", "newdoc": "", "newdoc id = a\n# meta::genre = speech": "speech",
	} {
		ss, err := conllu.Read(strings.NewReader(strings.Replace(sample, "newdoc id = d", id, 1)))
		if err != nil || ss[0].Genre != want {
			t.Errorf("%q is of genre %q, want %q (%v)", id, ss[0].Genre, want, err)
		}
	}
}

func TestRecast(t *testing.T) {
	ss, err := conllu.Read(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	for c, want := range map[conllu.Case]string{
		conllu.Kept: "They do n't trade .", conllu.Title: "They Do n't Trade .",
		conllu.Upper: "THEY DO N'T TRADE .", conllu.Lower: "they do n't trade .",
	} {
		var forms []string
		for _, w := range ss[0].Recast(c).Words {
			forms = append(forms, w.Form)
		}
		if got := strings.Join(forms, " "); got != want {
			t.Errorf("%s: %q, want %q", c, got, want)
		}
	}
	if ss[0].Words[0].Form != "They" {
		t.Error("recasting changed the sentence itself")
	}
}
