package coder

import (
	"strings"

	"entente"
	"entente/codebook"
	"entente/coder/rank"
)

// maxBag bounds how many words of a sentence become features.
const maxBag = 60

// features describe a pair in its sentence for the learned weights: what the
// frames say of it, the words on the way between the two, the words around,
// who they are, and how the clause stands.
func (q *query) features() []rank.Feature {
	f := []rank.Feature{rank.Named(1, "bias")}
	f = q.frameFeatures(f)
	f = q.pathFeatures(f)
	f = q.bagFeatures(f)
	return q.actorFeatures(f)
}

// frameFeatures give the best score that the frames reach for each type.
func (q *query) frameFeatures(f []rank.Feature) []rank.Feature {
	best := map[string]float64{}
	top, topScore := "", 0.0
	var topHit hit
	for _, h := range q.candidates() {
		st := q.s.standing(h.trigger)
		typ, _, _ := retype(h.f.Type, h.f.Mode, st)
		sc := max(0, q.score(h))
		best[typ] = max(best[typ], sc)
		if sc > topScore || top == "" {
			top, topScore, topHit = typ, sc, h
		}
	}
	for _, t := range codebook.Types() {
		if sc := best[t.Name]; sc > 0 {
			f = append(f, rank.Named(float32(sc/4), "frame", t.Name))
		}
	}
	if top == "" {
		return append(f, rank.Named(1, "no frame"))
	}
	f = append(f, rank.Named(1, "top", top), rank.Named(float32(topScore-best2(best, top))/4, "lead", top))
	st := q.s.standing(topHit.trigger)
	lemma := q.s.lemma(topHit.word)
	return append(f, rank.Named(1, "trigger", lemma), rank.Named(1, "trigger", lemma, topHit.f.Type),
		rank.Named(1, "time", string(st.Time), top), rank.Named(1, "polarity", string(st.Polarity), top),
		rank.Named(1, "certainty", string(st.Certainty), top), rank.Named(1, "mode", topHit.f.Type, topHit.f.Mode))
}

// best2 is the best score of any type but one.
func best2(best map[string]float64, but string) float64 {
	second := 0.0
	for t, sc := range best {
		if t != but {
			second = max(second, sc)
		}
	}
	return second
}

// pathFeatures are the words from each head up to where the ways meet.
func (q *query) pathFeatures(f []rank.Feature) []rank.Feature {
	var rels []string
	for _, side := range []struct {
		name string
		at   int
	}{{"a", q.actor}, {"r", q.recipient}} {
		for i, n := side.at, 0; i >= 0 && n < 8; i, n = q.s.head(i), n+1 {
			if i != side.at {
				f = append(f, rank.Named(1, "path", q.s.lemma(i)), rank.Named(1, "path", side.name, q.s.lemma(i)))
			}
			rels = append(rels, side.name+q.s.rel(i))
			if c := q.s.caseOf(i); c != "" {
				f = append(f, rank.Named(1, "case", side.name, c))
			}
			if q.onPath(i) && q.s.isVerb(i) && i != side.at {
				break
			}
		}
	}
	if len(rels) <= 6 {
		f = append(f, rank.Named(1, "rels", strings.Join(rels, " ")))
	}
	return f
}

// bagFeatures are the words of the sentence outside the two spans, those
// between them apart, and each verb with its objects.
func (q *query) bagFeatures(f []rank.Feature) []rank.Feature {
	s := q.s
	lo, hi := min(q.pair.Actor.End, q.pair.Recipient.End), max(q.pair.Actor.Start, q.pair.Recipient.Start)
	for i := range s.tree.Words {
		if len(f) > maxBag*3 {
			break
		}
		w := s.word(i)
		inside := s.span(i, i).Overlaps(q.pair.Actor) || s.span(i, i).Overlaps(q.pair.Recipient)
		if inside || w.UPOS == "PUNCT" || w.UPOS == "PROPN" || w.UPOS == "DET" || w.UPOS == "NUM" {
			continue
		}
		f = append(f, rank.Named(0.5, "word", w.Lemma))
		if w.Start >= lo && w.End <= hi {
			f = append(f, rank.Named(1, "between", w.Lemma))
		}
		if s.isVerb(i) {
			for _, o := range s.kidsBy(i, "obj", "nsubj:pass") {
				f = append(f, rank.Named(1, "verb obj", w.Lemma, s.lemma(o)))
			}
		}
	}
	return f
}

func (q *query) actorFeatures(f []rank.Feature) []rank.Feature {
	for _, side := range []struct {
		name string
		at   int
		span entente.Span
	}{{"a", q.actor, q.pair.Actor}, {"r", q.recipient, q.pair.Recipient}} {
		if side.at < 0 {
			continue
		}
		if e, ok := q.s.entity(side.at); ok {
			f = append(f, rank.Named(1, "sector", side.name, e.Sector))
		}
		if q.s.word(side.at).UPOS == "NOUN" {
			f = append(f, rank.Named(1, "head", side.name, q.s.lemma(side.at)))
		}
	}
	return f
}
