package ingest

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"time"

	"github.com/duckdb/duckdb-go/v2"

	sqlfiles "pdubench/sql"
)

// build writes a snapshot of the facts to a new database file: schema, rows,
// macros, checkpoint, close. The file is complete without its log.
func build(ctx context.Context, path string, f *Facts, program string, built time.Time) error {
	connector, err := duckdb.NewConnector(path, nil)
	if err != nil {
		return fmt.Errorf("snapshot %s cannot be made: %w", path, err)
	}
	defer connector.Close()
	db := sql.OpenDB(connector)
	defer db.Close()
	if _, err := db.ExecContext(ctx, sqlfiles.Schema()); err != nil {
		return fmt.Errorf("schema: %w", err)
	}
	if err := appendAll(ctx, connector, f, program, built); err != nil {
		return err
	}
	if _, err := db.ExecContext(ctx, sqlfiles.Macros()); err != nil {
		return fmt.Errorf("macros: %w", err)
	}
	if _, err := db.ExecContext(ctx, "CHECKPOINT"); err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	if err := db.Close(); err != nil {
		return err
	}
	return connector.Close()
}

func appendAll(ctx context.Context, connector *duckdb.Connector, f *Facts, program string, built time.Time) error {
	conn, err := connector.Connect(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	for _, t := range f.rows(program, built) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := appendTable(conn, t); err != nil {
			return fmt.Errorf("table %s: %w", t.name, err)
		}
	}
	return nil
}

func appendTable(conn driver.Conn, t tableRows) error {
	appender, err := duckdb.NewAppenderFromConn(conn, "", t.name)
	if err != nil {
		return err
	}
	for _, row := range t.rows {
		if err := appender.AppendRow(row...); err != nil {
			appender.Close()
			return err
		}
	}
	return appender.Close()
}
