package report

import (
	"strings"
	"testing"
)

// catalogue reads the bundled metric catalogue, the real one.
func catalogue(t testing.TB) []Metric {
	t.Helper()
	var out []Metric
	for _, row := range rowsOf(t, "../published/metrics.csv") {
		m := Metric{Name: row["metric"], Unit: row["unit"]}
		if row["segments"] != "" {
			m.Segments = strings.Split(row["segments"], "|")
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
