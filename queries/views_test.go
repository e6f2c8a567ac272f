package queries_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"pdubench/queries"
	sqlfiles "pdubench/sql"
)

// needed are values for the parameters that views require.
var needed = map[string]string{"metric": "vacancy_rate", "pdu": "wakefield", "result": "wakefield-2024.overall_rating"}

// required returns the needed values of a view, those given coming first.
func required(view *queries.View, pairs ...string) []string {
	for _, p := range view.Params {
		if p.Required {
			pairs = append([]string{p.Name + "=" + needed[p.Name]}, pairs...)
		}
	}
	return pairs
}

// emptyUntilLoaded are views of what only a user's own files bring.
var emptyUntilLoaded = []string{"revisions", "figures"}

func TestEveryViewHasAHeaderThatItsQueryKeeps(t *testing.T) {
	t.Parallel()
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
			table := run(t, s, name, required(view)...) // Run refuses columns that differ from the header
			if len(table.Rows) == 0 && !slices.Contains(emptyUntilLoaded, name) {
				t.Error("no rows from the bundled facts")
			}
		})
	}
}

// Views about one PDU always have something to say, also where nothing was
// published about it.
func TestEveryPDUHasAnAnswerInEveryView(t *testing.T) {
	t.Parallel()
	s := bundled(t)
	mayBeEmpty := append([]string{"benchmark", "ratings", "results", "findings", "evidence", "funnel", "funnel_limits", "trend", "relationship"}, emptyUntilLoaded...)
	pdus := s.Names("pdu")
	for i, view := range queries.Views() {
		if view.Param("pdu") == nil {
			continue
		}
		for j, pdu := range pdus {
			// Every view for every seventh PDU, each view for others of them.
			if pdu.Name != "wakefield" && (i+j)%7 != 0 {
				continue
			}
			table := run(t, s, view.Name, append(required(view), "pdu="+pdu.Name)...)
			if len(table.Rows) == 0 && !slices.Contains(mayBeEmpty, view.Name) {
				t.Errorf("%s says nothing about %s", view.Name, pdu.Label)
			}
		}
	}
}

func TestOpenRefusesWhatIsNoSnapshot(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.duckdb")
	if err := os.WriteFile(path, []byte("no database"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, p := range []string{path, path + ".missing"} {
		if s, err := queries.Open(p); err == nil {
			s.Close()
			t.Errorf("%s was opened", p)
		}
	}
}

func TestDeadlineStopsAView(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := bundled(t).Run(ctx, "summary", map[string]string{"pdu": "wakefield"}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled query returned %v", err)
	}
}
