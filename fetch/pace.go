package fetch

import (
	"context"
	"sync"
	"time"
)

// pace spaces requests to one host. A turn is booked before it is waited for,
// so that concurrent callers queue up rather than start together.
type pace struct {
	gap  time.Duration
	mu   sync.Mutex
	next map[string]time.Time // when a host may be asked again
	own  map[string]time.Duration
}

func newPace(gap time.Duration) *pace {
	return &pace{gap: max(gap, 0), next: map[string]time.Time{}, own: map[string]time.Duration{}}
}

// slower sets a host's own gap where its robots.txt asks for a longer one.
func (p *pace) slower(host string, gap time.Duration) {
	const longest = 30 * time.Second // a host that asks for more would never be read
	p.mu.Lock()
	defer p.mu.Unlock()
	if gap = min(gap, longest); gap > p.gap {
		p.own[host] = gap
	}
}

// wait books the host's next turn and waits until it comes.
func (p *pace) wait(ctx context.Context, host string) error {
	return pause(ctx, p.book(host, time.Now()))
}

// book gives how long to wait for the turn it books.
func (p *pace) book(host string, now time.Time) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.forget(now)
	turn := p.next[host]
	if turn.Before(now) {
		turn = now
	}
	p.next[host] = turn.Add(max(p.gap, p.own[host]))
	return turn.Sub(now)
}

// forget drops hosts whose turn is past, so that reading the whole web does
// not fill the memory.
func (p *pace) forget(now time.Time) {
	const many = 4096
	if len(p.next) < many {
		return
	}
	for host, t := range p.next {
		if t.Before(now) {
			delete(p.next, host)
			delete(p.own, host)
		}
	}
}
