package dashboard

import (
	"fmt"
	"slices"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"pdubench/queries"
)

// changeCharts draws the changes of one metric: ratings as a slope, shares of
// cases as differences with their intervals.
func changeCharts(t *queries.Table) ([]Chart, error) {
	if t.Filter("metric") == "" {
		return nil, nil
	}
	var all []Chart
	var keys []string
	for _, r := range rows(t) {
		if k := panelKey(t.Filter("metric"), r.text("segment")); r.has("metric") && !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	for _, key := range keys {
		if len(all) == mostCharts {
			break
		}
		var part []row
		for _, r := range rows(t) {
			if r.has("metric") && panelKey(t.Filter("metric"), r.text("segment")) == key {
				part = append(part, r)
			}
		}
		id, title := fmt.Sprintf("chart-change-%s-%d", anchor(t.Filter("metric")), len(all)+1), filterLabel(t, "metric")
		if key != "" {
			title += ": " + partLabel(t.Filter("metric"), key)
		}
		moved, left := crowded(part)
		if len(moved) > 0 {
			part = moved
		}
		draw := differences
		if part[0].text("unit") == "rating" {
			draw = slope
		}
		c, err := draw(part, id, title)
		if err != nil {
			return nil, err
		}
		if c != nil {
			if left {
				c.Caption += " Only PDUs that moved are drawn; the table has the others too."
			}
			all = append(all, *c)
		}
	}
	return all, nil
}

// mostLines is from how many rows a chart draws only what moved.
const mostLines = 40

// crowded are the rows that moved, where there are too many to draw them all.
func crowded(part []row) (moved []row, left bool) {
	if len(part) <= mostLines {
		return part, false
	}
	for _, r := range part {
		switch r.text("verdict") {
		case "same", "no_clear_change", "not_compared":
			left = true
		default:
			moved = append(moved, r)
		}
	}
	return moved, left && len(moved) > 0
}

// differences draws how far each PDU moved.
func differences(part []row, id, title string) (*Chart, error) {
	several := part[0].text("segment") != part[len(part)-1].text("segment")
	return differencesOf(part, func(r row) string {
		if several {
			return r.text("pdu") + ": " + keyQuestionOf(r.text("segment"))
		}
		return r.text("pdu")
	}, id, title)
}

// differencesOf draws later minus earlier, a row a named difference, with its
// interval: beyond chance where that leaves out 0. Nil where none has one.
func differencesOf(part []row, named func(row) string, id, title string) (*Chart, error) {
	var names []any
	var figures []any
	var clear, unclear, ends []opts.ScatterData
	var lines []any
	for _, r := range part {
		if !r.has("lower95") {
			continue
		}
		name := named(r)
		names, figures = append(names, name), append(figures, r.change())
		at := opts.ScatterData{Name: name, Value: []any{r.cell("difference"), name}}
		look := intervalStyle(false)
		if r.text("verdict") == "no_clear_change" {
			unclear = append(unclear, at)
		} else {
			clear = append(clear, at)
			look = intervalStyle(true)
		}
		ends = append(ends, opts.ScatterData{Value: []any{r.cell("lower95"), name}}, opts.ScatterData{Value: []any{r.cell("upper95"), name}})
		lines = append(lines, []any{map[string]any{"coord": []any{r.cell("lower95"), name}, "lineStyle": look}, map[string]any{"coord": []any{r.cell("upper95"), name}}})
	}
	if len(names) == 0 {
		return nil, nil
	}
	s := charts.NewScatter()
	s.ChartID = id
	s.SetGlobalOptions(frame(true, "16")...)
	s.ExtendYAxis(figuresAxis(figures))
	x := scale("Change, percentage points")
	x.Min = nil
	s.SetGlobalOptions(charts.WithYAxisOpts(categories(names)), charts.WithXAxisOpts(x))
	s.AddSeries("Beyond chance", clear, dotStyle("diamond", 18, darkPink, darkPink), marks(append(lines, standingLine(0, "No change"))))
	s.AddSeries("No clear change", unclear, dotStyle("circle", 12, white, darkBlue))
	s.AddSeries("", ends, dotStyle("none", 0, white, white)) // an axis grows with points, not with lines
	o, err := optionJSON(s, names, 56, 56)
	if err != nil {
		return nil, err
	}
	return &Chart{ID: id, Title: title + ": change between the latest two inspections",
		Caption: "Each sign is the latest inspection minus the one before, its line the 95% interval of the difference (Newcombe). Filled where the interval leaves out 0.",
		Height:  len(names)*rowHeight + frameHeight + 30, Option: o}, nil
}

func keyQuestionOf(segment string) string {
	if _, question, ok := strings.Cut(segment, "/"); ok && keyQuestions[question] != "" {
		return keyQuestions[question]
	}
	return segment
}
