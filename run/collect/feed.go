package collect

import (
	"context"
	"crypto/sha256"
	"slices"

	"entente"
	"entente/feed"
	"entente/fetch"
)

// seen are the items of a feed that were taken. pending become taken at the
// next look, if what they gave was stored.
type seen struct {
	taken   map[string][32]byte
	pending map[string][32]byte
	tries   map[string]int
}

// maxTries is how often a page is tried before what the feed itself gives has
// to do.
const maxTries = 3

// fetchFeed asks a feed and gives the items that were not there before or say
// something else now.
func (c *Collector) fetchFeed(ctx context.Context, src *entente.Source) ([]entente.Input, error) {
	s := c.feedState(src)
	res, err := c.client.Get(ctx, fetch.Request{URL: src.Location, ETag: src.ETag, LastModified: src.LastModified})
	if err != nil || res.NotModified {
		return nil, err
	}
	f, err := feed.Parse(res.Body, res.URL)
	if err != nil {
		return nil, err
	}
	if f.Title != "" {
		src.Name = f.Title
	}
	var out []entente.Input
	whole := true
	for i := range f.Items {
		item := &f.Items[i]
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		in, state := c.newItem(ctx, s, item)
		if state == itemNew {
			out = append(out, in)
		}
		whole = whole && state != itemLater
	}
	s.keepOnly(f.Items)
	if whole { // else the feed is asked again in full, for the sake of those left
		src.ETag, src.LastModified = res.ETag, res.LastModified
	}
	// Oldest first: a changed text is a later version of what came before.
	slices.Reverse(out)
	return out, nil
}

// feedState settles what the last look gave: stored, or to be given again.
func (c *Collector) feedState(src *entente.Source) *seen {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := c.feeds[src.ID]
	if s == nil {
		s = &seen{taken: map[string][32]byte{}, tries: map[string]int{}}
		c.feeds[src.ID] = s
	}
	if src.Failures == 0 {
		for id, sum := range s.pending {
			s.taken[id] = sum
		}
	}
	s.pending = map[string][32]byte{}
	return s
}

type itemState int

const (
	itemOld itemState = iota
	itemNew
	itemLater // its page does not answer now
)

func (c *Collector) newItem(ctx context.Context, s *seen, i *feed.Item) (entente.Input, itemState) {
	sum := sha256.Sum256([]byte(i.Title + "\x00" + i.Link + "\x00" + i.Body()))
	if s.taken[i.ID] == sum {
		return entente.Input{}, itemOld
	}
	in, err := c.Item(ctx, i)
	if again(err) {
		if s.tries[i.ID]++; s.tries[i.ID] < maxTries {
			return in, itemLater
		}
		in, err = c.itemItself(i)
	}
	if err != nil {
		in = unreadable(in, err)
	}
	s.pending[i.ID] = sum
	return in, itemNew
}

// keepOnly forgets items that the feed no longer carries.
func (s *seen) keepOnly(items []feed.Item) {
	carried := map[string]bool{}
	for i := range items {
		carried[items[i].ID] = true
	}
	for id := range s.taken {
		if !carried[id] {
			delete(s.taken, id)
		}
	}
	for id := range s.tries {
		if !carried[id] {
			delete(s.tries, id)
		}
	}
}
