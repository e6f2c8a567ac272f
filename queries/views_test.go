package queries_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"pdubench/ingest"
	"pdubench/queries"
	sqlfiles "pdubench/sql"
)

// bundled builds a snapshot of the bundled facts in a temporary folder and
// opens it.
func bundled(t testing.TB) *queries.Snapshot {
	t.Helper()
	store, err := ingest.OpenStore(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	loaded, err := ingest.Load(context.Background(), store, nil, ingest.Options{Program: "test"})
	if err != nil {
		t.Fatal(err)
	}
	s, err := queries.Open(store.SnapshotPath(loaded.Snapshot))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// needed are values for the parameters that views require.
var needed = map[string]string{"metric": "vacancy_rate", "pdu": "wakefield", "result": "wakefield-2024.overall_rating"}

func TestEveryViewHasAHeaderThatItsQueryKeeps(t *testing.T) {
	files, err := filepath.Glob("../sql/views/*.sql")
	if err != nil || len(files) == 0 {
		t.Fatalf("no views found: %v", err)
	}
	s := bundled(t)
	for _, file := range files {
		name := filepath.Base(file[:len(file)-len(".sql")])
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			view, err := sqlfiles.Parse(name, string(text))
			if err != nil {
				t.Fatal(err)
			}
			values := map[string]string{}
			for _, p := range view.Params {
				if p.Required {
					values[p.Name] = needed[p.Name]
				}
			}
			table, err := s.Run(context.Background(), name, values)
			if err != nil {
				t.Fatal(err) // Run refuses columns that differ from the header
			}
			if len(table.Rows) == 0 && !slices.Contains([]string{"revisions", "figures"}, name) {
				t.Error("no rows from the bundled facts")
			}
		})
	}
}
