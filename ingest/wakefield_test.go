package ingest

import (
	"bytes"
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"pdubench/ingest/report"
)

var update = flag.Bool("update", false, "write ingest/published/wakefield-2024.csv anew from the report")

// reports is the folder of whole published reports beside the checkout.
const reports = "../../shared/reports"

// haveReports says whether that folder is there. Continuous integration must
// have it.
func haveReports(t testing.TB) bool {
	t.Helper()
	if _, err := os.Stat(reports); err == nil {
		return true
	}
	if os.Getenv("CI") != "" {
		t.Fatalf("%s is missing", reports)
	}
	return false
}

// readWakefield reads the report in one of its formats.
func readWakefield(t testing.TB, format string) *report.Report {
	t.Helper()
	catalogue, err := Catalogue()
	if err != nil {
		t.Fatal(err)
	}
	rules, err := report.NewRules(catalogue.ReportMetrics())
	if err != nil {
		t.Fatal(err)
	}
	name := "wakefield-2024." + format
	content, err := os.ReadFile(filepath.Join(reports, name))
	if err != nil {
		t.Fatal(err)
	}
	r, err := ReadReport(name, content, rules, catalogue.ReportPDUs())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// The bundled rows of Wakefield are what the report says: metric, value and
// section read from its text, pages from its PDF.
func TestWakefieldReportGivesTheBundledRows(t *testing.T) {
	if !haveReports(t) {
		return
	}
	pages := map[string]int{}
	for _, r := range readWakefield(t, "pdf").Results {
		pages[r.Metric+" "+r.Segment] = r.Page
	}
	var got bytes.Buffer
	out := csv.NewWriter(&got)
	out.Write([]string{"inspection_id", "metric", "segment", "qualifier", "value", "unit", "numerator", "denominator", "source_class", "source_url", "section", "page", "place"})
	for _, r := range readWakefield(t, "txt").Results {
		value := r.Text
		if r.Value != nil {
			value = digits(r.Value)
		}
		page, ok := pages[r.Metric+" "+r.Segment]
		if !ok || page == 0 {
			t.Errorf("%s %s has no page in the PDF", r.Metric, r.Segment)
		}
		out.Write([]string{"wakefield-2024", r.Metric, r.Segment, r.Qualifier, value, r.Unit, digits(r.Numerator), digits(r.Denominator), "inspectorate",
			"https://hmiprobation.justiceinspectorates.gov.uk/news/wakefield-pdu-rated-requires-improvement-but-building-blocks-for-success-in-place",
			r.Section, fmt.Sprint(page), r.Place})
	}
	out.Flush()
	const path = "published/wakefield-2024.csv"
	if *update {
		if err := os.WriteFile(path, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("the report gives other rows than %s; look at the difference, then go test ./ingest -update\n%s", path, got.String())
	}
}
