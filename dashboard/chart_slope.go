package dashboard

import (
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// slopeLooks draw each verdict, told apart by width and dashes as well as by
// colour.
var slopeLooks = map[string]map[string]any{
	"up":   {"color": darkBlue, "width": 4, "type": "solid"},
	"down": {"color": darkPink, "width": 3, "type": "dashed"},
	"same": {"color": grey, "width": 1.5, "type": "solid"},
}

// slope joins the earlier and the later rating of each PDU. On both sides
// every rating is a heading with its PDUs below, best on top, so that no two
// names or lines lie on each other.
func slope(part []row, id, title string) (*Chart, error) {
	left, right := slopeSide(part, "earlier", "later"), slopeSide(part, "later", "earlier")
	var before, after []any // the names of the two sides, row by row
	rowOf := map[string]int{}
	for _, word := range slices.Backward(ratingWords()) {
		heading := axisName(word, true)
		if len(left[word])+len(right[word]) == 0 {
			heading = axisName(word+": none", true)
		}
		before, after = append(before, heading), append(after, heading)
		for i := range max(len(left[word]), len(right[word])) {
			before, after = append(before, sideName(left[word], i, "earlier", rowOf, len(before))), append(after, sideName(right[word], i, "later", rowOf, len(after)))
		}
	}
	s := charts.NewScatter()
	s.ChartID = id
	s.SetGlobalOptions(frame(false, "8")...)
	s.ExtendYAxis(func() opts.YAxis { y := categories(after); y.Position = "right"; return y }())
	const first, second = "Earlier inspection", "Latest inspection"
	s.SetGlobalOptions(charts.WithYAxisOpts(categories(before)), charts.WithXAxisOpts(opts.XAxis{Type: "category", Position: "top",
		AxisLabel: &opts.AxisLabel{Show: opts.Bool(false)}, AxisLine: &opts.AxisLine{Show: opts.Bool(false)}, AxisTick: &opts.AxisTick{Show: opts.Bool(false)}}))
	s.SetXAxis([]string{first, second})
	var ends []opts.ScatterData
	var lines []any
	for _, r := range part {
		look := slopeLooks[r.text("verdict")]
		if look == nil {
			continue // a rating without a verdict has nothing to join
		}
		from, to := rowOf["earlier "+r.text("pdu")], rowOf["later "+r.text("pdu")]
		ends = append(ends, opts.ScatterData{Name: r.text("pdu"), Value: []any{first, from}}, opts.ScatterData{Name: r.text("pdu"), Value: []any{second, to}})
		lines = append(lines, []any{map[string]any{"name": r.text("pdu"), "coord": []any{first, from}, "lineStyle": look}, map[string]any{"coord": []any{second, to}}})
	}
	s.AddSeries("Ratings", ends, dotStyle("circle", 8, ink, ink), marks(lines))
	o, err := encoded(s, slopeRoom(wide, 190, fontSize), slopeRoom(narrow, 122, 11))
	if err != nil {
		return nil, err
	}
	return &Chart{ID: id, Title: title + " at the inspection before, on the left, and the latest, on the right",
		Caption: "Thick blue line: rated higher. Dashed pink line: rated lower. Thin grey line: the same rating.",
		Height:  len(before)*slopeRow + 40, Option: o}, nil
}

const slopeRow = 30

// slopeSide groups PDUs by their rating at one end: first those that kept it,
// whose lines are then level, then the others by the other end, best first.
func slopeSide(part []row, end, other string) map[string][]string {
	side := map[string][]string{}
	for _, kept := range []bool{true, false} {
		for _, word := range slices.Backward(ratingWords()) {
			for _, r := range part {
				if verdict := r.text("verdict"); r.text(other+"_value") == word && (verdict == "same") == kept && slopeLooks[verdict] != nil {
					side[r.text(end+"_value")] = append(side[r.text(end+"_value")], r.text("pdu"))
				}
			}
		}
	}
	return side
}

// sideName is the i-th name below a heading, and notes its row; nothing where
// the other side has more names.
func sideName(names []string, i int, end string, rowOf map[string]int, at int) string {
	if i >= len(names) {
		return ""
	}
	rowOf[end+" "+names[i]] = at
	return names[i]
}

func slopeRoom(query map[string]any, width, size int) map[string]any {
	label := map[string]any{"axisLabel": map[string]any{"width": width, "fontSize": size, "lineHeight": size}}
	return map[string]any{"query": query, "option": map[string]any{"yAxis": []any{label, label}, "grid": []any{map[string]any{"top": 8, "bottom": 8}},
		"xAxis": []any{map[string]any{"boundaryGap": false}}}}
}
