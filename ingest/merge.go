package ingest

import (
	"fmt"
)

// latest keeps, of rows with the same key, the last one loaded, in the place
// of the first. Two of the same key in one file are a problem: one of them
// must be wrong.
func latest[T any](rows []T, key func(T) (Origin, string), what string, problems *Problems) []T {
	at := map[string]int{}
	var out []T
	for _, r := range rows {
		origin, k := key(r)
		i, seen := at[k]
		if !seen {
			at[k] = len(out)
			out = append(out, r)
			continue
		}
		before, _ := key(out[i])
		if before.Input == origin.Input && origin.Line > 0 {
			*problems = append(*problems, Problem{File: origin.File, Sheet: origin.Sheet, Line: origin.Line, What: fmt.Sprintf("%s %q stands already in line %d", what, k, before.Line),
				Remedy: "keep the right one and remove the other"})
		}
		out[i] = r
	}
	return out
}

// merge applies later sources over earlier ones. Results are left alone: an
// earlier one stays as the history of the later (see revise).
func (f *Facts) merge(problems *Problems) {
	f.Regions = latest(f.Regions, func(r Region) (Origin, string) { return r.Origin, r.Code }, "region", problems)
	f.PDUs = latest(f.PDUs, func(p PDU) (Origin, string) { return p.Origin, p.Code }, "PDU", problems)
	f.Programmes = latest(f.Programmes, func(p Programme) (Origin, string) { return p.Origin, fmt.Sprint(p.Programme) }, "programme", problems)
	f.Standards = latest(f.Standards, func(s Standard) (Origin, string) { return s.Origin, fmt.Sprint(s.Programme, " ", s.Standard) }, "standard", problems)
	f.Ratings = latest(f.Ratings, func(r Rating) (Origin, string) { return r.Origin, r.Rating }, "rating", problems)
	f.Bands = latest(f.Bands, func(b RatingBand) (Origin, string) { return b.Origin, b.AppliesTo + " " + b.Rating }, "rating band", problems)
	f.Metrics = latest(f.Metrics, func(m Metric) (Origin, string) { return m.Origin, m.Metric }, "metric", problems)
	f.Inspections = latest(f.Inspections, func(i Inspection) (Origin, string) { return i.Origin, i.ID }, "inspection", problems)
	latest(f.Results, func(r Result) (Origin, string) {
		return r.Origin, r.Inspection + ", " + r.Metric + ", segment " + r.Segment
	}, "result", problems)
	f.Context = latest(f.Context, func(c Context) (Origin, string) {
		return c.Origin, c.Scope + ", " + c.Region + ", " + c.Period + ", " + c.Metric + ", " + c.Segment + ", " + f.Sources[c.Source].URL
	}, "context figure", problems)
}

// inspectionResults states as results what the row of an inspection says, so
// that ratings, scores and cases are compared like everything else.
func (f *Facts) inspectionResults() {
	stated := map[string]bool{}
	for _, r := range f.Results {
		stated[r.Inspection+"|"+r.Metric+"|"+r.Segment] = true
	}
	add := func(i Inspection, r Result) {
		if stated[i.ID+"|"+r.Metric+"|"+r.Segment] {
			return
		}
		r.Origin, r.Inspection = i.Origin, i.ID
		r.Place = fmt.Sprintf("%s line %d", i.File, i.Line)
		f.Results = append(f.Results, r)
	}
	for _, i := range f.Inspections {
		if i.OverallRating != "" {
			add(i, Result{Metric: "overall_rating", Rating: i.OverallRating, Unit: "rating"})
		}
		if i.Score != nil {
			score := float64(*i.Score)
			r := Result{Metric: "score", Value: &score, Unit: "score", Numerator: &score}
			if i.MaxScore != nil {
				most := float64(*i.MaxScore)
				r.Denominator = &most
			} else {
				r.Numerator = nil
			}
			add(i, r)
		}
		if i.Cases != nil {
			cases := float64(*i.Cases)
			add(i, Result{Metric: "cases_inspected", Segment: "all", Value: &cases, Unit: "count"})
		}
	}
}
