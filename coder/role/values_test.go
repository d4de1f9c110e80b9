package role_test

import (
	"testing"

	"entente/coder/role"
)

// What is learned from questions of a field is what its values are chosen by.
func TestValuesAreLearned(t *testing.T) {
	when := role.Field{Name: "time", Values: []string{"past", "future"}}
	sure := role.Field{Name: "certainty", Values: []string{"certain", "possible"}}
	var questions []role.Question
	for i := range 40 {
		if i%2 == 0 {
			questions = append(questions, when.Ask([]string{"form did"}, []bool{true, false}))
		} else {
			questions = append(questions, when.Ask([]string{"form will do"}, []bool{false, true}))
		}
	}
	v := role.NewValues(role.Learn(questions, role.Options{L2: 0.1, Least: 4, Rounds: 200}), []role.Field{when, sure})
	for form, past := range map[string]bool{"did": true, "will do": false} {
		n := role.Notes{Keep: true}
		n.Add("form", form)
		p := v.Chances(n.Hashes)
		if n.Names[0] != "form "+form || p[0][0] > 0.5 != past {
			t.Errorf("%q: past with %.2f", n.Names[0], p[0][0])
		}
		if p[1][0] != 0.5 {
			t.Errorf("%q: certain with %.2f, of which nothing was learned", form, p[1][0])
		}
	}
	if role.NewValues(nil, []role.Field{when}).Learned() || !v.Learned() {
		t.Error("what is learned is told wrong")
	}
}
