package dashboard

import (
	"slices"

	"pdubench/queries"
)

// family is the figures of one group of metrics.
type family struct {
	Name string
	Grid *grid
}

// families shows a profile, a table a family in the order of the catalogue.
func families(t *queries.Table, pdu string) []family {
	var all []family
	for _, r := range rows(t) {
		var g *grid
		all, g = inFamily(all, r.text("family"), []heading{{"Figure", false}, {"Value", true}, {"Cases", true}, {"95% interval", true},
			{"Peer median", true}, {"Rank", true}, {"Against peers", false}, {"Notes", false}})
		g.Lines = append(g.Lines, line{Cells: []cell{
			{Text: metricPart(r), Href: metricAddress(t, r, pdu), Header: true},
			valueCell(r),
			{Text: r.cases(), Number: true},
			{Text: r.interval(), Number: true},
			medianCell(r),
			placeAmong(r),
			{Text: r.comparison()},
			r.marks(),
		}})
	}
	for _, f := range all {
		if slices.ContainsFunc(f.Grid.Lines, func(l line) bool { return l.Cells[1].Rating != "" }) {
			f.Grid.Head[5] = heading{"Among the others", false}
			for _, l := range f.Grid.Lines {
				l.Cells[5].Number = false
			}
		}
		f.Grid.align()
		f.Grid.drop("Cases", "95% interval", "Against peers", "Notes")
	}
	return all
}

// placeAmong is the rank of a figure. Ratings are shared by many, so theirs
// says how many were rated higher, the same and lower.
func placeAmong(r row) cell {
	if r.text("unit") != "rating" || !r.has("ahead") || r.integer("of") == 1 {
		return cell{Text: r.ranking(), Number: true}
	}
	return cell{Text: noneOr(r.integer("ahead")) + " higher, " + noneOr(r.integer("level")) + " the same, " + noneOr(r.integer("behind")) + " lower"}
}

// inFamily returns the table of a family, a new one where it has none yet.
func inFamily(all []family, name string, head []heading) ([]family, *grid) {
	for _, f := range all {
		if f.Name == name {
			return all, f.Grid
		}
	}
	g := &grid{ID: anchor(name) + "-figures", Caption: name, Hidden: true, Roomy: true, Head: head}
	return append(all, family{name, g}), g
}

// metricAddress is the page that compares one figure of a profile, with the
// profile's filters.
func metricAddress(t *queries.Table, r row, pdu string) string {
	query := map[string]string{"pdu": pdu, "segment": r.text("segment")}
	for _, f := range t.Filters {
		if f.Name != "pdu" {
			query[f.Name] = f.Value
		}
	}
	return address("/metrics/"+r.text("metric"), "", query)
}

// valueCell is a row's figure with the way to its evidence.
func valueCell(r row) cell {
	c := cell{Text: r.figure(), Href: r.text("evidence"), Number: true}
	if isRating(c.Text) {
		c.Rating = c.Text
	}
	return c
}

func medianCell(r row) cell {
	c := cell{Text: r.median(withUnit), Number: true}
	if isRating(c.Text) {
		c.Rating = c.Text
	}
	return c
}
