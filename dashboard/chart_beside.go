package dashboard

import (
	"fmt"
	"slices"

	"pdubench/queries"
)

// mostBesideCharts is how many figures of PDUs side by side are drawn.
const mostBesideCharts = 4

// besideCharts draws the figures that most of the PDUs published with an
// interval, the first of the catalogue where that is equal.
func besideCharts(t *queries.Table) ([]Chart, error) {
	with := map[string][]row{} // those with an interval, by figure
	var order []string
	for _, r := range rows(t) {
		name := metricPart(r)
		if !slices.Contains(order, name) {
			order = append(order, name)
		}
		if r.has("lower95") {
			with[name] = append(with[name], r)
		}
	}
	const least = 2
	order = slices.DeleteFunc(order, func(name string) bool { return len(with[name]) < least })
	slices.SortStableFunc(order, func(a, b string) int { return len(with[b]) - len(with[a]) })
	var all []Chart
	for i, name := range order[:min(len(order), mostBesideCharts)] {
		c, err := benchmarkChart(newDots(with[name], "", rowNames(with[name])), fmt.Sprintf("chart-beside-%d", i+1), name)
		if err != nil {
			return nil, err
		}
		all = append(all, *c)
	}
	return all, nil
}
