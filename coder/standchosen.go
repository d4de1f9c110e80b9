package coder

import (
	"entente"
	"entente/coder/role"
)

// # How a mention stands, chosen
//
// Rules read time, certainty and polarity off the words on a trigger and the clauses above
// it. Which of several times a coder puts down hangs on much that no single rule sees:
// what kind of event it is, how far back its date lies, what part of the report tells it.
// So a learned model (package role) looks at each mention of a text with what the rules
// say, and puts another value in its place where it is much likelier. It does so at the
// end: the type of the event, and all that hangs on how it stands, are settled before.

// standingFields are the fields that are chosen, with their values.
var standingFields = []role.Field{
	{Name: "time", Values: []string{string(entente.Past), string(entente.Ongoing), string(entente.Future), string(entente.Historical)}},
	{Name: "certainty", Values: []string{string(entente.Certain), string(entente.Probable), string(entente.Possible), string(entente.Unknown)}},
	{Name: "polarity", Values: []string{string(entente.Positive), string(entente.Negative)}},
}

// StandingFields are the fields of a mention's standing that are chosen by learned
// weights, with their values.
func StandingFields() []role.Field { return standingFields }

// StandingMargins are how many times as likely as what the rules say another value must be,
// by field. They were chosen on texts that nothing was learned from
// (lang/en/standing/README.md).
var StandingMargins = [...]float64{1.5, 1.5, 1.5}

// chooseStanding puts other values in the place of what the rules say of how mentions
// stand, where the model holds them for much likelier.
func (r *reader) chooseStanding() {
	if !r.choosing || r.lookKept || !r.c.stands.Learned() {
		return
	}
	for i := range r.out.Mentions {
		m := &r.out.Mentions[i]
		st := r.stages[m.ID]
		if st == nil || st.stands == nil {
			continue
		}
		for k, value := range StandingValues(m) {
			if st.hedged && value == (*string)(&m.Standing.Certainty) {
				continue // "may attack": no weights make that certain
			}
			ChooseValue(value, &standingFields[k], st.stands[k], StandingMargins[k])
		}
	}
}

// StandingValues are the values of a mention in the fields that are chosen.
func StandingValues(m *entente.Mention) [3]*string {
	return [3]*string{(*string)(&m.Standing.Time), (*string)(&m.Standing.Certainty), (*string)(&m.Standing.Polarity)}
}

// ChooseValue puts the likeliest value of a field in the place of another where it is so
// many times as likely.
func ChooseValue(value *string, f *role.Field, chances []float64, margin float64) {
	best, own := 0, 0.0
	for k, v := range f.Values {
		if v == *value {
			own = chances[k]
		}
		if chances[k] > chances[best] {
			best = k
		}
	}
	if chances[best] > margin*own {
		*value = f.Values[best]
	}
}

// StandingQuestion is how a mention stands by the rules, with the features that it is
// chosen by.
type StandingQuestion struct {
	Mention  int
	Features []string
}

// StandingQuestions gives the mentions of a document as they are but for the choice of how
// they stand, and the questions of how they do: what it is learned from.
func (c *Coder) StandingQuestions(doc *entente.Document) ([]entente.Mention, []StandingQuestion) {
	r := c.reader(doc)
	r.lookKept = true
	r.parts(entente.Title, entente.Body)
	r.finish()
	var out []StandingQuestion
	for i := range r.out.Mentions {
		if st := r.stages[r.out.Mentions[i].ID]; st != nil && len(st.look.Names) > 0 {
			out = append(out, StandingQuestion{i, st.look.Names})
		}
	}
	return r.out.Mentions, out
}

// WithStanding is the same coder, but that it chooses how mentions stand by other weights;
// with none it keeps what its rules say.
func (c *Coder) WithStanding(w role.Weights) *Coder {
	other := *c
	other.stands = role.NewValues(w, standingFields)
	return &other
}
