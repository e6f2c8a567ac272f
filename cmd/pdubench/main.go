// Command pdubench compares published inspection results of Probation
// Delivery Units. See README.md.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
)

// version is set at build time with -ldflags "-X main.version=…".
var version = "dev"

// commands are the subcommands; each flag can also be set as PDUBENCH_NAME.
type commands struct {
	Serve    serveCommand     `cmd:"" help:"Serve the dashboard; an empty data folder is filled from the bundled facts first."`
	Ingest   ingestCommand    `cmd:"" help:"Load reports and tables into the data folder and publish a new snapshot."`
	Extract  extractCommand   `cmd:"" help:"Print the figures of one report; stores nothing."`
	Export   exportCommand    `cmd:"" help:"Print a view of the current snapshot as CSV, JSON, XLSX or Parquet."`
	Check    checkCommand     `cmd:"" help:"Check that the data folder is whole: sources, snapshot and what points to them."`
	Template templateCommand  `cmd:"" help:"Print a table to fill in and load."`
	Version  kong.VersionFlag `help:"Print the version." env:"-"`
}

// streams are where a command writes: w what was asked for, werr all else.
type streams struct{ w, werr io.Writer }

// usageError is a wrong call, as opposed to a failure of a right one.
type usageError struct{ error }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(status(run(ctx, os.Stdout, os.Stderr, os.Args[1:]), os.Stderr))
}

// status prints what went wrong and returns the exit code: 0 done, 1 failed,
// 2 wrong usage.
func status(err error, werr io.Writer) int {
	var usage usageError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &usage):
		fmt.Fprintf(werr, "pdubench: %v\nRun pdubench --help for what there is.\n", err)
		return 2
	}
	fmt.Fprintf(werr, "pdubench: %v\n", err)
	return 1
}

// run parses the arguments and runs the command.
func run(ctx context.Context, w, werr io.Writer, args []string) error {
	var c commands
	left := false // --help and --version print and leave
	parser, err := kong.New(&c, kong.Name("pdubench"), kong.Writers(w, werr), kong.Exit(func(int) { left = true }),
		kong.Description("Compare published inspection results of Probation Delivery Units."),
		kong.DefaultEnvars("PDUBENCH"), kong.Vars{"version": version}, kong.UsageOnError())
	if err != nil {
		return err
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	parsed, err := parser.Parse(args)
	if left {
		return nil
	}
	if err != nil {
		return usageError{err}
	}
	parsed.BindTo(ctx, (*context.Context)(nil))
	return parsed.Run(streams{w, werr})
}
