package dashboard

import (
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"pdubench/queries"
)

// profileStrip puts every ranked figure of a PDU on one scale: the share of
// the other PDUs that it is better than. Figures without a peer, and those
// where neither way is better, are left out.
func profileStrip(t *queries.Table) (*Chart, error) {
	var names, ranks []any
	var points []opts.ScatterData
	for _, r := range rows(t) {
		if !r.has("percentile") || r.text("polarity") == "neutral" {
			continue
		}
		name := shortPart(r)
		names, ranks = append(names, name), append(ranks, r.ranking())
		points = append(points, opts.ScatterData{Name: name, Value: []any{r.cell("percentile"), name}})
	}
	if len(points) == 0 {
		return nil, nil
	}
	s := charts.NewScatter()
	s.ChartID = "chart-profile"
	s.SetGlobalOptions(frame(false, "16")...)
	x := scale("Better than … per cent of the other PDUs")
	x.Max = 100
	s.ExtendYAxis(figuresAxis(ranks))
	s.SetGlobalOptions(charts.WithYAxisOpts(categories(names)), charts.WithXAxisOpts(x))
	s.AddSeries(filterLabel(t, "pdu"), points, dotStyle("diamond", 16, darkPink, darkPink), middle())
	o, err := optionJSON(s, 34, 34)
	if err != nil {
		return nil, err
	}
	return &Chart{ID: "chart-profile", Title: "Where " + filterLabel(t, "pdu") + " stands among its peers",
		Caption: "Each diamond is a figure that other PDUs have too; further right is better. The dashed line is the middle of the peers; at the right edge is the rank.",
		Height:  len(points)*rowHeight + frameHeight + 24, Option: o}, nil
}

// metricPart names a row of the profile: the metric and its part.
func metricPart(r row) string {
	name := r.text("title")
	if segment := r.text("segment"); segment != "" {
		name += ", " + partLabel(r.text("metric"), segment)
	}
	return name
}

// shortPart names a row where there is little room.
func shortPart(r row) string {
	segment := r.text("segment")
	switch metric := r.text("metric"); {
	case metric == "standard_rating":
		return partLabel(metric, segment)
	case metric == "key_question":
		return "Cases: " + strings.ReplaceAll(segment, "/", " ")
	case segment == "":
		return r.text("title")
	}
	return r.text("title") + ": " + strings.ReplaceAll(segment, "_", " ")
}

// middle marks where half of the peers are better: the 50th percentile by
// definition.
func middle() charts.SeriesOpts {
	return charts.WithSeriesOpts(func(s *charts.SingleSeries) {
		s.MarkLines = &opts.MarkLines{
			Data: []any{map[string]any{"xAxis": 50, "name": "Middle of the peers"}},
			MarkLineStyle: opts.MarkLineStyle{
				Symbol: []string{"none", "none"}, Label: &opts.Label{Show: opts.Bool(true), Position: "start", Formatter: "{b}", Color: ink, FontSize: fontSize},
				LineStyle: &opts.LineStyle{Color: ink, Type: "dashed", Width: 2},
			},
		}
	})
}
