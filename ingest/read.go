package ingest

import (
	"context"
	"slices"
)

// read turns all inputs into merged and checked facts: tables first, for
// they say which PDUs and metrics there are, then reports.
func read(ctx context.Context, inputs []input, o Options) (*Facts, error) {
	f, problems := &Facts{}, &Problems{}
	sources := newSourceList(f)
	for place, in := range inputs {
		if in.isTable() {
			f.table(in, place, sources, problems)
		}
	}
	if err := problems.err(); err != nil {
		return nil, err
	}
	if err := f.reports(ctx, inputs, sources, o); err != nil {
		return nil, err
	}
	return f, f.finish(problems)
}

// readTables reads tables alone.
func readTables(inputs []input) (*Facts, error) {
	return read(context.Background(), inputs, Options{})
}

// finish merges and checks what was read.
func (f *Facts) finish(problems *Problems) error {
	// Tables are read before reports; what revises what goes by the order of loading.
	slices.SortStableFunc(f.Results, func(a, b Result) int { return f.Sources[a.Source].Place - f.Sources[b.Source].Place })
	slices.SortStableFunc(f.Inspections, func(a, b Inspection) int { return f.Sources[a.Source].Place - f.Sources[b.Source].Place })
	f.merge(problems)
	f.correct(problems)
	f.inspectionResults()
	f.check(problems)
	return problems.err()
}

// table reads the tables of one file into the facts.
func (f *Facts) table(in input, place int, sources *sourceList, problems *Problems) {
	sheets, err := in.sheets()
	for _, s := range sheets {
		if err == nil {
			err = f.sheet(in, s, place, sources, problems)
		}
	}
	if err != nil {
		*problems = append(*problems, asProblem(in.File, err))
	}
}

func (in input) isTable() bool { return in.kind() == "csv" || in.kind() == "xlsx" }

func (in input) sheets() ([]sheet, error) {
	if in.kind() == "xlsx" {
		return readXLSX(in.File, in.content)
	}
	s, err := readCSV(in.File, in.content)
	return []sheet{s}, err
}

// sheet reads the rows of a table whose kind its header tells.
func (f *Facts) sheet(in input, t sheet, place int, sources *sourceList, problems *Problems) error {
	kind, err := kindOf(in.File, t.name, t.header)
	if err != nil {
		return err
	}
	source := sources.file(Source{SHA256: in.SHA256, File: in.File, Kind: in.kind(), Title: "Table of " + kind.name, Class: "other", Loaded: in.Loaded, Place: place})
	for i, cells := range t.rows {
		r := &row{file: in.File, sheet: t.name, line: t.lines[i], columns: t.header, cells: cells, problems: problems}
		kind.read(r, Origin{Source: source, Input: place, File: in.File, Sheet: t.name, Line: t.lines[i]}, f, sources)
	}
	return nil
}

func asProblem(file string, err error) Problem {
	if p, ok := err.(Problem); ok {
		return p
	}
	return Problem{File: file, What: err.Error(), Remedy: "correct the file and load it again"}
}
