package dashboard

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pdubench/queries"
)

// chartOption is what the tests read of a chart.
type chartOption struct {
	XAxis []struct {
		Type string
		Max  any
	}
	YAxis  []struct{ Data []any }
	Series []struct {
		Name string
		Type string
		Data []struct {
			Name  string
			Value any
		}
		MarkLine struct{ Data []any }
	}
}

func readOption(t *testing.T, c Chart) chartOption {
	t.Helper()
	var o chartOption
	if err := json.Unmarshal(c.Option, &o); err != nil {
		t.Fatalf("%s: %v", c.ID, err)
	}
	return o
}

// categoriesOf are the names of a chart's rows.
func categoriesOf(o chartOption) []string {
	var names []string
	for _, d := range o.YAxis[0].Data {
		if m, ok := d.(map[string]any); ok {
			d = m["value"]
		}
		names = append(names, fmt.Sprint(d))
	}
	return names
}

// parsed reads the CSV of a table back: what a reader who downloads it has.
func parsed(t *testing.T, table *queries.Table) []map[string]string {
	t.Helper()
	var out bytes.Buffer
	if err := queries.WriteCSV(&out, table); err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var all []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = record[i]
		}
		all = append(all, row)
	}
	return all
}

func plainNumber(v any) string {
	if f, ok := v.(float64); ok {
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	return fmt.Sprint(v)
}

// drawnMarks lists a chart's numbers as "kind name number" lines, sorted.
func drawnMarks(t *testing.T, c Chart) []string {
	o := readOption(t, c)
	var marks []string
	for _, s := range o.Series {
		for i, d := range s.Data {
			if pair, ok := d.Value.([]any); ok {
				marks = append(marks, fmt.Sprintf("point %v %s", pair[1], plainNumber(pair[0])))
			} else {
				marks = append(marks, fmt.Sprintf("bar %s/%s %s", categoriesOf(o)[i], s.Name, plainNumber(d.Value)))
			}
		}
		for _, m := range s.MarkLine.Data {
			switch m := m.(type) {
			case []any:
				low, high := m[0].(map[string]any)["coord"].([]any), m[1].(map[string]any)["coord"].([]any)
				if low[1] != high[1] {
					t.Errorf("%s: an interval from %v to %v", c.ID, low, high)
				}
				marks = append(marks, fmt.Sprintf("interval %v %s %s", low[1], plainNumber(low[0]), plainNumber(high[0])))
			case map[string]any:
				marks = append(marks, fmt.Sprintf("median %s", plainNumber(m["xAxis"])))
			}
		}
	}
	slices.Sort(marks)
	return marks
}

func sameMarks(t *testing.T, c Chart, want []string) {
	t.Helper()
	slices.Sort(want)
	if got := drawnMarks(t, c); !slices.Equal(got, want) {
		t.Errorf("chart %s (%s) draws\n%s\nthe CSV has\n%s", c.ID, c.Title, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
