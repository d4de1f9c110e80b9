package cli

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"pgregory.net/rapid"

	"entente/coder"
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

// Together or not, the order is kept, and nobody takes more than was allowed, nor
// what another worker could do meanwhile.
func TestInOrderBy(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.SliceOfN(rapid.IntRange(0, 50), 0, 60).Draw(t, "in")
		workers, most := rapid.IntRange(1, 4).Draw(t, "workers"), rapid.IntRange(1, 6).Draw(t, "most")
		work := func(some []int, done func(int)) {
			if len(some) > most {
				t.Errorf("%d at once, want %d at most", len(some), most)
			}
			for _, n := range some {
				time.Sleep(time.Duration(n) * time.Microsecond)
				done(n)
			}
		}
		if got := slices.Collect(inOrderBy(t.Context(), workers, most, slices.Values(in), work)); !slices.Equal(got, in) {
			t.Errorf("got %v", got)
		}
	})
}

// A coder that breaks on documents has a sentence for each of them.
func TestCodeSomeRescues(t *testing.T) {
	missing := errors.New("missing")
	some := []taken{{name: "a"}, {name: "b"}, {name: "c", err: missing}, {name: "d"}}
	var got []readResult
	codeSome(&coder.Coder{}, some, "json", func(r readResult) { got = append(got, r) })
	if len(got) != len(some) {
		t.Fatalf("%d results of %d documents", len(got), len(some))
	}
	for i, r := range got {
		if broke := strings.Contains(fmt.Sprint(r.err), "broke"); r.name != some[i].name || r.err == nil || broke == (i == 2) {
			t.Errorf("%d: %+v", i, r)
		}
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
