package config

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"entente"
)

// ChannelsFile is the name of the file of channels beside the record.
const ChannelsFile = "channels.yaml"

// Channel is one channel of the file: who is told of alerts, by what, and of
// which. Exactly one of Webhook, Mail and Chat is set. A secret is written down
// in the file, or taken from the environment by the name that …_env gives.
type Channel struct {
	Name    string          `yaml:"name"`
	Webhook *WebhookChannel `yaml:"webhook"`
	Mail    *MailChannel    `yaml:"mail"`
	Chat    *ChatChannel    `yaml:"chat"`

	Severity string            `yaml:"severity"` // this and graver
	Labels   map[string]string `yaml:"labels"`
	Watches  []string          `yaml:"watches"`
	Samples  bool              `yaml:"samples"` // alerts of the sample chronicle too
}

// WebhookChannel is an address that alerts are posted to as JSON.
type WebhookChannel struct {
	URL       string `yaml:"url"`
	URLEnv    string `yaml:"url_env"`
	Secret    string `yaml:"secret"`
	SecretEnv string `yaml:"secret_env"`
}

// MailChannel is a mail server, and from whom to whom mail goes.
type MailChannel struct {
	Host        string   `yaml:"host"`
	Port        int      `yaml:"port"`
	TLS         string   `yaml:"tls"` // starttls (the usual), tls or none
	User        string   `yaml:"user"`
	Password    string   `yaml:"password"`
	PasswordEnv string   `yaml:"password_env"`
	From        string   `yaml:"from"`
	To          []string `yaml:"to"`
}

// ChatChannel is an address of a chat or push service.
type ChatChannel struct {
	URL    string `yaml:"url"`
	URLEnv string `yaml:"url_env"`
}

// The severities of alerts, the gravest first.
var graveness = []string{"critical", "high", "medium", "low"}

// Severities are those that a channel is told of: nil for all.
func (c *Channel) Severities() []string {
	i := slices.Index(graveness, c.Severity)
	if i < 0 {
		return nil
	}
	return graveness[:i+1]
}

var channelName = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)

// maxChannels is how many channels a file may hold.
const maxChannels = 50

// Channels reads a file of channels, strictly; env is where secrets are taken
// from. Messages call the file what name says.
func Channels(name string, r io.Reader, env func(string) string) ([]Channel, error) {
	const limit = 1 << 20
	raw, err := io.ReadAll(io.LimitReader(r, limit))
	if err != nil {
		return nil, entente.Errorf(entente.Unavailable, err, "The file %s cannot be read; check its disk and permissions.", name)
	}
	var f struct {
		Channels []Channel `yaml:"channels"`
	}
	d := yaml.NewDecoder(bytes.NewReader(raw))
	d.KnownFields(true)
	if err := d.Decode(&f); err != nil && !errors.Is(err, io.EOF) {
		text := strings.TrimPrefix(strings.TrimPrefix(err.Error(), "yaml: "), "unmarshal errors:\n  ")
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\n  ", "; "), "type config.", "")
		return nil, entente.Errorf(entente.Invalid, err, "The channels cannot be read: %s: %s.", name, text)
	}
	if len(f.Channels) > maxChannels {
		return nil, invalid("%s has %d channels; %d are the most.", name, len(f.Channels), maxChannels)
	}
	seen := map[string]bool{}
	for i := range f.Channels {
		c := &f.Channels[i]
		if err := c.check(name, i+1, env); err != nil {
			return nil, err
		}
		if seen[c.Name] {
			return nil, invalid("%s has two channels with the name %q; give one of them another.", name, c.Name)
		}
		seen[c.Name] = true
	}
	return f.Channels, nil
}

func (c *Channel) check(file string, n int, env func(string) string) error {
	ways := 0
	for _, set := range []bool{c.Webhook != nil, c.Mail != nil, c.Chat != nil} {
		if set {
			ways++
		}
	}
	switch {
	case !channelName.MatchString(c.Name):
		return invalid("%s: channel %d has the name %q; give it one of small letters, digits and hyphens.", file, n, c.Name)
	case ways != 1:
		return invalid("%s: the channel %q needs one of webhook, mail and chat, and has %d.", file, c.Name, ways)
	case c.Severity != "" && !slices.Contains(graveness, c.Severity):
		return invalid("%s: the channel %q has the severity %q; it is one of %s.", file, c.Name, c.Severity, strings.Join(graveness, ", "))
	}
	take := func(value *string, from, what string) error {
		if from == "" {
			return nil
		}
		if *value = env(from); *value == "" {
			return invalid("%s: the channel %q takes its %s from the environment variable %s, which is not set.", file, c.Name, what, from)
		}
		return nil
	}
	switch {
	case c.Webhook != nil:
		return errors.Join(take(&c.Webhook.URL, c.Webhook.URLEnv, "address"), take(&c.Webhook.Secret, c.Webhook.SecretEnv, "secret"))
	case c.Mail != nil:
		return take(&c.Mail.Password, c.Mail.PasswordEnv, "password")
	}
	return take(&c.Chat.URL, c.Chat.URLEnv, "address")
}
