package dashboard

import (
	"fmt"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"pdubench/queries"
)

// ratingsOverTime stacks the inspections of each period by rating.
func ratingsOverTime(t *queries.Table) (*Chart, error) {
	var periods []any
	stacks := map[string][]opts.BarData{}
	for _, r := range rows(t) {
		if len(periods) == 0 || periods[len(periods)-1] != any(r.text("period")) {
			periods = append(periods, r.text("period"))
		}
		stacks[r.text("rating")] = append(stacks[r.text("rating")], stacked(r.integer("inspections")))
	}
	return stackedRatings("chart-ratings", "Overall ratings by date of publication", "Inspections", periods, stacks)
}

// regionRatings stacks the PDUs of each region by their latest rating.
func regionRatings(t *queries.Table) (*Chart, error) {
	var regions []any
	stacks := map[string][]opts.BarData{}
	for _, r := range rows(t) {
		regions = append(regions, r.text("region"))
		for _, rating := range ratings {
			stacks[rating.Word] = append(stacks[rating.Word], stacked(r.integer(columnOf[rating.Word])))
		}
	}
	return stackedRatings("chart-regions", "Latest overall rating of the PDUs of each region", "PDUs", regions, stacks)
}

// columnOf is the column of the view regions that counts a rating.
var columnOf = map[string]string{
	"Inadequate": "inadequate", "Requires improvement": "requires_improvement", "Good": "good", "Outstanding": "outstanding",
}

// stacked is one piece of a bar; a piece of nothing has no label.
func stacked(n int64) opts.BarData {
	d := opts.BarData{Value: n}
	if n == 0 {
		d.Label = &opts.Label{Show: opts.Bool(false)}
	}
	return d
}

// stackedRatings draws one bar a name, cut into the four ratings from worst
// to best. Each piece carries the letters of its rating, so that the colour
// is not needed to read it.
func stackedRatings(id, title, axis string, names []any, stacks map[string][]opts.BarData) (*Chart, error) {
	longest := wholeBar(stacks, len(names))
	if longest == 0 {
		return nil, nil // nothing has been rated
	}
	bar := charts.NewBar()
	bar.ChartID = id
	bar.SetGlobalOptions(frame(true, "24")...)
	bar.SetGlobalOptions(charts.WithYAxisOpts(categories(names)), charts.WithXAxisOpts(wholeNumbers(scale(axis))))
	for _, r := range ratings {
		bar.AddSeries(r.Word+" ("+r.Short+")", stacks[r.Word],
			charts.WithBarChartOpts(opts.BarChart{Stack: "ratings", BarWidth: "62%"}),
			charts.WithItemStyleOpts(opts.ItemStyle{Color: bands[r.Word].fill, BorderColor: white, BorderWidth: 1}),
			charts.WithLabelOpts(opts.Label{Show: opts.Bool(true), Position: "inside", Color: bands[r.Word].ink, Formatter: r.Short + " {c}", FontSize: 13}),
			charts.WithLabelLayoutOpts(opts.LabelLayout{HideOverlap: opts.Bool(true)}))
	}
	var rooms []any
	for _, screen := range []struct {
		query             map[string]any
		most, size, above int // of names and of what is kept free
		pixels            int // of the narrowest drawing, with its names
	}{{narrow, 118, 12, 66, 290}, {wide, 260, fontSize, 44, 440}, {broad, 260, fontSize, 44, 760}} {
		names := nameWidth(names, screen.most, screen.size)
		room := roomFor(screen.query, names, screen.size, screen.above)
		room["option"].(map[string]any)["series"] = fittingLabels(stacks, longest, int64(screen.pixels-names))
		rooms = append(rooms, room)
	}
	o, err := encoded(bar, rooms...)
	if err != nil {
		return nil, err
	}
	high := 36
	if len(names) > 10 {
		high = 30 // a page of A4 has room for it below its heading
	}
	return &Chart{ID: id, Title: title, Height: len(names)*high + frameHeight + 62, Option: o}, nil
}

// wholeBar is the length of the longest bar, in what it counts.
func wholeBar(stacks map[string][]opts.BarData, bars int) int64 {
	longest := int64(0)
	for i := range bars {
		sum := int64(0)
		for _, pieces := range stacks {
			sum += pieces[i].Value.(int64)
		}
		longest = max(longest, sum)
	}
	return longest
}

// fittingLabels shows the label of each piece that is wide enough for it,
// where the longest bar has a number of pixels.
func fittingLabels(stacks map[string][]opts.BarData, longest, pixels int64) []any {
	const letter, around = 7, 4
	var all []any
	for _, r := range ratings {
		var data []any
		for _, piece := range stacks[r.Word] {
			n := piece.Value.(int64)
			label := fmt.Sprintf("%s %d", r.Short, n)
			fits := n > 0 && n*pixels/longest >= int64(len(label)*letter+around)
			data = append(data, map[string]any{"value": n, "label": map[string]any{"show": fits}})
		}
		all = append(all, map[string]any{"data": data})
	}
	return all
}

func wholeNumbers(x opts.XAxis) opts.XAxis {
	x.MinInterval = 1
	return x
}
