package fetch

import (
	"context"
	"net"
	"net/http"
	"net/url"
	"time"

	"golang.org/x/net/http/httpproxy"
)

// Options set the limits of a Client. Zero fields take the default in brackets.
type Options struct {
	AllowPrivate bool          // fetch from private and local addresses too
	IgnoreRobots bool          // do not ask robots.txt for pages; for one's own sites
	UserAgent    string        // how requests name themselves ["entente/1 (+self-hosted news reader)"]
	MaxBytes     int64         // largest answer, after decompression [16 MiB]
	MaxRedirects int           // hops followed [5]
	Connect      time.Duration // until a connection and its TLS stand [10 s]
	Header       time.Duration // until the answer begins [20 s]
	Total        time.Duration // for one hop, body included [60 s]
	Pace         time.Duration // least time between requests to one host [1 s; negative: none]

	// Proxy is what proxies to use; nil takes HTTP_PROXY, HTTPS_PROXY and
	// NO_PROXY from the environment.
	Proxy *httpproxy.Config
}

// MaxBytes is the default limit for one answer or one file: no news text is
// near it, and a machine with little memory can hold some of them at once.
const MaxBytes = 16 << 20

func (o Options) withDefaults() Options {
	def := func(d *time.Duration, v time.Duration) {
		if *d == 0 {
			*d = v
		}
	}
	def(&o.Connect, 10*time.Second)
	def(&o.Header, 20*time.Second)
	def(&o.Total, 60*time.Second)
	def(&o.Pace, time.Second)
	if o.MaxBytes <= 0 {
		o.MaxBytes = MaxBytes
	}
	if o.MaxRedirects <= 0 {
		o.MaxRedirects = 5
	}
	if o.UserAgent == "" {
		o.UserAgent = "entente/1 (+self-hosted news reader)"
	}
	if o.Proxy == nil {
		o.Proxy = httpproxy.FromEnvironment()
	}
	return o
}

// Client fetches over HTTP within its limits. It is safe for concurrent use.
type Client struct {
	opt    Options
	rule   *addressRule
	http   *http.Client
	proxy  func(*url.URL) (*url.URL, error)
	pace   *pace
	robots *robotsCache
}

// New makes a Client.
func New(o Options) *Client {
	o = o.withDefaults()
	c := &Client{
		opt:    o,
		rule:   &addressRule{allowPrivate: o.AllowPrivate, inside: insideRanges()},
		proxy:  o.Proxy.ProxyFunc(),
		pace:   newPace(o.Pace),
		robots: newRobotsCache(),
	}
	c.http = &http.Client{
		Transport: c.transport(),
		// Hops are followed by Get, which checks, paces and counts each.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return c
}

// Close drops idle connections.
func (c *Client) Close() { c.http.CloseIdleConnections() }

func (c *Client) transport() *http.Transport {
	guarded := &net.Dialer{Timeout: c.opt.Connect, Control: c.rule.control}
	plain := &net.Dialer{Timeout: c.opt.Connect}
	proxies := c.proxyAddresses()
	return &http.Transport{
		Proxy: func(r *http.Request) (*url.URL, error) { return c.proxy(r.URL) },
		DialContext: func(ctx context.Context, network, addr string) (net.Conn, error) {
			if proxies[addr] { // the operator named it; it may well be inside the house
				return plain.DialContext(ctx, network, addr)
			}
			return guarded.DialContext(ctx, network, addr)
		},
		TLSHandshakeTimeout:    c.opt.Connect,
		ResponseHeaderTimeout:  c.opt.Header,
		MaxResponseHeaderBytes: 256 << 10,
		MaxIdleConns:           32,
		MaxIdleConnsPerHost:    2,
		IdleConnTimeout:        30 * time.Second,
		ForceAttemptHTTP2:      true,
	}
}

// proxyAddresses are the host:port pairs that the operator's proxies live at.
func (c *Client) proxyAddresses() map[string]bool {
	out := map[string]bool{}
	for _, raw := range []string{c.opt.Proxy.HTTPProxy, c.opt.Proxy.HTTPSProxy} {
		u, err := url.Parse(raw)
		if raw == "" || err != nil {
			continue
		}
		if u.Host == "" { // "proxy.example:3128" without a scheme is customary
			u, err = url.Parse("http://" + raw)
			if err != nil {
				continue
			}
		}
		port := u.Port()
		if port == "" {
			port = map[string]string{"https": "443", "socks5": "1080"}[u.Scheme]
		}
		if port == "" {
			port = "80"
		}
		out[net.JoinHostPort(u.Hostname(), port)] = true
	}
	return out
}

// proxied reports whether a hop goes through a proxy, and checks its name if so.
func (c *Client) checkProxied(ctx context.Context, u *url.URL) error {
	via, err := c.proxy(u)
	if err != nil || via == nil || c.rule.allowPrivate {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, c.opt.Connect)
	defer cancel()
	addrs, err := net.DefaultResolver.LookupIPAddr(ctx, u.Hostname())
	if err != nil {
		return nil
	}
	return c.rule.checkName(u.Hostname(), addrs)
}
