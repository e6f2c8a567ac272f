package report

import (
	"fmt"
	"strconv"
)

// Severities of a finding.
const (
	Error   = "error"   // the report contradicts itself or arithmetic
	Warning = "warning" // implausible, or something every report has is missing
	Note    = "note"    // worth knowing
)

// Finding is something a check found in a report.
type Finding struct {
	Code     string // names the check: score_sum, overall_band, …
	Severity string // error, warning or note
	Section  string
	Page     int // 0 where the format has none
	Place    string
	Message  string // names the numbers and both places
}

func disagreement(a, b Result) Finding {
	return Finding{
		Code: "stated_twice", Severity: Error, Section: b.Section, Page: b.Page, Place: b.Place,
		Message: fmt.Sprintf("%s is %s in %s, and %s in %s; the first is kept",
			named(a.Metric, a.Segment), shown(a), where(a.Section, a.Place), shown(b), where(b.Section, b.Place)),
	}
}

func named(metric, segment string) string {
	if segment == "" {
		return metric
	}
	return metric + " (" + segment + ")"
}

func shown(r Result) string {
	if r.Value == nil {
		return r.Text
	}
	s := plainNumber(*r.Value)
	if r.Qualifier != "" {
		s = r.Qualifier + " " + s
	}
	return s
}

func where(section, place string) string {
	if place == "" {
		return section
	}
	return section + ", " + place
}

// plainNumber prints a number with no more digits than it has: 28, 4.9.
func plainNumber(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
