package train

import (
	"os"

	"entente/syntax/conllu"
	"entente/syntax/internal/lemma"
	"entente/syntax/internal/look"
)

// lemmatiser learns from sentences as they are, and from all of them in other
// capitals.
func lemmatiser(sentences []conllu.Sentence, o Options) error {
	examples := lemmas(nil, sentences, asWritten)
	var copies []lemma.Example
	for _, recase := range [...]func(w conllu.Word) string{title, upper, lower} {
		copies = lemmas(copies, sentences, recase)
	}
	var listed []lemma.Example
	if o.Forms != "" {
		f, err := openForms(os.DirFS(o.Forms))
		if err != nil {
			return err
		}
		listed = f.of(sentences)
	}
	return write(o.Dir, "lemmatiser.bin", lemma.Train(examples, copies, listed).Freeze())
}

func asWritten(w conllu.Word) string { return w.Form }

// lemmas appends the words of sentences.
func lemmas(out []lemma.Example, sentences []conllu.Sentence, recase func(conllu.Word) string) []lemma.Example {
	var looks []look.Word
	for _, s := range sentences {
		from := len(out)
		looks = looks[:0]
		for _, w := range s.Words {
			form := recase(w)
			looks = append(looks, look.Of(form))
			// of a word written in pieces the first has the lemma of all
			if w.Lemma != "" && w.XPOS != "GW" && w.XPOS != "AFX" {
				out = append(out, lemma.Example{Form: form, UPOS: w.UPOS, XPOS: w.XPOS, Lemma: w.Lemma})
			}
		}
		for i := range out[from:] {
			out[from+i].Style = look.Sentence(looks)
		}
	}
	return out
}
