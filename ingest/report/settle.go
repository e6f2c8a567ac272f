package report

import (
	"regexp"
	"slices"
	"strings"

	"pdubench/ingest/report/quantity"
)

// named returns the topics a sentence names, and those it may go on with.
func (r *Rules) named(at []subjectAt, now frame) []*topic {
	var out []*topic
	for _, s := range at {
		out = append(out, s.topic)
	}
	return append(out, now.about...)
}

// settle gives the figures of a topic their segments.
func (r *Rules) settle(c claim, text string, figs []Figure, now frame) {
	own := c.rule
	if c.carried {
		own.otherwise = "" // the label may be carried too
	}
	r.segments(&own, c.figs, figs)
	r.governed(c.topic, text, c.figs, figs, now)
	if left := slices.DeleteFunc(slices.Clone(c.figs), func(f *Figure) bool { return f.Metric != "" }); c.carried && len(left) > 0 {
		r.segments(&c.rule, left, figs)
	}
	for _, f := range c.figs {
		if rival := now.told[[2]string{f.Metric, f.Segment}]; rival != nil && rival != f && !f.partsOf(rival) || r.saidByRule(figs, f) {
			f.unmap()
		}
		if f.Metric != "" {
			*f = c.as(*f)
		}
	}
}

// governed gives the figures that no label stands beside that of the words
// before: the last one named in the sentence, or the one the sentence before
// was about.
func (r *Rules) governed(p *topic, text string, group []*Figure, figs []Figure, now frame) {
	if p.label == "" {
		return
	}
	set := r.labels[p.label]
	ms := set.mentions(text)
	for _, f := range group {
		if f.Metric != "" {
			continue
		}
		segment := ""
		for _, m := range ms {
			if m.end <= f.start && !countedBefore(text, figs, m) {
				segment = m.segment
			}
		}
		if segment == "" && headed.MatchString(text[:f.start]) { // "At 11 per cent, the PO vacancy rate …"
			for k := len(ms) - 1; k >= 0 && ms[k].start >= f.stop; k-- {
				if !apart.MatchString(text[f.stop:ms[k].start]) {
					segment = ms[k].segment
				}
			}
		}
		if named := now.labels(set); segment == "" && !labelled(text, f, ms) && len(named) > 0 {
			switch {
			case strings.Contains(text[:f.start], "latter"):
				segment = named[len(named)-1]
			case strings.Contains(text[:f.start], "former") || len(named) == 1:
				segment = named[0]
			}
		}
		if segment == "" || segment == ignored {
			continue
		}
		segment = f.withStandard(strings.ReplaceAll(p.segment, "{"+p.label+"}", segment))
		if p.metric.checkSegment(segment) && !taken(figs, p.metric.Name, segment) {
			f.Metric, f.Segment, f.Rule, f.by = p.metric.Name, segment, p.name, &p.rule
		}
	}
}

// countedBefore says whether a label belongs to a figure of another subject
// before it: "Women made up 78 per cent of POs".
func countedBefore(text string, figs []Figure, m mention) bool {
	return slices.ContainsFunc(figs, func(g Figure) bool {
		return g.Metric == "" && g.Kind == string(quantity.Percent) && g.stop <= m.start && strings.TrimSpace(text[g.stop:m.start]) == "of"
	})
}

// partsOf says whether a proportion gives the n of m of a percentage that a
// rule mapped elsewhere in the report.
func (f *Figure) partsOf(percentage *Figure) bool {
	return f.Kind == string(quantity.Proportion) && percentage.Kind == string(quantity.Percent) && possible(percentage.Value, *f.Numerator, *f.Denominator)
}

// saidByRule says whether a rule gave the metric and segment of a figure to
// another of its sentence.
func (r *Rules) saidByRule(figs []Figure, f *Figure) bool {
	for k := range figs {
		if g := &figs[k]; g != f && g.by != nil && g.by.order < len(r.rules) && g.Metric == f.Metric && g.Segment == f.Segment {
			return true
		}
	}
	return false
}

var headed = regexp.MustCompile(`^\W*(at|in) (just |only )?$`)

// taken says whether a figure of the sentence has a segment already.
func taken(figs []Figure, metric, segment string) bool {
	return slices.ContainsFunc(figs, func(f Figure) bool { return f.Metric == metric && f.Segment == segment })
}

// labelled says whether the statement of a figure, from a semicolon up to the
// next mark, names a label.
func labelled(text string, f *Figure, ms []mention) bool {
	from, to := strings.LastIndexByte(text[:f.start], ';'), len(text)
	if i := strings.IndexAny(text[f.stop:], ",;"); i >= 0 {
		to = f.stop + i
	}
	return slices.ContainsFunc(ms, func(m mention) bool { return m.start > from && m.end <= to && m.segment != ignored })
}

// labels returns those the last sentence with any of a set named, in order.
func (now frame) labels(set labelSet) []string {
	for _, text := range now.said[:min(2, len(now.said))] {
		var out []string
		for _, m := range set.mentions(text) {
			if m.segment != ignored && (len(out) == 0 || out[len(out)-1] != m.segment) {
				out = append(out, m.segment)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// activity is the label set whose segments are the standards of case work.
const activity = "activity"

// withStandard puts the standard a figure is of into a segment: that of its
// section, or outside the chapters on cases the one its words name.
func (f *Figure) withStandard(segment string) string {
	named := f.standard
	if own := standardOf(f.Section); caseChapter.MatchString(own) {
		named = own
	}
	segment = strings.ReplaceAll(segment, "{"+activity+"}", named)
	return strings.ReplaceAll(segment, "{standard}", standardOf(f.Section))
}

var caseChapter = regexp.MustCompile(`^P 2\.[1-4]$`)

// standardNamed is the standard whose work stands last before a figure, else
// first after it, else in the sentence before.
func (r *Rules) standardNamed(text string, f *Figure, now frame) string {
	ms := r.labels[activity].mentions(text)
	named := now.working
	for k := len(ms) - 1; k >= 0; k-- {
		if named = ms[k].segment; ms[k].end <= f.start {
			break
		}
	}
	return named
}
