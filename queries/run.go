package queries

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"strconv"
	"time"

	"github.com/duckdb/duckdb-go/v2"

	sqlfiles "pdubench/sql"
)

// Run answers a view. values are the parameters as written in an address;
// an unknown name, a missing one or a value that cannot be is a *Problem.
// The context's deadline stops the query.
func (s *Snapshot) Run(ctx context.Context, view string, values map[string]string) (*Table, error) {
	return s.RunPage(ctx, view, values, Page{})
}

// interrupted names the deadline where the driver only says that it was
// interrupted.
func interrupted(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

func (s *Snapshot) unknownView(ctx context.Context, view string) error {
	var known []string
	for _, v := range sqlfiles.Views() {
		known = append(known, v.Name)
	}
	return &Problem{Missing: true, What: "view", Value: view, Nearest: s.nearest(ctx, known, view)}
}

// scan reads the rows and their cells, whose names and types must be those of
// the view's header, and of a paged view the number of rows in all.
func (t *Table) scan(rows *sql.Rows) error {
	names, err := rows.Columns()
	if err != nil {
		return err
	}
	columns := t.View.Columns
	want := len(columns)
	if t.View.Paged {
		want++
	}
	if len(names) != want {
		return fmt.Errorf("returns %d columns, its header means %d", len(names), want)
	}
	for i, c := range columns {
		if names[i] != c.Name {
			return fmt.Errorf("returns column %q where its header names %q", names[i], c.Name)
		}
	}
	cells := make([]any, want)
	into := make([]any, want)
	for i := range cells {
		into[i] = &cells[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		row := make([]any, len(columns))
		for i, c := range columns {
			if row[i], err = cell(c, cells[i]); err != nil {
				return fmt.Errorf("column %s: %w", c.Name, err)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	t.Total = len(t.Rows)
	if t.View.Paged && len(t.Rows) > 0 {
		total, ok := cells[len(columns)].(int64)
		if !ok {
			return fmt.Errorf("says %v rows in all, which is no number", cells[len(columns)])
		}
		t.Total = int(total)
	}
	return rows.Err()
}

// cell turns what the driver returns into one of the types of a table, and
// refuses what the column's header does not allow.
func cell(c sqlfiles.Column, v any) (any, error) {
	switch x := v.(type) {
	case nil:
		return nil, nil
	case int32:
		v = int64(x)
	case duckdb.Decimal:
		v = x.Float64()
	case time.Time:
		v = x.Format(time.DateOnly)
	}
	switch x := v.(type) {
	case int64:
		if c.Type == "integer" {
			return x, nil
		}
		if c.Type == "number" {
			return float64(x), nil
		}
	case float64:
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return nil, fmt.Errorf("holds %v, which is no number to show", x)
		}
		if c.Type == "number" {
			return x, nil
		}
	case bool:
		if c.Type == "boolean" {
			return x, nil
		}
	case string:
		switch c.Type {
		case "measure":
			if f, err := strconv.ParseFloat(x, 64); err == nil && !math.IsNaN(f) && !math.IsInf(f, 0) {
				return f, nil
			}
			return x, nil
		case "text", "slug", "date", "url", "path":
			return x, nil
		}
	}
	return nil, fmt.Errorf("holds a %T where its header says %s", v, c.Type)
}
