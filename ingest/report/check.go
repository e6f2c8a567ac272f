package report

import (
	"fmt"
	"slices"
)

// check runs every check on a report; the order of the findings is theirs.
func (r *Report) check(d *Document) []Finding {
	return slices.Concat(
		r.checkScore(),
		r.checkOverall(),
		r.checkKeyQuestions(),
		r.checkCases(),
		r.checkProportions(),
		r.checkPercentages(d),
		r.checkTableAgainstSentences(),
		r.checkShares(),
		d.checkFieldworkDates(),
		r.checkDateOrder(d),
		d.checkWindows(r.Header.FieldworkStart),
		r.checkMissing(),
	)
}

// find returns the first result of a metric and segment.
func (r *Report) find(metric, segment string) *Result {
	for i := range r.Results {
		if r.Results[i].Metric == metric && r.Results[i].Segment == segment {
			return &r.Results[i]
		}
	}
	return nil
}

func (r *Report) has(metric string) bool {
	return slices.ContainsFunc(r.Results, func(x Result) bool { return x.Metric == metric })
}

func (f *Figure) finding(code, severity, format string, args ...any) Finding {
	return Finding{code, severity, f.Section, f.Page, f.Place, fmt.Sprintf(format, args...)}
}

func (x *Rated) finding(code, severity, format string, args ...any) Finding {
	return Finding{code, severity, x.Section, x.Page, x.Place, fmt.Sprintf(format, args...)}
}

func (x *Result) finding(code, severity, format string, args ...any) Finding {
	return Finding{code, severity, x.Section, x.Page, x.Place, fmt.Sprintf(format, args...)}
}
