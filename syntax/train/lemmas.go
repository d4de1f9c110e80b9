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
	examples := lemmas(nil, sentences, conllu.Kept)
	var copies []lemma.Example
	for _, c := range [...]conllu.Case{conllu.Title, conllu.Upper, conllu.Lower} {
		copies = lemmas(copies, sentences, c)
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

// lemmas appends the words of sentences, in some case.
func lemmas(out []lemma.Example, sentences []conllu.Sentence, c conllu.Case) []lemma.Example {
	var looks []look.Word
	for _, s := range sentences {
		from := len(out)
		looks = looks[:0]
		for _, w := range s.Recast(c).Words {
			looks = append(looks, look.Of(w.Form))
			// of a word written in pieces the first has the lemma of all
			if w.Lemma != "" && w.XPOS != "GW" && w.XPOS != "AFX" {
				out = append(out, lemma.Example{Form: w.Form, UPOS: w.UPOS, XPOS: w.XPOS, Lemma: w.Lemma})
			}
		}
		for i := range out[from:] {
			out[from+i].Style = look.Sentence(looks)
		}
	}
	return out
}
