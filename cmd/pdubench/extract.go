package main

import (
	"bufio"
	"context"

	"pdubench/ingest"
	"pdubench/ingest/report"
)

type extractCommand struct {
	Format string   `default:"csv" enum:"csv,json" help:"csv or json."`
	Rules  []string `help:"Files of own rules, which come before the built-in ones." type:"path"`
	Path   string   `arg:"" help:"A report: .pdf .html .txt" type:"path"`
}

// Run prints the figures of a report, one row each, mapped to metrics where
// a rule matched.
func (c extractCommand) Run(ctx context.Context, out streams) error {
	catalogue, err := ingest.Catalogue()
	if err != nil {
		return err
	}
	rules, err := report.NewRules(catalogue.ReportMetrics(), c.Rules...)
	if err != nil {
		return err
	}
	doc, err := report.ReadFile(c.Path)
	if err != nil {
		return err
	}
	if err := doc.CheckKind(); err != nil {
		return err
	}
	r, err := report.Extract(doc, rules, catalogue.ReportPDUs())
	if err != nil {
		return err
	}
	w := bufio.NewWriter(out.w)
	if c.Format == "json" {
		err = report.WriteFiguresJSON(w, r.Figures)
	} else {
		err = report.WriteFiguresCSV(w, r.Figures)
	}
	if err != nil {
		return err
	}
	return w.Flush()
}
