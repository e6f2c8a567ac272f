package dashboard

import (
	"fmt"
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"
)

// points collects what a chart of numbers over periods, or over names, draws:
// upright intervals, and beside each other what belongs to the same place.
type points struct {
	places   []string
	series   []string
	filled   [][]opts.ScatterData // by series: shares of cases
	hollow   [][]opts.ScatterData // the same: medians without a number of cases
	lines    []any
	shares   bool
	labelled bool // each point carries its number, rounded as reports do
	drawn    []drawnPoint
}

type drawnPoint struct {
	place, series int
	row           row
}

func (d *points) add(place int, series string, r row) {
	if place < 0 || !r.has("share") && !r.has("median") {
		return
	}
	i := slices.Index(d.series, series)
	if i < 0 {
		i, d.series = len(d.series), append(d.series, series)
	}
	d.drawn = append(d.drawn, drawnPoint{place, i, r})
}

// looks of the series: told apart by form as well as by colour.
var looks = []struct{ symbol, colour string }{{"circle", darkBlue}, {"triangle", turquoise}, {"diamond", darkPink}, {"rect", orange}}

// apart is how far, in widths of a place, series stand from each other.
const apart = 0.2

// lay puts every point at its place. The axis of places is 0 to their number;
// a point is in the middle of its place, a little to the side of its fellows.
func (d *points) lay() {
	d.filled, d.hollow = make([][]opts.ScatterData, len(d.series)), make([][]opts.ScatterData, len(d.series))
	for _, p := range d.drawn {
		look := looks[p.series%len(looks)]
		at := float64(p.place) + 0.5 + apart*(float64(p.series)-float64(len(d.series)-1)/2)
		if !p.row.has("share") {
			d.hollow[p.series] = append(d.hollow[p.series], opts.ScatterData{Value: []any{at, p.row.cell("median")}})
			continue
		}
		d.shares = true
		share, _ := p.row.number("share")
		d.filled[p.series] = append(d.filled[p.series], opts.ScatterData{Name: fmt.Sprintf("%.0f%%", share), Value: []any{at, p.row.cell("share")}})
		d.lines = append(d.lines, []any{
			map[string]any{"coord": []any{at, p.row.cell("lower95")}, "lineStyle": map[string]any{"color": look.colour, "width": 2}},
			map[string]any{"coord": []any{at, p.row.cell("upper95")}},
		})
	}
}

// chart draws the points; sign follows each number of the axis.
func (d *points) chart(id, title, sign string) (*Chart, error) {
	d.lay()
	s := charts.NewScatter()
	s.ChartID = id
	s.SetGlobalOptions(frame(len(d.series) > 1, "16")...)
	s.SetGlobalOptions(charts.WithLegendOpts(opts.Legend{Show: opts.Bool(len(d.series) > 1), Top: "0", Left: "0", SelectedMode: "false", ItemWidth: 14,
		TextStyle: &opts.TextStyle{Color: ink, FontSize: fontSize}}))
	y := opts.YAxis{Type: "value", Min: 0,
		AxisLabel: &opts.AxisLabel{Color: ink, FontSize: fontSize, Formatter: types.FuncStr("{value}" + sign)},
		SplitLine: &opts.SplitLine{Show: opts.Bool(true), LineStyle: &opts.LineStyle{Color: faint}}}
	if d.shares {
		y.Max = 100
	}
	s.SetGlobalOptions(charts.WithYAxisOpts(y), charts.WithXAxisOpts(opts.XAxis{Type: "category",
		AxisLabel: &opts.AxisLabel{Color: ink, FontSize: fontSize, Interval: "0", ShowMinLabel: opts.Bool(true), ShowMaxLabel: opts.Bool(true)}, AxisTick: &opts.AxisTick{Show: opts.Bool(true)}}))
	s.SetXAxis(d.places)
	s.ExtendXAxis(opts.XAxis{Type: "value", Min: 0, Max: len(d.places), Show: opts.Bool(false)})
	second := charts.WithSeriesOpts(func(s *charts.SingleSeries) { s.XAxisIndex = 1 })
	for i, name := range d.series {
		look := looks[i%len(looks)]
		with := []charts.SeriesOpts{dotStyle(look.symbol, 13, look.colour, look.colour), second}
		if d.labelled {
			with = append(with, charts.WithLabelOpts(opts.Label{Show: opts.Bool(true), Position: "right", Formatter: "{b}", Color: ink, FontSize: 13}))
		}
		if i == 0 {
			with = append(with, marks(d.lines))
		}
		s.AddSeries(name, d.filled[i], with...)
	}
	for i, name := range d.series { // of the same name: the legend has each once
		look := looks[i%len(looks)]
		s.AddSeries(name, d.hollow[i], dotStyle(look.symbol, 12, white, look.colour), second)
	}
	o, err := pointsJSON(s, len(d.places), len(d.series) > 1, d.labelled)
	if err != nil {
		return nil, err
	}
	return &Chart{ID: id, Title: title, Caption: d.key(), Height: 380, Option: o}, nil
}

// key says what the signs mean.
func (d *points) key() string {
	s := ""
	if d.shares {
		s = "Each filled sign is the cases of a period added up; its line is the 95% interval."
		if slices.ContainsFunc(d.hollow, func(of []opts.ScatterData) bool { return len(of) > 0 }) {
			s += " A hollow one is the median of percentages published without their number of cases, and has no interval."
		}
		return s
	}
	return "Each sign is the median of the figures published in a period, often of one PDU only: the table says of how many inspections. A median has no interval here."
}

// pointsJSON leaves room for the names below: on a phone they are broken
// and, where there are many, stand upright.
func pointsJSON(s *charts.Scatter, places int, legend, labelled bool) ([]byte, error) {
	top := 16
	if legend {
		top = 44
	}
	rule := func(query map[string]any, width, size, rotate int, labels bool) map[string]any {
		axis := map[string]any{"axisLabel": map[string]any{"width": width, "overflow": "break", "fontSize": size, "lineHeight": size + 2, "rotate": rotate, "interval": 0}}
		option := map[string]any{"grid": []any{map[string]any{"top": top, "bottom": 26}}, "xAxis": []any{axis}}
		if labelled {
			option["series"] = []any{map[string]any{"label": map[string]any{"show": labels}}, map[string]any{"label": map[string]any{"show": labels}}, map[string]any{"label": map[string]any{"show": labels}}}
		}
		return map[string]any{"query": query, "option": option}
	}
	room, size, upright := 400, fontSize, 0 // two charts may stand beside each other
	if labelled {
		room = 560 // on paper
	}
	if places > 6 {
		size = 12
	}
	if places > 4 {
		upright = 90
	}
	return encoded(s, rule(wide, max(52, room/places), size, 0, true), rule(narrow, max(upright, 280/places), 12, upright, false))
}
