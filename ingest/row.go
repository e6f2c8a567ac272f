package ingest

import (
	"fmt"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"

	sqlfiles "pdubench/sql"
)

// row reads the cells of one row of a table by column, noting what is wrong.
type row struct {
	file, sheet string
	line        int
	columns     []string
	cells       []string
	problems    *Problems
}

func (r *row) bad(column, what, remedy string) {
	*r.problems = append(*r.problems, Problem{File: r.file, Sheet: r.sheet, Line: r.line, Column: column, What: what, Remedy: remedy})
}

// text returns a cell that may be empty.
func (r *row) text(column string) string {
	if i := slices.Index(r.columns, column); i >= 0 && i < len(r.cells) {
		return strings.TrimSpace(r.cells[i])
	}
	return ""
}

// need returns a cell that must not be empty.
func (r *row) need(column string) string {
	s := r.text(column)
	if s == "" {
		r.bad(column, "is empty", "fill it in")
	}
	return s
}

// oneOf returns a cell that must be one of the words; an empty word in the
// list allows an empty cell.
func (r *row) oneOf(column string, words ...string) string {
	s := r.text(column)
	if !slices.Contains(words, s) {
		r.bad(column, fmt.Sprintf("%q is not a word it can be", s), "write one of: "+strings.Join(named(words), ", "))
	}
	return s
}

func named(words []string) []string {
	out := slices.Clone(words)
	for i, w := range out {
		if w == "" {
			out[i] = "nothing"
		}
	}
	return out
}

// number returns a finite number, nil for an empty cell.
func (r *row) number(column string) *float64 {
	s := r.text(column)
	if s == "" {
		return nil
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(f) || math.IsInf(f, 0) {
		r.bad(column, fmt.Sprintf("%q is not a number", s), "write digits with a point, such as 28 or 4.9, without % or thousands separator")
		return nil
	}
	return &f
}

// count returns a whole number of at least 0, nil for an empty cell.
func (r *row) count(column string) *float64 {
	f := r.number(column)
	if f != nil && (*f < 0 || *f != math.Trunc(*f) || *f > 1e12) {
		r.bad(column, fmt.Sprintf("%q is not a count", r.text(column)), "write a whole number from 0 up")
		return nil
	}
	return f
}

// integer is count as an int.
func (r *row) integer(column string) *int {
	f := r.count(column)
	if f == nil {
		return nil
	}
	i := int(*f)
	return &i
}

// needInteger is integer for a cell that must not be empty; 0 where it is.
func (r *row) needInteger(column string) int {
	if r.need(column) == "" {
		return 0
	}
	if i := r.integer(column); i != nil {
		return *i
	}
	return 0
}

// date returns an ISO 8601 date of any precision, or nothing.
func (r *row) date(column string) string {
	s := r.text(column)
	if s == "" {
		return ""
	}
	if _, _, err := sqlfiles.Period(s); err != nil {
		r.bad(column, fmt.Sprintf("%q is not a date", s), "write 2024, 2024-10 or 2024-10-24, as precisely as it is known")
	}
	return s
}

// webAddress returns an http or https address.
func (r *row) webAddress(column string) string {
	s := r.need(column)
	if s == "" {
		return ""
	}
	if u, err := url.Parse(s); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		r.bad(column, fmt.Sprintf("%q is not a web address", s), "write the address the fact was read at, with https://")
	}
	return s
}

// list returns the parts of a cell that are separated by vertical bars.
func (r *row) list(column string) []string {
	s := r.text(column)
	if s == "" {
		return nil
	}
	parts := strings.Split(s, "|")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}
