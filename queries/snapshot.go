// Package queries opens a snapshot read-only, runs its views and returns
// finished tables with their metadata. It knows what parameters mean and
// nothing of how a table is shown.
package queries

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	_ "github.com/duckdb/duckdb-go/v2" // the database/sql driver "duckdb"

	sqlfiles "pdubench/sql"
)

// Snapshot is one published database file, open for reading. It is safe for
// use by many goroutines.
type Snapshot struct {
	ID    string // name of the file: the start of its SHA-256
	About About
	db    *sql.DB
	names names

	mu      sync.Mutex
	readers int
	retired bool
}

// About says what a snapshot holds.
type About struct {
	Built      string // UTC, 2006-01-02 15:04:05
	Program    string // version of the program that built it
	NewestData string // latest publication date, ISO 8601 at the precision known
	PDUs       int64
	Inspected  int64 // PDUs with an inspection
	Inspection int64 // inspections
	Results    int64 // current figures
	Sources    int64
}

// Open opens the snapshot file at path. The handle can read nothing else: no
// other file, no network, and its settings cannot be changed by a query.
func Open(path string) (*Snapshot, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("snapshot %s cannot be read: %w; run pdubench check, or load the sources again", path, err)
	}
	db, err := sql.Open("duckdb", path+"?"+settings().Encode())
	if err != nil {
		return nil, fmt.Errorf("snapshot %s cannot be opened: %w; run pdubench check", path, err)
	}
	// More connections than cores only make every query slower.
	db.SetMaxOpenConns(runtime.NumCPU())
	db.SetMaxIdleConns(runtime.NumCPU())
	s := &Snapshot{ID: strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)), db: db}
	if err := s.read(context.Background()); err != nil {
		db.Close()
		return nil, fmt.Errorf("snapshot %s: %w; load the sources again", path, err)
	}
	return s, nil
}

// settings of the serving handle. One thread a query: views read thousands of
// rows, not millions, and sharing one out among cores costs more than it saves;
// the connections of the pool use the cores. A query too large for its memory
// spills into a folder beside the snapshot, DuckDB's default.
func settings() url.Values {
	return url.Values{
		"access_mode":            {"read_only"},
		"threads":                {"1"},
		"memory_limit":           {"512MB"},
		"enable_external_access": {"false"},
		"lock_configuration":     {"true"},
	}
}

func (s *Snapshot) read(ctx context.Context) error {
	var err error
	if s.names, err = readNames(ctx, s.db); err != nil {
		return err
	}
	view, err := sqlfiles.Lookup("snapshot")
	if err != nil {
		return err
	}
	a := &s.About
	var newest sql.NullString
	err = s.db.QueryRowContext(ctx, view.Query).Scan(&a.Built, &a.Program, &newest, &a.PDUs, &a.Inspected, &a.Inspection, &a.Results, &a.Sources)
	a.NewestData = newest.String
	return err
}

// Close closes the snapshot at once.
func (s *Snapshot) Close() error { return s.db.Close() }

func (s *Snapshot) acquire() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.readers++
}

// release gives the snapshot back; the last reader of a retired one closes it.
func (s *Snapshot) release() {
	s.mu.Lock()
	s.readers--
	last := s.retired && s.readers == 0
	s.mu.Unlock()
	if last {
		s.Close()
	}
}

func (s *Snapshot) retire() {
	s.mu.Lock()
	s.retired = true
	last := s.readers == 0
	s.mu.Unlock()
	if last {
		s.Close()
	}
}
