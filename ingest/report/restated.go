package report

import (
	"regexp"
	"strings"

	"pdubench/ingest/report/quantity"
)

// bracketShares ties "14 of 34 (41 per cent)" and "41 per cent (14 of 34)"
// together: one fact, whose percentage as published is preferred to one
// computed.
func bracketShares(figs []Figure) {
	for i := 1; i < len(figs); i++ {
		n, p := &figs[i-1], &figs[i]
		cells := p.stop == 0 && n.stop == 0 && p.Sentence == n.Sentence
		told := p.start > n.stop && p.start-n.stop < 60 && restated.MatchString(p.Sentence[n.stop:p.start]) // "28 of the 31 posts were filled, or 90 per cent"
		far := told || p.start-n.stop > 40
		if !cells && (!inBrackets(p) && !told || p.start-n.stop > 80) {
			continue
		}
		if n.Kind == "percent" && p.Kind == "proportion" {
			n, p = p, n
		}
		if n.Kind != "proportion" || p.Kind != "percent" || (cells || far) && !possible(p.Value, *n.Numerator, *n.Denominator) {
			continue
		}
		from := &figs[i-1] // a bracket says again what stands before it
		if n.by != nil && n.by.value == "denominator" && p.by != nil {
			n.unmap()
			from = p
		}
		if from.by == nil || from.by.metric.Unit != "percent" && p == from {
			from = &figs[i]
		}
		by := from.by
		if by == nil || by.metric.Unit != "percent" {
			continue
		}
		n.published, p.parts = p, n
		n.Metric, n.Segment, n.Rule, n.by = from.Metric, from.Segment, from.Rule, by
		p.Metric, p.Segment, p.Rule, p.by = n.Metric, n.Segment, n.Rule, by
	}
}

// inBrackets says whether a figure stands in brackets with no more than its
// noun: "(six out of 25 posts)".
func inBrackets(f *Figure) bool {
	return strings.HasSuffix(f.Sentence[:f.start], "(") && closing.MatchString(f.Sentence[f.stop:])
}

var closing = regexp.MustCompile(`^( [\pL-]+){0,4}\)`)

// restated ends the words between a proportion and the same as a percentage.
var restated = regexp.MustCompile(`^[^,;.]*?([,:;]| [–—-]|,? (and so|or|in other words|put another way|that is|which|this|equating|equivalent|amounting|equal|giving|making|representing)) ?` +
	`((or|that is|that was|to say|which|is|was|represents|equates|amounts|equating|equivalent|amounting|equal|to|namely|other|words|put|another|way|meaning|giving|making|representing|exactly|only|just|again|a|([a-z]+ ){1,2}(rate|level|figure|share|proportion) of|in),? )*$`)

// restatedBeside ties a mapped percentage to the n of m beside it that makes the
// same share, and that nothing else has claimed: "512 referrals, and 338 of
// them led to a start (66 per cent)".
func restatedBeside(figs []Figure) {
	for k := range figs {
		f := &figs[k]
		if f.by == nil || f.parts != nil || f.Denominator != nil || f.Kind != string(quantity.Percent) || f.by.metric.Unit != quantity.UnitPercent || f.stop == 0 {
			continue
		}
		for _, j := range []int{k - 1, k + 1} {
			if j < 0 || j >= len(figs) || figs[j].by != nil || f.parts != nil || figs[j].sentence > f.sentence || figs[j].sentence < f.sentence-1 {
				continue
			}
			n := &figs[j]
			whole := n.Denominator
			if whole == nil {
				whole = n.whole
			}
			if whole != nil && n.Unit != quantity.UnitPercent && possible(f.Value, n.Value, *whole) {
				f.parts = &Figure{Numerator: &n.Value, Denominator: whole}
			}
		}
	}
}

// sameShare says whether one figure is the n of m of the other's percentage.
func (f *Figure) sameShare(g *Figure) bool {
	if f.Kind == string(quantity.Percent) {
		f, g = g, f
	}
	return f.Kind == string(quantity.Proportion) && g.Kind == string(quantity.Percent) && possible(g.Value, *f.Numerator, *f.Denominator)
}
