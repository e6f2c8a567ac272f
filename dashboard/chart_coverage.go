package dashboard

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"pdubench/queries"
)

// coverageBars draws for how many PDUs each metric is published.
func coverageBars(t *queries.Table) (*Chart, error) {
	var names []any
	most := int64(0)
	var bars []opts.BarData
	for _, r := range rows(t) {
		names = append(names, r.text("title"))
		most = max(most, r.integer("pdus"))
		bars = append(bars, opts.BarData{Value: r.integer("pdus")})
	}
	if most == 0 {
		return nil, nil
	}
	bar := charts.NewBar()
	bar.ChartID = "chart-coverage"
	bar.SetGlobalOptions(frame(false, "40")...)
	bar.SetGlobalOptions(charts.WithYAxisOpts(categories(names)), charts.WithXAxisOpts(wholeNumbers(scale("PDUs with a published figure"))))
	bar.AddSeries("PDUs", bars,
		charts.WithBarChartOpts(opts.BarChart{BarWidth: "55%"}),
		charts.WithItemStyleOpts(opts.ItemStyle{Color: darkBlue}),
		charts.WithLabelOpts(opts.Label{Show: opts.Bool(true), Position: "right", Color: ink, FontSize: fontSize}))
	onPhone := roomFor(narrow, 175, 11, 10) // the names matter more than the bars
	shrinkLongNames(onPhone, names)
	o, err := encoded(bar, roomFor(wide, nameWidth(names, 260, fontSize), fontSize, 10), onPhone)
	if err != nil {
		return nil, err
	}
	return &Chart{ID: "chart-coverage", Title: "How many PDUs each metric is published for",
		Height: len(names)*rowHeight + frameHeight, Option: o}, nil
}
