package main

import (
	"context"

	"pdubench/ingest"
)

type templateCommand struct {
	Data   string `default:"./data" help:"Data folder whose unmapped figures a template of corrections lists."`
	Format string `default:"csv" enum:"csv,xlsx" help:"csv for one table, xlsx for a workbook of all that users fill in."`
	Table  string `arg:"" default:"results" help:"results, inspections, pdus, notes, corrections …; not needed for xlsx."`
}

// Run prints a template to fill in and load.
func (c templateCommand) Run(_ context.Context, out streams) error {
	if c.Format == "xlsx" {
		return ingest.WriteTemplateXLSX(out.w)
	}
	var unmapped []ingest.Figure
	var files []string
	if c.Table == "corrections" {
		store, err := ingest.OpenStore(c.Data)
		if err != nil {
			return err
		}
		if unmapped, files, err = ingest.Unmapped(store); err != nil {
			return err
		}
	}
	if err := ingest.WriteTemplate(out.w, c.Table, unmapped, files); err != nil {
		return usageError{err}
	}
	return nil
}
