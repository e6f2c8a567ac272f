package dashboard

import (
	"net/url"

	"pdubench/queries"
)

// standardColumns are the columns of the view ratings that hold the rating of
// a standard, in order.
var standardColumns = []string{"leadership", "staffing", "services", "information_and_facilities",
	"assessment", "planning", "implementation_and_delivery", "reviewing"}

// inspectionGrid lists inspections with their overall rating.
func inspectionGrid(inspections []row, id, caption string) *grid {
	g := &grid{ID: id, Caption: caption, Hidden: true,
		Head: []heading{{"PDU", false}, {"Region", false}, {"Published", false}, {"Overall rating", false}, {"Score", true}}}
	for _, r := range inspections {
		g.Lines = append(g.Lines, line{Cells: []cell{
			{Text: r.text("pdu"), Href: "/pdus/" + url.PathEscape(r.text("slug")), Header: true},
			{Text: r.text("region")},
			dated(r.text("published")),
			overall(r),
			{Text: score(r), Number: true},
		}})
	}
	return g
}

// standardGrid lists inspections of several PDUs with the rating of every
// standard.
func standardGrid(t *queries.Table, caption string) *grid {
	g := &grid{ID: "ratings", Caption: caption, Hidden: true,
		Head: []heading{{"PDU", false}, {"Published", false}, {"Overall", false}}}
	for _, c := range standardColumns {
		g.Head = append(g.Head, heading{words(c), false})
	}
	g.Head = append(g.Head, heading{"Score", true}, heading{"Cases", true})
	for _, r := range rows(t) {
		l := line{Cells: []cell{
			{Text: r.text("pdu"), Href: "/pdus/" + url.PathEscape(r.text("slug")), Header: true},
			dated(r.text("published")), overall(r)}}
		for _, c := range standardColumns {
			l.Cells = append(l.Cells, cell{Text: r.text(c), Rating: r.text(c), Short: true})
		}
		l.Cells = append(l.Cells, cell{Text: score(r), Number: true}, show(r, t.Columns()[t.View.Column("cases_inspected")]))
		g.Lines = append(g.Lines, l)
	}
	g.drop("Information and facilities")
	return g
}

// historyGrid sets the inspections of one PDU side by side, newest first: a
// column an inspection, a row a standard.
func historyGrid(t *queries.Table, caption string) *grid {
	g := &grid{ID: "inspections", Caption: caption, Hidden: true, Roomy: true, Head: []heading{{"Published", false}}}
	lines := []line{{Cells: []cell{{Text: "Overall rating", Header: true}}}}
	for _, c := range standardColumns {
		lines = append(lines, line{Cells: []cell{{Text: words(c), Header: true}}})
	}
	lines = append(lines, line{Cells: []cell{{Text: "Score", Header: true}}}, line{Cells: []cell{{Text: "Cases inspected", Header: true}}},
		line{Cells: []cell{{Text: "Fieldwork began", Header: true}}})
	for _, r := range rows(t) {
		g.Head = append(g.Head, heading{day(r.text("published")), false})
		column := []cell{overall(r)}
		for _, c := range standardColumns {
			column = append(column, cell{Text: r.text(c), Rating: r.text(c)})
		}
		cases := show(r, t.Columns()[t.View.Column("cases_inspected")])
		cases.Number = false
		column = append(column, cell{Text: score(r)}, cases, cell{Text: day(r.text("fieldwork_start"))})
		for i := range lines {
			lines[i].Cells = append(lines[i].Cells, column[i])
		}
	}
	for _, l := range lines {
		if len(t.Rows) > 0 && l.holds() {
			g.Lines = append(g.Lines, l)
		}
	}
	return g
}

// holds reports whether a line has anything after its name.
func (l line) holds() bool {
	for _, c := range l.Cells[1:] {
		if c.Text != "" {
			return true
		}
	}
	return false
}

func overall(r row) cell {
	return cell{Text: r.text("overall_rating"), Rating: r.text("overall_rating"), Href: r.text("evidence")}
}

// score writes 6 of 21; a total means nothing without its maximum.
func score(r row) string {
	if !r.has("score") || !r.has("max_score") {
		return ""
	}
	return decimal(float64(r.integer("score"))) + " of " + decimal(float64(r.integer("max_score")))
}

// regionGrid lists regions with the latest ratings of their PDUs.
func regionGrid(t *queries.Table) *grid {
	g := &grid{ID: "regions", Caption: "PDUs of each region by their latest overall rating",
		Head: []heading{{"Region", false}, {"PDUs", true}, {"Inspected", true}}}
	for _, r := range ratings {
		g.Head = append(g.Head, heading{r.Word, true})
	}
	for _, r := range rows(t) {
		l := line{Cells: []cell{{Text: r.text("region"), Href: "/regions/" + url.PathEscape(r.text("slug")), Header: true}}}
		for _, c := range []string{"pdus", "inspected", columnOf[ratings[0].Word], columnOf[ratings[1].Word], columnOf[ratings[2].Word], columnOf[ratings[3].Word]} {
			l.Cells = append(l.Cells, show(r, t.Columns()[t.View.Column(c)]))
		}
		g.Lines = append(g.Lines, l)
	}
	return g
}
