package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"time"

	"pdubench/dashboard"
	"pdubench/ingest"
	"pdubench/queries"
)

type serveCommand struct {
	Addr string `default:"127.0.0.1:8080" help:"Address to listen on."`
	Data string `default:"./data" help:"Data folder."`
}

// Run serves until the context ends, then lets requests under way finish.
func (c serveCommand) Run(ctx context.Context, out streams) error {
	if err := dashboard.CheckAssets(); err != nil {
		return err // before anything is loaded: no page could be answered
	}
	log := slog.New(slog.NewTextHandler(out.werr, nil))
	store, err := ingest.OpenStore(c.Data)
	if err != nil {
		return err
	}
	loaded, err := ingest.Load(ctx, store, nil, ingest.Options{Program: version})
	if err != nil {
		return err
	}
	if loaded.Changed {
		log.Info("snapshot built", "snapshot", loaded.Snapshot, "inspections", loaded.Counts.Inspections, "results", loaded.Counts.Results)
	}
	live := &queries.Live{}
	if err := serveCurrent(store, live, log, ""); err != nil {
		return err
	}
	app := dashboard.New(live, log)
	listener, err := net.Listen("tcp", c.Addr)
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w; stop what uses it, or choose another address with --addr", c.Addr, err)
	}
	fmt.Fprintf(out.w, "pdubench serves http://%s (stop with Ctrl-C)\n", listener.Addr())
	go follow(ctx, store, live, log)
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		stopped <- app.ShutdownWithTimeout(10 * time.Second)
	}()
	if err := app.Listener(listener); err != nil {
		return err
	}
	return <-stopped
}
