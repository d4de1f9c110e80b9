package config_test

import (
	"strings"
	"testing"

	"entente"
	"entente/config"
)

func TestValidate(t *testing.T) {
	good := config.Desk{Listen: "127.0.0.1:0"}
	if err := good.Validate(); err != nil {
		t.Error(err)
	}
	for want, spoil := range map[string]func(*config.Desk){
		"not an address":       func(d *config.Desk) { d.Listen = "localhost" },
		"not a port":           func(d *config.Desk) { d.Listen = ":http" },
		"0 to 65535":           func(d *config.Desk) { d.Listen = ":70000" },
		"not a web address":    func(d *config.Desk) { d.Webhook = "hooks.example.org" },
		"no webhook":           func(d *config.Desk) { d.WebhookSecret = "x" },
		"-1 workers cannot be": func(d *config.Desk) { d.Workers = -1 },
	} {
		bad := good
		spoil(&bad)
		if err := bad.Validate(); entente.CodeOf(err) != entente.Invalid || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
}

func TestFile(t *testing.T) {
	got, err := config.File(strings.NewReader(`{"Listen": ":9000", "no-sample": true}`))
	if err != nil || got["listen"] != ":9000" || got["no-sample"] != true {
		t.Errorf("got %v, %v", got, err)
	}
	for in, want := range map[string]string{
		``:                         "cannot be read",
		`{"lissten": ":9000"}`:     "lissten",
		`{"workers": "many"}`:      "workers cannot be a string",
		`{"listen": ":1"} trailer`: "goes on after",
		`[1]`:                      "cannot be",
	} {
		if _, err := config.File(strings.NewReader(in)); entente.CodeOf(err) != entente.Invalid || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", in, err, want)
		}
	}
}

func TestDataFolder(t *testing.T) {
	env := func(vars map[string]string) func(string) string {
		return func(k string) string { return vars[k] }
	}
	if got := config.DataFolder(env(nil)); got != "entente-data" {
		t.Errorf("got %s", got)
	}
	got := config.DataFolder(env(map[string]string{"HOME": "/home/ada"}))
	if !strings.HasPrefix(got, "/home/ada/") || !strings.HasSuffix(got, "entente") {
		t.Errorf("got %s", got)
	}
}

func FuzzFile(f *testing.F) {
	f.Add(`{"data": "/x", "workers": 2}`)
	f.Fuzz(func(t *testing.T, in string) {
		if _, err := config.File(strings.NewReader(in)); err != nil && entente.CodeOf(err) != entente.Invalid {
			t.Errorf("not a sentence about the input: %v", err)
		}
	})
}
