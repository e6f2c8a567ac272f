package dashboard

import (
	"container/list"
	"sync"
)

// reply is a finished answer, ready to be sent any number of times.
type reply struct {
	contentType string
	disposition string // Content-Disposition, empty for a page
	link        string // Link header, empty where there is none
	body        *body
}

// cache keeps finished replies of one snapshot, the least recently used going
// first. A new snapshot empties it.
type cache struct {
	mu       sync.Mutex
	limit    int // bytes of uncompressed bodies
	held     int
	snapshot string
	replies  map[string]*list.Element
	recent   *list.List // of kept, most recently used first
}

type kept struct {
	key   string
	reply *reply
}

func newCache(limit int) *cache {
	return &cache{limit: limit, replies: map[string]*list.Element{}, recent: list.New()}
}

// get returns the reply kept for a key of a snapshot, or nil.
func (c *cache) get(snapshot, key string) *reply {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.replies[key]
	if e == nil || c.snapshot != snapshot {
		return nil
	}
	c.recent.MoveToFront(e)
	return e.Value.(*kept).reply
}

// put keeps a reply. One that would fill more than an eighth of the cache is
// not kept: it would push out everything else.
func (c *cache) put(snapshot, key string, r *reply) {
	size := len(r.body.plain)
	if size > c.limit/8 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.snapshot != snapshot {
		c.snapshot, c.held = snapshot, 0
		clear(c.replies)
		c.recent.Init()
	}
	if c.replies[key] != nil {
		return // two readers asked at once; both replies are the same
	}
	c.replies[key] = c.recent.PushFront(&kept{key, r})
	c.held += size
	for c.held > c.limit {
		last := c.recent.Back()
		old := c.recent.Remove(last).(*kept)
		delete(c.replies, old.key)
		c.held -= len(old.reply.body.plain)
	}
}
