package ingest

import (
	"fmt"
	"slices"
	"strings"
)

// tidy is one kind of table that can be loaded, known by its columns.
type tidy struct {
	name     string
	columns  []string // all must be there
	optional []string
	read     func(r *row, at Origin, f *Facts, sources *sourceList)
}

var (
	ratingWords    = []string{"Inadequate", "Requires improvement", "Good", "Outstanding"}
	qualifierWords = []string{"", "approximately", "over", "under", "at_least", "at_most"}
	unitWords      = []string{"percent", "count", "days", "ratio", "score", "rating"}
	classWords     = []string{"inspectorate", "press", "other"}
)

// tables are the kinds of table, in the order they are described in
// docs/tables.md.
var tables = []tidy{
	{name: "regions", columns: []string{"region_code", "region"}, read: readRegion},
	{name: "pdus", columns: []string{"pdu_code", "pdu", "region_code", "status", "aliases"}, read: readPDU},
	{name: "programmes", columns: []string{"programme", "title", "standards", "max_score"}, read: readProgramme},
	{name: "standards", columns: []string{"programme", "standard", "title", "kind"}, read: readStandard},
	{name: "ratings", columns: []string{"rating", "points"}, read: readRating},
	{name: "rating bands", columns: []string{"applies_to", "rating", "low", "high", "certainty"}, read: readBand},
	{name: "metrics", columns: []string{"metric", "title", "family", "unit", "polarity", "segments", "denominator", "definition"}, optional: []string{"maximum"}, read: readMetric},
	{name: "inspections", columns: []string{"inspection_id", "pdu_code", "programme", "fieldwork_start", "published", "published_basis", "overall_rating", "score", "max_score", "cases_inspected", "source_class", "source_url"}, read: readInspection},
	{name: "results", columns: []string{"inspection_id", "metric", "segment", "qualifier", "value", "unit", "numerator", "denominator", "source_class", "source_url"}, optional: []string{"section", "page", "place"}, read: readResult},
	{name: "context", columns: []string{"scope", "region_code", "period", "metric", "segment", "qualifier", "value", "unit", "numerator", "denominator", "source_url"}, read: readContext},
	{name: "notes", columns: []string{"inspection_id", "note"}, read: readNote},
	{name: "corrections", columns: []string{"source", "locator", "field", "value", "reason", "who", "when"}, optional: []string{"sentence"}, read: readCorrection},
}

// kindOf finds the table whose columns the header has, in any order.
func kindOf(file, sheet string, header []string) (tidy, error) {
	var best tidy
	shared := 0
	for _, t := range tables {
		missing, unknown := difference(t.columns, header), difference(header, append(slices.Clone(t.columns), t.optional...))
		if len(missing) == 0 && len(unknown) == 0 {
			return t, nil
		}
		if n := len(t.columns) - len(missing); n > shared {
			best, shared = t, n
		}
	}
	p := Problem{File: file, Sheet: sheet, Line: 1, What: "its columns are not those of any table"}
	p.Remedy = "write one of the templates with pdubench template and fill it in"
	if shared > 1 {
		var parts []string
		if missing := difference(best.columns, header); len(missing) > 0 {
			parts = append(parts, "add "+strings.Join(missing, ", "))
		}
		if unknown := difference(header, append(slices.Clone(best.columns), best.optional...)); len(unknown) > 0 {
			parts = append(parts, "remove "+strings.Join(unknown, ", "))
		}
		p.What = fmt.Sprintf("its columns are nearly those of %s", best.name)
		p.Remedy = strings.Join(parts, " and ")
	}
	return tidy{}, p
}

// difference returns what is in a and not in b.
func difference(a, b []string) []string {
	var out []string
	for _, s := range a {
		if !slices.Contains(b, s) {
			out = append(out, s)
		}
	}
	return out
}
