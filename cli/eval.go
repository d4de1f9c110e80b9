package cli

import (
	"context"
	"io"
	"os"
	"path/filepath"

	"entente"
	"entente/date"
	"entente/eval"
	"entente/extract"
	"entente/fetch"
	"entente/lang/en"
	"entente/merge"
	"entente/syntax/conllu"
)

// evalCmd is `entente eval`.
type evalCmd struct {
	Task    string `arg:"" enum:"relations,quad,actors,names,dates,places,factuality,attribution,syntax,seed,ledgers,mentions,same-event,copies" help:"relations, quad, actors, names, dates, places, factuality, attribution, syntax, seed, ledgers, mentions, same-event or copies."`
	File    string `arg:"" help:"The gold file; same-event: the folder of the two; copies: that of the labelled texts."`
	Format  string `default:"table" enum:"table,json" help:"table (Markdown) or json (one object)."`
	Article string `placeholder:"FILE" help:"seed: the text; article.txt beside the gold file by default."`
	Fast    bool   `help:"With the fast parser: several times the speed, less accurate. syntax: both parsers, and what the fast one loses."`
	Case    string `default:"keep" enum:"keep,title,upper,lower,all" help:"syntax: the treebank's words in other capitals: keep, title, upper, lower, or all side by side."`
	Part    string `default:"both" enum:"a,b,both,c" help:"copies: the part of the labelled texts, a, b, both or c."`
	Errors  bool   `help:"ledgers, mentions, copies: list what is missed and what is wrong, case by case."`
	Date    day    `default:"2024-06-19" placeholder:"YYYY-MM-DD" help:"seed: day of publication of the text."`
	ownFlag
}

// Help is shown by `entente eval --help`.
func (*evalCmd) Help() string {
	return `Runs a component over gold, labels by people, and prints how often it is right.

  entente eval relations gold/relations.jsonl    type of event between two given spans
  entente eval quad gold/quad.jsonl              quad class of a sentence, and false alarms
  entente eval actors gold/actors.jsonl          country, sector and office that a phrase names
  entente eval names gold/names.jsonl            whether two names are one
  entente eval dates gold/dates.jsonl            days and ranges that expressions mean
  entente eval factuality gold/factuality.jsonl  how what words name is said to stand
  entente eval attribution gold/attribution.jsonl  who is told to say, think or feel what
  entente eval places gold/places.jsonl          toponyms found and put on the map within 161 km
  entente eval syntax en_ewt-ud-test.conllu      tags, lemmas and trees, as CoNLL 2018 scored them, and by genre
  entente eval syntax --fast en_ewt.conllu       the accurate parser, the fast one, and what it loses
  entente eval syntax --case all en_ewt.conllu   the same words in the capitals of headlines
  entente eval seed seed/expected.jsonl          what the record must hold after one article
  entente eval ledgers eval/testdata/ledgers/seen.txt  all that the ledgers must hold after each text
  entente eval mentions eval/testdata/mentions/seen.txt  all events that a trained coder would put down after each text
  entente eval same-event gold                   which mentions across documents are one event, by four measures
  entente eval copies merge/testdata --part a    which texts have one origin, and which mentions are one event, by pairs

Figures are percentages from 0 to 100 unless they say otherwise. With --format json they come as
{"task", "n", "figures": {name: number}}.`
}

// Run scores the component.
func (c *evalCmd) Run(_ context.Context, s *Streams) error {
	report, err := c.score()
	if err != nil {
		return err
	}
	if c.Format == "json" {
		return report.JSON(s.Out)
	}
	return report.Markdown(s.Out)
}

func (c *evalCmd) score() (*eval.Report, error) {
	switch c.Task {
	case "syntax":
		return c.syntax()
	case "same-event":
		return c.sameEvent()
	case "copies":
		return c.copies()
	}
	gold, err := fetch.Open(c.File)
	if err != nil {
		return nil, err
	}
	defer gold.Close()
	switch c.Task {
	case "names":
		return c.names(gold)
	case "dates":
		return c.dates(gold)
	}
	actors, err := c.actors()
	if err != nil {
		return nil, err
	}
	g := actors.Gazetteer()
	if c.Task == "actors" {
		return eval.Actors(g, gold)
	}
	cd, err := newCoder(g, c.Fast)
	if err != nil {
		return nil, err
	}
	switch c.Task {
	case "relations":
		return eval.Relations(cd, gold)
	case "quad":
		return eval.Quad(cd, gold)
	case "factuality":
		return eval.Factuality(cd, gold)
	case "attribution":
		return eval.Attribution(cd, gold)
	case "places":
		return eval.Places(cd, gold)
	case "ledgers":
		return eval.Ledgers(readCase(cd), gold, c.Errors)
	case "mentions":
		return eval.Mentions(func(l *eval.LedgerCase) []entente.Mention {
			if p, known := g.Publisher(l.Doc.Publisher.Name); known {
				l.Doc.Publisher = p
			}
			return cd.Read(&l.Doc, nil).Mentions
		}, gold, c.Errors)
	}
	return c.seed(cd, gold)
}

