package report

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// inventedPDUs are those the reports of testdata are about.
var inventedPDUs = []PDU{
	{Code: "X1", Name: "Fellgate", Region: "Northern Fells"},
	{Code: "X2", Name: "Saltby and East Wold", Region: "East Coast", Aliases: []string{"Saltby"}},
	{Code: "X3", Name: "Harrow Vale", Region: "West Marches"},
	{Code: "X6", Name: "Oakhampton Vale", Region: "South Downs"},
	{Code: "X7", Name: "Greyfell and Lowmoor", Region: "Northern Fells"},
	{Code: "X4", Name: "Wenbury", Region: "Mid Shires"},
	{Code: "X5", Name: "Marlow Fen", Region: "Fenland and Broads"},
}

// The lists of figures and results beside each report were made by hand.
func TestGoldenReports(t *testing.T) {
	rules, err := NewRules(catalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"fellgate.txt", "saltby.txt", "harrow-vale.html", "wenbury.txt", "marlow-fen.txt", "oakhampton-vale.txt", "greyfell.txt"} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join("testdata", "figures", name)
			golden := strings.TrimSuffix(path, filepath.Ext(path))
			compareReport(t, extract(t, rules, path, inventedPDUs), golden)
		})
	}
}

// Every quantified statement of the real report, found by reading it, as
// numbers; in all three formats.
func TestWakefield(t *testing.T) {
	folder, ok := publishedReports(t)
	if !ok {
		return
	}
	rules, err := NewRules(catalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"txt", "html", "pdf"} {
		t.Run(format, func(t *testing.T) {
			r := extract(t, rules, filepath.Join(folder, "wakefield-2024."+format), catalogued(t))
			compareReport(t, r, "testdata/figures/wakefield-2024")
			sameLines(t, "findings", []string{"table_against_sentence", "fieldwork_dates", "implausible_date"}, codes(r.Findings))
			h := r.Header
			got := fmt.Sprint(h.PDU.Code, h.Region, h.Programme, h.FieldworkStart, h.Published, h.Overall.Rating, *h.Score, *h.Maximum, h.Cases)
			if want := fmt.Sprint("N55WAK", "Yorkshire and the Humber", 2023, "2024-07-29", "2024-10", "Requires improvement", 6, 21, Cases{20, 19, 39}); got != want {
				t.Errorf("header %s\nwant   %s", got, want)
			}
		})
	}
}

func extract(t testing.TB, rules *Rules, path string, pdus []PDU) *Report {
	t.Helper()
	d, err := ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Extract(d, rules, pdus)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// compareReport holds a report against NAME.figures.csv and NAME.results.csv.
// A section is given by its beginning.
func compareReport(t *testing.T, r *Report, golden string) {
	t.Helper()
	want := lines(t, golden+".figures.csv")
	got := make([]string, len(r.Figures))
	for i, f := range r.Figures {
		section := f.Section
		if i < len(want) && strings.HasPrefix(section, strings.SplitN(want[i], ",", 2)[0]) {
			section = strings.SplitN(want[i], ",", 2)[0]
		}
		got[i] = strings.Join([]string{section, f.Kind, plainNumber(f.Value), optional(f.Numerator), optional(f.Denominator), f.Qualifier, f.Sense}, ",")
	}
	sameLines(t, "figures", want, got)
	got = nil
	for _, x := range r.Results {
		value := x.Text
		if x.Value != nil {
			value = plainNumber(*x.Value)
		}
		got = append(got, strings.Join([]string{x.Metric, x.Segment, x.Qualifier, value, optional(x.Numerator), optional(x.Denominator)}, ","))
	}
	want = lines(t, golden+".results.csv")
	slices.Sort(want)
	slices.Sort(got)
	sameLines(t, "results", want, got)
}

// sameLines reports what is missing and what is too much.
func sameLines(t *testing.T, what string, want, got []string) {
	t.Helper()
	if slices.Equal(want, got) {
		return
	}
	left := slices.Clone(got)
	for _, w := range want {
		if i := slices.Index(left, w); i >= 0 {
			left = slices.Delete(left, i, i+1)
		} else {
			t.Errorf("%s: missing %s", what, w)
		}
	}
	for _, g := range left {
		t.Errorf("%s: not expected %s", what, g)
	}
	if !t.Failed() {
		t.Errorf("%s: out of order", what)
	}
}

func lines(t *testing.T, path string) []string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, row := range rows[1:] {
		out = append(out, strings.Join(row, ","))
	}
	return out
}

func codes(findings []Finding) []string {
	var out []string
	for _, f := range findings {
		out = append(out, f.Code)
	}
	return out
}

// publishedReports is the folder of whole published reports beside the
// checkout. Continuous integration must have it.
func publishedReports(t testing.TB) (string, bool) {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
	}
	folder := filepath.Join(dir, "..", "shared", "reports")
	if _, err := os.Stat(folder); err == nil {
		return folder, true
	}
	if os.Getenv("CI") != "" {
		t.Fatalf("%s is missing", folder)
	}
	return "", false
}

// catalogued are the bundled PDUs.
func catalogued(t testing.TB) []PDU {
	t.Helper()
	var out []PDU
	for _, row := range rowsOf(t, "../published/pdus.csv") {
		p := PDU{Code: row["pdu_code"], Name: row["pdu"], Region: row["region_code"]}
		if row["aliases"] != "" {
			p.Aliases = strings.Split(row["aliases"], "|")
		}
		out = append(out, p)
	}
	return out
}

func BenchmarkExtract(b *testing.B) {
	rules, err := NewRules(catalogue(b))
	if err != nil {
		b.Fatal(err)
	}
	d, err := ReadFile("testdata/figures/harrow-vale.html")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Extract(d, rules, inventedPDUs); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFigures(b *testing.B) {
	d, err := ReadFile("testdata/figures/harrow-vale.html")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		d.Figures()
	}
}
