package ingest

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// Fifty loads are killed at random moments. After each, what the pointer
// names is whole, and holds either the facts before or the facts after.
func TestKilledLoadLeavesAWholeSnapshot(t *testing.T) {
	dir := t.TempDir()
	store, err := OpenStore(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Load(context.Background(), store, nil, Options{Program: "test"}); err != nil {
		t.Fatal(err)
	}
	table := filepath.Join(t.TempDir(), "results.csv")
	random := rand.New(rand.NewPCG(1, 2))
	var killed, finished int
	last := -1 // value of the newest load known to be published
	for load := range 50 {
		content := fmt.Sprintf("inspection_id,metric,segment,qualifier,value,unit,numerator,denominator,source_class,source_url\n"+
			"york-2024,vacancy_rate,PO,,%d,percent,,,inspectorate,https://example.org/invented\n", load)
		if err := os.WriteFile(table, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), loaderEnv+"="+dir+"\n"+table)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		timer := time.AfterFunc(time.Duration(random.IntN(900))*time.Millisecond, func() { cmd.Process.Kill() })
		err := cmd.Wait()
		if timer.Stop(); err == nil {
			finished++
		} else {
			killed++
		}
		value := publishedValue(t, store)
		if value != last && value != load {
			t.Fatalf("load %d: snapshot holds %d, neither %d from before nor %d", load, value, last, load)
		}
		if err == nil && value != load {
			t.Fatalf("load %d finished, but the snapshot holds %d", load, value)
		}
		last = value
	}
	if killed == 0 {
		t.Error("no load was killed; the test shows nothing")
	}
	t.Logf("%d loads killed, %d finished first", killed, finished)
}

// publishedValue opens what the pointer names, after checking it against its
// checksum, and returns the value loaded last; -1 before any was.
func publishedValue(t *testing.T, store *Store) int {
	t.Helper()
	p, err := store.Check()
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("duckdb", store.SnapshotPath(p.Snapshot)+"?access_mode=read_only")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var inspections, value int
	err = db.QueryRow(`SELECT (SELECT count(*) FROM inspection), coalesce((SELECT value FROM result
		WHERE inspection_id = 'york-2024' AND metric = 'vacancy_rate' AND revised_by IS NULL), -1)`).Scan(&inspections, &value)
	if err != nil {
		t.Fatal(err)
	}
	if inspections != 78 {
		t.Fatalf("snapshot has %d inspections of 78", inspections)
	}
	return value
}
