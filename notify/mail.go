package notify

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"
	netmail "net/mail"
	"slices"
	"strings"
	"time"

	"github.com/wneessen/go-mail"

	"entente"
)

// How the connection to a mail server is made safe.
const (
	MailStartTLS = "starttls" // TLS is demanded once it answers; the usual
	MailTLS      = "tls"      // TLS from the first byte
	MailPlain    = "none"     // for a server on this machine
)

// Mail sends messages as e-mail through an SMTP server (RFC 5321). Each notice
// has a Message-ID that is made of its idempotency key, so that one that was
// sent twice is one to the reader's program.
type Mail struct {
	name    string
	from    string
	to      []string
	host    string
	tls     bool // from the first byte
	options []mail.Option
}

// MailServer is the server that mail is sent through, and from whom to whom.
// The port is 587, 465 with TLS, or 25 without either, where it is 0.
type MailServer struct {
	Host, TLS      string
	Port           int
	User, Password string
	From           string
	To             []string
}

// NewMail makes a channel of a mail server; the notice log knows it by a name.
func NewMail(name string, s MailServer) (*Mail, error) {
	for _, a := range append([]string{s.From}, s.To...) {
		if _, err := netmail.ParseAddress(a); err != nil || len(s.To) == 0 {
			return nil, entente.Errorf(entente.Invalid, err, "The channel %q cannot send mail from %q to %q; give addresses such as desk@example.org.", name, s.From, strings.Join(s.To, ", "))
		}
	}
	options := []mail.Option{mail.WithTimeout(timeout)}
	switch s.TLS {
	case MailStartTLS, "":
		options = append(options, mail.WithTLSPortPolicy(mail.TLSMandatory))
	case MailTLS:
		options = append(options, mail.WithSSLPort(false))
	case MailPlain:
		options = append(options, mail.WithTLSPortPolicy(mail.NoTLS))
	default:
		return nil, entente.Errorf(entente.Invalid, nil, "The channel %q has tls: %q; it is starttls, tls or none.", name, s.TLS)
	}
	if s.Port != 0 {
		options = append(options, mail.WithPort(s.Port))
	}
	if s.User != "" {
		options = append(options, mail.WithSMTPAuth(mail.SMTPAuthAutoDiscover), mail.WithUsername(s.User), mail.WithPassword(s.Password))
	}
	if _, err := mail.NewClient(s.Host, options...); err != nil {
		return nil, entente.Errorf(entente.Invalid, err, "The channel %q cannot send mail through %q: %v.", name, s.Host, err)
	}
	return &Mail{name: name, from: s.From, to: s.To, host: s.Host, tls: s.TLS == MailTLS, options: options}, nil
}

// dial connects to the server; the connection ends with the context, also where
// the server takes it and says nothing.
func (m *Mail) dial(ctx context.Context) mail.DialContextFunc {
	return func(dialing context.Context, network, address string) (net.Conn, error) {
		var d interface {
			DialContext(ctx context.Context, network, address string) (net.Conn, error)
		} = &net.Dialer{}
		if m.tls {
			d = &tls.Dialer{Config: &tls.Config{ServerName: m.host, MinVersion: tls.VersionTLS12}}
		}
		c, err := d.DialContext(dialing, network, address)
		if err == nil {
			context.AfterFunc(ctx, func() { _ = c.Close() })
		}
		return c, err
	}
}

// Name is what the notice log calls the channel.
func (m *Mail) Name() string { return m.name }

// Send sends a message once.
func (m *Mail) Send(ctx context.Context, v Message) error {
	letter := mail.NewMsg()
	if err := letter.From(m.from); err != nil {
		return fmt.Errorf("notify: %s: %w", m.name, err)
	}
	if err := letter.To(m.to...); err != nil {
		return fmt.Errorf("notify: %s: %w", m.name, err)
	}
	letter.Subject(subject(v))
	letter.SetDateWithValue(v.Raised)
	letter.SetMessageIDWithValue(v.Key + "@entente.invalid")
	letter.SetGenHeader("Auto-Submitted", "auto-generated") // RFC 3834: nothing answers it
	letter.SetBodyString(mail.TypeTextPlain, v.Text())
	ctx, cancel := context.WithTimeout(ctx, 2*timeout)
	defer cancel()
	client, err := mail.NewClient(m.host, append(slices.Clone(m.options), mail.WithDialContextFunc(m.dial(ctx)))...)
	if err != nil {
		return fmt.Errorf("notify: %s: %w", m.name, err)
	}
	if err := client.DialAndSendWithContext(ctx, letter); err != nil {
		return fmt.Errorf("notify: %s: %w", m.name, err)
	}
	return nil
}

// subject is the first line of a message: how grave it is, and what it is.
func subject(v Message) string {
	line := strings.Join(strings.Fields("["+v.Severity+"] "+v.Title), " ")
	if r := []rune(line); len(r) > 150 {
		return string(r[:149]) + "…"
	}
	return line
}

// Text is a message as plain text, for channels that take no JSON.
func (m Message) Text() string {
	a := entente.Alert{Watch: m.Watch, Severity: m.Severity, Title: m.Title, Reason: m.Reason, Quote: m.Quote}
	for _, v := range m.Says {
		a.Standing.AttributedTo = append(a.Standing.AttributedTo, entente.Attribution{Source: entente.Entity{Text: v.Who}, Kind: entente.VoucherKind(v.Kind)})
	}
	text := Words(a, entente.Document{Title: m.Document.Title, URL: m.Document.URL, Published: m.Document.Published, Sample: m.Document.Sample,
		Publisher: entente.Publisher{Name: m.Document.Publisher, StateControlled: m.Document.StateControlled}})
	if m.Link != "" {
		text += "\n" + m.Link + "\n"
	}
	return text + m.Raised.UTC().Format(time.RFC1123) + "\n"
}
