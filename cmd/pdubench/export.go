package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"

	"pdubench/ingest"
	"pdubench/queries"
)

type exportCommand struct {
	Data   string            `default:"./data" help:"Data folder."`
	Format string            `default:"csv" enum:"csv,json,xlsx,parquet" help:"csv, json, xlsx or parquet."`
	Set    map[string]string `help:"A parameter of the view, as name=value; can be repeated." mapsep:"none"`
	View   string            `arg:"" help:"Name of the view, such as benchmark or ratings."`
}

// Run prints a view of the current snapshot.
func (c exportCommand) Run(ctx context.Context, out streams) error {
	store, err := ingest.OpenStore(c.Data)
	if err != nil {
		return err
	}
	pointer, ok, err := store.Current()
	if err != nil {
		return err
	}
	if !ok {
		return fmt.Errorf("data folder %s holds nothing yet; run pdubench serve or pdubench ingest first, or name another with --data", c.Data)
	}
	snapshot, err := queries.Open(store.SnapshotPath(pointer.Snapshot))
	if err != nil {
		return err
	}
	defer snapshot.Close()
	table, err := snapshot.Run(ctx, c.View, c.Set)
	if err != nil {
		if problem := (*queries.Problem)(nil); errors.As(err, &problem) {
			return usageError{err}
		}
		return err
	}
	w := bufio.NewWriter(out.w)
	switch c.Format {
	case "json":
		err = queries.WriteJSON(w, table)
	case "xlsx":
		err = queries.WriteXLSX(w, table)
	case "parquet":
		err = queries.WriteParquet(w, table)
	default:
		err = queries.WriteCSV(w, table)
	}
	if err != nil {
		return err
	}
	return w.Flush()
}
