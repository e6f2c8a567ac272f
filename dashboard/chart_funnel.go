package dashboard

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// funnelChart draws the shares of one segment by their number of cases, and
// the limits that chance alone would keep them within. points are rows of the
// view funnel, limits those of funnel_limits.
func funnelChart(points, limits []row, pdu, id, title string) (*Chart, error) {
	var within, outside, own []opts.ScatterData
	for _, r := range points {
		if !r.has("n") {
			continue
		}
		at := opts.ScatterData{Name: r.text("pdu"), Value: []any{r.cell("n"), r.cell("share")}}
		switch {
		case pdu != "" && r.text("pdu") == pdu:
			own = append(own, at)
		case r.text("outside") != "":
			outside = append(outside, at)
		default:
			within = append(within, at)
		}
	}
	s := charts.NewScatter()
	s.ChartID = id
	s.SetGlobalOptions(frame(true, "90")...) // names are written to the right of their dot
	y := scale("")
	s.SetGlobalOptions(charts.WithXAxisOpts(scale("Cases")),
		charts.WithYAxisOpts(opts.YAxis{Type: "value", Name: "Per cent", Min: 0, Max: 100, AxisLabel: y.AxisLabel, SplitLine: y.SplitLine}))
	s.AddSeries("PDUs within", within, dotStyle("circle", 11, darkBlue, darkBlue))
	s.AddSeries("PDUs outside", outside, dotStyle("rect", 11, darkPink, darkPink), named())
	if len(own) > 0 {
		s.AddSeries(pdu, own, dotStyle("diamond", 18, white, darkPink), named())
	}
	curves := charts.NewLine()
	for _, c := range []struct{ column, name, dash string }{
		{"pooled", "Taken together", "dotted"}, {"lower95", "95% limits", "dashed"}, {"upper95", "95% limits", "dashed"},
		{"lower998", "99.8% limits", "solid"}, {"upper998", "99.8% limits", "solid"},
	} {
		var line []opts.LineData
		for _, r := range limits {
			line = append(line, opts.LineData{Value: []any{r.cell("n"), r.cell(c.column)}})
		}
		curves.AddSeries(c.name, line, charts.WithLineChartOpts(opts.LineChart{ShowSymbol: opts.Bool(false)}), charts.WithItemStyleOpts(opts.ItemStyle{Color: ink}),
			charts.WithLineStyleOpts(opts.LineStyle{Color: ink, Width: 1.5, Type: c.dash}))
	}
	s.Overlap(curves)
	o, err := numbersJSON(s, 66, 96)
	if err != nil {
		return nil, err
	}
	caption := "Each sign is a PDU; a square is one outside the limits. Fewer cases, to the left, leave more to chance."
	if len(own) > 0 {
		caption += " The diamond is " + pdu + "."
	}
	return &Chart{ID: id, Title: title, Caption: caption, Height: 440, Option: o}, nil
}

// named writes its name beside each sign of a series, on white where other
// signs are behind it. Of names that would lie on each other one is left: the
// sentence above has them all.
func named() charts.SeriesOpts {
	return charts.WithSeriesOpts(func(s *charts.SingleSeries) {
		s.Label = nameLabel("right")
		s.LabelLayout = &opts.LabelLayout{HideOverlap: opts.Bool(true)}
	})
}

// nameLabel is the name of a sign, at one of its sides.
func nameLabel(position string) *opts.Label {
	return &opts.Label{Show: opts.Bool(true), Position: position, Formatter: "{b}", Color: ink, FontSize: 13, BackgroundColor: "rgba(255,255,255,0.85)"}
}
