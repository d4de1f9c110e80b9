package cli

import (
	"context"
	"iter"

	"entente/run"
)

// inOrder does work on the items of a sequence, several at a time, and gives
// the results in the order of the items, each as soon as those before it are
// there. Not more than two items a worker are held at a time. It ends early
// when ctx ends or the results are no longer wanted, and does not wait then for
// a sequence that is waiting for input itself.
func inOrder[In, Out any](ctx context.Context, workers int, items iter.Seq[In], work func(In) Out) iter.Seq[Out] {
	return inOrderBy(ctx, workers, 1, items, func(some []In, done func(Out)) { done(work(some[0])) })
}

// inOrderBy is inOrder for work that is done sooner on some items together: up to
// most of them, of those that wait already. It calls done once for each item, in
// order. Twice as many items a worker are held at a time.
func inOrderBy[In, Out any](ctx context.Context, workers, most int, items iter.Seq[In], work func([]In, func(Out))) iter.Seq[Out] {
	return func(yield func(Out) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		tasks, results := make(chan task[In, Out], workers*(most-1)), make(chan chan Out, workers*most)
		for range workers {
			go func() {
				for first := range tasks {
					doTasks(run.Gather(first, tasks, workers, most), work)
				}
			}()
		}
		go func() {
			defer close(results)
			defer close(tasks)
			for item := range items {
				done := make(chan Out, 1)
				if !send(ctx, results, done) || !send(ctx, tasks, task[In, Out]{item, done}) {
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

// task is an item to work on, and where its result goes, which is not waited for.
type task[In, Out any] struct {
	item In
	done chan<- Out
}

func doTasks[In, Out any](tasks []task[In, Out], work func([]In, func(Out))) {
	items := make([]In, len(tasks))
	for i, t := range tasks {
		items[i] = t.item
	}
	next := 0
	work(items, func(out Out) {
		tasks[next].done <- out
		next++
	})
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
