package dashboard

import (
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"pdubench/queries"
)

// spine puts every ranked figure of a PDU on one scale: the peer median in
// the middle, better to the right, and around it how far its peers reach.
// Figures without a peer, and those where neither way is better, are left out.
func spine(t *queries.Table) (*Chart, error) {
	var names, figures, short, spans []any
	var apart, within []opts.ScatterData
	for _, r := range rows(t) {
		if !r.has("at_value") || r.text("polarity") == "neutral" {
			continue
		}
		name := shortPart(r)
		names, figures = append(names, name), append(figures, r.figure())
		short = append(short, ratingLetters(r.figure()))
		spans = append(spans, span(name, r.cell("at_worst"), r.cell("at_best"), grey, 2))
		if r.has("at_worst_quarter") {
			spans = append(spans, span(name, r.cell("at_worst_quarter"), r.cell("at_best_quarter"), darkBlue, 8))
		}
		at := opts.ScatterData{Name: name, Value: []any{r.cell("at_value"), name}}
		if c := r.text("comparison"); c == "better" || c == "worse" {
			apart = append(apart, at)
		} else {
			within = append(within, at)
		}
	}
	if len(names) == 0 {
		return nil, nil
	}
	s := charts.NewScatter()
	s.ChartID = "chart-spine"
	s.SetGlobalOptions(frame(false, "16")...)
	x := scale("← worse    better →")
	x.Min, x.Max = -1.05, 1.05 // a sign at the end of the scale is drawn whole
	x.AxisLabel, x.NameGap = &opts.AxisLabel{Show: opts.Bool(false)}, 12
	x.SplitLine = nil
	s.ExtendYAxis(figuresAxis(figures))
	s.SetGlobalOptions(charts.WithYAxisOpts(categories(names)), charts.WithXAxisOpts(x))
	s.AddSeries("No verdict", within, dotStyle("diamond", 16, white, darkPink), marks(append(spans, standingLine(0, "Peer median"))))
	s.AddSeries("Better or worse than peers", apart, dotStyle("diamond", 16, darkPink, darkPink))
	// On a phone the words of ratings would leave no room to draw in.
	onScreen, onPhone := roomFor(wide, nameWidth(names, 260, fontSize), fontSize, 34), roomFor(narrow, nameWidth(names, 110, 11), 11, 34)
	for _, room := range []struct {
		rule    map[string]any
		figures []any
	}{{onScreen, figures}, {onPhone, short}} {
		axes := room.rule["option"].(map[string]any)
		axes["yAxis"] = append(axes["yAxis"].([]any), map[string]any{"data": room.figures})
	}
	o, err := encoded(s, onScreen, onPhone)
	if err != nil {
		return nil, err
	}
	return &Chart{ID: "chart-spine", Title: "Where " + filterLabel(t, "pdu") + " stands among its peers",
		Caption: "Each diamond is a figure that other PDUs have too; it is filled where its interval leaves out the peers’ value. Further right is better. " +
			"The dashed line is the peer median, the thin line reaches from the worst to the best of the peers, the thick one over the middle half of them. The figure itself is at the right edge, on a narrow screen a rating by its letters.",
		Height: len(names)*rowHeight + frameHeight + 24, Option: o}, nil
}

// span is a line along one row, from one number to another.
func span(name string, from, to any, colour string, width int) []any {
	return []any{
		map[string]any{"coord": []any{from, name}, "lineStyle": map[string]any{"color": colour, "width": width}},
		map[string]any{"coord": []any{to, name}},
	}
}

// standingLine crosses all rows at a number, its words at the top.
func standingLine(at any, name string) map[string]any {
	return map[string]any{
		"xAxis": at, "name": name,
		"lineStyle": map[string]any{"color": ink, "width": 2, "type": "dashed"},
		"label":     map[string]any{"show": true, "formatter": "{b}", "position": "start", "color": ink, "fontSize": fontSize},
	}
}

// marks draws lines together with a series.
func marks(lines []any) charts.SeriesOpts {
	return charts.WithSeriesOpts(func(s *charts.SingleSeries) {
		s.MarkLines = &opts.MarkLines{Data: lines, MarkLineStyle: opts.MarkLineStyle{
			Symbol: []string{"none", "none"}, Label: &opts.Label{Show: opts.Bool(false)},
			LineStyle: &opts.LineStyle{Type: "solid"},
		}}
	})
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
