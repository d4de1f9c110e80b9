package fetch

import (
	"net"
	"net/netip"
	"net/url"
	"strings"
	"syscall"

	"entente"
)

// insideRanges are the address ranges that no public site lives in, beyond
// those that netip itself can tell (loopback, private, link-local, multicast).
// From the IANA special-purpose registries.
func insideRanges() []netip.Prefix {
	texts := []string{
		"0.0.0.0/8",       // this network
		"100.64.0.0/10",   // carrier-grade NAT; also some clouds' metadata
		"192.0.0.0/24",    // IETF protocol assignments
		"192.0.2.0/24",    // documentation
		"198.18.0.0/15",   // benchmarking
		"198.51.100.0/24", // documentation
		"203.0.113.0/24",  // documentation
		"240.0.0.0/4",     // reserved, broadcast
		"100::/64",        // discard
		"2001::/23",       // IETF protocol assignments, Teredo
		"2001:db8::/32",   // documentation
		"3fff::/20",       // documentation
		"64:ff9b:1::/48",  // local NAT64
		"fec0::/10",       // site-local, long deprecated, still routed by some
	}
	out := make([]netip.Prefix, len(texts))
	for i, t := range texts {
		out[i] = netip.MustParsePrefix(t)
	}
	return out
}

// addressRule decides which addresses may be dialled.
type addressRule struct {
	allowPrivate bool
	inside       []netip.Prefix
}

// refuses reports whether an address lies inside the house. An IPv6 address
// that only wraps an IPv4 one is judged by what it wraps.
func (r *addressRule) refuses(a netip.Addr) bool {
	if r.allowPrivate {
		return false
	}
	a = unwrap(a.WithZone("").Unmap())
	if a.IsUnspecified() || a.IsLoopback() || a.IsPrivate() || a.IsLinkLocalUnicast() || a.IsMulticast() {
		return true
	}
	for _, p := range r.inside {
		if p.Contains(a) {
			return true
		}
	}
	return false
}

// unwrap takes the IPv4 address out of NAT64 (64:ff9b::/96), 6to4 (2002::/16)
// and IPv4-compatible (::/96) forms.
func unwrap(a netip.Addr) netip.Addr {
	if !a.Is6() {
		return a
	}
	b := a.As16()
	last := netip.AddrFrom4([4]byte(b[12:16]))
	switch {
	case netip.MustParsePrefix("64:ff9b::/96").Contains(a):
		return last
	case netip.MustParsePrefix("2002::/16").Contains(a):
		return netip.AddrFrom4([4]byte(b[2:6]))
	case netip.MustParsePrefix("::/96").Contains(a) && !a.IsLoopback() && !a.IsUnspecified():
		return last
	}
	return a
}

// control is a net.Dialer's Control hook: it sees the address that is about to
// be connected to, after resolution, and is the last word.
func (r *addressRule) control(_, address string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return entente.Errorf(entente.Refused, err, "The address %s cannot be understood, so it is not connected to.", address)
	}
	if r.refuses(ap.Addr()) {
		return privateError(ap.Addr().String())
	}
	return nil
}

func privateError(what string) error {
	return entente.Errorf(entente.Refused, nil,
		"The address %s is private or local, and those are not fetched from; use --allow-private if this is meant.", what)
}

// CheckURL is the check that every hop passes before it is fetched: http or
// https, a host, no password in the address, and no literal address inside the
// house.
func (c *Client) CheckURL(raw string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil {
		return nil, entente.Errorf(entente.Invalid, err, "The address %q is not a web address; give one such as https://example.org/feed.xml.", shorten(raw))
	}
	if u.Scheme != "http" && u.Scheme != "https" {
		return nil, entente.Errorf(entente.Invalid, nil, "The address %q does not begin with http:// or https://; only those are fetched.", shorten(raw))
	}
	if u.Hostname() == "" {
		return nil, entente.Errorf(entente.Invalid, nil, "The address %q names no host; give one such as https://example.org/feed.xml.", shorten(raw))
	}
	if u.User != nil {
		return nil, entente.Errorf(entente.Invalid, nil, "The address of %s carries a user name or password, which would be stored and shown; use an address without.", u.Hostname())
	}
	if a, err := netip.ParseAddr(strings.Trim(u.Hostname(), "[]")); err == nil && c.rule.refuses(a) {
		return nil, privateError(u.Hostname())
	}
	return u, nil
}

// checkName resolves a host that a proxy will dial for us and refuses it if
// any of its addresses lies inside the house. A name that does not resolve
// here is left to the proxy: behind many proxies there is no DNS at all.
func (r *addressRule) checkName(host string, addrs []net.IPAddr) error {
	for _, ip := range addrs {
		if a, ok := netip.AddrFromSlice(ip.IP); ok && r.refuses(a) {
			return privateError(host)
		}
	}
	return nil
}

// shorten keeps an address in an error sentence to a readable length.
func shorten(s string) string {
	const longest = 200
	if len(s) <= longest {
		return s
	}
	return strings.ToValidUTF8(s[:longest], "") + "…"
}
