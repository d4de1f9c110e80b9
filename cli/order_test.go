package cli

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestInOrderKeepsTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.SliceOfN(rapid.IntRange(0, 50), 0, 60).Draw(t, "in")
		workers := rapid.IntRange(1, 8).Draw(t, "workers")
		work := func(n int) int {
			time.Sleep(time.Duration(n) * time.Microsecond)
			return n
		}
		if got := slices.Collect(inOrder(t.Context(), workers, slices.Values(in), work)); !slices.Equal(got, in) {
			t.Errorf("got %v", got)
		}
	})
}

// What is not taken is not made: memory holds a few items a worker.
func TestInOrderHoldsFew(t *testing.T) {
	const workers = 3
	var taken, held, most atomic.Int64
	items := func(yield func(int) bool) {
		for i := range 1000 {
			if n := int64(i) - taken.Load(); n > most.Load() {
				most.Store(n)
			}
			if !yield(i) {
				return
			}
		}
	}
	for range inOrder(t.Context(), workers, items, func(i int) int { held.Add(1); return i }) {
		taken.Add(1)
		time.Sleep(10 * time.Microsecond)
	}
	if taken.Load() != 1000 || most.Load() > 3*workers {
		t.Errorf("%d results, %d items ahead", taken.Load(), most.Load())
	}
}

// An interrupt ends it even while the input is silent.
func TestInOrderEndsWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	silent := make(chan int)
	items := func(yield func(int) bool) {
		yield(1)
		<-silent
	}
	done := make(chan int)
	go func() {
		n := 0
		for range inOrder(ctx, 2, items, func(i int) int { return i }) {
			n++
			cancel()
		}
		done <- n
	}()
	select {
	case n := <-done:
		if n != 1 {
			t.Errorf("%d results", n)
		}
	case <-time.After(5 * time.Second):
		t.Fatal("it waits for a silent input")
	}
	close(silent)
}

func TestReadLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const limit = 20
		in := rapid.SliceOf(rapid.StringMatching(`[a-zé]{0,40}`)).Draw(t, "lines")
		size := rapid.IntRange(16, 32).Draw(t, "buffer")
		b := bufio.NewReaderSize(strings.NewReader(strings.Join(in, "\n")), size)
		for i, want := range in {
			got, err := readLine(b, limit)
			last := i == len(in)-1
			switch {
			case last && want == "":
				if !errors.Is(err, io.EOF) {
					t.Fatalf("after the end: %q, %v", got, err)
				}
			case errors.Is(err, errLongLine):
				if len(want)+1 <= limit {
					t.Fatalf("%q is not too long", want)
				}
			case err != nil || string(got) != want:
				t.Fatalf("got %q, %v, want %q", got, err, want)
			}
		}
	})
}

func FuzzReadLine(f *testing.F) {
	f.Add([]byte("a\r\nb\n\nc"), 3)
	f.Fuzz(func(t *testing.T, in []byte, limit int) {
		if limit < 1 || limit > 1000 {
			return
		}
		b := bufio.NewReaderSize(bytes.NewReader(in), 16)
		for n := 0; ; n++ {
			line, err := readLine(b, limit)
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil && !errors.Is(err, errLongLine) {
				t.Fatal(err)
			}
			if len(line) > limit || bytes.ContainsRune(line, '\n') || n > len(in) {
				t.Fatalf("line %q", line)
			}
		}
	})
}
