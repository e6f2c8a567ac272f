package ingest

import (
	"archive/zip"
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// workbook writes rows to a sheet of a workbook and returns its path.
func workbook(t *testing.T, sheet string, rows ...[]any) string {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	if err := book.SetSheetName("Sheet1", sheet); err != nil {
		t.Fatal(err)
	}
	for i := range rows {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := book.SetSheetRow(sheet, cell, &rows[i]); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "mine.xlsx")
	if err := book.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

var resultColumns = []any{"inspection_id", "metric", "segment", "qualifier", "value", "unit", "numerator", "denominator", "source_class", "source_url"}

func TestWorkbookGivesWhatTheSameCSVGives(t *testing.T) {
	fromBook, fromCSV := loaded(t), loaded(t)
	path := workbook(t, "Results", resultColumns, []any{"york-2024", "vacancy_rate", "PO", "", 22.5, "percent", nil, nil, "press", "https://example.org/invented"})
	if _, err := Load(context.Background(), fromBook, []string{path}, Options{}); err != nil {
		t.Fatal(err)
	}
	table := file(t, "mine.csv", resultsHeader+"york-2024,vacancy_rate,PO,,22.5,percent,,,press,https://example.org/invented\n")
	if _, err := Load(context.Background(), fromCSV, []string{table}, Options{}); err != nil {
		t.Fatal(err)
	}
	const q = `SELECT string_agg(result_id || ' ' || coalesce(CAST(value AS VARCHAR), rating) || ' ' || unit, '; ' ORDER BY result_id) FROM result`
	if a, b := query(t, fromBook, q), query(t, fromCSV, q); a != b || !strings.Contains(a, "york-2024.vacancy_rate.po 22.5 percent") {
		t.Error("the workbook and the CSV give different results")
	}
}

func TestBadWorkbooks(t *testing.T) {
	var bomb bytes.Buffer
	z := zip.NewWriter(&bomb)
	for _, name := range []string{"[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		zeros := make([]byte, 1<<20)
		for range 300 {
			w.Write(zeros)
		}
	}
	z.Close()
	raw := func(content []byte) string {
		path := filepath.Join(t.TempDir(), "mine.xlsx")
		if err := os.WriteFile(path, content, 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	tests := []struct{ name, path, says string }{
		{"wrong cell", workbook(t, "Results", resultColumns, []any{"york-2024", "vacancy_rate", "PO", "", "many", "percent", "", "", "press", "https://example.org"}), "sheet Results line 2 column value"},
		{"no table", workbook(t, "Cover", []any{"About"}), "no sheet with a table"},
		{"other columns", workbook(t, "Figures", []any{"pdu", "figure"}), "sheet Figures line 1"},
		{"beside the table", workbook(t, "Results", resultColumns, []any{"york-2024", "vacancy_rate", "PO", "", 2, "percent", "", "", "press", "https://example.org", "mind this"}), "11 cells"},
		{"zip bomb", raw(bomb.Bytes()), "unpacks to more than"},
		{"no workbook", raw([]byte("PK\x03\x04 not really")), "cannot be opened"},
		{"text", raw([]byte("inspection_id,metric")), "cannot be opened"},
	}
	store := loaded(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Load(context.Background(), store, []string{tt.path}, Options{})
			if err == nil || !strings.Contains(err.Error(), tt.says) || !strings.Contains(err.Error(), "mine.xlsx") {
				t.Errorf("error is %v, want it to say %q", err, tt.says)
			}
		})
	}
}

func FuzzXLSX(f *testing.F) {
	book := excelize.NewFile()
	row := resultColumns
	book.SetSheetRow("Sheet1", "A1", &row)
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, content []byte) {
		if len(content) > 1<<20 {
			return
		}
		sheets, err := readXLSX("fuzz.xlsx", content)
		if err == nil && len(sheets) == 0 {
			t.Error("neither a sheet nor an error")
		}
	})
}

func FuzzCSV(f *testing.F) {
	f.Add([]byte(resultsHeader + "york-2024,vacancy_rate,PO,,28,percent,,,press,https://example.org\n"))
	f.Add([]byte(inspectionsHeader + "x-2024,N55WAK,2023,2024,2024-10,stated,Good,,,,press,https://example.org\n"))
	f.Add([]byte("source,locator,field,value,reason,who,when\nr.pdf,\"Foreword, paragraph 1: 3\",value,4,x,y,2025\n"))
	f.Add([]byte("\ufeffmetric,\"\"\n\x00"))
	f.Fuzz(func(t *testing.T, content []byte) {
		// Whatever stands in a file, reading it ends with rows or problems that name it.
		facts, err := readTables([]input{{Original: Original{File: "fuzz.csv"}, content: content}})
		if err != nil && !strings.Contains(err.Error(), "fuzz.csv") {
			t.Errorf("the error does not name the file: %v", err)
		}
		if err == nil && facts == nil {
			t.Error("neither facts nor an error")
		}
	})
}
