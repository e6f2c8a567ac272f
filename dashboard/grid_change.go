package dashboard

import (
	"net/url"
	"strings"

	"pdubench/queries"
)

// verdicts put what changed into words. Only an interval can say more than
// that a figure is another one.
var verdicts = map[string]string{
	"better": "better, beyond chance", "worse": "worse, beyond chance", "no_clear_change": "no clear change",
	"higher": "higher, beyond chance", "lower": "lower, beyond chance",
	"up": "rated higher", "down": "rated lower", "same": "same rating", "not_compared": "no verdict",
}

// changeGrid sets the figures of two inspections side by side, a row a PDU
// and figure that both published.
func changeGrid(t *queries.Table, caption string) *grid {
	g := &grid{ID: "changes", Caption: caption, Hidden: true, Head: []heading{{"PDU", false}, {"Figure", false}, {"Earlier", true}, {"Published", false},
		{"Later", true}, {"Published", false}, {"Change", true}, {"95% interval", true}, {"Verdict", false}, {"Notes", false}}}
	for _, r := range rows(t) {
		if !r.has("metric") {
			continue
		}
		g.Lines = append(g.Lines, line{Cells: []cell{
			{Text: r.text("pdu"), Href: "/pdus/" + url.PathEscape(r.text("slug")), Header: true},
			{Text: metricPart(r), Href: address("/metrics/"+r.text("metric"), "", map[string]string{"segment": r.text("segment"), "pdu": r.text("slug")})},
			endCell(r, "earlier"), dated(r.text("earlier_published")),
			endCell(r, "later"), dated(r.text("later_published")),
			{Text: r.change(), Number: true, Blank: r.text("unit") == "rating"},
			{Text: r.changeInterval(), Number: true, Blank: r.text("unit") == "rating"},
			{Text: verdicts[r.text("verdict")]},
			r.marks(),
		}})
	}
	g.align()
	g.drop("Change", "95% interval", "Notes")
	return g
}

// endCell is one of the two figures with the way to its evidence.
func endCell(r row, end string) cell {
	c := cell{Text: r.text(end + "_value"), Href: r.text(end + "_evidence"), Number: true}
	if f, ok := r.number(end + "_value"); ok {
		c.Text = withUnit(f, r.text("unit"))
		if r.text("unit") == "count" && r.has(end+"_denominator") {
			c.Text += " of " + decimal(float64(r.integer(end+"_denominator")))
		}
	}
	if isRating(c.Text) {
		c.Rating = c.Text
	}
	return c
}

// change writes a difference with its sign: +6.1 points.
func (r row) change() string {
	f, ok := r.number("difference")
	if !ok {
		return ""
	}
	s := decimal(f)
	if f > 0 {
		s = "+" + s
	}
	if r.text("unit") == "percent" || r.has("lower95") {
		s += " points"
	}
	return s
}

// changeInterval writes the interval of a difference: −4.2 to 17.1 points.
func (r row) changeInterval() string {
	low, okLow := r.number("lower95")
	high, okHigh := r.number("upper95")
	if !okLow || !okHigh {
		return ""
	}
	return decimal(low) + " to " + decimal(high) + " points"
}

// sinceLast is what changed since the inspection before the newest.
type sinceLast struct {
	Heading  string
	Why      string // nothing can be compared
	Sentence string
	Charts   []Chart // none where no difference has an interval
	Grid     *grid
}

func newSinceLast(t *queries.Table, pdu string) (*sinceLast, error) {
	all := rows(t)
	s := &sinceLast{Heading: "Since the inspection before", Grid: changeGrid(t, "What changed between the last two inspections of "+pdu)}
	if len(all) == 0 {
		return s, nil
	}
	if published := all[0].text("earlier_published"); published != "" {
		s.Heading = "Since the inspection published " + when(published)
	}
	if len(s.Grid.Lines) == 0 {
		s.Why = "No change can be shown: " + strings.TrimPrefix(all[0].text("notes"), "[x] ") + "."
	}
	s.Grid.leaveOut("PDU")
	s.Grid.leaveOut("Published")
	s.Grid.leaveOut("Published") // the heading and the ratings above have both
	for i := range s.Grid.Lines {
		s.Grid.Lines[i].Cells[0].Header = true
	}
	if s.Why != "" {
		return s, nil
	}
	s.Sentence = changeSentence(t)
	drawn, err := one(differencesOf(all, shortPart, "chart-change", "What changed at "+pdu))
	if err != nil || drawn == nil {
		return s, err
	}
	s.Charts = illustrate(drawn, t, s.Sentence)
	s.Charts[0].Table = s.Grid
	return s, nil
}
