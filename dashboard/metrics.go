package dashboard

import (
	"net/url"

	"pdubench/queries"
)

// metricList is the catalogue of what can be compared.
func metricList(r *request) (*answer, error) {
	t, err := r.run("metrics", r.query)
	if err != nil {
		return nil, err
	}
	return &answer{table: t, page: func() (*page, error) {
		charts, err := Charts(t)
		if err != nil {
			return nil, err
		}
		return &page{Template: "metrics", Title: "What can be compared?", Download: true, HasCharts: len(charts) > 0, Data: map[string]any{
			"Families": catalogue(t),
			"Charts":   illustrate(charts, t, "How far each metric reaches: most figures are published for some PDUs only."),
			"Rows":     int64(len(t.Rows)),
		}}, nil
	}}, nil
}

// directions of the polarity of a metric, in words.
var polarities = map[string]string{"higher_is_better": "higher is better", "lower_is_better": "lower is better", "neutral": "neither is better"}

func catalogue(t *queries.Table) []family {
	var all []family
	for _, r := range rows(t) {
		var g *grid
		all, g = inFamily(all, r.text("family"), []heading{{"Metric", false}, {"What it measures", false}, {"Unit", false},
			{"Direction", false}, {"PDUs", true}, {"Figures", true}})
		g.Lines = append(g.Lines, line{Cells: []cell{
			{Text: r.text("title"), Href: "/metrics/" + url.PathEscape(r.text("metric")), Header: true},
			{Text: r.text("definition")},
			{Text: r.text("unit")},
			{Text: polarities[r.text("polarity")]},
			{Text: decimal(float64(r.integer("pdus"))) + " of " + decimal(float64(r.integer("of_pdus"))), Number: true},
			show(r, t.Columns()[t.View.Column("figures")]),
		}})
	}
	return all
}
