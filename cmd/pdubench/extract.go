package main

import "context"

type extractCommand struct {
	Format string `default:"csv" enum:"csv,json" help:"csv or json."`
	Path   string `arg:"" help:"A report: .pdf .html .txt" type:"path"`
}

// Run prints the figures of a report.
func (c extractCommand) Run(ctx context.Context, out streams) error { return nil }
