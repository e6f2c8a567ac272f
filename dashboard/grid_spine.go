package dashboard

import "pdubench/queries"

// spineGrid is the table of a spine: the PDU's figure beside the worst, the
// middle half and the best of its peers.
func spineGrid(t *queries.Table, pdu string) *grid {
	g := &grid{ID: "places", Caption: "Each figure beside the worst and the best of the peers", Hidden: true, Head: []heading{
		{"Figure", false}, {"Value", true}, {"Worst peer", true}, {"Worst quarter", true}, {"Peer median", true}, {"Best quarter", true}, {"Best peer", true},
		{"Peers", true}, {"Against peers", false}}}
	for _, r := range rows(t) {
		if !r.has("at_value") || r.text("polarity") == "neutral" {
			continue // not in the drawing
		}
		compared := ""
		if c := r.text("comparison"); c != "not_compared" {
			compared = comparisons[c]
		}
		g.Lines = append(g.Lines, line{Cells: []cell{
			{Text: metricPart(r), Href: metricAddress(t, r, pdu), Header: true},
			valueCell(r), peerCell(r, "worst"), peerCell(r, "worst_quarter"), peerCell(r, "median"), peerCell(r, "best_quarter"), peerCell(r, "best"),
			{Text: decimal(float64(r.integer("peers"))), Number: true},
			{Text: compared},
		}})
	}
	g.align()
	g.drop("Against peers")
	return g
}

// peerCell is a measure of the peers in the unit of the figure; a rating has
// no quarters.
func peerCell(r row, column string) cell {
	if f, ok := r.number(column); ok {
		return cell{Text: withUnit(f, r.text("unit")), Number: true}
	}
	c := cell{Text: r.text(column), Number: true, Blank: r.text("unit") == "rating"}
	if isRating(c.Text) {
		c.Rating = c.Text
	}
	return c
}
