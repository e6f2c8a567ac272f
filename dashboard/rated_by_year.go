package dashboard

import (
	"fmt"
	"regexp"

	"pdubench/queries"
)

// datedPeriod is a year or a half-year; other periods say that a date is not
// published.
var datedPeriod = regexp.MustCompile(`^\d{4}( H[12])?$`)

// latestPeriod says how the inspections of the newest period were rated.
func latestPeriod(t *queries.Table) string {
	all := rows(t)
	period := ""
	for _, r := range all {
		if datedPeriod.MatchString(r.text("period")) {
			period = r.text("period")
		}
	}
	var parts []string
	var of int64
	for _, r := range all {
		if n := r.integer("inspections"); r.text("period") == period && n > 0 {
			parts = append(parts, fmt.Sprintf("%s %s", decimal(float64(n)), r.text("rating")))
			of = r.integer("of")
		}
	}
	switch {
	case period == "" || len(parts) == 0:
		return ""
	case of == 1:
		return fmt.Sprintf("The one inspection published in %s was rated %s.", period, parts[0][len("1 "):])
	case len(parts) == 1:
		return fmt.Sprintf("All %s published in %s were rated %s.", count(of, "inspection", "inspections"), period, parts[0][len(decimal(float64(of)))+1:])
	}
	return fmt.Sprintf("Of the %s published in %s, %s.", count(of, "inspection", "inspections"), period, were(parts))
}

// were joins counts of ratings: 14 were rated Inadequate and 12 Requires
// improvement.
func were(parts []string) string {
	var n int64
	var word string
	fmt.Sscanf(parts[0], "%d", &n)
	word = parts[0][len(decimal(float64(n)))+1:]
	verb := "were"
	if n == 1 {
		verb = "was"
	}
	parts[0] = fmt.Sprintf("%d %s rated %s", n, verb, word)
	return listed(parts)
}

// periodGrid turns a row a period and rating into a row a period.
func periodGrid(t *queries.Table) *grid {
	g := &grid{ID: "ratings-by-period", Caption: "Inspections by overall rating and date of publication", Head: []heading{{"Published", false}}}
	for _, r := range ratings {
		g.Head = append(g.Head, heading{r.Word, true})
	}
	g.Head = append(g.Head, heading{"All", true})
	for i, r := range rows(t) {
		if i == 0 || r.text("period") != t.Text(i-1, "period") {
			g.Lines = append(g.Lines, line{Cells: []cell{{Text: r.text("period"), Header: true}}})
		}
		last := &g.Lines[len(g.Lines)-1]
		last.Cells = append(last.Cells, show(r, t.Columns()[t.View.Column("inspections")]))
		if len(last.Cells) == len(g.Head)-1 {
			last.Cells = append(last.Cells, show(r, t.Columns()[t.View.Column("of")]))
		}
	}
	return g
}
