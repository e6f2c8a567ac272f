package ingest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	sqlfiles "pdubench/sql"
)

// Options say how to load.
type Options struct {
	Program   string                          // version, kept in the snapshot
	NoBundled bool                            // leave the bundled figures out
	Rules     []string                        // files of own rules for reading reports; they are kept and used from then on
	Progress  func(done, all int, now string) // told after each report is read, by several goroutines; may be nil
	cache     string                          // folder of the store, for readings
}

// Summary says what a load did.
type Summary struct {
	Snapshot string // ID of the current snapshot
	Changed  bool   // false where every file was already loaded
	Files    []FileSummary
	Counts   Counts // of the snapshot
	Findings []Finding
}

// FileSummary says what one file gave.
type FileSummary struct {
	File    string
	Known   bool // it was loaded before, nothing changed
	Kind    string
	Rows    int // rows of a table, or figures of a report
	Results int // of those, results
}

// Counts are the sizes of a snapshot.
type Counts struct{ PDUs, Inspections, Results, Sources int }

// input is an original with its content.
type input struct {
	Original
	content []byte
}

// kind is the extension without its dot.
func (in input) kind() string {
	return strings.TrimPrefix(strings.ToLower(filepath.Ext(in.File)), ".")
}

// Load adds the files to the store and publishes a snapshot of everything in
// it. Either all of it succeeds or nothing changes: the snapshot served
// before stays, and no half-written file is ever read.
func Load(ctx context.Context, s *Store, paths []string, o Options) (*Summary, error) {
	unlock, err := s.lock()
	if err != nil {
		return nil, err
	}
	defer unlock()
	before, _, err := s.Current()
	if err != nil {
		return nil, err
	}
	s.tidyUp(before.Snapshot)
	now := time.Now().UTC().Truncate(time.Second)
	inputs, err := s.gather(before, o.NoBundled, now)
	if err != nil {
		return nil, err
	}
	fresh, summary, err := readFiles(paths, o.Rules, inputs, now)
	if err != nil {
		return nil, err
	}
	inputs = append(inputs, fresh...)
	if before.Snapshot != "" && len(fresh) == 0 && before.Shape == sqlfiles.Version() && sameSources(before.Sources, inputs) && s.has(before.Snapshot) {
		summary.Snapshot = before.Snapshot
		return summary, nil
	}
	o.cache = s.dir
	facts, err := read(ctx, inputs, o)
	if err != nil {
		return nil, err
	}
	after := Pointer{Shape: sqlfiles.Version(), Built: now}
	for i := range inputs {
		if inputs[i].SHA256, err = s.keep(inputs[i].content); err != nil {
			return nil, err
		}
		after.Sources = append(after.Sources, inputs[i].Original)
	}
	part := filepath.Join(s.dir, "snapshots", fmt.Sprintf("%d.part", os.Getpid()))
	os.Remove(part)
	defer os.Remove(part)
	defer os.Remove(part + ".wal")
	if err := build(ctx, part, facts, o.Program, now); err != nil {
		return nil, fmt.Errorf("the snapshot could not be built: %w", err)
	}
	if after, err = s.publish(part, after); err != nil {
		return nil, err
	}
	summary.describe(facts, inputs, fresh)
	summary.Snapshot, summary.Changed = after.Snapshot, true
	return summary, nil
}

// gather returns the bundled files and all originals that were loaded before.
func (s *Store) gather(before Pointer, noBundled bool, now time.Time) ([]input, error) {
	names := reference
	// A folder that was begun without the bundled figures stays without.
	begunWithout := before.Snapshot != "" && !slices.ContainsFunc(before.Sources, func(o Original) bool { return o.Bundled && slices.Contains(facts, o.File) })
	if !noBundled && !begunWithout {
		names = append(slices.Clone(reference), facts...)
	}
	var inputs []input
	for _, name := range names {
		content, err := bundledFile(name)
		if err != nil {
			return nil, err
		}
		in := input{Original{File: name, SHA256: shaOf(content), Bytes: int64(len(content)), Loaded: now, Bundled: true}, content}
		for _, o := range before.Sources {
			if o.SHA256 == in.SHA256 && o.Bundled {
				in.Loaded = o.Loaded
			}
		}
		inputs = append(inputs, in)
	}
	for _, o := range before.Sources {
		if o.Bundled {
			continue
		}
		content, err := s.original(o)
		if err != nil {
			return nil, err
		}
		inputs = append(inputs, input{o, content})
	}
	return inputs, nil
}

func sameSources(before []Original, inputs []input) bool {
	return slices.EqualFunc(before, inputs, func(o Original, in input) bool { return o.SHA256 == in.SHA256 })
}

func (s *Store) has(snapshot string) bool {
	_, err := os.Stat(s.SnapshotPath(snapshot))
	return err == nil
}

func (m *Summary) describe(f *Facts, inputs, fresh []input) {
	m.Counts = Counts{PDUs: len(f.PDUs), Inspections: len(f.Inspections), Results: len(f.Results), Sources: len(f.Sources)}
	for _, finding := range f.Findings {
		if slices.ContainsFunc(fresh, func(in input) bool { return in.SHA256 == f.Sources[finding.Source].SHA256 }) {
			m.Findings = append(m.Findings, finding)
		}
	}
	from := func(o Origin) int {
		return slices.IndexFunc(m.Files, func(s FileSummary) bool { return s.File == o.File })
	}
	for _, r := range f.Results {
		if i := from(r.Origin); i >= 0 {
			m.Files[i].Results++
		}
	}
	for _, g := range f.Figures {
		if i := from(g.Origin); i >= 0 {
			m.Files[i].Rows++
		}
	}
}
