package queries

import (
	"context"
	"database/sql"
	"fmt"

	sqlfiles "pdubench/sql"
)

// Page is a part of a table: at most Limit rows, all where it is 0, after the
// first Skip.
type Page struct{ Limit, Skip int }

// RunPage answers a page of a view, as Run does the whole. The table says in
// Total how many rows there are in all. A view whose header does not call it
// paged is answered whole first, which is right where it is never long. A page
// after the last row is empty.
func (s *Snapshot) RunPage(ctx context.Context, view string, values map[string]string, page Page) (*Table, error) {
	v, err := sqlfiles.Lookup(view)
	if err != nil {
		return nil, s.unknownView(ctx, view)
	}
	args, filters, err := s.bind(ctx, v, values)
	if err != nil {
		return nil, err
	}
	if v.Paged {
		var limit any // NULL: no limit
		if page.Limit > 0 {
			limit = page.Limit
		}
		args = append(args, sql.Named("limit", limit), sql.Named("skip", page.Skip))
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
	rows.Close()
	if !v.Paged {
		t.cut(page)
	}
	if len(t.Rows) == 0 && page.Skip > 0 && v.Paged {
		first, err := s.RunPage(ctx, view, values, Page{Limit: 1})
		if err != nil {
			return nil, err
		}
		t.Total = first.Total
	}
	return t, nil
}

// cut leaves the rows of a page.
func (t *Table) cut(page Page) {
	t.Rows = t.Rows[min(page.Skip, len(t.Rows)):]
	if page.Limit > 0 {
		t.Rows = t.Rows[:min(page.Limit, len(t.Rows))]
	}
}
