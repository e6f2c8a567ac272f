package dashboard

import (
	"fmt"
	"unicode/utf8"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// dots collects what a ranked dot plot of one segment draws.
type dots struct {
	pdu       string // the one asked about
	unit      string
	names     []any // of the rows, the PDU's own in bold
	figures   []any // as text, at the right edge
	own       []opts.ScatterData
	others    []opts.ScatterData
	bounds    []opts.ScatterData
	intervals []any
	median    any // of the peers of the PDU asked about; nil without one
	medianAt  string
	shares    bool // counts of cases: only their interval is on a common scale
}

func newDots(part []row, pdu string, names []string) *dots {
	d := &dots{pdu: pdu, unit: part[0].text("unit"), shares: part[0].share()}
	for i, name := range names {
		d.add(part[i], name)
	}
	return d
}

// partNames names rows by their part of the metric, and by their PDU where
// they are of several.
func partNames(all []row, metric string) []string {
	names := make([]string, len(all))
	for i, r := range all {
		names[i] = upperFirst(partLabel(metric, r.text("segment")))
		switch {
		case names[i] == "":
			names[i] = r.text("pdu")
		case pdus(all) > 1:
			names[i] += ", " + r.text("pdu")
		}
	}
	return names
}

// pdus counts the PDUs of rows, in which a PDU's rows may repeat.
func pdus(part []row) int {
	seen := map[string]bool{}
	for _, r := range part {
		seen[r.text("pdu")] = true
	}
	return len(seen)
}

// rowNames names each row by its PDU, and by its inspection where a PDU has
// several.
func rowNames(part []row) []string {
	times := map[string]int{}
	for _, r := range part {
		times[r.text("pdu")]++
	}
	names := make([]string, len(part))
	for i, r := range part {
		names[i] = r.text("pdu")
		if times[names[i]] > 1 {
			names[i] += " (" + r.text("inspection") + ")"
		}
	}
	return names
}

func (d *dots) add(r row, name string) {
	mine := d.pdu != "" && r.text("pdu") == d.pdu
	d.names = append(d.names, axisName(name, mine))
	text := r.figure()
	if d.shares {
		text = r.cases()
	}
	d.figures = append(d.figures, axisName(text, mine))
	if mine && r.has("peer_median") && d.median == nil {
		d.median, d.medianAt = r.cell("peer_median"), "Peer median "+r.median(withUnit)
	}
	if r.has("lower95") && r.has("upper95") {
		d.intervals = append(d.intervals, []any{
			map[string]any{"coord": []any{r.cell("lower95"), name}, "lineStyle": intervalStyle(mine)},
			map[string]any{"coord": []any{r.cell("upper95"), name}},
		})
	}
	if !r.has("value") || d.shares {
		return
	}
	at := opts.ScatterData{Name: name, Value: []any{r.cell("value"), name}}
	switch {
	case r.bounded():
		at.Symbol, at.SymbolSize, at.SymbolRotate = "triangle", 14, 90 // points left: under, at most
		if q := r.text("qualifier"); q == "over" || q == "at_least" {
			at.SymbolRotate = -90
		}
		d.bounds = append(d.bounds, at)
	case mine:
		d.own = append(d.own, at)
	default:
		d.others = append(d.others, at)
	}
}

// axisName is a name at its row.
func axisName(name string, bold bool) any {
	if bold {
		return map[string]any{"value": name, "textStyle": map[string]any{"fontWeight": "bold"}}
	}
	return name
}

// shrinkLongNames gives long names smaller letters on a phone, where they
// would run into the rows around them.
func shrinkLongNames(room map[string]any, names []any) {
	const long = 30
	var all []any
	found := false
	for _, n := range names {
		style := map[string]any{}
		if styled, ok := n.(map[string]any); ok {
			n, style["fontWeight"] = styled["value"], "bold"
		}
		if utf8.RuneCountInString(fmt.Sprint(n)) > long {
			found = true
			style["fontSize"], style["lineHeight"] = 10, 10
		}
		all = append(all, map[string]any{"value": n, "textStyle": style})
	}
	if found {
		room["option"].(map[string]any)["yAxis"].([]any)[0].(map[string]any)["data"] = all
	}
}

// turnWords turns the rating words below an axis: on a phone they would lie on
// each other.
func turnWords(room map[string]any, degrees, size int) {
	room["option"].(map[string]any)["xAxis"] = []any{map[string]any{"axisLabel": map[string]any{"rotate": degrees, "fontSize": size}}}
}

func intervalStyle(mine bool) map[string]any {
	if mine {
		return map[string]any{"color": darkPink, "width": 3}
	}
	return map[string]any{"color": darkBlue, "width": 2}
}

func (d *dots) draw(id string) *charts.Scatter {
	s := charts.NewScatter()
	s.ChartID = id
	s.SetGlobalOptions(frame(false, "16")...)
	if d.unit != "rating" { // whose word the axis has already
		s.ExtendYAxis(figuresAxis(d.figures))
	}
	s.SetGlobalOptions(charts.WithYAxisOpts(categories(d.names)), charts.WithXAxisOpts(d.axis()))
	if d.unit == "rating" { // SetXAxis is how the builder takes categories
		s.SetXAxis(ratingWords())
	}
	s.AddSeries("PDUs", d.others, dotStyle("circle", 12, darkBlue, darkBlue), d.lines())
	s.AddSeries(d.pdu, d.own, dotStyle("diamond", 18, darkPink, darkPink))
	s.AddSeries("Bounds", d.bounds, dotStyle("triangle", 14, white, darkBlue))
	return s
}

func dotStyle(symbol string, size int, fill, edge string) charts.SeriesOpts {
	return charts.WithSeriesOpts(func(s *charts.SingleSeries) {
		s.Symbol, s.SymbolSize = symbol, size
		s.ItemStyle = &opts.ItemStyle{Color: fill, BorderColor: edge, BorderWidth: 2, Opacity: opts.Float(1)}
	})
}

// lines are the intervals and the median, drawn as marks of the first series.
func (d *dots) lines() charts.SeriesOpts {
	lines := d.intervals
	if d.median != nil {
		lines = append(lines, standingLine(d.median, d.medianAt))
	}
	return marks(lines)
}

// axisUnits name the axis of each unit.
var axisUnits = map[string]string{"percent": "Per cent", "count": "Number", "days": "Days", "ratio": "Ratio", "score": "Points"}

func (d *dots) axis() opts.XAxis {
	if d.unit == "rating" {
		x := scale("")
		x.Type, x.Min, x.Data = "category", nil, ratingWords()
		x.AxisLabel.Interval, x.AxisLabel.HideOverlap = "0", nil
		return x
	}
	x := scale(axisUnits[d.unit])
	if d.shares {
		x.Name = "Share of cases, per cent"
	}
	if len(d.intervals) > 0 {
		x.Max = 100 // an axis grows with its dots, not with their intervals
	}
	return x
}

func ratingWords() []string {
	var all []string
	for _, r := range ratings {
		all = append(all, r.Word)
	}
	return all
}
