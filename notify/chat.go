package notify

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/nicholas-fedor/shoutrrr"
	"github.com/nicholas-fedor/shoutrrr/pkg/router"
	"github.com/nicholas-fedor/shoutrrr/pkg/types"

	"entente"
)

// Chat sends messages to a chat or push service (Slack, Matrix, Telegram, ntfy
// and some twenty others) by an address of the library shoutrrr, such as
// slack://token@channel. The services know no idempotency key: if the process
// dies between their answer and the note of it, they are told twice.
type Chat struct {
	name    string
	address string

	mu     sync.Mutex // one message at a time
	sender *router.ServiceRouter
}

// NewChat makes a channel of an address; the notice log knows it by a name.
// Nobody is asked before the first message.
func NewChat(name, address string) (*Chat, error) {
	scheme, _, ok := strings.Cut(address, "://")
	service, _, _ := strings.Cut(scheme, "+")
	if known := (&router.ServiceRouter{}).ListServices(); !ok || !slices.Contains(known, service) {
		slices.Sort(known)
		return nil, entente.Errorf(entente.Invalid, nil, "The channel %q has no address of a chat service that is known; it begins with one of %s, and ://.", name, strings.Join(known, ", "))
	}
	return &Chat{name: name, address: address}, nil
}

// Name is what the notice log calls the channel.
func (c *Chat) Name() string { return c.name }

var errBusy = errors.New("the service has not answered to the last message yet")

// Send sends a message once. It does not wait for longer than its context, even
// where the service does not let itself be interrupted; until that has answered
// there is no other message.
func (c *Chat) Send(ctx context.Context, m Message) error {
	if !c.mu.TryLock() {
		return fmt.Errorf("notify: %s: %w", c.name, errBusy)
	}
	done := make(chan error, 1)
	go func() {
		defer c.mu.Unlock()
		done <- c.send(m)
	}()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return fmt.Errorf("notify: %s: %w", c.name, ctx.Err())
	}
}

func (c *Chat) send(m Message) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("notify: %s: the service's code broke: %v", c.name, p)
		}
	}()
	if c.sender == nil {
		sender, err := shoutrrr.CreateSenderWithOptions(types.SenderOptions{Timeout: timeout}, c.address)
		if err != nil {
			return c.safe(err)
		}
		c.sender = sender
	}
	var all []error
	for _, err := range c.sender.Send(subject(m)+"\n\n"+m.Text(), nil) {
		if err != nil {
			all = append(all, err)
		}
	}
	if len(all) > 0 {
		return c.safe(errors.Join(all...))
	}
	return nil
}

// safe is an error without the parts of the address, which carry secrets.
func (c *Chat) safe(err error) error {
	text := err.Error()
	secrets := []string{c.address}
	if u, bad := url.Parse(c.address); bad == nil {
		password, _ := u.User.Password()
		secrets = append(secrets, password, u.User.Username(), u.RawQuery)
		secrets = append(secrets, strings.Split(u.Path, "/")...)
		if u.User != nil || u.Path == "" {
			secrets = append(secrets, u.Host)
		}
	}
	for _, s := range secrets {
		if len(s) > 3 {
			text = strings.ReplaceAll(text, s, "…")
		}
	}
	return fmt.Errorf("notify: %s: %s", c.name, strings.ReplaceAll(text, "\n", "; "))
}
