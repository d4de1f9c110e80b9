package eval

import (
	"io"
	"math"
	"strings"

	"entente"
	"entente/coder"
)

// factualityRecord is one line of factuality.jsonl: a sentence as words, and how
// surely what some of them name happened, from -3 to 3.
type factualityRecord struct {
	ID      string             `json:"id"`
	Set     string             `json:"set"`
	Split   string             `json:"official_split"`
	Tokens  string             `json:"tokens_text"`
	Targets []factualityTarget `json:"targets"`
}

type factualityTarget struct {
	Start int     `json:"start"`
	Score float64 `json:"score"`
}

// StandingReader is the coder as Factuality needs it.
type StandingReader interface {
	Standings(doc *entente.Document, at []entente.Span) (entente.Reading, []coder.WordStanding)
}

// udsSet is the set whose sentences stand in the treebank that the parser
// learned from: only its development part is scored.
const udsSet = "UDS_IH2"

// Factuality scores standing as a number (certain 3, probable 2, possible 1,
// unknown 0, times -1 if negative) against what readers held to have happened:
// the share whose sign is right (0 is right where the gold is within 0.5 of 0)
// and Pearson's r, from -100 to 100. Figures that begin with the name of a set
// alone are of the standing at the word asked for; those with "happened" of
// whether it had happened when the text was written, which is what UDS asked
// its readers, while MEANTIME's hold what is announced for certain; those with
// "mention" are of the mention whose trigger is nearest to the word, over the
// words in whose sentence there is one.
func Factuality(c StandingReader, gold io.Reader) (*Report, error) {
	s := factualityScore{sets: map[string]*factualitySet{}}
	err := eachRecord(gold, func(rec factualityRecord) {
		if rec.Set != udsSet || rec.Split == "dev" {
			s.score(c, &rec)
		}
	})
	if err != nil {
		return nil, err
	}
	return s.report(), nil
}

type factualityScore struct {
	n    int
	sets map[string]*factualitySet
}

// factualitySet holds what was said of the words of one set.
type factualitySet struct{ word, happened, mention factPairs }

// factPairs are gold numbers and ours, side by side.
type factPairs struct{ gold, said []float64 }

func (s *factualityScore) score(c StandingReader, rec *factualityRecord) {
	set := s.sets[rec.Set]
	if set == nil {
		set = &factualitySet{}
		s.sets[rec.Set] = set
	}
	text, spans := untoken(strings.Fields(rec.Tokens))
	var at []entente.Span
	for _, t := range rec.Targets {
		at = append(at, spans[t.Start])
	}
	reading, standings := c.Standings(&entente.Document{ID: rec.ID, Text: text}, at)
	for i, t := range rec.Targets {
		s.n++
		set.word.add(t.Score, factNumber(standings[i].Standing))
		p, c := standings[i].Happened()
		set.happened.add(t.Score, factNumber(entente.Standing{Polarity: p, Certainty: c}))
		if m := nearest(reading.Mentions, at[i]); m != nil {
			set.mention.add(t.Score, factNumber(m.Standing))
		}
	}
}

// nearest is the mention whose trigger is nearest to a span, nil if there is no
// mention.
func nearest(ms []entente.Mention, sp entente.Span) *entente.Mention {
	var best *entente.Mention
	far := 0
	for i := range ms {
		t := ms[i].Trigger.Span
		d := max(t.Start-sp.End, sp.Start-t.End, 0)
		if best == nil || d < far {
			best, far = &ms[i], d
		}
	}
	return best
}

// factNumber is a standing on the scale of the gold.
func factNumber(st entente.Standing) float64 {
	n := map[entente.Certainty]float64{entente.Certain: 3, entente.Probable: 2, entente.Possible: 1}[st.Certainty]
	if st.Polarity == entente.Negative {
		return -n
	}
	return n
}

func (p *factPairs) add(gold, said float64) {
	p.gold, p.said = append(p.gold, gold), append(p.said, said)
}

// signs is the share whose sign is right.
func (p *factPairs) signs() float64 {
	right := 0
	for i := range p.gold {
		if p.said[i] == 0 && math.Abs(p.gold[i]) <= 0.5 || p.said[i]*p.gold[i] > 0 {
			right++
		}
	}
	return percent(right, len(p.gold))
}

// pearson is the correlation in percent, to one place; 0 where one side is
// constant.
func (p *factPairs) pearson() float64 {
	g, s := mean(p.gold), mean(p.said)
	var gs, gg, ss float64
	for i := range p.gold {
		a, b := p.gold[i]-g, p.said[i]-s
		gs, gg, ss = gs+a*b, gg+a*a, ss+b*b
	}
	if gg == 0 || ss == 0 {
		return 0
	}
	return math.Round(1000*gs/math.Sqrt(gg*ss)) / 10
}

func mean(xs []float64) float64 {
	if len(xs) == 0 {
		return 0
	}
	sum := 0.0
	for _, x := range xs {
		sum += x
	}
	return sum / float64(len(xs))
}

func (s *factualityScore) report() *Report {
	r := &Report{Task: "factuality", N: s.n, Figures: map[string]float64{}}
	t := Table{Title: "Sign and correlation", Head: []string{"set", "standing read at", "n", "sign right", "Pearson r × 100"}}
	for _, name := range sortedKeys(s.sets) {
		set, key := s.sets[name], strings.ToLower(name)
		for _, at := range []struct {
			label, key string
			p          *factPairs
		}{{"the word itself", "", &set.word}, {"the word: had it happened?", "_happened", &set.happened}, {"the nearest mention", "_mention", &set.mention}} {
			sign, r100 := at.p.signs(), at.p.pearson()
			r.Figures[key+at.key+"_sign"], r.Figures[key+at.key+"_r"] = sign, r100
			t.Rows = append(t.Rows, []string{name, at.label, itoa(len(at.p.gold)), one(sign), one(r100)})
		}
	}
	r.Tables = []Table{t}
	return r
}
