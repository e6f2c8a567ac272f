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
	v, err := sqlfiles.Lookup(view)
	if err != nil {
		return nil, s.unknownView(ctx, view)
	}
	args, filters, err := s.bind(ctx, v, values)
	if err != nil {
		return nil, err
	}
	// Not a prepared statement kept for the next time: DuckDB plans with the
	// values of the first call and may keep them.
	rows, err := s.db.QueryContext(ctx, v.Query, args...)
	if err != nil {
		return nil, fmt.Errorf("view %s: %w", view, interrupted(ctx, err))
	}
	defer rows.Close()
	t := &Table{View: v, Filters: filters, Snapshot: s.ID, About: s.About}
	if err := t.scan(rows); err != nil {
		return nil, fmt.Errorf("view %s: %w", view, interrupted(ctx, err))
	}
	return t, nil
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

// scan reads all rows, after checking that the query returns the columns of
// its header.
func (t *Table) scan(rows *sql.Rows) error {
	names, err := rows.Columns()
	if err != nil {
		return err
	}
	columns := t.View.Columns
	if len(names) != len(columns) {
		return fmt.Errorf("returns %d columns, its header names %d", len(names), len(columns))
	}
	for i, c := range columns {
		if names[i] != c.Name {
			return fmt.Errorf("returns column %q where its header names %q", names[i], c.Name)
		}
	}
	cells := make([]any, len(columns))
	into := make([]any, len(columns))
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
