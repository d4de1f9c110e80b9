package notify_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"entente"
	"entente/notify"
)

// server is a mail server that takes one letter, or answers the recipient with
// something else.
func server(t *testing.T, rcpt string) (port int, letter <-chan string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	got := make(chan string, 1)
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go converse(c, rcpt, got)
		}
	}()
	return l.Addr().(*net.TCPAddr).Port, got
}

func converse(c net.Conn, rcpt string, got chan<- string) {
	defer func() { _ = c.Close() }()
	in := bufio.NewReader(c)
	say := func(s string) { fmt.Fprintf(c, "%s\r\n", s) }
	say("220 test")
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		switch verb := strings.ToUpper(line[:min(4, len(line))]); verb {
		case "EHLO", "HELO":
			say("250 test")
		case "RCPT":
			say(rcpt)
		case "DATA":
			say("354 go on")
			var text strings.Builder
			for {
				l, err := in.ReadString('\n')
				if err != nil || l == ".\r\n" {
					break
				}
				text.WriteString(l)
			}
			got <- text.String()
			say("250 taken")
		case "QUIT":
			say("221 bye")
			return
		default:
			say("250 ok")
		}
	}
}

func mailTo(t *testing.T, port int, tls string) *notify.Mail {
	t.Helper()
	m, err := notify.NewMail("duty", notify.MailServer{Host: "127.0.0.1", Port: port, TLS: tls, From: "desk@example.org", To: []string{"a@example.org", "b@example.org"}})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestMail(t *testing.T) {
	port, letter := server(t, "250 ok")
	a := alert
	a.Severity, a.Title = "high", "Über\r\nBcc: x@example.org"
	v := notify.NewMessage(a, doc, "duty", "https://desk.example")
	if err := mailTo(t, port, notify.MailPlain).Send(context.Background(), v); err != nil {
		t.Fatal(err)
	}
	got := <-letter
	head, _, _ := strings.Cut(got, "\r\n\r\n")
	for _, want := range []string{"Subject: =?UTF-8?", "Message-ID: <" + v.Key + "@entente.invalid>", "Auto-Submitted: auto-generated", "To: <a@example.org>, <b@example.org>"} {
		if !strings.Contains(head, want) {
			t.Errorf("the head lacks %q:\n%s", want, head)
		}
	}
	if strings.Contains(head, "\nBcc:") {
		t.Errorf("a title became a header:\n%s", head)
	}
}

func TestMailFails(t *testing.T) {
	port, _ := server(t, "550 nobody of that name")
	if err := mailTo(t, port, notify.MailPlain).Send(context.Background(), notify.Message{}); err == nil || !strings.Contains(err.Error(), "nobody of that name") {
		t.Errorf("refused: got %v", err)
	}
	if err := mailTo(t, port, "").Send(context.Background(), notify.Message{}); err == nil || !strings.Contains(err.Error(), "STARTTLS") {
		t.Errorf("a server without STARTTLS: got %v", err)
	}
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	began := time.Now()
	if err := mailTo(t, silent.Addr().(*net.TCPAddr).Port, notify.MailPlain).Send(ctx, notify.Message{}); err == nil || time.Since(began) > 5*time.Second {
		t.Errorf("a server that hangs: %v after %v", err, time.Since(began))
	}
}

func TestNewMailRefuses(t *testing.T) {
	good := notify.MailServer{Host: "mail.example.org", From: "a@example.org", To: []string{"b@example.org"}}
	for name, spoil := range map[string]func(*notify.MailServer){
		"nobody to send to": func(s *notify.MailServer) { s.To = nil },
		"no address":        func(s *notify.MailServer) { s.From = "desk" },
		"other tls":         func(s *notify.MailServer) { s.TLS = "yes" },
		"no host":           func(s *notify.MailServer) { s.Host = "" },
		"no port":           func(s *notify.MailServer) { s.Port = 70000 },
	} {
		bad := good
		spoil(&bad)
		if _, err := notify.NewMail("duty", bad); entente.CodeOf(err) != entente.Invalid {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func chat(t *testing.T, answer http.HandlerFunc) *notify.Chat {
	t.Helper()
	host := strings.TrimPrefix(strings.TrimSuffix(hook(t, answer), "/token-s3cret"), "http://")
	c, err := notify.NewChat("team", "generic://"+host+"/token-s3cret?disabletls=yes")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestChat(t *testing.T) {
	var body string
	c := chat(t, func(_ http.ResponseWriter, r *http.Request) {
		b, _ := io.ReadAll(r.Body)
		body = string(b)
	})
	if err := c.Send(context.Background(), notify.NewMessage(alert, doc, "team", "")); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(body, "ひとつ") || !strings.Contains(body, "sample chronicle") {
		t.Errorf("got %q", body)
	}
}

func TestChatFails(t *testing.T) {
	err := chat(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) }).Send(context.Background(), notify.Message{})
	if err == nil || strings.Contains(err.Error(), "s3cret") {
		t.Errorf("got %v", err)
	}
	for _, address := range []string{"", "https://hooks.example", "nosuch://x", "slack"} {
		if _, err := notify.NewChat("team", address); entente.CodeOf(err) != entente.Invalid {
			t.Errorf("%q: got %v", address, err)
		}
	}
	c, err := notify.NewChat("team", "slack://hook:not-a-token-s3cret@webhook")
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Send(context.Background(), notify.Message{}); err == nil || strings.Contains(err.Error(), "s3cret") {
		t.Errorf("a wrong token: got %v", err)
	}
}

// A chat service that hangs holds up nobody, and is not asked twice at once.
func TestAChatThatHangs(t *testing.T) {
	release := make(chan struct{})
	c := chat(t, func(http.ResponseWriter, *http.Request) { <-release })
	defer close(release)
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	if err := c.Send(ctx, notify.Message{}); err == nil || !strings.Contains(err.Error(), "deadline") {
		t.Errorf("got %v", err)
	}
	if err := c.Send(context.Background(), notify.Message{}); err == nil || !strings.Contains(err.Error(), "has not answered") {
		t.Errorf("at once again: got %v", err)
	}
}

func TestRoute(t *testing.T) {
	r := notify.Route{Severities: []string{"critical", "high"}, Labels: map[string]string{"area": "arms"}, Watches: []string{"w"}, NoSamples: true}
	good := entente.Alert{Watch: "w", Severity: "high", Labels: map[string]string{"area": "arms", "more": "x"}}
	if !r.Wants(good) || r.Words() == "" {
		t.Error("what it is for is not wanted")
	}
	for name, spoil := range map[string]func(*entente.Alert){
		"another watch": func(a *entente.Alert) { a.Watch = "v" }, "milder": func(a *entente.Alert) { a.Severity = "low" },
		"another label": func(a *entente.Alert) { a.Labels = map[string]string{"area": "x"} }, "no label": func(a *entente.Alert) { a.Labels = nil },
		"a sample": func(a *entente.Alert) { a.Sample = true },
	} {
		a := good
		spoil(&a)
		if r.Wants(a) {
			t.Errorf("%s is wanted", name)
		}
	}
	if !(&notify.Route{}).Wants(good) {
		t.Error("a route without conditions does not want all")
	}
}
