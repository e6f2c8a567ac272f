package dashboard

import "pdubench/queries"

// row is one row of a finished table.
type row struct {
	t *queries.Table
	i int
}

func rows(t *queries.Table) []row {
	all := make([]row, len(t.Rows))
	for i := range t.Rows {
		all[i] = row{t, i}
	}
	return all
}

func (r row) cell(column string) any { return r.t.Cell(r.i, column) }

// text returns a cell's text, empty where it holds none.
func (r row) text(column string) string { return r.t.Text(r.i, column) }

// number returns a cell's number and whether it holds one.
func (r row) number(column string) (float64, bool) { return r.t.Number(r.i, column) }

// has reports whether a cell holds anything.
func (r row) has(column string) bool { return r.cell(column) != nil && r.cell(column) != "" }

// integer returns a cell's whole number, 0 where it holds none.
func (r row) integer(column string) int64 {
	n, _ := r.cell(column).(int64)
	return n
}

// bounded reports whether the row's value is only a bound.
func (r row) bounded() bool {
	switch r.text("qualifier") {
	case "under", "over", "at_least", "at_most":
		return true
	}
	return false
}

// share reports whether the row is a count that is compared by its share of
// the cases.
func (r row) share() bool { return r.text("unit") == "count" && r.has("denominator") }

// bySegment splits rows into runs of the same segment, in their order.
func bySegment(all []row) [][]row {
	var parts [][]row
	for i, r := range all {
		if i == 0 || r.text("segment") != all[i-1].text("segment") {
			parts = append(parts, nil)
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], r)
	}
	return parts
}
