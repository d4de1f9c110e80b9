package entente

import (
	"errors"
	"fmt"
)

// Error codes say what kind of trouble an Error is, for exit codes and HTTP
// statuses.
type ErrorCode string

// The error codes.
const (
	Invalid     ErrorCode = "invalid"     // the input is at fault
	NotFound    ErrorCode = "not_found"   // no such thing
	Conflict    ErrorCode = "conflict"    // something else holds it (a port, a folder)
	Unavailable ErrorCode = "unavailable" // a source, disk or channel does not answer
	Refused     ErrorCode = "refused"     // not allowed here (a private address)
	Internal    ErrorCode = "internal"
)

// Status is the HTTP status that says the same as a code (RFC 9110, section 15).
func (c ErrorCode) Status() int {
	switch c {
	case Invalid:
		return 400
	case Refused:
		return 403
	case NotFound:
		return 404
	case Conflict:
		return 409
	case Unavailable:
		return 503
	}
	return 500
}

// Error has two readers: Message is a sentence for the user that says what is
// wrong and what to do next; Err is the wrapped chain for the operator.
type Error struct {
	Code    ErrorCode
	Message string
	Err     error
}

// Error gives the sentence for the user.
func (e *Error) Error() string { return e.Message }

// Unwrap gives the operator's chain.
func (e *Error) Unwrap() error { return e.Err }

// Errorf makes an Error: cause is the operator's chain (nil where the sentence
// says it all), format and args the sentence for the user.
func Errorf(code ErrorCode, cause error, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...), Err: cause}
}

// CodeOf is the code of the first Error in a chain, Internal if there is none,
// and empty for nil.
func CodeOf(err error) ErrorCode {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return Internal
}
