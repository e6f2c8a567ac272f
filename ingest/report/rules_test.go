package report

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"
)

// catalogue reads the bundled metric catalogue, the real one.
func catalogue(t testing.TB) []Metric {
	t.Helper()
	f, err := os.Open("../published/metrics.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []Metric
	for _, row := range rows[1:] {
		m := Metric{Name: row[0], Unit: row[3]}
		if row[5] != "" {
			m.Segments = strings.Split(row[5], "|")
		}
		out = append(out, m)
	}
	return out
}

func TestBuiltInRules(t *testing.T) {
	if _, err := NewRules(catalogue(t)); err != nil {
		t.Fatal(err)
	}
}
