package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"entente/config"
	"entente/fetch"
	"entente/notify"
	"entente/run"
	"entente/web"
)

// channels makes the channels of the flags and of the file beside the record.
func (p *Program) channels(data string) ([]run.Channel, error) {
	var all []run.Channel
	add := func(kind, wants string, c run.Channel) {
		all = append(all, c)
		p.shown = append(p.shown, web.Channel{Name: c.Name(), Kind: kind, Wants: wants})
	}
	if p.o.Webhook != "" {
		hook, err := notify.NewWebhook(p.o.Webhook, p.o.WebhookSecret, nil)
		if err != nil {
			return nil, err
		}
		add("webhook", "told of every alert", hook)
	}
	listed, err := p.listedChannels(data)
	if err != nil {
		return nil, err
	}
	for i := range listed {
		c := &listed[i]
		sender, kind, err := senderOf(c)
		if err != nil {
			return nil, err
		}
		r := &notify.Route{Sender: sender, Severities: c.Severities(), Labels: c.Labels, Watches: c.Watches, NoSamples: !c.Samples}
		add(kind, r.Words(), r)
	}
	return all, nil
}

func (p *Program) listedChannels(data string) ([]config.Channel, error) {
	path := filepath.Join(data, config.ChannelsFile)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	f, err := fetch.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return config.Channels(config.ChannelsFile, f, p.s.Env)
}

// senderOf makes what a channel of the file sends by.
func senderOf(c *config.Channel) (notify.Sender, string, error) {
	switch {
	case c.Webhook != nil:
		hook, err := notify.NewWebhook(c.Webhook.URL, c.Webhook.Secret, nil)
		return named{c.Name, hook}, "webhook", err
	case c.Mail != nil:
		m, err := notify.NewMail(c.Name, notify.MailServer{Host: c.Mail.Host, Port: c.Mail.Port, TLS: c.Mail.TLS,
			User: c.Mail.User, Password: c.Mail.Password, From: c.Mail.From, To: c.Mail.To})
		return m, "e-mail", err
	}
	chat, err := notify.NewChat(c.Name, c.Chat.URL)
	return chat, "chat", err
}

// named is a sender that goes by the name that the user gave it.
type named struct {
	name string
	notify.Sender
}

// Name is what the notice log calls it.
func (n named) Name() string { return n.name }
