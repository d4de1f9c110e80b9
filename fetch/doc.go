// Package fetch brings raw bytes in: from the web, from files and from watched
// folders. It is the first step of the way of the data, and it looks at bytes
// only as far as it must to bring them safely; what they say is for packages
// feed and extract.
//
// The web is met with the manners of a good guest and the caution of a host
// who lets strangers name addresses:
//
//   - A request carries the validators of the last good answer (ETag,
//     Last-Modified), so that a feed that has not changed costs one short
//     exchange (RFC 9110, section 13).
//   - Requests to one host keep a pace, and pages are fetched only where the
//     host's robots.txt lets this program in (RFC 9309). Feeds are published to
//     be fetched by programs, so robots.txt is not asked for them.
//   - An answer has a size limit, counted after decompression, and a time limit.
//   - Redirects are followed up to a limit, and every hop is checked as the
//     first address was.
//   - Addresses inside the house (loopback, private, link-local, carrier NAT,
//     cloud metadata) are refused unless allowed. The check is made on the
//     address that is dialled, after names were resolved, so a name that
//     resolves to something else on the second look gains nothing.
//
// Behind a proxy the proxy dials, not this program: what is checked then is the
// name as far as it resolves here, and the proxy's own rules hold for the rest.
package fetch
