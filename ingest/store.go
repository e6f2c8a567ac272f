package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// Store is a data folder:
//
//	sources/<sha256>         originals, unchanged
//	snapshots/<id>.duckdb    one database each, named by its content
//	cache/                   what was read out of reports; can be removed at any time
//	current.json             which snapshot is served and what it was built from
//	lock                     held while loading
//
// current.json is replaced in one step, so what it names is always whole.
type Store struct{ dir string }

// Original is a source file that is kept.
type Original struct {
	SHA256  string    `json:"sha256"`
	File    string    `json:"file"`
	Bytes   int64     `json:"bytes"`
	Loaded  time.Time `json:"loaded"`
	Bundled bool      `json:"bundled,omitempty"` // came with the program
}

// Pointer says which snapshot is current.
type Pointer struct {
	Snapshot string     `json:"snapshot"` // ID
	Shape    string     `json:"shape"`    // sqlfiles.Version it was built with
	Built    time.Time  `json:"built"`
	Sources  []Original `json:"sources"` // in the order of loading
}

// OpenStore opens the data folder, making it if it is not there.
func OpenStore(dir string) (*Store, error) {
	s := &Store{dir}
	for _, d := range []string{"sources", "snapshots"} {
		if err := os.MkdirAll(filepath.Join(dir, d), 0o755); err != nil {
			return nil, fmt.Errorf("data folder %s cannot be made: %w; name a folder that can be written with --data", dir, err)
		}
	}
	return s, nil
}

// Current reads the pointer; ok is false where nothing was ever loaded.
func (s *Store) Current() (p Pointer, ok bool, err error) {
	path := filepath.Join(s.dir, "current.json")
	content, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return p, false, nil
	}
	if err != nil {
		return p, false, fmt.Errorf("%s cannot be read: %w", path, err)
	}
	if err := json.Unmarshal(content, &p); err != nil {
		return p, false, fmt.Errorf("%s is damaged: %w; remove it and load the sources again", path, err)
	}
	return p, true, nil
}

// SnapshotPath is the file of a snapshot.
func (s *Store) SnapshotPath(id string) string {
	return filepath.Join(s.dir, "snapshots", id+".duckdb")
}

// lock keeps every other load out. Another process that loads is an error at
// once, not a wait.
func (s *Store) lock() (unlock func(), err error) {
	l := flock.New(filepath.Join(s.dir, "lock"))
	held, err := l.TryLock()
	if err != nil {
		return nil, fmt.Errorf("data folder %s cannot be locked: %w", s.dir, err)
	}
	if !held {
		return nil, fmt.Errorf("another pdubench is loading into %s; wait until it is done, or name another folder with --data", s.dir)
	}
	return func() { l.Unlock() }, nil
}

// keep stores an original under its SHA-256, whole or not at all.
func (s *Store) keep(content []byte) (sum string, err error) {
	hash := sha256.Sum256(content)
	sum = hex.EncodeToString(hash[:])
	path := filepath.Join(s.dir, "sources", sum)
	if info, err := os.Stat(path); err == nil && info.Size() == int64(len(content)) {
		return sum, nil
	}
	return sum, writeWhole(path, content)
}

// original reads a kept source and makes sure it is what was kept.
func (s *Store) original(o Original) ([]byte, error) {
	path := filepath.Join(s.dir, "sources", o.SHA256)
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("the original of %s cannot be read: %w; restore %s from a backup, or load the file again", o.File, err, path)
	}
	if hash := sha256.Sum256(content); hex.EncodeToString(hash[:]) != o.SHA256 {
		return nil, fmt.Errorf("the original of %s was altered: %s does not have the SHA-256 of its name; restore it from a backup, or remove it and load the file again", o.File, path)
	}
	return content, nil
}

// facts reads the sources of a snapshot again.
func (s *Store) facts(p Pointer) (*Facts, error) {
	var inputs []input
	for _, o := range p.Sources {
		content, err := s.original(o)
		if err != nil {
			return nil, err
		}
		inputs = append(inputs, input{o, content})
	}
	return read(context.Background(), inputs, Options{cache: s.dir})
}

// publish makes a finished database file the current snapshot.
func (s *Store) publish(built string, p Pointer) (Pointer, error) {
	sum, err := syncAndSum(built)
	if err != nil {
		return p, err
	}
	p.Snapshot = sum[:16]
	if err := os.Rename(built, s.SnapshotPath(p.Snapshot)); err != nil {
		return p, err
	}
	if err := syncDir(filepath.Join(s.dir, "snapshots")); err != nil {
		return p, err
	}
	content, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return p, err
	}
	return p, writeWhole(filepath.Join(s.dir, "current.json"), content)
}

// tidyUp removes what interrupted loads left and all but the newest
// snapshots. A server that still reads an older one keeps its open file.
func (s *Store) tidyUp(current string) {
	left, _ := filepath.Glob(filepath.Join(s.dir, "*", "*.part*"))
	left2, _ := filepath.Glob(filepath.Join(s.dir, "*.part*"))
	for _, path := range append(left, left2...) {
		os.Remove(path)
	}
	snapshots, _ := filepath.Glob(filepath.Join(s.dir, "snapshots", "*.duckdb"))
	var newest string
	var newestTime time.Time
	for _, path := range snapshots {
		if info, err := os.Stat(path); err == nil && !strings.Contains(path, current) && info.ModTime().After(newestTime) {
			newest, newestTime = path, info.ModTime()
		}
	}
	for _, path := range snapshots {
		if path != newest && !strings.Contains(path, current) {
			os.Remove(path)
		}
	}
}

// writeWhole replaces a file in one step: readers see the old or the new one.
func writeWhole(path string, content []byte) error {
	part, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".part*")
	if err != nil {
		return err
	}
	defer os.Remove(part.Name())
	_, err = part.Write(content)
	if err == nil {
		err = part.Chmod(0o644)
	}
	if err == nil {
		err = part.Sync()
	}
	if closed := part.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(part.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("%s cannot be written: %w; make room or choose another folder with --data", path, err)
	}
	return syncDir(filepath.Dir(path))
}

// syncAndSum brings a file to disk and returns its SHA-256 in hex.
func syncAndSum(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(hash.Sum(nil)), f.Sync()
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.Sync()
}

// Check compares every kept original and the current snapshot with the
// SHA-256 they are named by.
func (s *Store) Check() (Pointer, error) {
	p, ok, err := s.Current()
	if err != nil {
		return p, err
	}
	if !ok {
		return p, fmt.Errorf("data folder %s holds nothing yet; run pdubench serve or pdubench ingest first", s.dir)
	}
	for _, o := range p.Sources {
		if _, err := s.original(o); err != nil {
			return p, err
		}
	}
	path := s.SnapshotPath(p.Snapshot)
	sum, err := syncAndSum(path)
	if err != nil {
		return p, fmt.Errorf("snapshot %s cannot be read: %w; remove current.json and load the sources again", path, err)
	}
	if sum[:16] != p.Snapshot {
		return p, fmt.Errorf("snapshot %s was altered: it does not have the SHA-256 of its name; remove it, and pdubench serve builds it again from the sources", path)
	}
	return p, nil
}
