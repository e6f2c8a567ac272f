package dashboard

import (
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// ratingSpread is a bar a rating, as long as the number of PDUs that have it,
// best on top. The name of a bar says that the PDU asked about is among them.
func ratingSpread(part []row, pdu, id, title string) (*Chart, error) {
	has := map[string]int64{}
	own := ""
	for _, r := range part {
		has[r.text("step_from")] = r.integer("piled")
		if pdu != "" && r.text("pdu") == pdu {
			own = r.text("step_from")
		}
	}
	var names []any
	var bars []opts.BarData
	for _, word := range slices.Backward(ratingWords()) {
		bar := opts.BarData{Name: word, Value: has[word]}
		if word == own {
			bar.ItemStyle = &opts.ItemStyle{Color: darkPink}
		}
		name := word
		if word == own {
			name += " (" + pdu + ")"
		}
		names, bars = append(names, axisName(name, word == own)), append(bars, bar)
	}
	b := charts.NewBar()
	b.ChartID = id
	b.SetGlobalOptions(frame(false, "30")...)
	b.SetGlobalOptions(charts.WithYAxisOpts(categories(names)), charts.WithXAxisOpts(wholeNumbers(scale("PDUs"))))
	b.AddSeries("PDUs", bars, charts.WithBarChartOpts(opts.BarChart{BarWidth: "62%"}), charts.WithItemStyleOpts(opts.ItemStyle{Color: darkBlue}),
		charts.WithLabelOpts(opts.Label{Show: opts.Bool(true), Position: "right", Color: ink, FontSize: fontSize}))
	o, err := optionJSON(b, names, 10, 10)
	if err != nil {
		return nil, err
	}
	caption := "Each bar is the PDUs with that rating."
	if own != "" {
		caption += " The pink one has " + pdu + "."
	}
	return &Chart{ID: id, Title: title, Caption: caption, Height: len(names)*40 + frameHeight, Option: o}, nil
}
