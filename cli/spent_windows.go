package cli

import (
	"runtime"
	"syscall"
	"time"
)

// processorTime is how long the process has used processors, all threads
// together; 0 where the system does not tell.
func processorTime() time.Duration {
	var created, ended, kernel, user syscall.Filetime
	self, err := syscall.GetCurrentProcess()
	if err != nil || syscall.GetProcessTimes(self, &created, &ended, &kernel, &user) != nil {
		return 0
	}
	// a duration, in steps of 100 ns: Filetime.Nanoseconds would count it from a date
	ticks := func(t syscall.Filetime) int64 { return int64(t.HighDateTime)<<32 | int64(t.LowDateTime) }
	return time.Duration(100 * (ticks(kernel) + ticks(user)))
}

// peakMemory is the memory that the runtime has taken from the system, in bytes:
// what it gave back again is in it too.
func peakMemory() int64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.Sys)
}
