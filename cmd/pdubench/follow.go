package main

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"pdubench/ingest"
	"pdubench/queries"
)

// look is how often a server looks for a new snapshot.
const look = time.Second

// follow serves each new snapshot as soon as a load has published it.
func follow(ctx context.Context, store *ingest.Store, live *queries.Live, log *slog.Logger) {
	tick := time.NewTicker(look)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		current, release := live.Acquire()
		served := current.ID
		release()
		if err := serveCurrent(store, live, log, served); err != nil {
			log.Error("new snapshot not served", "error", err, "still", served)
		}
	}
}

// serveCurrent opens the store's current snapshot, unless it is the one
// already served.
func serveCurrent(store *ingest.Store, live *queries.Live, log *slog.Logger, served string) error {
	pointer, ok, err := store.Current()
	if err != nil {
		return err
	}
	if !ok {
		return fmt.Errorf("the data folder has no snapshot; load something with pdubench ingest")
	}
	if pointer.Snapshot == served {
		return nil
	}
	snapshot, err := queries.Open(store.SnapshotPath(pointer.Snapshot))
	if err != nil {
		live.FallBehind() // its readers are told
		return err
	}
	live.Serve(snapshot)
	log.Info("snapshot served", "snapshot", snapshot.ID, "built", snapshot.About.Built)
	return nil
}
