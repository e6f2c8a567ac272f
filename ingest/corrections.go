package ingest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Correction is what a person says of one figure of a report: that it is
// right, that it is none, or what one of its fields should be.
type Correction struct {
	Origin
	Report  string // file name or SHA-256 (8 characters or more) of the report
	Locator string // of the figure, or its whole sentence where that has one figure
	Field   string // see correctionFields
	Value   string
	Was     string // what the reading had, filled in when applied
	Reason  string
	Who     string
	When    string // ISO 8601
	Figure  int    // 1-based index into Facts.Figures, filled in when applied
}

// correctionFields are what a correction can set. status is confirmed or
// rejected.
var correctionFields = []string{"status", "metric", "segment", "qualifier", "value", "unit", "numerator", "denominator", "sense"}

func readCorrection(r *row, at Origin, f *Facts, _ *sourceList) {
	if r.text("value") == "" && (r.text("field") == "metric" || r.text("field") == "status") {
		return // a line of the template that was not filled in
	}
	c := Correction{Origin: at, Report: r.need("source"), Locator: r.need("locator"), Field: r.oneOf("field", correctionFields...),
		Value: r.text("value"), Reason: r.need("reason"), Who: r.need("who"), When: r.date("when")}
	switch c.Field {
	case "status":
		r.oneOf("value", "confirmed", "rejected")
	case "qualifier":
		r.oneOf("value", qualifierWords...)
	case "sense":
		r.oneOf("value", "", "insufficient")
	case "value":
		r.need("value")
		r.number("value")
	case "numerator", "denominator":
		r.count("value")
	}
	f.Corrections = append(f.Corrections, c)
}

// correct applies the corrections, in the order they were loaded, to the
// figures of reports and the results taken from them.
func (f *Facts) correct(problems *Problems) {
	if len(f.Corrections) == 0 {
		return
	}
	results := map[int]int{} // figure to its result
	for i, r := range f.Results {
		if r.Figure > 0 {
			results[r.Figure] = i
		}
	}
	rejected := map[int]bool{} // results
	for i := range f.Corrections {
		c := &f.Corrections[i]
		figure, problem := f.figureOf(*c)
		if problem != nil {
			*problems = append(*problems, *problem)
			continue
		}
		c.Figure = figure
		g := &f.Figures[figure-1]
		result, mapped := results[figure]
		switch {
		case c.Field == "status":
			c.Was, g.Status = g.Status, c.Value
			if mapped {
				rejected[result] = c.Value == "rejected"
			}
			continue
		case c.Field == "metric" && !mapped:
			f.Results = append(f.Results, resultOf(*g, figure))
			result = len(f.Results) - 1
			results[figure] = result
		}
		g.Status = "corrected"
		c.Was = g.set(c.Field, c.Value)
		if result, mapped = results[figure]; mapped {
			f.Results[result].set(c.Field, c.Value)
		}
	}
	kept := f.Results[:0]
	for i, r := range f.Results {
		if !rejected[i] {
			kept = append(kept, r)
		}
	}
	f.Results = kept
}

// figureOf finds the figure a correction means.
func (f *Facts) figureOf(c Correction) (int, *Problem) {
	bad := func(column, what, remedy string) (int, *Problem) {
		return 0, &Problem{File: c.File, Sheet: c.Sheet, Line: c.Line, Column: column, What: what, Remedy: remedy}
	}
	var loaded []string
	var sameSentence []int
	found := false
	for i, g := range f.Figures {
		s := f.Sources[g.Source]
		if !slices.Contains(loaded, s.File) {
			loaded = append(loaded, s.File)
		}
		if c.Report != s.File && !(len(c.Report) >= 8 && strings.HasPrefix(s.SHA256, c.Report)) {
			continue
		}
		found = true
		if g.Locator == c.Locator {
			return i + 1, nil
		}
		if g.Sentence == c.Locator {
			sameSentence = append(sameSentence, i+1)
		}
	}
	switch {
	case !found && len(loaded) == 0:
		return bad("source", fmt.Sprintf("no report %q is loaded, nor any other", c.Report), "load the report first, or together with its corrections")
	case !found:
		return bad("source", fmt.Sprintf("no report %q is loaded", c.Report), "name one of "+strings.Join(loaded, ", "))
	case len(sameSentence) == 1:
		return sameSentence[0], nil
	case len(sameSentence) > 1:
		return bad("locator", fmt.Sprintf("the sentence states %d figures", len(sameSentence)), "use the locator of the one that is meant, such as "+f.Figures[sameSentence[0]-1].Locator)
	}
	return bad("locator", fmt.Sprintf("%s has no figure %q", c.Report, c.Locator), "copy a locator from pdubench template corrections")
}

// resultOf begins the result of a figure that no rule mapped.
func resultOf(g Figure, figure int) Result {
	value := g.Value
	return Result{Origin: g.Origin, Inspection: g.Inspection, Metric: g.Metric, Segment: g.Segment, Qualifier: g.Qualifier, Value: &value, Unit: g.Unit, Numerator: g.Numerator,
		Denominator: g.Denominator, Section: g.Section, Page: g.Page, Place: g.Place, Figure: figure}
}

// set changes a field of a figure and returns what it was.
func (g *Figure) set(field, value string) (was string) {
	text := map[string]*string{"metric": &g.Metric, "segment": &g.Segment, "qualifier": &g.Qualifier, "unit": &g.Unit, "sense": &g.Sense}
	count := map[string]**float64{"numerator": &g.Numerator, "denominator": &g.Denominator}
	switch {
	case text[field] != nil:
		was, *text[field] = *text[field], value
	case count[field] != nil:
		was, *count[field] = digits(*count[field]), parsed(value)
	case field == "value":
		was = digits(&g.Value)
		g.Value = *parsed(value)
	}
	return was
}

// set changes a field of a result.
func (r *Result) set(field, value string) {
	switch field {
	case "metric":
		r.Metric = value
	case "segment":
		r.Segment = value
	case "qualifier":
		r.Qualifier = value
	case "unit":
		r.Unit = value
	case "value":
		r.Value = parsed(value)
	case "numerator":
		r.Numerator = parsed(value)
	case "denominator":
		r.Denominator = parsed(value)
	}
}

// parsed is a number that readCorrection has checked; nil for none.
func parsed(s string) *float64 {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return nil
	}
	return &f
}

// digits writes a number with no more digits than it needs.
func digits(f *float64) string {
	if f == nil {
		return ""
	}
	return strconv.FormatFloat(*f, 'f', -1, 64)
}

// locate gives the figures of one report an address that a correction can
// use: section, place and what is stated there, numbered where it is stated
// more than once.
func locate(figures []Figure) {
	seen := map[string]int{}
	for i := range figures {
		g := &figures[i]
		g.Locator = fmt.Sprintf("%s, %s: %s", g.Section, g.Place, strings.TrimSpace(digits(&g.Value)+" "+g.Unit))
		if g.Denominator != nil {
			g.Locator = fmt.Sprintf("%s, %s: %s of %s", g.Section, g.Place, digits(&g.Value), digits(g.Denominator))
		}
		seen[g.Locator]++
		if n := seen[g.Locator]; n > 1 {
			g.Locator += fmt.Sprintf(" (%d)", n)
		}
	}
}
