package dashboard

import (
	"fmt"
	"slices"
	"strings"

	"github.com/go-echarts/go-echarts/v2/opts"

	"pdubench/queries"
)

// trendCharts draws a trend: a chart a panel. Where every panel has one and
// the same period there is no time to show, and the panels of an area stand
// side by side in one chart.
func trendCharts(t *queries.Table) ([]Chart, error) {
	all := panels(t)
	if single := onePeriod(t); single != "" && t.Filter("metric") == "key_question" && len(all) > 1 && t.Filter("across") != "region" {
		return one(standardsOnce(t, single))
	}
	var charts []Chart
	for _, p := range all {
		if len(charts) == mostCharts {
			break
		}
		c, err := trendChart(t, p, fmt.Sprintf("chart-trend-%d", len(charts)+1))
		if err != nil {
			return nil, err
		}
		if c != nil {
			charts = append(charts, *c)
		}
	}
	return charts, nil
}

// trendPanels is how many charts a trend could have.
func trendPanels(t *queries.Table) int {
	if onePeriod(t) != "" && t.Filter("metric") == "key_question" {
		return 0
	}
	n := 0
	for _, p := range panels(t) {
		if drawable(p) {
			n++
		}
	}
	return n
}

func trendChart(t *queries.Table, p panel, id string) (*Chart, error) {
	if !drawable(p) {
		return nil, nil
	}
	title := trendPanelTitle(t, p)
	periods := panelPeriods(p)
	if isRating(p.rows[0].text("category")) {
		return trendStacks(p, id, title, periods)
	}
	d := &points{}
	for _, period := range periods {
		d.places = append(d.places, strings.Replace(period, "half not published", "half unknown", 1)) // shorter
	}
	for _, r := range p.rows {
		d.add(slices.Index(periods, r.text("period")), trendSeries(t, r), r)
	}
	return d.chart(id, title+", by date of publication", trendSign(t, p))
}

// trendStacks is a trend of ratings: a bar a period.
func trendStacks(p panel, id, title string, periods []string) (*Chart, error) {
	stacks := map[string][]opts.BarData{}
	var names []any
	for _, period := range periods {
		names = append(names, period)
		for _, rating := range ratings {
			n := int64(0)
			for _, r := range p.rows {
				if r.text("period") == period && r.text("category") == rating.Word {
					n = r.integer("x")
				}
			}
			stacks[rating.Word] = append(stacks[rating.Word], stacked(n))
		}
	}
	return stackedRatings(id, title, "Inspections", names, stacks)
}

// standardsOnce sets the key questions of all standards side by side, for the
// one period there is.
func standardsOnce(t *queries.Table, period string) (*Chart, error) {
	d := &points{labelled: true}
	for _, r := range rows(t) {
		if !r.has("n") {
			continue
		}
		standard, _, _ := strings.Cut(r.text("segment"), "/")
		name := partLabel("standard_rating", standard)
		if !slices.Contains(d.places, name) {
			d.places = append(d.places, name)
		}
		d.add(slices.Index(d.places, name), trendSeries(t, r), r)
	}
	return d.chart("chart-trend-1", "Share of cases judged satisfactory, by standard and key question, published in "+period, "%")
}

// trendSeries names what a row belongs to within its panel.
func trendSeries(t *queries.Table, r row) string {
	if _, question, ok := strings.Cut(r.text("segment"), "/"); ok && t.Filter("metric") == "key_question" {
		return upperFirst(keyQuestions[question])
	}
	if c := r.text("category"); c != "" {
		return upperFirst(c)
	}
	return upperFirst(trendSubject(t))
}

func trendPanelTitle(t *queries.Table, p panel) string {
	title := filterLabel(t, "metric")
	if segment := t.Filter("segment"); t.Filter("metric") == "key_question" && segment != "" {
		title = partLabel("key_question", segment) + ", share of cases judged satisfactory"
	} else if t.Filter("metric") == "key_question" {
		title = partLabel("standard_rating", p.key) + ", share of cases judged satisfactory"
	} else if p.key != "" {
		title += ": " + partLabel(t.Filter("metric"), p.key)
	}
	if t.Filter("across") == "region" || t.Filter("region") != "" {
		title += ", " + p.area
	}
	return title
}

// trendSign follows the numbers of the axis.
func trendSign(t *queries.Table, p panel) string {
	percent := slices.ContainsFunc(p.rows, func(r row) bool { return r.has("share") })
	if percent || percentMetrics[t.Filter("metric")] {
		return "%"
	}
	return ""
}

// percentMetrics are published as percentages, also where no number of cases
// tells so.
var percentMetrics = map[string]bool{"key_question": true, "vacancy_rate": true, "staff_in_post": true, "wmt_capacity": true, "programme_completion": true,
	"crs_conversion": true, "management_oversight_insufficient": true, "proven_reoffending_rate": true}
