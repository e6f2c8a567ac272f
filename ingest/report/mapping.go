package report

import (
	"cmp"
	"pdubench/ingest/report/quantity"
	"regexp"
	"slices"
	"strings"
)

// Map sets Metric, Segment and Rule of every figure that a rule or a topic
// claims, and returns the figures with those bare numbers among them that turn
// out to be figures. The first rule that matches a figure and finds its
// segment wins; topics come after the rules. Where one sentence gives two
// values for the same metric and segment, it is not clear which is meant, and
// neither is mapped; a note says so.
func (r *Rules) Map(d *Document, figs, bare []Figure) ([]Figure, []Finding) {
	notes := r.pass(d, figs, func(c *rule, _ *Figure) bool { return !c.fallback })
	// What fallback rules say is taken only where a section has nothing else.
	told := map[string]bool{}
	for i := range figs {
		told[figs[i].Section+"\x00"+figs[i].Metric] = true
	}
	notes = append(notes, r.pass(d, figs, func(c *rule, f *Figure) bool {
		return c.fallback && !told[f.Section+"\x00"+c.metric.Name]
	})...)
	all := inOrderOfText(figs, bare)
	notes = append(notes, r.frames(d, all)...)
	// Figures point to each other, so they are not moved within their list.
	var found []Figure
	for _, f := range all {
		if f.Kind != "" {
			found = append(found, f)
		}
	}
	return found, notes
}

// inOrderOfText puts figures and bare numbers together in reading order.
func inOrderOfText(figs, bare []Figure) []Figure {
	all := slices.Concat(figs, bare)
	slices.SortStableFunc(all, func(a, b Figure) int {
		if a.block != b.block || a.stop == 0 || b.stop == 0 { // cells keep their order
			return a.block - b.block
		}
		return cmp.Or(a.sentence-b.sentence, a.start-b.start)
	})
	return all
}

// pass maps sentence by sentence with the rules in use.
func (r *Rules) pass(d *Document, figs []Figure, use func(*rule, *Figure) bool) []Finding {
	var notes []Finding
	last := 0 // where the figures of the sentence before begin
	for from := 0; from < len(figs); {
		to := from + 1
		for to < len(figs) && figs[to].block == figs[from].block && figs[to].sentence == figs[from].sentence {
			to++
		}
		notes = append(notes, r.mapSentence(d, figs[from:to], use)...)
		if last < from && figs[last].block == figs[from].block && figs[last].sentence == figs[from].sentence-1 {
			r.carryOn(figs[last:from], figs[from:to])
			bracketShares(figs[from:to])
			notes = append(notes, undoDoubles(figs[from:to])...)
		}
		last, from = from, to
	}
	return notes
}

// mapSentence maps the figures of one sentence.
func (r *Rules) mapSentence(d *Document, figs []Figure, use func(*rule, *Figure) bool) []Finding {
	b := d.Blocks[figs[0].block]
	paragraph := normal(b.Text)
	here := make([]bool, len(figs))
	for k := range figs {
		here[k] = !r.elsewhere(&figs[k])
	}
	for n := range r.rules {
		rule := &r.rules[n]
		if !use(rule, &figs[0]) {
			continue
		}
		var group []*Figure
		for k := range figs {
			if (here[k] || rule.anywhere) && figs[k].Metric == "" && rule.matches(b, paragraph, &figs[k]) {
				group = append(group, &figs[k])
			}
		}
		if len(group) > 0 {
			r.segments(rule, group, figs)
		}
	}
	bracketShares(figs)
	return undoDoubles(figs)
}

