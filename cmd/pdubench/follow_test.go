package main

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"pdubench/ingest"
	"pdubench/queries"
)

// A newer snapshot that cannot be opened is not served, and readers can be
// told that there is one.
func TestABrokenSnapshotIsNotServed(t *testing.T) {
	store, err := ingest.OpenStore(filepath.Join(t.TempDir(), "data"))
	if err != nil {
		t.Fatal(err)
	}
	first, err := ingest.Load(context.Background(), store, nil, ingest.Options{Program: "test"})
	if err != nil {
		t.Fatal(err)
	}
	live, log := &queries.Live{}, slog.New(slog.DiscardHandler)
	if err := serveCurrent(store, live, log, ""); err != nil || live.Behind() {
		t.Fatalf("first: %v, behind %v", err, live.Behind())
	}
	table := write(t, "mine.csv", results+"york-2024,vacancy_rate,PO,,22,percent,,,press,https://example.org/invented\n")
	second, err := ingest.Load(context.Background(), store, []string{table}, ingest.Options{Program: "test"})
	if err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(store.SnapshotPath(second.Snapshot))
	if err != nil {
		t.Fatal(err)
	}
	replace := func(b []byte) {
		path := store.SnapshotPath(second.Snapshot)
		if err := os.Remove(path); err != nil { // an open file keeps what it was
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	replace([]byte("no database"))
	if err := serveCurrent(store, live, log, first.Snapshot); err == nil || !live.Behind() {
		t.Errorf("a broken one: %v, behind %v", err, live.Behind())
	}
	if s, release := live.Acquire(); s.ID != first.Snapshot {
		t.Errorf("%s is served", s.ID)
		release()
	} else {
		release()
	}
	replace(whole)
	if err := serveCurrent(store, live, log, first.Snapshot); err != nil || live.Behind() {
		t.Errorf("mended: %v, behind %v", err, live.Behind())
	}
	live.Serve(nil)
}
