package actor

import "testing"

// Who is introduced by an apposition or a clause goes by it, by his surname alone and
// in what stands before it.
func TestIntroduced(t *testing.T) {
	g := load(t)
	for _, w := range []struct{ text, name, want string }{
		{"The mayor, Ivan Petkov, accused the police of violence. Petkov demanded an apology.", "Petkov", "GOV"},
		{"The rebels' spokesman, Lul Deng, accused the army of shelling.", "Deng", "REB"},
		{"Pierre Durand, 46, a bus driver, condemned the ruling.", "Durand", "CVL"},
		{"Pierre Durand, 46, who speaks for the union, condemned the ruling.", "Pierre Durand", "LAB"},
		{"Marta Okello, a tax lawyer, condemned the ruling. Bishop Juma Okello praised it.", "Okello", ""},
		{"Ivan Petkov condemned the ruling.", "Petkov", ""},
	} {
		r := g.Reader(day("2024-06-19"))
		read(t, r, w.text)
		e, _ := r.Later(w.name)
		if e.Sector != w.want {
			t.Errorf("%s\n%q is %q, want %q", w.text, w.name, e.Sector, w.want)
		}
	}
}
