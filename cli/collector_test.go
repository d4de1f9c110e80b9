package cli

import (
	"runtime/debug"
	"testing"
)

// What the user has set the collector to stands.
func TestCollectSeldom(t *testing.T) {
	before := debug.SetGCPercent(70)
	defer debug.SetGCPercent(before)
	for set, want := range map[string]int{"70": 70, "": 200} {
		debug.SetGCPercent(70)
		collectSeldom(&Streams{Env: func(string) string { return set }})
		if got := debug.SetGCPercent(70); got != want {
			t.Errorf("GOGC=%q: %d, want %d", set, got, want)
		}
	}
}
