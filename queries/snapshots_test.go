package queries_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"pdubench/ingest"
	"pdubench/queries"
	sqlfiles "pdubench/sql"
)

// scratch is where snapshots that several tests share are kept.
var scratch string

func TestMain(m *testing.M) {
	var err error
	if scratch, err = os.MkdirTemp("", "pdubench-queries"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	os.RemoveAll(scratch)
	os.Exit(code)
}

// bundledPath is a snapshot file of the bundled facts, built once.
var bundledPath = sync.OnceValues(func() (string, error) {
	store, err := ingest.OpenStore(filepath.Join(scratch, "bundled"))
	if err != nil {
		return "", err
	}
	loaded, err := ingest.Load(context.Background(), store, nil, ingest.Options{Program: "test"})
	if err != nil {
		return "", err
	}
	return store.SnapshotPath(loaded.Snapshot), nil
})

// bundled opens a snapshot of the bundled facts.
func bundled(t testing.TB) *queries.Snapshot {
	t.Helper()
	path, err := bundledPath()
	if err != nil {
		t.Fatal(err)
	}
	return open(t, path)
}

func open(t testing.TB, path string) *queries.Snapshot {
	t.Helper()
	s, err := queries.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// synthetic builds a snapshot of the bundled names (regions, PDUs, standards,
// metrics, sources) with the inspections and results that the statements
// insert, and opens it. The bundled facts are there as bundled.result and so
// on while they run.
func synthetic(t testing.TB, statements ...string) *queries.Snapshot {
	t.Helper()
	from, err := bundledPath()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "synthetic.duckdb")
	db, err := sql.Open("duckdb", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	exec := func(statement string, args ...any) {
		t.Helper()
		if _, err := db.Exec(statement, args...); err != nil {
			t.Fatalf("%v\n%.400s", err, statement)
		}
	}
	exec(sqlfiles.Schema())
	exec(fmt.Sprintf("ATTACH '%s' AS bundled (READ_ONLY)", from))
	for _, table := range []string{"region", "pdu", "pdu_alias", "programme", "standard", "rating", "rating_band", "metric", "metric_segment", "source"} {
		exec(fmt.Sprintf("INSERT INTO %[1]s SELECT * FROM bundled.%[1]s", table))
	}
	for _, statement := range statements {
		exec(statement)
	}
	exec("DETACH bundled")
	exec(sqlfiles.Macros())
	exec(`INSERT INTO snapshot SELECT TIMESTAMP '2025-01-01', 'test', 'test', max(published),
		(SELECT count(*) FROM inspection), (SELECT count(*) FROM result), (SELECT count(*) FROM source) FROM inspection`)
	exec("CHECKPOINT")
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return open(t, path)
}
