package queries

import "sync"

// Live is the snapshot being served. A new one can take its place at any
// moment; requests under way finish on the one they began with.
type Live struct {
	mu      sync.Mutex
	current *Snapshot
	late    bool
}

// Serve makes s the snapshot that later Acquire calls get, and retires the
// one before, which is closed when its last reader is done.
func (l *Live) Serve(s *Snapshot) {
	l.mu.Lock()
	before := l.current
	l.current, l.late = s, false
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

// FallBehind notes that there is a newer snapshot which could not be opened.
// It holds until the next Serve.
func (l *Live) FallBehind() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.late = true
}

// Behind reports whether there is a newer snapshot than the one served.
func (l *Live) Behind() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.late
}
