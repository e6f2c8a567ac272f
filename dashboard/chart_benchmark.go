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
		if segment := part[0].text("segment"); segment != "" {
			title += ": " + partLabel(t.Filter("metric"), segment)
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

// splitParts separates the segments that can be compared, having several
// figures, from the rows that are alone in theirs.
func splitParts(all []row) (compared [][]row, alone []row) {
	for _, part := range bySegment(all) {
		if len(part) == 1 {
			alone = append(alone, part[0])
		} else {
			compared = append(compared, part)
		}
	}
	return compared, alone
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