func (c *evalCmd) names(gold io.Reader) (*eval.Report, error) {
	sc, err := newScorer()
	if err != nil {
		return nil, err
	}
	return eval.Names(sc, gold)
}

// dates reads the set as what it is, talk of appointments: its "August" is the
// next one.
func (c *evalCmd) dates(gold io.Reader) (*eval.Report, error) {
	an, err := newAnalyzer(c.Fast)
	if err != nil {
		return nil, err
	}
	w, err := date.Load(en.FS)
	if err != nil {
		return nil, broken("the words of dates", err)
	}
	return eval.Dates(an, w.Agenda(), gold)
}

// sameEvent reads the documents and the mentions in them from a folder.
func (c *evalCmd) sameEvent() (*eval.Report, error) {
	documents, err := fetch.Open(filepath.Join(c.File, "same_event_documents.jsonl"))
	if err != nil {
		return nil, err
	}
	defer documents.Close()
	mentions, err := fetch.Open(filepath.Join(c.File, "same_event_mentions.jsonl"))
	if err != nil {
		return nil, err
	}
	defer mentions.Close()
	kin, err := newKin()
	if err != nil {
		return nil, err
	}
	an, err := newAnalyzer(c.Fast)
	if err != nil {
		return nil, err
	}
	return eval.SameEvent(an, kin, documents, mentions)
}

// copies reads the chronicle and the labelled copies of it as a desk does.
func (c *evalCmd) copies() (*eval.Report, error) {
	set, err := eval.LoadCopies(os.DirFS(c.File), c.Part)
	if err != nil {
		return nil, err
	}
	actors, err := c.actors()
	if err != nil {
		return nil, err
	}
	cd, err := newCoder(actors.Gazetteer(), c.Fast)
	if err != nil {
		return nil, err
	}
	kin, err := newKin()
	if err != nil {
		return nil, err
	}
	return eval.Copies(eval.Desk{Reader: cd, Merger: merge.Merger{Kin: kin}, Press: actors.Gazetteer()}, set, c.Errors), nil
}

func (c *evalCmd) syntax() (*eval.Report, error) {
	gold, err := conllu.Open(c.File)
	if err != nil {
		return nil, entente.Errorf(entente.Invalid, err, "The treebank %s cannot be read as CoNLL-U; check the path and the file.", c.File)
	}
	accurate, err := c.syntaxWith(false, gold)
	if err != nil || !c.Fast {
		return accurate, err
	}
	fast, err := c.syntaxWith(true, gold)
	if err != nil {
		return nil, err
	}
	r := eval.SyntaxLoss(*accurate, *fast)
	return &r, nil
}

// syntaxWith scores one of the parsers in the case asked for.
func (c *evalCmd) syntaxWith(fast bool, gold []conllu.Sentence) (*eval.Report, error) {
	an, err := newAnalyzer(fast)
	if err != nil {
		return nil, err
	}
	var r eval.Report
	switch cs := conllu.Case(c.Case); cs {
	case conllu.Kept:
		r = eval.Syntax(an, gold)
	case conllu.Title, conllu.Upper, conllu.Lower:
		r = eval.SyntaxCases(an, gold, cs)
	default:
		r = eval.SyntaxCases(an, gold, conllu.Kept, conllu.Title, conllu.Upper, conllu.Lower)
	}
	return &r, nil
}

// readCase reads a case as `entente read` does, whatever its kind.
func readCase(cd eval.Reader) func(*eval.LedgerCase) entente.Reading {
	return func(c *eval.LedgerCase) entente.Reading { return cd.Read(&c.Doc, nil) }
}

// seed reads the text as `entente read` would, furniture taken out.
func (c *evalCmd) seed(cd eval.Reader, gold *os.File) (*eval.Report, error) {
	path := c.Article
	if path == "" {
		path = filepath.Join(filepath.Dir(c.File), "article.txt")
	}
	raw, err := fetch.File(path, fetch.MaxBytes)
	if err != nil {
		return nil, err
	}
	r, err := newExtractor()
	if err != nil {
		return nil, err
	}
	doc, err := r.Document(raw, extract.Hint{URL: path})
	if err != nil {
		return nil, err
	}
	return eval.Seed(cd, doc.Text, c.Date.Time, gold)
}
