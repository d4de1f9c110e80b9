package collect

import (
	"context"
	"crypto/sha256"
	"net/url"
	"slices"
	"time"

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

// Limits of one look at a feed, so that what it gave so far is soon stored and
// a host that hangs is not asked for every page that it does not give. What is
// left is for the next look.
const (
	longestLook = 2 * time.Minute
	silence     = 5 * time.Second // a page waited for longer, in vain, tells of its host
	mostSilence = 2               // such pages, until the host is asked for no more
)

// look is one look at a feed.
type look struct {
	until  time.Time
	silent map[string]int // pages waited for in vain, by host
}

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
	l := &look{until: c.now().Add(longestLook), silent: map[string]int{}}
	for i := range f.Items {
		item := &f.Items[i]
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		in, state := c.newItem(ctx, s, l, item)
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

func (c *Collector) newItem(ctx context.Context, s *seen, l *look, i *feed.Item) (entente.Input, itemState) {
	sum := sha256.Sum256([]byte(i.Title + "\x00" + i.Link + "\x00" + i.Body()))
	if s.taken[i.ID] == sum {
		return entente.Input{}, itemOld
	}
	if c.now().After(l.until) {
		return entente.Input{}, itemLater
	}
	in, err := c.ask(ctx, l, i)
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

// ask takes an item, unless its page lies on a host that has not answered this
// look: then that is the answer.
func (c *Collector) ask(ctx context.Context, l *look, i *feed.Item) (entente.Input, error) {
	host := ""
	if u, err := url.Parse(i.Link); err == nil {
		host = u.Host
	}
	if l.silent[host] >= mostSilence && !i.Complete() {
		return entente.Input{}, entente.Errorf(entente.Unavailable, nil, "The host %s does not answer now; it is asked again later.", host)
	}
	began := c.now()
	in, err := c.Item(ctx, i)
	if again(err) && c.now().Sub(began) >= silence {
		l.silent[host]++
	}
	return in, err
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
