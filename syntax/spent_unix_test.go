//go:build unix

package syntax_test

import (
	"syscall"
	"time"
)

// spent is the time that the processor has worked for this program.
func spent() time.Duration {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
