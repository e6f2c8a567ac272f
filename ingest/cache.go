package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"pdubench/ingest/report"
)

// readings keeps what was read out of each report in the store's cache
// folder, so that a load reads only what is new. A reading depends on the
// report, the rules, the names and the program; the key is made of them all,
// and a reading that cannot be used is simply made again.
type readings struct {
	dir string // empty: nothing is kept
	key []byte // of everything but the report
}

func newReadings(dir string, metrics []report.Metric, pdus []report.PDU, rules []report.RuleFile) readings {
	if dir == "" {
		return readings{}
	}
	program, err := os.Executable()
	if err != nil {
		return readings{}
	}
	info, err := os.Stat(program)
	if err != nil {
		return readings{}
	}
	key, err := json.Marshal([]any{info.Size(), info.ModTime(), metrics, pdus, rules})
	if err != nil {
		return readings{}
	}
	return readings{filepath.Join(dir, "cache"), key}
}

func (c readings) path(in input) string {
	sum := sha256.Sum256(append([]byte(in.SHA256+" "+in.File+" "), c.key...))
	return filepath.Join(c.dir, hex.EncodeToString(sum[:16])+".json")
}

// get returns the reading of a report, nil where there is none.
func (c readings) get(in input) *report.Report {
	if c.dir == "" {
		return nil
	}
	content, err := os.ReadFile(c.path(in))
	if err != nil {
		return nil
	}
	var r report.Report
	if json.Unmarshal(content, &r) != nil {
		return nil
	}
	return &r
}

// put keeps a reading. Failing to is no harm but time.
func (c readings) put(in input, r *report.Report) error {
	if c.dir == "" {
		return nil
	}
	content, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("%s: %w", in.File, err)
	}
	if err := os.MkdirAll(c.dir, 0o755); err != nil {
		return err
	}
	return writeWhole(c.path(in), content)
}