// segments settles the segment of each figure a rule matched, and maps those
// that get one.
func (r *Rules) segments(rule *rule, group []*Figure, all []Figure) {
	labels := make([]string, len(group))
	if rule.label != "" {
		text := normal(group[0].Sentence)
		if set := r.labels[rule.label].pointing(text, normal(group[0].previous)); rule.lone {
			labels = lone(text, group, all, set)
		} else {
			labels = assign(text, group, all, set, rule.strict)
			if back := only(set.mentions(normal(group[0].previous))); !rule.strict && back != "" && back != alone && len(set.mentions(text[:group[0].start])) == 0 && thisGroup.MatchString(text) {
				ms := set.mentions(text)
				for k, f := range group {
					if len(ms) == 0 || f.start < ms[0].start {
						if labels[k] != alone && labels[k] != "" && k > 0 {
							continue
						}
						labels[k] = back // "In this group it was 12 days"
					}
				}
			}
			if len(group) == 1 && labels[0] == alone && rule.leans() {
				labels[0] = only(set.mentions(normal(group[0].previous))) // "PO vacancies were high. At 37 per cent, …"
			}
		}
	}
	for k, f := range group {
		if rule.from != "" && (f.End == "from" || f.End == "to") && fromStart.MatchString(normal(f.Sentence)) {
			labels[k] = alone // "from 27 to 31, between the start of supervision and our inspection"
		}
		if labels[k] == alone && rule.label == "crs_service" && rule.otherwise != "" && !commissioned.MatchString(normal(f.Sentence)) {
			if back := only(r.labels[rule.label].mentions(normal(f.previous))); back != "" && back != ignored {
				labels[k] = back
			}
		}
		if labels[k] == alone && rule.label == "grade" && rule.otherwise != "" {
			labels[k] = r.theirs(rule.label, f)
		}
		segment := rule.segment
		if rule.label != "" {
			l := labels[k]
			switch {
			case l == ignored:
				continue
			case l == several && (f.End == "" || rule.from == ""):
				segment = rule.several
			case l != "" && l != alone && l != several:
				segment = strings.ReplaceAll(segment, "{"+rule.label+"}", l)
			case f.End == "from" && rule.from != "":
				segment = rule.from
			case f.End == "to" && rule.to != "":
				segment = rule.to
			case l == alone:
				segment = rule.otherwise
			default:
				segment = ""
			}
			if segment == "" {
				continue
			}
		}
		segment = f.withStandard(segment)
		if rule.metric.checkSegment(segment) {
			f.Metric, f.Segment, f.Rule, f.by = rule.metric.Name, segment, rule.name, rule
			f.assumed = rule.label != "" && labels[k] == alone
		}
	}
}

// fromStart names the two ends of a time in one phrase.
var fromStart = regexp.MustCompile(`\b(between|from) [^,;.0-9]{0,30}\b(start|beginning|outset|commencement|onset|sentence|sentencing|release)\b[^,;.0-9]{0,30} (and|to|until|up to) [^,;.0-9]{0,20}\b(inspections?|fieldwork|visit\w*|inspected|arrived)\b`)

// thisGroup points back to the label of the sentence before.
var thisGroup = regexp.MustCompile(`\b(this|that|the same|these) (group|grade|grades|role|roles|cohort|staff group|service|provision|strand|contract)\b|\b(those|these|such) (referrals|posts)\b|\bof (the|its) ([0-9]+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|(twen|thir|for|fif)ty(-[a-z]+)?) posts\b|^\W*there, |^\W*those (in post|who|in the (grade|group|role))\b|^\W*(they|their|these)\b`)

// leans says whether a rule looks for its subject in the sentence before.
func (c *rule) leans() bool {
	return c.otherwise == "" && slices.ContainsFunc(c.scopes, func(s scope) bool { return s.of == "previous" && s.any != nil })
}

