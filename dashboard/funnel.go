package dashboard

import (
	"fmt"
	"strings"

	"pdubench/queries"
)

// funnelLeast is how many PDUs with a number of cases a funnel needs to say
// anything.
const funnelLeast = 3

// funnelPart is what a metric's page says about chance.
type funnelPart struct {
	Sections       []section
	Why            string // there is no funnel, or not of every part
	Points, Limits string // addresses of the numbers
}

// newFunnel answers the funnel views with the filters of a benchmark.
func newFunnel(r *request, t *queries.Table) (*funnelPart, error) {
	values := latestFilters(t)
	points, err := r.run("funnel", values)
	if err != nil {
		return nil, err
	}
	f := &funnelPart{}
	var limits *queries.Table
	parts := bySegment(rows(points))
	for _, part := range parts {
		if withCases(part) < funnelLeast || len(f.Sections) == mostCharts {
			continue
		}
		if limits == nil {
			if limits, err = r.run("funnel_limits", values); err != nil {
				return nil, err
			}
			f.Points, f.Limits = address("/data/funnel", "", values), address("/data/funnel_limits", "", values)
		}
		s, err := funnelSection(part, limitsOf(limits, part[0].text("segment")), t, len(f.Sections)+1, len(parts) > 1)
		if err != nil {
			return nil, err
		}
		f.Sections = append(f.Sections, *s)
	}
	if len(f.Sections) < len(parts) {
		f.Why = noFunnel(rows(points), t.Filter("metric"), len(f.Sections))
	}
	return f, nil
}

func withCases(part []row) int {
	n := 0
	for _, r := range part {
		if r.has("n") {
			n++
		}
	}
	return n
}

func limitsOf(t *queries.Table, segment string) []row {
	for _, part := range bySegment(rows(t)) {
		if part[0].text("segment") == segment {
			return part
		}
	}
	return nil
}

func funnelSection(part, limits []row, t *queries.Table, place int, several bool) (*section, error) {
	segment := part[0].text("segment")
	title := filterLabel(t, "metric") + ", by number of cases"
	if segment != "" {
		title = filterLabel(t, "metric") + ": " + partLabel(t.Filter("metric"), segment) + ", by number of cases"
	}
	chart, err := funnelChart(part, limits, filterLabel(t, "pdu"), fmt.Sprintf("chart-funnel-%d", place), title)
	if err != nil {
		return nil, err
	}
	if len(part) <= mostRows { // else the table to download is enough: the page stays light
		chart.Table = funnelGrid(part, fmt.Sprintf("funnel-%d", place), filterLabel(t, "pdu"))
	}
	s := &section{Sentences: []string{funnelSentence(part)}}
	if several {
		s.Heading = upperFirst(partLabel(t.Filter("metric"), segment))
	}
	s.Charts = illustrate([]Chart{*chart}, t, s.Sentences[0])
	return s, nil
}

// funnelSentence says how many PDUs lie outside the limits, and which.
func funnelSentence(part []row) string {
	var outside, far []string
	for _, r := range part {
		switch r.text("outside") {
		case "95":
			outside = append(outside, r.text("pdu")+" ("+r.text("side")+")")
		case "99.8":
			far = append(far, r.text("pdu")+" ("+r.text("side")+")")
		}
	}
	n := int64(withCases(part))
	pooled, _ := part[0].number("pooled")
	s := fmt.Sprintf("%s published the number of cases; taken together they have %s. ", count(n, "PDU", "PDUs"), inWords(pooled, "percent"))
	switch lie := int64(len(outside) + len(far)); lie {
	case 0:
		s += "None lies outside the limits within which chance alone would keep 95 in 100."
	case 1:
		s += "1 lies outside the limits within which chance alone would keep 95 in 100: " + listed(append(far, outside...)) + "."
	default:
		s += decimal(float64(lie)) + " lie outside the limits within which chance alone would keep 95 in 100: " + listed(append(far, outside...)) + "."
	}
	switch {
	case len(far) == 0:
	case len(outside) == 0 && len(far) > 1:
		s += " All of these are outside the 99.8 per cent limits too."
	case len(outside) == 0:
		s += " It is outside the 99.8 per cent limits too."
	default:
		s += " Of these, outside the 99.8 per cent limits too: " + listed(far) + "."
	}
	if ratio, ok := part[0].number("dispersion"); ok {
		s += " Their spread is " + decimal(ratio) + " times what chance alone gives."
	}
	return s
}

// noFunnel says why there is no funnel plot.
func noFunnel(points []row, metric string, drawn int) string {
	counted := nouns[metric].counted
	if counted == "" {
		counted = "cases"
	}
	if drawn > 0 {
		return fmt.Sprintf("Of the other parts no funnel plot is drawn: it needs %d PDUs that published the number of %s, and up to %d are drawn.", funnelLeast, counted, mostCharts)
	}
	most, shares := 0, false
	for _, part := range bySegment(points) {
		most = max(most, withCases(part))
		for _, r := range part {
			shares = shares || !strings.Contains(r.text("notes"), "[z]")
		}
	}
	switch {
	case !shares:
		return "There is no funnel plot: these figures are not shares of cases, so there are no limits of chance around them."
	case most == 0:
		return fmt.Sprintf("There is no funnel plot: no PDU has published the number of %s behind its figure.", counted)
	}
	return fmt.Sprintf("There is no funnel plot: %s the number of %s behind a figure, and a funnel needs %d.", count(int64(most), "PDU has published", "PDUs have published"), counted, funnelLeast)
}
