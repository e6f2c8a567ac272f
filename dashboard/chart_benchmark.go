package dashboard

import (
	"fmt"
	"strings"

	"pdubench/queries"
)

// mostCharts is how many parts of a metric are drawn on one page.
const mostCharts = 6

// benchmarkCharts draws one chart a segment: a dot a PDU, in the order of the
// rows, with its interval. Segments with a single figure share one chart,
// which comes last.
func benchmarkCharts(t *queries.Table) ([]Chart, error) {
	compared, alone := splitParts(rows(t))
	var all []Chart
	for i, part := range compared[:min(len(compared), mostCharts)] {
		title := filterLabel(t, "metric")
		if name := partName(t.Filter("metric"), part[0]); name != "" {
			title += ": " + name
		}
		c, err := benchmarkChart(newDots(part, filterLabel(t, "pdu"), rowNames(part)), fmt.Sprintf("chart-%d", i+1), title)
		if err != nil {
			return nil, err
		}
		all = append(all, *c)
	}
	if len(alone) > 0 {
		c, err := benchmarkChart(newDots(alone, filterLabel(t, "pdu"), partNames(alone, t.Filter("metric"))), "chart-alone", filterLabel(t, "metric"))
		if err != nil {
			return nil, err
		}
		all = append(all, *c)
	}
	return all, nil
}

// splitParts separates the parts that can be compared, having several
// figures, from the rows that are alone in theirs. A part is a segment, and of
// totals of points those out of the same number.
func splitParts(all []row) (compared [][]row, alone []row) {
	for _, segment := range bySegment(all) {
		for _, part := range byMaximum(segment) {
			if len(part) == 1 {
				alone = append(alone, part[0])
			} else {
				compared = append(compared, part)
			}
		}
	}
	return compared, alone
}

// byMaximum keeps totals of points apart that are out of different numbers:
// those of two inspection programmes.
func byMaximum(segment []row) [][]row {
	if segment[0].text("unit") != "score" {
		return [][]row{segment}
	}
	var parts [][]row
	at := map[int64]int{}
	for _, r := range segment {
		i, ok := at[r.integer("denominator")]
		if !ok {
			i = len(parts)
			at[r.integer("denominator")] = i
			parts = append(parts, nil)
		}
		parts[i] = append(parts[i], r)
	}
	return parts
}

// partName says which part of a metric a row is of; nothing where it has none.
func partName(metric string, r row) string {
	if r.text("unit") == "score" && r.integer("denominator") > 0 {
		return "out of " + count(r.integer("denominator"), "point", "points")
	}
	if r.text("segment") == "" {
		return ""
	}
	return partLabel(metric, r.text("segment"))
}

func benchmarkChart(d *dots, id, title string) (*Chart, error) {
	onScreen, onPhone := roomFor(wide, nameWidth(d.names, 260, fontSize), fontSize, 34), roomFor(narrow, nameWidth(d.names, 118, 12), 12, 34)
	shrinkLongNames(onPhone, d.names)
	if d.unit == "rating" {
		turnWords(onScreen, 0, fontSize)
		turnWords(onPhone, 90, 12)
	}
	o, err := encoded(d.draw(id), onScreen, onPhone)
	if err != nil {
		return nil, err
	}
	high := rowHeight
	if len(d.names) > manyRows {
		high = tightRow
	}
	around := frameHeight + 24
	if d.unit == "rating" {
		around += 70 // words that stand upright on a phone
	}
	return &Chart{ID: id, Title: title, Caption: d.key(), Height: len(d.names)*high + around, Option: o}, nil
}

// key explains the signs that a chart really has.
func (d *dots) key() string {
	var s []string
	switch {
	case d.shares:
		s = append(s, "Each line is the 95% interval of a PDU’s share of cases")
	case len(d.own) > 0 && len(d.others) > 0:
		s = append(s, "Each dot is a PDU; the diamond is "+d.pdu)
	case len(d.own) > 0:
		s = append(s, "The diamond is "+d.pdu)
	case len(d.others) > 0:
		s = append(s, "Each dot is a PDU")
	}
	if len(d.intervals) > 0 && !d.shares {
		s = append(s, "a line through it is its 95% interval")
	}
	if len(d.bounds) > 0 {
		s = append(s, "a triangle is a bound: the figure lies on the side it points to")
	}
	if d.median != nil {
		s = append(s, "the dashed line is the median of the other PDUs")
	}
	return upperFirst(strings.Join(s, "; ")) + "."
}
