package queries

import (
	"context"
	"database/sql"
	"sync"

	sqlfiles "pdubench/sql"
)

// statements keeps the queries of a snapshot prepared, by view: planning a
// view of comparison takes as long as running it, and DuckDB would plan it
// once without the parameters and once with them.
type statements struct {
	mu     sync.Mutex
	byView map[string]*sql.Stmt
}

// prepared returns the statement of a view. It is closed with the database.
func (s *Snapshot) prepared(ctx context.Context, v *sqlfiles.View) (*sql.Stmt, error) {
	s.statements.mu.Lock()
	defer s.statements.mu.Unlock()
	if statement := s.statements.byView[v.Name]; statement != nil {
		return statement, nil
	}
	statement, err := s.db.PrepareContext(ctx, v.Query)
	if err != nil {
		return nil, err
	}
	if s.statements.byView == nil {
		s.statements.byView = map[string]*sql.Stmt{}
	}
	s.statements.byView[v.Name] = statement
	return statement, nil
}
