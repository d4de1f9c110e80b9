package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"syscall"

	"entente"
)

// explain turns what went wrong on the way to a host into a sentence. An error
// that is one already (a refused address, found while dialling) stays as it is.
func (c *Client) explain(u *url.URL, err error) error {
	if e, ok := errorAs[*entente.Error](err); ok {
		return e
	}
	say := func(format string, args ...any) error {
		return entente.Errorf(entente.Unavailable, err, format, args...)
	}
	if d, ok := errorAs[*net.DNSError](err); ok && !d.Timeout() {
		return say("The host %s cannot be found; check the address for a typing error, or the name service of this machine.", u.Hostname())
	}
	if isTimeout(err) {
		return say("The host %s did not answer in time; try again later.", u.Host)
	}
	if errors.Is(err, context.Canceled) {
		return say("Fetching %s was stopped.", shorten(u.String()))
	}
	if isCertificate(err) {
		return say("The host %s shows a certificate that does not hold; nothing was fetched from it.", u.Host)
	}
	if errors.Is(err, syscall.ECONNREFUSED) {
		return say("The host %s refuses the connection; check the address and its port.", u.Host)
	}
	return say("Fetching %s failed: the connection broke off or the answer is not HTTP; try again later.", shorten(u.String()))
}

func isTimeout(err error) bool {
	n, ok := errorAs[net.Error](err)
	return ok && n.Timeout() || errors.Is(err, context.DeadlineExceeded) || errors.Is(err, os.ErrDeadlineExceeded)
}

func isCertificate(err error) bool {
	if _, ok := errorAs[*tls.CertificateVerificationError](err); ok {
		return true
	}
	if _, ok := errorAs[x509.UnknownAuthorityError](err); ok {
		return true
	}
	_, ok := errorAs[x509.HostnameError](err)
	return ok
}

// httpStatus is the cause of errors that an answer's status gave.
type httpStatus int

// Error names the status.
func (s httpStatus) Error() string { return fmt.Sprintf("http status %d", int(s)) }

// none reports whether the status says that there is nothing to be had, rather
// than that the host is in trouble.
func (s httpStatus) none() bool {
	return s >= 400 && s < 500 && s != http.StatusTooManyRequests
}

func statusError(u *url.URL, answer *http.Response) error {
	at := shorten(u.String())
	code, cause := answer.StatusCode, httpStatus(answer.StatusCode)
	switch code {
	case http.StatusNotFound, http.StatusGone:
		return entente.Errorf(entente.NotFound, cause, "There is nothing at %s (HTTP %d); check the address.", at, code)
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusPaymentRequired:
		return entente.Errorf(entente.Refused, cause, "The host %s does not let this program read %s (HTTP %d).", u.Host, at, code)
	case http.StatusTooManyRequests:
		return entente.Errorf(entente.Unavailable, cause, "The host %s asks to be left alone for a while (HTTP 429); it is asked again later.", u.Host)
	default:
		return entente.Errorf(entente.Unavailable, cause, "The host %s answered %s with HTTP %d; try again later.", u.Host, at, code)
	}
}

func answerTooLarge(u *url.URL, limit int64) error {
	return entente.Errorf(entente.Invalid, nil,
		"%s is larger than %d MB, the limit for one page or feed; save what is wanted of it and read that.", shorten(u.String()), limit>>20)
}

func tooLarge(what string, limit int64) error {
	return entente.Errorf(entente.Invalid, nil,
		"%s is larger than %d MB, the limit for one text; split it, or give a file of one document a line with --jsonl.", what, limit>>20)
}
