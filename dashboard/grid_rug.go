package dashboard

import (
	"net/url"

	"pdubench/queries"
)

// quarters put the place among all PDUs with a figure into words.
var quarters = map[int64]string{1: "best quarter", 2: "better half", 3: "worse half", 4: "worst quarter"}

// rugGrid sets PDUs side by side: a row a figure, a column a PDU, and in each
// cell the figure with its place in words. Figures that fewer than least of
// them published are left out, and counted.
func rugGrid(t *queries.Table, caption string, least int) (g *grid, left int) {
	g = &grid{ID: "side-by-side", Caption: caption, Hidden: true, Roomy: true, Head: []heading{{"Figure", false}}}
	column := map[string]int{}
	for _, r := range rows(t) {
		if pdu := r.text("pdu"); column[pdu] == 0 {
			column[pdu] = len(g.Head)
			g.Head = append(g.Head, heading{pdu, false})
		}
	}
	at := map[string]int{}
	var published []int
	for _, r := range rows(t) {
		name := metricPart(r)
		i, known := at[name]
		if !known {
			i = len(g.Lines)
			at[name], published = i, append(published, 0)
			cells := make([]cell, len(g.Head))
			cells[0] = cell{Text: name, Header: true, Href: address("/metrics/"+url.PathEscape(r.text("metric")), "", map[string]string{"segment": r.text("segment")})}
			g.Lines = append(g.Lines, line{Cells: cells})
		}
		if r.has("value") {
			published[i]++
		}
		g.Lines[i].Cells[column[r.text("pdu")]] = placeCell(r)
	}
	kept := g.Lines[:0]
	for i, l := range g.Lines {
		if published[i] < least {
			left++
			continue
		}
		kept = append(kept, l)
	}
	g.Lines = kept
	return g, left
}

// placeCell is one figure with its place: the verdict of its interval where
// it has one, else the quarter that its rank falls into.
func placeCell(r row) cell {
	c := cell{Text: r.figure(), Href: r.text("evidence")}
	if r.share() { // counts are placed by their share
		c.Text = r.cases()
	}
	if isRating(c.Text) {
		c.Rating, c.Short = c.Text, true
	}
	c.Shade = r.integer("quarter")
	c.Place = quarters[c.Shade]
	if verdict := r.text("comparison"); verdict == "better" || verdict == "worse" {
		c.Place = comparisons[verdict]
	}
	return c
}
