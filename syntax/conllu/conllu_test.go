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
		"gzip":    "\x1f\x8bnot gzip",
	} {
		if _, err := conllu.Read(strings.NewReader(in)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(sample)
	f.Fuzz(func(t *testing.T, in string) {
		ss, err := conllu.Read(strings.NewReader(in))
		if err != nil {
			return
		}
		for _, s := range ss {
			for _, w := range s.Words {
				if w.Start < 0 || w.End < w.Start || w.End > len(s.Text) {
					t.Fatalf("word %+v outside %q", w, s.Text)
				}
			}
		}
	})
}
