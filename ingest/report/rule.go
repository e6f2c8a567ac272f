package report

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// rule maps the figures it matches to one metric.
type rule struct {
	order   int // place among all rules
	name    string
	metric  Metric
	segment string // fixed, or with {standard} and one {label set} in it
	label   string // the label set named in segment
	// Segments for a figure with no label beside it, with several joined
	// ones, and for the two ends of a change without labels.
	otherwise, several, from, to string
	strict                       bool // a label must be tied to its figure
	lone                         bool // the only figure of its unit, the only label
	anywhere                     bool // also figures of elsewhere
	fallback                     bool // only where nothing in the section has the metric

	kind, unit  []string
	sense       string
	section     *regexp.Regexp
	block       BlockKind
	least, most *float64
	value       string // "", complement, share or denominator
	outOf       string // "" or cases: the denominator to give a figure that states none

	scopes []scope
}

// scope is a condition on the words of one stretch of text.
type scope struct {
	of   string // sentence, clause, paragraph, before, after or previous
	all  []*wording
	any  *wording
	none *wording
}

var (
	kinds      = []string{"percent", "proportion", "count", "change", "score"}
	valueForms = []string{"", "complement", "share", "denominator", "numerator"}
	labelName  = regexp.MustCompile(`\{([a-z_]+)\}`)
)

// compile checks an entry against the catalogue and the label sets.
func (r *Rules) compile(e ruleEntry) (rule, error) {
	c := rule{
		name: e.Rule, segment: e.Segment, otherwise: e.Otherwise, several: e.Several, from: e.From, to: e.To,
		kind: e.Kind, unit: e.Unit, sense: e.Sense, block: BlockKind(e.Block), least: e.Least, most: e.Most,
		value: e.Value, outOf: e.OutOf, strict: e.Strict, lone: e.Lone, anywhere: e.Anywhere, fallback: e.Fallback,
	}
	metric, known := r.metrics[e.Metric]
	c.metric = metric
	switch {
	case e.Rule == "":
		return c, errors.New("has no name; give it one in the field rule")
	case !known:
		return c, fmt.Errorf("unknown metric %q; use one of the catalogue, metrics.csv, or add it there", e.Metric)
	case !slices.Contains(valueForms, e.Value):
		return c, fmt.Errorf("value %q; leave it out or use complement, share, numerator or denominator", e.Value)
	case e.Sense != "" && e.Sense != "insufficient" && e.Sense != "sufficient":
		return c, fmt.Errorf("sense %q; leave it out or use insufficient or sufficient", e.Sense)
	case e.OutOf != "" && e.OutOf != "cases":
		return c, fmt.Errorf("out_of %q; leave it out or use cases", e.OutOf)
	case c.block != "" && !slices.Contains([]BlockKind{Paragraph, Bullet, Row, Footnote}, c.block):
		return c, fmt.Errorf("block %q; use paragraph, bullet, row or footnote", e.Block)
	}
	for _, k := range e.Kind {
		if !slices.Contains(kinds, k) {
			return c, fmt.Errorf("kind %q; use %s", k, strings.Join(kinds, ", "))
		}
	}
	if err := r.compileSegment(&c); err != nil {
		return c, err
	}
	if err := c.compileWords(e); err != nil {
		return c, err
	}
	if c.section == nil && len(c.scopes) == 0 && len(e.Names) == 0 {
		return c, errors.New("matches every figure; give it a section or words")
	}
	return c, nil
}

func (r *Rules) compileSegment(c *rule) error {
	for _, m := range labelName.FindAllStringSubmatch(c.segment, -1) {
		if m[1] == "standard" || m[1] == activity {
			continue
		}
		if c.label != "" {
			return fmt.Errorf("segment %q names two label sets; name one", c.segment)
		}
		if _, ok := r.labels[m[1]]; !ok {
			return fmt.Errorf("segment %q names the label set %q, which no file defines; define it under labels", c.segment, m[1])
		}
		c.label = m[1]
	}
	fixed := []string{c.otherwise, c.several, c.from, c.to}
	fixed = slices.DeleteFunc(fixed, func(s string) bool { return s == "" })
	if !strings.Contains(c.segment, "{") {
		fixed = append(fixed, c.segment)
	}
	for _, s := range fixed {
		if !c.metric.checkSegment(s) {
			return fmt.Errorf("metric %s has no segment %q; %s", c.metric.Name, s, c.metric.segmentList())
		}
	}
	return nil
}

func (c *rule) compileWords(e ruleEntry) (err error) {
	if e.Section != "" {
		if c.section, err = regexp.Compile("(?i)" + e.Section); err != nil {
			return fmt.Errorf("section: %w; write a regular expression of Go", err)
		}
	}
	for _, w := range []struct {
		of    string
		entry wordsEntry
	}{{"sentence", e.Sentence}, {"clause", e.Clause}, {"paragraph", e.Paragraph}, {"before", e.Before}, {"after", e.After}, {"previous", e.Previous}} {
		s := scope{of: w.of}
		for _, word := range w.entry.All {
			p, err := pattern([]string{word})
			if err != nil {
				return fmt.Errorf("%s: %w", w.of, err)
			}
			s.all = append(s.all, p)
		}
		if s.any, err = pattern(w.entry.Any); err != nil {
			return fmt.Errorf("%s: %w", w.of, err)
		}
		if s.none, err = pattern(w.entry.None); err != nil {
			return fmt.Errorf("%s: %w", w.of, err)
		}
		if len(s.all) > 0 || s.any != nil || s.none != nil {
			c.scopes = append(c.scopes, s)
		}
	}
	return nil
}
