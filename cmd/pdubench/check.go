package main

import (
	"context"
	"fmt"

	"pdubench/ingest"
	"pdubench/queries"
)

type checkCommand struct {
	Data string `default:"./data" help:"Data folder."`
}

// Run checks every original and the snapshot against their checksums, and
// that the snapshot opens and answers.
func (c checkCommand) Run(ctx context.Context, out streams) error {
	store, err := ingest.OpenStore(c.Data)
	if err != nil {
		return err
	}
	pointer, err := store.Check()
	if err != nil {
		return err
	}
	snapshot, err := queries.Open(store.SnapshotPath(pointer.Snapshot))
	if err != nil {
		return err
	}
	defer snapshot.Close()
	if _, err := snapshot.Run(ctx, "ratings", nil); err != nil {
		return fmt.Errorf("snapshot %s does not answer: %w; load the sources again", pointer.Snapshot, err)
	}
	fmt.Fprintf(out.w, "%d sources and snapshot %s are whole: %d inspections, %d results.\n",
		len(pointer.Sources), pointer.Snapshot, snapshot.About.Inspection, snapshot.About.Results)
	return nil
}