// undoDoubles unmaps all figures of one sentence that give one metric and
// segment different values.
func undoDoubles(figs []Figure) []Finding {
	type key struct{ metric, segment string }
	first := map[key]int{} // the earliest rule that maps to a key
	for i := range figs {
		if f := &figs[i]; f.by != nil {
			k := key{f.Metric, f.Segment}
			if order, ok := first[k]; !ok || f.by.order < order {
				first[k] = f.by.order
			}
		}
	}
	doubtful := map[key]bool{}
	for i := range figs {
		a := &figs[i]
		if a.by == nil {
			continue
		}
		if a.by.order > first[key{a.Metric, a.Segment}] { // the earlier rule is the more certain
			a.unmap()
			continue
		}
		for k := range i {
			b := &figs[k]
			if b.by == nil || a.Metric != b.Metric || a.Segment != b.Segment || a.published == b || a.parts == b {
				continue
			}
			if a.assumed != b.assumed { // the one whose segment is named is the more certain
				if a.assumed {
					b, a = a, b
				}
				b.unmap()
				a = &figs[i]
				if a.by == nil {
					break
				}
				continue
			}
			if a.sameShare(b) {
				continue
			}
			if a.Unit != b.Unit || !within(a.claimed(), a.Qualifier, b.claimed(), b.Qualifier) {
				doubtful[key{a.Metric, a.Segment}] = true
			}
		}
	}
	var notes []Finding
	for i := range figs {
		f := &figs[i]
		if f.Metric == "" || !doubtful[key{f.Metric, f.Segment}] {
			continue
		}
		if len(notes) == 0 {
			notes = append(notes, f.finding("ambiguous", Note, "one sentence gives %s more than one value, and none is mapped; a correction can say which is meant",
				named(f.Metric, f.Segment)))
		}
		f.doubtful = true
		f.unmap()
	}
	return notes
}

var standardNumber = regexp.MustCompile(`^P [1-9]\.[1-9]`)

// standardOf returns "P 2.1" of the section "P 2.1 Assessment".
func standardOf(section string) string { return standardNumber.FindString(section) }

// matches says whether every condition of the rule holds for a figure.
func (c *rule) matches(b Block, paragraph string, f *Figure) bool {
	switch {
	case f.End == quantity.Least || f.End == quantity.Most, // a range is no value
		f.Section == "Recommendations" && c.metric.Name != "recommendations", // what should be
		c.block != "" && c.block != b.Kind,
		c.section != nil && !c.section.MatchString(f.Section),
		!c.kindMatches(f),
		len(c.unit) > 0 && !slices.Contains(c.unit, f.Unit),
		c.sense == "insufficient" && f.Sense == "",
		c.sense == "sufficient" && f.Sense != "",
		c.least != nil && f.Value < *c.least,
		c.most != nil && f.Value > *c.most:
		return false
	}
	for _, s := range c.scopes {
		if !s.holds(s.text(f, paragraph)) {
			return false
		}
	}
	return true
}

// kindMatches: without a kind a rule takes its metric's own unit. A change
// counts as a percent or count by its end value, unless the rule asks for
// changes by name.
func (c *rule) kindMatches(f *Figure) bool {
	if f.Kind == "change" {
		if slices.Contains(c.kind, "change") {
			return f.End == "from" || f.End == "to"
		}
		unit := f.Unit
		if unit != quantity.UnitPercent {
			unit = quantity.UnitCount
		}
		return f.End == "to" && (len(c.kind) == 0 || slices.Contains(c.kind, unit))
	}
	return len(c.kind) == 0 || slices.Contains(c.kind, f.Kind)
}

// text returns the stretch of text a scope looks at.
func (s scope) text(f *Figure, paragraph string) string {
	switch s.of {
	case "clause":
		return normal(f.clause)
	case "paragraph":
		return paragraph
	case "previous":
		return normal(f.previous)
	case "before":
		return normal(f.Sentence[:f.start])
	case "after":
		return normal(f.Sentence[f.stop:])
	}
	return normal(f.Sentence + " " + f.heading)
}

func (s scope) holds(text string) bool {
	for _, p := range s.all {
		if !p.MatchString(text) {
			return false
		}
	}
	return (s.any == nil || s.any.MatchString(text)) && (s.none == nil || !s.none.MatchString(text))
}

// normal lower-cases ASCII letters only, so that no byte moves and positions
// in a sentence stay valid.
func normal(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}
