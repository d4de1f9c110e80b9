// Package config holds what can be set about a desk: where its record lies,
// where it listens, whom it may ask and whom it tells. Nothing needs to be set:
// the defaults make a desk that listens on this machine only and knows nobody.
//
// A setting comes from the command line, else from the environment (ENTENTE_…),
// else from a JSON file, else it is the default. A file with a name in it that
// is no setting is refused, since a setting that is misspelt would be silently
// without effect.
package config

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/url"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"entente"
)

// Desk are the settings of `entente serve`. The struct tags are the command
// line's (help, environment, default) and the file's.
type Desk struct {
	Listen        string `json:"listen" default:"127.0.0.1:8765" env:"ENTENTE_LISTEN" placeholder:"ADDR" help:"Address of the page and the API. Port 0 takes any free one."`
	NoSample      bool   `json:"no-sample" env:"ENTENTE_NO_SAMPLE" help:"Start empty, without the sample chronicle."`
	AllowPrivate  bool   `json:"allow-private" env:"ENTENTE_ALLOW_PRIVATE" help:"Fetch feeds and pages from private and local addresses too."`
	Webhook       string `json:"webhook" env:"ENTENTE_WEBHOOK" placeholder:"URL" help:"Where alerts are sent, as JSON by POST."`
	WebhookSecret string `json:"webhook-secret" env:"ENTENTE_WEBHOOK_SECRET" placeholder:"KEY" help:"Key that notices are signed with (HMAC-SHA256)."`
	Actors        string `json:"actors" env:"ENTENTE_ACTORS" placeholder:"DIR" help:"Folder of your own actor files; actors in the folder of the record by default."`
	Workers       int    `json:"workers" default:"0" env:"ENTENTE_WORKERS" placeholder:"N" help:"Documents coded at a time; 0 is one a core."`
}

// Validate says in a sentence what cannot work.
func (d *Desk) Validate() error {
	if err := validListen(d.Listen); err != nil {
		return err
	}
	if d.Webhook != "" {
		u, err := url.Parse(d.Webhook)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			return invalid("The webhook %q is not a web address; give one such as https://hooks.example.org/entente.", d.Webhook)
		}
	}
	if d.WebhookSecret != "" && d.Webhook == "" {
		return invalid("There is a webhook secret but no webhook to send to; set --webhook too.")
	}
	if d.Workers < 0 || d.Workers > 1024 {
		return invalid("%d workers cannot be; 0 takes one a core.", d.Workers)
	}
	return nil
}

func validListen(addr string) error {
	_, port, err := net.SplitHostPort(addr)
	if err != nil {
		return invalid("%q is not an address to listen on; write host:port, such as 127.0.0.1:8765 or :8765.", addr)
	}
	if n, err := strconv.Atoi(port); err != nil || n < 0 || n > 65535 {
		return invalid("%q is not a port; it is a number from 0 to 65535.", port)
	}
	return nil
}

func invalid(format string, args ...any) error {
	return entente.Errorf(entente.Invalid, nil, format, args...)
}

// file is what a settings file may hold: the settings of Desk, and the folder
// of the record. A pointer tells what is not there.
type file struct {
	Listen        *string `json:"listen"`
	NoSample      *bool   `json:"no-sample"`
	AllowPrivate  *bool   `json:"allow-private"`
	Webhook       *string `json:"webhook"`
	WebhookSecret *string `json:"webhook-secret"`
	Actors        *string `json:"actors"`
	Workers       *int    `json:"workers"`
	Data          *string `json:"data"`
}

// File reads a settings file, strictly, and gives its settings by name.
func File(r io.Reader) (map[string]any, error) {
	const limit = 1 << 20
	raw, err := io.ReadAll(io.LimitReader(r, limit))
	if err != nil {
		return nil, entente.Errorf(entente.Unavailable, err, "The settings file cannot be read; check its disk and permissions.")
	}
	var f file
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(&f); err != nil {
		return nil, fileError(err)
	}
	if d.More() {
		return nil, invalid("The settings file goes on after its settings; it is one JSON object.")
	}
	var named map[string]any
	if err := json.Unmarshal(raw, &named); err != nil {
		return nil, fileError(err)
	}
	out := make(map[string]any, len(named))
	for name, v := range named {
		out[strings.ToLower(name)] = v // the decoder takes either case
	}
	return out, nil
}

func fileError(err error) error {
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		return entente.Errorf(entente.Invalid, err, "In the settings file, %s cannot be a %s; it is a %s.", kind.Field, kind.Value, kind.Type)
	}
	return entente.Errorf(entente.Invalid, err, "The settings file cannot be read: %s. It is one JSON object, such as {\"listen\": \"127.0.0.1:8765\"}.", bytes.TrimPrefix([]byte(err.Error()), []byte("json: ")))
}

// DataFolder is where the record lies if nothing else is said: in the place
// that the system has for a user's data.
func DataFolder(env func(string) string) string {
	const name = "entente"
	home := env("HOME")
	switch {
	case runtime.GOOS == "windows" && env("LocalAppData") != "":
		return filepath.Join(env("LocalAppData"), name)
	case runtime.GOOS == "darwin" && home != "":
		return filepath.Join(home, "Library", "Application Support", name)
	case filepath.IsAbs(env("XDG_DATA_HOME")):
		return filepath.Join(env("XDG_DATA_HOME"), name)
	case home != "":
		return filepath.Join(home, ".local", "share", name)
	}
	return name + "-data"
}
