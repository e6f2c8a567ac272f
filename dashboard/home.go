package dashboard

import (
	"fmt"
	"regexp"

	"pdubench/queries"
)

// newestShown is how many of the newest inspections the front page lists.
const newestShown = 8

// home is the national picture: ratings over time, regions, newest reports.
func home(r *request) (*answer, error) {
	t, err := r.run("ratings_over_time", r.query)
	if err != nil {
		return nil, err
	}
	return &answer{table: t, page: func() (*page, error) {
		ratingCharts, err := Charts(t)
		if err != nil {
			return nil, err
		}
		regions, err := r.run("regions", nil)
		if err != nil {
			return nil, err
		}
		regionCharts, err := Charts(regions)
		if err != nil {
			return nil, err
		}
		newest, err := r.run("ratings", nil)
		if err != nil {
			return nil, err
		}
		latest := rows(newest)
		about := r.snapshot.About
		return &page{
			Template: "home", Title: "How are probation delivery units rated?", Filters: filters(t),
			Download: true, HasCharts: len(ratingCharts)+len(regionCharts) > 0,
			Data: map[string]any{
				"Known":    knownSentence(about),
				"Latest":   latestPeriod(t),
				"Form":     newForm(r, t, "/", nil, nil),
				"Ratings":  illustrate(ratingCharts, t, latestPeriod(t)),
				"Periods":  periodGrid(t),
				"Regions":  illustrate(regionCharts, regions, "The latest rating of every PDU that has been inspected, region by region."),
				"ByRegion": regionGrid(regions),
				"Newest":   inspectionGrid(latest[:min(len(latest), newestShown)], "newest", "Newest inspections"),
				"Names":    suggestions(r.snapshot),
			},
		}, nil
	}}, nil
}

func knownSentence(a queries.About) string {
	return fmt.Sprintf("%s of %s out of %s are known; the newest was published in %s.",
		upperFirst(count(a.Inspection, "inspection", "inspections")), count(a.Inspected, "PDU", "PDUs"), decimal(float64(a.PDUs)), day(a.NewestData))
}

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
