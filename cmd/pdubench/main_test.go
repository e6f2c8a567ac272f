package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// call runs the program with arguments and returns what it wrote and its
// exit code.
func call(t testing.TB, args ...string) (out, errs string, code int) {
	t.Helper()
	var w, werr bytes.Buffer
	code = status(run(context.Background(), &w, &werr, args), &werr)
	return w.String(), werr.String(), code
}

func write(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

const results = "inspection_id,metric,segment,qualifier,value,unit,numerator,denominator,source_class,source_url\n"

func TestIngestExportCheck(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	table := write(t, "mine.csv", results+"york-2024,vacancy_rate,PO,,22,percent,,,press,https://example.org/invented\n")
	out, errs, code := call(t, "ingest", "--data", data, table)
	if code != 0 || !strings.Contains(out, "mine.csv: table loaded, 1 current results") || !strings.Contains(out, "78 inspections") {
		t.Fatalf("ingest: %d %s %s", code, out, errs)
	}
	out, _, code = call(t, "ingest", "--data", data, table)
	if code != 0 || !strings.Contains(out, "already loaded") || !strings.Contains(out, "Nothing new") {
		t.Errorf("ingest again: %d %s", code, out)
	}
	out, _, code = call(t, "export", "--data", data, "--set", "metric=vacancy_rate", "--set", "segment=PO", "benchmark")
	records, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if code != 0 || err != nil || len(records) != 9 || records[1][0] != "York" {
		t.Errorf("export: %d %v %v", code, err, records)
	}
	out, _, code = call(t, "check", "--data", data)
	if code != 0 || !strings.Contains(out, "are whole") {
		t.Errorf("check: %d %s", code, out)
	}
	snapshots, _ := filepath.Glob(filepath.Join(data, "snapshots", "*.duckdb"))
	if err := os.WriteFile(snapshots[0], []byte("damaged"), 0o644); err != nil || len(snapshots) != 1 {
		t.Fatal(err, snapshots)
	}
	_, errs, code = call(t, "check", "--data", data)
	if code != 1 || !strings.Contains(errs, "was altered") {
		t.Errorf("check of a damaged snapshot: %d %s", code, errs)
	}
}

func TestExportEveryFormat(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	if _, errs, code := call(t, "ingest", "--data", data, write(t, "n.csv", "inspection_id,note\nyork-2024,An invented note.\n")); code != 0 {
		t.Fatal(errs)
	}
	for format, begins := range map[string]string{"csv": "inspection,", "json": `{"title"`, "xlsx": "PK", "parquet": "PAR1"} {
		out, errs, code := call(t, "export", "--data", data, "--format", format, "ratings")
		if code != 0 || !strings.HasPrefix(out, begins) {
			t.Errorf("%s: %d %.20q %s", format, code, out, errs)
		}
	}
}

func TestWrongUseIsExitTwo(t *testing.T) {
	empty := t.TempDir()
	tests := []struct {
		args []string
		code int
		says string
	}{
		{[]string{"frobnicate"}, 2, "frobnicate"},
		{[]string{"ingest"}, 2, "path"},
		{[]string{"ingest", "--colour", "blue", "x.csv"}, 2, "--colour"},
		{[]string{"export", "--format", "pdf", "ratings"}, 2, "csv"},
		{[]string{"export", "--data", empty, "ratings"}, 1, "holds nothing yet"},
		{[]string{"check", "--data", empty}, 1, "holds nothing yet"},
		{[]string{"ingest", "--data", empty, "nowhere.csv"}, 1, "nowhere.csv"},
		{[]string{"ingest", "--data", empty, write(t, "picture.png", "x")}, 1, "not a kind of file that can be loaded"},
		{[]string{"extract", "nowhere.pdf"}, 1, "nowhere.pdf"},
		{[]string{"template", "nothing"}, 2, "results"},
	}
	for _, tt := range tests {
		t.Run(strings.Join(tt.args, " "), func(t *testing.T) {
			_, errs, code := call(t, tt.args...)
			if code != tt.code || !strings.Contains(errs, tt.says) {
				t.Errorf("exit %d, want %d; says %q, want %q in it", code, tt.code, errs, tt.says)
			}
		})
	}
}

func TestUnknownNamesInExport(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	if _, errs, code := call(t, "ingest", "--data", data, write(t, "n.csv", "inspection_id,note\nyork-2024,An invented note.\n")); code != 0 {
		t.Fatal(errs)
	}
	_, errs, code := call(t, "export", "--data", data, "--set", "pdu=wakefeild", "profile")
	if code != 2 || !strings.Contains(errs, "wakefield") {
		t.Errorf("%d %s", code, errs)
	}
}

func TestHelpAndVersion(t *testing.T) {
	for _, arg := range []string{"--help", "--version"} {
		if out, errs, code := call(t, arg); code != 0 || out == "" || errs != "" {
			t.Errorf("%s: %d %q %q", arg, code, out, errs)
		}
	}
	t.Setenv("PDUBENCH_DATA", filepath.Join(t.TempDir(), "from-the-environment"))
	if _, errs, _ := call(t, "check"); !strings.Contains(errs, "from-the-environment") {
		t.Errorf("the environment is not heard: %s", errs)
	}
}

func TestTemplateCanBeLoaded(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	for _, args := range [][]string{{"template", "results"}, {"template", "inspections"}, {"template", "corrections", "--data", data}} {
		out, errs, code := call(t, args...)
		if code != 0 {
			t.Fatal(errs)
		}
		if _, errs, code := call(t, "ingest", "--data", data, write(t, args[1]+".csv", out)); code != 0 {
			t.Errorf("%v: %s", args, errs)
		}
	}
	out, _, _ := call(t, "template", "--format", "xlsx")
	if _, errs, code := call(t, "ingest", "--data", data, write(t, "template.xlsx", out)); code != 0 {
		t.Errorf("workbook: %s", errs)
	}
}
