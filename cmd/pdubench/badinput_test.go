package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Files that are no report: exit 1, the file and a remedy named, nothing
// stored and nothing changed.
func TestBadReportsChangeNothing(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	if _, errs, code := call(t, "ingest", "--data", data, write(t, "n.csv", "inspection_id,note\nyork-2024,An invented note.\n")); code != 0 {
		t.Fatal(errs)
	}
	huge := write(t, "huge.pdf", "%PDF-1.7\n")
	if err := os.Truncate(huge, 200<<20); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, path, says string }{
		{"empty", write(t, "empty.pdf", ""), "empty"},
		{"cut off", write(t, "cut.pdf", "%PDF-1.7\n1 0 obj\n<</Type/Catalog"), "download"},
		{"a picture", write(t, "picture.pdf", "\x89PNG\r\n\x1a\n0000"), "PDF, HTML or text"},
		{"200 MB", huge, "200 MB"},
		{"NUL bytes", write(t, "nul.txt", "Foreword\n\x00\x00\x00\x00\x00\x00\x01\x02\x03\x04 28 per cent\n"), "nul.txt"},
		{"another inspection", write(t, "yjs.txt", "An inspection of youth justice services in Northmoor (invented)\n\nHM Inspectorate of Probation, March 2025\n\nForeword\n\nThe youth justice service works with 40 children.\n"), "youth"},
		{"unknown PDU", write(t, "where.txt", "An inspection of probation services in: Wakefeld Vale PDU\n\nThe Probation Service – Yorkshire and the Humber Region\n\nHM Inspectorate of Probation, March 2025\n\nForeword\n\nWakefeld Vale PDU is invented. The vacancy rate for POs was 31 per cent.\n\nRatings\n\nP 1.1\tLeadership\tGood\n"), "pdus.csv"},
	}
	pointer := filepath.Join(data, "current.json")
	before, err := os.ReadFile(pointer)
	if err != nil {
		t.Fatal(err)
	}
	kept, _ := filepath.Glob(filepath.Join(data, "sources", "*"))
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, errs, code := call(t, "ingest", "--data", data, tt.path)
			if code != 1 || !strings.Contains(errs, filepath.Base(tt.path)) || !strings.Contains(errs, tt.says) {
				t.Errorf("exit %d: %s", code, errs)
			}
			if _, errs, code := call(t, "extract", tt.path); code != 1 || !strings.Contains(errs, filepath.Base(tt.path)) {
				t.Errorf("extract: exit %d: %s", code, errs)
			}
			if after, _ := os.ReadFile(pointer); string(after) != string(before) {
				t.Error("the pointer changed")
			}
			if now, _ := filepath.Glob(filepath.Join(data, "sources", "*")); len(now) != len(kept) {
				t.Error("an original was stored")
			}
		})
	}
}
