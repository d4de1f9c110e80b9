package fetch

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/temoto/robotstxt"

	"entente"
)

// robotsAge is how long a host's rules are trusted; RFC 9309 says not to use
// them for more than 24 hours.
const robotsAge = time.Hour

// robotsCache remembers what hosts allow.
type robotsCache struct {
	mu    sync.Mutex
	hosts map[string]robotsEntry
}

type robotsEntry struct {
	group *robotstxt.Group // nil: everything is allowed
	until time.Time
}

func newRobotsCache() *robotsCache { return &robotsCache{hosts: map[string]robotsEntry{}} }

func (r *robotsCache) get(key string, now time.Time) (robotsEntry, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	e, ok := r.hosts[key]
	return e, ok && now.Before(e.until)
}

func (r *robotsCache) put(key string, e robotsEntry) {
	const many = 4096
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.hosts) >= many {
		r.hosts = map[string]robotsEntry{}
	}
	r.hosts[key] = e
}

// agent is the name that robots.txt rules are matched against.
func (c *Client) agent() string {
	name, _, _ := strings.Cut(c.opt.UserAgent, "/")
	return name
}

// askRobots refuses a page that its host does not want this program to fetch.
func (c *Client) askRobots(ctx context.Context, u *url.URL) error {
	key := u.Scheme + "://" + u.Host
	e, ok := c.robots.get(key, time.Now())
	if !ok {
		var err error
		if e.group, err = c.fetchRobots(ctx, u); err != nil {
			return err
		}
		e.until = time.Now().Add(robotsAge)
		c.robots.put(key, e)
		if e.group != nil {
			c.pace.slower(u.Host, e.group.CrawlDelay)
		}
	}
	if e.group == nil || e.group.Test(u.RequestURI()) {
		return nil
	}
	return entente.Errorf(entente.Refused, nil,
		"The robots.txt of %s asks programs not to fetch %s, so it is not fetched; save the page and read the file.", u.Host, shorten(u.Path))
}

// fetchRobots gets a host's rules. A host that has none allows everything, and
// a refusal (401, 403) counts as none; a host that is in trouble (429, 5xx, no
// answer) is left alone until it is well (RFC 9309, 2.3.1.3 and 2.3.1.4).
func (c *Client) fetchRobots(ctx context.Context, u *url.URL) (*robotstxt.Group, error) {
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	res, err := c.Get(ctx, Request{URL: at.String()})
	if status, ok := errorAs[httpStatus](err); ok && status.none() {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	data, err := robotstxt.FromStatusAndBytes(http.StatusOK, res.Body)
	if err != nil {
		return nil, nil // rules that nobody can read bind nobody
	}
	return data.FindGroup(c.agent()), nil
}
