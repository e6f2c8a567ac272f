package dashboard

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// spreadChart draws a dot for each PDU: few of them at their figures, many
// piled upon the step that each falls into, as a histogram in which the PDU
// asked about can be seen. part are rows of the view distribution of one
// segment.
func spreadChart(part []row, pdu, id, title string) (*Chart, error) {
	if part[0].text("unit") == "rating" {
		return ratingSpread(part, pdu, id, title)
	}
	var others, own []opts.ScatterData
	highest := part[0].integer("highest")
	exact := true // until a dot is in the middle of its step instead
	for _, r := range part {
		at := opts.ScatterData{Name: r.text("pdu"), Value: []any{r.cell("at"), r.cell("height")}}
		if shown, _ := r.number("value"); shown != r.cell("at") {
			exact = false
		}
		if pdu != "" && r.text("pdu") == pdu {
			own = append(own, at)
		} else {
			others = append(others, at)
		}
	}
	s := charts.NewScatter()
	s.ChartID = id
	s.SetGlobalOptions(frame(false, "30")...)
	labels := scale("")
	y := opts.YAxis{Type: "value", Name: "PDUs", Min: 0, Max: highest + 2, MinInterval: 1, // with room for a name on top
		AxisLabel: labels.AxisLabel, SplitLine: labels.SplitLine}
	// A high pile has small dots, so that they do not hide each other.
	drawing := 220
	size := min(14, max(5, drawing/int(highest+1)-1))
	if exact { // a height is then no number of PDUs
		drawing = min(drawing, 60+24*int(highest))
		y = opts.YAxis{Type: "value", Min: 0, Max: highest + 2, Show: opts.Bool(false)}
	}
	s.SetGlobalOptions(charts.WithXAxisOpts(spreadScale(part[0])), charts.WithYAxisOpts(y))
	s.AddSeries("PDUs", others, dotStyle("circle", size, darkBlue, white), middleHalf(part[0]), marks(medianOf(part[0])))
	s.AddSeries(pdu, own, dotStyle("diamond", 18, darkPink, white), charts.WithLabelOpts(*nameLabel("top")))
	onScreen, onPhone := spreadRoom(wide, part[0], size, 18), spreadRoom(narrow, part[0], min(size, 10), 13)
	o, err := encoded(s, onScreen, onPhone)
	if err != nil {
		return nil, err
	}
	caption := "Each dot is a PDU, standing on the step that its figure falls into."
	if exact {
		caption = "Each dot is a PDU at its figure; one that would hide another stands above it."
	}
	caption += " The band is the middle half of the PDUs, the dashed line their median."
	if len(own) > 0 {
		caption += " The diamond is " + pdu + "."
	}
	return &Chart{ID: id, Title: title, Caption: caption, Height: drawing + 110, Option: o}, nil
}

// spreadRoom keeps room above, and puts the marks of the scale where the view
// says; the builder has no field for that.
func spreadRoom(query map[string]any, r row, dot, diamond int) map[string]any {
	room := roomAbove(query, 44)
	option := room["option"].(map[string]any)
	option["series"] = []any{map[string]any{"symbolSize": dot}, map[string]any{"symbolSize": diamond}}
	option["xAxis"] = []any{map[string]any{"interval": r.cell("scale_step")}}
	return room
}

// spreadScale is the axis of a spread. It need not begin at 0: a dot has no
// length that could mislead.
func spreadScale(r row) opts.XAxis {
	x := scale(axisUnits[r.text("unit")])
	x.Min, x.Max = r.cell("scale_from"), r.cell("scale_to")
	return x
}

// medianOf is the median as a line.
func medianOf(r row) []any {
	middle, _ := r.number("median")
	line := standingLine(middle, "Median "+withUnit(middle, r.text("unit")))
	line["label"].(map[string]any)["position"] = "end" // the foot has the scale
	return []any{line}
}

// middleHalf shades the scale between the quartiles.
func middleHalf(r row) charts.SeriesOpts {
	return charts.WithSeriesOpts(func(s *charts.SingleSeries) {
		if r.has("lower_quartile") && r.has("upper_quartile") {
			s.MarkAreas = &opts.MarkAreas{Data: []any{[]any{
				map[string]any{"xAxis": r.cell("lower_quartile"), "itemStyle": map[string]any{"color": "#e0e8ef"}},
				map[string]any{"xAxis": r.cell("upper_quartile")},
			}}}
		}
	})
}
