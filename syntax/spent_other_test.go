//go:build !unix

package syntax_test

import "time"

var begin = time.Now()

// spent is the time that has passed: here it is not known whose.
func spent() time.Duration { return time.Since(begin) }
