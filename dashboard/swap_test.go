package dashboard

import (
	"io"
	"log/slog"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"pdubench/queries"
)

// copyOf is the bundled snapshot under another name, which is another
// snapshot to whoever serves it.
func copyOf(t *testing.T, name string) *queries.Snapshot {
	t.Helper()
	from := filepath.Join(folder, "bundled", "snapshots", snapshot(t).ID+".duckdb")
	content, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), name+".duckdb")
	if err := os.WriteFile(to, content, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := queries.Open(to)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// A new snapshot takes over between two requests: no request fails, and no
// page of the old one is shown afterwards.
func TestANewSnapshotTakesOver(t *testing.T) {
	live := &queries.Live{}
	first, second := copyOf(t, "1111111111111111"), copyOf(t, "2222222222222222")
	live.Serve(first)
	defer second.Close()
	app := New(live, slog.New(slog.DiscardHandler))
	ask := func(address string) (int, string) {
		res, err := app.Test(httptest.NewRequest("GET", address, nil), -1)
		if err != nil {
			t.Error(err)
			return 0, ""
		}
		defer res.Body.Close()
		body, err := io.ReadAll(res.Body)
		if err != nil {
			t.Error(err)
		}
		return res.StatusCode, string(body)
	}
	var readers sync.WaitGroup
	for n := range 4 {
		readers.Go(func() {
			for i := range 12 {
				if n == 0 && i == 4 {
					live.Serve(second)
				}
				for _, address := range []string{"/", "/pdus/wakefield", "/metrics/vacancy_rate.csv"} {
					if status, body := ask(address); status != 200 {
						t.Errorf("%s answers %d: %.200s", address, status, body)
					}
				}
			}
		})
	}
	readers.Wait()
	if _, body := ask("/pdus/wakefield"); !strings.Contains(body, "Snapshot 222222222222") {
		t.Error("a page of the old snapshot is still shown")
	}
}
