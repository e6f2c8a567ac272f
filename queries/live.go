package queries

import "sync"

// Live is the snapshot being served. A new one can take its place at any
// moment; requests under way finish on the one they began with.
type Live struct {
	mu      sync.Mutex
	current *Snapshot
}

// Serve makes s the snapshot that later Acquire calls get, and retires the
// one before, which is closed when its last reader is done.
func (l *Live) Serve(s *Snapshot) {
	l.mu.Lock()
	before := l.current
	l.current = s
	l.mu.Unlock()
	if before != nil {
		before.retire()
	}
}

// Acquire returns the current snapshot, or nil before the first Serve, and a
// function that gives it back.
func (l *Live) Acquire() (*Snapshot, func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	s := l.current
	if s == nil {
		return nil, func() {}
	}
	s.acquire()
	return s, s.release
}
