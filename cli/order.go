package cli

import (
	"context"
	"iter"
)

// inOrder does work on the items of a sequence, several at a time, and gives
// the results in the order of the items, each as soon as those before it are
// there. Not more than two items a worker are held at a time. It ends early
// when ctx ends or the results are no longer wanted, and does not wait then for
// a sequence that is waiting for input itself.
func inOrder[In, Out any](ctx context.Context, workers int, items iter.Seq[In], work func(In) Out) iter.Seq[Out] {
	type task struct {
		item In
		done chan<- Out
	}
	return func(yield func(Out) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		tasks, results := make(chan task), make(chan chan Out, workers)
		for range workers {
			go func() {
				for t := range tasks {
					t.done <- work(t.item)
				}
			}()
		}
		go func() {
			defer close(results)
			defer close(tasks)
			for item := range items {
				done := make(chan Out, 1)
				if !send(ctx, results, done) || !send(ctx, tasks, task{item, done}) {
					return
				}
			}
		}()
		for {
			done, ok := receive(ctx, results)
			if !ok {
				return
			}
			if out, ok := receive(ctx, done); !ok || !yield(out) {
				return
			}
		}
	}
}

func send[T any](ctx context.Context, c chan<- T, v T) bool {
	select {
	case c <- v:
		return true
	case <-ctx.Done():
		return false
	}
}

func receive[T any](ctx context.Context, c <-chan T) (v T, ok bool) {
	select {
	case v, ok = <-c:
		return v, ok
	case <-ctx.Done():
		return v, false
	}
}
