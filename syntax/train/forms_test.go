package train

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"entente/syntax/conllu"
	"entente/syntax/internal/lemma"
)

// formsOf lists the forms of a base that f knows, sorted, as "tag:form".
func formsOf(examples []lemma.Example, upos, base string) string {
	var out []string
	for _, e := range examples {
		if e.UPOS == upos && e.Lemma == base {
			out = append(out, e.XPOS+":"+e.Form)
		}
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), " ")
}

func TestFormsOfEnglish(t *testing.T) {
	f, err := openForms(os.DirFS("../../lang/en/forms"))
	if err != nil {
		t.Fatal(err)
	}
	words := []conllu.Word{
		{UPOS: "VERB", Lemma: "gazump"}, {UPOS: "VERB", Lemma: "go"}, {UPOS: "NOUN", Lemma: "envoyship"}, {UPOS: "PROPN", Lemma: "Norland"},
	}
	all := f.of([]conllu.Sentence{{Words: words}})
	for _, c := range []struct{ upos, base, want string }{
		{"VERB", "provoke", "VB:provoke VBD:provoked VBG:provoking VBN:provoked VBP:provoke VBZ:provokes"},
		{"VERB", "admit", "VB:admit VBD:admitted VBG:admitting VBN:admitted VBP:admit VBZ:admits"},
		{"VERB", "stop", "VB:stop VBD:stopped VBG:stopping VBN:stopped VBP:stop VBZ:stops"},
		{"VERB", "envy", ""},
		{"VERB", "rally", "VB:rally VBD:rallied VBG:rallying VBN:rallied VBP:rally VBZ:rallies"},
		{"VERB", "undergo", "VB:undergo VBD:underwent VBG:undergoing VBN:undergone VBP:undergo VBZ:undergoes"},
		{"VERB", "go", "VB:go VBD:went VBG:going VBN:gone VBP:go VBZ:goes"},
		{"VERB", "gazump", "VB:gazump VBD:gazumped VBG:gazumping VBN:gazumped VBP:gazump VBZ:gazumps"},
		{"NOUN", "envoyship", "NN:envoyship NNS:envoyships"},
		{"NOUN", "thief", "NN:thief NNS:thieves"},
		{"NOUN", "embassy", "NN:embassy NNS:embassies"},
		{"ADJ", "big", "JJ:big JJR:bigger JJS:biggest"},
		{"ADJ", "simple", "JJ:simple JJR:simpler JJS:simplest"},
	} {
		if got := formsOf(all, c.upos, c.base); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.upos, c.base, got, c.want)
		}
	}
}

func TestFormsThatCannotBeRead(t *testing.T) {
	whole := map[string]string{
		"rules.txt":     "tags VERB VB VBD\nVERB C Ced\n",
		"irregular.txt": "VERB go went\n",
		"regular.txt":   "VERB: sign\n",
		"other.txt":     "NOUN NN: dept=department\n",
	}
	for name, line := range map[string]string{
		"rules.txt": "VERB C Cs Ced", "irregular.txt": "VERB go went gone", "regular.txt": "NOUN: pact", "other.txt": "NOUN NN: dept",
	} {
		dir := fstest.MapFS{}
		for n, s := range whole {
			dir[n] = &fstest.MapFile{Data: []byte(s)}
		}
		if _, err := openForms(dir); err != nil {
			t.Fatal(err)
		}
		dir[name] = &fstest.MapFile{Data: []byte(whole[name] + line + "\n")}
		if _, err := openForms(dir); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s with %q: error %v", name, line, err)
		}
		delete(dir, name)
		if _, err := openForms(dir); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("without %s: error %v", name, err)
		}
	}
}
