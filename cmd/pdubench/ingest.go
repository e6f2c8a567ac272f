package main

import (
	"context"
	"fmt"
	"io"

	"pdubench/ingest"
)

type ingestCommand struct {
	Data      string   `default:"./data" help:"Data folder."`
	NoBundled bool     `help:"Leave the bundled figures out of a new data folder."`
	Rules     []string `help:"Files of own rules for reading reports (.yaml); they are kept and used from then on." type:"path"`
	Paths     []string `arg:"" name:"path" help:"Files or folders: .pdf .html .txt .csv .xlsx" type:"path"`
}

// Run loads the files; it prints a line a source, a summary and the findings.
func (c ingestCommand) Run(ctx context.Context, out streams) error {
	store, err := ingest.OpenStore(c.Data)
	if err != nil {
		return err
	}
	progress, finish := reading(out.werr)
	loaded, err := ingest.Load(ctx, store, c.Paths, ingest.Options{Program: version, NoBundled: c.NoBundled, Rules: c.Rules, Progress: progress})
	finish()
	if err != nil {
		return fmt.Errorf("nothing was loaded:\n%w", err)
	}
	printSummary(out.w, loaded)
	return nil
}

func printSummary(w io.Writer, s *ingest.Summary) {
	for _, f := range s.Files {
		switch {
		case f.Known:
			fmt.Fprintf(w, "%s: already loaded\n", f.File)
		case f.Kind == "yaml" || f.Kind == "yml":
			fmt.Fprintf(w, "%s: rules loaded\n", f.File)
		case f.Kind == "csv" || f.Kind == "xlsx":
			fmt.Fprintf(w, "%s: table loaded, %d current results\n", f.File, f.Results)
		default:
			fmt.Fprintf(w, "%s: report read, %d figures, %d results\n", f.File, f.Rows, f.Results)
		}
	}
	for _, f := range s.Findings {
		fmt.Fprintf(w, "%s %s: %s, %s: %s\n", f.Severity, f.Code, f.File, f.Place, f.Message)
	}
	if !s.Changed {
		fmt.Fprintf(w, "Nothing new; snapshot %s stays.\n", s.Snapshot)
		return
	}
	fmt.Fprintf(w, "Snapshot %s: %d PDUs, %d inspections, %d results from %d sources.\n",
		s.Snapshot, s.Counts.PDUs, s.Counts.Inspections, s.Counts.Results, s.Counts.Sources)
}
