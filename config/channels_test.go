package config_test

import (
	"strings"
	"testing"

	"entente"
	"entente/config"
)

func env(name string) string { return map[string]string{"HOOK": "https://h.example/x"}[name] }

func TestChannels(t *testing.T) {
	got, err := config.Channels("channels.yaml", strings.NewReader(`
channels:
  - name: ops
    webhook: {url_env: HOOK, secret: s}
    severity: high
  - name: duty
    mail: {host: mail.example.org, from: a@example.org, to: [b@example.org]}
    labels: {area: arms}
    samples: true
  - name: team
    chat: {url: "ntfy://ntfy.example/topic"}
    watches: [defence-obligation]
`), env)
	if err != nil || len(got) != 3 {
		t.Fatalf("got %v, %v", got, err)
	}
	if got[0].Webhook.URL != "https://h.example/x" || strings.Join(got[0].Severities(), " ") != "critical high" || got[1].Severities() != nil {
		t.Errorf("got %+v", got)
	}
	if got, err := config.Channels("c", strings.NewReader(""), env); err != nil || len(got) != 0 {
		t.Errorf("an empty file: %v, %v", got, err)
	}
}

func TestChannelsRefuses(t *testing.T) {
	for in, want := range map[string]string{
		"channels:\n  - name: a\n    webhok: {url: x}":                                      "line 3: field webhok not found",
		"channels:\n  - name: A b\n    webhook: {url: x}":                                   "small letters",
		"channels:\n  - name: a":                                                            "needs one of webhook, mail and chat, and has 0",
		"channels:\n  - name: a\n    webhook: {url: x}\n    chat: {url: y}":                 "has 2",
		"channels:\n  - name: a\n    webhook: {url: x}\n    severity: dire":                 "severity \"dire\"",
		"channels:\n  - name: a\n    webhook: {url_env: NOT_SET}":                           "NOT_SET, which is not set",
		"channels:\n  - name: a\n    mail: {password_env: NOT_SET}":                         "password from the environment",
		"channels:\n  - name: a\n    webhook: {url: x}\n  - name: a\n    webhook: {url: y}": "two channels with the name",
		"channels: [": "cannot be read",
		"channels:" + strings.Repeat("\n  - {name: a, chat: {url: x}}", 51): "51 channels",
	} {
		if _, err := config.Channels("channels.yaml", strings.NewReader(in), env); entente.CodeOf(err) != entente.Invalid || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", in, err, want)
		}
	}
}
