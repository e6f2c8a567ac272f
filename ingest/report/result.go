package report

import "math"

// Result is one published value of a metric, read from a report.
type Result struct {
	Metric, Segment, Qualifier string
	Value                      *float64 // nil for a rating
	Text                       string   // the rating word
	Unit                       string   // the metric's unit in the catalogue
	Numerator, Denominator     *float64
	Section                    string
	Page                       int
	Place                      string
	Sentence                   string
	Rule                       string // the rule, or what of the header it was read from
	Figure                     int    // index in Report.Figures; -1 where it is no figure
}

// results turns mapped figures into results, one a metric and segment. A
// fact stated again is kept at its first place; the exact statement is
// preferred to a hedged one. Two that cannot both be true are a finding. The
// known results come first.
func results(figs []Figure, known ...Result) ([]Result, []Finding) {
	out := known
	var findings []Finding
	at := map[[2]string]int{}
	for i, res := range known {
		at[[2]string{res.Metric, res.Segment}] = i
	}
	for i := range figs {
		f := &figs[i]
		if f.by == nil {
			continue
		}
		res, ok := resultOf(f)
		if !ok {
			f.unmap()
			continue
		}
		res.Figure = i
		key := [2]string{res.Metric, res.Segment}
		first, stated := at[key]
		switch {
		case !stated:
			at[key] = len(out)
			out = append(out, res)
		case completes(res, out[first]):
			out[first].Numerator, out[first].Denominator = res.Numerator, res.Denominator
		case completes(out[first], res):
			res.Numerator, res.Denominator = out[first].Numerator, out[first].Denominator
			out[first] = res
		case !agree(out[first], res):
			findings = append(findings, disagreement(out[first], res))
		case out[first].Qualifier != "" && res.Qualifier == "":
			out[first] = res
		}
	}
	return out, findings
}

// completes says whether parts gives the n of m of a percentage published
// without them: 14 of 41 and 34 per cent are one fact, told in two ways. The
// percentage is published rounded.
func completes(parts, percentage Result) bool {
	if percentage.Unit != "percent" || percentage.Value == nil || percentage.Denominator != nil || percentage.Qualifier != "" ||
		parts.Qualifier != "" || parts.Numerator == nil || parts.Denominator == nil || *parts.Denominator <= 0 {
		return false
	}
	share := *parts.Numerator / *parts.Denominator * 100
	return *percentage.Value == math.Round(share) || *percentage.Value == round1(share)
}

// resultOf gives a figure the unit of its metric; false where the figure
// cannot be turned into it.
func resultOf(f *Figure) (Result, bool) {
	res := Result{
		Metric: f.Metric, Segment: f.Segment, Qualifier: f.Qualifier, Unit: f.by.metric.Unit,
		Numerator: f.Numerator, Denominator: f.Denominator,
		Section: f.Section, Page: f.Page, Place: f.Place, Sentence: f.Sentence, Rule: f.Rule,
	}
	if f.by.outOf == "cases" && f.whole != nil && f.Denominator == nil {
		n := f.Value
		res.Numerator, res.Denominator = &n, f.whole
	}
	if f.parts != nil {
		res.Numerator, res.Denominator = f.parts.Numerator, f.parts.Denominator
	}
	v, unit := f.Value, f.Unit
	switch f.by.value {
	case "numerator":
		res.Numerator, res.Denominator = nil, nil
	case "denominator":
		if f.Denominator == nil {
			return res, false
		}
		v, res.Numerator, res.Denominator = *f.Denominator, nil, nil
	case "share", "complement":
		if f.Unit == "count" {
			if f.Numerator == nil || f.Denominator == nil || *f.Denominator <= 0 {
				return res, false
			}
			v, unit = round1(*f.Numerator / *f.Denominator * 100), "percent"
			if f.published != nil && !(f.published.Qualifier == "approximately" && math.Abs(v-f.published.Value) < 0.05) {
				v, res.Qualifier = f.published.Value, f.published.Qualifier
			}
		}
		if f.by.value == "complement" {
			v = round1(100 - v)
			res.Qualifier = mirrored[f.Qualifier]
			if res.Numerator != nil && res.Denominator != nil {
				n := *res.Denominator - *res.Numerator
				res.Numerator = &n
			}
		}
	}
	if unit == "ratio" && res.Unit == "count" { // cases held, on average
		unit = "count"
	}
	if unit != res.Unit && !(unit == "points" && res.Unit == "score") {
		return res, false
	}
	res.Value = &v
	return res, true
}

// claimed is the value a mapped figure gives its metric, in its own unit.
func (f *Figure) claimed() float64 {
	if f.by.value == "complement" && f.Unit == "percent" {
		return 100 - f.Value
	}
	return f.Value
}

// mirrored is the qualifier of 100 minus a value.
var mirrored = map[string]string{
	"approximately": "approximately", "over": "under", "under": "over", "at_least": "at_most", "at_most": "at_least",
}

// agree says whether two statements of one fact can both be true.
func agree(a, b Result) bool {
	if a.Text != b.Text {
		return false
	}
	if a.Value == nil || b.Value == nil {
		return (a.Value == nil) == (b.Value == nil)
	}
	return within(*a.Value, a.Qualifier, *b.Value, b.Qualifier) && within(*b.Value, b.Qualifier, *a.Value, a.Qualifier)
}

// within says whether value v, as its qualifier has it, can lie where the
// value w and its qualifier say.
func within(v float64, qv string, w float64, qw string) bool {
	const exact = 0.05 // published percentages carry at most one decimal
	switch qw {
	case "":
		return qv != "" || math.Abs(v-w) <= exact
	case "approximately":
		return math.Abs(v-w) <= math.Max(2.5, w/20)
	case "over", "at_least":
		return v >= w-exact || qv == "over" || qv == "at_least" || qv == "approximately"
	default:
		return v <= w+exact || qv == "under" || qv == "at_most" || qv == "approximately"
	}
}

func round1(v float64) float64 { return math.Round(v*10) / 10 }
