package dashboard

import (
	"fmt"
	"slices"

	"github.com/go-echarts/go-echarts/v2/opts"

	"pdubench/queries"
)

// ratingsByHalfYear stacks the inspections of each period by rating, one
// programme after the other, each under its name.
func ratingsByHalfYear(t *queries.Table) (*Chart, error) {
	var names []any
	stacks := map[string][]opts.BarData{}
	all := rows(t)
	for i, r := range all {
		if i == 0 || r.cell("programme") != all[i-1].cell("programme") {
			names = append(names, axisName(fmt.Sprintf("Programme of %d", r.integer("programme")), true))
			for _, rating := range ratings {
				stacks[rating.Word] = append(stacks[rating.Word], stacked(0))
			}
		}
		if i%len(ratings) == 0 {
			// A year can lie in both programmes: its name is not enough to tell rows apart.
			names = append(names, sameName(names, r.text("period")))
		}
		stacks[r.text("rating")] = append(stacks[r.text("rating")], stacked(r.integer("inspections")))
	}
	c, err := stackedRatings("chart-ratings", "Overall ratings by date of publication and inspection programme", "Inspections", names, stacks)
	if c != nil {
		c.Caption = "Each bar is the inspections published in a period: I Inadequate, RI Requires improvement, G Good, O Outstanding. Those without a published half-year stand last in their programme."
	}
	return c, err
}

// sameName lets a name appear on an axis a second time.
func sameName(names []any, name string) string {
	if slices.Contains(names, any(name)) {
		return name + " "
	}
	return name
}
