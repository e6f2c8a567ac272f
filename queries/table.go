package queries

import (
	sqlfiles "pdubench/sql"
)

// Table is the finished answer of a view. Renderers format it and never
// calculate. A cell is nil (not available), string, int64, float64 or bool.
type Table struct {
	View     *sqlfiles.View
	Filters  []Filter // those in force, in the order of the view's header
	Rows     [][]any
	Total    int    // rows there are in all; more than Rows where a page was asked for
	Snapshot string // ID
	About    About
}

// Filter is a parameter in force.
type Filter struct {
	Name  string
	Value string
	Label string // the value for readers
}

// Columns returns the view's columns.
func (t *Table) Columns() []sqlfiles.Column { return t.View.Columns }

// Cell returns the cell of a row in the named column; nil where there is no
// such column.
func (t *Table) Cell(row int, column string) any {
	if i := t.View.Column(column); i >= 0 {
		return t.Rows[row][i]
	}
	return nil
}

// Text returns the cell as a string, empty where it is not a string.
func (t *Table) Text(row int, column string) string {
	s, _ := t.Cell(row, column).(string)
	return s
}

// Number returns the cell as a number, and whether it is one.
func (t *Table) Number(row int, column string) (float64, bool) {
	switch v := t.Cell(row, column).(type) {
	case int64:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}

// Filter returns the value of a filter in force, or empty.
func (t *Table) Filter(name string) string {
	for _, f := range t.Filters {
		if f.Name == name {
			return f.Value
		}
	}
	return ""
}
